#include "sample/sample_contacts.hpp"

#include "sample/sample_names.hpp"
#include "sample/sample_random.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lifecycle::sample {

namespace {

struct Source {
    std::string_view name;
    double share, target, request, cost;
    bool customerBegan;
};
constexpr std::array<Source, 4> sources{{
    {"fair", .25, .75, .25, 800, false},
    {"website", .30, .75, .35, 200, true},
    {"calls", .30, .60, .12, 500, false},
    {"referral", .15, .95, .55, 60, true},
}};
constexpr std::array<std::string_view, 4> reasonsOfCustomers{
    "price", "delivery time", "chose a competitor", "no budget this year"};
constexpr std::array<std::string_view, 2> reasonsOfOurs{"not our field", "too small for us"};

struct Contact {
    std::size_t person = 0, company = 0;
    std::string_view source;
    bool customerBegan = false, target = true, targetNoted = true, hasAccount = true;
    Day first = 0;
    std::string contactOutcome; ///< empty: none yet
    int contactsSince = 0;
    std::optional<Day> opened, closed, next;
    double value = 0, cost = 0, acquisition = 0;
    std::string dealOutcome, reason;
    int won = 0, referrals = 0;
    std::string referredBy;
};

class ContactsMaker {
public:
    std::vector<Contact> make()
    {
        for (std::size_t i = 0; i < 280; ++i)
            meet(i);
        std::stable_sort(
            contacts_.begin(), contacts_.end(), [](const Contact& a, const Contact& b) { return a.first < b.first; });
        for (Contact& contact : contacts_)
            if (contact.source == "referral")
                contact.referredBy = companyName(buyers_[pick(buyers_.size())]);
        return std::move(contacts_);
    }

private:
    std::size_t pick(std::size_t count) { return static_cast<std::size_t>(uniformDay(random_, 0, static_cast<int>(count) - 1)); }

    void meet(std::size_t company)
    {
        Contact contact;
        contact.person = contact.company = company;
        contact.first = lastDay - uniformDay(random_, 0, 547);
        double at = uniform(random_, 0, 1);
        const Source* source = sources.data();
        while (at >= source->share && source + 1 != sources.data() + sources.size())
            at -= (source++)->share;
        contact.source = source->name;
        contact.customerBegan = source->customerBegan;
        contact.target = chance(random_, source->target);
        contact.acquisition = std::round(source->cost * uniform(random_, .8, 1.2));
        const bool late = contact.first > lastDay - 30 && chance(random_, 1.0 / 3);
        if (!late && chance(random_, source->request))
            contact.contactOutcome = "request";
        else if (!late)
            contact.contactOutcome = chance(random_, contact.target ? .6 : .2) ? "interest" : "refusal";
        if (contact.contactOutcome == "refusal")
            contact.targetNoted = !chance(random_, 1.0 / 8);
        if (contact.contactOutcome == "interest")
            contact.contactsSince = uniformDay(random_, 0, 5);
        if (contact.contactOutcome == "interest" && chance(random_, .4))
            contact.next = lastDay + uniformDay(random_, 1, 60);
        if (contact.contactOutcome == "request")
            discuss(contact, contact.target ? .60 : .20);
        const bool bought = contact.won > 0;
        if (bought && chance(random_, 1.0 / 6))
            contact.referrals = uniformDay(random_, 1, 3);
        contacts_.push_back(contact);
        if (bought) {
            buyers_.push_back(company);
            comeBack(contact);
        }
    }

    void discuss(Contact& contact, double buys)
    {
        contact.opened = contact.first + uniformDay(random_, 2, 20);
        const Day decided = *contact.opened + uniformDay(random_, 10, 90);
        contact.value = std::round(lognormal(random_, 4000, .6));
        if (*contact.opened > lastDay) {
            contact.opened.reset();
            return;
        }
        if (decided > lastDay) {
            contact.dealOutcome = "under discussion";
            contact.next = lastDay + uniformDay(random_, 1, 14);
            return;
        }
        contact.closed = decided;
        if (chance(random_, buys)) {
            contact.dealOutcome = "bought";
            contact.won = 1;
            contact.cost = std::round(contact.value * uniform(random_, .55, .70));
            return;
        }
        const bool byCustomer = chance(random_, contact.target ? .80 : .35);
        contact.dealOutcome = byCustomer ? "customer refused" : "we refused";
        if (chance(random_, 5.0 / 6))
            contact.reason
                = byCustomer ? reasonsOfCustomers[pick(reasonsOfCustomers.size())] : reasonsOfOurs[pick(reasonsOfOurs.size())];
    }

