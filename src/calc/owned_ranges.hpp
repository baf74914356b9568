#pragma once

// Named ranges by which the product knows its own sheets and columns again. Headers and sheet names belong to the user, who may
// translate, rename or move them; a column of the user's that is called 'stage' stays the user's.
//
// A name is local to its sheet, so it is copied and deleted with it; it follows inserted rows and columns, and is kept in .ods
// and .xlsx. `Lifecycle_Customers` is the whole table, `Lifecycle_Customers_in_stage_since` one column of it, header included.
//
// Which sheet is ours, and which a copy that the user made of it to keep, is said by a name of the same letters that the document
// has: the office leaves it where it was when a sheet is copied.

#include "calc/cell_areas.hpp"

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle::calc
{


namespace owned
{
inline constexpr std::string_view customers = "Lifecycle_Customers";
inline constexpr std::string_view stages = "Lifecycle_Stages";
inline constexpr std::string_view stageLog = "Lifecycle_Stage_log";
inline constexpr std::string_view outcomes = "Lifecycle_Outcomes";
inline constexpr std::string_view nextContacts = "Lifecycle_Next_contacts";
inline constexpr std::string_view forecastCheck = "Lifecycle_Forecast_check";
inline constexpr std::string_view forecast = "Lifecycle_Forecast";
inline constexpr std::string_view history = "Lifecycle_History";
inline constexpr std::string_view changes = "Lifecycle_Changes";
inline constexpr std::string_view renewals = "Lifecycle_Renewals";
inline constexpr std::string_view decisions = "Lifecycle_Decisions";
inline constexpr std::string_view modelPage = "Lifecycle_Model_page";
/// `Lifecycle_page_1` …: on a sheet of ours the rows at which we began a page (`page_breaks.hpp`).
inline constexpr std::string_view page = "Lifecycle_page";
/// Headers and rules of a model that the user edits (`model_sheets.hpp`).
inline constexpr std::string_view model = "Lifecycle_Model";
/// The table that was classified; its columns of ours stand beside it. Several on one sheet: `Lifecycle_Table_2` …
inline constexpr std::string_view table = "Lifecycle_Table";
/// `Lifecycle_Customers` and 'in stage since' give `Lifecycle_Customers_in_stage_since`.
std::string columnName(std::string_view table, std::string_view field);
} // namespace owned

enum class Ownership { none, cellsDeleted, present };

/// Whether the sheet has a range of ours of this name; a range whose cells the user has deleted keeps its name.
Ownership ownership(const Sheet& sheet, std::string_view name);
/// Where the range stands now; empty unless it is present.
std::optional<com::sun::star::table::CellRangeAddress> ownedRange(const Sheet& sheet, std::string_view name);
/// Gives the range its name, or moves the name to it.
void own(
    const Sheet& sheet, std::string_view name, const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range);
/// The sheet's names that are this one or begin with it and '_'.
std::vector<std::string> ownedNames(const Sheet& sheet, std::string_view name);
/// Forgets the name; the cells stay as they are.
void disown(const Sheet& sheet, std::string_view name);

/// This sheet is the one that the sheet's own name of these letters is kept up to date on; copies of it are the user's.
void ownSheet(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const Sheet& sheet, std::string_view name);
/// The sheet that has a present range of this name and is no copy: where no sheet was ever said to be the one, the first. Null
/// where there is none, or where copies alone are left.
Sheet sheetOwning(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, std::string_view name);
/// Local to a sheet of ours, by the sheet's owned name: the table that it speaks of.
std::string sourceName(std::string_view sheet);
/// The table that a sheet of ours speaks of; one that has no name for it, the same as the sheet `Stages`.
std::optional<com::sun::star::table::CellRangeAddress> sourceOf(
    const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const Sheet& sheet);
/// Whether a command of ours made this sheet.
bool isOurs(const Sheet& sheet);

/// The name by which a customer table is known that overlaps these cells; where none does, a free one.
std::string tableNameFor(const Sheet& sheet, const com::sun::star::table::CellRangeAddress& table);

/// The names of the customer tables on a sheet that were classified.
std::vector<std::string> tablesOn(const Sheet& sheet);

} // namespace lifecycle::calc
