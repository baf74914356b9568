// Every function as a person types it: formulas.tsv is a sheet of formula, expected result and what it shows; here stands the
// workbook that it speaks of, small enough to check by hand.

#include "harness/cells.hpp"

#include <boost/algorithm/string/split.hpp>

#include <com/sun/star/sheet/XSpreadsheets.hpp>

#include <fstream>

using namespace lifecycle::harness;

namespace {

const CellValue nothing{};

void addSheet(const Document& document, const char* name)
{
    document.spreadsheets()->getSheets()->insertNewByName(officeText(name), 32'000);
}

/// 2024-01-01, as Calc counts days.
constexpr double newYear = 45'292;

void fill(const Document& document)
{
    for (const char* name : {"Table", "Model", "Orders", "Stages"})
        addSheet(document, name);
    put(document, "Table.A1",
        {{"customer", "points", "signed", "do not contact"},
            {"Ann", 5.0, newYear + 20, nothing},
            {"Bob", 10.0, newYear + 20, "no"},
            {nothing, nothing, nothing, nothing},
            {"Cat", nothing, newYear, nothing},
            {"Dan", "many", newYear, nothing},
            {"Eve", "12", newYear, "x"},
            {"Fay", 1.0, nothing, nothing}});
    type(document, "Table.B5", "=1/0");
    type(document, "Table.C8", "=NA()");
    put(document, "Model.A1",
        {{"Stage", "Position", "points", "Expected contribution", "Action", "Days"},
            {"Low", 1.0, "<10", "low", "Wait", 30.0},
            {"High", 2.0, ">=10", "high", "Call", 7.0}});
    put(document, "Model.A6",
        {{"Stage", "Position", "days since signed", "Expected contribution"},
            {"New", 1.0, "<=30", "low"},
            {"Old", 2.0, ">30", "high"}});
    put(document, "Orders.A1",
        {{"customer", "order date", "amount"},
            {"Ann", newYear, 10.0},
            {"Ann", newYear + 5, 20.0},
            {"Ann", newYear + 6, -5.0},
            {"Bob", newYear + 30, 40.0},
            {nothing, newYear + 7, 7.0},
            {"Ann", newYear + 20, 30.0},
            {"Bob", newYear + 8, nothing}});
    type(document, "Orders.C8", "=1/0");
    put(document, "Stages.A1",
        {{"stage", "contribution"}, {"High", 10.0}, {"Low", 15.0}, {"high ", 20.0}, {nothing, 5.0}, {"Another", 10.0}});
    type(document, "Stages.A5", "=NA()");
}

struct Line {
    std::string formula, expected, what;
};

std::vector<Line> formulas()
{
    std::ifstream file(LIFECYCLE_SOURCE "/tests/office/formulas.tsv");
    std::vector<Line> lines;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::vector<std::string> cells;
        boost::algorithm::split(cells, line, [](char c) { return c == '\t'; });
        REQUIRE(cells.size() == 3);
        lines.push_back({cells[0], cells[1], cells[2]});
    }
    REQUIRE(!lines.empty());
    return lines;
}

} // namespace

TEST_CASE("The functions give what a sheet of formulas expects", "[functions]")
{
    Document document{office()};
    fill(document);
    const auto lines = formulas();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        // Formula, result, expected, what it shows: the sheet is kept for who wants to look.
        const auto row = std::to_string(i + 1);
        put(document, "Sheet1.A" + row, {{lines[i].formula, nothing, lines[i].expected, lines[i].what}});
        type(document, "Sheet1.B" + row, lines[i].formula);
        const auto shown = textOf(document, "Sheet1.B" + row);
        INFO(lines[i].formula << "   (" << lines[i].what << ")");
        if (lines[i].expected.starts_with('~'))
            CHECK_THAT(shown, Catch::Contains(lines[i].expected.substr(1)));
        else
            CHECK(shown == lines[i].expected);
    }
    document.save(scratchFolder() / "functions.ods");
}
