import DiiaCitizenSupport
import Foundation
import Testing

/// How calls behave over time: cancelled, late, from many threads.
@Suite struct CallsTests {
    let phone: Phone

    init() async throws { phone = try await Phone() }

    /// A key store that has been asked, and waits to be let go on.
    private func holdKeyStore() -> (asked: AsyncStream<Void>, release: AsyncStream<Void>.Continuation) {
        let (asked, askedNow) = AsyncStream<Void>.makeStream()
        let (released, release) = AsyncStream<Void>.makeStream()
        phone.keys.beforeSigning.value = { @Sendable in
            askedNow.finish()
            for await _ in released {}
        }
        return (asked, release)
    }

    @Test func cancellingATaskDoesNotCancelTheCallWhichEndsWithTheKeyStoresAnswer() async throws {
        let (asked, release) = holdKeyStore()
        let showing = Task { try await phone.show() }
        for await _ in asked {}
        showing.cancel()
        release.finish()
        #expect(try await showing.value.issuedAt == morning)
        phone.keys.beforeSigning.value = { @Sendable in }
        #expect(try phone.citizen.check(text: await phone.show().text).outcome == .valid)
    }

    @Test func aKeyStoreThatAnswersLateIsWaitedForAndTheLibraryAnswersOthersMeanwhile() async throws {
        let (asked, release) = holdKeyStore()
        async let showing = phone.show()
        for await _ in asked {}
        #expect(try phone.citizen.now().now == morning)
        try await Task.sleep(nanoseconds: 50_000_000)
        release.finish()
        #expect(try await showing.issuedAt == morning)
    }

    @Test func manyTasksShowAndCheckAtOnce() async throws {
        let outcomes = try await withThrowingTaskGroup(of: CheckOutcome.self) { group in
            for _ in 1...64 {
                group.addTask { [phone] in
                    try phone.citizen.check(text: await phone.show(fresh: true).text).outcome
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count == 64)
        #expect(!outcomes.contains(.refused))
    }

    @Test func theLibraryLetsGoOfThePortsWhenItGoes() async throws {
        weak var keys: TestKeys?
        do {
            let phone = try await Phone()
            keys = phone.keys
            _ = try await phone.show()
            #expect(keys != nil)
        }
        #expect(keys == nil)
    }
}
