// A day's work in a window: a workbook opened, classified, undone and closed, two hundred times, with the sidebar beside it.
//
// LibreOffice 7.4 itself grows by half a megabyte in such a round, and nothing that an extension could do gives it back:
// - a chart on a sheet that came to the front after the chart was made (or again, later) stays when its insertion is undone, with
//   all that was drawn of it;
// - every document into which `setDataArray` has written, as the only way to write a million cells, leaves its texts behind.
// So the same sheets with the same values and charts are written and undone by the office's own means, in an office without the
// extension, and what we add to that is measured. A panel's dialog that is not let go of weighs .1 MB, a whole document several.

#include "deck.hpp"

#include "harness/main_thread.hpp"
#include "office/small_log.hpp"

#include <com/sun/star/awt/InvalidateStyle.hpp>
#include <com/sun/star/awt/XWindowPeer.hpp>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart/XAxisXSupplier.hpp>
#include <com/sun/star/chart/XAxisYSupplier.hpp>
#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/drawing/XDrawPagesSupplier.hpp>
#include <com/sun/star/drawing/XShape.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/XTableChart.hpp>
#include <com/sun/star/table/XTableCharts.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <functional>
#include <string>

using namespace lifecycle::tests;
using namespace lifecycle::desktop;
using css::uno::Reference;
using css::uno::UNO_QUERY;
using css::uno::UNO_QUERY_THROW;

namespace {

/// Megabytes that a process holds.
double memoryOf(pid_t process)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("RssAnon:"))
            return std::stod(line.substr(8)) / 1024;
    throw std::runtime_error("the office has gone");
}

/// What each thread's heap keeps free for later would be counted as held: they share one, and it gives back what it can.
Office::Settings thrifty(Office::Settings settings)
{
    settings.environment["MALLOC_ARENA_MAX"] = "1";
    settings.environment["MALLOC_TRIM_THRESHOLD_"] = "131072";
    return settings;
}

