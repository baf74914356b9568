// Birthdays and renewals that are coming. Days are counted from 1899-12-30, as Calc does: 2024-01-01 is 45292, 2023-01-01 is 44927.

#include "domain/next_contacts.hpp"
#include "domain/special_days.hpp"

#include <catch2/catch.hpp>

using namespace lifecycle;

namespace {

constexpr Day newYear = 45'292;

/// 'header in 3 days' for each, in their order.
std::string told(const Table& table, Day asOf, std::size_t row = 0)
{
    Facts facts{table.rows(), table.conventions};
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        facts.add(table.headers[column], table.columns[column], table.texts);
    std::string all;
    for (const auto& special : SpecialDays{facts, asOf}.at(row))
        all += std::string{special.occasion} + (special.everyYear ? " every year in " : " in ") + std::to_string(special.day - asOf) + "; ";
    return all;
}

} // namespace

TEST_CASE("The next time that a birthday comes, and a renewal that is not over", "[special_days]")
{
    // Born on 1980-01-11; name day on 3 January; renews on 2024-01-07.
    const auto table = tableFromTabSeparated("customer\tbirthday\tname day\trenewal\tsigned\nAnn\t1980-01-11\t1999-01-03\t2024-01-07\t2020-01-02\n");
    CHECK(told(table, newYear) == "name day every year in 2; renewal in 6; birthday every year in 10; ");
    CHECK(told(table, newYear + 2) == "name day every year in 0; renewal in 4; birthday every year in 8; ");
    // 2024 is a leap year: from 8 January to 3 January of 2025 it is 366 - 5 days.
    CHECK(told(table, newYear + 7) == "birthday every year in 3; name day every year in 361; ");
    CHECK(told(tableFromTabSeparated("customer\tbirthday\nAnn\t\nBob\tnever\n"), newYear).empty());
    CHECK(told(tableFromTabSeparated("customer\tbirthday\nAnn\t\nBob\tnever\n"), newYear, 1).empty());
    // Written in another language; of two columns under one header the later one speaks.
    CHECK(told(tableFromTabSeparated("клиент\tдень рождения\tдень рождения\nAnn\t1980-01-11\t1980-01-12\n"), newYear)
        == "день рождения every year in 11; ");
}

TEST_CASE("A special day is near for two weeks, until something is done", "[special_days]")
{
    const SpecialDay day{"birthday", 1'014, true};
    Candidate candidate{.special = day};
    CHECK_FALSE(specialDayIsNear(candidate, 999));
    CHECK(specialDayIsNear(candidate, 1'000));
    CHECK(specialDayIsNear(candidate, 1'014));
    CHECK_FALSE(specialDayIsNear(candidate, 1'015));
    candidate.done = 999; // before it was near: something else
    CHECK(specialDayIsNear(candidate, 1'002));
    candidate.done = 1'001;
    CHECK_FALSE(specialDayIsNear(candidate, 1'002));
    candidate.done = {};
    candidate.postponedTo = 1'005;
    CHECK_FALSE(specialDayIsNear(candidate, 1'004));
    CHECK(specialDayIsNear(candidate, 1'005));
    candidate.doNotContact = true;
    CHECK_FALSE(specialDayIsNear(candidate, 1'005));
    CHECK_FALSE(specialDayIsNear({}, 1'005));
}
