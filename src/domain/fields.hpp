#pragma once

// The columns that the product understands, known by their names and aliases in five languages. Their one home is
// extension/models/fields.tsv: field, type, then per language the name on screen and its aliases, separated by `|`.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lifecycle {

enum class FieldType : std::uint8_t { text, number, amount, share, date, days, flag };

/// What a field of dates tells. `planned date` and `yearly date` in the file; all others are events.
enum class DateKind : std::uint8_t {
    event,   ///< happened on that day, and is not known before it: signed, delivered
    planned, ///< known beforehand: renewal, next contact
    yearly   ///< comes again every year: a birthday
};

struct Field {
    std::string name;              ///< English, as in product.md: 'order number'
    FieldType type;
    DateKind when = DateKind::event; ///< of a date
};

/// The fields that an order log is read by. Each is also a name in fields.tsv.
namespace field {
inline constexpr std::string_view customer = "customer";
inline constexpr std::string_view orderDate = "order date";
inline constexpr std::string_view orderNumber = "order number";
inline constexpr std::string_view amount = "amount";
inline constexpr std::string_view cost = "cost";
inline constexpr std::string_view status = "status";
inline constexpr std::string_view currency = "currency";
inline constexpr std::string_view doNotContact = "do not contact";
} // namespace field

/// All known fields, in the order of the file.
std::span<const Field> knownFields();
/// The field that a header names, in any language; a trailing `?` is not part of the name.
const Field* fieldNamed(std::string_view header);
/// The field's name on screen; the English name where the language has none.
std::string_view fieldName(std::string_view field, std::string_view language);

} // namespace lifecycle
