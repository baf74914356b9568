#include "domain/reading.hpp"
#include "domain/typed_day.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <string>

using namespace lifecycle;

namespace {

Conventions with(DateOrder order) { return Conventions{'.', order, std::chrono::year{1899} / 12 / 30}; }

const Conventions dayFirst = with(DateOrder::dayMonthYear);
const Conventions monthFirst = with(DateOrder::monthDayYear);
const Conventions yearFirst = with(DateOrder::yearMonthDay);

// 45413 is 2024-05-01 and 45475 is 2024-07-02 in Calc.
constexpr Day firstOfMay = 45413;

} // namespace

TEST_CASE("Dates that mean one day in every document", "[reading]")
{
    for (const auto& conventions : {dayFirst, monthFirst, yearFirst})
        for (const auto* text :
             {"2024-05-01", " 2024-5-1 ", "2024/05/01", "2024.5.1", "2024 05 01", "20240501", "2024-05-01T23:59:59Z", "2024-05-01T23:59:59.999+02:00",
              "2024-05-01 12:34:56 -0400", "2024-05-01 08:26", "2024/5/1 8:26:00", "20240501 12:00", "2024\u5e745\u67081\u65e5",
              "2024\u5e7405\u670801\u65e5 12:30", "1 May 2024", "01-May-2024", "May 1, 2024", "May 1, 2024 1:23:45 PM PDT", "1 May 2024 10:33:22 UTC",
              "1 de mayo de 2024", "1 de mayo del 2024", "1 \u043c\u0430\u044f 2024 \u0433.", "1 \u041c\u0410\u042f 2024", "1 Mayo 2024", "Mayo 1, 2024"}) {
            INFO(text);
            CHECK(dateFromText(text, conventions) == firstOfMay);
        }
}

TEST_CASE("Day, month and year are read in the document's order", "[reading]")
{
    CHECK(dateFromText("02/07/2024", dayFirst) == 45475);   // 2 July
    CHECK(dateFromText("02/07/2024", monthFirst) == 45329); // 7 February
    CHECK(dateFromText("02/07/2024", yearFirst) == std::nullopt);
    CHECK(dateFromText("24-07-02", yearFirst) == 45475);
    for (const auto* text : {"2.7.2024", "02.07.24", "2-7-24", "2 7 2024", "2. 7. 2024", "02/07/2024 14:05", "02/07/2024, 14:05:06"}) {
        INFO(text);
        CHECK(dateFromText(text, dayFirst) == 45475);
    }
    // Not the other order, silently: half of a column would be read one way and half the other.
    CHECK(dateFromText("25/12/2023", monthFirst) == std::nullopt);
    CHECK(dateFromText("12/25/2023", dayFirst) == std::nullopt);
}

TEST_CASE("A table's texts can prove another order than the document's", "[reading]")
{
    const auto written = [](const std::initializer_list<const char*> cells, const Conventions& document) {
        static Texts texts; // the proof stays valid
        texts = Texts{};
        for (const auto* cell : cells)
            texts.intern(cell);
        return datesWritten(texts, document);
    };
    const auto german = written({"Ann", "05.01.2024", "25.12.2023", "31.01.2024", "12-inch pipe"}, monthFirst);
    CHECK(german.order == DateOrder::dayMonthYear);
    CHECK(german.proof == "25.12.2023");
    CHECK(written({"05/01/2024", "12/25/2023 08:30"}, dayFirst).order == DateOrder::monthDayYear);
    CHECK(written({"05/01/2024", "25/12/2023"}, yearFirst).order == DateOrder::dayMonthYear);
    // Two digits for the year: the 25th cannot be a month, and of day and year it is the year that differs less.
    const auto british = written({"25-01-24", "27-01-24", "03-02-24", "31-12-23"}, monthFirst);
    CHECK(british.order == DateOrder::dayMonthYear);
    CHECK(british.proof == "25-01-24");
    CHECK(written({"23/12/30", "23/12/31", "24/01/02"}, monthFirst).order == DateOrder::yearMonthDay);
    CHECK(written({"25-01-24"}, monthFirst).order == DateOrder::monthDayYear); // one text says neither
    CHECK(written({"25-01-24", "27-01-24", "01-25-24"}, monthFirst).order == DateOrder::monthDayYear);
    // What proves nothing leaves the document's order: no date above the 12th, or texts that contradict each other.
    for (const auto& document : {dayFirst, monthFirst, yearFirst}) {
        CHECK(written({"05/01/2024", "2024-12-25", "25", "13-14-15-16", "99/99/2024"}, document).order == document.dateOrder);
        const auto mixed = written({"25/12/2023", "12/25/2023"}, document);
        CHECK(mixed.order == document.dateOrder);
        CHECK(mixed.proof.empty());
    }
}

