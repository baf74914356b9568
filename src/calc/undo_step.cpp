#include "calc/undo_step.hpp"
#include "calc/undo_action.hpp"
#include "calc/unicode.hpp"
#include "calc/view.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/sheet/XViewPane.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <memory>
#include <optional>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace
{

// LibreOffice 7.4: undoing the insertion of a sheet deletes the named database ranges of the sheet before it, and nothing brings
// them back. Adding a range first and removing it last makes undo restore all of them.
constexpr char guard[] = "Lifecycle_guard";

Reference<sheet::XDatabaseRanges> databaseRangesOf(const Reference<frame::XModel>& document)
{
    const Reference<beans::XPropertySet> properties{ document, UNO_QUERY_THROW };
    return { properties->getPropertyValue("DatabaseRanges"), UNO_QUERY_THROW };
}

Reference<sheet::XSpreadsheets> sheetsOf(const Reference<frame::XModel>& document)
{
    return Reference<sheet::XSpreadsheetDocument> { document, UNO_QUERY_THROW } -> getSheets();
}

/// What a window shows of a document: the sheet in front, what is selected there, and which cell is in the corner.
struct Shown {
    OUString sheet;
    std::optional<table::CellRangeAddress> selected; ///< none: a chart, or several ranges
    sal_Int32 column = 0, row = 0;
};

Shown shownNow(const Reference<frame::XModel>& document)
{
    Shown shown;
    const auto controller = document.is() ? document->getCurrentController() : nullptr;
    const Reference<sheet::XSpreadsheetView> view{ controller, UNO_QUERY };
    const Reference<container::XNamed> sheet{ view.is() ? view->getActiveSheet() : nullptr, UNO_QUERY };
    if (!sheet.is())
        return shown;
    shown.sheet = sheet->getName();
    const Reference<sheet::XCellRangeAddressable> selected{
        Reference<view::XSelectionSupplier>{ controller, UNO_QUERY_THROW } -> getSelection(), UNO_QUERY
    };
    if (selected.is())
        shown.selected = selected->getRangeAddress();
    if (const Reference<sheet::XViewPane> pane{ controller, UNO_QUERY }; pane.is()) {
        shown.column = pane->getFirstVisibleColumn();
        shown.row = pane->getFirstVisibleRow();
    }
    return shown;
}

void show(const Reference<frame::XModel>& document, const Shown& shown)
{
    const auto controller = document.is() ? document->getCurrentController() : nullptr;
    if (!controller.is() || !sheetsOf(document)->hasByName(shown.sheet))
        return;
    const Sheet sheet{ sheetsOf(document)->getByName(shown.sheet), UNO_QUERY_THROW };
    showSheet(controller, sheet);
    if (const auto& cells = shown.selected)
        Reference<view::XSelectionSupplier>{ controller, UNO_QUERY_THROW }->select(uno::Any{
            sheet->getCellRangeByPosition(cells->StartColumn, cells->StartRow, cells->EndColumn, cells->EndRow) });
    if (const Reference<sheet::XViewPane> pane{ controller, UNO_QUERY }; pane.is()) {
        pane->setFirstVisibleColumn(shown.column);
        pane->setFirstVisibleRow(shown.row);
    }
}

// LibreOffice's undo shows the last cells that it changed, and after the insertion of sheets any other sheet. The first action of a
// step, which is undone last, brings back what was seen when the command was called; the last one, done again last, what was seen
// when the step was undone.

void addFirstAction(const Reference<frame::XModel>& document)
{
    addUndoAction(document, {}, [shown = shownNow(document)](const auto& of) { show(of, shown); }, [](const auto&) {});
}

void addLastAction(const Reference<frame::XModel>& document)
{
    const auto shown = std::make_shared<Shown>();
    addUndoAction(document, {}, [=](const auto& of) { *shown = shownNow(of); }, [=](const auto& of) { show(of, *shown); });
}

} // namespace

UndoStep::UndoStep(const Reference<frame::XModel>& document, std::string_view title)
    : document_{ document }
    , undo_{ Reference<document::XUndoManagerSupplier>{ document, UNO_QUERY_THROW } -> getUndoManager() }
    , wasModified_{ static_cast<bool>(Reference<util::XModifiable> { document, UNO_QUERY_THROW } -> isModified()) }
{
    undo_->enterUndoContext(unicode(title));
    addFirstAction(document_);
    document_->lockControllers();
    databaseRangesOf(document_)->addNewByName(guard, table::CellRangeAddress{});
}

UndoStep::~UndoStep()
{
    if (!open_)
        return;
    try {
        takeBack();
    } catch (const uno::Exception&) {
        // The document is being closed: there is nothing left to take back.
    }
}

Sheet UndoStep::insertSheet(std::string_view name)
{
    const auto sheets = sheetsOf(document_);
    const auto wanted = unicode(name);
    sheets->insertNewByName(
        wanted, static_cast<sal_Int16>(Reference<container::XIndexAccess> { sheets, UNO_QUERY_THROW } -> getCount()));
    inserted_.push_back(wanted);
    return { sheets->getByName(wanted), UNO_QUERY_THROW };
}

void UndoStep::finish() { leave(); }

void UndoStep::leave()
{
    open_ = false;
    databaseRangesOf(document_)->removeByName(guard);
    document_->unlockControllers();
    addLastAction(document_);
    undo_->leaveUndoContext();
}

void UndoStep::takeBack()
{
    // LibreOffice 7.4 crashes when the insertion of a sheet is undone in a document without a view.
    const bool canUndo = inserted_.empty() || isSeen(document_);
    if (!canUndo)
        for (const auto& sheet : inserted_)
            sheetsOf(document_)->removeByName(sheet);
    leave();
    if (canUndo) {
        undo_->undo();
        undo_->clearRedo();
    }
    Reference<util::XModifiable> { document_, UNO_QUERY_THROW } -> setModified(wasModified_);
}

} // namespace lifecycle::calc
