#include "domain/model_fit.hpp"

#include "domain/customers.hpp"
#include "domain/derived_facts.hpp"
#include "domain/folding.hpp"

#include <algorithm>
#include <set>

namespace lifecycle {

ModelFit fitOf(const Model& model, const Facts& facts)
{
    constexpr Day anyDay = 0; // whether a number of days can be counted does not depend on the day
    ModelFit fit;
    std::set<std::string> seen;
    for (const auto& column : model.criterionColumns()) {
        if (!seen.insert(foldedHeader(column.header)).second)
            continue;
        if (facts.find(column.header) || DerivedFact::of(column.header, facts, anyDay))
            fit.present.push_back(column.header);
        else
            (column.mayBeMissing ? fit.missingOptional : fit.missing).push_back(column.header);
    }
    return fit;
}

bool fitsBetter(const ModelFit& a, const ModelFit& b)
{
    if (a.usable() != b.usable())
        return a.usable();
    if (a.present.size() != b.present.size())
        return a.present.size() > b.present.size();
    return a.missing.size() + a.missingOptional.size() < b.missing.size() + b.missingOptional.size();
}

std::vector<ModelFit> modelsByFit(const Facts& facts, std::string_view language)
{
    std::vector<ModelFit> fits;
    for (const auto name : Model::builtInNames()) {
        const auto table = Model::builtInTable(name, language);
        const auto model = table ? Model::read(table.value()) : Result<Model>{table.error()};
        if (!model) // our own data: a test reads them all
            continue;
        ModelFit fit = fitOf(model.value(), facts);
        fit.name = name;
        fits.push_back(std::move(fit));
    }
    std::stable_sort(fits.begin(), fits.end(), fitsBetter);
    return fits;
}

Facts fieldsOf(const Table& table, bool isOrderLog)
{
    Facts facts{0, table.conventions};
    for (std::size_t column = 0; column < table.headers.size() && !isOrderLog; ++column)
        facts.add(table.nameOf(column), table.columns[column], table.texts);
    for (std::size_t metric = 0; metric < metricCount && isOrderLog; ++metric)
        facts.add(nameOf(static_cast<Metric>(metric)), std::span<const double>{});
    return facts;
}

} // namespace lifecycle
