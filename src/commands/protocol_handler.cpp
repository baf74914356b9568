#include "commands/protocol_handler.hpp"

#include "calc/options.hpp"
#include "calc/unicode.hpp"
#include "commands/background_work.hpp"
#include "commands/choose_by_hand.hpp"
#include "commands/classify.hpp"
#include "commands/command_names.hpp"
#include "commands/contact_marks.hpp"
#include "commands/decisions.hpp"
#include "commands/document_state.hpp"
#include "commands/edit_model.hpp"
#include "commands/forecast.hpp"
#include "commands/history.hpp"
#include "commands/model_page.hpp"
#include "commands/open_help.hpp"
#include "commands/open_options.hpp"
#include "commands/open_sample.hpp"
#include "commands/show_left_out.hpp"
#include "commands/show_sidebar.hpp"
#include "commands/show_stage.hpp"
#include "domain/wording.hpp"

#include <com/sun/star/awt/MessageBoxButtons.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XMessageBox.hpp>
#include <com/sun/star/awt/XMessageBoxFactory.hpp>
#include <com/sun/star/awt/XWindow2.hpp>
#include <com/sun/star/frame/DispatchResultState.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XNotifyingDispatch.hpp>
#include <com/sun/star/lang/XInitialization.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase4.hxx>
#include <cppuhelper/supportsservice.hxx>

#include <array>
#include <future>
#include <string_view>
#include <utility>

namespace lifecycle::commands
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY;

