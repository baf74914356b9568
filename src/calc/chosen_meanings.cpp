#include "calc/chosen_meanings.hpp"
#include "calc/owned_ranges.hpp"
#include "calc/read_table.hpp"
#include "domain/folding.hpp"
#include "domain/order_status.hpp"

#include <com/sun/star/sheet/XSpreadsheet.hpp>

#include <algorithm>
#include <functional>

namespace lifecycle::calc
{

using namespace com::sun::star;
using uno::Reference;

namespace
{

/// `ours`: the meaning of a value by the known words alone, in English; `named`: the meaning that a written word names.
ChosenMeanings chosenAmong(const ChosenMeanings& written, const std::function<std::string_view(std::string_view value)>& ours,
    const std::function<std::string_view(std::string_view word)>& named)
{
    ChosenMeanings chosen;
    for (const auto& [value, word] : written)
        if (const auto meaning = named(word); !word.empty() && (meaning.empty() || meaning != ours(value)))
            chosen.emplace(value, word);
    return chosen;
}

/// The kind of the column with this header; of one that the table has no more, by the header alone.
std::optional<OutcomeKind> kindOf(const std::string& header, const Table& table)
{
    const auto column = std::ranges::find(table.headers, header);
    return outcomeKindOf(
        column == table.headers.end() ? header : table.nameOf(static_cast<std::size_t>(column - table.headers.begin())));
}

} // namespace

Reference<table::XCellRange> meaningsRange(const Reference<frame::XModel>& document, std::string_view sheetName)
{
    const auto sheet = sheetOwning(document, sheetName);
    const auto place = sheet.is() ? ownedRange(sheet, owned::columnName(sheetName, "meanings")) : std::nullopt;
    if (!place || place->EndColumn - place->StartColumn < MeaningsColumns::meaning)
        return {};
    return sheet->getCellRangeByPosition(place->StartColumn, place->StartRow, place->EndColumn, place->EndRow);
}

WrittenMeanings meaningsIn(const Reference<table::XCellRange>& range, const Conventions& conventions)
{
    WrittenMeanings written;
    const auto table = range.is() ? readTable(range, conventions) : std::nullopt;
    if (!table || table->columns.size() <= static_cast<std::size_t>(MeaningsColumns::meaning))
        return written;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto text = [&](int column) { return table->display(table->columns[static_cast<std::size_t>(column)][row]); };
        if (auto value = text(MeaningsColumns::value); !value.empty())
            written[text(MeaningsColumns::column)].insert_or_assign(std::move(value), text(MeaningsColumns::meaning));
    }
    return written;
}

WrittenMeanings withRemembered(WrittenMeanings written, const TableChoices& remembered)
{
    for (const auto& [header, meanings] : remembered.meanings) {
        auto& known = written[header];
        for (const auto& [value, meaning] : meanings)
            if (std::ranges::none_of(known, [key = folded(value)](const auto& listed) { return folded(listed.first) == key; }))
                known.emplace(value, meaning);
    }
    return written;
}

std::string_view meaningsSheetFor(Shape shape) { return shape == Shape::orderLog ? owned::stages : owned::outcomes; }

ChosenOutcomes outcomesChosen(const WrittenMeanings& written, const Table& table)
{
    ChosenOutcomes chosen;
    for (const auto& [header, meanings] : written)
        if (const auto kind = kindOf(header, table)) {
            const auto& known = Meanings::known(*kind);
            chosen[std::string{ fieldOf(*kind) }].merge(
                chosenAmong(meanings, [&](std::string_view value) { return known.of(value); }, meaningNamed));
        }
    return chosen;
}

ChosenMeanings statusesChosen(const WrittenMeanings& written)
{
    const OrderStatuses known;
    ChosenMeanings chosen;
    for (const auto& [header, meanings] : written)
        chosen.merge(
            chosenAmong(meanings, [&](std::string_view value) { return known.of(value); }, &OrderStatuses::named));
    return chosen;
}

} // namespace lifecycle::calc
