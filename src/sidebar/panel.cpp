#include "sidebar/panel.hpp"

#include "calc/options.hpp"
#include "calc/unicode.hpp"
#include "commands/command_names.hpp"
#include "sidebar/line_height.hpp"

#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/awt/ContainerWindowProvider.hpp>
#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XRadioButton.hpp>
#include <com/sun/star/awt/XStyleSettings.hpp>
#include <com/sun/star/awt/XStyleSettingsSupplier.hpp>
#include <com/sun/star/awt/XTabController.hpp>
#include <com/sun/star/awt/XTabControllerModel.hpp>
#include <com/sun/star/awt/XWindowPeer.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/util/URLTransformer.hpp>
#include <com/sun/star/util/XModifyBroadcaster.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <algorithm>
#include <iterator>

namespace lifecycle::sidebar {

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

/// False again, whatever happens.
struct Reset {
    bool& flag;
    explicit Reset(bool& of) : flag{of} {}
    Reset(const Reset&) = delete;
    Reset& operator=(const Reset&) = delete;
    ~Reset() { flag = false; }
};

} // namespace

Panel::Panel(Place place, const char* dialog)
    : place_{std::move(place)}, dialog_{dialog}, wording_{calc::wordingInUse(place_.context)}
{
}

void Panel::open()
{
    const Reference<awt::XWindowPeer> parent{place_.parent, UNO_QUERY_THROW};
    window_ = awt::ContainerWindowProvider::create(place_.context)
                  ->createContainerWindow("vnd.sun.star.extension://org.customerlifecycle.calc/dialogs/"
                          + OUString::createFromAscii(dialog_),
                      {}, parent, {});
    controls_.set(window_, UNO_QUERY_THROW);
    opened();
    addHelp();
    watch();
    refresh();
    window_->setVisible(true);
}

Control Panel::addControl(const char* kind, const std::string& name)
{
    const Reference<awt::XControl> panel{controls_, UNO_QUERY_THROW};
    const Reference<container::XNameContainer> models{panel->getModel(), UNO_QUERY_THROW};
    const Reference<lang::XMultiServiceFactory> factory{models, UNO_QUERY_THROW};
    const auto service = "com.sun.star.awt.UnoControl" + OUString::createFromAscii(kind) + "Model";
    const Reference<beans::XPropertySet> model{factory->createInstance(service), UNO_QUERY_THROW};
    const auto unicode = calc::unicode(name);
    model->setPropertyValue("Name", uno::Any{unicode});
    if (std::string_view{kind} == "FixedText")
        model->setPropertyValue("MultiLine", uno::Any{true});
    models->insertByName(unicode, uno::Any{model});
    return control(name);
}

/// Opens the help where it speaks of this panel. Added here, so that every panel has it.
void Panel::addHelp()
{
    help_ = addControl("Button", "help");
    help_.set("ImageURL", uno::Any{OUString{"private:graphicrepository/cmd/sc_helpindex.png"}});
    help_.setAccessibleName(wording_.say({"panel.help", {{"panel", title()}}}, {}));
    const auto topic = "panel-" + name();
    help_.as<awt::XButton>()->addActionListener(listener([this, topic] {
        uno::Sequence<beans::PropertyValue> arguments{1};
        arguments.getArray()[0] = {OUString::createFromAscii(commands::argument::topic), -1, uno::Any{calc::unicode(topic)},
            beans::PropertyState_DIRECT_VALUE};
        dispatch(commands::helpCommand, arguments);
    }).get());
}

/// What can change the panel, and how to stop listening to it.
void Panel::watch()
{
    const auto resized = listener([this] { layOutSoon(); });
    place_.parent->addWindowListener(resized.get());
    unwatch_.push_back([parent = place_.parent, resized] { parent->removeWindowListener(resized.get()); });

    const auto changed = listener([this] { refreshSoon(); });
    const Reference<awt::XControl> control{window_, UNO_QUERY_THROW};
    if (const Reference<awt::XStyleSettingsSupplier> supplier{control->getPeer(), UNO_QUERY}; supplier.is()) {
        const auto style = supplier->getStyleSettings();
        style->addStyleChangeListener(changed.get());
        unwatch_.push_back([style, changed] { style->removeStyleChangeListener(changed.get()); });
    }
    if (const Reference<view::XSelectionSupplier> selection{place_.frame->getController(), UNO_QUERY}; selection.is()) {
        selection->addSelectionChangeListener(changed.get());
        unwatch_.push_back([selection, changed] { selection->removeSelectionChangeListener(changed.get()); });
    }
    const auto model = document();
    if (const Reference<util::XModifyBroadcaster> broadcaster{model, UNO_QUERY}; broadcaster.is()) {
        const auto modified = listener([this] {
            modified_ = true;
            refreshSoon();
        });
        broadcaster->addModifyListener(modified.get());
        unwatch_.push_back([broadcaster, modified] { broadcaster->removeModifyListener(modified.get()); });
    }
    if (model.is()) {
        commands::addStateListener(model, *this);
        unwatch_.push_back([this, model] { commands::removeStateListener(model, *this); });
    }
}

