import Crypto
import Foundation
import LibriTestSupport
import Testing

@testable import libriassist_server

@Suite struct ContractPageTests {
    private func page(_ yaml: String, style: String = "a{}") throws -> ContractPage {
        ContractPage(try ContractNode(yaml: yaml), style: style)
    }

    @Test func showsEveryOperationEveryStatusAndEverySchema() throws {
        let html = try page(try ProjectFolder.text("docs/openapi.yaml")).html.text
        let contract = try ContractDocument()
        for operation in contract.operations {
            let id = try #require(operation.node["operationId"]?.string)
            let start = try #require(html.range(of: "<article id=\"\(id)\">"), "\(id)")
            let article = html[start.upperBound...].prefix { _ in true }
            let end = try #require(article.range(of: "</article>"))
            let text = article[..<end.lowerBound]
            #expect(html.contains("<a href=\"#\(id)\">"))
            for status in (operation.node["responses"]?.members ?? [:]).keys {
                #expect(text.contains(">\(status)</dt>"))
            }
        }
        for (name, schema) in contract.root["components"]?["schemas"]?.members ?? [:] {
            #expect(html.contains("<article id=\"\(name)\">"))
            for field in (schema["properties"]?.members ?? [:]).keys { #expect(html.contains("<code>\(field)</code>")) }
        }
        #expect(html.contains("<code>history[].on</code>"))
        #expect(html.contains("Exactly one of <code>message</code>, <code>orderForm</code>"))
        #expect(html.contains("at most 2000 characters"))
    }

    @Test func everyLinkLeadsSomewhere() throws {
        let html = try page(try ProjectFolder.text("docs/openapi.yaml")).html.text
        let targets = html.matches(of: /href="#([^"]*)"/).map { String($0.1) }
        #expect(targets.count > 50)
        for target in Set(targets) { #expect(html.contains("id=\"\(target)\""), "\(target)") }
    }

    @Test func loadsNothing() throws {
        let html = try page(try ProjectFolder.text("docs/openapi.yaml")).html.text
        for piece in ["<script", "<link", "<img", "<iframe", "src=", "style=", "onclick", "@import", "url("] {
            #expect(!html.contains(piece), "\(piece)")
        }
        let hrefs = Set(html.matches(of: /href="([^"#][^"]*)"/).map { String($0.1) })
        #expect(hrefs == ["/openapi.yaml", "/openapi.json"])
    }

    @Test func escapesWhatTheDocumentSays() throws {
        let evil = "<script>alert(1)</script>\"'&"
        let yaml = """
            info: {title: &evil '<script>alert(1)</script>"''&', version: *evil, summary: *evil, description: *evil}
            tags: [{name: *evil, description: *evil}]
            paths:
              *evil :
                *evil :
                  {operationId: *evil, tags: [*evil], summary: *evil, description: *evil,
                   parameters: [{name: *evil, in: *evil, description: *evil, schema: {enum: [*evil]}}],
                   requestBody: {content: {*evil : {schema: {$ref: *evil}, examples: {a: {summary: *evil, value: *evil}}}}},
                   responses: {*evil : {description: *evil, headers: {*evil : {description: *evil}}}}}
            components: {schemas: {*evil : {description: *evil, properties: {*evil : {type: *evil, format: *evil, description: *evil}}}}}
            """
        let html = try page(yaml).html.text
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"))
        #expect(!html.contains("<script") && !html.contains(evil))
    }

    @Test func itsPolicyAllowsItsStyleAlone() throws {
        let page = try page("{}", style: "b { color: red }")
        let hash = Data(SHA256.hash(data: Data("b { color: red }".utf8))).base64EncodedString()
        #expect(page.html.text.contains("<style>b { color: red }</style>"))
        #expect(page.policy.contains("style-src 'sha256-\(hash)'") && page.policy.contains("default-src 'none'"))
    }

    @Test(arguments: [
        ("One\ntwo.\n\nThree `a<b`.", "<p>One two.</p><p>Three <code>a&lt;b</code>.</p>"),
        ("- One\n  and a half\n- `two`\n", "<ul><li>One and a half</li><li><code>two</code></li></ul>"), ("", ""),
    ])
    func putsDescriptionsIntoParagraphsAndLists(description: String, html: String) {
        #expect(ContractProse.blocks(description).map(\.text).joined() == html)
    }
}
