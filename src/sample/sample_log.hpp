#pragma once

// The shipped sample: a wholesaler's two years, made by a generator with a fixed seed, so that the true stage of every customer
// on every day is known. This header is its specification. It was written before the thresholds of any model were looked at, from
// what source 004 says of a customer's life and from what exports look like; it is not tuned to what a model finds in it.
//
// Every customer has a gap of its own: the mean number of days between its orders in Stability. Its kind (below) says around
// which value. All stretches of a life are measured in that gap, so a grocer lives fast and a machine builder slowly.
//
// A life. It begins with the first order, on a day anywhere between `headStart` gaps (at most three years) before the log begins
// and the log's end: like every export this one starts in the middle of things. Whoever has no row in the log is drawn anew.
//   Exploration  1 gap + Gamma(2, mean 2 gaps). Orders at half the full rate, .4 of the full amount: trials.
//                Then Formation, or with probability .30 Decline.
//   Formation    2 gaps + Gamma(2, mean 4 gaps). Rate and amount rise in a straight line to their full values.
//                Then Stability, or with probability .15 Decline.
//   Stability    4 gaps + Gamma(2, mean 56 gaps). Full rate and amount. Then Decline.
//   Decline      3 gaps + Gamma(2, mean 4 gaps). From where the customer stood, with equal chances slowly (in a straight line
//                to a tenth of rate and half of amount) or sharply (a quarter of the rate at once, three quarters of amount).
//                Then Ended, or with probability .15 won back: Formation, from where decline had led.
//   Ended        No order ever again. With probability .15 a bill stays open for 1 to 8 months after the last stretch of
//                Decline: the end has come only when it is settled, until then it is Decline without orders.
// A stage is never skipped, and Decline is entered from any. Prospects never order: they stand in the customer table alone, in
// Exploration.
//
// Orders. The time between two orders is Gamma with the kind's `regularity` as its shape (1 would be pure chance), run through
// by the current rate; orders are placed from Monday to Friday. The rate of seasonal kinds swings by .6 around its mean, highest
// at the end of June. Amounts are lognormal (sigma .35) around the customer's own, which is lognormal (sigma .5) around the
// kind's. Cost of goods: .75 of the amount in Exploration, .70 in Formation, .62 in Stability, .66 in Decline, each give or take
// .04: small orders cost more to serve. Every twentieth order in Exploration to Stability and every eighth in Decline sends
// something back, 3 to 21 days later, for 10 to 100 % of it: a row of its own with a negative amount; its cost, 5 %, is handling.
//
// Own business. Of those in Stability on the log's last day, each with a gap up to 60 days has chance .2 that its own business
// shrank in the last 20 gaps (or since Stability began): it orders at half the rate, everywhere, not just here. That is no
// decline of the relationship, and can only be told where its total business is known.
//
// The customer table, as a CRM has it on the log's last day: the metrics that a model of the relationship asks for, as Customers
// gives them; notice given (of those who were last seen in Decline, .25 said so, on a day within it); ended, a date (.4 of the
// ended); open balance (bills of the last 30 days, each unpaid with chance .6; unsettled ones); the change of the account's total
// business, where it is known: in two of three accounts (mean 2 %, sigma 6 %; -50 % where it shrank); do not contact, for one
// in thirty.
//
// Mess, as in real exports. Rows besides the true ones: two orders without a customer, two whose date is no date, one with a
// date ten years on, one whose amount is a text; eight cancelled, two tests, three pending in the last week. True rows written
// oddly, which must count all the same: forty dates are ISO text, five names end in a blank.

#include "domain/order_log.hpp"
#include "domain/table.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle::sample {

struct Kind {
    std::string_view name;
    int customers, prospects;
    double gap;        ///< days between two orders in Stability: the median of its customers' own
    double gapSpread;  ///< sigma of its logarithm
    double regularity; ///< shape of the Gamma between two orders
    double amount;     ///< of an order in Stability: the median of its customers' own
    double headStart;  ///< gaps by which a life may begin before the log
    bool seasonal;
};

inline constexpr std::array<Kind, 5> kinds{{
    {"grocer", 110, 5, 9, .35, 3, 180, 40, false},
    {"café", 100, 6, 24, .40, 2, 320, 30, false},
    {"caterer", 50, 4, 18, .40, 2, 450, 40, true},
    {"hotel", 66, 5, 45, .35, 2, 900, 24, false},
    {"machine builder", 50, 4, 100, .30, 4, 6500, 10, false},
}};

enum class TrueStage : std::uint8_t { exploration, formation, stability, decline, ended };
inline constexpr std::size_t stageCount = 5;
/// As the relationship model writes it.
std::string_view nameOf(TrueStage stage);

/// A part of a life.
struct Spell {
    TrueStage stage;
    Day begin; ///< its first day; it lasts to the day before the next one's
};

struct Customer {
    std::string name;
    std::size_t kind = 0;          ///< index into kinds
    double gap = 0;                ///< its own, days
    std::vector<Spell> life;       ///< in order of time; it may reach beyond the log's end. A prospect's is one spell
    bool prospect = false;
    bool ownBusinessShrank = false;
    // What its account says on the log's last day.
    std::optional<Day> noticeGiven, ended;
    std::optional<std::int64_t> openBalanceCents; ///< not known of prospects
    std::optional<double> totalBusinessChange;    ///< a share: -.5
    bool doNotContact = false;
};

/// An order or a return as it truly was, before the mess.
struct Order {
    std::size_t customer; ///< index into Sample::customers
    Day day;
    std::int64_t cents;   ///< negative: a return
    std::int64_t costCents;
};

struct Sample {
    Day begin = 0, end = 0; ///< the log's first and last day: 2023-01-01 and 2024-12-31, counted from 1899-12-30
    std::vector<Customer> customers;
    std::vector<Order> orders; ///< in order of time
    Table orderLog;            ///< sheet `Orders`: Order, Date, Customer, Total, Cost, Status; with the mess
    Table accounts;            ///< sheet `Accounts`: the customer table
};

/// Always the same.
Sample makeSample();

/// The true orders and returns as an order log; customers in the order of their first row, prospects not among them.
OrderLog trueOrderLog(const Sample& sample);

/// On a day not before the life begins.
TrueStage trueStage(const Customer& customer, Day day);
/// How many days this stage has lasted on that day.
int daysInStage(const Customer& customer, Day day);

} // namespace lifecycle::sample
