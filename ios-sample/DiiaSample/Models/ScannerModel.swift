import DiiaCitizenSupport

/// The scanner: camera, a picture, or pasted text. All three end in a text.
public final class ScannerModel: ScreenModel<ScannerModel.State> {
    public struct State: Sendable {
        public var isWorking = false
        /// Why the last text led nowhere. The camera stays on.
        public var notice: Notice?
    }

    private let phone: CitizenPhone
    private let citizen: DiiaCitizen

    public init(phone: CitizenPhone, citizen: DiiaCitizen) {
        (self.phone, self.citizen) = (phone, citizen)
        super.init(State())
    }

    /// The screen to go to; nil when this one says why not.
    public func take(_ text: String, openedBy: OpenedBy = .scan) async -> Destination? {
        guard !state.isWorking else { return nil }
        state.isWorking = true
        state.notice = nil
        defer { state.isWorking = false }
        let destination = await Destination.of(text, openedBy: openedBy, phone: phone, citizen: citizen)
        guard case .refusal(let notice) = destination else { return destination }
        state.notice = notice
        return nil
    }

    /// A picture without a code in it.
    public func takePictureWithoutCode() {
        state.notice = Notice(Texts.noCodeInPicture, code: "no_code_in_picture", in: phone.language)
    }

    /// The camera may not be used, or there is none.
    public func cameraIsNotThere() {
        state.notice = Notice(Texts.noCamera, code: "no_camera", in: phone.language)
    }
}
