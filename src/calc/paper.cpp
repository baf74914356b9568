#include "calc/paper.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XUndoAction.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/weakref.hxx>

#include <algorithm>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace
{

using Document = Reference<frame::XModel>;

constexpr char styleName[] = "Lifecycle";

Reference<container::XNameContainer> pageStylesOf(const Document& document)
{
    const auto families = Reference<style::XStyleFamiliesSupplier> { document, UNO_QUERY_THROW } -> getStyleFamilies();
    return { families->getByName("PageStyles"), UNO_QUERY_THROW };
}

/// The document's default paper, turned to lie across.
void layAcross(const Reference<beans::XPropertySet>& style)
{
    sal_Int32 width = 0, height = 0;
    style->getPropertyValue("Width") >>= width;
    style->getPropertyValue("Height") >>= height;
    style->setPropertyValue("IsLandscape", uno::Any{ true });
    style->setPropertyValue("Width", uno::Any{ std::max(width, height) });
    style->setPropertyValue("Height", uno::Any{ std::min(width, height) });
}

/// True: the style was not there.
bool makeStyle(const Document& document)
{
    const auto styles = pageStylesOf(document);
    if (styles->hasByName(styleName))
        return false;
    const Reference<lang::XMultiServiceFactory> factory{ document, UNO_QUERY_THROW };
    const Reference<beans::XPropertySet> style{ factory->createInstance("com.sun.star.style.PageStyle"), UNO_QUERY_THROW };
    styles->insertByName(styleName, uno::Any{ style });
    layAcross(style);
    style->setPropertyValue("ScaleToPagesX", uno::Any{ sal_Int16{ 1 } });
    style->setPropertyValue("ScaleToPagesY", uno::Any{ sal_Int16{ 0 } });
    return true;
}

void useStyle(const Sheet& sheet)
{
    Reference<beans::XPropertySet> { sheet, UNO_QUERY_THROW } -> setPropertyValue("PageStyle", uno::Any{ OUString{ styleName } });
}

/// LibreOffice's own undo knows nothing of the page styles of sheets.
class PaperAction final : public cppu::WeakImplHelper1<document::XUndoAction>
{
public:
    PaperAction(const Document& document, const OUString& sheet, bool styleIsOurs)
        : document_{ document }
        , sheet_{ sheet }
        , styleIsOurs_{ styleIsOurs }
    {
    }

    OUString SAL_CALL getTitle() override { return OUString{ styleName }; }
    void SAL_CALL undo() override
    {
        try {
            if (const Document document = document_; document.is() && styleIsOurs_)
                pageStylesOf(document)->removeByName(styleName);
        } catch (const uno::Exception&) {
            // The user has removed the style: there is nothing left to take back.
        }
    }
    void SAL_CALL redo() override
    {
        try {
            const Document document = document_;
            if (!document.is())
                return;
            if (styleIsOurs_)
                makeStyle(document);
            const auto sheets = Reference<sheet::XSpreadsheetDocument> { document, UNO_QUERY_THROW } -> getSheets();
            useStyle(Sheet{ sheets->getByName(sheet_), UNO_QUERY_THROW });
        } catch (const uno::Exception&) {
            // It prints as any sheet does; an exception here would break off the whole redo.
        }
    }

private:
    uno::WeakReference<frame::XModel> document_; ///< whose list of undo actions holds this one
    OUString sheet_;
    bool styleIsOurs_;
};

} // namespace

void printAcross(const Document& document, const Sheet& sheet)
{
    const bool styleIsOurs = makeStyle(document);
    useStyle(sheet);
    const auto name = Reference<container::XNamed> { sheet, UNO_QUERY_THROW } -> getName();
    Reference<document::XUndoManagerSupplier>
    {
        document, UNO_QUERY_THROW
        } -> getUndoManager()->addUndoAction(new PaperAction{ document, name, styleIsOurs });
}

} // namespace lifecycle::calc
