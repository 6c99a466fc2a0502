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
    /// The certificate, where the server itself encrypts.
    let security: TransportSecurity?
    /// Where metrics are served, if anywhere.
    var metricsPort: Int?
    let registry: PrometheusRegistry
    let metrics: ServerMetrics
    let isDemo: Bool
    /// Whether clients may only send so many requests.
    let countsRequests: Bool
    let logger: Logger

    /// - Throws: ``ConfigurationError`` when a trusted proxy is no address or a certificate cannot be used.
    init(
        services: LibriServices, sealer: ConversationSealer, widget: WidgetFiles, contract: Contract,
        registry: PrometheusRegistry = PrometheusRegistry(), isDemo: Bool, countsRequests: Bool = true, logger: Logger
    ) throws(ConfigurationError) {
        self.services = services
        self.sealer = sealer
        self.widget = widget
        self.contract = contract
        configuration = services.configuration
        proxies = try TrustedProxies(names: configuration.server.trustedProxies)
        security = try TransportSecurity.configured(configuration.server.tls, logger: logger)
        self.registry = registry
        metrics = ServerMetrics(factory: registry)
        self.isDemo = isDemo
        self.countsRequests = countsRequests
        self.logger = logger
    }

    /// - Throws: ``ConfigurationError`` and the stores' errors, each with its remedy.
    init(options: ServerOptions, environment: [String: String] = ProcessInfo.processInfo.environment) async throws {
        let loader = ConfigurationLoader(environment: environment)
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
        }
        configuration.server.host = options.host ?? configuration.server.host
        configuration.server.port = options.port ?? configuration.server.port
        if !options.demo { try ProductionChecks.check(configuration.server) }
        try OpenFiles.allow(connections: configuration.server.limits.connections)
        let format = configuration.server.logFormat
        let logger = Logger(label: "libriassist-server") { _ in
            LineLogHandler(format: format, write: LineWriter.standardError.write)
        }
        if !options.demo, configuration.shop.businessDate != nil {
            logger.warning("shop.businessDate stops the calendar: orders are judged late as of that day for ever")
        }
        for name in loader.unknownVariables {
            logger.warning(
                "An environment variable is not one of LibriAssist's and has no effect", metadata: ["name": "\(name)"])
        }
        let registry = PrometheusRegistry()
        try self.init(
            services: try await LibriServices(
                configuration: configuration, state: state, logger: logger,
                guarding: options.noLimits ? .nobody : .everyClient, observer: ServerMetrics(factory: registry),
                progress: { StandardError.line($0) }
            ),
            sealer: ConversationSealer(secrets: secrets),
            widget: try WidgetFiles(),
            contract: try Contract(),
            registry: registry,
            isDemo: options.demo,
            countsRequests: !options.noLimits,
            logger: logger
        )
        metricsPort = options.metricsPort
    }
}
