import DiiaCitizenKit
import Foundation

/// A symbol as rows of grey pixels with its quiet zone, one pixel a module: 0 is dark, 255 is light. Enlarge it by a whole
/// factor and without smoothing.
public struct SymbolPixels: Sendable, Equatable {
    public let width: Int
    public let height: Int
    /// `width` times `height` bytes, row by row from the top.
    public let bytes: Data
}

extension QrMatrix {
    /// The symbol for drawing.
    public func pixels() -> SymbolPixels {
        let (side, quiet) = (Int(side), Int(quietZone))
        let width = side + 2 * quiet
        let rowBytes = (side + 7) / 8
        var bytes = [UInt8](repeating: 255, count: width * width)
        let packed = [UInt8](packed)
        for y in 0..<side {
            for x in 0..<side where packed[y * rowBytes + x / 8] & (0x80 >> UInt8(x % 8)) != 0 {
                bytes[(y + quiet) * width + x + quiet] = 0
            }
        }
        return SymbolPixels(width: width, height: width, bytes: Data(bytes))
    }
}

extension BarCode {
    /// The bars for drawing, one row high: stretch it downwards.
    public func pixels() -> SymbolPixels {
        let light = UInt8(255)
        let bytes =
            [UInt8](repeating: light, count: Int(quietZoneLeft)) + modules.map { $0 ? 0 : light }
            + [UInt8](repeating: light, count: Int(quietZoneRight))
        return SymbolPixels(width: bytes.count, height: 1, bytes: Data(bytes))
    }
}

#if canImport(CoreGraphics)
import CoreGraphics

extension SymbolPixels {
    /// The symbol as an image. SwiftUI: `Image(decorative: image, scale: 1).interpolation(.none).resizable()`.
    public func image() -> CGImage? {
        greyImage(width: width, height: height, bytes: bytes, smooth: false)
    }
}
#endif
