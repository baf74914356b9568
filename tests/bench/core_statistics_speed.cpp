// Seconds for fits and values, beside the bar: the fastest of lifetimes, CLVTools, BTYDplus and BTYD (medians, two cores of
// another machine, so a ratio is only an indication; the goal is a tenth at 23,570 and 345,086 customers).
// Usage: statistics_speed [repetitions] [threads]

#include "statistics/predictions.hpp"

#include "../statistics/simulated.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <vector>

using namespace lifecycle::statistics;

namespace {

struct Seconds {
    double wall, cpu; ///< medians; cpu is of all threads, whatever else the machine does
};

Seconds median(int repetitions, const std::function<void()>& task)
{
    std::vector<double> wall, cpu;
    for (int i = 0; i < repetitions; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const std::clock_t before = std::clock();
        task();
        wall.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        cpu.push_back(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
    }
    std::sort(wall.begin(), wall.end());
    std::sort(cpu.begin(), cpu.end());
    return {wall[wall.size() / 2], cpu[cpu.size() / 2]};
}

} // namespace

int main(int argc, char** argv)
{
    const int repetitions = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
    const Work work{argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 0, {}};
    struct Size { std::size_t customers; double bg, mbg, pareto, spend, value; };
    const Size sizes[]{{2357, .069, .064, .34, .033, .022}, {23570, .24, .22, 1.2, .049, .082}, {345086, 3.1, 2.7, 9.5, .46, .81}};
    for (const Size& size : sizes) {
        // Days of a year; 1.9 repeat transactions a customer, as in a log of 1,000,000 rows.
        const auto data = lifecycle::test::simulate({lifecycle::test::Story::bgnbd, .45, 5, .8, 2.5, 12, 52, 6, 4, 15, 1.0 / 7}, size.customers, 1);
        const CustomerColumns columns{data.x, data.tx, data.T};
        std::printf("%zu customers, %zu distinct (x, t_x, T), %g repeat transactions\n", size.customers, summarise(data.x, data.tx, data.T).value().size(),
            summarise(data.x, data.tx, data.T).value().transactions);
        const auto line = [&](const char* task, double bar, const std::function<void()>& run) {
            const Seconds seconds = median(repetitions, run);
            std::printf("  %-28s %9.5f s (cpu %9.5f)   bar %6.3f   %6.1f times faster\n", task, seconds.wall, seconds.cpu, bar, bar / seconds.wall);
        };
        const Seconds once = median(repetitions, [&] { (void)summarise(data.x, data.tx, data.T); });
        std::printf("  %-28s %9.5f s (cpu %9.5f)\n", "equal triples counted once", once.wall, once.cpu);
        line("BG/NBD fit", size.bg, [&] { (void)fitBgNbd(summarise(data.x, data.tx, data.T).value(), work); });
        line("MBG/NBD fit", size.mbg, [&] { (void)fitMbgNbd(summarise(data.x, data.tx, data.T).value(), work); });
        line("Pareto/NBD fit", size.pareto, [&] { (void)fitParetoNbd(summarise(data.x, data.tx, data.T).value(), work); });
        line("Gamma-Gamma fit", size.spend, [&] { (void)fitGammaGamma(repeatSpend(data.x, data.mean).value(), work); });
        const Model bg = BgNbd{.45, 5, .8, 2.5}, pareto = ParetoNbd{.55, 10.6, .6, 11.7};
        const GammaGamma spend{6, 4, 15};
        const double delta = rateFromYearly(.1, 365.25 / 7);
        line("value, one year, BG/NBD", size.value, [&] { (void)customerLifetimeValue(bg, spend, columns, data.mean, 52.0, delta, work); });
        line("value, no end, BG/NBD", size.value, [&] { (void)customerLifetimeValue(bg, spend, columns, data.mean, {}, delta, work); });
        line("value, one year, Pareto/NBD", size.value, [&] { (void)customerLifetimeValue(pareto, spend, columns, data.mean, 52.0, delta, work); });
        line("value, no end, Pareto/NBD", size.value, [&] { (void)customerLifetimeValue(pareto, spend, columns, data.mean, {}, delta, work); });
    }
}
