"""read_picture.py FILE: the bytes of the one symbol in a picture, or on the first page of a PDF at 150 dpi, to stdout."""

import sys

import PIL.Image
import zxingcpp


def picture(path):
    if path.endswith(".pdf"):
        import pypdfium2

        return pypdfium2.PdfDocument(path)[0].render(scale=150 / 72).to_pil()
    return PIL.Image.open(path)


# Only the kinds that the library draws: in the noise of a large QR the reader sometimes believes to see a short
# bar code of a kind without a check digit.
KINDS = zxingcpp.barcode_formats_from_str("QRCode|EAN13|Code128")

found = zxingcpp.read_barcodes(picture(sys.argv[1]).convert("L"), formats=KINDS)
if len(found) != 1:
    sys.exit(f"{len(found)} symbols instead of one")
sys.stdout.buffer.write(found[0].bytes)
