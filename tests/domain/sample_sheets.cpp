// The sample's sheets for contacts, accounts and purchases: as specified, read as any list is, and with their mess.

#include "domain/customer_table.hpp"
#include "domain/fields.hpp"
#include "domain/model_fit.hpp"
#include "domain/recognition.hpp"
#include "model_rows.hpp"
#include "sample/sample_contacts.hpp"
#include "sample/sample_purchases.hpp"
#include "sample/sample_subscriptions.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace lifecycle;
using sample::SampleSheet;

namespace {

std::size_t columnNamed(const Table& table, std::string_view header)
{
    const auto found = std::ranges::find(table.headers, header);
    REQUIRE(found != table.headers.end());
    return static_cast<std::size_t>(found - table.headers.begin());
}

const Column& column(const Table& table, std::string_view header) { return table.columns[columnNamed(table, header)]; }

std::string textAt(const Table& table, std::string_view header, std::size_t row)
{
    return table.display(column(table, header)[row]);
}

/// Rows in which the later of two dates stands before the earlier.
int contradictions(const Table& table, std::string_view earlier, std::string_view later)
{
    int rows = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Value a = column(table, earlier)[row], b = column(table, later)[row];
        rows += a.isNumber() && b.isNumber() && b.number() < a.number();
    }
    return rows;
}

void checkReads(const SampleSheet& sheet, const SampleSheet& again, std::string_view customer, std::string_view model)
{
    CHECK(sheet.trueStage.size() == sheet.table.rows());
    for (const std::string& header : sheet.table.headers) {
        INFO(header);
        CHECK(fieldNamed(header) != nullptr);
    }
    const Recognition recognition = recognise(sheet.table);
    CHECK(recognition.shape == Shape::customerTable);
    CHECK(recognition.column("customer") == columnNamed(sheet.table, customer));
    const auto read = readCustomerTable(sheet.table, recognition);
    REQUIRE(read);
    CHECK(read.value().rows.size() == sheet.table.rows());
    CHECK(read.value().notRead.empty());
    CHECK(modelsByFit(fieldsOf(sheet.table, false)).front().name == model);
    for (std::size_t row = 0; row < sheet.table.rows(); ++row)
        for (const std::string& header : sheet.table.headers)
            if (textAt(sheet.table, header, row) != textAt(again.table, header, row))
                FAIL("not the same twice: " << header << ", row " << row);
}

} // namespace

TEST_CASE("Contacts: read as any list is; people once each, companies more than once where buyers came back", "[sample]")
{
    const SampleSheet sheet = sample::contactsSheet();
    const Table& table = sheet.table;
    checkReads(sheet, sample::contactsSheet(), "Contact", "milestones");
    std::set<std::string> people;
    std::map<std::string, int> words;
    int withoutAccount = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        people.insert(textAt(table, "Contact", row));
        ++words[textAt(table, "Contact outcome", row)];
        ++words[textAt(table, "Deal outcome", row)];
        withoutAccount += textAt(table, "Account", row).empty();
        if (row > 0)
            CHECK(column(table, "First contact")[row - 1].number() <= column(table, "First contact")[row].number());
        CHECK(column(table, "First contact")[row].number() <= sample::lastDay);
        // What was bought has a value and a cost below it; a reason belongs to a refusal.
        const std::string deal = textAt(table, "Deal outcome", row);
        if (deal == "bought")
            CHECK(column(table, "Cost")[row].number() < column(table, "Quoted value")[row].number());
        if (!textAt(table, "Reason", row).empty())
            CHECK((deal == "customer refused" || deal == "we refused"));
    }
    CHECK(people.size() == table.rows());
    CHECK(withoutAccount == 8);
    CHECK(words[" Interest"] + words["REFUSAL "] + words["Request"] == 12);
    CHECK(words["Nurture"] + words["Not interested"] + words["Closed Won"] + words["Negotiation"] == 15);
    CHECK(words["inter\u00e9s"] == 4);
    CHECK(words["parked"] == 2);
    CHECK(contradictions(table, "Deal opened", "Deal closed") == 4);
    CHECK(contradictions(table, "First contact", "Deal opened") <= 4);
}

TEST_CASE("Subscriptions: one row per account, with four in use before they were signed, three renewals past, two with too many "
          "seats used",
    "[sample]")
{
    const SampleSheet sheet = sample::subscriptionsSheet();
    const Table& table = sheet.table;
    checkReads(sheet, sample::subscriptionsSheet(), "Account", "success");
    CHECK(contradictions(table, "Signed", "In use since") == 4);
    CHECK(contradictions(table, "Lead since", "Qualified") == 0);
    CHECK(contradictions(table, "Qualified", "Signed") == 0);
    int renewalPast = 0, seatsTooMany = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Value renewal = column(table, "Renewal date")[row], seats = column(table, "Seats bought")[row],
                    used = column(table, "Seats used")[row];
        renewalPast += renewal.isNumber() && renewal.number() <= sample::lastDay;
        seatsTooMany += used.isNumber() && used.number() > seats.number();
    }
    CHECK(renewalPast == 3);
    CHECK(seatsTooMany == 2);
}

TEST_CASE("Purchases: one row each, three delivered before they were ordered, five days as text", "[sample]")
{
    const SampleSheet sheet = sample::purchasesSheet();
    const Table& table = sheet.table;
    checkReads(sheet, sample::purchasesSheet(), "Id", "journey");
    const auto& delivered = column(table, "Delivered");
    CHECK(std::ranges::count_if(delivered, [](Value value) { return value.isText(); }) == 5);
    int beforeOrdered = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Value ordered = column(table, "Ordered")[row];
        const Value day = delivered[row];
        beforeOrdered += ordered.isNumber() && day.isNumber() && day.number() < ordered.number();
    }
    CHECK(beforeOrdered >= 2); // one may be among the texts
    CHECK(beforeOrdered <= 3);
}

TEST_CASE("Each model says the same of its sheet in every language", "[sample]")
{
    const std::map<std::string, SampleSheet> sheets = [] {
        std::map<std::string, SampleSheet> made;
        made.emplace("milestones", sample::contactsSheet());
        made.emplace("success", sample::subscriptionsSheet());
        made.emplace("journey", sample::purchasesSheet());
        return made;
    }();
    for (const auto& [name, sheet] : sheets) {
        const Facts facts = test::factsOf(sheet.table);
        const auto english = test::rulesOf(test::builtIn(name), facts, sample::lastDay);
        for (const auto language : Wording::languages()) {
            INFO(name << " in " << language);
            const auto table = Model::builtInTable(name, language);
            REQUIRE(table);
            const auto model = Model::read(table.value());
            REQUIRE(model);
            CHECK(test::rulesOf(model.value(), facts, sample::lastDay) == english);
        }
    }
}
