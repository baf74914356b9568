#pragma once

// A field into which a day is typed, in any way that a table's dates are read in: Calc's own field empties itself without a word
// where a day is not written in the one format of its language. What is no date stays as it was typed, so that it can be said.

#include "sidebar/control.hpp"

#include "domain/table.hpp"

#include <com/sun/star/uno/Any.hxx>

#include <optional>
#include <string>

namespace lifecycle::sidebar {

class DateField : public Control {
public:
    DateField() = default;
    explicit DateField(const Control& edit) : Control{edit} {}

    /// None where the field is empty, or what stands in it is no date.
    std::optional<Day> day(const Conventions& conventions) const;
    /// What was typed, where it is no date.
    std::optional<std::string> noDate(const Conventions& conventions) const;
    /// For a command, which refuses what is no date; void where the field is empty.
    com::sun::star::uno::Any argument(const Conventions& conventions) const;
    /// Written as ISO 8601 does. A field that says this day already stays as it was typed.
    void setDay(std::optional<Day> day, const Conventions& conventions);

private:
    std::string typed() const;
};

} // namespace lifecycle::sidebar
