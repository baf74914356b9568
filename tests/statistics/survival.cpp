// Kaplan-Meier and Aalen-Johansen beside published tables, and beside the definition once more.

#include "statistics/cumulative_incidence.hpp"
#include "statistics/kaplan_meier.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace lifecycle::statistics;

namespace {

// Freireich et al. (1963), Blood 21: weeks in remission of leukaemia; + is censored. As in E. A. Gehan (1965), Biometrika 52.
const std::vector<Watched> sixMp{{0, 6, 1}, {0, 6, 1}, {0, 6, 1}, {0, 6, 0}, {0, 7, 1}, {0, 9, 0}, {0, 10, 1}, {0, 10, 0}, {0, 11, 0},
    {0, 13, 1}, {0, 16, 1}, {0, 17, 0}, {0, 19, 0}, {0, 20, 0}, {0, 22, 1}, {0, 23, 1}, {0, 25, 0}, {0, 32, 0}, {0, 32, 0}, {0, 34, 0}, {0, 35, 0}};
const std::vector<double> placebo{1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};

struct Random {
    std::mt19937 engine;
    double upTo(int n) { return static_cast<double>(engine() % static_cast<unsigned>(n)); }
};

std::vector<Watched> randomWatched(unsigned seed, int count)
{
    Random random{std::mt19937{seed}};
    std::vector<Watched> watched;
    for (int i = 0; i < count; ++i) {
        const double entry = random.upTo(3) == 0 ? random.upTo(10) : 0;
        watched.push_back({entry, entry + random.upTo(15), static_cast<std::size_t>(random.upTo(3))});
    }
    return watched;
}

} // namespace

TEST_CASE("Kaplan-Meier of the 6-MP patients, as Cox and Oakes print it", "[survival]")
{
    // D. R. Cox, D. Oakes (1984), 'Analysis of Survival Data', 4.2; standard errors as in Klein and Moeschberger (2003), table 4.1A.
    struct Row { double time; std::size_t atRisk, events; double survival, error; };
    const std::vector<Row> table{{6, 21, 3, .857, .076}, {7, 17, 1, .807, .087}, {10, 15, 1, .753, .096}, {13, 12, 1, .690, .107},
        {16, 11, 1, .627, .114}, {22, 7, 1, .538, .128}, {23, 6, 1, .448, .135}};
    const auto steps = kaplanMeier(sixMp);
    REQUIRE(steps.size() == table.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        CHECK(steps[i].time == table[i].time);
        CHECK(steps[i].atRisk == table[i].atRisk);
        CHECK(steps[i].events == table[i].events);
        CHECK(steps[i].survival == Approx(table[i].survival).margin(.0005));
        CHECK(steps[i].standardError == Approx(table[i].error).margin(.0006));
    }
    CHECK(timeOfShare(steps, .5) == 23.0);
    CHECK_FALSE(timeOfShare(steps, .9));
    CHECK(survivalAt(steps, 12) == steps[2].survival);
    CHECK(survivalAt(steps, 5) == 1);

    // Without censoring: the share that lasts longer.
    std::vector<Watched> all;
    for (const double weeks : placebo)
        all.push_back({0, weeks, 1});
    CHECK(timeOfShare(kaplanMeier(all), .5) == 8.0);
    CHECK(survivalAt(kaplanMeier(all), 8) == Approx(8.0 / 21));
    CHECK(survivalAt(kaplanMeier(all), 23) == Approx(0).margin(1e-15));
}

TEST_CASE("Cumulative incidence where another cause competes, as Satagopan et al. print it", "[survival]")
{
    // J. M. Satagopan et al. (2004), British Journal of Cancer 91, table 2: 305 patients, the first nine listed; months to death of
    // breast cancer (1) or of another cause (2). The paper rounds at every step, to a tenth of a percent.
    std::vector<Watched> patients{{0, 7, 0}, {0, 10, 1}, {0, 14, 0}, {0, 16, 1}, {0, 18, 2}, {0, 23, 1}, {0, 24, 0}, {0, 26, 2}, {0, 27, 1}};
    patients.resize(305, {0, 100, 0});
    const auto steps = cumulativeIncidence(patients);
    struct Row { double time; std::size_t atRisk; double survival, incidence; };
    const std::vector<Row> table{{10, 304, .997, .003}, {16, 302, .993, .006}, {18, 301, .990, .006}, {23, 300, .987, .009},
        {26, 298, .983, .009}, {27, 297, .980, .012}};
    REQUIRE(steps.size() == table.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        CHECK(steps[i].time == table[i].time);
        CHECK(steps[i].atRisk == table[i].atRisk);
        CHECK(steps[i].survival == Approx(table[i].survival).margin(.0006));
        CHECK(steps[i].incidence[0] == Approx(table[i].incidence).margin(.0013));
        CHECK(steps[i].survival + steps[i].incidence[0] + (steps[i].incidence.size() > 1 ? steps[i].incidence[1] : 0) == Approx(1).epsilon(1e-14));
    }
    // 1/304 + (303/304) 1/302: by hand.
    CHECK(incidenceAt(steps, 1, 20) == Approx(1.0 / 304 + 303.0 / 304 / 302).epsilon(1e-14));
    CHECK(incidenceAt(steps, 1, 9) == 0);
    CHECK(incidenceAt(steps, 2, 9) == 0);
}

TEST_CASE("Who enters late is at risk from its age on", "[survival]")
{
    // One from the beginning, ended at 2; two who enter at 3, one of whom ends at 5: of those at risk then (3) one ends.
    const std::vector<Watched> watched{{0, 2, 1}, {0, 8, 0}, {3, 5, 1}, {3, 9, 0}};
    const auto steps = kaplanMeier(watched);
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].atRisk == 2);
    CHECK(steps[0].survival == .5);
    CHECK(steps[1].atRisk == 3);
    CHECK(steps[1].survival == Approx(.5 * 2 / 3));
    // Who enters at the very age of an end was not at risk there.
    CHECK(kaplanMeier(std::vector<Watched>{{0, 3, 1}, {3, 5, 1}}).front().atRisk == 1);
}

TEST_CASE("Both estimators are their definitions, at random", "[survival]")
{
    for (unsigned seed = 0; seed < 30; ++seed) {
        const auto watched = randomWatched(seed, 40);
        double survival = 1;
        std::vector<double> incidence(2);
        const auto km = kaplanMeier(watched);
        const auto aj = cumulativeIncidence(watched);
        std::size_t step = 0;
        for (double time = 1; time < 30; ++time) {
            int atRisk = 0, ends[2] = {};
            for (const Watched& one : watched) {
                atRisk += one.entry < time && one.exit >= time;
                if (one.entry < one.exit && one.exit == time && one.cause > 0)
                    ++ends[one.cause - 1];
            }
            if (ends[0] + ends[1] == 0)
                continue;
            incidence[0] += survival * ends[0] / atRisk;
            incidence[1] += survival * ends[1] / atRisk;
            survival *= 1 - static_cast<double>(ends[0] + ends[1]) / atRisk;
            REQUIRE(step < km.size());
            CHECK(km[step].time == time);
            CHECK(km[step].survival == Approx(survival).margin(1e-12));
            CHECK(aj[step].survival == Approx(survival).margin(1e-12));
            CHECK(aj[step].incidence[0] == Approx(incidence[0]).margin(1e-12));
            CHECK(aj[step].incidence[1] == Approx(incidence[1]).margin(1e-12));
            ++step;
        }
        CHECK(step == km.size());
    }
    CHECK(kaplanMeier({}).empty());
    CHECK(cumulativeIncidence({}).empty());
}
