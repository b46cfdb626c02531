import DiiaCitizenPortConformance
import DiiaCitizenSupport
import Foundation
import Testing

/// A storage, a transport, a clock with one fault each: the suite names it.
@Suite struct BrokenPortsTests {
    static let storageFaults: [(BrokenStorage.Fault, [String])] = [
        (.emptyForMissing, ["missing_record_is_nothing", "remove_is_idempotent"]),
        (.cutsLongRecords, ["record_comes_back"]),
        (.keepsTheFirst, ["put_replaces"]),
        (.removingTwiceThrows, ["remove_is_idempotent"]),
        (.listsOutOfOrder, ["list_is_by_prefix_and_in_order"]),
        (.batchBackwards, ["batch_is_in_order"]),
        (.emptyBatchThrows, ["empty_batch_is_no_error"]),
        (.batchOneByOne, ["batch_is_seen_whole"]),
        (.shortNames, ["names_of_full_length"]),
        (.losesRecordsAtOnce, ["many_records_at_once"]),
        (.forgets, ["records_survive_reopening"]),
    ]

    @Test(arguments: storageFaults) func ofAStorage(fault: BrokenStorage.Fault, expected: [String]) async {
        let lasting = BrokenStorage(fault)
        let report = await PortConformance.check(
            storage: { fault == .forgets ? BrokenStorage(fault) : lasting }, survives: true)
        for name in expected { #expect(report.failed.contains(name), "\(fault): \(report)") }
    }

    static let transportFaults: [(BrokenTransport.Fault, [String])] = [
        (.losesHeaders, ["answer_comes_whole", "request_goes_whole"]),
        (.throwsForErrors, ["any_status_is_an_answer"]),
        (.followsRedirects, ["redirect_is_not_followed"]),
        (.repeats, ["nothing_is_repeated"]),
        (.caches, ["nothing_is_cached"]),
        (.keepsCookies, ["no_cookies_are_kept"]),
        (.waitsForEver, ["slow_answer_is_timed_out"]),
        (.undeclaredError, ["slow_answer_is_timed_out", "no_server_is_offline"]),
        (.cutsToTheLimit, ["long_answer_is_bounded"]),
        (.hasNoLimit, ["long_answer_is_bounded"]),
    ]

    @Test(arguments: transportFaults) func ofATransport(fault: BrokenTransport.Fault, expected: [String]) async {
        let report = await PortConformance.check(transport: BrokenTransport(fault))
        for name in expected { #expect(report.failed.contains(name), "\(fault): \(report)") }
    }

    static let clockFaults: [(BrokenClock.Fault, [String])] = [
        (.startsIn1970, ["wall_is_a_date_of_this_century"]),
        (.goesBack, ["monotonic_never_goes_back"]),
        (.countsSeconds, ["monotonic_goes_on"]),
        (.bootIdChanges, ["boot_id_stays"]),
    ]

    @Test(arguments: clockFaults) func ofAClock(fault: BrokenClock.Fault, expected: [String]) async {
        let report = await PortConformance.check(clock: BrokenClock(fault))
        #expect(report.failed == expected, "\(fault): \(report)")
    }

    @Test func everyCheckCanFail() async {
        let records = MemoryStorage()
        let storage = await PortConformance.check(storage: { records }, survives: true)
        #expect(storage.isClean, "\(storage)")
        #expect(Set(Self.storageFaults.flatMap(\.1)) == Set(storage.checks.map(\.name)))
        let transport = await PortConformance.check(transport: URLSessionTransport())
        #expect(Set(Self.transportFaults.flatMap(\.1)) == Set(transport.checks.map(\.name)))
        let clock = await PortConformance.check(clock: SystemClock())
        #expect(Set(Self.clockFaults.flatMap(\.1)) == Set(clock.checks.map(\.name)))
    }
}
