#pragma once

// Lays out a panel: controls from top to bottom in the width that there is. The same description measures (for the sidebar,
// which asks for a height) and places. Distances come from the height of a line, so they grow with the font.

#include "sidebar/control.hpp"

#include <initializer_list>

namespace lifecycle::sidebar {

class Column {
public:
    enum class Task { measure, place };

    Column(Task task, int width, int lineHeight);

    /// Over the whole width, as high as it needs to be.
    void add(Control& control);
    /// A label and what it names: beside one another where there is room for both widths, else below one another.
    /// All fields of a panel share one size.
    struct FieldSize { int labelWidth, width, height; };
    void add(Control& label, Control& field, const FieldSize& size);
    /// Beside one another in equal widths where all fit, else below one another.
    void addButtons(std::initializer_list<Control*> buttons);
    /// A strip of a given height, from `left` to `right`, both shares of the width: a bar.
    void addBar(Control& bar, double left, double right);
    /// Over the whole width, so high.
    void addPicture(Control& picture, int height);
    /// At the two ends of one line where both fit, else below one another.
    void addEnds(Control& left, Control& right);
    /// As wide as it wants to be, at the right margin.
    void addAtRight(Control& control);
    /// Room between two groups; one gap, whatever is hidden between them.
    void gap();

    /// Of all so far, with the margin below.
    int height() const;
    /// For content, between the margins.
    int innerWidth() const noexcept { return inner_; }
    int lineHeight() const noexcept { return line_; }

private:
    void put(Control& control, int x, int width, int height);
    void next(int height);

    Task task_;
    int margin_, space_, line_, inner_;
    int y_;
    bool gapAsked_ = false;
};

} // namespace lifecycle::sidebar
