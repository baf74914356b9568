// The texts on screen in every language of ours: complete, alike in what they hold, and at one with the words of the models, the
// names of the fields, and each other. And every text is one that the program says.

#include "domain/built_in.hpp"
#include "domain/table.hpp"
#include "domain/wording.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace lifecycle;

namespace {

/// Keys whose text is the same in all languages, and why. One that ends in a dot stands for all that begin with it.
constexpr std::array sameEverywhere{
    "extension.name",   // the product's name
    "options.languageName.", // a language is chosen by its own name for itself
    "function.result.", // headers of the functions' results: part of the file format, as the functions' names are
};

/// Words of models that stay as they are in a language, and why.
constexpr std::array sameWords{
    "customer success, marketing", // fil: departments, which offices there call by their English names
};

/// Literals in the sources that look like keys and are none.
const std::regex otherNames{R"(.*\.(xdl|tsv|py|css|properties))"};

struct Line {
    std::string key, text; ///< without a key: a comment or a blank line
};

std::vector<Line> linesOf(std::string_view language)
{
    std::vector<Line> lines;
    std::string_view rest = builtInFile("locale/" + std::string{language} + ".properties");
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const std::string line{rest.substr(0, end)};
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto equals = line.find(" = ");
        if (line.starts_with('#') || equals == std::string::npos)
            lines.push_back({"", line});
        else
            lines.push_back({line.substr(0, equals), line.substr(equals + 3)});
    }
    return lines;
}

std::set<std::string> keys()
{
    std::set<std::string> all;
    for (const auto& line : linesOf("en"))
        if (!line.key.empty())
            all.insert(line.key);
    return all;
}

bool isSameEverywhere(const std::string& key)
{
    return std::any_of(sameEverywhere.begin(), sameEverywhere.end(),
        [&](const std::string name) { return name.ends_with('.') ? key.starts_with(name) : key == name; });
}

const std::regex placeholder{R"(\{\w+\})"};

std::set<std::string> placeholdersOf(const std::string& text)
{
    return {std::sregex_token_iterator(text.begin(), text.end(), placeholder), {}};
}

/// Words of two letters or more.
std::ptrdiff_t wordsIn(const std::string& text)
{
    static const std::regex word{"[A-Za-z]{2,}"};
    const std::string plain = std::regex_replace(text, placeholder, "");
    return std::distance(std::sregex_iterator(plain.begin(), plain.end(), word), {});
}

/// By the first byte of a letter: Cyrillic, or Han.
bool hasOtherLetters(const std::string& text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0xD0 || byte == 0xD1 || (byte >= 0xE4 && byte <= 0xE9);
    });
}

std::size_t signsIn(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

const std::filesystem::path project{LIFECYCLE_SOURCE};

/// All that looks like a key in the sources and in the files that the build fills with texts.
const std::set<std::string>& literals()
{
    static const auto all = [] {
        const std::regex literal{R"re("([a-z]+(\.[A-Za-z-]+)+)")re"};
        std::set<std::string> read;
        for (const char* const folder : {"src", "extension"})
            for (const auto& entry : std::filesystem::recursive_directory_iterator(project / folder)) {
                const auto kind = entry.path().extension();
                if (kind != ".cpp" && kind != ".hpp" && kind != ".py" && kind != ".in" && kind != ".xml")
                    continue;
                const std::string content = contentOf(entry.path());
                read.insert(std::sregex_token_iterator(content.begin(), content.end(), literal, 1), {});
            }
        return read;
    }();
    return all;
}

/// src/functions/function_table.py asks for these keys from the table of the functions.
std::set<std::string> keysOfFunctions()
{
    std::ifstream file(project / "src/functions/functions.tsv");
    std::set<std::string> all;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        static const std::regex columns{"([^\t]*)\t[^\t]*\t[^\t]*\t([^\t]*)\t.*"};
        std::smatch found;
        REQUIRE(std::regex_match(line, found, columns));
        const std::string function = "function." + found.str(1) + '.', arguments = found.str(2);
        all.insert(function + "description");
        static const std::regex argument{"[a-z]+"};
        for (std::sregex_iterator one(arguments.begin(), arguments.end(), argument), end; one != end; ++one)
            all.insert({function + one->str() + ".name", function + one->str() + ".description"});
    }
    return all;
}

