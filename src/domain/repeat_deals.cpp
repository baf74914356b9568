#include "domain/repeat_deals.hpp"

#include "domain/compensated_sum.hpp"

#include <cmath>

namespace lifecycle {

namespace {

class Mean {
public:
    void add(double term)
    {
        sum_ += term;
        ++count_;
    }
    std::size_t count() const { return count_; }
    std::optional<double> value() const
    {
        return count_ == 0 ? std::nullopt : std::optional{sum_.value() / static_cast<double>(count_)};
    }

private:
    CompensatedSum sum_;
    std::size_t count_ = 0;
};

std::optional<double> times(std::optional<double> repeat, std::optional<double> first)
{
    return repeat && first && *first > 0 ? std::optional{*repeat / *first} : std::nullopt;
}

double orNothing(double amount) { return std::isnan(amount) ? 0 : amount; }

} // namespace

RepeatAgainstFirst repeatAgainstFirst(std::span<const WonDeal> deals)
{
    Mean firstValue, repeatValue, firstProfit, repeatProfit;
    for (const WonDeal& deal : deals) {
        if (std::isnan(deal.value))
            continue;
        (deal.first ? firstValue : repeatValue).add(deal.value);
        const double profit = deal.value - orNothing(deal.cost) - orNothing(deal.acquisition);
        if (!deal.first)
            repeatProfit.add(profit);
        else if (!std::isnan(deal.acquisition))
            firstProfit.add(profit);
    }
    RepeatAgainstFirst result;
    result.firstDeals = firstValue.count();
    result.repeatDeals = repeatValue.count();
    result.firstValue = firstValue.value();
    result.repeatValue = repeatValue.value();
    result.inValue = times(result.repeatValue, result.firstValue);
    result.firstDealsWithAcquisition = firstProfit.count();
    if (firstProfit.count() == 0)
        return result;
    result.firstProfit = firstProfit.value();
    result.repeatProfit = repeatProfit.value();
    result.inProfit = times(result.repeatProfit, result.firstProfit);
    return result;
}

std::vector<WonDeal> wonDealsOf(const Contacts& contacts)
{
    const auto first = firstDealsWon(contacts);
    std::vector<WonDeal> deals;
    for (std::size_t index = 0; index < contacts.contacts.size(); ++index) {
        const Contact& contact = contacts.contacts[index];
        if (contact.account != Contact::nobody && contact.dealOutcome == meaning::bought)
            deals.push_back(
                {contact.account, first[contact.account] == index, contact.dealValue, contact.cost, contact.investment});
    }
    return deals;
}

} // namespace lifecycle
