// swift-tools-version: 6.2
import PackageDescription

// Every use of a package is gated by a trait, so that an adopter who imports only `LibriOrders` with
// `traits: []` resolves swift-log and nothing else (Tests/ConsumerPackage proves it).
let traits: Set<Trait> = [
    .trait(name: "SQLite", description: "Order and knowledge stores in SQLite (GRDB)."),
    .trait(name: "Documents", description: "HTML, PDF and CSV documents (libxml2, swift-subprocess, SwiftCSV)."),
    .trait(name: "ODBC", description: "Order stores in PostgreSQL, MySQL, MariaDB and SQL Server (unixODBC)."),
    .trait(name: "HTTPClient", description: "HTTP towards models, vector stores and order APIs (AsyncHTTPClient)."),
    .trait(name: "Configuration", description: "libriassist.yaml and LIBRI_… variables (swift-configuration, Yams)."),
    .trait(
        name: "Executables",
        description: "libriassist-server and libriassist-cli.",
        enabledTraits: ["SQLite", "Documents", "HTTPClient", "Configuration"]
    ),
    .default(enabledTraits: ["Executables"]),
]

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

func product(_ name: String, _ package: String, trait: String) -> Target.Dependency {
    .product(name: name, package: package, condition: .when(traits: [trait]))
}

let grdb = product("GRDB", "GRDB.swift", trait: "SQLite")
let asyncHTTPClient = product("AsyncHTTPClient", "async-http-client", trait: "HTTPClient")
let argumentParser = product("ArgumentParser", "swift-argument-parser", trait: "Executables")

