// A key of the user's own for one of our commands: LibreOffice's page Customize ▸ Keyboard does not list them, so the help has a macro.

#include "deck.hpp"

#include "office/small_log.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace lifecycle::harness;
using lifecycle::desktop::soon;

namespace {

/// The macro KeyForClassify, as the help has it in a language.
std::string macroOfHelp(const std::string& language)
{
    std::ifstream file(std::filesystem::path(LIFECYCLE_SOURCE) / "extension/help" / (language + ".md"));
    const std::string help{std::istreambuf_iterator<char>(file), {}}, end = "End Sub\n";
    const auto from = help.find("Sub KeyForClassify\n"), to = help.find(end, from);
    REQUIRE(to != std::string::npos);
    return help.substr(from, to + end.size() - from);
}

void checkKeyClassifies(Office& office, const Screen& screen, const std::string& macro)
{
    const Document document(office, Shown::visible);
    lifecycle::tests::fillSmallLog(document);
    if (!macro.empty())
        runBasic(document, macro + "Function Main\nKeyForClassify\nEnd Function\n");
    document.select("Orders.A1");
    const auto isClassified = [&] { return document.spreadsheets()->getSheets()->hasByName("Customers"); };
    CHECK_FALSE(isClassified());
    screen.press("ctrl+alt+k");
    CHECK(lifecycle::desktop::undoesSoon(document, "Classify customers"));
    CHECK(isClassified());
    screen.press("ctrl+z");
    CHECK(soon([&] { return !isClassified(); }));
}

} // namespace

TEST_CASE("Shortcuts: the macro of the help gives Classify a key, which LibreOffice keeps")
{
    const auto macro = macroOfHelp("en");
    for (const char* language : {"es", "fil", "ru", "zh-CN"})
        CHECK(macroOfHelp(language) == macro);
    const Screen screen(1500, 1000);
    Office office(screen.office());
    checkKeyClassifies(office, screen, macro);
    CHECK(office.stop() == 0);
    office.start();
    checkKeyClassifies(office, screen, {});
    CHECK(office.stop() == 0);
}
