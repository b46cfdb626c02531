import Foundation
import UIKit
import Vision

/// Reads the code in a picture that the person has picked, on this phone.
enum CodeInPicture {
    /// Nil when there is no code in it. Not for the main thread.
    static func text(in data: Data) -> String? {
        guard let image = UIImage(data: data)?.cgImage else { return nil }
        let request = VNDetectBarcodesRequest()
        request.symbologies = [.qr, .ean13, .code128]
        try? VNImageRequestHandler(cgImage: image).perform([request])
        return request.results?.compactMap(\.payloadStringValue).first
    }
}
