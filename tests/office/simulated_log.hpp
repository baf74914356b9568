#pragma once

// A log that carries fitted models.

#include "small_log.hpp"

#include "statistics/simulated.hpp"

#include <cmath>

namespace lifecycle::tests
{

/// Orders of simulated customers who carry a model: sheet `Orders`, and a sheet `Model`.
inline void fillSimulatedLog(const Document& document)
{
    namespace test = lifecycle::test;
    const test::Scenario shop{ .story = test::Story::mbgnbd, .r = .8, .alpha = 25, .third = .8, .fourth = 2.4, .leastT = 100,
        .mostT = 400, .grid = 1 };
    const auto simulated = test::simulate(shop, 500, 4711);
    Rows rows{ { "customer", "order date", "amount" } };
    for (std::size_t who = 0; who < simulated.x.size(); ++who)
        for (double order = 0; order <= simulated.x[who]; ++order) {
            const double since = simulated.x[who] > 0 ? std::floor(order * simulated.tx[who] / simulated.x[who]) : 0;
            rows.push_back({ "C" + std::to_string(who), newYear + 400 - simulated.T[who] + since,
                order > 0 ? simulated.mean[who] : 20.0 });
        }
    rows.push_back({ "the last", newYear + 400, 20.0 });
    const css::uno::Reference<css::container::XNamed> first{ document.sheet("Sheet1"), css::uno::UNO_QUERY_THROW };
    first->setName("Orders");
    addSheet(document, "Model");
    put(document, "Orders.A1", rows);
    put(document, "Model.A1", modelByOrders());
}

} // namespace lifecycle::tests
