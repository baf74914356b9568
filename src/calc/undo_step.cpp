#include "calc/undo_step.hpp"
#include "calc/unicode.hpp"
#include "calc/view.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XUndoAction.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/weakref.hxx>

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

/// Undoing and doing again the insertion of sheets leaves another one in front. The first action of a step, which is undone last, brings
/// back the sheet from which the command was called; the last one, done again last, what was in front when the step was undone.
class ShownSheet final : public cppu::WeakImplHelper1<document::XUndoAction>
{
public:
    enum class Stands { first, last };
    ShownSheet(const Reference<frame::XModel>& document, Stands stands)
        : document_{ document }
        , stands_{ stands }
        , sheet_{ inFront(document) }
    {
    }

    OUString SAL_CALL getTitle() override { return {}; }
    void SAL_CALL undo() override
    {
        if (stands_ == Stands::first)
            show();
        else
            sheet_ = inFront(document_);
    }
    void SAL_CALL redo() override
    {
        if (stands_ == Stands::last)
            show();
    }

private:
    static OUString inFront(const Reference<frame::XModel>& document)
    {
        const Reference<sheet::XSpreadsheetView> view{ document.is() ? document->getCurrentController() : nullptr, UNO_QUERY };
        const Reference<container::XNamed> sheet{ view.is() ? view->getActiveSheet() : nullptr, UNO_QUERY };
        return sheet.is() ? sheet->getName() : OUString{};
    }
    /// An exception here would break off the whole undo.
    void show() const
    {
        try {
            const Reference<frame::XModel> document{ document_ };
            if (document.is() && sheetsOf(document)->hasByName(sheet_))
                showSheet(document->getCurrentController(), Sheet{ sheetsOf(document)->getByName(sheet_), UNO_QUERY_THROW });
        } catch (const uno::Exception&) {
            // Another sheet is in front then.
        }
    }

    uno::WeakReference<frame::XModel> document_; ///< whose list of undo actions holds this one
    Stands stands_;
    OUString sheet_;
};

} // namespace

UndoStep::UndoStep(const Reference<frame::XModel>& document, std::string_view title)
    : document_{ document }
    , undo_{ Reference<document::XUndoManagerSupplier>{ document, UNO_QUERY_THROW } -> getUndoManager() }
    , wasModified_{ static_cast<bool>(Reference<util::XModifiable> { document, UNO_QUERY_THROW } -> isModified()) }
{
    undo_->enterUndoContext(unicode(title));
    undo_->addUndoAction(new ShownSheet{ document_, ShownSheet::Stands::first });
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
    undo_->addUndoAction(new ShownSheet{ document_, ShownSheet::Stands::last });
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
