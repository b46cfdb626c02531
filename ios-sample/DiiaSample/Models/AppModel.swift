import DiiaCitizenSupport
import Foundation

/// The whole app: whether there are documents yet, and where an opened link leads.
public final class AppModel: ScreenModel<AppModel.State> {
    public struct State: Sendable {
        public var stage = Stage.opening
        /// Changes with the language, so that every screen is drawn anew.
        public var language: DiiaLanguage
        public var notice: Notice?
    }

    public enum Stage: Sendable {
        case opening
        /// No documents yet.
        case start
        case ready(DiiaCitizen)
    }

    public let phone: CitizenPhone

    public init(phone: CitizenPhone) {
        self.phone = phone
        super.init(State(language: phone.language))
    }

    /// At the start of the app, and again after its notice.
    public func open() async {
        state.notice = nil
        do {
            if phone.citizen == nil { _ = try await phone.reopen() }
            // A phone that was activated and got no documents starts again.
            if let citizen = phone.citizen, try !citizen.overview().documents.isEmpty {
                state.stage = .ready(citizen)
            } else {
                state.stage = .start
            }
        } catch {
            state.notice = Notice(error, in: phone.language)
        }
    }

    public func languageChanged() { state.language = phone.language }

    /// A link by which the app was opened. Nil while there are no documents.
    public func destination(of url: URL) async -> Destination? {
        guard case .ready(let citizen) = state.stage else { return nil }
        return await Destination.of(url.absoluteString, openedBy: .link, phone: phone, citizen: citizen)
    }
}
