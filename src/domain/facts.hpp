#pragma once

// What is known of each customer when a model is asked: named columns over the same rows. Views: nothing is copied, and where
// the values of a column change in its place, the facts are the new ones (a cell that asks for one row after another uses that).

#include "domain/table.hpp"

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle {

class Meanings;

/// One customer's value of one field.
struct Fact {
    enum class Kind : std::uint8_t { notKnown, number, text, error };
    Kind kind = Kind::notKnown;
    /// Of a number; of a text that reads as a number or a date its value, otherwise NaN.
    double number = std::numeric_limits<double>::quiet_NaN();
    std::string_view text; ///< as it stands in the cell
    /// Of a value in a column of outcomes (`outcome.hpp`): what it means, in English; empty where that is not known. Criteria
    /// hold for the word and for its meaning.
    std::string_view meaning = {};

    /// NaN is 'not known'.
    static Fact ofNumber(double number);
};

class Facts {
public:
    explicit Facts(std::size_t rows, Conventions conventions = {}) : rows_{rows}, conventions_{conventions} {}

    /// NaN is 'not known'.
    void add(std::string_view field, std::span<const double> values);
    /// Blank, or blanks alone, is 'not known'. Numbers and dates that stand there as text count by value; in a field of dates
    /// eight digits are a date.
    void add(std::string_view header, const Column& column, const Texts& texts);
    /// What the user says that the values of a column of outcomes mean; without it the known words speak. For columns added before
    /// and after. Must outlive the facts.
    void use(const Meanings& meanings);

    std::size_t rows() const noexcept { return rows_; }
    std::size_t columns() const noexcept { return columns_.size(); }
    const Conventions& conventions() const noexcept { return conventions_; }

    /// The column with this header (case, blanks and punctuation apart), else the one of the same field under a name of its own
    /// in any language. Of several the last one: what the user added comes after what was computed.
    std::optional<std::size_t> find(std::string_view header) const;
    const std::string& header(std::size_t column) const { return columns_[column].header; }

    Fact at(std::size_t column, std::size_t row) const;
    /// What a value says in this column.
    Fact factOf(std::size_t column, Value value) const;
    /// A column of outcomes: its values are more than they say.
    bool hasMeanings(std::size_t column) const { return columns_[column].meanings != nullptr; }
    /// The column's numbers, or its values: a column is either.
    std::span<const double> numbers(std::size_t column) const { return columns_[column].numbers; }
    const Column* values(std::size_t column) const { return columns_[column].values; }
    const Texts* texts(std::size_t column) const { return columns_[column].texts; }

private:
    struct Held {
        std::string header;
        std::string foldedHeader;
        std::string_view field; ///< empty: none that the product knows
        bool ofDates = false;
        std::span<const double> numbers;
        const Column* values = nullptr;
        const Texts* texts = nullptr;
        char decimalMark = '.';
        const Meanings* meanings = nullptr;
    };
    Held held(std::string_view header) const;
    Fact withMeaning(const Held& held, Fact fact) const;

    std::size_t rows_;
    Conventions conventions_;
    std::vector<Held> columns_;
    std::vector<const Meanings*> chosen_;
};

} // namespace lifecycle