TEST_CASE("A day that is typed into a field may be written in another order than the document's where it is a day in one alone", "[reading]")
{
    for (const auto& document : {dayFirst, monthFirst, yearFirst})
        for (const auto* text : {"2024-12-25", "25.12.2024", "12/25/2024", "25 December 2024", " 2024/12/25 "})
            CHECK(typedDay(text, document) == dateFromText("2024-12-25", dayFirst));
    CHECK(typedDay("03/02/2024", dayFirst) == dateFromText("2024-02-03", dayFirst));
    CHECK(typedDay("03/02/2024", monthFirst) == dateFromText("2024-03-02", dayFirst));
    CHECK(typedDay("03/02/2024", yearFirst) == std::nullopt); // either
    for (const auto* text : {"", "soon", "25", "2024-13-01", "13/13/2024"})
        CHECK(typedDay(text, monthFirst) == std::nullopt);
    CHECK(writtenDay(*typedDay("5/1/2024", dayFirst), dayFirst.nullDate) == "2024-01-05");
}

TEST_CASE("Two-digit years speak of 1930 to 2029", "[reading]")
{
    CHECK(dateFromText("01/01/30", dayFirst) == dateFromText("1930-01-01", dayFirst));
    CHECK(dateFromText("31/12/29", dayFirst) == dateFromText("2029-12-31", dayFirst));
    CHECK(dateFromText("01/01/00", dayFirst) == dateFromText("2000-01-01", dayFirst));
}

TEST_CASE("What is no date is not made one", "[reading]")
{
    for (const auto& conventions : {dayFirst, monthFirst, yearFirst})
        for (const auto* text :
             {"", " ", "2024", "2024-05", "2024-13-01", "2024-02-30", "2023-02-29", "1900-02-29", "0000-00-00", "1899-12-31", "2200-01-01", "9999-12-31",
              "45413", "12", "1/2", "1/2/3/4", "1-2/2024", "2024-05/01", "2024-05-01x", "2024-05-01 12", "2024-05-01 12:60", "2024-05-01 25:00", "on 2024-05-01",
              "2024-05-01 and 2024-05-02", "may", "May 2024", "32 May 2024", "1 Mayor 2024", "1 May 24", "tomorrow", "n/a", "1.5", "12,50", "00/00/2024",
              "2024\u5e7413\u67081\u65e5", "2024\u5e74", "\xff\xfe", "123456789", "20241301"}) {
            INFO(text);
            CHECK(dateFromText(text, conventions) == std::nullopt);
        }
}

