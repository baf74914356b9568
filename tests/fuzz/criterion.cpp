// Any bytes as a criterion, and as a text that it is asked of: no crash, and what every criterion promises: only `=` holds for
// what is not known, nothing for an error, and a text asked twice gives one answer.

#include "domain/criterion.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lifecycle;
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto half = bytes.find('\n');
    const std::string_view cell = bytes.substr(0, half), value = half == std::string_view::npos ? cell : bytes.substr(half + 1);
    for (const char mark : {'.', ','}) {
        const auto criterion = Criterion::parse(cell, {mark, DateOrder::dayMonthYear});
        if (!criterion)
            continue;
        const Fact text{Fact::Kind::text, std::numeric_limits<double>::quiet_NaN(), value};
        if (criterion.value().holds(text) != criterion.value().holds(text))
            std::abort();
        if (criterion.value().holds(Fact{Fact::Kind::error, 0, {}}))
            std::abort();
        if (criterion.value().holds(Fact{}) != criterion.value().holdsForNotKnown())
            std::abort();
        for (const double number : {0.0, -1.0, 1e300, 45000.0})
            if (criterion.value().holds(Fact::ofNumber(number)) != criterion.value().holds(number))
                std::abort();
    }
    return 0;
}
