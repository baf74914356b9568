#pragma once

// A drop-down list: a button that shows what is chosen, and opens a menu of all items. The office's own list box is none here:
// under GTK a panel of an extension does not know where on the screen it is, and the list would open far from it; a menu opens at
// its button, under every toolkit.

#include "sidebar/control.hpp"

#include <com/sun/star/uno/XComponentContext.hpp>

#include <memory>

namespace lifecycle::sidebar {

/// Copies are the same list.
class DropDown : public Control {
public:
    DropDown() = default;
    /// Made of a button.
    explicit DropDown(Control button);

    void setItems(std::vector<std::string> items, std::size_t selected);
    std::size_t selectedItem() const { return list_->selected; }
    /// What the choice is about: a button's own text, read out, is what is chosen.
    void setAccessibleName(std::string_view utf8) override;
    /// Opens the menu and waits; true where another item was chosen, which the button then has to show: the panel may have gone.
    bool choose(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);
    void showSelected();
    /// In which all of what is selected is seen.
    int preferredWidth() const override { return list_->wanted; }
    void place(int x, int y, int width, int height) override;

private:
    struct List {
        std::vector<std::string> items;
        std::size_t selected = 0;
        std::string name;
        int width = 0, wanted = 0;
        std::string shown; ///< and in which width
        int shownIn = -1;
    };

    std::shared_ptr<List> list_ = std::make_shared<List>();
};

} // namespace lifecycle::sidebar
