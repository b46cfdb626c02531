import Foundation

// What the generator leaves out for errors: a text for logs when they are printed, and a text for people.

extension DiiaError: CustomStringConvertible, LocalizedError {
    /// What happened and what to do, in the language of the person.
    public var errorDescription: String? { text().preferred(among: Locale.preferredLanguages) }
}

extension DiiaKeyStoreError: CustomStringConvertible {}

extension DiiaClockError: CustomStringConvertible {}

extension DiiaSigningHostError: CustomStringConvertible {}

extension BilingualText {
    /// The text in the first of these languages that is Ukrainian or English; in Ukrainian when none is.
    ///
    /// Hand over `Locale.preferredLanguages`.
    public func preferred(among languages: [String]) -> String {
        let codes = languages.map { $0.prefix { $0 != "-" && $0 != "_" }.lowercased() }
        return codes.first { $0 == "uk" || $0 == "en" } == "en" ? en : uk
    }
}
