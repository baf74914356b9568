#include "harness/calls.hpp"

#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/document/XEmbeddedScripts.hpp>
#include <com/sun/star/frame/DispatchResultEvent.hpp>
#include <com/sun/star/frame/DispatchResultState.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XNotifyingDispatch.hpp>
#include <com/sun/star/script/XLibraryContainer.hpp>
#include <com/sun/star/script/provider/XScriptProviderSupplier.hpp>
#include <com/sun/star/util/XURLTransformer.hpp>
#include <cppuhelper/implbase1.hxx>
#include <rtl/ref.hxx>

#include <condition_variable>
#include <mutex>
#include <optional>

namespace lifecycle::harness {

namespace {

    using css::uno::Any;
    using css::uno::Reference;
    using css::uno::Sequence;
    using css::uno::UNO_QUERY;
    using css::uno::UNO_QUERY_THROW;

    /// Called by the office, on a thread of the bridge.
    class End : public cppu::WeakImplHelper1<css::frame::XDispatchResultListener> {
    public:
        std::optional<Outcome> wait()
        {
            std::unique_lock lock(guard);
            ended.wait_for(lock, std::chrono::seconds(280), [this] { return outcome || gone; });
            return outcome;
        }
        void SAL_CALL dispatchFinished(const css::frame::DispatchResultEvent& event) override
        {
            rtl::OUString sentence;
            event.Result >>= sentence;
            const std::lock_guard lock(guard);
            outcome = Outcome { event.State == css::frame::DispatchResultState::SUCCESS, utf8(sentence) };
            ended.notify_all();
        }
        void SAL_CALL disposing(const css::lang::EventObject&) override
        {
            const std::lock_guard lock(guard);
            gone = true;
            ended.notify_all();
        }

    private:
        std::mutex guard;
        std::condition_variable ended;
        std::optional<Outcome> outcome;
        bool gone = false;
    };

} // namespace

Outcome dispatch(Office& office, const Document& document, const std::string& command, const NamedValues& values)
{
    css::util::URL url;
    url.Complete = officeText(command);
    office.service<css::util::XURLTransformer>("com.sun.star.util.URLTransformer")->parseStrict(url);
    const Reference<css::frame::XDispatchProvider> frame(document.controller()->getFrame(), UNO_QUERY_THROW);
    const Reference<css::frame::XDispatch> found = frame->queryDispatch(url, "_self", 0);
    if (!found.is())
        throw std::runtime_error("nobody takes the command " + command);

    NamedValues all = values;
    all.emplace_back("SynchronMode", Any(true));
    const Reference<css::frame::XNotifyingDispatch> notifying(found, UNO_QUERY);
    if (!notifying.is()) {
        found->dispatch(url, propertyValues(all));
        return { true, {} };
    }
    const rtl::Reference<End> end(new End);
    notifying->dispatchWithNotification(url, propertyValues(all), end.get());
    const std::optional<Outcome> outcome = end->wait();
    if (!outcome)
        throw std::runtime_error("the command " + command + " has not ended");
    return *outcome;
}

Any runBasic(const Document& document, const std::string& source, const std::vector<Any>& arguments)
{
    const Reference<css::document::XEmbeddedScripts> scripts(document.model(), UNO_QUERY_THROW);
    const Reference<css::script::XLibraryContainer> libraries(scripts->getBasicLibraries(), UNO_QUERY_THROW);
    if (!libraries->hasByName("Standard"))
        libraries->createLibrary("Standard");
    const Reference<css::container::XNameContainer> library(libraries->getByName("Standard"), UNO_QUERY_THROW);
    const rtl::OUString module("Test");
    if (library->hasByName(module))
        library->replaceByName(module, Any(officeText(source)));
    else
        library->insertByName(module, Any(officeText(source)));

    const Reference<css::script::provider::XScriptProviderSupplier> supplier(document.model(), UNO_QUERY_THROW);
    const Reference<css::script::provider::XScript> script
        = supplier->getScriptProvider()->getScript("vnd.sun.star.script:Standard.Test.Main?language=Basic&location=document");
    Sequence<Any> given(static_cast<sal_Int32>(arguments.size()));
    std::copy(arguments.begin(), arguments.end(), given.getArray());
    Sequence<sal_Int16> outIndexes;
    Sequence<Any> out;
    return script->invoke(given, outIndexes, out);
}

} // namespace lifecycle::harness
