#pragma once

// The panel Stages: per stage a button with its name, a bar drawn to scale in the model's colour, its customers, contribution and
// share. The button, or a click on the bar or the figures, shows that stage's rows alone; a second one the user's own filter.

#include "calc/shown_stages.hpp"
#include "sidebar/number_words.hpp"
#include "sidebar/panel.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lifecycle::sidebar {

/// Where a bar begins and ends, as shares of the width. Bars grow from the common zero: to the left where a stage costs.
struct BarEnds {
    double left, right;
};
std::vector<BarEnds> barsToScale(const std::vector<double>& values);

/// In which order the stages stand; the numbers are those of the list.
enum class StageOrder : std::size_t { model, customers, contribution, share };
/// Most first, what is not known last; the model's order where two are equal.
std::vector<calc::ShownStage> inOrder(std::vector<calc::ShownStage> stages, StageOrder order);

class StagesPanel final : public Panel {
public:
    explicit StagesPanel(Place place) : Panel{std::move(place), "stages.xdl"}, numbers_{this->place().context} {}

protected:
    void opened() override;
    void fill() override;
    void arrange(Column& column) override;

private:
    /// What stands for one stage.
    struct StageControls {
        Control name, bar, figures;
        BarEnds ends;
        std::string stage;
    };
    void lookAtDocument();
    void fillOrder(const calc::ShownStages& shown, std::size_t chosen);
    void findShown(const calc::ShownStages& shown);
    void fillStages(const std::vector<calc::ShownStage>& stages);
    void addStage();
    void showRows(std::size_t row);
    std::string figures(const calc::ShownStage& stage, bool whole) const;

    Control summary_, orderLabel_, filter_, warnings_;
    DropDown order_;
    std::vector<StageControls> stages_;
    std::optional<std::string> shown_; ///< the stage whose rows alone are shown, as the panel names it
    NumberWords numbers_;
};

} // namespace lifecycle::sidebar
