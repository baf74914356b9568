#include "domain/dated_table.hpp"

#include "domain/built_in.hpp"
#include "domain/classification.hpp"
#include "domain/customer_table.hpp"
#include "domain/fields.hpp"
#include "domain/number_column.hpp"
#include "domain/outcome_columns.hpp"
#include "domain/reading.hpp"

#include <boost/outcome/try.hpp>

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <map>

namespace lifecycle {

namespace {

constexpr Day never = std::numeric_limits<Day>::max();

/// Field to the fields of dates from which it is known.
const std::map<std::string, std::vector<std::string>, std::less<>>& knownFrom()
{
    static const auto read = [] {
        std::map<std::string, std::vector<std::string>, std::less<>> fields;
        const Table table = tableFromTabSeparated(builtInFile("models/known_from.tsv"));
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::string dates = table.display(table.columns[1][row]);
            auto& of = fields[table.display(table.columns[0][row])];
            for (std::size_t begin = 0; begin <= dates.size();) {
                const auto end = std::min(dates.find('|', begin), dates.size());
                of.push_back(dates.substr(begin, end - begin));
                begin = end + 1;
            }
        }
        return fields;
    }();
    return read;
}

bool isEvent(const Field* field) { return field && field->type == FieldType::date && field->when == DateKind::event; }

Message listed(const std::vector<std::string>& fields, std::size_t from = 0)
{
    Message list{"list.one", {{"first", fields[from]}}};
    if (from + 1 < fields.size()) {
        list.key = "list.more";
        list.arguments.push_back({"rest", listed(fields, from + 1)});
    }
    return list;
}

class DatedReader {
public:
    DatedReader(const Table& table, const Recognition& recognition, Day today) : table_{table}, recognition_{recognition}, today_{today} {}

    Day dayIn(std::size_t column, std::uint32_t row) const
    {
        return dateFrom(table_.columns[column][row], table_.texts, table_.conventions).value_or(never);
    }

    std::vector<std::size_t> eventColumns() const
    {
        std::vector<std::size_t> columns;
        for (std::size_t column = 0; column < table_.headers.size(); ++column)
            if (isEvent(fieldNamed(table_.nameOf(column))))
                columns.push_back(column);
        return columns;
    }

    /// The columns from whose days a column is known; none: it bears no date.
    std::vector<std::size_t> datesOf(std::size_t column) const
    {
        std::vector<std::size_t> columns;
        const Field* const field = fieldNamed(table_.nameOf(column));
        const auto found = field ? knownFrom().find(field->name) : knownFrom().end();
        if (found != knownFrom().end())
            for (const std::string& date : found->second)
                if (const auto at = recognition_.column(date))
                    columns.push_back(*at);
        return columns;
    }

    /// From which day a row's value is known, by these columns of dates; `never`: they do not say.
    Day dayFrom(const std::vector<std::size_t>& dates, std::uint32_t row) const
    {
        for (const std::size_t column : dates)
            if (const Day day = dayIn(column, row); day <= today_)
                return day;
        return never;
    }

private:
    const Table& table_;
    const Recognition& recognition_;
    Day today_;
};

/// A column whose values are shown from their days on.
struct MaskedColumn {
    std::size_t column;
    std::vector<Day> from; ///< per row of the table
    Column shown;
};

class HistoryMaker {
public:
    HistoryMaker(const Table& table, const Recognition& recognition, const Model& model, const DatedTableOptions& options)
        : table_{table}, recognition_{recognition}, model_{model}, options_{options}, reader_{table, recognition, options.today}
    {
    }

    Result<DatedTable> make()
    {
        BOOST_OUTCOME_TRY(auto counted, readCustomerTable(table_, recognition_));
        result_.rows = std::move(counted.rows);
        findRowDays();
        if (firstDay_ == never)
            return Message{"error.history.noDates", {}};
        lastDay_ = options_.asOf.value_or(latestEvent_);
        if (lastDay_ < firstDay_)
            return Message{"error.history.nothingByThen", {{"date", DateArgument{static_cast<double>(lastDay_)}}}};
        BOOST_OUTCOME_TRY(maskColumns());

        const OutcomeColumns words{table_, options_.outcomes};
        Facts facts{table_.rows(), table_.conventions};
        words.tell(facts);
        for (std::size_t column = 0; column < table_.headers.size(); ++column) {
            const auto masked = std::ranges::find(masked_, column, &MaskedColumn::column);
            facts.add(table_.nameOf(column), masked == masked_.end() ? table_.columns[column] : masked->shown, table_.texts);
        }
        History& history = result_.history;
        history.periods = periodEnds(firstDay_, lastDay_, options_.period, table_.conventions.nullDate);
        history.customers = result_.rows.size();
        history.stages.assign(history.customers * history.length(), History::notYet);
        for (std::size_t at = 0; at < history.length(); ++at) {
            if (options_.pulse && !options_.pulse(static_cast<int>(100 * at / history.length())))
                return Message{"command.stopped", {}};
            BOOST_OUTCOME_TRY(classifyAt(at, facts));
        }
        return std::move(result_);
    }

private:
    void findRowDays()
    {
        const auto columns = reader_.eventColumns();
        rowDay_.assign(table_.rows(), never);
        for (const auto row : result_.rows)
            for (const std::size_t column : columns) {
                const Day day = reader_.dayIn(column, row);
                if (day > options_.today)
                    continue;
                rowDay_[row] = std::min(rowDay_[row], day);
                firstDay_ = std::min(firstDay_, day);
                latestEvent_ = std::max(latestEvent_, day);
            }
    }

