// swift-tools-version: 6.0
// The Swift half. Beside DiiaCitizenFFI.xcframework, which bindings/swift/xcframework makes on a Mac, it is a whole package
// for apps. Without it the library of Rust is handed over by the linker's options: see tests/steps/swift.sh.
import Foundation
import PackageDescription

let framework = "DiiaCitizenFFI.xcframework"
let isPacked = FileManager.default.fileExists(atPath: Context.packageDirectory + "/" + framework)
let library: Target =
    isPacked
    ? .binaryTarget(name: "DiiaCitizenFFI", path: framework)
    : .systemLibrary(name: "DiiaCitizenFFI", path: "generated/DiiaCitizenFFI")

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]

let package = Package(
    name: "diia-citizen",
    platforms: [.iOS(.v15), .macOS(.v13)],
    products: [
        // What an app imports: the library, ready ports, and what draws a screen.
        .library(name: "DiiaCitizenSupport", targets: ["DiiaCitizenSupport"]),
        // For tests and servers.
        .library(name: "DiiaCitizenSoftwareKeys", targets: ["DiiaCitizenSoftwareKeys"]),
        // For those who write a port of their own.
        .library(name: "DiiaCitizenPortConformance", targets: ["DiiaCitizenPortConformance"]),
    ],
    targets: [
        library,
        // In Swift 5 mode: the generated part is not ready for Swift 6.
        .target(
            name: "DiiaCitizenKit",
            dependencies: ["DiiaCitizenFFI"],
            path: ".",
            exclude: [
                "generated/DiiaCitizenFFI", "Tests", "toolchain", "xcframework", "Sources/COpenSSL", "Sources/DiiaCitizenSupport",
                "Sources/DiiaCitizenSoftwareKeys", "Sources/DiiaCitizenPortConformance", "Sources/interop",
            ],
            sources: ["generated/DiiaCitizenKit", "Sources/DiiaCitizenKit"],
            swiftSettings: [.swiftLanguageMode(.v5)],
            linkerSettings: isPacked ? [] : [.linkedLibrary("diia_citizen_ffi")]
        ),
        .target(name: "DiiaCitizenSupport", dependencies: ["DiiaCitizenKit"], swiftSettings: strict),
        // Off Apple's platforms, which have CryptoKit.
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(
            name: "DiiaCitizenSoftwareKeys",
            dependencies: ["DiiaCitizenKit", .target(name: "COpenSSL", condition: .when(platforms: [.linux]))],
            swiftSettings: strict
        ),
        .target(name: "DiiaCitizenPortConformance", dependencies: ["DiiaCitizenKit"], swiftSettings: strict),
        .executableTarget(
            name: "interop", dependencies: ["DiiaCitizenSupport", "DiiaCitizenSoftwareKeys"], swiftSettings: strict),
        .testTarget(
            name: "DiiaCitizenKitTests",
            dependencies: ["DiiaCitizenSupport", "DiiaCitizenSoftwareKeys", "DiiaCitizenPortConformance", "interop"],
            exclude: ["Vectors/README.md"]
        ),
    ]
)
