#if canImport(SwiftUI)
import DiiaCitizenKit
import SwiftUI

/// A document's code on the screen: replaced when it asks for it, counted down every second, and gone with the view.
///
///     CodeTimeline(citizen: citizen, documentId: "passport", profile: .identity) { code, left in
///         CodeScreen(code: code, countdown: left.label)
///     } failed: { error in Text(error.localizedDescription) }
@MainActor public struct CodeTimeline<Content: View, Failed: View>: View {
    private let citizen: any DiiaCitizenProtocol
    private let documentId: String
    private let profile: CodeProfile
    private let content: (ShownCode, TimeLeft) -> Content
    private let failed: (any Error) -> Failed
    @State private var code: ShownCode?
    @State private var error: (any Error)?

    public init(
        citizen: any DiiaCitizenProtocol, documentId: String, profile: CodeProfile,
        @ViewBuilder content: @escaping (ShownCode, TimeLeft) -> Content,
        @ViewBuilder failed: @escaping (any Error) -> Failed
    ) {
        self.citizen = citizen
        self.documentId = documentId
        self.profile = profile
        self.content = content
        self.failed = failed
    }

    public var body: some View {
        Group {
            if let error {
                failed(error)
            } else if let code {
                TimelineView(.periodic(from: .now, by: 1)) { _ in
                    // The library's own time decides: the date of the timeline is the wall clock's.
                    if let left = try? citizen.timeLeft(expiresAt: code.expiresAt) { content(code, left) }
                }
            } else {
                ProgressView()
            }
        }
        .task(id: "\(documentId) \(profile)") {
            do {
                for try await next in citizen.shownCodes(documentId: documentId, profile: profile) {
                    error = nil
                    code = next
                }
            } catch {
                self.error = error
            }
        }
    }
}
#endif
