// The relationship model (source 004) against what its source says of a customer's life, and against data: CDNOW, Online Retail,
// and the sample whose true stages are known. The figures are printed; those that hold for the model are asserted.
//
// Why each threshold is what it is. 'Back' is the share of those who entered Decline (Ended) in one month and had left it within
// three; 'again' the share who ordered in the 91 days after. Each was varied with the others fixed and kept only where both real
// logs agreed. All three data sets were in sight meanwhile, so this is agreement between logs, not a clean holdout; the sample was
// specified before, and decided nothing but what stands under 'came back'.
//
//   silence < .03   (bought again) Where fewest are back, on both logs: of the repeat buyers who entered Decline, 32.0 / 28.2
//                   / 26.0 / 35.2 % at .10 / .05 / .03 / .02 on CDNOW, 58.7 / 56.1 / 53.1 / 55.3 % on Online Retail (below
//                   .03 who bought twice is Ended first). So it is a warning, not a verdict, above all where buyers are as
//                   quick as Online Retail's. It comes 9.5 usual gaps after the last of two orders, 5.6 of four, 4.1 of
//                   eleven. The sample does not mind.
//   overdue >= 8    (bought once) At 6, 16.1 % of Online Retail's monthly transitions move. At 10 next to nobody's silence
//                   can be told there within the year; CDNOW: back 13.1 / 11.1 / 10.2 % at 6 / 8 / 10.
//   fall < .05      At .02 / .05 / .07 / .10: back 10.7 / 11.1 / 12.1 / 12.7 % on CDNOW, 30.1 / 30.4 / 31.5 / 33.6 % on
//                   Online Retail. Without the rule, who orders far less, but orders, would be in Stability: 1 % of
//                   contribution on CDNOW.
//   overdue >= 12   (Ended) In place of the draft's silence < .01, which took frequent buyers for gone: 20.2 % of CDNOW's
//                   Ended were back within three months, and they earned more than Decline (3.8 against 2.1). At 10 / 12 /
//                   14: back 7.3 / 5.4 / 10.6 %, for at 14 and more the many who bought once stay in Decline for good, where
//                   nobody can work on 14,000 names. On Online Retail some 20 customers were silent for so long: too few to
//                   tell. The sample, where rhythms are more regular than in either, would have 10 (81 in place of 77 % of
//                   its settled customers).
//   recent orders 0 (Ended) Binds only who orders every day or two: twelve gaps of theirs may be a holiday.
//   rise < .1       At .05 and .2 next to nothing changes on CDNOW; on Online Retail more moves at .2 (14.7 against 14.2 %).
//   x <= 1, x <= 3  With Exploration up to x = 2, .14 % skip on CDNOW and .42 % on Online Retail. With Stability from x = 5 a
//                   customer there is worth a fifth more (57.1 and 3,257 in the 91 days), and 3 % of customers wait longer
//                   for it; the source names no number of orders, so the draft's stays.
//   came back       Previous orders 0 and recent orders >= 2. The draft's >= 1 is met by every slow and steady customer of a
//                   log whose window is short: 22 of the sample's 142 settled in Stability, with >= 2 four. Without the rule
//                   .13 % skip on Online Retail.
//   notice given    `yes;>1`: yes, or the day on which it was given.

#include "domain/classification.hpp"
#include "domain/customers.hpp"
#include "logs.hpp"
#include "public_logs.hpp"
#include "sample/sample_log.hpp"
#include "spoken.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

using namespace lifecycle;
using namespace lifecycle::test;

