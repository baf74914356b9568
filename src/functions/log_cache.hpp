#pragma once

// The order logs that METRIC has read, each kept for the rest of one turn of the office's main loop: ten thousand cells over a
// log of a million rows then cost one reading. Never stale:
//
// - The call that reads a log posts itself a callback, which drops it: the next turn reads anew. Where callbacks are not
//   delivered (outside the main loop), nothing is kept.
// - Cells can change within the turn (a macro, an edit that recalculates what is on screen). Of such a change the office tells
//   only after it has recalculated with what we kept. So at that event the log is read again, and where it differs from what was
//   served, it is dropped and the document recalculated.

#include "functions/log_index.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <rtl/ref.hxx>

#include <memory>
#include <vector>

namespace lifecycle::functions {

class KeptLog;

class LogCache {
public:
    LogCache();
    LogCache(const LogCache&) = delete;
    LogCache& operator=(const LogCache&) = delete;
    ~LogCache();

    /// The log in this range; where it cannot be read as one, why.
    Result<std::shared_ptr<LogIndex>> read(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
        const com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>& document,
        const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range, const Conventions& conventions);

private:
    friend class KeptLog;
    void drop(KeptLog& log);

    std::vector<rtl::Reference<KeptLog>> kept_;
    bool recalculating_ = false; ///< on our own behalf
};

} // namespace lifecycle::functions
