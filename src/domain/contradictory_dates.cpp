#include "domain/contradictory_dates.hpp"

#include "domain/reading.hpp"

#include <array>
#include <utility>

namespace lifecycle {

namespace {

using namespace std::string_view_literals;

/// The first of each two never comes after the second. (A renewal may lie before anything: it is the next one.)
constexpr std::array certain{std::pair{"first contact"sv, "deal opened"sv}, std::pair{"deal opened"sv, "deal closed"sv},
    std::pair{"first contact"sv, "deal closed"sv}, std::pair{"lead since"sv, "qualified"sv},
    std::pair{"lead since"sv, "signed"sv}, std::pair{"signed"sv, "in use since"sv}, std::pair{"signed"sv, "ended"sv},
    std::pair{"in use since"sv, "ended"sv}, std::pair{"asked"sv, "ordered"sv}, std::pair{"ordered"sv, "delivered"sv},
    std::pair{"delivered"sv, "disposed"sv}, std::pair{"replacement asked"sv, "replacement ordered"sv},
    std::pair{"first order"sv, "last order"sv}};

} // namespace

Message ContradictoryDates::said(const Table& table) const
{
    return {"warning.datesContradict", {{"later", table.headers[laterColumn]}, {"earlier", table.headers[earlierColumn]},
                                           {"count", static_cast<double>(rows.size())}, {"all", static_cast<double>(compared)},
                                           {"place", table.placeOf(laterColumn, rows.front())}}};
}

std::vector<ContradictoryDates> contradictoryDates(const Table& table, const Recognition& recognition)
{
    std::vector<ContradictoryDates> found;
    for (const auto& [earlier, later] : certain) {
        const auto first = recognition.column(earlier), second = recognition.column(later);
        if (!first || !second)
            continue;
        ContradictoryDates pair{earlier, later, *first, *second, {}};
        for (std::uint32_t row = 0; row < table.rows(); ++row) {
            const auto before = dateFrom(table.columns[*first][row], table.texts, table.conventions);
            const auto after = dateFrom(table.columns[*second][row], table.texts, table.conventions);
            if (!before || !after)
                continue;
            ++pair.compared;
            if (*after < *before)
                pair.rows.push_back(row);
        }
        if (!pair.rows.empty())
            found.push_back(std::move(pair));
    }
    return found;
}

} // namespace lifecycle
