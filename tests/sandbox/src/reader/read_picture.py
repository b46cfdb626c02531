"""read_picture.py FILE: the bytes of the one symbol in a picture, or on the first page of a PDF at 150 dpi, to stdout."""

import sys

import PIL.Image
import zxingcpp


def picture(path):
    if path.endswith(".pdf"):
        import pypdfium2

        return pypdfium2.PdfDocument(path)[0].render(scale=150 / 72).to_pil()
    return PIL.Image.open(path)


found = zxingcpp.read_barcodes(picture(sys.argv[1]).convert("L"))
if len(found) != 1:
    sys.exit(f"{len(found)} symbols instead of one")
sys.stdout.buffer.write(found[0].bytes)
