#include "domain/at_risk.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace lifecycle;

namespace {

Customers withOutlook(const std::vector<double>& alive, const std::vector<double>& clv)
{
    Customers customers;
    customers.who.resize(alive.size());
    for (auto& metric : customers.metrics)
        metric.assign(alive.size(), std::nan(""));
    customers.metrics[static_cast<std::size_t>(Metric::pAlive)] = alive;
    customers.metrics[static_cast<std::size_t>(Metric::clv)] = clv;
    return customers;
}

std::vector<std::size_t> rowsOf(const std::vector<AtRisk>& all)
{
    std::vector<std::size_t> rows;
    for (const auto& one : all)
        rows.push_back(one.row);
    return rows;
}

} // namespace

TEST_CASE("At risk: most at stake first, within the bounds alone", "[outlook]")
{
    const double unknown = std::nan("");
    //                        0    1    2    3     4    5        6   7
    const auto customers = withOutlook({.5, .8, .2, .19, .81, unknown, .5, .4}, {10, 40, 2, 900, 900, 900, unknown, 0});
    const auto all = customersAtRisk(customers, {});
    CHECK(rowsOf(all) == std::vector<std::size_t>{0, 1, 2}); // 10, 10 and 8 at stake: equal ones in the log's order
    CHECK(all[0].valueIfActive == Approx(20));
    CHECK(all[0].atStake == Approx(10));
    CHECK(all[1].valueIfActive == Approx(50));
    CHECK(all[1].atStake == Approx(10));
    CHECK(all[2].valueIfActive == Approx(10));
    CHECK(all[2].atStake == Approx(8));
}

TEST_CASE("At risk: who must not be contacted cannot be reached, and only so many are shown", "[outlook]")
{
    std::vector<double> clv;
    for (int row = 0; row < 50; ++row)
        clv.push_back(row + 1);
    const auto customers = withOutlook(std::vector<double>(50, .5), clv);
    std::vector<bool> unreachable(50);
    unreachable[49] = unreachable[30] = true;
    const auto all = customersAtRisk(customers, unreachable);
    REQUIRE(all.size() == 20);
    CHECK(all.front().row == 48);
    CHECK(all.back().row == 28); // 48 down to 28, without 30
    CHECK(rowsOf(customersAtRisk(customers, unreachable, 2)) == std::vector<std::size_t>{48, 47});
}
