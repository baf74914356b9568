#include "calc/stage_filter.hpp"

#include "calc/filter_conditions.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/FilterOperator2.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XDatabaseRange.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XSheetFilterDescriptor3.hpp>
#include <com/sun/star/sheet/XSheetFilterable.hpp>
#include <com/sun/star/sheet/XUnnamedDatabaseRanges.hpp>
#include <com/sun/star/table/TableSortField.hpp>
#include <com/sun/star/util/XRefreshable.hpp>

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

namespace lifecycle::calc {

using namespace com::sun::star;
using rtl::OUString;
using sheet::TableFilterField3;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

/// Of a filter that was made for want of one.
constexpr char madeName[] = "Lifecycle_filter";
/// Over the user's filter as it was, while a stage is shown alone.
constexpr std::string_view marker = "Lifecycle_Filtered";

/// A filter over the table. One without a name is never changed (undo would not bring it back): ours, with a name, stands over it.
struct Filter {
    Reference<sheet::XDatabaseRange> range;
    table::CellRangeAddress area;
    bool made = false, unnamed = false;
};

Reference<beans::XPropertySet> propertiesOf(const Reference<uno::XInterface>& object) { return {object, UNO_QUERY_THROW}; }

bool is(const Reference<beans::XPropertySet>& properties, const char* name)
{
    const auto property = OUString::createFromAscii(name);
    bool value = false;
    if (properties->getPropertySetInfo()->hasPropertyByName(property))
        properties->getPropertyValue(property) >>= value;
    return value;
}

Reference<sheet::XDatabaseRanges> databaseRangesOf(const Reference<frame::XModel>& document)
{
    return {propertiesOf(document)->getPropertyValue("DatabaseRanges"), UNO_QUERY_THROW};
}

bool isOver(const table::CellRangeAddress& area, const StagedTable& table)
{
    return area.Sheet == table.area.Sheet && area.StartRow == table.area.StartRow && area.StartColumn <= table.area.EndColumn
        && area.EndColumn >= table.area.StartColumn;
}

/// How much it is a filter: 0 is none.
int weightOf(const Reference<sheet::XDatabaseRange>& range)
{
    const auto descriptor = range->getFilterDescriptor();
    const bool filters = !conditionsOf(descriptor).empty() && !is(propertiesOf(descriptor), "CopyOutputData");
    return 2 * filters + is(propertiesOf(range), "AutoFilter");
}

std::optional<Filter> unnamedOver(const Reference<frame::XModel>& document, const StagedTable& table)
{
    const Reference<sheet::XUnnamedDatabaseRanges> all{
        propertiesOf(document)->getPropertyValue("UnnamedDatabaseRanges"), UNO_QUERY_THROW};
    if (!all->hasByTable(table.area.Sheet))
        return {};
    const Reference<sheet::XDatabaseRange> range{all->getByTable(table.area.Sheet), UNO_QUERY_THROW};
    const auto area = range->getDataArea();
    return isOver(area, table) && weightOf(range) > 0 ? std::optional{Filter{range, area, false, true}} : std::nullopt;
}

std::optional<Filter> filterOver(const Reference<frame::XModel>& document, const StagedTable& table)
{
    auto best = unnamedOver(document, table);
    int mostFitting = best ? weightOf(best->range) : 0;
    const auto ranges = databaseRangesOf(document);
    const auto names = ranges->getElementNames();
    for (const auto& name : names) {
        const Reference<sheet::XDatabaseRange> range{ranges->getByName(name), UNO_QUERY_THROW};
        const auto area = range->getDataArea();
        if (!isOver(area, table))
            continue;
        if (name == madeName)
            return Filter{range, area, true};
        if (const int fits = weightOf(range); fits > mostFitting) {
            mostFitting = fits;
            best = {range, area};
        }
    }
    return best;
}

/// `below`: what the user filters by there.
Filter makeFilter(const Reference<frame::XModel>& document, const StagedTable& table, const std::optional<Filter>& below)
{
    const auto ranges = databaseRangesOf(document);
    if (ranges->hasByName(madeName)) // over another table, or over one that is gone
        ranges->removeByName(madeName);
    const auto area = below ? below->area : table.area;
    ranges->addNewByName(madeName, area);
    const Reference<sheet::XDatabaseRange> range{ranges->getByName(madeName), UNO_QUERY_THROW};
    // Its buttons are those of the filter below.
    if (!below)
        propertiesOf(range)->setPropertyValue("AutoFilter", Any{true});
    return {range, area, true};
}

void removeFilter(const Reference<frame::XModel>& document, const Filter& filter)
{
    if (is(propertiesOf(filter.range), "AutoFilter"))
        propertiesOf(filter.range)->setPropertyValue("AutoFilter", Any{false}); // and its buttons
    databaseRangesOf(document)->removeByName(madeName);
}

Reference<sheet::XSheetFilterable> cellsOf(const StagedTable& table, const table::CellRangeAddress& area)
{
    return {table.sheet->getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow), UNO_QUERY_THROW};
}

