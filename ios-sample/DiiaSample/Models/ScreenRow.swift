import DiiaCitizenSupport

/// One element of a screen that the library has written: a consent, an answer to an ask, or a request for signatures. The
/// order, the words and the labels are the library's; only the look is the view's.
public struct ScreenRow: Sendable, Equatable, Identifiable {
    public enum Style: Sendable, Equatable {
        case title
        /// Who asks: in large type.
        case requester
        case detail
        /// An item that can be chosen or left out, counted from 0.
        case item(UInt32)
        case warning
        /// Why it cannot be confirmed as it stands.
        case obstacle
        /// Four digits from the institution's screen are wanted.
        case pairing
        case confirm
        case refuse
    }

    public let id: Int
    public let style: Style
    public let text: String
    /// What a screen reader says.
    public let label: String
    public let isEnabled: Bool

    public var isButton: Bool { style == .confirm || style == .refuse }
}

extension ConsentScreen {
    var rows: [ScreenRow] {
        elements.enumerated().map { at, element in
            ScreenRow(
                id: at, style: element.role.style, text: element.text, label: element.label, isEnabled: element.enabled)
        }
    }
}

extension AskScreen {
    var rows: [ScreenRow] {
        elements.enumerated().map { at, element in
            ScreenRow(
                id: at, style: element.role.style, text: element.text, label: element.label, isEnabled: element.enabled)
        }
    }
}

extension SigningScreen {
    var rows: [ScreenRow] {
        elements.enumerated().map { at, element in
            ScreenRow(
                id: at, style: element.role.style, text: element.text, label: element.label, isEnabled: element.enabled)
        }
    }
}

extension ElementRole {
    fileprivate var style: ScreenRow.Style {
        switch self {
        case .title: .title
        case .requester: .requester
        case .requesterDetail, .purpose, .delivery, .expiry, .return: .detail
        case .document(let item): .item(item)
        case .pairing: .pairing
        case .warning: .warning
        case .obstacle: .obstacle
        case .confirm: .confirm
        case .refuse: .refuse
        }
    }
}

extension AskElementRole {
    fileprivate var style: ScreenRow.Style {
        switch self {
        case .title: .title
        case .requester: .requester
        case .requesterDetail, .wanted, .privacy, .expiry: .detail
        case .document(let index): .item(index)
        case .warning: .warning
        case .obstacle: .obstacle
        case .confirm: .confirm
        case .refuse: .refuse
        }
    }
}

extension SigningElementRole {
    fileprivate var style: ScreenRow.Style {
        switch self {
        case .title: .title
        case .requester: .requester
        case .requesterDetail, .purpose, .fileCount, .file, .algorithm, .fingerprint, .delivery, .return, .expiry: .detail
        case .fileWarning, .warning: .warning
        case .pairing: .pairing
        case .confirm: .confirm
        case .refuse: .refuse
        }
    }
}
