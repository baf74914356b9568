"""What the help is made from: the texts, words, fields, models and functions of the extension, in one language at a time."""
import csv
import re
import sys
from pathlib import Path

SOURCE = Path(__file__).parent.parent
EXTENSION = SOURCE.parent / "extension"
sys.path.insert(0, str(SOURCE))
from texts import LANGUAGES, read_texts


class HelpError(Exception):
    """Something that the help needs is missing or does not fit: the build stops and says what."""


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_rows(path):
    """With the headers as they stand: a model may have two of one name."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def anchor_of(kind, name):
    return f"{kind}-{re.sub('[^A-Za-z0-9]+', '-', name).strip('-')}"


FUNCTIONS = read_table(SOURCE / "functions" / "functions.tsv")
FIELDS = read_table(EXTENSION / "models" / "fields.tsv")
METRICS = read_table(EXTENSION / "help" / "metrics.tsv")
FORMULAS = {row["formula"]: row for row in read_table(EXTENSION / "help" / "formulas.tsv")}
ADVICE = {row["message"]: row for row in read_table(EXTENSION / "help" / "advice.tsv")}
OUTCOMES = read_table(EXTENSION / "models" / "outcomes.tsv")
STATUSES = read_table(EXTENSION / "models" / "statuses.tsv")
MODELS = ["relationship", "engagement", "milestones", "success", "journey"]
TEXTS = read_texts(EXTENSION / "locale")
WORDS = {row["en"]: row for row in read_table(EXTENSION / "locale" / "words.tsv")}
# Command and its text in the menu.
COMMANDS = re.findall(r'<value>vnd\.org\.customerlifecycle:([a-z-]+)</value></prop>\s*'
                      r'<prop oor:name="Title"><value text="([^"]+)"/>',
                      (EXTENSION / "config" / "Addons.xcu.in").read_text(encoding="utf-8"))


class Language:
    """One language's words for everything."""

    def __init__(self, name):
        self.name = name
        self.texts = TEXTS[name]
        self.names = {row["field"]: row[name].split("|")[0] for row in FIELDS}

    def text(self, key):
        """A text of extension/locale; what is filled in at run time is left open."""
        if key not in self.texts:
            raise HelpError(f"no text {key} in {self.name}.properties")
        return re.sub(r"\{\w+\}", "…", self.texts[key])

    def word(self, english):
        """A word of a model; a list of words as the list."""
        if english in WORDS:
            return WORDS[english][self.name]
        raise HelpError(f"no word '{english}' in words.tsv")

    def field(self, english):
        """A field's name, also that of `days since D`."""
        if english in self.names:
            return self.names[english]
        for pattern in ("days since {date}", "days to {date}"):
            start = pattern.split("{")[0]
            if english.startswith(start):
                return self.word(pattern).replace("{date}", self.field(english[len(start):]))
        raise HelpError(f"no field '{english}' in fields.tsv")

    def criterion(self, field, criterion):
        """`silence <0.03` as this language writes it."""
        def alternative(text):
            operator, operand = re.fullmatch(r"(<>|<=|>=|=|<|>|)(.*)", text).groups()
            return operator + (operand if not operand or operand[0].isdigit() or operand[0] == "-" else self.word(operand))
        return f"{self.field(field.rstrip('?'))} {';'.join(alternative(text) for text in criterion.split(';'))}"


class Model:
    """A built-in model as its table has it, in English."""

    def __init__(self, name):
        self.name = name
        headers, *rows = read_rows(EXTENSION / "models" / f"{name}.tsv")
        last = headers.index("Expected contribution")
        self.information = headers[last:]
        self.rules = []
        self.first = {}
        for row in rows:
            row += [""] * (len(headers) - len(row))
            own = dict(zip(self.information, row[last:]))
            first = self.first.setdefault(row[0], {"Position": row[1], **own})
            criteria = [(field, text) for field, text in zip(headers[2:last], row[2:last]) if text]
            self.rules.append({"Stage": row[0], "criteria": criteria, "own": own,
                               "all": {header: own[header] or first[header] for header in self.information}})

    def thresholds(self):
        """The criteria that hold a number, as they are written in the prose: each wants a reason."""
        return {f"{field.rstrip('?')} {text}": (field, text)
                for rule in self.rules for field, text in rule["criteria"] if re.search(r"\d", text)}
