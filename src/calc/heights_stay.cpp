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

/// One line of letters, digits and signs below the Hebrew block, or of the signs from U+2000 to U+2BFF: what LibreOffice takes as
/// Latin, or as of no script.
bool isPlain(std::string_view utf8)
{
    constexpr unsigned char firstPrinted = 0x20, leadsHebrew = 0xd6, leadsSigns = 0xe2, afterSigns = 0xb0;
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const auto byte = static_cast<unsigned char>(utf8[at]);
        const bool isSign = byte == leadsSigns && at + 1 < utf8.size() && static_cast<unsigned char>(utf8[at + 1]) < afterSigns;
        if (byte < firstPrinted || (byte >= leadsHebrew && !isSign))
            return false;
    }
    return true;
}

} // namespace

bool needHeights(const Texts& texts, const Sheet& sheet)
{
    // Numbers are as high as the letters of the office's own script, which may be the Asian or the complex one.
    const Reference<beans::XPropertySet> font{ sheet, UNO_QUERY_THROW };
    const auto height = font->getPropertyValue("CharHeight");
    if (height != font->getPropertyValue("CharHeightAsian") || height != font->getPropertyValue("CharHeightComplex"))
        return true;
    for (std::size_t id = 0; id < texts.size(); ++id)
        if (!isPlain(texts[static_cast<TextId>(id)]))
            return true;
    return false;
}

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
