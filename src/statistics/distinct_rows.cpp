#include "statistics/distinct_rows.hpp"

#include <algorithm>
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
    const std::size_t rows = columns.empty() ? 0 : columns.front().size(), width = columns.size();
    DistinctRows distinct;
    distinct.of.resize(rows);
    std::vector<double> keys; // of the distinct rows, side by side: one look into memory tells whether a row is equal
    // Open addressing over indices plus one; 0 is a free place. At most half full.
    std::vector<std::uint32_t> places(std::bit_ceil(std::max<std::size_t>(1024, rows / 4)));
    const auto freePlaceOrEqual = [&](const auto& cell) {
        std::uint64_t h = 0;
        for (std::size_t c = 0; c < width; ++c)
            h = (h ^ std::bit_cast<std::uint64_t>(cell(c) + 0.0)) * 0x9e3779b97f4a7c15 + (h >> 32);
        std::size_t place = mixed(h) & (places.size() - 1);
        for (; places[place]; place = (place + 1) & (places.size() - 1)) {
            const double* key = keys.data() + (places[place] - 1) * width;
            std::size_t c = 0;
            while (c < width && key[c] == cell(c))
                ++c;
            if (c == width)
                break;
        }
        return place;
    };
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t place = freePlaceOrEqual([&](std::size_t c) { return columns[c][row]; });
        if (!places[place]) {
            distinct.first.push_back(static_cast<std::uint32_t>(row));
            places[place] = static_cast<std::uint32_t>(distinct.first.size());
            for (const auto& column : columns)
                keys.push_back(column[row]);
        }
        distinct.of[row] = places[place] - 1;
        if (distinct.first.size() * 2 > places.size()) {
            places.assign(places.size() * 4, 0);
            for (std::size_t i = 0; i < distinct.first.size(); ++i)
                places[freePlaceOrEqual([&](std::size_t c) { return keys[i * width + c]; })] = static_cast<std::uint32_t>(i + 1);
        }
    }
    return distinct;
}

} // namespace lifecycle::statistics
