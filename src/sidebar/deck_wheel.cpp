#include "sidebar/deck_wheel.hpp"

#include <dlfcn.h>

#include <cmath>
#include <cstddef>
#include <memory>
#include <utility>

namespace lifecycle::sidebar {

namespace {

// Of GTK 3, which the office has loaded or not: nothing is linked or brought along. As its headers declare them.
using Object = void;
using Hook = int (*)(void* hint, unsigned count, const void* parameters, void* data);

class Gtk {
public:
    /// None where the office does not use it.
    static std::unique_ptr<Gtk> loaded()
    {
        void* const library = dlopen("libgtk-3.so.0", RTLD_LAZY | RTLD_NOLOAD);
        if (!library)
            return {};
        auto gtk = std::unique_ptr<Gtk>{new Gtk{library}};
        return gtk->complete_ ? std::move(gtk) : nullptr;
    }
    ~Gtk() { dlclose(library_); }
    Gtk(const Gtk&) = delete;
    Gtk& operator=(const Gtk&) = delete;

    unsigned wheelSignal() const { return signalLookup_("scroll-event", widgetType_()); }
    unsigned long add(unsigned signal, Hook hook) { return addHook_(signal, 0, hook, this, nullptr); }
    void remove(unsigned signal, unsigned long hook) const { removeHook_(signal, hook); }

    void handOn(const void* parameters) const
    {
        constexpr std::size_t sizeOfParameter = 24; // a type, and room for two words
        Object* const widget = objectIn_(parameters);
        void* const event = boxedIn_(static_cast<const char*>(parameters) + sizeOfParameter);
        Object* const around = widget && event ? ancestorOf_(widget, scrolledType_()) : nullptr;
        if (!around)
            return;
        // The office marks its own windows so; one within something that scrolls is an extension's panel.
        bool ofPanel = false;
        for (Object* part = widget; part && part != around && !ofPanel; part = parentOf_(part))
            ofPanel = dataOf_(part, "SalFrame") != nullptr;
        if (ofPanel)
            scroll(around, event);
    }

private:
    /// As GTK itself does: a click of the wheel is the page to the power of two thirds.
    void scroll(Object* around, void* event) const
    {
        double across = 0, down = 0;
        int direction = 0;
        if (!deltas_(event, &across, &down)) {
            if (!direction_(event, &direction) || direction > 1)
                return;
            down = direction == 0 ? -1 : 1;
        }
        Object* const place = verticalOf_(around);
        setPlace_(place, placeOf_(place) + down * std::pow(pageOf_(place), 2.0 / 3.0));
    }

    explicit Gtk(void* library) : library_{library}
    {
        find(signalLookup_, "g_signal_lookup");
        find(addHook_, "g_signal_add_emission_hook");
        find(removeHook_, "g_signal_remove_emission_hook");
        find(objectIn_, "g_value_get_object");
        find(boxedIn_, "g_value_get_boxed");
        find(dataOf_, "g_object_get_data");
        find(widgetType_, "gtk_widget_get_type");
        find(scrolledType_, "gtk_scrolled_window_get_type");
        find(parentOf_, "gtk_widget_get_parent");
        find(ancestorOf_, "gtk_widget_get_ancestor");
        find(deltas_, "gdk_event_get_scroll_deltas");
        find(direction_, "gdk_event_get_scroll_direction");
        find(verticalOf_, "gtk_scrolled_window_get_vadjustment");
        find(placeOf_, "gtk_adjustment_get_value");
        find(setPlace_, "gtk_adjustment_set_value");
        find(pageOf_, "gtk_adjustment_get_page_size");
    }
    template <class Function>
    void find(Function& function, const char* name)
    {
        function = reinterpret_cast<Function>(dlsym(library_, name));
        complete_ = complete_ && function;
    }

    void* library_;
    bool complete_ = true;
    unsigned (*signalLookup_)(const char*, unsigned long) = nullptr;
    unsigned long (*addHook_)(unsigned, unsigned, Hook, void*, void (*)(void*)) = nullptr;
    void (*removeHook_)(unsigned, unsigned long) = nullptr;
    Object* (*objectIn_)(const void*) = nullptr;
    void* (*boxedIn_)(const void*) = nullptr;
    void* (*dataOf_)(Object*, const char*) = nullptr;
    unsigned long (*widgetType_)() = nullptr;
    unsigned long (*scrolledType_)() = nullptr;
    Object* (*parentOf_)(Object*) = nullptr;
    Object* (*ancestorOf_)(Object*, unsigned long) = nullptr;
    int (*deltas_)(const void*, double*, double*) = nullptr;
    int (*direction_)(const void*, int*) = nullptr;
    Object* (*verticalOf_)(Object*) = nullptr;
    double (*placeOf_)(Object*) = nullptr;
    void (*setPlace_)(Object*, double) = nullptr;
    double (*pageOf_)(Object*) = nullptr;
};

struct HandedOn {
    int panels = 0;
    std::unique_ptr<Gtk> gtk;
    unsigned signal = 0;
    unsigned long hook = 0;
};

HandedOn& handedOn()
{
    static HandedOn one;
    return one;
}

int onWheel(void*, unsigned count, const void* parameters, void* gtk)
{
    if (count >= 2)
        static_cast<const Gtk*>(gtk)->handOn(parameters);
    return 1; // again next time
}

} // namespace

DeckWheel::DeckWheel()
{
    auto& now = handedOn();
    if (now.panels++ > 0)
        return;
    now.gtk = Gtk::loaded();
    if (!now.gtk)
        return;
    now.signal = now.gtk->wheelSignal();
    now.hook = now.signal ? now.gtk->add(now.signal, &onWheel) : 0;
}

DeckWheel::~DeckWheel()
{
    auto& now = handedOn();
    if (--now.panels > 0)
        return;
    if (now.hook)
        now.gtk->remove(now.signal, now.hook);
    now.hook = 0;
    now.gtk.reset();
}

} // namespace lifecycle::sidebar
