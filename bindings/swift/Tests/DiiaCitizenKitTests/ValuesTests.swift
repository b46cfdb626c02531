import DiiaCitizenSupport
import Foundation
import Testing

/// Values on their way through the boundary: instants, symbols, digits.
@Suite struct ValuesTests {
    private func isDark(_ symbol: QrMatrix, _ x: Int32, _ y: Int32) -> Bool {
        let byte = symbol.packed[Int(y * ((symbol.side + 7) / 8) + x / 8)]
        return (byte >> (7 - x % 8)) & 1 == 1
    }

    @Test func instantsKeepEveryMillisecondForTenThousandYears() async throws {
        let phone = try await Phone()
        func through(_ date: Date) async throws -> Date {
            try await phone.citizen.synchroniseClock(serverTime: date)
            return try phone.citizen.now().now
        }
        var generator = SystemRandomNumberGenerator()
        let range: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999
        let random = (0..<2000).map { _ in Int64.random(in: range, using: &generator) }
        for millis in [0, -1, 1, range.lowerBound, range.upperBound] + random {
            #expect(try await through(instant(millis)) == instant(millis), "\(millis)")
        }
        #expect(try await through(morning + 0.0004) == morning)
        for broken in [Date.distantFuture, .distantPast, instant(.max), instant(.min)] {
            _ = try await through(broken)
        }
        for broken in [Double.infinity, -.infinity, .nan] {
            _ = try await through(Date(timeIntervalSince1970: broken))
        }
    }

    @Test func whatLooksTheSameIsEqualAndShowsNothingInLogs() async throws {
        let phone = try await Phone()
        let code = try await phone.show(.identity)
        #expect(try await phone.show(.identity) == code)
        #expect(try await phone.show(.identity, fresh: true).symbol != code.symbol)
        #expect("\(code.symbol)" == "QrMatrix(…)")
        #expect("\(try barsCode128(digits: "5725556653368"))" == "BarCode(…)")
    }

    @Test func aCodesSymbolHasItsSizeItsQuietZoneAndItsThreeEyes() async throws {
        let code = try await Phone().show(.identity)
        let symbol = code.symbol
        #expect(try symbol == qrMatrix(text: code.text), "the text drawn by itself")
        #expect(symbol.side == 17 + 4 * symbol.version)
        #expect(symbol.quietZone == 4)
        #expect(symbol.packed.count == Int(symbol.side * ((symbol.side + 7) / 8)))
        let last = symbol.side - 7
        for (left, top) in [(0, 0), (last, 0), (0, last)] {
            for i in Int32(0)...6 {
                #expect(isDark(symbol, left + i, top) && isDark(symbol, left + i, top + 6))
                #expect(isDark(symbol, left, top + i) && isDark(symbol, left + 6, top + i))
            }
            #expect(!isDark(symbol, left + 1, top + 1))
            #expect(isDark(symbol, left + 3, top + 3))
        }
    }

    @Test func digitsAreReadAsPeopleTypeThemAndDrawnAsBars() throws {
        let digits = try parseThirteenDigits(text: " 5725-5566\u{A0}53368\n")
        #expect(digits.text == "5725556653368")
        #expect(digits.groups == ["5725", "5566", "53368"])
        #expect(digits.spoken.en == "five seven two five, five five six six, five three three six eight")
        #expect("\(digits)" == "ThirteenDigits(…)")
        let code128 = try barsCode128(digits: digits.text)
        #expect([code128.quietZoneLeft, Int32(code128.modules.count), code128.quietZoneRight] == [10, 123, 10])
        let ean13 = try barsEan13(digits: digits.text)
        #expect([ean13.quietZoneLeft, Int32(ean13.modules.count), ean13.quietZoneRight] == [11, 95, 7])
        #expect(Array(ean13.modules.prefix(3)) == [true, false, true])
    }

    @Test func theLibraryTellsWhichBuildItIs() {
        let info = buildInfo()
        #expect(info.version.split(separator: ".").count == 3)
        #expect(!info.target.isEmpty)
    }
}
