// What our library shows to the rest of the office: its factories, and the types of UNO exceptions. Anything else could take the
// place of a symbol of the same name in another library.

#include "harness/office.hpp"

#include <array>
#include <cstdio>
#include <memory>
#include <regex>

using namespace lifecycle::harness;

TEST_CASE("The library exports its factories and the types of exceptions, and nothing else")
{
    const auto command = "nm -D --defined-only --format=posix '" + (builtExtension().parent_path() / "lifecycle.so").string() + "'";
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> listing{popen(command.c_str(), "r"), pclose};
    REQUIRE(listing);
    const std::regex factory("lifecycle_\\w+_get_implementation"), exceptionType("_ZT[IS]N3com3sun4star\\w*ExceptionE");
    int factories = 0;
    std::array<char, 4096> line{};
    while (std::fgets(line.data(), static_cast<int>(line.size()), listing.get())) {
        const std::string text{line.data()}, symbol = text.substr(0, text.find(' '));
        CAPTURE(symbol);
        factories += std::regex_match(symbol, factory);
        CHECK((std::regex_match(symbol, factory) || std::regex_match(symbol, exceptionType)));
    }
    CHECK(factories >= 1);
}
