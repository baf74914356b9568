#include "domain/number_column.hpp"

#include "domain/reading.hpp"

#include <algorithm>

namespace lifecycle {

NumberColumn::NumberColumn(const Column& column, const Table& table) : column_{&column}
{
    if (std::none_of(column.begin(), column.end(), [](Value value) { return value.isText(); }))
        return;
    const char mark = decimalMarkOf(column, table.texts, table.conventions.decimalMark);
    ofText_.assign(table.texts.size(), unreadable);
    std::vector<bool> read(table.texts.size());
    for (const Value value : column) {
        if (!value.isText() || read[value.text()])
            continue;
        read[value.text()] = true;
        const auto number = readNumberText(table.texts[value.text()], mark);
        if (!number)
            continue;
        ofText_[value.text()] = number->number;
        if (number->currency.empty())
            continue;
        currencyOfText_.resize(table.texts.size());
        currencyOfText_[value.text()] = number->currency;
    }
}

} // namespace lifecycle
