import HTTPTypes
import Hummingbird

/// The widget's files and the example page.
struct WidgetRoutes: Sendable {
    let files: WidgetFiles
    /// The sample shop's root leads to the example page.
    let leadsFromRoot: Bool

    func add(to router: Router<ServerContext>) {
        for (path, file) in files.byPath {
            router.get("widget/\(path)") { request, _ in file.response(to: request) }
        }
        if leadsFromRoot {
            router.get("/") { _, _ in Response(status: .seeOther, headers: [.location: "/widget/install.html"]) }
        }
    }
}
