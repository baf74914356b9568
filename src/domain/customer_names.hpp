#pragma once

// Who is who: '007 ' and '007' are one customer, and so are the number 7 and the text '7'; '007' is not 7.

#include "domain/table.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lifecycle {

/// Equal for names of one customer: case and outer blanks do not matter, accents do.
std::string customerKey(std::string_view asWritten);

/// Numbers the customers of a column in the order in which they are first asked for. A text is looked at once, however many rows
/// hold it.
class CustomerNames {
public:
    explicit CustomerNames(const Table& table) : table_{&table} {}

    /// A number or a text that is not blank.
    std::uint32_t indexOf(Value value);
    std::size_t size() const noexcept { return keys_.size(); }
    /// As it was first written, outer blanks removed.
    std::vector<std::string> takeNames() { return std::move(names_); }

private:
    std::uint32_t added(std::string_view key, Value value);

    static constexpr std::uint32_t none = ~std::uint32_t{0};
    const Table* table_;
    Texts keys_; ///< the id of a key is the customer's index
    std::vector<std::string> names_;
    std::vector<std::uint32_t> ofText_;
    boost::unordered_flat_map<std::uint64_t, std::uint32_t> ofNumber_;
};

/// Names that may mean one customer though they are not the same: equal after all but letters and digits is taken away
/// ('ACME Ltd.', 'Acme Ltd'), or but for leading zeros ('007', '7').
struct NearDouble {
    std::uint32_t first, second; ///< indices into the names; `first` stands earlier
};
std::vector<NearDouble> nearDoubles(const std::vector<std::string>& names);

/// 'guest', 'cash', 'n/a' in five languages (models/guests.tsv), or no letter and no digit: a name that stands for no single customer.
bool isGuest(std::string_view name);

} // namespace lifecycle