    /// Which of the columns that the model reads need a day, and have one.
    Result<void> maskColumns()
    {
        const Facts all = [&] {
            Facts facts{0, table_.conventions};
            for (std::size_t column = 0; column < table_.headers.size(); ++column)
                facts.add(table_.nameOf(column), table_.columns[column], table_.texts);
            return facts;
        }();
        std::vector<std::string> undated;
        for (const CriterionColumn& criterion : model_.criterionColumns()) {
            if (const auto column = all.find(criterion.header)) {
                mask(*column, false, undated);
            } else if (const auto derived = DerivedFact::of(criterion.header, all, lastDay_)) {
                const bool countsDays = daysHeader(criterion.header).has_value();
                for (const std::size_t input : derived->columns())
                    mask(input, countsDays, undated);
            }
        }
        if (!undated.empty())
            return Message{"error.history.undated", {{"fields", listed(undated)}}};
        return boost::outcome_v2::success();
    }

    void mask(std::size_t column, bool askedAsDate, std::vector<std::string>& undated)
    {
        const std::string& header = table_.headers[column];
        const Field* const field = fieldNamed(table_.nameOf(column));
        if ((field && field->type == FieldType::date) || std::ranges::find(masked_, column, &MaskedColumn::column) != masked_.end())
            return; // the classifier itself does not know an event before its day; what is planned or yearly is known beforehand
        const auto dates = askedAsDate && !field ? std::vector{column} : reader_.datesOf(column);
        if (dates.empty()) {
            if (std::ranges::find(undated, header) == undated.end())
                undated.push_back(header);
            return;
        }
        MaskedColumn masked{column, std::vector<Day>(table_.rows(), never), table_.columns[column]};
        for (const auto row : result_.rows)
            masked.from[row] = reader_.dayFrom(dates, row);
        masked_.push_back(std::move(masked));
    }

    Result<void> classifyAt(std::size_t at, const Facts& facts)
    {
        const Day end = result_.history.periods.ends[at];
        const bool isLast = at + 1 == result_.history.length() && end >= latestEvent_;
        for (MaskedColumn& masked : masked_)
            for (const auto row : result_.rows)
                masked.shown[row] = masked.from[row] <= end || (isLast && masked.from[row] == never)
                    ? table_.columns[masked.column][row]
                    : Value{};
        BOOST_OUTCOME_TRY(const auto classifier, Classifier::bind(model_, facts, end));
        const Classification classified = classifier.classify();
        for (std::size_t index = 0; index < result_.rows.size(); ++index) {
            const auto row = result_.rows[index];
            if (rowDay_[row] > end && !(isLast && rowDay_[row] == never))
                continue;
            const std::int32_t rule = classified.rule[row];
            result_.history.stages[index * result_.history.length() + at]
                = rule < 0 ? History::noStage : static_cast<std::int16_t>(model_.rules()[static_cast<std::size_t>(rule)].stage);
        }
        return boost::outcome_v2::success();
    }

    const Table& table_;
    const Recognition& recognition_;
    const Model& model_;
    const DatedTableOptions& options_;
    DatedReader reader_;
    DatedTable result_;
    std::vector<Day> rowDay_;
    Day firstDay_ = never, latestEvent_ = std::numeric_limits<Day>::min(), lastDay_ = 0;
    std::deque<MaskedColumn> masked_;
};

} // namespace

Result<DatedTable> datedTable(const Table& table, const Recognition& recognition, const Model& model, const DatedTableOptions& options)
{
    return HistoryMaker{table, recognition, model, options}.make();
}

Result<std::vector<DatedAmount>> datedAmounts(const Table& table, const Recognition& recognition, const DatedTable& dated)
{
    BOOST_OUTCOME_TRY(const auto counted, readCustomerTable(table, recognition));
    if (!counted.money)
        return Message{"error.history.noAmount", {}};
    const Day lastDay = dated.history.periods.ends.back();
    const DatedReader reader{table, recognition, never - 1}; // what is still to come falls into no period
    const auto dates = reader.datesOf(*counted.money);
    if (dates.empty())
        return Message{"error.history.undated", {{"fields", listed({table.headers[*counted.money]})}}};
    std::vector<DatedAmount> amounts;
    for (std::uint32_t index = 0; index < dated.rows.size(); ++index) {
        const Day day = reader.dayFrom(dates, dated.rows[index]);
        if (!std::isnan(counted.contribution[index]))
            amounts.push_back({index, day == never ? lastDay : day, counted.contribution[index]});
    }
    return amounts;
}

} // namespace lifecycle
