import DiiaCitizenSupport
import SwiftUI
import UniformTypeIdentifiers

/// Every request and what became of it.
struct HistoryView: View {
    let phone: CitizenPhone
    @StateObject private var watched: Watched<HistoryModel>
    @State private var letter: LetterModel?
    @State private var file: ExportedFile?
    @State private var isSaving = false
    @Environment(\.diiaLanguage) private var language

    init(phone: CitizenPhone, citizen: DiiaCitizen) {
        self.phone = phone
        _watched = StateObject(wrappedValue: Watched(HistoryModel(phone: phone, citizen: citizen)))
    }

    private var model: HistoryModel { watched.model }

    var body: some View {
        List {
            if let notice = model.state.notice { NoticeView(notice: notice) }
            ForEach(model.state.faults, id: \.self) { Label($0, systemImage: "exclamationmark.triangle") }
            if model.state.entries.isEmpty { Text(Texts.nothingYet.text(in: language)) }
            ForEach(model.state.entries, content: row)
            if model.state.hasMore { Button(Texts.more.text(in: language)) { Task { await model.loadMore() } } }
        }
        .task { await model.load() }
        .refreshable { await model.load() }
        .toolbar {
            Menu {
                Button(Texts.export.text(in: language)) { save("diia-receipts.json", .json) { await model.export() } }
                Button(Texts.print.text(in: language)) { save("diia-receipts.pdf", .pdf) { await model.print() } }
            } label: {
                Label(Texts.export.text(in: language), systemImage: "square.and.arrow.up")
            }
        }
        .fileExporter(
            isPresented: $isSaving, document: file, contentType: file?.type ?? .data, defaultFilename: file?.name
        ) { _ in file = nil }
        .navigationDestination(isPresented: .main { letter != nil } set: { if !$0 { letter = nil } }) {
            if let letter { LetterView(model: letter) }
        }
    }

    private func row(_ entry: HistoryModel.Entry) -> some View {
        VStack(alignment: .leading, spacing: 4) {
            Text(entry.requester).font(.headline)
            Text(entry.outcome)
            Text(entry.detail).font(.footnote).foregroundStyle(.secondary)
        }
        .accessibilityElement(children: .ignore)
        .accessibilityLabel(entry.label)
        .swipeActions {
            if entry.gaveCopies {
                Button(Texts.deletionLetter.text(in: language)) {
                    Task { letter = await model.deletionLetter(of: entry) }
                }
            }
        }
    }

    private func save(_ name: String, _ type: UTType, _ make: @escaping () async -> Data?) {
        Task {
            guard let data = await make() else { return }
            file = ExportedFile(name: name, type: type, data: data)
            isSaving = true
        }
    }
}
