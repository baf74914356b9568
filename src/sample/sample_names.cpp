#include "sample/sample_names.hpp"

#include "sample/sample_log.hpp"

namespace lifecycle::sample {

namespace {

constexpr std::array<std::string_view, 60> words{
    "Alder", "Amber", "Anchor", "Ash", "Barley", "Bay", "Beacon", "Birch", "Bluebell", "Bramble", "Bridge", "Brook", "Canal",
    "Cedar", "Chestnut", "Clover", "Copper", "Corner", "Cypress", "Dover", "Elder", "Elm", "Falcon", "Fern", "Fountain",
    "Garden", "Granite", "Harbour", "Hazel", "Heron", "Hill", "Iris", "Juniper", "Kestrel", "Lantern", "Larch", "Laurel",
    "Linden", "Maple", "Meadow", "Mill", "Mulberry", "North", "Oak", "Olive", "Orchard", "Pebble", "Pine", "Quarry", "Rowan",
    "Saffron", "Spruce", "Station", "Sycamore", "Thistle", "Tower", "Valley", "Walnut", "Willow", "Yarrow"};

constexpr std::array<std::array<std::string_view, 2>, kinds.size()> endings{{
    {"Grocers", "Food Market"},
    {"Café", "Coffee House"},
    {"Catering", "Kitchens"},
    {"Hotel", "Inn"},
    {"Machines", "Engineering"},
}};

} // namespace

std::string customerName(std::size_t kind, std::size_t number)
{
    // 7 and 60 have no common divisor: every word comes once before the first comes again.
    const auto word = words[(7 * number + 11 * kind) % words.size()];
    return std::string{word} + ' ' + std::string{endings[kind][number / words.size()]};
}

} // namespace lifecycle::sample
