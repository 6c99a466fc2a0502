import ArgumentParser
import Foundation
import LibriAssist
import Logging

/// Which shop a command works on.
struct ShopOptions: ParsableArguments {
    @Flag(help: "Use the sample shop.")
    var demo = false

    @Option(help: ArgumentHelp("The configuration of a shop.", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "The folder where state lives (default: LIBRI_STATE, else the XDG state folder).", valueName: "dir"))
    var state: String?

    var stateFolder: StateFolder { StateFolder(path: state) }

    func validate() throws {
        if demo, config != nil { throw ValidationError("Give either --demo or --config FILE, not both.") }
    }

    /// The configuration; for the sample shop, its orders are made where they are missing.
    func configuration() async throws -> LibriConfiguration {
        let loader = ConfigurationLoader()
        for name in loader.unknownVariables {
            Terminal.error.line("The environment variable \(name) is not one of LibriAssist's; it has no effect.")
        }
        guard demo else { return try await loader.load(file: config.map { URL(fileURLWithPath: $0) }) }
        let shop = try SampleShop()
        let configuration = try await shop.configuration(state: stateFolder)
        try shop.prepare(state: stateFolder, configuration: configuration) { Terminal.error.progress($0) }
        Terminal.error.progress("")
        return configuration
    }

    /// The configuration for what needs no database, so that the sample shop is not made for it.
    func configurationAlone() async throws -> LibriConfiguration {
        demo ? try await SampleShop().configuration(state: stateFolder) : try await configuration()
    }

    /// The parts of the shop, with the models loaded where it has some.
    ///
    /// - Parameter traces: Is told why answers come out as they do.
    func services(traces: (any AnswerTraceLog)? = nil) async throws -> LibriServices {
        let configuration = try await chosenConfiguration()
        defer { Terminal.error.progress("") }
        let services = try await LibriServices(
            configuration: configuration, state: stateFolder, logger: CLILogger.make(), guarding: .thisUser,
            traces: traces
        ) {
            Terminal.error.progress($0)
        }
        await services.prepareModels { Terminal.error.progress($0) }
        return services
    }

    /// The order door alone, which needs no documents.
    func orders() async throws -> (lookup: OrderLookup, configuration: LibriConfiguration) {
        let configuration = try await chosenConfiguration()
        let logger = CLILogger.make()
        let lookup = try OrderLookup(
            configuration: configuration, store: try await configuration.orderStore(logger: logger), state: stateFolder,
            guarding: .thisUser, logger: logger)
        return (lookup, configuration)
    }

    /// What staff work with, in the name of the system's user.
    ///
    /// - Parameter creatingDoor: Make the door's database where it is missing; what only reads or unlocks would work beside
    ///   the server's.
    func staff(creatingDoor: Bool = true) async throws -> (services: StaffServices, configuration: LibriConfiguration) {
        let configuration = try await chosenConfiguration()
        return (
            try await StaffServices(
                configuration: configuration, state: stateFolder, user: StaffUser.name, creatingDoor: creatingDoor),
            configuration
        )
    }

    /// The configuration of a shop whose documents are looked at, which needs no orders.
    func knowledgeConfiguration() async throws -> LibriConfiguration {
        try requireShop()
        return try await configurationAlone()
    }

    /// The end of what is kept in the state folder, which needs no orders and no documents.
    func retention() async throws -> Retention {
        try requireShop()
        let configuration = try await configurationAlone()
        let folder = stateFolder.url.path
        guard FileManager.default.fileExists(atPath: folder) else {
            throw Failure(
                .missingInput, "The state folder \(folder) does not exist. Name the server's folder with --state.")
        }
        return Retention(configuration: configuration, state: stateFolder)
    }

    private func chosenConfiguration() async throws -> LibriConfiguration {
        try requireShop()
        return try await configuration()
    }

    private func requireShop() throws {
        guard demo || config != nil else {
            throw Failure(.usage, "Which shop? Give --demo for the sample shop or --config FILE for one of your own.")
        }
    }
}

enum CLILogger {
    /// A logger that speaks on standard error, and only of failures.
    static func make() -> Logger {
        var logger = Logger(label: "libriassist-cli") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        return logger
    }
}
