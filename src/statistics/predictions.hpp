#pragma once

// A fitted model asked about many customers at once: the same numbers to the bit as one by one, computed once per distinct row.

#include "statistics/bgnbd.hpp"
#include "statistics/gamma_gamma.hpp"
#include "statistics/mbgnbd.hpp"
#include "statistics/pareto_nbd.hpp"

#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace lifecycle::statistics {

using Model = std::variant<BgNbd, MbgNbd, ParetoNbd>;

enum class Family : std::uint8_t { bgnbd, mbgnbd, paretonbd };
/// `bgnbd`, `mbgnbd`, `paretonbd`.
std::string_view nameOf(Family family);
/// The parameters' names, in the paper's order.
std::span<const std::string_view> parameterNames(Family family);
inline Family familyOf(const Model& model) { return static_cast<Family>(model.index()); }

/// Refused: a parameter that is not a finite number above 0; `at` says which.
Outcome<Model> modelOf(Family family, const std::array<double, 4>& parameters);
std::array<double, 4> parametersOf(const Model& model);

using ModelFit = Fit<Model, 4>;
Outcome<ModelFit> fit(Family family, const RepeatTransactions& data, const Work& work = {});
/// The same family again, on nearly the same customers.
Outcome<ModelFit> fitNear(const Model& model, const RepeatTransactions& data, const Work& work = {});
/// The likelier of MBG/NBD and Pareto/NBD, or the one that has a maximum; refused as MBG/NBD is where neither has one. BG/NBD is
/// not among them: it holds every one-time buyer for active.
Outcome<ModelFit> fitLikelier(const RepeatTransactions& data, const Work& work = {});

struct CustomerColumns {
    std::span<const double> x, tx, T;
    std::size_t size() const noexcept { return x.size(); }
};

// One number per row; NaN where the row is no customer (`check` says why).
std::vector<double> probabilityAlive(const Model& model, const CustomerColumns& customers, const Work& work = {});
Outcome<std::vector<double>> expectedTransactions(const Model& model, const CustomerColumns& customers, double t, const Work& work = {});
Outcome<std::vector<double>> probabilityNoOrder(const Model& model, const CustomerColumns& customers, double t, const Work& work = {});
Outcome<std::vector<double>> discountedTransactions(const Model& model, const CustomerColumns& customers, const Horizon& horizon,
    double delta, const Work& work = {});

/// E(M) · ∫ e^(−δt) dE[X(t)] over the horizon, by row. A row whose `mean` is not above 0 though x > 0 is NaN: its value is not known.
Outcome<std::vector<double>> customerLifetimeValue(const Model& model, const GammaGamma& spend, const CustomerColumns& customers,
    std::span<const double> mean, const Horizon& horizon, double delta, const Work& work = {});

} // namespace lifecycle::statistics
