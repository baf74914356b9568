// The command forecast: on an order log the sheets `Forecast check` and `Forecast`, on survivors by period the sheet `Renewals`.

#include "../domain/logs.hpp"
#include "begun_command.hpp"
#include "small_log.hpp"
#include "snapshot.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart/XAxisXSupplier.hpp>
#include <com/sun/star/chart/XAxisYSupplier.hpp>
#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/table/XTableCharts.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <cmath>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <thread>

using namespace lifecycle::tests;
using Catch::Matchers::Contains;

namespace
{

using Differences = std::vector<std::string>;
const std::string forecastUrl = "vnd.org.customerlifecycle:forecast";

/// Days of every customer of `lives()`, on a sheet `Orders`.
std::map<std::string, std::vector<double>> fillLives(const Document& document)
{
    const css::uno::Reference<css::container::XNamed> first{ document.sheet("Sheet1"), css::uno::UNO_QUERY_THROW };
    first->setName("Orders");
    std::map<std::string, std::vector<double>> days;
    Rows rows{ { "customer", "order date", "amount" } };
    // What an order is worth differs from customer to customer, and from order to order.
    std::mt19937 random{ 20240607 };
    std::gamma_distribution<double> ofCustomer{ 4, 5 }, ofOrder{ 3, 1 };
    std::map<std::string, double> level;
    for (const auto& order : lifecycle::test::lives()) {
        const auto found = level.try_emplace(order.customer, 0).first;
        if (found->second == 0)
            found->second = 60 / ofCustomer(random);
        rows.push_back({ order.customer, static_cast<double>(order.day), std::ceil(100 * found->second * ofOrder(random)) / 100 });
        days[order.customer].push_back(order.day);
    }
    put(document, "Orders.A1", rows);
    return days;
}

Outcome forecast(const Document& document, Office& program, NamedValues values = { { "Range", text("Orders.A1") } })
{
    return dispatch(program, document, forecastUrl, values);
}

/// The cell in column A that holds this text, from 1; 0 where none does.
int rowOf(const Document& document, const std::string& sheet, const std::string& words)
{
    for (int row = 1; row < 300; ++row)
        if (textOf(document, sheet + ".A" + std::to_string(row)) == words)
            return row;
    return 0;
}

std::string at(const std::string& sheet, const char* column, int row) { return sheet + '.' + column + std::to_string(row); }

css::uno::Reference<css::table::XTableCharts> chartsOn(const Document& document, const std::string& sheet)
{
    return css::uno::Reference<css::table::XTableChartsSupplier>
    {
        document.sheet(sheet), css::uno::UNO_QUERY_THROW
        } -> getCharts();
}

std::string titleIn(const css::uno::Reference<css::uno::XInterface>& title)
{
    rtl::OUString text;
    css::uno::Reference<css::beans::XPropertySet> { title, css::uno::UNO_QUERY_THROW } -> getPropertyValue("String") >>= text;
    return utf8(text);
}

/// Every chart has a title and both axes have names; gives the titles.
std::set<std::string> titlesOfCharts(const Document& document, const std::string& sheet)
{
    std::set<std::string> titles;
    const auto charts = chartsOn(document, sheet);
    const css::uno::Sequence<rtl::OUString> names = charts->getElementNames();
    for (const auto& name : names) {
        INFO(utf8(name));
        const css::uno::Reference<css::document::XEmbeddedObjectSupplier> object{ charts->getByName(name),
            css::uno::UNO_QUERY_THROW };
        const css::uno::Reference<css::chart::XChartDocument> chart{ object->getEmbeddedObject(), css::uno::UNO_QUERY_THROW };
        titles.insert(titleIn(chart->getTitle()));
        const css::uno::Reference<css::chart::XAxisXSupplier> x{ chart->getDiagram(), css::uno::UNO_QUERY_THROW };
        const css::uno::Reference<css::chart::XAxisYSupplier> y{ chart->getDiagram(), css::uno::UNO_QUERY_THROW };
        CHECK_FALSE(titleIn(x->getXAxisTitle()).empty());
        CHECK_FALSE(titleIn(y->getYAxisTitle()).empty());
    }
    return titles;
}

void checkRefused(const Document& document, Office& program, const std::string& sentence,
    NamedValues values = { { "Range", text("Orders.A1") } })
{
    const auto before = snapshotOf(document);
    const auto outcome = forecast(document, program, std::move(values));
    CHECK_FALSE(outcome.success);
    CHECK_THAT(outcome.sentence, Contains(sentence));
    CHECK(differences(before, snapshotOf(document)) == Differences{});
}

void putSurvivors(const Document& document)
{
    addSheet(document, "Cohorts");
    put(document, "Cohorts.B3",
        { { "year", "Regular", "High End" }, { 0.0, 1.0, 1.0 }, { 1.0, .631, .869 }, { 2.0, .468, .743 }, { 3.0, .382, .653 },
            { 4.0, .326, .593 }, { 5.0, .289, .551 }, { 6.0, .262, .517 }, { 7.0, .241, .491 } });
}

const NamedValues survivors{ { "Range", text("Cohorts.B3") } };

template <class Of> void protect(const Of& of)
{
    css::uno::Reference<css::util::XProtectable> { of, css::uno::UNO_QUERY_THROW } -> protect("secret");
}

} // namespace

