#pragma once

// The panel Stages: per stage its name, a bar drawn to scale in the model's colour, its customers, contribution and share.

#include "calc/shown_stages.hpp"
#include "sidebar/number_words.hpp"
#include "sidebar/panel.hpp"

#include <vector>

namespace lifecycle::sidebar {

/// Where a bar begins and ends, as shares of the width. Bars grow from the common zero: to the left where a stage costs.
struct BarEnds {
    double left, right;
};
std::vector<BarEnds> barsToScale(const std::vector<double>& values);

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
    };
    void lookAtDocument();
    void fillStages(const std::vector<calc::ShownStage>& stages);
    std::string figures(const calc::ShownStage& stage, bool whole) const;

    Control summary_, warnings_;
    std::vector<StageControls> stages_;
    NumberWords numbers_;
};

} // namespace lifecycle::sidebar
