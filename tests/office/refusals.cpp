// What cannot be done is said in a sentence that names the place, and the document is exactly as before.

#include "small_log.hpp"
#include "snapshot.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <filesystem>

using namespace lifecycle::tests;
using Catch::Matchers::Contains;

namespace
{

using Differences = std::vector<std::string>;

void checkRefused(const Document& document, Office& program, const std::string& sentence, NamedValues values = {})
{
    const css::uno::Reference<css::util::XModifiable> modifiable{ document.model(), css::uno::UNO_QUERY_THROW };
    const auto before = snapshotOf(document);
    modifiable->setModified(false);
    const auto outcome = classify(document, program, std::move(values));
    // Charts that were just made are drawn when the office is idle, which it holds for a change.
    if (!before.contains("Stages.charts"))
        CHECK_FALSE(modifiable->isModified());
    CHECK_FALSE(outcome.success);
    CHECK_THAT(outcome.sentence, Contains(sentence));
    CHECK(differences(before, snapshotOf(document)) == Differences{});
}

template <class Of> void protect(const Of& of)
{
    css::uno::Reference<css::util::XProtectable> { of, css::uno::UNO_QUERY_THROW } -> protect("secret");
}

} // namespace

TEST_CASE("A sheet of the user's own keeps its name")
{
    auto& program = office();
    for (const std::string name : { "Customers", "Stages", "Stage log", "Next contacts" }) {
        const Document document{ program };
        fillSmallLog(document);
        addSheet(document, name);
        checkRefused(document, program, "a sheet '" + name + "' of your own");
    }
}

TEST_CASE("Protection is respected")
{
    auto& program = office();
    SECTION("of the document's structure")
    {
        const Document document{ program };
        fillSmallLog(document);
        protect(document.model());
        checkRefused(document, program, "structure of this document is protected");
    }
    SECTION("of a sheet of ours")
    {
        const Document document{ program };
        fillSmallLog(document);
        REQUIRE(classify(document, program).success);
        protect(document.sheet("Stages"));
        checkRefused(document, program, "The sheet 'Stages' is protected");
    }
    SECTION("of a customer table's sheet")
    {
        const Document document{ program };
        fillSmallLog(document);
        addSheet(document, "People");
        put(document, "People.A1", { { "customer", "orders" }, { "Ann", 3.0 } });
        protect(document.sheet("People"));
        checkRefused(document, program, "The sheet 'People' is protected", { { "Range", text("People.A1") } });
    }
    SECTION("of the log's sheet alone: it is only read")
    {
        const Document document{ program };
        fillSmallLog(document);
        protect(document.sheet("Orders"));
        CHECK(classify(document, program).success);
    }
}

TEST_CASE("A read-only file")
{
    auto& program = office();
    const auto file = scratchFolder() / "read-only.ods";
    {
        const Document document{ program };
        fillSmallLog(document);
        document.save(file);
    }
    std::filesystem::permissions(file, std::filesystem::perms::owner_read);
    const Document document{ program, file };
    REQUIRE(css::uno::Reference<css::frame::XStorable> { document.model(), css::uno::UNO_QUERY_THROW } -> isReadonly());
    checkRefused(document, program, "read-only");
    std::filesystem::permissions(file, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
}

TEST_CASE("What is no table")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    SECTION("an empty place")
    {
        checkRefused(document, program, "There is no table at Orders.H20", { { "Range", text("Orders.H20") } });
    }
    SECTION("headers alone")
    {
        addSheet(document, "Empty");
        put(document, "Empty.A1", { { "customer", "order date", "amount" } });
        checkRefused(document, program, "no row below", { { "Range", text("Empty.A1") } });
    }
    SECTION("a header and one row that could be a header too: it is a row")
    {
        addSheet(document, "Leads");
        put(document, "Leads.A1", { { "Who", "Through", "As" }, { "Ann", "Phone", "Lead" } });
        checkRefused(document, program, "by the headers Leads.A1:C1", { { "Range", text("Leads.A1") } });
    }
    SECTION("rows of data without headers")
    {
        addSheet(document, "Bare");
        put(document, "Bare.A1", { { "Ann", "15/03/2024", "12,50" }, { "Bob", "16/03/2024", "13,50" } });
        checkRefused(document, program, "Bare.A1:C2 has no row of headers. Write a name above every column", { { "Range", text("Bare.A1") } });
    }
    SECTION("merged headers")
    {
        addSheet(document, "Wide");
        put(document, "Wide.A1", { { "Client", nothing, "Money" }, { "customer", "order date", "amount" }, { "Ann", newYear, 10.0 } });
        css::uno::Reference<css::util::XMergeable> { rangeOf(document, "Wide.A1:B1"), css::uno::UNO_QUERY_THROW } -> merge(true);
        CHECK(classify(document, program, { { "Range", text("Wide.A1") } }).success); // they stand above the header
    }
    SECTION("a range that is not there")
    {
        checkRefused(document, program, "no range called 'Nowhere.A1'", { { "Range", text("Nowhere.A1") } });
    }
    SECTION("merged cells")
    {
        css::uno::Reference<css::util::XMergeable>
        {
            rangeOf(document, "Orders.A3:A5"), css::uno::UNO_QUERY_THROW
            } -> merge(true);
        checkRefused(document, program, "Orders.A3:A5 are merged");
    }
    SECTION("no date column")
    {
        addSheet(document, "Dateless");
        put(document, "Dateless.A1", { { "amount" }, { 1.0 }, { 2.0 } });
        CHECK_FALSE(classify(document, program, { { "Range", text("Dateless.A1") } }).success);
    }
}

TEST_CASE("Arguments that cannot be used are named")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    const std::pair<std::string, css::uno::Any> log{ "Range", text("Orders.A1") };
    checkRefused(document, program, "'next week' is not a date. Write it as in 2024-12-31.", { log, { "AsOf", text("next week") } });
    checkRefused(document, program, "argument Window", { log, { "Window", css::uno::Any{ 0.5 } } });
    checkRefused(document, program, "argument AmountIs", { log, { "AmountIs", text("cake") } });
    checkRefused(document, program, "Up to 2023-12-31 there is no order", { log, { "AsOf", css::uno::Any{ newYear - 1 } } });
    put(document, "Model.C2", { { ">=abc" } });
    checkRefused(document, program, "Model.C2", { log });
}

TEST_CASE("Cells of the user's own below our lists are not overwritten")
{
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    REQUIRE(classify(document, program).success);
    put(document, "Customers.B5", { { "my total" } });
    put(document, "Orders.A14", { { "Dan", newYear + 71, 10.0 } });
    checkRefused(document, program, "something of your own stands in Customers.A5");
}
