#include "simulated.hpp"

#include <cmath>
#include <limits>
#include <random>

namespace lifecycle::test {

Simulated simulate(const Scenario& s, std::size_t customers, std::uint64_t seed)
{
    std::mt19937_64 random{seed};
    std::uniform_real_distribution<double> uniform{0, 1};
    const auto gamma = [&](double shape, double rate) { return std::gamma_distribution<double>{shape, 1 / rate}(random); };
    const auto whole = [&](double t) { return s.grid > 0 ? std::floor(t / s.grid) * s.grid : t; };
    Simulated data;
    for (std::size_t i = 0; i < customers; ++i) {
        const double T = whole(s.leastT + (s.mostT - s.leastT) * uniform(random));
        const double lambda = gamma(s.r, s.alpha);
        double p = 0, gone = std::numeric_limits<double>::infinity();
        if (s.story == Story::paretonbd) {
            gone = std::exponential_distribution<double>{gamma(s.third, s.fourth)}(random);
        } else {
            const double one = gamma(s.third, 1), other = gamma(s.fourth, 1);
            p = one / (one + other);
        }
        bool alive = s.story != Story::mbgnbd || uniform(random) >= p;
        double t = 0, x = 0, last = 0;
        while (alive) {
            t += std::exponential_distribution<double>{lambda}(random);
            if (!(t <= T + s.grid) || !(t <= gone) || whole(t) > T)
                break;
            if (whole(t) > last || s.grid == 0) {
                x += 1;
                last = whole(t);
            }
            alive = s.story == Story::paretonbd || uniform(random) >= p;
        }
        data.x.push_back(x);
        data.tx.push_back(last);
        data.T.push_back(T);
        data.mean.push_back(x > 0 ? gamma(s.p * x, x * gamma(s.q, s.gamma)) : 0);
    }
    return data;
}

} // namespace lifecycle::test
