#pragma once

// What a classification is going to write, worked out on data already read: no office is needed, so it can run beside the
// office's own thread, and be stopped.

#include "calc/grid.hpp"
#include "commands/stages_plan.hpp"
#include "commands/verdicts.hpp"
#include "domain/contacts.hpp"
#include "domain/model.hpp"
#include "domain/order_log.hpp"
#include "domain/recognition.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lifecycle::commands
{

struct Settings {
    std::optional<Day> asOf; ///< not given: the log's last date; for a customer table today
    AmountIs amountIs = AmountIs::ofTheLine;
    std::optional<int> window;
    OutlookTerms terms; ///< of what is still to come
    Day today = 0;
    std::string language = "en"; ///< of ours
    std::string modelName; ///< a built-in model's name, or where the model's table stands
    std::string place; ///< of the table, for the sheet `Stages`
    std::vector<Message> warnings; ///< what the reading of the sheet found, e.g. hidden rows
    ChosenOutcomes outcomes; ///< what the user says that the words of a table of contacts mean
    ChosenMeanings statuses; ///< and those of an order log's status column
};

/// A sheet or columns of ours as they stand before a second classification.
struct Earlier {
    Table table; ///< the user's own columns; ours stand here without header and values
    std::map<std::string, Column, std::less<>> ours; ///< by field; texts are in `table.texts`
    std::set<std::string, std::less<>> deleted; ///< columns of ours that the user has deleted: they stay away
};

/// From where the rows of the new `Customers` come.
struct CustomerRow {
    std::int64_t earlier = -1; ///< row of the sheet as it stands; -1: a new customer
    std::int64_t customer = -1; ///< index into Customers::who; -1: nothing of it in the log, or a line without a customer
};

struct NextContactsPlan {
    calc::Grid list; ///< in the order in which the rows will stand; without columns of the user's that stand already
    std::vector<CustomerRow> rows; ///< of `list`; `customer` is -1 for lines that stay though they are not due
    bool rowsMove = false;
    std::size_t emptied = 0; ///< so many of the last rows leave the list
};

struct LogPlan {
    calc::Grid customers; ///< in the order in which the rows will stand
    std::vector<CustomerRow> rows; ///< of `customers`
    bool rowsMove = false; ///< some of the earlier rows change places
    calc::Grid entries; ///< rows that the sheet `Stage log` gains
    StagesPlan stages;
    NextContactsPlan nextContacts;
};

/// Errors: what `readOrderLog` refuses, no order up to the as-of date, a field that the model needs, `stoppedMessage()`.
Result<LogPlan> planFromLog(const Table& log, const Recognition& recognition, const Model& model, const Settings& settings,
    const std::optional<Earlier>& customers, const std::optional<Earlier>& stageLog, const std::optional<Earlier>& nextContacts,
    const Pulse& pulse);

struct TablePlan {
    calc::Grid columns; ///< one row per row of the table; without `share` where the table says nothing of money
    StagesPlan stages;
    std::optional<BlockPlan> outcomes; ///< of a table of contacts
    NextContactsPlan nextContacts;
    std::vector<Message> toSay; ///< with the result: words in columns of outcomes whose meaning is not known
};

/// `table` is the user's; `earlier` our columns beside it; `nextContacts` that sheet as it stands. Errors: a field that the model
/// needs, `stoppedMessage()`.
Result<TablePlan> planFromTable(const Table& table, const Recognition& recognition, const Model& model, const Settings& settings,
    const std::map<std::string, Column, std::less<>>& earlier, const std::optional<Earlier>& nextContacts, const Pulse& pulse);

/// The columns of `Customers`, in the order in which they are first written.
std::vector<std::string> customersFields(bool hasCost);
/// What stands over a column of ours: a metric's name, or the text `column.…`.
std::string headerOf(std::string_view field, const Wording& wording);

} // namespace lifecycle::commands
