#pragma once

// A new chart as its spec has it: its kind, titles, axes, legend, colours.

#include "calc/chart_spec.hpp"

#include <com/sun/star/chart/XChartDocument.hpp>

#include <cstdint>
#include <vector>

namespace lifecycle::calc
{

/// `colours`: of the points where the spec says so, else of the series; empty: ours.
void shapeChart(const com::sun::star::uno::Reference<com::sun::star::chart::XChartDocument>& chart, const ChartSpec& spec,
    const std::vector<std::uint32_t>& colours);

} // namespace lifecycle::calc