/// The office remembers how texts are laid out, up to 20 MB, which two hundred rounds do not fill: here little of it, so that what
/// grows is seen. To be called before it has drawn anything.
void rememberLittle(const Office& office)
{
    css::uno::Sequence<css::uno::Any> arguments{1};
    arguments.getArray()[0] <<= css::beans::NamedValue{"nodepath", text("/org.openoffice.Office.Common/Cache/Font")};
    const Reference<css::container::XNameReplace> cache{
        office.service<css::lang::XMultiServiceFactory>("com.sun.star.configuration.ConfigurationProvider")
            ->createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", arguments),
        UNO_QUERY_THROW};
    cache->replaceByName("GlyphsCacheSize", css::uno::Any{sal_Int32{100'000}});
    Reference<css::util::XChangesBatch>{cache, UNO_QUERY_THROW}->commitChanges();
}

/// 1,000 orders by 100 customers.
void fillLog(const Document& document)
{
    fillSmallLog(document);
    Rows rows;
    for (int order = 0; order < 1'000; ++order)
        rows.push_back({"Customer " + std::to_string(order * 7 % 100), newYear + order % 400, 10.0 + order % 13});
    put(document, "Orders.A2", rows);
}

/// What a classification leaves on a sheet.
struct WrittenSheet {
    struct Chart {
        css::awt::Rectangle place;
        css::uno::Sequence<css::table::CellRangeAddress> ranges;
    };
    rtl::OUString name;
    css::uno::Sequence<css::uno::Sequence<css::uno::Any>> values;
    std::vector<Chart> charts;
};
struct Written {
    std::vector<WrittenSheet> sheets;
    rtl::OUString shown;
};

Reference<css::sheet::XSpreadsheetView> viewOf(const Document& document) { return {document.controller(), UNO_QUERY_THROW}; }

Reference<css::table::XTableCharts> chartsOn(const Reference<css::sheet::XSpreadsheet>& sheet)
{
    return Reference<css::table::XTableChartsSupplier>{sheet, UNO_QUERY_THROW}->getCharts();
}

Written writtenIn(const Document& document, std::size_t sheetsBefore)
{
    Written written;
    const auto names = document.sheetNames();
    for (auto index = sheetsBefore; index < names.size(); ++index) {
        const auto sheet = document.sheet(names[index]);
        auto& added = written.sheets.emplace_back();
        added.name = officeText(names[index]);
        const auto cursor = sheet->createCursor();
        const Reference<css::sheet::XUsedAreaCursor> used{cursor, UNO_QUERY_THROW};
        used->gotoEndOfUsedArea(false);
        const auto end = Reference<css::sheet::XCellRangeAddressable>{cursor, UNO_QUERY_THROW}->getRangeAddress();
        added.values = Reference<css::sheet::XCellRangeData>{
            sheet->getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow), UNO_QUERY_THROW}->getDataArray();
        const auto charts = chartsOn(sheet);
        const Reference<css::container::XIndexAccess> pages{
            Reference<css::drawing::XDrawPagesSupplier>{document.model(), UNO_QUERY_THROW}->getDrawPages(), UNO_QUERY_THROW};
        const Reference<css::container::XIndexAccess> shapes{pages->getByIndex(static_cast<sal_Int32>(index)), UNO_QUERY_THROW};
        for (sal_Int32 number = 0; number < shapes->getCount(); ++number) {
            const Reference<css::drawing::XShape> shape{shapes->getByIndex(number), UNO_QUERY_THROW};
            const Reference<css::beans::XPropertySet> properties{shape, UNO_QUERY_THROW};
            if (!properties->getPropertySetInfo()->hasPropertyByName("PersistName"))
                continue;
            const auto name = properties->getPropertyValue("PersistName").get<rtl::OUString>();
            const auto corner = shape->getPosition();
            const auto size = shape->getSize();
            added.charts.push_back({{corner.X, corner.Y, size.Width, size.Height},
                Reference<css::table::XTableChart>{charts->getByName(name), UNO_QUERY_THROW}->getRanges()});
        }
    }
    written.shown = Reference<css::container::XNamed>{viewOf(document)->getActiveSheet(), UNO_QUERY_THROW}->getName();
    return written;
}

/// With all that a chart of a classification has: titles, a colour for every bar.
void dress(const Reference<css::table::XTableCharts>& charts, const rtl::OUString& name)
{
    const auto set = [](const auto& of, const char* property, const css::uno::Any& value) {
        Reference<css::beans::XPropertySet>{of, UNO_QUERY_THROW}->setPropertyValue(rtl::OUString::createFromAscii(property), value);
    };
    const Reference<css::document::XEmbeddedObjectSupplier> object{charts->getByName(name), UNO_QUERY_THROW};
    const Reference<css::chart::XChartDocument> chart{object->getEmbeddedObject(), UNO_QUERY_THROW};
    const auto diagram = chart->getDiagram();
    set(chart, "HasLegend", css::uno::Any{false});
    set(chart, "HasMainTitle", css::uno::Any{true});
    set(chart->getTitle(), "String", text("Contribution by stage"));
    set(diagram, "HasXAxisTitle", css::uno::Any{true});
    set(diagram, "HasYAxisTitle", css::uno::Any{true});
    set(Reference<css::chart::XAxisXSupplier>{diagram, UNO_QUERY_THROW}->getXAxisTitle(), "String", text("stage"));
    set(Reference<css::chart::XAxisYSupplier>{diagram, UNO_QUERY_THROW}->getYAxisTitle(), "String", text("contribution"));
    for (sal_Int32 bar = 0; bar < 3; ++bar)
        set(diagram->getDataPointProperties(bar, 0), "FillColor", css::uno::Any{0x112233 * (bar + 1)});
}

/// The same by the office's own means, as one step that can be undone.
void write(const Document& document, const Written& written)
{
    const auto undo = document.undoManager();
    undo->enterUndoContext("Sheets");
    document.model()->lockControllers();
    for (const auto& sheet : written.sheets) {
        addSheet(document, utf8(sheet.name));
        const auto cells = document.sheet(utf8(sheet.name));
        Reference<css::sheet::XCellRangeData>{
            cells->getCellRangeByPosition(0, 0, sheet.values[0].getLength() - 1, sheet.values.getLength() - 1), UNO_QUERY_THROW}
            ->setDataArray(sheet.values);
        int number = 0;
        for (const auto& chart : sheet.charts) {
            const auto name = sheet.name + rtl::OUString::number(++number);
            chartsOn(cells)->addNewByName(name, chart.place, chart.ranges, true, true);
            dress(chartsOn(cells), name);
        }
    }
    document.model()->unlockControllers();
    undo->leaveUndoContext();
    viewOf(document)->setActiveSheet(document.sheet(utf8(written.shown)));
}

/// At once, as far as it can be seen: what the office keeps depends on what it has drawn.
void draw(Office& office, const Document& document)
{
    using css::awt::InvalidateStyle::CHILDREN, css::awt::InvalidateStyle::UPDATE;
    const Reference<css::awt::XWindowPeer> window{document.controller()->getFrame()->getComponentWindow(), UNO_QUERY_THROW};
    onMainThread(office, [&] { window->invalidate(CHILDREN | UPDATE); });
}

/// By how many megabytes the office grows in one round, once it has what it needs.
double growth(const Office& office, int warmingUp, int counted, const std::function<void()>& round)
{
    for (int i = 0; i < warmingUp; ++i)
        round();
    const double before = memoryOf(office.processId());
    for (int i = 0; i < counted; ++i)
        round();
    return (memoryOf(office.processId()) - before) / counted;
}

} // namespace

TEST_CASE("Two hundred times open, classify, undo, close: no crash, no growing memory")
{
    const std::vector<std::string> usersSheets{"Orders", "Model"};
    const Screen screen(1500, 1000);
    Written written;
    double withUs = 0, without = 0;
    {
        Office office(thrifty(screen.office("gen")));
        rememberLittle(office);
        const auto file = office.folder() / "orders.ods";
        {
            const Document document(office, Shown::visible);
            fillLog(document);
            document.save(file);
            REQUIRE(classify(document, office).success);
            written = writtenIn(document, usersSheets.size());
            REQUIRE(written.sheets.size() >= 3);
        }
        withUs = growth(office, 40, 160, [&] {
            const Document document(office, file, Shown::visible);
            const Deck deck(office, screen, document.controller());
            REQUIRE(classify(document, office).success);
            REQUIRE(document.sheetNames().size() == usersSheets.size() + written.sheets.size());
            draw(office, document);
            document.undoManager()->undo();
            REQUIRE(document.sheetNames() == usersSheets);
        });
        CHECK(office.stop() == 0);
    }
    {
        auto settings = thrifty(screen.office("gen"));
        settings.extension = false;
        Office office(settings);
        rememberLittle(office);
        const auto file = office.folder() / "orders.ods";
        {
            const Document document(office, Shown::visible);
            fillLog(document);
            document.save(file);
        }
        without = growth(office, 20, 40, [&] {
            const Document document(office, file, Shown::visible);
            write(document, written);
            draw(office, document);
            document.undoManager()->undo();
            REQUIRE(document.sheetNames() == usersSheets);
        });
        CHECK(office.stop() == 0);
    }
    constexpr double measuringError = .2;
    CAPTURE(withUs, without);
    CHECK(withUs < without + measuringError);
}
