// The help as it lies in the installed extension: complete in every language, its links whole, nothing of English in another; and
// the command that opens it.

#include "harness/calls.hpp"
#include "harness/cells.hpp"
#include "domain/built_in.hpp"
#include "domain/customers.hpp"
#include "domain/wording.hpp"

#include <com/sun/star/deployment/XPackageInformationProvider.hpp>
#include <com/sun/star/xml/dom/XDocumentBuilder.hpp>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <thread>

using namespace lifecycle::harness;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;
using Catch::Contains;
namespace fs = std::filesystem;
namespace dom = css::xml::dom;

namespace {

fs::path installed(Office& in)
{
    const auto context = in.context();
    const Reference<css::deployment::XPackageInformationProvider> packages{
        context->getValueByName("/singletons/com.sun.star.deployment.PackageInformationProvider"), UNO_QUERY_THROW};
    const auto url = utf8(packages->getPackageLocation("org.customerlifecycle.calc"));
    REQUIRE_THAT(url, Catch::StartsWith("file://"));
    return url.substr(std::string{"file://"}.size());
}

std::string contentOf(const fs::path& path)
{
    std::ostringstream content;
    content << std::ifstream(path).rdbuf();
    return content.str();
}

struct Page {
    std::set<std::string> anchors;
    std::vector<std::string> links;
};

Page parsed(const fs::path& file)
{
    // What is not well-formed throws.
    const auto builder = office().service<dom::XDocumentBuilder>("com.sun.star.xml.dom.DocumentBuilder");
    REQUIRE(builder->parseURI(officeText(fileUrl(file))).is());
    const auto content = contentOf(file);
    static const std::regex anchor{R"re( id="([^"]+)")re"}, link{R"re( href="([^"]+)")re"};
    Page page;
    for (std::sregex_iterator one{content.begin(), content.end(), anchor}, end; one != end; ++one) {
        CAPTURE(one->str(1));
        CHECK(page.anchors.insert(one->str(1)).second);
    }
    for (std::sregex_iterator one{content.begin(), content.end(), link}, end; one != end; ++one)
        page.links.push_back(one->str(1));
    return page;
}

/// By file name, without the ending.
std::map<std::string, Page> pagesOf(const fs::path& folder)
{
    std::map<std::string, Page> pages;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".html") {
            INFO(entry.path());
            pages[entry.path().stem()] = parsed(entry.path());
        }
    return pages;
}

std::vector<std::string> firstColumn(const std::string& file)
{
    std::ifstream table(LIFECYCLE_SOURCE "/" + file);
    std::vector<std::string> names;
    std::string line;
    std::getline(table, line);
    while (std::getline(table, line))
        names.push_back(line.substr(0, line.find('\t')));
    return names;
}

std::string anchorOf(const std::string& kind, const std::string& name)
{
    return kind + '-' + std::regex_replace(name, std::regex{"[^A-Za-z0-9]+"}, "-");
}

/// What a reader has to find, whatever the language.
std::set<std::string> wanted()
{
    std::set<std::string> anchors{"index", "first-steps", "care", "criteria", "cell-errors", "macros", "outcomes", "one-time"};
    for (const auto& name : firstColumn("src/functions/functions.tsv"))
        anchors.insert("function-" + name);
    for (std::size_t metric = 0; metric < lifecycle::metricCount; ++metric)
        anchors.insert(anchorOf("metric", std::string{nameOf(static_cast<lifecycle::Metric>(metric))}));
    for (const auto* const name : {"relationship", "journey", "engagement", "milestones", "success"})
        anchors.insert(anchorOf("model", name));
    for (const auto& entry : fs::directory_iterator(LIFECYCLE_SOURCE "/extension/dialogs"))
        anchors.insert("panel-" + entry.path().stem().string());
    return anchors;
}

/// What is read as prose: without code, formulas, citations and markup.
std::string proseOf(const std::string& html)
{
    std::string prose = html.substr(html.find("<main>"));
    for (const char* const apart :
        {"<pre>[^]*?</pre>", "<code>[^]*?</code>", "<cite>[^]*?</cite>", "<p class=\"formula\">[^]*?</p>"})
        prose = std::regex_replace(prose, std::regex{apart}, " ");
    prose = std::regex_replace(prose, std::regex{"</?(p|li|td|th|h[123])[^>]*>"}, "\n");
    return std::regex_replace(prose, std::regex{"<[^>]*>"}, "");
}

} // namespace

TEST_CASE("The help lies in the extension in every language, well-formed, with every function, metric, model and panel", "[help]")
{
    const auto help = installed(office()) / "help";
    REQUIRE(fs::exists(help / "help.css"));
    const auto expected = wanted();
    REQUIRE(expected.size() > 50);
    for (const auto language : lifecycle::Wording::languages()) {
        CAPTURE(language);
        const auto folder = help / language;
        const auto pages = pagesOf(folder);
        REQUIRE(pages.size() >= 9);
        std::set<std::string> anchors;
        for (const auto& [name, page] : pages)
            anchors.insert(page.anchors.begin(), page.anchors.end());
        for (const auto& anchor : expected) {
            CAPTURE(anchor);
            CHECK(anchors.count(anchor) == 1);
            CHECK(fs::exists(folder / "topic" / (anchor + ".html")));
        }
    }
}

