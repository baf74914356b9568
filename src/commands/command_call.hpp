#pragma once

// One call of a command: on what, with which arguments, and whom to tell how it ended.

#include "commands/classify_plan.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <functional>
#include <optional>
#include <string>

namespace lifecycle::commands {

/// A sentence in the office's language: what was done, or why nothing was.
struct Outcome {
    bool done = false;
    std::string sentence;
    bool isKnown = false; ///< whoever would be told knows: it was stopped, or its document closed
    bool isAnswer = false; ///< the sentence is what was asked for: it is shown also where all went well
};

/// The named values of `command_names.hpp`.
struct Arguments {
    std::optional<std::string> range, model, period, customer, stage, field, column, value, meaning;
    std::optional<double> asOf, cutDate, since, date; ///< as the document counts days
    std::optional<int> horizon;
    std::optional<double> discount;
    AmountIs amountIs = AmountIs::ofTheLine;
    std::optional<int> window;
    std::optional<bool> onlyVisible; ///< not given: as the panels have it
    bool synchronous = false;   ///< `SynchronMode`: the caller waits
};

/// Error: a value that is not of its kind, with the argument's name.
Result<Arguments> readArguments(
    const com::sun::star::uno::Sequence<com::sun::star::beans::PropertyValue>& values, const Conventions& conventions);

struct CommandCall {
    com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context;
    com::sun::star::uno::Reference<com::sun::star::frame::XFrame> frame;
    com::sun::star::uno::Reference<com::sun::star::frame::XController> controller;
    com::sun::star::uno::Reference<com::sun::star::frame::XModel> document;
    com::sun::star::uno::Sequence<com::sun::star::beans::PropertyValue> arguments;
    bool wait = false;                           ///< compute to the end before returning
    std::function<void(const Outcome&)> finished; ///< called once, on the office's thread
};

} // namespace lifecycle::commands
