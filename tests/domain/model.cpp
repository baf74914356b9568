#include "domain/model.hpp"
#include "domain/derived_facts.hpp"
#include "domain/fields.hpp"
#include "domain/folding.hpp"
#include "spoken.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace lifecycle;
using namespace lifecycle::test;

namespace {

Model model(std::string_view text, const Conventions& conventions = {})
{
    auto read = Model::read(tableOf(text, conventions));
    if (!read)
        FAIL(spoken(read.error()));
    return std::move(read).value();
}

std::string wrong(std::string_view text)
{
    Table table = tableOf(text);
    table.sheet = "Model";
    const auto read = Model::read(table);
    return read ? "no error" : spoken(read.error());
}

} // namespace

TEST_CASE("A model is read from a table", "[model]")
{
    const Model life = model("Stage|Position|orders|ended?|Expected contribution|Action|Follow up within (days)|Colour|My notes\n"
                             "Gone|exit||<>|nothing|Say goodbye|none|#999999|\n"
                             "Young|1|<3||low|Greet|14||first\n"
                             "\n"
                             " young |||=||Greet again||  |\n"
                             "Old|2|>=3||high|Thank|90||\n"
                             "Slipping|exit|||falling|Ask|7||\n");
    REQUIRE(life.stages().size() == 4);
    CHECK(life.stages()[0].name == "Young"); // in the order of the life, the exit stage that is tried first last
    CHECK(life.stages()[1].name == "Old");
    CHECK(life.stages()[2].name == "Slipping");
    CHECK(life.stages()[3].name == "Gone");
    CHECK(life.stages()[0].position == 1);
    CHECK_FALSE(life.stages()[3].position);
    CHECK(life.stages()[0].expectedContribution == "low");
    CHECK(life.stages()[3].colour == 0x999999);

    REQUIRE(life.criterionColumns().size() == 2);
    CHECK(life.criterionColumns()[1].header == "ended");
    CHECK(life.criterionColumns()[1].mayBeMissing);
    CHECK_FALSE(life.criterionColumns()[0].mayBeMissing);

    REQUIRE(life.rules().size() == 5);
    CHECK(life.rules()[0].stage == 3);
    CHECK(life.rules()[2].stage == 0);
    CHECK(life.rules()[2].sheetRow == 5); // the blank row counts
    CHECK_FALSE(life.rules()[0].criteria[0]);
    CHECK(life.information(2, "action") == "Greet again");
    CHECK(life.information(2, "My notes") == "first"); // from the stage's first row
    CHECK(life.information(2, "Gagawin") == "Greet again");
    CHECK_FALSE(life.information(2, "Owner"));
    CHECK(life.followUpDays(2) == 14);
    CHECK_FALSE(life.followUpDays(0));
}

TEST_CASE("Numbers in a model's cells are meant as they look", "[model]")
{
    Table table = tableOf("Stage|Position|orders|Expected contribution\nA||| \nB|2||\n", {',', DateOrder::dayMonthYear});
    table.columns[1][0] = Value::number(1);
    table.columns[2][0] = Value::number(0.125); // shown with a point, which is no grouping
    const auto read = Model::read(table);
    REQUIRE(read);
    CHECK(read.value().stages()[0].position == 1);
    CHECK(read.value().rules()[0].criteria[0]->holds(0.125));
    CHECK_FALSE(read.value().rules()[0].criteria[0]->holds(125.0));
}

TEST_CASE("A model's headers are known in five languages, exactly", "[model]")
{
    for (const auto language : Wording::languages()) {
        const Wording wording{language};
        const Model read = model(wording.word("Stage") + '|' + wording.word("Position") + "|orders|"
                                 + wording.word("Expected contribution") + '|' + wording.word("Follow up within (days)") + "\nA|"
                                 + wording.word("exit") + "|1|" + wording.word("low") + "|30\n");
        CHECK_FALSE(read.stages()[0].position);
        CHECK(read.followUpDays(0) == 30);
    }
    CHECK(wrong("Stages|Position|x|Expected contribution\nA|1|1|\n")
          == "Model.A1: the first header of a model must be Stage, but it is 'Stages'.");
}

TEST_CASE("A field of the user's may be called Stage, Owner or Action", "[model]")
{
    const Model read = model("Stage|Position|Stage|Owner|Action|Expected contribution|Owner\nA|1|old|Ann|<>|low|Bob\n");
    REQUIRE(read.criterionColumns().size() == 3);
    CHECK(read.criterionColumns()[0].header == "Stage");
    CHECK(read.information(0, "Owner") == "Bob");
}

