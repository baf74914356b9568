#include "calc/view.hpp"

#include <com/sun/star/awt/XWindow2.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/sheet/XSheetCellRangeContainer.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XViewFreezable.hpp>
#include <com/sun/star/sheet/XViewPane.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <algorithm>
#include <vector>
#include <com/sun/star/view/XSelectionSupplier.hpp>

namespace lifecycle::calc {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

bool isSeen(const Reference<frame::XModel>& document)
{
    const auto controller = document.is() ? document->getCurrentController() : nullptr;
    const auto frame = controller.is() ? controller->getFrame() : nullptr;
    if (!frame.is())
        return false;
    const Reference<awt::XWindow2> window{frame->getContainerWindow(), UNO_QUERY};
    return window.is() && window->isVisible();
}

std::optional<table::CellAddress> cursorIn(const Reference<frame::XController>& controller)
{
    const Reference<view::XSelectionSupplier> supplier{controller, UNO_QUERY};
    if (!supplier.is())
        return {};
    // Cells and ranges say where they are; several ranges, and shapes, do not.
    const Reference<sheet::XCellRangeAddressable> selected{supplier->getSelection(), UNO_QUERY};
    if (!selected.is())
        return {};
    const auto area = selected->getRangeAddress();
    return table::CellAddress{area.Sheet, area.StartColumn, area.StartRow};
}

std::size_t selectRows(const Reference<frame::XController>& controller, const Reference<table::XCellRange>& table,
    std::span<const std::uint32_t> rows)
{
    constexpr std::size_t runsAtMost = 500;
    const auto whole = Reference<sheet::XCellRangeAddressable>{table, UNO_QUERY_THROW}->getRangeAddress();
    std::vector<table::CellRangeAddress> runs;
    std::size_t selected = 0;
    for (const auto row : rows) {
        const auto at = whole.StartRow + 1 + static_cast<sal_Int32>(row);
        if (!runs.empty() && runs.back().EndRow + 1 == at)
            runs.back().EndRow = at;
        else if (runs.size() < runsAtMost)
            runs.push_back({whole.Sheet, whole.StartColumn, at, whole.EndColumn, at});
        else
            break;
        ++selected;
    }
    const Reference<view::XSelectionSupplier> view{controller, UNO_QUERY};
    if (runs.empty() || !view.is())
        return 0;
    const Reference<lang::XMultiServiceFactory> factory{controller->getModel(), UNO_QUERY_THROW};
    const Reference<sheet::XSheetCellRangeContainer> ranges{
        factory->createInstance("com.sun.star.sheet.SheetCellRanges"), UNO_QUERY_THROW};
    uno::Sequence<table::CellRangeAddress> addresses{static_cast<sal_Int32>(runs.size())};
    std::copy(runs.begin(), runs.end(), addresses.getArray());
    ranges->addRangeAddresses(addresses, false);
    showSheet(controller, Reference<sheet::XSheetCellRange>{table, UNO_QUERY_THROW}->getSpreadsheet());
    view->select(uno::Any{ranges});
    if (const Reference<sheet::XViewPane> pane{controller, UNO_QUERY}; pane.is()) {
        const auto seen = pane->getVisibleRange();
        const auto first = runs.front().StartRow;
        if (first < seen.StartRow || first > seen.EndRow)
            pane->setFirstVisibleRow(std::max<sal_Int32>(first - 2, 0));
    }
    return selected;
}

void showSheet(const Reference<frame::XController>& controller, const Sheet& sheet)
{
    if (const Reference<sheet::XSpreadsheetView> view{controller, UNO_QUERY}; view.is() && sheet.is())
        view->setActiveSheet(sheet);
}

void showCell(const Reference<frame::XController>& controller, const Sheet& sheet, sal_Int32 column, sal_Int32 row)
{
    if (const Reference<view::XSelectionSupplier> view{controller, UNO_QUERY}; view.is() && sheet.is())
        view->select(uno::Any{sheet->getCellByPosition(column, row)});
}

void freezeHeader(const Reference<frame::XController>& controller, const Sheet& sheet, int rows)
{
    showSheet(controller, sheet);
    if (const Reference<sheet::XViewFreezable> view{controller, UNO_QUERY}; view.is())
        view->freezeAtPosition(1, rows);
}

} // namespace lifecycle::calc
