// What Classify says is to come: P(alive), expected orders and CLV beside every customer, and as fields of a user's model. CDNOW's
// published parameters, put into the papers' formulas by hand.

#include "simulated_log.hpp"

#include "domain/real_data.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>

using namespace lifecycle::tests;
namespace test = lifecycle::test;
using Catch::Matchers::Contains;

namespace
{

std::vector<double> numbersUnder(const Document& document, const std::string& header, std::size_t rows)
{
    const auto column = columnUnder(document, "Customers", header);
    std::vector<double> numbers;
    for (const auto& row : valuesOf(document, "Customers." + column + "2:" + column + std::to_string(rows + 1)))
        numbers.push_back(std::holds_alternative<double>(row[0]) ? std::get<double>(row[0]) : std::nan(""));
    return numbers;
}

} // namespace

TEST_CASE("CDNOW classified: the published fit of MBG/NBD beside every customer", "[outlook]")
{
    const auto path = test::realData("cdnow/CDNOW_master.txt");
    if (!path) {
        WARN("the public logs are not here");
        return;
    }
    const auto csv = scratchFolder() / "cdnow.csv";
    {
        std::ifstream file{ *path };
        std::ofstream orders{ csv };
        orders << "customer,order date,amount\n";
        std::string line, customer, date, dollars;
        int discs = 0;
        std::getline(file, line);
        while (file >> customer >> date >> discs >> dollars)
            orders << customer << ',' << date.substr(0, 4) << '-' << date.substr(4, 2) << '-' << date.substr(6) << ',' << dollars
                   << '\n';
    }
    auto& program = office();
    const Document document{ program, csv };
    const auto range = document.sheetNames().front() + ".A1:C69660";
    REQUIRE(dispatch(program, document, classifyUrl, { { "Range", text(range) }, { "AsOf", text("1997-09-30") } }).success);
    constexpr std::size_t customers = 23'570;
    const auto x = numbersUnder(document, "frequency", customers), tx = numbersUnder(document, "t_x", customers),
               T = numbersUnder(document, "tenure", customers), alive = numbersUnder(document, "p alive", customers),
               orders = numbersUnder(document, "expected orders", customers), value = numbersUnder(document, "clv", customers);
    // The maximum in weeks (tests/statistics/published_figures.cpp); P(alive) is 1 / (1 + a/(b+x) ((α+T)/(α+t_x))^(r+x)).
    constexpr double r = .637139733, alpha = 7 * 7.310289542, a = .807474118, b = 1.228393996;
    double most = 0;
    for (std::size_t row = 0; row < customers; ++row)
        most = std::max(most,
            std::abs(alive[row] - 1 / (1 + a / (b + x[row]) * std::pow((alpha + T[row]) / (alpha + tx[row]), r + x[row]))));
    CHECK(most < 1e-7);
    CHECK(std::all_of(orders.begin(), orders.end(), [](double number) { return number > 0; }));
    // A few came back for orders of 0 alone: what they are worth is not known.
    const auto mean = numbersUnder(document, "repeat order", customers);
    int different = 0;
    for (std::size_t row = 0; row < customers; ++row)
        different += (value[row] > 0) != (x[row] == 0 || mean[row] > 0);
    CHECK(different == 0);
    // One-time buyers without discount: value is orders times the mean of all, pγ/(q − 1); with it a little less.
    constexpr double ofAll = 6.275359068 * 14.983687031 / (3.624450023 - 1);
    for (std::size_t row = 0; row < customers; row += 500)
        if (x[row] == 0) {
            CHECK(value[row] < ofAll * orders[row]);
            CHECK(value[row] > ofAll * orders[row] / 1.1);
        }
    CHECK(columnUnder(document, "Customers", "p alive") > columnUnder(document, "Customers", "share"));
}

TEST_CASE("A user's model may ask how likely it is that a customer is still active", "[outlook]")
{
    auto& program = office();
    const Document document{ program };
    fillSimulatedLog(document);
    put(document, "Model.A1",
        { { "Stage", "Position", "p alive", "expected orders", "Expected contribution" },
            { "Lost", "exit", "<0.3", nothing, "none" }, { "Busy", 2.0, nothing, ">=6", "high" },
            { "Quiet", 1.0, nothing, nothing, "low" } });
    REQUIRE(classify(document, program).success);
    const auto customers = std::size_t{ 501 };
    const auto alive = numbersUnder(document, "p alive", customers), orders = numbersUnder(document, "expected orders", customers);
    const auto column = columnUnder(document, "Customers", "stage");
    std::map<std::string, int> counted;
    for (std::size_t row = 0; row < customers; ++row) {
        const auto stage = textOf(document, "Customers." + column + std::to_string(row + 2));
        ++counted[stage];
        REQUIRE(stage == (alive[row] < .3 ? "Lost" : orders[row] >= 6 ? "Busy" : "Quiet"));
    }
    CHECK(counted.size() == 3);
}