TEST_CASE("What is wrong with a model is said with its cell", "[model]")
{
    CHECK(wrong("Stage|Rank|x|Expected contribution\n")
          == "Model.B1: the second header of a model must be Position, but it is 'Rank'.");
    CHECK(wrong("Stage|Position|x\nA|1|2\n")
          == "Model.A1: this model has no column Expected contribution. Put it after the last criterion.");
    CHECK(wrong("Stage|Position|x|Expected contribution\n")
          == "Model.A1: this model has no rule. Write one in each row under the headers.");
    CHECK(wrong("Stage|Position||Expected contribution\nA|1|5|\n")
          == "Model.C1: this column has criteria but no header. Write the field that they ask for.");
    CHECK(wrong("Stage|Position|x|Expected contribution\nA|1|>=abc|\n")
          == "Model.C2: '>=abc' compares with 'abc', which is neither a number nor a date. Texts can only be equal (won) or "
             "different (<>won).");
    CHECK(wrong("Stage|Position|x|Expected contribution\nA|1||\n|2|5|\n") == "Model.A3: this rule names no stage.");
    CHECK(wrong("Stage|Position|x|Expected contribution\nA|first||\n")
          == "Model.B2: 'first' is not a position. Write 1, 2, 3 … or exit.");
    CHECK(wrong("Stage|Position|x|Expected contribution\nA|0||\n")
          == "Model.B2: '0' is not a position. Write 1, 2, 3 … or exit.");
    CHECK(wrong("Stage|Position|x|Expected contribution\nA|1.5||\n")
          == "Model.B2: '1.5' is not a position. Write 1, 2, 3 … or exit.");
    CHECK(wrong("Stage|Position|x|Expected contribution\nA|||\n")
          == "Model.B2: this is the first rule of its stage and needs the stage's position: 1, 2, 3 … or exit.");
    CHECK(wrong("Stage|Position|x|Expected contribution\nA|1||\nA|2||\n")
          == "Model.B3: '2' is not the position that this stage has further up. Give it one position, or leave the cell empty.");
    CHECK(wrong("Stage|Position|x|Expected contribution\nStage|Position|x|Expected contribution\nA|1||\n")
          == "Model.A2: the headers appear a second time here. A model has one row of headers; remove this row or what is "
             "above it.");
    CHECK(wrong("Stage|Position|In stage since|Expected contribution\nA|1|<>|\n")
          == "Model.C1: 'In stage since' cannot be a criterion, since it follows from the stage itself.");
    CHECK(wrong("Stage|Position|days since in stage since|Expected contribution\nA|1|<>|\n")
          == "Model.C1: 'days since in stage since' cannot be a criterion, since it follows from the stage itself.");
    CHECK(wrong("Stage|Position|x|Expected contribution|Follow up within (days)\nA|1|||soon\n")
          == "Model.E2: 'soon' is not a number of days. Write 0, 1, 2 … or none.");
    CHECK(wrong("Stage|Position|x|Expected contribution|Colour\nA|1|||red\n")
          == "Model.E2: 'red' is not a colour. Write it as #RRGGBB, for instance #0072B2.");
    CHECK(wrong("") == "Model.A1: the first header of a model must be Stage, but it is ''.");

    Table table = tableOf("Stage|Position|x|Expected contribution\nA|1||\n");
    table.columns[2][0] = Value::error();
    const auto read = Model::read(table);
    REQUIRE_FALSE(read);
    CHECK(spoken(read.error()) == "C2: this cell of the model holds an error. Correct its formula, or clear it.");
}

TEST_CASE("A model of 200 stages is as good as one of five", "[model]")
{
    std::string text = "Stage|Position|orders|Expected contribution\n";
    for (int stage = 200; stage > 0; --stage)
        text += "Stage " + std::to_string(stage) + '|' + std::to_string(stage) + '|' + std::to_string(stage) + "|\n";
    const Model read = model(text);
    REQUIRE(read.stages().size() == 200);
    CHECK(read.stages()[6].name == "Stage 7");
    CHECK(read.rules()[0].stage == 199);
    CHECK(read.stages()[0].colour != read.stages()[1].colour);
}

TEST_CASE("A stage without a colour gets the next free one of the palette", "[model]")
{
    const Model read = model("Stage|Position|x|Expected contribution|Colour\nA|1||||\nB|2|||#56B4E9\nC|3|||\n");
    std::set<std::uint32_t> colours;
    for (const auto& stage : read.stages())
        colours.insert(stage.colour);
    CHECK(colours.size() == 3);
    CHECK(read.stages()[1].colour == 0x56B4E9);
}

