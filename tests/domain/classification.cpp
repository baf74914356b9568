#include "domain/classification.hpp"
#include "spoken.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace lifecycle;
using namespace lifecycle::test;

namespace {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

Model model(std::string_view text)
{
    auto read = Model::read(tableOf(text));
    if (!read)
        FAIL(spoken(read.error()));
    return std::move(read).value();
}

Classifier bound(const Model& model, const Facts& facts, std::optional<Day> asOf = {})
{
    auto classifier = Classifier::bind(model, facts, asOf);
    if (!classifier)
        FAIL(spoken(classifier.error()));
    return std::move(classifier).value();
}

/// Each row's stage; '-' where no rule holds, '#' for an error cell. Asked one by one and all at once.
std::string stages(const Model& model, const Facts& facts, std::optional<Day> asOf = {})
{
    const Classifier classifier = bound(model, facts, asOf);
    const auto all = classifier.classify();
    std::string named;
    for (std::size_t row = 0; row < facts.rows(); ++row) {
        const auto rule = all.rule[row];
        CHECK(classifier.ruleFor(row) == rule);
        named += rule == Classification::errorCell ? "#"
            : rule < 0                             ? "-"
                                                   : model.stages()[model.rules()[static_cast<std::size_t>(rule)].stage].name;
    }
    return named;
}

} // namespace

TEST_CASE("The first row whose every filled criterion holds gives the stage", "[classification]")
{
    const Model life = model("Stage|Position|orders|kind|Expected contribution\n"
                             "A|1|<3|won|\nB|2|<3||\nA||>=10||\nC|3|>=3|<>lost|\n");
    const Table table = tableOf("Orders|Kind\n2|Won\n2|lost\n12|lost\n5|won\n5|lost\n5|\n|won\n");
    CHECK(stages(life, factsOf(table)) == "ABAC---"); // <>lost does not hold for what is not known
}

TEST_CASE("A field may head two columns: both must hold", "[classification]")
{
    const Model life = model("Stage|Position|orders|orders|Expected contribution\nA|1|>=3|<=5|\nB|2|||\n");
    const Table table = tableOf("orders\n2\n3\n5\n6\n");
    CHECK(stages(life, factsOf(table)) == "BAAB");
}

TEST_CASE("A field with a question mark may be missing; every other is asked for by name", "[classification]")
{
    const Table table = tableOf("orders\n2\n");
    CHECK(stages(model("Stage|Position|orders|balance?|Expected contribution\nA|1|2|<=0;=|\n"), factsOf(table)) == "A");
    CHECK(stages(model("Stage|Position|orders|balance?|Expected contribution\nA|1|2|<=0|\n"), factsOf(table)) == "-");

    const Facts facts = factsOf(table);
    const Model needy = model("Stage|Position|orders|mood|weather|Expected contribution\nA|1|2|<=0|sunny|\n");
    const auto classifier = Classifier::bind(needy, facts, {});
    REQUIRE_FALSE(classifier);
    CHECK(spoken(classifier.error())
          == "The model reads mood, weather, which this table does not have. Add such a column, or put a ? behind the header in "
             "the model.");
}

TEST_CASE("A model that counts days asks for the as-of date", "[classification]")
{
    const Table table = tableOf("Signed\n2024-01-05\n2024-03-01\n\n");
    const Facts facts = factsOf(table);
    const Model life = model("Stage|Position|days since signed|Expected contribution\nA|1|>=30|\nB|2|<30|\n");
    CHECK(stages(life, facts, 45357) == "AB-"); // 2024-03-06
    const auto undated = Classifier::bind(life, facts, {});
    REQUIRE_FALSE(undated);
    CHECK(spoken(undated.error()) == "The model reads days since signed: give the as-of date.");
    CHECK(stages(model("Stage|Position|days since signed?|Expected contribution\nA|1|>=30|\nB|2|=|\n"), facts) == "BBB");
}

