import Hummingbird
import LibriAssist

/// All routes of the server.
struct ServerRouter: Sendable {
    let setup: ServerSetup

    func router() -> Router<ServerContext> {
        let router = Router(context: ServerContext.self, options: [.autoGenerateHeadEndpoints])
        let limits = setup.configuration.server.limits
        router.addMiddleware {
            ClientMiddleware(proxies: setup.proxies)
            CrossOriginMiddleware(allowed: Set(setup.configuration.server.allowedOrigins))
            ProblemMiddleware(logger: setup.logger)
        }
        if setup.countsRequests {
            router.addMiddleware {
                RateLimitMiddleware(
                    buckets: TokenBuckets(perMinute: limits.requestsPerMinute, burst: limits.requestBurst))
            }
        }
        ChatRoutes(
            assistant: setup.services.assistant, sealer: setup.sealer, ended: EndedConversations(),
            buckets: TokenBuckets(
                perMinute: setup.countsRequests ? limits.messagesPerMinute : .max,
                burst: setup.countsRequests ? limits.messageBurst : .max),
            limits: limits
        ).add(to: router)
        OrderRoutes(
            lookup: setup.services.orders, wording: setup.services.orderWording,
            language: setup.configuration.shop.languages.first ?? .french, bodyLimit: limits.bodyBytes
        ).add(to: router)
        FeedbackRoutes(
            log: setup.services.feedback, scrubber: setup.services.commentScrubber, bodyLimit: limits.bodyBytes
        ).add(to: router)
        WidgetRoutes(files: setup.widget, leadsFromRoot: setup.isDemo).add(to: router)
        ContractRoutes(contract: setup.contract).add(to: router)
        router.get("healthz") { _, _ in "ok\n" }
        router.get("readyz") { _, _ in try Response.json(Readiness(.ready)) }
        return router
    }
}
