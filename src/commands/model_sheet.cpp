#include "commands/model_sheet.hpp"

#include "calc/contrast.hpp"
#include "calc/grid_writer.hpp"
#include "calc/paper.hpp"
#include "calc/unicode.hpp"
#include "domain/derived_facts.hpp"
#include "domain/fields.hpp"
#include "domain/model.hpp"
#include "domain/model_words.hpp"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/lang/Locale.hpp>
#include <com/sun/star/sheet/TableValidationVisibility.hpp>
#include <com/sun/star/sheet/ValidationType.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/table/CellVertJustify2.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormatTypes.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include <array>
#include <charconv>
#include <numeric>
#include <set>

namespace lifecycle::commands
{

using namespace com::sun::star;
using calc::Sheet;
using calc::unicode;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

constexpr sal_Int32 helpRow = 0, headerRow = 1, firstRule = 2;
constexpr sal_Int32 leadingColumns = 2; ///< stage and position
/// Rows that are ready for rules; between the table and the list of fields, columns that are the user's.
constexpr sal_Int32 readyRows = 1'000, columnsBetween = 6;
constexpr sal_Int32 helpColour = 0x595959, headerBackground = 0xe6e6e6;

Reference<beans::XPropertySet> look(const Reference<table::XCellRange>& range) { return { range, UNO_QUERY_THROW }; }

/// What stands above a column.
const char* helpOf(std::string_view header, bool isCriterion)
{
    if (isCriterion) {
        if (daysHeader(header))
            return "model.help.number";
        const Field* const field = fieldNamed(header);
        if (!field)
            return "model.help.criterion";
        switch (field->type) {
        case FieldType::text:
            return "model.help.text";
        case FieldType::date:
            return "model.help.date";
        case FieldType::flag:
            return "model.help.flag";
        case FieldType::share:
            return "model.help.share";
        case FieldType::number:
        case FieldType::amount:
        case FieldType::days:
            return "model.help.number";
        }
    }
    const auto known = modelWord(header);
    if (known == word::stage)
        return "model.help.stage";
    if (known == word::position)
        return "model.help.position";
    if (known == word::expectedContribution)
        return "model.help.expectedContribution";
    if (known == word::owner)
        return "model.help.owner";
    if (known == word::supporting)
        return "model.help.supporting";
    if (known == word::action)
        return "model.help.action";
    if (known == word::followUp)
        return "model.help.followUp";
    if (known == word::chances)
        return "model.help.chances";
    if (known == word::outcome)
        return "model.help.outcome";
    if (known == word::colour)
        return "model.help.colour";
    return "model.help.information";
}

/// What a criterion can ask for: the fields in their order, and the days since or to each date.
std::vector<std::string> fieldsToAskFor(const Wording& wording)
{
    std::vector<std::string> names;
    const auto days = [&](std::string_view pattern, const std::string& date) {
        std::string words = wording.word(pattern);
        constexpr std::string_view placeholder = "{date}";
        return words.replace(words.find(placeholder), placeholder.size(), date);
    };
    for (const auto& field : knownFields()) {
        const bool followsFromStage = field.name == "stage" || field.name == "in stage since";
        if (followsFromStage)
            continue;
        names.push_back(wording.word(field.name));
        if (field.type != FieldType::date)
            continue;
        if (field.when != DateKind::planned)
            names.push_back(days("days since {date}", names.back()));
        else
            names.push_back(days("days to {date}", names.back()));
    }
    return names;
}

/// Positions and days are numbers on the sheet; criteria stay the text that they are.
Value onSheet(Value value, const Table& model, bool isCriterion, Texts& texts)
{
    if (!value.isText())
        return value;
    const auto written = model.texts[value.text()];
    double number = 0;
    const auto read = std::from_chars(written.data(), written.data() + written.size(), number);
    if (!isCriterion && read.ec == std::errc{} && read.ptr == written.data() + written.size())
        return Value::number(number);
    return Value::text(texts.intern(written));
}

class ModelSheetWriter
{
public:
    ModelSheetWriter(const Reference<frame::XModel>& document, const Sheet& sheet, const Table& table, const Wording& wording)
        : document_{ document }
        , sheet_{ sheet }
        , table_{ table }
        , wording_{ wording }
        , model_{ Model::read(table).value() }
        , columns_{ static_cast<sal_Int32>(table.headers.size()) }
        , rows_{ static_cast<sal_Int32>(table.rows()) }
    {
        for (const auto& column : model_.criterionColumns())
            criteria_.insert(static_cast<sal_Int32>(column.column));
    }

