// What is set under Tools, Options acts in the commands; what a command is given wins over it; and a document keeps the names of
// the stages that it was classified with, whatever language is spoken later.

#include "simulated_log.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

#include <algorithm>
#include <cmath>
#include <map>

using namespace lifecycle::tests;
using Catch::Matchers::Contains;
using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace
{

/// Sets options of the shared office, and sets them back.
class Options
{
public:
    Options(Office& office, const std::map<std::string, Any>& values)
    {
        css::beans::NamedValue path{ "nodepath", Any{ rtl::OUString{ "/org.customerlifecycle.Options" } } };
        css::uno::Sequence<Any> arguments{ 1 };
        arguments.getArray()[0] <<= path;
        node_.set(office.service<css::lang::XMultiServiceFactory>("com.sun.star.configuration.ConfigurationProvider")
                      ->createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", arguments),
            UNO_QUERY_THROW);
        for (const auto& [name, value] : values)
            before_[name] = node_->getByName(officeText(name));
        store(values);
    }
    ~Options() { store(before_); }
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;

private:
    void store(const std::map<std::string, Any>& values) const
    {
        for (const auto& [name, value] : values)
            node_->replaceByName(officeText(name), value);
        Reference<css::util::XChangesBatch>{ node_, UNO_QUERY_THROW } -> commitChanges();
    }

    Reference<css::container::XNameReplace> node_;
    std::map<std::string, Any> before_;
};

/// Where the table by stage begins on the sheet `Stages`.
constexpr int firstStage = 5;

Any number(double value) { return Any{ value }; }
Any whole(sal_Int32 value) { return Any{ value }; }

/// Everything that stands on the sheet `Stages`, whatever its name is, as shown.
std::string onSheet(const Document& document, const std::string& sheet)
{
    std::string all;
    for (const auto& row : valuesOf(document, sheet + ".A1:H120"))
        for (const auto& value : row) {
            if (const auto* const said = std::get_if<std::string>(&value))
                all += *said + '|';
            else if (const auto* const figure = std::get_if<double>(&value))
                all += std::to_string(std::lround(*figure)) + '|';
        }
    return all;
}

/// The names of the stages in the table by stage, from the top.
std::vector<std::string> stagesIn(const Document& document, const std::string& sheet, int count)
{
    std::vector<std::string> names;
    for (int row = firstStage; row < firstStage + count; ++row)
        names.push_back(textOf(document, sheet + ".A" + std::to_string(row)));
    return names;
}

Outcome classifyLog(const Document& document, Office& office, NamedValues values = {})
{
    values.emplace_back("Range", text("Orders.A1"));
    return dispatch(office, document, classifyUrl, values);
}

} // namespace

TEST_CASE("Options act: model, window, horizon and discount; what a command is given wins", "[options]")
{
    auto& program = office();
    const Options options{ program,
        { { "Model", text("engagement") }, { "Window", whole(91) }, { "Horizon", whole(180) }, { "Discount", number(.25) } } };
    {
        const Document document{ program };
        fillSimulatedLog(document);
        REQUIRE(classifyLog(document, program).success);
        const auto all = onSheet(document, "Stages");
        CHECK_THAT(all, Contains("Reach|") && Contains("Advocacy|") && !Contains("Exploration|"));
        CHECK_THAT(all, Contains("window, days (fixed)|91|"));
        CHECK_THAT(all, Contains("Within 180 days; later orders count less by 25 % a year"));
    }
    const Document document{ program };
    fillSimulatedLog(document);
    REQUIRE(classifyLog(document, program,
        { { "Model", text("relationship") }, { "Window", whole(30) }, { "Horizon", whole(90) }, { "Discount", number(.05) } })
                .success);
    const auto all = onSheet(document, "Stages");
    CHECK_THAT(all, Contains("Exploration|") && !Contains("Advocacy|"));
    CHECK_THAT(all, Contains("window, days (fixed)|30|"));
    CHECK_THAT(all, Contains("Within 90 days; later orders count less by 5 % a year"));
    REQUIRE(classifyLog(document, program, { { "Window", whole(0) } }).success);
    CHECK_THAT(onSheet(document, "Stages"), Contains("window, days|") && !Contains("(fixed)"));
}

TEST_CASE("Options act: decimals as the column has them, none or two; greys from dark to light", "[options]")
{
    auto& program = office();
    const auto contributionOf = [&](const std::map<std::string, Any>& set, bool columnIsWhole) {
        const Options options{ program, set };
        const Document document{ program };
        fillSmallLog(document);
        if (columnIsWhole) {
            // 1 is the office's format `0`.
            Reference<css::beans::XPropertySet>{ rangeOf(document, "Orders.C2:C13"), UNO_QUERY_THROW } -> setPropertyValue(
                "NumberFormat", whole(1));
        }
        REQUIRE(classify(document, program).success);
        sal_Int32 colour = 0;
        Reference<css::beans::XPropertySet>{ cell(document, "Stages.A" + std::to_string(firstStage)), UNO_QUERY_THROW } -> getPropertyValue("CellBackColor") >>= colour;
        return std::pair{ shown(document, "Ann", "revenue"), colour };
    };
    CHECK(contributionOf({}, false) == std::pair{ std::string{ "60.00" }, sal_Int32{ 0x112233 } });
    CHECK(contributionOf({}, true).first == "60");
    CHECK(contributionOf({ { "Decimals", whole(2) } }, true).first == "60.00");
    CHECK(contributionOf({ { "Decimals", whole(0) }, { "Colours", text("grey") } }, false)
        == std::pair{ std::string{ "60" }, sal_Int32{ 0x333333 } });
    CHECK(contributionOf({ { "Colours", text("distinct") } }, false).second == 0x56b4e9);
}

TEST_CASE("A document keeps the names of its stages in another language; what is said and written anew is in that language", "[options]")
{
    auto& program = office();
    const Document document{ program };
    fillSimulatedLog(document);
    REQUIRE(classifyLog(document, program).success);
    const std::vector<std::string> english{ "Exploration", "Formation", "Stability", "Decline", "Ended" };
    REQUIRE(stagesIn(document, "Stages", 5) == english);
    {
        const Options options{ program, { { "Language", text("ru") } } };
        const auto again = classifyLog(document, program);
        REQUIRE(again.success);
        CHECK_THAT(again.sentence, Contains("Классифи") || Contains("классифи") || Contains("клиент"));
        CHECK(stagesIn(document, "Stages", 5) == english);
        // As a panel would call the model in its own language.
        REQUIRE(classifyLog(document, program, { { "Model", text("отношения") } }).success);
        CHECK(stagesIn(document, "Stages", 5) == english);
        // A document that is new speaks it from the start.
        const Document another{ program };
        fillSimulatedLog(another);
        REQUIRE(classifyLog(another, program).success);
        const auto sheets = another.sheetNames();
        CHECK(std::find(sheets.begin(), sheets.end(), "Стадии") != sheets.end());
        CHECK(std::find(sheets.begin(), sheets.end(), "Stages") == sheets.end());
    }
    REQUIRE(classifyLog(document, program).success);
    CHECK(stagesIn(document, "Stages", 5) == english);
}
