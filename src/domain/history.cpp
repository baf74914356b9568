#include "domain/history.hpp"

#include "domain/classification.hpp"
#include "domain/life.hpp"
#include "statistics/work.hpp"

#include <boost/outcome/try.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <thread>

namespace lifecycle {

namespace {

/// Customers that are looked at together: their lives and metrics stay in the processor's cache through all periods.
constexpr std::size_t blockSize = 256;

/// The metrics that a model's criteria ask for, those that `days since D` asks for too.
std::array<bool, metricCount> metricsAskedBy(const Model& model)
{
    std::array<bool, metricCount> asked{};
    const auto ask = [&](std::string_view header) {
        if (const auto metric = metricNamed(header))
            asked[static_cast<std::size_t>(*metric)] = true;
    };
    for (const CriterionColumn& column : model.criterionColumns()) {
        ask(column.header);
        if (const auto days = daysHeader(column.header))
            ask(days->date);
    }
    return asked;
}

/// The contribution of all customers at every period's end: what `share` is a share of.
std::vector<double> totalsAt(const OrderLog& log, std::span<const Day> ends)
{
    struct Total {
        CompensatedSum sum;
        double magnitude = 0;
    };
    std::vector<Total> totals(ends.size());
    for (std::size_t customer = 0; customer < log.customers.size(); ++customer) {
        const auto days = daysOf(log, customer);
        DaySums sums;
        std::size_t taken = 0;
        for (std::size_t at = 0; at < ends.size(); ++at) {
            for (; taken < days.size() && days[taken].day <= ends[at]; ++taken)
                sums.add(days[taken]);
            if (taken == 0)
                continue;
            const double contribution = sums.contribution();
            totals[at].sum += contribution;
            totals[at].magnitude += std::abs(contribution);
        }
    }
    std::vector<double> values;
    for (const Total& total : totals)
        values.push_back(withoutResidue(total.sum.value(), total.magnitude));
    return values;
}

/// One block of customers, asked about at every period's end. The facts are views of the columns, so the classifiers, one per
/// period, are bound once and meet the numbers of each block.
class BlockClassifier {
public:
    BlockClassifier(const OrderLog& log, const Model& model, const PeriodEnds& periods, std::span<const Rhythm> rhythms,
        std::span<const double> totals, const Conventions& conventions)
        : log_{log}, model_{model}, periods_{periods}, rhythms_{rhythms}, totals_{totals}, facts_{blockSize, conventions}
    {
        const auto asked = metricsAskedBy(model);
        const auto share = static_cast<std::size_t>(Metric::share);
        for (std::size_t metric = 0; metric < metricCount; ++metric) {
            const bool needed = asked[metric] || (asked[share] && static_cast<Metric>(metric) == Metric::contribution);
            // What a fitted model says would ask for a fit at every period's end: it is not given, and who needs it is told so.
            const bool fitted = static_cast<Metric>(metric) > Metric::share;
            if (!needed || fitted || (static_cast<Metric>(metric) == Metric::cost && !log.hasCost))
                continue;
            numbers_[metric].assign(blockSize, std::numeric_limits<double>::quiet_NaN());
            columns_[metric] = numbers_[metric].data();
            facts_.add(nameOf(static_cast<Metric>(metric)), numbers_[metric]);
        }
    }

    Result<void> bind()
    {
        for (const Day end : periods_.ends) {
            BOOST_OUTCOME_TRY(auto classifier, Classifier::bind(model_, facts_, end));
            classifiers_.push_back(std::move(classifier));
        }
        return boost::outcome_v2::success();
    }

