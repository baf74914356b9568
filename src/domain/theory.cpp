#include "domain/theory.hpp"

#include "domain/compensated_sum.hpp"
#include "domain/folding.hpp"
#include "domain/reading.hpp"
#include "domain/wording.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <numeric>

namespace lifecycle {

namespace {

using Kind = ExpectedContribution::Kind;

/// In each stage that a customer was seen in: how often, and what came after, in all; and the same of windows in which it stayed.
struct Seen {
    std::size_t times = 0, timesStaying = 0;
    double after = 0, afterStaying = 0;
    double mean() const { return after / static_cast<double>(times); }
    double meanStaying() const { return afterStaying / static_cast<double>(timesStaying); }
};

struct StageSums {
    std::size_t observations = 0;
    CompensatedSum usual, after;
};

/// The observations, by stage and by customer.
class Observed {
public:
    Observed(const StagePanel& panel, std::size_t stages) : sums_(stages), customersIn_(stages)
    {
        for (const StageObservation& observation : panel.observed)
            if (observation.stage >= 0)
                add(observation, static_cast<std::size_t>(observation.stage));
    }

    const StageSums& sums(std::size_t stage) const { return sums_[stage]; }
    const std::vector<std::uint32_t>& customersIn(std::size_t stage) const { return customersIn_[stage]; }
    /// Null: the customer was never seen in the stage.
    const Seen* seen(std::uint32_t customer, std::size_t stage) const
    {
        const auto found = seen_.find(key(customer, stage));
        return found == seen_.end() ? nullptr : &found->second;
    }

private:
    std::uint64_t key(std::uint32_t customer, std::size_t stage) const { return std::uint64_t{customer} * sums_.size() + stage; }
    void add(const StageObservation& observation, std::size_t stage)
    {
        ++sums_[stage].observations;
        sums_[stage].usual += observation.usual;
        sums_[stage].after += observation.after;
        const auto [mine, isNew] = seen_.try_emplace(key(observation.customer, stage));
        if (isNew)
            customersIn_[stage].push_back(observation.customer);
        ++mine->second.times;
        mine->second.after += observation.after;
        if (observation.stageAfter != observation.stage)
            return;
        ++mine->second.timesStaying;
        mine->second.afterStaying += observation.after;
    }

