"""The desk: branches, printed cards, 13 digits."""

from world import Story


class Desk(Story):
    def branch(self, name="Вікно 3", email="okno3@cnap.example"):
        self.go("/desk")
        form = self.page.locator("form", has=self.page.get_by_role("button", name="Створити"))
        for label, value in [("Назва", name), ("Електронна пошта", email), ("Населений пункт", "м. Бориспіль"),
                             ("Вулиця", "вул. Зразкова"), ("Будинок", "1")]:
            form.get_by_label(label).fill(value)
        form.get_by_role("button", name="Створити").click()
        self.told("Створено")

    def offer(self, name="Реєстрація місця проживання"):
        self.page.get_by_text("Нова послуга").click()
        form = self.page.locator("form", has=self.page.get_by_role("button", name="Додати послугу"))
        form.get_by_label("Назва").fill(name)
        form.get_by_label("ID-картка").check()
        form.get_by_label("РНОКПП").check()
        form.get_by_role("button", name="Додати послугу").click()
        self.page.get_by_role("button", name=f"Картка Дія.QR: {name}").wait_for()

    def checks(self, digits):
        self.page.get_by_label("13 цифр").fill(digits)
        self.page.get_by_role("button", name="Перевірити", exact=True).click()

    def test_13_digits_are_good_once_and_the_visitor_learns_who_checked(self):
        self.branch()
        phone = self.phone()
        digits = phone.does("show")["digits"]
        self.assertIsNone(phone.does("report")["checked"])
        spaced = f"{digits[:4]} {digits[4:8]} {digits[8:]}"
        self.checks(spaced)
        self.told("Документ дійсний")
        self.picture("desk-valid")
        self.assertIn("Вікно 3", phone.does("report")["checked"])
        self.checks(digits)
        self.told("Цей код уже використано")
        self.picture("desk-used")

    def test_digits_that_are_none_are_refused_with_what_to_do(self):
        self.branch()
        for typed, answer in [("", "Це не 13 цифр"), ("12345", "Це не 13 цифр"), ("абвгґ", "Це не 13 цифр"),
                              ("2858 3641 70865", "Це не 13 цифр"), ("2858 3641 70864", "Документ не знайдено")]:
            self.checks(typed)
            self.told(answer)

    def test_a_visitor_scans_the_posted_card_and_the_letter_can_be_written(self):
        self.branch()
        self.offer()
        self.page.get_by_role("button", name="Картка Дія.QR: Реєстрація місця проживання").click()
        self.page.locator(".poster").wait_for()
        self.assertIn("Діє до", self.page.locator(".poster").inner_text())
        self.picture("desk-card")
        first, phone = self.scanned(), self.phone()
        screen = phone.does(f"scan {first}")["lines"]
        self.assertTrue(any("okno3@cnap.example" in line for line in screen), screen)
        self.assertEqual(phone.does("confirm")["to"], "okno3@cnap.example")

        # Renewed with another address: both are signed, each for its own address.
        email = self.page.get_by_label("Електронна пошта").first
        email.fill("archive@cnap.example")
        self.page.get_by_role("button", name="Зберегти адресу").click()
        self.told("Збережено")
        self.page.get_by_role("button", name="Поновити на 180 днів").click()
        self.page.locator(".poster", has_text="archive@cnap.example").wait_for()
        self.assertEqual(phone.does(f"scan {self.scanned()}") and phone.does("confirm")["to"], "archive@cnap.example")

    def test_a_card_without_an_address_for_its_letters_is_not_made(self):
        self.branch(email="okno3@cnap.example")
        self.offer()
        self.page.get_by_label("Електронна пошта").first.fill("")
        self.page.get_by_role("button", name="Зберегти адресу").click()
        self.told("Збережено")
        self.page.get_by_role("button", name="Картка Дія.QR: Реєстрація").click()
        self.told("Запит складено неправильно")

    def test_what_is_typed_never_becomes_markup(self):
        name = "<img src=x onerror=alert(1)>"
        self.page.on("dialog", lambda _: self.complaints.append("a script ran"))
        self.branch(name=name)
        self.offer(name='"><script>alert(1)</script>')
        self.assertEqual(self.page.locator("main img").count(), 0)
        self.assertIn(name, self.page.locator("main").inner_text())
