#include "domain/model_check.hpp"
#include "domain/colour_distance.hpp"
#include "domain/reachable_rules.hpp"
#include "spoken.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

using namespace lifecycle;
using namespace lifecycle::test;

namespace {

/// Every finding as `key place`.
std::vector<std::string> found(const Table& table)
{
    std::vector<std::string> all;
    for (const auto& finding : checkModel(table)) {
        all.push_back(finding.what.key + ' ' + std::get<std::string>(finding.what.arguments.front().value));
        CHECK(std::get<std::string>(finding.what.arguments.front().value)
              == (finding.row ? table.placeOf(finding.column, *finding.row) : table.placeOfHeader(finding.column)));
    }
    return all;
}

using All = std::vector<std::string>;

/// Rules on one or two fields, `a|b` per row; what of them is never reached.
std::string unreachable(std::string_view header, const std::vector<std::string>& rules)
{
    std::string text = "Stage|Position|" + std::string{header} + "|Expected contribution\n";
    for (std::size_t i = 0; i < rules.size(); ++i)
        text += "S" + std::to_string(i) + "|1|" + rules[i] + "|\n";
    const auto model = Model::read(test::tableOf(text));
    if (!model)
        FAIL(spoken(model.error()));
    std::string result;
    for (const auto& reach : reachOf(model.value())) {
        result += reach.kind == Reach::Kind::reachable ? '.' : reach.kind == Reach::Kind::contradicts ? 'x' : 'c';
        if (reach.by)
            result += std::to_string(*reach.by);
    }
    return result;
}

} // namespace

TEST_CASE("All that is wrong in a model is named, each with its cell", "[model_check]")
{
    const Table table = test::tableOf("Stage|Position|x|Expected contribution|Follow up within (days)|Colour\n"
                                      "One|1|>=abc||soon|red\n"
                                      "|2|>>3||3|\n"
                                      "Two|two|2;||3|#0072B2\n"
                                      "One|3|>||-1|\n"
                                      "Three||1|||\n"
                                      "Stage|Position|x|||\n");
    CHECK(found(table) == All{"error.model.criterion C2", "error.model.days E2", "error.model.colour F2", "error.model.ruleWithoutStage A3",
                              "error.model.criterion C3", "error.model.position B4", "error.model.criterion C4", "error.model.twoPositions B5",
                              "error.model.criterion C5", "error.model.days E5", "error.model.noPositionOfStage B6", "error.model.secondHeader A7"});
    // What `read` says is the first of them.
    const auto model = Model::read(table);
    REQUIRE_FALSE(model);
    CHECK(model.error().key == "error.model.criterion");
    CHECK(spoken(checkModel(table)[4].what).find(">>3") != std::string::npos);
}

TEST_CASE("Tables that are no models", "[model_check]")
{
    CHECK(found(test::tableOf("a|b\n1|2\n")) == All{"error.model.noStage A1"});
    CHECK(found(test::tableOf("Stage|b\n1|2\n")) == All{"error.model.noPosition B1"});
    CHECK(found(test::tableOf("Stage|Position|x\nA|1|2\n")) == All{"error.model.noExpectedContribution A1"});
    CHECK(found(test::tableOf("Stage|Position|x|Expected contribution\n")) == All{"error.model.noRule A1"});
    CHECK(found(test::tableOf("Stage|Position|in stage since|x|Expected contribution\nA|1||>\n")) == All{"error.model.circular C1", "error.model.criterion D2"});
    Table table = test::tableOf("Stage|Position|x|Expected contribution\nA|1|2|\nB|2|3|\n"); // circular references on the sheet are Err:522
    table.columns[2][0] = table.columns[3][1] = Value::error();
    CHECK(found(table) == All{"error.model.errorCell C2", "error.model.errorCell D3"});
}

