#pragma once

// What the words in a column of outcomes mean: a CRM says 'Closed Won', 'Nurture', 'Отказ'; the models ask for `bought`,
// `interest`, `refusal`. The file's own words stay where they are; criteria hold for the word and for its meaning (`facts.hpp`).
//
// The words are data: models/outcomes.tsv, in five languages, with the words of common CRMs. Case, accents, blanks and
// punctuation do not matter. Within one kind of column no word has two meanings; a word that is not there has none: it is named,
// never guessed. A user may give any value another meaning; that wins. An organisation's age is told in such words, too.

#include "domain/message.hpp"
#include "domain/table.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle {

/// Of which kind the column is: each is a field of fields.tsv.
enum class OutcomeKind : std::uint8_t {
    contact, ///< `contact outcome`: what the first contact led to
    deal,    ///< `deal outcome`: what became of the deal, or how far it is
    target,  ///< `target`: whether it is a customer that we want
    beganBy, ///< `began by`: who began the contact
    age      ///< `organisation age`: how far an organisation is in its own life, which changes what it needs (source 004)
};

/// The kind of a column by its header, in any language; none: no column of outcomes.
std::optional<OutcomeKind> outcomeKindOf(std::string_view header);
/// `contact outcome` …
std::string_view fieldOf(OutcomeKind kind);

/// The meanings, in English as models.md writes them; `Wording::word` puts them into the reader's language.
namespace meaning {
// of a contact
inline constexpr std::string_view request = "request";
inline constexpr std::string_view interest = "interest"; ///< a win put off
inline constexpr std::string_view refusal = "refusal";
// of a deal
inline constexpr std::string_view bought = "bought";
inline constexpr std::string_view customerRefused = "customer refused";
inline constexpr std::string_view weRefused = "we refused";
inline constexpr std::string_view refused = "refused";                 ///< by whom is not known
inline constexpr std::string_view underDiscussion = "under discussion"; ///< an open deal
inline constexpr std::string_view notBegun = "not begun";              ///< a name on the list; nothing was discussed yet
// of a target
inline constexpr std::string_view yes = "yes";
inline constexpr std::string_view no = "no";
// of who began
inline constexpr std::string_view theCustomer = "the customer";
inline constexpr std::string_view we = "we";
// of an organisation's age
inline constexpr std::string_view founding = "founding";
inline constexpr std::string_view growth = "growth";
inline constexpr std::string_view maturity = "maturity";
// of any kind
inline constexpr std::string_view notKnown = "not known"; ///< the cell says so in words: 'n/a', 'none yet'
} // namespace meaning

/// The meanings of a kind, in the order in which they are offered; `not known` is the last one.
std::span<const std::string> meaningsOf(OutcomeKind kind);
/// The English meaning that a word of a model names (`bought`, `comprado`); empty where it names none.
std::string_view meaningNamed(std::string_view word);

/// The user's choices: value as written to meaning; both may be in any case and language.
using ChosenMeanings = std::map<std::string, std::string, std::less<>>;

/// What the values of one column mean.
class Meanings {
public:
    explicit Meanings(OutcomeKind kind, const ChosenMeanings& chosen = {});

    /// Those of the known words alone.
    static const Meanings& known(OutcomeKind kind);

    OutcomeKind kind() const noexcept { return kind_; }
    /// English; empty: the value has no meaning that is known. A blank is `not known`.
    std::string_view of(std::string_view value) const;
    /// Codes are numbers at times: 1 and 0 of a target.
    std::string_view of(double value) const;
    bool isChosen(std::string_view value) const;

private:
    OutcomeKind kind_;
    boost::unordered_flat_map<std::string, std::string_view> chosen_; ///< by folded value; empty: the user says it has none
};

/// One value of a column, as the sidebar lists it.
struct OutcomeValue {
    std::string written;      ///< as the first row has it that has it; empty: blank cells
    std::size_t rows = 0;     ///< with this value, in any case
    std::uint32_t firstRow;   ///< of the table, from 0
    std::string_view meaning; ///< English; empty: none is known
    bool chosen = false;      ///< by the user
};

/// Every value with its count, the most frequent first (then as they come); blanks are the last one. Cells that hold an error
/// count as a value `#`, without a meaning.
std::vector<OutcomeValue> outcomeValues(const Table& table, std::size_t column, const Meanings& meanings);
/// The same of a column whose values mean something else: `meaningOf` and `isChosen` are asked once for each value as written.
std::vector<OutcomeValue> outcomeValues(const Table& table, std::size_t column,
    const std::function<std::string_view(std::string_view)>& meaningOf, const std::function<bool(std::string_view)>& isChosen);

/// `warning.outcomesUnknown`: values without a meaning, how many rows have one, and where the first stands; nothing where all is
/// known.
std::optional<Message> unknownOutcomes(const Table& table, std::size_t column, const std::vector<OutcomeValue>& values);

} // namespace lifecycle
