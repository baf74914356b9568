// What follows from stages over time: stays and returns, earnings, cohorts, a forecast, changes. By hand.

#include "domain/changes.hpp"
#include "domain/order_cohorts.hpp"
#include "domain/stage_forecast.hpp"
#include "domain/profit_curve.hpp"
#include "domain/spells.hpp"
#include "domain/stage_earnings.hpp"
#include "domain/windows.hpp"

#include "model_rows.hpp"
#include "public_logs.hpp"
#include "spoken.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

using namespace lifecycle;
using namespace lifecycle::test;
using namespace std::chrono;

namespace {

const Conventions conventions;

const Model& life()
{
    static const Model model = [] {
        return Model::read(tableOf("Stage|Position|orders|Expected contribution\nTry|1|<=1|low\nKeep|2|2|high\nMore|3|>=3|high\n"
                                   "Drop|exit|=|falling\nGone|exit|=|nothing\n"))
            .value();
    }();
    return model;
}

constexpr std::int16_t try_ = 0, keep = 1, more = 2;

/// Stages per customer, one letter per period: T, K, M, D (falling), G (gone), '.' not yet, '-' none. Ends every ten days from 10 on.
History historyOf(const std::vector<std::string>& customers)
{
    History history;
    history.customers = customers.size();
    history.periods.before = 0;
    for (std::size_t period = 0; period < customers.front().size(); ++period)
        history.periods.ends.push_back(static_cast<Day>(10 * (period + 1)));
    const std::map<char, std::int16_t> stageOf = [] {
        std::map<char, std::int16_t> map{{'.', History::notYet}, {'-', History::noStage}};
        for (std::size_t stage = 0; stage < life().stages().size(); ++stage)
            map[life().stages()[stage].name[0]] = static_cast<std::int16_t>(stage);
        return map;
    }();
    for (const std::string& customer : customers)
        for (const char letter : customer)
            history.stages.push_back(stageOf.at(letter));
    return history;
}

std::size_t stageNamed(std::string_view name)
{
    for (std::size_t stage = 0; stage < life().stages().size(); ++stage)
        if (life().stages()[stage].name == name)
            return stage;
    return 99;
}

std::string inWords(const Spell& spell)
{
    return std::to_string(spell.customer) + life().stages()[static_cast<std::size_t>(spell.stage)].name[0] + std::to_string(spell.begin)
        + '-' + std::to_string(spell.end) + (spell.goesOn() ? "+" : "");
}

} // namespace

TEST_CASE("A spell is one unbroken stay", "[movement]")
{
    const History history = historyOf({"TTKK", ".T-T", "DDDD"});
    std::vector<std::string> words;
    for (const Spell& spell : spellsOf(history))
        words.push_back(inWords(spell));
    CHECK(words == std::vector<std::string>{"0T10-30", "0K30-40+", "1T20-30", "1T40-40+", "2D10-40+"});
    CHECK(watchFrom(history, 0) == 10);
    CHECK(watchFrom(history, 15) == 20);
    CHECK(watchFrom(history, 400) == 30); // too short a log: the last end but one
}

TEST_CASE("Time in each stage: spells and customers counted, what runs when the watch begins enters late", "[movement]")
{
    const History history = historyOf({"TTTTKK", "TKKKKT", ".TTTTT", "...TTK"});
    const auto times = timeInStages(spellsOf(history), life(), 20);
    const TimeInStage& inTry = times[stageNamed("Try")];
    // Of the first customer's stay the days from age 10 to 40; the second's ended when the watch began; the third began with it and
    // goes on; the fourth ended at 20; the last T of the second began on the last day.
    CHECK(inTry.spells == 3);
    CHECK(inTry.customers == 3);
    CHECK(inTry.ended == 2);
    REQUIRE(inTry.curve.size() == 2);
    CHECK(inTry.curve[0].time == 20);
    CHECK(inTry.curve[0].atRisk == 3); // the first entered at 10, the third and the fourth at 0
    CHECK(inTry.curve[1].time == 40);
    CHECK(inTry.curve[1].atRisk == 2);
    CHECK(inTry.median == 40.0); // 2/3, then 1/3
    CHECK(timeInStages(spellsOf(historyOf({"TKTKTT"})), life(), 10)[stageNamed("Try")].customers == 1);
    CHECK(timeInStages(spellsOf(historyOf({"TKTKTT"})), life(), 10)[stageNamed("Try")].spells == 3);
}

