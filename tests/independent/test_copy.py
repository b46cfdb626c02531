"""PDF copies and counter cards as programs by other hands see them: poppler, qpdf, veraPDF, zxing-cpp, zbar.

The files are written by `cargo run -p diia-conformance --example write_copies`; what is expected of them stands here."""

import hashlib
import io
import json
import os
import re
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree
from pathlib import Path

import PIL.Image
import PIL.ImageCms
import PIL.ImageDraw
import PIL.ImageFilter
import read_symbols

ROOT = Path(__file__).resolve().parents[2]
SHARED = """internal-passport foreign-passport taxpayer-card driver-license vehicle-license
reference-internally-displaced-person student-id-card birth-certificate education-document""".split()

STAMP = {
    "uk": [
        "Запит на цифрові копії документів від 25.05.2020 10:20:21",
        "Ініціатор запиту: ПриватБанк, м.Київ, Відділення №172",
        "Ідентифікатор запиту: abc1234d-1234-1234-1234-1a2b3c4d5e6f",
    ],
    "en": [
        "The digital document copy requested on 25.05.2020 10:20:21",
        "Request initiator: ПриватБанк, м.Київ, Відділення №172",
        "Request ID: abc1234d-1234-1234-1234-1a2b3c4d5e6f",
    ],
}
BIRTH = "м. Кам'янець-Подільський Хмельницька область Україна/ m. Kamyanets-Podilskyi khmelnytska oblast ukraina/ukr"
HOME = "м. Кам'янець-Подільський пр-т Тараса Шевченка буд. 174/13, кв. 17 25 липня 2000 р."
PASSPORT_ROWS = [
    "Стать: Ж",
    "Дата народження: 24.01.1980",
    "Громадянство: Україна",
    "Орган, що видав: 2034",
    "Дата видачі: 13.12.2015",
    "Дійсний до: 12.01.2023",
    "РНОКПП: 1234567890 (Верифіковано у реєстрі Державної податкової служби за запитом від 01.02.2020)",
    "Запис № (УНЗР): 19800124-00026",
    f"Місце народження: {BIRTH}",
    f"Місце реєстрації проживання: {HOME}",
    "Підпис:",
]
PERSON = ["Дія", "Надія", "Володимирівна"]
# Everything between the caption and the foot of the page, in the order in which it is read.
PAGES = {
    "internal-passport": [
        *["Паспорт громадянина", "України", *PERSON, "Diia Nadiia", "Номер документа", "947667234"],
        *STAMP["uk"],
        *PASSPORT_ROWS,
    ],
    "foreign-passport": [
        *["Паспорт громадянина України для виїзду за кордон", *PERSON, "Diia Nadiia", "Номер документа", "XX000000"],
        *STAMP["uk"],
        *PASSPORT_ROWS,
    ],
    "taxpayer-card": [
        *["Картка платника податків", *PERSON, "РНОКПП", "1234567890"],
        *STAMP["uk"],
        *["Дата народження: 24.01.1980", "Верифіковано: 01.02.2020"],
    ],
    "driver-license": [
        *["Посвідчення водія", *PERSON, "Номер документа", "ВХХ 000000"],
        *STAMP["uk"],
        *["Категорія: B, C1", "Дата народження: 24.01.1980", "Дійсний до: 12.01.2033", "Орган, що видав: ТСЦ 3241"],
    ],
    "student-id-card": [
        *["Студентський квиток", *PERSON, "Номер документа", "КВ00000001"],
        *STAMP["uk"],
        "Навчальний заклад: Київський національний університет імені Тараса Шевченка",
        "Факультет: Факультет комп’ютерних наук та кібернетики",
        *["Виданий: 01.09.2019", "Дійсний до: 30.06.2025", "Форма навчання: денна", "Тип: студентський квиток"],
    ],
    "birth-certificate": [
        *["Свідоцтво про народження дитини", "Дія", "Марія", "Олексіївна", "Номер свідоцтва", "І-БК 123456"],
        *STAMP["uk"],
        *["Дата народження: 16.06.2010", "Місце народження: Україна, місто Київ"],
        "Місце реєстрації проживання: м. Київ, вул. Цифровізації, буд. 25, кв. 18",
        *["Батько: Дія Олексій Іванович", "Громадянство батька: Громадянин України"],
        *["Мати: Дія Надія Володимирівна", "Громадянство матері: Громадянка України"],
        "Актовий запис: № 00012345 від 20.06.2010",
        "Місце державної реєстрації: Відділ державної реєстрації актів цивільного стану",
    ],
    "internal-passport-en": [
        *["Passport of a citizen", "of Ukraine", *PERSON, "Diia Nadiia", "Document number", "947667234"],
        *STAMP["en"],
        *["Sex: F", "Date of birth: 24.01.1980", "Nationality: Ukraine", "Authority: 2034"],
        *["Date of issue: 13.12.2015", "Date of expiry: 12.01.2023"],
    ],
}


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True)
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}: {done.stdout[-2000:]!r} {done.stderr[-2000:]!r}")
    return done.stdout


