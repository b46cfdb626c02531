// What every page has: language, header, calls, and elements that are made of text and never of markup.
import { texts } from "/pages/texts.js";

const asked = new URLSearchParams(location.search).get("lang");
export const language = asked === "en" || asked === "uk" ? asked : (navigator.language ?? "uk").startsWith("en") ? "en" : "uk";

/** A text of this page's language; numbers in braces are replaced. */
export function t(key, ...values) {
  const text = texts[key]?.[language] ?? key;
  return text.replace(/\{(\d)\}/g, (_, at) => values[at] ?? "");
}

/** An element. Strings become text; what begins with "on" is a listener. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

let fields = 0;
/** A field with its label. */
export function field(label, control) {
  control.id ||= `field-${(fields += 1)}`;
  return [el("label", { for: control.id }, label), control];
}

/** Where answers appear; a screen reader says them. */
export function answerPlace() {
  return el("div", { class: "answer", role: "status", "aria-live": "polite" });
}
export function say(place, kind, headline, ...more) {
  place.className = `answer ${kind}`;
  place.replaceChildren(el("strong", {}, headline), ...more.flat(Infinity));
}

/** A refusal of the server in this page's language. */
export class Refusal extends Error {
  constructor(status, body) {
    super(body?.data?.text?.[language] ?? body?.message ?? t("serverSilent"));
    this.detail = body?.data?.reason === "bad_request" ? body?.message : "";
    this.status = status;
  }
}

export async function call(method, path, { token, scheme = "Bearer", body } = {}) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: { ...(token && { Authorization: `${scheme} ${token}` }), ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
      cache: "no-store",
    });
  } catch {
    throw new Refusal(0, null);
  }
  const json = await answer.json().catch(() => null);
  if (!answer.ok || json === null) throw new Refusal(answer.status, json);
  return json;
}

/** Runs what a button starts: the button rests meanwhile, a refusal is told. */
export async function busy(button, place, work) {
  button.disabled = true;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(place, "bad", error.message, error.detail ? el("p", { class: "soft", lang: "en" }, error.detail) : []);
  } finally {
    button.disabled = false;
  }
}

export const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
export function base64Of(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
export const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
export const sleep = (millis) => new Promise((done) => setTimeout(done, millis));
export const dateOf = (millis) =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "Europe/Kyiv" }).format(new Date(millis));
export const timeOf = (millis) =>
  new Intl.DateTimeFormat(language, { dateStyle: "short", timeStyle: "medium", timeZone: "Europe/Kyiv" }).format(new Date(millis));

/** A link by which a file is saved. */
export function download(name, bytes, type = "application/octet-stream") {
  return el("a", { href: URL.createObjectURL(new Blob([bytes], { type })), download: name }, name);
}
/** The picture of a QR. */
export function qr(text, label) {
  return el("img", { class: "qr", src: `/pages/qr.svg?text=${encodeURIComponent(text)}`, alt: label });
}

const PAGES = [["/", "start"], ["/desk", "desk"], ["/partner", "partner"], ["/cabinet", "cabinet"], ["/mailbox", "mailbox"], ["/portal-access", "portalAccess"]];
/** Builds the page around its sections. */
export function page(key, ...sections) {
  document.documentElement.lang = language;
  document.title = t(`${key}Title`);
  const link = ([path, name]) =>
    el("a", { href: `${path}?lang=${language}`, "aria-current": location.pathname === path ? "page" : null }, t(`${name}Name`));
  const other = language === "uk" ? "en" : "uk";
  document.body.replaceChildren(
    el("header", {}, el("nav", { "aria-label": t("pages") }, PAGES.map(link)),
      el("a", { href: `${location.pathname}?lang=${other}`, lang: other, hreflang: other }, other === "en" ? "English" : "Українська")),
    el("main", {}, el("h1", {}, t(`${key}Title`)), el("p", {}, t(`${key}About`)), sections),
  );
}
