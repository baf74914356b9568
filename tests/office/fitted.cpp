// The fitted models through a real sheet: the literature's figures to their digits, as tests/statistics/published_figures.cpp has
// them in the core (the sources stand there), and data that carry no model.

#include "harness/cells.hpp"
#include "statistics/real_data.hpp"
#include "statistics/simulated.hpp"

#include <algorithm>
#include <cmath>

using namespace lifecycle::harness;
namespace test = lifecycle::test;

namespace {

const CellValue nothing{};

// Within half a unit of the last digit given.
void rounded(double value, double given, int digitsAfterPoint)
{
    CAPTURE(value, given);
    CHECK(std::abs(value - given) <= .50001 * std::pow(10, -digitsAfterPoint));
}

void relative(double value, double given, double tolerance)
{
    CAPTURE(value, given);
    CHECK(std::abs(value - given) <= tolerance * std::abs(given));
}

double valueOfFormula(const Document& document, const std::string& formula)
{
    typeArray(document, "Z1:Z1", formula);
    INFO(formula);
    CHECK(errorOf(document, "Z1") == 0);
    return valueOf(document, "Z1");
}

/// x, t_x, T and the mean value of repeat orders in A to D under their headers.
void putCustomers(const Document& document, const test::Log& log)
{
    Rows rows{{"frequency", "t_x", "tenure", "repeat order"}};
    for (std::size_t i = 0; i < log.size(); ++i)
        rows.push_back({log.x[i], log.tx[i], log.T[i], std::isnan(log.mean[i]) ? nothing : CellValue{log.mean[i]}});
    put(document, "A1", rows);
}

/// Who carries a fit: in days, of a shop whose customers come back after some weeks.
test::Simulated simulatedCustomers(std::size_t count)
{
    const test::Scenario shop{
        .story = test::Story::bgnbd, .r = .8, .alpha = 25, .third = .8, .fourth = 2.4, .leastT = 100, .mostT = 400, .grid = 1};
    return test::simulate(shop, count, 4711);
}

struct Figure { const char* name; double value; int digits; double standardError = 0; };

/// A table of FIT or FITSPEND from the cell `column` 1 on.
void checkFit(const Document& document, const char* firstColumn, const char* lastColumn, const std::string& formula,
    const std::string& family, const std::vector<Figure>& parameters, Figure logLikelihood, double customers)
{
    INFO(formula);
    const auto rows = std::to_string(parameters.size() + 3);
    const std::string range = std::string{firstColumn} + "1:" + lastColumn + rows;
    typeArray(document, range, formula);
    const auto table = valuesOf(document, range);
    const auto text = [&](std::size_t row, std::size_t column) { return std::get<std::string>(table[row][column]); };
    const auto number = [&](std::size_t row, std::size_t column) { return std::get<double>(table[row][column]); };
    REQUIRE(errorOf(document, std::string{firstColumn} + "1") == 0);
    CHECK(text(0, 0) == family);
    CHECK(text(0, 1) == "Value");
    CHECK(text(0, 2) == "Std. error");
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        CHECK(text(i + 1, 0) == parameters[i].name);
        rounded(number(i + 1, 1), parameters[i].value, parameters[i].digits);
        if (parameters[i].standardError > 0)
            rounded(number(i + 1, 2), parameters[i].standardError, 6);
        else
            CHECK(number(i + 1, 2) > 0);
    }
    const auto last = parameters.size() + 1;
    CHECK(text(last, 0) == "log-likelihood");
    rounded(number(last, 1), logLikelihood.value, logLikelihood.digits);
    CHECK(text(last + 1, 0) == "customers");
    CHECK(number(last + 1, 1) == customers);
}

// At the maxima, more digits than a fit is shown with.
constexpr auto bg = "{\"bgnbd\"|0.242594522|4.413602019|0.792922017|2.425906777}";
constexpr auto mbg = "{\"mbgnbd\"|0.524843159|6.183085280|0.891359391|1.614002240}";
constexpr auto pareto = "{\"paretonbd\"|0.55327705|10.57768346|0.60623999|11.66873528}";

