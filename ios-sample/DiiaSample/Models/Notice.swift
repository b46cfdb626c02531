import DiiaCitizenSupport

/// Why something did not happen, as a screen says it: never a code, never a name of a type.
public struct Notice: Sendable, Equatable {
    public let text: String
    /// The stable name, for logs and tests.
    public let code: String

    init(_ text: BilingualText, code: String, in language: DiiaLanguage) {
        self.init(words: text.text(in: language), code: code)
    }

    /// The library's own words; nil when the person has cancelled, which needs none.
    init?(_ error: any Error, in language: DiiaLanguage) {
        guard let error = error as? DiiaError else {
            self.init(Texts.somethingWentWrong, code: "unexpected", in: language)
            return
        }
        if error == .Cancelled { return nil }
        var text = error.text().text(in: language)
        if case .Pin(problem: .wrong(let left)) = error { text += Texts.triesLeft(left).text(in: language) }
        self.init(words: text, code: error.code())
    }

    private init(words: String, code: String) { (text, self.code) = (words, code) }
}
