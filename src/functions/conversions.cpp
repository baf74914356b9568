#include "functions/conversions.hpp"

#include "calc/unicode.hpp"
#include "domain/reading.hpp"

#include <com/sun/star/lang/IllegalArgumentException.hpp>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

namespace lifecycle::functions {

using namespace com::sun::star;
using rtl::OUString;
using uno::Any;

void wrongArgument(std::int16_t position)
{
    throw lang::IllegalArgumentException{{}, {}, position};
}

namespace {

/// A range of one cell is that cell.
Any scalarOf(const Any& argument)
{
    const auto cells = cellsOf(argument);
    return cells && cells->getLength() == 1 && (*cells)[0].getLength() == 1 ? (*cells)[0][0] : argument;
}

} // namespace

bool isLeftOut(const Any& argument)
{
    const Any scalar = scalarOf(argument);
    switch (scalar.getValueTypeClass()) {
    case uno::TypeClass_VOID: return true;
    case uno::TypeClass_DOUBLE: return *static_cast<const double*>(scalar.getValue()) == 0;
    case uno::TypeClass_STRING: return static_cast<const OUString*>(scalar.getValue())->isEmpty();
    default: return false;
    }
}

std::optional<Cells> cellsOf(const Any& argument)
{
    Cells cells;
    if (argument >>= cells)
        return cells;
    return {};
}

std::optional<std::string> textOf(const Any& argument)
{
    Table table;
    const Value value = valueOf(scalarOf(argument), table.texts);
    return value.isError() ? std::nullopt : std::optional{table.display(value)};
}

std::optional<double> numberOf(const Any& argument, const Conventions& conventions)
{
    Texts texts;
    return numberFrom(valueOf(scalarOf(argument), texts), texts, conventions.decimalMark);
}

Value valueOf(const Any& cell, Texts& texts)
{
    switch (cell.getValueTypeClass()) {
    case uno::TypeClass_DOUBLE: return Value::number(*static_cast<const double*>(cell.getValue()));
    case uno::TypeClass_STRING: {
        const auto& text = *static_cast<const OUString*>(cell.getValue());
        return text.isEmpty() ? Value{} : Value::text(texts.intern(calc::utf8(text)));
    }
    default: return Value::error();
    }
}

bool sameCell(const Any& one, const Any& other)
{
    const auto type = one.getValueTypeClass();
    if (type != other.getValueTypeClass())
        return false;
    switch (type) {
    case uno::TypeClass_VOID: return true;
    case uno::TypeClass_DOUBLE:
        return *static_cast<const double*>(one.getValue()) == *static_cast<const double*>(other.getValue());
    case uno::TypeClass_STRING: {
        const auto &a = *static_cast<const OUString*>(one.getValue()), &b = *static_cast<const OUString*>(other.getValue());
        return a.pData == b.pData || a == b;
    }
    case uno::TypeClass_SEQUENCE: {
        Cells a, b;
        if (!(one >>= a) || !(other >>= b) || a.getLength() != b.getLength())
            return false;
        for (sal_Int32 row = 0; row < a.getLength(); ++row) {
            const auto &left = std::as_const(a)[row], &right = std::as_const(b)[row];
            if (left.getLength() != right.getLength() || !std::equal(left.begin(), left.end(), right.begin(), sameCell))
                return false;
        }
        return true;
    }
    default: return one == other;
    }
}

std::optional<Day> asOfFrom(const Any& argument, const Conventions& conventions, std::int16_t position)
{
    if (isLeftOut(argument))
        return {};
    Texts texts;
    const auto date = dateFrom(valueOf(scalarOf(argument), texts), texts, conventions);
    if (!date)
        wrongArgument(position);
    return date;
}

Any errorCell(CellError error)
{
    // Calc reads the error's number from the payload of a quiet NaN.
    return Any{std::bit_cast<double>(0x7ff8'0000'0000'0000ull | static_cast<std::uint16_t>(error))};
}

Any textCell(std::string_view utf8) { return Any{calc::unicode(utf8)}; }

Any numberCell(double number) { return std::isnan(number) ? textCell({}) : Any{number}; }

Any cellFromText(std::string_view utf8)
{
    double number = 0;
    const auto* const end = utf8.data() + utf8.size();
    const auto read = std::from_chars(utf8.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end && std::isfinite(number) ? Any{number} : textCell(utf8);
}

Any cellFrom(Value value, const Texts& texts)
{
    switch (value.kind()) {
    case Value::Kind::number: return Any{value.number()};
    case Value::Kind::text: return textCell(texts[value.text()]);
    case Value::Kind::error: return errorCell(CellError::notKnown);
    case Value::Kind::blank: break;
    }
    return textCell({});
}

Grid::Grid(std::size_t rows, std::size_t columns) : cells_(static_cast<sal_Int32>(rows)), rows_{cells_.getArray()}
{
    const uno::Sequence<Any> blank(static_cast<sal_Int32>(columns));
    for (std::size_t row = 0; row < rows; ++row)
        rows_[row] = blank;
}

Any Grid::result() const
{
    return cells_.getLength() == 1 && cells_[0].getLength() == 1 ? cells_[0][0] : Any{cells_};
}

} // namespace lifecycle::functions
