import LibriAssist

/// One operation of the contract, for people.
struct ContractOperation {
    let method: String
    let path: String
    let node: ContractNode
    let document: ContractNode
    let schemas: ContractSchemas

    /// The anchor on the page.
    var id: String { node["operationId"]?.text ?? path }

    var tags: [ContractNode] { node["tags"]?.items ?? [] }

    var heading: HTML { "<span class=\"method\">\(method.uppercased())</span> <code>\(path)</code>" }

    var article: HTML {
        """
        <article id="\(id)">
        <h3>\(heading)</h3>
        <p class="summary">\(node["summary"]?.text ?? "")</p>
        \(ContractProse.blocks(node["description"]?.text))
        \(parameters)
        \(node["requestBody"].map { body in "<h4>Request</h4>\(contents(of: body))" as HTML })
        <h4>Answers</h4>
        <dl>\((node["responses"] ?? .nothing).members.map(answer))</dl>
        </article>

        """
    }

    private var parameters: HTML? {
        let rows = (node["parameters"]?.items ?? []).map { parameter -> HTML in
            """
            <tr><th><code>\(parameter["name"]?.text ?? "")</code></th>\
            <td>\(schemas.kind(of: parameter["schema"] ?? .nothing)), in the \(parameter["in"]?.text ?? "")</td>\
            <td>\(ContractProse.line(parameter["description"]?.text ?? ""))</td></tr>
            """
        }
        return rows.isEmpty ? nil : "<h4>Parameters</h4><table>\(rows)</table>"
    }

    private func answer(_ member: ContractNode.Member) -> HTML {
        let answer = document.resolving(member.value)
        return """
            <dt class="status\(member.name.prefix(1) == "2" ? " good" : "")">\(member.name)</dt>
            <dd><p>\(ContractProse.line(answer["description"]?.text ?? ""))</p>\(headers(of: answer))\
            \(contents(of: answer))</dd>
            """
    }

    private func headers(of answer: ContractNode) -> HTML? {
        let names = (answer["headers"] ?? .nothing).members.map { member -> HTML in
            let description = document.resolving(member.value)["description"]?.text ?? ""
            return "<code title=\"\(description)\">\(member.name)</code>"
        }
        return names.isEmpty ? nil : "<p class=\"headers\">\(names, separator: " ")</p>"
    }

    /// What a request or an answer holds, by media type.
    private func contents(of holder: ContractNode) -> [HTML] {
        (holder["content"] ?? .nothing).members.map { media in
            let examples = (media.value["examples"] ?? .nothing).members.map(example)
            let kind = schemas.kind(of: media.value["schema"] ?? .nothing)
            return "<p><code>\(media.name)</code>: \(kind)</p>\(examples)"
        }
    }

    private func example(_ member: ContractNode.Member) -> HTML {
        let value = member.value["value"] ?? .nothing
        let encoded = (try? WireJSON.encodePretty(value)).map { String(decoding: $0, as: UTF8.self) }
        return """
            <details><summary>\(member.value["summary"]?.text ?? "Example")</summary>\
            <pre tabindex="0">\(value.text ?? encoded ?? "")</pre></details>
            """
    }
}
