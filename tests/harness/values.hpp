#pragma once

// Named values, as the office takes them to open, save or dispatch.

#include "harness/text.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>

#include <string>
#include <utility>
#include <vector>

namespace lifecycle::harness {

using NamedValues = std::vector<std::pair<std::string, css::uno::Any>>;

inline css::uno::Sequence<css::beans::PropertyValue> propertyValues(const NamedValues& values)
{
    css::uno::Sequence<css::beans::PropertyValue> sequence(static_cast<sal_Int32>(values.size()));
    css::beans::PropertyValue* place = sequence.getArray();
    for (const auto& [name, value] : values) {
        place->Name = officeText(name);
        place->Value = value;
        ++place;
    }
    return sequence;
}

} // namespace lifecycle::harness
