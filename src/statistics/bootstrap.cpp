#include "statistics/bootstrap.hpp"

#include <boost/random/uniform_int_distribution.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <random>

namespace lifecycle::statistics {

namespace {

/// As many draws of one in `count` as there are.
class Draws {
public:
    Draws(std::size_t count, const Bootstrap& bootstrap, std::size_t replicate)
        : one_{0, count - 1}
    {
        std::seed_seq seed{static_cast<std::uint32_t>(bootstrap.seed), static_cast<std::uint32_t>(bootstrap.seed >> 32),
            static_cast<std::uint32_t>(replicate)};
        generator_.seed(seed);
    }
    std::size_t operator()() { return one_(generator_); }

private:
    boost::random::uniform_int_distribution<std::size_t> one_;
    std::mt19937_64 generator_;
};

/// `fitTo(replicate)` for every replicate, side by side.
template <class Fitted, class FitTo>
Outcome<Resampled<Fitted>> resampled(const Bootstrap& bootstrap, const Work& work, FitTo fitTo)
{
    std::vector<std::optional<Fitted>> fits(static_cast<std::size_t>(std::max(0, bootstrap.replicates)));
    forEachBlock(fits.size(), 1, work, [&](std::size_t replicate, std::size_t, std::size_t) {
        if (!work.stop.stop_requested())
            fits[replicate] = fitTo(replicate);
    });
    if (work.stop.stop_requested())
        return Refused{Refusal::stopped};
    Resampled<Fitted> result;
    for (const auto& found : fits) {
        if (found)
            result.fits.push_back(*found);
        else
            ++result.refused;
    }
    return result;
}

} // namespace

Outcome<Resampled<Model>> resampledFits(const Model& model, const RepeatTransactions& data, const Bootstrap& bootstrap, const Work& work)
{
    std::vector<std::uint32_t> tripleOf; // per customer
    tripleOf.reserve(static_cast<std::size_t>(data.customers));
    for (std::size_t i = 0; i < data.size(); ++i)
        tripleOf.insert(tripleOf.end(), static_cast<std::size_t>(data.count[i]), static_cast<std::uint32_t>(i));
    return resampled<Model>(bootstrap, work, [&](std::size_t replicate) -> std::optional<Model> {
        Draws draw{tripleOf.size(), bootstrap, replicate};
        std::vector<double> count(data.size());
        for (std::size_t i = 0; i < tripleOf.size(); ++i)
            ++count[tripleOf[draw()]];
        const auto found = fitNear(model, reweighted(data, count), {1, work.stop});
        return found ? std::optional{found.value().parameters} : std::nullopt;
    });
}

Outcome<Resampled<GammaGamma>> resampledFits(const GammaGamma& model, const RepeatSpend& data, const Bootstrap& bootstrap, const Work& work)
{
    return resampled<GammaGamma>(bootstrap, work, [&](std::size_t replicate) -> std::optional<GammaGamma> {
        Draws draw{data.x.size(), bootstrap, replicate};
        std::vector<double> x, mean;
        for (std::size_t i = 0; i < data.x.size(); ++i) {
            const std::size_t who = draw();
            x.push_back(data.x[who]);
            mean.push_back(data.mean[who]);
        }
        const auto found = fitGammaGamma(repeatSpend(x, mean).value(), {1, work.stop}, &model);
        return found ? std::optional{found.value().parameters} : std::nullopt;
    });
}

Interval percentileInterval(std::vector<double> values, double level)
{
    if (values.empty())
        return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    std::sort(values.begin(), values.end());
    const auto quantile = [&](double p) {
        const double place = p * static_cast<double>(values.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const std::size_t above = std::min(below + 1, values.size() - 1);
        return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
    };
    return {quantile((1 - level) / 2), quantile((1 + level) / 2)};
}

} // namespace lifecycle::statistics