    void write()
    {
        formatCriteria();
        writeCells();
        const auto fields = writeFields();
        offerFields(fields);
        dress();
        setColumnWidths();
        printTheTable();
        calc::own(sheet_, calc::owned::model, cells(0, headerRow, columns_ - 1, headerRow + rows_));
    }

private:
    Reference<table::XCellRange> cells(sal_Int32 column, sal_Int32 row, sal_Int32 endColumn, sal_Int32 endRow) const
    {
        return sheet_->getCellRangeByPosition(column, row, endColumn, endRow);
    }
    bool isCriterion(sal_Int32 column) const { return criteria_.contains(column); }

    void formatCriteria() const
    {
        const Reference<util::XNumberFormatsSupplier> supplier{ document_, UNO_QUERY_THROW };
        const auto text = Reference<util::XNumberFormatTypes>
        {
            supplier->getNumberFormats(), UNO_QUERY_THROW
            } -> getStandardFormat(util::NumberFormat::TEXT, lang::Locale{});
        for (const auto column : criteria_)
            look(cells(column, firstRule, column, firstRule + readyRows - 1))->setPropertyValue("NumberFormat", uno::Any{ text });
    }

    void writeCells() const
    {
        calc::Grid grid;
        std::vector<sal_Int32> places(static_cast<std::size_t>(columns_));
        std::iota(places.begin(), places.end(), 0);
        for (std::size_t column = 0; column < places.size(); ++column) {
            const bool criterion = isCriterion(places[column]);
            const auto& header = table_.headers[column];
            auto& written = grid.columns.emplace_back();
            const auto help = wording_.say({ helpOf(header, criterion),
                                               { { "exit", WordArgument{ std::string{ word::exit } } },
                                                   { "none", WordArgument{ std::string{ word::none } } },
                                                   { "yes", WordArgument{ "yes" } }, { "no", WordArgument{ "no" } } } },
                Conventions{}.nullDate);
            written.values = { Value::text(grid.texts.intern(help)), Value::text(grid.texts.intern(header)) };
            for (const Value value : table_.columns[column])
                written.values.push_back(onSheet(value, table_, criterion, grid.texts));
        }
        calc::writeInto(sheet_, places, helpRow, grid, 0, {});
    }

    /// As a formula names it. The list has no header in the row of headers, so it is no part of the model.
    OUString writeFields() const
    {
        const auto names = fieldsToAskFor(wording_);
        calc::Grid grid;
        auto& list = grid.columns.emplace_back();
        list.values = { Value::text(grid.texts.intern(wording_.text("model.fields"))), Value{} };
        for (const auto& name : names)
            list.values.push_back(Value::text(grid.texts.intern(name)));
        const auto column = columns_ + columnsBetween;
        const std::array places{ column };
        calc::writeInto(sheet_, places, helpRow, grid, 0, {});
        const auto end = firstRule + static_cast<sal_Int32>(names.size()) - 1;
        look(cells(column, helpRow, column, end))->setPropertyValue("CharColor", uno::Any{ helpColour });
        const auto name = '$' + columnName(column) + '$';
        return unicode(name + std::to_string(firstRule + 1) + ':' + name + std::to_string(end + 1));
    }

    void offerFields(const OUString& list) const
    {
        for (const auto column : criteria_) {
            const auto header = look(cells(column, headerRow, column, headerRow));
            const Reference<beans::XPropertySet> validation{ header->getPropertyValue("Validation"), UNO_QUERY_THROW };
            validation->setPropertyValue("Type", uno::Any{ sheet::ValidationType_LIST });
            validation->setPropertyValue("ShowList", uno::Any{ sheet::TableValidationVisibility::UNSORTED });
            // A column of the user's own is as good, and so is a field with a question mark.
            validation->setPropertyValue("ShowErrorMessage", uno::Any{ false });
            validation->setPropertyValue("ShowInputMessage", uno::Any{ true });
            validation->setPropertyValue("InputMessage", uno::Any{ unicode(wording_.text("model.help.header")) });
            Reference<sheet::XSheetCondition> { validation, UNO_QUERY_THROW } -> setFormula1(list);
            header->setPropertyValue("Validation", uno::Any{ validation });
        }
    }