TEST_CASE("Dates from cells: date numbers, YYYYMMDD, text", "[reading]")
{
    Texts texts;
    const auto from = [&](Value value, const Conventions& conventions = yearFirst) { return dateFrom(value, texts, conventions); };
    CHECK(from(Value::number(45413)) == firstOfMay);
    CHECK(from(Value::number(45413.9999)) == firstOfMay); // a time of day is cut off, not rounded
    CHECK(from(Value::number(20240501)) == firstOfMay);
    CHECK(from(Value::number(19970101)) == 35431);        // 1997-01-01
    CHECK(from(Value::number(20240501.5)) == std::nullopt);
    CHECK(from(Value::number(20241301)) == std::nullopt);
    CHECK(from(Value::number(2)) == 2);                   // 1900-01-01
    CHECK(from(Value::number(1.9)) == std::nullopt);
    CHECK(from(Value::number(0)) == std::nullopt);
    CHECK(from(Value::number(-5)) == std::nullopt);
    CHECK(from(Value::number(1e18)) == std::nullopt);
    CHECK(from(Value{}) == std::nullopt);
    CHECK(from(Value::error()) == std::nullopt);
    CHECK(from(Value::text(texts.intern("2024-05-01"))) == firstOfMay);
    // A document that counts from 1904: 1,462 days less.
    Conventions from1904 = yearFirst;
    from1904.nullDate = std::chrono::year{1904} / 1 / 1;
    CHECK(from(Value::number(45413 - 1462), from1904) == firstOfMay - 1462);
    CHECK(from(Value::text(texts.intern("2024-05-01")), from1904) == firstOfMay - 1462);
    CHECK(from(Value::number(-0.5), from1904) == -1);      // 1903-12-31 at noon
    CHECK(from(Value::number(-1460), from1904) == -1460);  // 1900-01-02
}

TEST_CASE("Every day from 1900 to 2199 is read back from its ISO text", "[reading]")
{
    const std::chrono::sys_days first = std::chrono::year{1900} / 1 / 1;
    const std::chrono::sys_days last = std::chrono::year{2199} / 12 / 31;
    const auto padded = [](unsigned n) { return std::string(n < 10 ? 1 : 0, '0').append(std::to_string(n)); };
    std::size_t wrong = 0;
    for (auto day = first; day <= last; day += std::chrono::days{1}) {
        const std::chrono::year_month_day date{day};
        const std::string text = std::to_string(static_cast<int>(date.year())) + '-' + padded(static_cast<unsigned>(date.month())) + '-'
            + padded(static_cast<unsigned>(date.day()));
        wrong += dateFromText(text, monthFirst) != static_cast<Day>((day - monthFirst.nullDate).count());
    }
    CHECK(wrong == 0);
}

TEST_CASE("Numbers that are the same with either decimal mark", "[reading]")
{
    struct Case { const char* text; double number; };
    for (const char mark : {'.', ','})
        for (const auto& [text, number] : std::array<Case, 49>{{{"1234", 1234}, {"1.109e9", 1.109e9}, {"1234.5", 1234.5}, {"1234,5", 1234.5}, {"1.234,50", 1234.5}, {"1,234.50", 1234.5},
              {"1 234,50", 1234.5}, {"1\u00a0234,50", 1234.5}, {"1\u202f234.50", 1234.5}, {"1'234.50", 1234.5}, {"1\u2019234.50", 1234.5},
              {"1.234.567", 1234567}, {"1,234,567", 1234567}, {"1,234,567.8", 1234567.8}, {"12,34,567.8", 1234567.8}, {"1 234 567", 1234567},
              {"(12.00)", -12}, {"( 12,00 )", -12}, {"-12", -12}, {"12-", -12}, {"+12", 12}, {"- 12", -12}, {"\u221212", -12}, {"12 %", 0.12}, {"12,5%", 0.125},
              {"$12.50", 12.5}, {"-$12.50", -12.5}, {"$-12.50", -12.5}, {"US$ 12.50", 12.5}, {"12,50 \u20ac", 12.5}, {"\u20ac12,50", 12.5}, {"EUR 12,50", 12.5},
              {"12.50 usd", 12.5}, {"\u20b1 1,234.50", 1234.5}, {"1 234,50 \u0440\u0443\u0431.", 1234.5}, {"1 234,50 \u20bd", 1234.5}, {"\uffe5 88.00", 88},
              {"88.00\u5143", 88}, {"S/.12.50", 12.5}, {"S/ 12.50", 12.5}, {".5", 0.5}, {",5", 0.5}, {"-.5", -0.5}, {"0.125", 0.125}, {"0,125", 0.125},
              {"1234,567", 1234.567}, {"1.5e3", 1500}, {"1,5E+03", 1500}, {"\uff11\uff12.5", 12.5}}}) {
            INFO(text << " with " << mark);
            CHECK(numberFromText(text, mark) == number);
        }
    CHECK(numberFromText("0.1", '.') == 0.1); // the nearest double, not a sum of digits
    CHECK(numberFromText("0.30000000000000004", '.') == 0.30000000000000004);
}

