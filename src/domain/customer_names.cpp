#include "domain/customer_names.hpp"

#include "domain/folding.hpp"
#include "domain/known_words.hpp"

#include <algorithm>

namespace lifecycle {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Equal for near-doubles. What parts two digits stays, as a `-`: 'A-1-12' is not nearly 'A-11-2'.
std::string nearKey(std::string_view name)
{
    const std::string plain = folded(name);
    std::string key;
    bool parted = false;
    for (const char c : plain) {
        const bool kept = isDigit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (kept) {
            if (parted && !key.empty() && isDigit(key.back()) && isDigit(c))
                key += '-';
            key += c;
        }
        parted = !kept;
    }
    if (std::all_of(key.begin(), key.end(), isDigit))
        key.erase(0, std::min(key.find_first_not_of('0'), key.size()));
    return key;
}

} // namespace

std::string customerKey(std::string_view asWritten) { return foldedName(asWritten); }

std::uint32_t CustomerNames::indexOf(Value value)
{
    if (value.isText()) {
        if (ofText_.empty())
            ofText_.assign(table_->texts.size(), none);
        std::uint32_t& known = ofText_[value.text()];
        if (known != none)
            return known;
        const std::string_view text = table_->texts[value.text()];
        // Most names need no folding: digits and lower case.
        const bool asItIs = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || (c >= 'a' && c <= 'z'); });
        return known = asItIs ? added(text, value) : added(customerKey(text), value);
    }
    const auto [place, isNew] = ofNumber_.try_emplace(value.bits(), none);
    if (isNew)
        place->second = added(table_->display(value), value);
    return place->second;
}

std::uint32_t CustomerNames::added(std::string_view key, Value value)
{
    const std::uint32_t index = keys_.intern(key);
    if (index == names_.size())
        names_.emplace_back(value.isText() ? std::string{withoutOuterBlanks(table_->texts[value.text()])} : std::string{key});
    return index;
}

std::vector<NearDouble> nearDoubles(const std::vector<std::string>& names)
{
    std::vector<NearDouble> found;
    Texts keys;
    std::vector<std::uint32_t> firstOf; ///< by key
    for (std::uint32_t index = 0; index < names.size(); ++index) {
        const std::string key = nearKey(names[index]);
        if (key.empty())
            continue;
        const TextId id = keys.intern(key);
        if (id == firstOf.size())
            firstOf.push_back(index);
        else
            found.push_back({firstOf[id], index});
    }
    return found;
}

bool isGuest(std::string_view name)
{
    static const KnownWords guests{"models/guests.tsv"};
    if (std::any_of(name.begin(), name.end(), [](char c) { return isDigit(c) || c == '@'; })) // no such word: spares most names
        return false;
    return foldedHeader(name).empty() || guests.find(name);
}

} // namespace lifecycle
