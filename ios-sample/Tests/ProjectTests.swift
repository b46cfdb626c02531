import Foundation
import Testing

/// The Xcode project, which no Xcode opens here: its form, and that it names nothing that is not there.
@Suite struct ProjectTests {
    static let folder = (0..<2).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }

    private let objects: [String: [String: Any]]
    private let root: String

    init() throws {
        let project = try Self.plist("DiiaSample.xcodeproj/project.pbxproj")
        #expect(project["archiveVersion"] as? String == "1" && project["objectVersion"] as? String == "77")
        objects = try #require(project["objects"] as? [String: [String: Any]])
        root = try #require(project["rootObject"] as? String)
    }

    private static func plist(_ path: String) throws -> [String: Any] {
        let data = try Data(contentsOf: folder.appendingPathComponent(path))
        return try #require(try PropertyListSerialization.propertyList(from: data, format: nil) as? [String: Any])
    }

    private func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: Self.folder.appendingPathComponent(path).path)
    }

    /// All texts in a value, keys included.
    private func texts(_ value: Any) -> [String] {
        switch value {
        case let text as String: [text]
        case let list as [Any]: list.flatMap(texts)
        case let members as [String: Any]: members.flatMap { [$0.key] + texts($0.value) }
        default: []
        }
    }

    private func only(_ isa: String) throws -> [String: Any] {
        let found = objects.values.filter { $0["isa"] as? String == isa }
        #expect(found.count == 1, "\(isa)")
        return try #require(found.first)
    }

    @Test func everyReferenceLeadsToAnObjectAndEveryObjectIsReferredTo() throws {
        #expect(objects.count == 19 && objects.keys.allSatisfy { $0.count == 24 && $0.allSatisfy { $0.isHexDigit } })
        let used = objects.values.flatMap(texts).filter { $0.count == 24 && $0.allSatisfy { $0.isHexDigit } } + [root]
        #expect(Set(used) == Set(objects.keys))
        #expect(objects[root]?["isa"] as? String == "PBXProject")
        #expect(objects.values.allSatisfy { $0["isa"] is String })
    }

    @Test func theTargetTakesTheFolderAndThePackage() throws {
        let target = try only("PBXNativeTarget")
        #expect(target["productType"] as? String == "com.apple.product-type.application")
        let group = try only("PBXFileSystemSynchronizedRootGroup")
        let path = try #require(group["path"] as? String)
        #expect(exists("\(path)/Models") && exists("\(path)/Views") && exists("\(path)/App/DiiaSampleApp.swift"))
        let exceptions = try only("PBXFileSystemSynchronizedBuildFileExceptionSet")
        for file in try #require(exceptions["membershipExceptions"] as? [String]) { #expect(exists("\(path)/\(file)"), "\(file)") }
        let package = try #require(try only("XCLocalSwiftPackageReference")["relativePath"] as? String)
        #expect(exists("\(package)/Package.swift"))
        let manifest = try String(contentsOf: Self.folder.appendingPathComponent("\(package)/Package.swift"), encoding: .utf8)
        let product = try #require(try only("XCSwiftPackageProductDependency")["productName"] as? String)
        #expect(manifest.contains(".library(name: \"\(product)\""))
    }

    @Test func everySettingThatNamesAFileNamesOneThatIsThere() throws {
        let configurations = objects.values.filter { $0["isa"] as? String == "XCBuildConfiguration" }
        let settings = try configurations.map { try #require($0["buildSettings"] as? [String: Any]) }
        #expect(settings.count == 4)
        for name in ["INFOPLIST_FILE", "CODE_SIGN_ENTITLEMENTS"] {
            let files = settings.compactMap { $0[name] as? String }
            #expect(files.count == 2, "\(name)")
            for file in files { _ = try Self.plist(file) }
        }
        #expect(settings.compactMap { $0["SWIFT_VERSION"] as? String } == ["6.0", "6.0"])
    }

    @Test func theCameraIsExplainedInBothLanguagesAndLinksHaveTheirDomain() throws {
        let info = try Self.plist("DiiaSample/App/Info.plist")
        #expect((info["NSCameraUsageDescription"] as? String)?.isUkrainian == true)
        #expect(info["CFBundleLocalizations"] as? [String] == ["uk", "en"])
        // No scheme of the app's own, which any other app could claim.
        #expect(info["CFBundleURLTypes"] == nil)
        for (language, isOfIt) in [("uk", \String.isUkrainian), ("en", \String.isEnglish)] {
            let strings = try Self.plist("DiiaSample/App/\(language).lproj/InfoPlist.strings")
            let text = try #require(strings["NSCameraUsageDescription"] as? String)
            #expect(text[keyPath: isOfIt], "\(language)")
        }
        let entitlements = try Self.plist("DiiaSample/App/DiiaSample.entitlements")
        #expect(entitlements["com.apple.developer.associated-domains"] as? [String] == ["applinks:diia.app"])
    }
}
