#pragma once

// How long a window leaves its user without an answer: asked as window managers ask whether a program still lives (`_NET_WM_PING`).
// The toolkit answers when the program's main loop turns, where mouse and keys are heard too, and at no other time.

#include "harness/screen.hpp"

#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace lifecycle::desktop {

class Pings {
public:
    using Clock = std::chrono::steady_clock;
    struct Answer {
        Clock::time_point asked;
        double wait; ///< milliseconds
        double own;  ///< the same without the time in which the program was ready to go on, and others had the processors
    };

    /// Asks the window whose title contains `title` every ten milliseconds, or as soon as the last answer is there, from now on.
    Pings(const harness::Screen& screen, const harness::Office& office, const std::string& title);
    Pings(const Pings&) = delete;
    Pings& operator=(const Pings&) = delete;

    /// Waits for the last answer, at most a minute, and asks no more.
    std::vector<Answer> end();
    /// Of the answers, the longest `own`; ends.
    double longest();

private:
    std::vector<Answer> answers_;
    std::jthread asking_;
};

} // namespace lifecycle::desktop
