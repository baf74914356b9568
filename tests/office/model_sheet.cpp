// Edit model and Check model, as a person meets them: the sheet, what is typed into it, where it goes.

#include "small_log.hpp"
#include "snapshot.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/ValidationType.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/sheet/XSpreadsheets2.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <com/sun/star/view/XRenderable.hpp>

#include <algorithm>

using namespace lifecycle::tests;
using Catch::Matchers::Contains;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

const std::string editUrl = "vnd.org.customerlifecycle:edit-model", checkUrl = "vnd.org.customerlifecycle:check-model";
const std::string onSheet = "$relationship.$A$2";

Outcome editModel(const Document& document, Office& office, const NamedValues& values = {})
{
    return dispatch(office, document, editUrl, values);
}

Outcome checkModel(const Document& document, Office& office, const NamedValues& values = {})
{
    return dispatch(office, document, checkUrl, values);
}

/// With the model that is chosen.
Outcome classifyByChosen(const Document& document, Office& office)
{
    return dispatch(office, document, classifyUrl, {{"Range", text("Orders.A1")}});
}

css::uno::Any property(const Document& document, const std::string& address, const char* name)
{
    const Reference<css::beans::XPropertySet> range{rangeOf(document, address), UNO_QUERY_THROW};
    return range->getPropertyValue(rtl::OUString::createFromAscii(name));
}

/// The column of the model's sheet under a header, 'A' to 'Z'.
std::string modelColumn(const Document& document, const std::string& header)
{
    for (char column = 'A'; column <= 'Z'; ++column)
        if (textOf(document, std::string("relationship.") + column + '2') == header)
            return {column};
    throw std::runtime_error("the model has no column " + header);
}

/// A rule that holds for everyone: the first one, without its criteria.
void letTheFirstRuleHold(const Document& document)
{
    put(document, "relationship." + modelColumn(document, "ended?") + "3", {{""}});
    put(document, "relationship." + modelColumn(document, "open balance?") + "3", {{""}});
}

} // namespace

TEST_CASE("Edit model puts the built-in model on a sheet, as it is")
{
    auto& program = office();
    const Document document{program};
    fillSmallLog(document);
    const auto outcome = editModel(document, program);
    REQUIRE(outcome.success);
    CHECK_THAT(outcome.sentence, Contains("'relationship'"));
    CHECK(document.sheetNames() == std::vector<std::string>{"Orders", "Model", "relationship"});

    CHECK(textOf(document, "relationship.A2") == "Stage");
    CHECK(textOf(document, "relationship.B2") == "Position");
    CHECK(textOf(document, "relationship.C2") == "ended?");
    CHECK(textOf(document, "relationship.A3") == "Ended");
    CHECK(textOf(document, "relationship.B3") == "exit");
    CHECK(textOf(document, "relationship.C3") == "<>");
    CHECK(textOf(document, "relationship.D3") == "<=0;=");
    // `=` is a text, no formula.
    CHECK(std::get<std::string>(valuesOf(document, "relationship." + modelColumn(document, "wallet change?") + "6")[0][0]) == "<-0.2;=");
    CHECK(std::get<double>(valuesOf(document, "relationship." + modelColumn(document, "Follow up within (days)") + "5")[0][0]) == 1);
    SECTION("help stands above every header")
    {
        for (char column = 'A'; column <= modelColumn(document, "Colour")[0]; ++column) {
            CAPTURE(column);
            REQUIRE_FALSE(textOf(document, std::string("relationship.") + column + '2').empty());
            CHECK_FALSE(textOf(document, std::string("relationship.") + column + '1').empty());
        }
        CHECK_THAT(textOf(document, "relationship.B1"), Contains("exit"));
        CHECK_THAT(textOf(document, "relationship." + modelColumn(document, "notice given?") + "1"), Contains("yes"));
        CHECK_THAT(textOf(document, "relationship." + modelColumn(document, "frequency") + "1"), Contains(">=2"));
    }
    SECTION("what is typed as a criterion stays a text, further down too")
    {
        // The office's own way of typing asks the cell's format; a cell filled by a program does not.
        for (const char* const address : {"relationship.C3", "relationship.G40"}) {
            sal_Int32 format = 0;
            REQUIRE((property(document, address, "NumberFormat") >>= format));
            const Reference<css::util::XNumberFormatsSupplier> supplier{document.model(), UNO_QUERY_THROW};
            CHECK(supplier->getNumberFormats()->getByKey(format)->getPropertyValue("FormatString") == text("@"));
        }
    }
    SECTION("the headers of criteria offer the fields")
    {
        const Reference<css::beans::XPropertySet> validation{property(document, "relationship.G2", "Validation"), UNO_QUERY_THROW};
        CHECK(validation->getPropertyValue("Type") == css::uno::Any{css::sheet::ValidationType_LIST});
        CHECK(validation->getPropertyValue("ShowErrorMessage") == css::uno::Any{false});
        const auto list = utf8(Reference<css::sheet::XSheetCondition>{validation, UNO_QUERY_THROW}->getFormula1());
        std::string address = "relationship." + list;
        std::erase(address, '$');
        const Rows fields = valuesOf(document, address);
        const auto offers = [&](const std::string& field) { return std::ranges::count(fields, std::vector<CellValue>{field}) == 1; };
        CHECK(offers("frequency"));
        CHECK(offers("days since signed"));
        CHECK(offers("days to renewal"));
        CHECK_FALSE(offers("in stage since"));
    }
    SECTION("stages have the model's colours")
    {
        const auto column = modelColumn(document, "Colour");
        int coloured = 0;
        for (int row = 3; row < 20; ++row) {
            const auto written = textOf(document, "relationship." + column + std::to_string(row));
            if (written.empty())
                continue;
            ++coloured;
            const auto colour = static_cast<sal_Int32>(std::stoul(written.substr(1), nullptr, 16));
            CHECK(property(document, "relationship.A" + std::to_string(row), "CellBackColor") == css::uno::Any{colour});
        }
        CHECK(coloured == 5);
    }
    SECTION("asked again, the sheet is shown and stays as it is")
    {
        put(document, "relationship.A3", {{"Mine"}});
        const auto again = editModel(document, program, {{"Model", text("relationship")}});
        CHECK(again.success);
        CHECK_THAT(again.sentence, Contains("already"));
        CHECK(textOf(document, "relationship.A3") == "Mine");
        CHECK(document.sheetNames().size() == 3);
    }
}

