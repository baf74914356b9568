#include "functions/model_argument.hpp"

#include "domain/folding.hpp"
#include "domain/wording.hpp"
#include "functions/conversions.hpp"

#include <boost/outcome/try.hpp>

#include <algorithm>

namespace lifecycle::functions {

using namespace com::sun::star;
using uno::Any;

namespace {

constexpr std::string_view defaultModel = "relationship";
// More models than this in one document are read anew now and then.
constexpr std::size_t keptModels = 8;

std::string nameFrom(const Any& argument, std::int16_t position)
{
    if (isLeftOut(argument))
        return std::string{defaultModel};
    auto name = textOf(argument);
    if (!name)
        wrongArgument(position);
    return *name;
}

Table tableFrom(const Cells& cells, const Conventions& conventions)
{
    Table table;
    table.conventions = conventions;
    const auto rows = static_cast<std::size_t>(cells.getLength() - 1);
    const auto& headers = cells[0];
    for (sal_Int32 column = 0; column < headers.getLength(); ++column) {
        table.headers.push_back(table.display(valueOf(headers[column], table.texts)));
        Column values(rows);
        for (std::size_t row = 0; row < rows; ++row)
            values[row] = valueOf(cells[static_cast<sal_Int32>(row) + 1][column], table.texts);
        table.columns.push_back(std::move(values));
    }
    return table;
}

/// A range of more than one cell.
std::optional<Cells> rangeOf(const Any& argument)
{
    auto cells = cellsOf(argument);
    if (cells && (cells->getLength() > 1 || (*cells)[0].getLength() > 1))
        return cells;
    return {};
}

/// The language in which a built-in model has this name.
std::string_view languageOfName(std::string_view name)
{
    for (const auto language : Wording::languages())
        for (const auto model : Model::builtInNames())
            if (folded(Wording{language}.word(model)) == folded(name))
                return language;
    return "en";
}

} // namespace

Result<Table> modelTable(const Any& argument, const Conventions& conventions, std::int16_t position)
{
    if (const auto cells = rangeOf(argument))
        return tableFrom(*cells, conventions);
    const auto name = nameFrom(argument, position);
    auto table = Model::builtInTable(name, languageOfName(name));
    if (!table)
        wrongArgument(position);
    return table;
}

Result<std::shared_ptr<const Model>> ModelArguments::operator()(
    const Any& argument, const Conventions& conventions, std::int16_t position)
{
    const auto isSame = [&](const Known& known) { return sameCell(known.argument, argument); };
    const auto found = std::find_if(known_.begin(), known_.end(), isSame);
    if (found != known_.end()) {
        std::rotate(known_.begin(), found, found + 1);
        return known_.front().model;
    }
    std::shared_ptr<const Model> model;
    if (const auto cells = rangeOf(argument)) {
        BOOST_OUTCOME_TRY(auto read, Model::read(tableFrom(*cells, conventions)));
        model = std::make_shared<const Model>(std::move(read));
    } else {
        auto read = Model::builtIn(nameFrom(argument, position));
        if (!read)
            wrongArgument(position);
        model = std::make_shared<const Model>(std::move(read.assume_value()));
    }
    if (known_.size() == keptModels)
        known_.pop_back();
    known_.insert(known_.begin(), Known{argument, model});
    return model;
}

} // namespace lifecycle::functions