namespace
{

using PropertyValues = uno::Sequence<beans::PropertyValue>;
using ResultListener = Reference<frame::XDispatchResultListener>;

bool asksToWait(const PropertyValues& arguments)
{
    bool wait = false;
    for (const auto& argument : arguments)
        if (argument.Name == "SynchronMode")
            argument.Value >>= wait;
    return wait;
}

std::string topicIn(const PropertyValues& arguments)
{
    OUString topic;
    for (const auto& argument : arguments)
        if (argument.Name.equalsAscii(argument::topic))
            argument.Value >>= topic;
    return calc::utf8(topic);
}

bool isVisible(const Reference<frame::XFrame>& frame)
{
    const Reference<awt::XWindow2> window{ frame.is() ? frame->getContainerWindow() : nullptr, UNO_QUERY };
    return window.is() && window->isVisible();
}

using Command = void (*)(const CommandCall&);

/// The commands that work on the document in front; null: no such one.
Command ofDocuments(std::string_view name)
{
    static constexpr std::array commands{ std::pair{ classifyCommand, &classify }, std::pair{ chartsCommand, &charts },
        std::pair{ editModelCommand, &editModel }, std::pair{ checkModelCommand, &checkModel },
        std::pair{ modelPageCommand, &modelPage }, std::pair{ forecastCommand, &forecast },
        std::pair{ decisionsCommand, &decisions }, std::pair{ historyCommand, &history },
        std::pair{ changesCommand, &changes }, std::pair{ doneCommand, &markDone }, std::pair{ postponeCommand, &postpone },
        std::pair{ showStageCommand, &showStage },
        std::pair{ showLeftOutCommand, &showLeftOut }, std::pair{ chooseColumnCommand, &chooseColumn }, std::pair{ chooseMeaningCommand, &chooseMeaning } };
    for (const auto& [known, run] : commands)
        if (name == known)
            return run;
    return nullptr;
}

class ProtocolHandler final
    : public cppu::WeakImplHelper4<lang::XServiceInfo, lang::XInitialization, frame::XDispatchProvider, frame::XNotifyingDispatch>
{
public:
    explicit ProtocolHandler(const Reference<uno::XComponentContext>& context)
        : context_{ context }
    {
    }

    OUString SAL_CALL getImplementationName() override { return "org.customerlifecycle.comp.ProtocolHandler"; }
    sal_Bool SAL_CALL supportsService(const OUString& name) override { return cppu::supportsService(this, name); }
    uno::Sequence<OUString> SAL_CALL getSupportedServiceNames() override
    {
        uno::Sequence<OUString> names(1);
        names.getArray()[0] = "com.sun.star.frame.ProtocolHandler";
        return names;
    }

    void SAL_CALL initialize(const uno::Sequence<uno::Any>& arguments) override
    {
        if (arguments.hasElements())
            arguments[0] >>= frame_;
    }

    Reference<frame::XDispatch> SAL_CALL queryDispatch(const util::URL& url, const OUString&, sal_Int32) override
    {
        const auto name = commandIn(url);
        const bool known = ofDocuments(name) || name == stopCommandName || name == sidebarCommand || name == sampleCommand
            || name == helpCommand || name == optionsCommand;
        return known ? this : nullptr;
    }
    uno::Sequence<Reference<frame::XDispatch>> SAL_CALL queryDispatches(
        const uno::Sequence<frame::DispatchDescriptor>& asked) override
    {
        uno::Sequence<Reference<frame::XDispatch>> dispatches(asked.getLength());
        for (sal_Int32 index = 0; index < asked.getLength(); ++index)
            dispatches.getArray()[index]
                = queryDispatch(asked[index].FeatureURL, asked[index].FrameName, asked[index].SearchFlags);
        return dispatches;
    }

    void SAL_CALL dispatch(const util::URL& url, const PropertyValues& arguments) override { call(url, arguments, {}); }
    void SAL_CALL dispatchWithNotification(
        const util::URL& url, const PropertyValues& arguments, const ResultListener& listener) override
    {
        call(url, arguments, listener);
    }
    /// A command is always there; where it cannot be done it says why. Its entry in the menu, which the office has read in the
    /// language of its own menus, is named anew each time that the menu opens.
    void SAL_CALL addStatusListener(const Reference<frame::XStatusListener>& listener, const util::URL& url) override
    {
        frame::FeatureStateEvent event;
        event.Source = static_cast<cppu::OWeakObject*>(this);
        event.FeatureURL = url;
        event.IsEnabled = true;
        // Menus ask on the office's thread; elsewhere nobody shows it.
        if (const auto key = "menu." + commandIn(url); isOfficeThread())
            if (const auto title = calc::wordingInUse(context_).text(key); title != key)
                event.State <<= calc::unicode(title);
        if (listener.is())
            listener->statusChanged(event);
    }
    void SAL_CALL removeStatusListener(const Reference<frame::XStatusListener>&, const util::URL&) override { }

private:
    static std::string commandIn(const util::URL& url)
    {
        const auto complete = calc::utf8(url.Complete);
        const std::string_view prefix = protocol;
        return complete.starts_with(prefix) ? complete.substr(prefix.size()) : std::string{};
    }

    /// Whichever thread it comes on: the command runs on the office's.
    void call(const util::URL& url, const PropertyValues& arguments, const ResultListener& listener)
    {
        const bool wait = asksToWait(arguments);
        // Somebody clicked: nobody else is told how it ended.
        const bool clicked = !wait && !listener.is();
        if (isOfficeThread()) {
            run(commandIn(url), arguments, wait, [=, self = Reference<ProtocolHandler>{ this }](const Outcome& outcome) {
                self->tell(outcome, listener, clicked);
            });
            return;
        }
        // Kept by the callback alone: where the office drops it, the promise is broken and the wait ends.
        auto ended = std::make_shared<std::promise<void>>();
        auto end = ended->get_future();
        onOfficeThread(context_, [=, ended = std::move(ended), self = Reference<ProtocolHandler>{ this }] {
            self->run(commandIn(url), arguments, false, [=](const Outcome& outcome) {
                self->tell(outcome, listener, clicked);
                ended->set_value();
            });
        });
        if (wait)
            end.wait();
    }

    void run(const std::string& command, const PropertyValues& arguments, bool wait,
        const std::function<void(const Outcome&)>& finished)
    {
        if (command == sidebarCommand) {
            showSidebar(frame_);
            return finished({ true, {} });
        }
        if (command == stopCommandName) {
            if (const auto document = documentShown(); document.is())
                stopCommand(document);
            return finished({ true, {} });
        }
        if (command == sampleCommand) {
            const bool opened = openSample(context_).is();
            const auto wording = calc::wordingInUse(context_);
            return finished({ opened, opened ? std::string{} : std::string{ wording.text("error.command.sample") } });
        }
        if (command == optionsCommand) {
            openOptions(context_, frame_);
            return finished({ true, {} });
        }
        if (command == helpCommand) {
            return openHelp(context_, topicIn(arguments), wait, [finished](const HelpFailure& failure) {
                finished({ !failure, failure.value_or(std::string{}) });
            });
        }
        CommandCall call;
        call.context = context_;
        call.frame = frame_;
        call.controller = frame_.is() ? frame_->getController() : nullptr;
        call.document = documentShown();
        call.arguments = arguments;
        // Without a window there is nobody who could want to do something else meanwhile.
        call.wait = wait || !isVisible(frame_);
        call.finished = finished;
        if (const auto known = ofDocuments(command))
            known(call);
    }

    Reference<frame::XModel> documentShown() const
    {
        const auto controller = frame_.is() ? frame_->getController() : nullptr;
        return controller.is() ? controller->getModel() : nullptr;
    }

    void tell(const Outcome& outcome, const ResultListener& listener, bool clicked)
    {
        try {
            if (listener.is()) {
                frame::DispatchResultEvent event;
                event.Source = static_cast<cppu::OWeakObject*>(this);
                event.State = outcome.done ? frame::DispatchResultState::SUCCESS : frame::DispatchResultState::FAILURE;
                event.Result <<= calc::unicode(outcome.sentence);
                listener->dispatchFinished(event);
            }
            const bool isNews = outcome.isAnswer ? !isSidebarShown(frame_) : !outcome.done && !outcome.isKnown;
            if (clicked && isNews && isVisible(frame_))
                showBox(outcome.sentence);
        } catch (const uno::Exception&) {
            // Whoever asked has gone.
        }
    }

    void showBox(const std::string& sentence)
    {
        const auto wording = calc::wordingInUse(context_);
        const Reference<awt::XMessageBoxFactory> boxes{ awt::Toolkit::create(context_), uno::UNO_QUERY_THROW };
        const Reference<awt::XWindowPeer> parent{ frame_->getContainerWindow(), UNO_QUERY };
        const auto box = boxes->createMessageBox(parent, awt::MessageBoxType_INFOBOX, awt::MessageBoxButtons::BUTTONS_OK,
            calc::unicode(wording.text("extension.name")), calc::unicode(sentence));
        box->execute();
    }

    Reference<uno::XComponentContext> context_;
    Reference<frame::XFrame> frame_;
};

} // namespace

Reference<uno::XInterface> createProtocolHandler(const Reference<uno::XComponentContext>& context)
{
    return static_cast<cppu::OWeakObject*>(new ProtocolHandler{ context });
}

} // namespace lifecycle::commands