TEST_CASE("An error in a field that the model reads is no stage, and named", "[classification]")
{
    Table table = tableOf("orders|notes\n2|x\n2|x\n");
    table.columns[0][0] = Value::error();
    table.columns[1][1] = Value::error(); // not read
    const Facts facts = factsOf(table);
    const Model life = model("Stage|Position|orders|Expected contribution\nA|1|<>|\nB|2||\n");
    CHECK(stages(life, facts) == "#A");
    CHECK(spoken(bound(life, facts).reason(0, Classification::errorCell)) == "There is an error in orders.");
}

TEST_CASE("One by one and all at once give the same, for random models and tables", "[classification]")
{
    std::mt19937 random{7};
    const auto one = [&](const std::vector<std::string>& of) { return of[random() % of.size()]; };
    const auto upTo = [&](unsigned n) { return static_cast<int>(random() % n); };
    std::vector<int> met(4);
    for (int round = 0; round < 300; ++round) {
        std::string text = "Stage|Position|a|b|c?|days since d|Expected contribution\n";
        for (int rule = 0; rule < 6; ++rule)
            text += one({"A|1", "B|2", "C|exit"}) + '|' + one({"", ">2", "<=3", "x*", "=", "<>x"}) + '|'
                + one({"", "<0.5", "0.5;=", "<>"}) + '|' + one({"", "", "=", "yes"}) + '|' + one({"", "", ">5", "<5;="}) + "|\n";
        Table table = tableOf("a|b|d\n");
        for (int row = 0; row < 40; ++row) {
            const auto cell = [&](const std::vector<std::string>& texts) {
                const auto chosen = one(texts);
                return chosen == "#" ? Value::error() : chosen.empty() ? Value{} : Value::text(table.texts.intern(chosen));
            };
            table.columns[0].push_back(random() % 2 ? Value::number(upTo(5)) : cell({"", "x", "xy", "3", "#", "y"}));
            table.columns[1].push_back(random() % 2 ? Value::number(upTo(4) / 4.0) : cell({"", " ", "0,5"}));
            table.columns[2].push_back(random() % 2 ? Value::number(45000 + upTo(10)) : cell({"", "2023-03-16"}));
        }
        const Model life = model(text);
        const auto named = stages(life, factsOf(table), 45008); // checks one by one
        for (const char c : named)
            ++met[c == '#' ? 0U : c == '-' ? 1U : c == 'C' ? 2U : 3U];
    }
    for (const int times : met)
        CHECK(times > 100);
}

TEST_CASE("A reason tells the rule, its criteria and this customer's values", "[classification]")
{
    const Model life = model("Stage|Position|frequency|silence|last order|share|Expected contribution\n"
                             "Decline|exit|>=1|<0.05|>=2024-01-01|<>|\nOther|1|||||\n");
    const std::vector<double> frequency{5}, silence{0.0213}, last{45296}, share{0.128347};
    Facts facts{1};
    facts.add("frequency", frequency);
    facts.add("silence", silence);
    facts.add("last order", last);
    facts.add("share", share);
    const Classifier classifier = bound(life, facts);
    CHECK(spoken(classifier.reason(0, 0))
          == "Decline (presumed), row 2 of the model: frequency 5 (>=1), silence 0.02 (<0.05), last order 2024-01-05 "
             "(>=2024-01-01), share 0.13 (<>)");
    CHECK(spoken(classifier.reason(0, 1)) == "Other, row 3 of the model: everyone else");
    CHECK(spoken(classifier.reason(0, Classification::noRule)) == "No rule of the model holds.");
}

