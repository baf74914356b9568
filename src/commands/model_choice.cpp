#include "commands/model_choice.hpp"

#include "calc/current_table.hpp"
#include "calc/read_table.hpp"

namespace lifecycle::commands {

Result<ChosenModel> chooseModel(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const std::optional<std::string>& wanted, const Conventions& conventions, const Wording& wording)
{
    const auto name = wanted.value_or(wording.word("relationship"));
    auto builtIn = Model::builtIn(name);
    if (builtIn)
        return ChosenModel{std::move(builtIn.value()), name};
    const auto range = calc::rangeNamed(document, name);
    if (!range.is())
        return builtIn.error();
    auto model = Model::read(*calc::readTable(range, conventions));
    if (!model)
        return model.error();
    return ChosenModel{std::move(model.value()), calc::placeOf(range)};
}

} // namespace lifecycle::commands
