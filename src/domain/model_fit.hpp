#pragma once

// Which model fits this table: of how many of a model's fields the table has a column, or what a column follows from.

#include "domain/facts.hpp"
#include "domain/model.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle {

struct ModelFit {
    std::string name;                       ///< English, of a built-in model
    std::vector<std::string> present;       ///< headers of the model's criteria, without the `?`
    std::vector<std::string> missing;       ///< needed: without them the model gives no stage
    std::vector<std::string> missingOptional; ///< the model can do without
    bool usable() const { return missing.empty() && !present.empty(); }
};

/// A field that heads two columns counts once. `days since` and `days to` count where their date is there, with or without T.
ModelFit fitOf(const Model& model, const Facts& facts);

/// The order of `modelsByFit`.
bool fitsBetter(const ModelFit& a, const ModelFit& b);

/// The built-in models: usable ones first, then by how many of their fields the table has, then by how few it lacks, then in the
/// order in which they are offered. The model's field names are those of `language`.
std::vector<ModelFit> modelsByFit(const Facts& facts, std::string_view language = "en");

/// The facts of a table's own columns, or, of an order log, its metrics: what a model would be asked about, without a value.
/// `table` must outlive them.
Facts fieldsOf(const Table& table, bool isOrderLog);

} // namespace lifecycle
