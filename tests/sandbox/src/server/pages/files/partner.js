import { answerPlace, busy, bytesOf, download, el, page, qr, say, t } from "/pages/page.js";
import { Institution, institutions, ONLINE_BRANCH } from "/pages/institution.js";

const OFFER = { name: "Реєстрація місця проживання", scopes: { sharing: ["internal-passport", "taxpayer-card"] }, optional: ["taxpayer-card"] };
const begin = el("button", { type: "button" }, t("share"));
const asking = el("div");
const answer = answerPlace();
page("partner", el("section", {}, el("h2", {}, t("shareTitle")), el("p", {}, `${t("internal-passport")}, ${t("taxpayer-card")}`), begin, asking, answer));

const site = new Institution((await institutions()).find((one) => one.label === "cnap"));
// An answer to an earlier request is not shown as one to the latest.
let latest = "";
begin.addEventListener("click", () => busy(begin, answer, start));

async function start() {
  const requestId = (latest = crypto.randomUUID());
  asking.replaceChildren();
  say(answer, "", t("working"));
  const request = { requestId, returnLink: `https://www.${site.card.domain}/done?request=${requestId}`, pairing: true };
  const link = await site.ask(await site.offerOf(ONLINE_BRANCH, OFFER), request);
  asking.replaceChildren(
    el("div", { class: "on-desktop" }, el("h3", {}, t("scanIt")), qr(link, t("scanIt"))),
    el("div", { class: "on-phone" }, el("a", { class: "button", href: link }, t("openIt"))),
    el("p", { class: "mono" }, `${t("requestLink")}: ${link}`),
  );
  begin.textContent = t("shareAgain");
  say(answer, "", t("waiting"));
  follow(requestId);
}

function follow(requestId) {
  const seen = (state) => {
    if (state.pairingDigits) say(answer, "", t("pairing"), el("p", { class: "pair" }, state.pairingDigits));
    else if (state.opened) say(answer, "", t("openedElsewhere"));
  };
  busy({}, answer, async () => {
    const end = await site.follow(requestId, seen, () => latest !== requestId);
    if (end === null) return;
    asking.replaceChildren();
    if (end.status !== "done") return say(answer, "bad", t("refused"), el("p", {}, t("refusedMore")));
    const { opened } = await site.arrived(requestId);
    const files = (opened?.copies ?? []).map(({ fileName, pdf }) => el("li", {}, download(fileName, bytesOf(pdf), "application/pdf")));
    const metadata = opened && el("li", {}, download("metadata.json", new TextEncoder().encode(opened.metadata), "application/json"));
    say(answer, "good", t("received"), el("p", {}, t("sealed")), el("ul", {}, files, metadata));
  });
}
