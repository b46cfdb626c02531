import DiiaCitizenSupport
import SwiftUI

/// A screen that the library has written, element by element, in its order and with its labels. The two buttons of a decision
/// look alike: neither is the easier one.
struct RowsView<Item: View>: View {
    let rows: [ScreenRow]
    let isWorking: Bool
    let confirm: () async -> Void
    let refuse: () async -> Void
    /// What can be done with an item: a choice, a switch.
    @ViewBuilder let item: (UInt32) -> Item

    var body: some View {
        VStack(alignment: .leading, spacing: 16) {
            ForEach(rows) { row in
                switch row.style {
                case .confirm: button(row, confirm)
                case .refuse: button(row, refuse)
                case .item(let index):
                    VStack(alignment: .leading) {
                        text(row)
                        item(index)
                    }
                default: text(row)
                }
            }
        }
    }

    private func text(_ row: ScreenRow) -> some View {
        Text(row.text)
            .font(font(row.style))
            .frame(maxWidth: .infinity, alignment: .leading)
            .padding(isBoxed(row.style) ? 12 : 0)
            .background(isBoxed(row.style) ? Color.yellow.opacity(0.2) : .clear, in: .rect(cornerRadius: 12))
            .accessibilityLabel(row.label)
            .accessibilityAddTraits(row.style == .title ? .isHeader : [])
    }

    private func button(_ row: ScreenRow, _ action: @escaping () async -> Void) -> some View {
        Button {
            Task { await action() }
        } label: {
            Text(row.text).font(.headline).frame(maxWidth: .infinity, minHeight: 44)
        }
        .buttonStyle(.bordered)
        .disabled(!row.isEnabled || isWorking)
        .accessibilityLabel(row.label)
    }

    private func font(_ style: ScreenRow.Style) -> Font {
        switch style {
        case .title: .title2.bold()
        case .requester: .title.bold()
        case .item, .warning, .obstacle, .pairing: .headline
        case .detail, .confirm, .refuse: .body
        }
    }

    private func isBoxed(_ style: ScreenRow.Style) -> Bool { style == .warning || style == .obstacle }
}
