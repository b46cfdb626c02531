"""read_picture.py FILE.png: the bytes of the one symbol in the picture, to standard output."""

import sys

import PIL.Image
import zxingcpp

with PIL.Image.open(sys.argv[1]) as picture:
    found = zxingcpp.read_barcodes(picture.convert("L"))
if len(found) != 1:
    sys.exit(f"{len(found)} symbols instead of one")
sys.stdout.buffer.write(found[0].bytes)
