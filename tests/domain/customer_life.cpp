#include "domain/customer_life.hpp"

#include "logs.hpp"
#include "spoken.hpp"
#include "tables.hpp"

#include <catch2/catch.hpp>

using namespace lifecycle;
using namespace lifecycle::test;

namespace {

const Conventions conventions;
constexpr Day newYear = 45'292; // 2024-01-01

Model modelByOrders()
{
    auto read = Model::read(tableOf("Stage|Position|orders|Expected contribution\nOne|1|1|\nTwo|2|2|\nMany|3|>=3|\n"));
    REQUIRE(read);
    return std::move(read).value();
}

/// Ann: two orders in January (10, 20), a return of 5 in February, nothing in March, an order of 40 in April.
const std::vector<Order> annAndBob{{"Bob", newYear - 400, 1}, {"Ann", newYear + 9, 10}, {"Ann", newYear + 19, 20},
    {"Ann", newYear + 40, -5}, {"Ann", newYear + 95, 40}, {"Bob", newYear + 110, 1}};

CustomerLife lifeOf(const OrderLog& log, std::size_t customer, Day asOf)
{
    auto life = customerLife(log, customer, modelByOrders(), conventions, asOf);
    if (!life)
        FAIL(spoken(life.error()));
    return std::move(life).value();
}

} // namespace

TEST_CASE("A customer's life: what every period brought, and the stages at their ends", "[history]")
{
    // From 2024-01-10 to 2024-09-30 are 265 days, more than 36 weeks: months, from January on.
    const auto log = logOf(annAndBob);
    const Day september = newYear + 273; // 2024-09-30
    const auto life = lifeOf(log, 1, september);
    REQUIRE(life.period.unit == Period::Unit::month);
    REQUIRE(life.periods.size() == 9);
    CHECK(life.periods[0].first == newYear);
    CHECK(life.periods[0].last == newYear + 30);
    CHECK(life.periods[0].contribution == 30);
    CHECK(life.periods[0].orders == 2);
    CHECK(life.periods[1].contribution == -5);
    CHECK(life.periods[1].orders == 0);
    CHECK(life.periods[2].contribution == 0);
    CHECK(life.periods[3].contribution == 40);
    CHECK(life.periods[8].last == september);
    REQUIRE(life.stays.size() == 2); // two orders by the end of January, three by the end of April
    CHECK(life.stays[0].stage == 1);
    CHECK(life.stays[0].first == newYear);
    CHECK(life.stays[0].last == newYear + 90); // 2024-03-31
    CHECK(life.stays[1].stage == 2);
    CHECK(life.stays[1].last == september);
}

TEST_CASE("The stages of one customer are those that the history of all has", "[history]")
{
    const auto log = logOf(annAndBob);
    const Day asOf = newYear + 120;
    const auto model = modelByOrders();
    const auto all = historyOf(log, model, conventions, {.period = {Period::Unit::month, 0}, .asOf = asOf, .window = {}, .threads = 1, .pulse = {}});
    REQUIRE(all);
    for (std::size_t customer = 0; customer < 2; ++customer) {
        const auto alone = stagesOfCustomer(log, customer, model, conventions, all.value().periods);
        REQUIRE(alone);
        CHECK(std::vector<std::int16_t>(all.value().of(customer).begin(), all.value().of(customer).end()) == alone.value());
    }
}

TEST_CASE("A life before its first order is none, and nothing after the as-of date enters it", "[history]")
{
    const auto log = logOf(annAndBob);
    CHECK_FALSE(customerLife(log, 1, modelByOrders(), conventions, newYear + 8));
    const auto early = lifeOf(log, 1, newYear + 15); // one order by then, in weeks
    CHECK(early.period.unit == Period::Unit::week);
    CHECK(early.periods.back().last == newYear + 15);
    CHECK(early.stays.size() == 1);
    CHECK(early.stays.front().stage == 0);
}
