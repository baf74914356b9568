#include "domain/built_in.hpp"
#include "domain/fields.hpp"
#include "domain/folding.hpp"
#include "domain/table.hpp"
#include "domain/wording.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

using namespace lifecycle;

namespace {

std::vector<std::string> piecesOf(std::string cell)
{
    std::vector<std::string> pieces;
    for (std::size_t end; (end = cell.find('|')) != std::string::npos; cell.erase(0, end + 1))
        pieces.push_back(cell.substr(0, end));
    pieces.push_back(cell);
    return pieces;
}

Table fieldsFile() { return tableFromTabSeparated(builtInFile("models/fields.tsv")); }

} // namespace

TEST_CASE("The file of fields: every field has a name in every language, and no name or alias names two fields", "[fields]")
{
    const Table table = fieldsFile();
    REQUIRE(table.headers == std::vector<std::string>{"field", "type", "en", "es", "fil", "ru", "zh-CN"});
    REQUIRE(table.rows() == knownFields().size());
    std::map<std::string, std::string> owner;
    for (std::size_t language = 2; language < table.headers.size(); ++language) {
        std::set<std::string> onScreen;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::string field = table.display(table.columns[0][row]);
            const auto pieces = piecesOf(table.display(table.columns[language][row]));
            INFO(table.headers[language] << ": " << field);
            CHECK_FALSE(pieces.front().empty());
            CHECK(onScreen.insert(pieces.front()).second);
            for (const auto& piece : pieces) {
                INFO(piece);
                CHECK_FALSE(foldedHeader(piece).empty());
                CHECK(owner.emplace(foldedHeader(piece), field).first->second == field);
                REQUIRE(fieldNamed(piece));
                CHECK(fieldNamed(piece)->name == field);
            }
            if (table.headers[language] == "en")
                CHECK(pieces.front() == field);
        }
    }
}

TEST_CASE("Every metric of the product and every field that the five models read is known", "[fields]")
{
    for (const auto* name :
         {"orders", "frequency", "first order", "last order", "tenure", "t_x", "recency", "usual gap", "overdue", "silence", "revenue", "returns", "cost",
          "contribution", "average order", "repeat order", "recent", "previous", "change", "recent orders", "previous orders", "fall", "rise", "share", "p alive",
          "expected orders", "clv", "in stage since",
          "ended", "open balance", "notice given", "wallet change", "total business", "organisation age",
          "replacement asked", "replacement ordered", "life left", "useful life", "disposed", "delivered", "ordered", "asked",
          "open complaint", "referrals", "special day",
          "deals won", "deal outcome", "reason", "contact outcome", "contacts since", "target", "source", "began by", "next contact",
          "in use since", "renewal", "use change", "seat growth", "seat use", "seats", "signed", "qualified", "lead since", "expansion",
          "customer", "order date", "order number", "amount", "status", "currency", "do not contact"}) {
        INFO(name);
        REQUIRE(fieldNamed(name));
        CHECK(fieldNamed(name)->name == name);
    }
}

TEST_CASE("A field is found by names that exports use", "[fields]")
{
    const std::vector<std::pair<const char*, const char*>> cases{
        {"InvoiceDate", "order date"}, {"customer_id", "customer id"}, {"dollar_value", "amount"}, {"Total", "amount"}, {"Grand Total", "amount"},
        {"Email", "e-mail"}, {"Created at", "order date"}, {"Financial Status", "status"}, {"InvoiceNo", "order number"}, {"CustomerID", "customer id"},
        {"purchase-date", "order date"}, {"amazon-order-id", "order number"}, {"Order Total", "amount"}, {"Increment ID", "order number"},
        {"Customer Name", "customer name"}, {"BillingEmail", "e-mail"}, {"Account Name", "account"}, {"Close Date", "deal closed"},
        {"\u8ba2\u5355\u65e5\u671f", "order date"}, {"\u4e70\u5bb6\u4f1a\u5458\u540d", "customer id"}, {"\u5b9e\u4ed8\u91d1\u989d", "amount"}, {"\u8ba2\u5355\u7f16\u53f7", "order number"},
        {"\u0414\u0430\u0442\u0430 \u0437\u0430\u043a\u0430\u0437\u0430", "order date"}, {"\u041a\u043e\u043d\u0442\u0440\u0430\u0433\u0435\u043d\u0442", "customer"},
        {"\u0421\u0423\u041c\u041c\u0410", "amount"}, {"Fecha del pedido", "order date"}, {"N.\u00ba de pedido", "order number"}, {"IMPORTE", "amount"},
        {"petsa", "order date"}, {"Kliyente", "customer"}, {"halaga", "amount"}, {"open balance?", "open balance"}};
    for (const auto& [header, field] : cases) {
        INFO(header);
        REQUIRE(fieldNamed(header));
        CHECK(fieldNamed(header)->name == field);
    }
    CHECK(fieldNamed("") == nullptr);
    CHECK(fieldNamed("???") == nullptr);
    CHECK(fieldNamed("shoe size") == nullptr);
}

TEST_CASE("A field's name on screen", "[fields]")
{
    CHECK(fieldName("order date", "en") == "order date");
    CHECK(fieldName("order date", "es") == "fecha del pedido");
    CHECK(fieldName("amount", "zh-CN") == "\u91d1\u989d");
    CHECK(fieldName("amount", "xx") == "amount");
    CHECK(fieldName("shoe size", "es") == "shoe size");
    CHECK(Wording{"es"}.word("order date") == "fecha del pedido");
}

TEST_CASE("Dates are events, but for those that are planned and those that come again every year", "[fields]")
{
    for (const auto* planned : {"renewal", "next contact", "follow up by"})
        CHECK(fieldNamed(planned)->when == DateKind::planned);
    CHECK(fieldNamed("birthday")->when == DateKind::yearly);
    for (const auto* event : {"signed", "delivered", "ended", "last order", "first contact", "disposed"}) {
        CHECK(fieldNamed(event)->type == FieldType::date);
        CHECK(fieldNamed(event)->when == DateKind::event);
    }
}
