#include "domain/recognition.hpp"

#include "domain/column_sample.hpp"
#include "domain/fields.hpp"

#include <algorithm>
#include <array>

namespace lifecycle {

namespace {

using namespace std::string_view_literals;
using Columns = std::vector<std::size_t>;

/// Who a row speaks of: what tells customers apart best comes first.
constexpr std::array customerFields{"customer id"sv, "e-mail"sv, "customer"sv, "customer name"sv, "account"sv, "contact"sv, "phone"sv, "name"sv};

/// Fields that stand in a table with one row per customer and never in an order log: computed metrics …
constexpr std::array metricFields{"orders"sv,       "frequency"sv, "first order"sv,   "last order"sv,     "tenure"sv,        "t_x"sv,
                                  "recency"sv,      "usual gap"sv, "overdue"sv,       "silence"sv,        "average order"sv, "repeat order"sv,
                                  "recent orders"sv, "previous orders"sv, "p alive"sv, "expected orders"sv, "clv"sv};
/// … and what models for contacts, deals and accounts read.
constexpr std::array milestoneFields{
    "contact outcome"sv, "deal outcome"sv,   "deal number"sv,  "deals won"sv,     "first contact"sv,       "lead since"sv,          "qualified"sv, "signed"sv,
    "in use since"sv,    "renewal"sv,        "seats"sv,        "seats in use"sv,  "seat use"sv,            "use change"sv,          "ended"sv,     "asked"sv,
    "disposed"sv,        "useful life"sv,    "life left"sv,    "replacement asked"sv, "replacement ordered"sv, "open complaint"sv,  "referrals"sv, "special day"sv,
    "open balance"sv,    "notice given"sv,   "wallet share"sv, "stage"sv,         "target"sv,              "next contact"sv,        "revenue"sv,   "total business"sv};

/// What serves as the amount of an order where no column is called so.
constexpr std::array amountStandIns{"revenue"sv, "subtotal"sv, "contribution"sv};

class Recogniser {
public:
    Recogniser(const Table& table, const ChosenColumns& chosen) : table_{table}, chosen_{chosen}, samples_(table.columns.size())
    {
        std::vector<std::size_t> taken;
        for (const auto& [field, column] : chosen)
            if (column && *column < table.columns.size()) {
                result_.columnOf[field] = *column;
                taken.push_back(*column);
            }
        for (std::size_t column = 0; column < table.headers.size(); ++column) {
            const Field* field = fieldNamed(table.nameOf(column));
            if (table.said.contains(column) || std::find(taken.begin(), taken.end(), column) != taken.end())
                continue;
            if (field && !chosen.contains(field->name))
                candidates_[field->name].push_back(column);
            else if (!field)
                unnamed_.push_back(column);
        }
        for (const auto& [field, columns] : candidates_)
            result_.columnOf[field] = bestOf(field, columns);
    }

    Recognition finish()
    {
        if (isCustomerTable())
            asCustomerTable();
        else if (!asOrderLog())
            asWhatIsLeft();
        return std::move(result_);
    }

private:
    bool has(std::string_view field) const { return result_.columnOf.contains(field); }
    bool isChosen(std::string_view field) const { return chosen_.contains(field); }

    const ColumnSample& sample(std::size_t column)
    {
        if (!samples_[column])
            samples_[column] = sampleOf(table_, column);
        return *samples_[column];
    }

    std::string header(std::size_t column) const
    {
        const std::string& name = table_.headers[column];
        return name.empty() ? columnName(table_.firstColumn + static_cast<std::int32_t>(column)) : name;
    }

    /// Of several columns with the same name, the one whose content fits the field best; the first of equals.
    std::size_t bestOf(const std::string& field, const Columns& columns)
    {
        if (columns.size() == 1)
            return columns.front();
        const FieldType type = fieldNamed(field)->type;
        const auto fit = [&](std::size_t column) {
            const ColumnSample& s = sample(column);
            return type == FieldType::date ? s.dates : type == FieldType::text || type == FieldType::flag ? s.filled : s.numbers;
        };
        const std::size_t best = *std::max_element(columns.begin(), columns.end(), [&](auto a, auto b) { return fit(a) < fit(b); });
        doubt("recognise.severalColumns", field, best, columns);
        return best;
    }