TEST_CASE("Rules that can never hold", "[model_check]")
{
    CHECK(unreachable("x", {"<2", ">=2"}) == "..");
    CHECK(unreachable("x", {"<2", "<=2", "2", ">5", "7", "<>"}) == "..c1.c3.");
    CHECK(unreachable("x", {"<>", "won", "=", ""}) == ".c0.c"); // known and not known: nobody is left for the last
    CHECK(unreachable("x", {"<2", ">=2", "3"}) == "..c1");
    CHECK(unreachable("x", {"<2", ">1", "7;1.5", "won"}) == "..c1.");
    CHECK(unreachable("x", {"<=1", ">3", ">1", ">=2"}) == "...c2");
    CHECK(unreachable("x", {"<=2", ">=4", "1;5", ">1"}) == "..c.");
    CHECK(unreachable("x", {"yes", "no", "1", "0", "si"}) == "....c0"); // the text 1 is no yes
    CHECK(unreachable("x", {"", "2"}) == ".c0");
    // Text.
    CHECK(unreachable("x", {"won", " WON ", "w*", "won*", "<>lost", "lost", "anything"}) == ".c0.c2..c4");
    CHECK(unreachable("x", {"<>won", "won", "w?n", "*"}) == "..cc");
    CHECK(unreachable("x", {"*a*", "banana", "b*", "b?a", "?", ""}) == ".c0.c0..");
    CHECK(unreachable("x", {"<>*nal", "inter*"}) == ".."); // 'internal' is left
    // Two fields, one field twice.
    CHECK(unreachable("x|y", {"<2|", "|>5", "1|9", "3|4", ">=2|<=5"}) == "..c0..");
    CHECK(unreachable("x|x", {">5|<3", ">3|<5", "4|", "inter*|*nal", "a*|b*", "a|<>a"}) == "x.c1.xx");
    CHECK(unreachable("x|y", {"<2|", ">=2|<1", ">=2|>=1;=", "|5"}) == "...."); // x may be a text
    CHECK(unreachable("x|y", {"<2|", ">=2|<1", ">=2|>=1;=", ">0|5"}) == "...c");
}

TEST_CASE("In a column of outcomes a word is covered by its meaning", "[model_check]")
{
    CHECK(unreachable("deal outcome", {"bought", "Closed Won", "lost", "refused"}) == ".c0..");
    CHECK(unreachable("my column", {"bought", "Closed Won"}) == "..");
    CHECK(unreachable("target", {"yes", "no", "=", "Y"}) == "...c0");
}

TEST_CASE("No rule is called unreachable that some customer reaches", "[model_check]")
{
    // Random models and random customers; whoever a rule takes proves it reachable.
    constexpr std::array criteria{"", "", "<2", ">=2", "1;3", "<>2", "=", "<>", "won", "<>won", "w*", "*n", "2;won", "<>w*", "yes", "<=0;="};
    constexpr std::array values{"", "0", "1", "2", "3", "2.5", "won", "wan", "wine", "lost", "yes", "no", "nation"};
    std::mt19937 random{7};
    const auto any = [&](const auto& from) { return std::string{from[random() % from.size()]}; };
    std::size_t unreached = 0;
    for (int trial = 0; trial < 300; ++trial) {
        std::string text = "Stage|Position|x|y|x|Expected contribution\n";
        for (int rule = 0; rule < 8; ++rule)
            text += "S" + std::to_string(rule) + "|1|" + any(criteria) + '|' + any(criteria) + '|' + any(criteria) + "|\n";
        const auto model = Model::read(test::tableOf(text));
        REQUIRE(model);
        const auto reach = reachOf(model.value());
        std::vector<bool> taken(reach.size());
        for (const auto* x : values)
            for (const auto* y : values) {
                const Table table = test::tableOf("x|y|z\n" + std::string{x} + '|' + y + "|0\n");
                const Fact first = test::factsOf(table).at(0, 0), second = test::factsOf(table).at(1, 0);
                for (std::size_t rule = 0; rule < reach.size(); ++rule) {
                    const auto& asked = model.value().rules()[rule].criteria;
                    const auto met = [&](std::size_t column, const Fact& fact) { return !asked[column] || asked[column]->holds(fact); };
                    if (met(0, first) && met(1, second) && met(2, first)) {
                        taken[rule] = true;
                        break;
                    }
                }
            }
        for (std::size_t rule = 0; rule < reach.size(); ++rule) {
            INFO(text << "rule " << rule);
            unreached += reach[rule].kind != Reach::Kind::reachable;
            CHECK((!taken[rule] || reach[rule].kind == Reach::Kind::reachable));
            // These few values reach nearly all that can be reached; where they do not, a proof stands against them.
        }
    }
    CHECK(unreached > 300);
}

