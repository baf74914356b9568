#include "commands/forecast_plan.hpp"

#include "calc/owned_ranges.hpp"
#include "commands/forecast_check_plan.hpp"
#include "statistics/spend_distribution.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>

namespace lifecycle::commands
{

using calc::CellFormat;
using statistics::Customer;

namespace
{

constexpr std::uint32_t actualColour = 0xe66101, expectedColour = 0x2166ac;

/// Columns of a heat map: from 0 days since the last order to the longest tenure.
constexpr int recencies = 13;
/// Rows of a heat map, as far as customers have so many repeat orders.
constexpr std::array frequencies{ 0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 50, 100, 200 };
constexpr std::size_t leastFrequencies = 6;

constexpr std::size_t spendClasses = 20;

/// Below it lie this share of the known values.
double quantile(std::span<const double> values, double share)
{
    std::vector<double> known;
    std::copy_if(values.begin(), values.end(), std::back_inserter(known), [](double value) { return !std::isnan(value); });
    if (known.empty())
        return 0;
    const auto at = known.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(known.size() - 1));
    std::nth_element(known.begin(), at, known.end());
    return *at;
}

/// 1, 2 or 5 times a power of ten, at least `value`.
double roundStep(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double factor : { 1.0, 2.0, 5.0 })
        if (factor * power >= value)
            return factor * power;
    return 10 * power;
}

class ForecastWriter
{
public:
    ForecastWriter(const Customers& customers, const Outlook& outlook, const statistics::Totals& totals, Day logBegins, const Wording& wording,
        std::chrono::sys_days nullDate)
        : customers_{ customers }
        , outlook_{ outlook }
        , totals_{ totals }
        , model_{ outlook.orders->parameters }
        , tenure_{ static_cast<double>(customers.asOf - logBegins) }
        , sheet_{ calc::owned::forecast, wording, nullDate }
    {
    }

    BlockPlan plan(std::string_view source)
    {
        sheet_.widths({ 7'200, 2'400, 2'400, 2'400, 2'400, 2'400, 2'400, 2'400, 2'400, 2'400, 2'400, 2'400, 2'400, 2'400 });
        sheet_.block([&] { title(source); });
        sheet_.block([&] { parameters(); });
        sheet_.block([&] { terms(); });
        sheet_.block([&] { probabilityAlive(); });
        sheet_.block([&] { expectedOrders(); });
        sheet_.block([&] { spend(); });
        return std::move(sheet_).plan();
    }

private:
    std::string text(std::string_view key) const { return std::string{ sheet_.wording().text(key) }; }

    void title(std::string_view source)
    {
        sheet_.line(Message{ "forecast.title", { { "date", DateArgument{ static_cast<double>(customers_.asOf) } } } }, true);
        sheet_.line(Message{ "forecast.source", { { "source", std::string{ source } } } });
        sheet_.next();
        sheet_.line(
            Message{ "forecast.total",
                { { "orders", std::round(totals_.orders.expected) }, { "low", std::round(totals_.orders.interval.low) },
                    { "high", std::round(totals_.orders.interval.high) },
                    { "days", static_cast<double>(outlook_.terms.horizon) }, { "alive", std::round(totals_.alive.expected) },
                    { "customers", outlook_.orders->customers } } },
            true);
        sheet_.line(Message{ "forecast.meaning", { { "sheet", text("sheet.forecastCheck") } } });
    }

    void parameters()
    {
        putFit(sheet_, "parameters", *outlook_.orders);
        const int last = sheet_.row() - 1;
        parametersFrom_ = { last - 6, 0 };
        parametersTo_ = { last, 1 };
        sheet_.line(Message{ "forecast.days", {} });
    }

    /// The cells by which the heat maps are computed.
    void terms()
    {
        sheet_.title("forecast.terms");
        const auto term = [&](std::string_view key, std::string_view name, double value) {
            sheet_.say(0, key);
            sheet_.put(1, value, CellFormat::whole);
            const PlannedPlace place{ sheet_.row(), 1 };
            sheet_.place(name, { place.row, place.column, place.row, place.column });
            sheet_.next();
            return place;
        };
        tenureCell_ = term("forecast.tenure", "tenure", tenure_);
        horizonCell_ = term("forecast.horizon", "horizon", outlook_.terms.horizon);
        sheet_.line(Message{ "forecast.heatMap", {} });
    }

