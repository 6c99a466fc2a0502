import Foundation
import LibriAssist
import Logging

/// Everything that the server runs on, checked before it starts.
struct ServerSetup: Sendable {
    let services: LibriServices
    let sealer: ConversationSealer
    let widget: WidgetFiles
    let contract: Contract
    let configuration: LibriConfiguration
    let proxies: TrustedProxies
    let isDemo: Bool
    /// Whether clients may only send so many requests.
    let countsRequests: Bool
    let logger: Logger

    /// - Throws: ``ConfigurationError`` when a trusted proxy is no address.
    init(
        services: LibriServices, sealer: ConversationSealer, widget: WidgetFiles, contract: Contract, isDemo: Bool,
        countsRequests: Bool = true, logger: Logger
    ) throws(ConfigurationError) {
        self.services = services
        self.sealer = sealer
        self.widget = widget
        self.contract = contract
        configuration = services.configuration
        proxies = try TrustedProxies(names: configuration.server.trustedProxies)
        self.isDemo = isDemo
        self.countsRequests = countsRequests
        self.logger = logger
    }

    /// - Throws: ``ConfigurationError`` and the stores' errors, each with its remedy.
    init(options: ServerOptions, environment: [String: String] = ProcessInfo.processInfo.environment) async throws {
        var logger = Logger(label: "libriassist-server") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let loader = ConfigurationLoader(environment: environment)
        for name in loader.unknownVariables {
            logger.warning(
                "An environment variable is not one of LibriAssist's and has no effect", metadata: ["name": "\(name)"])
        }
        let state = StateFolder(path: options.state, environment: environment)
        var configuration: LibriConfiguration
        let secrets: [ServerSecret]
        if options.demo {
            let shop = try SampleShop()
            configuration = try await shop.configuration(state: state, environment: environment)
            try shop.prepare(state: state, configuration: configuration) { StandardError.line($0) }
            secrets = [try ServerSecret(demo: state.sampleSecret)]
        } else {
            configuration = try await loader.load(file: options.config.map { URL(fileURLWithPath: $0) })
            secrets = try ServerSecret.all(in: environment)
            if configuration.shop.businessDate != nil {
                logger.warning("shop.businessDate stops the calendar: orders are judged late as of that day for ever")
            }
            try Self.checkProduction(configuration)
        }
        configuration.server.host = options.host ?? configuration.server.host
        configuration.server.port = options.port ?? configuration.server.port
        try self.init(
            services: try await LibriServices(
                configuration: configuration, state: state, logger: logger,
                guarding: options.noLimits ? .nobody : .everyClient,
                progress: { StandardError.line($0) }
            ),
            sealer: ConversationSealer(secrets: secrets),
            widget: try WidgetFiles(),
            contract: try Contract(),
            isDemo: options.demo,
            countsRequests: !options.noLimits,
            logger: logger
        )
    }

    private static func checkProduction(_ configuration: LibriConfiguration) throws(ConfigurationError) {
        let origins = configuration.server.allowedOrigins
        guard !origins.isEmpty else {
            throw ConfigurationError(
                .missing,
                "server.allowedOrigins is empty: name the origins whose pages may embed the widget, such as "
                    + "[https://www.coollibri.com], in the configuration or in LIBRI_SERVER_ALLOWED_ORIGINS."
            )
        }
        if let position = origins.firstIndex(where: { !CrossOriginMiddleware.isOrigin($0) }) {
            throw ConfigurationError(
                .badValue,
                "server.allowedOrigins: entry \(position + 1) is not an origin. Write scheme and host alone, such as "
                    + "https://www.coollibri.com."
            )
        }
    }
}
