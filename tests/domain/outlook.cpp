#include "domain/outlook.hpp"

#include "domain/classification.hpp"
#include "logs.hpp"
#include "model_rows.hpp"
#include "public_logs.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <random>

using namespace lifecycle;
using namespace lifecycle::test;
using namespace std::chrono_literals;

namespace {

double of(const Customers& customers, std::size_t row, Metric metric) { return customers[metric][row]; }

bool nothingOf(const Customers& customers, Metric metric)
{
    return std::ranges::all_of(customers[metric], [](double value) { return std::isnan(value); });
}

/// Customers of four rhythms, of whom some leave after every order; amounts that differ from one to the next, and by customer.
std::vector<Order> someOrders()
{
    std::mt19937 random{5};
    const auto upTo = [&](unsigned n) { return static_cast<int>(random() % n); };
    std::vector<Order> orders;
    for (int customer = 0; customer < 400; ++customer) {
        const int gap = std::array{6, 15, 40, 120}[static_cast<std::size_t>(upTo(4))], usual = 10 + upTo(80);
        const int leaves = std::array{3, 10, 60}[static_cast<std::size_t>(upTo(3))]; // percent
        for (Day day = 40000 + upTo(200); day < 40400; day += 1 + upTo(2 * static_cast<unsigned>(gap))) {
            orders.push_back({"C" + std::to_string(customer), day, usual * (.5 + upTo(100) / 100.)});
            if (upTo(100) < leaves)
                break;
        }
    }
    return orders;
}

} // namespace

TEST_CASE("CDNOW's outlook: the published fits, in days", "[outlook]")
{
    const auto path = realData("cdnow/CDNOW_master.txt");
    if (!path) {
        WARN("the public logs are not here");
        return;
    }
    const OrderLog log = cdnow(*path);
    Customers customers = customersAt(log, dayOf(1997y / 9 / 30));
    const Outlook outlook = addOutlook(customers);
    // MBG/NBD is the likelier one (-95336.96 against -95415.12); times in days, so alpha is 7 times that of weeks, and each of
    // the repeat transactions' densities a seventh.
    REQUIRE(outlook.orders);
    CHECK(statistics::familyOf(outlook.orders->parameters) == statistics::Family::mbgnbd);
    const auto p = statistics::parametersOf(outlook.orders->parameters);
    CHECK(p[0] == Approx(.637139733).epsilon(1e-7));
    CHECK(p[1] / 7 == Approx(7.310289542).epsilon(1e-7));
    CHECK(p[2] == Approx(.807474118).epsilon(1e-7));
    CHECK(p[3] == Approx(1.228393996).epsilon(1e-7));
    CHECK(outlook.orders->customers == 23570);
    REQUIRE(outlook.spend);
    CHECK(outlook.spend->parameters.p == Approx(6.275359068).epsilon(1e-7));
    CHECK(outlook.spend->parameters.q == Approx(3.624450023).epsilon(1e-7));
    CHECK(outlook.spend->parameters.gamma == Approx(14.983687031).epsilon(1e-7));
    CHECK(outlook.spend->customers == 9450);
    CHECK(outlook.whyNot.empty());

    // By hand: P(alive) of MBG/NBD is 1 / (1 + a / (b + x) · ((α + T) / (α + t_x))^(r + x)).
    double most = 0;
    for (std::size_t row = 0; row < customers.who.size(); ++row) {
        const double x = of(customers, row, Metric::frequency), tx = of(customers, row, Metric::tx),
                     T = of(customers, row, Metric::tenure);
        const double byHand = 1 / (1 + p[2] / (p[3] + x) * std::pow((p[1] + T) / (p[1] + tx), p[0] + x));
        most = std::max(most, std::abs(byHand - of(customers, row, Metric::pAlive)));
    }
    CHECK(most < 1e-12);
}

