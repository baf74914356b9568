#include "calc/unicode.hpp"

namespace lifecycle::calc {

std::string utf8(const rtl::OUString& text)
{
    const auto bytes = rtl::OUStringToOString(text, RTL_TEXTENCODING_UTF8);
    return {bytes.getStr(), static_cast<std::size_t>(bytes.getLength())};
}

rtl::OUString unicode(std::string_view utf8)
{
    return {utf8.data(), static_cast<sal_Int32>(utf8.size()), RTL_TEXTENCODING_UTF8};
}

} // namespace lifecycle::calc
