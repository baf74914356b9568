#pragma once

// What the user says of a table by hand: which column is which field, and what values mean. It wins over what is found.
//
// Columns are named by their headers, so that inserted or moved columns change nothing. All choices of a document are one text,
// JSON, which the document keeps (`calc/remembered_choices.hpp`):
//
//     [{"headers": ["No", "Kd", "Phase", "Sum", "Sum"],
//       "columns": {"customer": ["Kd", 1], "amount": ["Sum", 2], "status": null},
//       "meanings": {"Phase": {"4 - done": "bought"}}}]
//
// `headers`: those of the table when something was chosen. A table is known again by them: by the entry with at least half of
// whose headers it shares, and the most. Fields and meanings are the English ones. ["Sum", 2]: the second column with this
// header; null: no column is this field. What is not JSON of this form counts as nothing chosen.

#include "domain/outcome.hpp"
#include "domain/recognition.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle {

struct ColumnByHeader {
    std::string header;
    int nth = 1; ///< of the columns with this header
    bool operator==(const ColumnByHeader&) const = default;
};

ColumnByHeader byHeader(const Table& table, std::size_t column);

struct TableChoices {
    std::map<std::string, std::optional<ColumnByHeader>, std::less<>> columns; ///< by field; nothing: no column is this field
    std::map<std::string, ChosenMeanings, std::less<>> meanings;               ///< by header of the column
    bool empty() const noexcept { return columns.empty() && meanings.empty(); }

    /// A column is one field: what it was chosen for before is found by itself again.
    void chooseColumn(const std::string& field, std::optional<ColumnByHeader> column);
};

/// The choices of all tables of a document.
class RememberedChoices {
public:
    static RememberedChoices read(std::string_view json);
    std::string written() const; ///< empty where nothing is chosen

    TableChoices of(const Table& table) const;
    void remember(const Table& table, TableChoices choices);

private:
    struct Entry {
        std::vector<std::string> headers;
        TableChoices choices;
    };
    const Entry* entryOf(const Table& table) const;
    std::vector<Entry> entries_;
};

/// `recognise` with what was chosen, which the table then says of its columns (`Table::said`). A chosen column that the table no
/// longer has counts as not chosen; `recognise.choiceGone` among the doubts says so.
Recognition recogniseAs(Table& table, const TableChoices& choices);

} // namespace lifecycle