namespace {

const Model& relationship()
{
    static const Model model = [] {
        auto read = Model::builtIn("relationship");
        if (!read)
            FAIL(spoken(read.error()));
        return std::move(read).value();
    }();
    return model;
}

std::size_t stageNamed(std::string_view name)
{
    for (std::size_t stage = 0; stage < relationship().stages().size(); ++stage)
        if (relationship().stages()[stage].name == name)
            return stage;
    FAIL("no stage " << name);
    return 0;
}

Facts factsOf(const Customers& customers)
{
    Facts facts{customers.who.size()};
    for (std::size_t metric = 0; metric < metricCount; ++metric)
        facts.add(nameOf(static_cast<Metric>(metric)), customers[static_cast<Metric>(metric)]);
    return facts;
}

/// Per row of the facts the stage, -1 where there is none.
std::vector<int> stagesOf(const Facts& facts, Day asOf)
{
    const auto classifier = Classifier::bind(relationship(), facts, asOf);
    if (!classifier)
        FAIL(spoken(classifier.error()));
    std::vector<int> stages;
    for (const auto rule : classifier.value().classify().rule)
        stages.push_back(rule < 0 ? -1 : static_cast<int>(relationship().rules()[static_cast<std::size_t>(rule)].stage));
    return stages;
}

constexpr int notYet = -2; ///< not in the log by then

/// Per customer of the log.
std::vector<int> stagesAt(const OrderLog& log, Day asOf)
{
    const Customers customers = customersAt(log, asOf);
    const auto stages = stagesOf(factsOf(customers), asOf);
    std::vector<int> byCustomer(log.customers.size(), notYet);
    for (std::size_t row = 0; row < customers.who.size(); ++row)
        byCustomer[customers.who[row]] = stages[row];
    return byCustomer;
}

/// The stage of one life: days of orders, 100 each, among a crowd of steady customers with this gap.
std::string stageOf(const std::vector<Day>& purchases, Day asOf, int gap)
{
    std::vector<Order> orders;
    for (const Day day : purchases)
        orders.push_back({"the one", day, 100});
    for (int other = 0; other < 50; ++other)
        for (Day day = 40000 + other * gap / 50; day <= asOf; day += gap)
            orders.push_back({"other " + std::to_string(other), day, 100});
    const int stage = stagesAt(logOf(orders), asOf).front();
    return stage < 0 ? "no stage" : relationship().stages()[static_cast<std::size_t>(stage)].name;
}

/// One customer with these facts, each 'field|value'.
std::string stageWith(const std::vector<std::pair<std::string, std::string>>& facts)
{
    std::string header, row;
    for (const auto& [field, value] : facts) {
        header += (header.empty() ? "" : "|") + field;
        row += (&field == &facts.front().first ? "" : "|") + value;
    }
    const Table table = tableOf(header + '\n' + row + '\n');
    const Facts held = test::factsOf(table);
    const int stage = stagesOf(held, 45000).front();
    return stage < 0 ? "no stage" : relationship().stages()[static_cast<std::size_t>(stage)].name;
}

using Given = std::vector<std::pair<std::string, std::string>>;

/// A steady customer of ten orders, with what the test says otherwise.
std::string steadyBut(const Given& other)
{
    Given facts = other;
    const Given steady{{"frequency", "9"}, {"silence", "0.5"},     {"overdue", "1"},         {"fall", "0.6"},
                       {"rise", "0.6"},    {"recent orders", "3"}, {"previous orders", "3"}, {"returns", "0"}};
    for (const auto& [field, value] : steady)
        if (std::none_of(other.begin(), other.end(), [&, name = field](const auto& given) { return given.first == name; }))
            facts.emplace_back(field, value);
    return stageWith(facts);
}

const Given silent{{"silence", "0.02"}, {"overdue", "5"}, {"recent orders", "0"}};
const Given longGone{{"silence", "0.00001"}, {"overdue", "20"}, {"recent orders", "0"}, {"previous orders", "0"}};

Given operator+(Given a, const Given& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace

TEST_CASE("Decline can be entered from any stage", "[relationship]")
{
    const Day begin = 40700;
    const auto life = [&](int orders, int silentGaps) {
        std::vector<Day> days;
        for (int order = 0; order < orders; ++order)
            days.push_back(begin + 20 * order);
        return stageOf(days, days.back() + 20 * silentGaps, 20);
    };
    CHECK(life(1, 1) == "Exploration");
    CHECK(life(1, 9) == "Decline");
    CHECK(life(3, 1) == "Formation");
    CHECK(life(3, 8) == "Decline");
    CHECK(life(12, 1) == "Stability");
    CHECK(life(12, 5) == "Decline");
    CHECK(steadyBut({{"notice given", "yes"}}) == "Decline"); // leaving is voiced
    CHECK(steadyBut({{"notice given", "2024-03-01"}}) == "Decline");
    CHECK(steadyBut({{"notice given", "no"}}) == "Stability");
    CHECK(steadyBut({{"fall", "0.04"}}) == "Decline"); // trade falls sharply, without silence
}

TEST_CASE("Ended needs no open balance where the column exists", "[relationship]")
{
    CHECK(steadyBut(longGone) == "Ended");
    CHECK(steadyBut(longGone + Given{{"open balance", "0"}}) == "Ended");
    CHECK(steadyBut(longGone + Given{{"open balance", "120"}}) == "Decline");
    CHECK(steadyBut(longGone + Given{{"open balance", ""}}) == "Ended");
    CHECK(steadyBut({{"ended", "2023-01-01"}}) == "Ended");
    CHECK(steadyBut({{"ended", "2023-01-01"}, {"open balance", "0.01"}}) == "Stability");
}

TEST_CASE("A fall that follows the customer's own total business is not Decline", "[relationship]")
{
    CHECK(steadyBut(silent) == "Decline");
    CHECK(steadyBut({{"fall", "0.01"}, {"change", "-0.6"}}) == "Decline");
    CHECK(steadyBut({{"fall", "0.01"}, {"change", "-0.6"}, {"total business change", "-0.6"}}) == "Stability");
    CHECK(steadyBut({{"fall", "0.01"}, {"change", "-0.6"}, {"total business change", "-0.1"}}) == "Decline");
    CHECK(steadyBut({{"fall", "0.01"}, {"change", "-0.6"}, {"total business change", ""}}) == "Decline"); // where it is known
    CHECK(steadyBut({{"fall", "0.01"}, {"wallet change", "-0.05"}}) == "Stability");
    CHECK(steadyBut({{"notice given", "yes"}, {"wallet change", "0"}}) == "Decline"); // what is said counts in any case
}

TEST_CASE("A prospect is in Exploration; who bought before the log begins has no stage, and is told why", "[relationship]")
{
    const Given nothing{{"frequency", ""}, {"silence", ""},       {"overdue", ""},        {"fall", ""},
                        {"rise", ""},      {"recent orders", ""}, {"previous orders", ""}};
    CHECK(steadyBut(nothing + Given{{"returns", ""}}) == "Exploration");
    CHECK(steadyBut(nothing + Given{{"returns", "0"}}) == "Exploration");

    const Customers customers
        = customersAt(logOf({{"sent back", 45000, -20}, {"buyer", 45000, 10}, {"buyer", 45007, 10}}), 45010);
    const Facts facts = factsOf(customers);
    const auto classifier = Classifier::bind(relationship(), facts, 45010);
    REQUIRE(classifier);
    CHECK(classifier.value().ruleFor(0) == Classification::noRule);
    CHECK(spoken(classifier.value().reason(0, Classification::noRule))
          == "Bought before the log begins: the log has returns of this customer, and no order.");
    CHECK(classifier.value().ruleFor(1) >= 0);
}

TEST_CASE("An organisation's own age changes what it needs, not its stage", "[relationship]")
{
    const auto chancesAt = [](const std::string& frequency, const std::string& age) {
        const Table table = tableOf(std::string_view{"frequency|silence|overdue|fall|rise|recent orders|previous orders|company age\n"
            + frequency + "|0.6|0.5|0.6|0.5|2|2|" + age + '\n'});
        const Facts facts = test::factsOf(table);
        const auto classifier = Classifier::bind(relationship(), facts, std::nullopt);
        REQUIRE(classifier);
        const auto rule = classifier.value().ruleFor(0);
        REQUIRE(rule >= 0);
        const auto at = static_cast<std::size_t>(rule);
        CHECK(relationship().stages()[relationship().rules()[at].stage].name == (frequency == "9" ? "Stability" : "Formation"));
        CHECK_FALSE(relationship().information(at, "Action")->empty());
        return std::string{*relationship().information(at, "Chances")};
    };
    for (const char* const frequency : {"3", "9"}) {
        CHECK_THAT(chancesAt(frequency, "founding"), Catch::Contains("small steps"));
        CHECK_THAT(chancesAt(frequency, "Start-up"), Catch::Contains("small steps"));
        CHECK_THAT(chancesAt(frequency, "成长期"), Catch::Contains("grows with them"));
        CHECK_THAT(chancesAt(frequency, "established"), Catch::Contains("one whole solution"));
    }
    CHECK_THAT(chancesAt("3", ""), Catch::Contains("During the sale"));
    CHECK_THAT(chancesAt("9", ""), Catch::Contains("After the sale"));
}

TEST_CASE("Who comes back after a pause forms anew before being steady", "[relationship]")
{
    CHECK(steadyBut({{"previous orders", "0"}, {"recent orders", "2"}}) == "Formation");
    CHECK(steadyBut({{"previous orders", "0"}, {"recent orders", "1"}}) == "Stability"); // slow, and just seen: no pause
}

TEST_CASE("One table serves a grocer and a machine builder", "[relationship]")
{
    // The same lives, a week and thirty weeks between orders. Order days in gaps; T is 100 gaps after the log's first day.
    const std::vector<std::vector<double>> lives{
        {99}, {95}, {90.5}, {80}, {97, 99}, {90, 92}, {60, 61}, {95, 97, 98, 99}, {90, 91, 92, 93}, {70, 71, 72, 73},
        {60, 62, 64, 66, 68, 70, 72, 74, 76, 78, 80, 82, 84, 86, 88, 90, 92, 94, 96, 98, 100},
        {60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80},
        {80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95},
        {20, 22.5, 25, 27.5, 30, 32.5, 35}, {10, 11, 12, 13, 14, 96, 97, 98, 98.5, 99}};
    std::set<std::string> met;
    for (const auto& life : lives) {
        const auto stage = [&](int gap) {
            std::vector<Day> days;
            for (const double at : life)
                days.push_back(40000 + static_cast<Day>(std::lround(at * gap)));
            return stageOf(days, 40000 + 100 * gap, gap);
        };
        INFO("first order " << life.front() << ", last " << life.back());
        CHECK(stage(7) == stage(210));
        met.insert(stage(7));
    }
    CHECK(met.size() == 5);
}

// ---- what the data say -----------------------------------------------------------------------------------------------------

namespace {

struct Movement {
    double transitions = 0, moved = 0, skipped = 0;
    double enteredDecline = 0, backFromDecline = 0; ///< entered at least three months before the end
    double enteredEnded = 0, backFromEnded = 0;
};

Movement movementOf(const std::vector<std::vector<int>>& history)
{
    const int decline = static_cast<int>(stageNamed("Decline")), ended = static_cast<int>(stageNamed("Ended"));
    const auto position = [](int stage) { return relationship().stages()[static_cast<std::size_t>(stage)].position; };
    Movement movement;
    for (std::size_t month = 1; month < history.size(); ++month)
        for (std::size_t customer = 0; customer < history[month].size(); ++customer) {
            const int before = history[month - 1][customer], after = history[month][customer];
            if (before < 0 || after < 0)
                continue;
            ++movement.transitions;
            movement.moved += before != after;
            movement.skipped += position(before) && position(after) && *position(after) > *position(before) + 1;
            const auto leavesWithin3Months = [&](auto&& stays) {
                for (std::size_t later = month + 1; later <= month + 3; ++later)
                    if (!stays(history[later][customer]))
                        return true;
                return false;
            };
            if (month + 3 >= history.size() || before == after || before == ended)
                continue;
            if (after == decline) {
                ++movement.enteredDecline;
                movement.backFromDecline += leavesWithin3Months([&](int stage) { return stage == decline || stage == ended; });
            } else if (after == ended) {
                ++movement.enteredEnded;
                movement.backFromEnded += leavesWithin3Months([&](int stage) { return stage == ended; });
            }
        }
    return movement;
}

struct StageFigures {
    double customers = 0, contribution = 0;               ///< at the last full month's end
    double before = 0, contributionAfter = 0, again = 0; ///< of the 91 days after, by the stage before them
};

struct Evidence {
    std::vector<StageFigures> stages;
    double noStage = 0;
    Movement movement;
};

/// `months`: full months from the log's first on.
Evidence evidenceOn(const OrderLog& log, std::chrono::year_month first, int months)
{
    Evidence evidence;
    evidence.stages.resize(relationship().stages().size());
    std::vector<std::vector<int>> history;
    Day end = 0;
    for (int month = 0; month < months; ++month) {
        end = dayOf((first + std::chrono::months{month}) / std::chrono::last);
        history.push_back(stagesAt(log, end));
    }
    const Customers customers = customersAt(log, end);
    for (std::size_t row = 0; row < customers.who.size(); ++row) {
        const int stage = history.back()[customers.who[row]];
        if (stage < 0) {
            ++evidence.noStage;
            continue;
        }
        auto& figures = evidence.stages[static_cast<std::size_t>(stage)];
        ++figures.customers;
        figures.contribution += customers[Metric::contribution][row];
    }
    const Day start = log.lastDate - 91;
    const auto before = stagesAt(log, start);
    for (std::size_t customer = 0; customer < before.size(); ++customer) {
        if (before[customer] < 0)
            continue;
        auto& figures = evidence.stages[static_cast<std::size_t>(before[customer])];
        ++figures.before;
        bool again = false;
        for (std::size_t i = log.firstDay[customer]; i < log.firstDay[customer + 1]; ++i)
            if (log.days[i].day > start) {
                figures.contributionAfter += log.days[i].revenue - log.days[i].returns;
                again |= log.days[i].purchase;
            }
        figures.again += again;
    }
    evidence.movement = movementOf(history);
    return evidence;
}

void print(const std::string& title, const Evidence& evidence)
{
    double customers = evidence.noStage, contribution = 0;
    for (const auto& stage : evidence.stages) {
        customers += stage.customers;
        contribution += stage.contribution;
    }
    std::cout << std::fixed << std::setprecision(1) << "\n"
              << title << ", " << std::setprecision(0) << customers << " customers, " << evidence.noStage << " without a stage\n"
              << std::setprecision(1)
              << "  stage         customers %  contribution %  |  of those 91 days before the end: customers  earned each  "
                 "ordered again %\n";
    for (std::size_t stage = 0; stage < evidence.stages.size(); ++stage) {
        const auto& figures = evidence.stages[stage];
        std::cout << "  " << std::left << std::setw(14) << relationship().stages()[stage].name << std::right << std::setw(11)
                  << 100 * figures.customers / customers << std::setw(16) << 100 * figures.contribution / contribution
                  << std::setw(47) << figures.before << std::setw(13) << figures.contributionAfter / figures.before
                  << std::setw(17) << 100 * figures.again / figures.before << '\n';
    }
    const Movement& m = evidence.movement;
    std::cout << std::setprecision(2) << "  monthly transitions: " << 100 * m.moved / m.transitions << " % move, "
              << std::setprecision(3) << 100 * m.skipped / m.transitions << " % skip\n"
              << std::setprecision(1) << "  entered Decline: " << 100 * m.backFromDecline / m.enteredDecline << " % of "
              << m.enteredDecline << " back within three months; entered Ended: " << 100 * m.backFromEnded / m.enteredEnded
              << " % of " << m.enteredEnded << "\n";
}

/// What the source says of contribution: least in Exploration, more in Formation, most in Stability; little after that.
void checkContributionGrows(const Evidence& evidence)
{
    const auto earned = [&](const char* stage) {
        const auto& figures = evidence.stages[stageNamed(stage)];
        return figures.contributionAfter / figures.before;
    };
    CHECK(earned("Exploration") < earned("Formation"));
    CHECK(earned("Formation") < earned("Stability"));
    CHECK(earned("Decline") < earned("Exploration"));
}

} // namespace

TEST_CASE("On CDNOW stages are steady, are not skipped, and contribution grows with them", "[relationship]")
{
    const auto path = realData("cdnow/CDNOW_master.txt");
    if (!path) {
        WARN("CDNOW_master.txt does not lie beside the project: not measured");
        return;
    }
    const Evidence evidence = evidenceOn(cdnow(*path), std::chrono::year{1997} / std::chrono::January, 18);
    print("CDNOW, 1998-06-30", evidence);
    const Movement& m = evidence.movement;
    CHECK(m.moved <= 0.15 * m.transitions);
    CHECK(m.skipped <= 0.001 * m.transitions);
    CHECK(m.backFromDecline <= 0.20 * m.enteredDecline);
    CHECK(m.backFromEnded <= 0.10 * m.enteredEnded); // 'Ended' that is not true is worse than 'Decline'
    CHECK(m.enteredDecline > 10'000);
    checkContributionGrows(evidence);
    const auto earned = [&](const char* stage) {
        const auto& figures = evidence.stages[stageNamed(stage)];
        return figures.contributionAfter / figures.before;
    };
    CHECK(earned("Ended") < earned("Decline"));
}

TEST_CASE("On Online Retail the same table holds", "[relationship]")
{
    const auto path = realData("online_retail/online_retail_orders.csv");
    if (!path) {
        WARN("online_retail_orders.csv does not lie beside the project: not measured");
        return;
    }
    const Evidence evidence = evidenceOn(onlineRetail(*path), std::chrono::year{2010} / std::chrono::December, 12);
    print("Online Retail, 2011-11-30", evidence);
    const Movement& m = evidence.movement;
    CHECK(evidence.noStage == 33); // returns only: they bought before the log begins
    CHECK(m.moved <= 0.15 * m.transitions);
    CHECK(m.skipped <= 0.001 * m.transitions);
    CHECK(m.backFromDecline <= 0.351 * m.enteredDecline); // not worse than the draft; a year is short for a gap of four weeks
    checkContributionGrows(evidence);
}

namespace {

using Confusion = std::array<std::array<int, 6>, sample::stageCount>; ///< true stage x model stage; the last: no stage

double rightShare(const Confusion& confusion)
{
    int right = 0, all = 0;
    for (std::size_t truth = 0; truth < confusion.size(); ++truth)
        for (std::size_t said = 0; said < confusion[truth].size(); ++said) {
            all += confusion[truth][said];
            right += truth == said ? confusion[truth][said] : 0;
        }
    return static_cast<double>(right) / all;
}

void print(const std::string& title, const Confusion& confusion)
{
    std::cout << '\n'
              << title << ": " << std::fixed << std::setprecision(1) << 100 * rightShare(confusion)
              << " % right\n  true \\ model ";
    for (const auto& stage : relationship().stages())
        std::cout << std::setw(13) << stage.name;
    std::cout << std::setw(13) << "no stage" << '\n';
    for (std::size_t truth = 0; truth < confusion.size(); ++truth) {
        std::cout << "  " << std::left << std::setw(13) << sample::nameOf(static_cast<sample::TrueStage>(truth)) << std::right;
        for (const int customers : confusion[truth])
            std::cout << std::setw(13) << customers;
        std::cout << '\n';
    }
}

} // namespace

TEST_CASE("On the sample the model finds the true stages", "[relationship]")
{
    const sample::Sample& sample = [] () -> const sample::Sample& {
        static const auto made = sample::makeSample();
        return made;
    }();
    for (std::size_t stage = 0; stage < sample::stageCount; ++stage)
        REQUIRE(relationship().stages()[stage].name == sample::nameOf(static_cast<sample::TrueStage>(stage)));

    const std::array<std::string, 4> known{"Notice given", "Open balance", "Ended", "Total business change"};
    for (const bool withAccounts : {false, true}) {
        Facts facts{sample.accounts.rows(), sample.accounts.conventions};
        for (std::size_t column = 0; column < sample.accounts.headers.size(); ++column)
            if (withAccounts || std::find(known.begin(), known.end(), sample.accounts.headers[column]) == known.end())
                facts.add(sample.accounts.headers[column], sample.accounts.columns[column], sample.accounts.texts);
        const auto stages = stagesOf(facts, sample.end);
        const auto firstOrder = facts.find("first order"), lastOrder = facts.find("last order"),
                   frequency = facts.find("frequency");
        REQUIRE(firstOrder);
        REQUIRE(lastOrder);
        REQUIRE(frequency);

        Confusion all{}, settled{};
        for (std::size_t row = 0; row < sample.customers.size(); ++row) {
            const auto& customer = sample.customers[row];
            const auto truth = static_cast<std::size_t>(trueStage(customer, sample.end));
            const auto said = stages[row] < 0 ? std::size_t{5} : static_cast<std::size_t>(stages[row]);
            ++all[truth][said];
            if (customer.prospect || daysInStage(customer, sample.end) >= 3 * customer.gap)
                ++settled[truth][said];
        }
        const std::string what = withAccounts ? "by the log and what the accounts say" : "by the log alone";
        print("The sample, " + what + ", all", all);
        print("The sample, " + what + ", at least three of their gaps in their stage", settled);

        // The log alone cannot tell an end from a pause before twelve gaps of silence, nor a slow decline that still orders:
        // three of four is what it should get right (guessing Stability for all gets under half), four of five where the accounts
        // say what they know. Who is steady must not be frightened: nine of ten.
        CHECK(rightShare(settled) >= (withAccounts ? 0.80 : 0.75));
        const auto stability = static_cast<std::size_t>(sample::TrueStage::stability);
        int steady = 0;
        for (const int customers : settled[stability])
            steady += customers;
        CHECK(settled[stability][stability] >= 0.9 * steady);
        if (withAccounts)
            for (std::size_t row = 0; row < sample.customers.size(); ++row)
                if (sample.customers[row].ownBusinessShrank && sample.customers[row].totalBusinessChange
                    && trueStage(sample.customers[row], sample.end) == sample::TrueStage::stability)
                    CHECK(stages[row] != static_cast<int>(stageNamed("Decline")));
    }
}
