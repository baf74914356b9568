"""The parts of the help that are made from tables: functions, metrics, fields, models, words, messages, commands."""
import re
from html import escape

from sources import (ADVICE, COMMANDS, FIELDS, FORMULAS, FUNCTIONS, METRICS, OUTCOMES, STATUSES, HelpError, Model, anchor_of)


def table(headers, rows, kind=""):
    """Cells are HTML."""
    head = "".join(f"<th>{cell}</th>" for cell in headers)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    attribute = f' class="{kind}"' if kind else ""
    return f'<div class="wide"><table{attribute}><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></div>'


def code(text):
    return f"<code>{escape(text, quote=False)}</code>"


def formula(text):
    """Linear notation with ^(…), ^x, _(…) and _x as it is set in print."""
    html = escape(text, quote=False)
    for sign, tag in (("^", "sup"), ("_", "sub")):
        html = re.sub(rf"\{sign}\(((?:[^()]|\([^()]*\))*)\)", rf"<{tag}>\1</{tag}>", html)
        html = re.sub(rf"\{sign}(−?\w)", rf"<{tag}>\1</{tag}>", html)
    return html


def functions(language, notes):
    """Every function of the table; `notes` is HTML by function's name."""
    unknown = set(notes) - {row["name"] for row in FUNCTIONS}
    if unknown:
        raise HelpError(f"notes for functions that there are not: {', '.join(sorted(unknown))}")
    return "\n".join(function(language, row, notes.get(row["name"], "")) for row in FUNCTIONS)


def function(language, row, note):
    name, arguments = row["name"], row["arguments"].split()
    shown = []
    rows = []
    for argument in arguments:
        plain = argument.strip("[]")
        label = language.text(f"function.{name}.{plain}.name")
        optional = argument.startswith("[")
        shown.append(f"[{label}]" if optional else label)
        may = f' <small>({escape(language.text("help.optional"))})</small>' if optional else ""
        rows.append([escape(label) + may, escape(language.text(f"function.{name}.{plain}.description"))])
    if not row["example"].startswith(f"=LIFECYCLE.{name}("):
        raise HelpError(f"functions.tsv: the example of {name} does not call it")
    parts = [f'<section><h2 id="function-{name}">LIFECYCLE.{name}</h2>',
             f'<p class="signature">{code(f"LIFECYCLE.{name}(" + "; ".join(shown) + ")")}</p>',
             f'<p>{escape(language.text(f"function.{name}.description"))}</p>',
             table([language.text("help.argument"), language.text("help.meaning")], rows) if rows else "",
             f'<p>{escape(language.text("help.example"))}</p><pre><code>{escape(row["example"], quote=False)}</code></pre>', note,
             "</section>"]
    return "\n".join(part for part in parts if part)


def metrics(language, kind):
    """Those from an order log (`log`), from a fitted model (`fitted`), or from other columns (`table`)."""
    rows = []
    for row in METRICS:
        if row["of"] != kind:
            continue
        name = row["metric"]
        notation = re.sub(r"\{([^}]+)\}", lambda match: language.field(match[1]), row["formula"])
        shown = f'<span class="formula">{formula(notation)}</span>' if notation else ""
        rows.append([f'<span id="{anchor_of("metric", name)}">{code(language.field(name))}</span>', shown,
                     escape(row[language.name])])
    headers = ["help.metric", "help.formula", "help.meaning"]
    return table([language.text(key) for key in headers], rows, "metrics")


TYPES = {"text": "help.type.text", "amount": "help.type.amount", "number": "help.type.number", "date": "help.type.date",
         "days": "help.type.days", "share": "help.type.share", "flag": "help.type.flag", "yearly date": "help.type.yearlyDate",
         "planned date": "help.type.plannedDate"}


def fields(language):
    rows = []
    for row in FIELDS:
        name, *others = row[language.name].split("|")
        rows.append([f'<span id="{anchor_of("field", row["field"])}">{code(name)}</span>',
                     escape(language.text(TYPES[row["type"]])), escape(" · ".join(others))])
    return table([language.text("help.field"), language.text("help.kind"), language.text("help.alsoUnderstood")], rows)


def formulas(language, *names):
    items = []
    for name in names:
        if name not in FORMULAS:
            raise HelpError(f"no formula {name} in formulas.tsv")
        row = FORMULAS[name]
        source = f'<cite>{escape(row["source"])}</cite>' if row["source"] else ""
        notation = re.sub(r"\{([a-zA-Z.]+)\}", lambda match: language.text(match[1]), row["notation"])
        items.append(f'<p class="formula">{formula(notation)}{source}</p>')
    return "\n".join(items)


