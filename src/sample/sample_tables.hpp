#pragma once

// The sample's sheets, from what is true of it: the order log with the mess of a real export, and the customer table of a CRM.

#include "sample/sample_log.hpp"

#include <chrono>
#include <string>

namespace lifecycle::sample {

/// `2024-02-29`.
std::string isoText(Day day, std::chrono::sys_days nullDate);

/// Order, Date, Customer, Total, Cost, Status; from A1.
Table orderLogTable(const Sample& sample);
/// One row per customer and prospect, in the order of Sample::customers; from A1.
Table accountsTable(const Sample& sample);

} // namespace lifecycle::sample
