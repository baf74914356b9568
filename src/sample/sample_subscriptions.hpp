#pragma once

// The sheet `Subscriptions` of the sample, for the model success (source 003). This header is its specification. A fixed seed; as
// of the last day.
//
// 260 accounts. 12 % are leads, 8 % are qualified leads, the others signed on a day of the last 30 months, 20 to 120 days after
// they were qualified, and that 5 to 60 days after they became leads.
//   Set up       7 to 45 days after signing; in use 10 to 60 days after that, one in ten never. Neither is known before its day.
//   Agreed days  until daily use: 60; 90 from 40 seats on; not noted for one in three.
//   Seats        lognormal, median 18, sigma .8, 2 at least.
//   Use          who is in use works with it on 14 to 24 of 28 days, this month up to 2 days more or less. In use for half a year
//                and more, one in eight is in danger: a third of that. Of those in danger and past a renewal day, one in three
//                left on the last one.
//   Growth       of the others who signed more than a year ago, one in four bought 10 to 60 % more seats within the year.
//   Seats used   .2 to .78 of those bought, for one in five .8 to 1; 0 before it is in use.
//   Renewal      every year on the day of signing; the next one. Referrals: one in six of those in use and not in danger, 1 to 3.
//   Revenue      240 a year for a seat, of the last 365 days or since signing.
// Mess: four in use before they were signed, three renewal days already past, two using more seats than they bought.

#include "sample/sample_sheet.hpp"

namespace lifecycle::sample {

/// Always the same.
SampleSheet subscriptionsSheet();

} // namespace lifecycle::sample
