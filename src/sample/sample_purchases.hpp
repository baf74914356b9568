#pragma once

// The sheet `Purchases` of the sample, for the model journey (source 000). This header is its specification. A fixed seed; as of
// the last day.
//
// 240 purchases by 90 companies: machines (60 %) and supplies. Asked for on a day of the last five years, machines evenly,
// supplies of the last 18 months; ordered 5 to 60 days later, one in ten not; delivered 7 to 50 days after that. Nothing is known
// before its day. Useful life: machines 1,095 days; supplies 120.
//   Machines  from 60 days before the end of their life on, one in two has a replacement asked for, and three of five of those
//             had it ordered too. From the end on, two of three are disposed of, 0 to 40 days later; one in seven of these had a
//             replacement asked for and not ordered.
//   Supplies  two of three are bought regularly: frequency 3 to 20, overdue up to 1.3. The others were bought once or twice.
//             Used-up supplies are disposed of.
//   Amount    machines lognormal around 9,000 (sigma .5), supplies around 350 (sigma .4); once ordered.
// Mess: three delivered before they were ordered; five days of delivery as ISO text.

#include "sample/sample_sheet.hpp"

namespace lifecycle::sample {

/// Always the same.
SampleSheet purchasesSheet();

} // namespace lifecycle::sample
