// The search for the maximum: it converges where there is one, from one start, in any unit, on any number of threads; and says why
// where there is none.

#include "real_data.hpp"
#include "simulated.hpp"

#include "statistics/bootstrap.hpp"
#include "statistics/dlib_optimization.hpp"
#include "statistics/predictions.hpp"
#include "statistics/sbg.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace lifecycle::statistics;
using namespace lifecycle::test;

namespace {

constexpr Family families[]{Family::bgnbd, Family::mbgnbd, Family::paretonbd};

RepeatTransactions of(const Simulated& data) { return summarise(data.x, data.tx, data.T).value(); }

double logLikelihoodAt(Family family, const std::array<double, 4>& parameters, const RepeatTransactions& data)
{
    return std::visit([&](const auto& model) { return logLikelihood(model, data).value; }, modelOf(family, parameters).value());
}

// A maximum: no neighbour, near or far along any parameter, is higher.
void isMaximum(Family family, const ModelFit& fit, const RepeatTransactions& data)
{
    const auto best = parametersOf(fit.parameters);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(std::isfinite(fit.standardErrors[i]));
        CHECK(fit.standardErrors[i] > 0);
        for (const double factor : {1e-3, .1, .5, .9, .99, 1.01, 1.1, 2.0, 10.0, 1e3}) {
            auto moved = best;
            moved[i] *= factor;
            CAPTURE(i, factor);
            CHECK(logLikelihoodAt(family, moved, data) <= fit.logLikelihood + 1e-9 * std::abs(fit.logLikelihood));
        }
    }
}

// Either a maximum, or a refusal that is true: a search of another kind (BFGS in a box, on the logarithms, from several starts) ends
// at the box's edge, or where some direction is all but flat (a standard error of e^±20 and more), never at a maximum; and
// it comes no higher than a maximum that was found.
void maximumOrTruth(Family family, const RepeatTransactions& data)
{
    CAPTURE(nameOf(family));
    const auto found = fit(family, data);
    using Vector = dlib::matrix<double, 0, 1>;
    const std::array<double, 4> unit{1, data.meanT, 1, family == Family::paretonbd ? data.meanT : 1};
    const auto at = [&](const Vector& v) {
        std::array<double, 4> p;
        for (long i = 0; i < 4; ++i)
            p[i] = unit[i] * std::exp(v(i));
        return std::visit([&](const auto& model) { return logLikelihood(model, data); }, modelOf(family, p).value());
    };
    const auto search = [&](const Vector& low, const Vector& high, Vector& best) {
        double highest = -HUGE_VAL;
        for (const double start : {-2.0, 0.0, 2.0}) {
            Vector v(4);
            v = start;
            v(2) = -v(2);
            v = dlib::clamp(v, low, high);
            const double value = -dlib::find_min_box_constrained(dlib::bfgs_search_strategy{}, dlib::objective_delta_stop_strategy{1e-9 * data.customers, 300},
                [&](const Vector& w) { return -at(w).value; },
                [&](const Vector& w) {
                    Vector gradient(4);
                    const auto there = at(w);
                    for (long i = 0; i < 4; ++i)
                        gradient(i) = -there.gradient[i];
                    return gradient;
                },
                v, low, high);
            if (value > highest) {
                highest = value;
                best = v;
            }
        }
        return highest;
    };
    Vector best(4), low(4), high(4);
    low = -10;
    high = 10;
    const double highest = search(low, high, best);
    if (found) {
        isMaximum(family, found.value(), data);
        CAPTURE(highest, best(0), best(1), best(2), best(3));
        CHECK(found.value().logLikelihood > highest - 1e-6);
        return;
    }
    CAPTURE(static_cast<int>(found.error().why), found.error().at);
    CHECK((found.error().why == Refusal::growsWithoutEnd || found.error().why == Refusal::fallsToZero || found.error().why == Refusal::flat));
    dlib::matrix<double> information(4, 4);
    for (long i = 0; i < 4; ++i)
        for (long j = 0; j < 4; ++j)
            information(i, j) = -at(best).hessian[i][j];
    const double least = dlib::min(dlib::eigenvalue_decomposition<dlib::matrix<double>>(dlib::make_symmetric(information)).get_real_eigenvalues());
    CAPTURE(highest, best(0), best(1), best(2), best(3), least);
    // A maximum in the box may be lower than the slope outside it.
    Vector beyond(4);
    const auto along = static_cast<long>(found.error().at);
    low(along) = high(along) = found.error().why == Refusal::fallsToZero ? -10 : 10;
    const double atEdge = search(low, high, beyond);
    CAPTURE(atEdge);
    CHECK((dlib::max(dlib::abs(best)) > 8 || atEdge > highest - 1e-6 || least < 1.0 / (20 * 20)));
}