def swatch(colour):
    return f'<span class="swatch" style="background:{colour}"></span>' if colour else ""


def model(language, name):
    """The stages, then the rules, of a built-in model."""
    of = Model(name)
    word = language.word

    def said(value):
        return escape(value if value.isdigit() or not value else word(value))
    stages = [[swatch(first["Colour"]) + escape(word(stage)), said(first["Position"]), said(first["Expected contribution"]),
               said(first["Owner"]), said(first["Supporting"]), said(first["Outcome"])]
              for stage, first in sorted(of.first.items(), key=lambda one: one[1]["Position"])]
    headers = ["Stage", "Position", "Expected contribution", "Owner", "Supporting", "Outcome"]
    result = table([escape(word(header)) for header in headers], stages, "stages")
    journeys = {stage: first["Journey"] for stage, first in of.first.items() if first.get("Journey")}
    if journeys:
        result += table([escape(word("Stage")), escape(word("Journey"))],
                        [[escape(word(stage)), said(text)] for stage, text in journeys.items()])
    rules = []
    for number, rule in enumerate(of.rules, 2):
        criteria = "<br/>".join(code(language.criterion(*pair)) for pair in rule["criteria"])
        criteria = criteria or escape(language.text("help.everyoneElse"))
        action = said(rule["all"]["Action"])
        if rule["own"].get("Chances"):
            action += f'<br/><small>{escape(word("Chances"))}: {said(rule["own"]["Chances"])}</small>'
        rules.append([str(number), swatch(of.first[rule["Stage"]]["Colour"]) + escape(word(rule["Stage"])), criteria, action,
                      said(rule["all"]["Owner"]), said(rule["all"]["Follow up within (days)"])])
    headers = [language.text("help.row"), word("Stage"), language.text("help.when"), word("Action"), word("Owner"),
               word("Follow up within (days)")]
    return result + table([escape(header) for header in headers], rules, "rules")


def outcomes(language):
    """What the words of a column of outcomes mean, and by which others they are understood."""
    headers = {"contact": "contact outcome", "deal": "deal outcome", "target": "target", "beganBy": "began by",
               "age": "organisation age"}
    rows = [[code(language.field(headers[row["kind"]])), escape(language.word(row["meaning"])),
             escape(" · ".join(row[language.name].split("|")))] for row in OUTCOMES]
    return table([language.text("help.field"), language.text("help.meaning"), language.text("help.alsoUnderstood")], rows)


STATUS_TEXTS = {"cancelled": "help.status.cancelled", "pending": "help.status.pending", "test": "help.status.test",
                "failed": "help.status.failed", "refunded": "help.status.refunded", "counted": "help.status.counted"}


def statuses(language):
    rows = [[escape(language.text(STATUS_TEXTS[row["meaning"]])), escape(" · ".join(row[language.name].split("|")))]
            for row in STATUSES]
    return table([language.text("help.meaning"), language.text("help.alsoUnderstood")], rows)


AREAS = ("error.", "warning.", "leftout.", "check.", "recognise.", "table.", "classify.nothingByThen", "command.stopped",
         "forecast.nobodyLeaves", "forecast.nobodyCameBackByCut", "forecast.cutOutside", "forecast.nothingAfterCut",
         "forecast.noMaximum", "renewals.tooFewPeriods", "renewals.noMaximum",
         "outlook.")


class Messages:
    """The messages that a user can meet, by group; each stands in one group, and what no group names in the last."""

    def __init__(self, language):
        self.language = language
        self.left = [key for key in language.texts if key.startswith(AREAS)]

    def group(self, *starts):
        mine = [key for key in self.left if key.startswith(starts)]
        if not mine:
            raise HelpError(f"no message begins with {' or '.join(starts)}")
        return self.listed(mine)

    def others(self):
        return self.listed(list(self.left)) if self.left else ""

    def listed(self, keys):
        self.left = [key for key in self.left if key not in keys]
        say = self.language.text
        rows = [[f'<span id="{anchor_of("message", key)}">{escape(say(key))}</span>',
                 escape(ADVICE[key][self.language.name]) if key in ADVICE else ""] for key in keys]
        if any(advice for _, advice in rows):
            return table([escape(say("help.message")), escape(say("help.advice"))], rows, "messages")
        return "<ul>" + "\n".join(f"<li>{message}</li>" for message, _ in rows) + "</ul>"


def commands(language):
    rows = [[f'<span id="command-{name}">{code("vnd.org.customerlifecycle:" + name)}</span>', escape(language.text(title))]
            for name, title in COMMANDS]
    return table([language.text("help.command"), language.text("help.inTheMenu")], rows)