    /// `stages`: of the customers from `first` on, as History has them.
    void classify(std::size_t first, std::size_t last, std::int16_t* stages)
    {
        lives_.assign(last - first, {});
        const std::size_t periods = periods_.ends.size();
        const bool amounts = askForAmounts(columns_);
        const auto share = static_cast<std::size_t>(Metric::share), contribution = static_cast<std::size_t>(Metric::contribution);
        for (std::size_t at = 0; at < periods; ++at) {
            const Day end = periods_.ends[at];
            for (std::size_t row = 0; row < lives_.size(); ++row) {
                lives_[row].moveTo(daysOf(log_, first + row), end, rhythms_[at].window, amounts);
                if (lives_[row].daysTaken > 0)
                    writeMetrics(lives_[row], rhythms_[at], end, log_.hasCost, chances_, columns_, row);
            }
            if (columns_[share])
                for (std::size_t row = 0; row < lives_.size(); ++row)
                    columns_[share][row] = totals_[at] > 0 ? columns_[contribution][row] / totals_[at]
                                                           : std::numeric_limits<double>::quiet_NaN();
            const Classification classified = classifiers_[at].classify();
            for (std::size_t row = 0; row < lives_.size(); ++row) {
                const std::int32_t rule = classified.rule[row];
                stages[row * periods + at] = lives_[row].daysTaken == 0 ? History::notYet
                    : rule < 0                                          ? History::noStage
                               : static_cast<std::int16_t>(model_.rules()[static_cast<std::size_t>(rule)].stage);
            }
        }
    }

private:
    const OrderLog& log_;
    const Model& model_;
    const PeriodEnds& periods_;
    std::span<const Rhythm> rhythms_;
    std::span<const double> totals_;
    std::array<std::vector<double>, metricCount> numbers_;
    MetricColumns columns_{};
    Facts facts_;
    std::vector<Classifier> classifiers_;
    Chances chances_;
    std::vector<Life> lives_;
};

/// Sums by period and column: the stages, no stage, new.
class SeriesSums {
public:
    SeriesSums(std::size_t periods, std::size_t stages) : stages_{stages}, periods_{periods}, sums_(periods * (stages + 2)) {}

    void add(std::size_t period, std::int16_t stageAtStart, double amount)
    {
        const std::size_t column = stageAtStart >= 0 ? static_cast<std::size_t>(stageAtStart)
            : stageAtStart == History::noStage       ? stages_
                                                     : stages_ + 1;
        Sum& sum = sums_[period * (stages_ + 2) + column];
        sum.amount += amount;
        sum.magnitude += std::abs(amount);
    }

