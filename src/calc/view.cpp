#include "calc/view.hpp"

#include <com/sun/star/awt/XWindow2.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XViewFreezable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

namespace lifecycle::calc {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;

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