void maximumOrTruth(const RepeatTransactions& data)
{
    for (const Family family : families)
        maximumOrTruth(family, data);
}

RepeatTransactions rows(const std::vector<Customer>& customers)
{
    std::vector<double> x, tx, T;
    for (const Customer& customer : customers) {
        x.push_back(customer.x);
        tx.push_back(customer.tx);
        T.push_back(customer.T);
    }
    return summarise(x, tx, T).value();
}

} // namespace

TEST_CASE("Equal customers are counted once, whatever their order")
{
    const std::vector<double> x{1, 0, 1, 2, 1}, tx{3, 0, 3, 5, 4}, T{9, 9, 9, 9, 9};
    const auto data = summarise(x, tx, T).value();
    CHECK(data.size() == 4);
    CHECK(data.customers == 5);
    CHECK(data.repeatCustomers == 4);
    CHECK(data.transactions == 5);
    CHECK(data.count == std::vector<double>{1, 2, 1, 1});
    CHECK(data.meanT == 9);
    CHECK(data.varianceX == Approx(.4)); // (0 + 1 + 0 + 1 + 0) / 5
    const std::vector<double> x2{2, 1, 1, 0, 1}, tx2{5, 4, 3, 0, 3};
    CHECK(summarise(x2, tx2, T).value().tx == data.tx);
}

TEST_CASE("What is no customer is refused, with its row")
{
    const auto refusalOf = [](Customer customer) {
        const std::vector<double> x{1, customer.x}, tx{1, customer.tx}, T{2, customer.T};
        return summarise(x, tx, T).error();
    };
    const double nan = std::nan(""), inf = HUGE_VAL;
    CHECK(refusalOf({1.5, 1, 2}) == Refused{Refusal::notACount, 1});
    CHECK(refusalOf({-1, 1, 2}) == Refused{Refusal::notACount, 1});
    CHECK(refusalOf({nan, 1, 2}) == Refused{Refusal::notACount, 1});
    CHECK(refusalOf({inf, 1, 2}) == Refused{Refusal::notACount, 1});
    CHECK(refusalOf({1, 3, 2}) == Refused{Refusal::notInOrder, 1});
    CHECK(refusalOf({1, -1, 2}) == Refused{Refusal::notInOrder, 1});
    CHECK(refusalOf({0, 1, 2}) == Refused{Refusal::notInOrder, 1});
    CHECK(refusalOf({1, 1, inf}) == Refused{Refusal::notInOrder, 1});
    CHECK(refusalOf({1, nan, 2}) == Refused{Refusal::notInOrder, 1});
    CHECK(summarise({}, {}, {}).error().why == Refusal::noCustomers);
    CHECK(summarise(std::vector{1.0}, {}, {}).error().why == Refusal::columnsDiffer);
    // In a column of predictions such a row is not known, and no other row suffers.
    const std::vector<double> x{2, 1.5, 2}, tx{30, 30, 30}, T{39, 39, 39};
    const CustomerColumns columns{x, tx, T};
    for (const Model& model : {Model{BgNbd{.25, 4, .8, 2.5}}, Model{MbgNbd{.25, 4, .8, 2.5}}, Model{ParetoNbd{.55, 10.6, .6, 11.7}}})
        for (const auto& column : {probabilityAlive(model, columns), expectedTransactions(model, columns, 10).value(),
                 probabilityNoOrder(model, columns, 10).value(), discountedTransactions(model, columns, {}, .01).value()}) {
            CHECK(std::isfinite(column[0]));
            CHECK(std::isnan(column[1]));
            CHECK(column[2] == column[0]);
        }
}

