#include "domain/forecast_check.hpp"

#include "domain/purchase_times.hpp"

#include <algorithm>
#include <numeric>

namespace lifecycle {

using statistics::Family;
using statistics::Refusal;

namespace {

constexpr Day week = 7;

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

statistics::Outcome<ForecastModel> forecastBy(Family family, const statistics::RepeatTransactions& data,
    const statistics::Holdout& holdout, const statistics::Work& work)
{
    auto fit = statistics::fit(family, data, work);
    if (!fit)
        return fit.error();
    auto expected = statistics::expectedTransactions(fit.value().parameters, holdout.customers(), holdout.length, work);
    if (!expected)
        return expected.error();
    const auto errors = statistics::errorsOf(expected.value(), holdout.actual);
    return ForecastModel{std::move(fit.value()), std::move(expected.value()), errors};
}

/// MBG/NBD's likelihood rises as long as the probability of dropping out falls: a to 0, or b without end.
bool nobodyLeaves(const statistics::Refused& refused)
{
    constexpr std::size_t a = 2, b = 3;
    return (refused.why == Refusal::fallsToZero && refused.at == a) || (refused.why == Refusal::growsWithoutEnd && refused.at == b);
}

/// The last group by earlier orders, 'so many or more': 7 as in the literature, but later where more than a tenth of the customers
/// would be in it.
std::size_t lastGroup(const std::vector<double>& x)
{
    constexpr std::size_t least = 7, most = 20;
    std::size_t last = least;
    const auto inIt = [&] { return std::ranges::count_if(x, [&](double one) { return one >= static_cast<double>(last); }); };
    while (last < most && inIt() * 10 > std::ssize(x))
        ++last;
    return last;
}

/// The ends of the weeks, and before them the day before the log begins.
std::vector<double> weekBounds(Day first, Day cut, Day end)
{
    std::vector<double> bounds;
    for (Day day = cut; day >= first; day -= week)
        bounds.push_back(day);
    bounds.push_back(first - 1);
    std::reverse(bounds.begin(), bounds.end());
    for (Day day = cut + week; day < end + week; day += week)
        bounds.push_back(std::min(day, end));
    return bounds;
}

} // namespace

Result<ForecastCheck> checkForecast(const OrderLog& log, Day asOf, std::optional<Day> cut, const statistics::Work& work)
{
    if (asOf < log.firstDate)
        return Message{"classify.nothingByThen", {{"date", DateArgument{static_cast<double>(asOf)}}, {"first", DateArgument{static_cast<double>(log.firstDate)}}}};
    ForecastCheck check;
    check.first = log.firstDate;
    check.cut = cut.value_or(middleOf(log, asOf));
    check.end = asOf;
    if (check.cut < check.first || check.cut >= check.end)
        return Message{"forecast.cutOutside",
            {{"date", DateArgument{double(check.cut)}}, {"first", DateArgument{double(check.first)}}, {"last", DateArgument{double(asOf)}}}};

    const auto purchases = purchaseTimes(log, asOf);
    const auto holdout = statistics::holdoutAt(purchases, check.cut, check.end);
    const Message::Argument upTo{"date", DateArgument{double(check.cut)}};
    const auto data = statistics::summarise(holdout.x, holdout.tx, holdout.T);
    if (!data || data.value().repeatCustomers == 0)
        return Message{"forecast.nobodyCameBackByCut", {upTo}};
    check.customers = data.value().customers;
    check.repeatOrders = data.value().transactions;
    check.actual = sum(holdout.actual);
    if (check.actual == 0)
        return Message{"forecast.nothingAfterCut", {upTo, {"customers", check.customers}}};

    auto mbg = forecastBy(Family::mbgnbd, data.value(), holdout, work);
    auto pareto = forecastBy(Family::paretonbd, data.value(), holdout, work);
    if (work.stop.stop_requested())
        return Message{"command.stopped", {}};
    if (!mbg && !pareto)
        return Message{nobodyLeaves(mbg.error()) ? "forecast.nobodyLeaves" : "forecast.noMaximum", {upTo}};
    const bool mbgIsLikelier = mbg && (!pareto || mbg.value().fit.logLikelihood >= pareto.value().fit.logLikelihood);
    auto& likelier = mbgIsLikelier ? mbg : pareto;
    auto& other = mbgIsLikelier ? pareto : mbg;
    check.model = std::move(likelier.value());
    if (other)
        check.other = std::move(other.value());

    const auto naive = statistics::asBefore(holdout);
    check.naive = statistics::errorsOf(naive, holdout.actual);
    check.byFrequency = statistics::byFrequency(holdout, check.model.expected, naive, lastGroup(holdout.x));
    const auto bounds = weekBounds(check.first, check.cut, check.end);
    check.weekEnds.assign(bounds.begin() + 1, bounds.end());
    check.weeks = statistics::track(check.model.fit.parameters, purchases, check.cut, bounds, work);
    return check;
}

} // namespace lifecycle
