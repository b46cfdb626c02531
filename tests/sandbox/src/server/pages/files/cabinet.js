import { answerPlace, base64Of, busy, bytesOf, call, download, el, field, page, qr, say, sha256, t } from "/pages/page.js";
import { Institution, institutions, ONLINE_BRANCH } from "/pages/institution.js";

const MOST_BYTES = 10_000_000;
const enter = el("button", { type: "button" }, t("signIn"));
const entering = el("div");
const entered = answerPlace();
const chosen = el("input", { type: "file", multiple: true });
const sign = el("button", { type: "button" }, t("sign"));
const signing = el("div");
const signed = answerPlace();
page("cabinet",
  el("section", {}, el("h2", {}, t("signInTitle")), enter, entering, entered),
  el("section", {}, el("h2", {}, t("filesTitle")), el("p", {}, t("filesStay")), field(t("chooseFiles"), chosen), sign, signing, signed));

const site = new Institution((await institutions()).find((one) => one.label === "cnap"));
let person = null;
enter.addEventListener("click", () => busy(enter, entered, signIn));
sign.addEventListener("click", () => busy(sign, signed, signFiles));

/** Shows the link of a request, waits for its end, and gives what has arrived; null when the citizen has refused. */
async function answerTo(place, answer, service, requestId, data) {
  const offer = await site.offerOf(ONLINE_BRANCH, { name: service === "auth" ? "Вхід до кабінету" : "Підписання файлів", scopes: { diiaId: [service] } });
  const link = await site.ask(offer, { requestId, signAlgo: "ECDSA", pairing: true, ...(data && { data }) });
  place.replaceChildren(
    el("div", { class: "on-desktop" }, el("h3", {}, t("scanIt")), qr(link, t("scanIt"))),
    el("div", { class: "on-phone" }, el("a", { class: "button", href: link }, t("openIt"))),
    el("p", { class: "mono" }, `${t("requestLink")}: ${link}`));
  say(answer, "", t("waiting"));
  const seen = (state) => {
    if (state.pairingDigits) say(answer, "", t("pairing"), el("p", { class: "pair" }, state.pairingDigits));
  };
  const end = await site.follow(requestId, seen, () => false);
  place.replaceChildren();
  if (end.status !== "done") {
    say(answer, "bad", t("refused"), el("p", {}, t("refusedMore")));
    return null;
  }
  const { parts } = await site.arrived(requestId);
  return JSON.parse(new TextDecoder().decode(bytesOf(parts.find((part) => part.name === "encodeData").text)));
}

const verify = (signature, content) =>
  call("POST", `/partner-site/${site.label}/signatures`, { body: { signature, content: base64Of(content) } });

async function signIn() {
  // The site keeps a text that nobody else knows; its fingerprint names the request, and the citizen signs the text by it.
  const kept = new TextEncoder().encode(base64Of(crypto.getRandomValues(new Uint8Array(32))));
  const requestId = base64Of(await sha256(kept));
  const answer = await answerTo(entering, entered, "auth", requestId);
  if (answer === null) return;
  const { valid, signer, complaint, verifier } = await verify(answer.signature, kept);
  if (!valid) return say(entered, "bad", t("cannotVerify"), el("p", { class: "mono" }, complaint));
  person = signer;
  say(entered, "good", t("signedIn"), el("p", {}, signer), el("p", { class: "soft mono" }, verifier));
}

async function signFiles() {
  const files = [...chosen.files];
  const wrong = (key, ...values) => say(signed, "bad", t(key, ...values));
  if (person === null) return wrong("signFirst");
  if (files.length === 0) return wrong("noFiles");
  if (new Set(files.map((file) => file.name)).size !== files.length) return wrong("sameNames");
  const large = files.find((file) => file.size > MOST_BYTES);
  if (large) return wrong("tooLarge", large.name);
  say(signed, "", t("working"));
  const contents = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
  const hashedFiles = await Promise.all(files.map(async (file, at) => ({ fileName: file.name, fileHash: base64Of(await sha256(contents[at])) })));
  const answer = await answerTo(signing, signed, "hashedFilesSigning", crypto.randomUUID(), { hashedFilesSigning: { hashedFiles } });
  if (answer === null) return;
  const rows = await Promise.all(files.map(async (file, at) => {
    const item = answer.signedItems.find((one) => one.name === file.name);
    const found = item ? await verify(item.signature, contents[at]) : { valid: false, complaint: "" };
    return { file, item, ...found };
  }));
  const all = rows.every((row) => row.valid);
  say(signed, all ? "good" : "bad", t(all ? "allSigned" : "notAllSigned"),
    el("table", {}, el("thead", {}, el("tr", {}, ["file", "signature", "signer"].map((key) => el("th", { scope: "col" }, t(key))))),
      el("tbody", {}, rows.map(({ file, item, valid, signer, complaint }) => el("tr", {},
        el("td", {}, file.name),
        el("td", {}, t(valid ? "good" : "wrong"), " ", item ? download(`${file.name}.p7s`, bytesOf(item.signature), "application/pkcs7-signature") : null),
        el("td", {}, valid ? signer : complaint))))));
}
