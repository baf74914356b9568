#pragma once

// What the words in the status column of an order log mean: whether a row counts. The words are data: models/statuses.tsv, in five
// languages; a user may give any value another meaning, and that wins. A word that means nothing here is named, and its rows count.

#include "domain/outcome.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle {

class OrderStatuses {
public:
    explicit OrderStatuses(const ChosenMeanings& chosen = {});

    /// `counted`, `refunded` (what was sold is not counted, the row that pays it back is), or one that is not counted:
    /// `cancelled`, `pending`, `test`, `failed`. Empty: not known. A blank is `counted`.
    std::string_view of(std::string_view value) const;
    bool isChosen(std::string_view value) const;

    /// In the order in which they are offered, in English; words.tsv has them in the other languages.
    static std::span<const std::string> meanings();
    /// The English meaning that a word in any language names; empty where it names none.
    static std::string_view named(std::string_view word);

private:
    boost::unordered_flat_map<std::string, std::string_view> chosen_; ///< by folded value
};

/// Every value of a status column with its count and meaning, the most frequent first.
std::vector<OutcomeValue> statusValues(const Table& table, std::size_t column, const OrderStatuses& statuses);

} // namespace lifecycle