void Panel::dispose()
{
    for (const auto& listener : listeners_)
        listener->stop();
    for (const auto& unwatch : unwatch_)
        try {
            unwatch();
        } catch (const uno::Exception&) {
            // What we listened to has gone before us.
        }
    listeners_.clear();
    unwatch_.clear();
    controls_.clear();
    if (const Reference<awt::XControl> window{window_, UNO_QUERY}; window.is()) {
        // The model of the dialog listens to the dialog and is never let go otherwise: all that a panel says would stay for as long as
        // the office runs.
        const Reference<lang::XComponent> model{window->getModel(), UNO_QUERY};
        window->dispose();
        if (model.is())
            model->dispose();
    }
    window_.clear();
    place_.parent.clear();
    place_.sidebar.clear();
    place_.frame.clear();
}

Reference<frame::XModel> Panel::document() const
{
    const auto controller = place_.frame.is() ? place_.frame->getController() : Reference<frame::XController>{};
    return controller.is() ? controller->getModel() : Reference<frame::XModel>{};
}

rtl::Reference<Listener> Panel::listener(std::function<void()> act)
{
    listeners_.emplace_back(new Listener{[this, act = std::move(act)] {
        const rtl::Reference<Panel> alive{this};
        if (window_.is())
            act();
    }});
    return listeners_.back();
}

DropDown Panel::dropDown(Control button, std::function<void()> act)
{
    DropDown list{std::move(button)};
    // The menu waits for its end: by then the button's own event is long over.
    const auto open = [this, list, act = std::move(act)]() mutable {
        if (list.choose(place_.context) && window_.is()) {
            list.showSelected();
            act();
        }
    };
    list.as<awt::XButton>()->addActionListener(listener([this, open] { soon(open); }).get());
    return list;
}

void Panel::soon(std::function<void()> act)
{
    const rtl::Reference<Listener> later{new Listener{[panel = rtl::Reference<Panel>{this}, act = std::move(act)] {
        if (panel->window_.is())
            act();
    }}};
    awt::AsyncCallback::create(place_.context)->addCallback(later.get(), {});
}

void Panel::layOutSoon()
{
    if (layOutAsked_ || !window_.is())
        return;
    layOutAsked_ = true;
    soon([this] {
        layOutAsked_ = false;
        layOut();
    });
}

void Panel::refreshSoon()
{
    if (refreshAsked_ || !window_.is())
        return;
    refreshAsked_ = true;
    soon([this] { refresh(); });
}

void Panel::refreshAllSoon()
{
    modified_ = true;
    refreshSoon();
}

void Panel::stateChanged() noexcept
{
    try {
        refreshSoon();
    } catch (const std::exception&) {
    } catch (const uno::Exception&) {
        // The office is going: there is nothing left to bring up to date.
    }
}

void Panel::refresh()
{
    refreshAsked_ = false;
    // To set a property may let the office turn its main loop (gen): what asks to be filled then waits for its turn.
    if (filling_) {
        fillAgain_ = true;
        return;
    }
    {
        const Reset done{filling_ = true};
        fill();
    }
    layOut();
    if (std::exchange(fillAgain_, false))
        refreshSoon();
}

Column Panel::laidOut(int width, Column::Task task)
{
    Column column{task, width, lineHeight(window_)};
    column.setCorner(help_);
    arrange(column);
    return column;
}

