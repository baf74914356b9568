#include "domain/reading.hpp"

#include "domain/folding.hpp"
#include "domain/known_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <string>

namespace lifecycle {

namespace {

using namespace std::string_view_literals;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Reads a folded text from its front.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_{text} {}

    bool atEnd() const { return rest_.empty(); }
    bool atDigit() const { return !rest_.empty() && isDigit(rest_.front()); }
    bool atLetter() const { return !rest_.empty() && isLetter(rest_.front()); }
    bool take(std::string_view word)
    {
        if (!rest_.starts_with(word))
            return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    void skipBlanks()
    {
        while (!rest_.empty() && rest_.front() == ' ')
            rest_.remove_prefix(1);
    }
    std::string_view digits() { return takeWhile(isDigit); }
    std::string_view letters() { return takeWhile(isLetter); }

private:
    std::string_view takeWhile(bool (*wanted)(char))
    {
        const auto end = static_cast<std::size_t>(std::find_if_not(rest_.begin(), rest_.end(), wanted) - rest_.begin());
        const auto taken = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return taken;
    }
    std::string_view rest_;
};

int valueOf(std::string_view digits)
{
    int value = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), value); // too many digits: stays -1
    return value;
}

/// A number of one or two digits up to `most`.
bool shortNumber(std::string_view digits, int most) { return !digits.empty() && digits.size() <= 2 && valueOf(digits) <= most; }

/// What stands between two parts of a date: one sign of `/`, `.`, `-` with or without blanks, or blanks alone.
std::optional<char> separator(Reader& text)
{
    Reader before = text;
    text.skipBlanks();
    for (const char sign : {'/', '.', '-'})
        if (text.take({&sign, 1})) {
            text.skipBlanks();
            return sign;
        }
    Reader oneBlank = before;
    return oneBlank.take(" ") ? std::optional{' '} : std::nullopt;
}

/// Nothing more, or a time of day with or without a zone.
bool onlyATimeFollows(Reader text)
{
    if (text.atEnd())
        return true;
    const bool parted = text.take("t") || text.take(",") || text.take(" ");
    text.skipBlanks();
    if (!parted || !shortNumber(text.digits(), 24) || !text.take(":"))
        return false;
    const auto minutes = text.digits();
    if (minutes.size() != 2 || !shortNumber(minutes, 59))
        return false;
    if (text.take(":")) {
        const auto seconds = text.digits();
        if (seconds.size() != 2 || !shortNumber(seconds, 60))
            return false;
        if ((text.take(".") || text.take(",")) && text.digits().empty())
            return false;
    }
    text.skipBlanks();
    for (const auto half : {"am"sv, "pm"sv, "a.m."sv, "p.m."sv, "a. m."sv, "p. m."sv})
        if (text.take(half))
            break;
    text.skipBlanks();
    if (text.take("+") || text.take("-")) {
        const auto hours = text.digits();
        if (hours.size() == 2 && text.take(":"))
            return text.digits().size() == 2 && text.atEnd();
        return (hours.size() == 2 || hours.size() == 4) && text.atEnd();
    }
    return text.letters().size() <= 4 && text.atEnd(); // Z, UTC, PST
}

std::optional<Day> dayOf(int year, int month, int day, const Conventions& conventions)
{
    const auto date = std::chrono::year{year} / month / day;
    if (year < 1900 || year > 2199 || month < 1 || day < 1 || !date.ok())
        return std::nullopt;
    return static_cast<Day>((std::chrono::sys_days{date} - conventions.nullDate).count());
}

/// Two digits speak of 1930 to 2029, four for themselves.
int yearOf(std::string_view digits)
{
    const int year = valueOf(digits);
    if (digits.size() == 2)
        return year < 30 ? 2000 + year : 1900 + year;
    return digits.size() == 4 ? year : -1;
}

