"""The electronic cabinet: signing in and signing files with Diia.Signature."""

import pathlib
import subprocess

from world import Story

FILES = {"порожній.txt": b"", "Договір № 5 (ґрунт).pdf": b"%PDF-1.7 a", "c.bin": bytes(range(256)) * 4096}


class Cabinet(Story):
    def begin(self, button):
        self.page.get_by_role("button", name=button).click()
        self.page.locator("img.qr").wait_for()
        return self.scanned()

    def answered(self, phone, link):
        screen = phone.does(f"scan {link}")["lines"]
        digits = self.page.locator(".pair")
        digits.wait_for()
        sent = phone.does(f"confirm {digits.inner_text()}")
        self.assertEqual(sent["state"], "delivered")
        return screen

    def sign_in(self, phone):
        self.go("/cabinet")
        screen = self.answered(phone, self.begin("Отримати код для входу"))
        self.assertTrue(any("Запит на авторизацію з Дія.Підпис" in line for line in screen), screen)
        self.told("Ви увійшли")

    def test_a_citizen_signs_in_and_signs_three_files_and_openssl_agrees(self):
        phone = self.phone()
        self.sign_in(phone)
        self.assertIn("Дія Надія Володимирівна", self.page.locator(".answer").first.inner_text())
        self.picture("cabinet-signed-in")
        folder = pathlib.Path(self.folder)
        for name, content in FILES.items():
            (folder / name).write_bytes(content)
        self.page.get_by_label("Файли для підпису").set_input_files([folder / name for name in FILES])
        screen = self.answered(phone, self.begin("Підписати через Дію"))
        for name in FILES:
            self.assertTrue(any(name in line for line in screen), (name, screen))
        self.told("Усі файли підписано")
        self.picture("cabinet-signed")
        self.assertEqual(self.page.get_by_role("cell", name="підпис правильний").count(), 3)

        # And once more outside of the page, with what the page lets one save.
        root = folder / "root.pem"
        root.write_text(self.page.request.get(self.ready["url"] + "/sandbox/partners").json()["issuerCertificate"])
        for name, content in FILES.items():
            p7s = folder / "saved.p7s"
            p7s.write_bytes(self.saved(self.page.get_by_role("link", name=f"{name}.p7s")))
            self.assertEqual(openssl(p7s, folder / name, root), 0, name)
            changed = folder / "changed"
            changed.write_bytes(content + b".")
            self.assertNotEqual(openssl(p7s, changed, root), 0, name)

    def test_a_refusal_leaves_the_cabinet_closed(self):
        self.go("/cabinet")
        phone = self.phone()
        phone.does(f"scan {self.begin('Отримати код для входу')}")
        phone.does("refuse")
        self.told("Запит не підтверджено")
        self.page.get_by_role("button", name="Підписати через Дію").click()
        self.told("Спершу увійдіть")

    def test_files_that_cannot_be_asked_for_are_told_before_the_phone_is(self):
        self.sign_in(self.phone())
        chosen, sign = self.page.get_by_label("Файли для підпису"), self.page.get_by_role("button", name="Підписати через Дію")
        sign.click()
        self.told("Оберіть хоча б один файл")
        chosen.set_input_files([{"name": "a.txt", "mimeType": "text/plain", "buffer": text} for text in (b"1", b"2")])
        sign.click()
        self.told("однакову назву")
        large = pathlib.Path(self.folder, "large.bin")
        large.write_bytes(bytes(10_000_001))
        chosen.set_input_files(large)
        sign.click()
        self.told("завеликий")


def openssl(p7s, content, root):
    return subprocess.run(
        ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", p7s, "-content", content,
         "-CAfile", root, "-purpose", "any", "-out", "/dev/null"], capture_output=True).returncode
