#include "domain/column_sample.hpp"

#include "domain/reading.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>
#include <cmath>

namespace lifecycle {

namespace {

constexpr std::size_t pairs = 1000;

bool isRecentDay(Day day, const Conventions& conventions)
{
    using std::chrono::year;
    const std::chrono::sys_days date = conventions.nullDate + std::chrono::days{day};
    return date >= std::chrono::sys_days{year{1990} / 1 / 1} && date < std::chrono::sys_days{year{2050} / 1 / 1};
}

void look(ColumnSample& sample, Value value, const Table& table)
{
    ++sample.rows;
    const std::string_view text = value.isText() ? table.texts[value.text()] : std::string_view{};
    if (value.isBlank() || value.isError() || (value.isText() && text.find_first_not_of(" \t") == std::string_view::npos))
        return;
    ++sample.filled;
    if (const auto day = dateFrom(value, table.texts, table.conventions)) {
        ++sample.dates;
        sample.sureDates += value.isText() || value.number() > 1e7 || isRecentDay(*day, table.conventions);
    }
    const auto number = numberFrom(value, table.texts, table.conventions.decimalMark);
    if (number) {
        ++sample.numbers;
        sample.fractions += *number != std::trunc(*number);
    }
    if (value.isText()) {
        sample.addresses += text.find('@') != std::string_view::npos;
        sample.codes += text.find(' ') == std::string_view::npos && text.find_first_of("0123456789") != std::string_view::npos;
    } else {
        sample.codes += *number == std::trunc(*number);
    }
}

} // namespace

ColumnSample sampleOf(const Table& table, std::size_t column)
{
    ColumnSample sample;
    const Column& values = table.columns[column];
    boost::unordered_flat_set<std::uint64_t> different;
    const auto take = [&](std::size_t row) {
        const std::size_t before = sample.filled;
        look(sample, values[row], table);
        if (sample.filled != before)
            different.insert(values[row].bits());
    };
    if (values.size() <= 2 * pairs) {
        for (std::size_t row = 0; row < values.size(); ++row)
            take(row);
    } else {
        for (std::size_t pair = 0; pair < pairs; ++pair) {
            const std::size_t row = pair * (values.size() - 1) / pairs;
            take(row);
            take(row + 1);
        }
    }
    sample.distinct = different.size();
    return sample;
}

} // namespace lifecycle
