import DiiaCitizenSupport
import Foundation

/// The first screen: test documents from a sandbox.
public final class StartModel: ScreenModel<StartModel.State> {
    public struct State: Sendable {
        /// The labels of the sandbox's test citizens, once its line was taken.
        public var citizens: [String] = []
        public var isWorking = false
        public var notice: Notice?
        /// The phone has documents: go on to them.
        public var isDone = false
    }

    /// Which documents the sample asks for. Each has a key of its own.
    static let kinds = ["internal-passport", "taxpayer-card"]

    private let phone: CitizenPhone
    private var invitation: SandboxInvitation?

    public init(phone: CitizenPhone) {
        self.phone = phone
        super.init(State())
    }

    /// Takes the line that the sandbox printed: pasted, or read from a QR.
    public func take(line: String) {
        invitation = SandboxInvitation(line: line)
        state.citizens = invitation?.citizens ?? []
        state.notice = invitation == nil ? Notice(Texts.notAnInvitation, code: "not_an_invitation", in: phone.language) : nil
    }

    /// Activates this phone for a test citizen, and fetches the documents.
    public func getDocuments(citizen: String) async {
        guard let invitation, let code = invitation.activationCodes[citizen], !state.isWorking else { return }
        state.isWorking = true
        state.notice = nil
        do {
            try await phone.join(invitation, as: citizen, activationCode: code)
            for kind in Self.kinds {
                try await phone.citizen?.obtainDocument(documentId: kind, kind: kind, keyAlias: "document \(kind)")
            }
            state.isDone = true
        } catch {
            state.notice = Notice(error, in: phone.language)
        }
        state.isWorking = false
    }
}
