#include "calc/shown_stages.hpp"
#include "calc/owned_ranges.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

using Cells = uno::Sequence<uno::Sequence<Any>>;

Cells valuesOf(const Sheet& sheet, const table::CellRangeAddress& address)
{
    const auto range = sheet->getCellRangeByPosition(address.StartColumn, address.StartRow, address.EndColumn, address.EndRow);
    return Reference<sheet::XCellRangeData> { range, UNO_QUERY_THROW } -> getDataArray();
}

std::string textIn(const Any& cell)
{
    OUString text;
    cell >>= text;
    return utf8(text);
}

std::optional<double> numberIn(const Any& cell)
{
    double number = 0;
    return (cell >>= number) ? std::optional{ number } : std::nullopt;
}

/// The one cell of ours that this name stands for.
Any fact(const Sheet& sheet, std::string_view name)
{
    const auto place = ownedRange(sheet, owned::columnName(owned::stages, name));
    return place ? valuesOf(sheet, *place)[0][0] : Any{};
}

std::uint32_t colourOf(const Sheet& sheet, sal_Int32 column, sal_Int32 row)
{
    sal_Int32 colour = 0;
    Reference<beans::XPropertySet>
    {
        sheet->getCellByPosition(column, row), UNO_QUERY_THROW
        } -> getPropertyValue("CellBackColor") >>= colour;
    return static_cast<std::uint32_t>(colour) & 0xffffff;
}

} // namespace

std::optional<ShownStages> shownStages(const Reference<frame::XModel>& document)
{
    const auto sheet = sheetOwning(document, owned::stages);
    if (!sheet.is())
        return {};
    const auto place = *ownedRange(sheet, owned::stages);
    const Cells cells = valuesOf(sheet, place);
    const auto columns = place.EndColumn - place.StartColumn + 1;
    if (columns < 2)
        return {};
    const bool hasContribution = columns > 3;

    ShownStages shown;
    if (hasContribution)
        shown.contributionHeader = textIn(cells[0][2]);
    for (sal_Int32 row = 1; row < cells.getLength(); ++row) {
        const auto customers = numberIn(cells[row][1]);
        if (!customers || *customers < 0)
            return {};
        shown.stages.push_back({ textIn(cells[row][0]), colourOf(sheet, place.StartColumn, place.StartRow + row),
            static_cast<std::size_t>(*customers), hasContribution ? numberIn(cells[row][2]) : std::nullopt,
            hasContribution ? numberIn(cells[row][3]) : std::nullopt });
    }
    shown.model = textIn(fact(sheet, "model"));
    if (const auto asOf = numberIn(fact(sheet, "as_of")))
        shown.asOf = static_cast<Day>(*asOf);
    if (const auto lastOrder = numberIn(fact(sheet, "last_order")))
        shown.lastOrder = static_cast<Day>(*lastOrder);
    if (const auto window = numberIn(fact(sheet, "window")))
        shown.window = static_cast<int>(*window);
    shown.rowsLeftOut = static_cast<std::size_t>(numberIn(fact(sheet, "left_out")).value_or(0));
    if (const auto warnings = ownedRange(sheet, owned::columnName(owned::stages, "warnings"))) {
        const Cells sentences = valuesOf(sheet, *warnings);
        for (const auto& sentence : sentences)
            shown.warnings.push_back(textIn(sentence[0]));
    }
    return shown;
}

} // namespace lifecycle::calc
