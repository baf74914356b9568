// A job that does what no Classify can do without: it reads a range once and writes as many cells once, through the same API,
// inside the office's process.
//
//     Document   the document
//     Remember   names of sheets: their cells are what a later call writes (not timed)
//     Range      the range to read; the result is the seconds that reading it and writing the remembered cells took

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/task/XJob.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase1.hxx>

#include <chrono>
#include <vector>

using namespace com::sun::star;
using rtl::OUString;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace
{

using Cells = uno::Sequence<uno::Sequence<uno::Any>>;

std::vector<Cells>& remembered()
{
    static std::vector<Cells> cells;
    return cells;
}

Cells cellsOf(const Reference<sheet::XSpreadsheet>& sheet)
{
    const auto cursor = sheet->createCursor();
    const Reference<sheet::XUsedAreaCursor> used{ cursor, UNO_QUERY_THROW };
    used->gotoStartOfUsedArea(false);
    used->gotoEndOfUsedArea(true);
    return Reference<sheet::XCellRangeData> { cursor, UNO_QUERY_THROW } -> getDataArray();
}

double readAndWrite(const Reference<sheet::XSpreadsheetDocument>& document, const Reference<sheet::XCellRangeData>& range)
{
    const auto sheets = document->getSheets();
    const auto begin = std::chrono::steady_clock::now();
    const auto read = range->getDataArray();
    for (std::size_t number = 0; number < remembered().size(); ++number) {
        const auto& cells = remembered()[number];
        const auto name = "Floor " + OUString::number(static_cast<sal_Int64>(number));
        sheets->insertNewByName(name, 32'000);
        const Reference<sheet::XSpreadsheet> sheet{ sheets->getByName(name), UNO_QUERY_THROW };
        Reference<sheet::XCellRangeData>
        {
            sheet->getCellRangeByPosition(0, 0, cells[0].getLength() - 1, cells.getLength() - 1), UNO_QUERY_THROW
            } -> setDataArray(cells);
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

class Floor final : public cppu::WeakImplHelper1<task::XJob>
{
public:
    uno::Any SAL_CALL execute(const uno::Sequence<beans::NamedValue>& arguments) override
    {
        Reference<sheet::XSpreadsheetDocument> document;
        uno::Sequence<OUString> names;
        Reference<sheet::XCellRangeData> range;
        for (const auto& argument : arguments) {
            if (argument.Name == "Document")
                argument.Value >>= document;
            else if (argument.Name == "Remember")
                argument.Value >>= names;
            else if (argument.Name == "Range")
                argument.Value >>= range;
        }
        if (range.is())
            return uno::Any{ readAndWrite(document, range) };
        remembered().clear();
        const auto& wanted = names;
        for (const auto& name : wanted)
            remembered().push_back(
                cellsOf(Reference<sheet::XSpreadsheet>{ document->getSheets()->getByName(name), UNO_QUERY_THROW }));
        return {};
    }
};

} // namespace

extern "C" SAL_DLLPUBLIC_EXPORT uno::XInterface* floor_get_implementation(uno::XComponentContext*, uno::Sequence<uno::Any> const&)
{
    const Reference<uno::XInterface> made{ static_cast<cppu::OWeakObject*>(new Floor) };
    made->acquire();
    return made.get();
}
