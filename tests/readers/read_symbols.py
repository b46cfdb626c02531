#!/usr/bin/env python3
"""Reads QR codes and bar codes in pictures with two readers that know nothing of this project.

    read_symbols.py [--only zxing|zbar] FILE.png…

prints one JSON object a line for each file, in order:

    {"file": "a.png", "zxing": [{"format": "QR Code", "text": "…"}], "zbar": [{"format": "EAN-13", "text": "…"}]}

An empty list: that reader found nothing (the exit code stays 0). Formats have one name for both readers. `text` is
what the symbol's bytes say as UTF-8; bytes that are no UTF-8 give "text": null and the bytes as "hex".
Needs the wheels zxing-cpp and pillow, and the command zbarimg: tests/setup brings them, and tests/readers/read
calls this file with them.
"""

import argparse
import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

# Only the kinds that the library draws: in the noise of a large QR a reader of everything sometimes believes to see a
# short bar code of a kind without a check digit.
ZXING_KINDS = "QRCode|EAN13|Code128"
ZBAR_KINDS = ["-Sdisable", "-Sqrcode.enable", "-Sean13.enable", "-Scode128.enable"]
# What zbar calls the formats that zxing calls otherwise.
ZBAR_NAMES = {"QR-Code": "QR Code", "CODE-128": "Code 128"}


def zxing(path):
    """What zxing-cpp reads."""
    import PIL.Image  # here, so that `--only zbar` needs no wheels
    import zxingcpp

    with PIL.Image.open(path) as picture:
        found = zxingcpp.read_barcodes(picture.convert("L"), formats=zxingcpp.barcode_formats_from_str(ZXING_KINDS))
    return [symbol(str(barcode.format), barcode.bytes) for barcode in found]


def zbar(path):
    """What zbarimg reads.

    Two runs: its XML knows each symbol's format and length, but its base64 is wrong for bytes from 0x80 on
    (seen in 0.23.92); its raw output has the right bytes, each symbol followed by a line feed. Both with
    qr.binary: otherwise zbar guesses a character set and may take Ukrainian text for another.
    """
    listing = _zbarimg("--xml", path)
    if listing is None:
        return []
    raw, found, start = _zbarimg("--raw", path), [], 0
    for element in ElementTree.fromstring(listing).iter():
        if not element.tag.endswith("}symbol"):
            continue
        data = next(child for child in element if child.tag.endswith("}data"))
        length = int(data.get("length") or len(data.text.encode()))
        found.append(symbol(ZBAR_NAMES.get(element.get("type"), element.get("type")), raw[start : start + length]))
        start += length + 1
    if start != len(raw):
        raise RuntimeError(f"zbarimg told two stories about {path}: {listing!r}, {raw!r}")
    return found


def _zbarimg(output, path):
    """zbarimg's answer; None if it saw no symbol."""
    command = ["zbarimg", "--quiet", "--nodbus", output, *ZBAR_KINDS, "-Sqr.binary", str(path)]
    done = subprocess.run(command, capture_output=True)
    if done.returncode == 4:
        return None
    if done.returncode != 0:
        raise RuntimeError(f"zbarimg ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def symbol(format, data):
    """One symbol as both readers tell it."""
    try:
        return {"format": format, "text": data.decode("utf-8")}
    except UnicodeDecodeError:
        return {"format": format, "text": None, "hex": data.hex()}


READERS = {"zxing": zxing, "zbar": zbar}


def read(path, only=None):
    """One file as a dictionary, by both readers or one of them."""
    return {"file": str(path)} | {name: reader(path) for name, reader in READERS.items() if only in (None, name)}


def main():
    first, *rest = __doc__.splitlines()
    parser = argparse.ArgumentParser(
        description=first, epilog="\n".join(rest), formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", metavar="FILE.png")
    parser.add_argument("--only", choices=READERS, help="one reader instead of both")
    options = parser.parse_args()
    for path in options.files:
        print(json.dumps(read(path, options.only), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
