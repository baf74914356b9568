#pragma once

// What the Function Wizard says of the functions. Calc asks once, when it first meets a formula, and keeps the answers until the office
// ends: it is told in the language that holds then. The functions' names are the same in every language, since a file must be readable
// in all of them, and a name that is translated cannot be typed in English any more.

#include "domain/wording.hpp"

#include <rtl/ustring.hxx>

namespace lifecycle::functions {

/// In one language. A method that is not ours has no texts.
class Described {
public:
    explicit Described(Wording wording) : wording_{wording} {}

    rtl::OUString displayName(const rtl::OUString& method) const;
    rtl::OUString method(const rtl::OUString& displayName) const;
    rtl::OUString description(const rtl::OUString& method) const;
    rtl::OUString category(const rtl::OUString& method) const;
    /// Of an argument by its place among the method's parameters, of which the document is the first.
    rtl::OUString argumentName(const rtl::OUString& method, sal_Int32 place) const;
    rtl::OUString argumentDescription(const rtl::OUString& method, sal_Int32 place) const;

private:
    rtl::OUString argumentText(const rtl::OUString& method, sal_Int32 place, const char* what) const;

    Wording wording_;
};

} // namespace lifecycle::functions