def flat(text):
    return " ".join(text.split())


def text_of(path):
    """The text in the order of the file: a reader that knows nothing of columns."""
    return flat(run("pdftotext", "-raw", path, "-").decode())


def picture_of(path, dpi, page=1):
    return PIL.Image.open(io.BytesIO(run("pdftoppm", "-png", "-r", dpi, "-f", page, "-l", page, path)))


class Copies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        subprocess.run(
            ["cargo", "run", "--quiet", "--locked", "--package", "diia-conformance", "--example", "write_copies"]
            + ["--", str(cls.folder)],
            cwd=ROOT,
            check=True,
        )
        cls.copies = {path.stem: json.loads(path.read_text()) for path in sorted(cls.folder.glob("*.json"))}
        cls.files = sorted(cls.folder.glob("*.pdf"))

    def path(self, name):
        return self.folder / f"{name}.pdf"

    def test_every_kind_that_can_be_shared_is_there(self):
        self.assertLessEqual({name + end for name in SHARED for end in ("", "-en")}, set(self.copies))
        self.assertEqual(len(self.files), len(self.copies) + 3)

    def test_the_text_is_the_expected_one_in_its_order(self):
        for name, parts in PAGES.items():
            with self.subTest(name):
                text = text_of(self.path(name))
                self.assertIn(flat(" ".join(parts)), text)

    def test_rows_stand_beside_their_labels(self):
        lines = [flat(line) for line in run("pdftotext", "-layout", self.path("internal-passport"), "-").decode().splitlines()]
        for line in PASSPORT_ROWS[:6] + [STAMP["uk"][0], STAMP["uk"][1], "Запис № (УНЗР): 19800124-00026"]:
            self.assertIn(line, lines)

    def test_every_copy_has_its_stamp_and_number_on_each_page(self):
        for name, facts in self.copies.items():
            for page in range(1, facts["pages"] + 1):
                with self.subTest(name, page=page):
                    text = flat(run("pdftotext", "-raw", "-f", page, "-l", page, self.path(name), "-").decode())
                    self.assertIn(" ".join(STAMP[facts["language"]]), text)
                    number = "Сторінка {} з {}" if facts["language"] == "uk" else "Page {} of {}"
                    self.assertTrue(text.endswith(number.format(page, facts["pages"])), text[-60:])

    def test_names_of_difficult_people_come_back(self):
        for name in ["Лук’яненко Мар'яна Дем’янівна", "Ґалаґан-Їжакевич Єлизавета Ґеоргіївна", "О І Diia"]:
            self.assertTrue(any(name in text_of(path) for path in self.folder.glob("person-*.pdf")), name)
        longest = text_of(self.path("person-longest"))
        self.assertIn("Перехрестенко-Новоград-Волинська-Сіверсь Олександра-Вікторія-Анастасія-Соломія-Єв", longest)

    def test_missing_characters_are_seen_and_counted(self):
        self.assertEqual(self.copies["two-pages"]["missingCharacters"], 4)
        self.assertIn("м. \ufffd\ufffd / Їжак\ufffd \ufffd <b>(x)</b> \\ %/", text_of(self.path("two-pages")))
        for name, facts in self.copies.items():
            if name != "two-pages":
                self.assertEqual((name, facts["missingCharacters"]), (name, 0))
                self.assertNotIn("\ufffd", text_of(self.path(name)))

    def test_no_technical_identifier_and_no_metadata_of_a_picture_is_in_a_copy(self):
        self.assertNotIn("19800124-00026-record", text_of(self.path("internal-passport")))
        self.assertNotIn("м. Київ Підпис", text_of(self.path("internal-passport")))
        self.assertIn("Фото не додано", text_of(self.path("pictures-left-out")))
        self.assertEqual(run("pdfimages", "-list", self.path("pictures-left-out")).decode().count("image"), 0)
        listed = run("pdfimages", "-list", self.path("internal-passport")).decode()
        self.assertRegex(listed, r"350 +450 +rgb +3 +8 +jpeg")
        self.assertRegex(listed, r"420 +140 +gray +1 +8 +image")

    def test_pages_fonts_and_structure(self):
        for path in self.files:
            with self.subTest(path.name):
                self.assertIn(b"No syntax or stream encoding errors", run("qpdf", "--check", path))
                fonts = run("pdffonts", path).decode().splitlines()[2:]
                self.assertEqual(len(fonts), 2)
                for font in fonts:
                    self.assertRegex(font, r"^[A-Z]{6}\+NotoSans-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes ")
                info = run("pdfinfo", path).decode()
                size = "419.528 x 595.276 pts\n" if path.stem in ("card-a5", "card-strange") else "595.276 x 841.89 pts (A4)"
                self.assertIn(size, info)
                self.assertRegex(info, r"(?m)^Title: +\S")
                self.assertRegex(info, r"(?m)^Producer: +diia-citizen ")
                language = self.copies.get(path.stem, {"language": "uk"})["language"]
                self.assertIn(f"/Lang ({language})", run("qpdf", "--qdf", path, "-").decode("latin-1"))

    def test_sizes(self):
        for path in self.files:
            self.assertLess(path.stat().st_size, 120_000, path.name)
        self.assertLess(self.path("no-photo").stat().st_size, 24_000)

    def test_pdf_a(self):
        spoiled = self.folder / "spoiled.bin"
        spoiled.write_bytes(self.path("no-photo").read_bytes().replace(b"/OutputIntents", b"/OutputIntentz"))
        command = ["java", "-cp", f"{os.environ['DIIA_TEST_VERAPDF']}/*", str(Path(__file__).parent / "verapdf/PdfaCheck.java")]
        done = subprocess.run(command + ["2u", *map(str, self.files), str(spoiled)], capture_output=True, text=True)
        lines = [line.split("\t") for line in done.stdout.splitlines()]
        self.assertEqual(len(lines), len(self.files) + 1, done.stderr)
        *good, bad = lines
        for path, verdict, checks, broken in good:
            self.assertEqual((path, verdict, broken), (path, "yes", "{}"))
            self.assertGreater(int(checks), 1000)
        self.assertEqual(bad[1], "no", "the validator must find a file without its colour profile")

    def test_the_colour_profile_is_srgb(self):
        path = self.path("no-photo")
        number = re.search(rb"/DestOutputProfile (\d+) 0 R", path.read_bytes())[1].decode()
        data = run("qpdf", "--filtered-stream-data", f"--show-object={number}", path)
        ours = PIL.ImageCms.ImageCmsProfile(io.BytesIO(data))
        self.assertEqual((ours.profile.version, ours.profile.xcolor_space.strip()), (4.2, "RGB"))
        colours = PIL.Image.new("RGB", (4096, 1))
        colours.putdata([(r * 17, g * 17, b * 17) for r in range(16) for g in range(16) for b in range(16)])
        turned = PIL.ImageCms.profileToProfile(colours, ours, PIL.ImageCms.createProfile("sRGB"))
        for before, after in zip(colours.tobytes(), turned.tobytes()):
            self.assertLessEqual(abs(before - after), 1)

    def test_the_code_on_each_page_is_read_and_can_be_computed_again(self):
        for name, facts in self.copies.items():
            expected = print_check(facts)
            self.assertEqual(facts["check"], expected, name)
            for page in range(1, facts["pages"] + 1):
                with self.subTest(name, page=page):
                    picture = self.folder / "page.png"
                    picture_of(self.path(name), 150, page).save(picture)
                    found = read_symbols.read(picture)
                    for reader in read_symbols.READERS:
                        self.assertEqual(found[reader], [{"format": "QR Code", "text": expected}], reader)

    def test_cards_say_what_they_must(self):
        for name in ("card-a4", "card-a5"):
            text = text_of(self.path(name))
            for part in [
                "Скануйте застосунком Scan with the app",
                "Центр надання адміністративних послуг Кам’янець-Подільської міської ради",
                "м. Кам’янець-Подільський, пр-т Тараса Шевченка, 174/13, вікно № 5",
                "Послуга / Service: Реєстрація місця проживання",
                "Паспорт: ID-картка або закордонний / Passport: ID card or international",
                "РНОКПП / Taxpayer number",
                "Довідка ВПО / IDP certificate (за бажанням / optional)",
                "Код дійсний до 20.11.2020 / Valid until 20.11.2020",
                "Заборонено відображати код на інтернет-ресурсах It is forbidden to show this code on internet resources",
            ]:
                self.assertIn(part, text)

    def test_a_name_cannot_leave_the_metadata(self):
        title = re.search(r"(?m)^Title: +(.*)$", run("pdfinfo", self.path("card-strange")).decode())[1]
        self.assertEqual(title, "Дія.QR: ТОВ <«А&Б»> ]]> \ufffd\ufffd (東)\\")
        metadata = run("pdfinfo", "-meta", self.path("card-strange")).decode()
        titles = xml.etree.ElementTree.fromstring(metadata.strip()).iter("{http://purl.org/dc/elements/1.1/}title")
        self.assertEqual(["".join(element.itertext()) for element in titles], [title])

    def test_cards_are_read_tilted_and_with_glare(self):
        expected = (self.folder / "card-link.txt").read_text()
        for name in ("card-a4", "card-a5"):
            for tilt in (0, -12, 12):
                for glare in (None, (0.5, 0.5), (0.35, 0.62), (0.68, 0.4)):
                    with self.subTest(name, tilt=tilt, glare=glare):
                        picture = spoiled_card(picture_of(self.path(name), 150).convert("L"), tilt, glare)
                        path = self.folder / "card.png"
                        picture.save(path)
                        # zbar loses some upright symbols with a spot, and reads the same ones when they are turned.
                        only = "zxing" if glare and not tilt else None
                        found = read_symbols.read(path, only)
                        for reader in read_symbols.READERS if only is None else [only]:
                            self.assertEqual(found[reader], [{"format": "QR Code", "text": expected}], reader)


