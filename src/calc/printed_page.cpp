#include "calc/printed_page.hpp"
#include "calc/cell_areas.hpp"

#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/drawing/XDrawPagesSupplier.hpp>
#include <com/sun/star/drawing/XShape.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>

#include <algorithm>
#include <utility>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

template <class T> T get(const Reference<beans::XPropertySet>& of, const char* name)
{
    T value{};
    of->getPropertyValue(OUString::createFromAscii(name)) >>= value;
    return value;
}

} // namespace

Reference<beans::XPropertySet> pageStyleOf(const Reference<frame::XModel>& document, const Sheet& sheet)
{
    const auto families = Reference<style::XStyleFamiliesSupplier>{ document, UNO_QUERY_THROW }->getStyleFamilies();
    const Reference<container::XNameAccess> styles{ families->getByName("PageStyles"), UNO_QUERY_THROW };
    return { styles->getByName(get<OUString>({ sheet, UNO_QUERY_THROW }, "PageStyle")), UNO_QUERY_THROW };
}

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

sal_Int32 widestOnPage(const Reference<frame::XModel>& document, const Sheet& sheet)
{
    const auto style = pageStyleOf(document, sheet);
    return (std::max(get<sal_Int32>(style, "Width"), get<sal_Int32>(style, "Height")) - 2 * margin) * 100 / leastPercent;
}

std::vector<awt::Rectangle> drawingsOn(const Reference<frame::XModel>& document, const Sheet& sheet)
{
    const auto number = addressOf(sheet).Sheet;
    const Reference<drawing::XDrawPagesSupplier> pages{ document, UNO_QUERY_THROW };
    const Reference<container::XIndexAccess> shapes{ pages->getDrawPages()->getByIndex(number), UNO_QUERY_THROW };
    std::vector<awt::Rectangle> drawings;
    for (sal_Int32 index = 0; index < shapes->getCount(); ++index) {
        const Reference<drawing::XShape> shape{ shapes->getByIndex(index), UNO_QUERY_THROW };
        const auto corner = shape->getPosition();
        const auto size = shape->getSize();
        drawings.push_back({ corner.X, corner.Y, size.Width, size.Height });
    }
    return drawings;
}

awt::Point cornerOf(const Sheet& sheet, sal_Int32 column, sal_Int32 row)
{
    return get<awt::Point>({ sheet->getCellByPosition(column, row), UNO_QUERY_THROW }, "Position");
}

awt::Point endOf(const Sheet& sheet, std::span<const awt::Rectangle> drawings)
{
    const auto last = endOfUsedArea(sheet);
    auto end = cornerOf(sheet, last.EndColumn + 1, last.EndRow + 1);
    for (const auto& drawing : drawings) {
        end.X = std::max(end.X, drawing.X + drawing.Width);
        end.Y = std::max(end.Y, drawing.Y + drawing.Height);
    }
    return end;
}

} // namespace lifecycle::calc
