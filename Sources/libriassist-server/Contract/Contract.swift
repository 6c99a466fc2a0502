import Foundation
import LibriAssist

/// The contract of an interface, in the three forms that it is served in.
struct Contract: Sendable {
    /// As it was written.
    let yaml: ServedFile
    let json: ServedFile
    /// For people.
    let page: ServedFile
    /// The methods of each path without variables, in capital letters.
    let methods: [String: [String]]

    /// A file with a contract.
    enum File: String {
        /// What customers' pages ask; `docs/openapi.yaml`.
        case customers = "openapi.yaml"
        /// What another server asks the orders gateway; `docs/gateway.openapi.yaml`.
        case gateway = "gateway.openapi.yaml"
    }

    /// Loads a contract and makes its other forms.
    ///
    /// - Throws: ``ResourceError`` when a file is missing or not what was expected.
    init(_ file: File = .customers) throws(ResourceError) {
        let bundle = ResourceBundle(target: "libriassist-server")
        let written = try bundle.data(of: file.rawValue)
        let style = try bundle.data(of: "docs/docs.css")
        do {
            let document = try ContractNode(yaml: String(decoding: written, as: UTF8.self))
            let page = ContractPage(document, style: String(decoding: style, as: UTF8.self))
            methods = Self.methods(of: document)
            yaml = ServedFile(written, contentType: "application/yaml; charset=utf-8")
            json = ServedFile(try WireJSON.encode(document), contentType: "application/json")
            self.page = ServedFile(
                Data(page.html.text.utf8), contentType: "text/html; charset=utf-8", policy: page.policy)
        } catch {
            throw ResourceError(message: "The resource \(file.rawValue) is not what was expected.", underlying: error)
        }
    }

    private static func methods(of document: ContractNode) -> [String: [String]] {
        var methods: [String: [String]] = [:]
        for path in (document["paths"] ?? .nothing).members where !path.name.contains("{") {
            let names = path.value.members.map { $0.name.uppercased() }.filter(known.contains)
            // What answers GET answers HEAD.
            methods[path.name] = names.flatMap { $0 == "GET" ? ["GET", "HEAD"] : [$0] }
        }
        return methods
    }

    private static let known: Set = ["GET", "POST", "PUT", "PATCH", "DELETE"]
}
