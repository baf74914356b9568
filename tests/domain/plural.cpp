// Nouns and verbs that follow a number, in five languages: what a reader sees with 0, 1, 2, 5 and 21 of them.

#include "domain/built_in.hpp"
#include "domain/plural.hpp"
#include "domain/wording.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace lifecycle;

namespace {

constexpr std::array counts{0.0, 1.0, 2.0, 5.0, 21.0};

/// Keys and texts of a language.
std::map<std::string, std::string> textsIn(std::string_view language)
{
    std::map<std::string, std::string> texts;
    std::string_view rest = builtInFile("locale/" + std::string{language} + ".properties");
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const std::string line{rest.substr(0, end)};
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (const auto equals = line.find(" = "); equals != std::string::npos && !line.starts_with('#'))
            texts.emplace(line.substr(0, equals), line.substr(equals + 3));
    }
    return texts;
}

const std::regex plainPlaceholder{R"(\{(\w+)\})"}, pluralPlaceholder{R"(\{(\w+)\|([^}]*)\})"};

std::set<std::string> namesIn(const std::string& text, const std::regex& placeholder)
{
    return {std::sregex_token_iterator(text.begin(), text.end(), placeholder, 1), {}};
}

/// The text with this number for everything that it names.
std::string withAll(const Wording& wording, const std::string& key, const std::string& text, double number)
{
    Message message{key, {}};
    for (const auto& name : namesIn(text, plainPlaceholder))
        if (name == "place")
            message.arguments.push_back({name, "A1"});
        else
            message.arguments.push_back({name, number});
    return wording.say(message, {});
}

std::string said(std::string_view language, const std::string& key, const std::vector<std::string>& names, double number)
{
    Message message{key, {}};
    for (const auto& name : names)
        message.arguments.push_back({name, number});
    return Wording{language}.say(message, {});
}

} // namespace

TEST_CASE("Which form follows a number, by the rules of CLDR", "[plural]")
{
    const auto forms = [](std::string_view language) {
        std::string all;
        for (const double number : {0.0, 1.0, 2.0, 4.0, 5.0, 11.0, 12.0, 14.0, 20.0, 21.0, 22.0, 25.0, 100.0, 101.0, 111.0, 112.0, 1.5, -1.0})
            all += static_cast<char>('0' + static_cast<char>(pluralForm(language, number)));
        return all;
    };
    CHECK(forms("en") == "101111111111111110");
    CHECK(forms("es") == forms("en"));
    CHECK(forms("fil") == forms("en"));
    CHECK(forms("ru") == "201122222012202210");
    CHECK(forms("zh-CN") == "000000000000000000");
}

TEST_CASE("A form is chosen by a number, or by one that is written already; by a text the last one is", "[plural][wording]")
{
    const auto say = [](Message::Argument argument) {
        return Wording{"en"}.say({"{n} {n|row|rows}; {x|a|b} {n|", {std::move(argument)}}, {});
    };
    CHECK(say({"n", 1.0}) == "1 row; {x|a|b} {n|");
    CHECK(say({"n", 1000.0}) == "1000 rows; {x|a|b} {n|");
    CHECK(say({"n", CountArgument{1000, "1,000"}}) == "1,000 rows; {x|a|b} {n|");
    CHECK(say({"n", CountArgument{1, "1"}}) == "1 row; {x|a|b} {n|");
    CHECK(say({"n", "some"}) == "some rows; {x|a|b} {n|");
    CHECK(Wording{"ru"}.say({"{n|а|б|в}", {{"n", 22.0}}}, {}) == "б");
}

TEST_CASE("Every text with forms has as many as its language, and the number itself", "[plural]")
{
    std::size_t found = 0;
    for (const auto language : Wording::languages())
        for (const auto& [key, text] : textsIn(language)) {
            CAPTURE(language, key);
            const auto named = namesIn(text, plainPlaceholder);
            for (auto it = std::sregex_iterator(text.begin(), text.end(), pluralPlaceholder); it != std::sregex_iterator{}; ++it) {
                ++found;
                CHECK(named.contains((*it)[1]));
                const std::string forms = (*it)[2];
                CHECK(static_cast<std::size_t>(std::count(forms.begin(), forms.end(), '|')) + 1 == pluralForms(language));
            }
            for (const double number : counts)
                CHECK(withAll(Wording{language}, key, text, number).find('|') == text.find('|', text.rfind('}') == std::string::npos ? 0 : text.rfind('}')));
        }
    CHECK(found > 100);
}

