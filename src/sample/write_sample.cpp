// Writes content.xml of the sample workbook: write_sample CONTENT.xml. Its other parts lie in src/sample/document; the cell
// styles that are named here stand in styles.xml there. OpenDocument 1.3, part 3.

#include "domain/wording.hpp"
#include "sample/sample_contacts.hpp"
#include "sample/sample_log.hpp"
#include "sample/sample_purchases.hpp"
#include "sample/sample_subscriptions.hpp"
#include "sample/sample_tables.hpp"

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <fstream>
#include <iostream>
#include <set>

namespace {

using namespace lifecycle;
using Tree = boost::property_tree::ptree;

void attribute(Tree& element, const std::string& name, std::string_view value)
{
    element.put_child(Tree::path_type{"<xmlattr>/" + name, '/'}, Tree{std::string{value}});
}

Tree& append(Tree& parent, std::string name, Tree child = {})
{
    return parent.push_back({std::move(name), std::move(child)})->second;
}

/// How a column looks; what is not listed is a plain one.
struct Looks { std::string_view header, style, width; };
constexpr Looks plain{"", "Default", "24mm"};
constexpr std::string_view startWidth = "170mm";
constexpr std::array looks{Looks{"Date", "Date", "24mm"}, Looks{"First order", "Date", "24mm"},
    Looks{"Last order", "Date", "24mm"}, Looks{"Notice given", "Date", "26mm"}, Looks{"Ended", "Date", "24mm"}, Looks{"Total", "Amount", "24mm"},
    Looks{"Cost", "Amount", "24mm"}, Looks{"Returns", "Amount", "24mm"}, Looks{"Contribution", "Amount", "26mm"},
    Looks{"Open balance", "Amount", "26mm"}, Looks{"Overdue", "Amount", "20mm"}, Looks{"Silence", "Amount", "20mm"},
    Looks{"Fall", "Amount", "20mm"}, Looks{"Rise", "Amount", "20mm"}, Looks{"Change", "Amount", "20mm"},
    Looks{"Total business change", "Share", "42mm"}, Looks{"Customer", "Name", "48mm"}, Looks{"Account", "Name", "48mm"},
    Looks{"Segment", "Name", "32mm"}, Looks{"Previous orders", "Default", "30mm"}, Looks{"Recent orders", "Default", "28mm"},
    Looks{"Do not contact", "Default", "28mm"}, Looks{"Contact", "Name", "32mm"}, Looks{"First contact", "Date", "26mm"},
    Looks{"Began by", "Name", "28mm"}, Looks{"Source", "Name", "32mm"}, Looks{"Referred by", "Name", "36mm"},
    Looks{"Contact outcome", "Name", "32mm"}, Looks{"Contacts since", "Default", "28mm"}, Looks{"Deal opened", "Date", "24mm"},
    Looks{"Deal outcome", "Name", "34mm"}, Looks{"Deal closed", "Date", "24mm"}, Looks{"Reason", "Name", "34mm"},
    Looks{"Quoted value", "Amount", "26mm"}, Looks{"Acquisition cost", "Amount", "30mm"}, Looks{"Next contact", "Date", "26mm"},
    Looks{"Lead since", "Date", "24mm"}, Looks{"Qualified", "Date", "24mm"}, Looks{"Signed", "Date", "24mm"},
    Looks{"Set up", "Date", "24mm"}, Looks{"In use since", "Date", "26mm"}, Looks{"Seats bought", "Default", "26mm"},
    Looks{"Previous seats", "Default", "28mm"}, Looks{"Usual active days", "Default", "34mm"},
    Looks{"Renewal date", "Date", "26mm"}, Looks{"Revenue", "Amount", "24mm"}, Looks{"Product", "Name", "26mm"},
    Looks{"Asked", "Date", "24mm"}, Looks{"Ordered", "Date", "24mm"}, Looks{"Delivered", "Date", "24mm"},
    Looks{"Disposed", "Date", "24mm"}, Looks{"Replacement asked", "Date", "36mm"}, Looks{"Replacement ordered", "Date", "38mm"},
    Looks{"Amount", "Amount", "24mm"}};

const Looks& looksOf(std::string_view header)
{
    const auto found = std::ranges::find(looks, header, &Looks::header);
    return found == looks.end() ? plain : *found;
}

Tree textCell(std::string_view style, std::string text)
{
    Tree cell;
    attribute(cell, "table:style-name", style);
    attribute(cell, "office:value-type", "string");
    // Blanks at the end of a paragraph are none for a reader of the format, unless each is written as <text:s/>.
    const auto written = text.find_last_not_of(' ') + 1;
    Tree& paragraph = append(cell, "text:p", Tree{text.substr(0, written)});
    for (auto blank = written; blank < text.size(); ++blank)
        append(paragraph, "text:s");
    return cell;
}

Tree cellOf(const Table& table, const Looks& of, Value value)
{
    if (value.isBlank())
        return {};
    if (value.isText())
        return textCell("Name", table.display(value));
    Tree cell;
    attribute(cell, "table:style-name", of.style);
    if (of.style == "Date") {
        attribute(cell, "office:value-type", "date");
        attribute(cell, "office:date-value", sample::isoText(static_cast<Day>(value.number()), table.conventions.nullDate));
    } else {
        attribute(cell, "office:value-type", of.style == "Share" ? "percentage" : "float");
        attribute(cell, "office:value", table.display(value));
    }
    return cell;
}

std::string columnStyle(std::string_view width) { return "column-" + std::string{width}; }

/// One per width.
void appendColumnStyles(Tree& styles)
{
    std::set<std::string_view> widths{plain.width, startWidth};
    for (const Looks& of : looks)
        widths.insert(of.width);
    for (const std::string_view width : widths) {
        Tree& style = append(styles, "style:style");
        attribute(style, "style:name", columnStyle(width));
        attribute(style, "style:family", "table-column");
        attribute(append(style, "style:table-column-properties"), "style:column-width", width);
    }
}

Tree& appendSheet(Tree& spreadsheet, std::string_view name)
{
    Tree& sheet = append(spreadsheet, "table:table");
    attribute(sheet, "table:name", name);
    return sheet;
}

void appendColumn(Tree& sheet, std::string_view width, std::string_view style)
{
    Tree& column = append(sheet, "table:table-column");
    attribute(column, "table:style-name", columnStyle(width));
    attribute(column, "table:default-cell-style-name", style);
}

void appendTable(Tree& spreadsheet, const Table& table)
{
    Tree& sheet = appendSheet(spreadsheet, table.sheet);
    for (const std::string& header : table.headers)
        appendColumn(sheet, looksOf(header).width, looksOf(header).style);
    Tree& headers = append(append(sheet, "table:table-header-rows"), "table:table-row");
    for (const std::string& header : table.headers)
        append(headers, "table:table-cell", textCell("Header", header));
    for (std::size_t row = 0; row < table.rows(); ++row) {
        Tree& cells = append(sheet, "table:table-row");
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            append(cells, "table:table-cell", cellOf(table, looksOf(table.headers[column]), table.columns[column][row]));
    }
}

/// What to do, in every language that has words for it.
void appendStart(Tree& spreadsheet, const Table& accounts)
{
    Tree& sheet = appendSheet(spreadsheet, "Start");
    appendColumn(sheet, startWidth, "Paragraph");
    const auto line = [&](std::string_view style, std::string text) {
        append(append(sheet, "table:table-row"), "table:table-cell", textCell(style, std::move(text)));
    };
    const std::string last = columnName(static_cast<std::int32_t>(accounts.columns.size()) - 1);
    const std::string header = accounts.sheet + ".A$1:" + last + "$1", row = accounts.sheet + ".A2:" + last + "2";
    const Wording english{"en"};
    const auto nullDate = accounts.conventions.nullDate;
    for (const std::string_view language : Wording::languages()) {
        const Wording wording{language};
        if (language != english.language() && wording.text("sample.start.title") == english.text("sample.start.title"))
            continue;
        line("Title", std::string{wording.text("sample.start.title")});
        line("Paragraph", std::string{wording.text("sample.start.what")});
        line("Paragraph", std::string{wording.text("sample.start.classify")});
        line("Paragraph", wording.say({"sample.start.formula", {{"header", header}, {"row", row}}}, nullDate));
        line("Paragraph", {});
    }
}

Tree contentOf(const sample::Sample& sample)
{
    Tree content;
    Tree& document = append(content, "office:document-content");
    for (const std::string space : {"office", "style", "text", "table"})
        attribute(document, "xmlns:" + space, "urn:oasis:names:tc:opendocument:xmlns:" + space + ":1.0");
    attribute(document, "office:version", "1.3");
    appendColumnStyles(append(document, "office:automatic-styles"));
    Tree& spreadsheet = append(append(document, "office:body"), "office:spreadsheet");
    appendStart(spreadsheet, sample.accounts);
    appendTable(spreadsheet, sample.orderLog);
    appendTable(spreadsheet, sample.accounts);
    for (const auto& sheet : std::array{sample::contactsSheet(), sample::subscriptionsSheet(), sample::purchasesSheet()})
        appendTable(spreadsheet, sheet.table);
    return content;
}

} // namespace

int main(int count, char** arguments)
try {
    if (count != 2) {
        std::cerr << "write_sample CONTENT.xml\n";
        return 2;
    }
    std::ofstream file{arguments[1], std::ios::binary};
    file.exceptions(std::ios::failbit | std::ios::badbit);
    boost::property_tree::write_xml(file, contentOf(lifecycle::sample::makeSample()));
    return 0;
} catch (const std::exception& error) {
    std::cerr << "write_sample: " << error.what() << '\n';
    return 1;
}
