#if canImport(CoreGraphics)
import CoreGraphics
import DiiaCitizenKit
import Foundation

extension PortraitPicture {
    /// The face as an image. SwiftUI: `Image(decorative: image, scale: 1).interpolation(.high).resizable()`.
    public func image() -> CGImage? { greyImage(width: Int(width), height: Int(height), bytes: pixels, smooth: true) }
}

/// Rows of one grey byte a pixel, from the top.
func greyImage(width: Int, height: Int, bytes: Data, smooth: Bool) -> CGImage? {
    guard let provider = CGDataProvider(data: bytes as CFData) else { return nil }
    return CGImage(
        width: width, height: height, bitsPerComponent: 8, bitsPerPixel: 8, bytesPerRow: width,
        space: CGColorSpaceCreateDeviceGray(), bitmapInfo: CGBitmapInfo(rawValue: CGImageAlphaInfo.none.rawValue),
        provider: provider, decode: nil, shouldInterpolate: smooth, intent: .defaultIntent)
}
#endif
