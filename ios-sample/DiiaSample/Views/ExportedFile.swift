import SwiftUI
import UniformTypeIdentifiers

/// A file that the person saves where they like.
struct ExportedFile: FileDocument {
    static let readableContentTypes: [UTType] = [.json, .pdf]

    let name: String
    let type: UTType
    let data: Data

    init(name: String, type: UTType, data: Data) { (self.name, self.type, self.data) = (name, type, data) }

    /// Nothing is read back.
    init(configuration: ReadConfiguration) throws { throw CocoaError(.featureUnsupported) }

    func fileWrapper(configuration: WriteConfiguration) throws -> FileWrapper { FileWrapper(regularFileWithContents: data) }
}