    std::vector<StageSums> sums_;
    std::vector<std::vector<std::uint32_t>> customersIn_; ///< each customer once
    boost::unordered_flat_map<std::uint64_t, Seen> seen_; ///< by customer and stage
};

void setRanks(std::vector<StageInTheory>& stages)
{
    std::vector<const StageInTheory*> observed, ranked;
    for (const auto& stage : stages)
        if (stage.observations > 0) {
            observed.push_back(&stage);
            if (stage.expected.kind == Kind::rank)
                ranked.push_back(&stage);
        }
    for (auto& stage : stages) {
        if (stage.observations == 0)
            continue;
        stage.rank = 1 + static_cast<std::size_t>(std::count_if(observed.begin(), observed.end(), [&](const auto* other) {
            return *other->after > *stage.after;
        }));
        if (stage.expected.kind == Kind::rank)
            stage.expectedRank = 1
                + static_cast<std::size_t>(std::count_if(
                    ranked.begin(), ranked.end(), [&](const auto* other) { return other->expected.rank > stage.expected.rank; }));
    }
}

/// Two stages with ranks that differ, the lower one first; none otherwise.
bool isPair(const StageInTheory& lower, const StageInTheory& higher)
{
    return lower.expected.kind == Kind::rank && higher.expected.kind == Kind::rank && lower.expected.rank < higher.expected.rank;
}

void compareBetween(Theory& theory)
{
    for (auto& stage : theory.stages) {
        if (stage.observations == 0)
            continue;
        if (stage.expected.kind == Kind::falling)
            stage.agrees = *stage.after < *stage.usual;
        else if (stage.expected.kind == Kind::rising)
            stage.agrees = *stage.after > *stage.usual;
        else if (stage.expected.kind == Kind::rank)
            stage.agrees = true;
    }
    for (auto& lower : theory.stages)
        for (auto& higher : theory.stages)
            if (isPair(lower, higher) && lower.after && higher.after && *lower.after >= *higher.after) {
                lower.agrees = higher.agrees = false;
                theory.disagreements.push_back({lower.stage, higher.stage});
            }
}

StageInTheory stageInTheory(std::size_t stage, const Stage& ofModel, const StageSums& sums)
{
    StageInTheory row;
    row.stage = stage;
    row.expected = expectedContributionOf(ofModel.expectedContribution);
    row.observations = sums.observations;
    if (row.observations == 0)
        return row;
    row.usual = sums.usual.value() / static_cast<double>(row.observations);
    row.after = sums.after.value() / static_cast<double>(row.observations);
    return row;
}

SameCustomers compareWithin(const Observed& observed, std::size_t lower, std::size_t higher)
{
    SameCustomers pair{lower, higher, 0, 0, 0, {}, 0, {}, {}};
    CompensatedSum difference, whileStaying;
    for (const std::uint32_t customer : observed.customersIn(lower)) {
        const Seen* const high = observed.seen(customer, higher);
        if (!high)
            continue;
        const Seen& low = *observed.seen(customer, lower);
        const double more = high->mean() - low.mean();
        ++pair.customers;
        pair.asExpected += more > 0;
        pair.against += more < 0;
        difference += more;
        if (high->timesStaying == 0 || low.timesStaying == 0)
            continue;
        ++pair.customersStaying;
        whileStaying += high->meanStaying() - low.meanStaying();
    }
    if (pair.customers > 0)
        pair.difference = difference.value() / static_cast<double>(pair.customers);
    if (pair.customersStaying > 0)
        pair.whileStaying = whileStaying.value() / static_cast<double>(pair.customersStaying);
    if (pair.whileStaying && *pair.difference * *pair.whileStaying > 0)
        pair.agrees = *pair.difference > 0;
    return pair;
}

} // namespace

ExpectedContribution expectedContributionOf(std::string_view cell)
{
    struct Meant {
        std::string_view word;
        ExpectedContribution expected;
    };
    static const auto words = [] {
        constexpr std::array all{Meant{"nothing", {Kind::rank, 0}}, Meant{"low", {Kind::rank, 1}},
            Meant{"middle", {Kind::rank, 2}}, Meant{"high", {Kind::rank, 3}}, Meant{"falling", {Kind::falling, 0}},
            Meant{"rising", {Kind::rising, 0}}};
        boost::unordered_flat_map<std::string, ExpectedContribution> read;
        for (const auto language : Wording::languages())
            for (const auto& [word, expected] : all)
                read.emplace(folded(Wording{language}.word(word)), expected);
        return read;
    }();
    if (const auto found = words.find(folded(cell)); found != words.end())
        return found->second;
    if (const auto number = numberFromText(cell, '.'))
        return {Kind::rank, *number};
    return {};
}

Theory theoryAgainst(const StagePanel& panel, const Model& model)
{
    const auto& stages = model.stages();
    const Observed observed{panel, stages.size()};
    Theory theory;
    for (std::size_t stage = 0; stage < stages.size(); ++stage)
        theory.stages.push_back(stageInTheory(stage, stages[stage], observed.sums(stage)));
    setRanks(theory.stages);
    compareBetween(theory);
    for (const auto& lower : theory.stages)
        for (const auto& higher : theory.stages)
            if (isPair(lower, higher))
                theory.pairs.push_back(compareWithin(observed, lower.stage, higher.stage));
    std::stable_sort(theory.pairs.begin(), theory.pairs.end(), [&](const SameCustomers& a, const SameCustomers& b) {
        return theory.stages[a.higher].expected.rank > theory.stages[b.higher].expected.rank;
    });
    return theory;
}

} // namespace lifecycle
