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

constexpr std::array<std::string_view, 6> companyEndings{"Logistics", "Clinic", "Works", "School", "Studio", "Partners"};

constexpr std::array<std::string_view, 20> firstNames{
    "Ana", "Bo", "Carmen", "Dmitri", "Elena", "Felix", "Grace", "Hugo", "Ines", "Jun",
    "Katya", "Liang", "Maria", "Nico", "Olga", "Pavel", "Rosa", "Sofia", "Tomas", "Wei"};
constexpr std::array<std::string_view, 20> lastNames{
    "Abad", "Berg", "Chen", "Diaz", "Egorov", "Flores", "Garcia", "Huang", "Ivanova", "Jonas",
    "Klein", "Lopez", "Mora", "Novak", "Ortega", "Petrov", "Reyes", "Santos", "Torres", "Wang"};

} // namespace

std::string companyName(std::size_t number)
{
    return std::string{words[(7 * number + 3) % words.size()]} + ' ' + std::string{companyEndings[number / words.size()]};
}

std::string personName(std::size_t number)
{
    // Every twenty people all first names come once, each round with other last names.
    const auto round = number / firstNames.size();
    const auto first = firstNames[number % firstNames.size()], last = lastNames[(7 * number + round) % lastNames.size()];
    return std::string{first} + ' ' + std::string{last};
}

std::string customerName(std::size_t kind, std::size_t number)
{
    // 7 and 60 have no common divisor: every word comes once before the first comes again.
    const auto word = words[(7 * number + 11 * kind) % words.size()];
    return std::string{word} + ' ' + std::string{endings[kind][number / words.size()]};
}

} // namespace lifecycle::sample
