#include "sample/sample_log.hpp"

#include "domain/customers.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

using namespace lifecycle;
using sample::Sample;
using sample::TrueStage;
using sample::trueStage;

namespace {

const Sample& theSample()
{
    static const Sample sample = sample::makeSample();
    return sample;
}

std::vector<std::string> cellsOf(const Table& table)
{
    std::vector<std::string> cells;
    for (const Column& column : table.columns)
        for (const Value value : column)
            cells.push_back(table.display(value));
    return cells;
}

std::size_t columnNamed(const Table& table, std::string_view header)
{
    const auto found = std::ranges::find(table.headers, header);
    REQUIRE(found != table.headers.end());
    return static_cast<std::size_t>(found - table.headers.begin());
}

} // namespace

TEST_CASE("the sample is what its specification says")
{
    const Sample& s = theSample();
    const auto kindOf = [&](const sample::Customer& customer) -> const sample::Kind& { return sample::kinds[customer.kind]; };

    SECTION("two calendar years, a few hundred customers, each with a name of its own")
    {
        CHECK(s.end - s.begin + 1 == 365 + 366);
        CHECK(s.orders.front().day >= s.begin);
        CHECK(s.orders.back().day == s.end);
        std::set<std::string> names;
        std::ptrdiff_t prospects = 0, expected = 0, expectedProspects = 0;
        for (const auto& customer : s.customers) {
            names.insert(customer.name);
            prospects += customer.prospect;
        }
        for (const auto& kind : sample::kinds) {
            expected += kind.customers + kind.prospects;
            expectedProspects += kind.prospects;
        }
        CHECK(names.size() == s.customers.size());
        CHECK(std::ssize(s.customers) == expected);
        CHECK(prospects == expectedProspects);
        CHECK(s.customers.size() == 400);
    }
    SECTION("everyone but the prospects has a row")
    {
        std::set<std::size_t> seen;
        for (const auto& order : s.orders)
            seen.insert(order.customer);
        for (std::size_t i = 0; i < s.customers.size(); ++i)
            CHECK(seen.contains(i) != s.customers[i].prospect);
    }
    SECTION("no stage is skipped, and nothing follows the end")
    {
        for (const auto& customer : s.customers) {
            CHECK(customer.life.front().stage == TrueStage::exploration);
            for (std::size_t i = 1; i < customer.life.size(); ++i) {
                const auto before = customer.life[i - 1].stage, now = customer.life[i].stage;
                CHECK(customer.life[i - 1].begin < customer.life[i].begin);
                CHECK(before != TrueStage::ended);
                if (now == TrueStage::ended)
                    CHECK(before == TrueStage::decline);
                else if (before == TrueStage::decline)
                    CHECK(now == TrueStage::formation);
                else if (now != TrueStage::decline)
                    CHECK(static_cast<int>(now) == static_cast<int>(before) + 1);
            }
        }
    }
    SECTION("every stage is there in numbers at the end, also among those three gaps into it")
    {
        std::map<TrueStage, int> all, settled;
        for (const auto& customer : s.customers) {
            ++all[trueStage(customer, s.end)];
            settled[trueStage(customer, s.end)] += daysInStage(customer, s.end) >= 3 * customer.gap;
        }
        for (std::size_t i = 0; i < sample::stageCount; ++i) {
            const auto stage = static_cast<TrueStage>(i);
            CAPTURE(nameOf(stage));
            CHECK(all[stage] >= 30);
            CHECK(settled[stage] >= 15);
        }
    }
    SECTION("orders on workdays within a life, none after its end; returns in their share, of what was bought")
    {
        double orders = 0, returns = 0, bought = 0, sentBack = 0;
        for (const auto& order : s.orders) {
            const auto& customer = s.customers[order.customer];
            CHECK(order.day >= customer.life.front().begin);
            (order.cents > 0 ? orders : returns) += 1;
            (order.cents > 0 ? bought : sentBack) += std::abs(static_cast<double>(order.cents));
            if (order.cents > 0) {
                CHECK(trueStage(customer, order.day) != TrueStage::ended);
                CHECK((order.day + 5) % 7 < 5); // day 2 of Calc's count, 1900-01-01, was a Monday
            }
        }
        CHECK(returns / orders == Approx(.055).margin(.015)); // .05, and .125 of the few orders in Decline
        CHECK(sentBack / bought == Approx(.055 * .55).margin(.015));
    }
    SECTION("in Stability customers order at their own gap, in Exploration half as often, in Decline less")
    {
        // Days lived in a stage within the log, over orders placed in it, against the customer's gap.
        std::map<TrueStage, double> expected, placed;
        for (const auto& customer : s.customers)
            if (!customer.prospect && !customer.ownBusinessShrank && !kindOf(customer).seasonal)
                for (Day day = std::max(s.begin, customer.life.front().begin + 1); day <= s.end; ++day)
                    expected[trueStage(customer, day)] += 1 / customer.gap;
        for (const auto& order : s.orders) {
            const auto& customer = s.customers[order.customer];
            const bool counts = order.cents > 0 && order.day > customer.life.front().begin;
            if (counts && !customer.ownBusinessShrank && !kindOf(customer).seasonal)
                placed[trueStage(customer, order.day)] += 1;
        }
        CHECK(placed[TrueStage::stability] / expected[TrueStage::stability] == Approx(1).margin(.04));
        // A life begins with an order, so the second is a whole wait away: fewer than half as many in these short times.
        CHECK(placed[TrueStage::exploration] / expected[TrueStage::exploration] == Approx(.42).margin(.08));
        CHECK(placed[TrueStage::decline] / expected[TrueStage::decline] < .6);
        for (const auto& customer : s.customers) {
            const double spread = std::abs(std::log(customer.gap / kindOf(customer).gap)) / kindOf(customer).gapSpread;
            CHECK(spread < 4);
        }
    }
    SECTION("accounts agree with the lives")
    {
        for (const auto& customer : s.customers) {
            const TrueStage now = trueStage(customer, s.end);
            if (customer.noticeGiven)
                CHECK(trueStage(customer, *customer.noticeGiven) == TrueStage::decline);
            if (customer.ended) {
                CHECK(now == TrueStage::ended);
                CHECK(trueStage(customer, *customer.ended) == TrueStage::ended);
            }
            if (now == TrueStage::ended)
                CHECK(customer.openBalanceCents == 0);
            if (customer.ownBusinessShrank)
                CHECK(now == TrueStage::stability);
            CHECK(customer.openBalanceCents.has_value() != customer.prospect);
        }
    }
    SECTION("the same twice, to the cell")
    {
        const Sample again = sample::makeSample();
        CHECK(cellsOf(again.orderLog) == cellsOf(s.orderLog));
        CHECK(cellsOf(again.accounts) == cellsOf(s.accounts));
    }
}

