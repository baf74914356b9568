#pragma once

// A long command that works on a table: the one that was named, or the one around the cursor.

#include "calc/current_table.hpp"
#include "commands/classify_plan.hpp"
#include "commands/long_command.hpp"
#include "domain/fields.hpp"

#include <vector>

namespace lifecycle::commands
{

class TableCommand : public LongCommand
{
protected:
    using LongCommand::LongCommand;

    /// Finds the table, sets `place_` and what the arguments say in `settings_`, reads and recognises it. Errors: no table, no
    /// rows, merged cells, asked to stop. A table of an unknown shape is none here.
    Result<void> readCurrentTable();

    /// What the user chose on our sheets that the words of the table mean, into `settings_`. `watched` gains what was read.
    void readMeanings(std::vector<com::sun::star::uno::Reference<com::sun::star::table::XCellRange>>& watched);

    calc::CurrentTable current_;
    Table table_;
    Recognition recognition_;
    Settings settings_; ///< without the model's name
};

} // namespace lifecycle::commands
