#include "domain/classification.hpp"

#include "domain/customers.hpp"
#include "domain/fields.hpp"
#include "domain/reading.hpp"
#include "domain/outcome.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace lifecycle {

namespace {

/// `first, second, third` in the reader's language.
Message listOf(const std::vector<Message::Argument>& items, std::size_t from = 0)
{
    Message list{"list.one", {{"first", items[from].value}}};
    if (from + 1 < items.size()) {
        list.key = "list.more";
        list.arguments.push_back({"rest", listOf(items, from + 1)});
    }
    return list;
}

std::optional<double> endlessSilence(std::string_view header)
{
    constexpr double forEver = 1e9; // days, and usual gaps
    switch (metricNamed(header).value_or(Metric::count_)) {
    case Metric::silence:
    case Metric::pAlive:
    case Metric::expectedOrders:
    case Metric::clv: return 0;
    case Metric::overdue:
    case Metric::recency: return forEver;
    default: break;
    }
    const auto days = daysHeader(header);
    if (days && days->since && metricNamed(days->date) == Metric::lastOrder)
        return forEver;
    return {};
}

FieldType typeOf(std::string_view header)
{
    const Field* const field = fieldNamed(header);
    return field ? field->type : daysHeader(header) ? FieldType::days : FieldType::number;
}

/// As few decimals as the field carries, and as many as it takes not to contradict the criterion (.0496 is <0.05) and not to say
/// that something rare is nothing.
double rounded(double number, FieldType type, const Criterion& criterion)
{
    constexpr int mostDecimals = 6;
    for (int decimals = type == FieldType::days || number == std::trunc(number) ? 0 : 2; decimals <= mostDecimals; ++decimals) {
        const double power = std::pow(10.0, decimals);
        const double shown = std::round(number * power) / power;
        if (criterion.holds(shown) == criterion.holds(number) && (shown != 0 || number == 0))
            return shown;
    }
    return number;
}

} // namespace

Result<Classifier> Classifier::bind(const Model& model, const Facts& facts, std::optional<Day> asOf)
{
    Classifier classifier{model, facts};
    std::vector<Message::Argument> missing, undated;
    for (const auto& column : model.criterionColumns()) {
        auto& bound = classifier.bound_.emplace_back(
            Bound{Missing{}, typeOf(column.header), metricNamed(column.header).has_value(), endlessSilence(column.header)});
        if (const auto found = facts.find(column.header)) {
            bound.from = *found;
            const Field* const field = fieldNamed(facts.header(*found));
            if (field && field->type == FieldType::date && field->when == DateKind::event && facts.values(*found))
                bound.until = asOf;
        } else if (const auto derived = DerivedFact::of(column.header, facts, asOf)) {
            bound.from = *derived;
        } else if (!column.mayBeMissing) {
            const auto days = daysHeader(column.header);
            (days && !asOf && facts.find(days->date) ? undated : missing).push_back({"field", column.header});
        }
    }
    if (!missing.empty())
        return Message{"error.classification.fieldsMissing", {{"fields", listOf(missing)}}};
    if (!undated.empty())
        return Message{"error.classification.asOfMissing", {{"fields", listOf(undated)}}};
    return classifier;
}

Fact Classifier::factFor(std::size_t criterion, std::size_t row) const
{
    if (const auto* column = std::get_if<std::size_t>(&bound_[criterion].from))
        return bound_[criterion].until && isStillAhead(bound_[criterion], *column, (*facts_->values(*column))[row])
            ? Fact{} : facts_->at(*column, row);
    if (const auto* derived = std::get_if<DerivedFact>(&bound_[criterion].from))
        return derived->at(*facts_, row);
    return {};
}

