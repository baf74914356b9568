#include "statistics/future.hpp"
#include "statistics/prediction_intervals.hpp"
#include "statistics/totals.hpp"

#include "simulated.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

using namespace lifecycle::statistics;
using namespace lifecycle::test;

namespace {

struct Told {
    Story story;
    Model truth;
    Scenario scenario;
};

const std::vector<Told>& stories()
{
    static const std::vector<Told> all{
        {Story::bgnbd, BgNbd{.6, 8, .9, 2.2}, {Story::bgnbd, .6, 8, .9, 2.2, 60, 140}},
        {Story::mbgnbd, MbgNbd{.8, 9, .8, 2.0}, {Story::mbgnbd, .8, 9, .8, 2.0, 60, 140}},
        {Story::paretonbd, ParetoNbd{.7, 9, .7, 12}, {Story::paretonbd, .7, 9, .7, 12, 60, 140}}};
    return all;
}

CustomerColumns columnsOf(const Simulated& data) { return {data.x, data.tx, data.T}; }

} // namespace

TEST_CASE("Drawn futures: their means are the expectations, at the hard place of a heavy buyer too", "[intervals]")
{
    const GammaGamma spend{6, 4, 15};
    constexpr double horizon = 52, delta = .002;
    constexpr int draws = 40'000;
    struct Asked { Customer customer; double mean; };
    for (const Told& told : stories())
        for (const Asked& asked : {Asked{{2, 30, 39}, 22}, {{0, 0, 39}, 0}, {{29, 37, 38}, 26}}) {
            CAPTURE(asked.customer.x, static_cast<int>(told.story));
            std::mt19937_64 random{7};
            double alive = 0, orders = 0, value = 0, ordersSquared = 0, valueSquared = 0, without = 0;
            for (int i = 0; i < draws; ++i) {
                const Future future = drawFuture(told.truth, spend, asked.customer, asked.mean, {horizon, delta}, random);
                alive += future.alive;
                without += future.orders == 0;
                orders += future.orders;
                value += future.value;
                ordersSquared += future.orders * future.orders;
                valueSquared += future.value * future.value;
            }
            const double& x = asked.customer.x;
            const CustomerColumns one{{&x, 1}, {&asked.customer.tx, 1}, {&asked.customer.T, 1}};
            const auto near = [&](double sum, double squares, double expected) { // within four standard errors of a mean
                const double mean = sum / draws, error = std::sqrt((squares / draws - mean * mean) / draws);
                CHECK(std::abs(mean - expected) < 4 * error + 1e-12);
            };
            near(alive, alive, probabilityAlive(told.truth, one)[0]);
            near(without, without, probabilityNoOrder(told.truth, one, horizon).value()[0]);
            near(orders, ordersSquared, expectedTransactions(told.truth, one, horizon).value()[0]);
            near(value, valueSquared, customerLifetimeValue(told.truth, spend, one, {&asked.mean, 1}, horizon, delta).value()[0]);
        }
}

