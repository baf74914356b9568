#include "calc/paper.hpp"

#include <com/sun/star/awt/Point.hpp>
#include <com/sun/star/awt/Rectangle.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XUndoAction.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/drawing/XDrawPagesSupplier.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XHeaderFooterContent.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/text/XText.hpp>
#include <com/sun/star/text/XTextContent.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/weakref.hxx>

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

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
/// Letters of ten points are six high then: smaller ones are not read with pleasure.
constexpr sal_Int16 leastPercent = 60;
constexpr sal_Int32 margin = 1000; // 1/100 mm

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

Reference<beans::XPropertySet> styleOf(const Document& document, const Sheet& sheet)
{
    return { pageStylesOf(document)->getByName(get<OUString>({ sheet, UNO_QUERY_THROW }, "PageStyle")), UNO_QUERY_THROW };
}

void useStyle(const Sheet& sheet, const OUString& name)
{
    Reference<beans::XPropertySet> { sheet, UNO_QUERY_THROW } -> setPropertyValue("PageStyle", uno::Any{ name });
}

awt::Point cornerOf(const Sheet& sheet, sal_Int32 column, sal_Int32 row)
{
    return get<awt::Point>({ sheet->getCellByPosition(column, row), UNO_QUERY_THROW }, "Position");
}

/// What stands on a sheet besides its cells; in 1/100 mm.
std::vector<awt::Rectangle> drawingsOn(const Document& document, sal_Int32 sheet)
{
    const Reference<container::XIndexAccess> shapes{
        Reference<drawing::XDrawPagesSupplier>{ document, UNO_QUERY_THROW } -> getDrawPages()->getByIndex(sheet), UNO_QUERY_THROW
    };
    std::vector<awt::Rectangle> drawings;
    for (sal_Int32 index = 0; index < shapes->getCount(); ++index) {
        const Reference<drawing::XShape> shape{ shapes->getByIndex(index), UNO_QUERY_THROW };
        const auto corner = shape->getPosition();
        const auto size = shape->getSize();
        drawings.push_back({ corner.X, corner.Y, size.Width, size.Height });
    }
    return drawings;
}

/// To the right of everything that stands on a sheet, and below it; in 1/100 mm.
awt::Point endOf(const Sheet& sheet, std::span<const awt::Rectangle> drawings)
{
    const auto cursor = sheet->createCursor();
    Reference<sheet::XUsedAreaCursor> { cursor, UNO_QUERY_THROW } -> gotoEndOfUsedArea(false);
    const auto last = Reference<sheet::XCellRangeAddressable> { cursor, UNO_QUERY_THROW } -> getRangeAddress();
    auto end = cornerOf(sheet, last.EndColumn + 1, last.EndRow + 1);
    for (const auto& drawing : drawings) {
        end.X = std::max(end.X, drawing.X + drawing.Width);
        end.Y = std::max(end.Y, drawing.Y + drawing.Height);
    }
    return end;
}

sal_Int32 numberOf(const Sheet& sheet)
{
    return Reference<sheet::XCellRangeAddressable> { sheet, UNO_QUERY_THROW } -> getRangeAddress().Sheet;
}

/// What a page holds of a sheet at full size, in 1/100 mm.
sal_Int32 widthOfPage(const Reference<beans::XPropertySet>& style)
{
    return get<sal_Int32>(style, "Width") - get<sal_Int32>(style, "LeftMargin") - get<sal_Int32>(style, "RightMargin");
}

sal_Int32 heightOfPage(const Reference<beans::XPropertySet>& style)
{
    auto height = get<sal_Int32>(style, "Height") - get<sal_Int32>(style, "TopMargin") - get<sal_Int32>(style, "BottomMargin");
    for (const auto& [isOn, size] : { std::pair{ "HeaderIsOn", "HeaderHeight" }, std::pair{ "FooterIsOn", "FooterHeight" } })
        if (get<bool>(style, isOn))
            height -= get<sal_Int32>(style, size);
    return height;
}

/// LibreOffice's own undo knows nothing of the page styles of sheets.
class PaperAction final : public cppu::WeakImplHelper1<document::XUndoAction>
{
public:
    PaperAction(const Document& document, const OUString& sheet, const OUString& style, bool styleIsOurs)
        : document_{ document }
        , sheet_{ sheet }
        , style_{ style }
        , styleIsOurs_{ styleIsOurs }
    {
    }

    OUString SAL_CALL getTitle() override { return style_; }
    void SAL_CALL undo() override
    {
        try {
            if (const Document document = document_; document.is() && styleIsOurs_)
                pageStylesOf(document)->removeByName(style_);
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
                makeStyle(document, style_);
            const auto sheets = Reference<sheet::XSpreadsheetDocument> { document, UNO_QUERY_THROW } -> getSheets();
            useStyle(Sheet{ sheets->getByName(sheet_), UNO_QUERY_THROW }, style_);
        } catch (const uno::Exception&) {
            // It prints as any sheet does; an exception here would break off the whole redo.
        }
    }

private:
    uno::WeakReference<frame::XModel> document_; ///< whose list of undo actions holds this one
    OUString sheet_, style_;
    bool styleIsOurs_;
};

