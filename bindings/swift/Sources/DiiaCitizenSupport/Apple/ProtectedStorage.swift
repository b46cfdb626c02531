#if canImport(Darwin)
import DiiaCitizenKit
import Foundation

/// The ready storage in a folder of the app that no backup takes and that cannot be read while the phone is locked.
///
/// Throws `DiiaError.StorageUnavailable` while another process has it open: an app and its extension cannot share it.
public func openProtectedStorage(named name: String = "diia-citizen") throws -> any DiiaStorage {
    let manager = FileManager.default
    let support = try manager.url(for: .applicationSupportDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
    var folder = support.appendingPathComponent(name, isDirectory: true)
    var attributes: [FileAttributeKey: Any] = [:]
    #if !os(macOS)
    attributes[.protectionKey] = FileProtectionType.complete
    #endif
    // Files take the protection of the folder that they are made in.
    try manager.createDirectory(at: folder, withIntermediateDirectories: true, attributes: attributes)
    try manager.setAttributes(attributes, ofItemAtPath: folder.path)
    var values = URLResourceValues()
    values.isExcludedFromBackup = true
    try folder.setResourceValues(values)
    return try openFileStorage(folder: folder.path)
}
#endif
