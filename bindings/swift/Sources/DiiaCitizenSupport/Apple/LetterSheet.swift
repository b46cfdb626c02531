#if canImport(MessageUI) && canImport(UIKit)
import DiiaCitizenKit
import MessageUI
import UIKit

/// Hands a letter to the mail client of the phone. Where Mail is not set up, the sheet for sharing takes its place.
///
/// Whether the letter is sent, the citizen decides in the client; that it arrived, nobody here can know.
@MainActor public final class LetterSheet: NSObject, MFMailComposeViewControllerDelegate {
    /// What became of the sheet.
    public enum Outcome: Sendable {
        /// The client has taken the letter: tell the library by `DiiaConsent.handOver`.
        case handedOver
        /// The citizen closed the sheet, or kept a draft.
        case notHandedOver
    }

    private var waiting: CheckedContinuation<Outcome, Never>?

    /// Shows the sheet, and ends when it is closed.
    public func present(_ letter: DiiaLetter, from controller: UIViewController) async throws -> Outcome {
        let parts = letter.parts()
        if MFMailComposeViewController.canSendMail() { return await compose(parts, from: controller) }
        return try await share(parts, from: controller)
    }

    private func compose(_ parts: LetterParts, from controller: UIViewController) async -> Outcome {
        let sheet = MFMailComposeViewController()
        sheet.mailComposeDelegate = self
        sheet.setToRecipients([parts.to])
        sheet.setSubject(parts.subject)
        sheet.setMessageBody(parts.body, isHTML: false)
        for file in parts.attachments {
            sheet.addAttachmentData(file.bytes, mimeType: file.mediaType, fileName: file.name)
        }
        return await withCheckedContinuation { continuation in
            waiting = continuation
            controller.present(sheet, animated: true)
        }
    }

    nonisolated public func mailComposeController(
        _ sheet: MFMailComposeViewController, didFinishWith result: MFMailComposeResult, error: (any Error)?
    ) {
        // The framework calls on the main thread, whether its headers say so or not.
        MainActor.assumeIsolated {
            sheet.dismiss(animated: true)
            end(result == .sent ? .handedOver : .notHandedOver)
        }
    }

    /// The sheet for sharing may tell of its end more than once.
    private func end(_ outcome: Outcome) {
        waiting?.resume(returning: outcome)
        waiting = nil
    }

    private func share(_ parts: LetterParts, from controller: UIViewController) async throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var items: [Any] = ["\(parts.to)\n\(parts.subject)\n\n\(parts.body)"]
        for file in parts.attachments {
            // The name is the library's own, of one part.
            let url = folder.appendingPathComponent((file.name as NSString).lastPathComponent)
            try file.bytes.write(to: url, options: .completeFileProtection)
            items.append(url)
        }
        let sheet = UIActivityViewController(activityItems: items, applicationActivities: nil)
        sheet.popoverPresentationController?.sourceView = controller.view
        return await withCheckedContinuation { continuation in
            waiting = continuation
            sheet.completionWithItemsHandler = { [self] _, completed, _, _ in
                end(completed ? .handedOver : .notHandedOver)
            }
            controller.present(sheet, animated: true)
        }
    }
}
#endif
