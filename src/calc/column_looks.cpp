#include "calc/column_looks.hpp"

#include "calc/unicode.hpp"

#include <com/sun/star/table/CellHoriJustify.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>

#include <algorithm>
#include <cmath>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

constexpr std::size_t looked = 200; // rows, for the texts

/// In characters of the Latin script; those of Chinese and its neighbours are twice as wide.
std::size_t widthOf(const OUString& text)
{
    std::size_t width = 0;
    for (sal_Int32 index = 0; index < text.getLength(); ++index)
        width += text[index] >= 0x2e80 ? 2 : 1;
    return width;
}

/// A figure as it is shown.
std::size_t widthOf(double number, CellFormat format, bool isInCurrency)
{
    const auto digitsOf = [](double of) {
        const auto size = std::abs(of);
        return size < 10 ? std::size_t{ 1 } : static_cast<std::size_t>(std::log10(size)) + 1;
    };
    const std::size_t sign = number < 0, digits = digitsOf(number), grouped = digits + (digits - 1) / 3;
    switch (format) {
    case CellFormat::text:
    case CellFormat::paragraph:
        return 0; // shown with as many digits as find room
    case CellFormat::whole:
        return sign + grouped;
    case CellFormat::decimals:
        return sign + digits + 2;
    case CellFormat::hundredths:
        return sign + digits + 3;
    case CellFormat::chance:
        return sign + digits + 4;
    case CellFormat::parameter:
        return sign + digits + 5;
    case CellFormat::money:
        return sign + grouped + (isInCurrency ? 7 : 3);
    case CellFormat::share:
        return sign + digitsOf(100 * number) + 4;
    case CellFormat::date:
        break;
    }
    return 10;
}

} // namespace

bool holdsFigures(const GridColumn& column)
{
    return column.format != CellFormat::text
        || std::ranges::any_of(
            column.values.begin(), column.values.begin() + static_cast<std::ptrdiff_t>(std::min(looked, column.values.size())),
            [](const Value value) { return value.isNumber(); });
}

void setApart(const Reference<table::XCellRange>& texts)
{
    constexpr sal_Int16 indent = 250; // 1/100 mm
    const Reference<beans::XPropertySet> properties{ texts, UNO_QUERY_THROW };
    properties->setPropertyValue("HoriJustify", uno::Any{ table::CellHoriJustify_LEFT });
    properties->setPropertyValue("ParaIndent", uno::Any{ indent });
}

void setTextsApart(const Sheet& sheet, ColumnPlaces columns, sal_Int32 firstRow, sal_Int32 lastRow, const Grid& grid)
{
    for (std::size_t column = 1; column < columns.size(); ++column)
        if (!holdsFigures(grid.columns[column]) && holdsFigures(grid.columns[column - 1]) && columns[column] == columns[column - 1] + 1)
            setApart(sheet->getCellRangeByPosition(columns[column], firstRow, columns[column], lastRow));
}

void setWidths(const Sheet& sheet, ColumnPlaces columns, const Grid& grid)
{
    // In 1/100 mm: a digit of the default font at 10 points, the margins with the arrow of the filter, the narrowest, the widest.
    constexpr sal_Int32 character = 170, margins = 800, narrowest = 1'800, widest = 17'500;
    const auto sheetColumns = Reference<table::XColumnRowRange> { sheet, UNO_QUERY_THROW } -> getColumns();
    for (std::size_t index = 0; index < columns.size(); ++index) {
        const auto& column = grid.columns[index];
        auto characters = widthOf(unicode(column.header));
        if (column.format == CellFormat::date || column.format == CellFormat::money)
            characters = std::max<std::size_t>(characters, grid.moneyFormat && column.format == CellFormat::money ? 14 : 10);
        for (const auto value : column.values)
            if (value.isNumber())
                characters = std::max(characters, widthOf(value.number(), column.format, grid.moneyFormat.has_value()));
        for (std::size_t row = 0; row < std::min(looked, column.values.size()); ++row)
            if (column.values[row].isText())
                characters = std::max(characters, widthOf(unicode(grid.texts[column.values[row].text()])));
        const auto width = std::clamp(
            static_cast<sal_Int32>(std::min<std::size_t>(characters, 1'000)) * character + margins, narrowest, widest);
        Reference<beans::XPropertySet>
        {
            sheetColumns->getByIndex(columns[index]), UNO_QUERY_THROW
            } -> setPropertyValue("Width", uno::Any{ width });
    }
}

} // namespace lifecycle::calc
