#pragma once

// A child process that never outlives the tests: killed when its owner goes, and by the kernel when the tests themselves are
// killed, so that no stale office takes over the next run.

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace lifecycle::harness {

class Process {
public:
    Process() = default;
    /// Starts `command` (the first word is searched in PATH). `environment` is added to ours; an empty value removes a name.
    /// What the child prints is appended to `log`. Throws std::runtime_error where it cannot be started.
    Process(const std::vector<std::string>& command, const std::filesystem::path& log,
            const std::map<std::string, std::string>& environment = {});
    ~Process();
    Process(Process&& other) noexcept;
    Process& operator=(Process&& other) noexcept;

    bool runs();
    pid_t id() const noexcept { return child; }
    /// Waits for the end. The exit code; 128 + the signal's number where a signal ended it; empty where it still runs.
    std::optional<int> wait(std::chrono::milliseconds longest);
    void kill();

private:
    pid_t child = -1;
    std::optional<int> exitCode;
};

/// Kills every child that lives, from a signal handler too: whoever waits for an answer of theirs then goes on.
void killAllChildren() noexcept;

/// Runs a command to its end and gives what it printed on standard output. Throws where it fails.
std::string outputOf(const std::vector<std::string>& command, const std::filesystem::path& log,
                     const std::map<std::string, std::string>& environment = {});

} // namespace lifecycle::harness
