"""The text of a code as a symbol, by segno. One line a figure."""

import statistics
import sys
import time

import segno
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

TEXT = sys.argv[1]
KEY = ec.generate_private_key(ec.SECP256R1())


def symbol():
    return segno.make(TEXT, error="m", boost_error=False, micro=False)


def pixels(made):
    """One byte a pixel, eight pixels a module."""
    rows = made.matrix_iter(scale=8, border=4)
    return b"".join(bytes(255 if module else 0 for module in row) for row in rows)


def refresh():
    KEY.sign(bytes(61), ec.ECDSA(hashes.SHA256()))
    return pixels(symbol())


for what, work in (("symbol", symbol), ("sign + symbol + pixels", refresh)):
    work()
    took = []
    for _ in range(15):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    print(f"segno (Python), {what}\t{statistics.median(took) * 1e6:.1f}\t{symbol().symbol_size(border=0)[0]}")