std::string call(const std::string& function, const std::string& arguments, const std::string& parameters)
{
    return "LIFECYCLE." + function + "(" + arguments + ";" + parameters + ")";
}

} // namespace

TEST_CASE("CDNOW's sample in a sheet: fits, single customers, sums, value", "[functions][fitted]")
{
    const auto log = test::cdnowSample();
    if (!log)
        return;
    Document document{office()};
    putCustomers(document, *log);
    const auto last = std::to_string(log->size() + 1);
    const auto customers = "$A$1:$D$" + last;
    const auto column = [&](const char* name) { return std::string{"$"} + name + "$2:$" + name + "$" + last; };
    const auto all = column("A") + ";" + column("B") + ";" + column("C");

    checkFit(document, "F", "H", "=LIFECYCLE.FIT(" + customers + ";\"bgnbd\")", "bgnbd",
        {{"r", .242595, 6, .012557}, {"alpha", 4.413602, 6, .378224}, {"a", .792922, 6, .185734}, {"b", 2.425907, 6, .705414}},
        {"", -9582.429207, 6}, 2357);
    checkFit(document, "J", "L", "=LIFECYCLE.FIT(" + customers + ")", "mbgnbd",
        {{"r", .524843, 6}, {"alpha", 6.183085, 6}, {"a", .891359, 6}, {"b", 1.614002, 6}}, {"", -9582.135716, 6}, 2357);
    checkFit(document, "N", "P", "=LIFECYCLE.FIT(" + customers + ";\" ParetoNBD\")", "paretonbd",
        {{"r", .553277, 6}, {"alpha", 10.577683, 6}, {"s", .606240, 6}, {"beta", 11.668735, 6}}, {"", -9594.976179, 6}, 2357);
    checkFit(document, "R", "T", "=LIFECYCLE.FITSPEND($A$1:$A$" + last + ";$D$1:$D$" + last + ")", "gammagamma",
        {{"p", 6.249572, 6}, {"q", 3.744225, 6}, {"gamma", 15.443521, 6}}, {"", -4055.917695, 6}, 946);
    const std::string spend = "$R$1:$T$6";
    rounded(valueOfFormula(document, "=LIFECYCLE.SPEND(0;0;" + spend + ")"), 35.170371, 6);

    struct Row { double id, aliveBg, expectedBg, aliveMbg, expectedMbg, alivePareto, expectedPareto, spend; };
    for (const Row& row : {
             Row{1, .7266203117, 1.225994455, .706138479, 1.262758851, .8691342636, 1.455201702, 24.6539187},
             Row{2, .2123910444, .2034188475, .1709510792, .1889449018, .1679960579, .1711143363, 18.91001845},
             Row{3, 1, .1947936312, .3897229766, .153966019, .2951125716, .1070702325, 35.17037127},
             Row{6, .6418347095, 3.337571358, .6226798963, 3.167169542, .7494529097, 3.712086998, 71.46470572},
             Row{157, .9692212686, 20.05524927, .9659380824, 18.95187207, .9961869439, 19.59584925, 26.3942635},
         }) {
        CAPTURE(row.id);
        const auto at = std::to_string(log->row(row.id) + 2);
        const auto customer = "A" + at + ";B" + at + ";C" + at;
        const auto of = [&](const std::string& formula) { return valueOfFormula(document, "=" + formula); };
        relative(of(call("PALIVE", customer, bg)), row.aliveBg, 5e-9);
        relative(of(call("EXPECTED", customer + ";39", bg)), row.expectedBg, 5e-9);
        relative(of(call("PALIVE", customer, mbg)), row.aliveMbg, 5e-9);
        relative(of(call("EXPECTED", customer + ";39", mbg)), row.expectedMbg, 5e-9);
        relative(of(call("PALIVE", customer, pareto)), row.alivePareto, 1e-8);
        relative(of(call("EXPECTED", customer + ";39", pareto)), row.expectedPareto, 1e-8);
        relative(of("LIFECYCLE.SPEND(A" + at + ";D" + at + ";" + spend + ")"), row.spend, 2e-9);
        // The fitted table is as good an argument as the column of its parameters.
        relative(of(call("EXPECTED", customer + ";39", "$F$1:$H$7")), row.expectedBg, 1e-7);
    }

    rounded(valueOfFormula(document, "=SUM(" + call("PALIVE", all, bg) + ")"), 1917.277671, 5);
    rounded(valueOfFormula(document, "=SUM(" + call("PALIVE", all, mbg) + ")"), 1057.636371, 5);
    rounded(valueOfFormula(document, "=SUM(" + call("PALIVE", all, pareto) + ")"), 1051.875247, 4);
    rounded(valueOfFormula(document, "=SUM(" + call("EXPECTED", all + ";39", bg) + ")"), 1653.408698, 5);
    rounded(valueOfFormula(document, "=SUM(" + call("EXPECTED", all + ";39", mbg) + ")"), 1576.728302, 5);
    rounded(valueOfFormula(document, "=SUM(" + call("EXPECTED", all + ";39", pareto) + ")"), 1665.513107, 4);

    // Discounted residual transactions are the value of orders without end, in orders.
    const auto dert = [&](double id, const char* rate, const char* parameters) {
        const auto at = std::to_string(log->row(id) + 2);
        const auto customer = "A" + at + ";B" + at + ";C" + at + ";D" + at;
        return valueOfFormula(document, "=LIFECYCLE.CLV(" + customer + ";;EXP(" + rate + ")-1;" + parameters + ";" + spend
                + ")/LIFECYCLE.SPEND(A" + at + ";D" + at + ";" + spend + ")");
    };
    struct Dert { double id, yearly, at27; };
    for (const Dert& row : {Dert{1, 6.500351835, 6.482402577}, {2, .7643637228, .7622531045}, {3, .4782802145, .4769595514},
             {6, 16.58180547, 16.53601855}, {157, 87.17034546, 86.93015794}}) {
        CAPTURE(row.id);
        relative(dert(row.id, "LN(1.15)/52", pareto), row.yearly, 1e-8);
        relative(dert(row.id, "0.0027", pareto), row.at27, 1e-8);
    }
    relative(dert(1, "0.0027", bg), 5.156631729, 2e-9);
    relative(dert(3, "0.0027", bg), 1.014257286, 2e-9);
    relative(dert(6, "0.0027", bg), 12.67337417, 2e-9);

    const auto value = "LIFECYCLE.CLV(" + all + ";" + column("D") + ";;1.15^(1/52)-1;" + pareto + ";" + spend + ")";
    relative(valueOfFormula(document, "=SUM(" + value + ")"), 261531.6712, 2e-9);
    relative(valueOfFormula(document, "=INDEX(" + value + ";" + std::to_string(log->row(1) + 1) + ")"), 160.259146, 5e-9);
    relative(valueOfFormula(document, "=INDEX(" + value + ";" + std::to_string(log->row(6) + 1) + ")"), 1185.01385, 5e-9);

    // Value as the lifetimes package defines it: 12 steps of 4.345 weeks, 1 % a month. A row of horizons beside the customers.
    const auto steps = [&](const std::string& x, const std::string& mean) {
        return "SUM(LIFECYCLE.SPEND(" + mean + ")*(" + call("EXPECTED", x + ";4.345*COLUMN($A$1:$L$1)", bg) + "-"
            + call("EXPECTED", x + ";4.345*(COLUMN($A$1:$L$1)-1)", bg) + ")/1.01^COLUMN($A$1:$L$1))";
    };
    struct Steps { double id, value; };
    for (const Steps& row : {Steps{1, 36.2739781}, {2, 4.64093658}, {3, 8.34448049}, {6, 283.558087}}) {
        CAPTURE(row.id);
        const auto at = std::to_string(log->row(row.id) + 2);
        const auto formula = "=" + steps("A" + at + ";B" + at + ";C" + at, "A" + at + ";D" + at + ";" + spend);
        relative(valueOfFormula(document, formula), row.value, 2e-9);
    }
    relative(valueOfFormula(document, "=" + steps(all, column("A") + ";" + column("D") + ";" + spend)), 71507.95174, 2e-9);
}

