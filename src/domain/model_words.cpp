#include "domain/model_words.hpp"

#include "domain/folding.hpp"
#include "domain/wording.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <string>

namespace lifecycle {

std::string_view modelWord(std::string_view text)
{
    static const auto words = [] {
        constexpr std::array all{word::stage, word::position, word::expectedContribution, word::owner, word::supporting,
            word::action, word::followUp, word::chances, word::outcome, word::colour, word::exit, word::none};
        boost::unordered_flat_map<std::string, std::string_view> read;
        for (const auto language : Wording::languages())
            for (const auto known : all)
                read.emplace(foldedHeader(Wording{language}.word(known)), known);
        return read;
    }();
    const auto found = words.find(foldedHeader(text));
    return found == words.end() ? std::string_view{} : found->second;
}

} // namespace lifecycle
