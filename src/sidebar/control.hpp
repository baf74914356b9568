#pragma once

// A control of a panel: its text, whether it shows, how large it wants to be and where it goes. Sizes are pixels.

#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XLayoutConstrains.hpp>
#include <com/sun/star/awt/XWindow2.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle::sidebar {

class Control {
public:
    Control() = default;
    virtual ~Control() = default;
    Control(const Control&) = default;
    Control& operator=(const Control&) = default;
    /// A control by its name in the .xdl; throws where there is none, for then the two do not fit together.
    Control(const com::sun::star::uno::Reference<com::sun::star::awt::XControlContainer>& container, std::string_view name);

    void setText(std::string_view utf8);
    /// For what has no text of its own (lists, fields): shown as a tip and read out by screen readers.
    virtual void setAccessibleName(std::string_view utf8);
    void setEnabled(bool enabled);
    /// What is hidden takes no room.
    void show(bool visible);
    bool isShown() const noexcept { return shown_; }
    void set(const char* property, const com::sun::star::uno::Any& value);
    com::sun::star::uno::Any get(const char* property) const;

    /// Of a drop-down list.
    void setItems(const std::vector<std::string>& items, std::size_t selected);
    std::size_t selectedItem() const;

    virtual int preferredWidth() const;
    /// The height that it needs at this width: a text wraps, a button does not.
    int heightFor(int width) const;
    virtual void place(int x, int y, int width, int height);

    template <class Interface>
    com::sun::star::uno::Reference<Interface> as() const
    {
        return {control_, com::sun::star::uno::UNO_QUERY};
    }

private:
    com::sun::star::uno::Reference<com::sun::star::awt::XControl> control_;
    com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet> model_;
    bool shown_ = true;
};

} // namespace lifecycle::sidebar