TEST_CASE("CDNOW's sheet of two decimals in a sheet", "[functions][fitted]")
{
    auto log = test::cdnowSheet();
    if (!log)
        return;
    log->mean.assign(log->size(), std::nan(""));
    Document document{office()};
    putCustomers(document, *log);
    checkFit(document, "F", "H", "=LIFECYCLE.FIT(A:C;\"bgnbd\")", "bgnbd",
        {{"r", .242592907, 9}, {"alpha", 4.413531561, 8}, {"a", .792886148, 8}, {"b", 2.425753436, 8}},
        {"", -9582.4255606, 6}, 2357);
    const auto at = [](const char* column) { return column + std::string{"6"}; };
    typeArray(document, "J1:L7", "=LIFECYCLE.FIT(A:C;\"paretonbd\")");
    rounded(valueOf(document, at("K")), -9594.9739298, 6);
    typeArray(document, "N1:P7", "=LIFECYCLE.FIT(A:C;\"mbgnbd\")");
    rounded(valueOf(document, at("O")), -9582.1326849, 6);
}

TEST_CASE("All of CDNOW in a sheet", "[functions][fitted]")
{
    const auto log = test::cdnowAll();
    if (!log)
        return;
    Document document{office()};
    putCustomers(document, *log);
    checkFit(document, "F", "H", "=LIFECYCLE.FIT(A:D;\"bgnbd\")", "bgnbd",
        {{"r", .251623959, 8}, {"alpha", 4.788942962, 7}, {"a", .723433577, 7}, {"b", 2.161088359, 7}},
        {"", -95368.4439332, 6}, 23570);
    checkFit(document, "J", "L", "=LIFECYCLE.FIT(A:D)", "mbgnbd",
        {{"r", .637139733, 8}, {"alpha", 7.310289542, 7}, {"a", .807474118, 7}, {"b", 1.228393996, 7}},
        {"", -95336.9583199, 6}, 23570);
    checkFit(document, "N", "P", "=LIFECYCLE.FIT(A:D;\"paretonbd\")", "paretonbd",
        {{"r", .59741997, 7}, {"alpha", 11.58565778, 7}, {"s", .52218561, 7}, {"beta", 8.82775915, 7}},
        {"", -95415.1186175, 6}, 23570);
    checkFit(document, "R", "T", "=LIFECYCLE.FITSPEND(A:A;D:D)", "gammagamma",
        {{"p", 6.275359068, 8}, {"q", 3.624450023, 8}, {"gamma", 14.983687031, 7}}, {"", -40763.4762614, 6}, 9450);
}

