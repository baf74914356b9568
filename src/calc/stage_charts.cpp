#include "calc/stage_charts.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/awt/Point.hpp>
#include <com/sun/star/awt/Rectangle.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart/XAxisXSupplier.hpp>
#include <com/sun/star/chart/XAxisYSupplier.hpp>
#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/chart/XDiagram.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/drawing/XShape.hpp>
#include <com/sun/star/i18n/NumberFormatIndex.hpp>
#include <com/sun/star/lang/Locale.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XTableChart.hpp>
#include <com/sun/star/table/XTableCharts.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>
#include <com/sun/star/util/XNumberFormatTypes.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include <set>
#include <string_view>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace
{

// In 1/100 mm.
constexpr sal_Int32 width = 14'000, height = 8'000, gap = 600;

/// One chart: which column of the table it draws, and its texts.
struct Kind {
    sal_Int32 column; ///< from the table's first
    std::string_view name, title, valueAxis;
};
constexpr Kind contribution{ 2, "chart.contribution.name", "chart.contribution.title", "chart.contribution.axis" };
constexpr Kind customers{ 1, "chart.customers.name", "chart.customers.title", "chart.customers.axis" };

std::vector<Kind> kindsFor(const StageTable& table)
{
    return table.hasContribution ? std::vector{ contribution, customers } : std::vector{ customers };
}

Reference<table::XTableCharts> chartsOf(const Sheet& sheet)
{
    return Reference<table::XTableChartsSupplier> { sheet, UNO_QUERY_THROW } -> getCharts();
}

uno::Sequence<table::CellRangeAddress> rangesOf(const StageTable& table, const Kind& kind)
{
    auto stages = table.address, values = table.address;
    stages.EndColumn = stages.StartColumn;
    values.StartColumn = values.EndColumn = table.address.StartColumn + kind.column;
    // Columns side by side are one range: as such Calc hands them back after an undo, too.
    const bool sideBySide = values.StartColumn == stages.EndColumn + 1;
    if (sideBySide)
        stages.EndColumn = values.EndColumn;
    uno::Sequence<table::CellRangeAddress> ranges(sideBySide ? 1 : 2);
    ranges.getArray()[0] = stages;
    ranges.getArray()[ranges.getLength() - 1] = sideBySide ? stages : values;
    return ranges;
}

bool draws(const Reference<table::XTableChart>& chart, const StageTable& table, const Kind& kind)
{
    const uno::Sequence<table::CellRangeAddress> ranges = chart->getRanges();
    for (const auto& range : ranges)
        if (range.Sheet == table.address.Sheet && range.EndColumn == table.address.StartColumn + kind.column
            && range.StartRow <= table.address.EndRow && range.EndRow >= table.address.StartRow)
            return true;
    return false;
}

/// The chart of this kind over the table; null where there is none.
Reference<table::XTableChart> chartOver(const StageTable& table, const Kind& kind)
{
    const Reference<container::XIndexAccess> charts{ chartsOf(table.sheet), UNO_QUERY_THROW };
    for (sal_Int32 index = 0; index < charts->getCount(); ++index)
        if (const Reference<table::XTableChart> chart{ charts->getByIndex(index), UNO_QUERY_THROW }; draws(chart, table, kind))
            return chart;
    return {};
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
    auto name = unicode(wanted);
    for (sal_Int32 number = 2; taken.contains(name); ++number)
        name = unicode(wanted) + " " + OUString::number(number);
    return name;
}

void setTitle(const Reference<drawing::XShape>& title, std::string_view text)
{
    Reference<beans::XPropertySet> { title, UNO_QUERY_THROW } -> setPropertyValue("String", uno::Any{ unicode(text) });
}

/// Whole numbers with the language's thousands mark.
void formatAxis(const Reference<chart::XChartDocument>& document, const Reference<beans::XPropertySet>& axis)
{
    const Reference<util::XNumberFormatsSupplier> supplier{ document, UNO_QUERY_THROW };
    const Reference<util::XNumberFormatTypes> formats{ supplier->getNumberFormats(), UNO_QUERY_THROW };
    axis->setPropertyValue("LinkNumberFormatToSource", uno::Any{ false });
    axis->setPropertyValue(
        "NumberFormat", uno::Any{ formats->getFormatIndex(i18n::NumberFormatIndex::NUMBER_1000INT, lang::Locale{}) });
}

void shape(
    const Reference<chart::XChartDocument>& chartDocument, const StageTable& table, const Kind& kind, const Wording& wording)
{
    const Reference<beans::XPropertySet> properties{ chartDocument, UNO_QUERY_THROW };
    properties->setPropertyValue("HasLegend", uno::Any{ false });
    properties->setPropertyValue("HasMainTitle", uno::Any{ true });
    setTitle(chartDocument->getTitle(), wording.text(kind.title));

    const auto diagram = chartDocument->getDiagram();
    const Reference<beans::XPropertySet> diagramProperties{ diagram, UNO_QUERY_THROW };
    diagramProperties->setPropertyValue("HasXAxisTitle", uno::Any{ true });
    diagramProperties->setPropertyValue("HasYAxisTitle", uno::Any{ true });
    const Reference<chart::XAxisXSupplier> x{ diagram, UNO_QUERY_THROW };
    const Reference<chart::XAxisYSupplier> y{ diagram, UNO_QUERY_THROW };
    setTitle(x->getXAxisTitle(), wording.text("chart.stageAxis"));
    setTitle(y->getYAxisTitle(), wording.text(kind.valueAxis));
    formatAxis(chartDocument, y->getYAxis());
    for (std::size_t row = 0; row < table.colours.size(); ++row)
        diagram->getDataPointProperties(static_cast<sal_Int32>(row), 0)
            ->setPropertyValue("FillColor", uno::Any{ static_cast<sal_Int32>(table.colours[row]) });
}

/// Where the n-th chart stands: right of what was written beside the table.
awt::Rectangle placeOf(const StageTable& table, sal_Int32 number)
{
    awt::Point corner;
    const auto cell = table.sheet->getCellByPosition(table.address.EndColumn + 1, table.address.StartRow);
    Reference<beans::XPropertySet> { cell, UNO_QUERY_THROW } -> getPropertyValue("Position") >>= corner;
    return { corner.X + gap, corner.Y + number * (height + gap), width, height };
}

void add(const Reference<frame::XModel>& document, const StageTable& table, const Kind& kind, const awt::Rectangle& place,
    const Wording& wording)
{
    const auto charts = chartsOf(table.sheet);
    const auto name = freeName(document, wording.text(kind.name));
    charts->addNewByName(name, place, rangesOf(table, kind), true, true);
    const Reference<document::XEmbeddedObjectSupplier> object{ charts->getByName(name), UNO_QUERY_THROW };
    shape(Reference<chart::XChartDocument>{ object->getEmbeddedObject(), UNO_QUERY_THROW }, table, kind, wording);
}

} // namespace

