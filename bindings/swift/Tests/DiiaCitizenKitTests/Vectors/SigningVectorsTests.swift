import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import Foundation
import Testing

/// signing.json through openAny and signingCertificate.
@Suite struct SigningVectorsTests {
    private let file: Vector

    init() throws { file = try Vector.file("signing.json") }

    /// Signs the phone in, and gives this request.
    private final class Server: DiiaTransport {
        let request: String

        init(request: String) { self.request = request }

        func send(request: HttpRequest) async throws -> HttpResponse {
            let answer: [String: Any]
            if request.url.hasSuffix("/challenge") {
                answer = ["challenge": String(repeating: "A", count: 43)]
            } else if request.url.hasSuffix("/session") {
                answer = ["token": "t", "expiresAt": Int64.max]
            } else {
                answer = ["request": self.request]
            }
            return HttpResponse(status: 200, headers: [], body: try JSONSerialization.data(withJSONObject: answer))
        }
    }

    /// The phone of the vectors.
    private final class Keys: DiiaKeyStore {
        let key: Data
        private let rest = SoftwareKeyStore()

        init(key: Data) { self.key = key }

        func publicKey(alias: String) async throws -> Data { key }

        func sign(alias: String, message: Data) async throws -> Data {
            Data(hex: try OutsideWorld.run("sign", "phone that signs", message.hex))
        }

        func create(alias: String, challenge: Data) async throws -> NewKey {
            try await rest.create(alias: alias, challenge: challenge)
        }

        func delete(alias: String) async throws { try await rest.delete(alias: alias) }

        func wrapKey(alias: String, secret: Data) async throws -> Data { try await rest.wrapKey(alias: alias, secret: secret) }

        func unwrapKey(alias: String, wrapped: Data) async throws -> Data {
            try await rest.unwrapKey(alias: alias, wrapped: wrapped)
        }

        func counter(name: String) async throws -> UInt64? { try await rest.counter(name: name) }

        func raiseCounter(name: String, value: UInt64) async throws { try await rest.raiseCounter(name: name, value: value) }
    }

    private func phone(at now: Int64, request: String = "") async throws -> DiiaCitizen {
        let settings = DiiaSettings(
            rootKeys: [try #require(file["root"].key)],
            server: DiiaServer(address: "https://registry.example", phoneKeyAlias: "phone"))
        let citizen = try await DiiaCitizen.open(
            keyStore: Keys(key: try #require(file["phone_key"].key)), storage: MemoryStorage(),
            transport: Server(request: request), clock: ToldClock(wall: now), settings: settings)
        try await citizen.synchroniseClock(serverTime: instant(now))
        try await citizen.takeIssuerList(jwt: try #require(file["issuer_list"].text))
        return citizen
    }

    private func open(_ vector: Vector) async throws -> OpenedRequest {
        let link = vector["expected_id"].text.map { "https://diia.app/acquirers/document-request/\($0)" }
            ?? "https://diia.app/acquirers/branch/offer/offer-request/0f8fad5b-d9cb-469f-a165-70867728950e"
        let citizen = try await phone(at: #require(vector["now"].number), request: #require(vector["request"].text))
        return try await citizen.openAny(link: link, openedBy: .link)
    }

    @Test func goodRequests() async throws {
        var comparison = Comparison()
        for vector in file["good"].list {
            let (name, expected) = (vector["name"].text ?? "", vector["expected"])
            guard case .signatures(let signing) = try await open(vector) else {
                Issue.record("\(name): not for signatures")
                continue
            }
            let request = signing.request()
            comparison.expect(name, expected["id"].text, request.id)
            comparison.expect(name, expected["host"].text, request.host)
            comparison.expect(name, expected["expires_at"].number.map(instant), request.expiresAt)
            comparison.expect(name, expected["return_link"].text, request.returnLink)
            comparison.expect(name, expected["algorithm"].text == "DSTU", request.algorithm == .dstu)
            let (hashes, files): ([Data], [FileToSign]) =
                switch request.action {
                case .files(let files): (files.map(\.hash), files)
                case .signIn(let hash): ([hash], [])
                }
            comparison.expect(name, expected["action"].text == "auth", files.isEmpty)
            comparison.expect(name, expected["hashes"].list.map(\.text), hashes.map(\.hex))
            comparison.expect(name, expected["files"].list.map { $0["exact"].text }, files.map(\.exactName))
            comparison.expect(name, expected["files"].list.map { $0["shown"].text }, files.map(\.shownName))
            let remarks = expected["files"].list.map { $0["warnings"].list.compactMap(\.text) }
            comparison.expect(name, remarks, files.map { $0.remarks.map(\.code) })
        }
        comparison.finish(atLeast: 10 * 26)
    }

    @Test func badRequests() async throws {
        var comparison = Comparison()
        for vector in file["bad"].list
        where !vector["answered"].isThere && vector["reason"].text != "request_too_large" {
            let name = vector["name"].text ?? ""
            // Copies are no bad request here: openAny reads it as what it is, and misses the documents.
            let reason = name == "copies of documents" ? "request_documents" : vector["reason"].text
            comparison.expect(name, reason, await code { _ = try await open(vector) })
        }
        comparison.finish(atLeast: 105)
    }

    @Test func certificates() async throws {
        var comparison = Comparison()
        let part = file["certificates"]
        let roots = part["roots"].list.compactMap(\.bytes)
        for vector in part["good"].list + part["bad"].list {
            let name = vector["name"].text ?? ""
            let chain = vector["chain"].list.map { $0.bytes ?? Data() }
            let identity = SigningIdentity(keyAlias: "signature", chain: chain, roots: roots)
            let citizen = try await phone(at: #require(vector["now"].number))
            comparison.expect(
                name, vector["reason"].text, await code { _ = try await citizen.signingCertificate(identity: identity) })
            if vector["reason"].isThere { continue }
            let read = try await citizen.signingCertificate(identity: identity)
            comparison.expect(name, vector["subject"].text, read.subject)
            comparison.expect(name, vector["ends_at"].number.map(instant), read.endsAt)
            comparison.expect(name, "1267", read.serial)
        }
        comparison.finish(atLeast: 48)
    }
}
