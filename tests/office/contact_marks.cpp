// 'Done' and 'Postpone': what they write on the sheet `Next contacts`, what the next classification makes of it, and what they say
// where nothing can be marked. Expected days are worked out by hand from `smallLog`: on the 24th day Ann has ordered three times
// ('Some', 30 days), Bob and Cid once ('Once', 14 days).

#include "small_log.hpp"
#include "snapshot.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XProtectable.hpp>

using namespace lifecycle::tests;
using Catch::Matchers::Contains;

namespace
{

const std::string doneUrl = "vnd.org.customerlifecycle:done", postponeUrl = "vnd.org.customerlifecycle:postpone";

void classifyAt(const Document& document, Office& program, double day, const char* range = "Orders.A1")
{
    REQUIRE(classify(document, program, { { "Range", text(range) }, { "AsOf", css::uno::Any{ newYear + day } } }).success);
}

/// On the 35th day Bob and Cid are due within a week, on the 38th.
void fillAndClassifyTwice(const Document& document, Office& program)
{
    fillSmallLog(document);
    classifyAt(document, program, 24);
    classifyAt(document, program, 35);
}

Outcome mark(const Document& document, Office& program, const std::string& url, const std::string& customer,
    std::optional<double> day = {})
{
    NamedValues values{ { "Customer", text(customer) } };
    if (day)
        values.emplace_back("Date", css::uno::Any{ newYear + *day });
    return dispatch(program, document, url, values);
}

/// customer, follow up by, done, postponed to.
Rows lines(const Document& document, int count)
{
    Rows lines;
    for (const auto& row : valuesOf(document, "Next contacts.A2:F" + std::to_string(count + 1)))
        lines.push_back({ row[0], row[3], row[4], row[5] });
    return lines;
}

std::string undoTitle(const Document& document) { return utf8(document.undoManager()->getCurrentUndoActionTitle()); }

} // namespace

TEST_CASE("Done marks the customer's line, and Undo names whom")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillAndClassifyTwice(document, program);
    const auto before = snapshotOf(document);
    const auto outcome = mark(document, program, doneUrl, " bob", 36);
    CHECK(outcome.success);
    CHECK(outcome.sentence == "Bob: marked as done on 2024-02-06.");
    CHECK(lines(document, 2) == Rows{ { "Bob", newYear + 38, newYear + 36, nothing }, { "Cid", newYear + 38, nothing, nothing } });
    CHECK(textOf(document, "Next contacts.E2") == "02/06/2024");
    CHECK(undoTitle(document) == "Done: Bob");
    document.undoManager()->undo();
    CHECK(differences(before, snapshotOf(document)) == std::vector<std::string>{});
    CHECK(undoTitle(document) == "Classify customers");
    document.undoManager()->redo();
    CHECK(lines(document, 1) == Rows{ { "Bob", newYear + 38, newYear + 36, nothing } });

    CHECK_FALSE(mark(document, program, doneUrl, "Bob", 36).success);
    CHECK_THAT(mark(document, program, doneUrl, "Bob", 36).sentence, Contains("already") && Contains("2024-02-06"));
    classifyAt(document, program, 50); // 14 days after he was spoken to
    CHECK(lines(document, 1) == Rows{ { "Bob", newYear + 50, nothing, nothing } });
}

TEST_CASE("Postpone moves the day, the list and the customer's row follow, until it is due")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillAndClassifyTwice(document, program);
    const auto before = snapshotOf(document);
    const auto outcome = mark(document, program, postponeUrl, "Bob", 60);
    CHECK(outcome.sentence == "Bob: postponed to 2024-03-01.");
    CHECK(lines(document, 1) == Rows{ { "Bob", newYear + 60, nothing, newYear + 60 } });
    CHECK(textOf(document, "Next contacts.F2") == "03/01/2024");
    CHECK(undoTitle(document) == "Postpone: Bob");
    document.undoManager()->undo();
    CHECK(differences(before, snapshotOf(document)) == std::vector<std::string>{});
    document.undoManager()->redo();

    // Ann is due on the 54th day. Bob, not due within a week, stands below with what is to be done; Cid has ordered again.
    classifyAt(document, program, 50);
    CHECK(lines(document, 3)
        == Rows{ { "Ann", newYear + 54, nothing, nothing }, { "Bob", newYear + 60, nothing, newYear + 60 },
            { nothing, nothing, nothing, nothing } });
    CHECK(textOf(document, "Next contacts.B3") == "Ask for a second order");
    CHECK(shown(document, "Bob", "follow up by") == "03/01/2024");
    classifyAt(document, program, 53);
    CHECK(lines(document, 2)[0] == std::vector<CellValue>{ "Bob", newYear + 60, nothing, newYear + 60 });
    CHECK(mark(document, program, doneUrl, "Bob", 53).success);
    classifyAt(document, program, 53); // the next one: 14 days later
    CHECK(shown(document, "Bob", "follow up by") == "03/08/2024");
    CHECK(lines(document, 2)[1] == std::vector<CellValue>{ "Bob", newYear + 60, newYear + 53, newYear + 60 });
}

