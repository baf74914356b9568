#pragma once

// A table of contacts as it was known on a day: what lies ahead of that day is not known yet. A deal that was decided later is
// under discussion then; one that was opened later is not there, nor what came of it; who was met later is no contact yet.
// What has no date of its own (`referrals`, `deals won`) stays as it is.

#include "domain/order_log.hpp"
#include "domain/recognition.hpp"
#include "domain/table.hpp"

#include <optional>
#include <vector>

namespace lifecycle {

struct ContactsAt {
    Table table;                 ///< the same rows and columns
    std::vector<LeftOut> notYet; ///< rows that begin after the day, `afterAsOf`; rising. They stay as they are
};

/// None where nothing in the table lies ahead of the day: it is what was known.
std::optional<ContactsAt> contactsAt(const Table& table, const Recognition& recognition, Day asOf);

} // namespace lifecycle
