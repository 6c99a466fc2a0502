// swift-tools-version: 6.2
import PackageDescription

// An adopter who wants the order door and nothing else: no trait, hence no server, no HTTP client, no database.
// scripts/check-consumer.sh builds and runs it and looks at what was resolved.
let package = Package(
    name: "ConsumerPackage",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "LibriAssist", path: "../..", traits: [])],
    targets: [
        .executableTarget(name: "Consumer", dependencies: [.product(name: "LibriOrders", package: "LibriAssist")])
    ]
)
