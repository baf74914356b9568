#include "calc/undo_action.hpp"

#include "calc/unicode.hpp"

#include <com/sun/star/document/UndoFailedException.hpp>
#include <com/sun/star/document/XUndoAction.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/weakref.hxx>

#include <utility>

namespace lifecycle::calc
{

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

class UndoAction final : public cppu::WeakImplHelper1<document::XUndoAction>
{
public:
    UndoAction(const Reference<frame::XModel>& document, std::string_view title, OnDocument undo, OnDocument redo)
        : document_{ document }
        , title_{ unicode(title) }
        , undo_{ std::move(undo) }
        , redo_{ std::move(redo) }
    {
    }

    OUString SAL_CALL getTitle() override { return title_; }
    void SAL_CALL undo() override { go(undo_); }
    void SAL_CALL redo() override { go(redo_); }

private:
    void go(const OnDocument& act) const
    {
        try {
            if (const Reference<frame::XModel> document = document_; document.is())
                act(document);
        } catch (const document::UndoFailedException&) {
            throw;
        } catch (const uno::Exception&) {
            // What the user has changed meanwhile by hand stays as it is.
        }
    }

    uno::WeakReference<frame::XModel> document_; ///< whose list of undo actions holds this one
    OUString title_;
    OnDocument undo_, redo_;
};

} // namespace

void addUndoAction(const Reference<frame::XModel>& document, std::string_view title, OnDocument undo, OnDocument redo)
{
    Reference<document::XUndoManagerSupplier>{ document, UNO_QUERY_THROW }->getUndoManager()->addUndoAction(
        new UndoAction{ document, title, std::move(undo), std::move(redo) });
}

} // namespace lifecycle::calc
