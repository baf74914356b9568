#pragma once

// The public order logs, read by a few plain lines of their own.

#include "logs.hpp"
#include "real_data.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace lifecycle::test {

inline Day dayOf(std::chrono::sys_days date)
{
    return static_cast<Day>((date - std::chrono::sys_days{std::chrono::year{1899} / 12 / 30}).count());
}

inline OrderLog cdnow(const std::filesystem::path& path)
{
    std::ifstream file{path};
    std::string line, customer;
    std::getline(file, line); // headers
    std::vector<Order> orders;
    int date = 0, discs = 0;
    double dollars = 0;
    while (file >> customer >> date >> discs >> dollars)
        orders.push_back({customer,
                          dayOf(std::chrono::year{date / 10000} / std::chrono::month{static_cast<unsigned>(date / 100 % 100)}
                                / std::chrono::day{static_cast<unsigned>(date % 100)}),
                          dollars});
    REQUIRE(orders.size() == 69'659);
    return logOf(orders);
}

inline OrderLog onlineRetail(const std::filesystem::path& path)
{
    // InvoiceNo,CustomerID,InvoiceDate,Country,amount,items
    std::ifstream file{path};
    std::string line;
    std::getline(file, line);
    std::vector<Order> orders;
    while (std::getline(file, line)) {
        std::vector<std::string> cells;
        for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + 1) {
            end = line.find(',', begin);
            cells.push_back(line.substr(begin, end - begin));
        }
        const auto number = [&](std::size_t from, std::size_t length) {
            return static_cast<unsigned>(std::stoul(cells[2].substr(from, length)));
        };
        orders.push_back({cells[1],
                          dayOf(std::chrono::year{static_cast<int>(number(0, 4))} / std::chrono::month{number(5, 2)}
                                / std::chrono::day{number(8, 2)}),
                          std::stod(cells[cells.size() - 2])});
    }
    REQUIRE(orders.size() == 22'221);
    return logOf(orders);
}

} // namespace lifecycle::test
