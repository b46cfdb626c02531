// swift-tools-version: 6.0
// What of the sample any Swift builds: its screens as values, their tests, and a phone that is operated by lines of text.
// The app itself, which adds the views, is DiiaSample.xcodeproj. On Linux the library of Rust is handed over by the linker's
// options: see tests/steps/ios-sample.sh.
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]

let package = Package(
    name: "ios-sample",
    platforms: [.iOS(.v17), .macOS(.v13)],
    dependencies: [.package(path: "../bindings/swift")],
    targets: [
        .target(
            name: "DiiaSampleModels",
            dependencies: [.product(name: "DiiaCitizenSupport", package: "swift")],
            path: "DiiaSample/Models",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "sample-phone",
            dependencies: ["DiiaSampleModels", .product(name: "DiiaCitizenSoftwareKeys", package: "swift")],
            path: "SamplePhone",
            swiftSettings: strict
        ),
        .testTarget(
            name: "DiiaSampleTests",
            dependencies: [
                "DiiaSampleModels", "sample-phone", .product(name: "DiiaCitizenSoftwareKeys", package: "swift"),
            ],
            path: "Tests",
            swiftSettings: strict
        ),
    ]
)
