"""Writes the help, plain HTML per language: make_help.py OUTPUT_DIR

Each language's prose is extension/help/LANGUAGE.md: `# Title {#page}` begins a page, `## Title {#anchor}` a section. In it
    {text:key}              stands for a text of extension/locale, {word:Decline} for a model's word, {field:silence} for a field
    {rule:silence <0.03}    for a criterion of the model whose section it is in; there must be such a rule, and every criterion
                            with a number in a model must stand in its section: that is where its reason is
    {{functions}}           on a line of its own, for a part that is made from a table: see `generated`
    ## {#note-STAGE}        is a note to a function
and a link to `#anchor` leads to whichever page has it. The build stops where a language lacks a section, a part or a placeholder
of the English one, or a link leads nowhere. topic/ANCHOR.html leads on to a page's anchor: an address without `#`, which not
every desktop hands on to a browser.
"""
import re
import sys
import xml.etree.ElementTree as xml
from collections import Counter
from html import escape
from pathlib import Path

import markdown

sys.path.insert(0, str(Path(__file__).parent))
import tables
from sources import EXTENSION, LANGUAGES, MODELS, HelpError, Language, Model

HEADING = re.compile(r"^(#{1,3}) *(.*?) *\{#([A-Za-z0-9-]+)\}$", re.MULTILINE)
PLACEHOLDER = re.compile(r"\{(text|word|field|rule):((?:[^{}]|\{\w+\})+)\}")
PART = re.compile(r"^\{\{([^}]+)\}\}$", re.MULTILINE)
# Anchors that nobody is led to from outside of the pages.
WITHIN = ("field-", "message-")
LINK = re.compile(r'href="#([^"]+)"')


class Page:
    def __init__(self, name, title, body):
        self.name, self.title, self.body = name, title, body

    def headings(self):
        return re.findall(r'<h2 id="([^"]+)">(.*?)</h2>', self.body)


def sections(prose):
    """(level, title, anchor, text) each."""
    found = list(HEADING.finditer(prose))
    ends = [match.start() for match in found[1:]] + [len(prose)]
    return [(len(match[1]), match[2], match[3], prose[match.end():end]) for match, end in zip(found, ends)]


class Writer:
    def __init__(self, name):
        self.language = Language(name)
        self.messages = tables.Messages(self.language)
        self.prose = (EXTENSION / "help" / f"{name}.md").read_text(encoding="utf-8")
        self.reasons = {model: set() for model in MODELS}
        self.notes = {}

    def pages(self):
        pages = []
        for level, title, anchor, text in sections(self.prose):
            if anchor.startswith("note-"):
                self.notes[anchor.removeprefix("note-")] = self.html(text, anchor)
        for level, title, anchor, text in sections(self.prose):
            if anchor.startswith("note-"):
                continue
            if level == 1:
                pages.append(Page(anchor, self.filled(title, anchor), ""))
            heading = f'<h{level} id="{anchor}">{escape(self.filled(title, anchor), quote=False)}</h{level}>\n'
            pages[-1].body += heading + self.html(text, anchor)
        for name in MODELS:
            unsaid = Model(name).thresholds().keys() - self.reasons[name]
            if unsaid:
                raise HelpError(f"the section model-{name} does not say why: {', '.join(sorted(unsaid))}")
        return pages

    def filled(self, text, section):
        def put(match):
            kind, name = match.groups()
            if kind != "rule":
                return getattr(self.language, kind)(name).replace("{date}", "…")
            model = section.removeprefix("model-")
            thresholds = Model(model).thresholds() if model in self.reasons else {}
            if name not in thresholds:
                raise HelpError(f"section {section}: no rule of such a model has '{name}'")
            self.reasons[model].add(name)
            return f"`{self.language.criterion(*thresholds[name])}`"
        return PLACEHOLDER.sub(put, text)

    def html(self, text, section):
        parts = []

        def hold(match):
            parts.append(self.generated(*match[1].split()))
            return f"part{len(parts) - 1}part"
        text = PART.sub(hold, self.filled(text, section))
        html = markdown.markdown(text, extensions=["tables", "sane_lists", "fenced_code"], output_format="xhtml")
        html = html.replace("<table>", '<div class="wide"><table>').replace("</table>", "</table></div>")
        return re.sub(r"<p>part(\d+)part</p>", lambda match: parts[int(match[1])], html) + "\n"

    def generated(self, name, *arguments):
        language = self.language
        makers = {"functions": lambda: tables.functions(language, self.notes),
                  "metrics": lambda: tables.metrics(language, *arguments),
                  "fields": lambda: tables.fields(language), "formulas": lambda: tables.formulas(language, *arguments),
                  "model": lambda: tables.model(language, *arguments), "outcomes": lambda: tables.outcomes(language),
                  "statuses": lambda: tables.statuses(language), "messages": lambda: self.messages.group(*arguments),
                  "other-messages": self.messages.others, "commands": lambda: tables.commands(language),
                  "contents": lambda: "<!--contents-->"}
        if name not in makers:
            raise HelpError(f"there is no part {name}")
        return makers[name]()