    /// `formula`: with %1 x, %2 days since the last order, %3 tenure, %4:%5 parameters, %6 horizon.
    void heatMap(std::string_view title, std::string_view name, const std::string& formula, CellFormat format,
        const std::function<double(const Customer&)>& valueOf)
    {
        sheet_.title(title);
        const int header = sheet_.row();
        sheet_.put(0, text("forecast.frequency"), CellFormat::text, true);
        std::array<double, recencies> recency{};
        for (int column = 0; column < recencies; ++column) {
            recency[static_cast<std::size_t>(column)] = std::round(tenure_ * column / (recencies - 1));
            sheet_.put(column + 1,
                PlannedFormula{ "=ROUND(%1*" + std::to_string(column) + "/" + std::to_string(recencies - 1) + ";0)", { tenureCell_ },
                    recency[static_cast<std::size_t>(column)] },
                CellFormat::whole, true);
        }
        sheet_.next();
        const double largest = quantile(customers_[Metric::frequency], 0.99);
        for (std::size_t i = 0; i < frequencies.size() && (i < leastFrequencies || frequencies[i] <= largest); ++i) {
            const double x = frequencies[i];
            sheet_.put(0, x, CellFormat::whole, true);
            for (int column = 0; column < recencies; ++column) {
                const double since = recency[static_cast<std::size_t>(column)];
                if (x == 0 && column == 0)
                    continue; // began that day: nothing is known of it
                // Who has not ordered again has been a customer for as long as the last order, the first one, lies back.
                const Customer customer = x == 0 ? Customer{ 0, 0, since } : Customer{ x, tenure_ - since, tenure_ };
                sheet_.put(column + 1,
                    PlannedFormula{ formula,
                        { { sheet_.row(), 0 }, { header, column + 1 }, tenureCell_, parametersFrom_, parametersTo_, horizonCell_ },
                        valueOf(customer) },
                    format);
            }
            sheet_.next();
        }
        const PlannedArea area{ header, 0, sheet_.row() - 1, recencies };
        sheet_.place(name, area);
        sheet_.heatMap({ header + 1, 1, area.bottom, recencies });
    }

    static constexpr auto customerArguments = "%1;IF(%1=0;0;%3-%2);IF(%1=0;%2;%3)";

    void probabilityAlive()
    {
        heatMap("forecast.alive.title", "alive", std::string{ "=LIFECYCLE.PALIVE(" } + customerArguments + ";%4:%5)", CellFormat::chance,
            [&](const Customer& customer) {
                return std::visit([&](const auto& one) { return statistics::probabilityAlive(one, customer); }, model_);
            });
    }

    void expectedOrders()
    {
        heatMap("forecast.expected.title", "expected", std::string{ "=LIFECYCLE.EXPECTED(" } + customerArguments + ";%6;%4:%5)",
            CellFormat::hundredths, [&](const Customer& customer) {
                return std::visit(
                    [&](const auto& one) { return statistics::expectedTransactions(one, customer, outlook_.terms.horizon); }, model_);
            });
    }

    /// A metric of those whose first order is known; the others bought before the log begins.
    std::vector<double> known(Metric metric) const
    {
        std::vector<double> values;
        for (std::size_t i = 0; i < customers_.who.size(); ++i)
            if (!std::isnan(customers_[Metric::frequency][i]))
                values.push_back(customers_[metric][i]);
        return values;
    }

    void spend()
    {
        sheet_.title("forecast.spend.title");
        const auto spent = statistics::repeatSpend(known(Metric::frequency), known(Metric::repeatOrder));
        if (!outlook_.spend || !spent) {
            for (const Message& why : outlook_.whyNot)
                sheet_.line(why);
            return;
        }
        const auto& means = spent.value().mean;
        sheet_.line(Message{ "forecast.spend.note", { { "customers", static_cast<double>(means.size()) } } });
        if (const double correlation = outlook_.independence.rankCorrelation; !std::isnan(correlation))
            sheet_.line(
                Message{ "forecast.spend.independence", { { "correlation", std::round(correlation * 100) / 100 } } });
        const double step = roundStep(quantile(means, 0.99) / spendClasses);
        std::vector<double> bounds{ 0 };
        while (bounds.size() < spendClasses || bounds.back() < quantile(means, 0.95))
            bounds.push_back(bounds.back() + step);
        bounds.push_back(std::numeric_limits<double>::infinity());
        const auto spread = statistics::spendDistribution(outlook_.spend->parameters, spent.value(), bounds);
        std::vector<BlockWriter::TableRow> rows;
        for (std::size_t i = 0; i < spread.observed.size(); ++i) {
            const bool last = i + 1 == spread.observed.size();
            rows.push_back({ { sheet_.said({ last ? "forecast.spend.above" : "forecast.spend.upTo",
                                   { { "amount", last ? bounds[i] : bounds[i + 1] } } }),
                spread.observed[i], spread.expected[i] } });
        }
        sheet_.table("spend",
            { { text("forecast.spend.mean") }, { text("forecast.spend.observed"), CellFormat::whole },
                { text("forecast.spend.expected"), CellFormat::decimals } },
            rows);
        calc::ChartSpec chart;
        chart.name = chart.title = text("chart.spend.title");
        chart.categoryAxis = text("forecast.spend.mean");
        chart.valueAxis = text("stages.customers");
        chart.table = sheet_.nameOf("spend");
        chart.values = { 1, 2 };
        chart.palette = { actualColour, expectedColour };
        chart.width = 20'000;
        sheet_.chart(std::move(chart));
    }

    const Customers& customers_;
    const Outlook& outlook_;
    const statistics::Totals& totals_;
    const statistics::Model& model_;
    double tenure_;
    BlockWriter sheet_;
    PlannedPlace parametersFrom_{}, parametersTo_{}, tenureCell_{}, horizonCell_{};
};

} // namespace

BlockPlan planForecast(const Customers& customers, const Outlook& outlook, const statistics::Totals& totals, Day logBegins,
    std::string_view source, const Wording& wording, std::chrono::sys_days nullDate)
{
    return ForecastWriter{ customers, outlook, totals, logBegins, wording, nullDate }.plan(source);
}

} // namespace lifecycle::commands
