#include "domain/forecast_check.hpp"

#include "public_logs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace lifecycle;
using namespace lifecycle::test;

namespace {

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

std::string refusal(const OrderLog& log, std::optional<Day> cut = {})
{
    const auto check = checkForecast(log, log.lastDate, cut);
    return check ? "no refusal" : check.error().key;
}

} // namespace

TEST_CASE("forecast check: CDNOW is cut where the literature cuts it, and fitted as there", "[forecast]")
{
    const auto path = realData("cdnow/CDNOW_master.txt");
    if (!path) {
        WARN("not tested on real data: no CDNOW_master.txt (set LIFECYCLE_DATA)");
        return;
    }
    const auto log = cdnow(*path);
    const auto check = checkForecast(log, log.lastDate, {}).value();
    const auto day = [](int year, unsigned month, unsigned dayOfMonth) {
        return dayOf(std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(dayOfMonth));
    };
    CHECK(check.cut == day(1997, 9, 30));
    CHECK(check.end == day(1998, 6, 30));
    CHECK(check.customers == 23570);

    // MBG/NBD and Pareto/NBD on weeks 1 to 39, where times are weeks; in days alpha is 7 times as large, and so is the density of
    // each repeat purchase a seventh. MBG/NBD is the likelier.
    REQUIRE(check.other);
    const auto& mbg = std::get<statistics::MbgNbd>(check.model.fit.parameters);
    const auto& pareto = std::get<statistics::ParetoNbd>(check.other->fit.parameters);
    CHECK(mbg.r == Approx(.637139733).epsilon(1e-6));
    CHECK(mbg.alpha / 7 == Approx(7.310289542).epsilon(1e-6));
    CHECK(mbg.a == Approx(.807474118).epsilon(1e-6));
    CHECK(mbg.b == Approx(1.228393996).epsilon(1e-6));
    CHECK(pareto.beta / 7 == Approx(8.82775915).epsilon(1e-6));
    const double ofTheUnit = check.repeatOrders * std::log(7.0);
    CHECK(check.model.fit.logLikelihood + ofTheUnit == Approx(-95336.9583199).epsilon(1e-10));
    CHECK(check.other->fit.logLikelihood + ofTheUnit == Approx(-95415.1186175).epsilon(1e-10));

    // 78 whole weeks, and the cut ends the 39th.
    REQUIRE(check.weekEnds.size() == 78);
    CHECK(check.weekEnds[38] == check.cut);
    CHECK(check.weekEnds.back() == check.end);
    CHECK(sum(check.weeks.actual) == check.repeatOrders + check.actual);
    CHECK(std::accumulate(check.weeks.actual.begin() + 39, check.weeks.actual.end(), 0.0) == check.actual);

    // The verdict is what its two conditions say.
    CHECK(check.totalHolds() == (std::abs(sum(check.model.expected) / check.actual - 1) <= .1));
    CHECK(check.isBetter());
    CHECK(check.holds() == check.totalHolds());
}

TEST_CASE("forecast check: weeks end at the cut, the first and the last may be shorter", "[forecast]")
{
    const auto log = logOf(lives());
    const auto checked = checkForecast(log, log.firstDate + 250, log.firstDate + 100);
    REQUIRE(checked);
    const auto& check = checked.value();
    // Day 0 to 250 after the first: 101 days up to the cut (14 weeks and 3 days), 150 after it (21 weeks and 3 days).
    REQUIRE(check.weekEnds.size() == 15 + 22);
    CHECK(check.weekEnds[0] == log.firstDate + 2);
    CHECK(check.weekEnds[14] == check.cut);
    CHECK(check.weekEnds[15] == check.cut + 7);
    CHECK(check.weekEnds.back() == log.firstDate + 250);
    CHECK(sum(check.weeks.actual) == check.repeatOrders + check.actual);
    double inGroups = 0, customers = 0;
    for (const auto& group : check.byFrequency)
        if (group.customers > 0) {
            inGroups += group.customers * group.actual;
            customers += group.customers;
        }
    CHECK(inGroups == Approx(check.actual));
    CHECK(customers == check.customers);
    CHECK(check.byFrequency.size() == 8); // a tenth of them at most has come back seven times in 101 days
    CHECK(check.byFrequency.back().customers <= check.customers / 10);
}

TEST_CASE("forecast check: what the log cannot carry is refused", "[forecast]")
{
    const auto log = logOf({{"Ann", 40000, 1}, {"Ann", 40004, 1}, {"Ben", 40002, 1}, {"Ben", 40009, 1}, {"Cem", 40010, 1}});
    CHECK(refusal(log, 39999) == "forecast.cutOutside");
    CHECK(checkForecast(log, 39999, {}).error().key == "classify.nothingByThen");
    CHECK(refusal(log, 40010) == "forecast.cutOutside");
    CHECK(refusal(log, 40001) == "forecast.nobodyCameBackByCut");
    CHECK(refusal(log, 40009) == "forecast.nothingAfterCut");
    CHECK(refusal(logOf({{"Ann", 40000, 1}})) == "forecast.cutOutside"); // one day only
    // Everyone orders every day to the end: nobody has left.
    std::vector<Order> alike;
    for (Day day = 40000; day < 40020; ++day)
        for (const char* const customer : {"Ann", "Ben", "Cem"})
            alike.push_back({customer, day, 1});
    CHECK(refusal(logOf(alike)) == "forecast.nobodyLeaves");
    // Everyone comes back once, the day after, and never again but for one: all are alike, and gone for certain.
    std::vector<Order> once{{"C0", 40090, 1}};
    for (int customer = 0; customer < 50; ++customer)
        for (const Day day : {40000, 40001})
            once.push_back({"C" + std::to_string(customer), day, 1});
    CHECK(refusal(logOf(once)) == "forecast.noMaximum");
    std::stop_source stopped;
    stopped.request_stop();
    CHECK(checkForecast(log, 40010, 40005, {0, stopped.get_token()}).error().key == "command.stopped");
}
