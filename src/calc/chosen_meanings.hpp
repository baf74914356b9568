#pragma once

// What the user says that the words of a table mean: chosen in the table `Meanings` on a sheet of ours, where it is remembered.

#include "domain/contacts.hpp"
#include "domain/outcome.hpp"
#include "domain/table.hpp"

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

/// What stands in the table: header of the user's column to (value as written to meaning as written). Lines without a value or
/// without a meaning are passed over.
using WrittenMeanings = std::map<std::string, ChosenMeanings, std::less<>>;

/// The table on the sheet that owns `sheetName`; null where there is none.
com::sun::star::uno::Reference<com::sun::star::table::XCellRange> meaningsRange(
    const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, std::string_view sheetName);

WrittenMeanings meaningsIn(
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range, const Conventions& conventions);

/// What of the written meanings the user chose: all but those that the known words have anyway.
ChosenOutcomes outcomesChosen(const WrittenMeanings& written);
/// The same of the status column of an order log.
ChosenMeanings statusesChosen(const WrittenMeanings& written);

} // namespace lifecycle::calc