TEST_CASE("A column gives the same numbers to the bit as its customers one by one")
{
    const auto data = simulate({Story::mbgnbd, .5, 6, .9, 1.6, 2, 52, 6, 4, 15, 1.0 / 7}, 500, 3);
    const CustomerColumns columns{data.x, data.tx, data.T};
    const auto check = [&](const auto& model) {
        const auto alive = probabilityAlive(Model{model}, columns), expected = expectedTransactions(Model{model}, columns, 39).value(),
                   none = probabilityNoOrder(Model{model}, columns, 39).value(), value = discountedTransactions(Model{model}, columns, 52.0, .002).value(),
                   residual = discountedTransactions(Model{model}, columns, {}, .002).value();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const Customer customer{data.x[i], data.tx[i], data.T[i]};
            REQUIRE(alive[i] == probabilityAlive(model, customer));
            REQUIRE(expected[i] == expectedTransactions(model, customer, 39));
            REQUIRE(none[i] == probabilityNoOrder(model, customer, 39));
            REQUIRE(value[i] == discountedTransactions(model, customer, 52.0, .002).value());
            REQUIRE(residual[i] == discountedTransactions(model, customer, {}, .002).value());
        }
    };
    check(BgNbd{.25, 4.4, .8, 2.4});
    check(MbgNbd{.5, 6.2, .9, 1.6});
    check(ParetoNbd{.55, 10.6, .6, 11.7});
}

TEST_CASE("Fits and predictions are the same to the bit on any number of threads")
{
    const auto data = simulate({Story::paretonbd, .55, 10.6, .6, 11.7, 10, 52, 6, 4, 15, 1.0 / 7}, 20000, 4);
    const auto summary = of(data);
    const auto spend = repeatSpend(data.x, data.mean).value();
    const CustomerColumns columns{data.x, data.tx, data.T};
    for (const unsigned threads : {2u, 3u, 8u}) {
        const Work one{1, {}}, many{threads, {}};
        for (const Family family : families) {
            const auto a = fit(family, summary, one).value(), b = fit(family, summary, many).value();
            CHECK(parametersOf(a.parameters) == parametersOf(b.parameters));
            CHECK(a.standardErrors == b.standardErrors);
            CHECK(a.logLikelihood == b.logLikelihood);
            CHECK(discountedTransactions(a.parameters, columns, {}, .002, one).value() == discountedTransactions(a.parameters, columns, {}, .002, many).value());
        }
        CHECK(fitGammaGamma(spend, one).value().parameters.parameters() == fitGammaGamma(spend, many).value().parameters.parameters());
        CHECK(fitGammaGamma(spend, one).value().logLikelihood == fitGammaGamma(spend, many).value().logLikelihood);
    }
}

TEST_CASE("Days give what weeks give: times scale, the rest stays")
{
    const auto weeks = simulate({Story::mbgnbd, .5, 6, .9, 1.6, 10, 52, 6, 4, 15, 1.0 / 7}, 5000, 5);
    auto days = weeks;
    for (auto* column : {&days.tx, &days.T})
        for (double& t : *column)
            t = std::round(t * 7);
    for (const Family family : families) {
        CAPTURE(nameOf(family));
        const auto a = fit(family, of(weeks)).value(), b = fit(family, of(days)).value();
        const auto p = parametersOf(a.parameters), q = parametersOf(b.parameters);
        CHECK(q[0] == Approx(p[0]).epsilon(1e-8));
        CHECK(q[1] == Approx(7 * p[1]).epsilon(1e-8));
        CHECK(q[2] == Approx(p[2]).epsilon(1e-8));
        CHECK(q[3] == Approx((family == Family::paretonbd ? 7 : 1) * p[3]).epsilon(1e-8));
        // Densities of the times of each transaction: a factor of 7 per transaction
        CHECK(b.logLikelihood == Approx(a.logLikelihood - of(weeks).transactions * std::log(7)).epsilon(1e-11));
    }
}

TEST_CASE("Fits on CDNOW and Online Retail, in days and in weeks: a maximum, or a refusal that is true")
{
    for (const double unit : {7.0, 1.0})
        for (const auto& log : {cdnowSample(unit), cdnowAll(unit), onlineRetail(unit)}) {
            if (!log)
                continue;
            const auto data = summarise(log->x, log->tx, log->T).value();
            for (const Family family : families) {
                CAPTURE(unit, log->size(), nameOf(family));
                const auto found = fit(family, data);
                if (log->size() == 4339 && family == Family::paretonbd) {
                    // Online Retail: hardly anybody seems to leave. Pareto/NBD rises as dropout vanishes, β without end.
                    CHECK(found.error() == Refused{Refusal::growsWithoutEnd, 3});
                    maximumOrTruth(family, data);
                } else {
                    REQUIRE(found);
                    isMaximum(family, found.value(), data);
                    CHECK(found.value().evaluations <= 80); // from three starts
                }
            }
            CHECK(fitLikelier(data));
        }
}

