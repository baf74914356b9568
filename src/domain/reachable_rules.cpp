#include "domain/reachable_rules.hpp"

#include "domain/facts.hpp"
#include "domain/folding.hpp"
#include "domain/outcome.hpp"
#include "domain/reading.hpp"

#include <boost/dynamic_bitset.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>

namespace lifecycle {

namespace {

using Set = boost::dynamic_bitset<>;

/// What may stand in one field: enough values to show every answer of every criterion on it.
class FieldValues {
public:
    FieldValues(std::string_view header, const std::vector<const Criterion*>& criteria) : kind_{outcomeKindOf(header)}
    {
        Criterion::Examples examples;
        for (const Criterion* criterion : criteria)
            criterion->addExamplesTo(examples);
        facts_.push_back({}); // not known
        examples.numbers.insert(examples.numbers.end(), {0.0, -1e300, 1e300});
        std::sort(examples.numbers.begin(), examples.numbers.end());
        examples.numbers.erase(std::unique(examples.numbers.begin(), examples.numbers.end()), examples.numbers.end());
        for (const double number : examples.numbers) {
            add(Fact::ofNumber(number));
            std::array<char, 32> text; // numbers stand as text at times
            examples.texts.emplace_back(text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr);
        }
        examples.texts.push_back(std::string{Criterion::freshSign} + "other");
        for (const std::string& first : examples.withoutStars)
            for (const std::string& second : examples.withoutStars)
                examples.texts.push_back(first + second);
        std::sort(examples.texts.begin(), examples.texts.end());
        examples.texts.erase(std::unique(examples.texts.begin(), examples.texts.end()), examples.texts.end());
        for (const std::string& text : examples.texts)
            addText(text);
        // A user may say of any word what it means.
        if (kind_)
            for (const std::string& meaning : meaningsOf(*kind_)) {
                addText(std::string{Criterion::freshSign} + meaning);
                facts_.back().meaning = meaning;
            }
        // Three texts set beside each other are not tried.
        isComplete_ = examples.negatedWithStars < 2;
    }

    const std::vector<Fact>& facts() const { return facts_; }
    bool isComplete() const { return isComplete_; }

private:
    void addText(const std::string& text)
    {
        if (folded(text).empty())
            return;
        texts_.push_back(text);
        Fact fact{Fact::Kind::text, std::numeric_limits<double>::quiet_NaN(), texts_.back()};
        if (const auto number = numberFromText(text, '.'))
            fact.number = *number;
        add(fact);
    }

    void add(Fact fact)
    {
        if (kind_)
            fact.meaning = fact.kind == Fact::Kind::number ? Meanings::known(*kind_).of(fact.number)
                                                           : Meanings::known(*kind_).of(fact.text);
        facts_.push_back(fact);
    }

    std::optional<OutcomeKind> kind_;
    std::deque<std::string> texts_; ///< the facts view them
    std::vector<Fact> facts_;
    bool isComplete_ = true;
};

class ReachFinder {
public:
    explicit ReachFinder(const Model& model) : model_{model}
    {
        gatherFields();
        for (const Rule& rule : model.rules())
            holds_.push_back(holdsOf(rule));
    }

    Reach reachOf(std::size_t rule)
    {
        for (std::size_t field = 0; field < fields_.size(); ++field)
            if (holds_[rule][field].none())
                return fields_[field].complete ? contradictionIn(rule, field) : Reach{};
        std::vector<Set> left = holds_[rule];
        steps_ = 0;
        if (escapes(left, 0, rule))
            return {};
        Reach covered{Reach::Kind::covered, 0, 0, {}};
        for (std::size_t earlier = 0; earlier < rule && !covered.by; ++earlier)
            if (covers(earlier, rule))
                covered.by = earlier;
        return covered;
    }

private:
    struct Field {
        std::string key;
        std::vector<std::size_t> columns; ///< criterion columns of this header
        std::vector<Fact> facts;
        bool complete;
    };