TEST_CASE("Where the log carries no model, the columns stay blank and Stages says why", "[outlook]")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    put(document, "Orders.A1", { { "customer", "order date", "amount" }, { "Ann", newYear, 10.0 }, { "Bob", newYear + 4, 20.0 } });
    for (int row = 4; row <= 13; ++row)
        put(document, "Orders.A" + std::to_string(row), { { "C" + std::to_string(row), newYear + row, 1.0 } });
    REQUIRE(classify(document, program).success);
    for (const char* header : { "p alive", "expected orders", "clv" })
        CHECK(shown(document, "Ann", header).empty());
    std::string notes;
    for (int row = 1; row < 40; ++row)
        notes += textOf(document, "Stages.A" + std::to_string(row)) + '\n';
    CHECK_THAT(notes, Contains("nobody has ordered on a second day"));
}

TEST_CASE("A sheet from before gains the columns at its right; a user's own column stays where it is", "[outlook]")
{
    auto& program = office();
    const Document document{ program };
    fillSimulatedLog(document);
    REQUIRE(classify(document, program).success);
    const auto first = columnUnder(document, "Customers", "p alive"), last = columnUnder(document, "Customers", "clv");
    const Rows before = valuesOf(document, "Customers." + first + "1:" + last + "502");

    // As if it were classified by a version that did not know them, and a note stood where they would.
    const css::uno::Reference<css::beans::XPropertySet> sheet{ document.sheet("Customers"), css::uno::UNO_QUERY_THROW };
    const css::uno::Reference<css::sheet::XNamedRanges> names{ sheet->getPropertyValue("NamedRanges"), css::uno::UNO_QUERY_THROW };
    const auto all = names->getElementNames();
    int removed = 0;
    for (const auto& name : all)
        if (name.endsWith("p_alive") || name.endsWith("expected_orders") || name.endsWith("clv")) {
            names->removeByName(name);
            ++removed;
        }
    REQUIRE(removed == 3);
    put(document, "Customers." + first + '1', Rows(502, { nothing, nothing, nothing }));
    put(document, "Customers." + first + '1', { { "note" }, { "mine" } });
    REQUIRE(classify(document, program).success);
    CHECK(columnUnder(document, "Customers", "note") == first);
    CHECK(textOf(document, "Customers." + first + '2') == "mine");
    const auto moved = columnUnder(document, "Customers", "p alive");
    CHECK(moved > first);
    CHECK(valuesOf(document, "Customers." + moved + "1:" + columnUnder(document, "Customers", "clv") + "502") == before);
}

