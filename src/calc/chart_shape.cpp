#include "calc/chart_shape.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart/ChartAxisPosition.hpp>
#include <com/sun/star/chart/ChartLegendPosition.hpp>
#include <com/sun/star/chart/X3DDisplay.hpp>
#include <com/sun/star/chart/XAxisXSupplier.hpp>
#include <com/sun/star/chart/XAxisYSupplier.hpp>
#include <com/sun/star/chart/XDiagram.hpp>
#include <com/sun/star/drawing/FillStyle.hpp>
#include <com/sun/star/drawing/LineStyle.hpp>
#include <com/sun/star/drawing/XShape.hpp>
#include <com/sun/star/i18n/NumberFormatIndex.hpp>
#include <com/sun/star/lang/Locale.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/util/XNumberFormatTypes.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include <array>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace
{

/// The palette of Okabe and Ito: people with colour blindness can tell these apart.
constexpr std::array<std::uint32_t, 7> ours{ 0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xd55e00, 0x666666 };

/// Series that a legend names in one line below the chart; more would take the room of what is drawn.
constexpr std::size_t mostBelow = 7;

Reference<beans::XPropertySet> propertiesOf(const Reference<uno::XInterface>& of) { return { of, UNO_QUERY_THROW }; }

void set(const Reference<uno::XInterface>& of, const char* name, const Any& value)
{
    propertiesOf(of)->setPropertyValue(OUString::createFromAscii(name), value);
}

void setTitle(const Reference<drawing::XShape>& title, std::string_view text) { set(title, "String", Any{ unicode(text) }); }

const char* diagramOf(ChartKind kind)
{
    switch (kind) {
    case ChartKind::line:
        return "com.sun.star.chart.LineDiagram";
    case ChartKind::stackedArea:
        return "com.sun.star.chart.AreaDiagram";
    case ChartKind::scatter:
        return "com.sun.star.chart.XYDiagram";
    default:
        return "com.sun.star.chart.BarDiagram";
    }
}

void setKind(const Reference<chart::XChartDocument>& chart, ChartKind kind)
{
    if (kind == ChartKind::column)
        return; // as it comes
    const Reference<lang::XMultiServiceFactory> factory{ chart, UNO_QUERY_THROW };
    const Reference<chart::XDiagram> diagram{ factory->createInstance(OUString::createFromAscii(diagramOf(kind))),
        UNO_QUERY_THROW };
    chart->setDiagram(diagram);
    const auto set = [&](const char* name) { calc::set(chart->getDiagram(), name, Any{ true }); };
    if (kind == ChartKind::bar)
        set("Vertical"); // the office's word for bars that lie
    if (kind == ChartKind::scatter)
        set("Lines");
    if (kind == ChartKind::stackedColumn || kind == ChartKind::stackedArea)
        set("Stacked");
}

void formatAxis(const Reference<chart::XChartDocument>& chart, const Reference<beans::XPropertySet>& axis, CellFormat format)
{
    const Reference<util::XNumberFormatsSupplier> supplier{ chart, UNO_QUERY_THROW };
    const Reference<util::XNumberFormatTypes> formats{ supplier->getNumberFormats(), UNO_QUERY_THROW };
    axis->setPropertyValue("LinkNumberFormatToSource", Any{ false });
    const auto index = format == CellFormat::share ? i18n::NumberFormatIndex::PERCENT_INT
        : format == CellFormat::decimals || format == CellFormat::chance ? i18n::NumberFormatIndex::NUMBER_DEC2
                                                                         : i18n::NumberFormatIndex::NUMBER_1000INT;
    axis->setPropertyValue("NumberFormat", Any{ formats->getFormatIndex(index, lang::Locale{}) });
}

void setAxes(const Reference<chart::XChartDocument>& chart, const ChartSpec& spec)
{
    const auto diagram = chart->getDiagram();
    set(diagram, "HasXAxisTitle", Any{ true });
    set(diagram, "HasYAxisTitle", Any{ true });
    const Reference<chart::XAxisXSupplier> x{ diagram, UNO_QUERY_THROW };
    const Reference<chart::XAxisYSupplier> y{ diagram, UNO_QUERY_THROW };
    setTitle(x->getXAxisTitle(), spec.categoryAxis);
    setTitle(y->getYAxisTitle(), spec.valueAxis);
    formatAxis(chart, y->getYAxis(), spec.valueFormat);
    if (spec.dense)
        y->getYAxis()->setPropertyValue("GapWidth", Any{ sal_Int32{ 0 } });
    if (spec.kind == ChartKind::bar) {
        // The first row on top; the figures stay at the bottom.
        x->getXAxis()->setPropertyValue("ReverseDirection", Any{ true });
        y->getYAxis()->setPropertyValue("CrossoverPosition", Any{ chart::ChartAxisPosition_END });
    }
}

void setColours(const Reference<chart::XDiagram>& diagram, const ChartSpec& spec, const std::vector<std::uint32_t>& colours)
{
    const auto colour = [](std::uint32_t rgb) { return Any{ static_cast<sal_Int32>(rgb) }; };
    if (spec.colours == ChartColours::ofRows) {
        for (std::size_t row = 0; row < colours.size(); ++row)
            diagram->getDataPointProperties(static_cast<sal_Int32>(row), 0)->setPropertyValue("FillColor", colour(colours[row]));
        return;
    }
    const bool scatter = spec.kind == ChartKind::scatter;
    const bool lines = spec.kind == ChartKind::line || scatter;
    for (std::size_t series = 0; series < spec.values.size(); ++series) {
        const auto rgb = colours.empty() ? ours[series % ours.size()] : colours[series % colours.size()];
        // To the office the x values of a scatter are the row 0.
        const auto properties = diagram->getDataRowProperties(static_cast<sal_Int32>(series) + scatter);
        properties->setPropertyValue("FillColor", colour(rgb));
        if (lines)
            properties->setPropertyValue("LineColor", colour(rgb));
    }
}

} // namespace

void shapeChart(
    const Reference<chart::XChartDocument>& chart, const ChartSpec& spec, const std::vector<std::uint32_t>& colours)
{
    setKind(chart, spec.kind);
    const bool named = spec.values.size() > 1;
    set(chart, "HasLegend", Any{ named });
    if (named)
        set(chart->getLegend(), "Alignment",
            Any{ spec.values.size() > mostBelow ? chart::ChartLegendPosition_RIGHT : chart::ChartLegendPosition_BOTTOM });
    set(chart, "HasMainTitle", Any{ true });
    setTitle(chart->getTitle(), spec.title);
    // A diagram of another kind than the first comes with a grey wall, and its legend in a frame.
    if (const Reference<chart::X3DDisplay> display{ chart->getDiagram(), UNO_QUERY }; display.is())
        set(display->getWall(), "FillStyle", Any{ drawing::FillStyle_NONE });
    if (named) {
        set(chart->getLegend(), "LineStyle", Any{ drawing::LineStyle_NONE });
        set(chart->getLegend(), "FillStyle", Any{ drawing::FillStyle_NONE });
    }
    setAxes(chart, spec);
    setColours(chart->getDiagram(), spec, colours);
}

} // namespace lifecycle::calc