TEST_CASE("Renewals in a sheet: survivors by period in a column, a row and beside their periods", "[functions][fitted]")
{
    Document document{office()};
    const std::vector<double> regular{1, .631, .468, .382, .326, .289, .262, .241},
        highEnd{1, .869, .743, .653, .593, .551, .517, .491};
    Rows rows{{"year", "Regular", "High End"}};
    for (std::size_t year = 0; year < regular.size(); ++year)
        rows.push_back({static_cast<double>(year), regular[year], highEnd[year]});
    put(document, "A1", rows);
    put(document, "A12", {{highEnd.begin(), highEnd.end()}});
    const std::vector<Figure> ofRegular{{"alpha", .7040773, 7}, {"beta", 1.1820430, 7}},
        ofHighEnd{{"alpha", .6680884, 7}, {"beta", 3.8060950, 7}};
    checkFit(document, "F", "H", "=LIFECYCLE.FIT(B2:B9;\"sbg\")", "sbg", ofRegular, {"", -1.6802652, 7}, 1);
    checkFit(document, "J", "L", "=LIFECYCLE.FIT(A1:B10;\"sbg\")", "sbg", ofRegular, {"", -1.6802652, 7}, 1);
    checkFit(document, "N", "P", "=LIFECYCLE.FIT(C1:C9;\"SBG\")", "sbg", ofHighEnd, {"", -1.6111581, 7}, 1);
    checkFit(document, "R", "T", "=LIFECYCLE.FIT(A12:H12;\"sbg\")", "sbg", ofHighEnd, {"", -1.6111581, 7}, 1);
    // 2007, equation 8, at the fitted parameters; and S(t) as the product of the retention rates.
    rounded(valueOfFormula(document, "=LIFECYCLE.RETENTION(3;F1:H5)"), (1.1820430 + 2) / (.7040773 + 1.1820430 + 2), 7);
    rounded(valueOfFormula(document, "=PRODUCT(LIFECYCLE.RETENTION(A3:A9;F1:H5))"), .241, 2);

    put(document, "A14", {{0.0, 1000.0}, {1.0, 900.0}, {3.0, 700.0}});
    type(document, "Z2", "=LIFECYCLE.FIT(A14:B16;\"sbg\")");
    CHECK(errorOf(document, "Z2") == 502); // a period is missing
    put(document, "A18", {{1000.0}, {1000.0}, {1000.0}});
    type(document, "Z2", "=LIFECYCLE.FIT(A18:A20;\"sbg\")");
    CHECK(errorOf(document, "Z2") == 523); // nobody left
    put(document, "A22", {{1000.0}, {1001.0}, {900.0}});
    type(document, "Z2", "=LIFECYCLE.FIT(A22:A24;\"sbg\")");
    CHECK(errorOf(document, "Z2") == 502); // no survivors
}

