import { call, el, language, page, t } from "/pages/page.js";

const link = (path, name, about) =>
  el("li", { class: "card" }, el("h2", {}, el("a", { href: `${path}?lang=${language}` }, t(`${name}Name`))), el("p", {}, t(about)));
const faults = el("p", { class: "soft" });
page(
  "start",
  el("ul", { class: "cards" },
    link("/desk", "desk", "startDesk"), link("/partner", "partner", "startPartner"), link("/cabinet", "cabinet", "startCabinet"),
    link("/mailbox", "mailbox", "startMailbox"), link("/portal-access", "portalAccess", "startPortalAccess")),
  el("section", {}, el("p", {}, t("startPhone")), el("p", { class: "mono" }, "diia-sandbox phone ready.json"), faults,
    el("p", {}, el("a", { href: "/openapi.yaml" }, "OpenAPI"))),
);
const { faults: now } = await call("GET", "/sandbox/faults");
faults.textContent = t("startFaults", now || t("none"));