/// The user's own conditions as they stand now.
struct Standing {
    FilterConditions own;
    std::optional<std::string> stage; ///< that is shown alone
};

Standing standing(const Filter& filter, const StagedTable& table)
{
    const auto descriptor = filter.range->getFilterDescriptor();
    const auto all = conditionsOf(descriptor);
    if (ownership(table.sheet, marker) == Ownership::none)
        return {all, {}};
    const auto parts = partedConditions(all, table.stageColumn - filter.area.StartColumn);
    if (!parts)
        return {all, {}};
    const auto values = parts->ours.Values;
    const bool any = parts->ours.Operator == sheet::FilterOperator2::EQUAL;
    return {parts->own, any ? PlainText{descriptor}.from(utf8(values[0].StringValue)) : std::string{}};
}

/// Sets them; no row is shown or hidden by that.
void setConditions(const Reference<sheet::XDatabaseRange>& range, const FilterConditions& fields)
{
    const auto descriptor = range->getFilterDescriptor();
    propertiesOf(descriptor)->setPropertyValue("ContainsHeader", Any{true});
    Reference<sheet::XSheetFilterDescriptor3>{descriptor, UNO_QUERY_THROW}->setFilterFields3(
        uno::Sequence<TableFilterField3>{fields.data(), static_cast<sal_Int32>(fields.size())});
}

void apply(const StagedTable& table, const Filter& filter, const table::CellRangeAddress& area, const FilterConditions& fields)
{
    const bool isSorted = std::ranges::any_of(filter.range->getSortDescriptor(), [](const beans::PropertyValue& property) {
        uno::Sequence<table::TableSortField> keys;
        return property.Name == "SortFields" && (property.Value >>= keys) && keys.hasElements();
    });
    const bool isPlain = std::ranges::all_of(
        fields, [](const auto& field) { return !isByEmptiness(field) && field.Values.getLength() == 1; });
    // A refresh knows all kinds of conditions, but shows nothing again where there are none, and sorts again what was sorted by
    // this range. A filter on cells drops all values of a condition but the first, and takes 'empty' for a number (7.4).
    if (fields.empty() || (isSorted && isPlain)) {
        const auto cells = cellsOf(table, area);
        const auto descriptor = cells->createFilterDescriptor(false);
        Reference<sheet::XSheetFilterDescriptor3>{descriptor, UNO_QUERY_THROW}->setFilterFields3(
            uno::Sequence<TableFilterField3>{fields.data(), static_cast<sal_Int32>(fields.size())});
        cells->filter(descriptor);
        return;
    }
    setConditions(filter.range, fields);
    Reference<util::XRefreshable>{filter.range, UNO_QUERY_THROW}->refresh();
}

