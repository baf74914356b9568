#pragma once

// What goes onto the sheet `Stages`: the table by stage, what it speaks of, the books, warnings, and the rows that were left out.
// Places are rows and columns from the sheet's first cell on, from 0.

#include "calc/grid.hpp"
#include "calc/shown_stages.hpp"
#include "commands/verdicts.hpp"
#include "domain/contribution.hpp"
#include "domain/order_log.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace lifecycle::commands {

struct PlannedCell {
    int row, column;
    std::variant<double, std::string> value;
    calc::CellFormat format = calc::CellFormat::text;
    bool bold = false;
    std::optional<std::uint32_t> background = {}; ///< 0xRRGGBB
};

/// Rows and columns, first and last.
struct PlannedArea { int top, left, bottom, right; };

struct StagesPlan {
    std::vector<PlannedCell> cells;
    std::map<std::string, PlannedArea> places; ///< what `shownStages` and the charts look for, by owned name
    std::vector<PlannedArea> blocks;           ///< all cells stand in one of these; what lies between them is the user's
    bool hasContribution = false;
    calc::ShownStages shown;
};

/// What the sheet says besides the table by stage.
struct StagesFacts {
    std::string source;                 ///< 'Orders.A1:C500'
    std::string model;                  ///< its name, or where it stands
    std::string contributionHeader;
    std::optional<Day> asOf;
    Day today = 0;
    const Table* table = nullptr;       ///< where what was left out stands
    const OrderLog* log = nullptr;      ///< of an order log
    const Books* books = nullptr;
    std::span<const LeftOut> leftOut;
    int window = 0;                     ///< of an order log
    bool windowFixed = false;
    double countedByThen = 0;           ///< of an order log: sum of the counted amounts up to the as-of date
    std::vector<Message> warnings;
};

/// `contributions`: per customer, NaN where not known; empty where the table says nothing of money.
StagesPlan planStages(const Model& model, std::span<const std::int32_t> stageOf, std::span<const double> contributions,
    const StagesFacts& facts, const Wording& wording);

} // namespace lifecycle::commands
