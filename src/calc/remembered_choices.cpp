#include "calc/remembered_choices.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/beans/PropertyAttribute.hpp>
#include <com/sun/star/beans/XPropertyContainer.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/UndoFailedException.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/util/XModifiable.hpp>
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

constexpr char propertyName[] = "Lifecycle choices";

Reference<beans::XPropertyContainer> propertiesOf(const Reference<frame::XModel>& document)
{
    return Reference<document::XDocumentPropertiesSupplier> { document, UNO_QUERY_THROW }
        ->getDocumentProperties()->getUserDefinedProperties();
}

bool isThere(const Reference<beans::XPropertyContainer>& properties)
{
    return Reference<beans::XPropertySet> { properties, UNO_QUERY_THROW }
        ->getPropertySetInfo()->hasPropertyByName(propertyName);
}

OUString written(const Reference<frame::XModel>& document)
{
    const auto properties = propertiesOf(document);
    OUString text; // what else a user may have put there counts as nothing
    if (isThere(properties))
        Reference<beans::XPropertySet> { properties, UNO_QUERY_THROW } -> getPropertyValue(propertyName) >>= text;
    return text;
}

void write(const Reference<frame::XModel>& document, const OUString& text)
{
    const auto properties = propertiesOf(document);
    if (isThere(properties))
        properties->removeProperty(propertyName);
    if (!text.isEmpty())
        properties->addProperty(propertyName, beans::PropertyAttribute::REMOVABLE, uno::Any{ text });
    Reference<util::XModifiable> { document, UNO_QUERY_THROW } -> setModified(true);
}

using WhenChanged = void (*)(const Reference<frame::XModel>&);

/// In the document's list of what can be undone: the cells know nothing of a choice.
class Step final : public cppu::WeakImplHelper1<document::XUndoAction>
{
public:
    Step(const Reference<frame::XModel>& document, OUString title, OUString before, OUString after, WhenChanged whenChanged)
        : document_{ document }
        , title_{ std::move(title) }
        , before_{ std::move(before) }
        , after_{ std::move(after) }
        , whenChanged_{ whenChanged }
    {
    }
    OUString SAL_CALL getTitle() override { return title_; }
    void SAL_CALL undo() override { go(before_); }
    void SAL_CALL redo() override { go(after_); }

private:
    void go(const OUString& text)
    {
        const Reference<frame::XModel> document{ document_ };
        if (!document.is())
            return;
        try {
            write(document, text);
        } catch (const uno::Exception& error) {
            throw document::UndoFailedException{ error.Message, *this, uno::makeAny(error) };
        }
        whenChanged_(document);
    }

    uno::WeakReference<frame::XModel> document_; ///< which owns this step
    OUString title_, before_, after_;
    WhenChanged whenChanged_;
};

} // namespace

RememberedChoices rememberedChoices(const Reference<frame::XModel>& document)
{
    return RememberedChoices::read(utf8(written(document)));
}

void remember(const Reference<frame::XModel>& document, const RememberedChoices& choices, std::string_view title, WhenChanged whenChanged)
{
    const auto before = written(document), after = unicode(choices.written());
    if (after == before)
        return;
    write(document, after);
    Reference<document::XUndoManagerSupplier> { document, UNO_QUERY_THROW }
        ->getUndoManager()->addUndoAction(new Step{ document, unicode(title), before, after, whenChanged });
}

} // namespace lifecycle::calc
