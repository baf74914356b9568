#pragma once

// A model asked about every customer: the rule that held, and why it did.

#include "domain/facts.hpp"
#include "domain/model.hpp"

#include <cstdint>
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
    /// Date fields give `days since D` and `days to D` where `asOf` is known. The references must outlive the classifier.
    static Result<Classifier> bind(const Model& model, const Facts& facts, std::optional<Day> asOf);

    Classification classify() const;
    std::int32_t ruleFor(std::size_t row) const;
    /// Why this row is in its stage: the rule, its criteria and this customer's values; 'presumed' where only silence speaks
    /// (every filled criterion that decided speaks of recency, or of what is not known).
    Message reason(std::size_t row, std::int32_t rule) const;

private:
    struct Bound { std::optional<std::size_t> column; enum class From : std::uint8_t { missing, column, daysSince, daysTo } from; };
    Fact factFor(std::size_t criterion, std::size_t row) const;
    const Model* model_ = nullptr;
    const Facts* facts_ = nullptr;
    std::optional<Day> asOf_;
    std::vector<Bound> bound_;
};

} // namespace lifecycle
