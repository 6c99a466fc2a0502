import Hummingbird
import LibriAssist

/// All routes of the server.
struct ServerRouter: Sendable {
    let setup: ServerSetup
    let drain: Drain

    func router() -> Router<ServerContext> {
        let router = Router(context: ServerContext.self, options: [.autoGenerateHeadEndpoints])
        let limits = setup.configuration.server.limits
        let origins = Set(setup.configuration.server.allowedOrigins)
        // From the outside in.
        router.addMiddleware {
            ClientMiddleware(proxies: setup.frame.proxies)
            RequestRecordMiddleware(logger: setup.frame.logger, metrics: setup.frame.metrics)
            PathMiddleware()
            CrossOriginMiddleware(allowed: origins, allowsOwnPages: setup.isDemo, metrics: setup.frame.metrics)
        }
        if setup.countsRequests {
            router.addMiddleware {
                RateLimitMiddleware(
                    buckets: TokenBuckets(perMinute: limits.requestsPerMinute, burst: limits.requestBurst),
                    metrics: setup.frame.metrics)
            }
        }
        router.addMiddleware {
            ProblemMiddleware(logger: setup.frame.logger)
            HostMiddleware()
            MethodMiddleware(methods: setup.contract.methods)
        }
        ChatRoutes(
            assistant: setup.services.assistant, sealer: setup.sealer, ended: EndedConversations(),
            buckets: setup.countsRequests
                ? TokenBuckets(perMinute: limits.messagesPerMinute, burst: limits.messageBurst) : nil,
            limits: limits, metrics: setup.frame.metrics, logger: setup.frame.logger
        ).add(to: router)
        OrderRoutes(
            lookup: setup.services.orders, wording: setup.services.orderWording,
            language: setup.configuration.shop.languages.first ?? .french, limits: limits
        ).add(to: router)
        FeedbackRoutes(
            log: setup.services.feedback, scrubber: setup.services.commentScrubber, limits: limits
        ).add(to: router)
        WidgetRoutes(files: setup.widget, leadsFromRoot: setup.isDemo).add(to: router)
        ContractRoutes(contract: setup.contract).add(to: router)
        let services = setup.services
        HealthRoutes(probe: ReadinessProbe(drain: drain) { await services.health() }).add(to: router)
        return router
    }
}
