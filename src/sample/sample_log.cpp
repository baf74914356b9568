#include "sample/sample_log.hpp"

#include "sample/sample_names.hpp"
#include "sample/sample_random.hpp"
#include "sample/sample_tables.hpp"

#include <boost/random/normal_distribution.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>
#include <random>
#include <tuple>

namespace lifecycle::sample {

namespace {

constexpr std::chrono::sys_days nullDate = std::chrono::year{1899} / 12 / 30;
constexpr Day dayOf(std::chrono::year_month_day date)
{
    return static_cast<Day>((std::chrono::sys_days{date} - nullDate).count());
}
constexpr Day logBegin = dayOf(std::chrono::year{2023} / 1 / 1);
constexpr Day logEnd = dayOf(std::chrono::year{2024} / 12 / 31);

bool isWorkday(Day day)
{
    const std::chrono::weekday weekday{nullDate + std::chrono::days{day}};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

/// 1 on the average of a year.
double season(Day day)
{
    const std::chrono::year_month_day date{nullDate + std::chrono::days{day}};
    const Day endOfJune = dayOf(date.year() / 6 / 30);
    return 1 + .6 * std::cos(2 * std::numbers::pi * (day - endOfJune) / 365.25);
}

/// How fast and how large a customer orders, as parts of what it does in Stability.
struct Trade { double rate, amount; };
constexpr Trade fullTrade{1, 1};

/// A part of a life over which trade changes in a straight line.
struct Stretch {
    TrueStage stage;
    Day begin, end; ///< the day after its last
    Trade from, to;

    Trade on(Day day) const
    {
        const double done = static_cast<double>(day - begin) / (end - begin);
        return {std::lerp(from.rate, to.rate, done), std::lerp(from.amount, to.amount, done)};
    }
};

std::vector<Stretch> lifeFrom(Day begin, double gap, Random& random)
{
    std::vector<Stretch> life;
    Day day = begin;
    const auto lives = [&](TrueStage stage, int days, Trade from, Trade to) {
        life.push_back({stage, day, day + std::max(1, days), from, to});
        day = life.back().end;
    };
    const auto daysOf = [&](double gapsAtLeast, double meanOfFurtherGaps) {
        return static_cast<int>(std::lround(gap * (gapsAtLeast + gammaOfMean(random, 2, meanOfFurtherGaps))));
    };
    Trade trade{.5, .4};
    for (TrueStage stage = TrueStage::exploration; day <= logEnd;)
        switch (stage) {
        case TrueStage::exploration:
            lives(stage, daysOf(1, 2), trade, trade);
            stage = chance(random, .30) ? TrueStage::decline : TrueStage::formation;
            break;
        case TrueStage::formation:
            lives(stage, daysOf(2, 4), trade, fullTrade);
            trade = fullTrade;
            stage = chance(random, .15) ? TrueStage::decline : TrueStage::stability;
            break;
        case TrueStage::stability:
            lives(stage, daysOf(4, 56), fullTrade, fullTrade);
            stage = TrueStage::decline;
            break;
        case TrueStage::decline: {
            const bool slowly = chance(random, .5);
            const Trade after = slowly ? Trade{.1 * trade.rate, .5 * trade.amount} : Trade{.25 * trade.rate, .75 * trade.amount};
            lives(stage, daysOf(3, 4), slowly ? trade : after, after);
            trade = after;
            if (chance(random, .20)) {
                stage = TrueStage::formation;
                break;
            }
            if (chance(random, .15)) // a bill is still open
                lives(stage, uniformDay(random, 30, 240), {0, after.amount}, {0, after.amount});
            stage = TrueStage::ended;
            break;
        }
        case TrueStage::ended: lives(stage, logEnd + 1 - day, {0, 0}, {0, 0}); break;
        }
    return life;
}

const Stretch& stretchOn(const std::vector<Stretch>& life, Day day)
{
    return *std::ranges::find_if(life, [day](const Stretch& stretch) { return day < stretch.end; });
}

double costShare(TrueStage stage)
{
    switch (stage) {
    case TrueStage::exploration: return .75;
    case TrueStage::formation: return .70;
    case TrueStage::stability: return .62;
    default: return .66;
    }
}

/// Every order and return of a life, also before the log begins.
std::vector<Order> ordersOf(
    const std::vector<Stretch>& life, const Kind& kind, double gap, std::optional<Day> shrinksOn, Random& random)
{
    const double usual = lognormal(random, kind.amount, .5);
    const auto wait = [&] { return gammaOfMean(random, kind.regularity, 1); };
    std::vector<Order> orders;
    double left = 0; // until the next order, in gaps at the full rate; the first order begins the life
    for (const Stretch& stretch : life)
        for (Day day = stretch.begin; day < stretch.end && day <= logEnd; ++day) {
            const Trade trade = stretch.on(day);
            if (left <= 0 && trade.rate > 0 && isWorkday(day)) {
                const double cents = std::round(100 * trade.amount * lognormal(random, usual, .35));
                const double cost = std::round(cents * (costShare(stretch.stage) + uniform(random, -.04, .04)));
                orders.push_back({0, day, static_cast<std::int64_t>(cents), static_cast<std::int64_t>(cost)});
                if (chance(random, stretch.stage == TrueStage::decline ? .125 : .05)) {
                    const double back = std::round(cents * uniform(random, .1, 1));
                    orders.push_back({0, day + uniformDay(random, 3, 21), -static_cast<std::int64_t>(back),
                        static_cast<std::int64_t>(std::round(.05 * back))});
                }
                left += wait(); // a weekend's wait is not lost
            }
            left -= trade.rate * (kind.seasonal ? season(day) : 1) * (shrinksOn && day >= *shrinksOn ? .5 : 1) / gap;
        }
    return orders;
}

const Spell& spellOn(const Customer& customer, Day day)
{
    return *std::prev(std::ranges::upper_bound(customer.life, day, {}, &Spell::begin));
}

/// What its account says on the log's last day.
void writeAccount(Customer& customer, const std::vector<Stretch>& life, const std::vector<Order>& orders, Random& random)
{
    const auto lastDecline = std::find_if(
        life.rbegin(), life.rend(), [](const Stretch& s) { return s.stage == TrueStage::decline && s.begin <= logEnd; });
    const TrueStage now = trueStage(customer, logEnd);
    const bool saysSo = chance(random, .25), endIsKnown = chance(random, .4);
    if (lastDecline != life.rend() && saysSo && (now == TrueStage::decline || now == TrueStage::ended))
        customer.noticeGiven = uniformDay(random, lastDecline->begin, std::min(lastDecline->end - 1, logEnd));
    if (now == TrueStage::ended && endIsKnown)
        customer.ended = customer.life.back().begin;

    std::int64_t open = 0, last = 0;
    for (const Order& order : orders)
        if (order.cents > 0) {
            last = order.cents;
            open += order.day > logEnd - 30 && chance(random, .6) ? order.cents : 0;
        }
    const bool unsettled = now == TrueStage::decline && stretchOn(life, logEnd).from.rate == 0;
    if (unsettled && open == 0)
        open = last;
    if (now == TrueStage::ended)
        open = 0;
    customer.openBalanceCents = open;
    if (chance(random, 2.0 / 3))
        customer.totalBusinessChange
            = customer.ownBusinessShrank ? -.5 : std::round(100 * boost::random::normal_distribution<>{.02, .06}(random)) / 100;
}

Customer customerOf(std::size_t kind, std::size_t number, std::vector<Order>& orders)
{
    // Each has numbers of its own: what is drawn for one shifts nobody else's.
    std::seed_seq seed{std::uint32_t{20230101}, static_cast<std::uint32_t>(kind), static_cast<std::uint32_t>(number)};
    Random random{seed};
    Customer customer;
    customer.name = customerName(kind, number);
    customer.kind = kind;
    customer.gap = lognormal(random, kinds[kind].gap, kinds[kind].gapSpread);
    customer.doNotContact = chance(random, 1.0 / 30);
    const int headStart = std::min(3 * 365, static_cast<int>(std::lround(kinds[kind].headStart * customer.gap)));

    if (number >= static_cast<std::size_t>(kinds[kind].customers)) {
        customer.prospect = true;
        customer.life = {{TrueStage::exploration, uniformDay(random, logEnd - 300, logEnd - 10)}};
        return customer;
    }
    const Customer blank = customer;
    for (orders.clear(); orders.empty();) {
        customer = blank;
        Day begin = uniformDay(random, logBegin - headStart, logEnd);
        while (!isWorkday(begin))
            ++begin;
        const auto life = lifeFrom(begin, customer.gap, random);
        for (const Stretch& stretch : life)
            if (customer.life.empty() || customer.life.back().stage != stretch.stage)
                customer.life.push_back({stretch.stage, stretch.begin});

        std::optional<Day> shrinksOn;
        if (trueStage(customer, logEnd) == TrueStage::stability && customer.gap <= 60 && chance(random, .2)) {
            customer.ownBusinessShrank = true;
            shrinksOn = std::max(stretchOn(life, logEnd).begin, logEnd - static_cast<Day>(std::lround(20 * customer.gap)));
        }
        orders = ordersOf(life, kinds[kind], customer.gap, shrinksOn, random);
        writeAccount(customer, life, orders, random);
        std::erase_if(orders, [](const Order& order) { return order.day < logBegin || order.day > logEnd; });
    }
    return customer;
}

} // namespace

std::string_view nameOf(TrueStage stage)
{
    static constexpr std::array<std::string_view, stageCount> names{"Exploration", "Formation", "Stability", "Decline", "Ended"};
    return names[static_cast<std::size_t>(stage)];
}

TrueStage trueStage(const Customer& customer, Day day) { return spellOn(customer, day).stage; }

int daysInStage(const Customer& customer, Day day) { return day - spellOn(customer, day).begin; }

Sample makeSample()
{
    Sample sample;
    sample.begin = logBegin;
    sample.end = logEnd;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        for (std::size_t number = 0; number < static_cast<std::size_t>(kinds[kind].customers + kinds[kind].prospects); ++number) {
            std::vector<Order> orders;
            sample.customers.push_back(customerOf(kind, number, orders));
            for (Order& order : orders) {
                order.customer = sample.customers.size() - 1;
                sample.orders.push_back(order);
            }
        }
    std::ranges::stable_sort(sample.orders, {}, [](const Order& order) { return std::tuple{order.day, order.customer}; });
    sample.orderLog = orderLogTable(sample);
    sample.accounts = accountsTable(sample);
    return sample;
}

} // namespace lifecycle::sample