TEST_CASE("Without arguments it is the customer under the cursor; the day of the line, and a week more")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillAndClassifyTwice(document, program);
    document.select("Next contacts.C3");
    CHECK(dispatch(program, document, postponeUrl).sentence == "Cid: postponed to 2024-02-15."); // due on the 8th
    CHECK(dispatch(program, document, doneUrl).sentence == "Cid: marked as done on 2024-02-05."); // as of
    CHECK_THAT(dispatch(program, document, doneUrl).sentence, Contains("already"));

    // Ann is not due within a week: she gets a line, for the next classification to know.
    document.select("Customers.C2");
    REQUIRE(textOf(document, "Customers.A2") == "Ann");
    CHECK(dispatch(program, document, doneUrl).sentence == "Ann: marked as done on 2024-02-05.");
    CHECK(lines(document, 3)[2] == std::vector<CellValue>{ "Ann", newYear + 54, newYear + 35, nothing });
    CHECK(textOf(document, "Next contacts.B4") == "Widen the range");
    CHECK(textOf(document, "Next contacts.D4") == "02/24/2024");
    CHECK_THAT(dispatch(program, document, doneUrl).sentence, Contains("already"));
    classifyAt(document, program, 50);
    CHECK(shown(document, "Ann", "follow up by") == "03/06/2024"); // 30 days after the 35th

    document.select("Orders.B4"); // a row of the log itself
    CHECK(dispatch(program, document, postponeUrl).sentence == "Bob: postponed to 2024-02-27."); // as of the 50th day
    document.select("Stages.A1");
    CHECK_THAT(dispatch(program, document, doneUrl).sentence, Contains("row of the cursor"));
    document.select("Orders.A1");
    CHECK_FALSE(dispatch(program, document, doneUrl).success);
}

TEST_CASE("What cannot be marked is said, and nothing changes")
{
    auto& program = office();
    const Document document{ program };
    CHECK_FALSE(mark(document, program, doneUrl, "Bob").success); // an empty sheet
    fillSmallLog(document);
    classifyAt(document, program, 24);
    CHECK_THAT(mark(document, program, postponeUrl, "Bob").sentence, Contains("no sheet 'Next contacts' yet"));
    classifyAt(document, program, 35);
    CHECK_THAT(mark(document, program, doneUrl, "Zoe").sentence, Contains("Zoe") && Contains("no list"));

    put(document, "Customers.AH1", { { "do not contact" }, { nothing }, { "yes" } });
    REQUIRE(textOf(document, "Customers.A3") == "Bob");
    CHECK_THAT(mark(document, program, postponeUrl, "Bob").sentence, Contains("not to be contacted"));
    CHECK(lines(document, 1) == Rows{ { "Bob", newYear + 38, nothing, nothing } });

    const css::uno::Reference<css::util::XProtectable> sheet{ document.sheet("Next contacts"), css::uno::UNO_QUERY_THROW };
    sheet->protect({});
    CHECK_THAT(mark(document, program, doneUrl, "Cid").sentence, Contains("Next contacts") && Contains("protected"));
    sheet->unprotect({});
    CHECK(mark(document, program, doneUrl, "Cid").success);
    CHECK_THAT(dispatch(program, document, postponeUrl, { { "Customer", text("Cid") }, { "Date", text("soon") } }).sentence,
        Contains("is not a date"));
}

TEST_CASE("A list from before there was a column for what is put off gets one, behind the user's own")
{
    auto& program = office();
    const Document document{ program };
    fillAndClassifyTwice(document, program);
    const auto columns = css::uno::Reference<css::table::XColumnRowRange>{ document.sheet("Next contacts"),
        css::uno::UNO_QUERY_THROW }->getColumns();
    SECTION("the user has removed it: nothing is written elsewhere")
    {
        columns->removeByIndex(5, 1);
        CHECK_THAT(mark(document, program, postponeUrl, "Bob", 60).sentence, Contains("postponed to") && Contains("removed"));
        CHECK(mark(document, program, doneUrl, "Bob", 36).success);
    }
    SECTION("it was never there")
    {
        columns->removeByIndex(5, 1);
        const css::uno::Reference<css::beans::XPropertySet> sheet{ document.sheet("Next contacts"), css::uno::UNO_QUERY_THROW };
        const css::uno::Reference<css::sheet::XNamedRanges> names{ sheet->getPropertyValue("NamedRanges"),
            css::uno::UNO_QUERY_THROW };
        names->removeByName("Lifecycle_Next_contacts_postponed_to");
        put(document, "Next contacts.J1", { { "my notes" }, { "in the morning" } });
        CHECK(mark(document, program, postponeUrl, "Bob", 60).success);
        CHECK(valuesOf(document, "Next contacts.J1:K2") == Rows{ { "my notes", "postponed to" }, { "in the morning", newYear + 60 } });
        CHECK(textOf(document, "Next contacts.K2") == "03/01/2024");
        classifyAt(document, program, 50);
        CHECK(valuesOf(document, "Next contacts.J3:K3") == Rows{ { "in the morning", newYear + 60 } });
    }
}

TEST_CASE("In a customer table that says of no day when a stage began, what is put off does not move its beginning")
{
    auto& program = office();
    const Document document{ program };
    addSheet(document, "Model");
    put(document, "Model.A1",
        { { "Stage", "Position", "level", "Expected contribution", "Action", "Follow up within (days)" },
            { "Low", 1.0, "<2", "low", "Call", 10.0 }, { "High", 2.0, ">=2", "high", "Thank", 20.0 } });
    addSheet(document, "People");
    put(document, "People.A1", { { "customer", "level" }, { "Ann", 1.0 }, { "Bob", 2.0 } });
    const auto at = [&](double day) { classifyAt(document, program, day, "People.A1"); };
    at(40);
    at(44); // Ann is due on the 50th
    REQUIRE(lines(document, 1) == Rows{ { "Ann", newYear + 50, nothing, nothing } });
    CHECK(mark(document, program, postponeUrl, "Ann", 60).success);
    at(46);
    const auto due = columnUnder(document, "People", "follow up by");
    CHECK(valueOf(document, "People." + due + "2") == newYear + 60);
    CHECK(mark(document, program, doneUrl, "Ann", 46).success);
    at(47);
    CHECK(valueOf(document, "People." + due + "2") == newYear + 56);
    at(48);
    CHECK(valueOf(document, "People." + due + "2") == newYear + 56);
}
