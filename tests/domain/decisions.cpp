// Movements, next contacts, the panel of stages, theory against data, the choice in Decline, and which model fits: each against
// what a reader can work out by hand.

#include "domain/decline_choice.hpp"
#include "domain/model_fit.hpp"
#include "domain/movement.hpp"
#include "domain/next_contacts.hpp"
#include "domain/stage_panel.hpp"
#include "domain/theory.hpp"
#include "logs.hpp"
#include "spoken.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <string>
#include <vector>

using namespace lifecycle;
using namespace lifecycle::test;

namespace {

Model modelOf(std::string_view text)
{
    auto model = Model::read(test::tableOf(text));
    if (!model)
        FAIL(spoken(model.error()));
    return std::move(model).value();
}

/// Low, High and Fallen by the orders in the last window.
Model byRecentOrders()
{
    return modelOf("Stage|Position|recent orders|Expected contribution\nHigh|2|>=2|high\nLow|1|1|low\nFallen|exit|0|falling\n");
}

} // namespace

TEST_CASE("What a change of stage is called", "[movement]")
{
    const Model model = modelOf("Stage|Position|x|Expected contribution\nA|1|1|\nB|2|2|\nB2|2|3|\nC|3|4|\nD|4|5|\nDecline|exit|6|\nEnded|exit|7|\n");
    const auto stage = [&](std::string_view name) -> std::optional<std::size_t> {
        for (std::size_t index = 0; index < model.stages().size(); ++index)
            if (model.stages()[index].name == name)
                return index;
        return {};
    };
    const auto move = [&](std::string_view from, std::string_view to) { return movement(model, stage(from), stage(to)); };
    CHECK(move("A", "A") == Movement::stayed);
    CHECK(move("A", "B") == Movement::onward);
    CHECK(move("B", "B2") == Movement::onward);
    CHECK(move("A", "C") == Movement::skipped);
    CHECK(move("B2", "D") == Movement::skipped);
    CHECK(move("D", "A") == Movement::back);
    CHECK(move("A", "Decline") == Movement::left);
    CHECK(move("Decline", "Ended") == Movement::left);
    CHECK(move("Ended", "D") == Movement::returned); // whichever stage it returns to: no skip
    CHECK(move("", "A") == Movement::first);
    CHECK(move("", "Decline") == Movement::first);
    CHECK(move("", "D") == Movement::newcomer);
    CHECK(move("B", "") == Movement::gone);
    CHECK(keyOf(Movement::skipped) == "movement.skipped");
}

TEST_CASE("Who is due, and when", "[next_contacts]")
{
    const Model model = modelOf("Stage|Position|x|Expected contribution|Follow up within (days)\nA|1|1||10\nB|2|2||none\nC|3|3||0\nD|4|4||\n");
    Candidate candidate{0, 1000};
    CHECK(dueOn(model, candidate) == 1010);
    candidate.done = 990; // in an earlier stage
    CHECK(dueOn(model, candidate) == 1010);
    candidate.done = 1005; // starts the next one
    CHECK(dueOn(model, candidate) == 1015);
    candidate.ownDate = 1100;
    CHECK(dueOn(model, candidate) == 1100);
    candidate.done = 1100;
    CHECK(dueOn(model, candidate) == 1110);
    candidate.doNotContact = true;
    CHECK_FALSE(dueOn(model, candidate));
    CHECK_FALSE(dueOn(model, {1, 1000}));
    CHECK_FALSE(dueOn(model, {3, 1000}));
    CHECK_FALSE(dueOn(model, {-1, 1000}));
    CHECK(dueOn(model, {2, 1000}) == 1000);
    CHECK_FALSE(dueOn(model, {2, 1000, 1000})); // at once, and done
}

TEST_CASE("Who was put off is due on the day to which the user has put it off", "[next_contacts]")
{
    const Model model = modelOf("Stage|Position|x|Expected contribution|Follow up within (days)\nA|1|1||10\nB|2|2||none\n");
    Candidate candidate{0, 1000};
    candidate.postponedTo = 1030;
    CHECK(dueOn(model, candidate) == 1030);
    CHECK(nextContacts(model, std::vector{candidate}, 1022).empty()); // 8 days ahead
    CHECK(nextContacts(model, std::vector{candidate}, 1023).size() == 1);
    CHECK(nextContacts(model, std::vector{candidate}, 1033).front().daysLate == 3);
    candidate.ownDate = 1050; // agreed before
    CHECK(dueOn(model, candidate) == 1030);
    candidate.rule = 1; // in a stage that asks for nothing
    CHECK(dueOn(model, candidate) == 1030);
    candidate.doNotContact = true;
    CHECK_FALSE(dueOn(model, candidate));
}

