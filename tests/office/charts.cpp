// The charts over the table by stage: Calc's own, on live cells, in the model's colours.

#include "small_log.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/awt/Point.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart/XAxisXSupplier.hpp>
#include <com/sun/star/chart/XAxisYSupplier.hpp>
#include <com/sun/star/chart/XChartDataArray.hpp>
#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/drawing/XDrawPagesSupplier.hpp>
#include <com/sun/star/drawing/XShape.hpp>
#include <com/sun/star/table/XTableCharts.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

using namespace lifecycle::tests;

namespace
{

css::uno::Any property(const css::uno::Reference<css::uno::XInterface>& of, const char* name)
{
    return css::uno::Reference<css::beans::XPropertySet>
    {
        of, css::uno::UNO_QUERY_THROW
        } -> getPropertyValue(rtl::OUString::createFromAscii(name));
}

std::string textIn(const css::uno::Reference<css::uno::XInterface>& title)
{
    rtl::OUString text;
    property(title, "String") >>= text;
    return utf8(text);
}

css::uno::Reference<css::table::XTableCharts> chartsOf(const Document& document)
{
    return css::uno::Reference<css::table::XTableChartsSupplier>
    {
        document.sheet("Stages"), css::uno::UNO_QUERY_THROW
        } -> getCharts();
}

css::uno::Reference<css::chart::XChartDocument> chart(const Document& document, const std::string& name)
{
    const css::uno::Reference<css::document::XEmbeddedObjectSupplier> object{ chartsOf(document)->getByName(officeText(name)),
        css::uno::UNO_QUERY_THROW };
    return { object->getEmbeddedObject(), css::uno::UNO_QUERY_THROW };
}

std::vector<double> bars(const css::uno::Reference<css::chart::XChartDocument>& of)
{
    const css::uno::Reference<css::chart::XChartDataArray> data{ of->getData(), css::uno::UNO_QUERY_THROW };
    std::vector<double> values;
    const css::uno::Sequence<css::uno::Sequence<double>> rows = data->getData();
    for (const auto& row : rows)
        values.push_back(row[0]);
    return values;
}

std::vector<sal_Int32> colours(const css::uno::Reference<css::chart::XChartDocument>& of, sal_Int32 count)
{
    std::vector<sal_Int32> found;
    for (sal_Int32 bar = 0; bar < count; ++bar) {
        sal_Int32 colour = 0;
        of->getDiagram()->getDataPointProperties(bar, 0)->getPropertyValue("FillColor") >>= colour;
        found.push_back(colour);
    }
    return found;
}

} // namespace

TEST_CASE("Classify makes both charts, titled, axes named, in the model's colours")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    const std::map<std::string, std::vector<double>> expected{ { "Contribution by stage", { 40, 60, 18 } },
        { "Customers by stage", { 1, 1, 1 } } };
    for (const auto& [name, values] : expected) {
        INFO(name);
        const auto drawn = chart(document, name);
        CHECK(textIn(drawn->getTitle()) == name);
        CHECK(textIn(css::uno::Reference<css::chart::XAxisXSupplier> { drawn->getDiagram(), css::uno::UNO_QUERY_THROW }
                     -> getXAxisTitle())
            == "stage");
        const css::uno::Reference<css::chart::XAxisYSupplier> y{ drawn->getDiagram(), css::uno::UNO_QUERY_THROW };
        CHECK_FALSE(textIn(y->getYAxisTitle()).empty());
        CHECK(property(y->getYAxis(), "LinkNumberFormatToSource") == css::uno::Any{ false });
        CHECK(bars(drawn) == values);
        CHECK(colours(drawn, 3) == std::vector<sal_Int32>{ 0x112233, 0x445566, 0x778899 });
    }
}