TEST_CASE("Pareto/NBD and new customers at the hard places, in a sheet", "[functions][fitted]")
{
    Document document{office()};
    const auto of = [&](const std::string& function, const std::string& arguments, const std::string& parameters) {
        return valueOfFormula(document, "=" + call(function, arguments, parameters));
    };
    // The value of orders without end, in orders.
    const auto dert = [&](const std::string& customer, const std::string& parameters) {
        const std::string spend = ";{\"gammagamma\"|2|3|6})", x = customer.substr(0, customer.find(';'));
        return valueOfFormula(document,
            "=LIFECYCLE.CLV(" + customer + ";8;;EXP(0.0027)-1;" + parameters + spend + "/LIFECYCLE.SPEND(" + x + ";8" + spend);
    };
    const std::string one = "{\"paretonbd\"|0.5143|2.8845|0.2856|14.1087}",
                      two = "{\"paretonbd\"|0.5329|38.0598|64.2792|7721.5264}",
                      three = "{\"paretonbd\"|0.5534|10.5802|0.6061|11.6562}";
    relative(of("PALIVE", "221;103.42857;103.57143", one), .999596052318, 1e-12);
    relative(of("EXPECTED", "221;103.42857;103.57143;52", one), 102.37180578, 1e-10);
    relative(dert("221;103.42857;103.57143", one), 559.0997652, 1e-9);
    relative(of("PALIVE", "161;94.71429;98", one), .749487752258, 1e-12);
    relative(of("EXPECTED", "161;94.71429;98;52", one), 58.916630728, 1e-10);
    relative(dert("161;94.71429;98", one), 319.943106088, 1e-11);
    relative(of("PALIVE", "2;90;145", two), .517174547714, 1e-12);
    relative(of("EXPECTED", "2;90;145;52", two), .303279102191, 2e-12);
    relative(dert("2;90;145", two), .664040998399, 1e-11);
    relative(of("PALIVE", "26;216/7;31", three), .997873275575, 1e-12);
    relative(of("EXPECTED", "26;216/7;31;52", three), 25.4537786345, 2e-12);
    relative(of("PALIVE", "0;0;39", three), .294142239252, 2e-12);

    const std::string hard = "{\"bgnbd\"|0.25|4|0.8|2.5}", published = "{\"bgnbd\"|0.243|4.414|0.793|2.426}";
    relative(of("PALIVE", "200;38;40", hard), .0221677370731, 5e-12);
    relative(of("EXPECTED", "200;38;40;10", hard), .928698114823, 1e-12);
    relative(of("PALIVE", "2000;39.5;40", hard), 2.95247046088e-7, 5e-12);
    relative(of("EXPECTED", "2000;39.5;40;10", hard), .000123465801917, 5e-12);
    relative(of("PALIVE", "200;38;40", published), .0243852313580, 5e-12);
    relative(of("EXPECTED", "200;38;40;10", published), 1.01345252742, 5e-12);
    relative(of("PALIVE", "2000;39.5;40", published), 3.69054076464e-7, 5e-12);
    relative(of("EXPECTED", "2000;39.5;40;10", published), .000153110075769, 5e-12);

    // A new customer is one with x = 0 at T = 0; three zeros in single cells are a blank row, in a column they are not.
    const std::string newCustomer = "{0|0};{0|0};{0|0};52";
    const auto ofNewCustomer = [&](const std::string& parameters) {
        return valueOfFormula(document, "=INDEX(" + call("EXPECTED", newCustomer, parameters) + ";1)");
    };
    relative(ofNewCustomer("{\"bgnbd\"|0.243|4.414|1|2.426}"), 1.28998825248, 5e-12);
    relative(ofNewCustomer("{\"paretonbd\"|0.55|10.58|1|11.67}"), 1.02932116336, 5e-12);
}

