#pragma once

// The panel Changes: who moved at the last classification, from where to where, most at stake first; who is worth most among those
// in danger; and a button that lists on a sheet who moved since a day of the user's choice.

#include "commands/recent_moves.hpp"
#include "sidebar/date_field.hpp"
#include "sidebar/number_words.hpp"
#include "sidebar/panel.hpp"

#include <array>

namespace lifecycle::sidebar {

class ChangesPanel final : public Panel {
public:
    explicit ChangesPanel(Place place) : Panel{std::move(place), "changes.xdl"}, numbers_{this->place().context} {}

protected:
    void opened() override;
    void fill() override;
    void arrange(Column& column) override;

private:
    static constexpr std::size_t linesShown = 5, countsShown = 8;
    /// A customer, who can be clicked, and what is said of it.
    struct Line {
        Control customer, what;
    };
    using Lines = std::array<Line, linesShown>;
    enum class Since { lastTime, windowBefore, yearBefore, ownDay };

    void openLines(Lines& lines, const std::string& name);
    void look();
    void showMoves();
    void showDanger();
    void showChoice();
    void goTo(const std::string& customer) const;
    void listOnSheet();
    com::sun::star::uno::Any since() const;
    std::string say(const char* key, std::vector<Message::Argument> arguments) const;
    std::string countsText() const;
    std::string stakeOf(double atStake) const;

    Control summary_, counts_, movesTitle_, dangerTitle_, sinceLabel_, list_;
    DateField day_;
    DropDown since_;
    Lines moves_, danger_;
    NumberWords numbers_;
    Conventions conventions_;
    std::optional<commands::RecentMoves> recent_;
    std::vector<commands::InDanger> inDanger_;
    std::vector<Since> offered_; ///< in the drop-down list
    std::optional<Since> chosen_; ///< by the user; else the first one
};

} // namespace lifecycle::sidebar
