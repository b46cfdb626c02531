import DiiaCitizenSupport
import SwiftUI

/// The cards. Each leads to its codes.
struct DocumentsView: View {
    let phone: CitizenPhone
    let citizen: DiiaCitizen
    @StateObject private var watched: Watched<DocumentsModel>
    @State private var hasAppeared = false
    @Environment(\.diiaLanguage) private var language

    init(phone: CitizenPhone, citizen: DiiaCitizen) {
        (self.phone, self.citizen) = (phone, citizen)
        _watched = StateObject(wrappedValue: Watched(DocumentsModel(phone: phone, citizen: citizen)))
    }

    private var model: DocumentsModel { watched.model }

    var body: some View {
        ScrollView {
            VStack(spacing: 16) {
                if let notice = model.state.notice { NoticeView(notice: notice) }
                ForEach(model.state.advice, id: \.self) { Label($0, systemImage: "info.circle") }
                ForEach(model.state.cards) { card in
                    DocumentCard(card: card, phone: phone, citizen: citizen)
                }
            }
            .padding()
        }
        .refreshable { await model.refresh() }
        // The model has looked when it was made; whoever comes back wants to see what has changed.
        .onAppear {
            if hasAppeared { model.look() }
            hasAppeared = true
        }
    }
}

private struct DocumentCard: View {
    let card: DocumentsModel.Card
    let phone: CitizenPhone
    let citizen: DiiaCitizen
    @Environment(\.diiaLanguage) private var language

    var body: some View {
        VStack(alignment: .leading, spacing: 12) {
            VStack(alignment: .leading, spacing: 4) {
                Text(card.title).font(.title2.bold())
                Text(card.detail).font(.subheadline).foregroundStyle(.secondary)
            }
            .accessibilityElement(children: .ignore)
            .accessibilityLabel(card.label)
            .accessibilityAddTraits(.isHeader)
            // The code without a name comes first: it tells a stranger less.
            if card.profiles.contains(.status) { link(.status, Texts.statusProfile) }
            if card.profiles.contains(.identity) { link(.identity, Texts.identityProfile) }
        }
        .frame(maxWidth: .infinity, alignment: .leading)
        .padding(20)
        .background(Color.accentColor.opacity(0.12), in: .rect(cornerRadius: 20))
    }

    private func link(_ profile: CodeProfile, _ title: BilingualText) -> some View {
        NavigationLink {
            CodeView(phone: phone, citizen: citizen, documentId: card.id, profile: profile)
        } label: {
            Label(title.text(in: language), systemImage: profile == .status ? "checkmark.seal" : "person.text.rectangle")
                .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
        }
        .disabled(!card.canBeShown)
    }
}
