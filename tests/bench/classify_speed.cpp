// Classify beside its floor, from the same run: reading the range once and writing as many cells once, inside the office's
// process.

#include "harness/calls.hpp"
#include "harness/cells.hpp"

#include <catch2/catch.hpp>

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/task/XJob.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <memory>

using namespace lifecycle::harness;

namespace
{

const std::string classifyUrl = "vnd.org.customerlifecycle:classify";

double secondsOf(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Ten orders a customer, on days of their own, with cents.
std::filesystem::path writeLog(int rows, int days = 700)
{
    const auto file = scratchFolder() / ("orders-" + std::to_string(rows) + '-' + std::to_string(days) + ".csv");
    std::ofstream csv{ file };
    csv << "customer,date,amount\n";
    const int customers = std::max(rows / 10, 1);
    for (int row = 0; row < rows; ++row) {
        const int customer = row % customers, order = row / customers;
        const int day = (customer * 7 + order * (5 + customer % 60) * days / 700) % days;
        csv << 'C' << 100'000 + customer << ',' << 2022 + day / 336 << '-' << (1 + day % 336 / 28 < 10 ? "0" : "")
            << 1 + day % 336 / 28 << '-' << (1 + day % 28 < 10 ? "0" : "") << 1 + day % 28 << ',' << 5 + customer % 90 << '.'
            << 10 + row % 90 << '\n';
    }
    return file;
}

/// The office with the floor's job.
Office& benchOffice()
{
    static const auto made = [] {
        auto program = std::make_unique<Office>(Office::Settings{});
        program->stop();
        const auto job = program->folder() / "floor.oxt";
        std::filesystem::copy_file(builtExtension().parent_path() / "bench" / "floor.zip", job);
        program->install(job);
        program->start();
        return program;
    }();
    return *made;
}

std::string logRange(const Document& document, int rows)
{
    return document.sheetNames().front() + ".A1:C" + std::to_string(rows + 1);
}

void classify(const Document& document, int rows)
{
    const auto outcome
        = dispatch(benchOffice(), document, classifyUrl, { { "Range", css::uno::Any{ officeText(logRange(document, rows)) } } });
    if (!outcome.success)
        throw std::runtime_error{ outcome.sentence };
}

void removeAllButFirst(const Document& document)
{
    const auto names = document.sheetNames();
    for (std::size_t sheet = names.size(); sheet-- > 1;)
        document.spreadsheets()->getSheets()->removeByName(officeText(names[sheet]));
    document.undoManager()->clear();
}

css::uno::Any floorJob(const Document& document, const char* what, const css::uno::Any& value)
{
    css::uno::Sequence<css::beans::NamedValue> arguments(2);
    arguments.getArray()[0] = { "Document", css::uno::Any{ document.spreadsheets() } };
    arguments.getArray()[1] = { rtl::OUString::createFromAscii(what), value };
    return benchOffice().service<css::task::XJob>("org.customerlifecycle.bench.Floor")->execute(arguments);
}

struct Times {
    double floor = 1e9, command = 1e9;
};

/// Best of five, floor and command in turn.
Times measure(int rows)
{
    const Document document{ benchOffice(), writeLog(rows) };
    classify(document, rows);
    const auto names = document.sheetNames(); // the log's, and those that the command made
    css::uno::Sequence<rtl::OUString> made(static_cast<sal_Int32>(names.size()) - 1);
    std::transform(names.begin() + 1, names.end(), made.getArray(), [](const auto& name) { return officeText(name); });
    floorJob(document, "Remember", css::uno::Any{ made });
    removeAllButFirst(document);
    Times best;
    for (int time = 0; time < 5; ++time) {
        double floor = 0;
        floorJob(document, "Range", css::uno::Any{ rangeOf(document, logRange(document, rows)) }) >>= floor;
        best.floor = std::min(best.floor, floor);
        removeAllButFirst(document);
        best.command = std::min(best.command, secondsOf([&] { classify(document, rows); }));
        removeAllButFirst(document);
    }
    floorJob(document, "Remember", css::uno::Any{ css::uno::Sequence<rtl::OUString>{} });
    return best;
}

/// Megabytes, by a name in /proc/…/status.
double memory(const std::string& name)
{
    std::ifstream status{ "/proc/" + std::to_string(benchOffice().processId()) + "/status" };
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ':'))
            return std::stod(line.substr(name.size() + 1)) / 1024;
    throw std::runtime_error{ "no " + name + " of the office" };
}

} // namespace

TEST_CASE("History of 1,000,000 rows over 36 months: at most twice as long as Classify", "[history]")
{
    constexpr int rows = 1'000'000, months = 36;
    const Document document{ benchOffice(), writeLog(rows, 28 * months) };
    double once = 1e9, history = 1e9;
    for (int time = 0; time < 3; ++time) {
        once = std::min(once, secondsOf([&] { classify(document, rows); }));
        removeAllButFirst(document);
        history = std::min(history, secondsOf([&] {
            const auto outcome = dispatch(benchOffice(), document, "vnd.org.customerlifecycle:history",
                { { "Range", css::uno::Any{ officeText(logRange(document, rows)) } } });
            if (!outcome.success)
                throw std::runtime_error{ outcome.sentence };
        }));
        removeAllButFirst(document);
    }
    std::cout << "History, 1,000,000 rows, 36 months: " << history << " s, Classify " << once << " s, " << history / once << " times (at most 2)"
              << std::endl;
    CHECK(history <= 2 * once);
}

TEST_CASE("Peak memory of Classify over a loaded log of 1,000,000 rows: at most 300 MB", "[classify]")
{
    constexpr int rows = 1'000'000;
    const Document document{ benchOffice(), writeLog(rows) };
    std::ofstream{ "/proc/" + std::to_string(benchOffice().processId()) + "/clear_refs" } << 5; // the peak begins anew
    const auto before = memory("VmRSS");
    classify(document, rows);
    const auto over = memory("VmHWM") - before;
    std::cout << "Classify, 1,000,000 rows: peak memory " << over << " MB over the loaded document (at most 300)" << std::endl;
    CHECK(over <= 300);
}

TEST_CASE("Classify of 1,000,000 rows, 100,000 customers: at most 1.5 times its floor, and in step with its rows", "[classify]")
{
    std::map<int, Times> times;
    for (const int rows : { 100, 10'000, 100'000, 1'000'000 }) {
        times[rows] = measure(rows);
        std::cout << "Classify, " << rows << " rows: " << times[rows].command << " s, floor " << times[rows].floor << " s, "
                  << times[rows].command / times[rows].floor << " times" << std::endl;
    }
    const auto perRow = [&](int rows) { return (times[rows].command - times[100].command) / rows; };
    std::cout << "Per row, less the time of 100 rows: " << 1e6 * perRow(10'000) << " µs of 10,000, " << 1e6 * perRow(100'000)
              << " µs of 100,000, " << 1e6 * perRow(1'000'000) << " µs of 1,000,000" << std::endl;
    CHECK(times[1'000'000].command <= 1.5 * times[1'000'000].floor);
    CHECK(perRow(1'000'000) <= 1.3 * perRow(100'000));
    CHECK(perRow(1'000'000) <= 2 * perRow(10'000));
}
