#include "sidebar/special_day_words.hpp"

namespace lifecycle::sidebar {

std::string specialDayInWords(
    const Wording& wording, const std::string& occasion, Day day, int daysUntil, std::chrono::sys_days nullDate)
{
    return wording.say({daysUntil == 0 ? "panel.specialDay.today" : "panel.specialDay.coming",
                           {{"occasion", occasion}, {"date", DateArgument{static_cast<double>(day)}},
                               {"days", static_cast<double>(daysUntil)}}},
        nullDate);
}

} // namespace lifecycle::sidebar