    void doubt(std::string key, std::string_view field, std::size_t taken, const Columns& columns)
    {
        std::string others;
        for (const auto column : columns)
            if (column != taken)
                others += (others.empty() ? "" : ", ") + header(column);
        if (!others.empty() || columns.empty())
            result_.doubts.push_back({std::move(key), {{"field", WordArgument{std::string{field}}}, {"column", header(taken)}, {"others", others}}});
    }

    /// Columns that could name the customer, best first.
    Columns familyColumns()
    {
        std::vector<std::pair<int, std::size_t>> ranked;
        for (std::size_t i = 0; i < customerFields.size(); ++i) {
            const auto found = result_.columnOf.find(customerFields[i]);
            if (found == result_.columnOf.end() || (customerFields[i] == "name"sv && nameIsOrderNumber()))
                continue;
            const ColumnSample& s = sample(found->second);
            int rank = static_cast<int>(i);
            if (customerFields[i] == field::customer) // a column called 'customer' may hold any of the three
                rank = s.numbers * 10 >= s.filled * 9 ? -1 : s.addresses * 10 >= s.filled * 9 ? 1 : rank;
            ranked.emplace_back(rank, found->second);
        }
        std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        Columns columns;
        for (const auto& [rank, column] : ranked)
            columns.push_back(column);
        if (columns.empty() && has("id"sv))
            columns.push_back(result_.columnOf.find("id"sv)->second);
        return columns;
    }

    /// Shops call the order's number 'Name' (#1001).
    bool nameIsOrderNumber()
    {
        const auto name = result_.columnOf.find("name"sv);
        if (name == result_.columnOf.end() || has(field::orderNumber) || isChosen(field::orderNumber) || !has(field::orderDate))
            return false;
        const ColumnSample& s = sample(name->second);
        return s.filled > 0 && s.codes * 10 >= s.filled * 9;
    }

    /// The column that tells customers apart: the best by name that is filled nearly as often as any other. In a table with
    /// one row per customer it must be unique too, where one is.
    std::optional<std::size_t> familyColumn(bool unique)
    {
        if (const auto found = chosen_.find(field::customer); found != chosen_.end())
            return found->second;
        const Columns columns = familyColumns();
        std::size_t mostFilled = 0;
        for (const auto column : columns)
            mostFilled = std::max(mostFilled, sample(column).filled);
        for (const auto column : columns)
            if (sample(column).filled * 10 >= mostFilled * 9 && (!unique || !sample(column).repeats()))
                return column;
        return std::nullopt;
    }

    bool isCustomerTable()
    {
        const auto known = [&](const auto& fields) {
            return std::count_if(fields.begin(), fields.end(), [&](auto field) { return has(field); });
        };
        if (has("deal outcome"sv) || has("contact outcome"sv) || has("deal number"sv) || known(metricFields) >= 2)
            return true;
        const bool couldBeLog = has(field::orderDate) && familyColumn(false);
        return !couldBeLog && (known(metricFields) >= 1 || known(milestoneFields) >= 1);
    }

    void asCustomerTable()
    {
        auto customer = familyColumn(true);
        if (!customer && !isChosen(field::customer))
            for (const auto field : {"deal number"sv, "order number"sv, "id"sv})
                if (const auto found = result_.columnOf.find(field); !customer && found != result_.columnOf.end() && !sample(found->second).repeats())
                    customer = found->second;
        if (!customer)
            customer = familyColumn(false);
        result_.shape = Shape::customerTable;
        if (!customer) {
            result_.columnOf.erase(std::string{field::customer});
            result_.why = {"recognise.customerTableWithoutCustomer", {}};
            return;
        }
        result_.columnOf[std::string{field::customer}] = *customer;
        result_.why = {"recognise.customerTable", {{"customer", header(*customer)}}};
        if (sample(*customer).repeats())
            result_.doubts.push_back({"recognise.customerRepeats", {{"column", header(*customer)}}});
    }

