// The sheet `Outcomes` of a table of contacts. The ten contacts below can be counted by hand, and so is every expected figure.

#include "small_log.hpp"
#include "snapshot.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/sheet/ValidationType.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/table/XTableCharts.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>

#include <algorithm>

using namespace lifecycle::tests;
using Catch::Matchers::Contains;

namespace
{

using Differences = std::vector<std::string>;

/// Six requests, of which Ann's two were won (the second is a repeat deal), three were refused by the customer and one by us; one
/// interest, one refusal by a target and one by another, and one word of this company's own, `Blorp`. Hal's deal was closed
/// before it was opened; nobody noted whom the ninth contact was with.
void fillContacts(const Document& document)
{
    addSheet(document, "Contacts");
    const auto day = [](double days) { return CellValue{ newYear + days }; };
    put(document, "Contacts.A1",
        { { "account", "first contact", "contact outcome", "target", "began by", "source", "deal opened", "deal closed",
              "deal value", "cost", "investment", "deal outcome", "reason", "referrals", "referred by" },
            { "Ann", day(1), "Request", "yes", "customer", "Fair", day(5), day(20), 1'000.0, 400.0, 100.0, "Closed Won", nothing,
                1.0, nothing },
            { "Bob", day(2), "Nurture", nothing, "we", "Fair", nothing, nothing, nothing, nothing, nothing, nothing, nothing,
                nothing, nothing },
            { "Cid", day(3), "refusal", "no", "we", "Calls", nothing, nothing, nothing, nothing, nothing, nothing, nothing,
                nothing, nothing },
            { "Dan", day(4), "request", "yes", "customer", "Web", day(6), day(30), 300.0, nothing, nothing, "customer refused",
                "price", nothing, nothing },
            { "Eve", day(5), "REQUEST ", "yes", "customer", "Web", day(7), day(31), 200.0, nothing, nothing, "customer refused",
                "Price", nothing, "Ann" },
            { "Fay", day(6), "request", "no", "we", "Calls", day(8), day(32), nothing, nothing, nothing, "we refused", "no fit",
                nothing, nothing },
            { "Ann", day(40), "request", "yes", "customer", "web", day(45), day(60), 3'000.0, 400.0, nothing, "Closed Won",
                nothing, nothing, nothing },
            { "Gus", day(7), "Blorp", nothing, "customer", "Web", nothing, nothing, nothing, nothing, nothing, nothing, nothing,
                nothing, nothing },
            { nothing, day(8), "refusal", "yes", "we", nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing,
                nothing, nothing },
            { "Hal", day(9), "request", "yes", "we", nothing, day(50), day(40), nothing, nothing, nothing, "customer refused",
                nothing, nothing, nothing } });
}

Outcome classifyContacts(const Document& document, Office& program, double asOf = 200, const std::string& url = classifyUrl)
{
    return dispatch(program, document, url,
        { { "Range", text("Contacts.A1") }, { "Model", text("milestones") }, { "AsOf", css::uno::Any{ newYear + asOf } } });
}

/// So many rows of the sheet below a title, from column A on.
Rows below(const Document& document, const std::string& title, std::size_t rows, std::size_t columns, const std::string& sheet = "Outcomes")
{
    const auto all = valuesOf(document, sheet + ".A1:P200");
    for (std::size_t row = 0; row < all.size(); ++row)
        if (all[row][0] == CellValue{ title }) {
            Rows found;
            for (std::size_t next = row + 1; next <= row + rows; ++next)
                found.emplace_back(all[next].begin(), all[next].begin() + static_cast<std::ptrdiff_t>(columns));
            return found;
        }
    throw std::runtime_error("no title " + title);
}

/// The row of the table `Meanings`, from 1, in which a value stands.
int rowOfValue(const Document& document, const std::string& value, const std::string& sheet = "Outcomes")
{
    const auto all = valuesOf(document, sheet + ".A1:B200");
    bool within = false;
    for (std::size_t row = 0; row < all.size(); ++row) {
        within = within || all[row][0] == CellValue{ "What the values mean" };
        if (within && all[row][1] == CellValue{ value })
            return static_cast<int>(row) + 1;
    }
    throw std::runtime_error("no value " + value);
}

void choose(const Document& document, const std::string& value, const std::string& meaning, const std::string& sheet = "Outcomes")
{
    put(document, sheet + ".D" + std::to_string(rowOfValue(document, value, sheet)), { { meaning } });
}

css::uno::Reference<css::table::XTableCharts> chartsOn(const Document& document)
{
    return css::uno::Reference<css::table::XTableChartsSupplier>
    {
        document.sheet("Outcomes"), css::uno::UNO_QUERY_THROW
        } -> getCharts();
}

} // namespace