    void comeBack(const Contact& buyer)
    {
        Contact again;
        again.company = buyer.company;
        again.person = 280 + colleagues_;
        again.first = *buyer.closed + uniformDay(random_, 60, 200);
        if (!chance(random_, 1.0 / 3) || again.first > lastDay)
            return;
        ++colleagues_;
        again.source = "existing customer";
        again.customerBegan = true;
        again.contactOutcome = "request";
        again.acquisition = std::round(40 * uniform(random_, .8, 1.2));
        discuss(again, .85);
        again.won *= 2;
        contacts_.push_back(again);
    }

    Random random_{20240102};
    std::vector<Contact> contacts_;
    std::vector<std::size_t> buyers_; ///< companies
    std::size_t colleagues_ = 0;
};

std::string trueStageOf(const Contact& contact)
{
    if (contact.referrals > 0 || (contact.won > 1 && contact.dealOutcome == "bought"))
        return "Development";
    return contact.closed ? "Sale" : "Attraction";
}

/// Written oddly, and meant the same; `parked` means what it says to this company alone.
void spoil(std::vector<Contact>& contacts)
{
    Random random{20240103};
    const auto some = [&](int count, auto&& fits, auto&& spoilOne) {
        while (count > 0) {
            Contact& contact = contacts[static_cast<std::size_t>(uniformDay(random, 0, static_cast<int>(contacts.size()) - 1))];
            if (!fits(contact))
                continue;
            spoilOne(contact);
            --count;
        }
    };
    const auto outcome = [](const char* plain) { return [plain](const Contact& c) { return c.contactOutcome == plain; }; };
    const auto deal = [](const char* plain) { return [plain](const Contact& c) { return c.dealOutcome == plain; }; };
    const auto writeOutcome = [](const char* word) { return [word](Contact& c) { c.contactOutcome = word; }; };
    const auto writeDeal = [](const char* word) { return [word](Contact& c) { c.dealOutcome = word; }; };
    some(4, outcome("interest"), writeOutcome(" Interest"));
    some(3, outcome("refusal"), writeOutcome("REFUSAL "));
    some(5, outcome("request"), writeOutcome("Request"));
    some(4, outcome("interest"), writeOutcome("Nurture"));
    some(3, outcome("refusal"), writeOutcome("Not interested"));
    some(5, deal("bought"), writeDeal("Closed Won"));
    some(3, deal("under discussion"), writeDeal("Negotiation"));
    some(4, outcome("interest"), writeOutcome("interés"));
    some(2, deal("under discussion"), writeDeal("parked"));
    some(
        4, [](const Contact& c) { return c.closed && *c.closed > *c.opened; },
        [](Contact& c) { std::swap(*c.opened, *c.closed); });
    some(
        8, [](const Contact& c) { return c.hasAccount && c.contactOutcome == "refusal"; },
        [](Contact& c) { c.hasAccount = false; });
}

} // namespace

SampleSheet contactsSheet()
{
    std::vector<Contact> contacts = ContactsMaker{}.make();
    SampleSheet sheet;
    for (const Contact& contact : contacts)
        sheet.trueStage.push_back(trueStageOf(contact));
    spoil(contacts);
    SheetWriter writer{sheet.table, "Contacts",
        {"Contact", "Account", "First contact", "Source", "Began by", "Referred by", "Contact outcome", "Target",
            "Contacts since", "Deal opened", "Quoted value", "Deal outcome", "Deal closed", "Reason", "Cost", "Acquisition cost",
            "Deals won", "Referrals", "Next contact"}};
    for (const Contact& contact : contacts) {
        writer.beginRow();
        writer.put("Contact", personName(contact.person));
        writer.put("Account", contact.hasAccount ? companyName(contact.company) : "");
        writer.put("First contact", std::optional{contact.first});
        writer.put("Source", contact.source);
        writer.put("Began by", contact.customerBegan ? "the customer" : "we");
        writer.put("Referred by", contact.referredBy);
        writer.put("Contact outcome", contact.contactOutcome);
        writer.put("Target", !contact.targetNoted ? "" : contact.target ? "yes" : "no");
        writer.put("Contacts since", contact.contactsSince);
        writer.put("Deal opened", contact.opened);
        writer.put("Deal closed", contact.closed);
        if (contact.opened)
            writer.put("Quoted value", contact.value);
        writer.put("Deal outcome", contact.dealOutcome);
        writer.put("Reason", contact.reason);
        if (contact.cost > 0)
            writer.put("Cost", contact.cost);
        writer.put("Acquisition cost", contact.acquisition);
        if (contact.won > 0)
            writer.put("Deals won", contact.won);
        if (contact.referrals > 0)
            writer.put("Referrals", contact.referrals);
        writer.put("Next contact", contact.next);
    }
    return sheet;
}

} // namespace lifecycle::sample
