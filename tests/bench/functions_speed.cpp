// The functions in cells beside their floors, from the same run: best of five, floor and function in turn.

#include "harness/cells.hpp"
#include "statistics/simulated.hpp"

#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/FillDirection.hpp>
#include <com/sun/star/sheet/XCellSeries.hpp>
#include <com/sun/star/sheet/XSheetOperation.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>

using namespace lifecycle::harness;

namespace {

double secondsOf(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Recalculates both documents in turn; the floor's and the function's best time.
std::pair<double, double> bestOf(int times, const Document& floor, const Document& function)
{
    std::pair<double, double> best{1e9, 1e9};
    for (int i = 0; i < times; ++i) {
        best.first = std::min(best.first, secondsOf([&] { floor.recalculate(); }));
        best.second = std::min(best.second, secondsOf([&] { function.recalculate(); }));
    }
    return best;
}

void print(const std::string& what, std::pair<double, double> floorAndTime, const std::string& bar)
{
    std::cout << what << ": " << floorAndTime.second << " s, floor " << floorAndTime.first << " s, "
              << floorAndTime.second / floorAndTime.first << " times (" << bar << ")" << std::endl;
}

void putInBlocks(const Document& document, const Rows& header, int rows, const std::function<std::vector<CellValue>(int)>& row)
{
    constexpr int block = 10'000;
    put(document, "A1", header);
    for (int done = 0; done < rows; done += block) {
        Rows values;
        for (int i = done; i < std::min(rows, done + block); ++i)
            values.push_back(row(i));
        put(document, "A" + std::to_string(done + 2), values);
    }
}

/// The fields that the built-in model asks for, and some that it does not, A to P.
void putCustomers(const Document& document, int rows)
{
    putInBlocks(document,
        {{"customer", "orders", "frequency", "first order", "last order", "t_x", "recency", "usual gap", "overdue", "silence",
            "revenue", "returns", "fall", "rise", "recent orders", "previous orders"}},
        rows, [](int i) -> std::vector<CellValue> {
            const double some = i % 7, more = i % 11;
            return {"Customer " + std::to_string(i), some + 1, some, 45'000.0, 45'100.0, 100.0, more * 20, 30.0, more * .7,
                1 / (more + 1), 100 * some, 0.0, 1 / (some + 1), 1 / (more + 1), some, more};
        });
}

void clear(const Document& document, const std::string& range)
{
    const css::uno::Reference<css::sheet::XSheetOperation> cells(rangeOf(document, range), css::uno::UNO_QUERY_THROW);
    cells->clearContents(css::sheet::CellFlags::FORMULA);
}

void fillDown(const Document& document, const std::string& range)
{
    const css::uno::Reference<css::sheet::XCellSeries> series(rangeOf(document, range), css::uno::UNO_QUERY_THROW);
    series->fillAuto(css::sheet::FillDirection_TO_BOTTOM, 1);
}

} // namespace

TEST_CASE("STAGE over 100,000 rows: at most twice an empty function over the same cells", "[functions]")
{
    Office office{Office::Settings{}};
    REQUIRE(office.stop() == 0);
    const auto addIn = office.folder() / "empty.oxt";
    std::filesystem::copy_file(builtExtension().parent_path() / "bench" / "empty.zip", addIn);
    office.install(addIn);
    office.start();

    constexpr int rows = 100'000;
    const auto last = std::to_string(rows + 1);
    Document floor{office}, function{office};
    putCustomers(floor, rows);
    putCustomers(function, rows);

    typeArray(floor, "R2:R" + last, "=BENCH.EMPTY(A1:P1;A2:P" + last + ")");
    typeArray(function, "R2:R" + last, "=LIFECYCLE.STAGE(A1:P1;A2:P" + last + ")");
    REQUIRE(textOf(floor, "R2").empty());
    REQUIRE(errorOf(floor, "R2") == 0);
    REQUIRE(!textOf(function, "R" + last).empty());
    const auto array = bestOf(5, floor, function);
    print("STAGE, one call over 100,000 rows of 16 columns", array, "at most 2");

    CHECK(array.second <= 2 * array.first);

    type(floor, "T2", "=BENCH.EMPTY($A$1:$P$1;A2:P2)");
    type(function, "T2", "=LIFECYCLE.STAGE($A$1:$P$1;A2:P2)");
    for (const auto* document : {&floor, &function}) {
        clear(*document, "R2:R" + last);
        fillDown(*document, "T2:T" + last);
    }
    print("STAGE, 100,000 cells of one row each", bestOf(3, floor, function), "no bar");
}

TEST_CASE("10,000 METRIC cells over a log of a million rows: at most twice one CUSTOMERS over it", "[functions]")
{
    constexpr int rows = 1'000'000, customers = 100'000, cells = 10'000;
    const auto last = std::to_string(rows + 1);
    Document floor{office()}, function{office()};
    for (const auto* document : {&floor, &function})
        putInBlocks(*document, {{"customer", "order date", "amount"}}, rows, [](int i) -> std::vector<CellValue> {
            return {"Customer " + std::to_string(i % customers), 45'000.0 + (i / customers) * 30 + i % 17, 10.0 + i % 90};
        });
    typeArray(floor, "E1:F2", "=LIFECYCLE.CUSTOMERS($A$1:$C$" + last + ")");
    put(function, "F1", {{"Customer 0"}});
    fillDown(function, "F1:F" + std::to_string(cells));
    type(function, "G1", "=LIFECYCLE.METRIC($A$1:$C$" + last + ";F1;\"frequency\")");
    fillDown(function, "G1:G" + std::to_string(cells));
    REQUIRE(textOf(floor, "E1") == "customer");
    REQUIRE(valueOf(function, "G" + std::to_string(cells)) == 9);

    const auto best = bestOf(5, floor, function);
    print("METRIC, 10,000 cells over 1,000,000 rows", best, "at most 2 times CUSTOMERS");
    CHECK(best.second <= 2 * best.first);
}

TEST_CASE("Fitted models over 345,086 customers: a fit takes less than a second, with its reading", "[functions][fitted]")
{
    // In days, as customers of a log of a million rows.
    const lifecycle::test::Scenario log{.story = lifecycle::test::Story::mbgnbd, .r = .52, .alpha = 43, .third = .89,
        .fourth = 1.6, .leastT = 1, .mostT = 730, .grid = 1};
    const auto customers = lifecycle::test::simulate(log, 345'086, 4711);
    const auto rows = static_cast<int>(customers.x.size());
    const auto last = std::to_string(rows + 1);
    Document document{office()};
    putInBlocks(document, {{"frequency", "t_x", "tenure", "repeat order"}}, rows, [&](int i) -> std::vector<CellValue> {
        const auto at = static_cast<std::size_t>(i);
        return {customers.x[at], customers.tx[at], customers.T[at], customers.mean[at]};
    });
    const auto seconds = [&](const std::string& range, const std::string& formula) {
        typeArray(document, range, formula);
        const auto cell = range.substr(0, range.find(':'));
        REQUIRE(errorOf(document, cell) == 0);
        double best = 1e9;
        for (int i = 0; i < 3; ++i)
            best = std::min(best, secondsOf([&] {
                typeArray(document, range, formula);
                errorOf(document, cell); // it is computed when it is looked at
            }));
        std::cout << formula << ": " << best << " s" << std::endl;
        return best;
    };
    for (const char* family : {"", ";\"bgnbd\"", ";\"mbgnbd\"", ";\"paretonbd\""})
        CHECK(seconds("G1:I7", "=LIFECYCLE.FIT(A1:D" + last + family + ")") < 1);
    CHECK(seconds("K1:M6", "=LIFECYCLE.FITSPEND(A2:A" + last + ";D2:D" + last + ")") < 1);
    const auto all = "A2:A" + last + ";B2:B" + last + ";C2:C" + last;
    seconds("O1:O1", "=SUM(LIFECYCLE.PALIVE(" + all + ";G1:I7))");
    seconds("O1:O1", "=SUM(LIFECYCLE.EXPECTED(" + all + ";365;G1:I7))");
    seconds("O1:O1", "=SUM(LIFECYCLE.CLV(" + all + ";D2:D" + last + ";365;0.0002;G1:I7;K1:M6))");
}

TEST_CASE("100,000 cells of a fitted model, a customer each", "[functions][fitted]")
{
    constexpr int rows = 100'000;
    const auto last = std::to_string(rows + 1);
    Document document{office()};
    putInBlocks(document, {{"frequency", "t_x", "tenure"}}, rows, [](int i) -> std::vector<CellValue> {
        const double x = i % 7, tenure = 100.0 + i % 365;
        return {x, x > 0 ? tenure * .8 : 0, tenure};
    });
    put(document, "F1", {{"mbgnbd"}, {.52}, {43.0}, {.89}, {1.6}});
    type(document, "H2", "=LIFECYCLE.PALIVE(A2;B2;C2;$F$1:$F$5)");
    fillDown(document, "H2:H" + last);
    REQUIRE(errorOf(document, "H" + last) == 0);
    const double taken = secondsOf([&] { document.recalculate(); });
    std::cout << "PALIVE, 100,000 cells of one customer each: " << taken << " s" << std::endl;
}
