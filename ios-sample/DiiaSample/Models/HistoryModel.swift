import DiiaCitizenSupport
import Foundation

/// Every request and what became of it, refusals included; as a file, and with a letter that asks for deletion.
public final class HistoryModel: ScreenModel<HistoryModel.State> {
    public struct State: Sendable {
        public var entries: [Entry] = []
        /// What is wrong in the chain of receipts.
        public var faults: [String] = []
        public var hasMore = false
        public var notice: Notice?
    }

    public struct Entry: Sendable, Equatable, Identifiable {
        public let id: UInt64
        public let requester: String
        public let outcome: String
        public let detail: String
        /// Copies were given, so that their deletion can be asked for.
        public let gaveCopies: Bool
        public var label: String { "\(requester). \(outcome). \(detail)" }
    }

    private static let pageLength: UInt32 = 50

    private let phone: CitizenPhone
    private let citizen: DiiaCitizen
    private var before: UInt64?

    public init(phone: CitizenPhone, citizen: DiiaCitizen) {
        (self.phone, self.citizen) = (phone, citizen)
        super.init(State())
    }

    /// The newest ones.
    public func load() async {
        before = nil
        state = State()
        await loadMore()
    }

    public func loadMore() async {
        do {
            let page = try await citizen.receipts(filter: ReceiptFilter(), before: before, limit: Self.pageLength)
            state.entries += page.receipts.map(entry)
            state.faults += page.faults.map { $0.text.text(in: phone.language) }
            before = page.before
            state.hasMore = page.before != nil
        } catch {
            state.notice = Notice(error, in: phone.language)
        }
    }

    /// All receipts as JSON, for another program.
    public func export() async -> Data? { await made { Data(try await citizen.exportReceipts(filter: ReceiptFilter()).utf8) } }

    /// All receipts as a PDF, for people.
    public func print() async -> Data? {
        await made { try await citizen.printReceipts(filter: ReceiptFilter(), language: phone.language) }
    }

    /// The letter that asks the institution to delete what it was given.
    public func deletionLetter(of entry: Entry) async -> LetterModel? {
        await made {
            LetterModel(deletion: try await citizen.deletionLetter(receiptNumber: entry.id, language: .both), phone: phone)
        }
    }

    private func made<Result: Sendable>(_ body: () async throws -> Result) async -> Result? {
        state.notice = nil
        do { return try await body() } catch {
            state.notice = Notice(error, in: phone.language)
            return nil
        }
    }

    private func entry(_ receipt: Receipt) -> Entry {
        Entry(
            id: receipt.number, requester: receipt.requester, outcome: receipt.outcomeText.text(in: phone.language),
            detail: [kyivTime(receipt.at), receipt.purpose].filter { !$0.isEmpty }.joined(separator: " · "),
            gaveCopies: !receipt.copies.isEmpty)
    }
}
