import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import DiiaSampleModels
import Foundation
import Testing

@testable import sample_phone

/// A phone in the hands of a test: ports that can be tampered with, and the app's models on them.
@MainActor struct TestPhone {
    let memory: PortsInMemory
    let phone: CitizenPhone
    let citizen: DiiaCitizen

    /// With the documents of a test citizen.
    init(
        _ sandbox: SandboxServer, citizen label: String = "nadiia", language: DiiaLanguage = .ukrainian,
        keyStore: any DiiaKeyStore = SoftwareKeyStore(), clock: any DiiaClock = SystemClock()
    ) async throws {
        memory = PortsInMemory(keyStore: keyStore, clock: ShiftedClock(clock))
        phone = CitizenPhone(ports: memory.ports, place: memory.place)
        SettingsModel(phone: phone).choose(language)
        let start = StartModel(phone: phone)
        start.take(line: sandbox.readyLine)
        await start.getDocuments(citizen: label)
        try #require(start.state.isDone, "\(start.state.notice?.code ?? "")")
        citizen = try #require(phone.citizen)
    }

    func speak(_ language: DiiaLanguage) { SettingsModel(phone: phone).choose(language) }

    func goOffline() { memory.internet.isAirplaneMode.value = true }

    /// Sleeping moves the phone's clock, and takes no time.
    var sleep: MillisSleeper {
        { [clock = memory.clock] millis in
            try Task.checkCancellation()
            clock.pass(millis)
            await Task.yield()
        }
    }

    /// Sleeps until its task is cancelled.
    static let sleepForever: MillisSleeper = { _ in try await Task.sleep(nanoseconds: 3_600_000_000_000) }

    /// The text of a code as it stands on the code screen.
    func shownCode(_ profile: CodeProfile = .identity, document: String = "internal-passport") async throws -> CodeModel.State {
        let screen = CodeModel(
            phone: phone, citizen: citizen, documentId: document, profile: profile, sleep: Self.sleepForever)
        let running = Task { await screen.run() }
        defer { running.cancel() }
        await until(screen) { $0.digitsAreSettled || $0.notice != nil }
        return screen.state
    }

    func scanner() -> ScannerModel { ScannerModel(phone: phone, citizen: citizen) }

    /// The verdict on a text; a failure of the test when the scanner leads elsewhere.
    func verdict(_ text: String) async throws -> VerdictModel {
        guard case .verdict(let verdict) = await scanner().take(text) else {
            throw SandboxServer.Failure(reason: "no verdict")
        }
        return verdict
    }
}

/// Stands still from its making: only a test lets time pass. A busy machine takes a second for what should take none.
enum StoppedClock {
    static func now() throws -> any DiiaClock { Stopped(reading: try SystemClock().read()) }

    private final class Stopped: DiiaClock {
        private let reading: ClockReading

        init(reading: ClockReading) { self.reading = reading }

        func read() throws -> ClockReading { reading }
    }
}

/// Waits until a screen shows what is wanted.
@MainActor func until<State>(_ screen: ScreenModel<State>, _ wanted: @escaping @MainActor (State) -> Bool) async {
    if wanted(screen.state) { return }
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    screen.stateChanged = { [weak screen] in
        if let screen, wanted(screen.state) { continuation.finish() }
    }
    for await _ in stream {}
    screen.stateChanged = nil
}

extension String {
    var isUkrainian: Bool { contains { ("а"..."я").contains($0.lowercased()) || "іїєґ".contains($0.lowercased()) } }

    /// Latin letters and no Cyrillic ones.
    var isEnglish: Bool { !isUkrainian && contains { $0.isASCII && $0.isLetter } }
}