TEST_CASE("the sample's mess is there, row by row")
{
    const Sample& s = theSample();
    const Table& log = s.orderLog;
    const auto& date = log.columns[columnNamed(log, "Date")];
    const auto& customer = log.columns[columnNamed(log, "Customer")];
    const auto& total = log.columns[columnNamed(log, "Total")];
    const auto& status = log.columns[columnNamed(log, "Status")];
    std::map<std::string, int> statuses;
    int noCustomer = 0, textDates = 0, late = 0, textAmounts = 0, trailing = 0;
    for (std::size_t row = 0; row < log.rows(); ++row) {
        ++statuses[log.display(status[row])];
        noCustomer += customer[row].isBlank();
        textDates += date[row].isText();
        late += date[row].isNumber() && date[row].number() > s.end;
        textAmounts += total[row].isText();
        trailing += log.display(customer[row]).ends_with(' ');
    }
    CHECK(noCustomer == 2);
    CHECK(textDates == 40 + 2);
    CHECK(late == 1);
    CHECK(textAmounts == 1);
    CHECK(trailing == 5);
    CHECK(statuses["cancelled"] == 8);
    CHECK(statuses["test"] == 2);
    CHECK(statuses["pending"] == 3);
    CHECK(log.rows() == s.orders.size() + 2 + 2 + 1 + 1 + 8 + 2 + 3);
}

TEST_CASE("read as any export is, the sample gives the metrics of its true orders")
{
    const Sample& s = theSample();
    const auto read = readOrderLog(s.orderLog, recognise(s.orderLog), {});
    REQUIRE(read);
    const OrderLog& log = read.value();
    CHECK(log.books.rows == s.orderLog.rows());
    CHECK(log.leftOut.size() == 2 + 2 + 1 + 1 + 8 + 2 + 3);
    std::map<LeftOutReason, int> reasons;
    for (const LeftOut& row : log.leftOut)
        ++reasons[row.reason];
    CHECK(reasons[LeftOutReason::noCustomer] == 2);
    CHECK(reasons[LeftOutReason::unreadableDate] == 2);
    CHECK(reasons[LeftOutReason::dateFarPastTheRest] == 1);
    CHECK(reasons[LeftOutReason::amountIsText] == 1);
    CHECK(reasons[LeftOutReason::status] == 13);
    CHECK(log.lastDate == s.end);

    const Customers metrics = customersAt(log, s.end), truth = customersAt(trueOrderLog(s), s.end);
    const OrderLog trueLog = trueOrderLog(s);
    REQUIRE(metrics.who.size() == truth.who.size());
    std::map<std::string, std::size_t> rowOf;
    for (std::size_t row = 0; row < truth.who.size(); ++row)
        rowOf[trueLog.customers[truth.who[row]]] = row;
    int different = 0;
    for (std::size_t row = 0; row < metrics.who.size(); ++row)
        for (std::size_t metric = 0; metric < metricCount; ++metric) {
            const double a = metrics.metrics[metric][row];
            const double b = truth.metrics[metric][rowOf.at(log.customers[metrics.who[row]])];
            different += !(a == Approx(b).margin(1e-9) || (std::isnan(a) && std::isnan(b)));
        }
    CHECK(different == 0);
}
