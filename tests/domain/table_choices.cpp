#include "domain/customer_table.hpp"
#include "domain/model_fit.hpp"
#include "domain/order_log.hpp"
#include "domain/table_choices.hpp"

#include <catch2/catch.hpp>

using namespace lifecycle;

namespace {

/// Net is what this user earns; the header Total says otherwise.
constexpr std::string_view orders = "Order\tClient\tDay\tTotal\tNet\tKd\n"
                                    "1\tAnn\t2024-01-01\t10\t8\tA\n"
                                    "2\tBob\t2024-01-05\t20\t16\tB\n"
                                    "3\tAnn\t2024-02-01\t30\t24\tA\n";

TableChoices choice(const std::string& field, std::optional<ColumnByHeader> column)
{
    TableChoices choices;
    choices.chooseColumn(field, std::move(column));
    return choices;
}

double countedOf(const Table& table, const Recognition& recognition)
{
    const auto log = readOrderLog(table, recognition, {});
    REQUIRE(log);
    return log.value().books.counted;
}

} // namespace

TEST_CASE("A column that the user chooses wins over the one that is found by its header", "[table_choices]")
{
    Table table = tableFromTabSeparated(orders);
    CHECK(countedOf(table, recogniseAs(table, {})) == 60);
    const auto recognition = recogniseAs(table, choice("amount", ColumnByHeader{"Net"}));
    CHECK(recognition.shape == Shape::orderLog);
    CHECK(recognition.column("amount") == 4u);
    CHECK(countedOf(table, recognition) == 48);
    CHECK(table.nameOf(4) == "amount");
    CHECK(table.nameOf(3).empty()); // no second amount
    CHECK(table.headers[3] == "Total");
    // Chosen again by nobody: found by itself.
    CHECK(recogniseAs(table, {}).column("amount") == 3u);
    CHECK(table.nameOf(3) == "Total");
}

TEST_CASE("A chosen customer column wins over all other names for who bought", "[table_choices]")
{
    Table table = tableFromTabSeparated("Customer ID\tGroup\tDate\tAmount\n1\tA\t2024-01-01\t5\n2\tA\t2024-01-02\t5\n3\tB\t2024-01-03\t5\n");
    const auto recognition = recogniseAs(table, choice("customer", ColumnByHeader{"Group"}));
    CHECK(recognition.column("customer") == 1u);
    const auto log = readOrderLog(table, recognition, {});
    REQUIRE(log);
    CHECK(log.value().customers == std::vector<std::string>{"A", "B"});
}

TEST_CASE("Where the user says that no column is a field, none is found for it", "[table_choices]")
{
    Table table = tableFromTabSeparated("Client\tDay\tTotal\tStatus\nAnn\t2024-01-01\t10\tcancelled\nBob\t2024-01-02\t20\tpaid\n");
    CHECK(countedOf(table, recogniseAs(table, {})) == 20);
    CHECK(countedOf(table, recogniseAs(table, choice("status", {}))) == 30);
    table = tableFromTabSeparated("Client\tDay\tTotal\nAnn\t2024-01-01\t10\nAnn\t2024-01-02\t20\nBob\t2024-01-02\t20\n");
    const auto without = recogniseAs(table, choice("amount", {}));
    CHECK_FALSE(without.column("amount"));
    CHECK(without.why.key == "recognise.missing");
    const auto nobody = recogniseAs(table, choice("customer", {}));
    CHECK_FALSE(nobody.column("customer"));
    CHECK(nobody.shape == Shape::unknown);
}

TEST_CASE("A chosen column of the wrong type is reported as any other", "[table_choices]")
{
    Table table = tableFromTabSeparated(orders);
    const auto log = readOrderLog(table, recogniseAs(table, choice("order date", ColumnByHeader{"Client"})), {});
    REQUIRE_FALSE(log);
    CHECK(log.error().key == "error.log.nothingUsable");
}

TEST_CASE("A chosen column that has gone is found by itself, and that is said", "[table_choices]")
{
    Table table = tableFromTabSeparated(orders);
    const auto recognition = recogniseAs(table, choice("amount", ColumnByHeader{"Netto"}));
    CHECK(recognition.column("amount") == 3u);
    REQUIRE(recognition.doubts.size() == 1);
    CHECK(recognition.doubts[0].key == "recognise.choiceGone");
}

