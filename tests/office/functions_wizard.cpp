// What the Function Wizard shows: every function of functions.tsv with a text for it and for each of its arguments.

#include "harness/office.hpp"

#include <boost/algorithm/string/split.hpp>

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/sheet/FunctionArgument.hpp>

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