TEST_CASE("Outcomes are counted at every milestone, by source and by who began; the circle is closed")
{
    auto& program = office();
    const Document document{ program };
    fillContacts(document);
    const auto outcome = classifyContacts(document, program);
    INFO(outcome.sentence);
    REQUIRE(outcome.success);
    CHECK_THAT(outcome.sentence, Contains("sheet Outcomes"));
    CHECK(textOf(document, "Outcomes.A1") == "Outcomes as of 2024-07-19");

    CHECK(below(document, "From a contact to a repeat deal", 7, 4)
        == Rows{ { "step", "number", "share of the contacts", "share of the step it comes from" },
            { "contacts", 10.0, 1.0, nothing }, { "requests", 6.0, .6, .6 }, { "deals discussed", 6.0, .6, 1.0 },
            { "bought", 2.0, .2, 2.0 / 6 }, { "repeat deals", 1.0, .1, .5 }, { "have referred somebody", 1.0, .1, .5 } });
    CHECK(below(document, "The circle: where the contacts came from", 4, 3)
        == Rows{ { "from", "number", "share of the contacts" }, { "customers who had bought before", 1.0, .1 },
            { "referred by somebody", 1.0, .1 }, { "from outside", 8.0, .8 } });
    CHECK(below(document, "Outcomes at the milestones", 11, 4)
        == Rows{ { "milestone", "outcome", "number", "share of the milestone" }, { "Attraction", "request", 6.0, .6 },
            { "Attraction", "interest: a win put off", 1.0, .1 }, { "Attraction", "refusal by a target customer", 1.0, .1 },
            { "Attraction", "refusal by a non-target customer", 1.0, .1 }, { "Attraction", "no outcome", 1.0, .1 },
            { "Sale", "bought", 2.0, 2.0 / 6 }, { "Sale", "the customer refused", 3.0, .5 }, { "Sale", "we refused", 1.0, 1.0 / 6 },
            { "Development", "repeat deal", 1.0, .5 }, { "Development", "referral", 1.0, .5 } });
    // contacts; request, interest, refusals of targets and others, none; bought, customer refused, we refused; repeat, referral
    CHECK(below(document, "Outcomes by source", 5, 14)
        == Rows{ { "source", "contacts", "request", "interest: a win put off", "refusal by a target customer",
                     "refusal by a non-target customer", "no outcome", "bought", "the customer refused", "we refused", "repeat deal",
                     "referral", "requests, share of the contacts", "bought, share of the contacts" },
            { "Web", 4.0, 3.0, 0.0, 0.0, 0.0, 1.0, 1.0, 2.0, 0.0, 1.0, 0.0, .75, .25 },
            { "Fair", 2.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, .5, .5 },
            { "Calls", 2.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, .5, 0.0 },
            { "not known", 2.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, .5, 0.0 } });
    const auto began = below(document, "Outcomes by who began the contact", 3, 4);
    CHECK(began[1] == Rows::value_type{ "the customer", 5.0, 4.0, 0.0 });
    CHECK(began[2] == Rows::value_type{ "we", 5.0, 2.0, 1.0 });
}