TEST_CASE("A built-in model is found by its name in any language", "[model]")
{
    const auto english = Model::builtIn("Relationship");
    REQUIRE(english);
    const auto spanish = Model::builtIn("relación");
    REQUIRE(spanish);
    CHECK(english.value().stages()[0].name == "Exploration");
    CHECK(spanish.value().stages()[0].name == "Exploración");
    CHECK(spanish.value().rules().size() == english.value().rules().size());
    CHECK(spanish.value().rules()[2].criteria[2]->written() == "sí;>1");
    const auto none = Model::builtIn("loyalty");
    REQUIRE_FALSE(none);
    CHECK(spoken(none.error())
          == "No built-in model is called 'loyalty'. Built in: relationship, journey, engagement, milestones, success. Give one of "
             "these names, or the range of a model of your own.");
}

TEST_CASE("Every built-in model reads in every language, and is the same model there", "[model]")
{
    for (const auto name : Model::builtInNames())
        for (const auto language : Wording::languages()) {
            INFO(name << " in " << language);
            const auto table = Model::builtInTable(name, language);
            REQUIRE(table);
            const auto read = Model::read(table.value());
            if (!read)
                FAIL(spoken(read.error()));
            const auto english = Model::builtIn(name);
            REQUIRE(read.value().rules().size() == english.value().rules().size());
            for (std::size_t rule = 0; rule < read.value().rules().size(); ++rule) {
                CHECK(read.value().rules()[rule].stage == english.value().rules()[rule].stage);
                CHECK(read.value().followUpDays(rule) == english.value().followUpDays(rule));
                CHECK_FALSE(read.value().information(rule, "Action").value().empty());
                CHECK_FALSE(read.value().information(rule, "Owner").value().empty());
            }
            std::set<std::uint32_t> colours;
            for (const auto& stage : read.value().stages())
                colours.insert(stage.colour);
            CHECK(colours.size() == read.value().stages().size());
        }
}

namespace {

std::map<std::string, std::vector<std::string>> wordsByEnglish()
{
    std::ifstream file{LIFECYCLE_SOURCE "/extension/locale/words.tsv"};
    std::map<std::string, std::vector<std::string>> words;
    std::string line;
    while (std::getline(file, line)) {
        std::vector<std::string> cells;
        std::istringstream rest{line};
        for (std::string cell; std::getline(rest, cell, '\t');)
            cells.push_back(cell);
        INFO(line);
        REQUIRE_FALSE(cells.empty());
        CHECK(words.emplace(cells[0], cells).second); // each stands once
    }
    return words;
}

/// Not a word: a number, a colour, a criterion that compares.
bool isWord(const std::string& cell)
{
    return !cell.empty() && cell.find_first_not_of("0123456789.-") != std::string::npos
        && std::string_view{"#<>="}.find(cell.front()) == std::string_view::npos;
}

/// The whole cell, or of a criterion each alternative.
std::vector<std::string> wordsOf(const std::string& cell, const std::map<std::string, std::vector<std::string>>& known)
{
    std::vector<std::string> words;
    std::istringstream alternatives{cell};
    for (std::string word; std::getline(alternatives, word, known.count(cell) == 1 ? '\n' : ';');)
        if (isWord(word))
            words.push_back(word);
    return words;
}

} // namespace

TEST_CASE("Each word of each shipped model stands in all five languages", "[model]")
{
    const auto words = wordsByEnglish();
    for (const auto& [english, cells] : words) {
        INFO(english);
        CHECK(cells.size() == Wording::languages().size());
        for (const auto& cell : cells)
            CHECK_FALSE(cell.empty());
    }
    for (const auto name : Model::builtInNames()) {
        CHECK(words.count(std::string{name}) == 1);
        const auto table = Model::builtInTable(name, "en");
        for (std::size_t column = 0; column < table.value().headers.size(); ++column) {
            std::string header = table.value().headers[column];
            if (header.ends_with('?'))
                header.pop_back();
            INFO(name << ": " << header);
            const auto days = daysHeader(header);
            CHECK((words.count(header) == 1 || fieldNamed(days ? days->date : header) != nullptr));
            for (const auto value : table.value().columns[column])
                for (const auto& word : wordsOf(table.value().display(value), words)) {
                    INFO(word);
                    CHECK(words.count(word) == 1);
                }
        }
    }
}

TEST_CASE("The words that a model is read by differ within each language", "[model]")
{
    for (const auto language : Wording::languages()) {
        std::set<std::string> seen;
        for (const auto* const word : {"Stage", "Position", "Expected contribution", "Owner", "Supporting", "Action",
                                       "Follow up within (days)", "Chances", "Outcome", "Colour"})
            CHECK(seen.insert(folded(Wording{language}.word(word))).second);
    }
}
