import DiiaCitizenSupport
import DiiaSampleModels
import Foundation
import Testing

@testable import sample_phone

/// Whatever is held before the camera gives a clear screen, in both languages.
@MainActor @Suite struct NonsenseTests {
    let sandbox: SandboxServer
    let phone: TestPhone

    init() async throws {
        sandbox = try SandboxServer()
        phone = try await TestPhone(sandbox)
    }

    static let texts = [
        "https://menu.example.com/uk?table=7",
        // A payment QR of the National Bank of Ukraine, and a card number.
        "https://bank.gov.ua/qr/QkNECjAwMQoxClVDVAoKCgo", "4149 4999 1234 5678",
        "WIFI:T:WPA;S:Guest;P:12345678;;", "", " ", "\u{0}\u{202E}https://diia.app", "DIIA1:", "DIIA1:12345",
        "https://diia.app/pass#1", "https://diia.app/ask#1", "https://diia.app@evil.example/pass#1", "1234567890123",
        "🂡", String(repeating: "9", count: 2_000_000), String(repeating: "є", count: 1_000_000),
        "DIIA1:" + String(repeating: "7", count: 2_000_000),
    ]

    @Test(arguments: [DiiaLanguage.ukrainian, .english]) func nonsenseIsRefusedInWords(language: DiiaLanguage) async {
        phone.speak(language)
        for text in Self.texts {
            let scanner = phone.scanner()
            var words: [String] = []
            switch await scanner.take(text) {
            case nil: words = [scanner.state.notice?.text ?? ""]
            case .verdict(let verdict):
                // A text that looks like a code is refused by a verdict.
                #expect(verdict.state.outcome == .refused && verdict.state.refusalCode != nil, "\(text.prefix(40))")
                words = [verdict.state.headline] + verdict.state.lines.map(\.text)
            case .consent, .signing, .answer, .refusal: break
            }
            #expect(!words.isEmpty, "\(text.prefix(40))")
            for word in words {
                #expect(language == .english ? word.isEnglish : word.isUkrainian, "\(text.prefix(40)): \(word.prefix(80))")
                // A screen does not show what it was given.
                #expect(word.count < 300)
            }
            #expect(!scanner.state.isWorking)
        }
    }

    private func leadsNowhere(_ scanner: ScannerModel, _ text: String) async -> Bool {
        if case nil = await scanner.take(text) { true } else { false }
    }

    @Test func withoutInternetALinkToAServerSaysSoAndACodeIsChecked() async throws {
        let institution = try await Institution(sandbox)
        let link = try await institution.siteLink(requestId: "offline-1")
        let code = try await phone.shownCode().text
        phone.goOffline()
        let scanner = phone.scanner()
        #expect(await leadsNowhere(scanner, link))
        #expect(scanner.state.notice?.code == "transport_offline" && scanner.state.notice?.text.isUkrainian == true)
        #expect(try await phone.verdict(code).state.outcome == .valid)
        #expect(await leadsNowhere(scanner, "2858364170864"))
        #expect(scanner.state.notice?.code == "transport_offline")
    }

    @Test(arguments: [86_400_000, -86_400_000] as [Int64]) func aClockADayOffLocksNobodyOut(byMillis: Int64) async throws {
        phone.goOffline()
        phone.memory.clock.set(offByMillis: byMillis)
        let other = try await TestPhone(sandbox, citizen: "ordinary")
        // The library carries on the server's time, so the code is good all the same.
        let verdict = try await other.verdict(phone.shownCode().text)
        #expect(verdict.state.outcome == .valid)
        let settings = SettingsModel(phone: phone.phone)
        let direction = byMillis > 0 ? "спішить" : "відстає"
        #expect(settings.state.clock.contains(direction) && settings.state.clock.contains("1440 хв"), "\(settings.state.clock)")
        let documents = DocumentsModel(phone: phone.phone, citizen: phone.citizen)
        #expect(documents.state.advice.first?.hasPrefix("Годинник телефона хибний") == true)
    }

    @Test func aPictureWithoutACodeAndAPhoneWithoutACameraSaySo() {
        let scanner = phone.scanner()
        scanner.takePictureWithoutCode()
        #expect(scanner.state.notice?.code == "no_code_in_picture" && scanner.state.notice?.text.isUkrainian == true)
        scanner.cameraIsNotThere()
        #expect(scanner.state.notice?.code == "no_camera" && scanner.state.notice?.text.isUkrainian == true)
    }
}
