#pragma once

// What the user says that the words of a table mean. Its home is the table `Meanings` on a sheet of ours; what was chosen for a
// value that is not listed there, since there is no such sheet yet, the document remembers (`domain/table_choices.hpp`).

#include "domain/contacts.hpp"
#include "domain/outcome.hpp"
#include "domain/table_choices.hpp"

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/XCellRange.hpp>

#include <map>
#include <string>
#include <string_view>

namespace lifecycle::calc
{

/// Columns of the table `Meanings`, from 0.
struct MeaningsColumns {
    static constexpr int column = 0, value = 1, rows = 2, meaning = 3, note = 4;
};

/// What stands in the table: header of the user's column to (value as written to meaning as written; empty: none).
using WrittenMeanings = std::map<std::string, ChosenMeanings, std::less<>>;

/// The table on the sheet that owns `sheetName`; null where there is none.
com::sun::star::uno::Reference<com::sun::star::table::XCellRange> meaningsRange(
    const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, std::string_view sheetName);
/// The sheet whose table `Meanings` speaks of a table of this shape.
std::string_view meaningsSheetFor(Shape shape);

WrittenMeanings meaningsIn(
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range, const Conventions& conventions);
/// With what the document remembers for values that are not written there.
WrittenMeanings withRemembered(WrittenMeanings written, const TableChoices& remembered);

/// What of the meanings the user chose for this table: all but those that the known words have anyway.
ChosenOutcomes outcomesChosen(const WrittenMeanings& written, const Table& table);
/// The same of the status column of an order log.
ChosenMeanings statusesChosen(const WrittenMeanings& written);

} // namespace lifecycle::calc
