#pragma once

// The conditions of a filter of Calc, and among them ours: 'stage = …' behind each alternative of the user's.

#include <com/sun/star/sheet/TableFilterField3.hpp>
#include <com/sun/star/sheet/XSheetFilterDescriptor.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lifecycle::calc {

/// Joined by 'and' and 'or'; what 'or' parts is an alternative.
using FilterConditions = std::vector<com::sun::star::sheet::TableFilterField3>;

FilterConditions conditionsOf(const com::sun::star::uno::Reference<com::sun::star::sheet::XSheetFilterDescriptor>& descriptor);

bool isByEmptiness(const com::sun::star::sheet::TableFilterField3& condition);
/// Colours and parts of dates (2024-05) are not read out at all: neither number nor text.
bool isReadable(const com::sun::star::sheet::TableFilterField3& condition);

/// What a filter with regular expressions takes for more than a letter, made one.
class PlainText {
public:
    explicit PlainText(const com::sun::star::uno::Reference<com::sun::star::sheet::XSheetFilterDescriptor>& descriptor);
    std::string to(const std::string& text) const;
    std::string from(const std::string& pattern) const;

private:
    bool isExpression_;
};

/// Ours: the column, from the filter's first one on, holds this stage (empty text: nothing), and where '=' finds parts of cells too,
/// none of the longer names around it.
FilterConditions conditionsForStage(
    sal_Int32 column, const std::string& stage, const std::set<std::string>& longer, const PlainText& plain);

/// The user's alternatives, each with ours behind it.
FilterConditions withOurs(const FilterConditions& own, const FilterConditions& ours);

struct PartedConditions {
    FilterConditions own;
    com::sun::star::sheet::TableFilterField3 ours;
};
/// The user's conditions without ours on this column; none where an alternative lacks ours: the user has taken it out.
std::optional<PartedConditions> partedConditions(const FilterConditions& all, sal_Int32 column);

} // namespace lifecycle::calc
