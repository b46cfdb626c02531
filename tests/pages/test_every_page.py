"""Every page, in both languages, on a phone and on a desktop: readable, usable without a mouse, nothing cut off."""

from world import DESKTOP, PHONE, Story

PAGES = ["/", "/desk", "/partner", "/cabinet", "/mailbox", "/portal-access"]

# Texts with too little contrast, controls without a name, and whatever is wider than the screen.
FAULTS = """() => {
  const faults = [];
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = rgb(getComputedStyle(at).backgroundColor);
      if (color.length < 4 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility()) continue;
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) faults.push(`contrast ${((a + 0.05) / (b + 0.05)).toFixed(2)}: ${element.textContent}`);
  }
  for (const control of document.querySelectorAll("button, a, input, select, textarea")) {
    const name = control.getAttribute("aria-label") ?? (control.labels?.[0] ?? control).textContent;
    if (!name.trim()) faults.push(`no name: ${control.outerHTML}`);
  }
  for (const image of document.images) if (!image.alt) faults.push(`no alt: ${image.outerHTML}`);
  if (document.documentElement.scrollWidth > innerWidth) faults.push(`wider than the screen: ${document.documentElement.scrollWidth}`);
  const levels = [...document.querySelectorAll("h1, h2, h3")].filter((h) => h.checkVisibility()).map((h) => Number(h.tagName[1]));
  levels.forEach((level, at) => { if (level - (levels[at - 1] ?? 0) > 1) faults.push(`heading ${level} after ${levels[at - 1]}`); });
  return faults;
}"""


class EveryPage(Story):
    def test_every_page_is_readable_and_every_control_has_a_name(self):
        for language in ("uk", "en"):
            for width, viewport in (("phone", PHONE), ("desktop", DESKTOP)):
                page = self.new_page(viewport=viewport, language=language)
                for path in PAGES:
                    with self.subTest(path=path, language=language, width=width):
                        self.go(f"{path}?lang={language}", page)
                        self.assertEqual(page.evaluate("document.documentElement.lang"), language)
                        self.assertEqual(page.evaluate(FAULTS), [])
                        if language == "en":
                            text = page.locator("main").inner_text().replace("«єМалятко»", "").replace("єМалятко", "")
                            own = "".join(character for character in text if "а" <= character.lower() <= "я")
                            self.assertFalse(own and path not in ("/desk",), own)
                        self.picture(f"page{path.replace('/', '-')}-{width}-{language}", page)

    def test_the_keyboard_alone_goes_through_a_page_in_order(self):
        self.go("/desk")
        order = []
        for _ in range(12):
            self.page.keyboard.press("Tab")
            order.append(self.page.evaluate("document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent"))
        digits = order.index("13 цифр з екрана відвідувача")
        self.assertEqual(order[digits - 2:digits + 2], ["Установа", "Відділення", "13 цифр з екрана відвідувача", "Перевірити"])

    def test_other_sites_scripts_and_frames_have_no_way_in(self):
        answer = self.go("/").request.get(self.ready["url"] + "/desk")
        policy = answer.headers["content-security-policy"]
        for rule in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"):
            self.assertIn(rule, policy)
        self.assertNotIn("unsafe", policy)

    def test_a_faulty_server_is_told_on_the_first_page(self):
        self.page.request.put(self.ready["url"] + "/sandbox/faults", data={"faults": "slow=5"})
        self.go("/")
        self.page.get_by_text("slow=5").wait_for()
