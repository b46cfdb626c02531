#!/usr/bin/env python3
"""The core may not panic. Clippy refuses what could; where the core allows itself an exception, a reason must
stand in the attribute, and the lints themselves must be on. `no_panic.py [ROOT]` prints each breach."""

import re
import sys
from pathlib import Path

LINTS = "unwrap_used expect_used panic indexing_slicing unreachable todo unimplemented restriction".split()
WATCHED = re.compile(r"clippy::(?:%s)\b" % "|".join(LINTS))
STRING = r'"(?:[^"\\]|\\.)*"'  # may hold brackets
ATTRIBUTE = re.compile(rf'#!?\[(?:{STRING}|[^\]"])*\]')
EXCEPTION = re.compile(rf'\b(?:allow|expect)\s*\((?:{STRING}|[^()"])*\)')
REASON = re.compile(r'\breason\s*=\s*"[^"]{8,}"')
# What the manifests and the crate must say for clippy to refuse at all.
REQUIRED = [
    ("Cargo.toml", rf'^{lint} = "(?:warn|deny|forbid)"')
    for lint in ("unwrap_used", "expect_used", "panic", "indexing_slicing")
] + [
    ("core/Cargo.toml", r"^\[lints\]\nworkspace = true"),
    ("core/src/lib.rs", r"^#!\[forbid\(unsafe_code\)\]"),
]


def unreasoned(text):
    """The lines that name a watched lint anywhere but in an exception with its reason, or in a stricter rule."""
    code = re.sub(r"^[ \t]*//.*", "", text, flags=re.MULTILINE)
    fine = []
    for attribute in ATTRIBUTE.finditer(code):
        exceptions = EXCEPTION.findall(attribute[0])
        if all(REASON.search(exception) for exception in exceptions if WATCHED.search(exception)):
            fine.append(attribute.span())
    for lint in WATCHED.finditer(code):
        if not any(start <= lint.start() < end for start, end in fine):
            yield code.count("\n", 0, lint.start()) + 1


def breaches(root):
    sources = sorted((root / "core/src").rglob("*.rs"))
    if not sources:
        yield "core/src holds no source: nothing was checked"
    for source in sources:
        for line in unreasoned(source.read_text(encoding="utf-8")):
            yield f'{source.relative_to(root)}:{line}: an exception without reason = "…"'
    for name, pattern in REQUIRED:
        if not re.search(pattern, (root / name).read_text(encoding="utf-8"), re.MULTILINE):
            yield f"{name}: the lint is off: {pattern}"


def main():
    found = list(breaches(Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
    print("\n".join(found) or "Every exception has its reason.")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