TEST_CASE("A table that cannot be fitted is refused; rows in which something is not known are left out", "[functions][fitted]")
{
    Document document{office()};
    const auto errorAfter = [&](const Rows& customers, const std::string& family) {
        put(document, "A1", customers);
        type(document, "F1", "=LIFECYCLE.FIT(A1:C" + std::to_string(customers.size()) + family + ")");
        return errorOf(document, "F1");
    };
    const Rows nobodyCameBack{{"x", "t_x", "T"}, {0.0, 0.0, 10.0}, {0.0, 0.0, 20.0}, {0.0, 0.0, 30.0}};
    for (const char* family : {"", ";\"bgnbd\"", ";\"mbgnbd\"", ";\"paretonbd\""})
        CHECK(errorAfter(nobodyCameBack, family) == 523);
    CHECK(errorAfter(nobodyCameBack, ";\"nosuch\"") == 502);
    CHECK(errorAfter({{"x", "t_x", "T"}, {1.0, 11.0, 10.0}, {0.0, 0.0, 20.0}, {0.0, 0.0, 30.0}}, "") == 502);
    CHECK(errorAfter({{"x", "t_x", "Days"}, {1.0, 9.0, 10.0}, {0.0, 0.0, 20.0}, {0.0, 0.0, 30.0}}, "") == 502);
    const std::vector<CellValue> blankRow(3);
    CHECK(errorAfter({{"x", "t_x", "T"}, blankRow, blankRow, blankRow}, "") == 502);
    type(document, "F1", "=LIFECYCLE.FITSPEND(A1:A4;B1:B4)");
    CHECK(errorOf(document, "F1") == 502);
    put(document, "A1", nobodyCameBack);
    document.recalculate();
    CHECK(errorOf(document, "F1") == 523);

    // Simulated customers, and the same with a blank row, a title in the midst, an unknown and an error.
    Rows customers{{"customer", "Frequency", "T_X", "Tenure"}};
    const auto simulated = simulatedCustomers(500);
    for (std::size_t i = 0; i < simulated.x.size(); ++i)
        customers.push_back({"C" + std::to_string(i), simulated.x[i], simulated.tx[i], simulated.T[i]});
    put(document, "A1", customers);
    typeArray(document, "F1:H7", "=LIFECYCLE.FIT(A1:D501;\"bgnbd\")");
    REQUIRE(errorOf(document, "F1") == 0);
    CHECK(valueOf(document, "G7") == 500);
    auto more = customers;
    more.insert(more.begin() + 9, {nothing, nothing, nothing, nothing});
    more.insert(more.begin() + 15, {"customer", "Frequency", "T_X", "Tenure"});
    more.insert(more.begin() + 20, {"Someone", 3.0, nothing, 30.0});
    more.push_back({"Another", 3.0, 20.0, 30.0});
    put(document, "J1", more);
    const auto last = std::to_string(more.size());
    type(document, "L" + last, "=NA()");
    typeArray(document, "O1:Q7", "=LIFECYCLE.FIT(J1:M" + last + ";\"bgnbd\")");
    CHECK(valuesOf(document, "F1:H7") == valuesOf(document, "O1:Q7"));
}