TEST_CASE("What is most at stake comes first; who is not to be contacted never comes", "[next_contacts]")
{
    const Model model = modelOf("Stage|Position|x|Expected contribution|Follow up within (days)\nA|1|1||10\n");
    const double unknown = std::nan("");
    const std::vector<Candidate> candidates{{0, 100, {}, {}, {}, false, 5}, {0, 100, {}, {}, {}, false, unknown}, {0, 90, {}, {}, {}, false, 50}, {0, 95, {}, {}, {}, true, 1000},
                                            {0, 80, {}, {}, {}, false, 5},  {0, 200, {}, {}, {}, false, 900},     {0, 70, {}, {}, {}, false, unknown}};
    std::string order;
    for (const auto& contact : nextContacts(model, candidates, 105, 7))
        order += std::to_string(contact.candidate) + ':' + std::to_string(contact.daysLate) + ' ';
    CHECK(order == "2:5 4:15 0:-5 6:25 1:-5 ");
    CHECK(nextContacts(model, candidates, 105, 0).size() == 3);
}

TEST_CASE("Who has a special day soon is among the next contacts, due or not", "[next_contacts][special_days]")
{
    const Model model = modelOf("Stage|Position|x|Expected contribution|Follow up within (days)\nA|1|1||10\n");
    const SpecialDay soon{"birthday", 1'014, true}, later{"birthday", 1'015, true};
    const std::vector<Candidate> candidates{
        {.rule = 0, .since = 2'000, .atStake = 5, .special = soon},                          // not due yet
        {.rule = 0, .since = 2'000, .atStake = 50, .special = later},                        // nothing at all
        {.rule = 0, .since = 990, .atStake = 1, .special = soon},                            // due as well, on the 1,000th day
        {.rule = -1, .atStake = 9, .special = soon},                                         // in no stage
        {.rule = 0, .since = 990, .doNotContact = true, .atStake = 1'000, .special = soon}};
    std::string all;
    for (const auto& contact : nextContacts(model, candidates, 1'000))
        all += std::to_string(contact.candidate) + (contact.forSpecialDay ? " special " : " due ") + std::to_string(contact.due) + "; ";
    CHECK(all == "3 special 1014; 0 special 1014; 2 due 1000; ");
}

TEST_CASE("What is at stake with a customer: what it brings in a window of its life", "[next_contacts]")
{
    CHECK(contributionAtStake(1200, 330, 30, 90) == Approx(300)); // 1,200 in 360 days
    CHECK(contributionAtStake(50, 0, 30, 90) == 50);              // once, and no more than that
    CHECK(std::isnan(contributionAtStake(std::nan(""), 0, 30, 90)));
    CHECK(std::isnan(contributionAtStake(50, std::nan(""), 30, 90)));
}

TEST_CASE("The panel: stages at several days, and what came in the window after each", "[stage_panel]")
{
    // Windows of 10 days; A orders every 5 days until 160, B once in ten, C stops at 125.
    std::vector<Order> orders;
    for (Day day = 100; day <= 160; day += 5)
        orders.push_back({"A", day, 10});
    for (Day day = 101; day <= 160; day += 10)
        orders.push_back({"B", day, 7});
    for (Day day = 102; day <= 125; day += 5)
        orders.push_back({"C", day, 4});
    orders.push_back({"C", 128, -1});
    const OrderLog log = logOf(orders);
    const auto panel = stagePanel(log, byRecentOrders(), 160, {3, 10, 10});
    REQUIRE(panel);
    CHECK(panel.value().days == std::vector<Day>{130, 140, 150});
    std::map<std::string, std::string> seen;
    for (const auto& o : panel.value().observed)
        seen[log.customers[o.customer]] += std::to_string(o.stage) + std::to_string(o.stageAfter) + '/' + std::to_string(static_cast<int>(o.usual)) + '/'
            + std::to_string(static_cast<int>(o.after)) + (o.ordered ? "! " : " ");
    // Stages in the life's order: Low 0, High 1, Fallen 2. A usually brings 20: at 130, 70 in the 30 days of its orders and a usual gap
    // of (30 + 5) / 7, 5 being the log's. B: 21 in 20 + 25 / 3 days; C: 19 in 25 days.
    CHECK(seen["A"] == "11/20/20! 11/20/20! 11/20/20! ");
    CHECK(seen["B"] == "00/7/7! 00/7/7! 00/7/7! ");
    CHECK(seen["C"] == "02/7/0 22/7/0 22/7/0 ");
    // No more days than the log has: a day needs a window before it and one after.
    CHECK(stagePanel(log, byRecentOrders(), 160, {8, 10, 10}).value().days == std::vector<Day>{110, 120, 130, 140, 150});
    CHECK(stagePanel(log, byRecentOrders(), 110, {8, 10, 10}).error().key == "error.panel.shortLog");
}

TEST_CASE("Theory against data: between customers and within the same", "[theory]")
{
    const Model model = byRecentOrders();
    StagePanel panel;
    panel.window = 10;
    panel.days = {1, 2, 3};
    // Customers 0 and 1 are seen in both stages, and bring more while in High; a big customer 2, always in Low, hides that.
    panel.observed = {{0, 0, 0, 1, 5, 10, true}, {0, 1, 1, 1, 5, 30, true}, {0, 2, 1, 0, 5, 20, true},  {1, 0, 0, 1, 5, 4, true},  {1, 1, 1, -1, 5, 5, true},
                      {2, 0, 0, 0, 5, 100, true}, {2, 1, 0, 2, 5, 90, true}, {2, 2, 2, 2, 50, 5, true}, {3, 0, -1, 0, 0, 1, true}};
    const Theory theory = theoryAgainst(panel, model);
    REQUIRE(theory.stages.size() == 3);
    CHECK(theory.stages[0].observations == 4);
    CHECK(*theory.stages[0].after == Approx(51)); // (10 + 4 + 100 + 90) / 4
    CHECK(*theory.stages[1].after == Approx(55.0 / 3));
    CHECK((theory.stages[0].rank == 1 && theory.stages[1].rank == 2 && theory.stages[2].rank == 3));
    CHECK((theory.stages[0].expectedRank == 2 && theory.stages[1].expectedRank == 1 && !theory.stages[2].expectedRank));
    CHECK((!*theory.stages[0].agrees && !*theory.stages[1].agrees));
    CHECK(*theory.stages[2].agrees); // falling: 50 usually, 5 after
    REQUIRE(theory.disagreements.size() == 1);
    CHECK((theory.disagreements[0].lower == 0 && theory.disagreements[0].higher == 1));
    REQUIRE(theory.pairs.size() == 1);
    CHECK((theory.pairs[0].customers == 2 && theory.pairs[0].asExpected == 2 && theory.pairs[0].against == 0));
    CHECK(*theory.pairs[0].difference == Approx(8)); // (25 - 10 + 5 - 4) / 2
    // Customer 0 stayed in High from the second day to the third, but never in Low: nothing to compare while staying.
    CHECK((theory.pairs[0].customersStaying == 0 && !theory.pairs[0].whileStaying && !theory.pairs[0].agrees));

    // One customer, two days in Low, then two in High: 3 and 40 after Low, 20 and 10 after High.
    panel.days = {1, 2, 3, 4};
    panel.observed = {{7, 0, 0, 0, 0, 3, true}, {7, 1, 0, 1, 0, 40, true}, {7, 2, 1, 1, 0, 20, true}, {7, 3, 1, 0, 0, 10, true}};
    const auto rose = theoryAgainst(panel, model).pairs[0];
    CHECK(*rose.difference == Approx(-6.5)); // with the window in which it rose: 15 - 21.5
    CHECK(*rose.whileStaying == Approx(17)); // without: 20 - 3
    CHECK_FALSE(rose.agrees);                // undecided
    panel.observed[1].after = 4;
    CHECK(*theoryAgainst(panel, model).pairs[0].agrees);
    panel.observed[0].after = 100;
    CHECK_FALSE(*theoryAgainst(panel, model).pairs[0].agrees);
}

TEST_CASE("What a model's cell expects", "[theory]")
{
    using Kind = ExpectedContribution::Kind;
    CHECK((expectedContributionOf("high").rank == 3 && expectedContributionOf("Alta").rank == 3 && expectedContributionOf(" низкий").rank == 1));
    CHECK((expectedContributionOf("nothing").kind == Kind::rank && expectedContributionOf("nothing").rank == 0));
    CHECK(expectedContributionOf("falling").kind == Kind::falling);
    CHECK(expectedContributionOf("2.5").rank == 2.5);
    CHECK((expectedContributionOf("").kind == Kind::none && expectedContributionOf("who knows").kind == Kind::none));
}

TEST_CASE("Winning back beside letting go, from the customer's own contribution", "[decline_choice]")
{
    // 100 every 10 days from 1000 to 1090, then nothing until 1200; windows of 20 days. The usual gap is (90 + 10) / 10 = 10.
    std::vector<Order> orders;
    for (Day day = 1000; day <= 1090; day += 10)
        orders.push_back({"A", day, 100});
    orders.push_back({"A", 1150, -50}); // a return after the fall
    orders.push_back({"A", 1300, 999}); // after T
    const OrderLog log = logOf(orders);
    const Rhythm rhythm{10.0, 20, true};
    const auto choice = declineChoice(log, 0, 1200, rhythm, 200);
    REQUIRE(choice);
    CHECK(choice->fell == 1100);
    CHECK(choice->before == Approx(200)); // 1,000 in 100 days: 5 windows
    CHECK(choice->after == Approx(-10));  // -50 in 5 windows
    CHECK(choice->value == Approx(2100)); // 210 a window, 10 windows
    CHECK(*choice->breakEven(105) == Approx(.05));
    CHECK(*choice->oneIn(105) == 20);
    CHECK(*choice->oneIn(100) == 21);
    CHECK(*choice->oneIn(4200) == 0); // not even every one would be enough
    CHECK(std::isinf(*choice->oneIn(0)));

    // Who still orders, but less: the last window beside what was before.
    CHECK(dayOfFall(1000, 1195, 10, 20, 1200) == 1180);
    CHECK(dayOfFall(1190, 1195, 10, 20, 1200) == 1190);
    CHECK(dayOfFall(1000, 1090, 9.5, 20, 1095) == 1075);
    // A customer that brings more than before is nothing to win back.
    std::vector<Order> growing{{"B", 1000, 1}, {"B", 1195, 100}};
    const auto none = declineChoice(logOf(growing), 0, 1200, rhythm);
    CHECK((none->value < 0 && !none->breakEven(1) && !none->oneIn(1)));
    CHECK_FALSE(declineChoice(logOf({{"C", 1000, -5}}), 0, 1200, rhythm));
}

TEST_CASE("The share that came back by itself", "[decline_choice]")
{
    StagePanel panel;
    panel.days = {1, 2, 3};
    // Customer 0 was in the stage from the start; 1 and 2 entered, 2 ordered, and entered again; 3 entered last and ordered.
    for (const auto& [customer, day, stage, ordered] : std::vector<std::tuple<std::uint32_t, std::uint32_t, std::int32_t, bool>>{
             {0, 0, 2, true}, {1, 0, 1, true}, {2, 0, 1, true}, {1, 1, 2, false}, {2, 1, 2, true}, {1, 2, 2, true}, {2, 2, 2, false}, {3, 2, 2, true}})
        panel.observed.push_back({customer, day, stage, stage, 0, 0, ordered});
    const CameBack back = cameBackByThemselves(panel, 2);
    CHECK((back.customers == 3 && back.ordered == 2));
    CHECK(*back.share == Approx(2.0 / 3));
    CHECK((back.bounds->low < .667 && back.bounds->high > .667));
    CHECK((cameBackByThemselves(panel, 0).customers == 0 && !cameBackByThemselves(panel, 0).share));
    panel.days = {1};
    CHECK(cameBackByThemselves(panel, 2).customers == 4); // its only day: all who are there
}

TEST_CASE("Which model fits a table, and what it lacks", "[model_fit]")
{
    const Model model = modelOf("Stage|Position|signed|days since signed|renewal|use change?|x|x|shoe size|Expected contribution\nA|1|<>|>1|<>|<0|1||1|\n");
    const Table table = test::tableOf("account|Signed on|shoe size\nA|2024-01-01|40\n");
    const ModelFit fit = fitOf(model, test::factsOf(table));
    CHECK(fit.present == std::vector<std::string>{"signed", "days since signed", "shoe size"});
    CHECK(fit.missing == std::vector<std::string>{"renewal", "x"});
    CHECK(fit.missingOptional == std::vector<std::string>{"use change"});
    CHECK_FALSE(fit.usable());

    const auto best = [](std::string_view text) { return modelsByFit(fieldsOf(test::tableOf(text), false)).front().name; };
    CHECK(modelsByFit(fieldsOf(Table{}, true)).front().name == "relationship");
    CHECK(modelsByFit(fieldsOf(Table{}, true)).front().usable());
    CHECK(best("contact|contact outcome|target|deal outcome|reason\n") == "milestones");
    CHECK(best("account|signed|in use since|renewal|seats|seats in use\n") == "success");
    CHECK(best("customer|asked|ordered|delivered|useful life|disposed\n") == "journey");
    CHECK(modelsByFit(fieldsOf(test::tableOf("a|b\n"), false)).size() == Model::builtInNames().size());
}
