#include "harness/document.hpp"

#include "harness/cells.hpp"
#include "harness/main_thread.hpp"
#include "harness/values.hpp"

#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XComponentLoader.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/lang/DisposedException.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <chrono>
#include <map>
#include <thread>

namespace lifecycle::harness {

namespace {

    using css::uno::Reference;
    using css::uno::UNO_QUERY;
    using css::uno::UNO_QUERY_THROW;

    constexpr const char* csvFilter = "Text - txt - csv (StarCalc)";
    /// Separator comma, text in double quotes, UTF-8, from line 1, no column types, English (USA), not all as text, dates and
    /// other special numbers detected, cells stored as shown.
    constexpr const char* csvOptions = "44,34,76,1,,1033,false,true,true";

    /// The window manager gives a new window the keyboard in a moment of its own.
    void awaitKeyboard(const Reference<css::frame::XFrame>& frame)
    {
        for (int tries = 0; !frame->isActive(); ++tries) {
            if (tries == 300)
                throw std::runtime_error("a new window does not get the keyboard");
            std::this_thread::sleep_for(std::chrono::milliseconds { 100 });
        }
    }

    Reference<css::frame::XModel> load(Office& office, const std::string& url, NamedValues values, Shown shown)
    {
        values.emplace_back("Hidden", css::uno::Any(shown == Shown::hidden));
        values.emplace_back("MacroExecutionMode", css::uno::Any(css::document::MacroExecMode::ALWAYS_EXECUTE_NO_WARN));
        const auto loader = office.service<css::frame::XComponentLoader>("com.sun.star.frame.Desktop");
        Reference<css::frame::XModel> model;
        const auto open = [&] { model.set(loader->loadComponentFromURL(officeText(url), "_blank", 0, propertyValues(values)), UNO_QUERY); };
        if (shown == Shown::visible)
            onMainThread(office, open);
        else
            open();
        if (!model.is())
            throw std::runtime_error("the office does not open " + url);
        if (shown == Shown::visible)
            awaitKeyboard(model->getCurrentController()->getFrame());
        return model;
    }

    NamedValues importing(const std::filesystem::path& file, const std::string& filterOptions)
    {
        using std::filesystem::perms;
        // Root may write everywhere, and would get such a file to write.
        if ((std::filesystem::status(file).permissions() & perms::owner_write) == perms::none)
            return { { "ReadOnly", css::uno::Any(true) } };
        if (file.extension() != ".csv" && filterOptions.empty())
            return {};
        return { { "FilterName", css::uno::Any(rtl::OUString::createFromAscii(csvFilter)) },
            { "FilterOptions", css::uno::Any(officeText(filterOptions.empty() ? csvOptions : filterOptions)) } };
    }

} // namespace

Document::Document(Office& office, Shown shown)
    : owner(&office)
    , component(load(office, "private:factory/scalc", {}, shown))
{
}

Document::Document(Office& office, const std::filesystem::path& file, Shown shown, const std::string& filterOptions)
    : owner(&office)
    , component(load(office, fileUrl(file), importing(file, filterOptions), shown))
{
}

Document::~Document()
{
    try {
        close();
    } catch (const css::uno::Exception&) {
        // The office is gone, and its exit code makes the run fail.
    }
}

void Document::close()
{
    const Reference<css::util::XCloseable> open(component, UNO_QUERY);
    component.clear();
    if (open.is())
        open->close(true);
}

void Document::save(const std::filesystem::path& file) const
{
    static const std::map<std::string, const char*> filters { { ".ods", "calc8" }, { ".xlsx", "Calc MS Excel 2007 XML" },
        { ".xls", "MS Excel 97" }, { ".csv", csvFilter }, { ".pdf", "calc_pdf_Export" } };
    NamedValues values { { "FilterName", css::uno::Any(rtl::OUString::createFromAscii(filters.at(file.extension().string()))) } };
    if (file.extension() == ".csv")
        values.emplace_back("FilterOptions", css::uno::Any(rtl::OUString::createFromAscii(csvOptions)));
    const Reference<css::frame::XStorable> storable(component, UNO_QUERY_THROW);
    storable->storeToURL(officeText(fileUrl(file)), propertyValues(values));
}

Reference<css::sheet::XSpreadsheetDocument> Document::spreadsheets() const
{
    return Reference<css::sheet::XSpreadsheetDocument>(component, UNO_QUERY_THROW);
}

Reference<css::document::XUndoManager> Document::undoManager() const
{
    return Reference<css::document::XUndoManagerSupplier>(component, UNO_QUERY_THROW)->getUndoManager();
}

std::vector<std::string> Document::sheetNames() const
{
    const css::uno::Sequence<rtl::OUString> names = spreadsheets()->getSheets()->getElementNames();
    std::vector<std::string> result;
    for (const rtl::OUString& name : names)
        result.push_back(utf8(name));
    return result;
}

Reference<css::sheet::XSpreadsheet> Document::sheet(const std::string& name) const
{
    return Reference<css::sheet::XSpreadsheet>(spreadsheets()->getSheets()->getByName(officeText(name)), UNO_QUERY_THROW);
}

void Document::recalculate() const
{
    Reference<css::sheet::XCalculatable>(component, UNO_QUERY_THROW)->calculateAll();
}

void Document::select(const std::string& range) const
{
    const Reference<css::view::XSelectionSupplier> selection(controller(), UNO_QUERY_THROW);
    selection->select(css::uno::Any(rangeOf(*this, range)));
}

} // namespace lifecycle::harness
