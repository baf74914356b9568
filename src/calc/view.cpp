#include "calc/view.hpp"

#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XViewFreezable.hpp>

namespace lifecycle::calc {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;

void showSheet(const Reference<frame::XController>& controller, const Sheet& sheet)
{
    if (const Reference<sheet::XSpreadsheetView> view{controller, UNO_QUERY}; view.is() && sheet.is())
        view->setActiveSheet(sheet);
}

void freezeHeader(const Reference<frame::XController>& controller, const Sheet& sheet, int rows)
{
    showSheet(controller, sheet);
    if (const Reference<sheet::XViewFreezable> view{controller, UNO_QUERY}; view.is())
        view->freezeAtPosition(1, rows);
}

} // namespace lifecycle::calc
