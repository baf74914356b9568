#include "functions/functions.hpp"

#include "calc/conventions.hpp"
#include "calc/options.hpp"
#include "functions/decisions.hpp"
#include "functions/described.hpp"
#include "functions/fitted.hpp"
#include "functions/history.hpp"
#include "functions/rows.hpp"
#include "functions/tables.hpp"

#include <org/customerlifecycle/XFunctions.hpp>

#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/lang/XServiceName.hpp>
#include <com/sun/star/sheet/NoConvergenceException.hpp>
#include <com/sun/star/sheet/XAddIn.hpp>

#include <cppuhelper/implbase4.hxx>
#include <cppuhelper/supportsservice.hxx>

#include <chrono>
#include <exception>

namespace lifecycle::functions {

using namespace com::sun::star;
using rtl::OUString;

namespace {

using Document = Reference<beans::XPropertySet>;
using Range = Reference<XCellRange>;

class Functions
    : public cppu::WeakImplHelper4<org::customerlifecycle::XFunctions, sheet::XAddIn, lang::XServiceName, lang::XServiceInfo> {
public:
    explicit Functions(const Reference<uno::XComponentContext>& context)
        : context_{context}
        , described_{calc::wordingInUse(context)}
    {
    }

    Any SAL_CALL stage(
        const Document& document, const Range& header, const Range& row, const Any& model, const Any& asOf) override
    {
        return answered(document, [&](const Call& call) { return functions::stage(call, {header, row, model, asOf}); });
    }

    Any SAL_CALL reason(
        const Document& document, const Range& header, const Range& row, const Any& model, const Any& asOf) override
    {
        return answered(document, [&](const Call& call) { return functions::reason(call, {header, row, model, asOf}); });
    }

    Any SAL_CALL action(const Document& document, const Range& header, const Range& row, const Any& model, const Any& what,
        const Any& asOf) override
    {
        return answered(document, [&](const Call& call) { return functions::action(call, {header, row, model, asOf}, what); });
    }

    Any SAL_CALL model(const Document& document, const Any& model) override
    {
        return answered(document, [&](const Call& call) { return modelOf(call, model); });
    }

    Any SAL_CALL customers(const Document& document, const Range& orders, const Any& asOf) override
    {
        return answered(document, [&](const Call& call) { return functions::customers(call, orders, asOf); });
    }

    Any SAL_CALL metric(
        const Document& document, const Range& orders, const Any& customer, const Any& metric, const Any& asOf) override
    {
        return answered(document, [&](const Call& call) { return functions::metric(call, orders, customer, metric, asOf); });
    }

    Any SAL_CALL leftout(const Document& document, const Range& orders) override
    {
        return answered(document, [&](const Call& call) { return leftOut(call, orders); });
    }

    Any SAL_CALL contribution(const Document& document, const Range& stages, const Range& values, const Any& model) override
    {
        return answered(document, [&](const Call& call) { return functions::contribution(call, stages, values, model); });
    }

    Any SAL_CALL winback(const Document& document, const Any& value, const Any& chance, const Any& cost, const Any& letGo) override
    {
        return answered(document, [&](const Call& call) { return winBack(call, value, chance, cost, letGo); });
    }

    Any SAL_CALL adoption(
        const Document& document, const Any& inUse, const Any& customers, const Any& target, const Any& confidence) override
    {
        return answered(document, [&](const Call& call) { return functions::adoption(call, inUse, customers, target, confidence); });
    }

    Any SAL_CALL fit(const Document& document, const Range& customers, const Any& family, const Any& field,
        const Any& cohort) override
    {
        return answered(
            document, [&](const Call& call) { return functions::fit(call, customers, family, {field, cohort}); });
    }

    Any SAL_CALL palive(
        const Document& document, const Any& x, const Any& tx, const Any& tenure, const Any& parameters) override
    {
        return answered(document, [&](const Call& call) { return probabilityAlive(call, {x, tx, tenure}, parameters); });
    }

    Any SAL_CALL expected(const Document& document, const Any& x, const Any& tx, const Any& tenure, const Any& horizon,
        const Any& parameters) override
    {
        return answered(document, [&](const Call& call) { return expectedOrders(call, {x, tx, tenure}, horizon, parameters); });
    }

    Any SAL_CALL noorder(const Document& document, const Any& x, const Any& tx, const Any& tenure, const Any& horizon,
        const Any& parameters) override
    {
        return answered(
            document, [&](const Call& call) { return probabilityNoOrder(call, {x, tx, tenure}, horizon, parameters); });
    }

    Any SAL_CALL fitspend(const Document& document, const Range& x, const Range& mean) override
    {
        return answered(document, [&](const Call& call) { return fitSpend(call, x, mean); });
    }

    Any SAL_CALL spend(const Document& document, const Any& x, const Any& mean, const Any& parameters) override
    {
        return answered(document, [&](const Call& call) { return expectedSpend(call, x, mean, parameters); });
    }

    Any SAL_CALL clv(const Document& document, const Any& x, const Any& tx, const Any& tenure, const Any& mean,
        const Any& horizon, const Any& discount, const Any& parameters, const Any& spendParameters) override
    {
        return answered(document, [&](const Call& call) {
            return lifetimeValue(call, {x, tx, tenure}, {mean, horizon, discount, parameters, spendParameters});
        });
    }

    Any SAL_CALL retention(const Document& document, const Any& period, const Any& parameters) override
    {
        return answered(document, [&](const Call& call) { return functions::retention(call, period, parameters); });
    }

    Any SAL_CALL renewals(const Document& document, const Any& period, const Any& discount, const Any& parameters) override
    {
        return answered(document, [&](const Call& call) { return functions::renewals(call, period, discount, parameters); });
    }

    Any SAL_CALL predict(const Document& document, const Range& customers, const Any& horizon, const Any& discount,
        const Any& level, const Any& family) override
    {
        return answered(document,
            [&](const Call& call) { return functions::predict(call, customers, {horizon, discount, level, family}); });
    }

    Any SAL_CALL history(
        const Document& document, const Range& table, const Any& model, const Any& period, const Any& measure) override
    {
        return answered(document, [&](const Call& call) { return functions::history(call, {table, model, period}, measure); });
    }

    Any SAL_CALL transitions(const Document& document, const Range& table, const Any& model, const Any& period) override
    {
        return answered(document, [&](const Call& call) { return functions::transitions(call, {table, model, period}); });
    }

    OUString SAL_CALL getDisplayFunctionName(const OUString& method) override { return described_.displayName(method); }
    OUString SAL_CALL getProgrammaticFuntionName(const OUString& displayName) override { return described_.method(displayName); }
    OUString SAL_CALL getFunctionDescription(const OUString& method) override { return described_.description(method); }
    OUString SAL_CALL getProgrammaticCategoryName(const OUString& method) override { return described_.category(method); }
    OUString SAL_CALL getDisplayCategoryName(const OUString& method) override { return described_.category(method); }
    OUString SAL_CALL getDisplayArgumentName(const OUString& method, sal_Int32 place) override
    {
        return described_.argumentName(method, place);
    }
    OUString SAL_CALL getArgumentDescription(const OUString& method, sal_Int32 place) override
    {
        return described_.argumentDescription(method, place);
    }
    /// Calc tells the language of its menus; ours is the user's, where one is set, and wins.
    void SAL_CALL setLocale(const lang::Locale& locale) override { locale_ = locale; }
    lang::Locale SAL_CALL getLocale() override { return locale_; }

    OUString SAL_CALL getServiceName() override { return service; }
    OUString SAL_CALL getImplementationName() override { return "org.customerlifecycle.comp.Functions"; }
    sal_Bool SAL_CALL supportsService(const OUString& name) override { return cppu::supportsService(this, name); }
    uno::Sequence<OUString> SAL_CALL getSupportedServiceNames() override
    {
        uno::Sequence<OUString> names(2);
        names.getArray()[0] = service;
        names.getArray()[1] = "com.sun.star.sheet.AddIn"; // Calc asks those that are it for their texts
        return names;
    }

private:
    /// Lets nothing out but what the IDL declares: a wrong argument (Err:502), no convergence (Err:523), and what went
    /// wrong besides (#VALUE!).
    template <class Function>
    Any answered(const Document& document, Function function)
    {
        try {
            const auto begun = std::chrono::steady_clock::now();
            const auto conventions = calc::conventionsOf(context_, document);
            return function(Call{context_, document, conventions, calc::wordingInUse(context_), models_, singleRows_, logs_, slow_, begun});
        } catch (const lang::IllegalArgumentException&) {
            throw;
        } catch (const sheet::NoConvergenceException&) {
            throw;
        } catch (const uno::RuntimeException&) {
            throw;
        } catch (const uno::Exception& exception) {
            throw uno::RuntimeException{exception.Message};
        } catch (const std::exception& exception) {
            throw uno::RuntimeException{OUString::createFromAscii(exception.what())};
        }
    }

    /// Part of the name under which files store the functions.
    static constexpr char service[] = "org.customerlifecycle.Functions";

    Reference<uno::XComponentContext> context_;
    Described described_;
    lang::Locale locale_;
    ModelArguments models_;
    SingleRows singleRows_;
    LogCache logs_;
    SlowAnswers slow_;
};

} // namespace

Reference<uno::XInterface> createFunctions(const Reference<uno::XComponentContext>& context)
{
    return static_cast<cppu::OWeakObject*>(new Functions{context});
}

} // namespace lifecycle::functions
