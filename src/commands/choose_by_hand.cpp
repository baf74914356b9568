#include "commands/choose_by_hand.hpp"

#include "calc/chosen_meanings.hpp"
#include "calc/owned_ranges.hpp"
#include "calc/read_table.hpp"
#include "calc/remembered_choices.hpp"
#include "calc/undo_step.hpp"
#include "calc/unicode.hpp"
#include "commands/at_once.hpp"
#include "commands/command_names.hpp"
#include "commands/described_table.hpp"
#include "commands/document_state.hpp"
#include "domain/fields.hpp"
#include "domain/folding.hpp"
#include "domain/order_status.hpp"
#include "domain/wording.hpp"

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <boost/outcome/try.hpp>

#include <algorithm>

namespace lifecycle::commands
{

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

class Choosing
{
public:
    Choosing(const CommandCall& call, const Asked& asked)
        : call_{ call }
        , asked_{ asked }
        , arguments_{ asked.arguments }
    {
    }

    /// Does `choose` on the table that is meant, and tells how it ended.
    static void run(const CommandCall& call, Result<Said> (Choosing::*choose)())
    {
        doAtOnce(call, [&](const Asked& asked) -> Result<Said> {
            BOOST_OUTCOME_TRY(checkWritable(call));
            Choosing choosing{ call, asked };
            BOOST_OUTCOME_TRY(choosing.begin());
            return (choosing.*choose)();
        });
    }

    Result<Said> column()
    {
        if (!arguments_.field || arguments_.field->empty())
            return wrong(argument::field);
        const Field* const known = fieldNamed(*arguments_.field);
        const auto field = known ? known->name : *arguments_.field;
        if (!arguments_.column) {
            choices_.columns.erase(field);
            keep("undo.chooseColumn");
            return said({ "choose.columnByItself", { { "field", WordArgument{ field } } } });
        }
        if (arguments_.column->empty()) {
            choices_.chooseColumn(field, {});
            keep("undo.chooseColumn");
            return said({ "choose.noColumn", { { "field", WordArgument{ field } } } });
        }
        BOOST_OUTCOME_TRY(const auto column, columnMeant());
        choices_.chooseColumn(field, byHeader(table_, column));
        keep("undo.chooseColumn");
        return said({ "choose.column",
            { { "field", WordArgument{ field } }, { "column", table_.headers[column] + " (" + letters(column) + ')' } } });
    }

    Result<Said> meaning()
    {
        if (!arguments_.value || arguments_.value->empty())
            return wrong(argument::value);
        if (!arguments_.column)
            return wrong(argument::column);
        BOOST_OUTCOME_TRY(const auto column, columnMeant());
        const auto& header = table_.headers[column];
        const auto kind = outcomeKindOf(table_.nameOf(column));
        const auto word = arguments_.meaning.value_or(std::string{});
        const auto chosen = std::string{ kind ? meaningNamed(word) : OrderStatuses::named(word) };
        if (!word.empty() && chosen.empty())
            return wrong(argument::meaning);

        auto& remembered = choices_.meanings[header];
        std::erase_if(remembered, [&](const auto& known) { return folded(known.first) == folded(*arguments_.value); });
        const auto shown = !chosen.empty() ? std::string_view{ chosen }
            : kind                         ? Meanings::known(*kind).of(*arguments_.value)
                                           : OrderStatuses{}.of(*arguments_.value);
        const auto listed = placeOnSheet(header);
        if (!listed && !chosen.empty())
            remembered.emplace(*arguments_.value, chosen);
        if (remembered.empty())
            choices_.meanings.erase(header);
        if (listed) {
            BOOST_OUTCOME_TRY(writeAndKeep(*listed, asked_.wording.word(std::string{ shown })));
        } else {
            keep("undo.chooseMeaning");
        }
        if (shown.empty())
            return said({ "choose.noMeaning", { { "value", *arguments_.value } } });
        return said({ "choose.meaning", { { "value", *arguments_.value }, { "meaning", WordArgument{ std::string{ shown } } } } });
    }

private:
    Said said(const Message& message) const { return { asked_.say(message) }; }

