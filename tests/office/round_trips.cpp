// What the product writes, saved, closed and opened again as .ods and as .xlsx: sheets, values, charts; and an order log from .csv.

#include "small_log.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart/XAxisXSupplier.hpp>
#include <com/sun/star/chart/XAxisYSupplier.hpp>
#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/chart2/XChartDocument.hpp>
#include <com/sun/star/chart2/XChartTypeContainer.hpp>
#include <com/sun/star/chart2/XCoordinateSystemContainer.hpp>
#include <com/sun/star/chart2/XDataSeriesContainer.hpp>
#include <com/sun/star/chart2/data/XDataSource.hpp>
#include <com/sun/star/chart2/data/XNumericalDataSequence.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/table/XTableCharts.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>

#include <cmath>
#include <fstream>
#include <map>

using namespace lifecycle::tests;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace
{

/// What a reader sees of a chart.
struct Drawn {
    std::string x, y; ///< the axes' titles
    std::vector<std::vector<double>> series;
    std::vector<sal_Int32> colours; ///< of the points of the first series
};

std::string textIn(const Reference<css::uno::XInterface>& title)
{
    rtl::OUString text;
    if (title.is())
        Reference<css::beans::XPropertySet>{ title, UNO_QUERY_THROW }->getPropertyValue("String") >>= text;
    return utf8(text);
}

std::vector<std::vector<double>> seriesOf(const Reference<css::uno::XInterface>& chart)
{
    std::vector<std::vector<double>> found;
    const Reference<css::chart2::XChartDocument> document{ chart, UNO_QUERY_THROW };
    const Reference<css::chart2::XCoordinateSystemContainer> diagram{ document->getFirstDiagram(), UNO_QUERY_THROW };
    const auto systems = diagram->getCoordinateSystems();
    for (const auto& system : systems) {
        const auto types = Reference<css::chart2::XChartTypeContainer>{ system, UNO_QUERY_THROW }->getChartTypes();
        for (const auto& type : types) {
            const auto all = Reference<css::chart2::XDataSeriesContainer>{ type, UNO_QUERY_THROW }->getDataSeries();
            for (const auto& one : all) {
                std::vector<double> values;
                const auto sequences = Reference<css::chart2::data::XDataSource>{ one, UNO_QUERY_THROW }->getDataSequences();
                for (const auto& sequence : sequences) {
                    const Reference<css::chart2::data::XNumericalDataSequence> numbers{ sequence->getValues(), UNO_QUERY_THROW };
                    const css::uno::Sequence<double> read = numbers->getNumericalData();
                    values.insert(values.end(), read.begin(), read.end());
                }
                found.push_back(values);
            }
        }
    }
    return found;
}

std::vector<sal_Int32> coloursOf(const Reference<css::chart::XChartDocument>& chart, std::size_t points)
{
    std::vector<sal_Int32> found;
    for (std::size_t point = 0; point < points; ++point) {
        sal_Int32 colour = 0;
        chart->getDiagram()->getDataPointProperties(static_cast<sal_Int32>(point), 0)->getPropertyValue("FillColor") >>= colour;
        found.push_back(colour);
    }
    return found;
}

/// By sheet and title.
std::map<std::string, Drawn> chartsOf(const Document& document)
{
    std::map<std::string, Drawn> found;
    for (const auto& sheet : document.sheetNames()) {
        const auto charts = Reference<css::table::XTableChartsSupplier>{ document.sheet(sheet), UNO_QUERY_THROW }->getCharts();
        const css::uno::Sequence<rtl::OUString> names = charts->getElementNames();
        for (const auto& name : names) {
            const Reference<css::document::XEmbeddedObjectSupplier> object{ charts->getByName(name), UNO_QUERY_THROW };
            const Reference<css::chart::XChartDocument> chart{ object->getEmbeddedObject(), UNO_QUERY_THROW };
            const Reference<css::chart::XAxisXSupplier> x{ chart->getDiagram(), UNO_QUERY_THROW };
            const Reference<css::chart::XAxisYSupplier> y{ chart->getDiagram(), UNO_QUERY_THROW };
            const auto series = seriesOf(chart);
            found[sheet + ": " + textIn(chart->getTitle())]
                = { textIn(x->getXAxisTitle()), textIn(y->getYAxisTitle()), series, coloursOf(chart, series.at(0).size()) };
        }
    }
    return found;
}

/// Nothing is equal to nothing.
void checkSame(const std::vector<double>& now, const std::vector<double>& before)
{
    REQUIRE(now.size() == before.size());
    for (std::size_t index = 0; index < now.size(); ++index) {
        CAPTURE(index);
        if (std::isnan(before[index]))
            CHECK(std::isnan(now[index]));
        else
            CHECK(now[index] == Approx(before[index]));
    }
}

void checkSame(const std::map<std::string, Drawn>& now, const std::map<std::string, Drawn>& before)
{
    CHECK(now.size() == before.size());
    for (const auto& [name, was] : before) {
        INFO(name);
        REQUIRE(now.contains(name));
        const auto& is = now.at(name);
        CHECK(is.x == was.x);
        CHECK(is.y == was.y);
        CHECK(is.colours == was.colours);
        REQUIRE(is.series.size() == was.series.size());
        for (std::size_t one = 0; one < was.series.size(); ++one) {
            INFO("series " << one);
            checkSame(is.series[one], was.series[one]);
        }
    }
}

/// Numbers to fifteen digits, as files keep them.
void checkSame(const Rows& now, const Rows& before)
{
    for (std::size_t row = 0; row < before.size(); ++row)
        for (std::size_t column = 0; column < before[row].size(); ++column) {
            INFO("row " << row + 1 << ", column " << column + 1);
            if (const auto* const was = std::get_if<double>(&before[row][column]); was && std::holds_alternative<double>(now[row][column]))
                CHECK(std::get<double>(now[row][column]) == Approx(*was).epsilon(1e-12));
            else
                CHECK(now[row][column] == before[row][column]);
        }
}

std::vector<Rows> resultsOf(const Document& document)
{
    return { valuesOf(document, "Customers.A1:AZ6"), valuesOf(document, "Stages.A1:Z80"), valuesOf(document, "Stage log.A1:H10"),
        valuesOf(document, "History.A1:Z150") };
}

Outcome writeHistory(const Document& document, Office& program)
{
    return dispatch(program, document, "vnd.org.customerlifecycle:history", { { "Range", text("Orders.A1") }, { "Model", text("Model") } });
}

} // namespace