std::int32_t Classifier::ruleFor(std::size_t row) const
{
    std::vector<Fact> known(bound_.size());
    for (std::size_t criterion = 0; criterion < bound_.size(); ++criterion) {
        known[criterion] = factFor(criterion, row);
        if (known[criterion].kind == Fact::Kind::error)
            return Classification::errorCell;
    }
    for (std::size_t rule = 0; rule < model_->rules().size(); ++rule) {
        const auto& criteria = model_->rules()[rule].criteria;
        bool holds = true;
        for (std::size_t criterion = 0; holds && criterion < criteria.size(); ++criterion)
            holds = !criteria[criterion] || criteria[criterion]->holds(known[criterion]);
        if (holds)
            return static_cast<std::int32_t>(rule);
    }
    return Classification::noRule;
}

bool Classifier::isStillAhead(const Bound& bound, std::size_t column, Value value) const
{
    const auto day = dateFrom(value, *facts_->texts(column), facts_->conventions());
    return day && *day > *bound.until;
}

std::size_t Classifier::keepThoseWhere(
    const Criterion& criterion, std::size_t column, std::span<const std::uint32_t> rows, std::uint32_t* those) const
{
    // Without a branch on the answer, which no processor foretells.
    const auto keep = [&](const auto& holds) {
        std::size_t kept = 0;
        for (const std::uint32_t row : rows) {
            those[kept] = row;
            kept += holds(row) ? 1U : 0U;
        }
        return kept;
    };
    if (const auto* derived = std::get_if<DerivedFact>(&bound_[column].from))
        return keep([&](std::uint32_t row) { return criterion.holds(derived->at(*facts_, row)); });

    const std::size_t held = std::get<std::size_t>(bound_[column].from);
    const Column* const values = facts_->values(held);
    if (!values) {
        const auto numbers = facts_->numbers(held);
        return keep([&](std::uint32_t row) { return criterion.holds(numbers[row]); });
    }
    enum : signed char { untried = -1 };
    std::vector<signed char> ofText; // by the text's id, once one is met
    return keep([&](std::uint32_t row) {
        const Value value = (*values)[row];
        if (bound_[column].until && isStillAhead(bound_[column], held, value))
            return criterion.holdsForNotKnown();
        if (value.isNumber() && !facts_->hasMeanings(held))
            return criterion.holds(value.number());
        if (!value.isText())
            return criterion.holds(facts_->factOf(held, value));
        if (ofText.empty())
            ofText.assign(facts_->texts(held)->size(), untried);
        auto& known = ofText[value.text()];
        if (known == untried)
            known = criterion.holds(facts_->factOf(held, value));
        return known != 0;
    });
}

Classification Classifier::classify() const
{
    Classification classification{std::vector<std::int32_t>(facts_->rows(), Classification::noRule)};
    for (std::size_t column = 0; column < bound_.size(); ++column) {
        const auto* held = std::get_if<std::size_t>(&bound_[column].from);
        if (std::holds_alternative<Missing>(bound_[column].from) || (held && !facts_->values(*held)))
            continue;
        for (std::size_t row = 0; row < facts_->rows(); ++row)
            if (held ? (*facts_->values(*held))[row].isError() : factFor(column, row).kind == Fact::Kind::error)
                classification.rule[row] = Classification::errorCell;
    }

    std::vector<std::uint32_t> left;
    for (std::size_t row = 0; row < facts_->rows(); ++row)
        if (classification.rule[row] == Classification::noRule)
            left.push_back(static_cast<std::uint32_t>(row));
    std::vector<std::uint32_t> held(left.size());
    for (std::size_t rule = 0; rule < model_->rules().size() && !left.empty(); ++rule) {
        if (isOutOfReach(rule))
            continue;
        const auto& criteria = model_->rules()[rule].criteria;
        std::span<const std::uint32_t> meets = left;
        for (std::size_t column = 0; column < criteria.size() && !meets.empty(); ++column)
            if (criteria[column] && !std::holds_alternative<Missing>(bound_[column].from))
                meets = {held.data(), keepThoseWhere(*criteria[column], column, meets, held.data())};
        if (meets.empty())
            continue;
        for (const auto row : meets)
            classification.rule[row] = static_cast<std::int32_t>(rule);
        std::size_t kept = 0;
        for (std::size_t index = 0; index < left.size(); ++index) {
            const std::uint32_t row = left[index];
            left[kept] = row;
            kept += classification.rule[row] == Classification::noRule ? 1U : 0U;
        }
        left.resize(kept);
    }
    return classification;
}