std::size_t chartsOver(const StageTable& table)
{
    std::size_t count = 0;
    for (const auto& kind : kindsFor(table))
        count += chartOver(table, kind).is();
    return count;
}

void addCharts(const Reference<frame::XModel>& document, const StageTable& table, const Wording& wording)
{
    const auto kinds = kindsFor(table);
    for (std::size_t index = 0; index < kinds.size(); ++index)
        if (!chartOver(table, kinds[index]).is())
            add(document, table, kinds[index], placeOf(table, static_cast<sal_Int32>(index)), wording);
}

void updateCharts(
    const Reference<frame::XModel>& document, const StageTable& before, const StageTable& table, const Wording& wording)
{
    const bool sameStages = before.colours == table.colours
        && before.address.EndRow - before.address.StartRow == table.address.EndRow - table.address.StartRow;
    const auto kinds = kindsFor(before);
    for (std::size_t index = 0; index < kinds.size(); ++index) {
        const auto chart = chartOver(before, kinds[index]);
        if (!chart.is())
            continue;
        if (sameStages) {
            if (before.address.StartRow != table.address.StartRow)
                chart->setRanges(rangesOf(table, kinds[index]));
            continue;
        }
        chartsOf(table.sheet)->removeByName(Reference<container::XNamed> { chart, UNO_QUERY_THROW } -> getName());
        if (index < kindsFor(table).size())
            add(document, table, kinds[index], placeOf(table, static_cast<sal_Int32>(index)), wording);
    }
}

} // namespace lifecycle::calc
