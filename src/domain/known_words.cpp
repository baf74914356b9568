#include "domain/known_words.hpp"

#include "domain/built_in.hpp"
#include "domain/folding.hpp"
#include "domain/table.hpp"

#include <algorithm>

namespace lifecycle {

KnownWords::KnownWords(std::string_view path)
{
    const Table table = tableFromTabSeparated(builtInFile(path));
    for (std::size_t row = 0; row < table.rows(); ++row) {
        meanings_.push_back(table.display(table.columns.front()[row]));
        for (std::size_t language = 1; language < table.columns.size(); ++language) {
            const std::string words = table.display(table.columns[language][row]);
            for (std::string_view rest = words; !rest.empty();) {
                const auto end = std::min(rest.find('|'), rest.size());
                rows_.emplace(foldedHeader(rest.substr(0, end)), row);
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
    }
}

std::optional<std::size_t> KnownWords::find(std::string_view text) const
{
    const auto found = rows_.find(foldedHeader(text));
    return found == rows_.end() ? std::nullopt : std::optional{found->second};
}

} // namespace lifecycle