TEST_CASE("What is odd in a model is said beside it", "[model_check]")
{
    const auto table = test::tableOf("Stage|Position|x|shoe size?|days since shoes|Expected contribution|Colour\n"
                                     "One|1|<2|40|||#0072B2\n"
                                     "Three|3|>=2;=||<9||#0072B0\n"
                                     "Three||3|41|<9|||\n"
                                     "Four|4|>5;<1||<9||#E69F00\n"
                                     "Four||1|39|<0||\n");
    CHECK(found(table) == All{"check.position.gap B3", "check.colour.overlap G3", "check.rule.covered A4", "check.field.own D1", "check.field.own E1"});
    for (const auto& finding : checkModel(table))
        CHECK(finding.weight == (finding.what.key == "check.field.own" ? ModelFinding::Weight::note : ModelFinding::Weight::warning));
    const auto never = test::tableOf("Stage|Position|x|Expected contribution\nAll|1||\nA|2|1|\nA||2|\n");
    CHECK(found(never) == All{"check.rule.covered A3", "check.stage.unreachable A3", "check.rule.covered A4"});
}

TEST_CASE("Two hundred stages are checked at once, and said to be more than there are colours", "[model_check]")
{
    std::string text = "Stage|Position|frequency|source|Expected contribution\n";
    for (int stage = 1; stage <= 200; ++stage)
        text += "Stage " + std::to_string(stage) + '|' + std::to_string(stage) + "|>=" + std::to_string(201 - stage) + "|word " + std::to_string(stage) + "|\n";
    CHECK(found(test::tableOf(text)) == All{"check.colour.tooMany A1"});
    CHECK(found(test::tableOf(text + "Stage 200||7|word 194|\n")) == All{"check.colour.tooMany A1", "check.rule.covered A202"});
}

TEST_CASE("Nothing is odd in the built-in models, in any language", "[model_check]")
{
    for (const auto name : Model::builtInNames())
        for (const auto language : Wording::languages()) {
            const auto table = Model::builtInTable(name, language);
            REQUIRE(table);
            INFO(name << ", " << language);
            std::string said;
            for (const auto& finding : checkModel(table.value()))
                said += spoken(finding.what) + '\n';
            CHECK(said == "");
        }
}

TEST_CASE("How far colours are apart", "[model_check]")
{
    CHECK(colourDistance(0xFFFFFF, 0x000000) == Approx(100).margin(0.01)); // L* from 0 to 100 is what white and black are
    CHECK(colourDistance(0x123456, 0x123456) == 0);
    // Red and olive: who sees no red hardly tells them apart, others do at a glance.
    CHECK(colourDistance(0xFF0000, 0x606800) < nearestColours);
    const auto model = Model::read(test::tableOf("Stage|Position|x|Expected contribution\nA|1|1|\nB|1|2|\nC|1|3|\nD|1|4|\nE|1|5|\nF|1|6|\nG|1|7|\nH|1|8|\nI|1|9|\nJ|1|10|\nK|1|11|\nL|1|12|\n"));
    for (const auto& stage : model.value().stages())
        for (const auto& other : model.value().stages())
            if (&stage != &other)
                CHECK(colourDistance(stage.colour, other.colour) > nearestColours);
}