/// One of our tables of words, and from which column on it holds a language per column.
struct Words {
    Table table;
    std::size_t firstLanguage;
};

std::vector<Words> tablesOfWords()
{
    std::vector<Words> all;
    all.push_back({tableFromTabSeparated(builtInFile("locale/words.tsv")), 0});
    all.push_back({tableFromTabSeparated(builtInFile("models/fields.tsv")), 2});
    return all;
}

} // namespace

TEST_CASE("Every language has the lines of English: every key and no other, in its order, under its comment", "[languages]")
{
    const auto english = linesOf("en");
    REQUIRE(english.size() > 200);
    for (const auto language : Wording::languages()) {
        const auto lines = linesOf(language);
        INFO(language);
        for (std::size_t i = 0; i < std::min(lines.size(), english.size()); ++i) {
            REQUIRE(lines[i].key == english[i].key);
            if (english[i].key.empty())
                REQUIRE(lines[i].text == english[i].text);
        }
        CHECK(lines.size() == english.size());
    }
}

TEST_CASE("Every text holds the placeholders of the English one, and no blank too many", "[languages]")
{
    for (const auto language : Wording::languages())
        for (const auto& [key, text] : linesOf(language)) {
            if (key.empty())
                continue;
            CAPTURE(language, key, text);
            CHECK_FALSE(text.empty());
            CHECK_FALSE((text.starts_with(' ') || text.ends_with(' ') || contains(text, "  ") || contains(text, "\t")));
            CHECK(placeholdersOf(text) == placeholdersOf(std::string{Wording{"en"}.text(key)}));
        }
}

TEST_CASE("Nothing is left in English", "[languages]")
{
    const Wording english{"en"};
    for (const auto language : Wording::languages().subspan(1)) {
        const bool ownLetters = language == "ru" || language == "zh-CN";
        for (const auto& [key, text] : linesOf(language)) {
            if (key.empty())
                continue;
            CAPTURE(language, key, text);
            if (isSameEverywhere(key))
                CHECK(text == english.text(key));
            else {
                CHECK_FALSE((wordsIn(text) > 2 && text == english.text(key)));
                CHECK((!ownLetters || wordsIn(text) == 0 || hasOtherLetters(text)));
            }
        }
    }
}

TEST_CASE("Every key in the sources has a text", "[languages]")
{
    const auto known = keys();
    const auto hasText = [&](const std::string& key) { return known.contains(key); };
    std::set<std::string> areas;
    for (const auto& key : known)
        areas.insert(key.substr(0, key.find('.')));
    REQUIRE(literals().size() > 100);
    for (const auto& literal : literals())
        if (areas.contains(literal.substr(0, literal.find('.'))) && !std::regex_match(literal, otherNames))
            CHECK_THAT(literal, Catch::Predicate<std::string>(hasText, "has a text"));
    for (const auto& key : keysOfFunctions())
        CHECK_THAT(key, Catch::Predicate<std::string>(hasText, "has a text"));
}

TEST_CASE("Every text is said somewhere", "[languages]")
{
    const auto functions = keysOfFunctions();
    const auto isSaid = [&](const std::string& key) { return literals().contains(key) || functions.contains(key); };
    for (const auto& key : keys())
        CHECK_THAT(key, Catch::Predicate<std::string>(isSaid, "is said"));
}

TEST_CASE("The words of the models and the names of the fields stand in every language", "[languages]")
{
    for (const auto& [table, firstLanguage] : tablesOfWords()) {
        const auto first = table.headers.begin() + static_cast<std::ptrdiff_t>(firstLanguage);
        const std::vector<std::string> languages(first, table.headers.end());
        REQUIRE(languages == std::vector<std::string>(Wording::languages().begin(), Wording::languages().end()));
        REQUIRE(table.rows() > 0);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::string english = table.display(table.columns[firstLanguage][row]);
            for (std::size_t language = 0; language < languages.size(); ++language) {
                std::string text = table.display(table.columns[firstLanguage + language][row]);
                CAPTURE(languages[language], english, text);
                CHECK_FALSE(text.empty());
                CHECK_FALSE((text.starts_with(' ') || text.ends_with(' ') || contains(text, "  ")));
                CHECK(placeholdersOf(text) == placeholdersOf(english));
                if (language > 0 && std::find(sameWords.begin(), sameWords.end(), english) == sameWords.end())
                    CHECK_FALSE((wordsIn(text) > 2 && text == english));
            }
        }
    }
}

