#include "calc/owned_ranges.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XNamedRange.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/CellAddress.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace lifecycle::calc {

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

/// Of a sheet, or of the document.
Reference<sheet::XNamedRanges> namesOf(const Reference<uno::XInterface>& owner)
{
    const Reference<beans::XPropertySet> properties{owner, UNO_QUERY_THROW};
    return {properties->getPropertyValue("NamedRanges"), UNO_QUERY_THROW};
}

Reference<table::XCellRange> cellsOf(const Reference<uno::XInterface>& owner, std::string_view name)
{
    const auto names = namesOf(owner);
    const auto wanted = unicode(name);
    if (!names->hasByName(wanted))
        return {};
    const Reference<sheet::XNamedRange> range{names->getByName(wanted), UNO_QUERY_THROW};
    // Of deleted cells the office still says where they once stood: other cells stand there now.
    if (range->getContent().indexOf("#REF!") >= 0)
        return {};
    return Reference<sheet::XCellRangeReferrer>{range, UNO_QUERY_THROW}->getReferredCells();
}

void giveName(const Reference<sheet::XNamedRanges>& names, std::string_view name, const Reference<table::XCellRange>& range)
{
    const auto wanted = unicode(name);
    OUString content;
    Reference<beans::XPropertySet>{range, UNO_QUERY_THROW}->getPropertyValue("AbsoluteName") >>= content;
    if (!names->hasByName(wanted)) {
        names->addNewByName(wanted, content, table::CellAddress{}, 0);
        return;
    }
    const Reference<sheet::XNamedRange> known{names->getByName(wanted), UNO_QUERY_THROW};
    if (known->getContent() != content)
        known->setContent(content);
}

bool overlap(const table::CellRangeAddress& a, const table::CellRangeAddress& b)
{
    return a.Sheet == b.Sheet && a.StartColumn <= b.EndColumn && b.StartColumn <= a.EndColumn && a.StartRow <= b.EndRow
        && b.StartRow <= a.EndRow;
}

} // namespace

std::string owned::columnName(std::string_view table, std::string_view field)
{
    std::string name{table};
    name += '_';
    for (const char c : field)
        name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    return name;
}

Ownership ownership(const Sheet& sheet, std::string_view name)
{
    if (!namesOf(sheet)->hasByName(unicode(name)))
        return Ownership::none;
    return cellsOf(sheet, name).is() ? Ownership::present : Ownership::cellsDeleted;
}

std::optional<table::CellRangeAddress> ownedRange(const Sheet& sheet, std::string_view name)
{
    const Reference<sheet::XCellRangeAddressable> cells{cellsOf(sheet, name), UNO_QUERY};
    if (!cells.is())
        return {};
    return cells->getRangeAddress();
}

void own(const Sheet& sheet, std::string_view name, const Reference<table::XCellRange>& range)
{
    giveName(namesOf(sheet), name, range);
}

std::vector<std::string> ownedNames(const Sheet& sheet, std::string_view name)
{
    std::vector<std::string> found;
    const uno::Sequence<OUString> all = namesOf(sheet)->getElementNames();
    for (const auto& each : all)
        if (auto known = utf8(each); known == name || known.starts_with(std::string{name} + '_'))
            found.push_back(std::move(known));
    return found;
}

void disown(const Sheet& sheet, std::string_view name)
{
    if (const auto names = namesOf(sheet); names->hasByName(unicode(name)))
        names->removeByName(unicode(name));
}

void ownSheet(const Reference<frame::XModel>& document, const Sheet& sheet, std::string_view name)
{
    if (const auto cells = cellsOf(sheet, name); cells.is())
        giveName(namesOf(document), name, cells);
}

Sheet sheetOwning(const Reference<frame::XModel>& document, std::string_view name)
{
    if (namesOf(document)->hasByName(unicode(name))) {
        const Reference<sheet::XSheetCellRange> cells{cellsOf(document, name), UNO_QUERY};
        const auto sheet = cells.is() ? cells->getSpreadsheet() : Sheet{};
        return sheet.is() && ownership(sheet, name) == Ownership::present ? sheet : Sheet{};
    }
    const Reference<sheet::XSpreadsheetDocument> spreadsheet{document, UNO_QUERY_THROW};
    const Reference<container::XIndexAccess> sheets{spreadsheet->getSheets(), UNO_QUERY_THROW};
    for (sal_Int32 index = 0; index < sheets->getCount(); ++index) {
        const Sheet sheet{sheets->getByIndex(index), UNO_QUERY_THROW};
        if (ownership(sheet, name) == Ownership::present)
            return sheet;
    }
    return {};
}

namespace {

/// Sheets of blocks; each says which table it speaks of.
constexpr std::array blockSheets{owned::stages, owned::forecastCheck, owned::forecast, owned::renewals,
    owned::decisions, owned::outcomes, owned::modelPage, owned::history, owned::changes};
constexpr std::array lists{owned::customers, owned::stageLog, owned::nextContacts};

} // namespace

std::string sourceName(std::string_view sheet) { return owned::columnName(sheet, "source"); }

std::optional<table::CellRangeAddress> sourceOf(const Reference<frame::XModel>& document, const Sheet& sheet)
{
    for (const auto name : blockSheets)
        if (const auto source = ownedRange(sheet, sourceName(name)))
            return source;
    const auto stages = sheetOwning(document, owned::stages);
    return stages.is() ? ownedRange(stages, sourceName(owned::stages)) : std::nullopt;
}

bool isOurs(const Sheet& sheet)
{
    const auto has = [&](std::string_view name) { return ownership(sheet, name) == Ownership::present; };
    return std::ranges::any_of(blockSheets, has) || std::ranges::any_of(lists, has);
}

namespace {

std::string tableName(int number)
{
    return number == 1 ? std::string{owned::table} : std::string{owned::table} + '_' + std::to_string(number);
}

} // namespace

std::string tableNameFor(const Sheet& sheet, const table::CellRangeAddress& table)
{
    std::string firstFree;
    for (int number = 1;; ++number) {
        auto name = tableName(number);
        const auto state = ownership(sheet, name);
        if (state == Ownership::present && overlap(*ownedRange(sheet, name), table))
            return name;
        if (state != Ownership::present && firstFree.empty())
            firstFree = name;
        if (state == Ownership::none)
            return firstFree;
    }
}

std::vector<std::string> tablesOn(const Sheet& sheet)
{
    std::vector<std::string> tables;
    for (int number = 1;; ++number) {
        auto name = tableName(number);
        const auto state = ownership(sheet, name);
        if (state == Ownership::none)
            return tables;
        if (state == Ownership::present)
            tables.push_back(std::move(name));
    }
}

} // namespace lifecycle::calc
