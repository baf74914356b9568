#include "calc/staged_tables.hpp"

#include "calc/owned_columns.hpp"
#include "calc/view.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <algorithm>

namespace lifecycle::calc {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

std::optional<StagedTable> tableNamedOn(const Sheet& sheet, const std::string& name)
{
    const auto area = ownedRange(sheet, name);
    const auto stage = ownedRange(sheet, owned::columnName(name, "stage"));
    if (!area || !stage)
        return {};
    StagedTable table{sheet, name, *area, stage->StartColumn};
    for (const auto field : fieldsBesideTable())
        if (const auto column = table.column(field)) {
            table.area.StartColumn = std::min(table.area.StartColumn, *column);
            table.area.EndColumn = std::max(table.area.EndColumn, *column);
        }
    return table;
}

} // namespace

std::optional<sal_Int32> StagedTable::column(std::string_view field) const
{
    const auto place = ownedRange(sheet, owned::columnName(name, field));
    return place ? std::optional{place->StartColumn} : std::nullopt;
}

std::vector<StagedTable> stagedTablesOn(const Sheet& sheet)
{
    std::vector<StagedTable> tables;
    const auto add = [&](const std::string& name) {
        if (auto table = tableNamedOn(sheet, name))
            tables.push_back(std::move(*table));
    };
    add(std::string{owned::customers});
    for (const auto& name : tablesOn(sheet))
        add(name);
    return tables;
}

std::optional<StagedTable> stagedTable(
    const Reference<frame::XModel>& document, const Reference<frame::XController>& controller, bool ofOrderLog)
{
    const auto cursor = cursorIn(controller);
    const Reference<container::XIndexAccess> sheets{
        Reference<sheet::XSpreadsheetDocument>{document, UNO_QUERY_THROW}->getSheets(), UNO_QUERY_THROW};
    std::optional<StagedTable> best;
    int mostFitting = -1;
    for (sal_Int32 index = 0; index < sheets->getCount(); ++index)
        for (auto& table : stagedTablesOn({sheets->getByIndex(index), UNO_QUERY_THROW})) {
            const bool inFront = cursor && cursor->Sheet == table.area.Sheet;
            const bool atCursor = inFront && cursor->Row >= table.area.StartRow && cursor->Row <= table.area.EndRow
                && cursor->Column >= table.area.StartColumn && cursor->Column <= table.area.EndColumn;
            const int fits = 4 * (table.isCustomers() == ofOrderLog) + 2 * inFront + atCursor;
            if (fits > mostFitting) {
                mostFitting = fits;
                best = std::move(table);
            }
        }
    return best;
}

} // namespace lifecycle::calc
