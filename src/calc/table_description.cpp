#include "calc/table_description.hpp"
#include "calc/chosen_meanings.hpp"
#include "calc/conventions.hpp"
#include "calc/model_sheets.hpp"
#include "calc/owned_columns.hpp"
#include "calc/owned_ranges.hpp"
#include "calc/read_table.hpp"
#include "domain/survivors.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>

#include <algorithm>
#include <iterator>

namespace lifecycle::calc
{

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

constexpr std::size_t readWholeUpTo = 50'000, readOtherwise = 1'000;

void describeLog(
    const Table& table, const Recognition& recognition, const ChosenMeanings& statuses, TableDescription& description)
{
    const auto log = readOrderLog(table, recognition, { today(table.conventions), AmountIs::ofTheLine, statuses });
    if (!log) {
        description.refusal = log.error();
        return;
    }
    description.leftOut = log.value().leftOut.size();
    for (const auto& row : log.value().leftOut) {
        auto found = std::ranges::find(description.leftOutBy, row.reason, &LeftOutRows::reason);
        if (found == description.leftOutBy.end())
            found = description.leftOutBy.insert(found, { row.reason, 0, table.placeOf(row.column, row.row) });
        ++found->rows;
    }
    std::ranges::copy(log.value().warnings, std::back_inserter(description.doubts));
    description.lastDate = log.value().lastDate;
}

std::vector<OfferedModel> modelsFor(
    const Table& table, bool isOrderLog, const Reference<frame::XModel>& document, std::string_view language)
{
    const auto facts = fieldsOf(table, isOrderLog);
    std::vector<OfferedModel> offered;
    for (const auto& sheet : modelSheets(document)) {
        auto& model = offered.emplace_back(OfferedModel{ sheet.place, sheet.name, {}, {} });
        if (const auto read = Model::read(*readTable(sheet.table, table.conventions)))
            model.fit = fitOf(read.value(), facts);
        else
            model.unreadable = read.error();
    }
    for (auto& fit : modelsByFit(facts, language))
        offered.push_back({ fit.name, {}, fit, {} });
    std::ranges::stable_sort(offered, fitsBetter, &OfferedModel::fit);
    return offered;
}

} // namespace

Result<CurrentTable> tableToDescribe(const Reference<frame::XController>& controller, std::string_view lastPlace)
{
    if (!lastPlace.empty() && modelInFront(controller))
        if (auto last = tableNamed(controller->getModel(), lastPlace))
            return last;
    return tableAtCursor(controller);
}

Result<TableDescription> describeTable(const Reference<uno::XComponentContext>& context,
    const Reference<frame::XController>& controller, std::string_view lastPlace, std::string_view language)
{
    const auto current = tableToDescribe(controller, lastPlace);
    if (!current)
        return current.error();
    const auto document = controller->getModel();
    const auto conventions = conventionsOf(context, Reference<beans::XPropertySet>{ document, UNO_QUERY_THROW });

    TableDescription description;
    description.place = placeOf(current.value().range);
    description.range = formulaPlaceOf(current.value().range);
    description.isOurs = current.value().ofOurSheet;
    description.rows = current.value().rows();
    description.conventions = conventions;
    const bool whole = description.rows <= readWholeUpTo;
    auto part = current.value().range;
    if (!whole) {
        const auto& address = current.value().address;
        part = part->getCellRangeByPosition(0, 0, address.EndColumn - address.StartColumn, static_cast<sal_Int32>(readOtherwise));
    }
    auto table = *readTable(part, conventions);
    const auto sheet = Reference<sheet::XSheetCellRange> { current.value().range, UNO_QUERY_THROW } -> getSpreadsheet();
    takeOwnedColumns(sheet, tableNameFor(sheet, current.value().address), fieldsBesideTable(), table);
    const auto recognition = recognise(table);
    description.shape = recognition.shape;
    description.isSurvivors = survivorsIn(table, recognition).has_value();
    description.why = description.isSurvivors ? Message{ "panel.data.survivorsWhy", {} } : recognition.why;
    description.doubts = recognition.doubts;
    for (const auto& [name, column] : recognition.columnOf)
        description.fields.push_back(
            { name, table.headers[column], columnName(table.firstColumn + static_cast<std::int32_t>(column)) });
    std::ranges::sort(description.fields, {}, [](const FoundField& found) {
        return std::pair{ found.column.size(), found.column };
    });
    if (whole && recognition.shape == Shape::orderLog)
        describeLog(
            table, recognition, statusesChosen(meaningsIn(meaningsRange(document, owned::stages), conventions)), description);
    description.models = modelsFor(table, recognition.shape == Shape::orderLog, document, language);
    return description;
}

} // namespace lifecycle::calc