TEST_CASE("No chart on Stages stands over a table")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    put(document, "Orders.D1", { { "cost" } });
    put(document, "Orders.D2", { { 4.0 }, { 8.0 }, { 16.0 }, { 2.0 }, { 12.0 } });
    REQUIRE(classify(document, program).success);
    REQUIRE(chartsOf(document)->getElementNames().getLength() == 3); // with what was spent and what came in
    const auto names = document.sheetNames();
    const auto sheet = static_cast<sal_Int32>(std::ranges::find(names, "Stages") - names.begin());
    const css::uno::Reference<css::drawing::XDrawPagesSupplier> pages{ document.model(), css::uno::UNO_QUERY_THROW };
    const css::uno::Reference<css::container::XIndexAccess> shapes{ pages->getDrawPages()->getByIndex(sheet), css::uno::UNO_QUERY_THROW };
    REQUIRE(shapes->getCount() == 3);
    for (sal_Int32 index = 0; index < shapes->getCount(); ++index) {
        const css::uno::Reference<css::drawing::XShape> shape{ shapes->getByIndex(index), css::uno::UNO_QUERY_THROW };
        const auto corner = shape->getPosition();
        const auto size = shape->getSize();
        for (int row = 1; row <= 80; ++row)
            for (char column = 'A'; column <= 'L'; ++column) {
                const auto address = std::string{ "Stages." } + column + std::to_string(row);
                const auto place = property(cell(document, address), "Position").get<css::awt::Point>();
                if (textOf(document, address).empty())
                    continue;
                INFO(address << ", " << textOf(document, address));
                const bool under = corner.X <= place.X && place.X < corner.X + size.Width && corner.Y <= place.Y
                    && place.Y < corner.Y + size.Height;
                CHECK_FALSE(under);
            }
    }
}

TEST_CASE("Charts are live: they follow their cells")
{
    auto& program = office(View::offscreen); // a chart that nobody sees is not drawn anew
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    put(document, "Stages.C5", { { 1'000.0 } });
    const std::vector<double> now{ 1'000, 60, 18 };
    for (int tries = 0; tries < 50 && bars(chart(document, "Contribution by stage")) != now; ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds{ 50 }); // the office redraws when it is idle
    CHECK(bars(chart(document, "Contribution by stage")) == now);
}

TEST_CASE("A refresh keeps what the user did to a chart; one that was deleted comes back with Charts alone")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    const auto kept = chart(document, "Customers by stage");
    css::uno::Reference<css::beans::XPropertySet>
    {
        kept->getTitle(), css::uno::UNO_QUERY_THROW
        } -> setPropertyValue("String", text("My title"));
    chartsOf(document)->removeByName("Contribution by stage");
    put(document, "Orders.A14", { { "Ann", newYear + 71, 10.0 } });

    REQUIRE(classify(document, program).success);
    CHECK(chartsOf(document)->getElementNames().getLength() == 1);
    CHECK(textIn(chart(document, "Customers by stage")->getTitle()) == "My title");
    CHECK(bars(chart(document, "Customers by stage")) == std::vector<double>{ 1, 0, 2 });

    REQUIRE(dispatch(program, document, chartsUrl, { { "Range", text("Orders.A1") }, { "Model", text("Model") } }).success);
    CHECK(chartsOf(document)->getElementNames().getLength() == 2);
    CHECK(bars(chart(document, "Contribution by stage")) == std::vector<double>{ 40, 0, 88 });
}

TEST_CASE("A model with more stages gives charts with more bars")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    put(document, "Model.A5", { { "Very many", 4.0, ">100", "high", "service", "Say thank you", nothing, "#abcdef" } });
    REQUIRE(classify(document, program).success);
    CHECK(bars(chart(document, "Contribution by stage")) == std::vector<double>{ 40, 60, 18, 0 });
    CHECK(
        colours(chart(document, "Contribution by stage"), 4) == std::vector<sal_Int32>{ 0x112233, 0x445566, 0x778899, 0xabcdef });
}

TEST_CASE("Charts of a customer table stand on a sheet Stages")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    addSheet(document, "People");
    put(document, "People.A1",
        { { "customer", "orders", "revenue" }, { "Ann", 3.0, 60.0 }, { "Bob", 1.0, 40.0 }, { "Cid", 4.0, 20.0 } });
    REQUIRE(dispatch(program, document, chartsUrl, { { "Range", text("People.A1") }, { "Model", text("Model") } }).success);
    CHECK(bars(chart(document, "Contribution by stage")) == std::vector<double>{ 40, 60, 20 });
    CHECK(textOf(document, "People.D2") == "Some");
}

TEST_CASE("Chart names are unique in the whole document")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    const css::uno::Reference<css::table::XTableChartsSupplier> orders{ document.sheet("Orders"), css::uno::UNO_QUERY_THROW };
    orders->getCharts()->addNewByName("Customers by stage", { 0, 0, 5'000, 5'000 }, {}, false, false);
    REQUIRE(classify(document, program).success);
    CHECK(bars(chart(document, "Customers by stage 2")) == std::vector<double>{ 1, 1, 1 });
}
