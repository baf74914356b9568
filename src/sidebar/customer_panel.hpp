#pragma once

// The panel Customer: who stands in the row under the cursor, in which stage and why, what it brought over time, what to do next.

#include "commands/customer_orders.hpp"
#include "commands/customer_view.hpp"
#include "domain/model.hpp"
#include "sidebar/date_field.hpp"
#include "sidebar/number_words.hpp"
#include "sidebar/panel.hpp"

#include <com/sun/star/table/CellAddress.hpp>

#include <memory>
#include <optional>
#include <string>
#include <tuple>

namespace lifecycle::sidebar {

class CustomerPanel final : public Panel {
public:
    explicit CustomerPanel(Place place) : Panel{std::move(place), "customer.xdl"}, numbers_{this->place().context} {}

protected:
    void opened() override;
    void fill() override;
    void arrange(Column& column) override;

private:
    void look(const Conventions& conventions);
    void fillView();
    std::string stageInWords() const;
    std::string nextInWords() const;
    std::string figures() const;
    std::string specialDays() const;
    void fillOrders(const Conventions& conventions);
    void fillLife();
    std::string lifeInWords() const;
    std::string staysInWords() const;
    void readOrders();
    void draw(int width, int height);
    void postpone();
    void offerDate();
    Day postponedFrom() const;
    void mark(const char* command, const com::sun::star::uno::Any& date);
    std::string stageName(std::int16_t stage) const;
    std::string day(Day day) const;
    std::string money(double amount) const;
    std::string say(const char* key, std::vector<Message::Argument> arguments = {}) const;

    Control name_, leftOut_, stage_, reason_, next_, figures_, specialDays_, timeline_, from_, until_, stays_, note_, read_;
    Control done_, postponeLabel_, postpone_;
    DateField postponeDate_;
    DropDown postponeTo_;
    NumberWords numbers_;
    Conventions conventions_;

    std::optional<com::sun::star::table::CellAddress> cursor_;
    std::optional<commands::CustomerView> view_;
    std::string whyLeftOut_;            ///< the row under the cursor; empty: it counts, or is none
    std::shared_ptr<commands::CustomerOrders> orders_;
    bool readAsked_ = false;            ///< the log is large, and the user wants its orders nevertheless
    std::optional<Model> model_;        ///< of `life_`
    std::optional<CustomerLife> life_;
    std::tuple<int, int, std::uint32_t, std::uint32_t> drawn_{}; ///< size and colours
    bool lifeIsNew_ = true;             ///< not drawn yet
};

} // namespace lifecycle::sidebar
