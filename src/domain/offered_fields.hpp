#pragma once

// The fields for which a user may want to choose a column: those that matter for this table.

#include "domain/model_fit.hpp"
#include "domain/recognition.hpp"

#include <string>
#include <vector>

namespace lifecycle {

/// English names, each once. Of an order log, and of a table of which it is not known what it is: what an order log is read by. Of a
/// customer table: the customer, what the model asks for in its order, then what else was found, in the order of the columns. A field
/// that the user chose a column for, or none, is always among them.
std::vector<std::string> offeredFields(const Recognition& recognition, const ChosenColumns& chosen, const ModelFit& model);

} // namespace lifecycle
