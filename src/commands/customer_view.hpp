#pragma once

// What the sheets say of one customer, as the panel Customer shows it.

#include "calc/customer_at.hpp"
#include "domain/table.hpp"

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XModel.hpp>

#include <optional>
#include <string>
#include <vector>

namespace lifecycle::commands {

struct CustomerView {
    struct SpecialDay {
        std::string header; ///< of the user's column
        Day next;           ///< from the as-of date on
        int days;           ///< from the as-of date to it
    };
    std::string customer;
    std::string stage; ///< empty: in none, or not classified
    std::string reason, action;
    std::optional<Day> inStageSince, followUpBy;
    std::optional<Day> doneOn, postponedTo; ///< marked on `Next contacts` since the last classification
    bool doNotContact = false;
    std::optional<double> pAlive, expectedOrders, clv, contribution;
    std::vector<SpecialDay> specialDays;
    Day asOf = 0;          ///< of the classification; without one, today
    bool ofLog = false;    ///< stands on `Customers`: the log tells its orders
    bool canBeMarked = false; ///< there is a list of next contacts
};

/// In a row of a table, the nearest first.
std::vector<CustomerView::SpecialDay> specialDaysIn(const Table& table, std::size_t row, Day asOf);

/// Whether the row itself says so, or the last classification said it of the row, in the language of then.
bool isNotToBeContacted(const calc::CustomerAt& customer, const Conventions& conventions);

/// The customer of the row under the cursor: of a list of ours, a classified table, the sheet `Changes`, or the order log, whose
/// customers stand on `Customers`. None: no such row.
std::optional<CustomerView> customerUnderCursor(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller, const Conventions& conventions);

} // namespace lifecycle::commands