TEST_CASE("Days as well as weeks", "[functions][fitted]")
{
    const auto inDays = test::cdnowSample(1);
    if (!inDays)
        return;
    Document document{office()};
    putCustomers(document, *inDays);
    typeArray(document, "F1:H7", "=LIFECYCLE.FIT(A:D;\"bgnbd\")");
    // Times seven: alpha has the unit of the times, and each of the 2,457 densities is a seventh.
    rounded(valueOf(document, "G2"), .242595, 6);
    rounded(valueOf(document, "G3") / 7, 4.413602, 6);
    rounded(valueOf(document, "G4"), .792922, 6);
    rounded(valueOf(document, "G5"), 2.425907, 6);
    rounded(valueOf(document, "G6") + 2457 * std::log(7), -9582.429207, 6);
}

TEST_CASE("From an order log to a fit: what CUSTOMERS gives is a table for FIT and FITSPEND", "[functions][fitted]")
{
    Document document{office()};
    const auto simulated = simulatedCustomers(200);
    constexpr double asOf = 45'292; // 2024-01-01
    Rows orders{{"customer", "order date", "amount"}}, plain{{"frequency", "t_x", "tenure", "repeat order"}};
    for (std::size_t who = 0; who < simulated.x.size(); ++who) {
        const double x = simulated.x[who], first = asOf - simulated.T[who];
        const double mean = 10.0 + 3 * static_cast<double>(who % 9);
        for (double order = 0; order <= x; ++order) {
            const double since = x > 0 ? std::floor(order * simulated.tx[who] / x) : 0;
            orders.push_back({"C" + std::to_string(who), first + since, order > 0 ? mean : 5.0});
        }
        plain.push_back({x, simulated.tx[who], simulated.T[who], x > 0 ? CellValue{mean} : nothing});
    }
    put(document, "A1", orders);
    put(document, "E1", plain);
    typeArray(document, "T1:AV201", "=LIFECYCLE.CUSTOMERS(A1:C" + std::to_string(orders.size()) + ";DATE(2024;1;1))");
    typeArray(document, "J1:L7", "=LIFECYCLE.FIT(E1:H201;\"bgnbd\")");
    typeArray(document, "N1:P7", "=LIFECYCLE.FIT(T1:AV201;\"bgnbd\")");
    REQUIRE(errorOf(document, "J1") == 0);
    CHECK(valueOf(document, "K7") == 200);
    CHECK(valuesOf(document, "J1:L7") == valuesOf(document, "N1:P7"));
    typeArray(document, "J10:L15", "=LIFECYCLE.FITSPEND(E1:E201;H1:H201)");
    const auto headers = valuesOf(document, "T1:AV1")[0];
    const auto columnOf = [&](const std::string& header) {
        const auto index = std::find(headers.begin(), headers.end(), CellValue{header}) - headers.begin();
        type(document, "R1", "=SUBSTITUTE(ADDRESS(1;COLUMN(T1)+" + std::to_string(index) + ";4);\"1\";\"\")");
        const auto column = textOf(document, "R1");
        return column + "1:" + column + "201";
    };
    typeArray(document, "N10:P15", "=LIFECYCLE.FITSPEND(" + columnOf("frequency") + ";" + columnOf("repeat order") + ")");
    REQUIRE(errorOf(document, "J10") == 0);
    REQUIRE(errorOf(document, "N10") == 0);
    for (const char* row : {"11", "12", "13", "14", "15"}) // the customers' order may differ, and with it the last digits
        relative(valueOf(document, std::string{"O"} + row), valueOf(document, std::string{"K"} + row), 1e-9);
}
