// The server of an institution, as it calls the partner API. Pages of a real one would not hold these tokens.
import { call, sleep } from "/pages/page.js";

export async function institutions() {
  return (await call("GET", "/sandbox/partners")).partners;
}

/** An institution that has signed in. */
export class Institution {
  constructor(card) {
    this.card = card;
    this.label = card.label;
  }
  async token() {
    const path = `/api/v1/auth/acquirer/${this.card.acquirerToken}`;
    this.session ??= (await call("GET", path, { token: this.card.authAcquirerToken, scheme: "Basic" })).token;
    return this.session;
  }
  async get(path) {
    return call("GET", path, { token: await this.token() });
  }
  async send(method, path, body) {
    return call(method, path, { token: await this.token(), body });
  }
  async scopes() {
    return this.get("/api/v1/acquirers/scopes");
  }
  async branches() {
    return (await this.get("/api/v2/acquirers/branches?limit=100")).branches;
  }
  async offers(branch) {
    return (await this.get(`/api/v1/acquirers/branch/${branch}/offers?limit=100`)).offers;
  }
  /** A branch that may do all that the institution may. */
  async createBranch(fields) {
    const { sharing, documentIdentification, diiaId } = await this.scopes();
    const scopes = { sharing, documentIdentification, diiaId };
    return (await this.send("POST", "/api/v2/acquirers/branch", { ...fields, scopes }))._id;
  }
  async createOffer(branch, offer) {
    return (await this.send("POST", `/api/v1/acquirers/branch/${branch}/offer`, offer))._id;
  }
  /** The branch of this name with the offer of this name; made where they are missing. */
  async offerOf(branchFields, offerFields) {
    const branch = (await this.branches()).find((one) => one.name === branchFields.name)?._id ?? (await this.createBranch(branchFields));
    const offer = (await this.offers(branch)).find((one) => one.name === offerFields.name)?._id ?? (await this.createOffer(branch, offerFields));
    return { branch, offer };
  }
  /** The link of one request. */
  async ask({ branch, offer }, request) {
    return (await this.send("POST", `/api/v2/acquirers/branch/${branch}/offer-request/dynamic`, { offerId: offer, ...request })).deeplink;
  }
  /** Looks after a request until it has an end; `seen` is told each state. */
  async follow(requestId, seen, isOver) {
    for (;;) {
      const state = await this.get(`/api/v1/acquirers/offer-request/status?requestId=${encodeURIComponent(requestId)}`);
      if (isOver()) return null;
      seen(state);
      if (state.status !== "processing") return state;
      await sleep(700);
    }
  }
  /** What has arrived for a request. */
  async arrived(requestId) {
    const { packages } = await call("GET", `/sandbox/partners/${this.label}/packages`);
    return packages.find((one) => one.traceId === requestId);
  }
}

export const ONLINE_BRANCH = { name: "Сайт", location: "м. Зразкове", street: "вул. Прикладна", house: "1", deliveryTypes: ["api"], offerRequestType: "dynamic" };
