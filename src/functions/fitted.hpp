#pragma once

// FIT, FITSPEND and what is asked of a fitted model: PALIVE, EXPECTED, NOORDER, SPEND, CLV, RETENTION, RENEWALS, as product.md
// says. Formulas and their sources stand in src/statistics.
//
// The functions of single customers take numbers, columns, rows and blocks (numbers.hpp) and give as many cells. In a cell of the
// result: an empty text past the data, #N/A for what is not known, Err:502 for a customer that cannot be (t_x beyond T, half an
// order) or a number that does not exist (no finite mean).

#include "functions/call.hpp"

#include <com/sun/star/table/XCellRange.hpp>

namespace lifecycle::functions {

using com::sun::star::table::XCellRange;
using com::sun::star::uno::Any;
using com::sun::star::uno::Reference;

/// `family`: bgnbd, mbgnbd or paretonbd on a table with the fields frequency, t_x and tenure; left out, the likelier of the last
/// two. Rows in which one of the three is not known are left out: the table says how many customers were counted. Or sbg, on
/// survivors by period: one row or column of them, or two columns, period and survivors.
struct CohortArguments {
    const Any& field;  ///< a header of the table; left out, everyone is fitted together
    const Any& cohort; ///< a criterion: the rows in whose cell it holds are fitted
};
Any fit(const Call& call, const Reference<XCellRange>& customers, const Any& family, const CohortArguments& cohort);
/// What is to come from every customer of a table, with intervals, and from all of them: prediction_intervals.hpp.
struct PredictionArguments {
    const Any& horizon;  ///< left out: 365
    const Any& discount; ///< per time unit; left out: 10 % in 365 units
    const Any& level;    ///< left out: 90 %
    const Any& family;   ///< left out: the likelier one
};
Any predict(const Call& call, const Reference<XCellRange>& customers, const PredictionArguments& asked);
/// Two columns of cells; headers above them are none of the customers.
Any fitSpend(const Call& call, const Reference<XCellRange>& x, const Reference<XCellRange>& mean);

/// x, t_x and T of customers.
struct CustomerArguments {
    const Any& x;
    const Any& tx;
    const Any& tenure;
};
Any probabilityAlive(const Call& call, const CustomerArguments& customers, const Any& parameters);
Any expectedOrders(const Call& call, const CustomerArguments& customers, const Any& horizon, const Any& parameters);
Any probabilityNoOrder(const Call& call, const CustomerArguments& customers, const Any& horizon, const Any& parameters);

Any expectedSpend(const Call& call, const Any& x, const Any& mean, const Any& parameters);

struct ValueArguments {
    const Any& mean;
    const Any& horizon;  ///< left out: without end
    const Any& discount; ///< per time unit
    const Any& parameters;
    const Any& spendParameters;
};
Any lifetimeValue(const Call& call, const CustomerArguments& customers, const ValueArguments& value);

/// Shifted beta-geometric; periods count from 1, the first at whose end a customer may leave.
Any retention(const Call& call, const Any& period, const Any& parameters);
Any renewals(const Call& call, const Any& period, const Any& discount, const Any& parameters);

} // namespace lifecycle::functions
