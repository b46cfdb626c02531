import DiiaCitizenSupport
import Foundation
import Testing

/// portraits.json by `checkPortrait`. Not of this interface: those beside answers, since no key can be put in but the library's own.
@Suite struct PortraitVectorsTests {
    private func adler32(_ data: Data) -> Int64 {
        let (a, b) = data.reduce((Int64(1), Int64(0))) { sums, byte in
            let a = (sums.0 + Int64(byte)) % 65521
            return (a, (sums.1 + a) % 65521)
        }
        return b << 16 | a
    }

    /// The pixels by their Adler-32: Swift has no SHA-256 on every platform that runs these tests.
    @Test func goodPortraitsToThePixel() throws {
        var comparison = Comparison()
        for vector in try Vector.file("portraits.json")["good"].list {
            let (name, text) = (vector["name"].text ?? "", try #require(vector["text"].text))
            let picture = try checkPortrait(digest: vector["digest"].text, text: text)
            comparison.expect(name, 64 * 80, picture.pixels.count)
            comparison.expect(name, vector["adler32"].number, adler32(picture.pixels))
        }
        comparison.finish(atLeast: 46)
    }

    @Test func badPortraits() async throws {
        var comparison = Comparison()
        for vector in try Vector.file("portraits.json")["bad"].list {
            let text = try #require(vector["text"].text)
            let found = await code { _ = try checkPortrait(digest: vector["digest"].text, text: text) }
            comparison.expect(vector["name"].text ?? "", vector["reason"].text, found)
        }
        comparison.finish(atLeast: 48)
    }
}
