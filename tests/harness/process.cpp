#include "harness/process.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lifecycle::harness {

namespace {

    /// Lock-free, for a signal handler reads it.
    std::array<std::atomic<pid_t>, 64> living;

    void nowLiving(pid_t child)
    {
        for (std::atomic<pid_t>& place : living) {
            pid_t none = 0;
            if (place.compare_exchange_strong(none, child))
                return;
        }
        throw std::logic_error("more children at once than the harness keeps account of");
    }

    void noLongerLiving(pid_t child) noexcept
    {
        for (std::atomic<pid_t>& place : living) {
            pid_t expected = child;
            place.compare_exchange_strong(expected, 0);
        }
    }

    std::runtime_error failure(const std::string& what)
    {
        return std::runtime_error(what + ": " + std::strerror(errno));
    }

    /// `output` is where the child's standard output goes; -1: the log.
    pid_t start(const std::vector<std::string>& command, const std::filesystem::path& log,
                const std::map<std::string, std::string>& environment, int output)
    {
        std::vector<char*> words;
        for (const std::string& word : command)
            words.push_back(const_cast<char*>(word.c_str()));
        words.push_back(nullptr);
        const pid_t parent = getpid();
        const pid_t child = fork();
        if (child < 0)
            throw failure("fork");
        if (child > 0) {
            setpgid(child, child); // the child does it too: whoever comes first
            return child;
        }
        // A group of its own, so that Ctrl+C reaches the tests only, and they end what they started.
        setpgid(0, 0);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent)
            _exit(127);
        const int logged = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
        const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
        dup2(nothing, STDIN_FILENO);
        dup2(output < 0 ? logged : output, STDOUT_FILENO);
        dup2(logged, STDERR_FILENO);
        for (const auto& [name, value] : environment) {
            if (value.empty())
                unsetenv(name.c_str());
            else
                setenv(name.c_str(), value.c_str(), 1);
        }
        execvp(words.front(), words.data());
        _exit(127);
    }

    int codeOf(int status)
    {
        return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }

} // namespace

Process::Process(const std::vector<std::string>& command, const std::filesystem::path& log,
                 const std::map<std::string, std::string>& environment)
    : child(start(command, log, environment, -1))
{
    nowLiving(child);
}

Process::~Process()
{
    kill();
}

Process::Process(Process&& other) noexcept
    : child(std::exchange(other.child, -1))
    , exitCode(std::exchange(other.exitCode, std::nullopt))
{
}

Process& Process::operator=(Process&& other) noexcept
{
    kill();
    child = std::exchange(other.child, -1);
    exitCode = std::exchange(other.exitCode, std::nullopt);
    return *this;
}

bool Process::runs()
{
    return child > 0 && !wait(std::chrono::milliseconds(0));
}

std::optional<int> Process::wait(std::chrono::milliseconds longest)
{
    const auto deadline = std::chrono::steady_clock::now() + longest;
    while (child > 0 && !exitCode) {
        int status = 0;
        if (waitpid(child, &status, WNOHANG) == child) {
            noLongerLiving(child);
            exitCode = codeOf(status);
        } else if (std::chrono::steady_clock::now() >= deadline)
            break;
        else
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return exitCode;
}

void Process::kill()
{
    if (!runs())
        return;
    ::kill(-child, SIGKILL);
    wait(std::chrono::seconds(10));
}

void killAllChildren() noexcept
{
    for (const std::atomic<pid_t>& place : living) {
        if (const pid_t child = place.load(); child > 0)
            ::kill(-child, SIGKILL);
    }
}

std::string outputOf(const std::vector<std::string>& command, const std::filesystem::path& log,
                     const std::map<std::string, std::string>& environment)
{
    std::array<int, 2> ends {};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw failure("pipe");
    const pid_t child = start(command, log, environment, ends[1]);
    close(ends[1]);
    std::string output;
    std::array<char, 4096> part {};
    for (ssize_t size = 0; (size = read(ends[0], part.data(), part.size())) > 0;)
        output.append(part.data(), static_cast<std::size_t>(size));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (codeOf(status) != 0)
        throw std::runtime_error(command.front() + " ended with " + std::to_string(codeOf(status)) + "; see " + log.string());
    return output;
}

} // namespace lifecycle::harness
