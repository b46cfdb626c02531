import UIKit
import Vision

public enum RecognizedItem: Sendable {
    public struct Barcode: Sendable {
        public var payloadStringValue: String?
    }
    public struct Text: Sendable {}
    case text(Text), barcode(Barcode)
}

@MainActor public protocol DataScannerViewControllerDelegate: AnyObject {
    func dataScanner(_ d: DataScannerViewController, didAdd a: [RecognizedItem], allItems: [RecognizedItem])
    func dataScanner(_ d: DataScannerViewController,
        becameUnavailableWithError e: DataScannerViewController.ScanningUnavailable)
}

@MainActor public class DataScannerViewController: UIViewController {
    public struct RecognizedDataType: Hashable {
        public static func barcode(symbologies: [VNBarcodeSymbology]) -> Self { Self() }
    }
    public enum QualityLevel {
        case accurate
    }
    public enum ScanningUnavailable: Error {
        case unsupported
    }
    public static var isSupported: Bool { true }
    public static var isAvailable: Bool { true }
    public var isScanning: Bool { true }
    public weak var delegate: (any DataScannerViewControllerDelegate)?
    public init(recognizedDataTypes: Set<RecognizedDataType>, qualityLevel: QualityLevel = .accurate,
        recognizesMultipleItems: Bool = false, isHighFrameRateTrackingEnabled: Bool = true,
        isPinchToZoomEnabled: Bool = true, isGuidanceEnabled: Bool = true, isHighlightingEnabled: Bool = false) {}
    public func startScanning() throws {}
    public func stopScanning() {}
}
