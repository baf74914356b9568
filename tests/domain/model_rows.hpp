#pragma once

// A built-in model asked about rows written in a test: the stage, and what the rule that held says to do.

#include "domain/classification.hpp"
#include "spoken.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace lifecycle::test {

inline const Model& builtIn(const std::string& name)
{
    static std::map<std::string, Model> models;
    const auto known = models.find(name);
    if (known != models.end())
        return known->second;
    auto read = Model::builtIn(name);
    if (!read)
        FAIL(name << ": " << spoken(read.error()));
    return models.emplace(name, std::move(read).value()).first->second;
}

/// A calendar day as a date number of Calc's.
inline Day dayNumber(int year, unsigned month, unsigned day)
{
    return static_cast<Day>((
        std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)} - Conventions{}.nullDate)
                                .count());
}

/// What a model says of a row.
struct Said {
    std::string stage, action, owner, days, outcome, chances;
};

inline Said said(const Model& model, std::int32_t rule)
{
    if (rule < 0)
        return {rule == Classification::noRule ? "no stage" : "error", {}, {}, {}, {}, {}};
    const auto at = static_cast<std::size_t>(rule);
    const auto text = [&](const char* header) { return std::string{model.information(at, header).value_or("")}; };
    return {model.stages()[model.rules()[at].stage].name, text("Action"), text("Owner"), text("Follow up within (days)"),
        text("Outcome"), text("Chances")};
}

/// Per row of the facts.
inline std::vector<std::int32_t> rulesOf(const Model& model, const Facts& facts, std::optional<Day> asOf)
{
    const auto classifier = Classifier::bind(model, facts, asOf);
    if (!classifier)
        FAIL(spoken(classifier.error()));
    const auto rules = classifier.value().classify().rule;
    for (std::size_t row = 0; row < rules.size(); ++row)
        if (classifier.value().ruleFor(row) != rules[row])
            FAIL("row " << row << ": asked alone and with all others, another rule holds");
    return rules;
}

/// One row of fields and values, `|` between fields: `signed = 2024-01-01|seats = 5`.
inline Said saidOf(const Model& model, const std::string& fields, std::optional<Day> asOf)
{
    std::string header, row;
    for (std::size_t begin = 0; begin < fields.size();) {
        const auto end = std::min(fields.find('|', begin), fields.size());
        const std::string pair = fields.substr(begin, end - begin);
        const auto equals = pair.find(" = ");
        REQUIRE(equals != std::string::npos);
        header += (begin == 0 ? "" : "|") + pair.substr(0, equals);
        row += (begin == 0 ? "" : "|") + pair.substr(equals + 3);
        begin = end + 1;
    }
    const Table table = tableOf(std::string_view{header + '\n' + row + '\n'});
    const Facts facts = factsOf(table);
    return said(model, rulesOf(model, facts, asOf).front());
}

/// Rows by stage, `no stage` among them.
inline std::map<std::string, std::size_t> stageCounts(const Model& model, const std::vector<std::int32_t>& rules)
{
    std::map<std::string, std::size_t> counts;
    for (const auto rule : rules)
        ++counts[said(model, rule).stage];
    return counts;
}

inline void printShares(const std::string& title, const Model& model, const std::vector<std::int32_t>& rules)
{
    auto counts = stageCounts(model, rules);
    std::cout << '\n' << title << ", " << rules.size() << " rows:" << std::fixed << std::setprecision(1);
    for (const auto& stage : model.stages())
        std::cout << "  " << stage.name << ' ' << counts[stage.name] << " ("
                  << 100.0 * static_cast<double>(counts[stage.name]) / static_cast<double>(rules.size()) << " %)";
    std::cout << "  no stage " << counts["no stage"] << '\n';
}

} // namespace lifecycle::test
