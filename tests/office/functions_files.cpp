// What a file keeps: formulas with our functions, and their values, saved with the extension, opened and saved again without it,
// and opened with it once more.

#include "harness/cells.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>

using namespace lifecycle::harness;

namespace {

const Rows modelAndRow{
    {"Stage", "Position", "points", "Expected contribution"},
    {"Low", 1.0, "<10", "low"},
    {"High", 2.0, ">=10", "high"},
    {CellValue{}, CellValue{}, CellValue{}, CellValue{}},
    {"customer", "order date", "points", "amount"},
    {"Ann", 45'292.0, 12.0, 30.0},
};

const Rows parameters{{"bgnbd", "gammagamma"}, {1.0, 2.0}, {10.0, 3.0}, {2.0, 6.0}, {3.0, CellValue{}}};

void write(const Document& document)
{
    put(document, "A1", modelAndRow);
    type(document, "F1", "=LIFECYCLE.STAGE(A5:D5;A6:D6;A1:D3)");
    type(document, "F2", "=LIFECYCLE.METRIC(A5:D6;\"Ann\";\"revenue\";\"2024-02-01\")");
    typeArray(document, "G1:H2", "=LIFECYCLE.MODEL(A1:D3)");
    put(document, "A8", parameters);
    type(document, "F3", "=LIFECYCLE.CLV(0;0;10;0;;0;A8:A12;B8:B11)");
}

void checkValues(const Document& document)
{
    CHECK(textOf(document, "F1") == "High");
    CHECK(valueOf(document, "F2") == 30);
    CHECK(textOf(document, "H1") == "Position");
    CHECK(valueOf(document, "H2") == 1);
    // 2 · 6/(3 − 1) an order; without end and discount E[1/p] = (a + b − 1)/(a − 1) orders.
    CHECK(valueOf(document, "F3") == Approx(6 * 4));
}

/// By the names that files and macros use, which never change; without the extension they come back in small letters.
void checkFormulas(const Document& document)
{
    const auto isFormula = [&](const char* address, const std::string& formula) {
        CHECK_THAT(formulaOf(document, address), Catch::Equals(formula, Catch::CaseSensitive::No));
    };
    isFormula("F1", "=ORG.CUSTOMERLIFECYCLE.FUNCTIONS.STAGE(A5:D5;A6:D6;A1:D3)");
    isFormula("F2", "=ORG.CUSTOMERLIFECYCLE.FUNCTIONS.METRIC(A5:D6;\"Ann\";\"revenue\";\"2024-02-01\")");
    isFormula("F3", "=ORG.CUSTOMERLIFECYCLE.FUNCTIONS.CLV(0;0;10;0;;0;A8:A12;B8:B11)");
    isFormula("G1", "{=ORG.CUSTOMERLIFECYCLE.FUNCTIONS.MODEL(A1:D3)}");
}

/// What a person sees in the cell, in English.
void checkShownFormula(const Document& document)
{
    const css::uno::Reference<css::beans::XPropertySet> cellF1(cell(document, "F1"), css::uno::UNO_QUERY_THROW);
    CHECK(cellF1->getPropertyValue("FormulaLocal") == css::uno::Any(rtl::OUString("=LIFECYCLE.STAGE(A5:D5,A6:D6,A1:D3)")));
}

} // namespace

TEST_CASE("Formulas and values stay in files, with the extension, without it and with it again", "[functions]")
{
    Office without{Office::Settings{.extension = false}};
    for (const std::string ending : {".ods", ".xlsx"}) {
        CAPTURE(ending);
        const auto saved = scratchFolder() / ("kept" + ending), savedWithout = scratchFolder() / ("kept_without" + ending);
        {
            Document document{office()};
            write(document);
            checkValues(document);
            checkFormulas(document);
            document.save(saved);
        }
        {
            INFO("opened with the extension");
            Document document{office(), saved};
            checkValues(document);
            checkFormulas(document);
            checkShownFormula(document);
        }
        {
            INFO("opened without the extension");
            Document document{without, saved};
            checkFormulas(document);
            CHECK(textOf(document, "F1") == "High");
            // Calc calculates numbers of functions that it does not know anew when it opens .ods, and matrices in both formats.
            if (ending == ".xlsx")
                CHECK(valueOf(document, "F2") == 30);
            document.save(savedWithout);
        }
        {
            INFO("saved without the extension, opened with it");
            Document document{office(), savedWithout};
            checkValues(document);
            checkFormulas(document);
            put(document, "C6", {{3.0}});
            CHECK(textOf(document, "F1") == "Low");
        }
    }
    CHECK(without.stop() == 0);
}
