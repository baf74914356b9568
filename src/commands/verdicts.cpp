#include "commands/verdicts.hpp"

#include "domain/fields.hpp"
#include "domain/folding.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <set>
#include <thread>

namespace lifecycle::commands
{

namespace
{

/// What a rule says, interned once.
struct RuleTexts {
    Value stage, action, owner;
    std::optional<int> days;
};

Value textValue(std::string_view text, Texts& texts) { return text.empty() ? Value{} : Value::text(texts.intern(text)); }

std::vector<RuleTexts> textsOf(const Model& model, Texts& texts)
{
    std::vector<RuleTexts> all;
    for (std::size_t rule = 0; rule < model.rules().size(); ++rule)
        all.push_back({ textValue(model.stages()[model.rules()[rule].stage].name, texts),
            textValue(model.information(rule, "Action").value_or(""), texts),
            textValue(model.information(rule, "Owner").value_or(""), texts), model.followUpDays(rule) });
    return all;
}

/// Every row's reason as a sentence. The dearest part of a classification, and each row is its own: both cores work on it.
/// False: stopped.
bool sayReasons(const Classifier& classifier, const std::vector<std::int32_t>& rules, const Wording& wording,
    std::chrono::sys_days nullDate, std::vector<std::string>& reasons, const Pulse& pulse)
{
    constexpr std::size_t block = 1'000;
    const auto rows = rules.size();
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> stopped = false;
    std::exception_ptr failure;
    const auto work = [&](bool tells) {
        for (;;) {
            const auto from = next.fetch_add(block);
            if (from >= rows || stopped)
                return;
            for (auto row = from; row < std::min(rows, from + block); ++row)
                reasons[row] = wording.say(classifier.reason(row, rules[row]), nullDate);
            if (tells && !pulse("progress.reasons", 40 + static_cast<int>(20 * from / rows)))
                stopped = true;
        }
    };
    {
        std::jthread second;
        if (rows > block)
            second = std::jthread{ [&] {
                try {
                    work(false);
                } catch (...) {
                    failure = std::current_exception();
                }
            } };
        try {
            work(true);
        } catch (...) {
            stopped = true;
            throw;
        }
    }
    if (failure)
        std::rethrow_exception(failure);
    return !stopped;
}

} // namespace

Message stoppedMessage() { return { "command.stopped", {} }; }

bool saysYes(const Fact& fact)
{
    static const auto negative = [] {
        std::set<std::string> words{ "n", "0", "false" };
        for (const auto language : Wording::languages())
            words.insert(folded(Wording{ language }.word("no")));
        return words;
    }();
    switch (fact.kind) {
    case Fact::Kind::number:
        return fact.number != 0;
    case Fact::Kind::text:
        return !negative.contains(folded(fact.text));
    case Fact::Kind::notKnown:
    case Fact::Kind::error:
        break;
    }
    return false;
}

Result<Verdicts> judge(
    const Model& model, const Facts& facts, std::optional<Day> asOf, const Wording& wording, Texts& texts, const Pulse& pulse)
{
    const auto classifier = Classifier::bind(model, facts, asOf);
    if (!classifier)
        return classifier.error();
    Verdicts verdicts;
    verdicts.rule = classifier.value().classify().rule;
    const auto rows = verdicts.rule.size();
    std::vector<std::string> reasons(rows);
    if (!sayReasons(classifier.value(), verdicts.rule, wording, facts.conventions().nullDate, reasons, pulse))
        return stoppedMessage();

    const auto ruleTexts = textsOf(model, texts);
    const auto doNotContact = facts.find(field::doNotContact);
    const auto notContacted = std::string{ " " }.append(wording.text("reason.doNotContact"));
    verdicts.stage.assign(rows, -1);
    for (auto* const column : { &verdicts.stageNames, &verdicts.reasons, &verdicts.actions, &verdicts.owners })
        column->resize(rows);
    verdicts.followUpDays.resize(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const bool silent = doNotContact && saysYes(facts.at(*doNotContact, row));
        verdicts.reasons[row] = textValue(silent ? reasons[row] + notContacted : reasons[row], texts);
        const auto rule = verdicts.rule[row];
        if (rule < 0)
            continue;
        const auto& said = ruleTexts[static_cast<std::size_t>(rule)];
        verdicts.stage[row] = static_cast<std::int32_t>(model.rules()[static_cast<std::size_t>(rule)].stage);
        verdicts.stageNames[row] = said.stage;
        verdicts.owners[row] = said.owner;
        if (silent)
            continue;
        verdicts.actions[row] = said.action;
        verdicts.followUpDays[row] = said.days;
    }
    return verdicts;
}

} // namespace lifecycle::commands
