// Any tab-separated text as a model, asked about a few customers: an error or a model that keeps its promises; one by one and all
// at once give the same rule; every rule has a reason.

#include "domain/classification.hpp"
#include "domain/wording.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lifecycle;
    // Half of the inputs are given the headers: else nearly none would be a model.
    std::string text{reinterpret_cast<const char*>(data), size};
    if (size % 2 == 0)
        text = "Stage\tPosition\tfrequency\tsilence?\tkind?\tdays since ended?\tExpected contribution\tColour\n" + text;
    const auto model = Model::read(tableFromTabSeparated(text));
    if (!model)
        return Wording{"en"}.say(model.error(), {}).empty() ? (std::abort(), 0) : 0;

    const std::array frequency{0.0, 3.0, std::nan("")}, silence{0.5, 0.001, std::nan("")};
    Table kinds = tableFromTabSeparated("kind\tended\nwon\t2024-01-05\n5\t\nsí\tnever\n");
    kinds.columns[0][1] = Value::error();
    Facts facts{3};
    facts.add("frequency", frequency);
    facts.add("silence", silence);
    facts.add("kind", kinds.columns[0], kinds.texts);
    facts.add("ended", kinds.columns[1], kinds.texts);
    const auto classifier = Classifier::bind(model.value(), facts, 45300);
    if (!classifier)
        return 0;
    const auto all = classifier.value().classify();
    for (std::size_t row = 0; row < facts.rows(); ++row) {
        const auto rule = classifier.value().ruleFor(row);
        if (all.rule[row] != rule || rule >= static_cast<std::int32_t>(model.value().rules().size()))
            std::abort();
        if (Wording{"en"}.say(classifier.value().reason(row, rule), {}).empty())
            std::abort();
        if (rule >= 0 && model.value().rules()[static_cast<std::size_t>(rule)].stage >= model.value().stages().size())
            std::abort();
    }
    return 0;
}