let package = Package(
    name: "LibriAssist",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "LibriCore", targets: ["LibriCore"]),
        .library(name: "LibriOrders", targets: ["LibriOrders"]),
        .library(name: "OrderStoreConformance", targets: ["OrderStoreConformance"]),
        .library(name: "LibriRAG", targets: ["LibriRAG"]),
        .library(name: "VectorStoreConformance", targets: ["VectorStoreConformance"]),
        .library(name: "LibriAssist", targets: ["LibriAssist"]),
        .executable(name: "libriassist-server", targets: ["libriassist-server"]),
        .executable(name: "libriassist-cli", targets: ["libriassist-cli"]),
    ],
    traits: traits,
    dependencies: [
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .target(name: "LibriCore", dependencies: [logging], resources: [.copy("Resources")]),
        .target(name: "LibriSQLite", dependencies: ["LibriCore", grdb]),
        .target(
            name: "LibriOrders",
            dependencies: [
                "LibriCore", "LibriSQLite", .target(name: "CODBC", condition: .when(traits: ["ODBC"])), logging, grdb,
                product("Crypto", "swift-crypto", trait: "SQLite"),
            ],
            resources: [.copy("Resources")]
        ),
        .target(name: "OrderStoreConformance", dependencies: ["LibriOrders"]),
        .target(
            name: "LibriRAG",
            dependencies: [
                "LibriCore", "LibriSQLite", "CStemmer",
                .target(name: "CHTMLParser", condition: .when(traits: ["Documents"])), logging, grdb,
                product("Subprocess", "swift-subprocess", trait: "Documents"),
                product("SwiftCSV", "SwiftCSV", trait: "Documents"),
            ],
            resources: [.copy("Resources")]
        ),
        .target(name: "VectorStoreConformance", dependencies: ["LibriRAG"]),
        .target(
            name: "LibriAssist",
            dependencies: [
                "LibriCore", "LibriSQLite", "LibriOrders", "LibriRAG", logging, grdb, asyncHTTPClient,
                product("SwiftCSV", "SwiftCSV", trait: "Documents"),
                product("NIOCore", "swift-nio", trait: "HTTPClient"),
                product("NIOHTTP1", "swift-nio", trait: "HTTPClient"),
                product("NIOSSL", "swift-nio-ssl", trait: "HTTPClient"),
                product("Configuration", "swift-configuration", trait: "Configuration"),
                product("SystemPackage", "swift-system", trait: "Configuration"),
                product("Yams", "Yams", trait: "Configuration"),
            ],
            resources: [.copy("Demo/Resources")]
        ),
        .target(name: "LibriWidget", dependencies: ["LibriCore"], resources: [.copy("Resources")]),
        .executableTarget(
            name: "libriassist-server",
            dependencies: [
                "LibriAssist", "LibriWidget", logging, argumentParser,
                product("Hummingbird", "hummingbird", trait: "Executables"),
                product("HummingbirdCore", "hummingbird", trait: "Executables"),
                product("HummingbirdTLS", "hummingbird", trait: "Executables"),
                product("ServiceLifecycle", "swift-service-lifecycle", trait: "Executables"),
                product("UnixSignals", "swift-service-lifecycle", trait: "Executables"),
                product("Metrics", "swift-metrics", trait: "Executables"),
                product("HTTPTypes", "swift-http-types", trait: "Executables"),
                product("NIOCore", "swift-nio", trait: "Executables"),
                product("NIOHTTP1", "swift-nio", trait: "Executables"),
                product("NIOSSL", "swift-nio-ssl", trait: "Executables"),
                product("NIOHTTPTypes", "swift-nio-extras", trait: "Executables"),
                product("NIOHTTPTypesHTTP1", "swift-nio-extras", trait: "Executables"),
                product("NIOCertificateReloading", "swift-nio-extras", trait: "Executables"),
                product("AsyncAlgorithms", "swift-async-algorithms", trait: "Executables"),
                product("Crypto", "swift-crypto", trait: "Executables"),
                product("Yams", "Yams", trait: "Executables"),
            ],
            resources: [.copy("Resources")]
        ),
        .executableTarget(
            name: "libriassist-cli", dependencies: ["LibriAssist", "LibriWidget", logging, argumentParser]),
        .target(
            name: "LibriTestSupport",
            dependencies: [
                "LibriAssist", logging, grdb, asyncHTTPClient,
                product("Yams", "Yams", trait: "Configuration"),
            ],
            path: "Tests/LibriTestSupport"
        ),
        .testTarget(name: "LibriCoreTests", dependencies: ["LibriCore", "LibriTestSupport", logging]),
        .testTarget(
            name: "LibriOrdersTests",
            dependencies: ["LibriOrders", "OrderStoreConformance", "LibriTestSupport", logging, grdb]),
        .testTarget(
            name: "LibriODBCTests", dependencies: ["LibriOrders", "OrderStoreConformance", "LibriTestSupport"]),
        .testTarget(
            name: "LibriRAGTests",
            dependencies: ["LibriRAG", "VectorStoreConformance", "LibriTestSupport", logging, grdb]),
        .testTarget(
            name: "LibriVectorTests",
            dependencies: ["LibriRAG", "VectorStoreConformance", "LibriAssist", "LibriTestSupport"]),
        .testTarget(name: "LibriSQLiteTests", dependencies: ["LibriSQLite", "LibriTestSupport", grdb]),
        .testTarget(
            name: "LibriAssistTests",
            dependencies: [
                "LibriAssist", "LibriSQLite", "OrderStoreConformance", "LibriTestSupport", logging, grdb,
            ]),
        .testTarget(
            name: "LibriServerTests",
            dependencies: [
                "libriassist-server", "LibriSQLite", "LibriTestSupport", "OrderStoreConformance", logging, grdb,
                product("Crypto", "swift-crypto", trait: "Executables"),
                product("Hummingbird", "hummingbird", trait: "Executables"),
                product("Metrics", "swift-metrics", trait: "Executables"),
                product("NIOCore", "swift-nio", trait: "Executables"),
                product("ServiceLifecycle", "swift-service-lifecycle", trait: "Executables"),
                product("ServiceLifecycleTestKit", "swift-service-lifecycle", trait: "Executables"),
                product("HummingbirdTesting", "hummingbird", trait: "Executables"),
            ]
        ),
        .testTarget(
            name: "LibriCLITests",
            dependencies: ["libriassist-cli", "LibriCore", "LibriWidget", "LibriTestSupport"]),
        .testTarget(
            name: "GoldenTests", dependencies: ["libriassist-cli", "libriassist-server", "LibriTestSupport", logging]
        ),
        .executableTarget(
            name: "libriassist-bench", dependencies: ["LibriAssist", logging, grdb], path: "bench/LibriBench"
        ),
        .executableTarget(
            name: "libriassist-bench-baseline",
            dependencies: [
                logging,
                product("Hummingbird", "hummingbird", trait: "Executables"),
                product("NIOCore", "swift-nio", trait: "Executables"),
            ],
            path: "bench/EmptyServer"
        ),
        .executableTarget(
            name: "libriassist-fuzz", dependencies: ["LibriAssist", "LibriCore", "LibriTestSupport"],
            path: "bench/LibriFuzz"
        ),
        .systemLibrary(name: "CHTMLParser", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CODBC", pkgConfig: "odbc", providers: [.apt(["unixodbc-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}
