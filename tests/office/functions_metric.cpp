// METRIC keeps what it has read of a log for a moment. It must never show what is no longer so: a macro edits the log at random
// and reads METRIC within the same turn of the office's main loop, with Calc's own SUMIF beside it as the judge.

#include "harness/calls.hpp"
#include "harness/cells.hpp"

using namespace lifecycle::harness;

namespace {

constexpr double newYear2024 = 45'292;

/// Customers C0 to C4 in turn in A10:C60; in E1:E5 the revenue of each by METRIC, in F1:F5 by SUMIF.
void fillLog(const Document& document)
{
    Rows log{{"customer", "order date", "amount"}};
    for (int i = 0; i < 50; ++i)
        log.push_back({"C" + std::to_string(i % 5), newYear2024 + i, 10.0 + i});
    put(document, "A10", log);
    for (int i = 0; i < 5; ++i) {
        const auto row = std::to_string(i + 1), name = "\"C" + std::to_string(i) + '"';
        type(document, "E" + row, "=IFERROR(LIFECYCLE.METRIC($A$10:$C$60;" + name + ";\"revenue\");0)");
        type(document, "F" + row, "=SUMIF($A$10:$A$60;" + name + ";$C$10:$C$60)");
    }
}

/// Gives `stale of compared`: how often METRIC was not SUMIF.
constexpr auto editAndRead = R"(
Function Main(edits)
    Dim sheet, seed As Long, i As Long, row As Long, added As Long, stale As Long, compared As Long
    sheet = ThisComponent.Sheets(0)
    seed = 4711
    For i = 1 To edits
        seed = (seed * 1103 + 12345) Mod 65536
        row = 10 + (seed \ 8) Mod 50
        Select Case seed Mod 8
            Case 0 : sheet.getCellByPosition(0, row).String = "C" & (seed \ 16) Mod 5
            Case 1 : sheet.getCellByPosition(2, row).Formula = "=" & (seed Mod 97) & "*2"
            Case 2
                If added < 20 Then
                    sheet.Rows.insertByIndex(row, 1)
                    sheet.getCellByPosition(0, row).String = "C1"
                    sheet.getCellByPosition(1, row).Value = 45300
                    sheet.getCellByPosition(2, row).Value = seed Mod 31
                    added = added + 1
                End If
            Case 3
                If added > 0 Then
                    sheet.Rows.removeByIndex(row, 1)
                    added = added - 1
                End If
            Case 4
                If ThisComponent.UndoManager.isUndoPossible() Then ThisComponent.UndoManager.undo()
                added = 10
            Case Else : sheet.getCellByPosition(2, row).Value = seed Mod 997
        End Select
        Dim customer As Long, metric As Double
        For customer = 0 To 4
            compared = compared + 1
            metric = sheet.getCellByPosition(4, customer).Value
            If Abs(metric - sheet.getCellByPosition(5, customer).Value) > 0.001 Then stale = stale + 1
        Next
    Next
    Main = stale & " of " & compared
End Function
)";

rtl::OUString staleAfter(const Document& document, double edits)
{
    rtl::OUString found;
    runBasic(document, editAndRead, {css::uno::Any{edits}}) >>= found;
    return found;
}

} // namespace

TEST_CASE("METRIC is never stale: edits and reads of one macro in a visible document", "[functions][metric]")
{
    Document document{office(View::offscreen), Shown::visible};
    fillLog(document);
    CHECK(staleAfter(document, 500) == "0 of 2500");
}

TEST_CASE("METRIC is never stale: edits and reads of one macro in a hidden document", "[functions][metric]")
{
    Document document{office()};
    fillLog(document);
    CHECK(staleAfter(document, 500) == "0 of 2500");
}

TEST_CASE("METRIC over a log that changes at every recalculation comes to an end", "[functions][metric]")
{
    Document document{office()};
    fillLog(document);
    type(document, "C11", "=RAND()");
    document.recalculate();
    put(document, "C12", {{5.0}});
    // C0 has rows 11, 16 …, 56: a random one below 1, and 15, 20 … 55.
    CHECK(valueOf(document, "E1") == Approx(315.5).margin(.5));
}
