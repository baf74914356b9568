#include "domain/history.hpp"

#include "domain/classification.hpp"
#include "domain/stage_panel.hpp"
#include "domain/transitions.hpp"

#include "model_rows.hpp"
#include "public_logs.hpp"
#include "spoken.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <numeric>

using namespace lifecycle;
using namespace lifecycle::test;
using namespace std::chrono;

namespace {

const Conventions conventions;

History historyAt(const OrderLog& log, const Model& model, Period period, std::optional<int> window = {}, unsigned threads = 0)
{
    auto history = historyOf(log, model, conventions, {.period = period, .asOf = {}, .window = window, .threads = threads, .pulse = {}});
    if (!history)
        FAIL(spoken(history.error()));
    return std::move(history).value();
}

/// Only what happened up to a day, as if the log had been exported then.
std::vector<Order> cutAt(const std::vector<Order>& orders, Day day)
{
    std::vector<Order> before;
    for (const Order& order : orders)
        if (order.day <= day)
            before.push_back(order);
    return before;
}

/// The stage of each customer by its name, from a log that ends there: Classify's own way.
std::map<std::string, int> stagesOf(const OrderLog& log, const Model& model, Day day, std::optional<int> window)
{
    const Customers customers = customersAt(log, day, window);
    const Facts facts = factsOf(customers, log);
    const auto classified = Classifier::bind(model, facts, day).value().classify();
    std::map<std::string, int> stages;
    for (std::size_t row = 0; row < customers.who.size(); ++row) {
        const auto rule = classified.rule[row];
        stages[log.customers[customers.who[row]]] = rule < 0 ? -1 : static_cast<int>(model.rules()[static_cast<std::size_t>(rule)].stage);
    }
    return stages;
}

Model modelOf(std::string_view text)
{
    auto read = Model::read(tableOf(text));
    if (!read)
        FAIL(spoken(read.error()));
    return std::move(read).value();
}

std::string dated(Day day)
{
    const year_month_day date{conventions.nullDate + days{day}};
    return std::to_string(static_cast<int>(date.year())) + '-' + std::to_string(static_cast<unsigned>(date.month())) + '-'
        + std::to_string(static_cast<unsigned>(date.day()));
}

std::vector<std::string> endsFrom(std::string_view first, Day from, Day asOf, Period period)
{
    const auto ends = periodEnds(from, asOf, period, conventions.nullDate);
    std::vector<std::string> named{dated(ends.before), std::string{first}};
    for (const Day end : ends.ends)
        named.push_back(dated(end));
    named.emplace_back(ends.lastIsPartial ? "partial" : "whole");
    return named;
}

double sumOf(const StageSeries& series)
{
    double sum = 0;
    for (const auto& stage : series.stages)
        sum += std::accumulate(stage.begin(), stage.end(), 0.0);
    sum += std::accumulate(series.noStage.begin(), series.noStage.end(), 0.0);
    return sum + std::accumulate(series.newcomers.begin(), series.newcomers.end(), 0.0);
}

} // namespace

TEST_CASE("Periods end with the calendar's, the last one at T", "[history]")
{
    using Unit = Period::Unit;
    const Day from = dayOf(2024y / January / 31), asOf = dayOf(2024y / March / 15);
    using Ends = std::vector<std::string>;
    CHECK(endsFrom("", from, asOf, {Unit::month}) == Ends{"2023-12-31", "", "2024-1-31", "2024-2-29", "2024-3-15", "partial"});
    CHECK(endsFrom("", from, dayOf(2024y / March / 31), {Unit::month}).back() == "whole");
    CHECK(endsFrom("", from, asOf, {Unit::quarter}) == Ends{"2023-12-31", "", "2024-3-15", "partial"});
    CHECK(endsFrom("", from, asOf, {Unit::year}) == Ends{"2023-12-31", "", "2024-3-15", "partial"});
    // 31 January 2024 was a Wednesday, 15 March a Friday.
    CHECK(endsFrom("", dayOf(2024y / March / 1), asOf, {Unit::week}) == Ends{"2024-2-25", "", "2024-3-3", "2024-3-10", "2024-3-15", "partial"});
    CHECK(endsFrom("", dayOf(2024y / March / 4), dayOf(2024y / March / 10), {Unit::week}) == Ends{"2024-3-3", "", "2024-3-10", "whole"});
    CHECK(endsFrom("", dayOf(2024y / March / 1), asOf, {Unit::days, 7}) == Ends{"2024-2-23", "", "2024-3-1", "2024-3-8", "2024-3-15", "whole"});
    CHECK(endsFrom("", asOf, asOf, {Unit::days, 30}) == Ends{"2024-2-14", "", "2024-3-15", "whole"});

    CHECK(periodNamed("Month")->unit == Unit::month);
    CHECK(periodNamed("trimestre")->unit == Unit::quarter);
    CHECK(periodNamed("季度")->unit == Unit::quarter);
    CHECK(periodNamed("91")->days == 91);
    CHECK_FALSE(periodNamed("0"));
    CHECK_FALSE(periodNamed("-7"));
    CHECK_FALSE(periodNamed("fortnight"));
    CHECK_FALSE(periodNamed("7.5"));
}