std::optional<Day> yearFirst(std::string_view year, Reader text, const Conventions& conventions)
{
    if (text.take("\u5e74")) { // 2024年5月1日
        const auto month = text.digits();
        const bool named = text.take("\u6708");
        const auto day = text.digits();
        if (!named || !shortNumber(month, 12) || !shortNumber(day, 31) || !(text.take("\u65e5") || text.take("\u53f7")))
            return std::nullopt;
        return onlyATimeFollows(text) ? dayOf(yearOf(year), valueOf(month), valueOf(day), conventions) : std::nullopt;
    }
    const auto first = separator(text);
    const auto month = text.digits();
    const auto second = separator(text);
    const auto day = text.digits();
    if (!first || first != second || !shortNumber(month, 12) || !shortNumber(day, 31) || !onlyATimeFollows(text))
        return std::nullopt;
    return dayOf(yearOf(year), valueOf(month), valueOf(day), conventions);
}

/// The month's name, and what may stand around it: `de mayo de`, `May.`.
std::optional<unsigned> monthByName(Reader& text)
{
    auto word = text.letters();
    if (word == "de") {
        text.skipBlanks();
        word = text.letters();
    }
    static const KnownWords months{"models/months.tsv"};
    const auto row = months.find(word);
    if (!row)
        return std::nullopt;
    text.take(".");
    return static_cast<unsigned>(*row + 1);
}

/// `May 1, 2024`
std::optional<Day> monthFirst(Reader text, const Conventions& conventions)
{
    const auto month = monthByName(text);
    text.skipBlanks();
    const auto day = text.digits();
    text.take(",");
    const bool parted = text.take(" ");
    const auto year = text.digits();
    if (!month || !parted || !shortNumber(day, 31) || year.size() != 4 || !onlyATimeFollows(text))
        return std::nullopt;
    return dayOf(yearOf(year), static_cast<int>(*month), valueOf(day), conventions);
}

/// `1 May 2024`, `1-May-2024`, `1 de mayo de 2024`, `1 мая 2024 г.`
std::optional<Day> dayAndMonthName(std::string_view day, Reader text, const Conventions& conventions)
{
    const auto month = monthByName(text);
    if (!month || !separator(text))
        return std::nullopt;
    if (text.take("del") || text.take("de"))
        text.skipBlanks();
    const auto year = text.digits();
    if (year.size() != 4 || !shortNumber(day, 31))
        return std::nullopt;
    Reader further = text;
    further.skipBlanks();
    if (further.take("\u0433.") || further.take("\u0433")) // г.
        text = further;
    return onlyATimeFollows(text) ? dayOf(yearOf(year), static_cast<int>(*month), valueOf(day), conventions) : std::nullopt;
}

std::optional<Day> inDocumentOrder(std::string_view a, std::string_view b, std::string_view c, const Conventions& conventions)
{
    switch (conventions.dateOrder) {
    case DateOrder::dayMonthYear:
        if (shortNumber(a, 31) && shortNumber(b, 12))
            return dayOf(yearOf(c), valueOf(b), valueOf(a), conventions);
        break;
    case DateOrder::monthDayYear:
        if (shortNumber(a, 12) && shortNumber(b, 31))
            return dayOf(yearOf(c), valueOf(a), valueOf(b), conventions);
        break;
    case DateOrder::yearMonthDay:
        if (shortNumber(b, 12) && shortNumber(c, 31))
            return dayOf(yearOf(a), valueOf(b), valueOf(c), conventions);
        break;
    }
    return std::nullopt;
}

/// Whether a text may begin a date in whose order one can be mistaken: two numbers of one or two digits, one of them above 12.
bool mayProveAnOrder(std::string_view text)
{
    Reader reader{text};
    reader.skipBlanks();
    const auto first = reader.digits();
    if (first.empty() || first.size() > 2 || !separator(reader))
        return false;
    const auto second = reader.digits();
    return !second.empty() && second.size() <= 2 && (valueOf(first) > 12 || valueOf(second) > 12);
}

} // namespace

namespace {

/// Texts such as `25-01-24`, which are read with the day first and with the year first. Of many such texts the years are the
/// part that differs less.
class TwoDigitYears {
public:
    void add(std::string_view text)
    {
        Reader reader{text};
        reader.skipBlanks();
        const auto first = reader.digits();
        separator(reader);
        reader.digits();
        separator(reader);
        firsts_.insert(valueOf(first));
        thirds_.insert(valueOf(reader.digits()));
        if (proof_.empty())
            proof_ = text;
    }
    DatesWritten written(DateOrder otherwise) const
    {
        if (firsts_.size() == thirds_.size())
            return {otherwise, {}};
        return {firsts_.size() > thirds_.size() ? DateOrder::dayMonthYear : DateOrder::yearMonthDay, proof_};
    }

private:
    std::set<int> firsts_, thirds_;
    std::string_view proof_;
};

} // namespace

