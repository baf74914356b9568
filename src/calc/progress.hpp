#pragma once

// How far a command is, in the status bar of a frame.

#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/task/XStatusIndicator.hpp>

#include <rtl/ref.hxx>

#include <atomic>
#include <string_view>

namespace lifecycle::calc {

class Progress {
public:
    /// Without a frame nothing is shown.
    explicit Progress(const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    /// `percent` from 0 to 100. The office then handles what is waiting for it, a click on Stop too: whoever calls this must be
    /// ready for that.
    void show(std::string_view text, int percent);

    /// Takes it off the status bar, for good; so does the closing of the window. From any thread. LibreOffice 26.8 crashes where it
    /// ends with one still shown, even in a window that was closed.
    void end();

private:
    class WindowWatch;

    com::sun::star::uno::Reference<com::sun::star::frame::XFrame> frame_;
    com::sun::star::uno::Reference<com::sun::star::task::XStatusIndicator> indicator_;
    rtl::Reference<WindowWatch> watch_; ///< ends it before the window has gone
    std::atomic<bool> started_ = false, ended_ = false;
};

} // namespace lifecycle::calc
