#include "domain/contacts.hpp"

#include "domain/blanks.hpp"
#include "domain/customer_names.hpp"
#include "domain/number_column.hpp"
#include "domain/reading.hpp"

#include <algorithm>
#include <array>

namespace lifecycle {

namespace {

class ContactReader {
public:
    ContactReader(const Table& table, const Recognition& recognition, const ChosenOutcomes& chosen)
        : table_{table}, recognition_{recognition}, chosen_{chosen}, blanks_{table.texts}, accounts_{table}
    {
    }

    Result<Contacts> read()
    {
        const bool anyOutcome
            = column(fieldOf(OutcomeKind::contact)) || column(fieldOf(OutcomeKind::deal)) || column("deals won");
        if (!anyOutcome)
            return Message{"error.contacts.noOutcome", {}};
        for (std::uint32_t row = 0; row < table_.rows(); ++row)
            if (!table_.isLeftOut(row) && !isBlankRow(row))
                result_.contacts.emplace_back().row = row;
        readAccounts();
        result_.hasContactOutcomes = readMeanings(OutcomeKind::contact, &Contact::contactOutcome);
        result_.hasDealOutcomes = readMeanings(OutcomeKind::deal, &Contact::dealOutcome);
        result_.hasTargets = readMeanings(OutcomeKind::target, &Contact::target);
        result_.hasBeganBy = readMeanings(OutcomeKind::beganBy, &Contact::beganBy);
        result_.hasSources = readTexts("source", &Contact::source);
        result_.hasReasons = readTexts("reason", &Contact::reason);
        readDates("first contact", &Contact::firstContact);
        readDates("deal opened", &Contact::dealOpened);
        readDates("deal closed", &Contact::dealClosed);
        result_.hasValues = readNumbers("deal value", &Contact::dealValue);
        result_.hasCost = readNumbers("cost", &Contact::cost);
        result_.hasInvestment = readNumbers("investment", &Contact::investment);
        result_.hasReferrals = readNumbers("referrals", &Contact::referrals);
        readNumbers("deals won", &Contact::dealsWon);
        if (const auto referredBy = column("referred by"))
            for (Contact& contact : result_.contacts)
                contact.referred = isFilled(*referredBy, contact.row);
        for (Contact& contact : result_.contacts)
            if (contact.dealOutcome != meaning::bought && !(contact.dealValue > 0))
                contact.dealValue = Contact::notKnown;
        return std::move(result_);
    }

private:
    std::optional<std::size_t> column(std::string_view field) const { return recognition_.column(field); }

    bool isFilled(std::size_t column, std::uint32_t row) const
    {
        const Value value = table_.columns[column][row];
        return !value.isError() && !blanks_.contain(value);
    }

    bool isBlankRow(std::uint32_t row) const
    {
        return std::all_of(
            table_.columns.begin(), table_.columns.end(), [&](const Column& column) { return blanks_.contain(column[row]); });
    }

    /// Whom deals are counted for: the account, else the customer. A column that names contacts does not tell who bought twice,
    /// unless it is all there is.
    void readAccounts()
    {
        std::optional<std::size_t> who;
        for (const std::string_view field : {"account", "customer", "customer id", "e-mail", "customer name", "contact"})
            if (!who)
                who = column(field);
        if (!who)
            return;
        for (Contact& contact : result_.contacts)
            if (isFilled(*who, contact.row))
                contact.account = accounts_.indexOf(table_.columns[*who][contact.row]);
        result_.accounts = accounts_.takeNames();
    }

    bool readMeanings(OutcomeKind kind, std::string_view Contact::*to)
    {
        const auto from = column(fieldOf(kind));
        if (!from)
            return false;
        const auto chosen = chosen_.find(fieldOf(kind));
        const Meanings meanings = chosen == chosen_.end() ? Meanings{kind} : Meanings{kind, chosen->second};
        if (auto unknown = unknownOutcomes(table_, *from, outcomeValues(table_, *from, meanings)))
            result_.warnings.push_back(std::move(*unknown));
        boost::unordered_flat_map<std::uint64_t, std::string_view> ofValue;
        for (Contact& contact : result_.contacts) {
            const Value value = table_.columns[*from][contact.row];
            if (value.isError())
                continue;
            const auto [known, isNew] = ofValue.try_emplace(value.bits());
            if (isNew)
                known->second = meanings.of(table_.display(value));
            if (known->second != meaning::notKnown)
                contact.*to = known->second; // English, of ours: outlives the meanings
        }
        return true;
    }

    bool readTexts(std::string_view field, std::string Contact::*to)
    {
        const auto from = column(field);
        for (Contact& contact : result_.contacts)
            if (from && isFilled(*from, contact.row)) {
                const std::string text = table_.display(table_.columns[*from][contact.row]);
                const auto begin = text.find_first_not_of(" \t\r\n");
                contact.*to = text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
            }
        return from.has_value();
    }

    void readDates(std::string_view field, std::optional<Day> Contact::*to)
    {
        if (const auto from = column(field))
            for (Contact& contact : result_.contacts)
                contact.*to = dateFrom(table_.columns[*from][contact.row], table_.texts, table_.conventions);
    }

    bool readNumbers(std::string_view field, double Contact::*to)
    {
        const auto from = column(field);
        if (!from)
            return false;
        const NumberColumn numbers{table_.columns[*from], table_};
        for (Contact& contact : result_.contacts)
            contact.*to = numbers[contact.row];
        return true;
    }

    const Table& table_;
    const Recognition& recognition_;
    const ChosenOutcomes& chosen_;
    Blanks blanks_;
    CustomerNames accounts_;
    Contacts result_;
};

bool hasOutcome(const Contact& contact)
{
    constexpr std::array results{meaning::bought, meaning::customerRefused, meaning::weRefused, meaning::refused};
    return std::find(results.begin(), results.end(), contact.dealOutcome) != results.end();
}

} // namespace

Result<Contacts> readContacts(const Table& table, const Recognition& recognition, const ChosenOutcomes& chosen)
{
    return ContactReader{table, recognition, chosen}.read();
}

std::optional<Day> dayOfOutcome(const Contact& contact)
{
    if (hasOutcome(contact) && contact.dealClosed)
        return contact.dealClosed;
    return contact.dealOpened ? contact.dealOpened : contact.firstContact;
}

std::vector<std::optional<std::size_t>> firstDealsWon(const Contacts& contacts)
{
    const auto when = [](const Contact& contact) {
        constexpr Day never = std::numeric_limits<Day>::max();
        const Day opened = contact.dealOpened.value_or(never);
        return std::pair{contact.dealClosed.value_or(opened), opened};
    };
    std::vector<std::optional<std::size_t>> first(contacts.accounts.size());
    for (std::size_t index = 0; index < contacts.contacts.size(); ++index) {
        const Contact& contact = contacts.contacts[index];
        if (contact.account == Contact::nobody || contact.dealOutcome != meaning::bought)
            continue;
        if (auto& known = first[contact.account]; !known || when(contact) < when(contacts.contacts[*known]))
            known = index;
    }
    return first;
}

} // namespace lifecycle
