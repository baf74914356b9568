#include "statistics/bootstrap.hpp"

#include <boost/random/uniform_int_distribution.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <random>

namespace lifecycle::statistics {

Outcome<Resampled> resampledFits(Family family, const RepeatTransactions& data, const Bootstrap& bootstrap, const Work& work)
{
    std::vector<std::uint32_t> tripleOf; // per customer
    tripleOf.reserve(static_cast<std::size_t>(data.customers));
    for (std::size_t i = 0; i < data.size(); ++i)
        tripleOf.insert(tripleOf.end(), static_cast<std::size_t>(data.count[i]), static_cast<std::uint32_t>(i));

    std::vector<std::optional<Model>> fits(static_cast<std::size_t>(std::max(0, bootstrap.replicates)));
    forEachBlock(fits.size(), 1, work, [&](std::size_t replicate, std::size_t, std::size_t) {
        if (work.stop.stop_requested())
            return;
        std::seed_seq seed{static_cast<std::uint32_t>(bootstrap.seed), static_cast<std::uint32_t>(bootstrap.seed >> 32),
            static_cast<std::uint32_t>(replicate)};
        std::mt19937_64 generator{seed};
        const boost::random::uniform_int_distribution<std::size_t> customer{0, tripleOf.size() - 1};
        std::vector<double> count(data.size());
        for (std::size_t i = 0; i < tripleOf.size(); ++i)
            ++count[tripleOf[customer(generator)]];
        if (const auto found = fit(family, reweighted(data, count), {1, work.stop}))
            fits[replicate] = found.value().parameters;
    });
    if (work.stop.stop_requested())
        return Refused{Refusal::stopped};
    Resampled resampled;
    for (const auto& found : fits) {
        if (found)
            resampled.fits.push_back(*found);
        else
            ++resampled.refused;
    }
    return resampled;
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