def contents(pages):
    def listed(page):
        below = "".join(f'<li><a href="{page.name}.html#{anchor}">{title}</a></li>' for anchor, title in page.headings())
        return f'<li><a href="{page.name}.html">{escape(page.title, quote=False)}</a><ul>{below}</ul></li>'
    return '<ul class="contents">' + "".join(listed(page) for page in pages[1:]) + "</ul>"


def written(page, pages, language):
    navigation = "".join(
        f'<li><a href="{other.name}.html"{" aria-current=" + chr(34) + "page" + chr(34) if other is page else ""}>'
        f'{escape(other.title, quote=False)}</a></li>' for other in pages)
    own = page.headings()
    here = ('<ul class="here">' + "".join(f'<li><a href="#{anchor}">{title}</a></li>' for anchor, title in own) + "</ul>"
            if len(own) > 2 and page is not pages[0] else "")
    body = page.body.replace("</h1>", f"</h1>\n{here}", 1).replace("<!--contents-->", contents(pages))
    return f"""<!DOCTYPE html>
<html lang="{language.name}" xmlns="http://www.w3.org/1999/xhtml">
<head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>{escape(page.title, quote=False)}</title><link rel="stylesheet" href="../help.css"/></head>
<body>
<nav aria-label="{escape(language.text("help.contents"))}"><ul>{navigation}</ul></nav>
<main>
{body}</main>
</body>
</html>
"""


def forwarding(target, language, title):
    return (f'<!DOCTYPE html>\n<html lang="{language}" xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"/>'
            f'<meta http-equiv="refresh" content="0; url=../{target}"/><title>{escape(title, quote=False)}</title></head>'
            f'<body><p><a href="../{target}">{escape(title, quote=False)}</a></p></body></html>\n')


def write_language(name, folder):
    writer = Writer(name)
    pages = writer.pages()
    home = {}
    for page in pages:
        for anchor in re.findall(r' id="([^"]+)"', page.body):
            if home.setdefault(anchor, page.name) != page.name or page.body.count(f' id="{anchor}"') > 1:
                raise HelpError(f"the anchor {anchor} stands twice")

    def resolved(match):
        if match[1] not in home:
            raise HelpError(f"a link leads to {match[1]}, which is nowhere")
        return f'href="{home[match[1]]}.html#{match[1]}"'
    (folder / "topic").mkdir(parents=True)
    for page in pages:
        page.body = LINK.sub(resolved, page.body)
        html = written(page, pages, writer.language)
        xml.fromstring(html)
        (folder / f"{page.name}.html").write_text(html, encoding="utf-8")
    for anchor, page in home.items():
        if anchor.startswith(WITHIN):
            continue
        target = f"{page}.html" if anchor == page else f"{page}.html#{anchor}"
        (folder / "topic" / f"{anchor}.html").write_text(forwarding(target, name, pages[0].title), encoding="utf-8")


def skeleton(name):
    """What each section of a language has to have in common with those of the others."""
    prose = (EXTENSION / "help" / f"{name}.md").read_text(encoding="utf-8")
    return [(level, anchor, Counter(match[0] for match in PLACEHOLDER.finditer(title + text)) + Counter(PART.findall(text))
             + Counter(re.findall(r"\]\((#[^)]+)\)", text))) for level, title, anchor, text in sections(prose)]


def compare(name):
    english, other = skeleton("en"), skeleton(name)
    for (level, anchor, parts), mine in zip(english, other):
        if (level, anchor) != mine[:2]:
            raise HelpError(f"section {anchor} of English is expected where there is {mine[1]}")
        if parts != mine[2]:
            missing, extra = parts - mine[2], mine[2] - parts
            raise HelpError(f"section {anchor}: missing {', '.join(missing) or 'nothing'}, "
                            f"too many {', '.join(extra) or 'nothing'}")
    if len(english) != len(other):
        raise HelpError(f"{len(other)} sections, English has {len(english)}")


def main():
    output = Path(sys.argv[1])
    output.mkdir(parents=True, exist_ok=True)
    (output / "help.css").write_text((EXTENSION / "help" / "help.css").read_text(encoding="utf-8"), encoding="utf-8")
    for name in LANGUAGES:
        try:
            compare(name)
            write_language(name, output / name)
        except (HelpError, xml.ParseError) as problem:
            sys.exit(f"make_help.py: {name}: {problem}")


if __name__ == "__main__":
    main()
