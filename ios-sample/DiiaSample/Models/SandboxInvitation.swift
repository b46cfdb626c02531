import DiiaCitizenSupport
import Foundation

/// The line that `diia-sandbox serve` prints when it is ready: where it is, its test citizens, and the root key.
///
/// A real app has the root key built in, and takes an activation code from the person. Only a sandbox is believed by its
/// own word.
public struct SandboxInvitation: Sendable, Equatable {
    public let address: String
    public let rootKey: Data
    /// One code for each test citizen, by label.
    public let activationCodes: [String: String]

    /// Nil for any text that is not such a line.
    public init?(line: String) {
        // No such line is longer than this; a picture's or file's worth of text need not be parsed.
        guard line.utf8.count <= 16_384, let told = try? JSONDecoder().decode(Told.self, from: Data(line.utf8)),
            let rootKey = told.root_key.point, !told.activation_codes.isEmpty
        else { return nil }
        address = told.url
        self.rootKey = rootKey
        activationCodes = told.activation_codes
    }

    public var citizens: [String] { activationCodes.keys.sorted() }

    // Named as in the line.
    private struct Told: Decodable {
        let url: String
        let root_key: Jwk
        let activation_codes: [String: String]
    }

    private struct Jwk: Decodable {
        let x: String
        let y: String

        /// The uncompressed point.
        var point: Data? {
            guard let x = coordinate(x), let y = coordinate(y) else { return nil }
            return Data([4]) + x + y
        }

        private func coordinate(_ text: String) -> Data? {
            let plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
            let padded = plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)
            return Data(base64Encoded: padded).flatMap { $0.count == 32 ? $0 : nil }
        }
    }
}
