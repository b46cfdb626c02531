import DiiaCitizenSupport
import DiiaSampleModels
import Foundation
import Testing

@testable import sample_phone

/// One sample shows, another checks.
@MainActor @Suite struct VerdictTests {
    let sandbox: SandboxServer
    let holder: TestPhone
    let checker: TestPhone

    init() async throws {
        sandbox = try SandboxServer()
        holder = try await TestPhone(sandbox)
        checker = try await TestPhone(sandbox, citizen: "ordinary")
    }

    @Test(arguments: [DiiaLanguage.ukrainian, .english]) func twoPhonesWithoutInternet(language: DiiaLanguage) async throws {
        checker.speak(language)
        holder.goOffline()
        checker.goOffline()
        let verdict = try await checker.verdict(holder.shownCode().text)
        let ukrainian = language == .ukrainian
        #expect(verdict.state.outcome == .valid && verdict.state.warnings.isEmpty && verdict.state.refusalCode == nil)
        #expect(verdict.state.headline == (ukrainian ? "Документ дійсний" : "Document valid"))
        func line(_ name: String) -> String? { verdict.state.lines.first { $0.name == name }?.text }
        #expect(line(ukrainian ? "Власник" : "Holder") == "Дія Надія Володимирівна")
        #expect(line(ukrainian ? "Дата народження" : "Birth date") == "1980-01-24")
        #expect(line(ukrainian ? "Підстава" : "Based on")?.hasPrefix(ukrainian ? "Підписи дійсні" : "Signatures valid") == true)
        #expect(verdict.state.label.hasPrefix(verdict.state.headline))
        #expect(verdict.state.lines.allSatisfy { $0.label == "\($0.name): \($0.text)" })
    }

    @Test func aStatusCodeTellsNoName() async throws {
        let verdict = try await checker.verdict(holder.shownCode(.status).text)
        #expect(verdict.state.outcome == .valid && !verdict.state.label.contains("Надія"))
    }

    @Test func theVerdictClearsItselfAfterNinetySeconds() async throws {
        let slept = Guarded<[Int64]>([])
        let text = try await holder.shownCode().text
        let verdict = VerdictModel(try checker.citizen.check(text: text), phone: checker.phone) { millis in
            slept.change { $0.append(millis) }
        }
        #expect(verdict.state.label.contains("Надія"))
        await verdict.run()
        #expect(slept.value == [90_000] && verdict.state.isCleared)
        #expect(verdict.state.lines.isEmpty && verdict.state.headline.isEmpty && !verdict.state.label.contains("Надія"))
    }

    @Test func aVerdictWhoseScreenIsLeftDoesNotWait() async throws {
        let text = try await holder.shownCode().text
        let verdict = VerdictModel(
            try checker.citizen.check(text: text), phone: checker.phone, sleep: TestPhone.sleepForever)
        let running = Task { await verdict.run() }
        running.cancel()
        await running.value
        #expect(!verdict.state.isCleared)
        verdict.clear()
        #expect(verdict.state.isCleared && verdict.state.lines.isEmpty)
    }

    @Test func anEndedCodeIsRefusedWithWhatToDo() async throws {
        let text = try await holder.shownCode().text
        checker.memory.clock.pass(181_000)
        let verdict = try await checker.verdict(text)
        #expect(verdict.state.outcome == .refused && verdict.state.refusalCode == "expired")
        #expect(verdict.state.lines.map(\.text) == ["Час дії коду закінчився."])
        #expect(verdict.state.nextStep?.isUkrainian == true)
    }

    @Test func aCodeSeenTwiceAsksForAttention() async throws {
        let text = try await holder.shownCode().text
        _ = try await checker.verdict(text)
        let verdict = try await checker.verdict(text)
        #expect(verdict.state.outcome == .attention && verdict.state.warnings.count == 1)
        #expect(verdict.state.warnings.allSatisfy { $0.isUkrainian })
    }

    @Test func thirteenDigitsAreConfirmedByTheRegistryAndOnlyOnce() async throws {
        let digits = try await holder.shownCode().digits.joined(separator: " ")
        let verdict = try await checker.verdict(digits)
        #expect(verdict.state.outcome == .valid && verdict.state.headline == "Документ дійсний")
        #expect(verdict.state.lines.count == 3)
        let again = try await checker.verdict(digits)
        #expect(again.state.outcome == .refused && again.state.lines.isEmpty && again.state.refusalCode != nil)
    }
}
