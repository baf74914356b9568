#pragma once

// One cell of a model: `>=2`, `<0.5`, `won`, `<>won`, `inter*`, `<=0;=`. The rules are in product.md, 'What a model is'.

#include "domain/facts.hpp"
#include "domain/message.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lifecycle {

class Criterion {
public:
    /// Errors: no operand after `>`, a text after `<` or `>` (`>=abc`), two operators (`>>3`).
    static Result<Criterion> parse(std::string_view cell, const Conventions& conventions);

    bool holds(const Fact& fact) const;
    /// Holds for a fact that is not known: only silence speaks for it.
    bool holdsForNotKnown() const;
    /// As the user wrote it, outer blanks removed.
    const std::string& written() const noexcept { return written_; }

private:
    enum class Comparison : std::uint8_t { less, lessOrEqual, equal, notEqual, greaterOrEqual, greater };
    struct NotKnown {};
    struct Known {};
    struct Number { Comparison comparison; double operand; };
    struct Pattern { bool negated; std::string folded; };
    std::string written_;
    std::vector<std::variant<NotKnown, Known, Number, Pattern>> alternatives_;
};

} // namespace lifecycle
