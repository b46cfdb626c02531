import { answerPlace, busy, bytesOf, call, download, el, field, page, say, t } from "/pages/page.js";

const OWN = [["institution", "institutionName"], ["registerCode", "registerCode"], ["head", "head"], ["partner", "agreement"]];
const POINT = [["name", "name"], ["address", "address"], ["phone", "phone"], ["email", "mail"]];
const OFFICIAL = [["name", "fullName"], ["office", "office"], ["taxNumber", "taxNumber"], ["email", "mail"], ["phone", "phone"], ["point", "point"]];

const inputs = (rows) => rows.map(([key, label]) => [key, el("input", { required: true, maxlength: "300" }), t(label)]);
const values = (fields) => Object.fromEntries(fields.map(([key, input]) => [key, input.value]));
const own = inputs(OWN);
const points = [], officials = [];
const pointList = el("div"), officialList = el("div");
const add = (list, rows, all, legend) => {
  const fields = inputs(rows);
  all.push(fields);
  list.append(el("fieldset", {}, el("legend", {}, `${t(legend)} ${all.length}`), fields.map(([, input, label]) => field(label, input))));
};
add(pointList, POINT, points, "point");
add(officialList, OFFICIAL, officials, "official");
const more = (key, work) => el("button", { type: "button", class: "second", onclick: work }, t(key));
const make = el("button", { type: "submit" }, t("makePackage"));
const answer = answerPlace();
page("portalAccess", el("section", {},
  el("form", { onsubmit: (event) => { event.preventDefault(); busy(make, answer, prepare); } },
    el("h2", {}, t("aboutInstitution")), own.map(([, input, label]) => field(label, input)),
    pointList, more("addPoint", () => add(pointList, POINT, points, "point")),
    officialList, more("addOfficial", () => add(officialList, OFFICIAL, officials, "official")),
    el("div", {}, make)), answer));

async function prepare() {
  const body = { ...values(own), points: points.map(values), officials: officials.map(values) };
  const { letter, files } = await call("POST", "/desk/portal-access", { body });
  say(answer, "good", t("packageReady"), el("ul", {}, files.map(({ name, content }) => el("li", {}, download(name, bytesOf(content))))),
    el("h3", {}, t("coverLetter")), el("p", {}, `${t("to")}: ${letter.to}`), el("p", {}, letter.subject), el("pre", {}, letter.text));
}
