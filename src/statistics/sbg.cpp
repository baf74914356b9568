#include "statistics/sbg.hpp"

#include "statistics/beta_expectation.hpp"
#include "statistics/maximum_likelihood.hpp"
#include "statistics/rising_factorial.hpp"

#include <cmath>

namespace lifecycle::statistics {

namespace {

Outcome<void> checkSurvivors(std::span<const double> survivors)
{
    for (std::size_t t = 0; t < survivors.size(); ++t)
        if (!(survivors[t] >= 0) || !std::isfinite(survivors[t]) || (t > 0 && survivors[t] > survivors[t - 1]))
            return Refused{Refusal::notSurvivors, t};
    if (survivors.empty() || survivors.front() == 0)
        return Refused{Refusal::noCustomers};
    if (survivors.size() < 3 || survivors.back() == survivors.front() || survivors[1] == 0)
        return Refused{Refusal::tooFewPeriods};
    return boost::outcome_v2::success();
}

LogLikelihood<2> summed(const Sbg& model, std::span<const double> survivors)
{
    const auto& [alpha, beta] = model;
    LogLikelihood<2> sum;
    BetaRatio stayed; // ln S(t), with derivatives
    for (std::size_t t = 1; t <= survivors.size(); ++t) {
        const bool end = t == survivors.size();
        const double count = end ? survivors.back() : survivors[t - 1] - survivors[t];
        // P(T = t) = S(t−1) α/(α+β+t−1)
        const double n = alpha + beta + static_cast<double>(t) - 1;
        sum.value += count * (stayed.logarithm + (end ? 0 : std::log(alpha / n)));
        sum.gradient[0] += count * (stayed.a + (end ? 0 : 1 - alpha / n));
        sum.gradient[1] += count * (stayed.b - (end ? 0 : beta / n));
        sum.hessian[0][0] += count * (stayed.aa - (end ? 0 : alpha * (n - alpha) / (n * n)));
        sum.hessian[1][0] += count * (stayed.ab + (end ? 0 : alpha * beta / (n * n)));
        sum.hessian[1][1] += count * (stayed.bb - (end ? 0 : beta * (n - beta) / (n * n)));
        extend(stayed, alpha, beta, static_cast<double>(t) - 1, static_cast<double>(t));
    }
    sum.mirror();
    return sum;
}

} // namespace

Outcome<LogLikelihood<2>> logLikelihood(const Sbg& model, std::span<const double> survivors)
{
    if (const auto checked = checkSurvivors(survivors); !checked)
        return checked.error();
    return summed(model, survivors);
}

Outcome<Fit<Sbg, 2>> fitSbg(std::span<const double> survivors, const Work& work)
{
    if (const auto checked = checkSurvivors(survivors); !checked)
        return checked.error();
    return maximise<Sbg>([&](const std::array<double, 2>& p) { return summed(Sbg::from(p), survivors); }, Starts{{{1, 2}}, false},
        std::array<double, 2>{1, 1}, survivors.front(), work.stop);
}

double survival(const Sbg& model, double t)
{
    BetaRatio stayed;
    extend(stayed, model.alpha, model.beta, 0, t);
    return std::exp(stayed.logarithm);
}

double retentionRate(const Sbg& model, double t) { return (model.beta + t - 1) / (model.alpha + model.beta + t - 1); }

Outcome<double> discountedRenewals(const Sbg& model, double n, double discountPerPeriod)
{
    const double d = discountPerPeriod, B = model.beta + n - 1;
    if (!(n >= 1) || n != std::floor(n) || !std::isfinite(n))
        return Refused{Refusal::notACount};
    if (!(d >= 0) || !std::isfinite(d))
        return Refused{Refusal::notATime};
    if (d == 0)
        return model.alpha > 1 ? Outcome<double>{B / (model.alpha - 1)} : Outcome<double>{Refused{Refusal::noFiniteMean}};
    return BetaExpectation{model.alpha, B}([&](const BetaExpectation::Node& theta) { return theta.complement * (1 + d) / (d + theta.p); });
}

} // namespace lifecycle::statistics
