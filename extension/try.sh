#!/bin/bash
# Builds the extension and shows what it does, without touching your own LibreOffice.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

usage() {
    cat << END
Usage: extension/try.sh [--headless] [FILE]

Builds the extension and shows it in a LibreOffice with a throwaway profile; yours stays as it is. What is missing for that
is installed first (Debian packages; asks for sudo where it needs it).

With a display: opens Calc with the sample workbook, or FILE, and the sidebar Lifecycle beside it.
Without one, or with --headless: classifies the sample, or FILE, prints the table by stage, and writes the workbook and a PDF
into $project/.build/try.

FILE: delimited text in UTF-8 (commas, semicolons, tabs, bars or blanks; found out, and so are decimal mark and date order),
or a workbook (.ods, .xlsx). It is opened as a copy and never written to.
END
}

headless=()
file=()
for word in "$@"; do
    case $word in
        -h | --help)
            usage
            exit 0
            ;;
        --headless) headless=(--headless) ;;
        -*)
            echo "There is no option $word." >&2
            usage >&2
            exit 2
            ;;
        *)
            if ((${#file[@]})); then
                echo "One file at a time, please." >&2
                exit 2
            fi
            if [[ ! -f $word ]]; then
                echo "There is no file $word." >&2
                exit 1
            fi
            file=("$(realpath "$word")")
            ;;
    esac
done
[[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] || headless=(--headless)

cd "$project"
# shellcheck source=../tests/packages.sh
source tests/packages.sh
need_packages "${packages_to_show[@]}"

log=.build/extension.log
mkdir -p .build
echo "Building the extension (a few minutes at first)"
if ! { cmake --preset extension && cmake --build --preset extension; } > "$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "The build failed; see $project/$log." >&2
    exit 1
fi
extension=$(find .build/extension -maxdepth 1 -name '*.oxt' -printf '%T@ %p\n' | sort -rn | head -n 1 | cut -d ' ' -f 2-)
# The Python that Debian's python3-uno belongs to, whatever else is first in PATH.
exec /usr/bin/python3 -B extension/try/show.py "$extension" .build/try "${headless[@]}" "${file[@]}"
