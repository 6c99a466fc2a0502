import Hummingbird
import LibriAssist

/// All routes of the server.
struct ServerRouter: Sendable {
    let setup: ServerSetup

    func router() -> Router<ServerContext> {
        let router = Router(context: ServerContext.self, options: [.autoGenerateHeadEndpoints])
        router.addMiddleware {
            ResponseHeadersMiddleware()
            CrossOriginMiddleware(allowed: Set(setup.configuration.server.allowedOrigins))
            ProblemMiddleware(logger: setup.logger)
        }
        ChatRoutes(assistant: setup.services.assistant, sealer: setup.sealer).add(to: router)
        OrderRoutes(
            lookup: setup.services.orders, wording: setup.services.orderWording,
            language: setup.configuration.shop.languages.first ?? .french
        ).add(to: router)
        WidgetRoutes(files: setup.widget, leadsFromRoot: setup.isDemo).add(to: router)
        router.get("healthz") { _, _ in "ok\n" }
        return router
    }
}
