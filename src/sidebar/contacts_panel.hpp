#pragma once

// The panel Next contacts: who is due, what is most at stake first. A line that is chosen shows its row on the sheet; the row under
// the cursor is the line that is chosen. What is done or postponed is marked there.

#include "commands/due_contacts.hpp"
#include "sidebar/number_words.hpp"
#include "sidebar/panel.hpp"

#include <array>

namespace lifecycle::sidebar {

class ContactsPanel final : public Panel {
public:
    explicit ContactsPanel(Place place) : Panel{std::move(place), "contacts.xdl"}, numbers_{this->place().context} {}

protected:
    void opened() override;
    void fill() override;
    void arrange(Column& column) override;

private:
    static constexpr std::size_t linesShown = 6;
    /// A line: whom, which can be chosen, and what is to be done by when.
    struct Line {
        Control customer, what;
    };
    void look();
    void choose(std::size_t line);
    void followCursor();
    void showLines();
    void goToList() const;
    void mark(const char* command);
    Day dayToWhichPostponed(const commands::DueContact& contact) const;
    std::string summaryOf() const;
    std::string told(const commands::DueContact& contact) const;

    Control summary_, more_, moreButton_, done_, postpone_;
    DropDown by_;
    std::array<Line, linesShown> lines_;
    NumberWords numbers_;
    Conventions conventions_;
    std::optional<commands::DueContacts> contacts_; ///< as the sheet had it when cells last changed
    std::size_t chosen_ = 0;
};

} // namespace lifecycle::sidebar
