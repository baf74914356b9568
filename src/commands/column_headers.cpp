#include "commands/classify_plan.hpp"

#include "domain/customers.hpp"

#include <array>
#include <utility>

namespace lifecycle::commands
{

std::string headerOf(std::string_view field, const Wording& wording)
{
    using namespace std::string_view_literals;
    // Some of these words are fields of a log too, with another meaning: the reason of a refusal is not the reason of a stage.
    static constexpr std::array texts{ std::pair{ "customer"sv, "column.customer"sv }, std::pair{ "stage"sv, "column.stage"sv },
        std::pair{ "in stage since"sv, "column.inStageSince"sv }, std::pair{ "action"sv, "column.action"sv },
        std::pair{ "owner"sv, "column.owner"sv }, std::pair{ "follow up by"sv, "column.followUpBy"sv },
        std::pair{ "reason"sv, "column.reason"sv }, std::pair{ "share"sv, "column.share"sv },
        std::pair{ "as of"sv, "column.asOf"sv }, std::pair{ "model"sv, "column.model"sv }, std::pair{ "done"sv, "column.done"sv },
        std::pair{ "postponed to"sv, "column.postponedTo"sv }, std::pair{ "at stake"sv, "column.atStake"sv }, std::pair{ "movement"sv, "column.movement"sv },
        std::pair{ "stage before"sv, "column.stageBefore"sv }, std::pair{ "occasion"sv, "column.occasion"sv } };
    for (const auto& [name, key] : texts)
        if (name == field)
            return std::string{ wording.text(key) };
    return wording.word(field);
}

} // namespace lifecycle::commands