    bool asOrderLog()
    {
        if (nameIsOrderNumber())
            result_.columnOf[std::string{field::orderNumber}] = result_.columnOf.find("name"sv)->second;
        auto customer = familyColumn(false);
        if (!has(field::orderDate) && !isChosen(field::orderDate) && has("payment date"sv))
            result_.columnOf[std::string{field::orderDate}] = result_.columnOf.find("payment date"sv)->second;
        for (const auto standIn : amountStandIns)
            if (const auto found = result_.columnOf.find(standIn); !has(field::amount) && found != result_.columnOf.end() && !isChosen(field::amount)) {
                result_.columnOf[std::string{field::amount}] = found->second;
                doubt("recognise.standIn", field::amount, found->second, {});
            }
        // What no header names is found by its content, where just one column could be it and another part is named.
        const int named = (customer ? 1 : 0) + (has(field::orderDate) ? 1 : 0) + (has(field::amount) ? 1 : 0);
        if (named >= 1 && !has(field::orderDate))
            takeByContent(field::orderDate, [](const ColumnSample& s) { return s.looksLikeDates(); });
        if (named >= 1 && !has(field::amount))
            takeByContent(field::amount, [](const ColumnSample& s) { return s.looksLikeAmounts(); });
        if (named >= 1 && !customer && takeByContent(field::customer, [](const ColumnSample& s) { return s.looksLikeNames(); }))
            customer = result_.columnOf.find(field::customer)->second;
        if (!customer || !has(field::orderDate) || !has(field::amount))
            return false;
        const Columns family = isChosen(field::customer) ? Columns{} : familyColumns();
        result_.columnOf[std::string{field::customer}] = *customer;
        if (has("id"sv) && !has(field::orderNumber) && !isChosen(field::orderNumber) && result_.columnOf.find("id"sv)->second != *customer)
            result_.columnOf[std::string{field::orderNumber}] = result_.columnOf.find("id"sv)->second;
        doubt("recognise.customerBy", field::customer, *customer, family.empty() ? Columns{*customer} : family);
        const bool repeats = sample(*customer).repeats();
        result_.shape = Shape::orderLog;
        result_.why = {repeats ? "recognise.orderLog" : "recognise.orderLogOnce",
                       {{"customer", header(*customer)},
                        {"date", header(result_.columnOf.find(field::orderDate)->second)},
                        {"amount", header(result_.columnOf.find(field::amount)->second)}}};
        return true;
    }

    template <class Fits>
    bool takeByContent(std::string_view field, Fits fits)
    {
        if (isChosen(field))
            return false;
        Columns found;
        std::copy_if(unnamed_.begin(), unnamed_.end(), std::back_inserter(found), [&](auto column) { return fits(sample(column)); });
        if (found.size() != 1)
            return false;
        result_.columnOf[std::string{field}] = found.front();
        unnamed_.erase(std::find(unnamed_.begin(), unnamed_.end(), found.front()));
        doubt("recognise.byContent", field, found.front(), {});
        return true;
    }

    /// No milestone, no metric, and something that an order log needs is missing.
    void asWhatIsLeft()
    {
        const auto customer = familyColumn(false);
        if (!customer)
            unknown(field::customer);
        else if (sample(*customer).repeats())
            unknown(has(field::orderDate) ? field::amount : field::orderDate);
        else
            asCustomerTable();
    }

    void unknown(std::string_view missing)
    {
        result_.shape = Shape::unknown;
        const bool quantity = missing == field::amount && has("unit price"sv) && has("quantity"sv);
        result_.why = {quantity ? "recognise.multiplyFirst" : "recognise.missing",
                       {{"field", WordArgument{std::string{missing}}}, {"place", table_.placeOfHeaders()}}};
    }

    const Table& table_;
    const ChosenColumns& chosen_;
    Recognition result_;
    std::map<std::string, Columns, std::less<>> candidates_; ///< by header alone
    Columns unnamed_;
    std::vector<std::optional<ColumnSample>> samples_;
};

} // namespace

std::optional<std::size_t> Recognition::column(std::string_view field) const
{
    const auto found = columnOf.find(field);
    return found == columnOf.end() ? std::nullopt : std::optional{found->second};
}

Recognition recognise(const Table& table, const ChosenColumns& chosen)
{
    return Recogniser{table, chosen}.finish();
}

} // namespace lifecycle
