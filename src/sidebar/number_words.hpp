#pragma once

// Numbers as the user's locale writes them.

#include "domain/message.hpp"

#include <com/sun/star/uno/XComponentContext.hpp>
#include <com/sun/star/util/XNumberFormatTypes.hpp>
#include <com/sun/star/util/XNumberFormatter.hpp>

#include <string>

namespace lifecycle::sidebar {

class NumberWords {
public:
    explicit NumberWords(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

    std::string whole(double number) const;   ///< 12,346
    /// The same for a sentence whose nouns follow the number.
    CountArgument count(double number) const { return {number, whole(number)}; }
    std::string decimal(double number) const; ///< 12,345.68
    std::string percent(double share) const;  ///< 45%

private:
    std::string written(double number, sal_Int16 format) const;

    com::sun::star::uno::Reference<com::sun::star::util::XNumberFormatter> formatter_;
    com::sun::star::uno::Reference<com::sun::star::util::XNumberFormatTypes> formats_;
};

} // namespace lifecycle::sidebar