TEST_CASE("Intervals hold what they promise: nine in ten of simulated worlds", "[intervals]")
{
    constexpr int worlds = 24;
    constexpr double horizon = 26, delta = .002;
    const GammaGamma spendTruth{6, 4, 15};
    struct Count { int inside = 0, all = 0; };
    for (const Told& told : {stories().front(), stories().back()}) { // MBG/NBD is BG/NBD with one more chance to leave
        CAPTURE(static_cast<int>(told.story));
        Count orders, value, active, ofCustomer, ofValue;
        for (int world = 0; world < worlds; ++world) {
            const Simulated data = simulate(told.scenario, 300, 100 + static_cast<std::uint64_t>(world));
            const CustomerColumns columns = columnsOf(data);
            const auto found = fit(familyOf(told.truth), summarise(data.x, data.tx, data.T).value());
            const auto spend = fitGammaGamma(repeatSpend(data.x, data.mean).value());
            if (!found || !spend || spend.value().parameters.q <= 1)
                continue;
            const IntervalTerms terms{horizon, delta, .9, {60, 1}};
            const auto made = predictionsWithIntervals(found.value(), spend.value(), columns, data.mean, terms);
            if (!made)
                continue;
            const Predictions& predictions = made.value();
            const auto count = [](Count& of, const Interval& interval, double truth) {
                of.inside += interval.low <= truth && truth <= interval.high;
                ++of.all;
            };
            // What comes, drawn from the true parameters.
            std::mt19937_64 random{static_cast<std::uint64_t>(9000 + world)};
            Future sum;
            double activeThen = 0;
            for (std::size_t i = 0; i < data.x.size(); ++i) {
                const Future future
                    = drawFuture(told.truth, spendTruth, {data.x[i], data.tx[i], data.T[i]}, data.mean[i], {horizon, delta}, random);
                activeThen += future.alive;
                sum.orders += future.orders;
                sum.value += future.value;
            }
            count(orders, predictions.orders.ofTotal, sum.orders);
            count(value, predictions.value.ofTotal, sum.value);
            count(active, predictions.alive.ofTotal, activeThen);
            // Of single customers: the prediction at the true parameters.
            const auto trueOrders = expectedTransactions(told.truth, columns, horizon).value();
            const auto trueValue = customerLifetimeValue(told.truth, spendTruth, columns, data.mean, horizon, delta).value();
            for (std::size_t i = 0; i < data.x.size(); i += 10) {
                count(ofCustomer, {predictions.orders.low[i], predictions.orders.high[i]}, trueOrders[i]);
                count(ofValue, {predictions.value.low[i], predictions.value.high[i]}, trueValue[i]);
            }
        }
        REQUIRE(orders.all >= worlds / 2); // customers who carry no model are refused, with few of them now and then
        const auto share = [](const Count& of) { return static_cast<double>(of.inside) / of.all; };
        INFO("orders " << share(orders) << ", value " << share(value) << ", active " << share(active) << ", of one customer "
                       << share(ofCustomer) << " and " << share(ofValue));
        // 90 % of 24 worlds: fewer than 18 happen by chance in 1 of 100. Those of one customer hold a little less often with so few
        // customers (83 to 87 % over many more worlds), and the rows of a world go together.
        CHECK(share(orders) >= .74);
        CHECK(share(value) >= .74);
        CHECK(share(active) >= .74);
        CHECK(share(ofCustomer) >= .65);
        CHECK(share(ofValue) >= .65);
        CHECK(share(ofCustomer) <= .97); // no wider than need be
    }
}

TEST_CASE("Totals, the quick way: they hold nine in ten of simulated worlds, and are as wide as the bootstrap's", "[intervals]")
{
    constexpr double horizon = 26, delta = .002;
    const GammaGamma spendTruth{6, 4, 15};
    for (const Told& told : stories()) {
        CAPTURE(static_cast<int>(told.story));
        int worlds = 0, ordersInside = 0, valueInside = 0, aliveInside = 0;
        for (std::uint64_t world = 0; world < 40; ++world) {
            const Simulated data = simulate(told.scenario, 400, 500 + world);
            const CustomerColumns columns = columnsOf(data);
            const auto found = fit(familyOf(told.truth), summarise(data.x, data.tx, data.T).value());
            const auto spend = fitGammaGamma(repeatSpend(data.x, data.mean).value());
            if (!found || !spend || spend.value().parameters.q <= 1)
                continue;
            const Model& model = found.value().parameters;
            const auto alive = probabilityAlive(model, columns), orders = expectedTransactions(model, columns, horizon).value(),
                       value = customerLifetimeValue(model, spend.value().parameters, columns, data.mean, horizon, delta).value();
            const Totals totals
                = totalsOf(found.value(), spend.value(), columns, data.mean, {alive, orders, value}, {horizon, delta, .9});
            CHECK(totals.orders.expected == Approx(std::accumulate(orders.begin(), orders.end(), 0.0)));
            std::mt19937_64 random{world};
            Future sum;
            double aliveThen = 0;
            for (std::size_t i = 0; i < data.x.size(); ++i) {
                const Future future
                    = drawFuture(told.truth, spendTruth, {data.x[i], data.tx[i], data.T[i]}, data.mean[i], {horizon, delta}, random);
                aliveThen += future.alive;
                sum.orders += future.orders;
                sum.value += future.value;
            }
            const auto holds = [](const Total& total, double truth) { return total.interval.low <= truth && truth <= total.interval.high; };
            ++worlds;
            ordersInside += holds(totals.orders, sum.orders);
            valueInside += holds(*totals.value, sum.value);
            aliveInside += holds(totals.alive, aliveThen);
            if (world > 0)
                continue;
            const auto slow = predictionsWithIntervals(found.value(), spend.value(), columns, data.mean, {horizon, delta, .9, {100, 1}});
            if (!slow)
                continue;
            const auto width = [](const Interval& interval) { return interval.high - interval.low; };
            CHECK(width(totals.orders.interval) == Approx(width(slow.value().orders.ofTotal)).epsilon(.35));
            CHECK(width(totals.value->interval) == Approx(width(slow.value().value.ofTotal)).epsilon(.35));
        }
        REQUIRE(worlds >= 25);
        // 90 % of 40: fewer than 31 happen by chance in 1 of 100.
        CHECK(ordersInside >= .77 * worlds);
        CHECK(valueInside >= .77 * worlds);
        CHECK(aliveInside >= .77 * worlds);
    }
}