class Fonts(unittest.TestCase):
    def test_the_built_in_fonts_are_those_that_their_readme_names(self):
        folder = ROOT / "core/src/copy/fonts"
        readme = (folder / "README.md").read_text()
        fonts = sorted(folder.glob("*.ttf"))
        self.assertEqual(len(fonts), 2)
        for font in fonts:
            digest = hashlib.sha256(font.read_bytes()).hexdigest()
            self.assertRegex(readme, rf"`{font.name}` \| `[0-9a-f]{{64}}` \| `{digest}`")
        self.assertIn("SIL OPEN FONT LICENSE", (folder / "OFL.txt").read_text())


def print_check(facts):
    """The text of the QR, computed from its description alone."""
    time = facts["requestedAt"].to_bytes(8, "big", signed=True)
    # sort_keys sorts by code points; the names of these documents are ASCII, where all orders agree.
    body = json.dumps(facts["document"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    message = b"diia-citizen/print-check/v1\n"
    for text in (facts["requestId"], facts["requester"], facts["kind"], body):
        message += len(text.encode()).to_bytes(4, "big") + text.encode()
    payload = hashlib.sha256(message + time).digest() + time
    widths = {12: 29, 4: 10}
    blocks = [payload[start : start + 12] for start in range(0, len(payload), 12)]
    return "DIIAPDF1:" + "".join(str(int.from_bytes(block, "big")).zfill(widths[len(block)]) for block in blocks)


def spoiled_card(page, tilt, glare):
    """The page with a bright spot on the symbol, as large as 8 % of it, and turned by some degrees."""
    if glare is not None:
        left, upper, right, lower = symbol_box(page)
        width, height = right - left, lower - upper
        # An ellipse of 8 % of the area, half again as wide as high: pi * a * b = 0.08 * width * height.
        b = (0.08 * width * height / 3.14159 / 1.5) ** 0.5
        a, x, y = 1.5 * b, left + glare[0] * width, upper + glare[1] * height
        spot = PIL.Image.new("L", page.size, 0)
        PIL.ImageDraw.Draw(spot).ellipse((x - a, y - b, x + a, y + b), fill=255)
        page = PIL.Image.composite(PIL.Image.new("L", page.size, 255), page, spot.filter(PIL.ImageFilter.GaussianBlur(2)))
    return page.rotate(tilt, resample=PIL.Image.Resampling.BICUBIC, expand=True, fillcolor=200)


def symbol_box(page):
    """Where the symbol is: zxing tells its corners."""
    import zxingcpp

    corners = zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCode)[0].position
    points = [corners.top_left, corners.top_right, corners.bottom_left, corners.bottom_right]
    xs, ys = [point.x for point in points], [point.y for point in points]
    return min(xs), min(ys), max(xs), max(ys)


if __name__ == "__main__":
    unittest.main()
