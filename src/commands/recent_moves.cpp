#include "commands/recent_moves.hpp"

#include "calc/owned_ranges.hpp"
#include "calc/read_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

namespace lifecycle::commands
{

using namespace com::sun::star;
using uno::Reference;

namespace
{

constexpr sal_Int32 blockRows = 2'000;

/// The rows of the sheet `Stage log`, from the last one up.
class LogRows
{
public:
    LogRows(calc::Sheet sheet, const Conventions& conventions)
        : sheet_{ std::move(sheet) }
        , conventions_{ conventions }
    {
        for (const std::string_view field : { "as of", "customer", "stage", "stage before", "at stake" })
            if (const auto column = calc::ownedRange(sheet_, calc::owned::columnName(calc::owned::stageLog, field)))
                columns_.emplace(field, *column);
    }

    bool isWhole() const { return columns_.size() == 5; }
    sal_Int32 first() const { return columns_.at("as of").StartRow + 1; }
    sal_Int32 last() const { return columns_.at("as of").EndRow; }

    Table read(std::string_view field, sal_Int32 from, sal_Int32 to) const
    {
        const auto column = columns_.at(field).StartColumn;
        auto cells = calc::readCells(sheet_->getCellRangeByPosition(column, from, column, to), conventions_);
        for (auto& values : cells.columns)
            values.resize(static_cast<std::size_t>(to - from + 1));
        return cells;
    }

    std::optional<Day> dayAt(sal_Int32 row) const { return dayIn(read("as of", row, row), 0); }
    static std::optional<Day> dayIn(const Table& days, std::size_t row)
    {
        const Value value = days.columns.front()[row];
        return value.isNumber() ? std::optional{ static_cast<Day>(std::floor(value.number())) } : std::nullopt;
    }

private:
    calc::Sheet sheet_;
    const Conventions& conventions_;
    std::map<std::string_view, table::CellRangeAddress> columns_;
};

std::string textAt(const Table& cells, std::size_t row) { return cells.display(cells.columns.front()[row]); }

/// Adds what a block of rows says of the classification on `moves.asOf`. False: it reaches back to an earlier one.
bool addBlock(const LogRows& log, sal_Int32 from, sal_Int32 to, RecentMoves& moves)
{
    const auto days = log.read("as of", from, to), before = log.read("stage before", from, to);
    const auto rows = days.rows();
    auto begin = rows;
    while (begin > 0 && LogRows::dayIn(days, begin - 1) == moves.asOf)
        --begin;
    const auto& stagesBefore = before.columns.front();
    const auto movedHere = static_cast<std::size_t>(
        std::count_if(stagesBefore.begin() + static_cast<std::ptrdiff_t>(begin), stagesBefore.end(), [](Value value) { return !value.isBlank(); }));
    moves.firstSeen += rows - begin - movedHere;
    moves.moved += movedHere;
    if (movedHere > 0) {
        const auto customers = log.read("customer", from, to), stages = log.read("stage", from, to),
                   atStake = log.read("at stake", from, to);
        for (auto row = begin; row < rows; ++row)
            if (!stagesBefore[row].isBlank()) {
                const Value stake = atStake.columns.front()[row];
                moves.first.push_back({ textAt(customers, row), textAt(before, row), textAt(stages, row),
                    stake.isNumber() ? std::optional{ stake.number() } : std::nullopt });
            }
    }
    if (begin > 0)
        moves.before = LogRows::dayIn(days, begin - 1);
    return begin == 0;
}

void countMoves(RecentMoves& moves)
{
    std::map<std::pair<std::string, std::string>, RecentMoves::Count> counts;
    for (const auto& move : moves.first) {
        auto& count = counts[{ move.from, move.to }];
        count.from = move.from;
        count.to = move.to;
        ++count.customers;
        count.atStake += move.atStake.value_or(0);
    }
    for (auto& [ends, count] : counts)
        moves.counts.push_back(std::move(count));
    std::ranges::stable_sort(moves.counts, std::ranges::greater{}, &RecentMoves::Count::atStake);
}

} // namespace

std::optional<RecentMoves> recentMoves(const Reference<frame::XModel>& document, std::optional<Day> asOf,
    const Conventions& conventions, std::size_t atMost, std::optional<RecentMoves> known)
{
    const auto sheet = calc::sheetOwning(document, calc::owned::stageLog);
    if (!sheet.is())
        return {};
    const LogRows log{ sheet, conventions };
    if (!log.isWhole() || log.last() < log.first())
        return {};
    RecentMoves moves;
    moves.mark = { log.last(), asOf,
        textAt(log.read("customer", log.last(), log.last()), 0) + '\n' + textAt(log.read("stage", log.last(), log.last()), 0) };
    if (known && known->mark == moves.mark)
        return known;
    const auto lastDay = log.dayAt(log.last());
    if (!lastDay)
        return {};
    moves.asOf = asOf.value_or(*lastDay);
    if (moves.asOf != *lastDay)
        moves.before = lastDay;
    else
        for (auto end = log.last(); end >= log.first(); end -= blockRows)
            if (!addBlock(log, std::max(log.first(), end - blockRows + 1), end, moves))
                break;
    countMoves(moves);
    const auto shown = std::min(atMost, moves.first.size());
    std::ranges::stable_sort(moves.first, [](const RecentMove& one, const RecentMove& other) {
        return one.atStake && (!other.atStake || *one.atStake > *other.atStake);
    });
    moves.first.resize(shown);
    return moves;
}

std::vector<InDanger> inDanger(const Reference<frame::XModel>& document, const Conventions& conventions, std::size_t atMost)
{
    std::vector<InDanger> customers;
    const auto sheet = calc::sheetOwning(document, calc::owned::stages);
    const auto table = sheet.is() ? calc::ownedRange(sheet, calc::owned::columnName(calc::owned::stages, "at_risk")) : std::nullopt;
    if (!table || table->EndColumn - table->StartColumn < 4 || table->EndRow == table->StartRow)
        return customers;
    const auto rows = calc::readCells(
        sheet->getCellRangeByPosition(table->StartColumn, table->StartRow + 1, table->EndColumn, table->EndRow), conventions);
    for (std::size_t row = 0; row < std::min(rows.rows(), atMost); ++row)
        if (const Value alive = rows.columns[2][row], stake = rows.columns[4][row]; alive.isNumber() && stake.isNumber())
            customers.push_back(
                { rows.display(rows.columns[0][row]), rows.display(rows.columns[1][row]), alive.number(), stake.number() });
    return customers;
}

} // namespace lifecycle::commands
