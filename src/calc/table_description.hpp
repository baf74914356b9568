#pragma once

// What the sidebar says of the table under the cursor, before anything is computed.

#include "calc/current_table.hpp"
#include "domain/fields.hpp"
#include "domain/model_fit.hpp"
#include "domain/order_log.hpp"

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <optional>
#include <string>
#include <vector>

namespace lifecycle::calc
{

struct FoundField {
    std::string field; ///< English, as in product.md; `fieldName` puts it into a language
    std::string header; ///< as it stands on the sheet
    std::string column; ///< 'B'
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
    std::vector<FoundField> fields; ///< in the order of the columns
    std::vector<Message> doubts; ///< which column was taken where several could be meant; what weakens the log
    std::optional<std::size_t> leftOut; ///< rows of an order log that will not be counted; only where the table was read whole
    std::vector<LeftOutRows> leftOutBy; ///< the same by reason, in the order of their first rows
    std::optional<Day> lastDate; ///< of an order log; only where the table was read whole
    std::optional<Message> refusal; ///< why an order log cannot be read at all; only where the table was read whole
    std::vector<OfferedModel> models; ///< those that fit best first
    Conventions conventions; ///< for the dates in messages
};

/// Where the cursor stands on a model's sheet, the table is the one at `lastPlace`, if it is still there: a model is changed for
/// the sake of a table. Cheap enough for every move of the cursor to another table: beyond 50,000 rows only the first 1,000 are
/// read. Error: there is no table under the cursor (key, and where the cursor stands).
Result<TableDescription> describeTable(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
    const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller, std::string_view lastPlace,
    std::string_view language);

/// Which table that is.
Result<CurrentTable> tableToDescribe(
    const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller, std::string_view lastPlace);

} // namespace lifecycle::calc
