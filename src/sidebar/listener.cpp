#include "sidebar/listener.hpp"

#include <com/sun/star/uno/Exception.hpp>
#include <rtl/ref.hxx>
#include <sal/log.hxx>

namespace lifecycle::sidebar {

void Listener::heard() noexcept
{
    try {
        const rtl::Reference<Listener> alive{this};
        if (const auto act = act_) // a copy: the panel may go, and this listener with it, while it acts
            act();
    } catch (const com::sun::star::uno::Exception& e) {
        SAL_WARN("lifecycle.sidebar", e.Message);
    } catch (const std::exception& e) {
        SAL_WARN("lifecycle.sidebar", e.what());
    }
}

} // namespace lifecycle::sidebar
