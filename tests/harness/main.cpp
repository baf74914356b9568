// The main of every executable that drives an office: a test case that hangs loses its office after five minutes and fails,
// and an office that crashes behind the last test case's back makes the run fail too.

#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "harness/office.hpp"
#include "harness/process.hpp"

#include <com/sun/star/uno/Exception.hpp>

#include <csignal>
#include <iostream>
#include <string>

#include <unistd.h>

CATCH_TRANSLATE_EXCEPTION(const css::uno::Exception& thrown)
{
    return "an exception of the office: " + lifecycle::harness::utf8(thrown.Message);
}

namespace {

constexpr unsigned secondsForATestCase = 300;

/// What the handler of the alarm says: made beforehand, since a signal handler may not.
std::string late;

struct Deadline : Catch::TestEventListenerBase {
    using TestEventListenerBase::TestEventListenerBase;
    void testCaseStarting(const Catch::TestCaseInfo& test) override
    {
        late = "\nFive minutes are over, so every office is killed: '" + test.name + "' hangs.\n";
        alarm(secondsForATestCase);
    }
    void testCaseEnded(const Catch::TestCaseStats&) override { alarm(0); }
};
CATCH_REGISTER_LISTENER(Deadline)

} // namespace

int main(int count, char* words[])
{
    struct sigaction onAlarm {};
    onAlarm.sa_handler = [](int) {
        static_cast<void>(::write(STDOUT_FILENO, late.data(), late.size()) == 0);
        lifecycle::harness::killAllChildren();
    };
    sigaction(SIGALRM, &onAlarm, nullptr);

    const int result = Catch::Session().run(count, words);
    if (!lifecycle::harness::stopSharedOffices()) {
        std::cout << "The office crashed after the last test case.\n";
        return 1;
    }
    return result;
}
