#pragma once

// The panel Columns and values: which column is which field, and what each value of a column of outcomes or statuses means. Both
// are found by themselves; a drop-down changes them.

#include "commands/described_table.hpp"
#include "sidebar/number_words.hpp"
#include "sidebar/panel.hpp"

#include <memory>
#include <string>
#include <vector>

namespace lifecycle::sidebar {

class ColumnsPanel final : public Panel {
public:
    explicit ColumnsPanel(Place place) : Panel{std::move(place), "columns.xdl"}, numbers_{this->place().context} {}

protected:
    void opened() override;
    void fill() override;
    void arrange(Column& column) override;

private:
    /// A label and its drop-down list.
    struct Row {
        Control label;
        DropDown list;
    };
    /// The values of one column, below its name.
    struct Values {
        Control title, more;
        std::vector<Row> rows;
        std::size_t shown = 0;
    };

    void fillFields();
    void fillValues();
    void fillValues(Values& values, const calc::DescribedValues& described);
    void showRow(Row& row, const std::string& label, const std::vector<std::string>& items, std::size_t selected);
    Row addRow(const std::string& name, std::function<void()> chosen);
    void columnChosen(std::size_t row);
    void meaningChosen(std::size_t values, std::size_t row);
    std::string say(const char* key, std::vector<Message::Argument> arguments = {}) const;

    Control note_;
    std::vector<Row> fieldRows_;
    std::vector<std::string> fields_; ///< of the rows that are shown
    std::vector<std::size_t> offered_; ///< the columns that their lists offer
    std::vector<Values> values_;
    NumberWords numbers_;
    std::shared_ptr<const Result<calc::TableDescription>> described_;
    const calc::TableDescription* table_ = nullptr; ///< null: there is none
};

} // namespace lifecycle::sidebar
