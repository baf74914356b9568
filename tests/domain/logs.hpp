#pragma once

// Order logs written by hand, and at random, for tests of what is computed from them.

#include "domain/order_log.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace lifecycle::test {

struct Order {
    std::string customer;
    Day day;
    double amount; ///< negative: a return
    double cost = 0;
    int number = 0; ///< 0: the log has no order numbers
};

inline OrderLog logOf(const std::vector<Order>& orders)
{
    OrderLog log;
    std::map<std::string, std::map<Day, CustomerDay>> days;
    std::map<std::string, std::set<int>> seen;
    std::vector<Order> inTime = orders;
    std::stable_sort(inTime.begin(), inTime.end(), [](const Order& a, const Order& b) { return a.day < b.day; });
    for (const Order& order : orders)
        if (days.try_emplace(order.customer).second) {
            log.customers.push_back(order.customer);
            log.firstRow.push_back(static_cast<std::uint32_t>(&order - orders.data()));
        }
    for (const Order& order : inTime) {
        CustomerDay& day = days[order.customer].try_emplace(order.day, CustomerDay{order.day, false, 0, 0, 0, 0}).first->second;
        day.cost += order.cost;
        log.hasCost |= order.cost != 0;
        log.hasOrderNumbers |= order.number != 0;
        if (order.amount < 0) {
            day.returns -= order.amount;
            continue;
        }
        day.revenue += order.amount;
        if (order.number != 0)
            day.orders += seen[order.customer].insert(order.number).second;
        else
            day.orders = 1;
        day.purchase = true;
    }
    log.firstDay.push_back(0);
    for (const std::string& customer : log.customers) {
        for (const auto& [date, day] : days[customer])
            log.days.push_back(day);
        log.firstDay.push_back(log.days.size());
    }
    if (!inTime.empty()) {
        log.firstDate = inTime.front().day;
        log.lastDate = inTime.back().day;
    }
    return log;
}

/// Lives of all kinds: fast and slow, long and short, with days of returns only, customers with returns only, free orders,
/// several orders on one day. Whole cents.
inline std::vector<Order> randomOrders(unsigned seed, int customers, int length, bool withCost, bool withNumbers)
{
    std::mt19937 random{seed};
    const auto upTo = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const Day begin = 40000;
    int number = 0;
    std::vector<Order> orders;
    for (int customer = 0; customer < customers; ++customer) {
        const int gap = 1 + upTo(upTo(4) == 0 ? 150 : 20);
        const bool onlyReturns = upTo(15) == 0;
        const int end = upTo(length);
        for (int day = upTo(length); day <= std::max(end, length / 2); day += 1 + upTo(2 * gap))
            for (int order = 0; order <= upTo(3) / 2; ++order) {
                const int kind = upTo(12);
                const double cents = kind == 0 ? 0 : upTo(20000);
                const double amount = (kind == 1 || onlyReturns ? -(cents + 1) : cents) / 100;
                orders.push_back({"C" + std::to_string(customer), begin + day, amount, withCost ? upTo(5000) / 100.0 : 0,
                    withNumbers ? 1 + (upTo(4) == 0 ? number : ++number) : 0});
            }
    }
    std::shuffle(orders.begin(), orders.end(), random);
    return orders;
}

/// Customers who begin on any of 60 days, buy at a rate of their own, and after each purchase may be gone.
inline std::vector<Order> lives()
{
    std::mt19937 random{20240607};
    std::uniform_real_distribution<double> unit;
    std::vector<Order> orders;
    for (int customer = 0; customer < 500; ++customer) {
        const double gap = 5 + 60 * unit(random), leaves = unit(random) * unit(random);
        double day = 40000 + std::floor(60 * unit(random));
        if (customer == 0)
            day = 40000;
        do
            orders.push_back({"C" + std::to_string(customer), static_cast<Day>(day), 10});
        while (unit(random) > leaves && (day += 1 - gap * std::log(1 - unit(random))) < 40300);
    }
    return orders;
}

} // namespace lifecycle::test
