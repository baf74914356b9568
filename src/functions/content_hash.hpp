#pragma once

// 64 bits that differ, but for one chance in 2^64, whenever what they speak of does.

#include <bit>
#include <cstdint>
#include <span>

namespace lifecycle::functions {

/// Mixes one more word into a hash so that every bit of both matters (the finaliser of SplitMix64).
constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t word)
{
    hash = (hash ^ word) * 0x9e37'79b9'7f4a'7c15;
    hash = (hash ^ (hash >> 30)) * 0xbf58'476d'1ce4'e5b9;
    return hash ^ (hash >> 31);
}

inline std::uint64_t mixed(std::uint64_t hash, std::span<const double> numbers)
{
    hash = mixed(hash, numbers.size());
    for (const double number : numbers)
        hash = mixed(hash, std::bit_cast<std::uint64_t>(number));
    return hash;
}

} // namespace lifecycle::functions