TEST_CASE("Reasons are ranked by what was lost with them; what a repeat deal brings stands beside the 5 to 7 times")
{
    auto& program = office();
    const Document document{ program };
    fillContacts(document);
    REQUIRE(classifyContacts(document, program).success);
    CHECK(below(document, "Why customers refused", 4, 4)
        == Rows{ { "reason", "refusals", "quoted value lost", "of them with a known value" }, { "price", 2.0, 500.0, 2.0 },
            { "no reason noted", 1.0, "not known", 0.0 }, { "all", 3.0, 500.0, nothing } });
    CHECK(below(document, "Why we refused", 3, 3)
        == Rows{ { "reason", "refusals", "quoted value lost" }, { "no fit", 1.0, "not known" }, { "all", 1.0, "not known" } });
    // 3,000 against 1,000; 3,000 - 400 against 1,000 - 400 - 100.
    CHECK(below(document, "What a repeat deal brings against a first one", 5, 4)
        == Rows{ { nothing, "first deals", "repeat deals", "times" }, { "deals with a known value", 1.0, 1.0, nothing },
            { "mean value", 1'000.0, 3'000.0, 3.0 }, { "mean profit", 500.0, 2'600.0, 5.2 },
            { "as the teaching has it, in profit", nothing, nothing, "5 to 7" } });
    const auto dates = below(document, "Dates that contradict each other", 3, 5);
    CHECK_THAT(std::get<std::string>(dates[0][0]), Contains("in 1 of 6 rows") && Contains("Contacts.H11"));
    CHECK(dates[2] == Rows::value_type{ "Contacts.H11", "deal opened", newYear + 50, "deal closed", newYear + 40 });
}

TEST_CASE("An unknown word is listed first; the meaning that the user gives it counts from then on, in a saved file too")
{
    auto& program = office();
    for (const std::string ending : { "ods", "xlsx" }) {
        INFO(ending);
        const auto file = scratchFolder() / ("meanings." + ending);
        {
            const Document document{ program };
            fillContacts(document);
            CHECK_THAT(classifyContacts(document, program).sentence, Contains("Blorp"));
            const auto meanings = below(document, "What the values mean", 4, 5);
            CHECK(meanings[2]
                == Rows::value_type{ "contact outcome", "Blorp", 1.0, nothing, "not known yet: choose a meaning" });
            CHECK(meanings[3] == Rows::value_type{ "contact outcome", "Request", 6.0, "request", nothing });
            choose(document, "Blorp", "Interés"); // in another language, in another case: it is the same meaning
            choose(document, "Nurture", "refusal"); // another one than ours
            document.save(file);
        }
        const Document document{ program, file };
        const auto outcome = classifyContacts(document, program);
        REQUIRE(outcome.success);
        CHECK_THAT(outcome.sentence, !Contains("Blorp"));
        const auto counts = below(document, "Outcomes at the milestones", 6, 3);
        CHECK(counts[2] == Rows::value_type{ "Attraction", "interest: a win put off", 1.0 });
        CHECK(counts[5] == Rows::value_type{ "Attraction", "refusal, target or not is not known", 1.0 });
        const auto row = std::to_string(rowOfValue(document, "Blorp"));
        CHECK(valuesOf(document, "Outcomes.B" + row + ":E" + row) == Rows{ { "Blorp", 1.0, "interest", "your choice" } });
        CHECK(textOf(document, "Contacts.P9") == "Attraction");
        CHECK_THAT(textOf(document, "Contacts.R9"), Contains("do not sell")); // Gus: the action for an interest
        CHECK_THAT(textOf(document, "Contacts.R3"), Contains("target")); // Bob: decide whether he is a target

        // What no row has any more is remembered, a word that is no meaning is named.
        put(document, "Contacts.C9", { { "request" } });
        choose(document, "Nurture", "nonsense");
        REQUIRE(classifyContacts(document, program).success);
        const auto gone = std::to_string(rowOfValue(document, "Blorp")), wrong = std::to_string(rowOfValue(document, "Nurture"));
        CHECK(valuesOf(document, "Outcomes.B" + gone + ":E" + gone)
            == Rows{ { "Blorp", 0.0, "interest", "your choice; no row has it now" } });
        CHECK(valuesOf(document, "Outcomes.B" + wrong + ":E" + wrong)
            == Rows{ { "Nurture", 1.0, "nonsense", "there is no such meaning: choose one from the list" } });
    }
}

TEST_CASE("A meaning is chosen from Calc's own list, and another text is not refused")
{
    auto& program = office();
    const Document document{ program };
    fillContacts(document);
    REQUIRE(classifyContacts(document, program).success);
    const auto listAt = [&](const std::string& value) {
        const css::uno::Reference<css::beans::XPropertySet> properties{
            cell(document, "Outcomes.D" + std::to_string(rowOfValue(document, value))), css::uno::UNO_QUERY_THROW
        };
        return css::uno::Reference<css::beans::XPropertySet>{ properties->getPropertyValue("Validation"), css::uno::UNO_QUERY_THROW };
    };
    const auto list = listAt("Blorp");
    CHECK(list->getPropertyValue("Type") == css::uno::Any{ css::sheet::ValidationType_LIST });
    CHECK(list->getPropertyValue("ShowErrorMessage") == css::uno::Any{ false });
    CHECK_THAT(utf8(css::uno::Reference<css::sheet::XSheetCondition>{ list, css::uno::UNO_QUERY_THROW } -> getFormula1()),
        Contains("\"interest\"") && !Contains("bought"));
    CHECK_THAT(utf8(css::uno::Reference<css::sheet::XSheetCondition>{ listAt("Closed Won"), css::uno::UNO_QUERY_THROW } -> getFormula1()),
        Contains("\"bought\"") && Contains("\"we refused\""));
}

TEST_CASE("What lies ahead of the as-of date is not known yet")
{
    auto& program = office();
    const Document document{ program };
    fillContacts(document);
    // On day 25 Ann has bought once; the deals of Dan, Eve, Fay are under discussion; Ann's second contact is to come, and what
    // Hal's deal came to (it was closed on day 40, and opened on day 50) is not known.
    REQUIRE(classifyContacts(document, program, 25).success);
    const auto funnel = below(document, "From a contact to a repeat deal", 6, 2);
    CHECK(funnel[1] == Rows::value_type{ "contacts", 9.0 });
    CHECK(funnel[3] == Rows::value_type{ "deals discussed", 4.0 });
    CHECK(funnel[4] == Rows::value_type{ "bought", 1.0 });
    CHECK(funnel[5] == Rows::value_type{ "repeat deals", 0.0 });
    CHECK(textOf(document, "Outcomes.A3") == "Rows that begin after this day and are not counted: 1");
    CHECK_THAT(textOf(document, "Contacts.Q5"), Contains("under discussion")); // Dan
    CHECK(textOf(document, "Contacts.P8").empty()); // Ann's second contact
}

TEST_CASE("The sheet Outcomes has charts; a refresh keeps them and the user's notes, Charts brings back what was deleted")
{
    auto& program = office();
    const Document document{ program };
    fillContacts(document);
    REQUIRE(classifyContacts(document, program).success);
    const auto count = chartsOn(document)->getElementNames().getLength();
    CHECK(count == 7); // funnel, circle, outcomes, sources, who began, why customers refused, why we did
    for (const char* const name : { "From a contact to a repeat deal", "Outcomes by source", "Why customers refused" })
        CHECK(chartsOn(document)->hasByName(officeText(name)));
    chartsOn(document)->removeByName("Why we refused");
    put(document, "Outcomes.F1", { { "my note" } });
    put(document, "Contacts.F3", { { "Mail" } }); // one source more: the tables below move
    REQUIRE(classifyContacts(document, program).success);
    CHECK(chartsOn(document)->getElementNames().getLength() == count - 1);
    CHECK(textOf(document, "Outcomes.F1") == "my note");
    CHECK(below(document, "Outcomes by source", 3, 2)[2] == Rows::value_type{ "Calls", 2.0 });
    REQUIRE(classifyContacts(document, program, 200, chartsUrl).success);
    CHECK(chartsOn(document)->getElementNames().getLength() == count);
}

TEST_CASE("A sheet Outcomes of the user's own is not touched")
{
    auto& program = office();
    const Document document{ program };
    fillContacts(document);
    addSheet(document, "Outcomes");
    put(document, "Outcomes.A1", { { "mine" } });
    const auto before = snapshotOf(document);
    const auto outcome = classifyContacts(document, program);
    CHECK_FALSE(outcome.success);
    CHECK_THAT(outcome.sentence, Contains("Outcomes"));
    CHECK(differences(before, snapshotOf(document)) == Differences{});
}

TEST_CASE("Undo of the sheet Outcomes, new and refreshed with other meanings and more sources")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillContacts(document);
    for (int run = 1; run <= 2; ++run) {
        INFO("run " << run);
        const auto before = snapshotOf(document);
        REQUIRE(classifyContacts(document, program).success);
        const auto after = snapshotOf(document);
        REQUIRE_FALSE(differences(before, after).empty());
        for (int round = 1; round <= 2; ++round) {
            document.undoManager()->undo();
            CHECK(differences(before, snapshotOf(document)) == Differences{});
            document.undoManager()->redo();
            CHECK(differences(after, snapshotOf(document)) == Differences{});
        }
        choose(document, "Blorp", "interest");
        put(document, "Contacts.F3", { { "Mail" } });
    }
}

TEST_CASE("Words in the status column of an order log are given a meaning on Stages")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    put(document, "Orders.D1", { { "status" }, { "paid" }, { "parked" }, { "paid" }, { "paid" }, { "Parked" } });
    REQUIRE(classify(document, program).success);
    CHECK(shown(document, "Ann", "revenue") == "60.00");
    const auto row = rowOfValue(document, "parked", "Stages");
    CHECK(valuesOf(document, "Stages.A" + std::to_string(row) + ":E" + std::to_string(row))
        == Rows{ { "status", "parked", 2.0, nothing, "not known yet: choose a meaning" } });
    choose(document, "parked", "pending", "Stages");
    choose(document, "paid", "test", "Stages");
    REQUIRE(classify(document, program).success);
    // Of Ann's three orders the first is a test now and the other two, parked, are pending: nothing of hers counts. Bob's one
    // is a test, Cid's first too.
    CHECK(textOf(document, "Customers.A2") == "Cid");
    CHECK(shown(document, "Cid", "revenue") == "15.00");
    const auto chosen = std::to_string(rowOfValue(document, "parked", "Stages"));
    CHECK(valuesOf(document, "Stages.C" + chosen + ":E" + chosen) == Rows{ { 2.0, "pending", "your choice" } });
}
