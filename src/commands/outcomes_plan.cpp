#include "commands/outcomes_plan.hpp"

#include "calc/owned_ranges.hpp"
#include "commands/meanings_table.hpp"
#include "domain/milestones.hpp"
#include "domain/reading.hpp"
#include "domain/repeat_deals.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace lifecycle::commands
{

using calc::CellFormat;
using calc::ChartColours;
using calc::ChartKind;
using calc::ChartSpec;

namespace
{

using enum MilestoneOutcome;

constexpr std::size_t listedGroups = 30, listedReasons = 30, listedRows = 1'000;

/// Of Attraction, Sale, Development: those of the model milestones.
constexpr std::array<std::uint32_t, 3> milestoneColours{ 0x56b4e9, 0x009e73, 0x0072b2 };
/// Of the outcomes of Attraction in a stack: what leads on is blue, what does not is warm, what is not known grey.
constexpr std::array<std::uint32_t, 6> attractionColours{ 0x0072b2, 0x56b4e9, 0xe69f00, 0xd55e00, 0xf0c080, 0xbfbfbf };

std::uint32_t colourOf(Milestone milestone) { return milestoneColours[static_cast<std::size_t>(milestone)]; }

PlannedValue number(std::size_t count) { return static_cast<double>(count); }
PlannedValue share(std::size_t part, std::size_t whole)
{
    return whole > 0 ? PlannedValue{ static_cast<double>(part) / static_cast<double>(whole) } : PlannedValue{};
}

class OutcomesWriter
{
public:
    OutcomesWriter(const Contacts& contacts, const OutcomesFacts& facts, const Wording& wording)
        : contacts_{ contacts }
        , facts_{ facts }
        , wording_{ wording }
        , sheet_{ calc::owned::outcomes, wording, facts.table->conventions.nullDate }
        , milestones_{ milestonesOf(contacts) }
    {
        sheet_.widths({ 6'200, 5'200, 3'000, 4'200, 4'200, 3'400, 3'400, 3'400, 3'400, 3'400, 3'400, 3'400 });
    }

    BlockPlan plan()
    {
        sheet_.block([&] { title(); });
        sheet_.block([&] { funnel(); });
        sheet_.block([&] { circle(); });
        sheet_.block([&] { outcomes(); });
        if (!milestones_.bySource.empty())
            sheet_.block([&] { byGroup("by_source", "outcomes.bySource", "outcomes.source", milestones_.bySource, false); });
        if (!milestones_.byBeganBy.empty())
            sheet_.block([&] { byGroup("by_began", "outcomes.byBegan", "outcomes.began", milestones_.byBeganBy, true); });
        reasons("reasons_customer", "outcomes.reasonsCustomer", customerRefused);
        reasons("reasons_us", "outcomes.reasonsUs", weRefused);
        reasons("reasons_unknown", "outcomes.reasonsUnknown", refused);
        sheet_.block([&] { repeatDeals(); });
        if (const auto pairs = contradictoryDates(*facts_.table, *facts_.recognition); !pairs.empty())
            sheet_.block([&] { contradictions(pairs); });
        sheet_.block([&] { planMeanings(sheet_, meanings()); });
        return std::move(sheet_).plan();
    }

private:
    std::string text(std::string_view key) const { return std::string{ wording_.text(key) }; }

    ChartSpec chart(ChartKind kind, std::string_view table, std::string_view titleKey, std::string_view categoryKey,
        std::string_view valueKey, std::vector<int> values) const
    {
        ChartSpec spec;
        spec.kind = kind;
        spec.name = spec.title = text(titleKey);
        spec.categoryAxis = text(categoryKey);
        spec.valueAxis = text(valueKey);
        spec.table = sheet_.nameOf(table);
        spec.values = std::move(values);
        spec.side = calc::ChartSide::beside;
        spec.height = 6'500;
        return spec;
    }

    void title()
    {
        sheet_.line(
            Message{ "outcomes.titleAsOf", { { "date", DateArgument{ static_cast<double>(facts_.asOf) } } } }, true);
        sheet_.line(Message{ "outcomes.sourceLine",
            { { "source", facts_.source }, { "contacts", static_cast<double>(contacts_.contacts.size()) } } });
        if (facts_.notYet > 0)
            sheet_.line(Message{ "outcomes.notYet", { { "rows", static_cast<double>(facts_.notYet) } } });
        if (const auto implied = milestones_.all.impliedRequests; implied > 0)
            sheet_.line(Message{ "outcomes.implied", { { "contacts", static_cast<double>(implied) } } });
        for (const auto& warning : contacts_.warnings)
            sheet_.line(warning);
        if (!contacts_.warnings.empty())
            sheet_.line(Message{ "outcomes.seeMeanings", {} });
    }

    /// How many of the contacts came how far. The last step leads back to the first.
    void funnel()
    {
        const auto& all = milestones_.all;
        const auto contacts = all.at(Milestone::attraction), deals = all.at(Milestone::sale);
        std::vector<BlockWriter::TableRow> rows;
        const auto add = [&](std::string_view key, Milestone milestone, std::size_t count, std::size_t before) {
            rows.push_back({ { text(key), number(count), share(count, contacts), share(count, before) }, colourOf(milestone) });
        };
        add("outcomes.contacts", Milestone::attraction, contacts, 0);
        add("outcomes.requests", Milestone::attraction, all[request], contacts);
        add("outcomes.deals", Milestone::sale, deals, all[request]);
        add("outcomes.bought", Milestone::sale, all[bought], deals);
        add("outcomes.repeatDeals", Milestone::development, all[repeatDeal], all[bought]);
        if (contacts_.hasReferrals)
            add("outcomes.referrals", Milestone::development, all[referral], all[bought]);
        sheet_.title("outcomes.funnel");
        sheet_.table("funnel",
            { { text("outcomes.step") }, { text("outcomes.number"), CellFormat::whole },
                { text("outcomes.shareOfContacts"), CellFormat::share }, { text("outcomes.shareOfStepBefore"), CellFormat::share } },
            rows);
        auto spec
            = chart(ChartKind::bar, "funnel", "chart.outcomes.funnel", "outcomes.step", "outcomes.contactsAxis", { 1 });
        spec.colours = ChartColours::ofRows;
        sheet_.chart(std::move(spec));
    }

    /// Where the contacts came from: what Development sends back.
    void circle()
    {
        const auto& circle = milestones_.circle;
        const auto all = circle.fromDevelopment + circle.byReferral + circle.fromOutside;
        std::vector<BlockWriter::TableRow> rows;
        const auto add = [&](std::string_view key, std::size_t count, std::uint32_t colour) {
            rows.push_back({ { text(key), number(count), share(count, all) }, colour });
        };
        add("outcomes.fromDevelopment", circle.fromDevelopment, colourOf(Milestone::development));
        add("outcomes.byReferral", circle.byReferral, colourOf(Milestone::development));
        add("outcomes.fromOutside", circle.fromOutside, colourOf(Milestone::attraction));
        sheet_.title("outcomes.circle");
        sheet_.table("circle",
            { { text("outcomes.from") }, { text("outcomes.number"), CellFormat::whole },
                { text("outcomes.shareOfContacts"), CellFormat::share } },
            rows);
        auto spec
            = chart(ChartKind::bar, "circle", "chart.outcomes.circle", "outcomes.from", "outcomes.contactsAxis", { 1 });
        spec.colours = ChartColours::ofRows;
        sheet_.chart(std::move(spec));
    }

    /// An outcome that says that something is not known stands there only where it happens.
    bool isShown(MilestoneOutcome outcome) const
    {
        const bool always = outcome != refusal && outcome != noOutcome && outcome != refused && outcome != underDiscussion
            && (outcome != referral || contacts_.hasReferrals);
        return always || milestones_.all[outcome] > 0;
    }

    void outcomes()
    {
        using namespace std::string_view_literals;
        constexpr std::array names{ "outcomes.attraction"sv, "outcomes.sale"sv, "outcomes.development"sv };
        std::vector<BlockWriter::TableRow> rows;
        for (std::size_t index = 0; index < milestoneOutcomes; ++index) {
            const auto outcome = static_cast<MilestoneOutcome>(index);
            if (!isShown(outcome))
                continue;
            const auto milestone = milestoneOf(outcome);
            // Both outcomes of Development may be true of one customer: their whole are those who bought.
            const auto whole
                = milestone == Milestone::development ? milestones_.all[bought] : milestones_.all.at(milestone);
            rows.push_back({ { text(names[static_cast<std::size_t>(milestone)]), text(keyOf(outcome)),
                                 number(milestones_.all[outcome]), share(milestones_.all[outcome], whole) },
                colourOf(milestone) });
        }
        sheet_.title("outcomes.atMilestones");
        sheet_.table("outcomes",
            { { text("outcomes.milestone") }, { text("outcomes.outcome") }, { text("outcomes.number"), CellFormat::whole },
                { text("outcomes.shareOfMilestone"), CellFormat::share } },
            rows);
        auto spec = chart(
            ChartKind::bar, "outcomes", "chart.outcomes.outcomes", "outcomes.outcome", "outcomes.contactsAxis", { 2 });
        spec.categories = 1;
        spec.colours = ChartColours::ofRows;
        sheet_.chart(std::move(spec));
    }

    /// Of the groups with the most contacts; what is beyond them is one row.
    void byGroup(std::string_view table, std::string_view titleKey, std::string_view headerKey,
        std::vector<OutcomesOfGroup> groups, bool areMeanings)
    {
        std::size_t others = 0;
        if (groups.size() > listedGroups) {
            auto& rest = groups[listedGroups - 1];
            for (std::size_t index = listedGroups; index < groups.size(); ++index)
                for (std::size_t outcome = 0; outcome < milestoneOutcomes; ++outcome)
                    rest.counts.contacts[outcome] += groups[index].counts.contacts[outcome];
            others = groups.size() - listedGroups + 1;
            groups.resize(listedGroups);
        }
        std::vector<BlockWriter::TableColumn> columns{ { text(headerKey) },
            { text("outcomes.contacts"), CellFormat::whole } };
        std::vector<MilestoneOutcome> shown;
        for (std::size_t index = 0; index < milestoneOutcomes; ++index)
            if (const auto outcome = static_cast<MilestoneOutcome>(index); isShown(outcome))
                shown.push_back(outcome);
        std::vector<int> stacked;
        for (const auto outcome : shown) {
            std::optional<std::uint32_t> colour;
            if (milestoneOf(outcome) == Milestone::attraction) {
                colour = attractionColours[static_cast<std::size_t>(outcome)];
                stacked.push_back(static_cast<int>(columns.size()));
            }
            columns.push_back({ text(keyOf(outcome)), CellFormat::whole, colour });
        }
        columns.push_back({ text("outcomes.shareOfRequests"), CellFormat::share });
        columns.push_back({ text("outcomes.shareOfBuyers"), CellFormat::share });

        std::vector<BlockWriter::TableRow> rows;
        for (std::size_t index = 0; index < groups.size(); ++index) {
            const auto& [name, counts] = groups[index];
            const auto contacts = counts.at(Milestone::attraction);
            auto& row = rows.emplace_back();
            if (others > 0 && index + 1 == groups.size())
                row.values.push_back(sheet_.said({ "outcomes.others", { { "count", static_cast<double>(others) } } }));
            else if (name.empty())
                row.values.push_back(text("outcomes.notKnown"));
            else
                row.values.push_back(areMeanings ? wording_.word(name) : name);
            row.values.push_back(number(contacts));
            for (const auto outcome : shown)
                row.values.push_back(number(counts[outcome]));
            row.values.push_back(share(counts[request], contacts));
            row.values.push_back(share(counts[bought], contacts));
        }
        sheet_.title(titleKey);
        sheet_.table(table, columns, rows);
        auto spec = chart(ChartKind::stackedColumn, table, titleKey, headerKey, "outcomes.contactsAxis", stacked);
        spec.colours = ChartColours::ofColumns;
        spec.side = calc::ChartSide::below;
        spec.width = 24'000;
        spec.height = 8'000;
        sheet_.chart(std::move(spec));
    }

    void reasons(std::string_view table, std::string_view titleKey, MilestoneOutcome by)
    {
        auto reasons = reasonsForRefusal(contacts_, by);
        if (reasons.empty())
            return;
        sheet_.block([&] {
            const bool anyValue = std::ranges::any_of(reasons, [](const auto& reason) { return reason.lost.has_value(); });
            const auto notListed = reasons.size() > listedReasons ? reasons.size() - listedReasons : 0;
            std::size_t refusals = 0;
            double lost = 0;
            for (const auto& reason : reasons) {
                refusals += reason.refusals();
                lost += reason.lost.value_or(0);
            }
            std::vector<BlockWriter::TableRow> rows;
            for (const auto& reason : std::span{ reasons }.first(reasons.size() - notListed)) {
                auto& values = rows.emplace_back().values;
                values.push_back(reason.reason.empty() ? text("outcomes.noReason") : reason.reason);
                values.push_back(number(reason.refusals()));
                values.push_back(reason.lost ? PlannedValue{ *reason.lost } : PlannedValue{ text("outcomes.notKnown") });
                values.push_back(number(reason.valued));
            }
            sheet_.title(titleKey);
            sheet_.table(table,
                { { text("outcomes.reason") }, { text("outcomes.refusals"), CellFormat::whole },
                    { text("outcomes.lost"), CellFormat::money }, { text("outcomes.valued"), CellFormat::whole } },
                rows);
            sheet_.say(0, "stages.all", true);
            sheet_.put(1, number(refusals), CellFormat::whole, true);
            sheet_.put(2, anyValue ? PlannedValue{ lost } : PlannedValue{ text("outcomes.notKnown") }, CellFormat::money, true);
            sheet_.next();
            if (notListed > 0)
                sheet_.line(Message{ "outcomes.moreReasons", { { "count", static_cast<double>(notListed) } } });
            sheet_.chart(anyValue
                    ? chart(ChartKind::bar, table, titleKey, "outcomes.reason", "outcomes.lost", { 2 })
                    : chart(ChartKind::bar, table, titleKey, "outcomes.reason", "outcomes.refusals", { 1 }));
        });
    }

    void repeatDeals()
    {
        const auto found = repeatAgainstFirst(wonDealsOf(contacts_));
        const auto ifKnown = [&](std::optional<double> value) {
            return value ? PlannedValue{ *value } : PlannedValue{ text("outcomes.notKnown") };
        };
        sheet_.title("outcomes.repeat");
        const auto top = sheet_.row();
        sheet_.say(1, "outcomes.firstDeals", true, CellFormat::money);
        sheet_.say(2, "outcomes.repeatDeals", true, CellFormat::money);
        sheet_.say(3, "outcomes.times", true, CellFormat::decimals);
        sheet_.next();
        const auto line = [&](std::string_view key, PlannedValue first, PlannedValue repeat, PlannedValue times, CellFormat format) {
            sheet_.say(0, key);
            sheet_.put(1, std::move(first), format);
            sheet_.put(2, std::move(repeat), format);
            sheet_.put(3, std::move(times), CellFormat::decimals);
            sheet_.next();
        };
        line("outcomes.dealsWithValue", number(found.firstDeals), number(found.repeatDeals), {}, CellFormat::whole);
        line("outcomes.meanValue", ifKnown(found.firstValue), ifKnown(found.repeatValue), ifKnown(found.inValue), CellFormat::money);
        line("outcomes.meanProfit", ifKnown(found.firstProfit), ifKnown(found.repeatProfit), ifKnown(found.inProfit),
            CellFormat::money);
        sheet_.say(0, "outcomes.sourceSays");
        sheet_.put(3, sheet_.said({ "outcomes.fromTo", { { "from", repeatDealSaysFrom }, { "to", repeatDealSaysTo } } }), CellFormat::decimals);
        sheet_.next();
        sheet_.place("repeat", { top, 0, sheet_.row() - 1, 3 });
        sheet_.line(found.firstDealsWithAcquisition > 0
                ? Message{ "outcomes.profitIs", { { "deals", static_cast<double>(found.firstDealsWithAcquisition) } } }
                : Message{ "outcomes.noAcquisition", {} });
        const auto nobody = std::ranges::count_if(contacts_.contacts, [](const Contact& contact) {
            return contact.account == Contact::nobody && contact.dealOutcome == meaning::bought;
        });
        if (nobody > 0)
            sheet_.line(Message{ "outcomes.noAccount", { { "deals", static_cast<double>(nobody) } } });
    }

    void contradictions(const std::vector<ContradictoryDates>& pairs)
    {
        const auto& table = *facts_.table;
        sheet_.title("outcomes.contradictions");
        for (const auto& pair : pairs)
            sheet_.line(pair.said(table));
        std::vector<BlockWriter::TableRow> rows;
        std::size_t all = 0;
        for (const auto& pair : pairs)
            for (const auto row : pair.rows)
                if (all++ < listedRows) {
                    const auto day = [&](std::size_t column) -> PlannedValue {
                        const auto date = dateFrom(table.columns[column][row], table.texts, table.conventions);
                        return date ? PlannedValue{ static_cast<double>(*date) } : PlannedValue{};
                    };
                    rows.push_back({ { table.placeOf(pair.laterColumn, row), table.headers[pair.earlierColumn], day(pair.earlierColumn),
                        table.headers[pair.laterColumn], day(pair.laterColumn) } });
                }
        sheet_.table("contradictions",
            { { text("outcomes.cell") }, { text("outcomes.earlier") }, { text("outcomes.date"), CellFormat::date },
                { text("outcomes.later") }, { text("outcomes.date"), CellFormat::date } },
            rows);
        if (all > listedRows)
            sheet_.line(Message{ "outcomes.moreRows", { { "rows", static_cast<double>(all - listedRows) } } });
    }

    /// Every column of the table whose words decide.
    std::vector<MeaningsOfColumn> meanings() const
    {
        std::vector<MeaningsOfColumn> columns;
        const auto& table = *facts_.table;
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            const auto kind = outcomeKindOf(table.nameOf(column));
            if (!kind)
                continue;
            const auto chosen = facts_.chosen->find(fieldOf(*kind));
            const auto choices = chosen == facts_.chosen->end() ? ChosenMeanings{} : chosen->second;
            columns.push_back({ table.headers[column], outcomeValues(table, column, Meanings{ *kind, choices }),
                meaningsOf(*kind), choices });
        }
        return columns;
    }

    const Contacts& contacts_;
    const OutcomesFacts& facts_;
    const Wording& wording_;
    BlockWriter sheet_;
    Milestones milestones_;
};

} // namespace

bool isTableOfContacts(const Recognition& recognition)
{
    return recognition.shape == Shape::customerTable
        && (recognition.column(fieldOf(OutcomeKind::contact)) || recognition.column(fieldOf(OutcomeKind::deal)));
}

BlockPlan planOutcomes(const Contacts& contacts, const OutcomesFacts& facts, const Wording& wording)
{
    return OutcomesWriter{ contacts, facts, wording }.plan();
}

} // namespace lifecycle::commands
