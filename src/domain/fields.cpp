#include "domain/fields.hpp"

#include "domain/built_in.hpp"
#include "domain/folding.hpp"
#include "domain/table.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace lifecycle {

namespace {

struct NamedType {
    std::string_view name;
    FieldType type;
    DateKind when = DateKind::event;
};

const NamedType& typeNamed(std::string_view name)
{
    static constexpr std::array types{
        NamedType{"text", FieldType::text},     NamedType{"number", FieldType::number},
        NamedType{"amount", FieldType::amount}, NamedType{"share", FieldType::share},
        NamedType{"date", FieldType::date},     NamedType{"planned date", FieldType::date, DateKind::planned},
        NamedType{"days", FieldType::days},     NamedType{"yearly date", FieldType::date, DateKind::yearly},
        NamedType{"flag", FieldType::flag}};
    for (const NamedType& known : types)
        if (known.name == name)
            return known;
    throw std::logic_error{"models/fields.tsv: no type is called '" + std::string{name} + "'"}; // our own data: a test reads it
}

struct KnownFields {
    std::vector<Field> fields;
    std::vector<std::string> languages;
    std::vector<std::vector<std::string>> names; ///< on screen, by language and field; empty where the language has none
    boost::unordered_flat_map<std::string, std::size_t> byHeader; ///< every name and alias, folded
};

std::vector<std::string_view> piecesOf(std::string_view cell)
{
    std::vector<std::string_view> pieces;
    while (!cell.empty()) {
        const auto end = std::min(cell.find('|'), cell.size());
        pieces.push_back(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return pieces;
}

KnownFields readKnownFields()
{
    const Table table = tableFromTabSeparated(builtInFile("models/fields.tsv"));
    KnownFields known;
    known.languages.assign(table.headers.begin() + 2, table.headers.end());
    known.names.resize(known.languages.size());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::size_t index = known.fields.size();
        const NamedType& type = typeNamed(table.display(table.columns[1][row]));
        known.fields.push_back({table.display(table.columns[0][row]), type.type, type.when});
        known.byHeader.emplace(foldedHeader(known.fields.back().name), index);
        for (std::size_t language = 0; language < known.languages.size(); ++language) {
            const std::string cell = table.display(table.columns[language + 2][row]);
            const auto pieces = piecesOf(cell);
            known.names[language].emplace_back(pieces.empty() ? std::string_view{} : pieces.front());
            for (const auto piece : pieces)
                known.byHeader.emplace(foldedHeader(piece), index);
        }
    }
    return known;
}

const KnownFields& known()
{
    static const KnownFields read = readKnownFields();
    return read;
}

const Field* fieldByFoldedHeader(const std::string& header)
{
    const auto found = known().byHeader.find(header);
    return header.empty() || found == known().byHeader.end() ? nullptr : &known().fields[found->second];
}

} // namespace

std::span<const Field> knownFields() { return known().fields; }

const Field* fieldNamed(std::string_view header) { return fieldByFoldedHeader(foldedHeader(header)); }

std::string_view fieldName(std::string_view field, std::string_view language)
{
    const auto& languages = known().languages;
    const auto asked = static_cast<std::size_t>(std::find(languages.begin(), languages.end(), language) - languages.begin());
    for (std::size_t index = 0; index < known().fields.size(); ++index)
        if (known().fields[index].name == field)
            return asked < languages.size() && !known().names[asked][index].empty() ? std::string_view{known().names[asked][index]}
                                                                                     : std::string_view{known().fields[index].name};
    return field;
}

} // namespace lifecycle
