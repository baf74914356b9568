// What Edit ▸ Undo says after each command that writes into the document: one step, named after what it takes back, in the words
// of the user's language.

#include "simulated_log.hpp"

#include "domain/wording.hpp"

#include <catch2/catch.hpp>

using namespace lifecycle::tests;

namespace
{

const lifecycle::Wording english{ "en" };

std::vector<std::string> undoTitles(const Document& document)
{
    std::vector<std::string> titles;
    for (const auto& title : document.undoManager()->getAllUndoActionTitles())
        titles.push_back(utf8(title));
    return titles;
}

/// Runs a command and looks at what it adds to the list of Undo: `title`, and nothing else.
void checkOneStep(const Document& document, Office& program, const std::string& name, NamedValues values, const std::string& title)
{
    INFO(name);
    const auto before = undoTitles(document);
    const auto outcome = dispatch(program, document, "vnd.org.customerlifecycle:" + name, values);
    INFO(outcome.sentence);
    REQUIRE(outcome.success);
    auto expected = before;
    expected.insert(expected.begin(), title);
    CHECK(undoTitles(document) == expected);
    CHECK(utf8(document.undoManager()->getCurrentUndoActionTitle()) == title);
}

/// What the locale says, with the name of what is undone in it.
std::string titleOf(const char* key, const std::vector<lifecycle::Message::Argument>& arguments = {})
{
    const std::string title = english.say({ key, arguments }, {});
    CHECK(title != key);
    return title;
}

} // namespace

TEST_CASE("Undo titles: every command on a log is one step that says what it was")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSmallLog(document);
    put(document, "Orders.D1", { { "Lage" }, { "ok" }, { "raus" }, { "ok" } });
    const NamedValues ofLog{ { "Range", text("Orders.A1") }, { "Model", text("Model") } };
    checkOneStep(document, program, "choose-column",
        { { "Range", text("Orders.A1") }, { "Field", text("status") }, { "Column", text("Lage") } }, titleOf("undo.chooseColumn"));
    // On the 24th day Bob has ordered once: what the model asks for is due on the 38th.
    const auto classifiedAt = [&](double day) {
        auto values = ofLog;
        values.emplace_back("AsOf", css::uno::Any{ newYear + day });
        return values;
    };
    checkOneStep(document, program, "classify", classifiedAt(24), titleOf("undo.classify"));
    checkOneStep(document, program, "classify", classifiedAt(35), titleOf("undo.classify"));
    checkOneStep(document, program, "charts", ofLog, titleOf("undo.charts"));
    checkOneStep(document, program, "classify", classifiedAt(35), titleOf("undo.classify"));
    checkOneStep(document, program, "done", { { "Customer", text("Bob") }, { "Date", css::uno::Any{ newYear + 36 } } },
        titleOf("undo.done", { { "customer", "Bob" } }));
    checkOneStep(document, program, "postpone", { { "Customer", text("Cid") }, { "Date", css::uno::Any{ newYear + 60 } } },
        titleOf("undo.postpone", { { "customer", "Cid" } }));
    checkOneStep(document, program, "show-stage", { { "Stage", text("Once") } }, titleOf("undo.showStage", { { "stage", "Once" } }));
    checkOneStep(document, program, "show-stage", {}, titleOf("undo.showAllStages"));
    checkOneStep(document, program, "history", ofLog, titleOf("undo.history"));
    checkOneStep(document, program, "changes", ofLog, titleOf("undo.changes"));
    checkOneStep(document, program, "choose-meaning",
        { { "Range", text("Orders.A1") }, { "Column", text("Lage") }, { "Value", text("raus") }, { "Meaning", text("cancelled") } },
        titleOf("undo.chooseMeaning"));
    checkOneStep(document, program, "edit-model", { { "Model", text("relationship") } }, titleOf("undo.editModel"));
    checkOneStep(document, program, "model-page", { { "Model", text("relationship") } }, titleOf("undo.modelPage"));
}

TEST_CASE("Undo titles: forecast, renewals and decisions")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillSimulatedLog(document);
    const NamedValues ofLog{ { "Range", text("Orders.A1") }, { "Model", text("Model") } };
    checkOneStep(document, program, "forecast", { { "Range", text("Orders.A1") } }, titleOf("undo.forecast"));
    checkOneStep(document, program, "decisions", ofLog, titleOf("undo.decisions"));

    addSheet(document, "Survivors");
    put(document, "Survivors.A1", { { "period", "survivors" }, { 0.0, 1000.0 }, { 1.0, 869.0 }, { 2.0, 743.0 }, { 3.0, 653.0 },
        { 4.0, 593.0 }, { 5.0, 551.0 }, { 6.0, 517.0 }, { 7.0, 491.0 } });
    checkOneStep(document, program, "forecast", { { "Range", text("Survivors.A1") } }, titleOf("undo.renewals"));
}
