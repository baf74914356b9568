#include "calc/heights_stay.hpp"

#include "calc/undo_action.hpp"

namespace lifecycle::calc
{

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

/// LibreOffice counts: heights adjust when every `false` has had its `true`. So whoever else holds them goes on doing so.
void adjustHeights(const Reference<frame::XModel>& document, bool adjust)
{
    Reference<beans::XPropertySet>{ document, UNO_QUERY_THROW }->setPropertyValue("IsAdjustHeightEnabled", uno::Any{ adjust });
}

/// Where the stretch without heights begins or ends, for the undo, which passes it backwards, and the redo.
void addBorder(const Reference<frame::XModel>& document, bool begins)
{
    addUndoAction(
        document, {}, [=](const auto& of) { adjustHeights(of, begins); }, [=](const auto& of) { adjustHeights(of, !begins); });
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
