import DiiaCitizenSupport
import Foundation

/// Language, the sandbox, the phone's clock, and how fresh the lists are.
public final class SettingsModel: ScreenModel<SettingsModel.State> {
    public struct State: Sendable {
        public var language: DiiaLanguage
        public var sandboxAddress = ""
        public var citizen = ""
        public var clock = ""
        public var clockIsConfirmed = false
        public var lists: [String] = []
        /// What opening the vault has found.
        public var findings: [String] = []
        public var notice: Notice?
    }

    private let phone: CitizenPhone

    public init(phone: CitizenPhone) {
        self.phone = phone
        super.init(State(language: phone.language))
        look()
    }

    public func look() {
        let language = phone.language
        state.language = language
        state.sandboxAddress = phone.saved.sandbox?.address ?? ""
        state.citizen = phone.saved.sandbox?.citizen ?? ""
        guard let citizen = phone.citizen else { return }
        state.findings = citizen.vaultReport().findings.map { $0.text.text(in: language) }
        do {
            let overview = try citizen.overview()
            state.clock = Texts.clock(overview.time.clock).text(in: language)
            state.clockIsConfirmed = overview.time.clock.isConfirmed()
            state.lists = (overview.issuerList.map { [Texts.issuerList($0.issuedAt)] } ?? []).map { $0.text(in: language) }
                + overview.statusLists.map { Texts.statusList($0.issuedAt).text(in: language) }
        } catch {
            state.notice = Notice(error, in: language)
        }
    }

    public func choose(_ language: DiiaLanguage) {
        phone.change { $0.language = language.code }
        look()
    }

    /// Asks the sandbox for its time and lists.
    public func synchronise() async {
        state.notice = nil
        do { try await phone.citizen?.refreshLists() } catch { state.notice = Notice(error, in: phone.language) }
        look()
    }
}