TEST_CASE("The decimal mark decides where the text alone does not", "[reading]")
{
    CHECK(numberFromText("1,234", '.') == 1234);
    CHECK(numberFromText("1,234", ',') == 1.234);
    CHECK(numberFromText("1.234", '.') == 1.234);
    CHECK(numberFromText("1.234", ',') == 1234);
    CHECK(numberFromText("-123,456 kr", '.') == std::nullopt); // kr. of which country?
    CHECK(numberFromText("SEK -123,456", '.') == -123456);
}

TEST_CASE("What is no number is not made one", "[reading]")
{
    for (const char mark : {'.', ','})
        for (const auto* text :
             {"", " ", "-", "n/a", "abc", "12 pcs", "1,2,3", "12,3456,789.00x", "1.2.3", "1..2", "1,,234", "--12", "-(12)", "(-12)", "12--", "$12$", "1 2",
              "1 23", "0 123", "0,123,456", "1e", "1e400", "1e+", "12:30", "2024-05-01", "1/2", "12.", "12.-", "inf", "nan", "0x10", "12\u00b2", "1,234 567", "()",
              "%", "% 12 %", "1234,567.8", "1'234'56", "12 34", "\xff" "12"}) {
            INFO(text << " with " << mark);
            CHECK(numberFromText(text, mark) == std::nullopt);
        }
}

TEST_CASE("A currency is told from its sign or its code", "[reading]")
{
    CHECK(readNumberText("12", '.')->currency.empty());
    CHECK(readNumberText("$12", '.')->currency == "USD");
    CHECK(readNumberText("12 EUR", '.')->currency == "EUR");
    CHECK(readNumberText("12 \u20ac", '.')->currency == "EUR");
    CHECK(readNumberText("CA$12", '.')->currency == "CAD");
    CHECK(readNumberText("12 \u0440.", '.')->currency == "RUB");
}

TEST_CASE("A column proves its decimal mark", "[reading]")
{
    Texts texts;
    const auto column = [&](std::initializer_list<const char*> cells) {
        Column values{Value::number(1.5), Value{}, Value::error()};
        for (const auto* cell : cells)
            values.push_back(Value::text(texts.intern(cell)));
        return values;
    };
    CHECK(decimalMarkOf(column({"1,234", "12,50"}), texts, '.') == ',');
    CHECK(decimalMarkOf(column({"1,234", "12.50"}), texts, ',') == '.');
    CHECK(decimalMarkOf(column({"1,234"}), texts, '.') == '.');
    CHECK(decimalMarkOf(column({"1,234"}), texts, ',') == ',');
    CHECK(decimalMarkOf(column({"1.234.567"}), texts, '.') == ','); // points that group
    CHECK(decimalMarkOf(column({"1,50", "1.50"}), texts, '.') == '.'); // contradiction: the document's
    CHECK(decimalMarkOf(column({}), texts, ',') == ',');
    CHECK(numberFrom(Value::text(texts.intern("1,234")), texts, ',') == 1.234);
    CHECK(numberFrom(Value::number(-2), texts, ',') == -2);
    CHECK(numberFrom(Value{}, texts, '.') == std::nullopt);
    CHECK(numberFrom(Value::error(), texts, '.') == std::nullopt);
}
