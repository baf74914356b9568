#include "harness/cells.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XArrayFormulaRange.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/text/XTextRange.hpp>

#include <algorithm>

namespace lifecycle::harness {

namespace {

    using css::uno::Any;
    using css::uno::Reference;
    using css::uno::Sequence;
    using css::uno::UNO_QUERY_THROW;

    Any anyOf(const CellValue& value)
    {
        if (const double* number = std::get_if<double>(&value))
            return Any(*number);
        if (const std::string* text = std::get_if<std::string>(&value))
            return Any(officeText(*text));
        return Any(rtl::OUString());
    }

    CellValue valueOf(const Any& any)
    {
        double number = 0;
        rtl::OUString text;
        if (any >>= number)
            return number;
        if ((any >>= text) && !text.isEmpty())
            return utf8(text);
        return {};
    }

} // namespace

Reference<css::table::XCellRange> rangeOf(const Document& document, const std::string& address)
{
    const std::size_t dot = address.rfind('.');
    if (dot != std::string::npos)
        return document.sheet(address.substr(0, dot))->getCellRangeByName(officeText(address.substr(dot + 1)));
    const Reference<css::container::XIndexAccess> sheets(document.spreadsheets()->getSheets(), UNO_QUERY_THROW);
    return Reference<css::table::XCellRange>(sheets->getByIndex(0), UNO_QUERY_THROW)->getCellRangeByName(officeText(address));
}

Reference<css::table::XCell> cell(const Document& document, const std::string& address)
{
    return rangeOf(document, address)->getCellByPosition(0, 0);
}

void put(const Document& document, const std::string& topLeft, const Rows& rows)
{
    std::size_t width = 0;
    for (const std::vector<CellValue>& row : rows)
        width = std::max(width, row.size());
    if (width == 0)
        return;
    Sequence<Sequence<Any>> data(static_cast<sal_Int32>(rows.size()));
    Sequence<Any>* line = data.getArray();
    for (const std::vector<CellValue>& row : rows) {
        line->realloc(static_cast<sal_Int32>(width));
        std::fill_n(std::transform(row.begin(), row.end(), line->getArray(), anyOf), width - row.size(), Any(rtl::OUString()));
        ++line;
    }
    const Reference<css::sheet::XCellRangeAddressable> first(rangeOf(document, topLeft), UNO_QUERY_THROW);
    const css::table::CellRangeAddress place = first->getRangeAddress();
    const Reference<css::container::XIndexAccess> sheets(document.spreadsheets()->getSheets(), UNO_QUERY_THROW);
    const Reference<css::table::XCellRange> sheet(sheets->getByIndex(place.Sheet), UNO_QUERY_THROW);
    const Reference<css::sheet::XCellRangeData> target(
        sheet->getCellRangeByPosition(place.StartColumn, place.StartRow, place.StartColumn + static_cast<sal_Int32>(width) - 1,
                                      place.StartRow + static_cast<sal_Int32>(rows.size()) - 1),
        UNO_QUERY_THROW);
    target->setDataArray(data);
}

Rows valuesOf(const Document& document, const std::string& range)
{
    const Reference<css::sheet::XCellRangeData> source(rangeOf(document, range), UNO_QUERY_THROW);
    const Sequence<Sequence<Any>> data = source->getDataArray();
    Rows rows;
    for (const Sequence<Any>& line : data) {
        std::vector<CellValue> row;
        for (const Any& any : line)
            row.push_back(valueOf(any));
        rows.push_back(std::move(row));
    }
    return rows;
}

void type(const Document& document, const std::string& address, const std::string& formula)
{
    cell(document, address)->setFormula(officeText(formula));
}

void typeArray(const Document& document, const std::string& range, const std::string& formula)
{
    Reference<css::sheet::XArrayFormulaRange>(rangeOf(document, range), UNO_QUERY_THROW)->setArrayFormula(officeText(formula));
}

std::string textOf(const Document& document, const std::string& address)
{
    return utf8(Reference<css::text::XTextRange>(cell(document, address), UNO_QUERY_THROW)->getString());
}

double valueOf(const Document& document, const std::string& address)
{
    return cell(document, address)->getValue();
}

std::string formulaOf(const Document& document, const std::string& address)
{
    return utf8(cell(document, address)->getFormula());
}

int errorOf(const Document& document, const std::string& address)
{
    return cell(document, address)->getError();
}

} // namespace lifecycle::harness
