import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import Foundation
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// An institution at the sandbox's server that asks for signatures and documents, the phone of a citizen with a certificate, and OpenSSL,
/// which has issued it and verifies.
final class Cabinet: @unchecked Sendable {
    private let sandbox: Sandbox
    private let folder: URL
    private var token = "-"
    private var branch = ""
    let keys = SoftwareKeyStore()
    let clock = SystemClock()
    let citizen: DiiaCitizen
    let identity: SigningIdentity

    init() async throws {
        sandbox = try Sandbox()
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("diia-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

        let server = DiiaServer(address: sandbox.url, phoneKeyAlias: "phone")
        let settings = DiiaSettings(rootKeys: [sandbox.rootKey], server: server)
        citizen = try await DiiaCitizen.open(
            keyStore: keys, storage: MemoryStorage(), transport: URLSessionTransport(), clock: clock, settings: settings)
        try await citizen.activate(activationCode: try #require(sandbox.activationCodes["nadiia"]))
        try await citizen.refreshLists()

        _ = try await keys.create(alias: "signature", challenge: Data())
        let key = try await keys.publicKey(alias: "signature").hex
        let lines = try OutsideWorld.run(program: "authority", [folder.path, "certify", key]).split(separator: "\n")
        let ders = lines.map { Data(hex: String($0.split(separator: "=")[1])) }
        identity = SigningIdentity(keyAlias: "signature", chain: [ders[0], ders[1]], roots: [ders[2]])

        let partners = try await call("GET", "/sandbox/partners")["partners"].list
        let card = try #require(partners.first { $0["label"].text == "cnap" })
        let (acquirer, basic) = (try #require(card["acquirerToken"].text), try #require(card["authAcquirerToken"].text))
        let session = try await call("GET", "/api/v1/auth/acquirer/\(acquirer)", authorization: "Basic \(basic)")
        token = try #require(session["token"].text)
        let place = [
            "name": "Вікно 3", "email": "okno3@cnap.example", "region": "Київська обл.", "district": "Бориспільський р-н",
            "location": "м. Бориспіль", "street": "вул. Зразкова", "house": "1", "deliveryTypes": ["api"],
            "offerRequestType": "dynamic", "scopes": ["diiaId": ["auth", "hashedFilesSigning"], "sharing": ["internal-passport"]],
        ] as [String: Any]
        branch = try #require(try await call("POST", "/api/v2/acquirers/branch", place)["_id"].text)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The link of a request for these files, or for a sign-in; the trace id names it.
    func ask(
        _ service: String, traceId: String, files: [(name: String, file: Data)] = [], algorithm: String = "ECDSA"
    ) async throws -> String {
        let named: [String: Any] = ["name": "Підпис", "scopes": ["diiaId": [service]]]
        let offer = try #require(try await call("POST", "/api/v1/acquirers/branch/\(branch)/offer", named)["_id"].text)
        var body: [String: Any] = ["offerId": offer, "requestId": traceId, "signAlgo": algorithm]
        if !files.isEmpty {
            let hashed = try files.map { ["fileName": $0.name, "fileHash": try sha256($0.file).base64EncodedString()] }
            body["data"] = ["hashedFilesSigning": ["hashedFiles": hashed]]
        }
        let path = "/api/v2/acquirers/branch/\(branch)/offer-request/dynamic"
        return try #require(try await call("POST", path, body)["deeplink"].text)
    }

    /// The link of a request for a passport, on a screen that shows four digits to whoever scans it.
    func askForPassport(traceId: String) async throws -> String {
        let named: [String: Any] = ["name": "Копія", "scopes": ["sharing": ["internal-passport"]]]
        let offer = try #require(try await call("POST", "/api/v1/acquirers/branch/\(branch)/offer", named)["_id"].text)
        let body: [String: Any] = ["offerId": offer, "requestId": traceId, "pairing": true]
        let path = "/api/v2/acquirers/branch/\(branch)/offer-request/dynamic"
        return try #require(try await call("POST", path, body)["deeplink"].text)
    }

    /// The four digits on the institution's screen.
    func digitsOnTheScreen(traceId: String) async throws -> String {
        let path = "/api/v1/acquirers/offer-request/status?requestId=\(traceId)"
        return try #require(try await call("GET", path)["pairingDigits"].text)
    }

    /// The newest answer that has reached the institution.
    func received() async throws -> Vector {
        let packages = try await call("GET", "/sandbox/partners/cnap/packages")["packages"].list
        let part = try #require(packages.first?["parts"].list.first { $0["name"].text == "encodeData" })
        let json = try #require(part["text"].text.flatMap { Data(base64Encoded: $0) })
        return Vector(value: try JSONSerialization.jsonObject(with: json))
    }

    /// What `openssl cms -verify -cades` says of a detached signature over a file.
    func verifies(_ signature: Data, over file: Data) throws -> Bool {
        try signature.write(to: folder.appendingPathComponent("in.p7s"))
        try file.write(to: folder.appendingPathComponent("in.file"))
        return try openssl(
            "cms -verify -cades -binary -inform DER -in in.p7s -content in.file -out out.file -CAfile root.pem -purpose any")
    }

    /// By OpenSSL, as another hand.
    func sha256(_ bytes: Data) throws -> Data {
        try bytes.write(to: folder.appendingPathComponent("in.bytes"))
        #expect(try openssl("dgst -sha256 -binary -out out.hash in.bytes"))
        return try Data(contentsOf: folder.appendingPathComponent("out.hash"))
    }

    func stamp(_ hash: Data) throws -> Data {
        Data(hex: String(try OutsideWorld.run(program: "authority", [folder.path, "stamp", hash.hex]).dropFirst("token=".count)))
    }

    private func openssl(_ words: String) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + words.split(separator: " ").map(String.init)
        process.currentDirectoryURL = folder
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    private func call(
        _ method: String, _ path: String, _ body: [String: Any]? = nil, authorization: String? = nil
    ) async throws -> Vector {
        var request = URLRequest(url: try #require(URL(string: sandbox.url + path)))
        request.httpMethod = method
        request.setValue(authorization ?? "Bearer \(token)", forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue(UUID().uuidString, forHTTPHeaderField: "Idempotency-Key")
        request.httpBody = try body.map { try JSONSerialization.data(withJSONObject: $0) }
        let (data, _) = try await URLSession.shared.data(for: request)
        return Vector(value: try JSONSerialization.jsonObject(with: data))
    }
}
