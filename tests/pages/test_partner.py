"""The partner's site: AppToApp begun on a desktop and on a phone."""

import json

from world import PHONE, Story


class Partner(Story):
    def begin(self, path="/partner"):
        self.go(path)
        self.page.get_by_role("button").first.click()
        self.page.locator("text=https://diia.app/").first.wait_for()

    def test_a_qr_on_a_desktop_is_scanned_and_the_documents_arrive(self):
        self.begin()
        link, phone = self.scanned(), self.phone()
        self.picture("partner-asks")
        screen = phone.does(f"scan {link}")["lines"]
        self.assertTrue(any("Центр надання адміністративних послуг" in line for line in screen), screen)
        self.told("Введіть ці цифри")
        self.picture("partner-pairing")
        digits = self.page.locator(".pair").inner_text()
        self.assertRegex(digits, r"^\d{4}$")
        wrong = f"{(int(digits) + 1) % 10000:04}"
        self.assertEqual(phone.tries(f"confirm {wrong}")["code"], "server_pairing_wrong")
        sent = phone.does(f"confirm {digits}")
        self.assertEqual(sent["state"], "delivered")
        self.assertRegex(sent["return_link"], r"^https://www\.cnap\.example/done\?request=[0-9a-f-]{36}$")
        self.told("Документи отримано")
        self.picture("partner-received")
        copies = self.page.locator(".answer a", has_text=".pdf")
        self.assertEqual(copies.count(), 2)
        self.assertTrue(self.saved(copies.first).startswith(b"%PDF-"))
        metadata = json.loads(self.saved(self.page.locator(".answer a", has_text="metadata.json")))
        self.assertEqual(metadata["requestId"], sent["return_link"].split("=")[1])

    def test_on_a_phone_there_is_a_link_instead_of_a_qr(self):
        self.page = self.new_page(viewport=PHONE, language="en")
        self.begin("/partner?lang=en")
        button = self.page.get_by_role("link", name="Open in the app")
        self.assertFalse(self.page.locator("img.qr").is_visible())
        phone = self.phone(language="en")
        phone.does(f"open {button.get_attribute('href')}")
        self.told("The request is open on a phone")
        self.picture("partner-phone-en")
        self.assertEqual(phone.does("confirm")["state"], "delivered")
        self.told("Documents received")

    def test_a_refusal_is_told_and_nothing_has_arrived(self):
        self.begin()
        phone = self.phone()
        phone.does(f"scan {self.scanned()}")
        self.assertEqual(phone.does("refuse")["state"], "refused")
        self.told("Запит не підтверджено")
        self.picture("partner-refused")
        self.assertEqual(self.page.request.get(self.ready["url"] + "/sandbox/partners/cnap/packages").json(), {"packages": []})

    def test_a_link_is_good_for_one_phone(self):
        self.begin()
        link = self.scanned()
        self.phone().does(f"open {link}")
        self.assertEqual(self.phone(citizen="ordinary").tries(f"open {link}")["code"], "server_request_opened_elsewhere")

    def test_begun_again_the_first_request_no_longer_matters(self):
        self.begin()
        first = self.scanned()
        self.page.get_by_role("button", name="Почати знову").click()
        self.page.get_by_text(first).wait_for(state="detached")
        second, phone = self.scanned(), self.phone()
        self.assertNotEqual(first, second)
        phone.does(f"open {first}")
        phone.does("refuse")
        phone.does(f"open {second}")
        self.assertEqual(phone.does("confirm")["state"], "delivered")
        self.told("Документи отримано")


class SilentServer(Story):
    options = ("--faults", "5xx=1")

    def test_a_server_that_fails_is_told_and_the_button_works_again(self):
        self.go("/partner")
        button = self.page.get_by_role("button")
        button.click()
        self.told("Сервер не відповідає")
        self.page.request.put(self.ready["url"] + "/sandbox/faults", data={"faults": ""})
        button.click()
        self.page.locator("img.qr").wait_for()
