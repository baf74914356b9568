#pragma once

// What goes onto the sheet `Decisions`: for every declining customer winning it back beside letting it go, with a cell for what an
// attempt costs; whether the stages bring what the model expects of them; what one-time and repeat buyers bring. All of it from
// the order log alone, so columns of the user's do not enter.

#include "commands/block_plan.hpp"
#include "domain/customers.hpp"
#include "domain/decline_choice.hpp"
#include "domain/model.hpp"
#include "domain/theory.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lifecycle::commands
{

/// A customer in a stage of which the model expects that it falls.
struct Declining {
    std::uint32_t customer; ///< index into OrderLog::customers
    std::size_t stage;      ///< index into the model's stages
    DeclineChoice choice;
};

struct DecisionsFacts {
    std::string source, model;               ///< 'Orders.A1:C500'; its name, or where it stands
    const Model& stages;
    const OrderLog& log;
    const Customers& customers;
    std::vector<Declining> declining;        ///< what winning back would bring: falling
    Result<StagePanel> panel;                ///< the error says why nothing can be measured
    std::optional<double> cost;              ///< of an attempt, as the user wrote it the last time
};

/// The owned name of the cell into which the user writes the cost of an attempt.
std::string costCellName();

BlockPlan planDecisions(const DecisionsFacts& facts, const Wording& wording, std::chrono::sys_days nullDate);

} // namespace lifecycle::commands