TEST_CASE("How many came back out of decline, and how many left for good", "[movement]")
{
    const auto all = cameBack(spellsOf(historyOf({"KDDTDG", ".KDDDD", "KDKKKK", "KDGGGG"})), life(), 10);
    REQUIRE(all.size() == 1);
    const CameBack& back = all.front();
    CHECK(back.stage == stageNamed("Drop"));
    CHECK(back.spells == 5);
    CHECK(back.customers == 4);
    CHECK(back.back == 2);
    CHECK(back.customersBack == 2);
    CHECK(back.ended == 2);
    // After 10 days: of five at risk one is back and two are gone; after 20: of two at risk one is back.
    CHECK(statistics::incidenceAt(back.curve, CameBack::causeBack, 10) == Approx(.2));
    CHECK(statistics::incidenceAt(back.curve, CameBack::causeEnded, 10) == Approx(.4));
    CHECK(statistics::incidenceAt(back.curve, CameBack::causeBack, 20) == Approx(.2 + .4 / 2));
}

TEST_CASE("From the first order to the first stable stage; decline competes", "[movement]")
{
    CHECK(stableStage(life()) == stageNamed("Keep")); // the earlier of the two from which most is expected
    CHECK_FALSE(stableStage(Model::read(tableOf("Stage|Position|orders|Expected contribution\nA|1|1|whatever\n")).value()));
    const History history = historyOf({"TTKKK", "TDKKK", ".TTTT", "TTTTM"});
    const OrderLog log = logOf({{"A", 5, 1}, {"B", 8, 1}, {"C", 15, 1}, {"D", 10, 1}});
    const auto time = timeToStable(history, log, life(), 10).value();
    CHECK(time.customers == 4);
    CHECK(time.reached == 1);
    CHECK(time.leftBefore == 1);
    // B enters at 2 days and declines at 12; A at 5, stable at 25; D goes on (More is not the stable stage) to 40, C to 35.
    REQUIRE(time.curve.size() == 2);
    CHECK(time.curve[0].time == 12);
    CHECK(time.curve[0].atRisk == 4);
    CHECK(time.curve[1].time == 25);
    CHECK(statistics::incidenceAt(time.curve, TimeToStable::causeReached, 30) == Approx(.75 / 3));
}

TEST_CASE("What a stage earns per customer and month, by who was in it at the start", "[movement]")
{
    const History history = historyOf({"TKK", "TTT"});
    const OrderLog log = logOf({{"A", 5, 100}, {"A", 15, 20}, {"A", 25, 30}, {"B", 6, 7}, {"B", 26, 9}});
    const StageSeries earned = contributionByStage(history, log, life());
    CHECK(earned.newcomers == std::vector<double>{107, 0, 0});
    const auto earnings = stageEarnings(history, earned, life());
    const double month = 365.2425 / 12;
    CHECK(earnings[try_].contribution == 29); // 20 and 9
    CHECK(earnings[try_].customerMonths == Approx(30 / month)); // two customers for ten days, one for ten more
    CHECK(earnings[keep].contribution == 30);
    CHECK(earnings[keep].perCustomerMonth().value() == Approx(3 * month));
    CHECK_FALSE(earnings[more].perCustomerMonth());
}

TEST_CASE("The longer the stable period, the more is earned: by length of the stay", "[movement]")
{
    History history = historyOf({"TTTTTTTTTTTT", "TKKKKTTTTTTT", "KKKKKKKKKKKK"});
    for (std::size_t period = 0; period < history.length(); ++period)
        history.periods.ends[period] = static_cast<Day>(31 * (period + 1));
    const OrderLog log = logOf({{"A", 5, 1}, {"B", 5, 10}, {"C", 5, 100}, {"C", 500, 1000}});
    const auto bands = earnedByLength(history, log, stageNamed("Keep"));
    REQUIRE(bands.size() == 6);
    CHECK(bands[0].customers == 1); // never
    CHECK(bands[0].contribution == 1);
    CHECK(bands[2].fromMonths == 3);
    CHECK(bands[2].customers == 1); // four times 31 days
    CHECK(bands[3].customers == 1); // eleven times 31 days, 11.2 months
    CHECK(bands[3].contribution == 100);
    CHECK(std::accumulate(bands.begin(), bands.end(), std::size_t{0}, [](std::size_t sum, const auto& band) { return sum + band.customers; }) == 3);
}