TEST_CASE("No text has a plural after 1, or a singular after another number", "[plural]")
{
    struct Nouns {
        std::string_view language;
        const char* afterOne; ///< that do not follow 1
        const char* afterFive; ///< that do not follow 0, 2 and 5
    };
    static constexpr std::array nouns{
        Nouns{"en", R"(\b1 (repeat |new |whole |of all )*(days|rows|customers|orders|periods|months|weeks|years|accounts|contacts|windows|values|names|cells|were|are|do)\b)",
            R"(\b[025] (repeat |new |whole )*(day|row|customer|order|period|month|week|year|account|contact|window|value|name|cell|was|does)\b)"},
        Nouns{"es", R"(\b1 (días|filas|clientes|pedidos|periodos|meses|cuentas|contactos|ventanas|se saltaron|volvieron|llegaron|cayeron|son)\b)",
            R"(\b[025] (día|fila|cliente|pedido|periodo|mes|cuenta|contacto|ventana|volvió|llegó|cayó)\b)"},
        Nouns{"ru", R"((^| )1 (дня|дней|периода|периодов|клиентов|новых|полных|пропустили|вернулись|достигли|отпали))",
            R"((^| )[05] (день |день$|дня|период |период$|клиента|пропустил |вернулся))"}};
    for (const auto& [language, afterOne, afterFive] : nouns)
        for (const auto& [key, text] : textsIn(language)) {
            if (key.starts_with("function."))
                continue; // descriptions: their numbers are not ours
            CAPTURE(language, key);
            const Wording wording{language};
            CHECK_FALSE(std::regex_search(withAll(wording, key, text, 1), std::regex{afterOne}));
            for (const double number : {0.0, 2.0, 5.0})
                if (language != std::string_view{"ru"} || number != 2)
                    CHECK_FALSE(std::regex_search(withAll(wording, key, text, number), std::regex{afterFive}));
        }
}

TEST_CASE("Sentences with 0, 1, 2, 5 and 21", "[plural]")
{
    const auto all = [](std::string_view language, const std::string& key, const std::vector<std::string>& names) {
        std::vector<std::string> sentences;
        for (const double number : counts)
            sentences.push_back(said(language, key, names, number));
        return sentences;
    };
    using Sentences = std::vector<std::string>;
    CHECK(all("en", "panel.contacts.late", {"days"})
        == Sentences{"0 days overdue", "1 day overdue", "2 days overdue", "5 days overdue", "21 days overdue"});
    CHECK(all("es", "panel.contacts.late", {"days"})
        == Sentences{"0 días de retraso", "1 día de retraso", "2 días de retraso", "5 días de retraso", "21 días de retraso"});
    CHECK(all("fil", "panel.contacts.late", {"days"})
        == Sentences{"huli nang 0 araw", "huli nang 1 araw", "huli nang 2 araw", "huli nang 5 araw", "huli nang 21 araw"});
    CHECK(all("ru", "panel.contacts.late", {"days"})
        == Sentences{"просрочено на 0 дней", "просрочено на 1 день", "просрочено на 2 дня", "просрочено на 5 дней", "просрочено на 21 день"});
    CHECK(all("zh-CN", "panel.contacts.late", {"days"})
        == Sentences{"已逾期 0 天", "已逾期 1 天", "已逾期 2 天", "已逾期 5 天", "已逾期 21 天"});
    CHECK(all("en", "changes.done", {"moved", "known"})[1] == "1 of 1 customer changed their stage.");
    CHECK(all("ru", "changes.done", {"moved", "known"})
        == Sentences{"0 из 0 клиентов сменили стадию.", "1 из 1 клиента сменил стадию.", "2 из 2 клиентов сменили стадию.",
            "5 из 5 клиентов сменили стадию.", "21 из 21 клиента сменил стадию."});
    CHECK(all("es", "history.column.stillThere", {"months"})
        == Sentences{"siguen tras 0 meses", "siguen tras 1 mes", "siguen tras 2 meses", "siguen tras 5 meses", "siguen tras 21 meses"});
    CHECK(all("en", "stages.followUpsKeptOf", {"done", "onTime"})[1]
        == "Of 1 follow-up that is marked as done, 1 was done by its day.");
    CHECK(said("ru", "history.done", {"customers", "periods"}, 3) == "История 3 клиентов за 3 периода, по {place}.");
    CHECK(said("en", "history.forecast.inflow", {"new", "periods"}, 1.5).starts_with("Taken for granted: 1.5 new customers a period"));
}
