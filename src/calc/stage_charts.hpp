#pragma once

// Calc's own charts over the table by stage: contribution by stage, customers by stage. Their ranges are live, their bars have
// the model's colours.

#include "calc/owned_ranges.hpp"
#include "domain/wording.hpp"

#include <cstdint>
#include <vector>

namespace lifecycle::calc
{

struct StageTable {
    Sheet sheet; ///< `Stages`
    com::sun::star::table::CellRangeAddress address; ///< headers in its first row; stage, customers, contribution …
    bool hasContribution = false;
    std::vector<std::uint32_t> colours; ///< 0xRRGGBB, one per row below the header
};

/// How many charts over the table stand on its sheet. The user may have moved, renamed or deleted them.
std::size_t chartsOver(const StageTable& table);

/// Makes those that are missing, to the right of the table.
void addCharts(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const StageTable& table,
    const Wording& wording);

/// Brings charts that stood over `before` to the table as it is now. What the user changed in them stays, as long as the stages
/// are the same; where they are others, such charts are made anew.
void updateCharts(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const StageTable& before,
    const StageTable& table, const Wording& wording);

} // namespace lifecycle::calc
