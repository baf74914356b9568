// Contacts, their milestones, reasons, repeat deals and dates that contradict each other: counted by hand in small tables, and in
// a sales pipeline by other means than ours.

#include "domain/contradictory_dates.hpp"
#include "domain/milestones.hpp"
#include "domain/repeat_deals.hpp"
#include "real_data.hpp"
#include "spoken.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

using namespace lifecycle;
using namespace lifecycle::test;
using enum MilestoneOutcome;

namespace {

Contacts contactsOf(const Table& table, const ChosenOutcomes& chosen = {})
{
    auto contacts = readContacts(table, recognise(table), chosen);
    if (!contacts)
        FAIL(spoken(contacts.error()));
    return std::move(contacts).value();
}

/// The outcomes that are there, as `request 2, bought 1`.
std::string counted(const OutcomeCounts& counts)
{
    std::string text;
    for (std::size_t outcome = 0; outcome < milestoneOutcomes; ++outcome)
        if (counts.contacts[outcome] > 0)
            text += (text.empty() ? "" : ", ") + std::string{keyOf(static_cast<MilestoneOutcome>(outcome))}.substr(10) + ' '
                + std::to_string(counts.contacts[outcome]);
    return text;
}

const char* const small = "contact|account|first contact|contact outcome|target|deal opened|deal outcome|deal closed|deal value|reason|source|began by|referrals|referred by\n"
                          "Ana|Acme|2024-01-01|Request|yes|2024-01-05|Closed Won|2024-02-01|1000||Fair|inbound|1|\n"
                          "Bo|Acme|2024-03-01|request|yes|2024-03-01|won|2024-04-01|1500||Fair|inbound||\n"
                          "Cy||2024-01-02|Nurture|y||||||fair |outbound||\n"
                          "Di|Delta|2024-01-03|not interested|no||||||web|we||\n"
                          "Ed|Echo|2024-01-04|Not interested|Y||||||web|we||\n"
                          "Flo|Fox|2024-01-05|refusal|||||||||||\n"
                          "Gus||2024-01-06|||2024-01-07|lost by customer|2024-02-02|300|price|Web|customer||Acme\n"
                          "Hal|Hotel|2024-01-07|request||2024-01-08|refused by customer|2024-02-03|500|Price |Web|customer||Acme\n"
                          "Ida|India|2024-01-08|request||2024-01-09|Disqualified|2024-02-04|0|no budget|||\n"
                          "Jo|Juliet|2024-01-09|request||2024-01-10|Closed Lost|2024-01-09|0||||\n"
                          "Kim|Kilo|2024-01-10|||2024-01-11|Engaging|||||||\n"
                          "Lu|Lima|2024-01-11|somewhere|||||||||||\n"
                          "||||||||||||||\n"
                          "Max|Acme|2024-05-01|request||2024-05-01|negotiation|||||||\n";

} // namespace

TEST_CASE("Contacts by milestone and outcome", "[milestones]")
{
    const Table table = test::tableOf(small);
    const Contacts contacts = contactsOf(table, {{"deal outcome", {{"lost by customer", "customer refused"}}}});
    REQUIRE(contacts.contacts.size() == 13);
    REQUIRE(contacts.warnings.size() == 1); // 'somewhere'
    CHECK(spoken(contacts.warnings[0]).find("'somewhere'") != std::string::npos);

    const Milestones milestones = milestonesOf(contacts);
    // Requests: Ana, Bo, Hal, Ida, Jo, Max; and Gus and Kim, whose deal alone speaks.
    CHECK(counted(milestones.all)
          == "request 8, interest 1, refusalOfTarget 1, refusalOfNonTarget 1, refusal 1, noOutcome 1, bought 2, customerRefused 2, weRefused 1, "
             "refused 1, underDiscussion 2, repeatDeal 1, referral 1");
    CHECK(milestones.all.impliedRequests == 2);
    CHECK(milestones.all.at(Milestone::attraction) == 13); // every contact has one
    CHECK(milestones.all.at(Milestone::sale) == 8);        // every request here has its deal
    // The circle: Bo and Max come from who had bought; Gus and Hal were sent.
    CHECK(milestones.circle.fromDevelopment == 2);
    CHECK(milestones.circle.byReferral == 2);
    CHECK(milestones.circle.fromOutside == 9);

    REQUIRE(milestones.bySource.size() == 3);
    CHECK((milestones.bySource[0].name == "web" && counted(milestones.bySource[0].counts) == "request 2, refusalOfTarget 1, refusalOfNonTarget 1, customerRefused 2"));
    CHECK((milestones.bySource[1].name == "Fair" && counted(milestones.bySource[1].counts) == "request 2, interest 1, bought 2, repeatDeal 1, referral 1"));
    CHECK((milestones.bySource[2].name.empty() && milestones.bySource[2].counts.at(Milestone::attraction) == 6));
    REQUIRE(milestones.byBeganBy.size() == 3);
    CHECK((milestones.byBeganBy[0].name == "the customer" && milestones.byBeganBy[0].counts.at(Milestone::attraction) == 4));
    CHECK((milestones.byBeganBy[1].name == "we" && milestones.byBeganBy[1].counts.at(Milestone::attraction) == 3));
}