TEST_CASE("Forecast check: what came, the naive guess and its errors are those of the log")
{
    auto& program = office();
    const Document document{ program };
    const auto days = fillLives(document);
    constexpr double cut = 40'120, end = 40'240;
    const auto outcome
        = forecast(document, program, { { "Range", text("Orders.A1") }, { "AsOf", css::uno::Any{ end } }, { "CutDate", css::uno::Any{ cut } } });
    INFO(outcome.sentence);
    REQUIRE(outcome.success);
    const std::string sheet = "Forecast check";

    double customers = 0, actual = 0, before = 0, naive = 0, absolute = 0, squares = 0;
    for (const auto& [customer, when] : days) {
        double x = -1, later = 0;
        for (const double day : when) {
            x += day <= cut;
            later += cut < day && day <= end;
        }
        if (x < 0)
            continue;
        const double guess = x > 0 ? x / (cut - when[0]) * (end - cut) : 0;
        ++customers;
        before += x;
        actual += later;
        naive += guess;
        absolute += std::abs(guess - later);
        squares += (guess - later) * (guess - later);
    }
    const int what = rowOf(document, sheet, "what came"), guess = rowOf(document, sheet, "naive guess: as before");
    REQUIRE(what > 0);
    REQUIRE(guess > what);
    CHECK(valueOf(document, at(sheet, "B", what)) == actual);
    CHECK(valueOf(document, at(sheet, "B", guess)) == Approx(naive));
    CHECK(valueOf(document, at(sheet, "C", guess)) == Approx(naive / actual - 1));
    CHECK(valueOf(document, at(sheet, "D", guess)) == Approx(absolute / customers));
    CHECK(valueOf(document, at(sheet, "E", guess)) == Approx(std::sqrt(squares / customers)));

    // The verdict says what its rule gives.
    const double deviation = valueOf(document, at(sheet, "C", what + 1));
    const bool holds = std::abs(deviation) <= .1 && valueOf(document, at(sheet, "E", what + 1)) < valueOf(document, at(sheet, "E", guess));
    CHECK_THAT(outcome.sentence, Catch::StartsWith(holds ? "It holds" : "It does not hold"));
    CHECK(rowOf(document, sheet, outcome.sentence) > 0);

    // By week: the last row has all repeat orders, before the cut and after it.
    const int weeks = rowOf(document, sheet, "week up to");
    REQUIRE(weeks > 0);
    int last = weeks;
    while (!textOf(document, at(sheet, "A", last + 1)).empty())
        ++last;
    CHECK(valueOf(document, at(sheet, "A", last)) == end);
    CHECK(valueOf(document, at(sheet, "D", last)) == before + actual);
    CHECK(titlesOfCharts(document, sheet)
        == std::set<std::string>{ "Repeat orders after the cut, by those before it", "Repeat orders, added up (fitted up to 2009-11-03)",
            "Repeat orders by week (fitted up to 2009-11-03)" });

    // By earlier orders: as many customers as there are.
    const int groups = rowOf(document, sheet, "repeat orders up to the cut");
    double inGroups = 0;
    for (int row = groups + 1; row <= groups + 8; ++row)
        inGroups += valueOf(document, at(sheet, "B", row));
    CHECK(inGroups == customers);

    // The parameters are in the form that the functions take.
    const int parameters = rowOf(document, sheet, "Parameters of the fit") + 1;
    CHECK((textOf(document, at(sheet, "A", parameters)) == "mbgnbd" || textOf(document, at(sheet, "A", parameters)) == "paretonbd"));
    type(document, "Orders.H1",
        "=LIFECYCLE.PALIVE(3;80;100;$'Forecast check'.$A$" + std::to_string(parameters) + ":$B$" + std::to_string(parameters + 6) + ")");
    CHECK(errorOf(document, "Orders.H1") == 0);
    CHECK(valueOf(document, "Orders.H1") > 0);
    CHECK(valueOf(document, "Orders.H1") < 1);
}

