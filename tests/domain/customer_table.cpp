#include "domain/customer_table.hpp"
#include "domain/wording.hpp"
#include "tables.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace lifecycle;
using test::tableOf;

namespace {

std::string said(const CustomerTable& table, std::string_view key)
{
    const auto found = std::find_if(table.warnings.begin(), table.warnings.end(), [&](const Message& m) { return m.key == key; });
    return found == table.warnings.end() ? "none" : Wording{"en"}.say(*found, Conventions{}.nullDate);
}

} // namespace

TEST_CASE("A customer table: rows that count, rows left out, money", "[customer_table]")
{
    const Table table = tableOf({"Customer|Revenue|Open balance|Last order", "Ann|100|0|2024-01-01", "", "Bob|#|0|2024-01-01", "Cid|12,50|#|long ago", "Dan|?|0|", "ANN |7|0|2024-02-01",
                                 "|5|0|", "Ann.|1|0|"});
    const auto read = readCustomerTable(table, recognise(table));
    REQUIRE(read);
    const CustomerTable& found = read.value();
    CHECK(found.customer == 0U);
    CHECK(found.money == 1U);
    CHECK(found.rows == std::vector<std::uint32_t>{0, 3, 4, 5, 6, 7});
    REQUIRE(found.leftOut.size() == 1);
    CHECK(found.leftOut[0].row == 2);
    CHECK(found.leftOut[0].column == 1);
    CHECK(found.leftOut[0].reason == LeftOutReason::errorCell);
    REQUIRE(found.contribution.size() == 6);
    CHECK(found.contribution[1] == 12.5);
    CHECK(std::isnan(found.contribution[2]));
    CHECK(found.books.counted == 100 + 12.5 + 7 + 5 + 1);
    CHECK(found.books.total == found.books.counted);
    CHECK(found.books.storedAsText == 12.5);
    CHECK(found.books.rows == 8);
    CHECK(found.books.rowsBlank == 1);
    CHECK(found.books.rowsCounted == 6);
    REQUIRE(found.notRead.size() == 2); // 'long ago', '?'
    CHECK(found.notRead[0].column == 3);
    CHECK(found.notRead[0].reason == LeftOutReason::unreadableDate);
    CHECK(found.notRead[1].row == 4);
    CHECK(said(found, "warning.notRead").find("2, first at Orders.D5") != std::string::npos);
    CHECK(said(found, "warning.customerRepeats").find("Ann (Orders.A2) = ANN  (Orders.A7)") != std::string::npos);
    CHECK(said(found, "warning.nearDoubles").find("Ann (Orders.A2) = Ann. (Orders.A9)") != std::string::npos);
    CHECK(said(found, "warning.rowsWithoutCustomer").find("1, first at Orders.A8") != std::string::npos);
}

TEST_CASE("An error in what a customer contributes, or in its name, leaves the row out; elsewhere it does not", "[customer_table]")
{
    const Table table = tableOf({"Customer|Revenue|Open balance", "Ann|100|0", "Bob|10|#", "#|7|0"});
    const auto read = readCustomerTable(table, recognise(table));
    REQUIRE(read);
    CHECK(read.value().rows == std::vector<std::uint32_t>{0, 1});
    CHECK(read.value().books.leftOut == 7);
    CHECK(read.value().books.total == 117);
}

TEST_CASE("A table without money or customer is still a table", "[customer_table]")
{
    const Table table = tableOf({"asked|ordered|delivered", "2024-01-01||", "2024-01-02|2024-01-03|"});
    const auto read = readCustomerTable(table, recognise(table));
    REQUIRE(read);
    CHECK_FALSE(read.value().customer);
    CHECK_FALSE(read.value().money);
    CHECK(read.value().contribution.empty());
    CHECK(read.value().rows.size() == 2);
}

TEST_CASE("What is no customer table says why", "[customer_table]")
{
    const auto errorOf = [](const std::vector<std::string>& lines) {
        const Table table = tableOf(lines);
        const auto read = readCustomerTable(table, recognise(table));
        return read ? std::string{"none"} : read.error().key;
    };
    CHECK(errorOf({"Customer|Date|Amount", "Ann|2024-01-01|1", "Ann|2024-01-01|1"}) == "error.table.orderLog");
    CHECK(errorOf({"Customer|Revenue"}) == "error.table.empty");
    CHECK(errorOf({"Customer|Revenue", ""}) == "error.table.empty");
    CHECK(errorOf({"Customer|Revenue", "#|1"}) == "error.table.onlyErrors");
}
