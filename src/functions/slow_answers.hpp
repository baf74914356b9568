#pragma once

// Answers that may take longer than a person waits: a fit to a million customers. Beyond a second from the call on, the cell shows
// #N/A ('not known yet') and the office goes on; what is computed beside it then fills the cell in, and what follows from it.
// Nothing is marked as changed, and nothing is to undo. A document that nobody sees (a conversion, a macro) waits to the end, so
// that what it is saved with is never pending.
//
// Answers are known again by what was asked: a recalculation over the same numbers costs no second fit. Where the numbers of a
// range have changed, a computation over the earlier ones is stopped.

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/uno/Any.hxx>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace lifecycle::functions {

class SlowAnswers {
public:
    /// What was computed, as cells; may throw what the IDL declares. Called on the office's thread, more than once.
    using Finish = std::function<com::sun::star::uno::Any()>;
    /// Knows nothing of UNO.
    using Compute = std::function<Finish(std::stop_token)>;

    struct Question {
        const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context;
        const com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>& document;
        const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range; ///< what is asked about
        std::uint64_t what;    ///< the same for the same question about any numbers
        std::uint64_t numbers; ///< of the question and of the numbers
        std::chrono::steady_clock::time_point begun; ///< of the call
    };

    /// The answer, or an XVolatileResult that will become it.
    com::sun::star::uno::Any answer(const Question& question, Compute compute);

private:
    struct Job;
    std::vector<std::shared_ptr<Job>> jobs_; ///< newest last
};

} // namespace lifecycle::functions
