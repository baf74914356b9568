#include "calc/table_charts.hpp"
#include "calc/chart_shape.hpp"
#include "calc/printed_page.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/awt/Point.hpp>
#include <com/sun/star/awt/Rectangle.hpp>
#include <com/sun/star/awt/Size.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/drawing/XDrawPagesSupplier.hpp>
#include <com/sun/star/drawing/XShape.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/table/XTableChart.hpp>
#include <com/sun/star/table/XTableCharts.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;
using Address = table::CellRangeAddress;

namespace
{

constexpr sal_Int32 gap = 600; // 1/100 mm
using Places = std::map<OUString, awt::Rectangle>;

Reference<table::XTableCharts> chartsOf(const Sheet& sheet)
{
    return Reference<table::XTableChartsSupplier> { sheet, UNO_QUERY_THROW } -> getCharts();
}

std::uint32_t backgroundOf(const Sheet& sheet, sal_Int32 column, sal_Int32 row)
{
    sal_Int32 colour = 0;
    Reference<beans::XPropertySet>
    {
        sheet->getCellByPosition(column, row), UNO_QUERY_THROW
        } -> getPropertyValue("CellBackColor") >>= colour;
    return static_cast<std::uint32_t>(colour) & 0xffffff;
}

uno::Sequence<Address> rangesOf(const Address& table, std::vector<int> columns)
{
    std::vector<Address> ranges;
    for (const int column : columns) {
        auto range = table;
        range.StartColumn = range.EndColumn = table.StartColumn + column;
        // Columns side by side are one range: as such Calc hands them back after an undo, too.
        if (!ranges.empty() && ranges.back().EndColumn + 1 == range.StartColumn)
            ranges.back().EndColumn = range.EndColumn;
        else
            ranges.push_back(range);
    }
    uno::Sequence<Address> sequence(static_cast<sal_Int32>(ranges.size()));
    std::ranges::copy(ranges, sequence.getArray());
    return sequence;
}

std::vector<int> columnsOf(const ChartSpec& spec)
{
    std::vector<int> columns{ spec.categories };
    columns.insert(columns.end(), spec.values.begin(), spec.values.end());
    return columns;
}

/// Which columns of a table a chart draws, as far as it draws whole ones and nothing else.
std::optional<std::set<int>> columnsDrawn(const Reference<table::XTableChart>& chart, const Address& table)
{
    std::set<int> columns;
    const uno::Sequence<Address> ranges = chart->getRanges();
    for (const auto& range : ranges) {
        if (range.Sheet != table.Sheet || range.StartRow != table.StartRow || range.EndRow != table.EndRow
            || range.StartColumn < table.StartColumn || range.EndColumn > table.EndColumn)
            return {};
        for (auto column = range.StartColumn; column <= range.EndColumn; ++column)
            columns.insert(column - table.StartColumn);
    }
    return columns.empty() ? std::nullopt : std::optional{ columns };
}

/// Chart names must be unique in the whole document.
OUString freeName(const Reference<frame::XModel>& document, std::string_view wanted)
{
    std::set<OUString> taken;
    const Reference<container::XIndexAccess> sheets{
        Reference<sheet::XSpreadsheetDocument>{ document, UNO_QUERY_THROW } -> getSheets(), UNO_QUERY_THROW
    };
    for (sal_Int32 index = 0; index < sheets->getCount(); ++index) {
        const uno::Sequence<OUString> names = chartsOf(Sheet{ sheets->getByIndex(index), UNO_QUERY_THROW })->getElementNames();
        taken.insert(names.begin(), names.end());
    }
    // The office stores a chart under its name, and takes none with a sign that means something in a path.
    std::string plain{ wanted };
    for (char& sign : plain)
        if (std::string_view{ "/\\:*?<>|\"" }.find(sign) != std::string_view::npos)
            sign = '-';
    auto name = unicode(plain);
    for (sal_Int32 number = 2; taken.contains(name); ++number)
        name = unicode(plain) + " " + OUString::number(number);
    return name;
}

/// Where the charts of the sheet stand, by name.
Places placesOnSheet(const Reference<frame::XModel>& document, const Sheet& sheet)
{
    Places places;
    const auto charts = chartsOf(sheet);
    const Reference<container::XIndexAccess> pages{
        Reference<drawing::XDrawPagesSupplier>{ document, UNO_QUERY_THROW } -> getDrawPages(), UNO_QUERY_THROW
    };
    const auto number = addressOf(sheet).Sheet;
    const Reference<container::XIndexAccess> shapes{ pages->getByIndex(number), UNO_QUERY_THROW };
    for (sal_Int32 index = 0; index < shapes->getCount(); ++index) {
        const Reference<drawing::XShape> shape{ shapes->getByIndex(index), UNO_QUERY_THROW };
        const Reference<beans::XPropertySet> properties{ shape, UNO_QUERY_THROW };
        if (!properties->getPropertySetInfo()->hasPropertyByName("PersistName"))
            continue;
        OUString name;
        properties->getPropertyValue("PersistName") >>= name;
        const auto corner = shape->getPosition();
        const auto size = shape->getSize();
        if (charts->hasByName(name))
            places[name] = { corner.X, corner.Y, size.Width, size.Height };
    }
    return places;
}

bool overlap(const awt::Rectangle& a, const awt::Rectangle& b)
{
    return a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;
}

/// Up to what the office rounds.
bool isAt(sal_Int32 one, sal_Int32 other)
{
    constexpr sal_Int32 rounding = 60;
    return std::abs(one - other) <= rounding;
}

bool isAt(const awt::Rectangle& chart, const awt::Rectangle& place) { return isAt(chart.X, place.X) && isAt(chart.Y, place.Y); }

/// Where the chart is put on that side of its table: at the corner, behind those that stand at the same corner.
awt::Rectangle ownPlace(const ChartedTable& table, const ChartSpec& spec, std::span<const ChartSpec> specs, ChartSide side)
{
    const bool below = side == ChartSide::below;
    const auto corner = below ? table.below : table.right;
    awt::Rectangle place{ corner.X + (below ? 0 : gap), corner.Y + (below ? gap : 0), spec.width, spec.height };
    for (const auto& other : specs) {
        if (&other == &spec || side == ChartSide::right)
            break;
        if (other.table == spec.table && other.side == spec.side)
            place.X += other.width + gap;
    }
    return place;
}

/// The same; one to the right stands further down where a chart stands already.
awt::Rectangle freePlace(const Reference<frame::XModel>& document, const Sheet& sheet, const ChartedTable& table,
    const ChartSpec& spec, std::span<const ChartSpec> specs)
{
    auto place = ownPlace(table, spec, specs, spec.side);
    if (spec.side != ChartSide::right)
        return place;
    const auto taken = placesOnSheet(document, sheet);
    for (bool moved = true; moved;) {
        moved = false;
        for (const auto& [name, other] : taken)
            if (overlap(place, other)) {
                place.Y = other.Y + other.Height + gap;
                moved = true;
            }
    }
    return place;
}

/// On which side of its table the chart was put, if it stands there still. One to the right may have been put below another chart.
std::optional<ChartSide> sideWherePut(const awt::Rectangle& chart, const ChartedTable& table, const ChartSpec& spec,
    std::span<const ChartSpec> specs, const Places& standing)
{
    for (const auto side : { spec.side, ChartSide::below, ChartSide::right })
        if (isAt(chart, ownPlace(table, spec, specs, side)))
            return side;
    const bool isBelowAnother = isAt(chart.X, table.right.X + gap) && std::ranges::any_of(standing, [&](const auto& each) {
        const auto& other = each.second;
        return other.Y + other.Height > table.right.Y && isAt(chart.Y, other.Y + other.Height + gap);
    });
    return isBelowAnother ? std::optional{ ChartSide::right } : std::nullopt;
}

/// Whether the chart has to go elsewhere to stand beside or below its table; one that the user has moved stays.
bool moves(const awt::Rectangle& chart, const ChartedTable& was, const ChartedTable& now, const ChartSpec& spec,
    std::span<const ChartSpec> specs, const Places& standing)
{
    const auto side = sideWherePut(chart, was, spec, specs, standing);
    if (!side)
        return false;
    if (spec.side != ChartSide::right)
        return !isAt(chart, ownPlace(now, spec, specs, spec.side));
    return *side != ChartSide::right || !isAt(was.right.X, now.right.X) || !isAt(was.right.Y, now.right.Y);
}

/// No wider than the page on which it begins goes, which holds whole columns; unless it would be too narrow then.
awt::Rectangle withinPage(const Reference<frame::XModel>& document, const Sheet& sheet, awt::Rectangle place)
{
    constexpr sal_Int32 leastWidth = 12'000;
    const auto page = widestOnPage(document, sheet);
    const auto columns = Reference<table::XColumnRowRange>{ sheet, UNO_QUERY_THROW }->getColumns()->getCount();
    sal_Int32 edge = 0;
    for (sal_Int32 column = 1, right = 0; right <= page && column < columns; ++column) {
        edge = right;
        right = cornerOf(sheet, column, 0).X;
    }
    if (place.X + leastWidth <= edge)
        place.Width = std::min(place.Width, edge - place.X);
    return place;
}

bool sameColours(const ChartSpec& spec, const ChartedTable& before, const ChartedTable& now)
{
    switch (spec.colours) {
    case ChartColours::ofRows:
        return before.rowColours == now.rowColours;
    case ChartColours::ofColumns:
        return before.columnColours == now.columnColours;
    default:
        return true;
    }
}

void make(const Reference<frame::XModel>& document, const Sheet& sheet, const ChartedTable& table, const ChartSpec& spec,
    const awt::Rectangle& place)
{
    const auto charts = chartsOf(sheet);
    const auto name = freeName(document, spec.name);
    charts->addNewByName(name, withinPage(document, sheet, place), rangesOf(table.address, columnsOf(spec)), true, true);
    const Reference<document::XEmbeddedObjectSupplier> object{ charts->getByName(name), UNO_QUERY_THROW };
    std::vector<std::uint32_t> colours = spec.palette;
    if (spec.colours == ChartColours::ofRows) {
        colours = table.rowColours;
    } else if (spec.colours == ChartColours::ofColumns) {
        colours.clear();
        for (const int column : spec.values)
            colours.push_back(table.columnColours[static_cast<std::size_t>(column)]);
    }
    shapeChart(Reference<chart::XChartDocument>{ object->getEmbeddedObject(), UNO_QUERY_THROW }, spec, colours);
}

/// One chart on the sheet, and what became of its table.
class Standing
{
public:
    Standing(const Reference<table::XTableChart>& chart, const ChartedTables& before)
        : chart_{ chart }
    {
        for (const auto& [name, table] : before)
            if (auto columns = columnsDrawn(chart, table.address);
                columns && (before_.empty() || columns->size() > columns_.size())) {
                before_ = name;
                columns_ = std::move(*columns);
            }
    }

