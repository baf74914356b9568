#include "commands/guarded.hpp"

#include "calc/unicode.hpp"

#include <com/sun/star/lang/DisposedException.hpp>

#include <new>

namespace lifecycle::commands {

using namespace com::sun::star;

Result<void> guarded(const std::function<Result<void>()>& act)
{
    try {
        return act();
    } catch (const lang::DisposedException&) {
        return Message{"error.command.documentClosed", {}};
    } catch (const uno::Exception& exception) {
        return Message{"error.command.unforeseen", {{"what", calc::utf8(exception.Message)}}};
    } catch (const std::bad_alloc&) {
        return Message{"error.command.memory", {}};
    } catch (const std::exception& exception) {
        return Message{"error.command.unforeseen", {{"what", std::string{exception.what()}}}};
    }
}

} // namespace lifecycle::commands
