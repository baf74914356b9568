#include "domain/dated_table.hpp"

#include "domain/classification.hpp"
#include "domain/transitions.hpp"

#include "model_rows.hpp"
#include "spoken.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace lifecycle;
using namespace lifecycle::test;

namespace {

constexpr Day today = 45657; // 2024-12-31

Model modelOf(std::string_view text)
{
    auto read = Model::read(tableOf(text));
    if (!read)
        FAIL(spoken(read.error()));
    return std::move(read).value();
}

Result<DatedTable> dated(const Table& table, const Model& model, Period period = {}, std::optional<Day> asOf = {}, Day now = today)
{
    return datedTable(table, recognise(table), model, {.period = period, .asOf = asOf, .today = now, .outcomes = {}, .pulse = {}});
}

std::string refusal(const Table& table, const Model& model)
{
    const auto result = dated(table, model);
    REQUIRE_FALSE(result);
    return spoken(result.error());
}

/// The stages of one row, first letters; '.' not known yet, '-' none.
std::string path(const DatedTable& made, const Model& model, std::size_t row)
{
    std::string letters;
    for (const std::int16_t stage : made.history.of(row))
        letters += stage == History::notYet ? '.' : stage == History::noStage ? '-' : model.stages()[static_cast<std::size_t>(stage)].name[0];
    return letters;
}

} // namespace

TEST_CASE("A date is not known before its day", "[history]")
{
    const Model model = modelOf("Stage|Position|ended?|in use since|signed|lead since|Expected contribution\n"
                                "Left|exit|<>|||||\nValue|4||<>|||\nImplementation|3|||<>||\nMarketing|1||||<>|\n");
    const Table table = tableOf("account|lead since|signed|in use since|ended\n"
                                "A|2024-01-05|2024-02-10|2024-04-01|2024-05-20\n"
                                "B|2024-03-15|2024-03-20||\n"
                                "C|2024-05-02|||2025-06-30\n"
                                "D||||\n");
    const auto made = dated(table, model).value();
    REQUIRE(made.history.length() == 5); // January to May, the 20th
    CHECK(made.history.periods.lastIsPartial);
    CHECK(path(made, model, 0) == "MIIVL");
    CHECK(path(made, model, 1) == "..III");
    CHECK(path(made, model, 2) == "....M"); // ends in the future
    CHECK(path(made, model, 3) == "....-"); // no date at all: in the table today
}

TEST_CASE("What bears no date of its own is known from another column's", "[history]")
{
    const Model& milestones = builtIn("milestones");
    const Table table = tableOf("contact|first contact|contact outcome|deal opened|deal closed|deal outcome|deal value\n"
                                "A|2024-01-10|request|2024-01-20|2024-03-05|bought|500\n"
                                "B|2024-02-10|interest||||\n"
                                "C|2024-02-12|request|2024-03-01|2024-09-30|under discussion|70\n");
    const auto made = dated(table, milestones).value();
    REQUIRE(made.history.length() == 9); // January to September, the 30th
    CHECK(path(made, milestones, 0) == "AASSSSSSS");
    CHECK(path(made, milestones, 1) == ".AAAAAAAA");
    // An expected close that has not come yet: under discussion since it was opened.
    const auto early = dated(table, milestones, {}, {}, 45412).value(); // 2024-04-30
    CHECK(early.history.periods.ends.back() == 45356);                  // 2024-03-05
    CHECK(path(early, milestones, 2) == ".AA");

    const auto amounts = datedAmounts(table, recognise(table), made).value();
    const StageSeries earned = contributionByStage(made.history, amounts, milestones);
    CHECK(earned.stages[0] == std::vector<double>{0, 0, 500, 0, 0, 0, 0, 0, 70}); // by who was in Attraction when the month began
    const auto beforeClosing = datedAmounts(table, recognise(table), early).value();
    CHECK(contributionByStage(early.history, beforeClosing, milestones).stages[0] == std::vector<double>{0, 0, 500});
}

