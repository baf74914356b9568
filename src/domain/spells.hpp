#pragma once

// How long customers stay in a stage, what ends it, and who comes back. A spell is one unbroken stay, as far as the periods' ends
// show it: a stay that begins and ends within a period is not seen, and lengths are known to a period.
//
// The watch begins some time after the log does: in the first weeks of a log nobody can have bought often, whoever he is. A spell
// that runs when the watch begins enters late, at the age that it has by then; one that ended before is left out. (Counted from its
// beginning it would lift the curve: of the early spells only the long ones are still there.)

#include "domain/history.hpp"
#include "statistics/cumulative_incidence.hpp"
#include "statistics/kaplan_meier.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace lifecycle {

struct Spell {
    std::uint32_t customer;
    std::int16_t stage; ///< index into the model's stages
    Day begin;          ///< the first period's end at which the customer was seen in it
    Day end;            ///< the first at which it was not; of a spell that goes on, the last day
    std::int16_t next;  ///< the stage it went to, or History::noStage; of a spell that goes on, its own
    bool goesOn() const noexcept { return next == stage; }
};

/// All spells in stages, customer after customer, in order of time.
std::vector<Spell> spellsOf(const History& history);

/// Where the watch begins: the first period's end a window after the log's begin; the last end but one where the log is too short.
Day watchFrom(const History& history, int window);

struct TimeInStage {
    std::size_t spells = 0, customers = 0; ///< watched: the same customer may have been there several times
    std::size_t ended = 0;                 ///< of the spells
    std::vector<statistics::SurvivalStep> curve; ///< by days
    std::optional<double> median;          ///< days; none where more than half go on
};
/// Per stage of the model.
std::vector<TimeInStage> timeInStages(std::span<const Spell> spells, const Model& model, Day watchFrom);

/// Who left a stage in which trade falls (`Expected contribution` is `falling`): back into the life, or out of it.
struct CameBack {
    std::size_t stage = 0;
    std::size_t spells = 0, customers = 0;
    std::size_t back = 0, customersBack = 0;  ///< to a stage with a position
    std::size_t ended = 0;                    ///< to another exit stage
    static constexpr std::size_t causeBack = 1, causeEnded = 2;
    std::vector<statistics::IncidenceStep> curve; ///< by days since the decline was seen
};
/// One entry per such stage.
std::vector<CameBack> cameBack(std::span<const Spell> spells, const Model& model, Day watchFrom);

/// From the first order to the first stable stage: the earliest of the life among those from which most is expected. An exit stage
/// that comes first competes with it. None where the model expects nothing that could be ranked.
struct TimeToStable {
    std::size_t stage = 0;
    std::size_t customers = 0, reached = 0, leftBefore = 0;
    static constexpr std::size_t causeReached = 1, causeLeft = 2;
    std::vector<statistics::IncidenceStep> curve; ///< by days since the first order
};
std::optional<std::size_t> stableStage(const Model& model);
std::optional<TimeToStable> timeToStable(const History& history, const OrderLog& log, const Model& model, Day watchFrom);

} // namespace lifecycle
