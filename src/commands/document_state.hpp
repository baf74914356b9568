#pragma once

// What the commands tell the sidebar about one document: whether one runs and how far it is, what the last one said, and the
// table by stage. One state per document, made at first use and dropped when the document closes; on the office's thread alone.

#include "calc/shown_stages.hpp"
#include "calc/table_description.hpp"

#include <com/sun/star/frame/XModel.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace lifecycle::commands
{

struct DocumentState {
    bool running = false;
    std::string progressText; ///< while one runs: what it does now
    int progress = 0; ///< while one runs: 0 to 100
    std::optional<std::string> message; ///< a sentence: what the last command did, or why it did nothing
    bool refused = false; ///< the last command did nothing, and `message` says why
    std::optional<calc::ShownStages> stages; ///< of the last classification, or as found on the sheet `Stages` of an opened file

    /// What the user chose in the panels, which are built anew with every deck and frame. It goes to the commands as arguments;
    /// where no model is given they take the one that is chosen here.
    struct Choice {
        std::string model; ///< a built-in model's English name, or the place of a model's table; empty: none chosen
        std::string table; ///< where the table stands that was looked at last
        std::string fixedTable; ///< the table that was chosen, wherever the cursor goes: a name, or a cell of it; empty: at the cursor
        bool onlyVisible = false; ///< rows that a filter hides are left out
        std::optional<double> asOf;
        std::optional<int> window; ///< days, 0: from the log; none: as the options say
        bool amountIsOfTheOrder = false;
        std::size_t stageOrder = 0; ///< of the panel Stages: which of its orders
    } choice;

    std::uint64_t changes = 0; ///< grows with every change of the document
    /// The table that the panels speak of; `described_table.hpp` keeps it up to date.
    struct Described {
        std::shared_ptr<const Result<calc::TableDescription>> table;
        std::uint64_t changes;
    };
    std::optional<Described> described;
    /// Rows that a command selected, as the selection calls them, and the table that they are of: it stays the table.
    struct Selected {
        std::string rows, table;
    };
    std::optional<Selected> selected;
};

/// Told after every change, on the office's thread. It must not throw.
class StateListener
{
public:
    virtual void stateChanged() noexcept = 0;

protected:
    ~StateListener() = default;
};

/// Of this document; the table by stage is looked up on its sheets when the state is made.
DocumentState& stateOf(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);
/// What the document keeps has changed otherwise than in its cells: the panels look at it anew.
void noteChange(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);
/// To be called by whoever changed the state.
void tellListeners(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);

void addStateListener(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, StateListener& listener);
/// Harmless when the document has gone, or the listener was never added.
void removeStateListener(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, StateListener& listener);

/// Asks the command that runs on this document to stop; it does so within a tenth of a second, and changes nothing.
void stopCommand(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);

} // namespace lifecycle::commands
