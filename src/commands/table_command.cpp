#include "commands/table_command.hpp"

#include "calc/chosen_meanings.hpp"
#include "calc/owned_ranges.hpp"
#include "calc/range_checks.hpp"
#include "calc/read_table.hpp"

namespace lifecycle::commands
{

using namespace com::sun::star;

Result<void> TableCommand::readCurrentTable()
{
    auto current = arguments_.range ? calc::tableNamed(call_.document, *arguments_.range) : calc::tableAtCursor(call_.controller);
    if (!current)
        return current.error();
    current_ = std::move(current.value());
    place_ = calc::placeOf(current_.range);
    if (current_.rows() == 0)
        return Message{ "error.classify.noRows", { { "place", place_ } } };
    if (const auto merged = calc::mergedCellsIn(current_.range))
        return Message{ "error.classify.merged", { { "place", *merged } } };
    settings_.asOf = arguments_.asOf ? std::optional{ static_cast<Day>(*arguments_.asOf) } : std::nullopt;
    settings_.amountIs = arguments_.amountIs;
    settings_.window = arguments_.window;
    settings_.today = calc::today(conventions_);
    settings_.language = wording_.language();
    settings_.place = place_;
    if (const auto hidden = calc::hiddenRowsIn(current_.range); hidden > 0)
        settings_.warnings.push_back(
            { "warning.hiddenRows", { { "rows", static_cast<double>(hidden) }, { "place", place_ } } });
    if (!show("progress.reading", 0))
        return stoppedMessage();
    table_ = *calc::readTable(current_.range, conventions_);
    recognition_ = recognise(table_);
    return boost::outcome_v2::success();
}

void TableCommand::readMeanings(std::vector<uno::Reference<table::XCellRange>>& watched)
{
    const auto read = [&](std::string_view sheet) {
        const auto range = calc::meaningsRange(call_.document, sheet);
        if (range.is())
            watched.push_back(range);
        return calc::meaningsIn(range, conventions_);
    };
    if (recognition_.shape == Shape::orderLog)
        settings_.statuses = calc::statusesChosen(read(calc::owned::stages));
    else
        settings_.outcomes = calc::outcomesChosen(read(calc::owned::outcomes));
}

} // namespace lifecycle::commands
