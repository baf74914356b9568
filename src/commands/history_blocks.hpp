#pragma once

// Blocks of the sheet `History`, each a concept of the domain as a table with its chart.

#include "commands/block_plan.hpp"
#include "domain/history.hpp"
#include "domain/order_log.hpp"

#include <span>
#include <string>
#include <vector>

namespace lifecycle::commands
{

/// What all blocks speak of.
struct HistoryFacts {
    const Model& model;
    const History& history;
    Period period;
    const StageSeries* earned = nullptr; ///< null: a table that says nothing of money
    const OrderLog* log = nullptr;       ///< null: a customer table
    Day watchFrom = 0;                   ///< `watchFrom` of the history
    int window = 0;                      ///< days; of the last day
    std::chrono::sys_days nullDate;
};

inline constexpr std::uint32_t noStageColour = 0xbfbfbf, newColour = 0x8f8f8f;

/// `2024-05`, `2024-W21`, `2024 Q2`, `2024`, or the period's last day: text, so that a chart sets all periods equally apart.
std::string labelOf(Day end, Period period, std::chrono::sys_days nullDate);

/// Beside a table that is as long as its chart, else below it, where it covers no other table.
void placeBesideOrBelow(calc::ChartSpec& chart, std::size_t rows);

// ---- history_plan.cpp draws these in this order --------------------------------------------------------------------------------

void customersOverTime(BlockWriter& sheet, const HistoryFacts& facts);
void contributionOverTime(BlockWriter& sheet, const HistoryFacts& facts);
void transitionsBlock(BlockWriter& sheet, const HistoryFacts& facts);
void forecastBlock(BlockWriter& sheet, const HistoryFacts& facts);
void earningsBlock(BlockWriter& sheet, const HistoryFacts& facts);
void timeInStagesBlock(BlockWriter& sheet, const HistoryFacts& facts);
void timeToStableBlock(BlockWriter& sheet, const HistoryFacts& facts);
void cameBackBlocks(BlockWriter& sheet, const HistoryFacts& facts);
void lengthBlock(BlockWriter& sheet, const HistoryFacts& facts);
void profitCurveBlock(BlockWriter& sheet, const HistoryFacts& facts);
void cohortBlocks(BlockWriter& sheet, const HistoryFacts& facts);
void windowsBlock(BlockWriter& sheet, const HistoryFacts& facts);

} // namespace lifecycle::commands
