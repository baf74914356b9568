// What extension/try.sh does without a display, after the build: a file in, the table by stage, a workbook and a PDF out.

#include "harness/cells.hpp"

#include <fstream>
#include <sstream>

using namespace lifecycle::harness;
using Catch::Contains;

namespace {

struct Tried {
    int exitCode;
    std::string said;
    std::filesystem::path folder;
};

Tried tryFile(const std::string& name, const std::string& content)
{
    const std::filesystem::path folder = scratchFolder() / "trying";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    std::ofstream(folder / name) << content;
    const std::filesystem::path log = folder / "said.txt";
    Process python({ "/usr/bin/python3", "-B", LIFECYCLE_SOURCE "/extension/try/show.py", builtExtension().string(), folder.string(),
                       "--headless", (folder / name).string() },
                   log, { { "PYTHONUNBUFFERED", "1" } });
    const int code = python.wait(std::chrono::minutes(3)).value_or(-1);
    std::ostringstream said;
    said << std::ifstream(log).rdbuf();
    return { code, said.str(), folder };
}

} // namespace

TEST_CASE("A file of orders is read as it is written, classified, and saved beside")
{
    // Semicolons, decimal commas, the day first, and a customer whose zeros are part of the name.
    const Tried tried = tryFile("Verkauf.csv", "customer;date;amount\r\n"
                                            "\"Müller; Söhne\";31.01.2024;1.234,50\r\n"
                                            "\"Müller; Söhne\";02.03.2024;10,00\r\n"
                                            "007;15.02.2024;0,25\r\n"
                                            "Café;16.02.2024;=1+1\r\n");
    INFO(tried.said);
    REQUIRE(tried.exitCode == 0);
    CHECK_THAT(tried.said, Contains("semicolon") && Contains("day, month, year") && Contains("decimal comma"));
    // 1234.50 + 10 + 0.25; the amount that looks like a formula is a text, and so left out.
    CHECK_THAT(tried.said, Contains("1,244.75"));

    const Document result(office(), tried.folder / "Verkauf-classified.ods");
    CHECK(valuesOf(result, "Verkauf.A2:C2") == Rows { { "Müller; Söhne", 45'322.0, 1234.5 } });
    CHECK(textOf(result, "Verkauf.A4") == "007");
    CHECK(textOf(result, "Verkauf.C5") == "=1+1"); // a formula would show 2

    std::string pdf(5, ' ');
    std::ifstream(tried.folder / "Verkauf-classified.pdf").read(pdf.data(), 5);
    CHECK(pdf == "%PDF-");
}

TEST_CASE("Columns that blanks align, without headers, are read too")
{
    const Tried tried = tryFile("orders.txt", " 00001 19970101  1   11.77\n 00002 19970112  1   12.00\n 00002 19970112 10   77.00\n");
    INFO(tried.said);
    REQUIRE(tried.exitCode == 0);
    CHECK_THAT(tried.said, Contains("no header row, so these were put above it: Customer, Date, Column 3, Amount"));
    CHECK_THAT(tried.said, Contains("100.77"));
    const Document result(office(), tried.folder / "orders-classified.ods");
    CHECK(valuesOf(result, "orders.A1:D2") == Rows { { "Customer", "Date", "Column 3", "Amount" }, { "00001", 35'431.0, 1.0, 11.77 } });
}

TEST_CASE("A file that is no table is named, with the reason, and nothing is written")
{
    const auto [name, content, reason] = GENERATE(table<std::string, std::string, std::string>({
        { "letter.txt", "Dear all,\nthis is a letter, and it has words in it.\nYours\n", "its lines have no columns" },
        { "one.csv", "customer,date,amount\n", "fewer than two lines" },
        { "picture.csv", std::string("\x89PNG\0\0", 6), "not a text file" },
        { "latin.csv", "customer,date\nM\xfcller,2024-01-01\n", "not in UTF-8" },
    }));
    const Tried tried = tryFile(name, content);
    INFO(tried.said);
    CHECK(tried.exitCode == 1);
    CHECK_THAT(tried.said, Contains(name) && Contains(reason));
    CHECK(std::distance(std::filesystem::directory_iterator(tried.folder), {}) == 2); // the file and what was said
}
