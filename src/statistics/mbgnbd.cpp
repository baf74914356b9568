#include "statistics/mbgnbd.hpp"

#include "statistics/geometric_dropout.hpp"
#include "statistics/maximum_likelihood.hpp"

namespace lifecycle::statistics {

GeometricDropout MbgNbd::dropout() const { return {r, alpha, a, b, 1}; }

LogLikelihood<4> logLikelihood(const MbgNbd& model, const RepeatTransactions& data, const Work& work)
{
    return logLikelihood(model.dropout(), data, work);
}

Outcome<Fit<MbgNbd, 4>> fitMbgNbd(const RepeatTransactions& data, const Work& work, const MbgNbd* near)
{
    if (data.transactions == 0)
        return Refused{Refusal::noRepeatPurchases};
    return maximise<MbgNbd>([&](const std::array<double, 4>& p) { return logLikelihood(MbgNbd::from(p), data, work); },
        startsOf(data).near(near),
        std::array<double, 4>{1, data.meanT, 1, 1}, data.customers, work.stop);
}

double probabilityAlive(const MbgNbd& model, const Customer& customer) { return probabilityAlive(model.dropout(), customer); }

double expectedTransactions(const MbgNbd& model, double t) { return expectedTransactions(model.dropout(), t); }

double expectedTransactions(const MbgNbd& model, const Customer& customer, double t) { return expectedTransactions(model.dropout(), customer, t); }

double probabilityNoOrder(const MbgNbd& model, const Customer& customer, double t) { return probabilityNoOrder(model.dropout(), customer, t); }

Outcome<double> discountedTransactions(const MbgNbd& model, const Customer& customer, const Horizon& horizon, double delta)
{
    return discountedTransactions(model.dropout(), customer, horizon, delta);
}

double expectedIfAlive(const MbgNbd& model, double x, double T, double t) { return expectedIfAlive(model.dropout(), x, T, t); }

double noOrderIfAlive(const MbgNbd& model, double x, double T, double t) { return noOrderIfAlive(model.dropout(), x, T, t); }

} // namespace lifecycle::statistics
