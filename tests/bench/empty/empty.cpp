// An add-in whose one function does nothing but take its cells and hand back as many.

#include <org/customerlifecycle/bench/XEmpty.hpp>

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>

namespace {

using namespace com::sun::star;
using Cells = uno::Sequence<uno::Sequence<uno::Any>>;

class Empty : public cppu::WeakImplHelper2<org::customerlifecycle::bench::XEmpty, lang::XServiceInfo> {
public:
    uno::Any SAL_CALL empty(const Cells&, const Cells& rows) override
    {
        uno::Sequence<uno::Any> cell(1);
        cell.getArray()[0] <<= rtl::OUString{};
        if (rows.getLength() == 1)
            return cell[0];
        Cells column(rows.getLength());
        auto* const cells = column.getArray();
        for (sal_Int32 row = 0; row < rows.getLength(); ++row)
            cells[row] = cell;
        return uno::Any{column};
    }

    rtl::OUString SAL_CALL getImplementationName() override { return "org.customerlifecycle.bench.comp.Empty"; }
    sal_Bool SAL_CALL supportsService(const rtl::OUString& name) override { return cppu::supportsService(this, name); }
    uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override
    {
        uno::Sequence<rtl::OUString> names(1);
        names.getArray()[0] = "org.customerlifecycle.bench.Empty";
        return names;
    }
};

} // namespace

extern "C" SAL_DLLPUBLIC_EXPORT uno::XInterface* empty_get_implementation(uno::XComponentContext*, uno::Sequence<uno::Any> const&)
{
    return cppu::acquire(static_cast<cppu::OWeakObject*>(new Empty));
}
