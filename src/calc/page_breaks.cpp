#include "calc/page_breaks.hpp"

#include "calc/printed_page.hpp"

#include <com/sun/star/table/XColumnRowRange.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

using Document = Reference<frame::XModel>;

/// From the top of the sheet, in 1/100 mm.
struct Stretch {
    sal_Int32 top, bottom;
};

/// How much of the sheet stands on a page, in 1/100 mm of the sheet.
sal_Int32 heldByPage(const Reference<beans::XPropertySet>& style, sal_Int32 width)
{
    sal_Int16 pagesAcross = 0, percent = 0;
    style->getPropertyValue("ScaleToPagesX") >>= pagesAcross;
    style->getPropertyValue("PageScale") >>= percent;
    if (pagesAcross > 0) // in whole percents, as LibreOffice does
        percent = static_cast<sal_Int16>(std::min(100, 100 * widthOfPage(style) / std::max(width, 1)));
    return heightOfPage(style) * 100 / std::max<sal_Int32>(percent, 1);
}

class Rows
{
public:
    explicit Rows(const Sheet& sheet)
        : sheet_{ sheet }
        , rows_{ Reference<table::XColumnRowRange>{ sheet, UNO_QUERY_THROW }->getRows() }
    {
    }

    sal_Int32 top(sal_Int32 row) const { return cornerOf(sheet_, 0, row).Y; }
    /// The row in which this height lies.
    sal_Int32 at(sal_Int32 height) const
    {
        sal_Int32 row = 0, beyond = 1;
        while (beyond < rows_->getCount() - 1 && top(beyond) <= height)
            beyond = std::min(2 * beyond, rows_->getCount() - 1);
        while (beyond - row > 1) {
            const auto middle = (row + beyond) / 2;
            (top(middle) <= height ? row : beyond) = middle;
        }
        return row;
    }
    bool beginsPage(sal_Int32 row) const
    {
        bool begins = false;
        properties(row)->getPropertyValue("IsManualPageBreak") >>= begins;
        return begins;
    }
    void beginPage(sal_Int32 row, bool begins) const { properties(row)->setPropertyValue("IsStartOfNewPage", uno::Any{ begins }); }

private:
    Reference<beans::XPropertySet> properties(sal_Int32 row) const { return { rows_->getByIndex(row), UNO_QUERY_THROW }; }

    Sheet sheet_;
    Reference<table::XTableRows> rows_;
};

/// What is not cut where it can be helped: charts; blocks, the first together with the second; and blocks with the charts that begin
/// before the next. Of a block that is longer than a page, its beginning.
std::vector<Stretch> keptTogether(
    const Rows& rows, std::span<const table::CellRangeAddress> blocks, std::span<const awt::Rectangle> drawings, sal_Int32 page)
{
    std::vector<Stretch> kept;
    const auto keep = [&](Stretch stretch) {
        stretch.top = rows.top(rows.at(stretch.top));
        if (stretch.bottom - stretch.top <= page)
            kept.push_back(stretch);
    };
    for (const auto& drawing : drawings)
        keep({ drawing.Y, drawing.Y + drawing.Height });

    std::vector<Stretch> parts; // blocks with their charts
    for (std::size_t number = 0; number < blocks.size(); ++number) {
        Stretch block{ rows.top(blocks[number].StartRow), rows.top(blocks[number].EndRow + 1) };
        const auto content = block.top;
        const bool isTitle = number == 0 && blocks.size() > 1, isTitled = number == 1;
        if (isTitled)
            block.top = rows.top(blocks.front().StartRow);
        if (!isTitle) {
            keep({ block.top, std::min(block.bottom, content + page / 5) });
            keep(block);
        }
        // A chart that reaches down beside the next block holds the two together.
        const bool isHeld = std::ranges::any_of(
            drawings, [&](const auto& drawing) { return drawing.Y < content && drawing.Y + drawing.Height > content; });
        if (!isTitled && !isHeld)
            parts.push_back(block);
        parts.back().bottom = std::max(parts.back().bottom, block.bottom);
    }
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const bool isLast = part + 1 == parts.size();
        for (const auto& drawing : drawings)
            if (parts[part].top <= drawing.Y && (isLast || drawing.Y < parts[part + 1].top))
                parts[part].bottom = std::max(parts[part].bottom, drawing.Y + drawing.Height);
        keep(parts[part]);
    }
    return kept;
}

/// Whether a page may end before this row by itself: far enough within a block that another paper changes nothing else.
bool endsByItself(std::span<const table::CellRangeAddress> blocks, sal_Int32 row)
{
    constexpr sal_Int32 rowsAround = 3;
    return std::ranges::any_of(
        blocks, [&](const auto& block) { return block.StartRow + rowsAround < row && row <= block.EndRow - rowsAround; });
}

} // namespace

void breakBetween(const Document& document, const Sheet& sheet, std::span<const table::CellRangeAddress> blocks)
{
    const Rows rows{ sheet };
    const auto known = ownedNames(sheet, owned::page);
    for (const auto& name : known)
        if (const auto begin = ownedRange(sheet, name))
            rows.beginPage(begin->StartRow, false);

    const auto drawings = drawingsOn(document, sheet);
    const auto end = endOf(sheet, drawings);
    const auto page = heldByPage(pageStyleOf(document, sheet), end.X);
    const auto kept = keptTogether(rows, blocks, drawings, page);
    std::vector<sal_Int32> ours;
    for (sal_Int32 begun = 0, row = 0; end.Y - begun > page;) {
        const auto full = std::max(rows.at(begun + page), row + 1); // a row may be higher than a page
        auto next = row + 1; // where the user begins a page
        while (next <= full && !rows.beginsPage(next))
            ++next;
        if (next > full) {
            next = full;
            for (bool moved = true; moved;) {
                moved = false;
                const auto top = rows.top(next);
                for (const auto& stretch : kept)
                    if (begun < stretch.top && stretch.top < top && top < stretch.bottom) {
                        next = rows.at(stretch.top);
                        moved = true;
                        break;
                    }
            }
            if (next != full || !endsByItself(blocks, next))
                ours.push_back(next);
        }
        row = next;
        begun = rows.top(row);
    }

    std::vector<std::string> names;
    for (const auto row : ours) {
        rows.beginPage(row, true);
        names.push_back(owned::columnName(owned::page, std::to_string(names.size() + 1)));
        own(sheet, names.back(), sheet->getCellRangeByPosition(0, row, 0, row));
    }
    for (const auto& name : known)
        if (std::ranges::find(names, name) == names.end())
            disown(sheet, name);
}

} // namespace lifecycle::calc
