#include "sidebar/life_picture.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle::sidebar {

namespace {

constexpr std::uint32_t noStageColour = 0xbfbfbf;
constexpr double barsText = .65, lineText = .4; // so much of the text's colour, the rest of the background's

/// Where each of the periods begins across the picture.
struct Places {
    int width, count;
    int operator[](int index) const { return index * width / count; }
};

void drawBars(Picture& picture, const std::vector<LifePeriod>& periods, int height, const LifePictureLooks& looks)
{
    double low = 0, high = 0;
    for (const auto& period : periods) {
        low = std::min(low, period.contribution);
        high = std::max(high, period.contribution);
    }
    const double scale = high > low ? (height - 1) / (high - low) : 0;
    const int zero = static_cast<int>(std::lround(high * scale));
    const Places at{looks.width, static_cast<int>(periods.size())};
    for (int index = 0; index < at.count; ++index) {
        const double amount = periods[static_cast<std::size_t>(index)].contribution * scale;
        // One pixel at least: what is there is seen.
        const int length = amount == 0 ? 0 : std::max(static_cast<int>(std::lround(std::abs(amount))), 1);
        const int gap = at[index + 1] - at[index] > 3 ? 1 : 0;
        picture.fill(at[index], amount > 0 ? zero - length : zero + 1, at[index + 1] - at[index] - gap, length,
            mixed(looks.text, looks.background, barsText));
    }
    picture.fill(0, zero, looks.width, 1, mixed(looks.text, looks.background, lineText));
}

void drawStages(Picture& picture, const CustomerLife& life, const Model& model, int height, const LifePictureLooks& looks)
{
    const Places at{looks.width, static_cast<int>(life.periods.size())};
    int begin = 0;
    for (const auto& stay : life.stays) {
        int end = begin;
        while (end < at.count && life.periods[static_cast<std::size_t>(end)].last <= stay.last)
            ++end;
        const int gap = end == at.count ? 0 : 2;
        picture.fill(at[begin], looks.height - height, at[end] - at[begin] - gap, height,
            stay.stage < 0 ? noStageColour : model.stages()[static_cast<std::size_t>(stay.stage)].colour);
        begin = end;
    }
}

} // namespace

Picture pictureOf(const CustomerLife& life, const Model& model, const LifePictureLooks& looks)
{
    Picture picture{looks.width, looks.height, looks.background};
    const int strip = std::max(looks.height / 6, 4);
    drawBars(picture, life.periods, looks.height - strip - std::max(looks.height / 20, 2), looks);
    drawStages(picture, life, model, strip, looks);
    return picture;
}

} // namespace lifecycle::sidebar
