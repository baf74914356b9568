#include "calc/filter_conditions.hpp"

#include "calc/unicode.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/FilterConnection.hpp>
#include <com/sun/star/sheet/FilterFieldType.hpp>
#include <com/sun/star/sheet/FilterOperator2.hpp>
#include <com/sun/star/sheet/XSheetFilterDescriptor3.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace lifecycle::calc {

using namespace com::sun::star;
using sheet::TableFilterField3;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

TableFilterField3 condition(sal_Int32 field, sal_Int32 comparison, const std::string& text)
{
    TableFilterField3 made;
    made.Connection = sheet::FilterConnection_AND;
    made.Field = field;
    made.Operator = comparison;
    if (isByEmptiness(made))
        return made;
    made.Values.realloc(1);
    auto& value = *made.Values.getArray();
    value.FilterType = sheet::FilterFieldType::STRING;
    value.StringValue = unicode(text);
    return made;
}

} // namespace

/// The office reads conditions out without what their values are; it has to be told that where they are set again.
FilterConditions conditionsOf(const Reference<sheet::XSheetFilterDescriptor>& descriptor)
{
    const auto read = Reference<sheet::XSheetFilterDescriptor3>{descriptor, UNO_QUERY_THROW}->getFilterFields3();
    FilterConditions fields{read.begin(), read.end()};
    for (auto& field : fields)
        for (auto& value : field.Values)
            value.FilterType = value.IsNumeric ? sheet::FilterFieldType::NUMERIC : sheet::FilterFieldType::STRING;
    return fields;
}

bool isByEmptiness(const TableFilterField3& field)
{
    return field.Operator == sheet::FilterOperator2::EMPTY || field.Operator == sheet::FilterOperator2::NOT_EMPTY;
}

bool isReadable(const TableFilterField3& field)
{
    const uno::Sequence<sheet::FilterFieldValue> values = field.Values;
    return isByEmptiness(field) || std::none_of(values.begin(), values.end(), [](const sheet::FilterFieldValue& value) {
        const auto& text = value.StringValue;
        const bool date = text.getLength() >= 4 && text.indexOf('-') == 4;
        return value.IsNumeric && (text.isEmpty() || date || (value.NumericValue == 0 && text.indexOf('0') < 0));
    });
}

PlainText::PlainText(const Reference<sheet::XSheetFilterDescriptor>& descriptor)
    : isExpression_{false}
{
    Reference<beans::XPropertySet>{descriptor, UNO_QUERY_THROW}->getPropertyValue("UseRegularExpressions") >>= isExpression_;
}

std::string PlainText::to(const std::string& text) const
{
    std::string pattern;
    for (const char c : text) {
        if (isExpression_ && std::string_view{R"(\^$.|?*+()[]{})"}.find(c) != std::string_view::npos)
            pattern += '\\';
        pattern += c;
    }
    return pattern;
}

std::string PlainText::from(const std::string& pattern) const
{
    std::string text;
    for (std::size_t index = 0; index < pattern.size(); ++index) {
        if (isExpression_ && pattern[index] == '\\' && index + 1 < pattern.size())
            ++index;
        text += pattern[index];
    }
    return text;
}

FilterConditions conditionsForStage(
    sal_Int32 column, const std::string& stage, const std::set<std::string>& longer, const PlainText& plain)
{
    namespace Op = sheet::FilterOperator2;
    if (stage.empty())
        return {condition(column, Op::EMPTY, {})};
    FilterConditions conditions{condition(column, Op::EQUAL, plain.to(stage))};
    for (const auto& other : longer)
        conditions.push_back(condition(column, Op::NOT_EQUAL, plain.to(other)));
    return conditions;
}

FilterConditions withOurs(const FilterConditions& own, const FilterConditions& ours)
{
    FilterConditions all;
    for (std::size_t index = 0; index < own.size(); ++index) {
        if (index > 0 && own[index].Connection == sheet::FilterConnection_OR)
            all.insert(all.end(), ours.begin(), ours.end());
        all.push_back(own[index]);
    }
    all.insert(all.end(), ours.begin(), ours.end());
    return all;
}

std::optional<PartedConditions> partedConditions(const FilterConditions& all, sal_Int32 column)
{
    namespace Op = sheet::FilterOperator2;
    PartedConditions result;
    const auto partAlternative = [&](FilterConditions alternative) {
        const auto ofStage = [&](sal_Int32 comparison) {
            return !alternative.empty() && alternative.back().Field == column && alternative.back().Operator == comparison;
        };
        while (ofStage(Op::NOT_EQUAL))
            alternative.pop_back();
        const bool one = ofStage(Op::EQUAL) && alternative.back().Values.getLength() == 1;
        if (!one && !ofStage(Op::EMPTY))
            return false;
        result.ours = alternative.back();
        alternative.pop_back();
        result.own.insert(result.own.end(), alternative.begin(), alternative.end());
        return true;
    };
    FilterConditions alternative;
    for (const auto& each : all) {
        if (!alternative.empty() && each.Connection == sheet::FilterConnection_OR) {
            if (!partAlternative(std::move(alternative)))
                return {};
            alternative.clear();
        }
        alternative.push_back(each);
    }
    if (!partAlternative(std::move(alternative)))
        return {};
    return result;
}

} // namespace lifecycle::calc
