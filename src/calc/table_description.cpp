#include "calc/table_description.hpp"
#include "calc/chosen_meanings.hpp"
#include "calc/conventions.hpp"
#include "calc/model_sheets.hpp"
#include "calc/options.hpp"
#include "calc/owned_columns.hpp"
#include "calc/owned_ranges.hpp"
#include "calc/range_checks.hpp"
#include "calc/read_table.hpp"
#include "calc/remembered_choices.hpp"
#include "domain/customer_table.hpp"
#include "domain/fields.hpp"
#include "domain/order_status.hpp"
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
    auto log = readOrderLog(table, recognition, { today(table.conventions), AmountIs::ofTheLine, statuses });
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
    description.leftOutRows = std::move(log.value().leftOut);
}

/// One column of a table that was read in part.
Table wholeColumn(const CurrentTable& current, std::size_t column, const Conventions& conventions)
{
    const auto at = static_cast<sal_Int32>(column);
    return *readTable(
        current.range->getCellRangeByPosition(at, 0, at, current.address.EndRow - current.address.StartRow), conventions);
}

/// Every value of a column with its meaning: a large table is read in part, and then the column is read anew, alone.
struct WholeValues {
    const CurrentTable& current;
    const Conventions& conventions;
    bool isRead; ///< all of the table, and not only its beginning

    template <class ValuesIn>
    void list(const Table& table, std::size_t column, std::span<const std::string> meanings, TableDescription& description,
        ValuesIn valuesIn) const
    {
        description.values.push_back({ column,
            isRead ? valuesIn(table, column) : valuesIn(wholeColumn(current, column, conventions), 0), meanings });
    }
};

void describeOrders(const Table& table, const Recognition& recognition, const ChosenMeanings& statuses, const WholeValues& values,
    TableDescription& description)
{
    if (values.isRead)
        describeLog(table, recognition, statuses, description);
    if (const auto column = recognition.column(field::status))
        values.list(table, *column, OrderStatuses::meanings(), description,
            [&](const Table& in, std::size_t at) { return statusValues(in, at, OrderStatuses{ statuses }); });
}

void describeCustomers(const Table& table, const Recognition& recognition, const ChosenOutcomes& chosen, const WholeValues& values,
    TableDescription& description)
{
    if (values.isRead && recognition.shape == Shape::customerTable)
        if (auto customers = readCustomerTable(table, recognition))
            description.leftOutRows = std::move(customers.value().leftOut);
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (const auto kind = outcomeKindOf(table.nameOf(column))) {
            const auto ofKind = chosen.find(fieldOf(*kind));
            const auto meanings = ofKind == chosen.end() ? Meanings{ *kind } : Meanings{ *kind, ofKind->second };
            values.list(table, column, meaningsOf(*kind), description,
                [&](const Table& in, std::size_t at) { return outcomeValues(in, at, meanings); });
        }
}

void describeColumns(const Table& table, const OwnedColumns& owned, TableDescription& description)
{
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto place = table.firstColumn + static_cast<std::int32_t>(column);
        const bool isOurs = std::ranges::any_of(
            owned, [&](const auto& ours) { return ours.second.state == Ownership::present && ours.second.place == place; });
        description.columns.push_back({ table.headers[column], columnName(place), isOurs });
    }
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

const OfferedModel& modelMeant(const TableDescription& table, std::string_view chosen)
{
    const auto& offered = table.models;
    if (const auto found = std::ranges::find(offered, chosen, &OfferedModel::model); found != offered.end())
        return *found;
    const auto usual = std::ranges::find(offered, table.usualModel, &OfferedModel::model);
    return usual->fit.usable() || !offered.front().fit.usable() ? *usual : offered.front();
}

TableDescription describeTable(const Reference<uno::XComponentContext>& context, const Reference<frame::XModel>& document,
    const CurrentTable& current, bool onlyVisible, std::string_view language)
{
    const auto conventions = conventionsOf(context, Reference<beans::XPropertySet>{ document, UNO_QUERY_THROW });

    TableDescription description;
    description.usualModel = options(context).model;
    description.language = language;
    description.place = placeOf(current.range);
    description.range = formulaPlaceOf(current.range);
    description.isOurs = current.ofOurSheet;
    description.rows = current.rows();
    description.conventions = conventions;
    const bool whole = description.rows <= readWholeUpTo;
    auto part = current.range;
    if (!whole) {
        const auto& address = current.address;
        part = part->getCellRangeByPosition(0, 0, address.EndColumn - address.StartColumn, static_cast<sal_Int32>(readOtherwise));
    }
    auto table = *readTable(part, conventions);
    auto hidden = hiddenRowsIn(current.range);
    description.hiddenRows = hidden.size();
    description.onlyVisible = onlyVisible && !hidden.empty();
    if (description.onlyVisible)
        table.hiddenRows = std::move(hidden);
    const auto sheet = Reference<sheet::XSheetCellRange> { current.range, UNO_QUERY_THROW } -> getSpreadsheet();
    const auto owned = takeOwnedColumns(sheet, tableNameFor(sheet, current.address), fieldsBesideTable(), table);
    description.choices = rememberedChoices(document).of(table);
    const auto recognition = recogniseAs(table, description.choices);
    description.shape = recognition.shape;
    description.isSurvivors = survivorsIn(table, recognition).has_value();
    description.why = description.isSurvivors ? Message{ "panel.data.survivorsWhy", {} } : recognition.why;
    description.doubts = recognition.doubts;
    description.columnOf = recognition.columnOf;
    describeColumns(table, owned, description);
    const auto written = withRemembered(
        meaningsIn(meaningsRange(document, meaningsSheetFor(recognition.shape)), conventions), description.choices);
    const WholeValues values{ current, conventions, whole };
    if (recognition.shape == Shape::orderLog)
        describeOrders(table, recognition, statusesChosen(written), values, description);
    else
        describeCustomers(table, recognition, outcomesChosen(written, table), values, description);
    description.models = modelsFor(table, recognition.shape == Shape::orderLog, document, language);
    return description;
}

} // namespace lifecycle::calc
