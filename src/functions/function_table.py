"""Writes the table of the functions as C++ (functions/function_table.hpp): function_table.py FUNCTIONS.tsv LOCALE_DIR OUTPUT IDL_TEXT

functions.tsv is the one table of the functions; an argument in brackets may be left out. Their texts are function.NAME.… in
extension/locale. IDL_TEXT is what unoidl-read says of the built types: the two must agree to the letter, since Calc asks for a
function's texts by its method and by the place of an argument.
"""
import csv
import re
import sys
from pathlib import Path

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
    texts = read_texts(Path(locale))["en"]
    methods = methods_in(Path(idl).read_text(encoding="utf-8"))

    rows = []
    with open(table, encoding="utf-8", newline="") as file:
        functions = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for function in functions:
        name, method = function["name"], function["method"]
        arguments = function["arguments"].split()
        plain = [argument.strip("[]") for argument in arguments]
        if methods.pop(method, None) != plain:
            sys.exit(f"function_table.py: the arguments of {name} in functions.tsv are not those of {method} in the IDL")
        optional = methods.pop(method + "?")
        if not all(argument.strip("[]") in optional for argument in arguments if argument.startswith("[")):
            sys.exit(f"function_table.py: an argument of {name} is optional in functions.tsv and not `any` in the IDL")
        needed = [f"function.{name}.description"]
        needed += [f"function.{name}.{argument}.{text}" for argument in plain for text in ("name", "description")]
        for key in needed:
            if key not in texts:
                sys.exit(f"function_table.py: no text {key} in en.properties")
        quoted = ", ".join(f'"{argument}"' for argument in plain)
        rows.append(f'    {{"{method}", "{name}", "{function["category"]}", {{{quoted}}}}},')
    if methods:
        unknown = ", ".join(name for name in methods if not name.endswith("?"))
        sys.exit(f"function_table.py: in the IDL and not in functions.tsv: {unknown}")
    Path(output).write_text(f"""#include "functions/function_table.hpp"

namespace lifecycle::functions {{

const std::vector<DescribedFunction>& functionTable()
{{
    static const std::vector<DescribedFunction> table{{
{chr(10).join("    " + row for row in rows)}
    }};
    return table;
}}

}} // namespace lifecycle::functions
""", encoding="utf-8")


main()
