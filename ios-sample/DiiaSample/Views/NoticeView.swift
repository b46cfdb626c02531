import SwiftUI

/// What did not happen, and why. A screen reader says it at once.
struct NoticeView: View {
    let notice: Notice

    var body: some View {
        Label(notice.text, systemImage: "exclamationmark.triangle")
            .frame(maxWidth: .infinity, alignment: .leading)
            .padding()
            .background(.yellow.opacity(0.2), in: .rect(cornerRadius: 12))
            .accessibilityElement(children: .combine)
            .onAppear { AccessibilityNotification.Announcement(notice.text).post() }
            .onChange(of: notice) { _, next in AccessibilityNotification.Announcement(next.text).post() }
    }
}
