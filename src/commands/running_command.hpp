#pragma once

// How a command tells a document's state what it is doing. On the office's thread alone.

#include "calc/shown_stages.hpp"

#include <com/sun/star/frame/XModel.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lifecycle::commands
{

/// A command begins. `stop` becomes true when it is asked to stop, or the document closes; `stopped` is then called.
void setRunning(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const std::shared_ptr<std::atomic<bool>>& stop, std::function<void()> stopped);
void setProgress(
    const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, std::string_view text, int percent);
/// It has ended, and says what it did, or why it did nothing.
void setEnded(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, std::string message, bool refused,
    const std::optional<calc::ShownStages>& stages);

} // namespace lifecycle::commands
