#pragma once

// Work beside the office's own thread, and the way back to it. UNO objects are touched on the office's thread alone.

#include <com/sun/star/uno/XComponentContext.hpp>

#include <functional>

namespace lifecycle::commands
{

/// Whether this is the office's own thread.
bool isOfficeThread();

/// Has the office's thread do it, soon. Whatever it throws is caught there. Where the office goes down before, it is not done.
void onOfficeThread(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context, std::function<void()> act);

/// Runs `work`, which must know nothing of UNO, on a thread of its own, and then `finished` on the office's. When the office goes
/// down, `askToStop` is called and the thread is waited for.
void workBeside(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
    std::function<void()> askToStop, std::function<void()> work, std::function<void()> finished);

} // namespace lifecycle::commands
