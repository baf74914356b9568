#pragma once

// What the status of each row of an order log says of it; every word is looked up once.

#include "domain/order_status.hpp"
#include "domain/table.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lifecycle {

class StatusColumn {
public:
    /// Column (null: the log has none) and table must outlive this; `chosen` is what the user says that words mean.
    StatusColumn(const Column* column, const Table& table, const ChosenMeanings& chosen);

    /// Whether the row is not counted for its status; what was refunded is left out, the row that pays it back is not.
    bool leavesOut(std::size_t row, double amount);
    /// The words that mean nothing here, as they stand in the cells, with the rows that were asked for; the most frequent first.
    std::vector<std::pair<std::string, std::size_t>> unknownWords() const;

private:
    enum class Says : std::uint8_t { notYetRead, counted, notCounted, refunded, nothingKnown };
    static bool leavesOut(Says says, double amount);
    Says read(std::string_view text) const;

    const Column* column_;
    const Table& table_;
    OrderStatuses statuses_;
    bool codesMean_;
    std::vector<Says> known_;             ///< by text
    std::map<TextId, std::size_t> rowsOf_; ///< of the words that mean nothing here
};

} // namespace lifecycle
