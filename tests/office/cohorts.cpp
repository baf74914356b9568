// Cohorts fitted apart, and predictions with their bounds, through a sheet.

#include "small_log.hpp"

#include "statistics/simulated.hpp"

#include <cmath>

using namespace lifecycle::tests;
namespace test = lifecycle::test;

namespace
{

/// Two shops' customers in one table: the second's rows stand between the first's.
void putTwoCohorts(const Document& document)
{
    const test::Scenario quick{ .story = test::Story::mbgnbd, .r = .9, .alpha = 15, .third = .8, .fourth = 2.4, .leastT = 100,
        .mostT = 400, .grid = 1 };
    const test::Scenario slow{ .story = test::Story::mbgnbd, .r = .7, .alpha = 60, .third = .9, .fourth = 2.0, .leastT = 150,
        .mostT = 400, .grid = 1 };
    const auto one = test::simulate(quick, 400, 1), other = test::simulate(slow, 400, 2);
    Rows all{ { "customer", "frequency", "t_x", "tenure", "repeat order", "Cohort", "first order" } }, first = all, second = all;
    const auto mean = [](double x, double value) { return x > 0 ? CellValue{ value } : nothing; };
    for (std::size_t i = 0; i < 400; ++i) {
        first.push_back({ "A" + std::to_string(i), one.x[i], one.tx[i], one.T[i], mean(one.x[i], one.mean[i]), "2024-Q1", newYear });
        second.push_back({ "B" + std::to_string(i), other.x[i], other.tx[i], other.T[i], mean(other.x[i], other.mean[i]), "2024-Q2",
            newYear + 91 });
        all.push_back(first.back());
        all.push_back(second.back());
    }
    put(document, "A1", all);
    addSheet(document, "First");
    addSheet(document, "Second");
    put(document, "First.A1", first);
    put(document, "Second.A1", second);
}

} // namespace

TEST_CASE("Cohorts are fitted apart on request, by a criterion on any column", "[functions][fitted]")
{
    const Document document{ office() };
    putTwoCohorts(document);
    typeArray(document, "J1:L7", "=LIFECYCLE.FIT(First.A1:G401)");
    typeArray(document, "J9:L15", "=LIFECYCLE.FIT(Second.A1:G401)");
    REQUIRE(errorOf(document, "J1") == 0);
    REQUIRE(valueOf(document, "K7") == 400);
    const Rows first = valuesOf(document, "J1:L7"), second = valuesOf(document, "J9:L15");
    REQUIRE(first != second);
    const std::pair<const char*, const Rows*> asked[]{ { "\"cohort\";\"2024-Q1\"", &first }, { "\"Cohort\";\"2024-Q2\"", &second },
        { "\"cohort\";\"*Q2\"", &second }, { "\"first order\";\"<2024-02-01\"", &first },
        { "\"first order\";\">=2024-02-01\"", &second } };
    for (const auto& [cohort, expected] : asked) {
        INFO(cohort);
        typeArray(document, "N1:P7", std::string{ "=LIFECYCLE.FIT(Sheet1.A1:G801;;" } + cohort + ')');
        CHECK(valuesOf(document, "N1:P7") == *expected);
    }
    // Such a table is an argument as any other.
    typeArray(document, "R1:R1", "=LIFECYCLE.PALIVE(2;50;200;LIFECYCLE.FIT(Sheet1.A1:G801;;\"cohort\";\"2024-Q1\"))");
    typeArray(document, "R2:R2", "=LIFECYCLE.PALIVE(2;50;200;J1:L7)");
    CHECK(valueOf(document, "R1") == valueOf(document, "R2"));
    for (const auto& [cohort, error] : { std::pair{ "\"cohort\";\"2024-Q3\"", 502 }, { "\"nosuch\";\"2024-Q1\"", 502 },
             { "\"cohort\";\">abc\"", 502 }, { "\"cohort\"", 502 } }) {
        INFO(cohort);
        type(document, "R3", std::string{ "=LIFECYCLE.FIT(Sheet1.A1:G801;;" } + cohort + ')');
        CHECK(errorOf(document, "R3") == error);
    }
}

TEST_CASE("PREDICT: what the single functions say, between bounds, row by row, and the total of all", "[functions][fitted]")
{
    const Document document{ office() };
    putTwoCohorts(document);
    typeArray(document, "First.J1:L7", "=LIFECYCLE.FIT(First.A1:G401;\"mbgnbd\")");
    typeArray(document, "First.J9:L14", "=LIFECYCLE.FITSPEND(First.B1:B401;First.E1:E401)");
    typeArray(document, "First.N1:AC402", "=LIFECYCLE.PREDICT(First.A1:G401;180;0.0003;0.8;\"mbgnbd\")");
    REQUIRE(errorOf(document, "First.N1") == 0);
    CHECK(valuesOf(document, "First.N1:R1")
        == Rows{ { "customer", "p alive", "p alive low", "p alive high", "expected orders" } });
    const std::string three = "First.B2:B401;First.C2:C401;First.D2:D401", fit = "First.J1:L7", spend = "First.J9:L14";
    const std::pair<const char*, std::string> columns[]{ { "O", "PALIVE(" + three + ';' + fit + ')' },
        { "R", "EXPECTED(" + three + ";180;" + fit + ')' }, { "U", "NOORDER(" + three + ";180;" + fit + ')' },
        { "X", "SPEND(First.B2:B401;First.E2:E401;" + spend + ')' },
        { "AA", "CLV(" + three + ";First.E2:E401;180;0.0003;" + fit + ';' + spend + ')' } };
    for (const auto& [letter, function] : columns) {
        CAPTURE(function);
        typeArray(document, "First.AE2:AE401", "=LIFECYCLE." + function);
        typeArray(document, "First.AF1:AF1",
            std::string("=MAX(ABS(First.AE2:AE401/First.") + letter + "2:" + letter + "401-1))");
        CHECK(errorOf(document, "First.AF1") == 0);
        CHECK(valueOf(document, "First.AF1") < 1e-9);
    }
    // Value between low and high, nearly everywhere: the bounds come from other fits.
    typeArray(document, "First.AG1:AG1", "=SUM((First.P2:P401<=First.O2:O401)*(First.O2:O401<=First.Q2:Q401))");
    CHECK(valueOf(document, "First.AG1") > 380);
    CHECK(textOf(document, "First.N402") == "total");
    typeArray(document, "First.AH1:AH1", "=SUM(First.R2:R401)");
    CHECK(valueOf(document, "First.R402") == Approx(valueOf(document, "First.AH1")));
    CHECK(valueOf(document, "First.S402") < valueOf(document, "First.R402"));
    CHECK(valueOf(document, "First.T402") > valueOf(document, "First.R402"));
    CHECK(textOf(document, "First.X402").empty()); // what an order is worth does not add up
    for (const char* wrong : { "-1", "180;-0.1", "180;0;1.5", "180;0;0.9;\"sbg\"" }) {
        INFO(wrong);
        type(document, "First.AI1", std::string{ "=LIFECYCLE.PREDICT(First.A1:G401;" } + wrong + ')');
        CHECK(errorOf(document, "First.AI1") == 502);
    }
}