TEST_CASE("A reason shows as many digits as it takes not to contradict itself, and no more", "[classification]")
{
    const Model life = model("Stage|Position|silence|recency|Expected contribution\nA|1|<0.05|<30.5|\n");
    const auto said = [&](double silence, double recency) {
        const std::vector<double> silences{silence}, recencies{recency};
        Facts facts{1};
        facts.add("silence", silences);
        facts.add("recency", recencies);
        return spoken(bound(life, facts).reason(0, 0));
    };
    CHECK(said(0.0213, 12.2) == "A (presumed), row 2 of the model: silence 0.02 (<0.05), recency 12 (<30.5)");
    CHECK(said(0.0496, 12.2)
          == "A (presumed), row 2 of the model: silence 0.0496 (<0.05), recency 12 (<30.5)"); // 0.050 is not below
    CHECK(said(0.0012, 12.2)
          == "A (presumed), row 2 of the model: silence 0.001 (<0.05), recency 12 (<30.5)"); // rare is not never
    CHECK(said(0, 12) == "A (presumed), row 2 of the model: silence 0 (<0.05), recency 12 (<30.5)");
}

TEST_CASE("Presumed is what only silence speaks for", "[classification]")
{
    const Model life = model("Stage|Position|frequency|silence|overdue|ended?|balance?|Expected contribution\n"
                             "A|1|>=1|<0.05||||\nB|2|||>=8||<=0;=|\nC|3||||<>||\nD|4||>=0.5||||\nE|5|>=1|||||\n");
    const Table table = tableOf("frequency|silence|overdue|balance\n3|0.01|9|\n3|0.01|9|0\n");
    const Facts facts = factsOf(table);
    const Classifier classifier = bound(life, facts);
    CHECK(classifier.isPresumed(0, 0));
    CHECK(classifier.isPresumed(0, 1));       // the balance is not known
    CHECK_FALSE(classifier.isPresumed(1, 1)); // that it is settled speaks, too
    CHECK_FALSE(classifier.isPresumed(0, 2));
    CHECK_FALSE(classifier.isPresumed(0, 3)); // asks for a customer who is not silent
    CHECK_FALSE(classifier.isPresumed(0, 4));
    CHECK_FALSE(classifier.isPresumed(0, Classification::noRule));
}

TEST_CASE("Values that change in their place are met by the next question", "[classification]")
{
    const Model life = model("Stage|Position|orders|Expected contribution\nA|1|<3|\nB|2||\n");
    Table table = tableOf("orders\n2\n");
    const Facts facts = factsOf(table);
    const Classifier classifier = bound(life, facts);
    CHECK(classifier.ruleFor(0) == 0);
    table.columns[0][0] = Value::number(4);
    CHECK(classifier.ruleFor(0) == 1);
    table.columns[0][0] = Value::text(table.texts.intern("1"));
    CHECK(classifier.ruleFor(0) == 0);
}

TEST_CASE("A criterion on not known reads in the reason", "[classification]")
{
    const Model life = model("Stage|Position|frequency|wallet change?|Expected contribution\nA|1|=|<-0.2;=|\n");
    const std::vector<double> frequency{notKnown};
    Facts facts{1};
    facts.add("frequency", frequency);
    CHECK(spoken(bound(life, facts).reason(0, 0))
          == "A, row 2 of the model: frequency not known (=), wallet change not known (<-0.2;=)");
}

TEST_CASE("A date is not known before its day, however it is written; a planned one is", "[classification]")
{
    const Model life = model("Stage|Position|signed|renewal|Expected contribution\nS|2|<>||\nR|1||<>|\nN|3|||\n");
    Table table = tableOf("signed|renewal\n|\n2024-03-01|\n20240301|\n|2024-03-01\n");
    table.columns[0][0] = Value::number(45352);
    table.columns[0].push_back(Value::number(45352.75)); // that day's afternoon
    table.columns[0].push_back(Value::number(20240301));
    table.columns[1].resize(6);
    CHECK(stages(life, factsOf(table), 45351) == "NNNRNN");
    CHECK(stages(life, factsOf(table), 45352) == "SSSRSS");
    CHECK(stages(life, factsOf(table)) == "SSSRSS"); // without a T all that is written is known
}
