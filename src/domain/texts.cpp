#include "domain/texts.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <functional>
#include <limits>
#include <vector>

namespace lifecycle {

namespace {

constexpr std::size_t firstBlock = 4 * 1024;
constexpr std::size_t largestBlock = 1024 * 1024;

/// Where a text stands, and its hash: the set grows without looking at the characters again.
struct Place {
    const char* characters;
    std::uint32_t length;
    std::uint32_t hash;
};

/// A text that is looked for, with its hash.
struct Sought {
    std::string_view text;
    std::uint32_t hash;
};

std::uint32_t hashOf(std::string_view text)
{
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
}

struct Hash {
    using is_transparent = void;
    const std::vector<Place>* places;
    std::size_t operator()(TextId id) const noexcept { return (*places)[id].hash; }
    std::size_t operator()(const Sought& sought) const noexcept { return sought.hash; }
};

struct Equal {
    using is_transparent = void;
    const std::vector<Place>* places;
    bool operator()(TextId a, TextId b) const noexcept { return a == b; }
    bool operator()(const Sought& sought, TextId id) const noexcept
    {
        const Place& place = (*places)[id];
        return place.hash == sought.hash && std::string_view{place.characters, place.length} == sought.text;
    }
    bool operator()(TextId id, const Sought& sought) const noexcept { return (*this)(sought, id); }
};

} // namespace

struct Texts::Store {
    std::vector<std::unique_ptr<char[]>> blocks;
    char* next = nullptr;  ///< where the next text goes
    std::size_t free = 0;  ///< what is left of the last block
    std::size_t nextBlock = firstBlock;
    std::vector<Place> places; ///< by id
    boost::unordered_flat_set<TextId, Hash, Equal> ids{0, Hash{&places}, Equal{&places}};

    const char* keep(std::string_view text)
    {
        if (text.size() > free) {
            const std::size_t size = std::max(nextBlock, text.size());
            blocks.push_back(std::make_unique_for_overwrite<char[]>(size));
            next = blocks.back().get();
            free = size;
            nextBlock = std::min(nextBlock * 2, largestBlock);
        }
        char* kept = next;
        if (!text.empty())
            std::memcpy(kept, text.data(), text.size());
        next += text.size();
        free -= text.size();
        return kept;
    }
};

Texts::Texts() : store_{std::make_unique<Store>()} {}
Texts::Texts(Texts&&) noexcept = default;
Texts& Texts::operator=(Texts&&) noexcept = default;
Texts::~Texts() = default;

TextId Texts::intern(std::string_view utf8)
{
    assert(utf8.size() <= std::numeric_limits<std::uint32_t>::max());
    Store& store = *store_;
    const Sought sought{utf8, hashOf(utf8)};
    if (const auto found = store.ids.find(sought); found != store.ids.end())
        return *found;
    const auto id = static_cast<TextId>(store.places.size());
    store.places.push_back({store.keep(utf8), static_cast<std::uint32_t>(utf8.size()), sought.hash});
    store.ids.insert(id);
    return id;
}

std::string_view Texts::operator[](TextId id) const noexcept
{
    const Place& place = store_->places[id];
    return {place.characters, place.length};
}

std::size_t Texts::size() const noexcept { return store_->places.size(); }

} // namespace lifecycle
