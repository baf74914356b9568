// Long commands: the office answers meanwhile, a stop and a close are met at once, and what changed meanwhile is not written
// over.

#include "begun_command.hpp"
#include "small_log.hpp"
#include "snapshot.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/lang/DisposedException.hpp>
#include <com/sun/star/util/CloseVetoException.hpp>
#include <com/sun/star/util/XCloseable.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace lifecycle::tests;
using Catch::Matchers::Contains;
using Clock = std::chrono::steady_clock;

namespace
{

using Differences = std::vector<std::string>;

/// Large enough that its classification takes a while.
void fillLargeLog(const Document& document)
{
    constexpr int rows = 200'000, block = 20'000;
    const css::uno::Reference<css::container::XNamed> first{ document.sheet("Sheet1"), css::uno::UNO_QUERY_THROW };
    first->setName("Orders");
    put(document, "Orders.A1", { { "customer", "order date", "amount" } });
    for (int done = 0; done < rows; done += block) {
        Rows values;
        for (int row = done; row < done + block; ++row)
            values.push_back({ "C" + std::to_string(row % 50'000), newYear + row % 700, 1.0 + row % 90 });
        put(document, "Orders.A" + std::to_string(done + 2), values);
    }
}

/// How many progresses of status bars the office keeps drawing, each, or all of newer offices, from a thread of this name.
int progressThreads(const Office& program)
{
    int threads = 0;
    for (const auto& thread : std::filesystem::directory_iterator("/proc/" + std::to_string(program.processId()) + "/task")) {
        std::ifstream name{ thread.path() / "comm" };
        std::string text;
        std::getline(name, text);
        threads += text == "WakeUpThread";
    }
    return threads;
}

} // namespace

TEST_CASE("Stop ends a command at any moment, and nothing has changed")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillLargeLog(document);
    const Ready classify{ program, document, classifyUrl }, stop{ program, document, "vnd.org.customerlifecycle:stop" };
    const auto titles = document.undoManager()->getAllUndoActionTitles().getLength();
    int stopped = 0;
    for (const int milliseconds : { 300, 600, 900, 1'500, 2'500 }) {
        INFO("stopped after " << milliseconds << " ms");
        const auto end = classify.begin();
        if (const auto early = end->wait(std::chrono::milliseconds{ milliseconds })) {
            CHECK(early->success); // a fast machine: nothing to stop any more
            break;
        }
        const auto asked = Clock::now();
        stop.begin();
        const auto outcome = end->wait(std::chrono::seconds{ 20 });
        const std::chrono::duration<double> waited = Clock::now() - asked;
        REQUIRE(outcome);
        if (outcome->success)
            break; // It was done when Stop reached it.
        ++stopped;
        CHECK_THAT(outcome->sentence, Contains("Stopped"));
        CHECK(document.sheetNames() == std::vector<std::string>{ "Orders" });
        CHECK(document.undoManager()->getAllUndoActionTitles().getLength() == titles);
        CHECK(waited.count() < 10); // seen at once; what was written has to be taken back
    }
    CHECK(stopped > 0);
}

TEST_CASE("A log that changes while it is classified is not written over")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    fillLargeLog(document);
    const auto end = begin(program, document, classifyUrl);
    if (!end->wait(std::chrono::milliseconds{ 1 }))
        put(document, "Orders.C2", { { 4711.0 } });
    const auto outcome = end->wait(std::chrono::seconds{ 60 });
    REQUIRE(outcome);
    if (!outcome->success) {
        CHECK_THAT(outcome->sentence, Contains("changed while it was being classified"));
        CHECK(document.sheetNames() == std::vector<std::string>{ "Orders" });
    }
    CHECK(valueOf(document, "Orders.C2") == 4711.0);
}

TEST_CASE("A document can be closed while it is classified, at any moment, and the office lives on")
{
    auto& program = office(View::offscreen);
    for (const int milliseconds : { 50, 400, 800, 1'200, 2'000 }) {
        Document document{ program, Shown::visible };
        fillLargeLog(document);
        const auto end = begin(program, document, classifyUrl);
        end->wait(std::chrono::milliseconds{ milliseconds });
        try {
            css::uno::Reference<css::util::XCloseable> { document.model(), css::uno::UNO_QUERY_THROW } -> close(true);
        } catch (const css::uno::Exception&) {
            // It is being written: it closes by itself as soon as that is taken back.
        }
        CHECK(end->wait(std::chrono::seconds{ 60 }));
    }
    CHECK(progressThreads(program) == 0); // None is left behind by a window that was closed.
    const Document another{ program, Shown::visible };
    fillSmallLog(another);
    CHECK(classify(another, program).success);
}

TEST_CASE("The office can be ended while a command runs")
{
    Office program{ { .view = View::offscreen } };
    Document document{ program, Shown::visible };
    fillLargeLog(document);
    begin(program, document, classifyUrl);
    // While it writes, to close the document stops the command; then the document closes by itself.
    for (int tries = 0; tries < 200; ++tries)
        try {
            css::uno::Reference<css::util::XCloseable> { document.model(), css::uno::UNO_QUERY_THROW } -> close(true);
            break;
        } catch (const css::util::CloseVetoException&) {
            std::this_thread::sleep_for(std::chrono::milliseconds{ 100 });
        } catch (const css::lang::DisposedException&) {
            break;
        }
    CHECK(program.stop() == 0);
}
