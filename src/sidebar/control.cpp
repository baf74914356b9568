#include "sidebar/control.hpp"

#include "calc/unicode.hpp"

#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/uno/RuntimeException.hpp>

#include <algorithm>

namespace lifecycle::sidebar {

using namespace com::sun::star;
using calc::unicode;
using rtl::OUString;

Control::Control(const uno::Reference<awt::XControlContainer>& container, std::string_view name)
    : control_{container->getControl(unicode(name))}
{
    if (!control_.is())
        throw uno::RuntimeException("no control " + unicode(name), {});
    model_.set(control_->getModel(), uno::UNO_QUERY_THROW);
}

void Control::set(const char* property, const uno::Any& value)
{
    model_->setPropertyValue(OUString::createFromAscii(property), value);
}

uno::Any Control::get(const char* property) const { return model_->getPropertyValue(OUString::createFromAscii(property)); }

void Control::setText(std::string_view utf8)
{
    const auto text = unicode(utf8);
    if (get("Label") != uno::Any{text}) // setting it anew would flicker
        set("Label", uno::Any{text});
}

void Control::setAccessibleName(std::string_view utf8) { set("HelpText", uno::Any{unicode(utf8)}); }

void Control::setEnabled(bool enabled)
{
    if (get("Enabled") != uno::Any{enabled})
        set("Enabled", uno::Any{enabled});
}

void Control::show(bool visible)
{
    if (visible == shown_)
        return;
    shown_ = visible;
    as<awt::XWindow>()->setVisible(visible);
}

void Control::setItems(const std::vector<std::string>& items, std::size_t selected)
{
    uno::Sequence<OUString> list{static_cast<sal_Int32>(items.size())};
    std::transform(items.begin(), items.end(), list.getArray(), [](const std::string& item) { return unicode(item); });
    if (get("StringItemList") != uno::Any{list})
        set("StringItemList", uno::Any{list});
    uno::Sequence<sal_Int16> selection{1};
    selection.getArray()[0] = static_cast<sal_Int16>(selected);
    if (get("SelectedItems") != uno::Any{selection})
        set("SelectedItems", uno::Any{selection});
}

std::size_t Control::selectedItem() const
{
    uno::Sequence<sal_Int16> selection;
    get("SelectedItems") >>= selection;
    return selection.hasElements() && selection[0] >= 0 ? static_cast<std::size_t>(selection[0]) : 0;
}

int Control::preferredWidth() const
{
    const auto constrains = as<awt::XLayoutConstrains>();
    return constrains.is() ? constrains->getPreferredSize().Width : 0;
}

int Control::heightFor(int width) const
{
    const auto constrains = as<awt::XLayoutConstrains>();
    return constrains.is() ? constrains->calcAdjustedSize({width, 0}).Height : 0;
}

void Control::place(int x, int y, int width, int height)
{
    as<awt::XWindow>()->setPosSize(x, y, std::max(width, 1), std::max(height, 1), awt::PosSize::POSSIZE);
}

} // namespace lifecycle::sidebar
