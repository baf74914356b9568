"""Assembles the extension: package.py VERSION OUTPUT.oxt EXTENSION_DIR NAME=FILE...

EXTENSION_DIR gives description.xml and the folders that go in as they are; each NAME=FILE adds a file that the build made, or all
files of a folder.
Texts come from EXTENSION_DIR/locale: in description.xml and in config/*.xcu.in (packed as *.xcu) `<value text="key"/>` stands
for that text in every language that has it; `<src text="key"/>` in description.xml likewise, with the text in a file of its own.
META-INF/manifest.xml is made here from what there is, so that no file can be forgotten in it.
"""
import re
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

sys.path.insert(0, str(Path(__file__).parent))
from texts import read_texts

AS_THEY_ARE = ["config", "dialogs", "icons", "samples"]
KINDS = [  # of the files that the office must know of, in the order in which it should meet them
    (r".*\.rdb", "application/vnd.sun.star.uno-typelibrary;type=RDB"),
    (r"[^/]*\.components", "application/vnd.sun.star.uno-components;platform=Linux_x86_64"),
    (r"config/.*\.xcs", "application/vnd.sun.star.configuration-schema"),
    (r"config/.*\.xcu", "application/vnd.sun.star.configuration-data"),
]


def in_all_languages(xml, texts, files):
    """Puts the texts in."""
    def languages_of(key):
        if key not in texts["en"]:
            sys.exit(f"package.py: no text {key} in en.properties")
        return [(language, of[key]) for language, of in texts.items() if of.get(key)]

    def values(match):
        element, key = match.groups()
        attribute = "xml:lang" if element == "value" else "lang"
        return "".join(f'<{element} {attribute}="{language}">{escape(text)}</{element}>' for language, text in languages_of(key))

    def sources(match):
        for language, text in languages_of(match[1]):
            files[f"description/{language}.txt"] = text.encode()
        return "".join(f'<src lang="{language}" xlink:href="description/{language}.txt"/>' for language, _ in languages_of(match[1]))

    return re.sub(r'<src text="([^"]+)"/>', sources, re.sub(r'<(value|name) text="([^"]+)"/>', values, xml))


def manifest(names):
    entries = [f' <manifest:file-entry manifest:full-path={quoteattr(name)} manifest:media-type={quoteattr(kind)}/>'
               for pattern, kind in KINDS for name in sorted(names) if re.fullmatch(pattern, name)]
    return ('<?xml version="1.0" encoding="UTF-8"?>\n'
            '<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">\n' + "\n".join(entries) + "\n</manifest:manifest>\n")


def main():
    version, output, extension, *built = sys.argv[1:]
    extension, output = Path(extension), Path(output)
    texts = read_texts(extension / "locale")
    files = {"lifecycle.components": (extension / "lifecycle.components").read_bytes(),
             "LICENSE": (extension.parent / "LICENSE").read_bytes()}
    for folder in AS_THEY_ARE:
        for path in sorted((extension / folder).rglob("*")):
            if path.is_file():
                files[str(path.relative_to(extension))] = path.read_bytes()
    for name in [name for name in files if name.endswith(".xcu.in")]:
        files[name.removesuffix(".in")] = in_all_languages(files.pop(name).decode(), texts, files).encode()
    for name, path in (pair.split("=", 1) for pair in built):
        if not Path(path).is_dir():
            files[name] = Path(path).read_bytes()
            continue
        for below in sorted(Path(path).rglob("*")):
            if below.is_file():
                files[f"{name}/{below.relative_to(path)}"] = below.read_bytes()
    description = (extension / "description.xml").read_text(encoding="utf-8").replace("@VERSION@", version)
    files["description.xml"] = in_all_languages(description, texts, files).encode()
    files["META-INF/manifest.xml"] = manifest(files).encode()

    for older in output.parent.glob("*.oxt"):
        older.unlink()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            # A fixed time: the same content gives the same file.
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (0o755 if name.endswith(".so") else 0o644) << 16
            archive.writestr(info, files[name])


main()
