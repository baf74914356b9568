#pragma once

// The table by stage as it stands on the sheet `Stages`: what the sidebar shows when a classified file is opened again.
// The sheet is found by our named ranges (`owned_ranges.hpp`), whatever it is called by now.

#include "domain/table.hpp"

#include <com/sun/star/frame/XModel.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lifecycle::calc {

struct ShownStage {
    std::string name;                     ///< as it stands in the cell: in the language of the classification
    std::uint32_t colour = 0;             ///< 0xRRGGBB, the model's
    std::size_t customers = 0;
    std::optional<double> contribution;   ///< none where the table says nothing of money
    std::optional<double> share;          ///< of the whole contribution; not known where that is not positive
};

struct ShownStages {
    std::vector<ShownStage> stages;       ///< in the model's order; after them 'no stage', where such customers exist
    std::string model;                    ///< its name, or where its sheet stands
    std::string contributionHeader;       ///< what counts as contribution: 'Contribution (revenue less returns)'
    std::optional<Day> asOf;
    std::optional<Day> lastOrder;         ///< of an order log
    std::optional<int> window;            ///< days; of an order log
    std::size_t rowsLeftOut = 0;
    std::vector<std::string> warnings;    ///< sentences
};

/// Empty where the document has no such sheet, or its table has been taken apart by hand.
std::optional<ShownStages> shownStages(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);

} // namespace lifecycle::calc
