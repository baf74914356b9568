#pragma once

// The columns of outcomes of a table, with what their words mean: the known words, and what the user chose.

#include "domain/contacts.hpp"
#include "domain/facts.hpp"
#include "domain/outcome.hpp"
#include "domain/table.hpp"

#include <map>
#include <vector>

namespace lifecycle {

class OutcomeColumns {
public:
    /// The table must outlive it.
    OutcomeColumns(const Table& table, const ChosenOutcomes& chosen);

    /// It must outlive the facts.
    void tell(Facts& facts) const;

    /// Values whose meaning is not known, column by column.
    std::vector<Message> unknown() const;

private:
    const Table& table_;
    std::map<std::size_t, Meanings> meanings_; ///< by column
};

} // namespace lifecycle
