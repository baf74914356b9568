#pragma once

// What may happen to a document while a command works on it.

#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <rtl/ref.hxx>

#include <atomic>
#include <memory>
#include <vector>

namespace lifecycle::commands
{

/// Sees whether cells that are read change before the result is written, and whether their document closes.
class ChangeWatch
{
public:
    using Ranges = std::vector<com::sun::star::uno::Reference<com::sun::star::table::XCellRange>>;

    ChangeWatch();
    ChangeWatch(const ChangeWatch&) = delete;
    ChangeWatch& operator=(const ChangeWatch&) = delete;
    ~ChangeWatch();

    /// Those too, from here on.
    void watch(const Ranges& ranges);

    bool changed() const { return changed_; }
    bool documentGone() const { return gone_; }
    /// From here on changes are ours.
    void end();

private:
    class Listener;
    bool changed_ = false, gone_ = false;
    rtl::Reference<Listener> listener_;
    Ranges ranges_;
};

/// While it lives, a document is not closed. Who tries to close it stops the command, and the document closes as soon as the
/// command has ended.
class OpenGuard
{
public:
    OpenGuard(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
        const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
        const std::shared_ptr<std::atomic<bool>>& stop);
    OpenGuard(const OpenGuard&) = delete;
    OpenGuard& operator=(const OpenGuard&) = delete;
    ~OpenGuard();

private:
    class Listener;

    com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context_;
    com::sun::star::uno::Reference<com::sun::star::frame::XModel> document_;
    rtl::Reference<Listener> listener_;
};

/// While it lives, a document is being written: nobody types into it or closes it.
class WriteGuard
{
public:
    WriteGuard(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
        const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
        const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame,
        const std::shared_ptr<std::atomic<bool>>& stop);
    WriteGuard(const WriteGuard&) = delete;
    WriteGuard& operator=(const WriteGuard&) = delete;
    ~WriteGuard();

private:
    void allowInput(bool allow);

    OpenGuard open_;
    com::sun::star::uno::Reference<com::sun::star::frame::XFrame> frame_;
};

} // namespace lifecycle::commands
