import Crypto
import Foundation

/// The contract as a page for people, which needs no script and no other file.
struct ContractPage: Sendable {
    private let document: ContractNode
    private let schemas: ContractSchemas
    private let style: String

    init(_ document: ContractNode, style: String) {
        self.document = document
        schemas = ContractSchemas(document)
        self.style = style
    }

    /// What the page may load: nothing but its own style, named by its hash (CSP level 3, `hash-source`).
    var policy: String {
        let hash = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
        return "default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'"
    }

    /// The page.
    var html: HTML {
        let info = document["info"] ?? .nothing
        let title = info["title"]?.text ?? ""
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>\(HTML(markup: style))</style>
            </head>
            <body>
            <header>
            <h1>\(title) <small>\(info["version"]?.text ?? "")</small></h1>
            <p>\(info["summary"]?.text ?? "")</p>
            <p>For programs: <a href="/openapi.yaml">openapi.yaml</a>, <a href="/openapi.json">openapi.json</a></p>
            </header>
            <nav aria-label="Contents">\(contents)</nav>
            <main>
            \(ContractProse.blocks(info["description"]?.text))
            \(tags.map(section))
            <section>
            <h2 id="schemas">Schemas</h2>
            \(schemas.articles)
            </section>
            </main>
            </body>
            </html>

            """
    }

    private var tags: [ContractNode] { document["tags"]?.items ?? [] }

    private var contents: HTML {
        let lists = tags.map { tag -> HTML in
            let links = operations(of: tag).map { operation -> HTML in
                "<li><a href=\"#\(operation.id)\">\(operation.heading)</a></li>"
            }
            return "<h2>\(tag["name"]?.text ?? "")</h2><ul>\(links)</ul>"
        }
        return "\(lists)<h2><a href=\"#schemas\">Schemas</a></h2>"
    }

    private func section(_ tag: ContractNode) -> HTML {
        """
        <section>
        <h2>\(tag["name"]?.text ?? "")</h2>
        <p>\(tag["description"]?.text ?? "")</p>
        \(operations(of: tag).map(\.article))
        </section>

        """
    }

    private func operations(of tag: ContractNode) -> [ContractOperation] {
        (document["paths"] ?? .nothing).members.flatMap { path in
            path.value.members.map { method in
                ContractOperation(
                    method: method.name, path: path.name, node: method.value, document: document, schemas: schemas)
            }
        }.filter { $0.tags.contains(tag["name"] ?? .nothing) }
    }
}
