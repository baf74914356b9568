#pragma once

// The argument `model`: a built-in model's name, or the cells of a range that holds one. A hundred thousand cells ask with the
// same argument: a model is read once, and known again by its name or, cell by cell, by its content.

#include "domain/model.hpp"

#include <com/sun/star/uno/Any.hxx>

#include <memory>
#include <string>
#include <vector>

namespace lifecycle::functions {

class ModelArguments {
public:
    /// `relationship` where the argument is left out. Err:502 where it is neither a name that we know nor a range; for a range
    /// whose model is wrong, the message that says where.
    Result<std::shared_ptr<const Model>> operator()(
        const com::sun::star::uno::Any& argument, const Conventions& conventions, std::int16_t position);

private:
    struct Known {
        com::sun::star::uno::Any argument;
        std::shared_ptr<const Model> model;
    };
    std::vector<Known> known_; ///< the one asked for last stands first
};

/// The table of the model: a built-in one in the language of its name, or the cells of the range.
Result<Table> modelTable(const com::sun::star::uno::Any& argument, const Conventions& conventions, std::int16_t position);

} // namespace lifecycle::functions