TEST_CASE("Small and degenerate data: a maximum, or a refusal that is true")
{
    SECTION("two customers")
    {
        maximumOrTruth(rows({{3, 20, 30}, {0, 0, 28}}));
        maximumOrTruth(rows({{1, 5, 30}, {6, 29, 31}}));
    }
    SECTION("one repeat buyer in 10,000")
    {
        std::vector<Customer> customers;
        for (int i = 0; i < 9999; ++i)
            customers.push_back({0, 0, 10.0 + i % 30});
        customers.push_back({1, 5, 30});
        maximumOrTruth(rows(customers));
    }
    SECTION("all x equal")
    {
        std::vector<Customer> customers;
        for (int i = 0; i < 200; ++i)
            customers.push_back({2, 5.0 + i % 17, 25.0 + i % 13});
        maximumOrTruth(rows(customers));
    }
    SECTION("all T equal")
    {
        auto data = simulate({Story::mbgnbd, .5, 6, .9, 1.6, 39, 39}, 1500, 6);
        const auto summary = of(data);
        for (const Family family : families)
            maximumOrTruth(family, summary);
    }
    SECTION("heavy ties: times in quarters of a year")
    {
        auto data = simulate({Story::mbgnbd, .8, 3, .9, 2, 1, 12, 6, 4, 15, 1}, 3000, 7);
        maximumOrTruth(of(data));
    }
    SECTION("everybody alike")
    {
        maximumOrTruth(rows(std::vector<Customer>(50, {4, 20, 30})));
    }
    SECTION("everybody bought on the last day")
    {
        maximumOrTruth(rows({{4, 30, 30}, {1, 20, 20}, {9, 25, 25}, {2, 28, 28}}));
    }
}

TEST_CASE("120 small samples of all kinds: a maximum, or a refusal that is true")
{
    std::mt19937_64 random{13};
    const auto between = [&](double low, double high) {
        return std::exp(std::uniform_real_distribution<double>{std::log(low), std::log(high)}(random));
    };
    int maxima = 0;
    for (int i = 0; i < 120; ++i) {
        const auto story = static_cast<Story>(i % 3);
        const double time = between(1, 300);
        const auto customers = static_cast<std::size_t>(between(3, 2000));
        const auto data = of(simulate({story, between(.1, 5), time * between(.05, 2), between(.2, 5),
                                          (story == Story::paretonbd ? time : 1) * between(.3, 5), time * .2, time * 1.5, 6, 4, 15, i % 4 ? time / 50 : 0},
            customers, static_cast<std::uint64_t>(i)));
        CAPTURE(i, customers, data.repeatCustomers);
        if (data.transactions == 0)
            continue;
        for (const Family family : families) {
            maxima += fit(family, data).has_value();
            maximumOrTruth(family, data);
        }
    }
    CHECK(maxima > 130); // of 360: this is not a test of refusals alone
}

TEST_CASE("Nobody came back: refused, in words")
{
    for (const Family family : families) {
        CHECK(fit(family, rows({{0, 0, 10}, {0, 0, 20}})).error().why == Refusal::noRepeatPurchases);
        CHECK(fitLikelier(rows({{0, 0, 10}})).error().why == Refusal::noRepeatPurchases);
    }
    CHECK(repeatSpend(std::vector{0.0, 0.0}, std::vector{5.0, 6.0}).error().why == Refusal::noRepeatPurchases);
    CHECK(repeatSpend(std::vector{1.0}, std::vector{0.0}).error().why == Refusal::noCustomers);
}

TEST_CASE("Gamma-Gamma where spend does not vary is refused")
{
    const std::vector<double> x{2, 3, 4, 5, 6, 3, 2}, mean(7, 20.0);
    const auto found = fitGammaGamma(repeatSpend(x, mean).value());
    REQUIRE(!found);
    CHECK((found.error().why == Refusal::growsWithoutEnd || found.error().why == Refusal::fallsToZero));
}

