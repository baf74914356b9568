#pragma once

// The rows of one stage alone, by the filter that Calc itself has over a table (a database range: AutoFilter, Standard Filter),
// beside whatever the user filters by.
//
// The condition 'stage = …' is added to each alternative of the user's conditions, behind them, and taken out again: what the
// user changes meanwhile stays too. That ours is on, and how wide the user's filter was, is remembered in the document, by a
// named range of the sheet (`Lifecycle_Filtered`); so undo, saving and reopening need nothing more. Where no filter stood over
// the table one is made, with its buttons, and removed again. AutoFilter's own range has no name, and undo brings back named ones
// only: one of ours, with its conditions and ours, then works over it.

#include "calc/staged_tables.hpp"

#include <com/sun/star/frame/XModel.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace lifecycle::calc {

/// The stage whose rows alone are shown; empty text: those in no stage. None: the filter is the user's own, or there is none.
std::optional<std::string> stageShown(
    const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const StagedTable& table);

/// How many rows are in this stage (empty text: in none), case apart, as filters compare.
std::size_t rowsInStage(const StagedTable& table, const std::string& stage);

/// Whether a condition of ours can be added: the user's own can be read and set again. The office does not tell of colours and of
/// parts of dates.
bool canShowStages(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const StagedTable& table);

/// Shows the rows of this stage alone, of those that the user's own filter lets through.
void showStage(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const StagedTable& table,
    const std::string& stage);
/// Gives the user's own filter back. Nothing happens where no stage is shown alone.
void showAllStages(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const StagedTable& table);

} // namespace lifecycle::calc