TEST_CASE("A model that reads a column without a date is refused, and all such columns named", "[history]")
{
    const Table table = tableOf("account|signed|in use since|seats|previous seats|active days\nA|2024-01-05||10|5|3\n");
    const std::string said = refusal(table, builtIn("success"));
    CHECK_THAT(said, Catch::Contains("seats") && Catch::Contains("previous seats") && Catch::Contains("active days"));
    CHECK_THAT(said, !Catch::Contains("signed") && !Catch::Contains("in use since"));
    CHECK(dated(tableOf("account|signed|in use since|agreed days\nA|2024-01-05||60\n"), builtIn("success")));
    CHECK_THAT(refusal(tableOf("account|in use since|lead since\nA||\n"), builtIn("success")), Catch::Contains("needs dates"));
    // A column of one's own asked for as a date is one.
    const Model visits = modelOf("Stage|Position|days since visited|Expected contribution\nNew|1|<=30|\nOld|2|>30|\n");
    const Table visited = tableOf("account|signed|visited\nA|2024-01-05|2024-02-20\nB|2024-03-31|\n");
    CHECK(path(dated(visited, visits).value(), visits, 0) == "-NO");
}

TEST_CASE("Of a dated table too, nothing later enters: the table as it stood on that day gives the same", "[history]")
{
    const Model& success = builtIn("success");
    std::mt19937 random{5};
    const Day begin = 45292;
    for (int round = 0; round < 20; ++round) {
        std::string text = "account|lead since|qualified|signed|set up|in use since|ended\n";
        std::vector<std::array<Day, 6>> rows;
        for (int account = 0; account < 30; ++account) {
            std::array<Day, 6> days{};
            Day day = begin;
            for (Day& of : days)
                of = random() % 4 == 0 ? 0 : day += static_cast<Day>(random() % 60);
            rows.push_back(days);
        }
        const auto written = [&](Day until) {
            std::string lines = text;
            for (std::size_t account = 0; account < rows.size(); ++account) {
                lines += "A" + std::to_string(account);
                for (const Day day : rows[account])
                    lines += day == 0 || day > until ? "|" : '|' + std::to_string(day);
                lines += '\n';
            }
            Table table = tableOf(lines);
            for (std::size_t column = 1; column < table.columns.size(); ++column)
                for (Value& value : table.columns[column])
                    if (value.isText())
                        value = Value::number(std::stod(std::string{table.texts[value.text()]}));
            return table;
        };
        const Table whole = written(begin + 400);
        const auto made = dated(whole, success).value();
        for (std::size_t at = 0; at + 1 < made.history.length(); ++at) {
            const Day end = made.history.periods.ends[at];
            const Table then = written(end);
            Facts facts{then.rows(), then.conventions};
            for (std::size_t column = 0; column < then.headers.size(); ++column)
                facts.add(then.headers[column], then.columns[column], then.texts);
            const auto rules = Classifier::bind(success, facts, end).value().classify().rule;
            for (std::size_t row = 0; row < rows.size(); ++row) {
                const bool known = std::ranges::any_of(rows[row], [&](Day day) { return day != 0 && day <= end; });
                const int stage = !known ? History::notYet
                    : rules[row] < 0     ? History::noStage
                                         : static_cast<int>(success.rules()[static_cast<std::size_t>(rules[row])].stage);
                CHECK(made.history.at(row, at) == stage);
            }
        }
    }
}

TEST_CASE("What the user says that a word means holds in the past too", "[history]")
{
    const Model model = modelOf("Stage|Position|deal outcome?|Expected contribution\nSale|2|bought|high\nAttraction|1||low\n");
    const Table table = tableOf("contact|first contact|deal opened|deal closed|deal outcome\n"
                                "A|2024-01-05|2024-01-10|2024-03-10|4 - signed off\n"
                                "B|2024-01-06|2024-01-11|2024-02-10|Closed Won\n");
    const auto asRead = dated(table, model, {}, lifecycle::Day{45'412}).value(); // 2024-04-30
    CHECK(path(asRead, model, 0) == "AAAA");
    CHECK(path(asRead, model, 1) == "ASSS");
    const auto asChosen = datedTable(table, recognise(table), model,
        {.period = {}, .asOf = 45'412, .today = today, .outcomes = {{"deal outcome", {{"4 - signed off", "bought"}}}}, .pulse = {}});
    REQUIRE(asChosen);
    CHECK(path(asChosen.value(), model, 0) == "AASS"); // closed in March
    CHECK(path(asChosen.value(), model, 1) == "ASSS");
}