    bool overTable() const { return !before_.empty(); }
    const std::string& table() const { return before_; }
    bool columnsAreGone(const ChartedTable& now) const
    {
        return *columns_.rbegin() > now.address.EndColumn - now.address.StartColumn;
    }
    bool shows(const ChartSpec& spec) const
    {
        const auto columns = columnsOf(spec);
        return spec.table == before_ && std::set<int>(columns.begin(), columns.end()) == columns_;
    }
    OUString name() const { return Reference<container::XNamed> { chart_, UNO_QUERY_THROW } -> getName(); }
    void follow(const ChartedTable& before, const ChartedTable& now) const
    {
        if (before.address.StartRow != now.address.StartRow || before.address.EndRow != now.address.EndRow)
            chart_->setRanges(rangesOf(now.address, { columns_.begin(), columns_.end() }));
    }

private:
    Reference<table::XTableChart> chart_;
    std::string before_; ///< the table's name; empty: it draws other cells
    std::set<int> columns_; ///< of that table
};

std::vector<Reference<table::XTableChart>> chartsOn(const Sheet& sheet)
{
    std::vector<Reference<table::XTableChart>> charts;
    const Reference<container::XIndexAccess> all{ chartsOf(sheet), UNO_QUERY_THROW };
    for (sal_Int32 index = 0; index < all->getCount(); ++index)
        charts.emplace_back(all->getByIndex(index), UNO_QUERY_THROW);
    return charts;
}

} // namespace

