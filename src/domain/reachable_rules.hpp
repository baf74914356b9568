#pragma once

// Whether a rule of a model can ever hold, and be the first that does. Exact within what the criteria say: every field may have
// any value, independently of the others (that a customer with no order has no last order is not known here), so a rule that is
// called unreachable is, and some that are not called so may be.

#include "domain/model.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace lifecycle {

struct Reach {
    enum class Kind : std::uint8_t {
        reachable,
        contradicts, ///< its own criteria exclude each other
        covered      ///< earlier rules hold wherever it would
    };
    Kind kind = Kind::reachable;
    /// Of `contradicts`: two criterion columns that suffice for it (the same one twice: a criterion that nothing meets).
    std::size_t firstColumn = 0, secondColumn = 0;
    std::optional<std::size_t> by; ///< of `covered`: the earlier rule; none: only several together
};

/// Per rule of the model. Where the search for a customer whom the rule would take grows beyond a limit, the rule counts as
/// reachable: no rule is accused without proof.
std::vector<Reach> reachOf(const Model& model);

} // namespace lifecycle
