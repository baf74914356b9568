#include "commands/document_state.hpp"
#include "commands/running_command.hpp"

#include "calc/model_sheets.hpp"

#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/util/XModifyBroadcaster.hpp>
#include <com/sun/star/util/XModifyListener.hpp>
#include <cppuhelper/implbase1.hxx>
#include <rtl/ref.hxx>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace lifecycle::commands
{

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

struct Watched {
    DocumentState state;
    std::vector<StateListener*> listeners;
    std::shared_ptr<std::atomic<bool>> stop;
    std::function<void()> stopped;
};

void askToStop(const Watched& of)
{
    if (!of.stop)
        return;
    *of.stop = true;
    of.stopped();
}

/// By the document's identity in UNO.
std::map<uno::XInterface*, Watched>& documents()
{
    static std::map<uno::XInterface*, Watched> all;
    return all;
}

Reference<uno::XInterface> identityOf(const Reference<frame::XModel>& document) { return { document, UNO_QUERY_THROW }; }

/// Counts a document's changes, and drops its state when it goes.
class Observer final : public cppu::WeakImplHelper1<util::XModifyListener>
{
    void SAL_CALL modified(const lang::EventObject& event) override
    {
        const Reference<uno::XInterface> document{ event.Source, uno::UNO_QUERY };
        if (const auto found = documents().find(document.get()); found != documents().end())
            ++found->second.state.changes;
    }
    void SAL_CALL disposing(const lang::EventObject& event) override
    {
        const Reference<uno::XInterface> document{ event.Source, uno::UNO_QUERY };
        if (const auto found = documents().find(document.get()); found != documents().end()) {
            const auto gone = std::move(found->second);
            documents().erase(found);
            askToStop(gone);
        }
    }
};

/// The model's sheet by which an opened file was classified: it goes on being the model. Empty: it was another model.
std::string sheetOfModel(const Reference<frame::XModel>& document, const std::string& shownModel)
{
    for (const auto& sheet : calc::modelSheets(document))
        if (shownModel.starts_with(sheet.name + '.'))
            return sheet.place;
    return {};
}

Watched& watched(const Reference<frame::XModel>& document)
{
    const auto [found, isNew] = documents().try_emplace(identityOf(document).get());
    if (isNew) {
        const rtl::Reference<Observer> observer{ new Observer };
        document->addEventListener(observer.get());
        Reference<util::XModifyBroadcaster> { document, UNO_QUERY_THROW } -> addModifyListener(observer.get());
        auto& state = found->second.state;
        state.stages = calc::shownStages(document);
        if (state.stages)
            state.choice.model = sheetOfModel(document, state.stages->model);
    }
    return found->second;
}

Watched* knownOrNull(const Reference<frame::XModel>& document)
{
    const auto found = documents().find(identityOf(document).get());
    return found == documents().end() ? nullptr : &found->second;
}

} // namespace

DocumentState& stateOf(const Reference<frame::XModel>& document) { return watched(document).state; }

void noteChange(const Reference<frame::XModel>& document)
{
    ++watched(document).state.changes;
    tellListeners(document);
}

void tellListeners(const Reference<frame::XModel>& document)
{
    const auto* const known = knownOrNull(document);
    if (!known)
        return;
    // A listener may go, or come, while it is told.
    const auto listeners = known->listeners;
    for (auto* const listener : listeners)
        if (const auto* const still = knownOrNull(document); still && std::ranges::count(still->listeners, listener) > 0)
            listener->stateChanged();
}

void addStateListener(const Reference<frame::XModel>& document, StateListener& listener)
{
    watched(document).listeners.push_back(&listener);
}

void removeStateListener(const Reference<frame::XModel>& document, StateListener& listener)
{
    if (auto* const known = document.is() ? knownOrNull(document) : nullptr)
        std::erase(known->listeners, &listener);
}

void stopCommand(const Reference<frame::XModel>& document)
{
    if (const auto* const known = knownOrNull(document)) {
        const auto running = *known; // It may end, and take its part of the state with it.
        askToStop(running);
    }
}

void setRunning(
    const Reference<frame::XModel>& document, const std::shared_ptr<std::atomic<bool>>& stop, std::function<void()> stopped)
{
    auto& of = watched(document);
    of.stop = stop;
    of.stopped = std::move(stopped);
    of.state.running = true;
    of.state.progress = 0;
    of.state.message.reset();
    tellListeners(document);
}

void setProgress(const Reference<frame::XModel>& document, std::string_view text, int percent)
{
    auto* const known = knownOrNull(document);
    if (!known)
        return;
    known->state.progressText = text;
    known->state.progress = percent;
    tellListeners(document);
}

void setEnded(
    const Reference<frame::XModel>& document, std::string message, bool refused, const std::optional<calc::ShownStages>& stages)
{
    auto* const known = knownOrNull(document);
    if (!known)
        return; // The document is closing.
    known->stop.reset();
    known->stopped = {};
    known->state.running = false;
    known->state.message = std::move(message);
    known->state.refused = refused;
    if (stages)
        known->state.stages = stages;
    tellListeners(document);
}

} // namespace lifecycle::commands
