#include "statistics/future.hpp"

#include "statistics/geometric_dropout.hpp"

#include <boost/random/beta_distribution.hpp>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include <cmath>
#include <limits>

namespace lifecycle::statistics {

namespace {

// Boost's distributions give the same numbers with every compiler; those of the standard library need not.
double gammaDraw(double shape, double rate, std::mt19937_64& random) { return boost::random::gamma_distribution<>{shape, 1 / rate}(random); }
double uniformDraw(std::mt19937_64& random) { return boost::random::uniform_01<>{}(random); }

/// How a customer who is alive may leave: after an order, or at a time of its own.
struct Leaving {
    double afterOrder = 0;
    double at = std::numeric_limits<double>::infinity();
};

Leaving leavingOf(const GeometricDropout& model, const Customer& customer, std::mt19937_64& random)
{
    return {.afterOrder = boost::random::beta_distribution<>{model.a, model.b + model.chances(customer.x)}(random)};
}

Leaving leavingOf(const ParetoNbd& model, const Customer& customer, std::mt19937_64& random)
{
    const double mu = gammaDraw(model.s, model.beta + customer.T, random);
    return {.at = boost::random::exponential_distribution<>{1}(random) / mu};
}

template <class OneModel>
Leaving leavingOf(const OneModel& model, const Customer& customer, std::mt19937_64& random)
{
    return leavingOf(model.dropout(), customer, random);
}

} // namespace

Future drawFuture(const Model& model, const std::optional<GammaGamma>& spend, const Customer& customer, double mean,
    const FutureTerms& terms, std::mt19937_64& random)
{
    return std::visit([&](const auto& one) {
        Future future;
        future.alive = uniformDraw(random) < probabilityAlive(one, customer);
        if (!future.alive)
            return future;
        const double lambda = gammaDraw(one.r + customer.x, one.alpha + customer.T, random);
        const Leaving leaving = leavingOf(one, customer, random);
        const double until = std::min(terms.horizon, leaving.at);
        double nu = 0;
        if (spend)
            nu = gammaDraw(spend->p * customer.x + spend->q, spend->gamma + (customer.x > 0 ? customer.x * mean : 0), random);
        boost::random::exponential_distribution<> gap{1};
        for (double t = gap(random) / lambda; t <= until; t += gap(random) / lambda) {
            future.orders += 1;
            if (spend)
                future.value += std::exp(-terms.delta * t) * gammaDraw(spend->p, nu, random);
            if (leaving.afterOrder > 0 && uniformDraw(random) < leaving.afterOrder)
                break;
        }
        return future;
    }, model);
}

} // namespace lifecycle::statistics
