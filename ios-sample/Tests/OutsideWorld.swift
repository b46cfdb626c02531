import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import DiiaSampleModels
import Foundation
import Testing

@testable import sample_phone

/// What the test issuer makes for the key of one phone: unlike the sandbox, also a document with a portrait.
struct IssuedDocument {
    let rootKey: Data
    let issuerList: String
    let statusList: String
    let document: NewDocument

    init(keyAlias: String, publicKey: Data, at date: Date, withPortrait: Bool) throws {
        let millis = String(Int64(date.timeIntervalSince1970 * 1000))
        let key = publicKey.map { String(format: "%02x", $0) }.joined()
        let words = ["issue", millis, "internal-passport", "nadiia", "7", key] + (withPortrait ? ["portrait"] : [])
        var told: [String: String] = [:]
        for line in try Self.run(words).split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            told[parts[0]] = parts.count > 1 ? parts[1] : ""
        }
        func bytes(_ name: String) throws -> Data { Data(hexDigits: try #require(told[name], "\(name)")) }
        rootKey = try bytes("root_key")
        issuerList = try #require(told["issuer_list"])
        statusList = try #require(told["status_list"])
        let ages = try #require(told["age_credentials"]).split(separator: ",").map { Data(hexDigits: String($0)) }
        document = NewDocument(
            id: "internal-passport", keyAlias: keyAlias, digitsSecret: Data(repeating: 1, count: 32),
            credentials: [try bytes("status_credential"), try bytes("identity_credential")] + ages,
            fields: String(decoding: try bytes("fields"), as: UTF8.self),
            portrait: withPortrait ? try bytes("portrait") : nil)
    }

    private static func run(_ arguments: [String]) throws -> String {
        guard let folder = ProcessInfo.processInfo.environment["DIIA_NATIVE_DIR"] else {
            throw SandboxServer.Failure(reason: "start these tests with tests/run ios-sample")
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: folder).appendingPathComponent("outside")
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw SandboxServer.Failure(reason: "outside failed") }
        return String(decoding: data, as: UTF8.self)
    }
}

extension TestPhone {
    /// Offline, with one document of the test issuer.
    init(withPortrait: Bool) async throws {
        memory = PortsInMemory(clock: ShiftedClock(try StoppedClock.now()))
        memory.internet.isAirplaneMode.value = true
        let (alias, now) = ("document", try memory.clock.read().wall)
        _ = try await memory.keyStore.create(alias: alias, challenge: Data())
        let key = try await memory.keyStore.publicKey(alias: alias)
        let issued = try IssuedDocument(keyAlias: alias, publicKey: key, at: now, withPortrait: withPortrait)
        // As an earlier start of the app leaves its sandbox.
        let sandbox = ["address": "http://127.0.0.1:1", "rootKey": issued.rootKey.base64EncodedString(), "citizen": "nadiia"]
        memory.place.save(try JSONSerialization.data(withJSONObject: ["sandbox": sandbox, "language": "uk"]))
        phone = CitizenPhone(ports: memory.ports, place: memory.place)
        try #require(try await phone.reopen())
        citizen = try #require(phone.citizen)
        try await citizen.synchroniseClock(serverTime: now)
        try await citizen.takeIssuerList(jwt: issued.issuerList)
        try await citizen.takeStatusList(jwt: issued.statusList)
        try await citizen.addDocument(document: issued.document)
    }
}

extension Data {
    fileprivate init(hexDigits: String) {
        let digits = hexDigits.compactMap(\.hexDigitValue)
        self.init(stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) })
    }
}