void Panel::orderTabs(const std::vector<Control>& placed)
{
    std::vector<Control> order;
    const auto add = [&](const auto& wanted) { std::copy_if(placed.begin(), placed.end(), std::back_inserter(order), wanted); };
    const auto isRadio = [](const Control& control) { return control.as<awt::XRadioButton>().is(); };
    const auto help = help_.as<awt::XControl>();
    const auto isHelp = [&](const Control& control) { return control.as<awt::XControl>() == help; };
    // Radio buttons stay neighbours, which is what makes them a group. Help comes last.
    const auto radio = std::find_if(placed.begin(), placed.end(), isRadio);
    const auto before = static_cast<std::size_t>(radio - placed.begin());
    std::size_t index = 0;
    add([&](const Control& control) { return index++ < before && !isHelp(control); });
    add(isRadio);
    index = 0;
    add([&](const Control& control) { return index++ >= before && !isRadio(control) && !isHelp(control); });
    add(isHelp);

    std::vector<Reference<awt::XControl>> controls;
    for (const auto& control : order)
        controls.push_back(control.as<awt::XControl>());
    if (controls == tabOrder_)
        return;
    tabOrder_ = std::move(controls);
    for (std::size_t place = 0; place < order.size(); ++place)
        order[place].set("TabIndex", uno::Any{static_cast<sal_Int16>(place)});
    // What is hidden comes behind; it gets its place when it is shown.
    const Reference<awt::XTabController> tabs{place_.context->getServiceManager()->createInstanceWithContext(
        "com.sun.star.awt.TabController", place_.context), UNO_QUERY_THROW};
    tabs->setModel({Reference<awt::XControl>{controls_, UNO_QUERY_THROW}->getModel(), UNO_QUERY_THROW});
    tabs->setContainer(controls_);
    tabs->activateTabOrder();
}

void Panel::layOut()
{
    // Filling may have let the office close the panel.
    if (!window_.is())
        return;
    // The parent may be wider than what is seen of it: under some backends it takes its width from our controls. What the
    // sidebar asked the height for is the width that it has.
    const auto size = place_.parent->getPosSize();
    const auto width = askedWidth_ > 0 ? std::min(askedWidth_, size.Width) : size.Width;
    const auto column = laidOut(width, Column::Task::place);
    const auto height = column.height();
    orderTabs(column.placed());
    window_->setPosSize(0, 0, width, std::max(size.Height, height), awt::PosSize::POSSIZE);
    // The sidebar asks again only when it is told that something has changed.
    if ((height != height_ || width != width_) && place_.sidebar.is()) {
        height_ = height;
        width_ = width;
        place_.sidebar->requestLayout();
    }
}

void Panel::dispatch(std::string_view command, uno::Sequence<beans::PropertyValue> arguments, Focus focus)
{
    util::URL url;
    url.Complete = calc::unicode(std::string{commands::protocol}.append(command));
    util::URLTransformer::create(place_.context)->parseStrict(url);
    soon([this, url, focus, arguments = std::move(arguments)] {
        const Reference<frame::XDispatchProvider> provider{place_.frame, UNO_QUERY_THROW};
        if (const auto target = provider->queryDispatch(url, "_self", 0); target.is())
            target->dispatch(url, arguments);
        // Not where the command has opened another window.
        if (focus == Focus::back && place_.frame.is() && place_.frame->isActive())
            place_.frame->getComponentWindow()->setFocus();
    });
}

std::string Panel::name() const
{
    const std::string dialog{dialog_};
    return dialog.substr(0, dialog.find('.'));
}

std::string Panel::title() const { return std::string{wording_.text("panel." + name() + ".title")}; }

ui::LayoutSize Panel::heightForWidth(int width)
{
    try {
        if (window_.is()) {
            askedWidth_ = width;
            layOutSoon();
            // GTK drops a wish for a new height that comes while it hands out a new width, and takes no wish twice. So the first
            // answer at a new width is one pixel off, and the one after the layout is right, and new.
            const sal_Int32 height = laidOut(width, Column::Task::measure).height() + (width != width_ ? 1 : 0);
            return {height, height, height};
        }
    } catch (const uno::Exception&) {
        // The window is going.
    }
    return {0, 0, 0};
}

int Panel::minimalWidth()
{
    // The office opens a deck in this width and lets nobody make it narrower. Room for some thirty letters.
    constexpr int lines = 16, office = 300;
    try {
        return window_.is() ? lines * lineHeight(window_) : office;
    } catch (const uno::Exception&) {
        return office;
    }
}

} // namespace lifecycle::sidebar
