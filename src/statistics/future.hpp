#pragma once

// What a customer may do next, drawn from a fitted model: as the model tells it, step by step, not from its expectations. It says
// how far what comes may lie from what is expected.
//
// Given x, t_x and T a customer is alive with P(alive). Alive at T, its rate is λ ~ Gamma(r + x, α + T); its dropout probability
// is p ~ Beta(a, b + m), m its chances to drop out so far (BG/NBD, MBG/NBD: geometric_dropout.hpp), or its dropout rate is
// μ ~ Gamma(s, β + T) (Pareto/NBD): the likelihood of who is alive is a product of the two, so they are independent. What its
// orders are worth (gamma_gamma.hpp): ν ~ Gamma(px + q, γ + x·mean), an order Gamma(p, ν).

#include "statistics/predictions.hpp"

#include <optional>
#include <random>

namespace lifecycle::statistics {

struct Future {
    bool alive = false;
    double orders = 0; ///< within the horizon
    double value = 0;  ///< of these orders, discounted to T; 0 without a model of spend
};

struct FutureTerms {
    double horizon; ///< finite
    double delta;   ///< continuous discount rate
};

/// `mean`: of the values of the repeat transactions; not used without a model of spend, or where x = 0.
Future drawFuture(const Model& model, const std::optional<GammaGamma>& spend, const Customer& customer, double mean,
    const FutureTerms& terms, std::mt19937_64& random);

} // namespace lifecycle::statistics
