import DiiaCitizenSupport
import SwiftUI

/// A destination on its way into a sheet.
struct ShownDestination: Identifiable {
    let id = UUID()
    let destination: Destination

    init(_ destination: Destination) { self.destination = destination }
}

/// Where a text has led: a verdict, a consent, a request for signatures, an ask, or a refusal.
struct DestinationView: View {
    let shown: ShownDestination
    let phone: CitizenPhone
    @Environment(\.dismiss) private var dismiss
    @Environment(\.diiaLanguage) private var language

    var body: some View {
        NavigationStack {
            content
                .toolbar {
                    ToolbarItem(placement: .cancellationAction) { Button(Texts.close.text(in: language)) { dismiss() } }
                }
        }
        .coveredWhenInactive()
    }

    @ViewBuilder private var content: some View {
        switch shown.destination {
        case .verdict(let model): ScrollView { VerdictView(model: model) }
        case .consent(let model): ConsentView(model: model)
        case .signing(let model): SigningView(model: model)
        case .answer(let model): AnswerView(model: model)
        case .refusal(let notice): NoticeView(notice: notice).padding()
        }
    }
}
