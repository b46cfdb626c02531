import DiiaCitizenSupport
import DiiaSampleModels
import Foundation
import Testing

/// What the sample itself says: in both languages, and on the code screen in the library's own words.
@Suite struct TextsTests {
    private static let models = ProjectTests.folder.appendingPathComponent("DiiaSample/Models")

    /// Each `BilingualText(uk: "…", en: "…")` of a file, without what is put into it.
    private func pairs(_ file: String) throws -> [(uk: String, en: String)] {
        let source = try String(contentsOf: Self.models.appendingPathComponent(file), encoding: .utf8)
        return source.matches(of: /BilingualText\(\s*uk: "([^"]*)",\s*en: "([^"]*)"\)/).map { (String($0.1), String($0.2)) }
    }

    private func withoutInserts(_ text: String) -> String {
        text.replacing(/\\\(kyivTime\(\w+\)\)|\\\(\w+\)/, with: "…")
    }

    @Test(arguments: [("Texts.swift", 50), ("ComposedTexts.swift", 14)])
    func everyTextIsThereInBothLanguages(file: String, atLeast: Int) throws {
        let pairs = try pairs(file)
        #expect(pairs.count >= atLeast)
        for (uk, en) in pairs.map({ (withoutInserts($0.uk), withoutInserts($0.en)) }) {
            #expect(uk.isUkrainian && en.isEnglish, "\(uk) | \(en)")
            #expect(!uk.contains { "ыэъё".contains($0) }, "\(uk)")
        }
        let source = try String(contentsOf: Self.models.appendingPathComponent(file), encoding: .utf8)
        // None was overlooked by the pattern above.
        #expect(source.components(separatedBy: "BilingualText(uk:").count - 1 + multiline(source) == pairs.count)
    }

    private func multiline(_ source: String) -> Int { source.matches(of: /BilingualText\(\s*\n\s*uk:/).count }

    @Test func theCodeScreenSpeaksAsTheLibraryDoes() throws {
        let repository = ProjectTests.folder.deletingLastPathComponent()
        let source = try String(contentsOf: repository.appendingPathComponent("core/src/text/code_screen.rs"), encoding: .utf8)
        for text in [Texts.qr, Texts.bars, Texts.codeExpired, Texts.refreshCode] {
            #expect(source.contains("Bilingual::new(\"\(text.uk)\", \"\(text.en)\")"), "\(text.uk)")
        }
    }
}
