// The functions come with the extension and go with it. Asked first, so that no later test can pass without the extension.

#include "harness/cells.hpp"

using namespace lifecycle::harness;

namespace {

/// What one of our functions, newly typed, shows, and the number of its error.
std::string typedAnew(Office& office)
{
    const Document document(office);
    typeArray(document, "A1:B2", "=LIFECYCLE.MODEL()");
    return textOf(document, "A1") + ", error " + std::to_string(errorOf(document, "A1"));
}

} // namespace

TEST_CASE("The functions are there with the extension, and not without it")
{
    Office office(Office::Settings { .extension = false });
    CHECK(typedAnew(office) == "#NAME?, error 525");
    REQUIRE(office.stop() == 0);

    office.install(builtExtension());
    office.start();
    CHECK(typedAnew(office) == "Stage, error 0");
    REQUIRE(office.stop() == 0);

    office.remove("org.customerlifecycle.calc");
    office.start();
    CHECK(typedAnew(office) == "#NAME?, error 525");
    CHECK(office.stop() == 0);
}
