#pragma once

// A sheet of the sample that stands by itself, with the truth that it was made from.

#include "domain/table.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle::sample {

/// The day as of which the sample speaks: 2024-12-31, counted from 1899-12-30.
inline constexpr Day lastDay = 45657;

struct SampleSheet {
    Table table; ///< from A1
    std::vector<std::string> trueStage; ///< per row, as the model for which it was made writes it
};

/// Fills a table row by row; what a row does not say stays blank.
class SheetWriter {
public:
    SheetWriter(Table& table, std::string sheet, std::initializer_list<const char*> headers);

    void beginRow();
    void put(std::string_view header, std::string_view text);
    void put(std::string_view header, double number);
    void put(std::string_view header, std::optional<Day> day);

private:
    Value& cell(std::string_view header);

    Table& table_;
};

} // namespace lifecycle::sample
