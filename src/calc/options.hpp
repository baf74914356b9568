#pragma once

// What a user has set once for all documents, under Tools, Options, LibreOffice Calc, Lifecycle. Its home is the office's own
// configuration, /org.customerlifecycle.Options (extension/config/Options.xcs); what an argument of a command or a choice in a
// panel says wins over it. Formulas in cells do not follow it, but for the language of sentences: a file gives the same figures
// to everybody.

#include "domain/outlook.hpp"
#include "domain/stage_colours.hpp"
#include "domain/wording.hpp"

#include <com/sun/star/uno/XComponentContext.hpp>
#include <com/sun/star/util/XChangesNotifier.hpp>

#include <optional>
#include <string>

namespace lifecycle::calc {

struct Options {
    std::string language;               ///< one of `Wording::languages()`; empty: that of the office's menus
    std::string model = "relationship"; ///< a built-in model's English name, where a document has chosen none
    std::optional<int> window;          ///< days; none: from the log
    std::optional<int> decimals;        ///< of amounts in results, 0 or 2; none: none where the column of the amounts shows none, else 2
    StageColours colours = StageColours::ofTheModel;
    OutlookTerms terms;

    bool operator==(const Options&) const = default;
};

/// As they stand now. A value that the schema does not allow counts as not set. On the office's thread; kept between two changes,
/// since functions ask in every cell.
const Options& options(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);
/// Stores them for the next start too, and tells all who listen.
void setOptions(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context, const Options& options);

/// Tells of every change for as long as somebody holds it, on whichever thread made the change. Who hears of one says
/// `forgetOptions` before it asks anew: others may not have heard of it yet.
com::sun::star::uno::Reference<com::sun::star::util::XChangesNotifier> optionsNotifier(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

/// What is kept of the options no longer holds. On any thread.
void forgetOptions();

/// In the language that is set, else in that of the office's menus.
Wording wordingInUse(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

} // namespace lifecycle::calc