TEST_CASE("Predictions with intervals: values as one by one, the same on any number of threads, rows that are none", "[intervals]")
{
    const Told& told = stories()[1];
    Simulated data = simulate(told.scenario, 400, 3);
    data.tx[7] = data.T[7] + 1; // no customer
    data.x[11] = 3;
    data.tx[11] = 4;
    data.mean[11] = 0; // came back, without a value
    const CustomerColumns columns = columnsOf(data);
    Simulated known = data;
    for (auto* const column : {&known.x, &known.tx, &known.T, &known.mean})
        column->erase(column->begin() + 7);
    const auto found = fit(Family::mbgnbd, summarise(known.x, known.tx, known.T).value()).value();
    const auto spend = fitGammaGamma(repeatSpend(known.x, known.mean).value()).value();
    const IntervalTerms terms{26, .002, .9, {40, 5}};
    const auto one = predictionsWithIntervals(found, spend, columns, data.mean, terms, {1, {}}).value();
    const auto many = predictionsWithIntervals(found, spend, columns, data.mean, terms, {3, {}}).value();
    const auto alive = probabilityAlive(found.parameters, columns);
    const auto expected = expectedTransactions(found.parameters, columns, 26).value();
    const auto value = customerLifetimeValue(found.parameters, spend.parameters, columns, data.mean, 26.0, .002).value();
    double total = 0;
    for (std::size_t i = 0; i < data.x.size(); ++i) {
        CAPTURE(i);
        if (i == 7) {
            CHECK(std::isnan(one.alive.value[i]));
            CHECK(std::isnan(one.orders.low[i]));
            continue;
        }
        REQUIRE(one.alive.value[i] == alive[i]);
        REQUIRE(one.orders.value[i] == Approx(expected[i]).epsilon(1e-12));
        REQUIRE(one.alive.low[i] <= one.alive.high[i]);
        REQUIRE(one.orders.low[i] == many.orders.low[i]);
        REQUIRE(one.alive.high[i] == many.alive.high[i]);
        if (i == 11) {
            CHECK(std::isnan(one.value.value[i]));
            CHECK(std::isnan(one.value.high[i]));
            continue;
        }
        REQUIRE(one.value.value[i] == Approx(value[i]).epsilon(1e-12));
        REQUIRE(one.value.high[i] == many.value.high[i]);
        total += value[i];
    }
    CHECK(one.value.total == Approx(total));
    CHECK(one.value.ofTotal.low == many.value.ofTotal.low);
    CHECK(one.orders.ofTotal.high == many.orders.ofTotal.high);
    CHECK(one.orders.ofTotal.low < one.orders.total);
    CHECK(one.orders.ofTotal.high > one.orders.total);
    // Without a model of spend nothing is said of it.
    const auto without = predictionsWithIntervals(found, {}, columns, data.mean, terms).value();
    CHECK(without.value.value.empty());
    CHECK(without.spend.value.empty());
    CHECK(without.orders.low[0] == one.orders.low[0]);
}
