#pragma once

// A model asked about every customer: the rule that held, and why it did.
//
// A customer of an order log with returns only bought before the log begins: its first order is not known while its returns are.
// No such customer is a prospect; a model says so by a criterion on `returns?` (`=;<=0`) where it takes in who has no orders, and
// the reason then tells what happened.
//
// A date is not known before its day: judged as of T, an account that was signed after T is not signed (`DateKind::event`). So a
// table of dates has a history.

#include "domain/derived_facts.hpp"
#include "domain/facts.hpp"
#include "domain/fields.hpp"
#include "domain/model.hpp"

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace lifecycle {

struct Classification {
    static constexpr std::int32_t noRule = -1;    ///< no rule holds
    static constexpr std::int32_t errorCell = -2; ///< a field that the model reads holds an error for this customer
    std::vector<std::int32_t> rule;               ///< per row of the facts: index into Model::rules, or one of the two above
};

class Classifier {
public:
    /// Binds a model's criteria to the facts. Error: a field that the model needs and the facts lack (all of them named).
    /// Date fields give `days since D` and `days to D` where `asOf` is known. The references must outlive the classifier;
    /// values that change in their columns' place are met by the next question.
    static Result<Classifier> bind(const Model& model, const Facts& facts, std::optional<Day> asOf);

    /// All rows, rule by rule and column by column: a text is compared once, however many customers have it.
    Classification classify() const;
    std::int32_t ruleFor(std::size_t row) const;
    /// Why this row is in its stage: the rule, its criteria and this customer's values; 'presumed' where only silence speaks.
    Message reason(std::size_t row, std::int32_t rule) const;
    /// Only silence speaks for this rule: one of its criteria asks how long nothing was heard, the others speak of metrics of
    /// the same orders or of what is not known; nothing that somebody has said or written down.
    bool isPresumed(std::size_t row, std::int32_t rule) const;

private:
    struct Missing {};
    /// Where the fact of a criterion column comes from, and what it speaks of.
    struct Bound {
        std::variant<Missing, std::size_t, DerivedFact> from; ///< a column of the facts, or what follows from some
        FieldType type;
        bool isMetric;
        std::optional<double> endlessSilence; ///< its value for who is silent for ever; none: it does not speak of silence
        std::optional<Day> until = {};        ///< of a column of events: a day after this one is not known yet
    };

    Classifier(const Model& model, const Facts& facts) : model_{&model}, facts_{&facts} {}
    Fact factFor(std::size_t criterion, std::size_t row) const;
    bool isStillAhead(const Bound& bound, std::size_t column, Value value) const;
    /// Writes the rows, of those given, for which the criterion holds, and says how many they are; `those` may be where they stand.
    std::size_t keepThoseWhere(
        const Criterion& criterion, std::size_t column, std::span<const std::uint32_t> rows, std::uint32_t* those) const;
    /// It asks for a field that is not there to be known.
    bool isOutOfReach(std::size_t rule) const;
    Message criterionInWords(std::size_t criterion, std::size_t row, std::int32_t rule) const;

    const Model* model_;
    const Facts* facts_;
    std::vector<Bound> bound_; ///< per criterion column of the model
};

} // namespace lifecycle