    static Message wrong(std::string_view argument)
    {
        return { "error.command.argument", { { "argument", std::string{ argument } } } };
    }

    Result<void> begin()
    {
        BOOST_OUTCOME_TRY(const auto current,
            arguments_.range ? calc::tableNamed(call_.document, *arguments_.range) : tableMeant(call_.controller));
        // Its headers tell the columns; no row is needed.
        const auto columns = current.address.EndColumn - current.address.StartColumn;
        table_ = *calc::readTable(current.range->getCellRangeByPosition(0, 0, columns, 0), asked_.conventions);
        remembered_ = calc::rememberedChoices(call_.document);
        choices_ = remembered_.of(table_);
        recogniseAs(table_, choices_);
        return boost::outcome_v2::success();
    }

    std::string letters(std::size_t column) const { return columnName(table_.firstColumn + static_cast<std::int32_t>(column)); }

    Result<std::size_t> columnMeant() const
    {
        const auto& headers = table_.headers;
        if (const auto found = std::ranges::find(headers, *arguments_.column); found != headers.end())
            return static_cast<std::size_t>(found - headers.begin());
        for (std::size_t column = 0; column < headers.size(); ++column)
            if (letters(column) == *arguments_.column)
                return column;
        return Message{ "error.choose.noSuchColumn", { { "column", *arguments_.column } } };
    }

    /// The cell of the value's meaning, where it is listed on a sheet of ours.
    std::optional<Reference<table::XCell>> placeOnSheet(const std::string& header) const
    {
        for (const auto name : { calc::owned::stages, calc::owned::outcomes }) {
            const auto range = calc::meaningsRange(call_.document, name);
            if (!range.is())
                continue;
            const Table listed = *calc::readTable(range, asked_.conventions);
            const auto text = [&](int column, std::size_t row) {
                return listed.display(listed.columns[static_cast<std::size_t>(column)][row]);
            };
            for (std::size_t row = 0; row < listed.rows(); ++row)
                if (text(calc::MeaningsColumns::column, row) == header
                    && folded(text(calc::MeaningsColumns::value, row)) == folded(*arguments_.value))
                    return range->getCellByPosition(calc::MeaningsColumns::meaning, static_cast<sal_Int32>(row) + 1);
        }
        return {};
    }

    /// One step that takes both back.
    Result<void> writeAndKeep(const Reference<table::XCell>& cell, const std::string& word)
    {
        const auto sheet = Reference<sheet::XSheetCellRange> { cell, UNO_QUERY_THROW } -> getSpreadsheet();
        if (Reference<util::XProtectable> { sheet, UNO_QUERY_THROW } -> isProtected())
            return Message{ "error.classify.protected",
                { { "sheet", calc::utf8(Reference<container::XNamed> { sheet, UNO_QUERY_THROW } -> getName()) } } };
        calc::UndoStep step{ call_.document, asked_.wording.text("undo.chooseMeaning") };
        Reference<text::XTextRange> { cell, UNO_QUERY_THROW } -> setString(calc::unicode(word));
        keep("undo.chooseMeaning");
        step.finish();
        return boost::outcome_v2::success();
    }

    void keep(const char* title)
    {
        remembered_.remember(table_, choices_);
        calc::remember(call_.document, remembered_, asked_.wording.text(title), &noteChange);
        noteChange(call_.document);
    }

    const CommandCall& call_;
    const Asked& asked_;
    const Arguments& arguments_;
    Table table_;
    RememberedChoices remembered_;
    TableChoices choices_;
};

} // namespace

void chooseColumn(const CommandCall& call) { Choosing::run(call, &Choosing::column); }
void chooseMeaning(const CommandCall& call) { Choosing::run(call, &Choosing::meaning); }

} // namespace lifecycle::commands
