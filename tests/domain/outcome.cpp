#include "domain/classification.hpp"
#include "domain/outcome.hpp"
#include "domain/wording.hpp"

#include "domain/built_in.hpp"
#include "domain/folding.hpp"
#include "real_data.hpp"
#include "spoken.hpp"

#include <catch2/catch.hpp>

#include <iterator>
#include <map>
#include <string>

using namespace lifecycle;
using namespace lifecycle::test;

namespace {

std::string meaningOf(OutcomeKind kind, std::string_view word) { return std::string{Meanings::known(kind).of(word)}; }

bool holds(std::string_view criterion, const Fact& fact)
{
    const auto parsed = Criterion::parse(criterion, {});
    REQUIRE(parsed);
    return parsed.value().holds(fact);
}

/// Of one cell in a column with this header.
bool holdsIn(std::string_view header, std::string_view cell, std::string_view criterion)
{
    const Table table = tableOf(std::string{header} + "|other\n" + std::string{cell} + "|x\n");
    return holds(criterion, test::factsOf(table).at(0, 0));
}

} // namespace

TEST_CASE("The file of outcomes: no word means two things within a kind of column, and every meaning has words in every language", "[outcome]")
{
    const Table table = tableFromTabSeparated(builtInFile("models/outcomes.tsv"));
    REQUIRE(table.headers == std::vector<std::string>{"kind", "meaning", "en", "es", "fil", "ru", "zh-CN"});
    std::map<std::pair<std::string, std::string>, std::string> owner;
    const auto claim = [&](const std::string& kind, const std::string& word, const std::string& meaning) {
        INFO(kind << ": " << word);
        CHECK_FALSE(foldedHeader(word).empty());
        CHECK(owner.emplace(std::pair{kind, foldedHeader(word)}, meaning).first->second == meaning);
    };
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string kind = table.display(table.columns[0][row]), meaning = table.display(table.columns[1][row]);
        for (std::size_t language = 2; language < table.headers.size(); ++language) {
            std::string words = table.display(table.columns[language][row]);
            CHECK_FALSE(words.empty());
            const std::string name = Wording{table.headers[language]}.word(meaning);
            INFO(table.headers[language] << ": " << meaning);
            CHECK(meaningNamed(name) == meaning);
            claim(kind, name, meaning);
            for (std::size_t end; (end = words.find('|')) != std::string::npos; words.erase(0, end + 1))
                claim(kind, words.substr(0, end), meaning);
            claim(kind, words, meaning);
        }
    }
}

TEST_CASE("What CRMs write", "[outcome]")
{
    for (const auto* word : {"Closed Won", "Won", " closed won ", "CLOSED-WON", "closedwon", "Ganada", "Успешно реализовано", "赢单", "bought", "Compró"})
        CHECK(meaningOf(OutcomeKind::deal, word) == "bought");
    for (const auto* word : {"Closed Lost", "Lost", "cerrada perdida", "Закрыто и не реализовано", "输单"})
        CHECK(meaningOf(OutcomeKind::deal, word) == "refused"); // nobody says by whom
    CHECK(meaningOf(OutcomeKind::deal, "Disqualified") == "we refused");
    CHECK(meaningOf(OutcomeKind::deal, "Отказ клиента") == "customer refused");
    for (const auto* word : {"Qualified", "Engaging", "Proposal/Price Quote", "negotiation", "商务谈判"})
        CHECK(meaningOf(OutcomeKind::deal, word) == "under discussion");
    CHECK(meaningOf(OutcomeKind::deal, "Prospecting") == "not begun");
    CHECK(meaningOf(OutcomeKind::contact, "Nurture") == "interest");
    CHECK(meaningOf(OutcomeKind::contact, "Qualified") == "request");
    CHECK(meaningOf(OutcomeKind::contact, "Closed - Not Converted") == "refusal");
    CHECK(meaningOf(OutcomeKind::contact, "Open - Not Contacted") == "not known");
    CHECK(meaningOf(OutcomeKind::target, "Целевой") == "yes");
    CHECK(meaningOf(OutcomeKind::target, "N") == "no");
    CHECK(meaningOf(OutcomeKind::beganBy, "Inbound") == "the customer");
    CHECK(meaningOf(OutcomeKind::beganBy, "исходящий") == "we");
}

TEST_CASE("A word that is not known has no meaning, a blank is not known", "[outcome]")
{
    for (const auto* word : {"Wonderful", "won?!x", "maybe bought", "-", "?", "stage 3", "12"})
        CHECK(meaningOf(OutcomeKind::deal, word).empty());
    for (const auto* blank : {"", "  ", "\t"})
        CHECK(meaningOf(OutcomeKind::deal, blank) == "not known");
}

TEST_CASE("Every value of a column is listed with its count and its meaning", "[outcome]")
{
    const Table table = tableOf("id|Deal Stage\n1|Won\n2|won \n3|In legal\n4|\n5|Lost\n6|WON\n7| \n8|in legal\n");
    const auto values = outcomeValues(table, 1, Meanings{OutcomeKind::deal});
    REQUIRE(values.size() == 4);
    CHECK((values[0].written == "Won" && values[0].rows == 3 && values[0].firstRow == 0 && values[0].meaning == "bought"));
    CHECK((values[1].written == "In legal" && values[1].rows == 2 && values[1].firstRow == 2 && values[1].meaning.empty()));
    CHECK((values[2].written == "Lost" && values[2].rows == 1 && values[2].meaning == "refused"));
    CHECK((values[3].written.empty() && values[3].rows == 2 && values[3].meaning == "not known"));
    const auto unknown = unknownOutcomes(table, 1, values);
    REQUIRE(unknown);
    CHECK(spoken(*unknown).find("'In legal'") != std::string::npos);
    CHECK(spoken(*unknown).find("B4") != std::string::npos); // headers in row 1
    CHECK_FALSE(unknownOutcomes(table, 1, outcomeValues(table, 1, Meanings{OutcomeKind::deal, {{"In Legal", "under discussion"}}})));
}

