#include "commands/long_command.hpp"

#include "commands/background_work.hpp"
#include "commands/document_state.hpp"
#include "commands/guarded.hpp"
#include "commands/running_command.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <algorithm>

namespace lifecycle::commands
{

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

LongCommand::LongCommand(const CommandCall& call)
    : call_{ call }
    , wording_{ calc::wordingInUse(call.context) }
    , options_{ calc::options(call.context) }
    , progress_{ call.frame }
{
}

LongCommand::~LongCommand() = default;

void LongCommand::start()
{
    const auto begun = guarded([&] { return prepare(); });
    if (!begun)
        return endRefused(begun.error());
    if (call_.wait || arguments_.synchronous) {
        computeGuarded([&](std::string_view key, int percent) { return show(key, percent); });
        complete();
        return;
    }
    const auto self = shared_from_this();
    worksBeside_ = true;
    workBeside(
        call_.context,
        [weak = weak_from_this(), stop = stop_, computing = computing_]() mutable {
            *stop = true;
            computing.request_stop();
            if (const auto command = weak.lock())
                command->progress_.end();
        },
        [self] { self->computeGuarded([self](std::string_view key, int percent) { return self->report(key, percent); }); },
        [self] { self->complete(); });
}

Result<void> LongCommand::prepare()
{
    const Reference<sheet::XSpreadsheetDocument> spreadsheet{ call_.document, UNO_QUERY };
    if (!spreadsheet.is())
        return Message{ "error.command.noSpreadsheet", {} };
    if (stateOf(call_.document).running)
        return Message{ "error.command.running", {} };
    conventions_ = calc::conventionsOf(call_.context, Reference<beans::XPropertySet>{ call_.document, UNO_QUERY_THROW });
    auto arguments = readArguments(call_.arguments, conventions_);
    if (!arguments)
        return arguments.error();
    arguments_ = std::move(arguments.value());
    if (changesDocument() && Reference<frame::XStorable> { call_.document, UNO_QUERY_THROW } -> isReadonly())
        return Message{ "error.classify.readOnly", {} };

    running_ = true;
    setRunning(call_.document, stop_, [weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->stopNow();
    });
    const OpenGuard open{ call_.context, call_.document, stop_ };
    return read();
}

void LongCommand::computeGuarded(const Pulse& pulse)
{
    computed_ = guarded([&] { return compute(pulse); });
}

void LongCommand::watch(const ChangeWatch::Ranges& ranges) { watch_->watch(ranges); }

ReadInSlices LongCommand::readInSlices()
{
    return { [this](const Reference<table::XCellRange>& range) { watch({ range }); },
        [this](std::int32_t rowsRead, std::int32_t rows) { return goOn("progress.reading", 9 * (rowsRead / 100) / std::max(rows / 100, 1)); } };
}

Message LongCommand::interrupted() const
{
    return watch_->documentGone() ? Message{ "error.command.documentClosed", {} } : stoppedMessage();
}

bool LongCommand::report(std::string_view key, int percent)
{
    const auto now = std::chrono::steady_clock::now();
    // At most ten times a second: the office has other things to do.
    if (now - reported_ > std::chrono::milliseconds{ 100 }) {
        reported_ = now;
        onOfficeThread(call_.context, [self = shared_from_this(), text = std::string{ key }, percent] {
            if (self->running_)
                self->show(text, percent);
        });
    }
    return !*stop_;
}

void LongCommand::stopNow()
{
    computing_.request_stop();
    // While the worker computes there is nothing to take back: the command ends at once, and what the worker finds is dropped.
    if (worksBeside_)
        endRefused(stoppedMessage());
}

void LongCommand::complete()
{
    worksBeside_ = false;
    if (ended_)
        return;
    if (watch_->documentGone())
        return endRefused(interrupted());
    if (!computed_)
        return endRefused(computed_.error());
    if (*stop_)
        return endRefused(stoppedMessage());
    if (watch_->changed())
        return endRefused(Message{ "error.classify.changedMeanwhile", { { "place", place_ } } });
    const auto written = guarded([&]() -> Result<void> {
        watch_->end();
        return write();
    });
    if (!written)
        return endRefused(written.error());
    Outcome outcome{ true, {} };
    const auto shown = guarded([&]() -> Result<void> {
        outcome.sentence = wording_.say(finished(), conventions_.nullDate);
        for (const Message& message : more())
            outcome.sentence += ' ' + wording_.say(message, conventions_.nullDate);
        return boost::outcome_v2::success();
    });
    if (!shown)
        return endRefused(shown.error());
    end(std::move(outcome), stages());
}

void LongCommand::endRefused(const Message& message)
{
    const bool gone = watch_->documentGone();
    end({ false, wording_.say(message, conventions_.nullDate), gone || message.key == stoppedMessage().key }, {});
}

void LongCommand::end(Outcome outcome, const std::optional<calc::ShownStages>& stages)
{
    if (ended_)
        return;
    ended_ = true;
    *stop_ = true;
    progress_.end();
    if (running_ && !watch_->documentGone())
        setEnded(call_.document, outcome.sentence, !outcome.done, stages);
    running_ = false;
    watch_->end();
    if (call_.finished)
        call_.finished(outcome);
}

bool LongCommand::show(std::string_view key, int percent)
{
    if (watch_->documentGone())
        return false;
    setProgress(call_.document, wording_.text(key), percent);
    progress_.show(wording_.text(key), percent);
    return !*stop_;
}

bool LongCommand::goOn(std::string_view key, int percent)
{
    // What the office has to do between two slices costs it time, too.
    constexpr std::chrono::milliseconds apart{ 50 };
    if (const auto now = std::chrono::steady_clock::now(); now - wentOn_ > apart) {
        const bool goesOn = show(key, percent);
        wentOn_ = std::chrono::steady_clock::now();
        return goesOn;
    }
    return !*stop_;
}

} // namespace lifecycle::commands
