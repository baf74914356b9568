#pragma once

// What is known of each customer when a model is asked: named columns over the same rows. Views: nothing is copied.

#include "domain/table.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lifecycle {

/// One customer's value of one field.
struct Fact {
    enum class Kind : std::uint8_t { notKnown, number, text, error };
    Kind kind = Kind::notKnown;
    double number = 0;
    std::string_view text;
};

class Facts {
public:
    explicit Facts(std::size_t rows, Conventions conventions = {}) : rows_{rows}, conventions_{conventions} {}

    /// NaN is 'not known'. A later column of the same field wins (the user's own over the computed).
    void add(std::string_view field, std::span<const double> values);
    /// Blank is 'not known'. Numbers and dates that stand there as text count by value.
    void add(std::string_view header, const Column& column, const Texts& texts);

    std::size_t rows() const noexcept { return rows_; }
    const Conventions& conventions() const noexcept { return conventions_; }
    /// By field (any language) or by the header itself.
    std::optional<std::size_t> find(std::string_view header) const;
    Fact at(std::size_t column, std::size_t row) const;

private:
    struct Held { std::string header; std::string key; std::span<const double> numbers; const Column* values; const Texts* texts; };
    std::size_t rows_;
    Conventions conventions_;
    std::vector<Held> columns_;
};

} // namespace lifecycle
