import DiiaCitizenSupport
import Foundation
import Testing

/// The first institution of a sandbox: what it prints, asks for, and receives.
struct Institution {
    let sandbox: SandboxServer
    private let session: String
    private let branch: String

    init(_ sandbox: SandboxServer) async throws {
        self.sandbox = sandbox
        let partners = try await sandbox.call("GET", "/sandbox/partners")["partners"].list
        let card = try #require(partners.first { $0["label"].text == "cnap" })
        let (acquirer, basic) = (try #require(card["acquirerToken"].text), try #require(card["authAcquirerToken"].text))
        let answer = try await sandbox.call(
            "GET", "/api/v1/auth/acquirer/\(acquirer)", authorization: "Basic \(basic)")
        session = "Bearer \(try #require(answer["token"].text))"
        let place: [String: Any] = [
            "name": "Вікно 3", "email": "okno3@cnap.example", "region": "Київська обл.", "district": "Бориспільський р-н",
            "location": "м. Бориспіль", "street": "вул. Зразкова", "house": "1", "deliveryTypes": ["api"],
            "offerRequestType": "dynamic",
            "scopes": [
                "sharing": ["internal-passport", "taxpayer-card"], "documentIdentification": ["internal-passport"],
                "diiaId": ["auth", "hashedFilesSigning"],
            ],
        ]
        let made = try await sandbox.call("POST", "/api/v2/acquirers/branch", place, authorization: session)
        branch = try #require(made["_id"].text)
    }

    private func offer(_ name: String, _ scopes: [String: Any]) async throws -> String {
        let made = try await sandbox.call(
            "POST", "/api/v1/acquirers/branch/\(branch)/offer", ["name": name, "scopes": scopes], authorization: session)
        return try #require(made["_id"].text)
    }

    /// The link on the card that hangs at the counter.
    func printedCard() async throws -> String {
        let offer = try await offer("Реєстрація", ["sharing": ["internal-passport", "taxpayer-card"]])
        return try #require(try await sandbox.call("POST", "/desk/cards", ["offerId": offer])["link"].text)
    }

    /// The link on a site that asks for a document.
    func siteLink(requestId: String, pairing: Bool = false) async throws -> String {
        let offer = try await offer("Реєстрація", ["sharing": ["internal-passport"]])
        return try await dynamicLink([
            "offerId": offer, "requestId": requestId, "returnLink": "https://cnap.example/done", "pairing": pairing,
        ])
    }

    /// What it is told of its request: `processing`, `refuse`, `done`.
    func status(requestId: String) async throws -> String? {
        let path = "/api/v1/acquirers/offer-request/status?requestId=\(requestId)"
        return try await sandbox.call("GET", path, authorization: session)["status"].text
    }

    /// The four digits on its screen, once a phone has opened the request.
    func pairingDigits(requestId: String) async throws -> String {
        let path = "/api/v1/acquirers/offer-request/status?requestId=\(requestId)"
        return try #require(try await sandbox.call("GET", path, authorization: session)["pairingDigits"].text)
    }

    /// The link of a request for a signature over one file.
    func signatureLink(requestId: String, fileName: String) async throws -> String {
        let offer = try await offer("Підпис", ["diiaId": ["hashedFilesSigning"]])
        let file = ["fileName": fileName, "fileHash": Data(repeating: 7, count: 32).base64EncodedString()]
        return try await dynamicLink([
            "offerId": offer, "requestId": requestId, "signAlgo": "ECDSA",
            "data": ["hashedFilesSigning": ["hashedFiles": [file]]],
        ])
    }

    private func dynamicLink(_ body: [String: Any]) async throws -> String {
        let made = try await sandbox.call(
            "POST", "/api/v2/acquirers/branch/\(branch)/offer-request/dynamic", body, authorization: session)
        return try #require(made["deeplink"].text)
    }

    /// Types the digits that a phone shows, to ask for a document.
    func askByDigits(_ digits: String, requestId: String) async throws {
        try await sandbox.call(
            "POST", "/api/v1/acquirers/document-request",
            ["branchId": branch, "requestId": requestId, "barcode": digits], authorization: session)
    }

    /// Types the digits that a phone shows, to know that its document is good.
    func identifies(_ digits: String) async throws -> Bool {
        let answer = try await sandbox.call(
            "POST", "/api/v1/acquirers/document-identification", ["branchId": branch, "barcode": digits],
            authorization: session)
        return answer["success"].value as? Bool ?? false
    }

    /// How many packages have arrived.
    func packageCount() async throws -> Int {
        try await sandbox.call("GET", "/sandbox/partners/cnap/packages")["packages"].list.count
    }
}
