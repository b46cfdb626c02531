"""The package for access to the Portal: what was typed stands in the Excel files, as LibreOffice opens them."""

import csv
import pathlib
import subprocess

from world import Story

POINT = {"Назва": "ЦНАП, вікно 3", "Адреса": "м. Бориспіль, вул. Зразкова, 1", "Телефон": "+380440000000", "Електронна пошта": "okno3@cnap.example"}
OFFICIAL = {"Прізвище, ім’я, по батькові": "Дія Надія Володимирівна", "Посада": "=1+1", "РНОКПП": "0000000024",
            "Електронна пошта": "nadiia@cnap.example", "Телефон": "0440000000", "Точка доступу": "ЦНАП, вікно 3"}
OWN = {"Назва установи": "Відділ ДРАЦС (зразок)", "Код ЄДРПОУ": "00000017", "Керівник": "Начальник Ґ. О. Їжакевич",
       "З ким": "ЦНАП (зразок), меморандум № 1"}


class PortalAccess(Story):
    def fill(self, place, fields):
        for label, value in fields.items():
            place.get_by_label(label).fill(value)

    def rows(self, name):
        workbook = pathlib.Path(self.folder, name)
        workbook.write_bytes(self.saved(self.page.get_by_role("link", name=name)))
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", self.folder, workbook],
                       check=True, capture_output=True, timeout=120)
        with open(workbook.with_suffix(".csv"), encoding="utf-8") as file:
            return list(csv.reader(file))

    def test_the_excel_files_hold_what_the_form_held(self):
        self.go("/portal-access")
        self.fill(self.page, OWN)
        self.page.get_by_role("button", name="Ще одна точка").click()
        first, second = self.page.get_by_role("group", name="Точка доступу").all()[:2]
        self.fill(first, POINT)
        self.fill(second, {**POINT, "Назва": "Пологовий будинок"})
        self.fill(self.page.get_by_role("group", name="Посадова особа"), OFFICIAL)
        self.picture("portal-access-form")
        self.page.get_by_role("button", name="Підготувати пакет").click()
        self.told("Пакет готовий")
        self.picture("portal-access-ready")
        letter = self.page.locator(".answer").inner_text()
        for text in ("portal@diia.gov.ua", "Відділ ДРАЦС (зразок)", "00000017", "меморандум № 1"):
            self.assertIn(text, letter)
        _, one, two = self.rows("tochky-dostupu.xlsx")
        self.assertEqual(one, ["1", *POINT.values()])
        self.assertEqual(two[:2], ["2", "Пологовий будинок"])
        _, person = self.rows("posadovi-osoby.xlsx")
        self.assertEqual(person, ["1", *OFFICIAL.values()])

    def test_an_official_of_no_point_is_told(self):
        self.go("/portal-access?lang=en")
        for label, value in zip(("Name of the institution", "Register code", "Head", "With whom"), OWN.values(), strict=True):
            self.page.get_by_label(label).fill(value)
        for field in self.page.get_by_role("group").get_by_role("textbox").all():
            field.fill("x")
        self.page.get_by_role("group", name="Official").get_by_label("Point of access").fill("elsewhere")
        self.page.get_by_role("button", name="Prepare the package").click()
        self.told("not in the list of points")
