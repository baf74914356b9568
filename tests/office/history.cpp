// The commands history and changes: stages over time and who moved, each on a sheet of its own.

#include "begun_command.hpp"
#include "small_log.hpp"
#include "snapshot.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/chart2/XChartDocument.hpp>
#include <com/sun/star/chart2/XChartTypeContainer.hpp>
#include <com/sun/star/chart2/XCoordinateSystemContainer.hpp>
#include <com/sun/star/chart2/XDataSeriesContainer.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/table/XTableCharts.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <set>
#include <thread>

using namespace lifecycle::tests;
using Catch::Matchers::Contains;

namespace
{

using Differences = std::vector<std::string>;
const std::string historyUrl = "vnd.org.customerlifecycle:history", changesUrl = "vnd.org.customerlifecycle:changes";

Outcome run(const Document& document, Office& program, const std::string& url, NamedValues values = {})
{
    values.emplace_back("Range", text("Orders.A1"));
    values.emplace_back("Model", text("Model"));
    return dispatch(program, document, url, values);
}

/// The row, from 1, of the cell in column A that holds this text, below another; 0 where none does.
int rowOf(const Document& document, const std::string& sheet, const std::string& words, int below = 0)
{
    for (int row = below + 1; row < 300; ++row)
        if (textOf(document, sheet + ".A" + std::to_string(row)) == words)
            return row;
    return 0;
}

/// The table below a title: its header and rows, cells as shown, as far as the header goes.
std::vector<std::vector<std::string>> tableBelow(const Document& document, const std::string& sheet, const std::string& title)
{
    const int top = rowOf(document, sheet, title);
    INFO(title);
    REQUIRE(top > 0);
    std::vector<std::vector<std::string>> rows;
    for (int row = top + 1;; ++row) {
        std::vector<std::string> cells;
        for (char column = 'A'; column <= 'Z'; ++column) {
            if (rows.empty() ? textOf(document, sheet + '.' + column + std::to_string(row)).empty() : cells.size() == rows[0].size())
                break;
            cells.push_back(textOf(document, sheet + '.' + column + std::to_string(row)));
        }
        if (cells.empty() || cells[0].empty())
            return rows;
        rows.push_back(cells);
    }
}

const std::string customersTitle = "Customers by stage at the end of every period";
const std::string contributionTitle
    = "Contribution by the stage in which customers were when the period began; New: their first period";

std::set<std::string> chartsOn(const Document& document, const std::string& sheet)
{
    const css::uno::Reference<css::table::XTableChartsSupplier> supplier{ document.sheet(sheet), css::uno::UNO_QUERY_THROW };
    const css::uno::Sequence<rtl::OUString> names = supplier->getCharts()->getElementNames();
    std::set<std::string> read;
    for (const auto& name : names)
        read.insert(utf8(name));
    return read;
}

void checkRefused(const Document& document, Office& program, const std::string& url, const std::string& sentence, NamedValues values = {})
{
    const auto before = snapshotOf(document);
    const auto outcome = run(document, program, url, std::move(values));
    CHECK_FALSE(outcome.success);
    CHECK_THAT(outcome.sentence, Contains(sentence));
    CHECK(differences(before, snapshotOf(document)) == Differences{});
}

} // namespace

TEST_CASE("History of the small log, month by month", "[history]")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    const auto outcome = run(document, program, historyUrl);
    INFO(outcome.sentence);
    REQUIRE(outcome.success);
    CHECK_THAT(outcome.sentence, Contains("3 customers over 3 periods"));

    // In January Ann has ordered twice, Bob and Cid once; in February Ann and Cid are Some; in March Cid has ordered four times.
    using Table = std::vector<std::vector<std::string>>;
    const auto customers = tableBelow(document, "History", customersTitle);
    REQUIRE(customers.size() == 4);
    CHECK(customers[0] == std::vector<std::string>{ "period", "last day", "Once", "Some", "Many" });
    CHECK(customers[1][0] == "2024-01");
    CHECK(Table{ { customers[1].begin() + 2, customers[1].end() }, { customers[2].begin() + 2, customers[2].end() },
              { customers[3].begin() + 2, customers[3].end() } }
        == Table{ { "2", "1", "0" }, { "1", "2", "0" }, { "1", "1", "1" } });
    CHECK(customers[3][0] == "2024-03 …");

    const int top = rowOf(document, "History", contributionTitle) + 1;
    const auto at = [&](char column, int row) { return valueOf(document, std::string{ "History." } + column + std::to_string(top + row)); };
    CHECK(textOf(document, "History.F" + std::to_string(top)) == "New");
    CHECK(at('F', 1) == 75); // 10 + 20, 40, 5: nobody was known before January
    CHECK(at('D', 2) == 30); // Ann
    CHECK(at('C', 2) == 5);  // Cid, who was in Once when February began
    CHECK(at('D', 3) == 8);  // Cid, who was in Some when March began: 5 - 2 + 5

    const auto transitions
        = tableBelow(document, "History", "Where customers are one period later, as shares of those who were in the stage");
    REQUIRE(transitions.size() >= 5);
    CHECK(transitions[0] == std::vector<std::string>{ "from", "Once", "Some", "Many", "skipped", "counted" });
    CHECK(transitions[1].front() == "Once");
    CHECK(transitions[1].back() == "3");                                                   // Bob twice, Cid once
    CHECK(valueOf(document, "History.C" + std::to_string(rowOf(document, "History", "Once", rowOf(document, "History", "from")))) == Approx(1.0 / 3));
    CHECK(transitions[4] == std::vector<std::string>{ "New", "66.67%", "33.33%", "0.00%", "0.00%", "3" });

    const auto charts = chartsOn(document, "History");
    for (const char* const name : { "Customers over time", "Contribution over time", "Earned by stage", "Length of stay", "Profit curve" })
        CHECK(charts.contains(name));
}

