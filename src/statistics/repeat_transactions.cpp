#include "statistics/repeat_transactions.hpp"

#include "statistics/distinct_rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace lifecycle::statistics {

namespace {

void takeSums(RepeatTransactions& data)
{
    double squares = 0;
    for (std::size_t i = 0; i < data.size(); ++i) {
        const double n = data.count[i], x = data.x[i];
        if (data.distinctX.empty() || data.distinctX.back().x != x)
            data.distinctX.push_back({x, 0});
        data.distinctX.back().count += n;
        data.customers += n;
        data.transactions += n * x;
        data.meanT += n * data.T[i];
        if (x > 0)
            data.repeatCustomers += n;
    }
    data.meanT /= data.customers;
    const double mean = data.transactions / data.customers;
    for (const auto& [x, n] : data.distinctX)
        squares += n * (x - mean) * (x - mean);
    data.varianceX = squares / data.customers;
}

} // namespace

Outcome<void> check(const Customer& customer)
{
    const auto& [x, tx, T] = customer;
    if (!(x >= 0) || x != std::floor(x) || x > 1e9)
        return Refused{Refusal::notACount};
    if (!(tx >= 0 && tx <= T) || !std::isfinite(T) || (x == 0 && tx > 0))
        return Refused{Refusal::notInOrder};
    return boost::outcome_v2::success();
}

Outcome<RepeatTransactions> summarise(std::span<const double> x, std::span<const double> tx, std::span<const double> T)
{
    if (x.size() != tx.size() || x.size() != T.size())
        return Refused{Refusal::columnsDiffer};
    if (x.empty())
        return Refused{Refusal::noCustomers};
    for (std::size_t i = 0; i < x.size(); ++i)
        if (const auto checked = check({x[i], tx[i], T[i]}); !checked)
            return Refused{checked.error().why, i};

    const std::array<std::span<const double>, 3> columns{x, tx, T};
    const DistinctRows distinct = distinctRows(columns);
    std::vector<double> counts(distinct.first.size());
    for (const std::uint32_t of : distinct.of)
        counts[of] += 1;
    std::vector<std::uint32_t> order(counts.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t one, std::uint32_t other) {
        const std::size_t i = distinct.first[one], j = distinct.first[other];
        return x[i] != x[j] ? x[i] < x[j] : T[i] != T[j] ? T[i] < T[j] : tx[i] < tx[j];
    });
    RepeatTransactions data;
    for (const std::uint32_t which : order) {
        const std::size_t row = distinct.first[which];
        data.x.push_back(x[row]);
        data.tx.push_back(tx[row]);
        data.T.push_back(T[row]);
        data.count.push_back(counts[which]);
    }
    takeSums(data);
    return data;
}

RepeatTransactions reweighted(const RepeatTransactions& data, std::span<const double> count)
{
    RepeatTransactions other;
    for (std::size_t i = 0; i < data.size(); ++i)
        if (count[i] > 0) {
            other.x.push_back(data.x[i]);
            other.tx.push_back(data.tx[i]);
            other.T.push_back(data.T[i]);
            other.count.push_back(count[i]);
        }
    takeSums(other);
    return other;
}

} // namespace lifecycle::statistics
