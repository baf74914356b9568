#include "functions/log_cache.hpp"

#include "calc/cell_areas.hpp"
#include "calc/conventions.hpp"
#include "calc/read_table.hpp"

#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/util/XModifyBroadcaster.hpp>
#include <com/sun/star/util/XModifyListener.hpp>

#include <cppuhelper/implbase2.hxx>

#include <boost/outcome/try.hpp>

#include <vector>

namespace lifecycle::functions {

using namespace com::sun::star;
using calc::addressOf;
using uno::Reference;

namespace {

Result<std::shared_ptr<LogIndex>> indexOf(const Table& table)
{
    BOOST_OUTCOME_TRY(auto log, readOrderLog(table, recognise(table), {.today = calc::today(table.conventions)}));
    return std::make_shared<LogIndex>(std::move(log));
}

} // namespace

/// One log that is kept: it listens to its cells, and is its own callback.
class KeptLog : public cppu::WeakImplHelper2<util::XModifyListener, awt::XCallback> {
public:
    KeptLog(LogCache& cache, const Reference<beans::XPropertySet>& document, const Reference<table::XCellRange>& range,
        const Conventions& conventions, std::uint64_t hash, Result<std::shared_ptr<LogIndex>> index)
        : cache_{&cache}, document_{document}, range_{range}, conventions_{conventions}, hash_{hash}, index_{std::move(index)}
    {
    }

    /// False where the office does not take callbacks now: such a log must not be kept.
    bool postDrop(const Reference<uno::XComponentContext>& context)
    {
        // What the office will deliver it holds on to; what it drops in silence it does not.
        const auto held = m_refCount;
        awt::AsyncCallback::create(context)->addCallback(this, uno::Any{});
        return m_refCount > held;
    }

    void listen() { Reference<util::XModifyBroadcaster>{range_, uno::UNO_QUERY_THROW}->addModifyListener(this); }

    bool isOf(const Reference<beans::XPropertySet>& document, const table::CellRangeAddress& address) const
    {
        if (document_ != document)
            return false;
        const auto own = addressOf(range_);
        return own.Sheet == address.Sheet && own.StartColumn == address.StartColumn && own.StartRow == address.StartRow
            && own.EndColumn == address.EndColumn && own.EndRow == address.EndRow;
    }

    const Result<std::shared_ptr<LogIndex>>& index() const { return index_; }

    /// From now on nothing is served from it, whoever still calls.
    void retire()
    {
        cache_ = nullptr;
        const Reference<util::XModifyBroadcaster> cells{range_, uno::UNO_QUERY};
        if (cells.is())
            cells->removeModifyListener(this);
    }

    // XCallback: a new turn of the main loop.
    void SAL_CALL notify(const uno::Any&) override { drop(); }

    // XModifyListener
    void SAL_CALL modified(const lang::EventObject&) override
    {
        if (!cache_)
            return;
        const rtl::Reference<KeptLog> hold{this};
        try {
            if (cache_->recalculating_) {
                // Cells that differ at every recalculation (RAND) would have us recalculate without end.
                drop();
                return;
            }
            const auto table = calc::readTable(range_, conventions_);
            if (contentHash(*table) == hash_)
                return;
            auto& cache = *cache_;
            drop();
            cache.recalculating_ = true;
            try {
                Reference<sheet::XCalculatable>{document_, uno::UNO_QUERY_THROW}->calculateAll();
            } catch (...) {
                cache.recalculating_ = false;
                throw;
            }
            cache.recalculating_ = false;
        } catch (const std::exception&) {
            drop();
        } catch (const uno::Exception&) {
            drop();
        }
    }

    void SAL_CALL disposing(const lang::EventObject&) override { drop(); }

private:
    void drop()
    {
        if (cache_)
            cache_->drop(*this);
    }

    LogCache* cache_;
    Reference<beans::XPropertySet> document_;
    Reference<table::XCellRange> range_;
    Conventions conventions_;
    std::uint64_t hash_;
    Result<std::shared_ptr<LogIndex>> index_;
};

LogCache::LogCache() = default;

LogCache::~LogCache()
{
    for (const auto& log : kept_)
        log->retire();
}

void LogCache::drop(KeptLog& log)
{
    const rtl::Reference<KeptLog> hold{&log};
    std::erase(kept_, hold);
    log.retire();
}

Result<std::shared_ptr<LogIndex>> LogCache::read(const Reference<uno::XComponentContext>& context,
    const Reference<beans::XPropertySet>& document, const Reference<table::XCellRange>& range, const Conventions& conventions)
{
    const auto address = addressOf(range);
    for (const auto& log : kept_)
        if (log->isOf(document, address))
            return log->index();

    const auto table = calc::readTable(range, conventions);
    const rtl::Reference<KeptLog> log{new KeptLog{*this, document, range, conventions, contentHash(*table), indexOf(*table)}};
    if (log->postDrop(context)) {
        log->listen();
        kept_.push_back(log);
    } else {
        log->retire();
    }
    return log->index();
}

} // namespace lifecycle::functions
