import UIKit

public struct VNBarcodeSymbology: Sendable {
    public static let qr = Self(), ean13 = Self(), code128 = Self()
}

public class VNBarcodeObservation {
    public var payloadStringValue: String?
}

public class VNRequest {}
public class VNDetectBarcodesRequest: VNRequest {
    public override init() {}
    public var symbologies: [VNBarcodeSymbology] = []
    public var results: [VNBarcodeObservation]?
}

public class VNImageRequestHandler {
    public init(cgImage: CGImage, options: [String: Any] = [:]) {}
    public func perform(_ r: [VNRequest]) throws {}
}
