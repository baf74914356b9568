#pragma once

// The texts on screen, in five languages: `en`, `es`, `fil`, `ru`, `zh-CN`. Their one home is extension/locale/*.properties
// (UTF-8, `key = text with {placeholders}`); the build embeds them. A key that a language lacks is taken from `en`.
//
// `{days} {days|day|days}`: the second placeholder is the noun's form for that number, of as many as the language has (`plural.hpp`).

#include "domain/message.hpp"

#include <chrono>
#include <span>
#include <string>
#include <string_view>

namespace lifecycle {

class Wording {
public:
    /// The languages, `en` first.
    static std::span<const std::string_view> languages();
    /// The language of ours that serves a BCP 47 tag best (`es-MX` gives `es`, `tl` and all others `en`).
    static std::string_view languageFor(std::string_view bcp47);

    explicit Wording(std::string_view language);

    std::string_view language() const noexcept { return language_; }
    /// The text of a key as it stands; a key that is nowhere is a defect: it is given back itself, and a test finds it.
    std::string_view text(std::string_view key) const;
    /// A model's word (stage, action, owner, model name) or a field's name in this language; unchanged if unknown.
    std::string word(std::string_view english) const;
    /// A sentence. Dates are given as YYYY-MM-DD, numbers with at most six digits.
    std::string say(const Message& message, std::chrono::sys_days nullDate) const;

private:
    std::string_view language_;
};

} // namespace lifecycle
