#include "calc/paper.hpp"

#include "calc/printed_page.hpp"
#include "calc/undo_action.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XHeaderFooterContent.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/text/XText.hpp>
#include <com/sun/star/text/XTextContent.hpp>

#include <algorithm>
#include <initializer_list>

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

constexpr char onePageWide[] = "Lifecycle", severalPagesWide[] = "Lifecycle wide";

Reference<container::XNameContainer> pageStylesOf(const Document& document)
{
    const auto families = Reference<style::XStyleFamiliesSupplier> { document, UNO_QUERY_THROW } -> getStyleFamilies();
    return { families->getByName("PageStyles"), UNO_QUERY_THROW };
}

template <class T> T get(const Reference<beans::XPropertySet>& of, const char* name)
{
    T value{};
    of->getPropertyValue(OUString::createFromAscii(name)) >>= value;
    return value;
}

/// The document's default paper, turned to lie across.
void layAcross(const Reference<beans::XPropertySet>& style)
{
    const auto width = get<sal_Int32>(style, "Width"), height = get<sal_Int32>(style, "Height");
    style->setPropertyValue("IsLandscape", uno::Any{ true });
    style->setPropertyValue("Width", uno::Any{ std::max(width, height) });
    style->setPropertyValue("Height", uno::Any{ std::min(width, height) });
    for (const char* const side : { "LeftMargin", "RightMargin", "TopMargin", "BottomMargin" })
        style->setPropertyValue(OUString::createFromAscii(side), uno::Any{ margin });
}

/// At the foot: the sheet's name to the left, the page and how many there are to the right.
void numberPages(const Document& document, const Reference<beans::XPropertySet>& style)
{
    const Reference<lang::XMultiServiceFactory> factory{ document, UNO_QUERY_THROW };
    const auto write = [&](const Reference<text::XText>& text, const std::initializer_list<const char*> fields) {
        text->setString({});
        const Reference<text::XTextRange> range{ text->createTextCursor(), UNO_QUERY_THROW };
        const Reference<text::XTextCursor> cursor{ range, UNO_QUERY_THROW };
        for (const char* const field : fields) {
            cursor->gotoEnd(false);
            if (field != *fields.begin())
                text->insertString(range, " / ", false);
            cursor->gotoEnd(false);
            text->insertTextContent(
                range, { factory->createInstance(OUString::createFromAscii(field)), UNO_QUERY_THROW }, false);
        }
    };
    style->setPropertyValue("HeaderIsOn", uno::Any{ false });
    style->setPropertyValue("FooterIsOn", uno::Any{ true });
    style->setPropertyValue("FirstPageNumber", uno::Any{ sal_Int16{ 0 } }); // goes on from the sheet before
    const Reference<sheet::XHeaderFooterContent> foot{ style->getPropertyValue("RightPageFooterContent"), UNO_QUERY_THROW };
    write(foot->getLeftText(), { "com.sun.star.text.TextField.SheetName" });
    write(foot->getCenterText(), {});
    write(foot->getRightText(), { "com.sun.star.text.TextField.PageNumber", "com.sun.star.text.TextField.PageCount" });
    style->setPropertyValue("RightPageFooterContent", uno::Any{ foot });
}

/// True: the style was not there.
bool makeStyle(const Document& document, const OUString& name)
{
    const auto styles = pageStylesOf(document);
    if (styles->hasByName(name))
        return false;
    const Reference<lang::XMultiServiceFactory> factory{ document, UNO_QUERY_THROW };
    const Reference<beans::XPropertySet> style{ factory->createInstance("com.sun.star.style.PageStyle"), UNO_QUERY_THROW };
    styles->insertByName(name, uno::Any{ style });
    layAcross(style);
    numberPages(document, style);
    if (name == severalPagesWide) {
        style->setPropertyValue("PageScale", uno::Any{ leastPercent });
    } else {
        style->setPropertyValue("ScaleToPagesX", uno::Any{ sal_Int16{ 1 } });
        style->setPropertyValue("ScaleToPagesY", uno::Any{ sal_Int16{ 0 } });
    }
    return true;
}