    StageSeries series() const
    {
        StageSeries result;
        for (std::size_t stage = 0; stage < stages_; ++stage)
            result.stages.push_back(column(stage));
        result.noStage = column(stages_);
        if (std::ranges::all_of(result.noStage, [](double amount) { return amount == 0; }))
            result.noStage.clear();
        result.newcomers = column(stages_ + 1);
        return result;
    }

private:
    struct Sum {
        CompensatedSum amount;
        double magnitude = 0;
    };
    std::vector<double> column(std::size_t of) const
    {
        std::vector<double> values;
        for (std::size_t period = 0; period < periods_; ++period) {
            const Sum& sum = sums_[period * (stages_ + 2) + of];
            values.push_back(withoutResidue(sum.amount.value(), sum.magnitude));
        }
        return values;
    }
    std::size_t stages_, periods_;
    std::vector<Sum> sums_;
};

} // namespace

Result<History> historyOf(const OrderLog& log, const Model& model, const Conventions& conventions, const HistoryOptions& options)
{
    const Day asOf = options.asOf.value_or(log.lastDate);
    if (log.customers.empty() || asOf < log.firstDate)
        return Message{"error.history.nothingByThen", {{"date", DateArgument{static_cast<double>(asOf)}}}};
    History history;
    history.periods = periodEnds(log.firstDate, asOf, options.period, conventions.nullDate);
    history.customers = log.customers.size();
    history.stages.resize(history.customers * history.length());
    const auto rhythms = rhythmsAt(log, history.periods.ends, options.window);
    const bool needsTotals = metricsAskedBy(model)[static_cast<std::size_t>(Metric::share)];
    const auto totals = needsTotals ? totalsAt(log, history.periods.ends) : std::vector<double>{};

    // A classifier per thread, made by the thread that first needs it; the first here, since it may say what the model lacks.
    const statistics::Work work{options.threads, {}};
    BlockClassifier own{log, model, history.periods, rhythms, totals, conventions};
    BOOST_OUTCOME_TRY(own.bind());
    std::atomic<bool> stopped = false;
    std::atomic<std::size_t> done = 0;
    const auto caller = std::this_thread::get_id();
    statistics::forEachBlock(history.customers, 8192 / blockSize * blockSize, work, [&](std::size_t, std::size_t first, std::size_t last) {
        std::optional<BlockClassifier> mine;
        BlockClassifier* classifier = &own;
        if (std::this_thread::get_id() != caller) {
            mine.emplace(log, model, history.periods, rhythms, totals, conventions);
            (void)mine->bind();
            classifier = &*mine;
        }
        for (std::size_t begin = first; begin < last && !stopped; begin += blockSize) {
            const std::size_t end = std::min(begin + blockSize, last);
            classifier->classify(begin, end, history.stages.data() + begin * history.length());
            done += end - begin;
            if (classifier == &own && options.pulse && !options.pulse(static_cast<int>(100 * done / history.customers)))
                stopped = true;
        }
    });
    if (stopped)
        return Message{"command.stopped", {}};
    return history;
}

Result<std::vector<std::int16_t>> stagesOfCustomer(const OrderLog& log, std::size_t customer, const Model& model,
    const Conventions& conventions, const PeriodEnds& periods, std::optional<int> window)
{
    const auto rhythms = rhythmsAt(log, periods.ends, window);
    const bool needsTotals = metricsAskedBy(model)[static_cast<std::size_t>(Metric::share)];
    const auto totals = needsTotals ? totalsAt(log, periods.ends) : std::vector<double>{};
    BlockClassifier classifier{log, model, periods, rhythms, totals, conventions};
    BOOST_OUTCOME_TRY(classifier.bind());
    std::vector<std::int16_t> stages(periods.ends.size());
    classifier.classify(customer, customer + 1, stages.data());
    return stages;
}

StageSeries customersByStage(const History& history, const Model& model)
{
    StageSeries series;
    series.stages.assign(model.stages().size(), std::vector<double>(history.length()));
    series.noStage.assign(history.length(), 0);
    bool some = false;
    for (std::size_t customer = 0; customer < history.customers; ++customer)
        for (std::size_t period = 0; period < history.length(); ++period) {
            const std::int16_t stage = history.at(customer, period);
            if (stage >= 0)
                ++series.stages[static_cast<std::size_t>(stage)][period];
            else if (stage == History::noStage)
                some = ++series.noStage[period] > 0;
        }
    if (!some)
        series.noStage.clear();
    return series;
}

StageSeries contributionByStage(const History& history, const OrderLog& log, const Model& model)
{
    SeriesSums sums{history.length(), model.stages().size()};
    for (std::size_t customer = 0; customer < history.customers; ++customer) {
        std::size_t period = 0;
        for (const CustomerDay& day : daysOf(log, customer)) {
            while (period < history.length() && history.periods.ends[period] < day.day)
                ++period;
            if (period == history.length())
                break;
            const std::int16_t stage = period == 0 ? History::notYet : history.at(customer, period - 1);
            for (const double amount : {day.revenue, -day.returns, -day.cost})
                if (amount != 0)
                    sums.add(period, stage, amount);
        }
    }
    return sums.series();
}

StageSeries contributionByStage(const History& history, std::span<const DatedAmount> amounts, const Model& model)
{
    SeriesSums sums{history.length(), model.stages().size()};
    for (const DatedAmount& earned : amounts) {
        const auto& ends = history.periods.ends;
        const auto period = static_cast<std::size_t>(std::ranges::lower_bound(ends, earned.day) - ends.begin());
        if (period < ends.size())
            sums.add(period, period == 0 ? History::notYet : history.at(earned.customer, period - 1), earned.amount);
    }
    return sums.series();
}

std::optional<Day> inStageSince(const History& history, std::size_t customer)
{
    const auto stages = history.of(customer);
    const std::int16_t now = stages.back();
    if (now < 0)
        return {};
    std::size_t period = stages.size() - 1;
    while (period > 0 && stages[period - 1] == now)
        --period;
    return history.periods.ends[period];
}

} // namespace lifecycle
