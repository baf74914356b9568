// Any bytes as a date, in every order: no crash, and what is read is a day from 1900 to 2199.

#include "domain/reading.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lifecycle;
    for (const auto order : {DateOrder::dayMonthYear, DateOrder::monthDayYear, DateOrder::yearMonthDay}) {
        Conventions conventions;
        conventions.dateOrder = order;
        const auto day = dateFromText({reinterpret_cast<const char*>(data), size}, conventions);
        if (day && (*day < 2 || *day >= 109575)) // 2200-01-01
            std::abort();
    }
    return 0;
}
