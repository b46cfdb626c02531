import Foundation

/// A program of the tests that plays the outside world: it issues documents and signs cards.
enum OutsideWorld {
    static func run(_ arguments: String...) throws -> String { try run(program: "outside", arguments) }

    static func run(program: String, _ arguments: [String]) throws -> String {
        guard let folder = ProcessInfo.processInfo.environment["DIIA_NATIVE_DIR"] else {
            throw Failure(reason: "start these tests with tests/run swift")
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: folder).appendingPathComponent(program)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(reason: "\(program) failed") }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    struct Failure: Error {
        let reason: String
    }
}

/// What the outside world makes for one document on one phone.
struct Issued {
    let rootKey: Data
    let issuerList: String
    let statusList: String
    let credentials: [Data]
    let fields: String
    let portrait: Data?

    init(publicKey: String, statusIndex: Int, at: Int64 = 1_795_339_800_123, withPortrait: Bool = false) throws {
        let words = ["issue", String(at), "internal-passport", "nadiia", String(statusIndex), publicKey]
        let lines = try OutsideWorld.run(program: "outside", words + (withPortrait ? ["portrait"] : []))
        var values: [String: String] = [:]
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            values[String(parts[0])] = String(parts[1])
        }
        rootKey = Data(hex: values["root_key"]!)
        issuerList = values["issuer_list"]!
        statusList = values["status_list"]!
        fields = String(decoding: Data(hex: values["fields"]!), as: UTF8.self)
        portrait = values["portrait"].map(Data.init(hex:))
        let ages = values["age_credentials"]!.split(separator: ",").map { Data(hex: String($0)) }
        credentials = [Data(hex: values["status_credential"]!), Data(hex: values["identity_credential"]!)] + ages
    }
}

/// The card by which an institution lets the phone with this key ask in its name.
func workerCard(_ publicKey: Data) throws -> Data {
    let line = try OutsideWorld.run("worker", "1795339800123", publicKey.hex)
    return Data(hex: String(line.split(separator: "=")[1].prefix { !$0.isNewline }))
}

/// The link on the card that hangs in an institution this morning.
func cardLink() throws -> String {
    let at = String(Int64((morning.timeIntervalSince1970 * 1000).rounded()))
    return String(try OutsideWorld.run("card", at).dropFirst("card_link=".count))
}

extension Data {
    init(hex: String) {
        let digits = hex.compactMap(\.hexDigitValue)
        self.init(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) })
    }

    var hex: String { map { String(format: "%02x", $0) }.joined() }
}