TEST_CASE("Shifted beta-geometric: what is no cohort, and churn that does not fall, are refused")
{
    CHECK(fitSbg(std::vector{100.0, 110.0, 90.0}).error() == Refused{Refusal::notSurvivors, 1});
    CHECK(fitSbg(std::vector{100.0, -1.0, 0.0}).error() == Refused{Refusal::notSurvivors, 1});
    CHECK(fitSbg(std::vector{100.0, 50.0}).error().why == Refusal::tooFewPeriods);
    CHECK(fitSbg(std::vector{100.0, 100.0, 100.0}).error().why == Refusal::tooFewPeriods);
    CHECK(fitSbg(std::vector<double>{}).error().why == Refusal::noCustomers);
    // A quarter leaves every year: everybody alike, α and β grow together without end.
    CHECK(fitSbg(std::vector{1024.0, 768.0, 576.0, 432.0, 324.0}).error().why == Refusal::growsWithoutEnd);
    // Churn that rises with age is what the model cannot show at all.
    CHECK(fitSbg(std::vector{1000.0, 950.0, 800.0, 500.0, 100.0}).error().why == Refusal::growsWithoutEnd);
}

TEST_CASE("A stopped fit says so")
{
    std::stop_source source;
    source.request_stop();
    const auto data = of(simulate({Story::bgnbd, .5, 6, .9, 1.6, 10, 52}, 500, 8));
    for (const Family family : families)
        CHECK(fit(family, data, {1, source.get_token()}).error().why == Refusal::stopped);
    CHECK(resampledFits(BgNbd{.5, 6, .8, 2.5}, data, {3, 1}, {1, source.get_token()}).error().why == Refusal::stopped);
}

TEST_CASE("Parameters of simulated customers are found within their standard errors")
{
    struct Case { Family family; Story story; std::array<double, 4> truth; };
    for (const Case& one : {Case{Family::bgnbd, Story::bgnbd, {.5, 6, .8, 2.5}}, Case{Family::mbgnbd, Story::mbgnbd, {.6, 6, .9, 1.8}},
             Case{Family::paretonbd, Story::paretonbd, {.6, 9, .8, 10}}}) {
        const auto data = simulate({one.story, one.truth[0], one.truth[1], one.truth[2], one.truth[3], 20, 60}, 40000, 11);
        const auto found = fit(one.family, of(data)).value();
        const auto p = parametersOf(found.parameters);
        CAPTURE(nameOf(one.family));
        for (std::size_t i = 0; i < 4; ++i) {
            CAPTURE(i, p[i], one.truth[i], found.standardErrors[i]);
            CHECK(std::abs(p[i] - one.truth[i]) < 3 * found.standardErrors[i]);
            CHECK(found.standardErrors[i] < 0.35 * p[i]);
        }
        if (one.family == Family::bgnbd) {
            const auto spend = fitGammaGamma(repeatSpend(data.x, data.mean).value()).value();
            const std::array<double, 3> truth{6, 4, 15};
            for (std::size_t i = 0; i < 3; ++i)
                CHECK(std::abs(spend.parameters.parameters()[i] - truth[i]) < 3 * spend.standardErrors[i]);
        }
    }
}

TEST_CASE("Standard errors are what estimates scatter by")
{
    // 150 simulated samples: the standard deviation of ln of the estimates against the mean standard error of the logarithm.
    struct Case { Family family; Story story; std::array<double, 4> truth; };
    for (const Case& one : {Case{Family::bgnbd, Story::bgnbd, {.5, 6, .8, 2.5}}, Case{Family::paretonbd, Story::paretonbd, {.9, 9, .9, 12}}}) {
        std::array<double, 4> sum{}, squares{}, errors{};
        int n = 0;
        for (std::uint64_t seed = 100; seed < 250; ++seed) {
            const auto found = fit(one.family, of(simulate({one.story, one.truth[0], one.truth[1], one.truth[2], one.truth[3], 40, 80}, 2500, seed)));
            if (!found)
                continue;
            ++n;
            const auto p = parametersOf(found.value().parameters);
            for (std::size_t i = 0; i < 4; ++i) {
                sum[i] += std::log(p[i]);
                squares[i] += std::log(p[i]) * std::log(p[i]);
                errors[i] += found.value().standardErrors[i] / p[i];
            }
        }
        CHECK(n == 150);
        for (std::size_t i = 0; i < 4; ++i) {
            CAPTURE(nameOf(one.family), i);
            const double scatter = std::sqrt((squares[i] - sum[i] * sum[i] / n) / (n - 1));
            // The standard deviation of 150 values is known to about 6 %; the tails of b and β add some.
            CHECK(errors[i] / n == Approx(scatter).epsilon(.25));
        }
    }
}

