// swift-tools-version: 6.0
// The Swift half. The library of Rust is handed over by the linker's options: see tests/steps/swift.sh.
import PackageDescription

let package = Package(
    name: "diia-citizen",
    platforms: [.iOS(.v15), .macOS(.v13)],
    products: [.library(name: "DiiaCitizenKit", targets: ["DiiaCitizenKit"])],
    targets: [
        .systemLibrary(name: "DiiaCitizenFFI", path: "generated/DiiaCitizenFFI"),
        // In Swift 5 mode: the generated part is not ready for Swift 6.
        .target(
            name: "DiiaCitizenKit",
            dependencies: ["DiiaCitizenFFI"],
            path: ".",
            exclude: ["generated/DiiaCitizenFFI", "Tests", "toolchain"],
            sources: ["generated/DiiaCitizenKit", "Sources/DiiaCitizenKit"],
            swiftSettings: [.swiftLanguageMode(.v5)],
            linkerSettings: [.linkedLibrary("diia_citizen_ffi")]
        ),
        .testTarget(name: "DiiaCitizenKitTests", dependencies: ["DiiaCitizenKit"]),
    ]
)
