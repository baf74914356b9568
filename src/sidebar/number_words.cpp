#include "sidebar/number_words.hpp"

#include "calc/unicode.hpp"

#include <com/sun/star/i18n/NumberFormatIndex.hpp>
#include <com/sun/star/util/NumberFormatsSupplier.hpp>
#include <com/sun/star/util/NumberFormatter.hpp>

namespace lifecycle::sidebar {

using namespace com::sun::star;

NumberWords::NumberWords(const uno::Reference<uno::XComponentContext>& context)
    : formatter_{util::NumberFormatter::create(context), uno::UNO_QUERY_THROW}
{
    // Formats of our own: the document's stay as they are.
    const auto supplier = util::NumberFormatsSupplier::createWithDefaultLocale(context);
    formatter_->attachNumberFormatsSupplier(supplier);
    formats_.set(supplier->getNumberFormats(), uno::UNO_QUERY_THROW);
}

std::string NumberWords::written(double number, sal_Int16 format) const
{
    return calc::utf8(formatter_->convertNumberToString(formats_->getFormatIndex(format, {}), number));
}

std::string NumberWords::whole(double number) const { return written(number, i18n::NumberFormatIndex::NUMBER_1000INT); }
std::string NumberWords::decimal(double number) const { return written(number, i18n::NumberFormatIndex::NUMBER_1000DEC2); }
std::string NumberWords::percent(double share) const { return written(share, i18n::NumberFormatIndex::PERCENT_INT); }

} // namespace lifecycle::sidebar
