#include "statistics/maximum_likelihood.hpp"

#include "statistics/dlib_optimization.hpp"

#include <algorithm>
#include <optional>

namespace lifecycle::statistics {

namespace {

using Vector = dlib::matrix<double, 0, 1>;
using Matrix = dlib::matrix<double>;

constexpr double enough = 1e-12;     // of log-likelihood per customer: a step that gains less is the trust region's last
constexpr int steps = 200;
// Newton's steps, on the scale of logarithms.
constexpr double near = 0.05;        // the trust region has done its work
constexpr double far = 0.3;          // where nothing is gained any more: the likelihood rises without end
constexpr double nothing = 1e-7;     // the maximum
constexpr int polishes = 8;
constexpr double farthest = 13.8;    // ln of a million: beyond it is a boundary
constexpr double fence = 30;         // the search does not go beyond it
constexpr double longest = 4;        // step: where the curvature is not that of a maximum, dlib at times proposes one far beyond its radius
constexpr double worse = 1;          // than the last value: stands for the objective beyond the fence and after too long a step, so that
                                     // dlib rejects it and narrows its radius; at an infinite value, or a huge one, it would give up

// Minus the log-likelihood, as dlib asks for it; derivatives come with the value, so the last evaluation is kept.
class Objective {
public:
    using column_vector = Vector;
    using general_matrix = Matrix;

    Objective(const std::function<Derivatives(std::span<const double>)>& f, std::span<const double> unit, std::stop_token stop)
        : f_{f}
        , unit_{unit}
        , stop_{std::move(stop)}
    {
    }

    double operator()(const Vector& x) const
    {
        evaluate(x);
        return value_;
    }
    void get_derivative_and_hessian(const Vector& x, Vector& gradient, Matrix& hessian) const
    {
        evaluate(x);
        gradient = gradient_;
        hessian = hessian_;
        reached_ = x; // dlib asks for derivatives where it has accepted a step
    }
    void beginAt(const Vector& x) const { reached_ = x; }
    bool inside(const Vector& x, double bound) const
    {
        for (long i = 0; i < x.size(); ++i)
            if (!(std::abs(x(i) - std::log(unit_[i])) <= bound))
                return false;
        return true;
    }
    double fromUnit(const Vector& x, long i) const { return x(i) - std::log(unit_[i]); }
    bool usable() const { return usable_; } ///< the last evaluation
    bool stopped() const { return stop_.stop_requested(); }
    int evaluations() const { return evaluations_; }

private:
    void evaluate(const Vector& x) const
    {
        if (last_.size() == x.size() && last_ == x)
            return;
        last_ = x;
        const long k = x.size();
        usable_ = false;
        value_ = usableValue_ + worse;
        gradient_ = dlib::zeros_matrix<double>(k, 1);
        hessian_ = dlib::identity_matrix<double>(k);
        if (stopped() || !inside(x, fence) || (reached_.size() == k && dlib::length(x - reached_) > longest))
            return;
        ++evaluations_;
        const Derivatives d = f_({x.begin(), static_cast<std::size_t>(k)});
        const auto finite = [](double number) { return std::isfinite(number); };
        if (!finite(d.value) || !std::all_of(d.gradient.begin(), d.gradient.end(), finite) || !std::all_of(d.hessian.begin(), d.hessian.end(), finite))
            return;
        usable_ = true;
        value_ = usableValue_ = -d.value;
        for (long i = 0; i < k; ++i) {
            gradient_(i) = -d.gradient[i];
            for (long j = 0; j < k; ++j)
                hessian_(i, j) = -d.hessian[i * k + j];
        }
    }

    const std::function<Derivatives(std::span<const double>)>& f_;
    std::span<const double> unit_;
    std::stop_token stop_;
    mutable int evaluations_ = 0;
    mutable Vector last_, reached_, gradient_;
    mutable double value_ = 0, usableValue_ = 0;
    mutable bool usable_ = false;
    mutable Matrix hessian_;
};

Refusal towards(double step) { return step > 0 ? Refusal::growsWithoutEnd : Refusal::fallsToZero; }

long largest(const Vector& v) { return dlib::index_of_max(dlib::abs(v)); }

// The curvature at a point, and Newton's step from it.
struct Newton {
    dlib::eigenvalue_decomposition<Matrix> eigen;
    Vector curvature;
    long least;
    bool isOfMaximum; // all curvatures above what rounding leaves of none
    Matrix inverse;
    Vector step;