    void dress() const
    {
        const auto all = look(cells(0, helpRow, columns_ - 1, headerRow + rows_));
        all->setPropertyValue("IsTextWrapped", uno::Any{ true });
        all->setPropertyValue("VertJustify", uno::Any{ table::CellVertJustify2::TOP });
        look(cells(0, helpRow, columns_ - 1, helpRow))->setPropertyValue("CharColor", uno::Any{ helpColour });
        const auto headers = look(cells(0, headerRow, columns_ - 1, headerRow));
        headers->setPropertyValue("CharWeight", uno::Any{ awt::FontWeight::BOLD });
        headers->setPropertyValue("CellBackColor", uno::Any{ headerBackground });
        for (const auto& rule : model_.rules()) {
            const auto colour = model_.stages()[rule.stage].colour;
            const auto row = firstRule + static_cast<sal_Int32>(rule.row);
            const auto stage = look(cells(0, row, 0, row));
            stage->setPropertyValue("CellBackColor", uno::Any{ static_cast<sal_Int32>(colour) });
            stage->setPropertyValue("CharColor", uno::Any{ calc::textOn(colour) });
        }
    }

    void setColumnWidths() const
    {
        // In 1/100 mm.
        constexpr sal_Int32 ofStage = 4'200, ofPosition = 2'000, ofCriterion = 2'900, ofWord = 3'000, ofSentence = 6'500,
                            ofFields = 5'500;
        const auto columns = Reference<table::XColumnRowRange> { sheet_, UNO_QUERY_THROW } -> getColumns();
        const auto setWidth = [&](sal_Int32 column, sal_Int32 width) {
            Reference<beans::XPropertySet>
            {
                columns->getByIndex(column), UNO_QUERY_THROW
                } -> setPropertyValue("Width", uno::Any{ width });
        };
        for (sal_Int32 column = 0; column < columns_; ++column) {
            const auto known = modelWord(table_.headers[static_cast<std::size_t>(column)]);
            const bool isShort = known == word::owner || known == word::supporting || known == word::followUp
                || known == word::colour || known == word::expectedContribution;
            setWidth(column,
                isCriterion(column)           ? ofCriterion
                    : known == word::stage    ? ofStage
                    : known == word::position ? ofPosition
                    : isShort                 ? ofWord
                                              : ofSentence);
        }
        setWidth(columns_ + columnsBetween, ofFields);
        const auto rows = Reference<table::XColumnRowRange>
        {
            cells(0, helpRow, 0, headerRow + rows_), UNO_QUERY_THROW
            } -> getRows();
        Reference<beans::XPropertySet> { rows, UNO_QUERY_THROW } -> setPropertyValue("OptimalHeight", uno::Any{ true });
    }

    /// The table, with the rules that the user adds below, and not the list of fields: whole columns end for print where their
    /// last cell does.
    void printTheTable() const
    {
        const auto rows = Reference<table::XColumnRowRange> { sheet_, UNO_QUERY_THROW } -> getRows() -> getCount();
        const auto area = Reference<sheet::XCellRangeAddressable>
        {
            cells(0, helpRow, columns_ - 1, rows - 1), UNO_QUERY_THROW
            } -> getRangeAddress();
        Reference<sheet::XPrintAreas> { sheet_, UNO_QUERY_THROW } -> setPrintAreas(uno::Sequence<table::CellRangeAddress>{ &area, 1 });
    }

    const Reference<frame::XModel>& document_;
    const Sheet& sheet_;
    const Table& table_;
    const Wording& wording_;
    Model model_;
    sal_Int32 columns_, rows_;
    std::set<sal_Int32> criteria_;
};

} // namespace

Sheet writeModelSheet(const Reference<frame::XModel>& document, calc::UndoStep& step, std::string_view name, const Table& model,
    const Wording& wording)
{
    const auto sheet = step.insertSheet(name);
    ModelSheetWriter{ document, sheet, model, wording }.write();
    calc::printList(document, sheet, firstRule, leadingColumns);
    return sheet;
}

} // namespace lifecycle::commands
