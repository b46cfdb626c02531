import AVFoundation
import SwiftUI
import Vision
import VisionKit

/// The camera, looking for codes. It gives each text once, until another code comes before it.
struct Camera: UIViewControllerRepresentable {
    let found: (String) -> Void
    let failed: () -> Void

    /// Whether there is a camera, and the person lets it be used: asks, the first time. A simulator has none.
    @MainActor static func isThere() async -> Bool {
        guard DataScannerViewController.isSupported else { return false }
        guard await AVCaptureDevice.requestAccess(for: .video) else { return false }
        return DataScannerViewController.isAvailable
    }

    func makeUIViewController(context: Context) -> DataScannerViewController {
        let scanner = DataScannerViewController(
            recognizedDataTypes: [.barcode(symbologies: [.qr, .ean13, .code128])], qualityLevel: .accurate,
            recognizesMultipleItems: false, isHighFrameRateTrackingEnabled: false, isHighlightingEnabled: true)
        scanner.delegate = context.coordinator
        return scanner
    }

    func updateUIViewController(_ scanner: DataScannerViewController, context: Context) {
        context.coordinator.camera = self
        guard !scanner.isScanning else { return }
        do { try scanner.startScanning() } catch { failed() }
    }

    static func dismantleUIViewController(_ scanner: DataScannerViewController, coordinator: Coordinator) {
        scanner.stopScanning()
    }

    func makeCoordinator() -> Coordinator { Coordinator(camera: self) }

    @MainActor final class Coordinator: NSObject, DataScannerViewControllerDelegate {
        var camera: Camera
        private var last: String?

        init(camera: Camera) { self.camera = camera }

        func dataScanner(
            _ scanner: DataScannerViewController, didAdd added: [RecognizedItem], allItems: [RecognizedItem]
        ) {
            for case .barcode(let code) in added {
                guard let text = code.payloadStringValue, text != last else { continue }
                last = text
                camera.found(text)
                return
            }
        }

        func dataScanner(
            _ scanner: DataScannerViewController, becameUnavailableWithError error: DataScannerViewController.ScanningUnavailable
        ) {
            camera.failed()
        }
    }
}
