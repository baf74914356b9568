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

/// Sees whether cells that were read change before the result is written, and whether their document closes.
class ChangeWatch
{
public:
    static std::shared_ptr<ChangeWatch> over(
        const std::vector<com::sun::star::uno::Reference<com::sun::star::table::XCellRange>>& ranges);
    ~ChangeWatch();

    bool changed() const { return changed_; }
    bool documentGone() const { return gone_; }
    /// From here on changes are ours.
    void end();

private:
    class Listener;
    bool changed_ = false, gone_ = false;
    rtl::Reference<Listener> listener_;
    std::vector<com::sun::star::uno::Reference<com::sun::star::table::XCellRange>> ranges_;
};

/// While it lives, a document is being written: nobody types into it or closes it. Who tries to close it stops the command, and
/// the document closes as soon as everything is taken back.
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
    class Listener;
    void allowInput(bool allow);

    com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context_;
    com::sun::star::uno::Reference<com::sun::star::frame::XModel> document_;
    com::sun::star::uno::Reference<com::sun::star::frame::XFrame> frame_;
    rtl::Reference<Listener> listener_;
};

} // namespace lifecycle::commands
