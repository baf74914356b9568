#include "commands/show_left_out.hpp"

#include "calc/view.hpp"
#include "commands/described_table.hpp"
#include "commands/document_state.hpp"
#include "commands/table_command.hpp"
#include "domain/customer_table.hpp"

#include <boost/outcome/try.hpp>

#include <memory>

namespace lifecycle::commands
{

using namespace com::sun::star;
using uno::Reference;

namespace
{

class ShowLeftOut final : public TableCommand
{
public:
    explicit ShowLeftOut(const CommandCall& call)
        : TableCommand{ call }
    {
    }

private:
    bool changesDocument() const override { return false; }

    Result<void> read() override
    {
        BOOST_OUTCOME_TRY(readCurrentTable());
        if (recognition_.shape == Shape::unknown)
            return recognition_.why;
        readMeanings();
        return boost::outcome_v2::success();
    }

    Result<void> compute(const Pulse&) override
    {
        const auto keep = [this](const std::vector<LeftOut>& leftOut) {
            for (const auto& row : leftOut)
                rows_.push_back(row.row);
        };
        if (recognition_.shape == Shape::orderLog) {
            BOOST_OUTCOME_TRY(
                const auto log, readOrderLog(table_, recognition_, { settings_.today, settings_.amountIs, settings_.statuses }));
            keep(log.leftOut);
        } else {
            BOOST_OUTCOME_TRY(const auto customers, readCustomerTable(table_, recognition_));
            keep(customers.leftOut);
        }
        return boost::outcome_v2::success();
    }

    Result<void> write() override { return boost::outcome_v2::success(); }

    Message finished() override
    {
        if (rows_.empty())
            return { "show.leftOutNone", { { "place", place_ } } };
        const auto shown = calc::selectRows(call_.controller, current_.range, rows_);
        stateOf(call_.document).selected = { selectionIn(call_.controller), calc::formulaPlaceOf(current_.range) };
        if (shown < rows_.size())
            return { "show.leftOutFirst",
                { { "rows", static_cast<double>(shown) }, { "all", static_cast<double>(rows_.size()) }, { "place", place_ } } };
        return { "show.leftOut", { { "rows", static_cast<double>(shown) }, { "place", place_ } } };
    }

    std::vector<std::uint32_t> rows_; ///< of the table, rising
};

} // namespace

void showLeftOut(const CommandCall& call) { std::make_shared<ShowLeftOut>(call)->start(); }

} // namespace lifecycle::commands