    void gatherFields()
    {
        for (std::size_t column = 0; column < model_.criterionColumns().size(); ++column) {
            const std::string& header = model_.criterionColumns()[column].header;
            const std::string key = foldedHeader(header).empty() ? folded(header) : foldedHeader(header);
            const auto known = std::find_if(fields_.begin(), fields_.end(), [&](const Field& field) { return field.key == key; });
            if (known == fields_.end())
                fields_.push_back({key, {column}, {}, true});
            else
                known->columns.push_back(column);
        }
        for (Field& field : fields_) {
            std::vector<const Criterion*> criteria;
            for (const Rule& rule : model_.rules())
                for (const auto column : field.columns)
                    if (rule.criteria[column])
                        criteria.push_back(&*rule.criteria[column]);
            const auto& values = values_.emplace_back(model_.criterionColumns()[field.columns.front()].header, criteria);
            field.facts = values.facts();
            field.complete = values.isComplete();
        }
    }

    /// Per field the values that meet all of the rule's criteria on it.
    std::vector<Set> holdsOf(const Rule& rule) const
    {
        std::vector<Set> holds;
        for (const Field& field : fields_) {
            Set& met = holds.emplace_back(field.facts.size());
            for (std::size_t fact = 0; fact < field.facts.size(); ++fact)
                met[fact] = std::all_of(field.columns.begin(), field.columns.end(), [&](std::size_t column) {
                    return !rule.criteria[column] || rule.criteria[column]->holds(field.facts[fact]);
                });
        }
        return holds;
    }

    Reach contradictionIn(std::size_t rule, std::size_t field) const
    {
        const auto& criteria = model_.rules()[rule].criteria;
        std::vector<std::size_t> asked;
        for (const auto column : fields_[field].columns)
            if (criteria[column])
                asked.push_back(column);
        const auto exclude = [&](std::size_t a, std::size_t b) {
            return std::none_of(fields_[field].facts.begin(), fields_[field].facts.end(),
                [&](const Fact& fact) { return criteria[a]->holds(fact) && criteria[b]->holds(fact); });
        };
        for (std::size_t a = 0; a < asked.size(); ++a)
            for (std::size_t b = a; b < asked.size(); ++b)
                if (exclude(asked[a], asked[b]))
                    return {Reach::Kind::contradicts, asked[a], asked[b], {}};
        return {Reach::Kind::contradicts, asked.front(), asked.back(), {}};
    }

    /// Whether some customer among `left` (per field the values that it may have) meets none of the rules from `earlier` to
    /// `rule`.
    bool escapes(std::vector<Set>& left, std::size_t earlier, std::size_t rule)
    {
        constexpr std::size_t mostSteps = 200000;
        if (earlier == rule || ++steps_ > mostSteps)
            return true;
        std::vector<std::pair<std::size_t, std::size_t>> ways; // how many values a field keeps when it is the one that is not met
        for (std::size_t field = 0; field < fields_.size(); ++field) {
            const std::size_t kept = (left[field] - holds_[earlier][field]).count();
            if (kept == left[field].count())
                return escapes(left, earlier + 1, rule);
            if (kept > 0)
                ways.emplace_back(kept, field);
            else if (!fields_[field].complete && !holds_[earlier][field].all())
                return true; // what was not tried may escape
        }
        std::sort(ways.rbegin(), ways.rend());
        for (const auto& [kept, field] : ways) {
            const Set before = left[field];
            left[field] -= holds_[earlier][field];
            const bool found = escapes(left, earlier + 1, rule);
            left[field] = before;
            if (found)
                return true;
        }
        return false;
    }

    bool covers(std::size_t earlier, std::size_t rule) const
    {
        for (std::size_t field = 0; field < fields_.size(); ++field)
            if (!holds_[rule][field].is_subset_of(holds_[earlier][field]))
                return false;
        return true;
    }

    const Model& model_;
    std::vector<Field> fields_;
    std::deque<FieldValues> values_;
    std::vector<std::vector<Set>> holds_; ///< per rule and field
    std::size_t steps_ = 0;
};

} // namespace

std::vector<Reach> reachOf(const Model& model)
{
    ReachFinder finder{model};
    std::vector<Reach> reach;
    for (std::size_t rule = 0; rule < model.rules().size(); ++rule)
        reach.push_back(finder.reachOf(rule));
    return reach;
}

} // namespace lifecycle
