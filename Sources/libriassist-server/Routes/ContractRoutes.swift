import Hummingbird

/// `GET /openapi.yaml`, `/openapi.json` and `/docs`
struct ContractRoutes: Sendable {
    let contract: Contract

    func add(to router: Router<ServerContext>) {
        for (path, file) in [
            ("openapi.yaml", contract.yaml), ("openapi.json", contract.json), ("docs", contract.page),
        ] {
            router.get("\(path)") { request, _ in file.response(to: request) }
        }
    }
}
