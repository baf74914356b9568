#pragma once

// What the core says, as the user reads it in English; and facts from a table written in a test.

#include "domain/facts.hpp"
#include "domain/wording.hpp"

#include <string>
#include <string_view>

namespace lifecycle::test {

inline std::string spoken(const Message& message) { return Wording{"en"}.say(message, Conventions{}.nullDate); }

/// `|` for a tab, so that a test can be read.
inline Table tableOf(std::string_view text, const Conventions& conventions = {})
{
    std::string tabbed{text};
    for (char& c : tabbed)
        c = c == '|' ? '\t' : c;
    Table table = tableFromTabSeparated(tabbed);
    table.conventions = conventions;
    return table;
}

inline Facts factsOf(const Table& table)
{
    Facts facts{table.rows(), table.conventions};
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        facts.add(table.headers[column], table.columns[column], table.texts);
    return facts;
}

} // namespace lifecycle::test