TEST_CASE("How many came back, and when, is drawn over months that lie as far apart as they are, in the stage's colour", "[history]")
{
    auto& program = office();
    const Document document{ program };
    addSheet(document, "Orders");
    addSheet(document, "Model");
    const CellValue ann{ "Ann" }, bob{ "Bob" };
    put(document, "Orders.A1", { { "customer", "order date", "amount" } });
    Rows rows;
    for (const double day : { 0.0, 30.0, 150.0, 160.0, 300.0, 420.0 })
        rows.push_back({ ann, newYear + day, 10.0 });
    for (const double day : { 0.0, 200.0, 430.0 })
        rows.push_back({ bob, newYear + day, 10.0 });
    // Whose rhythm makes the window a short one: what is seen before a first window has passed is not watched.
    for (double day = 0; day <= 430; day += 10)
        rows.push_back({ "Cid", newYear + day, 1.0 });
    put(document, "Orders.A2", rows);
    put(document, "Model.A1",
        { { "Stage", "Position", "recency", "Expected contribution", "Colour" }, { "Gone", "exit", ">45", "falling", "#AA1100" },
            { "Here", 1.0, "", "high", "#112233" } });
    REQUIRE(run(document, program, historyUrl).success);

    const css::uno::Reference<css::table::XTableChartsSupplier> supplier{ document.sheet("History"), css::uno::UNO_QUERY_THROW };
    const css::uno::Reference<css::document::XEmbeddedObjectSupplier> object{ supplier->getCharts()->getByName("Came back"),
        css::uno::UNO_QUERY_THROW };
    const css::uno::Reference<css::chart::XChartDocument> drawn{ object->getEmbeddedObject(), css::uno::UNO_QUERY_THROW };
    CHECK(drawn->getDiagram()->getDiagramType() == "com.sun.star.chart.XYDiagram");
    const css::uno::Reference<css::chart2::XChartDocument> chart{ drawn, css::uno::UNO_QUERY_THROW };
    const css::uno::Reference<css::chart2::XCoordinateSystemContainer> diagram{ chart->getFirstDiagram(), css::uno::UNO_QUERY_THROW };
    const css::uno::Reference<css::chart2::XChartTypeContainer> systems{ diagram->getCoordinateSystems()[0], css::uno::UNO_QUERY_THROW };
    const css::uno::Reference<css::chart2::XDataSeriesContainer> type{ systems->getChartTypes()[0], css::uno::UNO_QUERY_THROW };
    const auto series = type->getDataSeries();
    REQUIRE(series.getLength() == 2);
    sal_Int32 colour = 0;
    css::uno::Reference<css::beans::XPropertySet>{ series[0], css::uno::UNO_QUERY_THROW }->getPropertyValue("Color") >>= colour;
    CHECK(colour == 0xaa1100);
}

TEST_CASE("History and changes: one undo takes all of it back, a redo brings it again", "[history]")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    for (const auto& url : { historyUrl, changesUrl }) {
        INFO(url);
        const auto before = snapshotOf(document);
        REQUIRE(run(document, program, url).success);
        const auto after = snapshotOf(document);
        REQUIRE_FALSE(differences(before, after).empty());
        for (int round = 0; round < 2; ++round) {
            document.undoManager()->undo();
            CHECK(differences(before, snapshotOf(document)) == Differences{});
            document.undoManager()->redo();
            CHECK(differences(after, snapshotOf(document)) == Differences{});
        }
    }
}

