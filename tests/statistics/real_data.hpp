#pragma once

// The public logs that the literature's figures stand on. They are not part of the project: tests find them through the
// environment variable LIFECYCLE_DATA or in ../shared/data beside the project's root; without them they say so and pass.

#include "statistics/holdout.hpp"

#include <optional>
#include <vector>

namespace lifecycle::test {

/// One row per customer, in the order of the file.
struct Log {
    std::vector<double> id, x, tx, T;
    std::vector<double> mean; ///< of the values of repeat purchase days with a value above 0; NaN where there is none
    std::size_t size() const { return x.size(); }
    std::size_t row(double customer) const; ///< by id
};

/// CDNOW, purchases up to 1997-09-30 (weeks 1 to 39), times in units of `daysPerUnit`.
std::optional<Log> cdnowSample(double daysPerUnit = 7);
std::optional<Log> cdnowAll(double daysPerUnit = 7);
/// The sample and all customers, weeks 1 to 78 (up to 1998-06-30); times are days since 1997-01-01, over `daysPerUnit`.
std::optional<statistics::PurchaseTimes> cdnowSamplePurchases(double daysPerUnit = 7);
std::optional<statistics::PurchaseTimes> cdnowAllPurchases(double daysPerUnit = 7);
/// The two-decimal sheet of the Excel note, weeks; no values.
std::optional<Log> cdnowSheet();
/// UCI Online Retail, invoices that are no cancellations, up to the last day of the log.
std::optional<Log> onlineRetail(double daysPerUnit = 7);

} // namespace lifecycle::test
