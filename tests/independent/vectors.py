"""Where the vectors lie."""

import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "vectors"


def load(name):
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))
