#pragma once

// Arguments of numbers that belong together, such as x, t_x and T: each one number, or a row, a column or a block of cells. They
// are laid side by side as Calc's own array formulas do it: what has one row holds for all rows, what has one column for all
// columns.

#include "domain/table.hpp"

#include <com/sun/star/uno/Any.hxx>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace lifecycle::functions {

struct Extent {
    std::size_t rows = 1, columns = 1;
    std::size_t cells() const noexcept { return rows * columns; }
};

class Numbers {
public:
    /// A text that reads as a number is one.
    Numbers(const com::sun::star::uno::Any& argument, const Conventions& conventions);

    Extent extent() const noexcept { return extent_; }
    bool isSingle() const noexcept { return extent_.cells() == 1; }
    /// What belongs to this cell of the result; NaN where there stands no number.
    double at(std::size_t row, std::size_t column) const { return values_[placeOf(row, column)]; }
    bool isBlank(std::size_t row, std::size_t column) const { return blank_[placeOf(row, column)]; }
    /// One value that was left out, or one blank cell: Calc gives 0 for such.
    bool isLeftOut() const noexcept { return isSingle() && (blank_[0] || values_[0] == 0); }

private:
    std::size_t placeOf(std::size_t row, std::size_t column) const
    {
        return (extent_.rows == 1 ? 0 : row) * extent_.columns + (extent_.columns == 1 ? 0 : column);
    }
    Extent extent_;
    std::vector<double> values_;
    std::vector<bool> blank_;
};

struct NumbersAt {
    std::int16_t position;
    const Numbers& numbers;
};

/// The result's rows and columns. Err:502 for an argument that does not go with those before it.
Extent commonExtent(std::initializer_list<NumbersAt> arguments);

/// Past the data: all of these that are ranges are blank here; where none is a range, all are left out.
bool isBlankRow(std::initializer_list<const Numbers*> arguments, std::size_t row, std::size_t column);

} // namespace lifecycle::functions
