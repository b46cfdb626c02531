import DiiaCitizenSupport
import Foundation
import Testing

/// Symbols as pixels.
@Suite struct PixelsTests {
    @Test func aQrHasItsQuietZoneAndTheModulesOfItsMatrix() throws {
        let symbol = try qrMatrix(text: "https://diia.app/pass#0123456789")
        let pixels = symbol.pixels()
        #expect(pixels.width == Int(symbol.side) + 8 && pixels.height == pixels.width)
        #expect(pixels.bytes.count == pixels.width * pixels.height)
        let dark = symbol.packed.reduce(0) { $0 + $1.nonzeroBitCount }
        #expect(pixels.bytes.filter { $0 == 0 }.count == dark)
        #expect(pixels.bytes.prefix(4 * pixels.width).allSatisfy { $0 == 255 })
        // The upper row of the first eye, and the light module after it.
        let row = [UInt8](pixels.bytes)[(4 * pixels.width)...].prefix(12)
        #expect(Array(row) == [255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 255])
    }

    @Test func barsHaveTheirQuietZones() throws {
        let bars = try barsEan13(digits: "5725556653368")
        let pixels = bars.pixels()
        #expect(pixels.width == 11 + 95 + 7 && pixels.height == 1)
        #expect(pixels.bytes.dropFirst(11).prefix(3) == Data([0, 255, 0]))
        #expect(pixels.bytes.suffix(7).allSatisfy { $0 == 255 })
    }
}
