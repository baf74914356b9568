#include "domain/plural.hpp"

#include <cmath>

namespace lifecycle {

std::size_t pluralForms(std::string_view language) { return language == "zh-CN" ? 1 : language == "ru" ? 3 : 2; }

std::size_t pluralForm(std::string_view language, double number)
{
    const double count = std::abs(number);
    if (language == "zh-CN")
        return 0;
    if (language != "ru")
        return count == 1 ? 0 : 1;
    const double ofTen = std::fmod(count, 10), ofHundred = std::fmod(count, 100);
    const bool teens = ofHundred >= 11 && ofHundred <= 14;
    if (ofTen == 1 && !teens)
        return 0;
    const bool isWhole = count == std::trunc(count);
    return !isWhole || (ofTen >= 2 && ofTen <= 4 && !teens) ? 1 : 2;
}

} // namespace lifecycle
