#include "domain/order_log_warnings.hpp"

#include "domain/customer_names.hpp"
#include "domain/customers.hpp"
#include "domain/reading.hpp"

#include <algorithm>
#include <numeric>

namespace lifecycle {

namespace {

constexpr std::size_t named = 5; ///< so many of a list are named, the rest is counted

class Warner {
public:
    Warner(const OrderLog& log, const Table& table, const ReadingNotes& notes) : log_{log}, table_{table}, notes_{notes} {}

    std::vector<Message> warnings()
    {
        if (auto dates = datesWarning(table_))
            warnings_.push_back(std::move(*dates));
        guests();
        bigCustomers();
        doubles();
        returnsOnly();
        amounts();
        statuses();
        lengths();
        return std::move(warnings_);
    }

private:
    std::string customerAt(std::uint32_t customer) const
    {
        return log_.customers[customer] + " (" + table_.placeOf(notes_.customerColumn, log_.firstRow[customer]) + ')';
    }

    std::string list(const std::vector<std::uint32_t>& customers) const
    {
        std::string text;
        for (std::size_t i = 0; i < customers.size() && i < named; ++i)
            text += (i == 0 ? "" : "; ") + customerAt(customers[i]);
        return customers.size() > named ? text + " \u2026" : text;
    }

    void warn(std::string key, std::vector<Message::Argument> arguments) { warnings_.push_back({std::move(key), std::move(arguments)}); }

    void guests()
    {
        std::vector<std::uint32_t> found;
        for (std::uint32_t customer = 0; customer < log_.customers.size(); ++customer)
            if (isGuest(log_.customers[customer]))
                found.push_back(customer);
        if (!found.empty())
            warn("warning.guests", {{"count", static_cast<double>(found.size())}, {"customers", list(found)}});
    }

    std::uint64_t ordersOf(std::size_t customer) const
    {
        std::uint64_t orders = 0;
        for (auto day = log_.firstDay[customer]; day < log_.firstDay[customer + 1]; ++day)
            orders += log_.days[day].orders;
        return orders;
    }

    void bigCustomers()
    {
        std::uint64_t all = 0;
        for (const CustomerDay& day : log_.days)
            all += day.orders;
        const double evenShare = 1.0 / static_cast<double>(log_.customers.size());
        const double most = std::max(0.05, 5 * evenShare) * static_cast<double>(all);
        for (std::uint32_t customer = 0; customer < log_.customers.size(); ++customer)
            if (const auto orders = static_cast<double>(ordersOf(customer)); orders > most)
                warn("warning.bigCustomer", {{"customer", customerAt(customer)}, {"orders", orders}, {"all", static_cast<double>(all)}});
    }

    void doubles()
    {
        const auto found = nearDoubles(log_.customers);
        if (found.empty())
            return;
        std::string pairs;
        for (std::size_t i = 0; i < found.size() && i < named; ++i)
            pairs += (i == 0 ? "" : "; ") + customerAt(found[i].first) + " = " + customerAt(found[i].second);
        if (found.size() > named)
            pairs += " \u2026";
        warn("warning.nearDoubles", {{"count", static_cast<double>(found.size())}, {"pairs", std::move(pairs)}});
    }

    void returnsOnly()
    {
        std::vector<std::uint32_t> found;
        for (std::uint32_t customer = 0; customer < log_.customers.size(); ++customer) {
            const auto begin = log_.days.begin() + static_cast<std::ptrdiff_t>(log_.firstDay[customer]);
            const auto end = log_.days.begin() + static_cast<std::ptrdiff_t>(log_.firstDay[customer + 1]);
            if (std::none_of(begin, end, [](const CustomerDay& day) { return day.purchase; }))
                found.push_back(customer);
        }
        if (!found.empty())
            warn("warning.returnsOnly", {{"count", static_cast<double>(found.size())}, {"customers", list(found)}});
    }

    void amounts()
    {
        if (notes_.askWhoseAmount && notes_.ordersThatRepeat >= 2 && notes_.ordersThatRepeat * 2 > notes_.ordersOnSeveralRows)
            warn("warning.amountRepeats", {{"count", static_cast<double>(notes_.ordersThatRepeat)},
                                           {"all", static_cast<double>(notes_.ordersOnSeveralRows)},
                                           {"place", table_.placeOf(notes_.amountColumn, notes_.rowThatRepeats)}});
        if (notes_.amountsAsText > 0)
            warn("warning.amountsAsText", {{"count", static_cast<double>(notes_.amountsAsText)},
                                           {"sum", log_.books.storedAsText},
                                           {"place", table_.placeOf(notes_.amountColumn, notes_.rowOfAmountAsText)}});
    }

    void statuses()
    {
        if (notes_.unknownStatuses.empty())
            return;
        std::string words;
        for (std::size_t i = 0; i < notes_.unknownStatuses.size() && i < named; ++i) {
            const auto& [word, rows] = notes_.unknownStatuses[i];
            words += (i == 0 ? "" : "; ") + word + " (" + std::to_string(rows) + ')';
        }
        if (notes_.unknownStatuses.size() > named)
            words += " \u2026";
        warn("warning.unknownStatus", {{"words", std::move(words)}});
    }

    void lengths()
    {
        if (notes_.rowFarBefore) {
            warn("warning.dateFarBefore", {{"date", DateArgument{static_cast<double>(log_.firstDate)}},
                                           {"place", table_.placeOf(notes_.dateColumn, *notes_.rowFarBefore)}});
            return; // the log's length says nothing then
        }
        const int days = log_.lastDate - log_.firstDate + 1;
        const int window = rhythmAt(log_, log_.lastDate).window;
        if (days < 2 * window)
            warn("warning.shortLog", {{"days", static_cast<double>(days)}, {"window", static_cast<double>(window)}});
        if (days < 365)
            warn("warning.oneSeason", {{"days", static_cast<double>(days)}});
    }

    const OrderLog& log_;
    const Table& table_;
    const ReadingNotes& notes_;
    std::vector<Message> warnings_;
};

} // namespace

std::vector<Message> warningsOf(const OrderLog& log, const Table& table, const ReadingNotes& notes)
{
    return Warner{log, table, notes}.warnings();
}

} // namespace lifecycle
