import { answerPlace, busy, call, dateOf, el, field, page, qr, say, t } from "/pages/page.js";
import { Institution, institutions } from "/pages/institution.js";

const all = (await institutions()).map((card) => new Institution(card));
const whose = el("select", {}, all.map((one, at) => el("option", { value: at }, one.card.legalName)));
const where = el("select");
const digits = el("input", { class: "digits", inputmode: "numeric", autocomplete: "off", maxlength: "20", placeholder: "0000 0000 00000" });
const check = el("button", { type: "submit" }, t("check"));
const checked = answerPlace();
const branches = el("div");
const card = el("section", { class: "has-poster", hidden: true, tabindex: "-1" });
const fresh = newBranch();
page("desk",
  el("section", {}, field(t("institution"), whose)),
  el("section", {}, el("h2", {}, t("checkDigits")),
    el("form", { onsubmit: (event) => { event.preventDefault(); busy(check, checked, checkDigits); } },
      field(t("branch"), where), field(t("digits"), digits), check), checked),
  card,
  el("section", {}, el("h2", {}, t("branches")), branches),
  el("section", {}, el("h2", {}, t("newBranch")), fresh));
whose.addEventListener("change", show);
await show();

function desk() {
  return all[Number(whose.value)];
}

async function show() {
  card.hidden = true;
  checked.replaceChildren();
  const list = await desk().branches();
  where.replaceChildren(...list.map((one) => el("option", { value: one._id }, one.name)));
  const shown = await Promise.all(list.map(shownBranch));
  branches.replaceChildren(...(shown.length ? shown : [el("p", { class: "soft" }, t("noBranches"))]));
}

async function checkDigits() {
  if (!where.value) return say(checked, "bad", t("noBranches"));
  say(checked, "", t("working"));
  await desk().send("POST", "/api/v1/acquirers/document-identification", { branchId: where.value, barcode: digits.value });
  digits.value = "";
  say(checked, "good", t("valid"), el("p", {}, t("validMore")));
}

/** A branch: where its letters go, its services, and a new one. */
async function shownBranch(branch) {
  const [offers, { sharing }] = await Promise.all([desk().offers(branch._id), desk().scopes()]);
  const told = answerPlace();
  const email = el("input", { type: "email", value: branch.email ?? "" });
  const save = el("button", { type: "submit", class: "second" }, t("save"));
  const { _id, scopes, ...fields } = branch;
  const address = el("form", { onsubmit: (event) => {
    event.preventDefault();
    busy(save, told, async () => {
      await desk().send("PUT", `/api/v2/acquirers/branch/${_id}`, { ...fields, email: email.value });
      branch.email = fields.email = email.value;
      say(told, "good", t("saved"));
    });
  } }, field(t("email"), email), save);
  const services = offers.filter((offer) => offer.scopes.sharing?.length).map((offer) => {
    const make = el("button", { type: "button", class: "second", "aria-label": t("cardFor", offer.name) }, t("makeCard"));
    make.addEventListener("click", () => busy(make, told, () => poster(branch, offer)));
    return el("li", {}, `${offer.name}: ${offer.scopes.sharing.map((kind) => t(kind)).join(", ")} `, make);
  });
  const name = el("input", { required: true, maxlength: "100" });
  const kinds = sharing.filter((kind) => kind !== "passport").map((kind) => [kind, el("input", { type: "checkbox" })]);
  const add = el("button", { type: "submit", class: "second" }, t("addOffer"));
  const offer = el("form", { onsubmit: (event) => {
    event.preventDefault();
    const chosen = kinds.filter(([, tick]) => tick.checked).map(([kind]) => kind);
    if (chosen.length === 0) return say(told, "bad", t("oneAtLeast"));
    busy(add, told, async () => {
      await desk().createOffer(_id, { name: name.value, scopes: { sharing: chosen } });
      await show();
    });
  } }, field(t("name"), name),
    el("fieldset", {}, el("legend", {}, t("asksFor")), kinds.map(([kind, tick]) => el("label", { class: "tick" }, tick, t(kind)))), add);
  return el("div", {}, el("h3", {}, `${branch.name}, ${branch.location}, ${branch.street}, ${branch.house}`), address,
    el("ul", {}, services), el("details", {}, el("summary", {}, t("newOffer")), offer), told);
}

/** The card for the wall. */
async function poster(branch, offer) {
  const { link, until } = await call("POST", "/desk/cards", { body: { offerId: offer._id } });
  const renew = el("button", { type: "button", class: "second" }, t("renew"));
  const told = answerPlace();
  renew.addEventListener("click", () => busy(renew, told, () => poster(branch, offer)));
  card.hidden = false;
  card.replaceChildren(
    el("h2", { class: "no-print" }, t("cardFor", offer.name)),
    el("div", { class: "poster" },
      el("p", { class: "who" }, desk().card.legalName), el("p", {}, `${branch.name}, ${branch.location}, ${branch.street}, ${branch.house}`),
      el("p", { class: "who" }, offer.name), qr(link, t("cardScan")), el("p", {}, t("cardScan")),
      el("p", {}, offer.scopes.sharing.map((kind) => t(kind)).join(", ")), el("p", {}, t("cardTo", branch.email)),
      el("p", { class: "soft" }, t("cardUntil", dateOf(until)))),
    el("div", { class: "no-print" }, el("button", { type: "button", onclick: () => print() }, t("print")), renew, told,
      el("p", { class: "mono card-link" }, `${t("cardLink")}: ${link}`)));
  card.focus();
}

function newBranch() {
  const inputs = ["name", "email", "location", "street", "house"].map((key) =>
    [key, el("input", { required: true, type: key === "email" ? "email" : "text", maxlength: "100" })]);
  const create = el("button", { type: "submit" }, t("create"));
  const told = answerPlace();
  return el("form", { onsubmit: (event) => {
    event.preventDefault();
    busy(create, told, async () => {
      const fields = Object.fromEntries(inputs.map(([key, input]) => [key, input.value]));
      await desk().createBranch({ ...fields, deliveryTypes: ["email"], offerRequestType: "static" });
      inputs.forEach(([, input]) => { input.value = ""; });
      await show();
      say(told, "good", t("created"));
    });
  } }, inputs.map(([key, input]) => field(t(key), input)), create, told);
}
