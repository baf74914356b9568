#pragma once

// Between the office's strings and ours, and how Catch shows them.

#include <catch2/catch.hpp>
#include <rtl/ustring.hxx>

#include <string>
#include <string_view>

namespace lifecycle::harness {

inline rtl::OUString officeText(std::string_view utf8)
{
    return rtl::OUString(utf8.data(), static_cast<sal_Int32>(utf8.size()), RTL_TEXTENCODING_UTF8);
}

inline std::string utf8(const rtl::OUString& text)
{
    const rtl::OString bytes = text.toUtf8();
    return std::string(bytes.getStr(), static_cast<std::size_t>(bytes.getLength()));
}

} // namespace lifecycle::harness

template <>
struct Catch::StringMaker<rtl::OUString> {
    static std::string convert(const rtl::OUString& text) { return '"' + lifecycle::harness::utf8(text) + '"'; }
};
