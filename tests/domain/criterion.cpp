#include "domain/criterion.hpp"
#include "domain/folding.hpp"
#include "spoken.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using namespace lifecycle;
using namespace lifecycle::test;

namespace {

Criterion criterion(std::string_view cell, const Conventions& conventions = {})
{
    auto read = Criterion::parse(cell, conventions);
    INFO("criterion " << cell);
    if (!read)
        FAIL(spoken(read.error()));
    return std::move(read).value();
}

Fact text(std::string_view text, double value = std::numeric_limits<double>::quiet_NaN())
{
    return {Fact::Kind::text, value, text};
}
Fact number(double value) { return Fact::ofNumber(value); }
const Fact notKnown{};
const Fact error{Fact::Kind::error, {}, {}};

std::string wrong(std::string_view cell)
{
    const auto read = Criterion::parse(cell, {});
    return read ? "no error" : read.error().key;
}

} // namespace

TEST_CASE("A comparison is by value", "[criterion]")
{
    CHECK(criterion(">=2").holds(number(2)));
    CHECK_FALSE(criterion(">2").holds(number(2)));
    CHECK(criterion("<0.5").holds(number(0.49)));
    CHECK_FALSE(criterion("<0.5").holds(number(0.5)));
    CHECK(criterion("<=-3").holds(number(-3)));
    CHECK(criterion(" >= 2 ").holds(number(2)));
    CHECK(criterion(">20 %").holds(number(0.21)));
    CHECK(criterion("=5").holds(number(5)));
    CHECK(criterion("5").holds(number(5)));
    CHECK(criterion("5").holds(text("5,0", 5)));
    CHECK_FALSE(criterion("5").holds(number(6)));
    CHECK(criterion("0.3").holds(number(0.1 + 0.2))); // as Calc's COUNTIF
    CHECK(criterion("<=0.3").holds(number(0.1 + 0.2)));
    CHECK_FALSE(criterion(">0.3").holds(number(0.1 + 0.2)));
}

TEST_CASE("A number has either decimal mark, in every document", "[criterion]")
{
    for (const char mark : {'.', ','}) {
        const Conventions conventions{mark, DateOrder::dayMonthYear};
        for (const char* const cell : {"<0.5", "<0,5", "<.5", "<0.50"}) {
            CHECK(criterion(cell, conventions).holds(number(0.49)));
            CHECK_FALSE(criterion(cell, conventions).holds(number(0.51)));
        }
        CHECK(criterion(">=0.125", conventions).holds(number(0.125)));
        CHECK_FALSE(criterion(">=0.125", conventions).holds(number(0.124)));
    }
}

TEST_CASE("A date is compared as a date, ISO or in the document's order", "[criterion]")
{
    CHECK(criterion(">=2024-01-05").holds(number(45296)));
    CHECK_FALSE(criterion(">=2024-01-05").holds(number(45295)));
    CHECK(criterion("05.01.2024", {',', DateOrder::dayMonthYear}).holds(number(45296)));
    CHECK(criterion("<05/02/2024", {'.', DateOrder::monthDayYear}).holds(number(45412)));       // before 2 May
    CHECK_FALSE(criterion("<05/02/2024", {'.', DateOrder::dayMonthYear}).holds(number(45412))); // before 5 February
}

TEST_CASE("A text is the whole cell, whatever its case, accents and outer blanks", "[criterion]")
{
    for (const char* const cell : {"won", "=won", " Won ", "= WON", "wón"}) {
        CHECK(criterion(cell).holds(text("won")));
        CHECK(criterion(cell).holds(text(" WON ")));
        CHECK_FALSE(criterion(cell).holds(text("won it")));
        CHECK_FALSE(criterion(cell).holds(text("he won")));
    }
    CHECK(criterion("<>won").holds(text("lost")));
    CHECK_FALSE(criterion("<>won").holds(text("WON")));
    CHECK(criterion("<>won").holds(number(3)));
    CHECK_FALSE(criterion("won").holds(number(3)));
    CHECK(criterion("Отказ").holds(text("ОТКАЗ")));
}

