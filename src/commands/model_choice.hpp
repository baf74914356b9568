#pragma once

// The model that a command was asked to use: a built-in one, or a table on a sheet.

#include "domain/model.hpp"
#include "domain/wording.hpp"

#include <com/sun/star/frame/XModel.hpp>

#include <optional>
#include <string>

namespace lifecycle::commands {

struct ChosenModel {
    Model model;
    std::string name; ///< as given; of a model on a sheet, where it stands
};

/// Left out: `relationship`, in the language of `wording`. A built-in model's name wins over a sheet or a range of that name.
/// Errors: neither a model nor a range of that name, and what is wrong with the model's table.
Result<ChosenModel> chooseModel(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const std::optional<std::string>& wanted, const Conventions& conventions, const Wording& wording);

} // namespace lifecycle::commands
