import DiiaCitizenSupport
import Foundation

extension BilingualText {
    /// The text in this language.
    public func text(in language: DiiaLanguage) -> String { language == .english ? en : uk }
}

extension DiiaLanguage {
    /// Ukrainian, unless English stands before it among the phone's languages.
    public static func preferred(among languages: [String]) -> DiiaLanguage {
        BilingualText(uk: "uk", en: "en").preferred(among: languages) == "en" ? .english : .ukrainian
    }

    init?(code: String?) {
        switch code {
        case "uk": self = .ukrainian
        case "en": self = .english
        default: return nil
        }
    }

    public var code: String { self == .english ? "en" : "uk" }
}

/// Day and minute as people in Kyiv read them, whatever the phone is set to: `22.11.2026, 11:30`.
func kyivTime(_ date: Date) -> String {
    let formatter = DateFormatter()
    formatter.calendar = Calendar(identifier: .gregorian)
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "Europe/Kyiv") ?? TimeZone(identifier: "Europe/Kiev")
    formatter.dateFormat = "dd.MM.yyyy, HH:mm"
    return formatter.string(from: date)
}