TEST_CASE("Results survive the way through a file: sheets, values, and every chart with its titles, series and colours")
{
    auto& program = office();
    const std::string ending = GENERATE("ods", "xlsx");
    CAPTURE(ending);
    const auto file = scratchFolder() / ("results." + ending);
    std::vector<Rows> results;
    std::map<std::string, Drawn> charts;
    std::vector<std::string> sheets;
    {
        const Document document{ program };
        fillSmallLog(document);
        REQUIRE(classify(document, program).success);
        REQUIRE(writeHistory(document, program).success);
        results = resultsOf(document);
        charts = chartsOf(document);
        sheets = document.sheetNames();
        document.save(file);
    }
    REQUIRE(sheets == std::vector<std::string>{ "Orders", "Model", "Customers", "Stages", "Stage log", "History" });
    REQUIRE(charts.contains("Stages: Customers by stage"));
    REQUIRE(charts.at("Stages: Contribution by stage").series == std::vector<std::vector<double>>{ { 40, 60, 18 } });
    // At the ends of January, February and March: Once, Some, Many.
    REQUIRE(charts.at("History: Customers by stage over time").series == std::vector<std::vector<double>>{ { 2, 1, 1 }, { 1, 2, 1 }, { 0, 0, 1 } });
    REQUIRE(charts.at("Stages: Contribution by stage").colours == std::vector<sal_Int32>{ 0x112233, 0x445566, 0x778899 });

    const Document document{ program, file };
    CHECK(document.sheetNames() == sheets);
    const auto read = resultsOf(document);
    for (std::size_t sheet = 0; sheet < results.size(); ++sheet) {
        INFO("table " << sheet);
        checkSame(read[sheet], results[sheet]);
    }
    checkSame(chartsOf(document), charts);

    // What is ours is known as ours: it is refreshed where it stands, charts and all.
    put(document, "Orders.A14", { { "Ann", newYear + 70, 10.0 } });
    const auto outcome = classify(document, program);
    INFO(outcome.sentence);
    REQUIRE(outcome.success);
    REQUIRE(writeHistory(document, program).success);
    CHECK(document.sheetNames() == sheets);
    CHECK(shown(document, "Ann", "stage") == "Many");
    auto refreshed = chartsOf(document);
    CHECK(refreshed.size() == charts.size());
    CHECK(refreshed["Stages: Contribution by stage"].series == std::vector<std::vector<double>>{ { 40, 0, 88 } });
}

TEST_CASE("An order log from a .csv file is classified as one on a sheet")
{
    auto& program = office();
    const auto file = scratchFolder() / "Orders.csv";
    std::ofstream{ file } << "customer,order date,amount\nAnn,2024-01-01,10\nAnn,2024-01-05,20\nBob,2024-01-15,40\nAnn,2024-02-01,30\n";
    const Document document{ program, file };
    REQUIRE(document.sheetNames() == std::vector<std::string>{ "Orders" });
    addSheet(document, "Model");
    put(document, "Model.A1", modelByOrders());
    REQUIRE(classify(document, program).success);
    CHECK(shown(document, "Ann", "stage") == "Some");
    CHECK(shown(document, "Bob", "stage") == "Once");
    CHECK(chartsOf(document)["Stages: Contribution by stage"].series == std::vector<std::vector<double>>{ { 40, 60, 0 } });
}

TEST_CASE("A .csv of a header and one row is a list, though every cell of it is text")
{
    auto& program = office();
    const auto file = scratchFolder() / "One.csv";
    // Quoted cells stay texts; 'Phone' and 'Lead' are names of fields as well.
    const auto* const allText = "44,34,76,1,1/2/2/2/3/2/4/2/5/2,1033,true,false,false";
    std::ofstream{ file } << R"("customer","order date","amount","came by","as"
"Ann","2024-01-05","12","Phone","Lead"
)";
    const Document document{ program, file, Shown::hidden, allText };
    REQUIRE(valuesOf(document, "One.C2:C2") == Rows{ { "12" } });
    addSheet(document, "Model");
    put(document, "Model.A1", modelByOrders());
    CHECK(classify(document, program, { { "Range", text("One.A1") } }).success);
    CHECK(shown(document, "Ann", "stage") == "Once");
    CHECK(shown(document, "Ann", "revenue") == "12");
}