TEST_CASE("Bootstrap: the same draws on any number of threads, and intervals about as wide as the standard errors say")
{
    const auto data = of(simulate({Story::bgnbd, .5, 6, .8, 2.5, 20, 60}, 3000, 12));
    const auto found = fit(Family::bgnbd, data).value();
    const auto one = resampledFits(found.parameters, data, {200, 7}, {1, {}}).value(), many = resampledFits(found.parameters, data, {200, 7}, {3, {}}).value();
    REQUIRE(one.fits.size() == 200);
    std::vector<double> r;
    for (std::size_t i = 0; i < 200; ++i) {
        REQUIRE(parametersOf(one.fits[i]) == parametersOf(many.fits[i]));
        r.push_back(parametersOf(one.fits[i])[0]);
    }
    const Interval interval = percentileInterval(r);
    CHECK(interval.low < parametersOf(found.parameters)[0]);
    CHECK(interval.high > parametersOf(found.parameters)[0]);
    CHECK((interval.high - interval.low) / (2 * 1.96) == Approx(found.standardErrors[0]).epsilon(.2));
    // R: quantile(1:5, c(.05, .95)) gives 1.2 and 4.8
    const Interval five = percentileInterval({5, 1, 4, 2, 3}, .9);
    CHECK(five.low == Approx(1.2));
    CHECK(five.high == Approx(4.8));
}

TEST_CASE("Spend and frequency: correlation of values and of ranks")
{
    // mean = x² is perfectly rank-correlated; Pearson's r of 1..4 and their squares is 0.98437.
    const auto rising = spendAndFrequency(repeatSpend(std::vector<double>{1, 2, 3, 4}, std::vector<double>{1, 4, 9, 16}).value());
    CHECK(rising.rankCorrelation == Approx(1));
    CHECK(rising.correlation == Approx(25 / std::sqrt(5.0 * 129)));
    const auto tied = spendAndFrequency(repeatSpend(std::vector<double>{1, 1, 2, 2}, std::vector<double>{5, 7, 5, 7}).value());
    CHECK(tied.rankCorrelation == Approx(0).margin(1e-15));
    CHECK(std::isnan(spendAndFrequency(repeatSpend(std::vector<double>{1, 2}, std::vector<double>{5, 7}).value()).correlation));
}

TEST_CASE("A horizon or a discount below 0 is refused, and a sum without end")
{
    const Customer customer{2, 30, 39};
    const BgNbd bg{.25, 4, .8, 2.5};
    const ParetoNbd pareto{.55, 10.6, .6, 11.7};
    CHECK(discountedTransactions(bg, customer, -1.0, .1).error().why == Refusal::notATime);
    CHECK(discountedTransactions(pareto, customer, 1.0, -.1).error().why == Refusal::notATime);
    CHECK(discountedTransactions(bg, customer, {}, 0).error().why == Refusal::noFiniteMean);
    CHECK(discountedTransactions(pareto, customer, {}, 0).error().why == Refusal::noFiniteMean);
    // a > 1: E[1/p] = (a+b+x−1)/(a−1) purchases are to come of one who is alive
    const BgNbd mortal{.25, 4, 3, 2.5};
    CHECK(discountedTransactions(mortal, {0, 0, 39}, {}, 0).value() == Approx(4.5 / 2));
    CHECK(expectedTransactions(mortal, {0, 0, 39}, 1e12) == Approx(2.25).epsilon(0.01)); // the last of them late: (1 + pt/A)^−.25
    const ParetoNbd ending{.55, 10.6, 3, 11.7};
    CHECK(discountedTransactions(ending, customer, {}, 0).value() == Approx(expectedTransactions(ending, customer, 1e9)).epsilon(1e-6));
    CHECK(modelOf(Family::bgnbd, {.25, 4, 0, 2.5}).error() == Refused{Refusal::notAParameter, 2});
}
