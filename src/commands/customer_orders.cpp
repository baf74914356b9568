#include "commands/customer_orders.hpp"

#include "calc/chosen_meanings.hpp"
#include "calc/conventions.hpp"
#include "calc/owned_ranges.hpp"
#include "calc/range_checks.hpp"
#include "calc/read_table.hpp"
#include "calc/remembered_choices.hpp"
#include "commands/background_work.hpp"
#include "commands/document_state.hpp"
#include "domain/customer_names.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

namespace lifecycle::commands {

using namespace com::sun::star;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

std::optional<table::CellRangeAddress> placeOfLog(const Reference<frame::XModel>& document)
{
    const auto customers = calc::sheetOwning(document, calc::owned::customers);
    return customers.is() ? calc::sourceOf(document, customers) : std::nullopt;
}

} // namespace

struct CustomerOrders::Cells {
    Table table;
    Recognition recognition;
    OrderLogOptions options;
};

std::optional<std::size_t> CustomerOrders::rows(const Reference<frame::XModel>& document)
{
    const auto place = placeOfLog(document);
    return place ? std::optional{static_cast<std::size_t>(place->EndRow - place->StartRow)} : std::nullopt;
}

std::shared_ptr<CustomerOrders> CustomerOrders::read(
    const Reference<uno::XComponentContext>& context, const Reference<frame::XModel>& document, std::function<void()> whenRead)
{
    const auto place = placeOfLog(document);
    if (!place)
        return {};
    const Reference<container::XIndexAccess> sheets{
        Reference<sheet::XSpreadsheetDocument>{document, UNO_QUERY_THROW}->getSheets(), UNO_QUERY_THROW};
    const calc::Sheet sheet{sheets->getByIndex(place->Sheet), UNO_QUERY_THROW};
    const auto range = sheet->getCellRangeByPosition(place->StartColumn, place->StartRow, place->EndColumn, place->EndRow);
    const auto orders = std::make_shared<CustomerOrders>();
    orders->conventions_ = calc::conventionsOf(context, Reference<beans::XPropertySet>{document, UNO_QUERY_THROW});
    const auto cells = std::make_shared<Cells>();
    cells->table = *calc::readTable(range, orders->conventions_);
    const auto& choice = stateOf(document).choice;
    if (choice.onlyVisible)
        cells->table.hiddenRows = calc::hiddenRowsIn(range);
    const auto choices = calc::rememberedChoices(document).of(cells->table);
    cells->recognition = recogniseAs(cells->table, choices);
    const auto meanings = calc::meaningsRange(document, calc::owned::stages);
    cells->options = {calc::today(orders->conventions_), choice.amountIsOfTheOrder ? AmountIs::ofTheOrder : AmountIs::ofTheLine,
        calc::statusesChosen(calc::withRemembered(calc::meaningsIn(meanings, orders->conventions_), choices))};
    std::vector<Reference<table::XCellRange>> watched{range};
    if (meanings.is())
        watched.push_back(meanings);
    orders->watch_ = std::make_shared<ChangeWatch>();
    orders->watch_->watch(watched);
    workBeside(context, [] {}, [orders, cells] { orders->make(*cells); },
        [orders, whenRead = std::move(whenRead)] {
            orders->isRead_ = true;
            whenRead();
        });
    return orders;
}

void CustomerOrders::make(const Cells& cells)
{
    auto log = readOrderLog(cells.table, cells.recognition, cells.options);
    if (!log) {
        error_ = log.error();
        return;
    }
    log_ = std::move(log.value());
    for (std::size_t customer = 0; customer < log_->customers.size(); ++customer)
        byKey_.emplace(customerKey(log_->customers[customer]), customer);
    specialDays_ = specialDaysIn(cells.table, cells.recognition, byKey_, log_->customers.size());
}

std::vector<CustomerView::SpecialDay> CustomerOrders::specialDaysOf(const std::string& customer, Day asOf) const
{
    const auto found = byKey_.find(customerKey(customer));
    return found == byKey_.end() ? std::vector<CustomerView::SpecialDay>{} : specialDaysIn(specialDays_, found->second, asOf);
}

Result<CustomerLife> CustomerOrders::lifeOf(
    const std::string& customer, const Model& model, Day asOf, std::optional<int> window) const
{
    if (error_)
        return *error_;
    const auto found = byKey_.find(customerKey(customer));
    if (!log_ || found == byKey_.end())
        return Message{"panel.customer.noOrders", {}};
    return customerLife(*log_, found->second, model, conventions_, asOf, window);
}

} // namespace lifecycle::commands
