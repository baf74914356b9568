#include "sidebar/drop_down.hpp"

#include "calc/unicode.hpp"

#include <com/sun/star/awt/MenuItemStyle.hpp>
#include <com/sun/star/awt/PopupMenu.hpp>
#include <com/sun/star/awt/PopupMenuDirection.hpp>
#include <com/sun/star/awt/XWindowPeer.hpp>

#include <utility>

namespace lifecycle::sidebar {

using namespace com::sun::star;
using calc::unicode;
using rtl::OUString;
using uno::Reference;

namespace {

const OUString arrow = unicode(" \u25be"), dots = unicode("\u2026");

} // namespace

DropDown::DropDown(Control button) : Control{std::move(button)}
{
    constexpr sal_Int16 left = 0;
    set("Align", uno::Any{left});
    set("FocusOnClick", uno::Any{true});
}

void DropDown::setItems(std::vector<std::string> items, std::size_t selected)
{
    list_->items = std::move(items);
    list_->selected = selected;
    showSelected();
}

void DropDown::setAccessibleName(std::string_view utf8)
{
    list_->name = utf8;
    showSelected();
}

/// As much of the selected item as the button is wide, and the arrow. A tip tells the whole of it.
void DropDown::showSelected()
{
    const auto& text = list_->selected < list_->items.size() ? list_->items[list_->selected] : std::string{};
    Control::setAccessibleName(list_->name.empty() ? text : list_->name + ": " + text);
    if (text == list_->shown && list_->width == list_->shownIn)
        return;
    list_->shown = text;
    list_->shownIn = list_->width;
    const auto whole = unicode(text);
    const auto widthOf = [&](const OUString& shown) {
        setText(calc::utf8(shown + arrow));
        return Control::preferredWidth();
    };
    list_->wanted = widthOf(whole);
    if (list_->width <= 0 || list_->wanted <= list_->width)
        return;
    const auto fits = [&](const OUString& shown) { return widthOf(shown) <= list_->width; };
    sal_Int32 fitting = 1, tooLong = whole.getLength();
    while (fitting + 1 < tooLong) {
        const auto middle = (fitting + tooLong) / 2;
        (fits(whole.copy(0, middle) + dots) ? fitting : tooLong) = middle;
    }
    fits(whole.copy(0, fitting) + dots);
}

void DropDown::place(int x, int y, int width, int height)
{
    Control::place(x, y, width, height);
    if (std::exchange(list_->width, width) != width)
        showSelected();
}

bool DropDown::choose(const Reference<uno::XComponentContext>& context)
{
    const auto menu = awt::PopupMenu::create(context);
    for (std::size_t item = 0; item < list_->items.size(); ++item) {
        const auto id = static_cast<sal_Int16>(item + 1);
        menu->insertItem(id, unicode(list_->items[item]), awt::MenuItemStyle::RADIOCHECK,
            static_cast<sal_Int16>(item));
        menu->checkItem(id, item == list_->selected);
    }
    const auto list = list_; // the panel may go while the menu is open
    const auto size = as<awt::XWindow>()->getPosSize();
    const auto chosen = menu->execute(as<awt::XControl>()->getPeer(), {0, 0, size.Width, size.Height}, awt::PopupMenuDirection::EXECUTE_DOWN);
    if (chosen <= 0 || static_cast<std::size_t>(chosen - 1) == list->selected)
        return false;
    list->selected = static_cast<std::size_t>(chosen - 1);
    return true;
}

} // namespace lifecycle::sidebar
