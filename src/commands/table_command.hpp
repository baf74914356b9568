#pragma once

// A long command that works on a table: the one that was named, or the one that the panels speak of (`described_table.hpp`).

#include "calc/current_table.hpp"
#include "commands/amounts_shown.hpp"
#include "commands/classify_plan.hpp"
#include "commands/long_command.hpp"
#include "commands/model_choice.hpp"
#include "domain/table_choices.hpp"

#include <vector>

namespace lifecycle::commands
{

class TableCommand : public LongCommand
{
protected:
    using LongCommand::LongCommand;

    /// Finds the table, watches it, sets `place_` and what the arguments say in `settings_`, reads and recognises it. Errors: no table, no
    /// rows, merged cells, asked to stop. A table of an unknown shape is none here.
    Result<void> readCurrentTable();

    /// In the place of a model that nobody has named and whose fields the table lacks: the one that fits it best, as the panels offer
    /// it. Where none fits, `model` stays, and says what is missing.
    Result<void> fitModel(ChosenModel& model) const;

    /// What the user says that the words of the table mean, into `settings_`.
    void readMeanings();

    /// That only the visible rows count, where they do.
    std::vector<Message> more() const override { return said_; }

    calc::CurrentTable current_;
    Table table_;
    TableChoices choices_; ///< of the user's, for this table
    Recognition recognition_;
    Settings settings_; ///< without the model's name
    AmountsShown amounts_; ///< as the user's own are

private:
    std::vector<Message> said_;
};

} // namespace lifecycle::commands
