#include "domain/purchase_times.hpp"

#include "logs.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace lifecycle;
using namespace lifecycle::test;

TEST_CASE("purchase times: days of returns alone are none, and nobody is without a purchase")
{
    const auto log = logOf({{"Ann", 40000, 10}, {"Ann", 40003, -10}, {"Ann", 40005, 5}, {"Ann", 40005, 7}, {"Ann", 40009, 1},
                            {"Ben", 40001, -3},
                            {"Cem", 40002, 0}, {"Dee", 40008, 4}});
    const auto purchases = purchaseTimes(log, 40005);
    CHECK(purchases.time == std::vector<double>{40000, 40005, 40002});
    CHECK(purchases.first == std::vector<std::size_t>{0, 2, 3});
    CHECK(purchases.customers() == 2);
    CHECK(purchaseTimes(log, 39999).customers() == 0);
}

TEST_CASE("the middle of a log")
{
    const auto log = logOf({{"Ann", 40000, 10}, {"Ann", 40009, 5}});
    CHECK(middleOf(log, 40009) == 40004); // 5 days up to it, 5 days after it
    CHECK(middleOf(log, 40008) == 40004);
    CHECK(middleOf(log, 40000) == 40000);
}

TEST_CASE("the middle of CDNOW's 78 weeks is where the literature cuts it")
{
    const auto day = [](int year, unsigned month, unsigned dayOfMonth) {
        return static_cast<Day>((std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(dayOfMonth)}
                                 - std::chrono::sys_days{std::chrono::year{1899} / 12 / 30}).count());
    };
    const auto log = logOf({{"Ann", day(1997, 1, 1), 10}, {"Ann", day(1998, 6, 30), 5}});
    CHECK(middleOf(log, log.lastDate) == day(1997, 9, 30));
}
