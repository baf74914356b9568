#include "domain/table.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace lifecycle;

TEST_CASE("A value knows its kind", "[value]")
{
    CHECK(Value{}.isBlank());
    CHECK(Value::number(-0.0).isNumber());
    CHECK(Value::text(0).isText());
    CHECK(Value::text(4'000'000'000U).text() == 4'000'000'000U);
    CHECK(Value::error().isError());
    CHECK(Value::number(std::numeric_limits<double>::infinity()).isError());
    CHECK(Value::number(std::numeric_limits<double>::quiet_NaN()).isError());
    CHECK(Value::number(std::numeric_limits<double>::max()).number() == std::numeric_limits<double>::max());
    CHECK_FALSE(Value::text(1) == Value::number(1));
}

TEST_CASE("Columns are named as in Calc", "[table]")
{
    CHECK(columnName(0) == "A");
    CHECK(columnName(25) == "Z");
    CHECK(columnName(26) == "AA");
    CHECK(columnName(701) == "ZZ");
    CHECK(columnName(702) == "AAA");
    CHECK(columnName(16383) == "XFD"); // the last one
}

TEST_CASE("A place is written as in Calc", "[table]")
{
    Table table;
    table.sheet = "Orders";
    table.firstColumn = 1;
    table.headerRow = 3;
    CHECK(table.placeOf(0, 0) == "Orders.B5");
    CHECK(table.placeOf(26, 999'999) == "Orders.AB1000004");
    table.sheet = "Bob's orders";
    CHECK(table.placeOf(0, 0) == "'Bob''s orders'.B5");
    table.sheet = "2024";
    CHECK(table.placeOf(0, 0) == "'2024'.B5");
    table.sheet = "\u0417\u0430\u043a\u0430\u0437\u044b";
    CHECK(table.placeOf(0, 0) == "\u0417\u0430\u043a\u0430\u0437\u044b.B5");
    table.sheet.clear();
    CHECK(table.placeOf(0, 0) == "B5");
}

TEST_CASE("A number is shown as the shortest text that reads back the same", "[table]")
{
    Table table;
    CHECK(table.display(Value::number(7)) == "7");
    CHECK(table.display(Value::number(-0.0)) == "0");
    CHECK(table.display(Value::number(100000)) == "100000"); // not 1e+05
    CHECK(table.display(Value::number(4'006'381'333'931.0)) == "4006381333931");
    CHECK(table.display(Value::number(0.1)) == "0.1");
    CHECK(table.display(Value::number(1e300)) == "1e+300");
    CHECK(table.display(Value::text(table.texts.intern(" 007 "))) == " 007 ");
    CHECK(table.display(Value{}).empty());
    CHECK(table.display(Value::error()) == "#");
}

TEST_CASE("A table from tab-separated text", "[table]")
{
    const Table table = tableFromTabSeparated("\xEF\xBB\xBFStage\tPosition\r\nA\t1\r\nB\r\n\nC\t2\tmore\n");
    REQUIRE(table.headers == std::vector<std::string>{"Stage", "Position", ""});
    REQUIRE(table.rows() == 4);
    CHECK(table.display(table.columns[0][0]) == "A");
    CHECK(table.display(table.columns[1][0]) == "1");
    CHECK(table.columns[1][0].isText());
    CHECK(table.columns[1][1].isBlank());
    CHECK(table.columns[0][2].isBlank());
    CHECK(table.columns[2][0].isBlank());
    CHECK(table.display(table.columns[2][3]) == "more");
    CHECK(tableFromTabSeparated("").rows() == 0);
}
