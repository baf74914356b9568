// How fast the core is on a million order rows of a hundred thousand customers, named by texts: seconds, the best of five.
// core_bench [ROWS [CUSTOMERS]]

#include "domain/classification.hpp"
#include "domain/contribution.hpp"
#include "domain/customers.hpp"
#include "domain/history.hpp"
#include "domain/model.hpp"
#include "domain/order_log.hpp"
#include "domain/outlook.hpp"
#include "domain/recognition.hpp"
#include "domain/stage_panel.hpp"

#include <boost/random/gamma_distribution.hpp>
#include <boost/random/lognormal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <iostream>
#include <numeric>
#include <random>
#include <string>

namespace {

using namespace lifecycle;

constexpr Day begin = 44927; // 2023-01-01
constexpr int twoYears = 731, threeYears = 1096;

/// Customers of very different rhythms, the orders in order of time as an export has them; every fiftieth a return.
Table simulatedLog(std::size_t rows, std::size_t customers, int length)
{
    std::mt19937_64 random{1};
    boost::random::gamma_distribution<> activity{.8, 1};
    std::vector<double> cumulated(customers);
    for (double& of : cumulated)
        of = .02 + activity(random);
    std::partial_sum(cumulated.begin(), cumulated.end(), cumulated.begin());

    struct Row { Day day; std::size_t customer; };
    std::vector<Row> orders(rows);
    boost::random::uniform_int_distribution<Day> day{begin, begin + length - 1};
    for (std::size_t row = 0; row < rows; ++row) {
        const double at = cumulated.back() * static_cast<double>(random() >> 11) * 0x1p-53;
        const auto drawn = std::ranges::upper_bound(cumulated, at) - cumulated.begin();
        orders[row] = {day(random), row < customers ? row : std::min(static_cast<std::size_t>(drawn), customers - 1)};
    }
    std::ranges::stable_sort(orders, {}, &Row::day);

    Table table;
    table.sheet = "Orders";
    table.headers = {"Order", "Date", "Customer", "Total"};
    table.columns.resize(table.headers.size());
    for (Column& column : table.columns)
        column.reserve(rows);
    boost::random::lognormal_distribution<> amount{4, 1};
    for (std::size_t row = 0; row < rows; ++row) {
        const double total = std::round(100 * amount(random)) / 100;
        table.columns[0].push_back(Value::number(static_cast<double>(100'000 + row)));
        table.columns[1].push_back(Value::number(orders[row].day));
        table.columns[2].push_back(Value::text(table.texts.intern("Customer " + std::to_string(orders[row].customer))));
        table.columns[3].push_back(Value::number(row % 50 == 49 ? -total : total));
    }
    return table;
}

/// Does it five times, prints the shortest, and gives what came of it.
template <class Work>
auto timed(const char* what, Work work, double* shortest = nullptr)
{
    double best = HUGE_VAL;
    for (int run = 0;; ++run) {
        const auto start = std::chrono::steady_clock::now();
        auto result = work();
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        if (run == 4) {
            if (shortest)
                *shortest = best;
            std::cout << what << ' ' << best << " s" << std::endl;
            return result;
        }
    }
}

} // namespace

int main(int count, char** arguments)
try {
    const std::size_t rows = count > 1 ? std::stoul(arguments[1]) : 1'000'000;
    const std::size_t customers = std::min(rows, count > 2 ? std::stoul(arguments[2]) : rows / 10);
    const Table table = simulatedLog(rows, customers, twoYears);
    std::cout << rows << " rows, " << customers << " customers\n";

    const Recognition recognition = timed("recognise   ", [&] { return recognise(table); });
    const OrderLog log = timed("readOrderLog", [&] { return readOrderLog(table, recognition, {}).value(); });
    Customers metrics = timed("customersAt ", [&] { return customersAt(log, log.lastDate); });
    const Outlook outlook = timed("addOutlook  ", [&] { return addOutlook(metrics); });
    std::cout << (outlook.orders ? nameOf(familyOf(outlook.orders->parameters)) : "no model of the orders") << '\n';
    const Model model = Model::builtIn("relationship").value();
    Facts facts{metrics.who.size(), table.conventions};
    for (std::size_t metric = 0; metric < metricCount; ++metric)
        facts.add(nameOf(static_cast<Metric>(metric)), metrics.metrics[metric]);
    const auto classifier = Classifier::bind(model, facts, metrics.asOf).value();
    const Classification classified = timed("classify    ", [&] { return classifier.classify(); });
    std::vector<std::int32_t> stageOf;
    for (const std::int32_t rule : classified.rule)
        stageOf.push_back(rule < 0 ? -1 : static_cast<std::int32_t>(model.rules()[static_cast<std::size_t>(rule)].stage));
    const auto stages = timed("contribution", [&] {
        return contributionByStage(stageOf, metrics[Metric::contribution], model.stages().size());
    });
    for (std::size_t stage = 0; stage < model.stages().size(); ++stage)
        std::cout << "  " << model.stages()[stage].name << ' ' << stages[stage].customers << '\n';

    const Table longLog = simulatedLog(rows, customers, threeYears);
    std::cout << "over 36 months\n";
    double once = 0, months = 0;
    timed("Classify: log, metrics, stages      ", [&] {
        const OrderLog read = readOrderLog(longLog, recognise(longLog), {}).value();
        const Customers of = customersAt(read, read.lastDate);
        const Facts known = factsOf(of, read);
        return Classifier::bind(model, known, of.asOf).value().classify();
    }, &once);
    const History history = timed("history: log, stages of every month ", [&] {
        const OrderLog read = readOrderLog(longLog, recognise(longLog), {}).value();
        return historyOf(read, model, longLog.conventions, {}).value();
    }, &months);
    std::cout << "  " << history.length() << " months, " << months / once << " times Classify (at most 2)\n";
    return months <= 2 * once ? 0 : 1;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
