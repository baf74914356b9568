"""Shows the extension in an office of its own, for extension/try.sh:

    show.py EXTENSION.oxt FOLDER [--headless] [FILE]

FOLDER takes the office's throwaway profile, and what is written. Exit code 1: nothing could be shown, and the reason was printed.
"""
import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.frame.DispatchResultState import SUCCESS

from delimited import NoTable, inspect

CSV_FILTER = "Text - txt - csv (StarCalc)"
SPREADSHEETS = {".ods", ".fods", ".xlsx", ".xls"}
START_AGAIN = 81  # the exit code by which a fresh profile asks for it
PRINTED_ROWS = 200  # of a sheet
STAGES = "Lifecycle_Stages_block_2"  # the table by stage with its sum, as the extension names it


class NotShown(Exception):
    """What was asked for could not be shown; the message says why."""


def values(**named):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in named.items())


class Office:
    """A LibreOffice with a profile of its own and the extension installed; ended with the `with` block."""

    def __init__(self, extension, folder, headless):
        profile = folder / "profile"
        shutil.rmtree(profile, ignore_errors=True)
        profile.mkdir(parents=True)
        program = self.program_folder()
        own = [f"-env:UserInstallation={(profile / 'user').as_uri()}",
               f"-env:UNO_SHARED_PACKAGES_CACHE={(profile / 'packages').as_uri()}"]
        self.log = open(folder / "office.log", "wb")
        # Into a cache of our own, --shared is open to everybody, and the only way for root.
        subprocess.run([program / "unopkg", "add", "--shared", "--force", "--suppress-license", extension, *own],
                       check=True, stdout=self.log, stderr=self.log)
        pipe = f"lifecycle-try-{os.getpid()}"
        self.command = [program / "soffice.bin", f"--accept=pipe,name={pipe};urp;", "--norestore", "--nologo", "--nodefault",
                        *(["--headless"] if headless else []), *own]
        self.process = subprocess.Popen(self.command, stdout=self.log, stderr=self.log)
        self.context = self.connect(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        self.desktop = self.service("com.sun.star.frame.Desktop")

    @staticmethod
    def program_folder():
        for folder in [shutil.which("soffice"), "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice"]:
            if folder and (Path(folder).resolve().parent / "soffice.bin").exists():
                return Path(folder).resolve().parent
        raise NotShown("LibreOffice was not found.")

    def connect(self, address):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(1200):
            code = self.process.poll()
            if code == START_AGAIN:
                self.process = subprocess.Popen(self.command, stdout=self.log, stderr=self.log)
            elif code is not None:
                break
            try:
                return resolver.resolve(address)
            except NoConnectException:
                time.sleep(0.1)
        raise NotShown(f"LibreOffice did not start; see {self.log.name}.")

    def service(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def open(self, file, hidden, **how):
        document = self.desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, values(Hidden=hidden, AsTemplate=True, **how))
        if document is None or not hasattr(document, "Sheets"):
            raise NotShown(f"{file} is no table that Calc can open.")
        return document

    def dispatch(self, document, command, **arguments):
        """The sentence that the command ends with; NotShown with that sentence where it did nothing."""
        helper = self.service("com.sun.star.frame.DispatchHelper")
        event = helper.executeDispatch(document.CurrentController.Frame, "vnd.org.customerlifecycle:" + command, "", 0, values(**arguments))
        if event is None or event.State != SUCCESS:
            raise NotShown(event.Result if event is not None and event.Result else f"The command {command} did nothing.")
        return event.Result

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
            self.process.wait(20)
        except Exception:  # it is gone already, or does not answer
            self.process.kill()
            self.process.wait()
        self.log.close()


def sample_workbook(office):
    """The one that the .oxt ships."""
    packages = office.context.getValueByName("/singletons/com.sun.star.deployment.PackageInformationProvider")
    location = packages.getPackageLocation("org.customerlifecycle.calc")
    return Path(uno.fileUrlToSystemPath(location + "/samples/sample.ods"))


def open_table(office, file, folder, hidden):
    """A workbook as it is; any other file as delimited text. Never the file itself: a copy without a name."""
    if file.suffix.lower() in SPREADSHEETS:
        return office.open(file, hidden)
    how = inspect(file)
    print(f"{file.name}: {how.description()}.")
    document = office.open(how.for_calc(file, folder), hidden, FilterName=CSV_FILTER, FilterOptions=how.filter_options())
    if how.headers:
        sheet = document.Sheets[0]
        sheet.Rows.insertByIndex(0, 1)
        sheet.getCellRangeByPosition(0, 0, len(how.headers) - 1, 0).setDataArray((tuple(how.headers),))
    return document


def ranges_of_ours(document):
    """The named ranges by which the extension knows its own sheets and tables, whatever they are called in the user's language."""
    return {name: (sheet, sheet.NamedRanges.getByName(name).ReferredCells)
            for sheet in document.Sheets for name in sheet.NamedRanges.ElementNames if name.startswith("Lifecycle_")}


def print_range(cells):
    """As the sheet shows it: text to the left, numbers to the right."""
    last = cells.RangeAddress
    rows = [[cells.getCellByPosition(column, row).String for column in range(last.EndColumn - last.StartColumn + 1)]
            for row in range(last.EndRow - last.StartRow + 1)]
    widths = [max(map(len, column)) for column in zip(*rows)]
    for first, *others in rows:
        print("  ".join([first.ljust(widths[0]), *map(str.rjust, others, widths[1:])]).rstrip())
    print()


def write_results(document, folder, name):
    """The workbook; and as a PDF the sheet with the stages and the beginning of the table with the customers: sheets of ours print as
    they are made to, a table of the user's one page wide."""
    workbook, printed = folder / f"{name}.ods", folder / f"{name}.pdf"
    document.storeToURL(workbook.as_uri(), values(FilterName="calc8"))
    ours = ranges_of_ours(document)
    selection = document.createInstance("com.sun.star.sheet.SheetCellRanges")
    for found in ("Lifecycle_Stages", "Lifecycle_Customers", "Lifecycle_Table"):
        if found not in ours:
            continue
        sheet, cells = ours[found]
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        area = cells.RangeAddress
        area.StartColumn, area.StartRow, area.EndColumn = 0, 0, cursor.RangeAddress.EndColumn
        area.EndRow = min(cursor.RangeAddress.EndRow, PRINTED_ROWS)
        for chart in sheet.DrawPage:
            while sheet.getCellByPosition(area.EndColumn + 1, 0).Position.X < chart.Position.X + chart.Size.Width:
                area.EndColumn += 1
            while sheet.getCellByPosition(0, area.EndRow + 1).Position.Y < chart.Position.Y + chart.Size.Height:
                area.EndRow += 1
        if found + "_reason" in ours:  # the metrics that follow would make the letters too small
            area.EndColumn = ours[found + "_reason"][1].RangeAddress.EndColumn
        selection.addRangeAddress(area, False)
        if found == "Lifecycle_Table":
            style = document.StyleFamilies.getByName("PageStyles").getByName(sheet.PageStyle)
            style.IsLandscape, style.Width, style.Height = True, 29700, 21000
            style.ScaleToPagesX, style.ScaleToPagesY = 1, 0
    how = uno.Any("[]com.sun.star.beans.PropertyValue", values(Selection=selection))
    document.storeToURL(printed.as_uri(), values(FilterName="calc_pdf_Export", FilterData=how))
    return workbook, printed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("extension", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--headless", action="store_true")
    parser.add_argument("file", nargs="?", type=Path)
    given = parser.parse_intermixed_args()
    folder = given.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if given.file and given.file.suffix.lower() not in SPREADSHEETS:
            inspect(given.file)  # says what is wrong before an office is started for it
        with Office(given.extension.resolve(), folder, given.headless) as office:
            file = given.file.resolve() if given.file else sample_workbook(office)
            document = open_table(office, file, folder, hidden=given.headless)
            if given.headless:
                print(office.dispatch(document, "classify"))
                if STAGES not in ranges_of_ours(document):  # a customer table asks for it
                    office.dispatch(document, "charts")
                print()
                print_range(ranges_of_ours(document)[STAGES][1])
                for written in write_results(document, folder, file.stem + "-classified"):
                    print(written)
                document.close(True)
            else:
                office.dispatch(document, "sidebar")
                print("Calc is open: press Classify in the sidebar. This ends when you close Calc.")
                office.process.wait()
    except (NoTable, NotShown) as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
