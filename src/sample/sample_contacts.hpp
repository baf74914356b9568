#pragma once

// The sheet `Contacts` of the sample, for the model milestones (source 002). This header is its specification: what came of each
// contact is drawn first, from what the source says of contacts; the cells follow from it. A fixed seed; as of the last day.
//
// 280 people of 280 companies whom we first met in the last 18 months, and a row for each buyer of theirs who came back.
//   Source      fair 25 %, website 30 %, calls 30 %, referral 15 %. The customer began those of website and referral, we the
//               rest. Referred by: a company that bought.
//   Target      yes for 60 % of those we called, 75 % of fair and website, 95 % of referrals.
//   Outcome     of those met in the last 30 days a third have no outcome yet. Else a request: referrals 55 %, website 35 %, fair
//               25 %, calls 12 %; of the rest, six of ten targets and two of ten others are interested; the others refuse.
//               Whether somebody is a target was not noted for one refusal in eight. 0 to 5 contacts followed an interest.
//   Deal        opened 2 to 20 days after a request, quoted at a lognormal value (median 4,000, sigma .6), decided after 10 to 90
//               days; what is not decided by the last day is under discussion. Targets buy in 60 %, others in 20 %; otherwise the
//               customer refuses (80 % for targets, 35 % for others) or we do. Five of six refusals have a reason. What was
//               bought costs us 55 to 70 % of its value.
//   Back        one buyer in three, 60 to 200 days later: a colleague's row, begun by the customer, with 2 deals won if it is
//               bought (85 %).
//   Referrals   one buyer in six has sent 1 to 3 others.
//   Cost        of the contact: calls 500, fair 800, website 200, referral 60, a buyer who came back 40; give or take a fifth.
// Mess, as in real lists: outcomes written in another case or with blanks (12), in the words of a CRM (15) or in Spanish (4); two
// deals `parked`, a word of this company alone; four deals closed before they were opened; eight rows without an account.

#include "sample/sample_sheet.hpp"

namespace lifecycle::sample {

/// Always the same.
SampleSheet contactsSheet();

} // namespace lifecycle::sample