TEST_CASE("History again: with the period that was chosen on the sheet; what the user wrote stays", "[history]")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    REQUIRE(run(document, program, historyUrl).success);
    const int period = rowOf(document, "History", "Period");
    REQUIRE(period > 0);
    CHECK(textOf(document, "History.B" + std::to_string(period)) == "month");
    put(document, "History.B" + std::to_string(period), { { "quarter" } });
    put(document, "History.Z1", { { "my note" } });
    put(document, "Orders.A14", { { "Dan", newYear + 100, 9.0 } });
    REQUIRE(run(document, program, historyUrl).success);
    const auto customers = tableBelow(document, "History", customersTitle);
    REQUIRE(customers.size() == 3);
    CHECK(customers[1][0] == "2024 Q1");
    CHECK(customers[2][0] == "2024 Q2 …");
    CHECK(textOf(document, "History.Z1") == "my note");
    CHECK(document.sheetNames().size() == 3);

    put(document, "History.B" + std::to_string(period), { { 20.0 } });
    REQUIRE(run(document, program, historyUrl).success);
    CHECK(tableBelow(document, "History", customersTitle).size() == 7); // 100 days and a day: six times twenty
    put(document, "History.B" + std::to_string(period), { { "now and then" } });
    checkRefused(document, program, historyUrl, "now and then");
    REQUIRE(run(document, program, historyUrl, { { "Period", text("week") } }).success);
    CHECK(tableBelow(document, "History", customersTitle)[1][0] == "2024-W01");
}

TEST_CASE("Changes: who moved, from where to where, and what is at stake", "[history]")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    // The last day is 11 March; since 31 January Cid has gone from Once to Many, and Ann stayed in Some.
    const auto outcome = run(document, program, changesUrl, { { "Since", css::uno::Any{ newYear + 30 } } });
    INFO(outcome.sentence);
    REQUIRE(outcome.success);
    CHECK(outcome.sentence == "1 of 3 customers changed their stage.");
    const auto who = tableBelow(document, "Changes", "Who, most at stake first");
    REQUIRE(who.size() == 2);
    CHECK(std::vector(who[1].begin(), who[1].begin() + 4) == std::vector<std::string>{ "Cid", "Once", "Many", "skipped a stage" });
    CHECK(who[1][5] == "03/11/2024"); // the day of the fourth order

    // A day that the user writes into the cell for it.
    const int since = rowOf(document, "Changes", "Compared with");
    put(document, "Changes.B" + std::to_string(since), { { newYear + 45 } });
    REQUIRE(run(document, program, changesUrl).success);
    CHECK(tableBelow(document, "Changes", "Who, most at stake first")[1][1] == "Some");
    put(document, "Changes.B" + std::to_string(since), { { "one year before" } });
    REQUIRE(run(document, program, changesUrl).success);
    CHECK(tableBelow(document, "Changes", "Who, most at stake first").size() == 1); // nobody was known then
    put(document, "Changes.B" + std::to_string(since), { { "some day" } });
    checkRefused(document, program, changesUrl, "some day");
    checkRefused(document, program, changesUrl, "does not lie before", { { "Since", css::uno::Any{ newYear + 70 } } });
}

TEST_CASE("History of a customer table with dates; what bears no date is refused by name", "[history]")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    addSheet(document, "Accounts");
    put(document, "Accounts.A1",
        { { "account", "lead since", "signed", "in use since", "ended" }, { "A", newYear, newYear + 20, newYear + 40, nothing },
            { "B", newYear + 10, newYear + 50, nothing, nothing }, { "C", newYear + 35, nothing, nothing, newYear + 60 } });
    const NamedValues asked{ { "Range", text("Accounts.A1") }, { "Model", text("success") } };
    // A table's T is today; the rows end there.
    const auto outcome = dispatch(program, document, historyUrl, { asked[0], asked[1], { "AsOf", css::uno::Any{ newYear + 90 } } });
    INFO(outcome.sentence);
    REQUIRE(outcome.success);
    const auto customers = tableBelow(document, "History", customersTitle);
    REQUIRE(customers.size() == 4); // January, February and March, which is over: 31 March is 90 days after New Year
    CHECK(customers[1] == std::vector<std::string>{ "2024-01", customers[1][1], "1", "0", "1", "0", "0", "0" });
    CHECK(rowOf(document, "History", "Contribution over a customer’s life") == 0);

    put(document, "Accounts.F1", { { "seats", "previous seats" }, { 3.0, 2.0 }, { 3.0, 2.0 }, { 3.0, 2.0 } });
    const auto refused = dispatch(program, document, historyUrl, asked);
    CHECK_FALSE(refused.success);
    CHECK_THAT(refused.sentence, Contains("previous seats"));
    CHECK_THAT(dispatch(program, document, changesUrl, asked).sentence, Contains("order log"));
}

TEST_CASE("History and changes: protection, a sheet of the user's own", "[history]")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    addSheet(document, "History");
    checkRefused(document, program, historyUrl, "History");
    REQUIRE(run(document, program, changesUrl).success);
    css::uno::Reference<css::util::XProtectable> { document.sheet("Changes"), css::uno::UNO_QUERY_THROW } -> protect("secret");
    checkRefused(document, program, changesUrl, "protected");
}

TEST_CASE("History stops when it is asked to, and nothing has changed", "[history]")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    checkStops(program, document, historyUrl, { 0, 5, 20 });
}
