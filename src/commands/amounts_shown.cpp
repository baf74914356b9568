#include "commands/amounts_shown.hpp"

#include "domain/fields.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include <array>

namespace lifecycle::commands
{

using namespace com::sun::star;
using calc::CellFormat;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

constexpr std::array<std::string_view, 4> amountFields{ field::amount, "contribution", "revenue", "deal value" };

void makeWhole(CellFormat& format)
{
    if (format == CellFormat::money)
        format = CellFormat::whole;
}

} // namespace

AmountsShown amountsShown(const Reference<frame::XModel>& document, const Reference<table::XCellRange>& table,
    const Recognition& recognition, const std::optional<int>& decimals)
{
    for (const auto name : amountFields)
        if (const auto column = recognition.column(name)) {
            const Reference<beans::XPropertySet> cell{ table->getCellByPosition(static_cast<sal_Int32>(*column), 1), UNO_QUERY_THROW };
            sal_Int32 key = 0;
            cell->getPropertyValue("NumberFormat") >>= key;
            const auto format
                = Reference<util::XNumberFormatsSupplier>{ document, UNO_QUERY_THROW } -> getNumberFormats() -> getByKey(key);
            bool isGeneral = true;
            sal_Int16 has = 0, type = 0;
            format->getPropertyValue("StandardFormat") >>= isGeneral;
            format->getPropertyValue("Decimals") >>= has;
            format->getPropertyValue("Type") >>= type;
            if ((type & util::NumberFormat::CURRENCY) && decimals.value_or(has) == has)
                return { false, key };
            return { decimals ? *decimals == 0 : !isGeneral && has == 0, {} };
        }
    return { decimals && *decimals == 0, {} };
}

void showAmounts(calc::Grid& grid, const AmountsShown& amounts)
{
    grid.moneyFormat = amounts.currency;
    for (auto& column : grid.columns)
        if (amounts.whole)
            makeWhole(column.format);
}

void showAmounts(BlockPlan& plan, const AmountsShown& amounts)
{
    plan.moneyFormat = amounts.currency;
    if (!amounts.whole)
        return;
    for (auto& cell : plan.cells)
        makeWhole(cell.format);
    for (auto& chart : plan.charts)
        makeWhole(chart.valueFormat);
}

} // namespace lifecycle::commands
