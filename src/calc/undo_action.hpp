#pragma once

// What a command changes of a document besides that which LibreOffice takes back by itself, in the document's list of what can be undone:
// alone, or as a part of the undo context that is open.

#include <com/sun/star/frame/XModel.hpp>

#include <functional>
#include <string_view>

namespace lifecycle::calc
{

using OnDocument = std::function<void(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document)>;

/// `title` is seen where the action is no part of a step. Both are called on the office's thread, while the document is open. Errors end
/// there: they would break off the whole undo. Only `UndoFailedException` does, which the user is told of.
void addUndoAction(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document, std::string_view title, OnDocument undo,
    OnDocument redo);

} // namespace lifecycle::calc
