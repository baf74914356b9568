#include "domain/built_in.hpp"
#include "domain/wording.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace lifecycle;

namespace {
constexpr std::chrono::sys_days nullDate = std::chrono::year{1899} / 12 / 30;
}

TEST_CASE("The language that serves a tag best", "[wording]")
{
    CHECK(Wording::languageFor("es-MX") == "es");
    CHECK(Wording::languageFor("zh-TW") == "zh-CN");
    CHECK(Wording::languageFor("fil") == "fil");
    CHECK(Wording::languageFor("fil-PH") == "fil");
    CHECK(Wording::languageFor("fi") == "en");
    CHECK(Wording::languageFor("tl") == "en");
    CHECK(Wording::languageFor("ru_RU") == "ru");
    CHECK(Wording::languageFor("") == "en");
    CHECK(Wording{"xx"}.language() == "en");
}

TEST_CASE("A sentence: placeholders become numbers, dates, words and messages", "[wording]")
{
    const Wording wording{"en"};
    // A key that is nowhere is its own text, so that a sentence can be tried without one.
    const auto say = [&](std::string text, std::vector<Message::Argument> arguments) {
        return wording.say(Message{std::move(text), std::move(arguments)}, nullDate);
    };
    CHECK(say("{rows} rows of {all}", {{"rows", 3.0}, {"all", 1e6}}) == "3 rows of 1000000");
    CHECK(say("{x}", {{"x", 0.123456789}}) == "0.123457");
    CHECK(say("{x}", {{"x", 1234567.8}}) == "1234568");
    CHECK(say("{x}", {{"x", -2.0}}) == "-2");
    CHECK(say("until {day}", {{"day", DateArgument{45292.75}}}) == "until 2024-01-01"); // 45292 is 2024-01-01 in Calc
    CHECK(say("{day}", {{"day", DateArgument{1e300}}}) == "1e+300");
    CHECK(say("{who}: {why}", {{"who", std::string{"{why}"}}, {"why", Message{"no date", {}}}}) == "{why}: no date");
    CHECK(say("{unknown} {", {{"x", 1.0}}) == "{unknown} {");
    CHECK(say("{word}", {{"word", WordArgument{"a word that no model has"}}}) == "a word that no model has");
}

TEST_CASE("Every line of the texts is a comment or a key with a text, no key twice", "[wording]")
{
    for (const auto language : Wording::languages()) {
        std::string_view rest = builtInFile("locale/" + std::string{language} + ".properties");
        std::vector<std::string> keys;
        while (!rest.empty()) {
            const auto end = std::min(rest.find('\n'), rest.size());
            const std::string_view line = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (line.empty() || line.starts_with('#'))
                continue;
            INFO(language << ": " << line);
            const auto equals = line.find(" = ");
            REQUIRE(equals != std::string_view::npos);
            keys.emplace_back(line.substr(0, equals));
        }
        std::sort(keys.begin(), keys.end());
        const auto twice = std::adjacent_find(keys.begin(), keys.end());
        INFO(language << ": twice: " << (twice == keys.end() ? "" : *twice));
        CHECK(twice == keys.end());
    }
}
