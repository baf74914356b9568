#pragma once

// What every panel of the deck has: a window made from an .xdl, laid out anew at every width, filled anew (once, however often it
// is asked for in one turn of the main loop) when the selection, the document or the look changes.
// A panel holds no state but its controls: it is made and thrown away per window of a document at the office's will, and when
// the language changes. To the office it is a `SpokenPanel`.

#include "commands/document_state.hpp"
#include "domain/wording.hpp"
#include "sidebar/column.hpp"
#include "sidebar/control.hpp"
#include "sidebar/deck_wheel.hpp"
#include "sidebar/drop_down.hpp"
#include "sidebar/listener.hpp"

#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/ui/LayoutSize.hpp>
#include <com/sun/star/ui/XSidebar.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <rtl/ref.hxx>
#include <salhelper/simplereferenceobject.hxx>

#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace lifecycle::sidebar {

/// Where the office wants a panel.
struct Place {
    com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context;
    com::sun::star::uno::Reference<com::sun::star::frame::XFrame> frame;
    com::sun::star::uno::Reference<com::sun::star::awt::XWindow> parent;
    com::sun::star::uno::Reference<com::sun::star::ui::XSidebar> sidebar;
    rtl::OUString url;
};

class Panel : public salhelper::SimpleReferenceObject, private commands::StateListener {
public:
    /// Makes the window, listens, fills. To be called once, when the object is referenced.
    void open();
    /// Ends all listening and the window.
    virtual void dispose();

    const com::sun::star::uno::Reference<com::sun::star::awt::XWindow>& window() const noexcept { return window_; }
    std::string title() const;
    com::sun::star::ui::LayoutSize heightForWidth(int width);
    int minimalWidth();
    /// Fills and lays out soon, once; also what has been kept.
    void refreshAllSoon();

protected:
    Panel(Place place, const char* dialog);

    /// The controls are there: keep those of the .xdl, name them, listen to them.
    virtual void opened() = 0;
    /// Bring the controls up to date with the document.
    virtual void fill() = 0;
    virtual void arrange(Column& column) = 0;

    const Place& place() const noexcept { return place_; }
    const Wording& wording() const noexcept { return wording_; }
    com::sun::star::uno::Reference<com::sun::star::frame::XModel> document() const;
    const com::sun::star::uno::Reference<com::sun::star::awt::XControlContainer>& controls() const noexcept { return controls_; }
    Control control(std::string_view name) const { return {controls_, name}; }
    /// For what the .xdl cannot hold, since its number depends on the document: a new control of a kind (`FixedText`,
    /// `Button` …). A text wraps.
    Control addControl(const char* kind, const std::string& name);
    /// Of a button: a list that drops down. Calls `act` when another item was chosen; the focus stays where it is.
    DropDown dropDown(Control button, std::function<void()> act);
    /// Calls `act` when a control tells something, for as long as the panel is there.
    rtl::Reference<Listener> listener(std::function<void()> act);
    /// Does something in the next turn of the main loop: a button's own event is over by then, whatever the command does to the
    /// deck that the button is on.
    void soon(std::function<void()> act);
    /// Fills and lays out soon, once.
    void refreshSoon();
    /// Whether cells may have changed since this was last asked.
    bool takeModified() { return std::exchange(modified_, false); }
    /// Sends a command of the protocol, e.g. `classify`, as a menu would, and soon.
    /// `back`: to the sheet, as Calc's own panels go: the next keys, Ctrl+Z first of all, are meant for it.
    enum class Focus { back, stays };
    void dispatch(std::string_view command, com::sun::star::uno::Sequence<com::sun::star::beans::PropertyValue> arguments = {},
        Focus focus = Focus::back);

private:
    /// By which its texts and its place in the help are called.
    std::string name() const;
    void addHelp();
    void refresh();
    void layOut();
    /// The tab key goes through the controls as they stand.
    void orderTabs(const std::vector<Control>& placed);
    void layOutSoon();
    Column laidOut(int width, Column::Task task);
    void watch();
    void stateChanged() noexcept override;

    Place place_;
    const char* dialog_;
    Wording wording_;
    DeckWheel wheel_;
    Control help_; ///< in every panel's upper corner
    std::vector<com::sun::star::uno::Reference<com::sun::star::awt::XControl>> tabOrder_;
    com::sun::star::uno::Reference<com::sun::star::awt::XWindow> window_;
    com::sun::star::uno::Reference<com::sun::star::awt::XControlContainer> controls_;
    std::vector<rtl::Reference<Listener>> listeners_;
    std::vector<std::function<void()>> unwatch_;
    bool refreshAsked_ = false, layOutAsked_ = false, modified_ = true, filling_ = false, fillAgain_ = false;
    int width_ = 0, height_ = 0, askedWidth_ = 0;
};

} // namespace lifecycle::sidebar
