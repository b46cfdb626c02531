import DiiaCitizenSupport
import Foundation

/// The documents on this phone, as cards.
public final class DocumentsModel: ScreenModel<DocumentsModel.State> {
    public struct State: Sendable {
        public var cards: [Card] = []
        /// What the library advises: set the clock, fetch lists, renew.
        public var advice: [String] = []
        public var notice: Notice?
        public var isRefreshing = false
    }

    public struct Card: Sendable, Equatable, Identifiable {
        public let id: String
        public let kind: String
        public let title: String
        /// Until when it can be shown.
        public let detail: String
        /// Whether a code can be shown now.
        public let canBeShown: Bool
        public let profiles: [CodeProfile]
        /// What a screen reader says of the card.
        public let label: String
    }

    private let phone: CitizenPhone
    private let citizen: DiiaCitizen

    public init(phone: CitizenPhone, citizen: DiiaCitizen) {
        self.phone = phone
        self.citizen = citizen
        super.init(State())
        look()
    }

    /// Reads anew what is on the phone. Cheap.
    public func look() {
        do {
            let overview = try citizen.overview()
            state.cards = overview.documents.map(card)
            state.advice = overview.advice.map { $0.text.text(in: phone.language) }
        } catch {
            state.notice = Notice(error, in: phone.language)
        }
    }

    /// Fetches lists, and documents that need renewal. Without internet everything stays as it is.
    public func refresh() async {
        state.isRefreshing = true
        state.notice = nil
        do {
            try await citizen.refreshLists()
            for document in try citizen.overview().documents where document.asksToBeRenewed {
                guard let kind = document.kind?.name else { continue }
                try await citizen.obtainDocument(documentId: document.id, kind: kind, keyAlias: "document \(document.id)")
            }
        } catch {
            state.notice = Notice(error, in: phone.language)
        }
        state.isRefreshing = false
        look()
    }

    private func card(_ document: DocumentSummary) -> Card {
        let language = phone.language
        let title = document.kind?.title ?? Texts.unknownDocument
        let (detail, canBeShown) =
            switch document.state {
            case .current(let until), .needsRenewal(let until): (Texts.codesUntil(until), true)
            case .ended(let since): (Texts.codesEnded(since), false)
            case .notYet(let from): (Texts.codesFrom(from), false)
            }
        return Card(
            id: document.id, kind: document.kind?.name ?? "", title: title.text(in: language),
            detail: detail.text(in: language), canBeShown: canBeShown, profiles: document.profiles,
            label: "\(title.text(in: language)). \(detail.text(in: language))")
    }
}

extension DocumentSummary {
    fileprivate var asksToBeRenewed: Bool {
        switch state {
        case .needsRenewal, .ended: true
        case .current, .notYet: false
        }
    }
}
