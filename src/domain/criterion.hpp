#pragma once

// One cell of a model: `>=2`, `<0.5`, `won`, `<>won`, `inter*`, `<=0;=`. product.md, 'What a model is'.
//
//   =            not known                      <>           known
//   won, =won    the whole text is 'won'        <>won        known, and not 'won'
//   inter*       any signs after 'inter'        ?            exactly one sign
//   5, =5        the value is 5                 <>5          known, and not 5 (a text that is no number is not 5)
//   <5 <=5 >5 >=5 by value: numbers with either decimal mark, `20 %`, ISO dates and dates in the document's order
//   <=0;=        one of the alternatives
//   yes, no      in any of the five languages, and TRUE and FALSE, which Calc keeps as the numbers 1 and 0
//
// Case, accents and outer blanks do not matter, full-width signs are their plain forms, and ≥ ≤ ≠ are >= <= <>.
// `~` before `*` `?` `~` `;` `<` `>` `=` takes that sign for itself (`~<5 staff` is a text); before any other it is a tilde.
// In a column of outcomes (`outcome.hpp`) a meaning's name holds for every word that means it: `bought` for 'Closed Won', and
// `=` for 'n/a'. Other words are met as they stand.
// A text never holds for a number and a comparison never for a text that is no number. Only `=` holds for what is not known,
// and nothing for an error. Two numbers are equal as in Calc: to 48 of their 53 binary digits.

#include "domain/facts.hpp"
#include "domain/message.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lifecycle {

class Criterion {
public:
    /// Errors: nothing after `>`, a text after `<` or `>` (`>=abc`), two operators (`>>3`), an alternative that is empty.
    static Result<Criterion> parse(std::string_view cell, const Conventions& conventions);
    /// Of a criteria cell that holds a number.
    static Criterion equalTo(double number, std::string written);

    bool holds(const Fact& fact) const;
    /// Of a number; NaN is 'not known'.
    bool holds(double number) const
    {
        if (number != number)
            return holdsForNotKnown_;
        for (const Interval& interval : forNumbers_)
            if (interval.holds(number))
                return true;
        return false;
    }
    /// Holds for a fact that is not known: only silence speaks for it.
    bool holdsForNotKnown() const noexcept { return holdsForNotKnown_; }
    /// Values among which this criterion shows all its answers: where an interval of numbers begins and ends and what lies beside
    /// it; texts that a pattern holds for (`freshSign` where it takes any sign); what is left of a pattern without its `*`, which
    /// set beside that of another gives a text that both hold for.
    struct Examples {
        std::vector<double> numbers;
        std::vector<std::string> texts;
        std::vector<std::string> withoutStars;
        std::size_t negatedWithStars = 0;
    };
    static constexpr std::string_view freshSign = "\uE000"; ///< of the private use area: no model writes it
    void addExamplesTo(Examples& examples) const;
    /// As the user wrote it, outer blanks removed.
    const std::string& written() const noexcept { return written_; }

private:
    enum class Comparison : std::uint8_t { less, lessOrEqual, equal, notEqual, greaterOrEqual, greater };
    /// Numbers from low to high, both included; or all others.
    struct Interval {
        double low, high;
        bool outside = false;
        bool holds(double number) const { return (number >= low && number <= high) != outside; }
    };
    struct Known {};
    struct Number { Interval interval; };
    struct Flag { bool negated; bool yes; };
    /// Wildcards stand as bytes that no UTF-8 holds; `meaning` is the outcome that the text names, English, or empty.
    struct Pattern { bool negated; std::string folded; std::string_view meaning; };
    using ForText = std::variant<Known, Number, Flag, Pattern>;

    static Interval intervalOf(Comparison comparison, double operand);
    static bool meets(const ForText& alternative, const Fact& fact, const std::string& folded);
    bool holdsForMeaning(const Fact& fact) const;
    Result<void> addAlternative(std::string_view folded, const Conventions& conventions);
    void add(ForText forText, Interval forNumbers);

    std::string written_;
    bool holdsForNotKnown_ = false;
    // The other alternatives twice: as they are asked of numbers, and of texts.
    std::vector<Interval> forNumbers_;
    std::vector<ForText> forTexts_;
};

} // namespace lifecycle
