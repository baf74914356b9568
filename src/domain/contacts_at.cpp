#include "domain/contacts_at.hpp"

#include "domain/outcome.hpp"
#include "domain/reading.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace lifecycle {

namespace {

using namespace std::string_view_literals;

constexpr std::array ofTheDeal{"deal outcome"sv, "deal opened"sv, "deal closed"sv, "deal value"sv, "reason"sv};

Table copyOf(const Table& table)
{
    Table copy;
    copy.sheet = table.sheet;
    copy.firstColumn = table.firstColumn;
    copy.headerRow = table.headerRow;
    copy.conventions = table.conventions;
    for (TextId id = 0; id < table.texts.size(); ++id)
        copy.texts.intern(table.texts[id]); // each one once: it gets the same number
    copy.headers = table.headers;
    copy.columns = table.columns;
    copy.said = table.said;
    copy.hiddenRows = table.hiddenRows;
    return copy;
}

class Clock {
public:
    Clock(const Table& table, const Recognition& recognition, Day asOf)
        : table_{table}, recognition_{recognition}, asOf_{asOf}, met_{recognition.column("first contact")},
          opened_{recognition.column("deal opened")}, closed_{recognition.column("deal closed")}
    {
    }

    std::optional<ContactsAt> turnBack()
    {
        for (std::uint32_t row = 0; row < table_.rows(); ++row) {
            const bool metLater = isLater(met_, row), openedLater = isLater(opened_, row);
            if (metLater || (openedLater && !isKnown(met_, row)))
                result().notYet.push_back(
                    {row, static_cast<std::uint32_t>(metLater ? *met_ : *opened_), LeftOutReason::afterAsOf});
            else if (openedLater)
                forgetDeal(row);
            else if (isLater(closed_, row))
                forgetDecision(row);
        }
        return std::move(result_);
    }

private:
    ContactsAt& result()
    {
        if (!result_)
            result_.emplace().table = copyOf(table_);
        return *result_;
    }

    std::optional<Day> dayIn(const std::optional<std::size_t>& column, std::uint32_t row) const
    {
        return column ? dateFrom(table_.columns[*column][row], table_.texts, table_.conventions) : std::nullopt;
    }
    bool isKnown(const std::optional<std::size_t>& column, std::uint32_t row) const { return dayIn(column, row).has_value(); }
    bool isLater(const std::optional<std::size_t>& column, std::uint32_t row) const
    {
        const auto day = dayIn(column, row);
        return day && *day > asOf_;
    }

    void set(std::string_view field, std::uint32_t row, Value value)
    {
        if (const auto column = recognition_.column(field))
            result().table.columns[*column][row] = value;
    }
    void forgetDeal(std::uint32_t row)
    {
        for (const auto field : ofTheDeal)
            set(field, row, {});
    }
    void forgetDecision(std::uint32_t row)
    {
        set("deal outcome", row, Value::text(result().table.texts.intern(meaning::underDiscussion)));
        set("deal closed", row, {});
        set("reason", row, {});
    }

    const Table& table_;
    const Recognition& recognition_;
    Day asOf_;
    std::optional<std::size_t> met_, opened_, closed_;
    std::optional<ContactsAt> result_;
};

} // namespace

std::optional<ContactsAt> contactsAt(const Table& table, const Recognition& recognition, Day asOf)
{
    return Clock{table, recognition, asOf}.turnBack();
}

} // namespace lifecycle