TEST_CASE("The user's meanings win, also over known words", "[outcome]")
{
    const Meanings chosen{OutcomeKind::deal, {{"lost", "customer refused"}, {"3", "nosotros rechazamos"}, {"Won", ""}, {"-", "not known"}}};
    CHECK(chosen.of("LOST ") == "customer refused");
    CHECK(chosen.of(3.0) == "we refused");
    CHECK(chosen.of("won").empty());
    CHECK(chosen.of("-") == "not known");
    CHECK(chosen.of("Closed Won") == "bought");
    CHECK((chosen.isChosen("Lost") && !chosen.isChosen("Closed Won")));
    // A meaning of another kind of column is none here.
    CHECK(Meanings{OutcomeKind::deal, {{"x", "interest"}}}.of("x").empty());
}

TEST_CASE("A criterion holds for the word and for its meaning", "[outcome]")
{
    CHECK(holdsIn("deal outcome", "Closed Won", "bought"));
    CHECK(holdsIn("Opportunity Stage", "Closed Won", "bought"));
    CHECK(holdsIn("deal outcome", "Closed Won", "compró"));
    CHECK(holdsIn("deal outcome", "Closed Won", "closed won"));
    CHECK(holdsIn("deal outcome", "Closed Won", "closed*"));
    CHECK_FALSE(holdsIn("deal outcome", "Closed Won", "<>bought"));
    CHECK_FALSE(holdsIn("deal outcome", "Closed Won", "refused"));
    CHECK(holdsIn("deal outcome", "Closed Won", "refused;bought"));
    CHECK(holdsIn("deal outcome", "Closed Won", "<>refused"));
    // Another word for the same is another word: whoever asks for 'won' wants 'won'.
    CHECK_FALSE(holdsIn("deal outcome", "Closed Won", "won"));
    CHECK_FALSE(holdsIn("deal outcome", "Engaging", "Qualified"));
    // In no other column.
    CHECK_FALSE(holdsIn("my column", "Closed Won", "bought"));
    CHECK(holdsIn("target", "Y", "yes"));
    CHECK(holdsIn("target", "целевой", "yes"));
    CHECK(holdsIn("target", "1", "yes"));
    CHECK(holdsIn("target", "N", "<>yes"));
    CHECK_FALSE(holdsIn("target", "N", "yes"));
}

TEST_CASE("What says in words that it is not known is not known", "[outcome]")
{
    CHECK(holdsIn("deal outcome", "n/a", "="));
    CHECK(holdsIn("contact outcome", "New", "="));
    CHECK_FALSE(holdsIn("contact outcome", "New", "<>"));
    CHECK_FALSE(holdsIn("contact outcome", "New", "<>refusal"));
    CHECK(holdsIn("contact outcome", "New", "new")); // and yet it is the word that it is
    CHECK(holdsIn("contact outcome", "no such word", "<>"));
    CHECK(holdsIn("contact outcome", "no such word", "<>refusal"));
}

TEST_CASE("A rule that asks for an outcome takes those whose word means it, and the reason says both", "[outcome]")
{
    const auto model = Model::read(tableOf("Stage|Position|deal outcome|Expected contribution\nSale|2|bought|\nLost|exit|refused|\nOther|1||\n"));
    REQUIRE(model);
    const Table table = tableOf("who|deal stage\na|Closed Won\nb|closed lost\nc|3\nd|bought\ne|Хм\n");
    Facts facts = test::factsOf(table);
    const auto stagesNow = [&] {
        std::string stages;
        const auto classifier = Classifier::bind(model.value(), facts, {});
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto rule = classifier.value().classify().rule[row];
            CHECK(rule == classifier.value().ruleFor(row));
            stages += model.value().stages()[model.value().rules()[static_cast<std::size_t>(rule)].stage].name + ' ';
        }
        return stages;
    };
    CHECK(stagesNow() == "Sale Lost Other Sale Other ");
    const Meanings chosen{OutcomeKind::deal, {{"3", "bought"}, {"хм", "refused"}}};
    facts.use(chosen);
    CHECK(stagesNow() == "Sale Lost Sale Sale Lost ");
    const auto classifier = Classifier::bind(model.value(), facts, {});
    CHECK(spoken(classifier.value().reason(0, 0)).find("Closed Won, meaning bought") != std::string::npos);
    CHECK(spoken(classifier.value().reason(3, 0)).find("meaning") == std::string::npos);
}

TEST_CASE("A sales pipeline's own words are all known", "[outcome]")
{
    const auto table = test::salesPipeline();
    if (!table)
        return;
    REQUIRE(outcomeKindOf(table->headers[4]) == OutcomeKind::deal);
    std::map<std::string, std::pair<std::size_t, std::string>> found;
    for (const auto& value : outcomeValues(*table, 4, Meanings{OutcomeKind::deal}))
        found[value.written] = {value.rows, std::string{value.meaning}};
    // Counted by cut | sort | uniq -c.
    CHECK(found == std::map<std::string, std::pair<std::size_t, std::string>>{{"Won", {4238, "bought"}}, {"Lost", {2473, "refused"}},
                       {"Engaging", {1589, "under discussion"}}, {"Prospecting", {500, "not begun"}}});
}
