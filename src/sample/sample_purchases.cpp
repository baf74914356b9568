#include "sample/sample_purchases.hpp"

#include "sample/sample_names.hpp"
#include "sample/sample_random.hpp"
#include "sample/sample_tables.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle::sample {

namespace {

struct Purchase {
    std::size_t company = 0;
    bool machine = true;
    Day asked = 0;
    std::optional<Day> ordered, delivered, disposed, replacementAsked, replacementOrdered;
    int life = 0, frequency = 0;
    double overdue = 0, amount = 0;

    bool lifeIsEnding() const
    {
        const Day left = *delivered + life - lastDay;
        return left <= 90 && 5 * (lastDay - *delivered) >= 4 * life;
    }
};

std::optional<Day> upToNow(Day day) { return day <= lastDay ? std::optional{day} : std::nullopt; }

Purchase purchaseOf(Random& random)
{
    Purchase purchase;
    purchase.company = static_cast<std::size_t>(uniformDay(random, 0, 89));
    purchase.machine = chance(random, .6);
    purchase.asked = lastDay - uniformDay(random, 0, purchase.machine ? 5 * 365 : 547);
    purchase.life = purchase.machine ? 1095 : 120;
    purchase.amount = std::round(purchase.machine ? lognormal(random, 9000, .5) : lognormal(random, 350, .4));
    if (!purchase.machine) {
        const bool regular = chance(random, 2.0 / 3);
        purchase.frequency = regular ? uniformDay(random, 3, 20) : uniformDay(random, 0, 1);
        purchase.overdue = std::round(100 * uniform(random, 0, 1.3)) / 100;
    }
    if (chance(random, .1))
        return purchase;
    const Day ordered = purchase.asked + uniformDay(random, 5, 60), delivered = ordered + uniformDay(random, 7, 50);
    purchase.ordered = upToNow(ordered);
    purchase.delivered = upToNow(delivered);
    const Day over = delivered + purchase.life;
    if (!purchase.machine)
        purchase.disposed = upToNow(over);
    else if (over - lastDay <= 60) {
        const bool asked = chance(random, .5), alsoOrdered = chance(random, .6);
        if (over <= lastDay && chance(random, 2.0 / 3)) {
            purchase.disposed = upToNow(over + uniformDay(random, 0, 40));
            if (chance(random, 1.0 / 7))
                purchase.replacementAsked = over - 30;
        } else if (asked) {
            purchase.replacementAsked = upToNow(over - 60);
            if (alsoOrdered)
                purchase.replacementOrdered = upToNow(over - 30);
        }
    }
    return purchase;
}

std::string trueStageOf(const Purchase& purchase)
{
    if (purchase.replacementAsked && !purchase.replacementOrdered)
        return "Shopping"; // for the next one
    if (purchase.disposed || purchase.replacementOrdered || (purchase.delivered && purchase.lifeIsEnding()))
        return "Disposing";
    if (purchase.delivered)
        return purchase.frequency >= 3 && purchase.overdue >= .8 ? "Buying"
                                                                 : "Using"; // it is nearly used up: the next one is due
    return purchase.ordered ? "Buying" : "Shopping";
}

} // namespace

SampleSheet purchasesSheet()
{
    Random random{20240105};
    SampleSheet sheet;
    SheetWriter writer{sheet.table, "Purchases",
        {"Id", "Customer", "Product", "Asked", "Ordered", "Delivered", "Useful life", "Disposed", "Replacement asked",
            "Replacement ordered", "Frequency", "Overdue", "Amount"}};
    int beforeOrdered = 3, datesAsText = 5;
    for (int number = 0; number < 240; ++number) {
        Purchase purchase = purchaseOf(random);
        sheet.trueStage.push_back(trueStageOf(purchase));
        if (purchase.delivered && number % 17 == 0 && beforeOrdered-- > 0)
            purchase.ordered = *purchase.delivered + 3;

        writer.beginRow();
        writer.put("Id", "P" + std::to_string(1001 + number));
        writer.put("Customer", companyName(purchase.company));
        writer.put("Product", purchase.machine ? "machine" : "supplies");
        writer.put("Asked", std::optional{purchase.asked});
        writer.put("Ordered", purchase.ordered);
        writer.put("Delivered", purchase.delivered);
        if (purchase.delivered && number % 19 == 0 && datesAsText-- > 0)
            writer.put("Delivered", isoText(*purchase.delivered, sheet.table.conventions.nullDate));
        writer.put("Useful life", purchase.life);
        writer.put("Disposed", purchase.disposed);
        writer.put("Replacement asked", purchase.replacementAsked);
        writer.put("Replacement ordered", purchase.replacementOrdered);
        if (!purchase.machine) {
            writer.put("Frequency", purchase.frequency);
            writer.put("Overdue", purchase.overdue);
        }
        if (purchase.ordered)
            writer.put("Amount", purchase.amount);
    }
    return sheet;
}

} // namespace lifecycle::sample