TEST_CASE("Every link of the help leads somewhere, within the help", "[help]")
{
    const auto help = installed(office()) / "help";
    std::size_t links = 0;
    for (const auto language : lifecycle::Wording::languages()) {
        const auto pages = pagesOf(help / language);
        for (const auto& [name, page] : pages)
            for (const auto& link : page.links) {
                CAPTURE(language, name, link);
                ++links;
                const auto hash = link.find('#');
                const auto file = link.substr(0, hash);
                const auto target = file.empty() ? name : fs::path{file}.stem().string();
                if (file.ends_with(".css")) {
                    CHECK(fs::exists(help / language / file));
                    continue;
                }
                REQUIRE(pages.count(target) == 1);
                CHECK((hash == std::string::npos || pages.at(target).anchors.count(link.substr(hash + 1)) == 1));
            }
        // The topics lead on to a page's anchor, without a script.
        for (const auto& entry : fs::directory_iterator(help / language / "topic")) {
            const auto content = contentOf(entry.path());
            std::smatch found;
            CAPTURE(entry.path());
            REQUIRE(std::regex_search(content, found, std::regex{R"re(content="0; url=\.\./([a-z]+)\.html(#([^"]+))?")re"}));
            REQUIRE(pages.count(found.str(1)) == 1);
            CHECK((found.str(3).empty() || pages.at(found.str(1)).anchors.count(found.str(3)) == 1));
        }
    }
    CHECK(links > 1000);
}

TEST_CASE("Nothing of English is left in the help of another language", "[help]")
{
    const auto help = installed(office()) / "help";
    // Words that no sentence of English goes without for long, and none of the other languages has ('a', 'as', 'no' some do).
    const std::regex english{
        R"(\b(the|of|is|are|which|with|that|from|not|this|and|it|you|what|there|have|has)\b)", std::regex::icase};
    std::size_t englishLines = 0;
    for (const auto language : lifecycle::Wording::languages())
        for (const auto& entry : fs::directory_iterator(help / language)) {
            if (entry.path().extension() != ".html")
                continue;
            std::istringstream lines{proseOf(contentOf(entry.path()))};
            for (std::string line; std::getline(lines, line);) {
                const auto words = std::distance(std::sregex_iterator{line.begin(), line.end(), english}, {});
                englishLines += language == "en" && words > 1;
                // The fields' other names, and the words of CRMs, may be borrowed: those stand between middle dots.
                if (language == "en" || line.find(" · ") != std::string::npos)
                    continue;
                CAPTURE(language, entry.path().filename(), line);
                CHECK(words < 2);
            }
        }
    CHECK(englishLines > 200); // it would be seen
}

TEST_CASE("The command help hands a page of the office's language to the desktop; without a browser it names the file", "[help]")
{
    // In place of the desktop's opener: it notes what it was called with.
    const auto folder = scratchFolder() / "help-opener";
    fs::create_directories(folder);
    const auto note = folder / "opened.txt";
    fs::remove(note);
    const auto opener = folder / "xdg-open";
    const auto write = [&](const std::string& script) {
        std::ofstream(opener) << "#!/bin/sh\n" << script << '\n';
        fs::permissions(opener, fs::perms::owner_all);
    };
    write("echo \"$1\" > '" + note.string() + "'");
    Office own(Office::Settings{.environment = {{"PATH", folder.string() + ":/usr/bin:/bin"}, {"DESKTOP_LAUNCH", ""}}});
    {
        const Document document(own);
        const auto opened = [&](const NamedValues& values) {
            fs::remove(note);
            const auto outcome = dispatch(own, document, "vnd.org.customerlifecycle:help", values);
            CHECK(outcome.success);
            for (int tenths = 0; tenths < 100 && contentOf(note).empty(); ++tenths)
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
            return contentOf(note);
        };
        CHECK_THAT(opened({}), Contains("/help/en/index.html"));
        const auto topic = [](const char* name) { return css::uno::Any{rtl::OUString::createFromAscii(name)}; };
        CHECK_THAT(opened({{"Topic", topic("function-STAGE")}}), Contains("/help/en/topic/function-STAGE.html"));
        CHECK_THAT(opened({{"Topic", topic("no-such-topic")}}), Contains("/help/en/index.html"));
        CHECK_THAT(opened({{"Topic", topic("../../../description")}}), Contains("/help/en/index.html"));

        write("exit 3"); // what xdg-open says where there is no browser
        const auto failed = dispatch(own, document, "vnd.org.customerlifecycle:help");
        CHECK_FALSE(failed.success);
        CHECK_THAT(failed.sentence, Contains("browser") && Contains("/help/en/index.html"));
    }
    CHECK(own.stop() == 0);
}