TEST_CASE("A history by hand", "[history]")
{
    // One purchase is New, more are Old; nothing for a whole window of 30 days is Gone.
    const Model model = modelOf("Stage|Position|orders|recent orders|Expected contribution\nGone|exit||0|\nNew|1|1||\nOld|2|>=2||\n");
    const Day january = dayOf(2024y / January / 1);
    const OrderLog log = logOf({{"A", january, 10}, {"A", january + 35, 20}, {"B", january + 40, 5}, {"B", january + 41, -2}, {"A", january + 80, 7}});
    const History history = historyAt(log, model, {Period::Unit::month}, 30);
    REQUIRE(history.length() == 3); // ends on 31 January, 29 February, 21 March
    // The 31st of January is 30 days after the 1st: no longer recent. 5 and 10 February are, on the 29th. 10 February is not on 21 March.
    const auto gone = std::int16_t{2}, fresh = std::int16_t{0}, old = std::int16_t{1};
    CHECK(std::vector(history.of(0).begin(), history.of(0).end()) == std::vector{gone, old, old});
    CHECK(std::vector(history.of(1).begin(), history.of(1).end()) == std::vector{History::notYet, fresh, gone});
    CHECK(history.periods.lastIsPartial);
    CHECK(inStageSince(history, 0) == dayOf(2024y / February / 29));
    CHECK(inStageSince(history, 1) == january + 80);

    const StageSeries customers = customersByStage(history, model);
    CHECK(customers.stages == std::vector<std::vector<double>>{{0, 1, 0}, {0, 1, 1}, {1, 0, 1}});
    CHECK(customers.noStage.empty());
    // A's 20 of February was earned by somebody who was Gone when February began.
    const StageSeries earned = contributionByStage(history, log, model);
    CHECK(earned.stages == std::vector<std::vector<double>>{{0, 0, 0}, {0, 0, 7}, {0, 20, 0}});
    CHECK(earned.newcomers == std::vector<double>{10, 3, 0});

    const Transitions moves = transitionsOf(history, model);
    CHECK(moves.counts == std::vector<std::vector<std::size_t>>{{0, 0, 1, 0}, {0, 1, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 0}, {1, 0, 1, 0}});
    CHECK(moves.of(Movement::returned) == 1); // Gone to Old: no skip, though it passes over New
    CHECK(moves.of(Movement::skipped) == 0);
    CHECK(moves.of(Movement::first) == 2);
}

