#pragma once

// A spreadsheet in the office under test; closed without asking when its owner goes.

#include "harness/office.hpp"

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/document/XUndoManager.hpp>

#include <vector>

namespace lifecycle::harness {

enum class Shown { hidden, visible };

class Document {
public:
    /// An empty workbook with one sheet, `Sheet1`.
    explicit Document(Office& office, Shown shown = Shown::hidden);
    /// A file: what it is, is found by the office. CSV: UTF-8, commas, numbers and dates read as English of the USA writes them,
    /// unless `filterOptions` say otherwise.
    Document(Office& office, const std::filesystem::path& file, Shown shown = Shown::hidden, const std::string& filterOptions = {});
    ~Document();
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    /// Writes a copy; the ending says how: .ods, .xlsx, .xls, .csv, .pdf.
    void save(const std::filesystem::path& file) const;
    void close();

    css::uno::Reference<css::sheet::XSpreadsheetDocument> spreadsheets() const;
    const css::uno::Reference<css::frame::XModel>& model() const noexcept { return component; }
    css::uno::Reference<css::frame::XController> controller() const { return component->getCurrentController(); }
    css::uno::Reference<css::document::XUndoManager> undoManager() const;

    std::vector<std::string> sheetNames() const;
    css::uno::Reference<css::sheet::XSpreadsheet> sheet(const std::string& name) const;
    /// Calculates every formula anew, ours too.
    void recalculate() const;
    void select(const std::string& range) const;

private:
    Office* owner;
    css::uno::Reference<css::frame::XModel> component;
};

} // namespace lifecycle::harness