OUString folded(const OUString& text) { return text.trim().toAsciiLowerCase(); }

std::vector<OUString> stageCells(const StagedTable& table)
{
    std::vector<OUString> texts;
    if (table.area.EndRow == table.area.StartRow)
        return texts;
    const auto column = table.sheet->getCellRangeByPosition(
        table.stageColumn, table.area.StartRow + 1, table.stageColumn, table.area.EndRow);
    const auto cells = Reference<sheet::XCellRangeData>{column, UNO_QUERY_THROW}->getDataArray();
    for (const auto& row : cells) {
        OUString text;
        row[0] >>= text;
        texts.push_back(std::move(text));
    }
    return texts;
}

/// Other stages whose names hold this one.
std::set<std::string> longerNames(const StagedTable& table, const std::string& stage)
{
    std::set<std::string> longer;
    const auto wanted = folded(unicode(stage));
    for (const auto& text : stageCells(table))
        if (const auto cell = folded(text); cell.getLength() > wanted.getLength() && cell.indexOf(wanted) >= 0)
            longer.insert(utf8(text));
    return longer;
}

} // namespace

std::optional<std::string> stageShown(const Reference<frame::XModel>& document, const StagedTable& table)
{
    const auto filter = filterOver(document, table);
    return filter ? standing(*filter, table).stage : std::nullopt;
}

std::size_t rowsInStage(const StagedTable& table, const std::string& stage)
{
    const auto cells = stageCells(table);
    const auto wanted = folded(unicode(stage));
    return static_cast<std::size_t>(
        std::ranges::count_if(cells, [&](const OUString& cell) { return folded(cell) == wanted; }));
}

bool canShowStages(const Reference<frame::XModel>& document, const StagedTable& table)
{
    const auto filter = filterOver(document, table);
    return !filter || std::ranges::all_of(conditionsOf(filter->range->getFilterDescriptor()), isReadable);
}

void showStage(const Reference<frame::XModel>& document, const StagedTable& table, const std::string& stage)
{
    const auto known = filterOver(document, table);
    const auto filter = known && !known->unnamed ? *known : makeFilter(document, table, known);
    auto [own, before] = standing(known.value_or(filter), table);
    auto area = filter.area;
    if (!before)
        calc::own(table.sheet, marker, {cellsOf(table, area), UNO_QUERY_THROW});
    area.StartColumn = std::min(area.StartColumn, table.stageColumn);
    area.EndColumn = std::max(area.EndColumn, table.stageColumn);
    area.EndRow = std::max(area.EndRow, table.area.EndRow);
    filter.range->setDataArea(area);
    for (auto& each : own)
        each.Field += filter.area.StartColumn - area.StartColumn;
    const bool findsParts = !is(propertiesOf(document), "MatchWholeCell");
    apply(table, filter, area,
        withOurs(own, conditionsForStage(table.stageColumn - area.StartColumn, stage,
                      findsParts ? longerNames(table, stage) : std::set<std::string>{}, PlainText{filter.range->getFilterDescriptor()})));
}

void showAllStages(const Reference<frame::XModel>& document, const StagedTable& table)
{
    const auto filter = filterOver(document, table);
    if (!filter)
        return disown(table.sheet, marker);
    const auto own = standing(*filter, table).own;
    const auto before = ownedRange(table.sheet, marker);
    apply(table, *filter, filter->area, own);
    const auto below = filter->made ? unnamedOver(document, table) : std::nullopt;
    if (below && own != conditionsOf(below->range->getFilterDescriptor())) // changed meanwhile
        setConditions(below->range, own);
    if (below || (filter->made && own.empty())) {
        removeFilter(document, *filter);
    } else if (before) {
        auto area = filter->area;
        area.StartColumn = before->StartColumn;
        area.EndColumn = before->EndColumn;
        filter->range->setDataArea(area);
    }
    disown(table.sheet, marker);
}

} // namespace lifecycle::calc
