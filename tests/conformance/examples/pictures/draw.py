#!/usr/bin/env python3
"""Draws portrait.jpg and signature.png beside this file: nobody's face and nobody's hand. Needs pillow."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

HERE = Path(__file__).parent
SCALE = 4


def portrait():
    width, height = 350 * SCALE, 450 * SCALE
    picture = Image.new("RGB", (width, height), (214, 224, 233))
    pen = ImageDraw.Draw(picture)
    for box, colour in [
        ((30, 330, 320, 700), (74, 92, 120)),  # shoulders
        ((140, 270, 210, 370), (222, 184, 158)),  # neck
        ((92, 70, 258, 330), (88, 62, 48)),  # hair
        ((110, 100, 240, 300), (232, 196, 170)),  # face
    ]:
        pen.ellipse([side * SCALE for side in box], fill=colour)
    for x in (150, 200):
        pen.ellipse([(x - 6) * SCALE, 184 * SCALE, (x + 6) * SCALE, 192 * SCALE], fill=(60, 50, 46))
    pen.arc([148 * SCALE, 220 * SCALE, 202 * SCALE, 258 * SCALE], 20, 160, fill=(170, 96, 88), width=4 * SCALE)
    picture = picture.filter(ImageFilter.GaussianBlur(SCALE)).resize((350, 450), Image.Resampling.LANCZOS)
    picture.save(HERE / "portrait.jpg", quality=80, optimize=True, progressive=False)


def signature():
    width, height = 420 * SCALE, 140 * SCALE
    picture = Image.new("L", (width, height), 0)
    points = [(20, 90), (60, 30), (70, 110), (105, 50), (120, 95), (160, 60), (170, 100), (210, 40), (225, 95)]
    points += [(260, 70), (290, 88), (330, 60), (400, 52)]
    pen = ImageDraw.Draw(picture)
    pen.line([(x * SCALE, y * SCALE) for x, y in points], fill=255, width=5 * SCALE, joint="curve")
    opacity = picture.filter(ImageFilter.GaussianBlur(SCALE)).resize((420, 140), Image.Resampling.LANCZOS)
    ink = Image.merge("LA", (Image.new("L", opacity.size, 20), opacity))
    ink.save(HERE / "signature.png", optimize=True)


if __name__ == "__main__":
    portrait()
    signature()
