#pragma once

// What a function gets beside its arguments: the office, the document's conventions, and what is kept between calls.

#include "domain/table.hpp"
#include "domain/wording.hpp"
#include "functions/bound_rows.hpp"
#include "functions/log_cache.hpp"
#include "functions/model_argument.hpp"
#include "functions/slow_answers.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

namespace lifecycle::functions {

struct Call {
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context;
    const com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>& document;
    Conventions conventions;
    Wording wording; ///< in the language in use
    ModelArguments& models;
    SingleRows& singleRows;
    LogCache& logs;
    SlowAnswers& slow;
    std::chrono::steady_clock::time_point begun;
};

} // namespace lifecycle::functions
