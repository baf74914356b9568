#pragma once

// What goes onto the sheet `Stages`: the table by stage with its charts, what it speaks of, the books, warnings, and the rows that
// were left out.

#include "calc/shown_stages.hpp"
#include "commands/block_plan.hpp"
#include "commands/meanings_table.hpp"
#include "commands/outlook_blocks.hpp"
#include "commands/verdicts.hpp"
#include "domain/adoption_count.hpp"
#include "domain/contribution.hpp"
#include "domain/facts.hpp"
#include "domain/next_contacts.hpp"
#include "domain/order_log.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lifecycle::commands {

struct StagesPlan {
    BlockPlan sheet;
    calc::ShownStages shown;
};

/// An amount that is known of customers, beside what they contribute: revenue, cost, investment.
struct StageAmount {
    std::string header;
    std::vector<double> values;         ///< per customer, NaN where not known
};

/// A column of the facts, of these of its rows; none given: of all.
StageAmount amountOf(std::string header, const Facts& facts, std::size_t column, std::span<const std::uint32_t> rows = {});

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
    std::vector<StageAmount> amounts;   ///< in the order of the columns; empty: nothing but the contribution is known
    FollowUpsKept kept;
    std::optional<AdoptionCount> adoption; ///< of accounts
    OutlookFacts outlook;               ///< of an order log
    std::vector<Message> warnings;
    std::vector<MeaningsOfColumn> meanings; ///< of an order log's status column
};

/// `contributions`: per customer, NaN where not known; empty where the table says nothing of money.
StagesPlan planStages(const Model& model, std::span<const std::int32_t> stageOf, std::span<const double> contributions,
    const StagesFacts& facts, const Wording& wording);

} // namespace lifecycle::commands
