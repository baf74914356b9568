// The rows of a new list are as high as Calc itself would have them.

#include "small_log.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>

using namespace lifecycle::tests;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace
{

Reference<css::beans::XPropertySet> row(const Document& document, const std::string& sheet, sal_Int32 number)
{
    const Reference<css::table::XColumnRowRange> cells{ document.sheet(sheet), UNO_QUERY_THROW };
    return { cells->getRows()->getByIndex(number - 1), UNO_QUERY_THROW };
}

sal_Int32 heightOf(const Document& document, const std::string& sheet, sal_Int32 number)
{
    return row(document, sheet, number)->getPropertyValue("Height").get<sal_Int32>();
}

/// As Calc finds it by itself.
sal_Int32 bestHeightOf(const Document& document, const std::string& sheet, sal_Int32 number)
{
    row(document, sheet, number)->setPropertyValue("OptimalHeight", css::uno::Any{ true });
    return heightOf(document, sheet, number);
}

void setDefaultFont(const Document& document, const std::string& property, float points)
{
    const auto families = Reference<css::style::XStyleFamiliesSupplier>{ document.model(), UNO_QUERY_THROW }->getStyleFamilies();
    const Reference<css::container::XNameAccess> styles{ families->getByName("CellStyles"), UNO_QUERY_THROW };
    const Reference<css::beans::XPropertySet> style{ styles->getByName("Default"), UNO_QUERY_THROW };
    style->setPropertyValue(officeText(property), css::uno::Any{ points });
}

/// Ann is the first customer of the log, its rows 2, 3 and 6.
void rename(const Document& document, const std::string& name)
{
    for (const auto* const cell : { "Orders.A2", "Orders.A3", "Orders.A6" })
        put(document, cell, { { name } });
}

void checkHeights(const Document& document, const std::string& sheet)
{
    for (sal_Int32 number = 1; number <= 4; ++number) {
        INFO(sheet << ", row " << number);
        const auto height = heightOf(document, sheet, number);
        CHECK(height == bestHeightOf(document, sheet, number));
    }
}

} // namespace

TEST_CASE("The rows of new lists are as high as the letters of the document's own style ask for")
{
    const std::string only = GENERATE("", "CharHeight", "CharHeightAsian");
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    const auto usual = heightOf(document, "Orders", 20);
    for (const std::string script : { "CharHeight", "CharHeightAsian", "CharHeightComplex" })
        if (only.empty() || script == only)
            setDefaultFont(document, script, 20);
    REQUIRE(classify(document, program).success);
    checkHeights(document, "Customers");
    checkHeights(document, "Stage log");
    if (only != "CharHeightAsian")
        CHECK(heightOf(document, "Customers", 2) > 1.5 * usual);
}

TEST_CASE("A customer whose name takes two lines, or two scripts, gets a row of its own height")
{
    const std::string name = GENERATE("Ann\nLee", "Ann \u5b89\u5a1c", "Ann \u05d7\u05e0\u05d4", "\u0410\u043d\u043d\u0430 \u2013 \u00c5nn");
    auto& program = office();
    const Document document{ program };
    fillSmallLog(document);
    rename(document, name);
    REQUIRE(classify(document, program).success);
    REQUIRE(textOf(document, "Customers.A2") == name);
    checkHeights(document, "Customers");
    if (name == "Ann\nLee")
        CHECK(heightOf(document, "Customers", 2) > heightOf(document, "Customers", 3));
}