bool Classifier::isOutOfReach(std::size_t rule) const
{
    const auto& criteria = model_->rules()[rule].criteria;
    for (std::size_t column = 0; column < criteria.size(); ++column)
        if (criteria[column] && std::holds_alternative<Missing>(bound_[column].from) && !criteria[column]->holdsForNotKnown())
            return true;
    return false;
}

bool Classifier::isPresumed(std::size_t row, std::int32_t rule) const
{
    if (rule < 0)
        return false;
    const auto& criteria = model_->rules()[static_cast<std::size_t>(rule)].criteria;
    bool silenceSpeaks = false;
    for (std::size_t column = 0; column < criteria.size(); ++column) {
        if (!criteria[column])
            continue;
        const Bound& bound = bound_[column];
        if (bound.endlessSilence && criteria[column]->holds(*bound.endlessSilence))
            silenceSpeaks = true;
        else if (!bound.isMetric && factFor(column, row).kind != Fact::Kind::notKnown)
            return false;
    }
    return silenceSpeaks;
}

Message Classifier::criterionInWords(std::size_t criterion, std::size_t row, std::int32_t rule) const
{
    const std::string& header = model_->criterionColumns()[criterion].header;
    const Criterion& asked = *model_->rules()[static_cast<std::size_t>(rule)].criteria[criterion];
    const Fact fact = factFor(criterion, row);
    const FieldType type = bound_[criterion].type;

    Message::Argument value{"value", Message{"reason.notKnown", {}}};
    if (fact.kind == Fact::Kind::text)
        value.value = std::string{fact.text};
    else if (fact.kind == Fact::Kind::number && type == FieldType::date)
        value.value = DateArgument{fact.number};
    else if (fact.kind == Fact::Kind::number)
        value.value = rounded(fact.number, type, asked);
    if (!fact.meaning.empty() && meaningNamed(fact.text) != fact.meaning)
        value.value = Message{"reason.meaning", {{"written", std::move(value.value)}, {"meaning", WordArgument{std::string{fact.meaning}}}}};
    return {"reason.criterion", {{"field", header}, std::move(value), {"criterion", asked.written()}}};
}

Message Classifier::reason(std::size_t row, std::int32_t rule) const
{
    if (rule == Classification::errorCell) {
        std::vector<Message::Argument> fields;
        for (std::size_t column = 0; column < bound_.size(); ++column)
            if (factFor(column, row).kind == Fact::Kind::error)
                fields.push_back({"field", model_->criterionColumns()[column].header});
        return {"reason.errorCell", {{"fields", listOf(fields)}}};
    }
    if (rule == Classification::noRule) {
        const auto firstOrder = facts_->find(nameOf(Metric::firstOrder)), returns = facts_->find(nameOf(Metric::returns));
        if (firstOrder && returns && facts_->at(*firstOrder, row).kind == Fact::Kind::notKnown
            && facts_->at(*returns, row).number > 0)
            return {"reason.boughtBefore", {}};
        return {"reason.noRule", {}};
    }
    const Rule& held = model_->rules()[static_cast<std::size_t>(rule)];
    Message because{isPresumed(row, rule) ? "reason.presumed" : "reason.rule",
                    {{"stage", model_->stages()[held.stage].name}, {"row", static_cast<double>(held.sheetRow)}}};
    std::vector<Message::Argument> criteria;
    for (std::size_t column = 0; column < held.criteria.size(); ++column)
        if (held.criteria[column])
            criteria.push_back({"criterion", criterionInWords(column, row, rule)});
    if (criteria.empty())
        because.key = "reason.anyCustomer";
    else
        because.arguments.push_back({"criteria", listOf(criteria)});
    return because;
}

} // namespace lifecycle
