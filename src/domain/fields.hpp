#pragma once

// The columns that the product understands, known by their names and aliases in five languages. Their one home is
// extension/models/fields.tsv: field, type, then per language the name on screen and its aliases, separated by `|`.

#include "domain/message.hpp"
#include "domain/table.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

enum class Shape : std::uint8_t { orderLog, customerTable, unknown };

/// Which column is which field, and what kind of table that makes.
struct Recognition {
    Shape shape = Shape::unknown;
    Message why;                                           ///< one sentence: why this shape, or what is missing
    std::map<std::string, std::size_t, std::less<>> columnOf; ///< field name to column
    std::vector<Message> doubts;                           ///< e.g. two columns that could be the date, and which was taken

    std::optional<std::size_t> column(std::string_view field) const;
};

/// Field to column, as the user set it by hand; nothing: no column is this field.
using ChosenColumns = std::map<std::string, std::optional<std::size_t>, std::less<>>;

/// By names first (`Table::nameOf`), by content where they leave it open (the column of dates among several, the column that
/// repeats). What is chosen wins.
Recognition recognise(const Table& table, const ChosenColumns& chosen = {});

/// Which of a table's first rows (each a row of values) is its header: titles and blank lines above it are passed over.
/// Empty where no row can be one.
std::optional<std::size_t> headerRowOf(std::span<const std::vector<Value>> firstRows, const Texts& texts);

} // namespace lifecycle
