import Foundation
import LibriAssist

/// Everything that the orders gateway runs on, checked before it starts.
///
/// It stands beside the shop's database and gives orders, with their customers' names, to the server that talks with customers: that
/// one needs neither a way to the database nor its password.
struct GatewaySetup: Sendable {
    let frame: ServerFrame
    let store: GuardedOrderStore
    let numberFormat: OrderNumberFormat
    let tokens: GatewayTokens
    let contract: Contract

    /// Less than the other server waits, so that it learns which of the two is slow.
    private static let deadline: Duration = .milliseconds(1_500)

    /// - Throws: ``ConfigurationError`` and the store's errors, each with its remedy.
    init(options: ServerOptions, environment: [String: String] = ProcessInfo.processInfo.environment) async throws {
        let loader = ConfigurationLoader(environment: environment)
        var configuration = try await loader.load(file: options.config.map { URL(fileURLWithPath: $0) })
        configuration.server.host = options.host ?? configuration.server.host
        try ProductionChecks.checkExposure(configuration.server)
        tokens = try GatewayTokens(in: environment)
        frame = try ServerFrame(options: options, configuration: &configuration)
        frame.warn(of: loader.unknownVariables)
        store = try await configuration.guardedOrderStore(
            deadline: Self.deadline, observer: frame.metrics, logger: frame.logger)
        numberFormat = configuration.orders.numberFormat
        contract = try Contract(.gateway)
    }
}

extension ServerRunner {
    /// The orders gateway.
    init(gateway setup: GatewaySetup) {
        self.init(
            frame: setup.frame, services: [], router: { GatewayRouter(setup: setup, drain: $0).router() }, settle: {})
    }
}