TEST_CASE("The profit curve: all who have lived through a month, zeros included", "[movement]")
{
    const Day january = dayOf(2024y / January / 31);
    // A: 10 in the first month of life (31 January to 28 February), nothing in the second, 4 in the third. B: first on 15 March.
    const OrderLog log = logOf({{"A", january, 10}, {"A", dayOf(2024y / February / 28), 5}, {"A", dayOf(2024y / February / 29), 2},
        {"A", dayOf(2024y / March / 31), 4}, {"A", dayOf(2024y / April / 2), -1}, {"B", dayOf(2024y / March / 15), 20},
        {"B", dayOf(2024y / April / 15), 6}, {"R", january, -3}});
    const ProfitCurve curve = profitCurve(log, dayOf(2024y / May / 10), conventions.nullDate);
    REQUIRE(curve.months.size() == 3);
    // A's months begin on 31 January, 29 February, 31 March; the one from 30 April on is not over. B's second neither.
    CHECK(curve.months[0].exposed == 2);
    CHECK(curve.months[0].mean() == (15 + 20) / 2.0);
    CHECK(curve.months[1].exposed == 1);
    CHECK(curve.months[1].contribution == 2);
    CHECK(curve.months[2].contribution == 3);
    REQUIRE(curve.cohorts.size() == 1);
    CHECK(curve.cohorts[0].customers == 2); // who has returns only has no first order
    // One of its two has lived through the second month: half of them.
    CHECK(curve.cohorts[0].speaksOf(1));
    CHECK_FALSE(curve.cohorts[0].speaksOf(3));
    CHECK(curve.cohorts[0].first == dayOf(2024y / January / 1));
    CHECK(curve.cohorts[0].last == dayOf(2024y / March / 31));
    CHECK(profitCurve(log, january, conventions.nullDate).months.empty());
}

TEST_CASE("Cohorts by month of first order", "[movement]")
{
    const OrderLog log = logOf({{"A", dayOf(2024y / January / 3), 10}, {"A", dayOf(2024y / January / 20), 1}, {"A", dayOf(2024y / March / 5), 5},
        {"B", dayOf(2024y / January / 31), 2}, {"B", dayOf(2024y / February / 1), -1}, {"C", dayOf(2024y / March / 9), 7}});
    const OrderCohorts cohorts = cohortsOf(log, dayOf(2024y / March / 9), conventions.nullDate);
    CHECK(cohorts.lastIsPartial);
    REQUIRE(cohorts.all.size() == 2); // nobody came in February
    CHECK(cohorts.all[0].customers == 2);
    CHECK(cohorts.all[0].buying == std::vector<std::size_t>{2, 0, 1});
    CHECK(cohorts.all[0].contribution == std::vector<double>{13, -1, 5});
    CHECK(cohorts.all[1].buying == std::vector<std::size_t>{1});
    CHECK_FALSE(cohortsOf(log, dayOf(2024y / March / 31), conventions.nullDate).lastIsPartial);
    const OrderCohorts quarters = cohortsOf(log, dayOf(2024y / April / 9), conventions.nullDate, 3);
    REQUIRE(quarters.all.size() == 1);
    CHECK(quarters.all[0].buying == std::vector<std::size_t>{3, 0});
    CHECK(quarters.all[0].contribution == std::vector<double>{24, 0});
}

