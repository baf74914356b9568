#pragma once

// Does the data agree with the theory? A model says what each stage is expected to contribute; here stands what those who were in
// it contributed in the window AFTER they were classified. (By the stage at the window's end it would be circular: nobody who
// bought much is in Decline then.)
//
// Between customers: the mean of everyone in the stage. That alone proves little: large customers are in late stages. So also
// within the same customers: those who were seen in both of two stages, and how many of them contributed more in the one that
// should bring more. A customer moves because of what it bought in between, and that window comes after the stage which it left:
// taken with it, the lower stage looks better than it is (who rose bought much there); left out, worse. So both differences stand
// here, and only where they have the same sign do the same customers speak for or against the model.
//
// `Expected contribution` of a model is a number, or one of the words `nothing`, `low`, `middle`, `high` (in any of the five
// languages), which are the ranks 0 to 3. `falling` is no rank: it says that the same customer brings less in the window after
// than it usually did per window of its life; `rising` that it brings more. Another word expects nothing that could be measured.

#include "domain/stage_panel.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lifecycle {

struct ExpectedContribution {
    enum class Kind : std::uint8_t { rank, falling, rising, none };
    Kind kind = Kind::none;
    double rank = 0; ///< of the kind rank
};
ExpectedContribution expectedContributionOf(std::string_view cell);

struct StageInTheory {
    std::size_t stage;                  ///< index into the model's stages
    ExpectedContribution expected;
    std::size_t observations = 0;       ///< customers at days
    std::optional<double> after;        ///< mean contribution in the window after; none without observations
    std::optional<double> usual;        ///< mean of what the same customers contributed per window of their lives
    std::optional<std::size_t> rank;    ///< by `after`, 1 brings most, among the stages that were observed
    std::optional<std::size_t> expectedRank; ///< among the same stages, 1 should bring most; equal ones share the better rank
    /// falling and rising: whether it does. Ranks: whether no other stage stands on the wrong side of it.
    std::optional<bool> agrees;
};

/// Two stages of different expected ranks, seen in the same customers.
struct SameCustomers {
    std::size_t lower, higher;          ///< stages: which should bring less, which more
    std::size_t customers = 0;          ///< seen in both
    std::size_t asExpected = 0;         ///< brought more, on the mean, while in `higher`; ties count for neither
    std::size_t against = 0;
    std::optional<double> difference;   ///< mean over these customers of (mean after in higher - mean after in lower)
    std::size_t customersStaying = 0;   ///< seen in both, with a window after each in which they stayed in the stage
    std::optional<double> whileStaying; ///< the same difference from those windows alone
    std::optional<bool> agrees;         ///< both differences are positive, or both negative; none: undecided
};

/// A pair of stages whose means, between customers, stand the other way round.
struct Disagreement {
    std::size_t lower, higher;          ///< by the model
};

struct Theory {
    std::vector<StageInTheory> stages;  ///< in the model's order
    std::vector<SameCustomers> pairs;   ///< every two stages of different ranks, the higher ones first
    std::vector<Disagreement> disagreements;
};

Theory theoryAgainst(const StagePanel& panel, const Model& model);

} // namespace lifecycle
