#pragma once

// A model: a table of rules that gives every customer a stage, and the reason. product.md, 'What a model is'.

#include "domain/criterion.hpp"
#include "domain/facts.hpp"
#include "domain/message.hpp"
#include "domain/table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle {

struct Stage {
    std::string name;
    std::optional<int> position;        ///< rank in the life; none: an exit stage, entered from anywhere
    std::string expectedContribution;
    std::uint32_t colour;               ///< 0xRRGGBB; from the model, else from a palette told apart by the colour blind
};

struct CriterionColumn {
    std::string header;                 ///< without the `?`
    bool mayBeMissing;                  ///< the header ends in `?`
    std::size_t column;                 ///< of the model's table
};

struct Rule {
    std::size_t stage;                  ///< index into stages
    std::vector<std::optional<Criterion>> criteria; ///< one per criterion column; none: whatever
    std::vector<std::string> information;           ///< one per information header; inherited from the stage's first row
    std::size_t row;                    ///< of the model's table, from 0
};

class Model {
public:
    /// Errors name the cell: no `Stage` header, no `Expected contribution`, no rule, a wrong criterion, a wrong position …
    static Result<Model> read(const Table& table);

    /// `relationship`, or its name in another language (`relación`, which gives that language's stage names).
    /// Error: no model of that name, with the names there are.
    static Result<Model> builtIn(std::string_view name);
    /// The built-in model as the table that it is shipped as, in a language.
    static Result<Table> builtInTable(std::string_view name, std::string_view language);
    /// English names, in the order in which they are offered.
    static std::span<const std::string_view> builtInNames();

    const std::vector<Stage>& stages() const noexcept { return stages_; }
    const std::vector<Rule>& rules() const noexcept { return rules_; }
    const std::vector<CriterionColumn>& criterionColumns() const noexcept { return criterionColumns_; }
    const std::vector<std::string>& informationHeaders() const noexcept { return informationHeaders_; }
    /// A rule's information by header (any case; `Action`, `Owner`, `Follow up within (days)` or the user's own); none: no such header.
    std::optional<std::string_view> information(std::size_t rule, std::string_view header) const;
    std::optional<int> followUpDays(std::size_t rule) const;

private:
    std::vector<Stage> stages_;
    std::vector<Rule> rules_;
    std::vector<CriterionColumn> criterionColumns_;
    std::vector<std::string> informationHeaders_;
};

} // namespace lifecycle
