#pragma once

// The model that a command was asked to use: a built-in one, or a table on a sheet.

#include "calc/options.hpp"
#include "domain/model.hpp"
#include "domain/wording.hpp"

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/XCellRange.hpp>

#include <optional>
#include <string>

namespace lifecycle::commands
{

/// A model before it is read.
struct ModelSource {
    Table table;
    std::string name; ///< of a built-in model, as given; else where the table stands
    com::sun::star::uno::Reference<com::sun::star::table::XCellRange> range; ///< null: a built-in model
};

struct ChosenModel {
    Model model;
    std::string name;
};

/// Left out: the one that is chosen in the panels, which `edit-model` sets to its sheet; at first that of the options, in the language
/// of `wording`. A built-in model's name wins over a sheet or a range of that name. On a sheet that `edit-model` made, one cell
/// (or the whole sheet) stands for the model on it. Error: neither a model nor a range of that name.
Result<ModelSource> modelSource(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const std::optional<std::string>& wanted, const Conventions& conventions, const Wording& wording,
    const calc::Options& options);

/// Whether an argument or the panels name a model: then it is that one, whatever the table.
bool isModelNamed(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const std::optional<std::string>& wanted);

/// The same, read, in the colours of the options. Errors: what is wrong with the model's table, too.
Result<ChosenModel> chooseModel(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const std::optional<std::string>& wanted, const Conventions& conventions, const Wording& wording,
    const calc::Options& options);

} // namespace lifecycle::commands
