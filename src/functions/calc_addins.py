"""Writes config/CalcAddIns.xcu: calc_addins.py FUNCTIONS.tsv LOCALE_DIR OUTPUT IDL_TEXT

functions.tsv is the one table of the functions; an argument in brackets may be left out. Their texts are function.NAME.… in
extension/locale. IDL_TEXT is what unoidl-read says of the built types: the two must agree to the letter, since Calc finds
a function's texts by the method's and the parameters' names.
"""
import csv
import re
import sys
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent.parent))
from texts import read_texts


def methods_in(idl):
    """Method to parameters of XFunctions, without the document, which Calc puts in itself; (name, may be left out) each."""
    methods = {}
    for name, parameters in re.findall(r"any (\w+)\(([^)]*)\)", idl[idl.index("interface XFunctions"):]):
        types = [re.fullmatch(r"\s*\[in\] (\S+) (\w+)\s*", parameter).groups() for parameter in parameters.split(",")]
        assert types[0][0].endswith("XPropertySet"), f"{name}: the first parameter is not the document"
        methods[name] = [parameter for _, parameter in types[1:]]
        # Calc takes a trailing `any` for optional; what the table calls optional must be one.
        methods[name + "?"] = [parameter for kind, parameter in types[1:] if kind == "any"]
    return methods


def main():
    table, locale, output, idl = sys.argv[1:]
    texts = read_texts(Path(locale))
    methods = methods_in(Path(idl).read_text(encoding="utf-8"))

    def prop(name, key):
        if key not in texts["en"]:
            sys.exit(f"calc_addins.py: no text {key} in en.properties")
        values = "".join(f'<value xml:lang="{language}">{escape(of[key])}</value>'
                         for language, of in texts.items() if of.get(key))
        return f'<prop oor:name="{name}">{values}</prop>'

    nodes = []
    with open(table, encoding="utf-8", newline="") as file:
        functions = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for function in functions:
        name, method = function["name"], function["method"]
        arguments = function["arguments"].split()
        plain = [argument.strip("[]") for argument in arguments]
        if methods.pop(method, None) != plain:
            sys.exit(f"calc_addins.py: the arguments of {name} in functions.tsv are not those of {method} in the IDL")
        optional = methods.pop(method + "?")
        if not all(argument.strip("[]") in optional for argument in arguments if argument.startswith("[")):
            sys.exit(f"calc_addins.py: an argument of {name} is optional in functions.tsv and not `any` in the IDL")
        parameters = "\n".join(
            f'          <node oor:name="{argument}" oor:op="replace">'
            f'{prop("DisplayName", f"function.{name}.{argument}.name")}'
            f'{prop("Description", f"function.{name}.{argument}.description")}</node>'
            for argument in plain)
        # One name for all languages, and no CompatibilityName: a translated name makes the English one fail when it is typed,
        # and LibreOffice 7.4 cannot read CompatibilityName from .xlsx.
        nodes.append(f'''      <node oor:name="{method}" oor:op="replace">
        <prop oor:name="DisplayName"><value xml:lang="en">LIFECYCLE.{name}</value></prop>
        {prop("Description", f"function.{name}.description")}
        <prop oor:name="Category"><value>{function["category"]}</value></prop>
        <node oor:name="Parameters">
{parameters}
        </node>
      </node>''')
    if methods:
        unknown = ", ".join(name for name in methods if not name.endswith("?"))
        sys.exit(f"calc_addins.py: in the IDL and not in functions.tsv: {unknown}")
    Path(output).write_text(f'''<?xml version="1.0" encoding="UTF-8"?>
<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                    oor:name="CalcAddIns" oor:package="org.openoffice.Office">
  <node oor:name="AddInInfo"><node oor:name="org.customerlifecycle.Functions" oor:op="replace"><node oor:name="AddInFunctions">
{chr(10).join(nodes)}
  </node></node></node>
</oor:component-data>
''', encoding="utf-8")


main()
