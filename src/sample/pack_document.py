"""Zips an OpenDocument file: pack_document.py FOLDER CONTENT.xml OUTPUT, FOLDER holding its other parts.

The same parts give the same file, to the bit: no part bears a time.
"""
import sys
import zipfile
from pathlib import Path

folder, content, output = map(Path, sys.argv[1:])
parts = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
parts["content.xml"] = content
with zipfile.ZipFile(output, "w") as document:
    # `mimetype` first and as it is: by it a file manager knows the document (OpenDocument 1.3, part 2, 3.3).
    for name in sorted(parts, key=lambda name: (name != "mimetype", name)):
        how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
        document.writestr(zipfile.ZipInfo(name), parts[name].read_bytes(), how)
