#include "real_data.hpp"

#include "../domain/real_data.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>

namespace lifecycle::test {

namespace {

using Days = std::map<int, double>; // day to value

int dayOf(int y, unsigned m, unsigned d)
{
    return static_cast<int>(std::chrono::sys_days{std::chrono::year{y} / static_cast<int>(m) / static_cast<int>(d)}.time_since_epoch().count());
}

Log logOf(const std::map<double, Days>& customers, int end, double daysPerUnit)
{
    Log log;
    for (const auto& [id, days] : customers) {
        const int first = days.begin()->first, last = days.rbegin()->first;
        log.id.push_back(id);
        log.x.push_back(static_cast<double>(days.size()) - 1);
        log.tx.push_back((last - first) / daysPerUnit);
        log.T.push_back((end - first) / daysPerUnit);
        double sum = 0, n = 0;
        for (const auto& [day, value] : days)
            if (day != first && value > 0) {
                sum += value;
                n += 1;
            }
        log.mean.push_back(n > 0 ? sum / n : std::numeric_limits<double>::quiet_NaN());
    }
    return log;
}

std::optional<std::filesystem::path> found(const char* file)
{
    auto path = realData(file);
    if (!path)
        WARN("not tested on real data: no " << file << " (set LIFECYCLE_DATA)");
    return path;
}

using Purchases = std::map<double, Days>; // by customer

std::optional<Purchases> cdnow(const char* file, int columnsBeforeDate)
{
    const auto path = found(file);
    if (!path)
        return {};
    Purchases customers;
    std::ifstream in{*path};
    for (std::string line; std::getline(in, line);) {
        std::istringstream fields{line};
        double id = 0, count = 0, dollars = 0;
        int date = 0;
        for (int i = 0; i < columnsBeforeDate; ++i)
            fields >> id;
        if (!(fields >> date >> count >> dollars))
            continue; // the headers
        customers[id][dayOf(date / 10000, static_cast<unsigned>(date / 100 % 100), static_cast<unsigned>(date % 100))] += dollars;
    }
    return customers;
}

std::optional<Purchases> sample() { return cdnow("cdnow/CDNOW_sample.txt", 2); }
std::optional<Purchases> all() { return cdnow("cdnow/CDNOW_master.txt", 1); }

std::optional<Log> calibration(std::optional<Purchases> customers, double daysPerUnit)
{
    if (!customers)
        return {};
    const int end = dayOf(1997, 9, 30);
    for (auto& [id, days] : *customers)
        days.erase(days.upper_bound(end), days.end());
    return logOf(*customers, end, daysPerUnit);
}

std::optional<statistics::PurchaseTimes> timesOf(const std::optional<Purchases>& customers, double daysPerUnit)
{
    if (!customers)
        return {};
    statistics::PurchaseTimes times;
    for (const auto& [id, days] : *customers) {
        for (const auto& [day, value] : days)
            times.time.push_back((day - dayOf(1997, 1, 1)) / daysPerUnit);
        times.first.push_back(times.time.size());
    }
    return times;
}

} // namespace

std::size_t Log::row(double customer) const
{
    return static_cast<std::size_t>(std::find(id.begin(), id.end(), customer) - id.begin());
}

std::optional<Log> cdnowSample(double daysPerUnit) { return calibration(sample(), daysPerUnit); }
std::optional<Log> cdnowAll(double daysPerUnit) { return calibration(all(), daysPerUnit); }
std::optional<statistics::PurchaseTimes> cdnowSamplePurchases(double daysPerUnit) { return timesOf(sample(), daysPerUnit); }
std::optional<statistics::PurchaseTimes> cdnowAllPurchases(double daysPerUnit) { return timesOf(all(), daysPerUnit); }

std::optional<Log> cdnowSheet()
{
    const auto path = found("cdnow/cdnow_customers_summary.csv");
    if (!path)
        return {};
    Log log;
    std::ifstream in{*path};
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::replace(line.begin(), line.end(), ',', ' ');
        std::istringstream fields{line};
        double id, x, tx, T;
        if (!(fields >> id >> x >> tx >> T))
            continue;
        log.id.push_back(id);
        log.x.push_back(x);
        log.tx.push_back(tx);
        log.T.push_back(T);
    }
    return log;
}

std::optional<Log> onlineRetail(double daysPerUnit)
{
    const auto path = found("online_retail/online_retail_orders.csv");
    if (!path)
        return {};
    std::map<double, Days> customers;
    int end = 0;
    std::ifstream in{*path};
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::istringstream fields{line};
        std::string invoice, customer, date, country, amount;
        std::getline(fields, invoice, ',');
        std::getline(fields, customer, ',');
        std::getline(fields, date, ',');
        std::getline(fields, country, ',');
        std::getline(fields, amount, ',');
        const int day = dayOf(std::stoi(date.substr(0, 4)), static_cast<unsigned>(std::stoi(date.substr(5, 2))), static_cast<unsigned>(std::stoi(date.substr(8, 2))));
        end = std::max(end, day);
        if (invoice.front() != 'C' && std::stod(amount) >= 0)
            customers[std::stod(customer)][day] += std::stod(amount);
    }
    return logOf(customers, end, daysPerUnit);
}

} // namespace lifecycle::test
