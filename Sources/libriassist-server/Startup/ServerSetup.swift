import Foundation
import LibriAssist
import Logging

/// Everything that the customers' server runs on, checked before it starts.
struct ServerSetup: Sendable {
    let frame: ServerFrame
    let services: LibriServices
    let sealer: ConversationSealer
    let widget: WidgetFiles
    let contract: Contract
    let configuration: LibriConfiguration
    let isDemo: Bool
    /// Whether clients may only send so many requests.
    let countsRequests: Bool

    init(
        frame: ServerFrame, services: LibriServices, sealer: ConversationSealer, widget: WidgetFiles,
        contract: Contract,
        isDemo: Bool, countsRequests: Bool = true
    ) {
        self.frame = frame
        self.services = services
        self.sealer = sealer
        self.widget = widget
        self.contract = contract
        configuration = services.configuration
        self.isDemo = isDemo
        self.countsRequests = countsRequests
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
        if !options.demo { try ProductionChecks.check(configuration.server) }
        let frame = try ServerFrame(options: options, configuration: &configuration)
        if !options.demo, configuration.shop.businessDate != nil {
            frame.logger.warning(
                "shop.businessDate stops the calendar: orders are judged late as of that day for ever")
        }
        frame.warn(of: loader.unknownVariables)
        self.init(
            frame: frame,
            services: try await LibriServices(
                configuration: configuration, state: state, logger: frame.logger,
                guarding: options.noLimits ? .nobody : .everyClient, observer: frame.metrics,
                progress: { StandardError.line($0) }
            ),
            sealer: ConversationSealer(secrets: secrets),
            widget: try WidgetFiles(),
            contract: try Contract(),
            isDemo: options.demo,
            countsRequests: !options.noLimits
        )
    }
}

extension ServerRunner {
    /// The customers' server.
    init(setup: ServerSetup) {
        let services = setup.services
        self.init(
            frame: setup.frame,
            services: [
                KnowledgeWatch(knowledge: services.knowledge),
                ModelUpkeep(models: services.models, vectors: services.vectors),
                RetentionSchedule(retention: services.retention, logger: setup.frame.logger),
            ],
            router: { ServerRouter(setup: setup, drain: $0).router() },
            settle: { await services.unanswered.settle() })
    }
}