TEST_CASE("A year of orders and what they are worth, beside a sum day by day", "[outlook]")
{
    const OrderLog log = logOf(someOrders());
    const Day asOf = log.lastDate + 20;
    for (const OutlookTerms terms : {OutlookTerms{}, OutlookTerms{90, .25}}) {
        Customers customers = customersAt(log, asOf);
        REQUIRE(nothingOf(customers, Metric::pAlive));
        const Outlook outlook = addOutlook(customers, terms);
        REQUIRE(outlook.orders);
        REQUIRE(outlook.spend);
        REQUIRE(outlook.spend->parameters.q > 1);
        for (const std::size_t row : {std::size_t{0}, std::size_t{1}, std::size_t{20}, std::size_t{399}}) {
            const statistics::Customer one{
                of(customers, row, Metric::frequency), of(customers, row, Metric::tx), of(customers, row, Metric::tenure)};
            const auto until = [&](double day) {
                return expectedTransactions(outlook.orders->parameters, {{&one.x, 1}, {&one.tx, 1}, {&one.T, 1}}, day).value()[0];
            };
            CHECK(of(customers, row, Metric::expectedOrders) == Approx(until(terms.horizon)).epsilon(1e-12));
            // E(M): (q − 1)/(px + q − 1) of the population's mean, the rest of the customer's own.
            const auto [p, q, gamma] = outlook.spend->parameters;
            const double ofAll = p * gamma / (q - 1), weight = (q - 1) / (p * one.x + q - 1);
            const double spend = one.x == 0 ? ofAll : weight * ofAll + (1 - weight) * of(customers, row, Metric::repeatOrder);
            double value = 0;
            for (int day = 1; day <= terms.horizon; ++day)
                value += spend * (until(day) - until(day - 1)) / std::pow(1 + terms.yearlyDiscount, (day - .5) / 365);
            CHECK(of(customers, row, Metric::clv) == Approx(value).epsilon(1e-6));
        }
    }
}

TEST_CASE("Where the orders carry no model, nothing is known, and a sentence says why", "[outlook]")
{
    const auto outlookOf = [](const std::vector<Order>& orders, Customers& customers) {
        const OrderLog log = logOf(orders);
        customers = customersAt(log, log.lastDate + 30);
        return addOutlook(customers);
    };
    const auto whyOf = [](const Outlook& outlook) { return outlook.whyNot.empty() ? std::string{} : outlook.whyNot[0].key; };
    Customers customers;

    auto outlook = outlookOf({{"A", 40000, 5}, {"B", 40010, 5}, {"C", 40020, 5}}, customers);
    CHECK(whyOf(outlook) == "outlook.nobodyCameBack");
    CHECK(nothingOf(customers, Metric::pAlive));
    CHECK(nothingOf(customers, Metric::expectedOrders));
    CHECK(nothingOf(customers, Metric::clv));

    outlook = outlookOf({{"A", 40000, -5}, {"B", 40010, -5}}, customers);
    CHECK(whyOf(outlook) == "outlook.nobody");

    // Everyone orders every tenth day, to the end: no rate differs from another.
    std::vector<Order> alike;
    for (int customer = 0; customer < 30; ++customer)
        for (Day day = 0; day <= 100; day += 10)
            alike.push_back({"C" + std::to_string(customer), 40000 + day, 5});
    outlook = outlookOf(alike, customers);
    CHECK(whyOf(outlook) == "outlook.noMaximum");
    CHECK(nothingOf(customers, Metric::pAlive));

    // Orders without a value: who is active is known, what it is worth is not.
    auto free = someOrders();
    for (Order& order : free)
        order.amount = 0;
    outlook = outlookOf(free, customers);
    CHECK(whyOf(outlook) == "outlook.noSpend");
    CHECK_FALSE(nothingOf(customers, Metric::pAlive));
    CHECK_FALSE(nothingOf(customers, Metric::expectedOrders));
    CHECK(nothingOf(customers, Metric::clv));

    // Every order is worth the same.
    auto equal = someOrders();
    for (Order& order : equal)
        order.amount = 20;
    outlook = outlookOf(equal, customers);
    CHECK(whyOf(outlook) == "outlook.spendAlike");
    CHECK(nothingOf(customers, Metric::clv));

    // Who has returns only bought before the log begins: nothing is said of it, and everyone else's outlook stays.
    auto withReturns = someOrders();
    Customers without;
    outlookOf(withReturns, without);
    withReturns.push_back({"Returner", withReturns[5].day, -20});
    outlook = outlookOf(withReturns, customers);
    REQUIRE(customers.who.size() == without.who.size() + 1);
    CHECK(std::isnan(of(customers, customers.who.size() - 1, Metric::pAlive)));
    for (std::size_t row = 0; row < without.who.size(); ++row)
        REQUIRE(of(customers, row, Metric::clv) == of(without, row, Metric::clv));
}
