#pragma once

// Words that stand in the cells of users' exports, by what they mean: months, statuses of orders, names that stand for no single
// customer. Data of ours: tab-separated, one row per meaning, its name in the first column, then per language the words for it,
// separated by `|`. A test keeps a word from having two meanings.

#include "domain/table.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle {

class KnownWords {
public:
    /// A file by its path below extension/, e.g. `models/statuses.tsv`.
    explicit KnownWords(std::string_view path);
    /// Of a file whose first column is a group, before the meaning: the rows of one group.
    KnownWords(std::string_view path, std::string_view group);

    /// The row of the meaning; the whole text must be one of the words (case, accents, blanks and punctuation do not matter).
    std::optional<std::size_t> find(std::string_view text) const;
    const std::string& meaning(std::size_t row) const { return meanings_[row]; }
    const std::vector<std::string>& meanings() const noexcept { return meanings_; }

private:
    void addRow(const Table& table, std::size_t row, std::size_t meaningColumn);

    std::vector<std::string> meanings_;
    boost::unordered_flat_map<std::string, std::size_t> rows_;
};

} // namespace lifecycle