TEST_CASE("A rule changed on the sheet changes the next Classify")
{
    auto& program = office();
    const Document document{program};
    fillSmallLog(document);
    REQUIRE(classifyByChosen(document, program).success);
    REQUIRE(shown(document, "Bob", "stage") == "Exploration"); // one order
    const auto annsStage = shown(document, "Ann", "stage");
    REQUIRE(editModel(document, program).success);
    REQUIRE(classifyByChosen(document, program).success);
    CHECK(shown(document, "Bob", "stage") == "Exploration");
    CHECK(shown(document, "Ann", "stage") == annsStage);
    CHECK_THAT(textOf(document, "Stages.B1") + textOf(document, "Stages.B2") + textOf(document, "Stages.B3"), !Contains("Err"));

    letTheFirstRuleHold(document);
    REQUIRE(classifyByChosen(document, program).success);
    for (const char* customer : {"Ann", "Bob", "Cid"})
        CHECK(shown(document, customer, "stage") == "Ended");

    SECTION("a rule added below, and notes beside and below the table")
    {
        put(document, "relationship.A3", {{"Known", 1.0}});
        put(document, "relationship.B4", {{"exit"}}); // Ended begins here now
        put(document, "relationship.G3", {{">5"}});
        put(document, "relationship.A40", {{"Anyone", 4.0}});
        put(document, "relationship.Z5", {{"a note of mine"}});
        const auto outcome = classifyByChosen(document, program);
        CAPTURE(outcome.sentence);
        REQUIRE(outcome.success);
        CHECK(shown(document, "Bob", "stage") == "Exploration");
    }
    SECTION("also after the file was closed and opened")
    {
        const auto file = scratchFolder() / "model.ods";
        document.save(file);
        const Document opened{program, file};
        put(opened, "Customers.B2", {{nothing}, {nothing}, {nothing}});
        REQUIRE(classifyByChosen(opened, program).success);
        CHECK(shown(opened, "Bob", "stage") == "Ended");
    }
    SECTION("the built-in one is still there by its name")
    {
        REQUIRE(dispatch(program, document, classifyUrl, {{"Range", text("Orders.A1")}, {"Model", text("relationship")}}).success);
        CHECK(shown(document, "Bob", "stage") == "Exploration");
    }
}

TEST_CASE("Undo and redo of Edit model are exact")
{
    auto& program = office(View::offscreen);
    const Document document{program, Shown::visible};
    fillSmallLog(document);
    const auto before = snapshotOf(document);
    REQUIRE(editModel(document, program).success);
    const auto undo = document.undoManager();
    CHECK(undo->getCurrentUndoActionTitle() == "Edit model");
    const auto after = snapshotOf(document);
    REQUIRE_FALSE(differences(before, after).empty());
    for (int round = 1; round <= 2; ++round) {
        INFO("round " << round);
        undo->undo();
        CHECK(differences(before, snapshotOf(document)) == std::vector<std::string>{});
        undo->redo();
        CHECK(differences(after, snapshotOf(document)) == std::vector<std::string>{});
    }
    undo->undo();
    // The chosen sheet has gone: the built-in model is used.
    REQUIRE(classifyByChosen(document, program).success);
    CHECK(shown(document, "Bob", "stage") == "Exploration");
}

