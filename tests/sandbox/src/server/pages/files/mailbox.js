import { answerPlace, busy, call, el, page, say, t, timeOf } from "/pages/page.js";

const again = el("button", { type: "button", class: "second" }, t("refresh"));
const list = el("tbody");
const table = el("table", { hidden: true }, el("thead", {}, el("tr", {}, ["from", "to", "when"].map((key) => el("th", { scope: "col" }, t(key))))), list);
const empty = el("p", { class: "soft" });
const answer = answerPlace();
const letter = el("section", { hidden: true, tabindex: "-1" });
page("mailbox", el("section", {}, el("h2", {}, t("letters")), table, empty, again, answer), letter);
again.addEventListener("click", () => busy(again, answer, refresh));
await busy(again, answer, refresh);

async function refresh() {
  const { letters } = await call("GET", "/sandbox/letters");
  answer.replaceChildren();
  table.hidden = letters.length === 0;
  empty.textContent = letters.length === 0 ? t("noLetters") : "";
  list.replaceChildren(...letters.map((one) =>
    el("tr", {},
      el("td", {}, el("a", { href: `#${one.id}`, "aria-label": t("openLetter", one.from), onclick: (event) => { event.preventDefault(); busy(again, answer, () => open(one)); } }, one.from)),
      el("td", {}, one.to.join(", ")), el("td", {}, timeOf(one.receivedAt)))));
}

async function open(one) {
  const path = `/sandbox/letters/${one.id}`;
  const { subject, from, to, text, attachments } = await call("GET", `${path}/content`);
  letter.hidden = false;
  letter.replaceChildren(
    el("h2", {}, subject || t("noSubject")),
    el("p", { class: "soft" }, `${t("from")}: ${from} · ${t("to")}: ${to.join(", ")} · ${timeOf(one.receivedAt)}`),
    el("pre", {}, text ?? ""),
    attachments.length ? el("h3", {}, t("attachments")) : null,
    el("ul", {}, attachments.map(({ name, bytes }, at) =>
      el("li", {}, el("a", { href: `${path}/attachments/${at}`, download: name ?? "" }, name ?? t("file")), ` (${bytes.toLocaleString()} B)`))),
    el("p", {}, el("a", { href: path, download: "letter.eml" }, t("wholeLetter"))),
  );
  letter.focus();
}
