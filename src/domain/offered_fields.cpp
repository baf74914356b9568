#include "domain/offered_fields.hpp"

#include "domain/derived_facts.hpp"
#include "domain/fields.hpp"

#include <algorithm>

namespace lifecycle {

namespace {

/// The field whose column a criterion with this header reads.
std::string fieldBehind(const std::string& header)
{
    const auto days = daysHeader(header);
    const std::string& read = days ? days->date : header;
    const Field* const field = fieldNamed(read);
    return field ? field->name : read;
}

} // namespace

std::vector<std::string> offeredFields(const Recognition& recognition, const ChosenColumns& chosen, const ModelFit& model)
{
    std::vector<std::string> fields;
    const auto offer = [&](std::string field) {
        if (std::ranges::find(fields, field) == fields.end())
            fields.push_back(std::move(field));
    };
    offer(std::string{field::customer});
    if (recognition.shape == Shape::customerTable) {
        for (const auto* const list : {&model.present, &model.missing, &model.missingOptional})
            for (const auto& header : *list)
                offer(fieldBehind(header));
        std::vector<std::pair<std::size_t, std::string>> found;
        for (const auto& [field, column] : recognition.columnOf)
            found.emplace_back(column, field);
        std::ranges::sort(found);
        for (auto& [column, field] : found)
            offer(std::move(field));
    } else {
        for (const auto field : {field::orderDate, field::amount, field::orderNumber, field::cost, field::status, field::currency,
                 field::doNotContact})
            offer(std::string{field});
    }
    for (const auto& [field, column] : chosen)
        offer(field);
    return fields;
}

} // namespace lifecycle
