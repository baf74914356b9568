#include "pings.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>

#include <poll.h>
#include <xcb/xcb.h>

namespace lifecycle::desktop {

namespace {

    using namespace std::chrono_literals;

    struct Freed {
        void operator()(void* memory) const { std::free(memory); }
        void operator()(xcb_connection_t* connection) const { xcb_disconnect(connection); }
    };
    template <class T>
    using Owned = std::unique_ptr<T, Freed>;

    class Asker {
    public:
        Asker(const std::string& display, xcb_window_t window)
            : connection_ { xcb_connect(display.c_str(), nullptr) }
            , window_ { window }
        {
            if (xcb_connection_has_error(connection_.get()))
                throw std::runtime_error("no connection to the display " + display);
            root_ = xcb_setup_roots_iterator(xcb_get_setup(connection_.get())).data->root;
            protocols_ = atom("WM_PROTOCOLS");
            ping_ = atom("_NET_WM_PING");
            // Answers are sent to the root window.
            const std::uint32_t mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
            xcb_change_window_attributes(connection_.get(), root_, XCB_CW_EVENT_MASK, &mask);
            xcb_flush(connection_.get());
        }

        void ask(std::uint32_t number)
        {
            xcb_client_message_event_t event {};
            event.response_type = XCB_CLIENT_MESSAGE;
            event.format = 32;
            event.window = window_;
            event.type = protocols_;
            event.data.data32[0] = ping_;
            event.data.data32[1] = number;
            event.data.data32[2] = window_;
            xcb_send_event(connection_.get(), 0, window_, XCB_EVENT_MASK_NO_EVENT, reinterpret_cast<const char*>(&event));
            xcb_flush(connection_.get());
        }

        bool answered(std::uint32_t number, std::chrono::milliseconds within)
        {
            const auto until = Pings::Clock::now() + within;
            for (;;) {
                while (const Owned<xcb_generic_event_t> event { xcb_poll_for_event(connection_.get()) }) {
                    if ((event->response_type & 0x7f) != XCB_CLIENT_MESSAGE)
                        continue;
                    const auto& message = reinterpret_cast<const xcb_client_message_event_t&>(*event);
                    if (message.type == protocols_ && message.data.data32[0] == ping_ && message.data.data32[1] == number)
                        return true;
                }
                const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Pings::Clock::now());
                if (left.count() <= 0 || xcb_connection_has_error(connection_.get()))
                    return false;
                pollfd readable { xcb_get_file_descriptor(connection_.get()), POLLIN, 0 };
                poll(&readable, 1, static_cast<int>(left.count()));
            }
        }

    private:
        xcb_atom_t atom(const std::string& name)
        {
            const auto asked = xcb_intern_atom(connection_.get(), 0, static_cast<std::uint16_t>(name.size()), name.data());
            const Owned<xcb_intern_atom_reply_t> reply { xcb_intern_atom_reply(connection_.get(), asked, nullptr) };
            if (!reply)
                throw std::runtime_error("the display knows no " + name);
            return reply->atom;
        }

        Owned<xcb_connection_t> connection_;
        xcb_window_t window_, root_ = 0;
        xcb_atom_t protocols_ = 0, ping_ = 0;
    };

    /// Milliseconds for which the main thread of a process has been waiting for a processor; 0 where the system does not tell.
    double queuedOf(pid_t process)
    {
        const auto id = std::to_string(process);
        std::ifstream told("/proc/" + id + "/task/" + id + "/schedstat");
        double ran = 0, queued = 0;
        return told >> ran >> queued ? queued / 1e6 : 0;
    }

} // namespace

Pings::Pings(const harness::Screen& screen, const harness::Office& office, const std::string& title)
{
    const auto window = screen.window(title);
    if (!window)
        throw std::runtime_error("no window is called " + title);
    auto asker = std::make_shared<Asker>(screen.name(), static_cast<xcb_window_t>(std::stoul(window->id)));
    asker->ask(0);
    if (!asker->answered(0, 60s))
        throw std::runtime_error("the window " + title + " does not answer");
    asking_ = std::jthread { [this, asker, process = office.processId()](const std::stop_token& stop) {
        for (std::uint32_t number = 1; !stop.stop_requested(); ++number) {
            const auto asked = Clock::now();
            const auto queued = queuedOf(process);
            asker->ask(number);
            const bool isAnswered = asker->answered(number, 60s);
            const double wait = std::chrono::duration<double, std::milli>(Clock::now() - asked).count();
            answers_.push_back({ asked, wait, wait - (queuedOf(process) - queued) });
            if (!isAnswered)
                return;
            std::this_thread::sleep_for(10ms);
        }
    } };
}

std::vector<Pings::Answer> Pings::end()
{
    asking_.request_stop();
    if (asking_.joinable())
        asking_.join();
    return answers_;
}

double Pings::longest()
{
    double longest = 0;
    for (const Answer& answer : end())
        longest = std::max(longest, answer.own);
    return longest;
}

} // namespace lifecycle::desktop
