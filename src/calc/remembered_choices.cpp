#include "calc/remembered_choices.hpp"
#include "calc/unicode.hpp"

#include <com/sun/star/beans/PropertyAttribute.hpp>
#include <com/sun/star/beans/XPropertyContainer.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
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

} // namespace

RememberedChoices rememberedChoices(const Reference<frame::XModel>& document)
{
    const auto properties = propertiesOf(document);
    if (!isThere(properties))
        return {};
    OUString text; // what else a user may have put there counts as nothing
    Reference<beans::XPropertySet> { properties, UNO_QUERY_THROW } -> getPropertyValue(propertyName) >>= text;
    return RememberedChoices::read(utf8(text));
}

void remember(const Reference<frame::XModel>& document, const RememberedChoices& choices)
{
    const auto properties = propertiesOf(document);
    if (isThere(properties))
        properties->removeProperty(propertyName);
    if (const auto written = choices.written(); !written.empty())
        properties->addProperty(propertyName, beans::PropertyAttribute::REMOVABLE, uno::Any{ unicode(written) });
    Reference<util::XModifiable> { document, UNO_QUERY_THROW } -> setModified(true);
}

} // namespace lifecycle::calc
