#pragma once

// A model: a table of rules that gives every customer a stage, and the reason. product.md, 'What a model is'.
//
// Column 1 is `Stage`, column 2 `Position`; criteria stand from column 3 up to `Expected contribution`, information behind it.
// These headers, and those of the information that the product knows (Owner, Supporting, Action, Follow up within (days),
// Chances, Outcome, Colour), and the word `exit`, are known in the five languages, as locale/words.tsv has them.
// Stage names differ by more than case and outer blanks. Wholly blank rows are passed over, so are columns without a header and
// without a value.

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
    std::uint32_t colour;               ///< 0xRRGGBB; from the model, else the next free one of models/palette.tsv
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
    std::int32_t sheetRow;              ///< as Calc counts the rows of the sheet that the model stands on, from 1
};

/// A cell of a model's table that cannot be read.
struct ModelError {
    Message what;                   ///< has the place among its arguments
    std::size_t column;             ///< of the table
    std::optional<std::size_t> row; ///< of the table, from 0; none: the header
};

class Model {
public:
    /// Errors name the cell: no `Stage` header, no `Expected contribution`, no rule, a wrong criterion, position, number of days
    /// or colour, two positions for one stage, a second header row, `in stage since` as a criterion (the stage would follow from
    /// itself).
    static Result<Model> read(const Table& table);
    /// All that is wrong of this, from the top of the table; `read` gives the first. Empty where the model reads.
    static std::vector<ModelError> errorsOf(const Table& table);

    /// `relationship`, or its name in another language (`relación`, which gives that language's stage names).
    /// Error: no model of that name, with the names there are.
    static Result<Model> builtIn(std::string_view name);
    /// The built-in model as the table that it is shipped as, in a language. The name may be in any language.
    static Result<Table> builtInTable(std::string_view name, std::string_view language);
    /// English names, in the order in which they are offered.
    static std::span<const std::string_view> builtInNames();

    /// In the order of the life: by position, then the exit stages. Rules look at the end of a life first, so of two exit stages
    /// the one that is tried first comes last.
    const std::vector<Stage>& stages() const noexcept { return stages_; }
    /// In the order in which they are tried.
    const std::vector<Rule>& rules() const noexcept { return rules_; }
    const std::vector<CriterionColumn>& criterionColumns() const noexcept { return criterionColumns_; }
    const std::vector<std::string>& informationHeaders() const noexcept { return informationHeaders_; }
    /// A rule's information by header (any case; `Action`, `Owner`, `Follow up within (days)` in any language, or the user's
    /// own); none: no such header.
    std::optional<std::string_view> information(std::size_t rule, std::string_view header) const;
    /// None: the rule asks for no follow-up.
    std::optional<int> followUpDays(std::size_t rule) const { return followUpDays_[rule]; }

    /// Shows the stages in other colours than the table says, in the order of the life; nothing else changes.
    void setColours(std::span<const std::uint32_t> colours);

private:
    friend class ModelReader;

    std::vector<Stage> stages_;
    std::vector<Rule> rules_;
    std::vector<CriterionColumn> criterionColumns_;
    std::vector<std::string> informationHeaders_;
    std::vector<std::optional<int>> followUpDays_; ///< per rule: asked of every customer
};

} // namespace lifecycle
