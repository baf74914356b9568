#pragma once

// The panel Data: the table under the cursor, what was found in it, how to look at it, and the buttons Classify, Charts,
// History, Changes, Forecast, Edit model.

#include "calc/listed_tables.hpp"
#include "commands/described_table.hpp"
#include "sidebar/date_field.hpp"
#include "sidebar/panel.hpp"

#include <memory>
#include <string>
#include <vector>

namespace lifecycle::sidebar {

class DataPanel final : public Panel {
public:
    explicit DataPanel(Place place) : Panel{std::move(place), "data.xdl"} {}

protected:
    void opened() override;
    void fill() override;
    void arrange(Column& column) override;

private:
    void setTexts();
    void listenToControls();
    void describe();
    void fillTable();
    void fillTables();
    void sayHowToStart();
    void fillChoices();
    void fillModels();
    void fillProgress();
    void choose();
    void chooseTable();
    void chooseRows();
    int windowInUse() const;
    void command(std::string_view name);
    std::string say(const char* key, std::vector<Message::Argument> arguments = {}) const;
    commands::DocumentState& state() const { return commands::stateOf(document()); }

    Control place_, rows_, why_, leftOutTitle_, leftOut_, doubts_;
    Control modelLabel_, modelNote_, asOfLabel_, asOfNote_, windowLabel_, amountIsLabel_;
    DateField asOf_;
    Control tableLabel_, onlyVisible_, showLeftOut_;
    DropDown chosenTable_, model_, window_, amountIs_;
    Control classify_, charts_, history_, changes_, forecast_, editModel_, checkModel_, progressText_, progress_, stop_, message_, sample_;

    std::shared_ptr<const Result<calc::TableDescription>> described_;
    const calc::TableDescription* table_ = nullptr; ///< null: there is none
    std::vector<calc::ListedTable> tables_; ///< of the document, as it was after so many changes
    std::uint64_t tablesAfter_ = 0;
    std::vector<std::string> models_;  ///< what the list of models offers, as commands call them
    std::string modelShown_;           ///< the selected one
    bool filling_ = false;             ///< what the lists tell is our own doing
};

} // namespace lifecycle::sidebar
