#include "snapshot.hpp"

#include "harness/text.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart2/data/XDataReceiver.hpp>
#include <com/sun/star/chart2/data/XDataSource.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XDatabaseRange.hpp>
#include <com/sun/star/sheet/XNamedRange.hpp>
#include <com/sun/star/sheet/XSheetAnnotation.hpp>
#include <com/sun/star/sheet/XSheetAnnotationsSupplier.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XUniqueCellFormatRangesSupplier.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>
#include <com/sun/star/text/XSimpleText.hpp>

#include <algorithm>

namespace lifecycle::tests
{

using namespace com::sun::star;
using harness::utf8;
using uno::Any;
using uno::Reference;
using uno::Sequence;
using uno::UNO_QUERY_THROW;

namespace
{

std::string textOf(const table::CellRangeAddress& a)
{
    return std::to_string(a.Sheet) + '.' + std::to_string(a.StartColumn) + ',' + std::to_string(a.StartRow) + ':'
        + std::to_string(a.EndColumn) + ',' + std::to_string(a.EndRow);
}

std::string textOf(const Any& value)
{
    rtl::OUString text;
    double number = 0;
    sal_Int32 whole = 0;
    bool flag = false;
    if (value >>= text)
        return '"' + utf8(text) + '"';
    if (value >>= flag)
        return flag ? "yes" : "no";
    if (value >>= whole)
        return std::to_string(whole);
    return (value >>= number) ? std::to_string(number) : "?";
}

std::string joined(std::vector<std::string> lines)
{
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const auto& line : lines)
        text += line + '\n';
    return text;
}

Any property(const Reference<uno::XInterface>& of, const char* name)
{
    return Reference<beans::XPropertySet> { of, UNO_QUERY_THROW } -> getPropertyValue(rtl::OUString::createFromAscii(name));
}

Reference<table::XCellRange> usedArea(const Reference<sheet::XSpreadsheet>& sheet)
{
    const auto cursor = sheet->createCursor();
    Reference<sheet::XUsedAreaCursor> { cursor, UNO_QUERY_THROW } -> gotoEndOfUsedArea(false);
    const auto end = Reference<sheet::XCellRangeAddressable> { cursor, UNO_QUERY_THROW } -> getRangeAddress();
    return sheet->getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow);
}

std::string names(const Any& container)
{
    std::vector<std::string> lines;
    const Reference<container::XNameAccess> all{ container, UNO_QUERY_THROW };
    const Sequence<rtl::OUString> known = all->getElementNames();
    for (const auto& name : known)
        lines.push_back(
            utf8(name) + ' ' + utf8(Reference<sheet::XNamedRange> { all->getByName(name), UNO_QUERY_THROW } -> getContent()));
    return joined(lines);
}

