// Any bytes as a number: no crash, a finite number, and a text that proves its mark is read alike with either.

#include "domain/reading.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lifecycle;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto point = readNumberText(text, '.');
    const auto comma = readNumberText(text, ',');
    if (point.has_value() != comma.has_value())
        std::abort();
    if (point && (!std::isfinite(point->number) || (point->provedMark != 0 && point->number != comma->number)))
        std::abort();
    return 0;
}
