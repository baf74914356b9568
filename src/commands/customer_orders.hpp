#pragma once

// The order log that `Customers` was made from, read once and kept until its cells change: for what one customer's orders tell.
// The cells are read at once (that is the office's part), the log is made of them beside the office's thread.

#include "commands/customer_view.hpp"
#include "commands/document_guard.hpp"
#include "commands/noted_facts.hpp"
#include "domain/customer_life.hpp"

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace lifecycle::commands {

class CustomerOrders {
public:
    /// Rows of the log; none where there is no log, or no sheet `Customers`.
    static std::optional<std::size_t> rows(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);
    /// Reads it; `whenRead` is called on the office's thread, unless the office goes down before.
    static std::shared_ptr<CustomerOrders> read(
        const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
        const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, std::function<void()> whenRead);

    bool isRead() const { return isRead_; }
    /// Its cells are no longer what was read.
    bool isStale() const { return watch_->changed() || watch_->documentGone(); }
    /// Once read. Errors: what is wrong with the log; nothing of this customer in it; `customerLife`'s.
    Result<CustomerLife> lifeOf(
        const std::string& customer, const Model& model, Day asOf, std::optional<int> window) const;
    /// Once read: what the log itself says of the customer's special days.
    std::vector<CustomerView::SpecialDay> specialDaysOf(const std::string& customer, Day asOf) const;

private:
    struct Cells;
    void make(const Cells& cells);

    Conventions conventions_;
    std::shared_ptr<ChangeWatch> watch_;
    bool isRead_ = false;
    std::optional<OrderLog> log_;
    std::optional<Message> error_;
    CustomersByKey byKey_;
    Table specialDays_; ///< a row per customer
};

} // namespace lifecycle::commands
