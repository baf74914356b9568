#include "large_log.hpp"

#include "harness/text.hpp"

#include <com/sun/star/frame/DispatchResultState.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XNotifyingDispatch.hpp>
#include <com/sun/star/util/XURLTransformer.hpp>
#include <cppuhelper/implbase1.hxx>
#include <rtl/ref.hxx>

#include <chrono>
#include <fstream>
#include <future>
#include <stdexcept>
#include <utility>

namespace lifecycle::desktop {

using namespace harness;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

class End final : public cppu::WeakImplHelper1<css::frame::XDispatchResultListener> {
public:
    std::future<std::pair<bool, std::string>> said() { return said_.get_future(); }
    void SAL_CALL dispatchFinished(const css::frame::DispatchResultEvent& event) override
    {
        rtl::OUString sentence;
        event.Result >>= sentence;
        said_.set_value({event.State == css::frame::DispatchResultState::SUCCESS, utf8(sentence)});
    }
    void SAL_CALL disposing(const css::lang::EventObject&) override {}

private:
    std::promise<std::pair<bool, std::string>> said_;
};

} // namespace

std::filesystem::path writeLargeLog(int customers, int ordersEach)
{
    const auto file = scratchFolder() / ("large-" + std::to_string(customers) + 'x' + std::to_string(ordersEach) + ".csv");
    std::ofstream csv{file};
    csv << "customer,order date,amount\n";
    const auto twoDigits = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    for (int order = 0; order < ordersEach; ++order)
        for (int customer = 0; customer < customers; ++customer) {
            const int day = (customer * 7 + order * (5 + customer % 60)) % 672; // of two years with months of 28 days
            csv << 'C' << 100'000 + customer << ',' << 2022 + day / 336 << '-' << twoDigits(1 + day % 336 / 28) << '-'
                << twoDigits(1 + day % 28) << ',' << 5 + (customer + 13 * order) % 90 << ".5\n";
        }
    return file;
}

std::string runBesides(Office& office, const Document& document, const std::string& command, NamedValues values)
{
    css::util::URL url;
    url.Complete = officeText(command);
    office.service<css::util::XURLTransformer>("com.sun.star.util.URLTransformer")->parseStrict(url);
    const Reference<css::frame::XDispatchProvider> provider{document.controller()->getFrame(), UNO_QUERY_THROW};
    const Reference<css::frame::XNotifyingDispatch> dispatch{provider->queryDispatch(url, {}, 0), UNO_QUERY_THROW};
    const rtl::Reference<End> end{new End};
    auto said = end->said();
    dispatch->dispatchWithNotification(url, propertyValues(values), end.get());
    if (said.wait_for(std::chrono::minutes{4}) != std::future_status::ready)
        throw std::runtime_error("the command " + command + " has not ended");
    const auto [done, sentence] = said.get();
    if (!done)
        throw std::runtime_error(sentence);
    return sentence;
}

} // namespace lifecycle::desktop
