#!/usr/bin/env python3
"""The house rules that no compiler knows: `layout.py [ROOT]` prints each breach and ends with 1 if there is one."""

import re
import subprocess
import sys
from pathlib import Path

TOP_LEVEL = set(
    """
    .cargo .ci .clippy.toml .editorconfig .gitattributes .github .gitignore .rustfmt.toml
    ARCHITECTURE.md CHANGELOG.md CONTRIBUTING.md Cargo.lock Cargo.toml LICENSE-APACHE LICENSE-MIT Package.swift
    README.md README.uk.md SECURITY.md android-sample bindings core deny.toml docs ios-sample rust-toolchain.toml
    tests uniffi.toml
    """.split()
)
# A room that is called so has no purpose of its own.
NAMELESS = {"util", "utils", "common", "helper", "helpers", "misc"}
LINES = 400
CROWDED = ("core/src/", "bindings/src/")
GENERATED = re.compile(r"bindings/(?:kotlin|swift)/generated/")  # the generator's own remarks
CODE = {".rs", ".kt", ".swift", ".py", ".sh", ""}
# The brackets keep these patterns from finding themselves.
UNFINISHED = re.compile(r"\b(?:[T]ODO|[F]IXME|[X]XX)\b|\b(?:[t]odo|[u]nimplemented)!|#\[[i]gnore")
MACHINE = re.compile(r"(?<![\w.~*])/(?:root|work|home/\w+|Users/\w+)/")


def path_breaches(path):
    """What is wrong with where a file is and how it is called."""
    parts = Path(path).parts
    if parts[0] not in TOP_LEVEL:
        yield f"{path}: {parts[0]} has no place at the top level"
    for part in parts:
        if part.split(".")[0].lower() in NAMELESS:
            yield f"{path}: '{part}' does not say what it is"


def text_breaches(path, text):
    """What is wrong with what a file says."""
    lines = text.splitlines()
    if path.endswith(".rs") and path.startswith(CROWDED) and len(lines) > LINES:
        yield f"{path}: {len(lines)} lines; a room has at most {LINES}"
    for number, line in enumerate(lines, 1):
        if MACHINE.search(line):
            yield f"{path}:{number}: a path of one machine"
        if Path(path).suffix in CODE and not GENERATED.match(path) and UNFINISHED.search(line):
            yield f"{path}:{number}: unfinished, or a test that does not run"


def breaches(root):
    """All breaches in what is tracked, or would be with the next `git add`."""
    listing = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    paths = subprocess.run(listing, check=True, capture_output=True, text=True).stdout.split("\0")
    files = sorted(path for path in paths if path and (root / path).is_file())
    if not files:
        yield "no file was found: nothing was checked"
    for path in files:
        yield from path_breaches(path)
        try:
            text = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or another binary file
        yield from text_breaches(path, text)


def main():
    found = list(breaches(Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
    print("\n".join(found) or "The layout is in order.")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