DatesWritten datesWritten(const Texts& texts, const Conventions& document)
{
    static constexpr std::array orders{DateOrder::dayMonthYear, DateOrder::monthDayYear, DateOrder::yearMonthDay};
    std::array<std::string_view, orders.size()> proofs;
    TwoDigitYears dayOrYearFirst;
    for (std::size_t id = 0; id < texts.size(); ++id) {
        const auto text = texts[static_cast<TextId>(id)];
        if (!mayProveAnOrder(text))
            continue;
        std::array<bool, orders.size()> readable{};
        for (std::size_t index = 0; index < orders.size(); ++index) {
            auto conventions = document;
            conventions.dateOrder = orders[index];
            readable[index] = dateFromText(text, conventions).has_value();
        }
        const auto only = static_cast<std::size_t>(std::ranges::find(readable, true) - readable.begin());
        if (std::ranges::count(readable, true) == 1) {
            if (orders[only] == document.dateOrder)
                return {document.dateOrder, {}};
            if (proofs[only].empty())
                proofs[only] = text;
        } else if (readable == std::array{true, false, true} && document.dateOrder == DateOrder::monthDayYear) {
            dayOrYearFirst.add(text);
        }
    }
    DatesWritten written{document.dateOrder, {}};
    for (std::size_t index = 0; index < orders.size(); ++index) {
        if (proofs[index].empty())
            continue;
        if (!written.proof.empty())
            return {document.dateOrder, {}};
        written = {orders[index], proofs[index]};
    }
    return written.proof.empty() ? dayOrYearFirst.written(document.dateOrder) : written;
}

std::optional<Message> datesWarning(const Table& table)
{
    static constexpr std::array keys{"warning.datesDayFirst", "warning.datesMonthFirst", "warning.datesYearFirst"};
    if (table.provedDate.empty())
        return std::nullopt;
    return Message{keys[static_cast<std::size_t>(table.conventions.dateOrder)], {{"date", table.provedDate}}};
}

std::optional<Day> dateFromText(std::string_view text, const Conventions& conventions)
{
    if (text.size() > 60) // longer than any date with its time and zone: do not fold a novel
        return std::nullopt;
    const std::string plain = folded(text);
    Reader reader{plain};
    if (reader.atLetter())
        return monthFirst(reader, conventions);
    const auto first = reader.digits();
    if (first.size() == 8 && onlyATimeFollows(reader))
        return dayOf(valueOf(first.substr(0, 4)), valueOf(first.substr(4, 2)), valueOf(first.substr(6)), conventions);
    if (first.size() == 4)
        return yearFirst(first, reader, conventions);
    const auto firstSign = separator(reader);
    if (!firstSign || first.empty() || first.size() > 2)
        return std::nullopt;
    if (reader.atLetter())
        return dayAndMonthName(first, reader, conventions);
    const auto second = reader.digits();
    const auto secondSign = separator(reader);
    const auto third = reader.digits();
    if (firstSign != secondSign || !onlyATimeFollows(reader))
        return std::nullopt;
    return inDocumentOrder(first, second, third, conventions);
}

std::optional<Day> dateFrom(Value value, const Texts& texts, const Conventions& conventions)
{
    if (value.isText())
        return dateFromText(texts[value.text()], conventions);
    if (!value.isNumber())
        return std::nullopt;
    const double number = value.number();
    using std::chrono::sys_days;
    static constexpr sys_days first = std::chrono::year{1900} / 1 / 1;
    static constexpr sys_days end = std::chrono::year{2200} / 1 / 1;
    if (number >= static_cast<double>((first - conventions.nullDate).count()) && number < static_cast<double>((end - conventions.nullDate).count()))
        return static_cast<Day>(std::floor(number));
    if (number >= 1900'01'01 && number <= 2199'12'31) {
        const int digits = static_cast<int>(number);
        if (digits == number)
            return dayOf(digits / 10000, digits / 100 % 100, digits % 100, conventions);
    }
    return std::nullopt;
}

} // namespace lifecycle
