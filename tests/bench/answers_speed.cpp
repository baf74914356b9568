// How long the office leaves its user without an answer, in a real window with the whole deck open, beside what Calc needs for its
// own part of it in the same run.

#include "desktop/deck.hpp"
#include "desktop/large_log.hpp"
#include "desktop/pings.hpp"

#include "harness/calls.hpp"
#include "harness/cells.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/FilterOperator.hpp>
#include <com/sun/star/sheet/TableFilterField.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XSheetFilterDescriptor.hpp>
#include <com/sun/star/sheet/XSheetFilterable.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <thread>

using namespace lifecycle::harness;
using namespace lifecycle::desktop;
using namespace std::chrono_literals;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

class Waits {
public:
    Waits(const Screen& screen, const Office& office, int rows)
        : screen_{screen}, office_{office}, rows_{rows}
    {
    }

    /// Prints the longest and the median of the longest waits of so many times.
    double of(const std::string& what, const std::function<void()>& act, int times = 1)
    {
        std::vector<double> waits;
        for (int time = 0; time < times; ++time) {
            Pings pings(screen_, office_, "LibreOffice Calc");
            act();
            std::this_thread::sleep_for(1s);
            waits.push_back(pings.longest());
        }
        std::ranges::sort(waits);
        const double median = waits[waits.size() / 2];
        std::cout << rows_ << " rows, " << what << ": " << std::lround(waits.back()) << " ms without an answer";
        if (times > 1)
            std::cout << ", median " << std::lround(median);
        std::cout << std::endl;
        return median;
    }

private:
    const Screen& screen_;
    const Office& office_;
    int rows_;
};

/// Calc's own filter, as a person sets it.
void filterBy(const Document& document, const std::string& range, sal_Int32 column, const std::string& text)
{
    const Reference<css::sheet::XSheetFilterable> cells{rangeOf(document, range), UNO_QUERY_THROW};
    const auto filter = cells->createFilterDescriptor(true);
    css::uno::Sequence<css::sheet::TableFilterField> fields{text.empty() ? 0 : 1};
    if (!text.empty()) {
        auto& field = *fields.getArray();
        field.Field = column;
        field.Operator = css::sheet::FilterOperator_EQUAL;
        field.StringValue = officeText(text);
    }
    filter->setFilterFields(fields);
    Reference<css::beans::XPropertySet>{filter, UNO_QUERY_THROW}->setPropertyValue("ContainsHeader", css::uno::Any{true});
    cells->filter(filter);
}

void measure(int ordersEach)
{
    constexpr int customers = 100'000;
    const int rows = customers * ordersEach;
    const Screen screen(1500, 1000);
    Office office(screen.office());
    {
        const Document document(office, writeLargeLog(customers, ordersEach), Shown::visible);
        const auto orders = document.sheetNames().front();
        const auto whole = orders + ".A1:C" + std::to_string(rows + 1);
        Waits waits{screen, office, rows};
        waits.of("floor: the log read in one go", [&] {
            Reference<css::sheet::XCellRangeData>{rangeOf(document, whole), UNO_QUERY_THROW}->getDataArray();
        }, 3);
        document.select(orders + ".B1:B1048576");
        waits.of("floor: a whole column selected, without the deck", [&] { document.select(orders + ".B1:B1048576"); }, 3);
        document.select(orders + ".A1");

        const Deck deck(office, screen, document.controller());
        for (const char* const panel : panels)
            deck.unfold(panel);
        screen.click({400, 600}); // into the sheet, for the keys
        const auto command = [&](const std::string& name, int times = 1, NamedValues values = {}) {
            values.emplace_back("Range", css::uno::Any{officeText(orders + ".A1")});
            return waits.of(name, [&] { runBesides(office, document, "vnd.org.customerlifecycle:" + name, values); }, times);
        };
        CHECK(command("classify") < 200);
        CHECK(command("classify", 3) < 200);
        CHECK(command("history") < 200);
        CHECK(command("decisions") < 200);
        CHECK(command("changes") < 200);
        for (const auto& cell : {orders + ".B50000", std::string{"Customers.B50000"}}) {
            document.select(cell);
            CHECK(waits.of("the cursor on " + cell, [&] { screen.press("Down"); }, 7) < 200);
        }
        document.select(orders + ".B2");
        CHECK(waits.of("the next sheet", [&] { screen.press("ctrl+Page_Down"); }, 3) < 200);
        for (const auto& cell : {orders + ".C50000", std::string{"Customers.AZ50000"}}) {
            document.select(cell);
            CHECK(waits.of("a cell typed on " + cell, [&] {
                screen.type("12");
                screen.press("Return");
                std::this_thread::sleep_for(1s);
            }, 3) < 200);
        }
        document.select(orders + ".A1");
        waits.of("a whole column selected, with the deck", [&] { document.select(orders + ".B1:B1048576"); }, 3);
        document.select("Customers.A1");
        const auto list = "Customers.A1:AG" + std::to_string(customers + 1);
        waits.of("floor: Calc's own filter, and all rows again", [&] {
            filterBy(document, list, 0, "C100001");
            filterBy(document, list, 0, {});
        }, 3);
        const auto stage = officeText(textOf(document, "Customers.B2"));
        waits.of("a stage shown alone, and all of them again", [&] {
            for (int time = 0; time < 2; ++time)
                runBesides(office, document, "vnd.org.customerlifecycle:show-stage", {{"Stage", css::uno::Any{stage}}});
        }, 3);
    }
    CHECK(office.stop() == 0);
}

} // namespace

TEST_CASE("A hundred thousand orders: how long the office leaves its user without an answer", "[answers]") { measure(1); }

TEST_CASE("A million orders: how long the office leaves its user without an answer", "[answers]") { measure(10); }
