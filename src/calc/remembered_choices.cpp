#include "calc/remembered_choices.hpp"
#include "calc/undo_action.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/beans/PropertyAttribute.hpp>
#include <com/sun/star/beans/XPropertyContainer.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/UndoFailedException.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/util/XModifiable.hpp>

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
    const auto writeAndTell = [whenChanged](const OUString& text) {
        return [=](const Reference<frame::XModel>& of) {
            try {
                write(of, text);
            } catch (const uno::Exception& error) {
                throw document::UndoFailedException{ error.Message, of, uno::makeAny(error) };
            }
            whenChanged(of);
        };
    };
    addUndoAction(document, title, writeAndTell(before), writeAndTell(after)); // the cells know nothing of a choice
}

} // namespace lifecycle::calc
