#pragma once

// Lays out a panel: controls from top to bottom in the width that there is. The same description measures (for the sidebar,
// which asks for a height) and places. Distances come from the height of a line, so they grow with the font.

#include "sidebar/control.hpp"

#include <initializer_list>
#include <utility>
#include <vector>

namespace lifecycle::sidebar {

class Column {
public:
    enum class Task { measure, place };

    Column(Task task, int width, int lineHeight);

    /// Stands at the right end of what is added first, a square.
    void setCorner(Control& control) { corner_ = &control; }

    /// Over the whole width, as high as it needs to be.
    void add(Control& control);
    /// Labels and what they name: beside one another where there is room for every label and every field in whole, else each label
    /// above its field, so that nothing is cut off for want of a place beside it.
    using Field = std::pair<Control*, Control*>;
    struct FieldSize { int labelWidth, height; };
    FieldSize sizeOf(const std::vector<Field>& fields) const;
    void add(Control& label, Control& field, const FieldSize& size);
    void addFields(const std::vector<Field>& fields);
    /// Beside one another in equal widths where all fit, else below one another.
    void addButtons(std::initializer_list<Control*> buttons);
    /// A strip of a given height, from `left` to `right`, both shares of the width: a bar.
    void addBar(Control& bar, double left, double right);
    /// Over the whole width, so high.
    void addPicture(Control& picture, int height);
    /// At the two ends of one line where both fit, else below one another.
    void addEnds(Control& left, Control& right);
    /// Room between two groups; one gap, whatever is hidden between them.
    void gap();

    /// Of all so far, with the margin below.
    int height() const;
    /// For content, between the margins.
    int innerWidth() const noexcept { return inner_; }
    int lineHeight() const noexcept { return line_; }
    /// What was placed, from top to bottom and from left to right.
    const std::vector<Control>& placed() const noexcept { return placed_; }

private:
    void put(Control& control, int x, int width, int height);
    void next(int height);

    Task task_;
    int margin_, space_, line_, inner_;
    int y_;
    bool gapAsked_ = false;
    Control* corner_ = nullptr;
    std::vector<Control> placed_;
};

} // namespace lifecycle::sidebar