TEST_CASE("Of columns with one header each can be chosen", "[table_choices]")
{
    Table table = tableFromTabSeparated("Client\tDay\tSum\tSum\nAnn\t2024-01-01\t1\t100\nBob\t2024-01-02\t2\t200\n");
    CHECK(byHeader(table, 3) == ColumnByHeader{"Sum", 2});
    CHECK(countedOf(table, recogniseAs(table, choice("amount", ColumnByHeader{"Sum", 2}))) == 300);
    CHECK(countedOf(table, recogniseAs(table, choice("amount", ColumnByHeader{"Sum", 1}))) == 3);
}

TEST_CASE("A column is one field: chosen for another it leaves the first one", "[table_choices]")
{
    auto choices = choice("amount", ColumnByHeader{"Net"});
    choices.chooseColumn("cost", ColumnByHeader{"Net"});
    CHECK(choices.columns.size() == 1);
    CHECK(choices.columns.contains("cost"));
}

TEST_CASE("A model finds the field of a customer table under the column that was chosen for it", "[table_choices]")
{
    Table table = tableFromTabSeparated("Contact\tPhase\tWorth\nAnn\tbought\t10\nBob\twe refused\t20\n");
    CHECK_FALSE(fieldsOf(table, false).find("deal outcome"));
    auto choices = choice("deal outcome", ColumnByHeader{"Phase"});
    choices.chooseColumn("deal value", ColumnByHeader{"Worth"});
    const auto recognition = recogniseAs(table, choices);
    CHECK(recognition.shape == Shape::customerTable);
    CHECK(fieldsOf(table, false).find("deal outcome"));
    const auto read = readCustomerTable(table, recognition);
    REQUIRE(read);
    CHECK(read.value().books.counted == 30);
}

TEST_CASE("Choices are remembered as text, and a table is known again by its headers", "[table_choices]")
{
    const Table table = tableFromTabSeparated(orders);
    auto choices = choice("amount", ColumnByHeader{"Net"});
    choices.chooseColumn("status", std::nullopt);
    choices.meanings["Phase"]["4 - \"done\""] = "bought";
    RememberedChoices remembered;
    remembered.remember(table, choices);
    const auto again = RememberedChoices::read(remembered.written());
    CHECK(again.of(table).columns == choices.columns);
    CHECK(again.of(table).meanings == choices.meanings);
    // Two columns were inserted, one was renamed.
    CHECK_FALSE(again.of(tableFromTabSeparated("New\tOrder\tKlient\tDay\tTotal\tNew 2\tNet\tKd\n1\n")).empty());
    CHECK(again.of(tableFromTabSeparated("Account\tSigned\tSeats\tNet\n1\n")).empty());
    // A second table beside it, and nothing left of the first.
    auto two = again;
    const Table accounts = tableFromTabSeparated("Account\tSigned\tSeats\n1\n");
    two.remember(accounts, choice("customer", ColumnByHeader{"Account"}));
    two.remember(table, {});
    CHECK(two.of(table).empty());
    CHECK_FALSE(two.of(accounts).empty());
    two.remember(accounts, {});
    CHECK(two.written().empty());
}

TEST_CASE("What is no text of ours counts as nothing chosen", "[table_choices]")
{
    const Table table = tableFromTabSeparated(orders);
    for (const auto* const text : {"", "{", "7", "[7]", "[{\"headers\": 3, \"columns\": []}]", "[{\"headers\": [\"Order\"], \"columns\": {\"amount\": [1]}}]"})
        CHECK(RememberedChoices::read(text).of(table).empty());
}

TEST_CASE("Rows that a filter hides are left out of a log with a reason of their own, and the books balance", "[table_choices]")
{
    Table table = tableFromTabSeparated(orders);
    table.hiddenRows = {1};
    const auto log = readOrderLog(table, recognise(table), {});
    REQUIRE(log);
    REQUIRE(log.value().leftOut.size() == 1);
    CHECK(log.value().leftOut[0].row == 1);
    CHECK(log.value().leftOut[0].reason == LeftOutReason::hidden);
    CHECK(log.value().books.counted == 40);
    CHECK(log.value().books.leftOut == 20);
    CHECK(log.value().books.total == 60);
    CHECK(log.value().customers == std::vector<std::string>{"Ann"});
}

TEST_CASE("Rows that a filter hides are left out of a customer table", "[table_choices]")
{
    Table table = tableFromTabSeparated("Customer\tContribution\nAnn\t10\nBob\t20\nCid\t30\n");
    table.hiddenRows = {0, 2};
    const auto read = readCustomerTable(table, recognise(table));
    REQUIRE(read);
    CHECK(read.value().rows == std::vector<std::uint32_t>{1});
    CHECK(read.value().books.counted == 20);
    CHECK(read.value().books.leftOut == 40);
    CHECK(read.value().leftOut.size() == 2);
}