OUString nameOfStyle(const Sheet& sheet) { return get<OUString>({ sheet, UNO_QUERY_THROW }, "PageStyle"); }

void useStyle(const Sheet& sheet, const OUString& name)
{
    Reference<beans::XPropertySet> { sheet, UNO_QUERY_THROW } -> setPropertyValue("PageStyle", uno::Any{ name });
}

sal_Int32 numberOf(const Sheet& sheet)
{
    return addressOf(sheet).Sheet;
}

/// LibreOffice's own undo knows nothing of the page styles of sheets.
void addUndo(const Document& document, const Sheet& sheet, const OUString& before, const OUString& now, bool isOurs)
{
    const auto sheetName = Reference<container::XNamed>{ sheet, UNO_QUERY_THROW }->getName();
    const auto use = [sheetName](const Document& of, const OUString& style) {
        const auto sheets = Reference<sheet::XSpreadsheetDocument>{ of, UNO_QUERY_THROW }->getSheets();
        useStyle(Sheet{ sheets->getByName(sheetName), UNO_QUERY_THROW }, style);
    };
    addUndoAction(
        document, {},
        [=](const Document& of) {
            use(of, before);
            if (isOurs)
                pageStylesOf(of)->removeByName(now);
        },
        [=](const Document& of) {
            if (isOurs)
                makeStyle(of, now);
            use(of, now);
        });
}

/// Gives the sheet the style that its width asks for, and repeats its first rows and columns where it goes on on another page.
void print(const Document& document, const Sheet& sheet, sal_Int32 titleRows, sal_Int32 titleColumns)
{
    // Calc finds the pages of a sheet anew for every setting: it gets those alone that stay.
    const auto before = nameOfStyle(sheet);
    OUString name{ onePageWide };
    bool isOurs = makeStyle(document, name);
    const Reference<beans::XPropertySet> onePage{ pageStylesOf(document)->getByName(name), UNO_QUERY_THROW };
    if (endOf(sheet, drawingsOn(document, sheet)).X > widthOfPage(onePage) * 100 / leastPercent) {
        if (isOurs)
            pageStylesOf(document)->removeByName(name);
        name = severalPagesWide;
        isOurs = makeStyle(document, name);
    }
    if (name == before)
        return;
    useStyle(sheet, name);
    addUndo(document, sheet, before, name, isOurs);

    const Reference<sheet::XPrintAreas> areas{ sheet, UNO_QUERY_THROW };
    table::CellRangeAddress titles;
    titles.Sheet = static_cast<sal_Int16>(numberOf(sheet));
    if (titleRows > 0) {
        titles.EndRow = titleRows - 1;
        areas->setTitleRows(titles);
    }
    if (name == severalPagesWide) {
        titles.EndColumn = titleColumns - 1;
        areas->setTitleColumns(titles);
    }
}

} // namespace

void printList(const Document& document, const Sheet& sheet, sal_Int32 titleRows, sal_Int32 titleColumns)
{
    print(document, sheet, titleRows, titleColumns);
}

bool printsAsBlocks(const Sheet& sheet)
{
    const auto name = nameOfStyle(sheet);
    return name == onePageWide || name == severalPagesWide;
}

void printBlocks(const Document& document, const Sheet& sheet) { print(document, sheet, 0, 1); }

void repeatHeader(const Sheet& sheet, std::optional<sal_Int32> before, std::optional<sal_Int32> now)
{
    const Reference<sheet::XPrintAreas> areas{ sheet, UNO_QUERY_THROW };
    std::optional<sal_Int32> repeated;
    if (areas->getPrintTitleRows()) {
        const auto titles = areas->getTitleRows();
        repeated = titles.StartRow;
        if (titles.StartRow != titles.EndRow)
            return;
    }
    if (repeated != before || before == now)
        return;
    if (!now) {
        areas->setPrintTitleRows(false);
        return;
    }
    table::CellRangeAddress titles;
    titles.Sheet = static_cast<sal_Int16>(numberOf(sheet));
    titles.StartRow = titles.EndRow = *now;
    areas->setTitleRows(titles);
}

} // namespace lifecycle::calc
