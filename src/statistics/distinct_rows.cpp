#include "statistics/distinct_rows.hpp"

#include <array>
#include <bit>
#include <cstddef>

namespace lifecycle::statistics {

namespace {

std::uint64_t mixed(std::uint64_t h)
{
    // The finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood 2014, 'Fast splittable pseudorandom number generators').
    h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9;
    h = (h ^ (h >> 27)) * 0x94d049bb133111eb;
    return h ^ (h >> 31);
}

} // namespace

DistinctRows distinctRows(std::span<const std::span<const double>> columns)
{
    const std::size_t rows = columns.empty() ? 0 : columns.front().size();
    DistinctRows distinct;
    distinct.of.resize(rows);
    // Open addressing over row numbers plus one; 0 is a free place. At most half full: it is doubled before.
    std::vector<std::uint32_t> places(1024);
    const auto hashOf = [&](std::size_t row) {
        std::uint64_t h = 0;
        for (const auto& column : columns)
            h = mixed(h + 0x9e3779b97f4a7c15 + std::bit_cast<std::uint64_t>(column[row] + 0.0));
        return h;
    };
    const auto equal = [&](std::size_t one, std::size_t other) {
        for (const auto& column : columns)
            if (column[one] != column[other])
                return false;
        return true;
    };
    for (std::size_t row = 0; row < rows; ++row) {
        std::size_t place = hashOf(row) & (places.size() - 1);
        while (places[place] && !equal(distinct.first[places[place] - 1], row))
            place = (place + 1) & (places.size() - 1);
        if (!places[place]) {
            distinct.first.push_back(static_cast<std::uint32_t>(row));
            places[place] = static_cast<std::uint32_t>(distinct.first.size());
        }
        distinct.of[row] = places[place] - 1;
        if (distinct.first.size() * 2 > places.size()) {
            places.assign(places.size() * 4, 0);
            for (std::size_t i = 0; i < distinct.first.size(); ++i) {
                std::size_t moved = hashOf(distinct.first[i]) & (places.size() - 1);
                while (places[moved])
                    moved = (moved + 1) & (places.size() - 1);
                places[moved] = static_cast<std::uint32_t>(i + 1);
            }
        }
    }
    return distinct;
}

} // namespace lifecycle::statistics
