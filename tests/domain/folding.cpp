#include "domain/folding.hpp"

#include <catch2/catch.hpp>

using namespace lifecycle;

TEST_CASE("Values: case, accents and outer blanks do not matter", "[folding]")
{
    CHECK(folded(" D\u00e9clin\u00e9 ") == "decline");
    CHECK(folded("D\u00c9CLINE") == "decline");
    CHECK(folded("e\u0301") == "e");           // a letter and an accent that follows it
    CHECK(folded("STRASSE") == folded("Stra\u00dfe"));
    CHECK(folded("\u0417\u0410\u041a\u0410\u0417") == "\u0437\u0430\u043a\u0430\u0437");
    CHECK(folded("\u00a0won\u3000") == "won"); // no-break space, ideographic space
    CHECK(folded("a  b") == "a  b");           // inner blanks stay
    CHECK(folded("\uff11\uff12") == "12");     // full-width digits
    CHECK(folded("\u8ba2\u5355") == "\u8ba2\u5355");
    CHECK(folded("won\u200b") == "won");       // zero-width space
    CHECK(folded("").empty());
    CHECK(folded(" \t\n").empty());
}

TEST_CASE("Names: accents matter, case and outer blanks do not", "[folding]")
{
    CHECK(foldedName(" Pe\u00f1a ") == foldedName("PE\u00d1A"));
    CHECK(foldedName("Pen\u0303a") == foldedName("Pe\u00f1a")); // composed or not
    CHECK(foldedName("Pe\u00f1a") != foldedName("Pena"));
    CHECK(foldedName("007 ") == foldedName("007"));
    CHECK(foldedName("007") != foldedName("7"));
    CHECK(foldedName("ACME Ltd.") != foldedName("ACME Ltd"));
}

TEST_CASE("Headers: letters and digits only", "[folding]")
{
    for (const auto* header : {"Customer ID", "customer_id", "CustomerId", " CUSTOMER-ID: ", "customer.id"})
        CHECK(foldedHeader(header) == "customerid");
    CHECK(foldedHeader("t_x") == "tx");
    CHECK(foldedHeader("Fecha de creaci\u00f3n") == "fechadecreacion");
    CHECK(foldedHeader("\u8ba2\u5355 \u65e5\u671f") == "\u8ba2\u5355\u65e5\u671f");
    CHECK(foldedHeader("\u2116 \u0437\u0430\u043a\u0430\u0437\u0430") == "no\u0437\u0430\u043a\u0430\u0437\u0430"); // the number sign
    CHECK(foldedHeader("***").empty());
}

TEST_CASE("Bytes that are no UTF-8 are kept, not lost, and fold as far as they are ASCII", "[folding]")
{
    CHECK(folded(" Jos\xe9 ") == "jos\xe9"); // Latin-1
    CHECK(foldedHeader("Jos\xe9") == "jos\xe9");
    CHECK(foldedHeader("\xff") != foldedHeader("\xfe"));
}
