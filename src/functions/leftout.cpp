#include "calc/conventions.hpp"
#include "calc/read_table.hpp"
#include "domain/order_log.hpp"
#include "functions/conversions.hpp"
#include "functions/tables.hpp"

namespace lifecycle::functions {

Any leftOut(const Call& call, const Reference<XCellRange>& orders)
{
    const auto table = calc::readTable(orders, call.conventions);
    const auto log = readOrderLog(*table, recognise(*table), {.today = calc::today(call.conventions)});
    // Where the whole is no log, that is what there is to say.
    if (!log)
        return textCell(call.wording.say(log.assume_error(), call.conventions.nullDate));

    const auto& rows = log.assume_value().leftOut;
    Grid grid{rows.size() + 1, 3};
    const Wording english{"en"};
    grid.set(0, 0, textCell(english.text("function.result.row")));
    grid.set(0, 1, textCell(english.text("function.result.column")));
    grid.set(0, 2, textCell(english.text("function.result.reason")));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& header = table->headers[rows[i].column];
        const auto onSheet = table->firstColumn + static_cast<std::int32_t>(rows[i].column);
        grid.set(i + 1, 0, Any{static_cast<double>(table->headerRow) + 2 + rows[i].row});
        grid.set(i + 1, 1, textCell(header.empty() ? columnName(onSheet) : header));
        grid.set(i + 1, 2, textCell(call.wording.text(keyOf(rows[i].reason))));
    }
    return grid.result();
}

} // namespace lifecycle::functions
