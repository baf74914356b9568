"""Writes a C++ source that holds the given files: embed.py ROOT OUTPUT FILE..., each FILE relative to ROOT."""
import sys
from pathlib import Path

root, output, *files = sys.argv[1:]
entries = []
for name in sorted(files):
    content = (Path(root) / name).read_text(encoding="utf-8")
    # A string literal may be at most 65,535 bytes long by the standard's guarantee; pieces are joined by the compiler.
    pieces = [content[i:i + 4000] for i in range(0, len(content), 4000)] or [""]
    literal = "\n".join(f'R"lifecycle({piece})lifecycle"' for piece in pieces)
    entries.append(f'        {{"{name}"sv, {literal}sv}},')

Path(output).write_text(f"""#include "domain/built_in.hpp"

#include <array>
#include <utility>

// The standard asks compilers for 65,536 letters only; those that we build with take any number.
#pragma GCC diagnostic ignored "-Woverlength-strings"

using namespace std::string_view_literals;

namespace lifecycle {{

std::string_view builtInFile(std::string_view path)
{{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, {len(entries)}> files{{{{
{chr(10).join(entries)}
    }}}};
    for (const auto& [name, content] : files)
        if (name == path)
            return content;
    return {{}};
}}

}} // namespace lifecycle
""", encoding="utf-8")
