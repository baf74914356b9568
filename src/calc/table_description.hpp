#pragma once

// What the sidebar says of a table, before anything is computed.

#include "calc/current_table.hpp"
#include "domain/model_fit.hpp"
#include "domain/order_log.hpp"
#include "domain/recognition.hpp"
#include "domain/table_choices.hpp"

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lifecycle::calc
{

/// A column of the user's.
struct DescribedColumn {
    std::string header; ///< as it stands on the sheet
    std::string letter; ///< 'B'
    bool isOurs = false; ///< Classify wrote it
};

/// Every value of a column whose words decide.
struct DescribedValues {
    std::size_t column; ///< of the table
    std::vector<OutcomeValue> values; ///< the most frequent first
    std::span<const std::string> meanings; ///< that are offered, in English
};

/// The rows that one reason leaves out.
struct LeftOutRows {
    LeftOutReason reason;
    std::size_t rows;
    std::string first; ///< where the trouble is in the first of them: 'Orders.B17'
};

/// A model that can be chosen for the table.
struct OfferedModel {
    std::string model; ///< what a command calls it: a built-in one's English name, or the place of its sheet's model
    std::string sheet; ///< empty: a built-in one
    ModelFit fit; ///< field names are in the language that was asked for
    std::optional<Message> unreadable; ///< what is wrong with the model on the sheet
};

struct TableDescription {
    std::string place; ///< 'Orders.A1:C500'
    std::string range; ///< the same as `formulaPlaceOf` has it
    bool isOurs = false; ///< the cursor is on a sheet that Classify made: this is the log that it was made from
    Shape shape = Shape::unknown;
    bool isSurvivors = false; ///< survivors by period, whatever the shape (`domain/survivors.hpp`)
    Message why; ///< why this shape, or what is missing
    std::size_t rows = 0; ///< below the header
    std::size_t hiddenRows = 0; ///< of them
    bool onlyVisible = false; ///< hidden rows are left out
    std::vector<DescribedColumn> columns; ///< all of them
    std::map<std::string, std::size_t, std::less<>> columnOf; ///< the field's English name to its column
    TableChoices choices; ///< what of that the user chose by hand
    std::vector<DescribedValues> values;
    std::vector<Message> doubts; ///< which column was taken where several could be meant; what weakens the log
    std::optional<std::size_t> leftOut; ///< rows of an order log that will not be counted; only where the table was read whole
    std::vector<LeftOut> leftOutRows; ///< those rows; of a customer table too
    std::vector<LeftOutRows> leftOutBy; ///< those of an order log by reason, in the order of their first rows
    std::optional<Day> lastDate; ///< of an order log; only where the table was read whole
    std::optional<Message> refusal; ///< why an order log cannot be read at all; only where the table was read whole
    std::vector<OfferedModel> models; ///< those that fit best first
    std::string usualModel; ///< that of the options
    std::string language; ///< of the names of fields in what fits
    Conventions conventions; ///< for the dates in messages
};

/// The model that is meant where this one was chosen (empty: none): where it is not offered, the usual one, or what fits a table
/// better that lacks the fields of that.
const OfferedModel& modelMeant(const TableDescription& table, std::string_view chosen);

/// Cheap enough for every move of the cursor to another table: beyond 50,000 rows only the first 1,000 are read. `language` is that
/// of the models' names.
TableDescription describeTable(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
    const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, const CurrentTable& current, bool onlyVisible,
    std::string_view language);

} // namespace lifecycle::calc
