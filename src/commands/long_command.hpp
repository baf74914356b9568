#pragma once

// One call of a command that reads cells, computes beside the office's own thread, and writes what it found as one step that can
// be undone: with its progress, its Stop, its refusals and its outcome.
//
// The call holds the command while it reads, then the worker, then the way back to the office's thread.

#include "calc/conventions.hpp"
#include "calc/options.hpp"
#include "calc/progress.hpp"
#include "calc/shown_stages.hpp"
#include "commands/command_call.hpp"
#include "commands/document_guard.hpp"
#include "commands/in_slices.hpp"
#include "commands/verdicts.hpp"
#include "domain/wording.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace lifecycle::commands
{

class LongCommand : public std::enable_shared_from_this<LongCommand>
{
public:
    virtual ~LongCommand();

    /// Does all of it; returns before the end unless the caller waits.
    void start();

protected:
    explicit LongCommand(const CommandCall& call);

    /// On the office's thread: reads whatever `compute` needs and checks what can be checked before. The document is a spreadsheet
    /// that can be written and in which no other command runs; the arguments are read. It stays open meanwhile. `watch` has the
    /// ranges that are read, before their first cell is. What is long is read in slices.
    virtual Result<void> read() = 0;
    /// Beside: knows nothing of UNO. It asks `pulse`, or `stopToken`, whether to go on.
    virtual Result<void> compute(const Pulse& pulse) = 0;
    /// On the office's thread: writes, within a WriteGuard and an UndoStep of its own. Error: nothing was changed.
    virtual Result<void> write() = 0;
    /// What was done; after it, on the office's thread. It may bring what was written to the front.
    virtual Message finished() = 0;
    /// Otherwise it works on a document that can only be read, too.
    virtual bool changesDocument() const { return true; }
    /// Sentences that follow what was done.
    virtual std::vector<Message> more() const { return {}; }
    /// For the panel Stages, where they changed.
    virtual std::optional<calc::ShownStages> stages() const { return {}; }

    void watch(const ChangeWatch::Ranges& ranges);
    /// Shows how far it is; false asks to stop.
    bool show(std::string_view key, int percent);
    /// The same between two slices of what the office does for it, a few times a second: the office then handles what waits.
    bool goOn(std::string_view key, int percent);
    /// Watches the ranges, and goes on from slice to slice.
    ReadInSlices readInSlices();
    /// Why reading or writing did not come to its end.
    Message interrupted() const;
    std::stop_token stopToken() const { return computing_.get_token(); }

    const CommandCall call_;
    const Wording wording_;
    const calc::Options options_; ///< as they stood when it was called
    const std::shared_ptr<std::atomic<bool>> stop_ = std::make_shared<std::atomic<bool>>(false);
    Conventions conventions_;
    Arguments arguments_;
    std::string place_; ///< of the cells that it speaks of, for messages

private:
    Result<void> prepare();
    void computeGuarded(const Pulse& pulse);
    bool report(std::string_view key, int percent);
    void stopNow();
    void complete();
    void endRefused(const Message& message);
    void end(Outcome outcome, const std::optional<calc::ShownStages>& stages);

    calc::Progress progress_;
    const std::shared_ptr<ChangeWatch> watch_ = std::make_shared<ChangeWatch>();
    std::stop_source computing_;
    Result<void> computed_ = boost::outcome_v2::success();
    bool running_ = false, worksBeside_ = false, ended_ = false;
    std::chrono::steady_clock::time_point reported_{}, wentOn_{};
};

} // namespace lifecycle::commands