TEST_CASE("Every cell of a history is what Classify says of the log cut at that day", "[history]")
{
    const Model relationship = Model::builtIn("relationship").value(), engagement = Model::builtIn("engagement").value();
    // All other metrics, amounts and dates among them.
    const Model all = modelOf("Stage|Position|share|recent|change|returns|average order|repeat order|contribution|cost?|days since last order|usual gap|t_x|Expected contribution\n"
                              "A|exit|>=0.02|||||||||||\nB|1||<0||||||||||\nC|2|||<-0.3|||||||||\nD|3||||>50||||||||\nE|4|||||>90|||||||\nF|4||||||>60||||||\n"
                              "G|5|||||||>500|||||\nH|6||||||||>80||||\nI|exit|||||||||>120|||\nJ|7||||||||||>=20||\nK|8|||||||||||=|\n");
    std::size_t cells = 0;
    for (const unsigned seed : {1u, 2u, 3u, 4u}) {
        const auto orders = randomOrders(seed, 60, 500, seed % 2 == 0, seed > 2);
        const OrderLog log = logOf(orders);
        for (const Model* model : {&relationship, &engagement, &all})
            for (const Period period : {Period{Period::Unit::month}, Period{Period::Unit::days, 17}, Period{Period::Unit::week}})
                for (const auto window : {std::optional<int>{}, std::optional<int>{40}}) {
                    const History history = historyAt(log, *model, period, window, seed);
                    for (std::size_t at = 0; at < history.length(); ++at) {
                        const Day end = history.periods.ends[at];
                        const auto stages = stagesOf(logOf(cutAt(orders, end)), *model, end, window);
                        for (std::size_t customer = 0; customer < log.customers.size(); ++customer, ++cells) {
                            const auto found = stages.find(log.customers[customer]);
                            if (history.at(customer, at) != (found == stages.end() ? History::notYet : found->second)) {
                                CAPTURE(seed, at, customer, dated(end));
                                FAIL(history.at(customer, at));
                            }
                        }
                    }
                }
    }
    CHECK(cells > 100'000);
}

TEST_CASE("The customers of a row are those known by then; the contributions of all rows are the log's, to the cent", "[history]")
{
    const Model model = Model::builtIn("relationship").value();
    for (const unsigned seed : {7u, 8u}) {
        const OrderLog log = logOf(randomOrders(seed, 300, 900, seed == 8, false));
        const History history = historyAt(log, model, {Period::Unit::month});
        const StageSeries customers = customersByStage(history, model);
        for (std::size_t at = 0; at < history.length(); ++at) {
            double inRow = customers.noStage.empty() ? 0 : customers.noStage[at];
            for (const auto& stage : customers.stages)
                inRow += stage[at];
            CHECK(inRow == static_cast<double>(customersAt(log, history.periods.ends[at]).who.size()));
        }
        double total = 0;
        for (const CustomerDay& day : log.days)
            total += day.revenue - day.returns - day.cost;
        CHECK(sumOf(contributionByStage(history, log, model)) == Approx(total).margin(.005));

        const Transitions moves = transitionsOf(history, model);
        std::size_t newcomers = 0;
        for (const std::size_t count : moves.counts[moves.newcomers()])
            newcomers += count;
        CHECK(newcomers == log.customers.size());
    }
}

TEST_CASE("The same history on one core and on four, and it can be stopped", "[history]")
{
    const Model model = Model::builtIn("relationship").value();
    std::vector<Order> orders;
    for (int group = 0; group < 90; ++group)
        for (Order order : randomOrders(static_cast<unsigned>(group), 200, 400, false, false)) {
            order.customer += '/' + std::to_string(group);
            orders.push_back(order);
        }
    const OrderLog log = logOf(orders);
    const History one = historyAt(log, model, {Period::Unit::month}, {}, 1), four = historyAt(log, model, {Period::Unit::month}, {}, 4);
    CHECK(one.stages == four.stages);

    int told = 0;
    const auto stopped = historyOf(log, model, conventions, {.period = {}, .asOf = {}, .window = {}, .threads = 1,
                                       .pulse = [&](int) { return ++told < 3; }});
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().key == "command.stopped");
    CHECK(told == 3);
}

TEST_CASE("A model that needs what no log gives is refused, and the field named", "[history]")
{
    const Model model = modelOf("Stage|Position|orders|mood|Expected contribution\nA|1||good|\n");
    const OrderLog log = logOf({{"A", 45000, 10}});
    const auto refused = historyOf(log, model, conventions, {});
    REQUIRE_FALSE(refused);
    CHECK_THAT(spoken(refused.error()), Catch::Contains("mood"));
    const auto fitted = historyOf(log, modelOf("Stage|Position|p alive|Expected contribution\nA|1|>0.5|\n"), conventions, {});
    REQUIRE_FALSE(fitted);
    CHECK_THAT(spoken(fitted.error()), Catch::Contains("p alive"));
    const auto early = historyOf(log, Model::builtIn("relationship").value(), conventions,
        {.period = {}, .asOf = 44999, .window = {}, .threads = 0, .pulse = {}});
    REQUIRE_FALSE(early);
}

TEST_CASE("A skip is counted where a position is passed over, and only there", "[history]")
{
    const Model model = modelOf("Stage|Position|orders|Expected contribution\nOne|1|1|\nTwo|2|2|\nThree|3|>=3|\n");
    const Day day = dayOf(2024y / January / 10);
    const OrderLog log = logOf({{"A", day, 1}, {"A", day + 40, 1}, {"A", day + 41, 1}, {"B", day, 1}, {"B", day + 1, 1}, {"B", day + 2, 1}});
    const History history = historyAt(log, model, {Period::Unit::month});
    const Transitions moves = transitionsOf(history, model);
    CHECK(moves.skipped == std::vector<std::size_t>{1, 0, 0, 0, 0});
    CHECK(moves.of(Movement::skipped) == 1);
    CHECK(moves.of(Movement::newcomer) == 1); // B is first seen in Three: new, no skip
}