TEST_CASE("The order of rows does not matter for what was sold first", "[milestones]")
{
    const Table table = test::tableOf("account|deal outcome|deal closed\nAcme|won|2024-04-01\nACME |won|2024-02-01\nacme|won|2024-03-01\nOther|won|\nother|won|\n|won|2024-01-01\n|won|2024-01-02\n");
    const Contacts contacts = contactsOf(table);
    const auto first = firstDealsWon(contacts);
    REQUIRE(first.size() == 2);
    CHECK((first[0] == 1 && first[1] == 3));
    CHECK(milestonesOf(contacts).all[repeatDeal] == 3); // rows without an account are never repeats
    CHECK(milestonesOf(contacts).all[bought] == 7);
}

TEST_CASE("Reasons for refusal by the value lost; what is not known is never 0", "[milestones]")
{
    const Table table = test::tableOf("deal outcome|reason|deal value\n"
                                      "customer refused|price|100\nlost|PRICE |250\nwe refused|not a target|0\nlost||\nlost|delay|300\n"
                                      "customer refused|service|0\ncustomer refused|service|\nwon|price|9000\nlost|delay|0\nlost|delay|30\n");
    const auto reasons = reasonsForRefusal(contactsOf(table));
    REQUIRE(reasons.size() == 5);
    CHECK((reasons[0].reason == "price" && *reasons[0].lost == 350 && reasons[0].valued == 2 && reasons[0].byCustomer == 1 && reasons[0].byUnknown == 1));
    CHECK((reasons[1].reason == "delay" && *reasons[1].lost == 330 && reasons[1].valued == 2 && reasons[1].refusals() == 3));
    CHECK((reasons[2].reason == "service" && !reasons[2].lost && reasons[2].refusals() == 2));
    CHECK((reasons[3].reason == "not a target" && !reasons[3].lost && reasons[3].byUs == 1));
    CHECK((reasons[4].reason.empty() && !reasons[4].lost && reasons[4].valued == 0));
}

TEST_CASE("Follow-ups are dated from the day of the outcome", "[milestones]")
{
    const Table table = test::tableOf(small);
    const Contacts contacts = contactsOf(table);
    const auto day = [&](std::size_t index) { return dayOfOutcome(contacts.contacts[index]); };
    const auto date = [](int year, unsigned month, unsigned d) {
        return static_cast<Day>((std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(d)} - Conventions{}.nullDate).count());
    };
    CHECK(day(0) == date(2024, 2, 1));   // the deal's end
    CHECK(day(2) == date(2024, 1, 2));   // interest: the first contact
    CHECK(day(10) == date(2024, 1, 11)); // under discussion: since the deal was opened
    CHECK_FALSE(dayOfOutcome(Contact{}));
}

TEST_CASE("A table without outcomes is no table of contacts", "[milestones]")
{
    const Table table = test::tableOf("contact|phone\nAna|1\n");
    const auto contacts = readContacts(table, recognise(table));
    REQUIRE_FALSE(contacts);
    CHECK(contacts.error().key == "error.contacts.noOutcome");
}

