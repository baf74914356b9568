"""How a delimited text file is to be opened in Calc: its separator, decimal mark, which columns are dates and in which order.

Only the beginning of the file is read. What the file leaves open is decided as the user's own language has it.
"""
import csv
import locale
import re
from collections import Counter
from dataclasses import dataclass, field

LINES = 2000
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
STANDARD, TEXT, MONTH_FIRST, DAY_FIRST, YEAR_FIRST = 1, 2, 3, 4, 5  # Calc's numbers for a column's kind
ORDERS = {MONTH_FIRST: "month, day, year", DAY_FIRST: "day, month, year", YEAR_FIRST: "year, month, day"}
ENGLISH, GERMAN = 1033, 1031  # languages by their decimal mark

COMPACT_DATE = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
ISO_DATE = re.compile(r"\d{4}-\d\d?-\d\d?([T ].*)?")
SHORT_DATE = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)( .*)?")
NUMBER = re.compile(r"[-+(]?[^\w\s]?\d[\d.,' ]*\)?[^\w\s]?")
DECIMAL_COMMA = re.compile(r"[-+]?(\d+|\d{1,3}(\.\d{3})+),(\d{1,2}|\d{4,})")
DECIMAL_POINT = re.compile(r"[-+]?(\d+|\d{1,3}(,\d{3})+)\.(\d{1,2}|\d{4,})")


class NoTable(Exception):
    """The file is no table; the message says why."""


@dataclass
class Delimited:
    separator: str                              # one character; a blank: any number of blanks, before the first column too
    kinds: list = field(default_factory=list)   # one of Calc's numbers for each column
    language: int = ENGLISH
    headers: list = field(default_factory=list)  # to be put above the data, where the file has none

    def for_calc(self, path, folder):
        """The file that Calc is to open: the file itself, or a copy with tabs in `folder`, for Calc takes blanks at the
        beginning of a line for an empty column."""
        if self.separator != " ":
            return path
        copy = folder / (path.stem + ".tsv")
        with open(path, encoding="utf-8-sig") as lines, open(copy, "w", encoding="utf-8") as tabbed:
            tabbed.writelines("\t".join(line.split()) + "\n" for line in lines)
        return copy

    def filter_options(self):
        """What Calc's CSV filter takes: separator, text mark, UTF-8, first line, columns, language; quoted numbers are numbers,
        dates are detected, and no cell becomes a formula."""
        separator = ord("\t" if self.separator == " " else self.separator)
        columns = "/".join(f"{number}/{kind}" for number, kind in enumerate(self.kinds, 1))
        return f"{separator},34,76,1,{columns},{self.language},false,true,false,false,false,0,false"

    def description(self):
        name = SEPARATORS.get(self.separator, "blank")
        said = [f"columns separated by {name}"]
        said += [f"dates in column {number} as {ORDERS[kind]}" for number, kind in enumerate(self.kinds, 1) if kind in ORDERS]
        said.append("decimal comma" if self.language == GERMAN else "decimal point")
        if self.headers:
            said.append("no header row, so these were put above it: " + ", ".join(self.headers))
        return "; ".join(said)


def inspect(path):
    """A Delimited for the file, or NoTable."""
    lines = beginning_of(path)
    separator, rows = split(lines, path)
    width = max(len(row) for row in rows)
    body = rows[1:]
    columns = [[row[index].strip() for row in body if index < len(row) and row[index].strip()] for index in range(width)]
    found = Delimited(separator, [kind_of(column) for column in columns])
    commas = sum(bool(DECIMAL_COMMA.fullmatch(value)) for column in columns for value in column)
    points = sum(bool(DECIMAL_POINT.fullmatch(value)) for column in columns for value in column)
    found.language = GERMAN if commas > points else ENGLISH
    if is_data(rows[0], columns):
        found.headers = headers_for(columns, found.kinds)
    return found


def beginning_of(path):
    try:
        with open(path, "rb") as file:
            head = file.read(4096)
            if b"\0" in head:
                raise NoTable(f"{path} is no table: it is not a text file.")
        with open(path, encoding="utf-8-sig", newline="") as file:
            lines = [line for _, line in zip(range(LINES), file)]
    except UnicodeDecodeError as error:
        raise NoTable(f"{path} is not in UTF-8 (byte {error.start + 1}). Save it as UTF-8, please.") from error
    except OSError as error:
        raise NoTable(f"{path} cannot be read: {error.strerror}.") from error
    lines = [line for line in lines if line.strip()]
    if len(lines) < 2:
        raise NoTable(f"{path} is no table: it has fewer than two lines.")
    return lines


def split(lines, path):
    """The separator that cuts most lines into one and the same number of columns, and the rows that it makes."""
    best = None
    for separator in [*SEPARATORS, " "]:
        if separator == " ":
            if best:
                break
            rows = [line.split() for line in lines]
        else:
            rows = list(csv.reader(lines, delimiter=separator))
        width, count = Counter(map(len, rows)).most_common(1)[0]
        if width > 1 and count >= 0.9 * len(rows) and (best is None or width > best[0]):
            best = width, separator, rows
    if best is None:
        raise NoTable(f"{path} is no table: its lines have no columns that comma, semicolon, tab, bar or blanks separate alike.")
    return best[1], best[2]


def most(values, pattern):
    return values and sum(bool(pattern.fullmatch(value)) for value in values) >= 0.9 * len(values)


def kind_of(values):
    if most(values, COMPACT_DATE):
        return YEAR_FIRST
    if most(values, SHORT_DATE):
        parts = [match for match in map(SHORT_DATE.fullmatch, values) if match]
        first, second = max(int(match[1]) for match in parts), max(int(match[3]) for match in parts)
        if first > 12 and second > 12:
            return TEXT
        if first > 12 or second > 12:
            return DAY_FIRST if first > 12 else MONTH_FIRST
        language = locale.getlocale(locale.LC_TIME)[0] or ""
        return MONTH_FIRST if parts[0][2] != "." and language.startswith("en_US") else DAY_FIRST
    # A number for Calc would lose the zeros of 00017, which belong to the customer's name.
    if any(value.isdigit() and len(value) > 1 and value[0] == "0" for value in values):
        return TEXT
    return STANDARD


def is_value(text):
    return any(pattern.fullmatch(text) for pattern in (NUMBER, ISO_DATE, SHORT_DATE))


def is_data(first, columns):
    """Whether the first line is a row like the others: a number or a date wherever they are."""
    pairs = [(text.strip(), values) for text, values in zip(first, columns) if values]
    valued = [text for text, values in pairs if sum(map(is_value, values)) >= 0.9 * len(values)]
    return bool(valued) and all(is_value(text) for text in valued)


def headers_for(columns, kinds):
    """Names by content: the dates, the customer (the first other column), the amount (the last column of numbers)."""
    dates = [index for index, values in enumerate(columns) if kinds[index] in ORDERS or most(values, ISO_DATE)]
    others = [index for index in range(len(columns)) if index not in dates]
    names = [f"Column {index + 1}" for index in range(len(columns))]
    if dates:
        names[dates[0]] = "Date"
    if others:
        names[others[0]] = "Customer"
    numbers = [index for index in others[1:] if most(columns[index], NUMBER)]
    if numbers:
        names[numbers[-1]] = "Amount"
    return names