ChartedTables chartedTables(const Sheet& sheet, std::span<const std::string> names, std::span<const ChartSpec> specs)
{
    ChartedTables tables;
    for (const auto& name : names) {
        const auto address = ownedRange(sheet, name);
        if (!address)
            continue;
        auto& table = tables[name];
        table.address = *address;
        table.right = cornerOf(sheet, address->EndColumn + 1, address->StartRow);
        table.below = cornerOf(sheet, address->StartColumn + 1, address->EndRow + 1);
        const bool byRows = std::ranges::any_of(
            specs, [&](const ChartSpec& spec) { return spec.table == name && spec.colours == ChartColours::ofRows; });
        for (auto row = address->StartRow + 1; byRows && row <= address->EndRow; ++row)
            table.rowColours.push_back(backgroundOf(sheet, address->StartColumn, row));
        for (auto column = address->StartColumn; column <= address->EndColumn; ++column)
            table.columnColours.push_back(backgroundOf(sheet, column, address->StartRow));
    }
    return tables;
}

void updateCharts(const Reference<frame::XModel>& document, const Sheet& sheet, const ChartedTables& before,
    const ChartedTables& now, std::span<const ChartSpec> specs, bool all)
{
    std::set<const ChartSpec*> stand;
    std::map<const ChartSpec*, std::optional<awt::Rectangle>> anew; // there, or where its table stands now
    const auto places = placesOnSheet(document, sheet);
    for (const auto& chart : chartsOn(sheet)) {
        const Standing standing{ chart, before };
        if (!standing.overTable())
            continue;
        const auto table = now.find(standing.table());
        if (table == now.end() || standing.columnsAreGone(table->second)) {
            chartsOf(sheet)->removeByName(standing.name());
            continue;
        }
        const auto spec
            = std::ranges::find_if(specs, [&](const ChartSpec& of) { return !stand.contains(&of) && standing.shows(of); });
        const auto& was = before.at(standing.table());
        if (spec == specs.end()) {
            standing.follow(was, table->second);
            continue;
        }
        stand.insert(&*spec);
        const auto& place = places.at(standing.name());
        if (moves(place, was, table->second, *spec, specs, places))
            anew[&*spec] = std::nullopt;
        else if (!sameColours(*spec, was, table->second))
            anew[&*spec] = place;
        else
            standing.follow(was, table->second);
        if (anew.contains(&*spec))
            chartsOf(sheet)->removeByName(standing.name());
    }
    for (const auto& spec : specs) {
        const auto table = now.find(spec.table);
        if (table == now.end())
            continue;
        const auto again = anew.find(&spec);
        if (again != anew.end() && again->second)
            make(document, sheet, table->second, spec, *again->second);
        else if (again != anew.end() || (!stand.contains(&spec) && (all || !before.contains(spec.table))))
            make(document, sheet, table->second, spec, freePlace(document, sheet, table->second, spec, specs));
    }
}

} // namespace lifecycle::calc
