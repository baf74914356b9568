#include "domain/facts.hpp"

#include "domain/fields.hpp"
#include "domain/folding.hpp"
#include "domain/outcome.hpp"
#include "domain/reading.hpp"

#include <cmath>

namespace lifecycle {

Fact Fact::ofNumber(double number) { return std::isnan(number) ? Fact{} : Fact{Kind::number, number, {}}; }

namespace {

/// Letters and digits alone; a header without any (`%`, `#`) by its signs.
std::string keyOf(std::string_view header)
{
    std::string key = foldedHeader(header);
    return key.empty() ? folded(header) : key;
}

} // namespace

Facts::Held Facts::held(std::string_view header) const
{
    Held held;
    held.header = header;
    held.foldedHeader = keyOf(header);
    if (const Field* field = fieldNamed(header)) {
        held.field = field->name;
        held.ofDates = field->type == FieldType::date;
    }
    return held;
}

void Facts::add(std::string_view field, std::span<const double> values)
{
    Held added = held(field);
    added.numbers = values;
    columns_.push_back(std::move(added));
}

void Facts::add(std::string_view header, const Column& column, const Texts& texts)
{
    Held added = held(header);
    added.values = &column;
    added.texts = &texts;
    added.decimalMark = decimalMarkOf(column, texts, conventions_.decimalMark);
    if (const auto kind = outcomeKindOf(header)) {
        added.meanings = &Meanings::known(*kind);
        for (const Meanings* chosen : chosen_)
            if (chosen->kind() == kind)
                added.meanings = chosen;
    }
    columns_.push_back(std::move(added));
}

void Facts::use(const Meanings& meanings)
{
    chosen_.push_back(&meanings);
    for (Held& held : columns_)
        if (held.meanings && held.meanings->kind() == meanings.kind())
            held.meanings = &meanings;
}

std::optional<std::size_t> Facts::find(std::string_view header) const
{
    const std::string key = keyOf(header);
    for (std::size_t column = columns_.size(); column-- > 0;)
        if (columns_[column].foldedHeader == key)
            return column;
    if (const Field* field = fieldNamed(header))
        for (std::size_t column = columns_.size(); column-- > 0;)
            if (columns_[column].field == field->name)
                return column;
    return {};
}

Fact Facts::at(std::size_t column, std::size_t row) const
{
    const Held& held = columns_[column];
    return held.values ? factOf(column, (*held.values)[row]) : Fact::ofNumber(held.numbers[row]);
}

Fact Facts::factOf(std::size_t column, Value value) const
{
    switch (value.kind()) {
    case Value::Kind::number: return withMeaning(columns_[column], Fact::ofNumber(value.number()));
    case Value::Kind::blank: return {};
    case Value::Kind::error: return {Fact::Kind::error, {}, {}};
    case Value::Kind::text: break;
    }
    const Held& held = columns_[column];
    const std::string_view text = (*held.texts)[value.text()];
    if (folded(text).empty())
        return {};
    Fact fact{Fact::Kind::text, std::numeric_limits<double>::quiet_NaN(), text};
    const auto date = [&] { return dateFromText(text, conventions_); };
    if (const auto asDate = held.ofDates ? date() : std::nullopt)
        fact.number = *asDate;
    else if (const auto number = numberFromText(text, held.decimalMark))
        fact.number = *number;
    else if (const auto otherDate = date())
        fact.number = *otherDate;
    return withMeaning(held, fact);
}

Fact Facts::withMeaning(const Held& held, Fact fact) const
{
    if (held.meanings)
        fact.meaning = fact.kind == Fact::Kind::number ? held.meanings->of(fact.number) : held.meanings->of(fact.text);
    return fact;
}

} // namespace lifecycle