TEST_CASE("A numeric criterion does not hold for text that is no number", "[criterion]")
{
    CHECK_FALSE(criterion(">5").holds(text("many")));
    CHECK_FALSE(criterion("<5").holds(text("many")));
    CHECK_FALSE(criterion("5").holds(text("five")));
    CHECK(criterion("<>5").holds(text("many"))); // known, and not 5
    CHECK(criterion(">5").holds(text("6", 6)));
}

TEST_CASE("Only `=` holds for what is not known, and nothing for an error", "[criterion]")
{
    CHECK(criterion("=").holds(notKnown));
    CHECK_FALSE(criterion("=").holds(number(0)));
    CHECK_FALSE(criterion("=").holds(text("x")));
    CHECK(criterion("<>").holds(number(0)));
    CHECK(criterion("<>").holds(text("x")));
    CHECK_FALSE(criterion("<>").holds(notKnown));
    for (const char* const cell : {"won", "<>won", "*", "<>5", "<5", ">5", "5", "yes", "<>yes", "no"})
        CHECK_FALSE(criterion(cell).holds(notKnown));
    for (const char* const cell : {"=", "<>", "<>won", "<>5", "*", "<5"})
        CHECK_FALSE(criterion(cell).holds(error));
    CHECK(criterion("=").holdsForNotKnown());
    CHECK(criterion("<=0;=").holdsForNotKnown());
    CHECK_FALSE(criterion("<=0").holdsForNotKnown());
    CHECK(criterion("=").holds(std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("`;` separates alternatives", "[criterion]")
{
    const auto either = criterion(" <=0 ; = ");
    CHECK(either.written() == "<=0 ; =");
    CHECK(either.holds(number(0)));
    CHECK(either.holds(notKnown));
    CHECK_FALSE(either.holds(number(1)));
    CHECK(criterion("won;lost").holds(text("Lost")));
    CHECK(criterion("won;>5").holds(number(6)));
    CHECK_FALSE(criterion("won;lost").holds(text("won;lost")));
}

TEST_CASE("`*` and `?` are wildcards, `~` takes them for themselves", "[criterion]")
{
    CHECK(criterion("inter*").holds(text("Interest")));
    CHECK(criterion("inter*").holds(text("inter")));
    CHECK_FALSE(criterion("inter*").holds(text("an interest")));
    CHECK(criterion("*t?st").holds(text("latest: TEST")));
    CHECK(criterion("?").holds(text("я"))); // one sign, however many bytes
    CHECK(criterion("?").holds(text("阶")));
    CHECK_FALSE(criterion("?").holds(text("阶段")));
    CHECK(criterion("*").holds(text("anything")));
    CHECK_FALSE(criterion("*").holds(number(5)));
    CHECK(criterion("<>inter*").holds(text("refusal")));
    CHECK_FALSE(criterion("<>inter*").holds(text("interest")));
    CHECK(criterion("really~?").holds(text("Really?")));
    CHECK_FALSE(criterion("really~?").holds(text("really!")));
    CHECK(criterion("a~*b").holds(text("a*b")));
    CHECK_FALSE(criterion("a~*b").holds(text("axb")));
    CHECK(criterion("~~").holds(text("~")));
    CHECK(criterion("a~b").holds(text("a~b"))); // before any other sign a tilde is a tilde
    CHECK(criterion("a~;b").holds(text("a;b")));
    CHECK(criterion("~<5 staff").holds(text("<5 staff")));
    CHECK(criterion("=~=x").holds(text("=x")));
}

TEST_CASE("Signs from a Chinese keyboard count as the plain ones", "[criterion]")
{
    CHECK(criterion("＞＝２；＝").holds(number(2)));
    CHECK(criterion("＞＝２；＝").holds(notKnown));
    CHECK(criterion("≥2").holds(number(2)));
    CHECK(criterion("≤2").holds(number(2)));
    CHECK_FALSE(criterion("≠2").holds(number(2)));
    CHECK(criterion("≠2").holds(number(3)));
}

TEST_CASE("Yes and no are met in every language, and as TRUE and FALSE", "[criterion]")
{
    for (const char* const yes : {"yes", "Sí", "si", "OO", "да", "是", "TRUE"}) {
        CHECK(criterion("yes").holds(text(yes)));
        CHECK(criterion(yes).holds(text("Yes")));
        CHECK_FALSE(criterion("no").holds(text(yes)));
        CHECK_FALSE(criterion("<>yes").holds(text(yes)));
    }
    for (const char* const no : {"no", "hindi", "нет", "否", "false"}) {
        CHECK(criterion("no").holds(text(no)));
        CHECK(criterion("<>yes").holds(text(no)));
    }
    CHECK(criterion("yes").holds(number(1)));
    CHECK(criterion("no").holds(number(0)));
    CHECK_FALSE(criterion("yes").holds(number(0)));
    CHECK_FALSE(criterion("yes").holds(text("maybe")));
    CHECK(criterion("<>yes").holds(text("maybe")));
}

TEST_CASE("What is no criterion is named", "[criterion]")
{
    for (const char* const cell : {">=abc", "<won", ">inter*", "<=yes"})
        CHECK(wrong(cell) == "error.criterion.textCompared");
    for (const char* const cell : {">>3", "==3", "<>=3", ">=<3", "=>5", "<<"})
        CHECK(wrong(cell) == "error.criterion.twoOperators");
    for (const char* const cell : {">=", "<", " > ", "<=;5"})
        CHECK(wrong(cell) == "error.criterion.noOperand");
    for (const char* const cell : {"5;", ";5", "won;;lost", ";", ""})
        CHECK(wrong(cell) == "error.criterion.emptyAlternative");
    CHECK(spoken(Criterion::parse(">=abc", {}).error())
          == "'>=abc' compares with 'abc', which is neither a number nor a date. Texts can only be equal (won) or different "
             "(<>won).");
}

TEST_CASE("A number in a criteria cell is that number", "[criterion]")
{
    const auto five = Criterion::equalTo(5, "5");
    CHECK(five.holds(number(5)));
    CHECK(five.holds(text("5.0", 5)));
    CHECK_FALSE(five.holds(notKnown));
    CHECK(five.written() == "5");
}

namespace {

/// The definition, sign by sign: `*` is nothing, or one sign and `*` again.
bool naiveMatch(const std::u32string& pattern, const std::u32string& value, std::size_t p = 0, std::size_t v = 0)
{
    if (p == pattern.size())
        return v == value.size();
    if (pattern[p] == U'*')
        return naiveMatch(pattern, value, p + 1, v) || (v < value.size() && naiveMatch(pattern, value, p, v + 1));
    return v < value.size() && (pattern[p] == U'?' || pattern[p] == value[v]) && naiveMatch(pattern, value, p + 1, v + 1);
}

std::string utf8(const std::u32string& signs)
{
    std::string bytes;
    for (const char32_t sign : signs) {
        if (sign < 0x80) {
            bytes += static_cast<char>(sign);
        } else { // the test's own signs lie below U+0800
            bytes += static_cast<char>(0xC0 | (sign >> 6));
            bytes += static_cast<char>(0x80 | (sign & 0x3F));
        }
    }
    return bytes;
}

} // namespace

TEST_CASE("Wildcards match what their definition matches", "[criterion]")
{
    std::mt19937 random{1};
    const auto any = [&](std::u32string_view from, std::size_t most) {
        std::u32string signs;
        for (std::size_t length = random() % (most + 1); length > 0; --length)
            signs += from[random() % from.size()];
        return signs;
    };
    int held = 0;
    for (int i = 0; i < 50'000; ++i) {
        const auto pattern = U"x" + any(U"ab*?ж", 8), value = U"x" + any(U"abж", 10);
        const bool expected = naiveMatch(pattern, value);
        held += expected;
        INFO(utf8(pattern) << " on " << utf8(value));
        REQUIRE(criterion(utf8(pattern)).holds(text(utf8(value))) == expected);
    }
    CHECK(held > 1000); // the random strings do match at times
}

TEST_CASE("A pattern of many stars is no trap", "[criterion]")
{
    const std::string pattern = "x" + [] { std::string s; for (int i = 0; i < 200; ++i) s += "*a"; return s; }() + "b";
    const std::string value = "x" + std::string(20'000, 'a');
    CHECK_FALSE(criterion(pattern).holds(text(value))); // exponential in a naive matcher
}
