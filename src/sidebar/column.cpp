#include "sidebar/column.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

namespace lifecycle::sidebar {

Column::Column(Task task, int width, int lineHeight)
    : task_{task}, margin_{std::max(lineHeight / 3, 4)}, space_{std::max(lineHeight / 6, 2)}, line_{lineHeight},
      inner_{std::max(width - 2 * margin_, 1)}, y_{margin_}
{
}

void Column::put(Control& control, int x, int width, int height)
{
    if (std::exchange(gapAsked_, false))
        y_ += 2 * space_;
    if (task_ != Task::place)
        return;
    control.place(margin_ + x, y_, width, height);
    placed_.push_back(control);
}

void Column::next(int height) { y_ += height + space_; }

void Column::add(Control& control)
{
    if (!control.isShown())
        return;
    if (auto* const corner = std::exchange(corner_, nullptr)) {
        const auto side = corner->heightFor(inner_), width = inner_ - side - space_;
        const auto height = control.heightFor(width);
        put(control, 0, width, height);
        put(*corner, inner_ - side, side, side);
        next(std::max(height, side));
        return;
    }
    const auto height = control.heightFor(inner_);
    put(control, 0, inner_, height);
    next(height);
}

Column::FieldSize Column::sizeOf(const std::vector<Field>& fields) const
{
    FieldSize size{};
    int width = 0;
    for (const auto& [label, field] : fields) {
        if (!field->isShown())
            continue;
        size.labelWidth = std::max(size.labelWidth, label->preferredWidth());
        size.height = std::max(size.height, field->heightFor(inner_));
        width = std::max(width, field->preferredWidth());
    }
    if (size.labelWidth + 2 * space_ + width > inner_)
        size.labelWidth = inner_;
    return size;
}

void Column::addFields(const std::vector<Field>& fields)
{
    const auto size = sizeOf(fields);
    for (const auto& [label, field] : fields)
        add(*label, *field, size);
}

void Column::add(Control& label, Control& field, const FieldSize& size)
{
    if (!field.isShown())
        return;
    const auto beside = size.labelWidth + 2 * space_;
    if (size.labelWidth >= inner_) {
        add(label);
        add(field);
        return;
    }
    const auto labelHeight = label.heightFor(size.labelWidth);
    const auto above = std::max(size.height - labelHeight, 0) / 2;
    y_ += above;
    put(label, 0, size.labelWidth, labelHeight);
    y_ -= above;
    put(field, beside, inner_ - beside, size.height);
    next(std::max(size.height, labelHeight));
}

void Column::addButtons(std::initializer_list<Control*> buttons)
{
    std::vector<Control*> shown;
    std::copy_if(buttons.begin(), buttons.end(), std::back_inserter(shown), [](const Control* button) { return button->isShown(); });
    if (shown.empty())
        return;
    const auto count = static_cast<int>(shown.size());
    const auto each = (inner_ - (count - 1) * space_) / count;
    const bool fit = std::all_of(shown.begin(), shown.end(), [&](const Control* button) { return button->preferredWidth() <= each; });
    int highest = 0, x = 0;
    for (Control* button : shown) {
        const auto height = button->heightFor(fit ? each : inner_);
        put(*button, x, fit ? each : inner_, height);
        highest = std::max(highest, height);
        if (fit)
            x += each + space_;
        else
            next(height);
    }
    if (fit)
        next(highest);
}

void Column::addBar(Control& bar, double left, double right)
{
    const auto height = std::max(line_ / 2, 4);
    if (bar.isShown()) {
        const auto from = static_cast<int>(std::lround(left * inner_));
        // One pixel at least: what is there is seen.
        put(bar, std::min(from, inner_ - 1), std::max(static_cast<int>(std::lround(right * inner_)) - from, 1), height);
    }
    next(height);
}

void Column::addPicture(Control& picture, int height)
{
    if (!picture.isShown())
        return;
    put(picture, 0, inner_, height);
    next(height);
}

void Column::addEnds(Control& left, Control& right)
{
    const auto leftWidth = left.preferredWidth(), rightWidth = right.preferredWidth();
    if (!left.isShown() || leftWidth + space_ + rightWidth > inner_) {
        add(left);
        add(right);
        return;
    }
    const auto height = std::max(left.heightFor(leftWidth), right.heightFor(rightWidth));
    put(left, 0, leftWidth, height);
    put(right, inner_ - rightWidth, rightWidth, height);
    next(height);
}

void Column::gap() { gapAsked_ = y_ > margin_; }

int Column::height() const { return y_ - space_ + margin_; }

} // namespace lifecycle::sidebar
