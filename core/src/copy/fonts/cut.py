#!/usr/bin/env python3
"""Cuts Noto Sans to the letters that documents need and writes it beside this file.

    pip install fonttools==4.68.0
    ./cut.py [FOLDER]

FOLDER holds NotoSans-Regular.ttf and NotoSans-Bold.ttf as the Debian package fonts-noto-core brings them; without it
the package's own folder is taken. The same input gives the same bytes. README.md says which input was used.
"""

import hashlib
import sys
from pathlib import Path

from fontTools import subset

DEBIAN = "/usr/share/fonts/truetype/noto"
NAMES = {"NotoSans-Regular.ttf": "noto-sans-regular.ttf", "NotoSans-Bold.ttf": "noto-sans-bold.ttf"}

LETTERS = (
    [*range(0x20, 0x7F)]  # Basic Latin
    + [*range(0xA0, 0x180)]  # Latin-1, Latin Extended-A: names in neighbouring languages
    + [0x0218, 0x0219, 0x021A, 0x021B]  # Romanian Ș ș Ț ț
    + [*range(0x0400, 0x0460)]  # Cyrillic: Ukrainian, Russian, Belarusian, South Slavic
    + [0x0490, 0x0491]  # Ґ ґ
    + [0x02BC, 0x0301]  # ʼ the letter apostrophe; the stress mark
    + [0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E]  # ‐ ‑ – — ‘ ’ ‚ “ ” „
    + [0x2022, 0x2026, 0x2032, 0x2033, 0x2039, 0x203A]  # • … ′ ″ ‹ ›
    + [0x20AC, 0x20B4, 0x2116, 0x2122]  # € ₴ № ™
    + [0xFFFD]  # � stands for every character that is not above
)


def cut(source, target):
    options = subset.Options(
        hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 5, 6, 13, 14], recalc_timestamp=False
    )
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "gasp"]  # one glyph a letter: nothing here is shaped
    font = subset.load_font(str(source), options)
    missing = [f"U+{code:04X}" for code in LETTERS if code not in font.getBestCmap()]
    if missing:
        sys.exit(f"{source} has no {' '.join(missing)}")
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
    for path in (source, target):
        data = path.read_bytes()
        print(f"{hashlib.sha256(data).hexdigest()}  {len(data):7}  {path.name}")


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else DEBIAN)
    for name, ours in NAMES.items():
        cut(folder / name, Path(__file__).parent / ours)


if __name__ == "__main__":
    main()
