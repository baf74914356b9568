#include "sample/sample_subscriptions.hpp"

#include "sample/sample_names.hpp"
#include "sample/sample_random.hpp"

#include <algorithm>
#include <cmath>

namespace lifecycle::sample {

namespace {

struct Account {
    std::size_t company = 0;
    Day lead = 0;
    std::optional<Day> qualified, signedOn, setUp, inUse, renewal, ended;
    std::optional<int> agreedDays;
    int seats = 0, seatsInUse = 0, usualDays = 0, activeDays = 0, referrals = 0;
    std::optional<int> previousSeats;
    bool inDanger = false;

    bool grew() const { return previousSeats && seats > *previousSeats; }
};

constexpr int year = 365;

Account accountOf(std::size_t company, Random& random)
{
    Account account;
    account.company = company;
    const double at = uniform(random, 0, 1);
    if (at < .20) {
        account.lead = lastDay - uniformDay(random, 1, 120);
        if (at >= .12)
            account.qualified = std::min(lastDay, account.lead + uniformDay(random, 5, 60));
        return account;
    }
    const Day signedOn = lastDay - uniformDay(random, 0, 912);
    account.signedOn = signedOn;
    account.qualified = signedOn - uniformDay(random, 20, 120);
    account.lead = *account.qualified - uniformDay(random, 5, 60);
    account.seats = std::max(2, static_cast<int>(std::lround(lognormal(random, 18, .8))));
    if (!chance(random, 1.0 / 3))
        account.agreedDays = account.seats >= 40 ? 90 : 60;
    account.renewal = signedOn + year * ((lastDay - signedOn) / year + 1);
    const Day setUp = signedOn + uniformDay(random, 7, 45), inUse = setUp + uniformDay(random, 10, 60);
    if (setUp <= lastDay)
        account.setUp = setUp;
    if (lastDay - signedOn > year)
        account.previousSeats = account.seats;
    if (chance(random, .1) || inUse > lastDay)
        return account;

    account.inUse = inUse;
    account.usualDays = uniformDay(random, 14, 24);
    account.activeDays = account.usualDays + uniformDay(random, -2, 2);
    account.inDanger = lastDay - inUse >= 182 && chance(random, 1.0 / 8);
    if (account.inDanger)
        account.activeDays = account.usualDays / 3;
    if (account.inDanger && lastDay - signedOn > year && chance(random, 1.0 / 3))
        account.ended = *account.renewal - year;
    if (!account.inDanger && account.previousSeats && chance(random, .25))
        account.seats = static_cast<int>(std::ceil(account.seats * uniform(random, 1.1, 1.6)));
    const double used = chance(random, .2) ? uniform(random, .8, 1) : uniform(random, .2, .78);
    account.seatsInUse = std::max(1, static_cast<int>(std::lround(account.seats * used)));
    if (!account.inDanger && chance(random, 1.0 / 6))
        account.referrals = uniformDay(random, 1, 3);
    return account;
}

std::string trueStageOf(const Account& account)
{
    if (account.ended)
        return "Left";
    if (account.inUse) {
        const bool full = 5 * account.seatsInUse >= 4 * account.seats;
        return !account.inDanger && (account.referrals > 0 || account.grew() || full) ? "Expansion" : "Value realisation";
    }
    return account.signedOn ? "Implementation" : account.qualified ? "Sales" : "Marketing";
}

double revenueOf(const Account& account)
{
    const Day until = account.ended.value_or(lastDay);
    return std::round(240.0 * account.seats * std::clamp(until - *account.signedOn, 0, year) / year);
}

} // namespace

SampleSheet subscriptionsSheet()
{
    Random random{20240104};
    SampleSheet sheet;
    SheetWriter writer{sheet.table, "Subscriptions",
        {"Account", "Lead since", "Qualified", "Signed", "Agreed days", "Set up", "In use since", "Seats bought",
            "Previous seats", "Seats used", "Active days", "Usual active days", "Renewal date", "Referrals", "Ended", "Revenue"}};
    int usedBeforeSigned = 4, renewalPast = 3, seatsTooMany = 2;
    for (std::size_t company = 0; company < 260; ++company) {
        Account account = accountOf(company, random);
        const bool current = account.inUse && !account.ended;
        if (current && account.seatsInUse * 5 >= account.seats * 4 && seatsTooMany > 0)
            account.seatsInUse = account.seats + seatsTooMany--;
        sheet.trueStage.push_back(trueStageOf(account));
        if (current && company % 11 == 0 && usedBeforeSigned-- > 0)
            account.inUse = *account.signedOn - 14;
        if (current && company % 13 == 0 && *account.renewal - year > *account.signedOn && renewalPast-- > 0)
            *account.renewal -= year;

        writer.beginRow();
        writer.put("Account", companyName(account.company));
        writer.put("Lead since", std::optional{account.lead});
        writer.put("Qualified", account.qualified);
        if (!account.signedOn)
            continue;
        writer.put("Signed", account.signedOn);
        if (account.agreedDays)
            writer.put("Agreed days", *account.agreedDays);
        writer.put("Set up", account.setUp);
        writer.put("In use since", account.inUse);
        writer.put("Seats bought", account.seats);
        if (account.previousSeats)
            writer.put("Previous seats", *account.previousSeats);
        writer.put("Seats used", account.seatsInUse);
        if (account.inUse) {
            writer.put("Active days", account.activeDays);
            writer.put("Usual active days", account.usualDays);
        }
        writer.put("Renewal date", account.renewal);
        writer.put("Referrals", account.referrals);
        writer.put("Ended", account.ended);
        writer.put("Revenue", revenueOf(account));
    }
    return sheet;
}

} // namespace lifecycle::sample
