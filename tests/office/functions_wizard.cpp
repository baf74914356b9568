// What the Function Wizard shows: every function of functions.tsv with a text for it and for each of its arguments.

#include "harness/office.hpp"

#include "domain/wording.hpp"

#include <boost/algorithm/string/split.hpp>

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/FunctionArgument.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

#include <fstream>

using namespace lifecycle::harness;
using com::sun::star::uno::Sequence;

namespace {

struct Described {
    std::string text;
    Sequence<css::sheet::FunctionArgument> arguments;
};

Described described(const css::uno::Reference<css::container::XNameAccess>& functions, const std::string& name)
{
    Sequence<css::beans::PropertyValue> properties;
    functions->getByName(officeText(name)) >>= properties;
    Described found;
    for (const auto& property : std::as_const(properties)) {
        if (property.Name == "Description") {
            rtl::OUString text;
            property.Value >>= text;
            found.text = utf8(text);
        } else if (property.Name == "Arguments") {
            property.Value >>= found.arguments;
        }
    }
    return found;
}

std::vector<std::string> words(const std::string& line, char separator)
{
    std::vector<std::string> parts;
    boost::algorithm::split(parts, line, [&](char c) { return c == separator; });
    return parts;
}

} // namespace

TEST_CASE("The Function Wizard knows every function and every argument", "[functions]")
{
    const auto functions = office().service<css::container::XNameAccess>("com.sun.star.sheet.FunctionDescriptions");
    std::ifstream table(LIFECYCLE_SOURCE "/src/functions/functions.tsv");
    std::string line;
    std::getline(table, line);
    int seen = 0;
    for (; std::getline(table, line); ++seen) {
        const auto row = words(line, '\t');
        const auto name = "LIFECYCLE." + row.at(0);
        const auto arguments = words(row.at(3), ' ');
        CAPTURE(name);
        REQUIRE(functions->hasByName(officeText(name)));
        const auto shown = described(functions, name);
        CHECK(shown.text.size() > 20);
        REQUIRE(shown.arguments.getLength() == static_cast<sal_Int32>(arguments.size()));
        for (const auto& argument : shown.arguments) {
            CAPTURE(argument.Name);
            CHECK(!argument.Name.isEmpty());
            CHECK(argument.Name != "###");
            CHECK(argument.Description.getLength() > 10);
        }
    }
    CHECK(seen >= 8);
}

TEST_CASE("The Function Wizard speaks the language that is set in the options, from the next start on", "[functions]")
{
    Office office({});
    css::beans::NamedValue path{"nodepath", css::uno::Any{rtl::OUString{"/org.customerlifecycle.Options"}}};
    Sequence<css::uno::Any> arguments{1};
    arguments.getArray()[0] <<= path;
    const css::uno::Reference<css::container::XNameReplace> options{
        office.service<css::lang::XMultiServiceFactory>("com.sun.star.configuration.ConfigurationProvider")
            ->createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", arguments),
        css::uno::UNO_QUERY_THROW};
    options->replaceByName("Language", css::uno::Any{rtl::OUString{"fil"}});
    css::uno::Reference<css::util::XChangesBatch>{options, css::uno::UNO_QUERY_THROW}->commitChanges();
    REQUIRE(office.stop() == 0);
    office.start();
    const auto functions = office.service<css::container::XNameAccess>("com.sun.star.sheet.FunctionDescriptions");
    const auto shown = described(functions, "LIFECYCLE.WINBACK");
    const lifecycle::Wording filipino{"fil"};
    CHECK(shown.text == filipino.text("function.WINBACK.description"));
    CHECK(shown.text != lifecycle::Wording{"en"}.text("function.WINBACK.description"));
    REQUIRE(shown.arguments.getLength() == 4);
    CHECK(utf8(shown.arguments[3].Name) == filipino.text("function.WINBACK.letgo.name"));
    CHECK(utf8(shown.arguments[3].Description) == filipino.text("function.WINBACK.letgo.description"));
    CHECK(office.stop() == 0);
}
