#pragma once

// Between Calc's arguments and results and the core's values: the one place where the add-in converts.

#include "domain/table.hpp"
#include "domain/value.hpp"

#include <com/sun/star/uno/Any.hxx>
#include <com/sun/star/uno/Sequence.hxx>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lifecycle::functions {

using Cells = com::sun::star::uno::Sequence<com::sun::star::uno::Sequence<com::sun::star::uno::Any>>;

// ---- arguments -----------------------------------------------------------------------------------------------------------

/// Err:502. `position` counts from 0 without the document.
[[noreturn]] void wrongArgument(std::int16_t position);

/// True where an argument was left out, or is one blank cell (Calc gives 0 for such).
bool isLeftOut(const com::sun::star::uno::Any& argument);
/// The cells of a range (or of an array that a formula computed); none where it is one value.
std::optional<Cells> cellsOf(const com::sun::star::uno::Any& argument);
/// One text; a number as the shortest text that reads back the same. None for a range of several cells.
std::optional<std::string> textOf(const com::sun::star::uno::Any& argument);
/// One number; a text that reads as one counts (`10 %`). None for anything else.
std::optional<double> numberOf(const com::sun::star::uno::Any& argument, const Conventions& conventions);
/// One cell of a range. Void is an error: so the office gives error cells; blank ones are an empty text.
Value valueOf(const com::sun::star::uno::Any& cell, Texts& texts);
/// Equal, cell by cell.
bool sameCell(const com::sun::star::uno::Any& one, const com::sun::star::uno::Any& other);
/// The as-of date; none where it is left out. Err:502 for what is no date.
std::optional<Day> asOfFrom(const com::sun::star::uno::Any& argument, const Conventions& conventions, std::int16_t position);

// ---- results -------------------------------------------------------------------------------------------------------------

/// Calc's own error in a cell, alone or within a matrix.
enum class CellError : std::uint16_t { notKnown = 0x7fff, value = 519, wrongArgument = 502 };
com::sun::star::uno::Any errorCell(CellError error);
com::sun::star::uno::Any textCell(std::string_view utf8);
/// NaN, 'not known', is an empty text: nothing at all, within a matrix, would be read as 0 by who uses it.
com::sun::star::uno::Any numberCell(double number);
/// A number where the whole text is one, else the text.
com::sun::star::uno::Any cellFromText(std::string_view utf8);
/// As `Value` says; a blank is an empty text, as above.
com::sun::star::uno::Any cellFrom(Value value, const Texts& texts);

/// A matrix to hand back.
class Grid {
public:
    Grid(std::size_t rows, std::size_t columns);
    void set(std::size_t row, std::size_t column, com::sun::star::uno::Any cell)
    {
        rows_[row].getArray()[column] = std::move(cell);
    }
    /// The matrix; where it has but one cell, that cell.
    com::sun::star::uno::Any result() const;

private:
    Cells cells_;
    com::sun::star::uno::Sequence<com::sun::star::uno::Any>* rows_;
};

} // namespace lifecycle::functions
