import Hummingbird
import LibriAssist

/// All routes of the orders gateway.
struct GatewayRouter: Sendable {
    let setup: GatewaySetup
    let drain: Drain

    func router() -> Router<ServerContext> {
        let router = Router(context: ServerContext.self, options: [.autoGenerateHeadEndpoints])
        router.addMiddleware {
            ClientMiddleware(proxies: setup.frame.proxies)
            RequestRecordMiddleware(logger: setup.frame.logger, metrics: setup.frame.metrics)
            PathMiddleware()
            ProblemMiddleware(logger: setup.frame.logger)
            HostMiddleware()
            MethodMiddleware(methods: setup.contract.methods)
            GatewayTokenMiddleware(tokens: setup.tokens)
        }
        let limits = setup.frame.settings.limits
        GatewayRoutes(
            store: setup.store, numberFormat: setup.numberFormat, limits: limits,
            buckets: TokenBuckets(perMinute: limits.lookupsPerMinute, burst: max(1, limits.lookupsPerMinute / 6)),
            metrics: setup.frame.metrics, logger: setup.frame.logger
        ).add(to: router)
        ContractRoutes(contract: setup.contract).add(to: router)
        let (store, numberFormat) = (setup.store, setup.numberFormat)
        HealthRoutes(
            probe: ReadinessProbe(drain: drain) {
                ServiceHealth(parts: [await .orders(in: store, numberFormat: numberFormat)])
            }
        ).add(to: router)
        return router
    }
}