/// Gives the sheet the style that its width asks for, and repeats its first rows and columns where it goes on on another page.
void print(const Document& document, const Sheet& sheet, sal_Int32 titleRows, sal_Int32 titleColumns)
{
    OUString name{ onePageWide };
    bool isOurs = makeStyle(document, name);
    useStyle(sheet, name);
    if (const auto end = endOf(sheet, drawingsOn(document, numberOf(sheet))); end.X > widthOfPage(styleOf(document, sheet)) * 100 / leastPercent) {
        if (isOurs)
            pageStylesOf(document)->removeByName(name);
        name = severalPagesWide;
        isOurs = makeStyle(document, name);
        useStyle(sheet, name);
    }
    const auto sheetName = Reference<container::XNamed> { sheet, UNO_QUERY_THROW } -> getName();
    Reference<document::XUndoManagerSupplier>
    {
        document, UNO_QUERY_THROW
        } -> getUndoManager()->addUndoAction(new PaperAction{ document, sheetName, name, isOurs });

    const Reference<sheet::XPrintAreas> areas{ sheet, UNO_QUERY_THROW };
    table::CellRangeAddress titles;
    titles.Sheet = static_cast<sal_Int16>(numberOf(sheet));
    if (titleRows > 0) {
        titles.EndRow = titleRows - 1;
        areas->setTitleRows(titles);
        areas->setPrintTitleRows(true);
    }
    if (name == severalPagesWide) {
        titles.EndColumn = titleColumns - 1;
        areas->setTitleColumns(titles);
        areas->setPrintTitleColumns(true);
    }
}

} // namespace

void printList(const Document& document, const Sheet& sheet, sal_Int32 titleRows, sal_Int32 titleColumns)
{
    print(document, sheet, titleRows, titleColumns);
}

void printBlocks(const Document& document, const Sheet& sheet) { print(document, sheet, 0, 1); }

void breakBetween(const Document& document, const Sheet& sheet, std::span<const table::CellRangeAddress> blocks)
{
    const auto sheetRows = Reference<table::XColumnRowRange> { sheet, UNO_QUERY_THROW } -> getRows();
    const auto beginPage = [&](sal_Int32 row, bool begins) {
        Reference<beans::XPropertySet>{ sheetRows->getByIndex(row), UNO_QUERY_THROW }->setPropertyValue("IsStartOfNewPage", uno::Any{ begins });
    };
    for (const auto& block : blocks)
        for (auto row = block.StartRow; row <= block.EndRow; ++row)
            if (get<bool>({ sheetRows->getByIndex(row), UNO_QUERY_THROW }, "IsManualPageBreak"))
                beginPage(row, false);

    const auto style = styleOf(document, sheet);
    const auto drawings = drawingsOn(document, numberOf(sheet));
    const auto end = endOf(sheet, drawings);
    const auto percent = get<sal_Int16>(style, "ScaleToPagesX") > 0 ? std::min(100.0, 100.0 * widthOfPage(style) / std::max(end.X, 1))
                                                                    : static_cast<double>(get<sal_Int16>(style, "PageScale"));
    const auto page = static_cast<sal_Int32>(heightOfPage(style) * 100 / std::max(percent, 1.0));

    // A chart that reaches down beside the next block holds the two together.
    std::vector<sal_Int32> rows, tops, bottoms;
    for (const auto& block : blocks) {
        const auto top = cornerOf(sheet, 0, block.StartRow).Y;
        if (std::ranges::any_of(drawings, [&](const auto& drawing) { return drawing.Y < top && drawing.Y + drawing.Height > top; }))
            continue;
        if (!rows.empty())
            bottoms.push_back(cornerOf(sheet, 0, block.StartRow - 1).Y);
        rows.push_back(block.StartRow);
        tops.push_back(top);
    }
    bottoms.push_back(end.Y);

    sal_Int32 begun = 0; // where the page begins
    for (std::size_t part = 0; part < rows.size(); ++part) {
        const auto top = tops[part], bottom = bottoms[part];
        // Of a part that is longer than a page: its first rows, and its charts.
        auto together = bottom;
        if (bottom - top > page) {
            together = top + page / 5;
            for (const auto& drawing : drawings)
                if (top <= drawing.Y && drawing.Y < bottom)
                    together = std::max(together, drawing.Y + drawing.Height);
        }
        if (together - begun > page && top > begun) {
            beginPage(rows[part], true);
            begun = top;
        }
        while (bottom - begun > page)
            begun += page;
    }
}

} // namespace lifecycle::calc
