#pragma once

// Rows of a customer table with a model bound to their headers. To bind takes longer than to ask about one row; a hundred
// thousand cells that ask about a row each, under the same headers and with the same model, bind once.

#include "domain/classification.hpp"
#include "domain/facts.hpp"
#include "domain/model.hpp"
#include "domain/table.hpp"

#include <com/sun/star/uno/Any.hxx>
#include <com/sun/star/uno/Sequence.hxx>

#include <memory>
#include <optional>
#include <vector>

namespace lifecycle::functions {

class BoundRows {
public:
    BoundRows(Table table, std::shared_ptr<const Model> model, std::optional<Day> asOf);
    BoundRows(const BoundRows&) = delete;
    BoundRows& operator=(const BoundRows&) = delete;

    const Table& table() const noexcept { return table_; }
    const Facts& facts() const noexcept { return facts_; }
    const Model& model() const noexcept { return *model_; }
    const Result<Classifier>& classifier() const noexcept { return classifier_; }
    bool isBlank(std::size_t row) const;

private:
    friend class SingleRows;
    Table table_;
    Facts facts_;
    std::shared_ptr<const Model> model_;
    std::optional<Day> asOf_;
    Result<Classifier> classifier_;
};

/// What is bound, kept for the next cell.
class SingleRows {
public:
    using Cells = com::sun::star::uno::Sequence<com::sun::star::uno::Any>;

    /// One row under its headers, as many. Holds until the next call.
    const BoundRows& bind(const Cells& headers, const Cells& row, const std::shared_ptr<const Model>& model,
        std::optional<Day> asOf, const Conventions& conventions);

private:
    struct Kept {
        Cells headers;
        std::unique_ptr<BoundRows> rows;
    };
    std::vector<Kept> kept_; ///< the one asked for last stands first
};

} // namespace lifecycle::functions
