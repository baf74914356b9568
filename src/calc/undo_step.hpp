#pragma once

// Everything that a command changes, as one entry of the undo list. What was begun and not finished is taken back.

#include "calc/owned_ranges.hpp"

#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/frame/XModel.hpp>

#include <string_view>
#include <vector>

namespace lifecycle::calc {

class UndoStep {
public:
    /// `title` is shown in the list of what can be undone. The view stands still until the step ends.
    UndoStep(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, std::string_view title);
    UndoStep(const UndoStep&) = delete;
    UndoStep& operator=(const UndoStep&) = delete;
    /// Takes all back that was done since the beginning, unless the step was finished.
    ~UndoStep();

    /// A new sheet behind all others.
    Sheet insertSheet(std::string_view name);
    /// Keeps what was done. Whatever the view is to show of it comes after this.
    void finish();

private:
    void leave();
    void takeBack();

    com::sun::star::uno::Reference<com::sun::star::frame::XModel> document_;
    com::sun::star::uno::Reference<com::sun::star::document::XUndoManager> undo_;
    std::vector<rtl::OUString> inserted_;
    bool wasModified_ = false;
    bool open_ = true;
};

} // namespace lifecycle::calc
