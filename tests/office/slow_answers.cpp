// Functions that take longer than a person waits: the cell is #N/A, the office goes on, and the cell fills in.

#include "small_log.hpp"

#include "statistics/simulated.hpp"

#include <chrono>
#include <functional>
#include <thread>

using namespace lifecycle::tests;
namespace test = lifecycle::test;
using Clock = std::chrono::steady_clock;

namespace
{

constexpr int notKnownYet = 32767; // #N/A
constexpr double longest = 2.5;    // of a call; a second for us, and what the office itself needs

/// So many customers that 200 fits to them and their predictions take seconds.
constexpr std::size_t manyCustomers = 6'000;

/// A question that was not asked before: answers are known again.
std::string predict()
{
    static int horizon = 300;
    return "=LIFECYCLE.PREDICT(Sheet1.A1:D6001;" + std::to_string(++horizon) + ";;;\"paretonbd\")";
}

void putManyCustomers(const Document& document)
{
    const test::Scenario shop{ .story = test::Story::paretonbd, .r = .8, .alpha = 25, .third = .7, .fourth = 60, .leastT = 100,
        .mostT = 400, .grid = 1 };
    const auto simulated = test::simulate(shop, manyCustomers, 11);
    Rows rows{ { "frequency", "t_x", "tenure", "repeat order" } };
    for (std::size_t i = 0; i < simulated.x.size(); ++i)
        rows.push_back({ simulated.x[i], simulated.tx[i], simulated.T[i],
            simulated.x[i] > 0 ? CellValue{ simulated.mean[i] } : nothing });
    put(document, "A1", rows);
}

double secondsOf(const std::function<void()>& act)
{
    const auto begin = Clock::now();
    act();
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

bool fillsIn(const Document& document, const std::string& cell, int seconds)
{
    const auto until = Clock::now() + std::chrono::seconds{ seconds };
    while (Clock::now() < until) {
        if (errorOf(document, cell) == 0)
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{ 100 });
    }
    return false;
}

} // namespace

TEST_CASE("In a document that is seen, a long computation fills its cells in later", "[functions][slow]")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    putManyCustomers(document);
    const auto titles = document.undoManager()->getAllUndoActionTitles().getLength();
    const auto formula = predict();
    CHECK(secondsOf([&] { typeArray(document, "F1:U6002", formula); }) < longest);
    CHECK(errorOf(document, "G2") == notKnownYet);
    CHECK(document.undoManager()->getAllUndoActionTitles().getLength() == titles + 1); // the input alone
    REQUIRE(fillsIn(document, "G2", 120));
    CHECK(textOf(document, "F6002") == "total");
    const Rows filled = valuesOf(document, "G6000:I6002");

    SECTION("what follows from it has followed; a recalculation takes no second fit")
    {
        type(document, "W1", "=G6002*2");
        CHECK(valueOf(document, "W1") == 2 * valueOf(document, "G6002"));
        CHECK(secondsOf([&] { document.recalculate(); }) < longest);
        CHECK(errorOf(document, "G2") == 0);
    }
    SECTION("a document that nobody sees has the same at once")
    {
        const Document unseen{ program };
        putManyCustomers(unseen);
        typeArray(unseen, "F1:U6002", formula);
        CHECK(errorOf(unseen, "G2") == 0);
        CHECK(valuesOf(unseen, "G6000:I6002") == filled);
    }
    SECTION("customers that change while it is computed: the answer is that of the customers as they stand")
    {
        put(document, "A2", { { 3.0, 200.0, 220.0, 25.0 } });
        CHECK(errorOf(document, "G2") == notKnownYet);
        put(document, "A2", { { 5.0, 200.0, 220.0, 25.0 } });
        REQUIRE(fillsIn(document, "G2", 120));
        const auto asItStands = valueOf(document, "G2");
        type(document, "W2", "=LIFECYCLE.PALIVE(5;200;220;W4:Y10)");
        typeArray(document, "W4:Y10", "=LIFECYCLE.FIT(A1:D6001;\"paretonbd\")");
        REQUIRE(fillsIn(document, "W2", 60));
        CHECK(valueOf(document, "W2") == Approx(asItStands).epsilon(1e-9));
    }
}

TEST_CASE("A document closed, and an office ended, while it computes", "[functions][slow]")
{
    Office program{ { .view = View::offscreen } };
    {
        Document document{ program, Shown::visible };
        putManyCustomers(document);
        typeArray(document, "F1:U6002", predict());
        CHECK(errorOf(document, "G2") == notKnownYet);
        document.close();
    }
    CHECK(program.runs());
    {
        Document document{ program, Shown::visible };
        putManyCustomers(document);
        typeArray(document, "F1:U6002", predict());
        CHECK(errorOf(document, "G2") == notKnownYet);
        CHECK(secondsOf([&] { CHECK(program.stop() == 0); }) < 15);
    }
}

TEST_CASE("An error found late is an error in the cell", "[functions][slow]")
{
    auto& program = office(View::offscreen);
    const Document document{ program, Shown::visible };
    put(document, "A1", { { "frequency", "t_x", "tenure" }, { 0.0, 0.0, 10.0 }, { 0.0, 0.0, 20.0 } });
    type(document, "F1", "=LIFECYCLE.PREDICT(A1:C3)");
    CHECK(errorOf(document, "F1") == 523);
    type(document, "F2", "=LIFECYCLE.PREDICT(A1:C3;-1)");
    CHECK(errorOf(document, "F2") == 502);
}
