#pragma once

// What kind of table the user has, and which of its columns is which field.

#include "domain/message.hpp"
#include "domain/table.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle {

enum class Shape : std::uint8_t { orderLog, customerTable, unknown };

/// Which column is which field, and what kind of table that makes.
struct Recognition {
    Shape shape = Shape::unknown;
    Message why;                                           ///< one sentence: why this shape, or what is missing
    std::map<std::string, std::size_t, std::less<>> columnOf; ///< field name to column
    std::vector<Message> doubts;                           ///< e.g. two columns that could be the date, and which was taken

    std::optional<std::size_t> column(std::string_view field) const;
};

/// Field to column, as the user set it by hand; nothing: no column is this field.
using ChosenColumns = std::map<std::string, std::optional<std::size_t>, std::less<>>;

/// By names first (`Table::nameOf`), by content where they leave it open (the column of dates among several, the column that
/// repeats). What is chosen wins.
Recognition recognise(const Table& table, const ChosenColumns& chosen = {});

} // namespace lifecycle