    Newton(const Vector& gradient, const Matrix& hessian)
        : eigen{dlib::make_symmetric(hessian)}
        , curvature(eigen.get_real_eigenvalues()) // in braces it would be a list of one
        , least{dlib::index_of_min(curvature)}
        , isOfMaximum{curvature(least) > 1e-13 * std::max(1.0, dlib::max(dlib::abs(curvature)))}
    {
        if (!isOfMaximum)
            return;
        const Matrix& v = eigen.get_pseudo_v();
        inverse = v * dlib::diagm(dlib::reciprocal(curvature)) * dlib::trans(v);
        step = -inverse * gradient;
    }
    double size() const { return dlib::max(dlib::abs(step)); }
};

// The trust region hands over to Newton's steps where they are small, or stops where nothing is gained any more. (It would not
// stop by itself at the maximum: once steps gain less than rounding, it rejects one after the other.)
class NearOrNothingGained {
public:
    explicit NearOrNothingGained(const Objective& objective) : objective_{objective} {}

    bool should_continue_search(const Vector& x, double value, const Vector& gradient)
    {
        const bool gained = !(std::abs(before_ - value) < enough) && ++taken_ < steps && !objective_.stopped();
        before_ = value;
        if (!gained)
            return false;
        Vector ignored;
        Matrix hessian;
        objective_.get_derivative_and_hessian(x, ignored, hessian);
        const Newton newton{gradient, hessian};
        return !(newton.isOfMaximum && newton.size() < near);
    }

private:
    const Objective& objective_;
    double before_ = HUGE_VAL;
    int taken_ = 0;
};

// Where one search ends: at a maximum, or without one; and how high it came.
struct End {
    Outcome<Maximum> maximum;
    double value;
};

End searchFrom(std::span<const double> start, const Objective& objective)
{
    const long k = static_cast<long>(start.size());
    Vector x(k);
    for (long i = 0; i < k; ++i)
        x(i) = std::log(start[i]);
    objective.beginAt(x);
    dlib::find_min_trust_region(NearOrNothingGained{objective}, objective, x, 1.0);

    Vector gradient;
    Matrix hessian;
    for (int polish = 0;; ++polish) {
        const double value = objective(x);
        const auto refused = [&](Refusal why, long at) { return End{Refused{why, static_cast<std::size_t>(at)}, -value}; };
        if (objective.stopped())
            return refused(Refusal::stopped, 0);
        if (!objective.usable())
            return {Refused{Refusal::noConvergence}, -HUGE_VAL};
        objective.get_derivative_and_hessian(x, gradient, hessian);
        if (!objective.inside(x, farthest)) {
            long out = 0;
            for (long i = 1; i < k; ++i)
                if (std::abs(objective.fromUnit(x, i)) > std::abs(objective.fromUnit(x, out)))
                    out = i;
            return refused(towards(objective.fromUnit(x, out)), out);
        }
        const Newton newton{gradient, hessian};
        if (!newton.isOfMaximum) {
            const Vector direction = dlib::colm(newton.eigen.get_pseudo_v(), newton.least);
            const long along = largest(direction);
            const double slope = -dlib::dot(direction, gradient) * (direction(along) > 0 ? 1 : -1);
            return refused(std::abs(slope) < 1e-15 ? Refusal::flat : towards(slope), along);
        }
        const long along = largest(newton.step);
        if (newton.size() < nothing || (polish >= polishes && newton.size() < 1e-4)) {
            // Take the last step too; value and curvature are the same with it.
            x += newton.step;
            return {Maximum{{x.begin(), x.end()}, {newton.inverse.begin(), newton.inverse.end()}, -value, objective.evaluations()}, -value};
        }
        if (newton.size() > far || polish >= polishes)
            return refused(newton.size() > far ? towards(newton.step(along)) : Refusal::noConvergence, along);
        x += newton.step;
    }
}

} // namespace

Outcome<Maximum> maximise(const std::function<Derivatives(std::span<const double>)>& f, const Starts& starts,
    std::span<const double> unit, std::stop_token stop)
{
    const Objective objective{f, unit, std::move(stop)};
    std::optional<End> best;
    for (const auto& start : starts.parameters) {
        End end = searchFrom(start, objective);
        // Two searches that end at one maximum differ by rounding: the first stays.
        if (!best || end.value > best->value + 1e-12 * std::abs(best->value))
            best = std::move(end);
        if (objective.stopped() || (best->maximum && !starts.all))
            break;
    }
    return best->maximum;
}

} // namespace lifecycle::statistics
