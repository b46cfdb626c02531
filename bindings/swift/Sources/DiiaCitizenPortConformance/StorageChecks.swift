import DiiaCitizenKit
import Foundation

extension PortConformance {
    /// Tries a storage that holds nothing yet. `open` is called once, and once more after the first storage has been let
    /// go if `survives`: then the records of before must be there.
    public static func check(
        storage open: @escaping @Sendable () async throws -> any DiiaStorage, survives: Bool, limitSeconds: Double = 20
    ) async -> PortConformanceReport {
        let lasting = "records_survive_reopening"
        do {
            let first = await run(try await StorageChecks(storage: open()).all, limitSeconds: limitSeconds)
            guard survives else { return first }
            try await { try await open().put(name: "lasting", bytes: Data([1, 2, 3])) }()
            let last: NamedCheck = (lasting, {
                let storage = try await open()
                let back = try await storage.get(name: "lasting")
                try demand(back == Data([1, 2, 3]), "the record of before is not there")
                try await storage.remove(name: "lasting")
            })
            return PortConformanceReport(checks: first.checks + (await run([last], limitSeconds: limitSeconds)).checks)
        } catch {
            return PortConformanceReport(checks: [.init(name: lasting, problem: "opening threw \(error)")])
        }
    }
}

struct StorageChecks: Sendable {
    let storage: any DiiaStorage

    var all: [NamedCheck] {
        [
            ("missing_record_is_nothing", missingRecordIsNothing),
            ("record_comes_back", recordComesBack),
            ("put_replaces", putReplaces),
            ("remove_is_idempotent", removeIsIdempotent),
            ("list_is_by_prefix_and_in_order", listIsByPrefixAndInOrder),
            ("batch_is_in_order", batchIsInOrder),
            ("empty_batch_is_no_error", emptyBatchIsNoError),
            ("batch_is_seen_whole", batchIsSeenWhole),
            ("names_of_full_length", namesOfFullLength),
            ("many_records_at_once", manyRecordsAtOnce),
        ]
    }

    private func clean() async throws {
        for name in try await storage.list(prefix: "") { try await storage.remove(name: name) }
    }

    @Sendable private func missingRecordIsNothing() async throws {
        try await clean()
        try demand(try await storage.get(name: "none") == nil, "a record out of nothing")
        try demand(try await storage.list(prefix: "").isEmpty, "names out of nothing")
    }

    @Sendable private func recordComesBack() async throws {
        for bytes in [Data(), Data(0...255), Data(repeating: 0xaa, count: 200_000)] {
            try await storage.put(name: "record", bytes: bytes)
            try demand(try await storage.get(name: "record") == bytes, "\(bytes.count) bytes came back as others")
        }
    }

    @Sendable private func putReplaces() async throws {
        try await storage.put(name: "record", bytes: Data(repeating: 1, count: 100))
        try await storage.put(name: "record", bytes: Data([2]))
        try demand(try await storage.get(name: "record") == Data([2]), "the older record is still there, or part of it")
    }

    @Sendable private func removeIsIdempotent() async throws {
        try await storage.put(name: "record", bytes: Data([1]))
        try await storage.remove(name: "record")
        try await storage.remove(name: "record")
        try demand(try await storage.get(name: "record") == nil, "a removed record is still there")
    }

    @Sendable private func listIsByPrefixAndInOrder() async throws {
        try await clean()
        for name in ["b", "a.2", "a.10", "a", "a-b", "ab", "c"] { try await storage.put(name: name, bytes: Data([1])) }
        let all = try await storage.list(prefix: "")
        try demand(all == ["a", "a-b", "a.10", "a.2", "ab", "b", "c"], "all names are \(all)")
        let some = try await storage.list(prefix: "a.")
        try demand(some == ["a.10", "a.2"], "names that begin with a. are \(some)")
        try demand(try await storage.list(prefix: "zz").isEmpty, "names of a prefix that none has")
    }

    @Sendable private func batchIsInOrder() async throws {
        try await clean()
        try await storage.put(name: "old", bytes: Data([0]))
        try await storage.batch(changes: [
            .put(name: "a", bytes: Data([1])), .remove(name: "a"), .put(name: "b", bytes: Data([2])),
            .put(name: "b", bytes: Data([3])), .remove(name: "old"), .remove(name: "never-there"),
        ])
        try demand(try await storage.list(prefix: "") == ["b"], "not in order")
        try demand(try await storage.get(name: "b") == Data([3]), "the earlier change won")
    }

    @Sendable private func emptyBatchIsNoError() async throws {
        try await storage.batch(changes: [])
    }

    /// A reader beside a writer sees both records of a batch or none. Only `list` shows two records at one moment.
    @Sendable private func batchIsSeenWhole() async throws {
        try await clean()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for _ in 0..<50 {
                    try await storage.batch(changes: [
                        .put(name: "left", bytes: Data([1])), .put(name: "right", bytes: Data([1])),
                    ])
                    try await storage.batch(changes: [.remove(name: "left"), .remove(name: "right")])
                }
            }
            group.addTask {
                for _ in 0..<200 {
                    let seen = try await storage.list(prefix: "")
                    try demand(seen != ["left"] && seen != ["right"], "half of a batch was seen")
                    await Task.yield()
                }
            }
            try await group.waitForAll()
        }
    }

    @Sendable private func namesOfFullLength() async throws {
        let name = "a." + String(repeating: "b-9", count: 32) + ".z"
        try await storage.put(name: name, bytes: Data([7]))
        try demand(try await storage.get(name: name) == Data([7]), "a name of 100 characters is lost")
        try await storage.remove(name: name)
    }

    @Sendable private func manyRecordsAtOnce() async throws {
        try await clean()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in UInt8(0)..<64 {
                group.addTask {
                    try await storage.put(name: "many.\(number)", bytes: Data(repeating: number, count: 500))
                    let back = try await storage.get(name: "many.\(number)")
                    try demand(back == Data(repeating: number, count: 500), "record \(number) is another")
                }
            }
            try await group.waitForAll()
        }
        try demand(try await storage.list(prefix: "many.").count == 64, "records are lost")
        try await clean()
    }
}
