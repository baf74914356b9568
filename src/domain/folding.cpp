#include "domain/folding.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace lifecycle {

namespace {

bool isBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lowerAscii(std::string_view text)
{
    std::string lower{text};
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

/// Every blank of Unicode has become U+0020 by NFKC, but for line and paragraph separators, which no export has at its ends.
std::string mapped(std::string_view utf8, int further)
{
    if (isAscii(utf8))
        return lowerAscii(utf8);
    utf8proc_uint8_t* raw = nullptr;
    const auto options = static_cast<utf8proc_option_t>(
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | further);
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()), static_cast<utf8proc_ssize_t>(utf8.size()),
                                     &raw, options);
    if (length < 0)
        return lowerAscii(utf8);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner{raw, &std::free};
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length)};
}

bool isLetterOrDigit(utf8proc_int32_t codepoint)
{
    switch (utf8proc_category(codepoint)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    default: return false;
    }
}

} // namespace

std::string_view withoutOuterBlanks(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string folded(std::string_view utf8) { return std::string{withoutOuterBlanks(mapped(utf8, UTF8PROC_STRIPMARK))}; }

std::string foldedName(std::string_view utf8) { return std::string{withoutOuterBlanks(mapped(utf8, 0))}; }

std::string foldedHeader(std::string_view utf8)
{
    const std::string text = mapped(utf8, UTF8PROC_STRIPMARK);
    std::string kept;
    kept.reserve(text.size());
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t codepoint = 0;
        const auto length = utf8proc_iterate(bytes, left, &codepoint);
        // A byte that begins no character stays: two broken headers that differ must not become one.
        const auto taken = length > 0 ? length : 1;
        if (length <= 0 || isLetterOrDigit(codepoint))
            kept.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(taken));
        bytes += taken;
        left -= taken;
    }
    return kept;
}

} // namespace lifecycle