TEST_CASE("Forecast: maps of live formulas over the parameters, and what customers spend beside the model")
{
    auto& program = office();
    const Document document{ program };
    fillLives(document);
    REQUIRE(forecast(document, program).success);
    const std::string sheet = "Forecast";
    const auto rowsOf = [&](const std::string& words) {
        std::vector<int> rows;
        for (int row = 1; row < 120; ++row)
            if (textOf(document, at(sheet, "A", row)) == words)
                rows.push_back(row);
        return rows;
    };
    const auto headers = rowsOf("repeat orders ↓ days since the last →");
    REQUIRE(headers.size() == 2);
    const auto alive = headers[0], expected = headers[1];
    const auto tenure = at(sheet, "B", rowOf(document, sheet, "tenure, days")), horizon = at(sheet, "B", rowOf(document, sheet, "horizon, days"));
    const int parameters = rowOf(document, sheet, "Parameters of the fit") + 1;
    const std::string range = "Forecast.$A$" + std::to_string(parameters) + ":$B$" + std::to_string(parameters + 6);

    // Two repeat orders, the last one a quarter of the tenure ago: row 2, the fourth column of thirteen.
    CHECK(valueOf(document, at(sheet, "A", alive + 3)) == 2);
    CHECK(valueOf(document, at(sheet, "E", alive)) == std::round(valueOf(document, tenure) / 4));
    CHECK(valueOf(document, at(sheet, "N", alive)) == valueOf(document, tenure));
    const auto customer = "2;" + tenure + "-" + at(sheet, "E", alive) + ";" + tenure + ";";
    type(document, "Orders.H1", "=LIFECYCLE.PALIVE(" + customer + range + ")");
    type(document, "Orders.H2", "=LIFECYCLE.EXPECTED(" + customer + horizon + ";" + range + ")");
    const auto checkMaps = [&] {
        CHECK(errorOf(document, "Orders.H1") == 0);
        CHECK(valueOf(document, at(sheet, "E", alive + 3)) == valueOf(document, "Orders.H1"));
        CHECK(valueOf(document, at(sheet, "E", expected + 3)) == valueOf(document, "Orders.H2"));
    };
    checkMaps();
    // Nobody who never ordered again has been a customer for longer than the last order lies back.
    type(document, "Orders.H3", "=LIFECYCLE.PALIVE(0;0;" + at(sheet, "E", alive) + ";" + range + ")");
    CHECK(valueOf(document, at(sheet, "E", alive + 1)) == valueOf(document, "Orders.H3"));
    for (const int map : headers)
        for (const char* const column : { "B", "E", "N" })
            for (int row = map + 1; row <= map + 6; ++row)
                CHECK(errorOf(document, at(sheet, column, row)) == 0);

    const auto before = valueOf(document, "Orders.H2");
    put(document, tenure, { { 100.0 } });
    put(document, horizon, { { 30.0 } });
    CHECK(valueOf(document, at(sheet, "E", alive)) == 25);
    checkMaps();
    CHECK(valueOf(document, "Orders.H2") < before);

    // Every customer with repeat orders is in one class of spend; the model spreads as many.
    const int spend = rowOf(document, sheet, "mean repeat order");
    REQUIRE(spend > 0);
    double observed = 0, ofModel = 0;
    for (int row = spend + 1; !textOf(document, at(sheet, "A", row)).empty(); ++row) {
        observed += valueOf(document, at(sheet, "B", row));
        ofModel += valueOf(document, at(sheet, "C", row));
    }
    CHECK(observed > 100);
    CHECK(ofModel == Approx(observed));
    CHECK(titlesOfCharts(document, sheet) == std::set<std::string>{ "Mean repeat order: customers beside the fitted model" });
}

