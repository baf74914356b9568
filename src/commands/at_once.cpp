#include "commands/at_once.hpp"

#include "calc/conventions.hpp"
#include "calc/options.hpp"
#include "commands/document_state.hpp"
#include "commands/guarded.hpp"
#include "commands/running_command.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <boost/outcome/try.hpp>

namespace lifecycle::commands
{

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace
{

Result<Asked> readCall(const CommandCall& call)
{
    if (!Reference<sheet::XSpreadsheetDocument>{ call.document, UNO_QUERY }.is())
        return Message{ "error.command.noSpreadsheet", {} };
    if (stateOf(call.document).running)
        return Message{ "error.command.running", {} };
    Asked asked{ calc::wordingInUse(call.context),
        calc::conventionsOf(call.context, Reference<beans::XPropertySet>{ call.document, UNO_QUERY_THROW }), {} };
    BOOST_OUTCOME_TRY(asked.arguments, readArguments(call.arguments, asked.conventions));
    return asked;
}

} // namespace

void doAtOnce(const CommandCall& call, const std::function<Result<Said>(const Asked&)>& act)
{
    Outcome outcome;
    std::optional<std::string> panel;
    const auto done = guarded([&]() -> Result<void> {
        BOOST_OUTCOME_TRY(const auto asked, readCall(call));
        BOOST_OUTCOME_TRY(auto said, act(asked));
        outcome = { true, std::move(said.sentence), false, said.isAnswer };
        panel = std::move(said.panel);
        return boost::outcome_v2::success();
    });
    if (!done) {
        const auto nullDate = call.document.is()
            ? calc::conventionsOf(call.context, Reference<beans::XPropertySet>{ call.document, UNO_QUERY_THROW }).nullDate
            : Conventions{}.nullDate;
        outcome = { false, calc::wordingInUse(call.context).say(done.error(), nullDate) };
        // The command that runs goes on telling the panel what it does.
        if (done.error().key == "error.command.running" || done.error().key == "error.command.noSpreadsheet")
            return call.finished(outcome);
    }
    setEnded(call.document, panel.value_or(outcome.sentence), !outcome.done, {});
    call.finished(outcome);
}

Result<void> checkWritable(const CommandCall& call)
{
    if (Reference<frame::XStorable> { call.document, UNO_QUERY_THROW } -> isReadonly())
        return Message{ "error.classify.readOnly", {} };
    return boost::outcome_v2::success();
}

} // namespace lifecycle::commands