TEST_CASE("A model on a page: whose each stage is, who helps, what happens, what it leads to; on one page of paper, undone in one step")
{
    auto& program = office(View::offscreen);
    const Document document{program, Shown::visible};
    const auto before = snapshotOf(document);
    REQUIRE(dispatch(program, document, "vnd.org.customerlifecycle:model-page", {{"Model", text("success")}}).success);
    const std::string page = "Life on a page.";
    CHECK(textOf(document, page + "A1") == "The life of a customer, by success");
    Rows rows = valuesOf(document, page + "A3:G9");
    CHECK(rows[0] == std::vector<CellValue>{"Stage", "Expected contribution", "Owner", "Supporting", "Action",
        "Journey", "Outcome"});
    std::vector<CellValue> stages;
    for (std::size_t row = 1; row < rows.size(); ++row) {
        stages.push_back(rows[row][0]);
        for (const std::size_t column : {1u, 2u, 3u, 4u, 5u, 6u}) {
            INFO("row " << row << ", column " << column);
            CHECK(rows[row][column] != nothing);
        }
    }
    CHECK(stages == std::vector<CellValue>{"Marketing", "Sales", "Implementation", "Value realisation", "Expansion", "Left"});
    const Reference<css::view::XRenderable> printer{document.model(), UNO_QUERY_THROW};
    CHECK(printer->getRendererCount(css::uno::Any{rangeOf(document, page + "A1:G9")}, {}) == 1);

    document.select(page + "A1");
    CHECK_THAT(dispatch(program, document, classifyUrl).sentence, Contains("holds a model"));
    document.save(scratchFolder() / "page.pdf");
    const auto after = snapshotOf(document);
    document.undoManager()->undo();
    CHECK(differences(before, snapshotOf(document)) == std::vector<std::string>{});
    document.undoManager()->redo();
    CHECK(differences(after, snapshotOf(document)) == std::vector<std::string>{});
}

TEST_CASE("A model's sheet works in another document, and after a way through .xlsx")
{
    auto& program = office();
    const Document first{program};
    REQUIRE(editModel(first, program).success);
    letTheFirstRuleHold(first);
    SECTION("copied")
    {
        const Document second{program};
        fillSmallLog(second);
        Reference<css::sheet::XSpreadsheets2>{second.spreadsheets()->getSheets(), UNO_QUERY_THROW}->importSheet(
            first.spreadsheets(), "relationship", 2);
        const auto outcome = dispatch(program, second, classifyUrl, {{"Range", text("Orders.A1")}, {"Model", text(onSheet)}});
        CAPTURE(outcome.sentence);
        REQUIRE(outcome.success);
        CHECK(shown(second, "Bob", "stage") == "Ended");
        CHECK_THAT(editModel(second, program).sentence, Contains("already"));
        const Reference<css::sheet::XSheetCondition> list{property(second, "relationship.G2", "Validation"), UNO_QUERY_THROW};
        CHECK_THAT(utf8(list->getFormula1()), !Contains("file:"));
    }
    SECTION("saved and opened")
    {
        const auto file = scratchFolder() / "model.xlsx";
        first.save(file);
        const Document second{program, file};
        addSheet(second, "Orders");
        put(second, "Orders.A1", smallLog());
        REQUIRE(dispatch(program, second, classifyUrl, {{"Range", text("Orders.A1")}, {"Model", text(onSheet)}}).success);
        CHECK(shown(second, "Bob", "stage") == "Ended");
    }
}

TEST_CASE("A sheet of the user's own that has the model's name stays untouched")
{
    auto& program = office();
    const Document document{program};
    addSheet(document, "relationship");
    put(document, "relationship.B2", {{"mine"}});
    const auto before = snapshotOf(document);
    const auto outcome = editModel(document, program);
    CHECK_FALSE(outcome.success);
    CHECK_THAT(outcome.sentence, Contains("'relationship'") && Contains("of your own"));
    CHECK(differences(before, snapshotOf(document)) == std::vector<std::string>{});
}

TEST_CASE("Check model names every problem with its cell")
{
    auto& program = office();
    const Document document{program};
    fillSmallLog(document);
    REQUIRE(editModel(document, program).success);
    SECTION("the built-in model has none")
    {
        const auto outcome = checkModel(document, program);
        CHECK(outcome.success);
        CHECK_THAT(outcome.sentence, Contains("relationship.A2:" + modelColumn(document, "Colour")) && Contains("no problem"));
    }
    SECTION("two wrong criteria and a wrong position, all three at once")
    {
        put(document, "relationship.B12", {{"third"}});
        put(document, "relationship.G4", {{">=abc"}});
        put(document, "relationship.G7", {{">>3"}});
        const auto outcome = checkModel(document, program);
        CHECK(outcome.success);
        CHECK_THAT(outcome.sentence,
            Contains("Errors: 3") && Contains("relationship.B12") && Contains("relationship.G4") && Contains("relationship.G7"));
        CHECK_FALSE(classifyByChosen(document, program).success);
    }
    SECTION("a rule that never gets its turn")
    {
        letTheFirstRuleHold(document);
        const auto outcome = checkModel(document, program);
        CHECK_THAT(outcome.sentence, Contains("relationship.A4") && Contains("never gets its turn"));
    }
    SECTION("a model of the user's own, where it stands")
    {
        CHECK_THAT(checkModel(document, program, {{"Model", text("Model")}}).sentence, Contains("Model.A1:H4"));
        CHECK_FALSE(checkModel(document, program, {{"Model", text("Nowhere")}}).success);
    }
}
