#pragma once

// One cell of a table, in eight bytes: a number, an interned text, a blank or an error.
// A million rows of three columns are 24 MB; comparing two texts of one table is comparing two integers.

#include <bit>
#include <cstdint>
#include <limits>

namespace lifecycle {

/// Names a text within the `Texts` of one table.
using TextId = std::uint32_t;

class Value {
public:
    enum class Kind : std::uint8_t { number, blank, text, error };

    constexpr Value() noexcept = default; ///< a blank

    /// A number; anything that is not finite becomes an error, as Calc shows it.
    static constexpr Value number(double n) noexcept
    {
        const auto bits = std::bit_cast<std::uint64_t>(n);
        return (bits & exponent) == exponent ? error() : Value{bits};
    }
    static constexpr Value text(TextId id) noexcept { return Value{textTag | id}; }
    static constexpr Value error() noexcept { return Value{errorTag}; }

    constexpr Kind kind() const noexcept
    {
        if ((bits_ & exponent) != exponent)
            return Kind::number;
        if (bits_ == blankTag)
            return Kind::blank;
        return bits_ == errorTag ? Kind::error : Kind::text;
    }
    constexpr bool isNumber() const noexcept { return (bits_ & exponent) != exponent; }
    constexpr bool isText() const noexcept { return kind() == Kind::text; }
    constexpr bool isBlank() const noexcept { return bits_ == blankTag; }
    constexpr bool isError() const noexcept { return bits_ == errorTag; }

    /// The number; only when isNumber().
    constexpr double number() const noexcept { return std::bit_cast<double>(bits_); }
    /// The text's id; only when isText().
    constexpr TextId text() const noexcept { return static_cast<TextId>(bits_); }

    /// Equal bits: the same number, the same interned text, both blank, both an error.
    friend constexpr bool operator==(Value, Value) noexcept = default;

    /// For hashing.
    constexpr std::uint64_t bits() const noexcept { return bits_; }

private:
    // What is no number lives in the payload of a quiet NaN, which no number here ever is.
    static constexpr std::uint64_t exponent = 0x7ff0'0000'0000'0000;
    static constexpr std::uint64_t textTag = 0x7ffc'0000'0000'0000;
    static constexpr std::uint64_t errorTag = 0x7ffd'0000'0000'0000;
    static constexpr std::uint64_t blankTag = 0x7ffe'0000'0000'0000;

    explicit constexpr Value(std::uint64_t bits) noexcept : bits_{bits} {}

    std::uint64_t bits_ = blankTag;
};

static_assert(sizeof(Value) == 8 && std::numeric_limits<double>::is_iec559);

} // namespace lifecycle