void takeSheet(const Reference<sheet::XSpreadsheet>& sheet, const std::string& name, Snapshot& snapshot)
{
    const auto used = usedArea(sheet);
    std::string formulas, values;
    const Sequence<Sequence<rtl::OUString>> formulaRows = Reference<sheet::XCellRangeFormula>
    {
        used, UNO_QUERY_THROW
        } -> getFormulaArray();
    for (const auto& row : formulaRows) {
        for (const auto& formula : row)
            formulas += utf8(formula) + '\t';
        formulas += '\n';
    }
    const Sequence<Sequence<Any>> valueRows = Reference<sheet::XCellRangeData> { used, UNO_QUERY_THROW } -> getDataArray();
    for (const auto& row : valueRows) {
        for (const auto& value : row)
            values += textOf(value) + '\t';
        values += '\n';
    }
    snapshot[name + ".formulas"] = formulas;
    snapshot[name + ".values"] = values;

    std::vector<std::string> lines;
    const Reference<container::XIndexAccess> formats{
        Reference<sheet::XUniqueCellFormatRangesSupplier>{ used, UNO_QUERY_THROW } -> getUniqueCellFormatRanges(), UNO_QUERY_THROW
    };
    for (sal_Int32 index = 0; index < formats->getCount(); ++index) {
        const Reference<sheet::XSheetCellRanges> ranges{ formats->getByIndex(index), UNO_QUERY_THROW };
        auto line = utf8(ranges->getRangeAddressesAsString());
        for (const char* const look : { "NumberFormat", "CharWeight", "CharColor", "CellBackColor" })
            line += ' ' + textOf(property(ranges, look));
        lines.push_back(line);
    }
    snapshot[name + ".formats"] = joined(std::exchange(lines, {}));

    const Reference<container::XIndexAccess> comments{
        Reference<sheet::XSheetAnnotationsSupplier>{ sheet, UNO_QUERY_THROW } -> getAnnotations(), UNO_QUERY_THROW
    };
    for (sal_Int32 index = 0; index < comments->getCount(); ++index) {
        const Reference<sheet::XSheetAnnotation> comment{ comments->getByIndex(index), UNO_QUERY_THROW };
        const auto place = comment->getPosition();
        lines.push_back(std::to_string(place.Column) + ',' + std::to_string(place.Row) + ' '
            + utf8(Reference<text::XSimpleText> { comment, UNO_QUERY_THROW } -> getString()));
    }
    snapshot[name + ".comments"] = joined(std::exchange(lines, {}));

    const auto columns = Reference<table::XColumnRowRange> { used, UNO_QUERY_THROW } -> getColumns();
    for (sal_Int32 index = 0; index < columns->getCount(); ++index)
        snapshot[name + ".widths"]
            += textOf(property(Reference<uno::XInterface>{ columns->getByIndex(index), UNO_QUERY_THROW }, "Width")) + ' ';
    snapshot[name + ".page style"] = textOf(property(sheet, "PageStyle"));
    snapshot[name + ".names"] = names(property(sheet, "NamedRanges"));

    // Not by name: what was removed and brought back is called 'Object 1'.
    const Reference<container::XIndexAccess> charts{
        Reference<table::XTableChartsSupplier>{ sheet, UNO_QUERY_THROW } -> getCharts(), UNO_QUERY_THROW
    };
    for (sal_Int32 index = 0; index < charts->getCount(); ++index) {
        const Reference<document::XEmbeddedObjectSupplier> chart{ charts->getByIndex(index), UNO_QUERY_THROW };
        const Reference<chart2::data::XDataReceiver> receiver{ chart->getEmbeddedObject(), UNO_QUERY_THROW };
        const Sequence<Reference<chart2::data::XLabeledDataSequence>> drawn = receiver->getUsedData()->getDataSequences();
        std::string line;
        for (const auto& sequence : drawn)
            line += utf8(sequence->getValues()->getSourceRangeRepresentation()) + ' ';
        lines.push_back(line);
    }
    snapshot[name + ".charts"] = joined(lines);
}

} // namespace

Snapshot snapshotOf(const harness::Document& document)
{
    Snapshot snapshot;
    for (const auto& name : document.sheetNames()) {
        snapshot["sheets"] += name + '\n';
        takeSheet(document.sheet(name), name, snapshot);
    }
    snapshot["names"] = names(property(document.model(), "NamedRanges"));
    const Reference<style::XStyleFamiliesSupplier> styles{ document.model(), UNO_QUERY_THROW };
    const Reference<container::XNameAccess> pages{ styles->getStyleFamilies()->getByName("PageStyles"), UNO_QUERY_THROW };
    const Sequence<rtl::OUString> pageNames = pages->getElementNames();
    for (const auto& name : pageNames) {
        const Reference<uno::XInterface> style{ pages->getByName(name), UNO_QUERY_THROW };
        snapshot["page styles"] += utf8(name);
        for (const char* const size : { "Width", "ScaleToPagesX", "ScaleToPagesY" })
            snapshot["page styles"] += ' ' + textOf(property(style, size));
        snapshot["page styles"] += '\n';
    }
    std::vector<std::string> lines;
    const Reference<container::XNameAccess> databaseRanges{ property(document.model(), "DatabaseRanges"), UNO_QUERY_THROW };
    const Sequence<rtl::OUString> known = databaseRanges->getElementNames();
    for (const auto& name : known) {
        const Reference<sheet::XDatabaseRange> range{ databaseRanges->getByName(name), UNO_QUERY_THROW };
        lines.push_back(utf8(name) + ' ' + textOf(range->getDataArea()) + ' ' + textOf(property(range, "AutoFilter")));
    }
    snapshot["database ranges"] = joined(lines);
    return snapshot;
}

std::vector<std::string> differences(const Snapshot& before, const Snapshot& after)
{
    std::vector<std::string> found;
    const auto from = [](const std::string& text, std::size_t place) { return text.substr(place < 40 ? 0 : place - 40, 160); };
    auto both = before;
    both.insert(after.begin(), after.end());
    for (const auto& [what, unused] : both) {
        const auto here = before.contains(what) ? before.at(what) : "(none)",
                   there = after.contains(what) ? after.at(what) : "(none)";
        if (here == there)
            continue;
        const auto place = static_cast<std::size_t>(
            std::mismatch(
                here.begin(), here.begin() + static_cast<std::ptrdiff_t>(std::min(here.size(), there.size())), there.begin())
                .first
            - here.begin());
        found.push_back(what + ": '" + from(here, place) + "' is now '" + from(there, place) + "'");
    }
    return found;
}

} // namespace lifecycle::tests