TEST_CASE("A forecast goes on as things went, and shows what it would have said before", "[movement]")
{
    // Every period one new customer comes into Try; of those in Try half stay and half move to Keep, where they stay. So two
    // customers of Try become one Try and one Keep, and a new one comes: Try is always 2.
    const auto paths = [](std::size_t periods) {
        std::vector<std::string> customers{std::string(periods, 'T')};
        for (std::size_t begin = 0; begin < periods; ++begin) {
            // At each end two are in Try: the one who never moves, and the one who came last.
            customers.push_back(std::string(begin, '.') + 'T' + std::string(periods - begin - 1, 'K'));
        }
        return customers;
    };
    const History history = historyOf(paths(10));
    std::vector<Order> orders;
    for (Day period = 0; period < 10; ++period) {
        for (int customer = 0; customer <= period; ++customer)
            orders.push_back({"C" + std::to_string(customer), static_cast<Day>(10 * period + 5), customer == 0 ? 4.0 : 3.0});
        orders.push_back({"C" + std::to_string(period + 1), static_cast<Day>(10 * period + 5), 8});
    }
    const OrderLog log = logOf(orders);
    const StageSeries earned = contributionByStage(history, log, life());
    const StageForecasts forecast = forecastOf(history, earned, life(), 3).value();
    CHECK(forecast.from == 9);
    CHECK(forecast.ahead.learned == 9);
    CHECK(forecast.ahead.newPerPeriod == 1);
    REQUIRE(forecast.ahead.customers.size() == 3);
    for (std::size_t step = 0; step < 3; ++step) {
        CHECK(forecast.ahead.customers[step][try_] == Approx(2));
        CHECK(forecast.ahead.customers[step][keep] == Approx(10 + static_cast<double>(step)));
    }
    // Two of Try at the start bring 4 and 3, each of Keep 3, the new one 8.
    CHECK(forecast.ahead.contribution[0] == Approx(4 + 3 + 9 * 3 + 8));
    CHECK(forecast.earlierFrom == 6);
    CHECK(forecast.customersOff == Approx(0).margin(1e-12)); // it goes on exactly so
    CHECK(forecast.contributionOff == Approx(0).margin(1e-12));
    CHECK(forecast.came.back()[keep] == 9);

    const auto refused = forecastOf(historyOf(paths(9)), earned, life(), 3);
    REQUIRE_FALSE(refused);
    CHECK_THAT(spoken(refused.error()), Catch::Contains("9 whole periods") && Catch::Contains("10"));
    History partial = history;
    partial.periods.lastIsPartial = true;
    CHECK_FALSE(forecastOf(partial, earned, life(), 3)); // the last period is not over
}

TEST_CASE("What changed between two days, who is worth most first", "[movement]")
{
    const OrderLog log = logOf({{"A", 100, 10}, {"B", 100, 50}, {"B", 130, 50}, {"C", 120, 5}, {"A", 140, 10}, {"D", 145, 1}, {"B", 146, 50}});
    const auto changes = changesBetween(log, life(), 125, 150, conventions).value();
    CHECK(changes.known == 3);
    CHECK(changes.newcomers == 1);
    REQUIRE(changes.moves.size() == 2);
    CHECK(log.customers[changes.moves[0].customer] == "B");
    CHECK(changes.moves[0].from == try_);
    CHECK(changes.moves[0].to == more);
    CHECK(changes.moves[0].movement == Movement::skipped);
    CHECK(log.customers[changes.moves[1].customer] == "A");
    CHECK(changes.moves[1].movement == Movement::onward);
    CHECK_FALSE(changesBetween(log, life(), 10, 50, conventions));
    // Before the first order: everybody is new.
    CHECK(changesBetween(log, life(), 10, 150, conventions).value().newcomers == 4);
}

TEST_CASE("The last window beside the one before, and the same days a year before", "[movement]")
{
    const OrderLog log = logOf({{"A", 1000, 10}, {"A", 1365, 20}, {"B", 1360, 4}, {"B", 1361, -1}, {"B", 1350, 8}});
    const WindowComparison both = compareWindows(log, 1365, 10);
    CHECK(both.recent.contribution == 23);
    CHECK(both.recent.customers == 2);
    CHECK(both.recent.purchases == 2);
    CHECK(both.previous.contribution == 8);
    CHECK(both.previousIsWhole);
    CHECK_FALSE(both.yearBefore); // 991 to 1000: the log begins on the 1000th
    CHECK(compareWindows(log, 1365, 1).yearBefore->contribution == 10);
}