TEST_CASE("A repeat deal against a first one, in value and in profit", "[milestones]")
{
    const Table table = test::tableOf("account|deal outcome|deal closed|deal value|cost|investment\n"
                                      "A|won|2024-01-01|100|40|50\nA|won|2024-02-01|150|60|\nB|won|2024-01-01|200|80|100\nB|won|2024-03-01|210|80|10\n"
                                      "C|won|2024-01-01|300||\nC|lost|2024-02-01|900||\n|won|2024-01-01|5000||\nA|won|2024-03-01|||\n");
    const auto found = repeatAgainstFirst(wonDealsOf(contactsOf(table)));
    CHECK((found.firstDeals == 3 && found.repeatDeals == 2));
    CHECK(*found.firstValue == Approx(200)); // (100 + 200 + 300) / 3
    CHECK(*found.repeatValue == Approx(180));
    CHECK(*found.inValue == Approx(.9));
    // Profit: first (100-40-50 + 200-80-100) / 2 = 15; repeat (150-60 + 210-80-10) / 2 = 105.
    CHECK(found.firstDealsWithAcquisition == 2);
    CHECK(*found.firstProfit == Approx(15));
    CHECK(*found.repeatProfit == Approx(105));
    CHECK(*found.inProfit == Approx(7));

    const Table without = test::tableOf("account|deal outcome|deal closed|deal value\nA|won|2024-01-01|100\nA|won|2024-02-01|150\n");
    const auto inValue = repeatAgainstFirst(wonDealsOf(contactsOf(without)));
    CHECK(*inValue.inValue == Approx(1.5));
    CHECK_FALSE((inValue.inProfit || inValue.firstProfit || inValue.repeatProfit)); // no cost of acquisition: nothing is said
    CHECK_FALSE(repeatAgainstFirst({}).inValue);
}

TEST_CASE("Dates that contradict each other are counted and shown", "[milestones]")
{
    const Table table = test::tableOf(small);
    const auto found = contradictoryDates(table, recognise(table));
    REQUIRE(found.size() == 1); // Jo's deal was closed the day before it was opened, and on the day of the first contact
    CHECK((found[0].earlier == "deal opened" && found[0].later == "deal closed"));
    CHECK(found[0].rows == std::vector<std::uint32_t>{9});
    CHECK(found[0].compared == 6);
    CHECK(spoken(found[0].said(table)) == "deal closed lies before deal opened in 1 of 6 rows, first at H11. Check these dates; nothing was changed.");

    const Table accounts = test::tableOf("account|signed|in use since|ended|renewal\nA|2024-02-01|2024-01-01|2024-03-01|2020-01-01\nB|2024-02-01|2024-03-01|2024-01-01|\nC|2024-02-01|soon||\n");
    const auto pairs = contradictoryDates(accounts, recognise(accounts));
    REQUIRE(pairs.size() == 3);
    CHECK((pairs[0].later == "in use since" && pairs[0].rows == std::vector<std::uint32_t>{0} && pairs[0].compared == 2));
    CHECK((pairs[1].earlier == "signed" && pairs[1].later == "ended" && pairs[1].rows == std::vector<std::uint32_t>{1}));
}

TEST_CASE("A sales pipeline, counted by other means", "[milestones]")
{
    auto table = test::salesPipeline();
    if (!table)
        return;
    const Contacts contacts = contactsOf(*table);
    const Milestones milestones = milestonesOf(contacts);
    CHECK(contacts.contacts.size() == 8800);
    CHECK(milestones.all[bought] == 4238);
    CHECK(milestones.all[refused] == 2473);
    CHECK(milestones.all[underDiscussion] == 1589);
    CHECK(milestones.all[noOutcome] == 500);
    CHECK(milestones.all[request] == milestones.all.impliedRequests);
    CHECK(contacts.accounts.size() == 85);
    // Each of the 85 accounts won a first deal, and every won deal has an account: the others are repeats.
    CHECK(milestones.all[repeatDeal] == 4238 - 85);
    const auto reasons = reasonsForRefusal(contacts);
    REQUIRE(reasons.size() == 1); // none is recorded, and all values of lost deals are 0: not known
    CHECK((reasons[0].reason.empty() && !reasons[0].lost && reasons[0].refusals() == 2473));
}