TEST_CASE("METRIC and CUSTOMERS say what is to come as Classify does", "[outlook]")
{
    auto& program = office();
    const Document document{ program };
    fillSimulatedLog(document);
    REQUIRE(classify(document, program).success);
    put(document, "Model.K1", { { "C7" }, { "C8" } });
    const auto range = "Orders.A1:C" + std::to_string(20'000);
    typeArray(document, "Model.L1:N2",
        "=LIFECYCLE.METRIC($" + range + ";K1:K2;{\"p alive\";\"expected orders\";\"clv\"}");
    const Rows said = valuesOf(document, "Model.L1:N2");
    const char* const headers[]{ "p alive", "expected orders", "clv" };
    for (std::size_t customer = 0; customer < 2; ++customer)
        for (std::size_t column = 0; column < 3; ++column) {
            const auto all = numbersUnder(document, headers[column], 501);
            CHECK(std::get<double>(said[customer][column]) == all[7 + customer]);
        }
}

namespace
{

/// The row on `Stages` whose first cell holds this; from 1.
int rowOnStages(const Document& document, const std::string& first)
{
    for (int row = 1; row < 120; ++row)
        if (textOf(document, "Stages.A" + std::to_string(row)) == first)
            return row;
    throw std::runtime_error("no row " + first + " on Stages");
}

std::string placeOnStages(char left, int top, char right, int bottom)
{
    return std::string("Stages.") + left + std::to_string(top) + ':' + right + std::to_string(bottom);
}

} // namespace

TEST_CASE("Stages shows what was fitted, as a table that the functions take", "[outlook]")
{
    auto& program = office();
    const Document document{ program };
    fillSimulatedLog(document);
    REQUIRE(classify(document, program).success);
    const auto top = rowOnStages(document, "mbgnbd"), spend = rowOnStages(document, "gammagamma");
    const auto columns = [&](const std::string& header) {
        const auto letter = columnUnder(document, "Customers", header);
        return "Customers." + letter + "2:" + letter + "502";
    };
    // The same from the functions: a fit to the columns of Customers, and their answers to the table on Stages.
    typeArray(document, "Model.K1:M7", "=LIFECYCLE.FIT(Customers.A1:AG502)");
    typeArray(document, "Model.K9:M14",
        "=LIFECYCLE.FITSPEND(" + columns("frequency") + ";" + columns("repeat order") + ")");
    CHECK(valuesOf(document, placeOnStages('A', top, 'C', top + 6)) == valuesOf(document, "Model.K1:M7"));
    const Rows spendTable = valuesOf(document, placeOnStages('A', spend, 'C', spend + 5)), given = valuesOf(document, "Model.K9:M14");
    CHECK(spendTable[0] == given[0]);
    for (std::size_t row = 1; row < given.size(); ++row)
        CHECK(std::get<double>(spendTable[row][1]) == Approx(std::get<double>(given[row][1])).epsilon(1e-9));
    const auto three = columns("frequency") + ';' + columns("t_x") + ';' + columns("tenure");
    const auto parameters = placeOnStages('A', top, 'C', top + 6);
    typeArray(document, "Model.P1:P501", "=LIFECYCLE.PALIVE(" + three + ';' + parameters + ')');
    typeArray(document, "Model.Q1:Q501", "=LIFECYCLE.EXPECTED(" + three + ";365;" + parameters + ')');
    typeArray(document, "Model.R1:R501",
        "=LIFECYCLE.CLV(" + three + ';' + columns("repeat order") + ";365;1.1^(1/365)-1;" + parameters + ';'
            + placeOnStages('A', spend, 'C', spend + 5) + ')');
    const std::pair<const char*, const char*> said[]{ { "p alive", "P" }, { "expected orders", "Q" }, { "clv", "R" } };
    double sumOfOrders = 0;
    for (const auto& [header, letter] : said) {
        CAPTURE(header);
        const auto ours = numbersUnder(document, header, 501);
        const Rows theirs = valuesOf(document, std::string("Model.") + letter + "1:" + letter + "501");
        double most = 0;
        for (std::size_t row = 0; row < 501; ++row)
            most = std::max(most, std::abs(ours[row] - std::get<double>(theirs[row][0])) / ours[row]);
        CHECK(most < 1e-9);
        if (letter == std::string("Q"))
            for (const double number : ours)
                sumOfOrders += number;
    }
    const auto orders = rowOnStages(document, "orders");
    const Rows total = valuesOf(document, placeOnStages('B', orders, 'D', orders));
    CHECK(std::get<double>(total[0][0]) == std::round(sumOfOrders));
    CHECK(std::get<double>(total[0][1]) < sumOfOrders);
    CHECK(std::get<double>(total[0][2]) > sumOfOrders);
    // The correlation is CORREL's, over those who came back.
    type(document, "Model.T1", "=CORREL(" + columns("frequency") + ';' + columns("repeat order") + ')');
    char shownCorrelation[32];
    std::snprintf(shownCorrelation, sizeof shownCorrelation, "%.4g", std::round(valueOf(document, "Model.T1") * 1000) / 1000);
    CHECK_THAT(textOf(document, "Stages.A" + std::to_string(spend - 1)),
        Contains(std::string("correlation ") + shownCorrelation + ", of ranks"));
}

TEST_CASE("Stages ranks who is at risk and can still be reached", "[outlook]")
{
    auto& program = office();
    const Document document{ program };
    fillSimulatedLog(document);
    REQUIRE(classify(document, program).success);
    const auto alive = numbersUnder(document, "p alive", 501), value = numbersUnder(document, "clv", 501);
    const Rows names = valuesOf(document, "Customers.A2:A502");
    struct Stake { double stake; std::size_t row; };
    std::vector<Stake> byHand;
    for (std::size_t row = 0; row < 501; ++row)
        if (alive[row] >= .2 && alive[row] <= .8)
            byHand.push_back({ (1 - alive[row]) * value[row] / alive[row], row });
    std::sort(byHand.begin(), byHand.end(), [](const Stake& one, const Stake& other) { return one.stake > other.stake; });
    REQUIRE(byHand.size() > 20);
    const auto title = rowOnStages(document, "at risk, and still to be reached");
    CHECK_THAT(textOf(document, "Stages.A" + std::to_string(title + 1)), Contains("from 0.2 to 0.8"));
    CHECK(valuesOf(document, placeOnStages('A', title + 2, 'E', title + 2))
        == Rows{ { "customer", "stage", "p alive", "value if active", "at stake" } });
    const Rows shownRows = valuesOf(document, placeOnStages('A', title + 3, 'E', title + 23));
    for (std::size_t line = 0; line < 20; ++line) {
        const auto row = byHand[line].row;
        CAPTURE(line);
        CHECK(shownRows[line][0] == names[row][0]);
        CHECK(shownRows[line][1] == CellValue{ shown(document, std::get<std::string>(names[row][0]), "stage", 503) });
        CHECK(std::get<double>(shownRows[line][2]) == alive[row]);
        CHECK(std::get<double>(shownRows[line][3]) == Approx(value[row] / alive[row]));
        CHECK(std::get<double>(shownRows[line][4]) == Approx(byHand[line].stake));
    }
    CHECK(shownRows[20][0] == nothing); // twenty, no more
}