TEST_CASE("A text that speaks of a word or of another text has it as it stands there", "[languages]")
{
    struct Quote { std::string key; std::vector<std::string> words, texts, fields; };
    const std::array quotes{
        Quote{"error.model.noStage", {"Stage"}, {}, {}}, Quote{"error.model.noPosition", {"Position"}, {}, {}},
        Quote{"error.model.noExpectedContribution", {"Expected contribution"}, {}, {}},
        Quote{"error.model.position", {"exit"}, {}, {}}, Quote{"error.model.noPositionOfStage", {"exit"}, {}, {}},
        Quote{"error.model.days", {"none"}, {}, {}},
        Quote{"function.ACTION.what.description", {"Action", "Owner", "Follow up within (days)"}, {}, {}},
        Quote{"function.STAGE.model.description", {"relationship"}, {}, {}},
        Quote{"function.MODEL.model.description", {"relationship"}, {}, {}},
        Quote{"function.METRIC.metric.description", {}, {}, {"orders", "recency", "usual gap", "silence", "contribution"}},
        Quote{"classify.doneLeftOut", {}, {"sheet.stages"}, {}},
        Quote{"panel.data.survivorsWhy", {}, {"panel.data.forecast"}, {}},
        Quote{"sample.start.classify", {}, {"deck.title", "panel.data.classify"}, {}},
        Quote{"warning.amountRepeats", {}, {"panel.data.amountIs", "panel.data.amountIsOfTheOrder"}, {}},
    };
    for (const auto language : Wording::languages()) {
        const Wording wording{language};
        for (const auto& quote : quotes) {
            CAPTURE(language, quote.key);
            std::vector<std::string> parts;
            for (const auto& word : quote.words)
                parts.push_back(wording.word(word));
            for (const auto& field : quote.fields)
                parts.push_back(wording.word(field));
            for (const auto& text : quote.texts)
                parts.emplace_back(wording.text(text));
            for (const auto& part : parts)
                CHECK_THAT(std::string{wording.text(quote.key)}, Catch::Contains(part));
        }
        // What Classify writes beside a customer is called as the field is.
        const std::map<std::string, std::string> sameAsField{{"column.customer", "customer"}, {"column.stage", "stage"},
            {"column.inStageSince", "in stage since"}, {"column.action", "action"}, {"column.followUpBy", "follow up by"},
            {"column.share", "share"}};
        for (const auto& [key, field] : sameAsField) {
            CAPTURE(language);
            CHECK(wording.text(key) == wording.word(field));
        }
    }
}

TEST_CASE("Texts fit where they stand: names of sheets, labels on the sheet Stages and in a narrow sidebar", "[languages]")
{
    for (const auto language : Wording::languages()) {
        const Wording wording{language};
        std::set<std::string_view> sheets;
        for (const auto* const key : {"sheet.customers", "sheet.stages", "sheet.stageLog", "sheet.forecast", "sheet.forecastCheck", "sheet.renewals"}) {
            const auto name = wording.text(key);
            CAPTURE(language, name);
            CHECK(sheets.insert(name).second);
            CHECK(signsIn(name) <= 31); // .xlsx has no longer ones
            CHECK(name.find_first_of("[]*?:/\\'") == std::string_view::npos);
        }
        for (const auto* const key : {"panel.data.model", "panel.data.asOf", "panel.data.window", "panel.data.amountIs",
                 "panel.data.classify", "panel.data.charts", "panel.data.forecast", "panel.data.stop", "panel.data.sample", "panel.data.title",
                 "panel.stages.title", "deck.title"}) {
            CAPTURE(language, key);
            CHECK(signsIn(wording.text(key)) <= 20);
        }
        // The column with the contribution is 6.6 cm wide, that before the figures 5.4 cm.
        CHECK(signsIn(wording.text("stages.contribution")) <= 38);
        CHECK(signsIn(wording.text("stages.contributionLessCost")) <= 38);
        for (const auto* const key : {"stages.lastOrder", "stages.age", "stages.window", "stages.windowFixed", "stages.counted",
                 "stages.leftOut"}) {
            CAPTURE(language, key);
            CHECK(signsIn(wording.text(key)) <= 30);
        }
    }
}
