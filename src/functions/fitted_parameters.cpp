#include "functions/fitted_parameters.hpp"

#include "calc/unicode.hpp"
#include "domain/folding.hpp"
#include "domain/wording.hpp"
#include "functions/numbers.hpp"

#include <com/sun/star/sheet/NoConvergenceException.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace lifecycle::functions {

using statistics::Family;
using statistics::Refusal;

namespace {

struct Named {
    std::string_view family;
    std::span<const std::string_view> parameters;
};

std::span<const Named> knownFamilies()
{
    static constexpr std::array<std::string_view, 3> ofGammaGamma{"p", "q", "gamma"};
    static constexpr std::array<std::string_view, 2> ofSbg{"alpha", "beta"};
    static const auto named = [](Family family) { return Named{statistics::nameOf(family), statistics::parameterNames(family)}; };
    static const std::array all{named(Family::bgnbd), named(Family::mbgnbd), named(Family::paretonbd),
        Named{gammaGammaName, ofGammaGamma}, Named{sbgName, ofSbg}};
    return all;
}

const Named* familyNamed(std::string_view name)
{
    const auto all = knownFamilies();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.family == name; });
    return found == all.end() ? nullptr : &*found;
}

/// A name in a cell, as ours are written.
std::string nameIn(const Any& cell)
{
    rtl::OUString text;
    return (cell >>= text) ? folded(calc::utf8(text)) : std::string{};
}

double numberIn(const Any& cell, const Conventions& conventions) { return Numbers{cell, conventions}.at(0, 0); }

struct Read {
    std::string_view family;
    std::vector<double> values;
};

Read readParameters(const Any& argument, const Conventions& conventions, std::int16_t position)
{
    const auto cells = cellsOf(argument);
    const Named* const named = cells ? familyNamed(nameIn((*cells)[0][0])) : nullptr;
    if (!named || static_cast<std::size_t>(cells->getLength()) <= named->parameters.size())
        wrongArgument(position);
    const bool bare = (*cells)[0].getLength() == 1;
    Read read{named->family, {}};
    for (std::size_t row = 1; row <= named->parameters.size(); ++row) {
        const auto& line = (*cells)[static_cast<sal_Int32>(row)];
        const double value = numberIn(line[bare ? 0 : 1], conventions);
        const bool isItsOwn = bare || nameIn(line[0]) == named->parameters[row - 1];
        if (!isItsOwn || !(value > 0) || !std::isfinite(value))
            wrongArgument(position);
        read.values.push_back(value);
    }
    return read;
}

template <std::size_t count>
std::array<double, count> valuesOf(const Read& read, std::string_view family, std::int16_t position)
{
    if (read.family != family)
        wrongArgument(position);
    std::array<double, count> values;
    std::copy_n(read.values.begin(), count, values.begin());
    return values;
}

} // namespace

Any tableOf(const Fitted& fitted)
{
    const Wording english{"en"};
    const auto names = familyNamed(fitted.family)->parameters;
    Grid grid{names.size() + 3, 3};
    grid.set(0, 0, textCell(fitted.family));
    grid.set(0, 1, textCell(english.text("function.result.value")));
    grid.set(0, 2, textCell(english.text("function.result.standardError")));
    for (std::size_t i = 0; i < names.size(); ++i) {
        grid.set(i + 1, 0, textCell(names[i]));
        grid.set(i + 1, 1, Any{fitted.parameters[i]});
        grid.set(i + 1, 2, Any{fitted.standardErrors[i]});
    }
    const auto last = [&](std::size_t row, const char* key, double value) {
        grid.set(row, 0, textCell(english.text(key)));
        grid.set(row, 1, Any{value});
        grid.set(row, 2, textCell({}));
    };
    last(names.size() + 1, "function.result.logLikelihood", fitted.logLikelihood);
    last(names.size() + 2, "function.result.fittedCustomers", fitted.customers);
    return grid.result();
}

statistics::Model repeatModelFrom(const Any& parameters, const Conventions& conventions, std::int16_t position)
{
    const Read read = readParameters(parameters, conventions, position);
    for (const Family family : {Family::bgnbd, Family::mbgnbd, Family::paretonbd})
        if (read.family == statistics::nameOf(family))
            return statistics::modelOf(family, valuesOf<4>(read, read.family, position)).value();
    wrongArgument(position);
}

statistics::GammaGamma gammaGammaFrom(const Any& parameters, const Conventions& conventions, std::int16_t position)
{
    return statistics::GammaGamma::from(valuesOf<3>(readParameters(parameters, conventions, position), gammaGammaName, position));
}

statistics::Sbg sbgFrom(const Any& parameters, const Conventions& conventions, std::int16_t position)
{
    return statistics::Sbg::from(valuesOf<2>(readParameters(parameters, conventions, position), sbgName, position));
}

void noFit(const statistics::Refused& refused, std::int16_t position)
{
    switch (refused.why) {
    case Refusal::noRepeatPurchases:
    case Refusal::tooFewPeriods:
    case Refusal::fallsToZero:
    case Refusal::growsWithoutEnd:
    case Refusal::flat:
    case Refusal::noConvergence:
        throw com::sun::star::sheet::NoConvergenceException{};
    default:
        wrongArgument(position);
    }
}

} // namespace lifecycle::functions
