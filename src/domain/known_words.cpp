#include "domain/known_words.hpp"

#include "domain/built_in.hpp"
#include "domain/folding.hpp"

#include <algorithm>

namespace lifecycle {

KnownWords::KnownWords(std::string_view path)
{
    const Table table = tableFromTabSeparated(builtInFile(path));
    for (std::size_t row = 0; row < table.rows(); ++row)
        addRow(table, row, 0);
}

KnownWords::KnownWords(std::string_view path, std::string_view group)
{
    const Table table = tableFromTabSeparated(builtInFile(path));
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (table.display(table.columns.front()[row]) == group)
            addRow(table, row, 1);
}

void KnownWords::addRow(const Table& table, std::size_t row, std::size_t meaningColumn)
{
    const std::size_t index = meanings_.size();
    meanings_.push_back(table.display(table.columns[meaningColumn][row]));
    for (std::size_t language = meaningColumn + 1; language < table.columns.size(); ++language) {
        const std::string words = table.display(table.columns[language][row]);
        for (std::string_view rest = words; !rest.empty();) {
            const auto end = std::min(rest.find('|'), rest.size());
            rows_.emplace(foldedHeader(rest.substr(0, end)), index);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
}

std::optional<std::size_t> KnownWords::find(std::string_view text) const
{
    const std::string key = foldedHeader(text);
    const auto found = key.empty() ? rows_.end() : rows_.find(key);
    return found == rows_.end() ? std::nullopt : std::optional{found->second};
}

} // namespace lifecycle
