#pragma once

// What the sheet `Stage log` gains by a classification: a row for everyone who is new in a stage, with the way that led there.

#include "commands/classify_plan.hpp"

#include <functional>
#include <string>
#include <vector>

namespace lifecycle::commands
{

/// What is known of the customers; all by their index.
struct StageLogFacts {
    const Model& model;
    const std::string& modelName;
    const std::vector<std::int32_t>& stage; ///< index into the model's stages; negative: no stage
    const std::vector<std::string>& keys; ///< `customerKey`s; only read where there are earlier entries
    std::function<Value(std::size_t customer, Texts& texts)> customer; ///< as its cell has it
    std::function<double(std::size_t customer)> atStake; ///< NaN: not known
    Day asOf;
};

struct StageLogPlan {
    calc::Grid entries; ///< the new rows
    std::vector<Day> since; ///< per customer; the as-of date for who is new in its stage
    std::vector<std::size_t> skipped; ///< who skipped a stage since the last classification: the theory knows no such way
};

/// `earlier`: the sheet as it stands. The very first classification has nobody coming from anywhere.
StageLogPlan planStageLog(const StageLogFacts& facts, const std::optional<Earlier>& earlier, const Wording& wording);

/// The columns of `Stage log`.
std::vector<std::string> stageLogFields();

} // namespace lifecycle::commands
