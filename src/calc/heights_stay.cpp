#include "calc/heights_stay.hpp"

#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/weakref.hxx>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

void adjustHeights(const Reference<frame::XModel>& document, bool adjust)
{
    Reference<beans::XPropertySet>{ document, UNO_QUERY_THROW }->setPropertyValue("IsAdjustHeightEnabled", uno::Any{ adjust });
}

/// Where the stretch without heights begins or ends, for the undo, which passes it backwards, and the redo.
class Border final : public cppu::WeakImplHelper1<document::XUndoAction>
{
public:
    Border(const Reference<frame::XModel>& document, bool begins)
        : document_{ document }
        , begins_{ begins }
    {
    }

    OUString SAL_CALL getTitle() override { return "row heights"; } // never seen: it stands within a step
    void SAL_CALL undo() override { pass(begins_); }
    void SAL_CALL redo() override { pass(!begins_); }

private:
    void pass(bool adjust) const
    {
        try {
            if (const Reference<frame::XModel> document = document_; document.is())
                adjustHeights(document, adjust);
        } catch (const uno::Exception&) {
            // It takes longer; an exception here would break off the whole undo.
        }
    }

    uno::WeakReference<frame::XModel> document_; ///< whose list of undo actions holds this one
    bool begins_;
};

void addBorder(const Reference<frame::XModel>& document, bool begins)
{
    const Reference<document::XUndoManagerSupplier> supplier{ document, UNO_QUERY_THROW };
    supplier->getUndoManager()->addUndoAction(new Border{ document, begins });
}

} // namespace

HeightsStay::HeightsStay(const Reference<frame::XModel>& document)
    : document_{ document }
{
    addBorder(document_, true);
    adjustHeights(document_, false);
}

HeightsStay::~HeightsStay()
{
    try {
        adjustHeights(document_, true);
        addBorder(document_, false);
    } catch (const uno::Exception&) {
        // The document has gone.
    }
}

} // namespace lifecycle::calc