TEST_CASE("Forecast: one undo takes all of it back, a redo brings it again")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    const bool ofSurvivors = GENERATE(false, true);
    fillLives(document);
    putSurvivors(document);
    const auto before = snapshotOf(document);
    REQUIRE((ofSurvivors ? forecast(document, program, survivors) : forecast(document, program)).success);
    const auto after = snapshotOf(document);
    REQUIRE_FALSE(differences(before, after).empty());
    document.undoManager()->undo();
    CHECK(differences(before, snapshotOf(document)) == Differences{});
    document.undoManager()->redo();
    CHECK(differences(after, snapshotOf(document)) == Differences{});
}

TEST_CASE("Forecast again refreshes what it wrote, and nothing else")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillLives(document);
    REQUIRE(forecast(document, program).success);
    const auto first = snapshotOf(document);
    // From the sheet that it made: the log is found from there.
    REQUIRE(forecast(document, program, { { "Range", text("$'Forecast check'.$A$5") } }).success);
    CHECK(differences(first, snapshotOf(document)) == Differences{});

    put(document, "Forecast check.P3", { { "my note" } });
    const auto noted = snapshotOf(document);
    const auto sentence = textOf(document, "Forecast check.A4");
    REQUIRE(forecast(document, program, { { "Range", text("Orders.A1") }, { "CutDate", css::uno::Any{ 40'100.0 } } }).success);
    CHECK(textOf(document, "Forecast check.P3") == "my note");
    CHECK(textOf(document, "Forecast check.A4") != sentence);
    CHECK(chartsOn(document, "Forecast check")->getElementNames().getLength() == 3);
    document.undoManager()->undo();
    CHECK(differences(noted, snapshotOf(document)) == Differences{});
}

TEST_CASE("Forecast: what the data cannot carry is said, and nothing is changed")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    SECTION("a cut outside of the log")
    {
        checkRefused(document, program, "The cut date 2023-12-01",
            { { "Range", text("Orders.A1") }, { "CutDate", text("2023-12-01") } });
    }
    SECTION("nobody who came back by then")
    {
        checkRefused(document, program, "nobody has ordered on a second day",
            { { "Range", text("Orders.A1") }, { "CutDate", css::uno::Any{ newYear + 2 } } });
    }
    SECTION("a date that is none")
    {
        checkRefused(document, program, "'soon' is not a date", { { "Range", text("Orders.A1") }, { "CutDate", text("soon") } });
    }
    SECTION("a customer table")
    {
        addSheet(document, "People");
        put(document, "People.A1", { { "customer", "orders" }, { "Ann", 3.0 }, { "Bob", 5.0 } });
        checkRefused(document, program, "A forecast needs an order log", { { "Range", text("People.A1") } });
    }
    SECTION("survivors of a single cohort that all left at once")
    {
        addSheet(document, "Cohorts");
        put(document, "Cohorts.B3", { { "year", "All" }, { 0.0, 10.0 }, { 1.0, 0.0 }, { 2.0, 0.0 } });
        checkRefused(document, program, "All: no projection", survivors);
    }
}

TEST_CASE("Forecast: protection, a sheet of the user's own, a read-only file")
{
    auto& program = office();
    Document document{ program };
    fillLives(document);
    putSurvivors(document);
    SECTION("a sheet of the user's own")
    {
        addSheet(document, "Forecast");
        addSheet(document, "Renewals");
        checkRefused(document, program, "a sheet 'Forecast' of your own");
        checkRefused(document, program, "a sheet 'Renewals' of your own", survivors);
    }
    SECTION("the document's structure")
    {
        protect(document.model());
        checkRefused(document, program, "structure of this document is protected");
    }
    SECTION("a sheet of ours")
    {
        REQUIRE(forecast(document, program).success);
        protect(document.sheet("Forecast check"));
        checkRefused(document, program, "The sheet 'Forecast check' is protected");
    }
    SECTION("cells of the user's own where a table has to grow")
    {
        REQUIRE(forecast(document, program, { { "Range", text("Orders.A1") }, { "AsOf", css::uno::Any{ 40'200.0 } } }).success);
        int last = rowOf(document, "Forecast check", "week up to");
        while (!textOf(document, at("Forecast check", "A", last)).empty())
            ++last;
        put(document, at("Forecast check", "A", last), { { "mine" } });
        checkRefused(document, program, "something of your own stands in");
    }
    SECTION("a read-only file")
    {
        const auto file = scratchFolder() / "read-only-forecast.ods";
        document.save(file);
        std::filesystem::permissions(file, std::filesystem::perms::owner_read);
        const Document readOnly{ program, file };
        REQUIRE(css::uno::Reference<css::frame::XStorable> { readOnly.model(), css::uno::UNO_QUERY_THROW } -> isReadonly());
        checkRefused(readOnly, program, "read-only");
        std::filesystem::permissions(file, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
    }
}

TEST_CASE("Forecast stops when it is asked to, and nothing has changed")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillLives(document);
    checkStops(program, document, forecastUrl, { 0, 5, 20, 60 });
}

TEST_CASE("Renewals: the cohorts of Fader and Hardie 2007, projected by live formulas")
{
    auto& program = office();
    const Document document{ program };
    putSurvivors(document);
    const auto outcome = forecast(document, program, survivors);
    INFO(outcome.sentence);
    REQUIRE(outcome.success);
    const std::string sheet = "Renewals";
    // Published: alpha .704, beta 1.182 and .668, 3.806.
    std::vector<int> parameters;
    for (int row = 1; row < 80; ++row)
        if (textOf(document, at(sheet, "A", row)) == "sbg")
            parameters.push_back(row);
    REQUIRE(parameters.size() == 2);
    CHECK(valueOf(document, at(sheet, "B", parameters[0] + 1)) == Approx(.704).epsilon(0).margin(.0005));
    CHECK(valueOf(document, at(sheet, "B", parameters[0] + 2)) == Approx(1.182).epsilon(0).margin(.0005));
    CHECK(valueOf(document, at(sheet, "B", parameters[1] + 1)) == Approx(.668).epsilon(0).margin(.0005));
    CHECK(valueOf(document, at(sheet, "B", parameters[1] + 2)) == Approx(3.806).epsilon(0).margin(.0005));

    // S(1) = beta / (alpha + beta), S(2) = S(1) (beta + 1) / (alpha + beta + 1); seven years more than were observed.
    const int first = rowOf(document, sheet, "year") + 1;
    const auto projected = [&](int period) { return valueOf(document, at(sheet, "C", first + period)); };
    const auto alpha = [&] { return valueOf(document, at(sheet, "B", parameters[0] + 1)); };
    const auto beta = [&] { return valueOf(document, at(sheet, "B", parameters[0] + 2)); };
    CHECK(projected(0) == 1);
    CHECK(projected(1) == Approx(beta() / (alpha() + beta())));
    CHECK(projected(2) == Approx(projected(1) * (beta() + 1) / (alpha() + beta() + 1)));
    CHECK(valueOf(document, at(sheet, "B", first + 7)) == Approx(.241));
    CHECK(valueOf(document, at(sheet, "D", first + 2)) == Approx(.468 / .631));
    CHECK(textOf(document, at(sheet, "B", first + 8)).empty());
    CHECK(valueOf(document, at(sheet, "A", first + 14)) == 14);
    CHECK(errorOf(document, at(sheet, "C", first + 14)) == 0);
    CHECK(errorOf(document, at(sheet, "F", first + 14)) == 0);

    put(document, at(sheet, "B", parameters[0] + 1), { { 1.0 } });
    put(document, at(sheet, "B", parameters[0] + 2), { { 1.0 } });
    CHECK(projected(1) == Approx(1 / 2.0)); // alpha = beta = 1: S(t) = 1 / (t + 1)
    CHECK(projected(14) == Approx(1 / 15.0));

    CHECK(titlesOfCharts(document, sheet)
        == std::set<std::string>{ "Regular: still there, observed and projected", "Regular: retention, observed and projected",
            "High End: still there, observed and projected", "High End: retention, observed and projected" });
}
