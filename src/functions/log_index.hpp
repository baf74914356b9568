#pragma once

// An order log read once, for the many METRIC cells that ask it about single customers.

#include "domain/customers.hpp"
#include "domain/order_log.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace lifecycle::functions {

/// 64 bits that differ (but for one chance in 2^64) whenever a cell of the table differs.
std::uint64_t contentHash(const Table& table);

class LogIndex {
public:
    explicit LogIndex(OrderLog log);

    /// A customer by its name; case and outer blanks do not matter, as in the log itself.
    std::optional<std::uint32_t> customer(std::string_view name) const;
    /// NaN where it is not known, or the customer was not yet known at that day. Without a day: at the log's last date.
    double metric(std::uint32_t customer, Metric metric, std::optional<Day> asOf);

private:
    struct At {
        Customers customers;
        std::vector<std::uint32_t> rowOf; ///< per customer of the log: its row in `customers`
        bool hasOutlook = false;          ///< models are fitted once a cell asks for what they say
    };
    At& at(Day asOf);

    OrderLog log_;
    boost::unordered_flat_map<std::string, std::uint32_t> byName_;
    std::map<Day, At> at_;
};

} // namespace lifecycle::functions
