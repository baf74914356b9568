// The menu Lifecycle as the office has it in its configuration: every entry leads to a command, in every language, and every command
// that can be run without being told more is there.

#include "harness/calls.hpp"

#include "commands/command_names.hpp"
#include "domain/wording.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/util/XURLTransformer.hpp>

#include <set>

using namespace lifecycle::harness;
using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace
{

using Names = Reference<css::container::XNameAccess>;

/// The entries below the menu's title, every text in all the languages that it has.
Names menuOf(Office& office)
{
    css::beans::NamedValue path{ "nodepath",
        Any{ rtl::OUString{ "/org.openoffice.Office.Addons/AddonUI/OfficeMenuBar/org.customerlifecycle.calc/Submenu" } } };
    css::beans::NamedValue everyLanguage{ "locale", Any{ rtl::OUString{ "*" } } };
    css::uno::Sequence<Any> arguments{ 2 };
    arguments.getArray()[0] <<= path;
    arguments.getArray()[1] <<= everyLanguage;
    return { office.service<css::lang::XMultiServiceFactory>("com.sun.star.configuration.ConfigurationProvider")
                 ->createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", arguments),
        UNO_QUERY_THROW };
}

bool isAnswered(Office& office, const Document& document, const std::string& command)
{
    css::util::URL url;
    url.Complete = officeText(command);
    office.service<css::util::XURLTransformer>("com.sun.star.util.URLTransformer")->parseStrict(url);
    const Reference<css::frame::XDispatchProvider> frame{ document.controller()->getFrame(), UNO_QUERY_THROW };
    return frame->queryDispatch(url, "_self", 0).is();
}

} // namespace

TEST_CASE("Menu: every entry is answered and speaks five languages, and no command is missing")
{
    auto& program = office();
    const Document document{ program };
    const auto menu = menuOf(program);
    std::set<std::string> commands;
    for (const auto& name : menu->getElementNames()) {
        const Names entry{ menu->getByName(name), UNO_QUERY_THROW };
        const auto url = utf8(entry->getByName("URL").get<rtl::OUString>());
        if (url == "private:separator")
            continue;
        INFO(url);
        CHECK(isAnswered(program, document, url));
        const Names titles{ entry->getByName("Title"), UNO_QUERY_THROW };
        for (const auto language : lifecycle::Wording::languages()) {
            INFO(language);
            const auto tag = officeText(language);
            REQUIRE(titles->hasByName(tag));
            CHECK_FALSE(titles->getByName(tag).get<rtl::OUString>().trim().isEmpty());
        }
        CHECK(commands.insert(url).second);
    }
    CHECK_FALSE(isAnswered(program, document, "vnd.org.customerlifecycle:nothing-of-the-kind"));

    // Those that ask for a column, and a value in it, are in the sidebar.
    namespace command = lifecycle::commands;
    std::set<std::string> expected;
    for (const char* name : { command::classifyCommand, command::chartsCommand, command::editModelCommand, command::modelPageCommand,
             command::checkModelCommand, command::forecastCommand, command::decisionsCommand, command::historyCommand,
             command::changesCommand, command::doneCommand, command::postponeCommand, command::showStageCommand,
             command::showLeftOutCommand, command::stopCommandName, command::sidebarCommand, command::sampleCommand,
             command::optionsCommand, command::helpCommand })
        expected.insert(std::string{ command::protocol } + name);
    CHECK(commands == expected);
    for (const char* name : { command::chooseColumnCommand, command::chooseMeaningCommand })
        CHECK(isAnswered(program, document, std::string{ command::protocol } + name));
}
