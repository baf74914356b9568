#include "commands/described_table.hpp"

#include "calc/model_sheets.hpp"
#include "calc/options.hpp"
#include "calc/unicode.hpp"
#include "calc/view.hpp"
#include "commands/document_state.hpp"

#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <algorithm>

namespace lifecycle::commands
{

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;

std::string selectionIn(const Reference<frame::XController>& controller)
{
    const Reference<view::XSelectionSupplier> supplier{ controller, UNO_QUERY };
    const auto selection = supplier.is() ? supplier->getSelection() : uno::Any{};
    if (const Reference<sheet::XSheetCellRanges> several{ selection, UNO_QUERY }; several.is())
        return calc::utf8(several->getRangeAddressesAsString());
    const Reference<table::XCellRange> one{ selection, UNO_QUERY };
    return one.is() ? calc::formulaPlaceOf(one) : std::string{};
}

Result<calc::CurrentTable> tableMeant(const Reference<frame::XController>& controller)
{
    const auto document = controller->getModel();
    const auto& state = stateOf(document);
    if (!state.choice.fixedTable.empty())
        return calc::tableNamed(document, state.choice.fixedTable);
    if (state.selected && state.selected->rows == selectionIn(controller))
        return calc::tableNamed(document, state.selected->table);
    if (!state.choice.table.empty() && calc::modelInFront(controller))
        if (auto last = calc::tableNamed(document, state.choice.table))
            return last;
    return calc::tableAtCursor(controller);
}

std::shared_ptr<const Result<calc::TableDescription>> describedTable(const Reference<uno::XComponentContext>& context,
    const Reference<frame::XController>& controller, std::string_view language)
{
    const auto document = controller->getModel();
    auto& state = stateOf(document);
    auto& described = state.described;
    if (described && state.running)
        return described->table;
    using Described = Result<calc::TableDescription>;
    const auto current = tableMeant(controller);
    if (!current) {
        described = { std::make_shared<const Described>(current.error()), state.changes };
        return described->table;
    }
    const auto& table = current.value();
    const auto isSame = [&](const calc::TableDescription& known) {
        return known.place == calc::placeOf(table.range) && known.isOurs == table.ofOurSheet && known.language == language
            && known.usualModel == calc::options(context).model;
    };
    if (!described || described->changes != state.changes || !*described->table || !isSame(described->table->value())) {
        const auto changes = state.changes;
        described = { std::make_shared<const Described>(
                          calc::describeTable(context, document, table, state.choice.onlyVisible, language)),
            changes };
    }
    state.choice.table = described->table->value().range;
    return described->table;
}

std::optional<Message> leftOutAtCursor(const Reference<frame::XController>& controller, const calc::TableDescription& table)
{
    const auto cursor = calc::cursorIn(controller);
    if (!cursor || table.isOurs)
        return {};
    const auto current = calc::tableNamed(controller->getModel(), table.range);
    if (!current)
        return {};
    const auto& address = current.value().address;
    const bool within = cursor->Sheet == address.Sheet && cursor->Row > address.StartRow && cursor->Row <= address.EndRow
        && cursor->Column >= address.StartColumn && cursor->Column <= address.EndColumn;
    const auto row = static_cast<std::uint32_t>(cursor->Row - address.StartRow - 1);
    const auto found = std::ranges::find(table.leftOutRows, row, &LeftOut::row);
    if (!within || found == table.leftOutRows.end())
        return {};
    return Message{ "panel.customer.leftOut",
        { { "reason", Message{ std::string{ keyOf(found->reason) }, {} } },
            { "place", table.columns[found->column].letter + std::to_string(cursor->Row + 1) } } };
}

} // namespace lifecycle::commands
