import Foundation
import Hummingbird
import LibriAssist
import LibriTestSupport
import Logging
import Testing

@testable import libriassist_server

/// The contract beside the code, and with itself.
@Suite struct ContractTests {
    private let contract: ContractDocument

    init() throws { contract = try ContractDocument() }

    @Test func everyRouteIsDocumentedAndEveryOperationRouted() async throws {
        let folder = try TemporaryFolder()
        let secret = try ServerSecret(demo: folder.url.appendingPathComponent("secret"))
        let services = try await DemoState.services()
        let setup = ServerSetup(
            frame: try ServerFrame(settings: services.configuration.server, logger: Logger(label: "test")),
            services: services, sealer: ConversationSealer(secrets: [secret]), widget: try WidgetFiles(),
            contract: try Contract(), isDemo: true)
        // Every GET answers HEAD as well, which the document says once.
        let routes = ServerRouter(setup: setup, drain: Drain(notice: .zero)).router().routes.filter {
            $0.method != .head
        }
        .map { "\($0.method) \(Self.path($0.path.description))" }
        let documented = contract.operations.flatMap { operation in
            operation.paths.map { "\(operation.method) \($0)" }
        }
        #expect(Set(routes) == Set(documented))
    }

    private static func path(_ path: String) -> String { path.hasPrefix("/") ? path : "/" + path }

    @Test func everyReferenceLeadsSomewhereAndEverySchemaIsUsed() throws {
        var references: Set<String> = []
        func visit(_ node: JSONValue) {
            if let reference = node["$ref"]?.string { references.insert(reference) }
            node["discriminator"]?["mapping"]?.members.values.compactMap(\.string).forEach { references.insert($0) }
            node.members.values.forEach(visit)
            node.items.forEach(visit)
        }
        visit(contract.root)
        for reference in references { #expect(contract.schema.resolve(reference) != nil, "\(reference)") }
        let events: Set = ["UnderstoodEvent", "PartEvent", "DeltaEvent", "ErrorEvent"]
        for (kind, components) in contract.root["components"]?.members ?? [:] {
            for name in components.members.keys where !events.contains(name) {
                #expect(references.contains("#/components/\(kind)/\(name)"), "\(kind)/\(name) is not used")
            }
        }
    }

    @Test func everyOperationIsNamedAndFiled() {
        let tags = Set((contract.root["tags"]?.items ?? []).compactMap { $0["name"] })
        let identifiers = contract.operations.compactMap { $0.node["operationId"]?.string }
        #expect(Set(identifiers).count == contract.operations.count)
        for operation in contract.operations {
            let filed = operation.node["tags"]?.items ?? []
            #expect(filed.count == 1 && tags.isSuperset(of: filed), "\(operation.name)")
            #expect(operation.node["summary"] != nil, "\(operation.name)")
        }
    }

    @Test func everyExampleIsWhatItsSchemaSays() throws {
        var count = 0
        for operation in contract.operations {
            let responses = (operation.node["responses"]?.members ?? [:]).mapValues(contract.resolving)
            let holders = responses.merging(["request": operation.node["requestBody"] ?? [:]]) { $1 }
            for (holder, node) in holders {
                for (type, media) in node["content"]?.members ?? [:] {
                    for (name, value) in contract.examples(of: node, type: type) {
                        count += 1
                        let place = "\(operation.name), \(holder), \(name)"
                        #expect(contract.schema.faults(of: value, against: media["schema"] ?? [:]) == [], "\(place)")
                        if let status = value["status"]?.integer { #expect("\(status)" == holder, "\(place)") }
                        guard type == "text/event-stream" else { continue }
                        #expect(try contract.faults(ofEvents: value.string ?? "") == [], "\(place)")
                    }
                }
            }
        }
        #expect(count > 30)
    }

    @Test(arguments: [
        ("reply", "ChatReply"), ("order", "OrderResponse"), ("order-bare", "OrderResponse"), ("problem", "Problem"),
    ])
    func whatTheCodeWritesIsWhatTheSchemaSays(file: String, schema: String) throws {
        let value = try JSONValue(Data(try ProjectFolder.text("Tests/Golden/wire/\(file).json").utf8))
        #expect(contract.schema.faults(of: value, against: contract.schema(named: schema)) == [])
    }

    @Test func listsOfWordsAreThoseOfTheCode() {
        func words(_ schema: String, _ property: String? = nil) -> [String] {
            let node = contract.root["components"]?["schemas"]?[schema]
            return (property.map { node?["properties"]?[$0] } ?? node)?["enum"]?.items.compactMap(\.string) ?? []
        }
        #expect(words("Language") == Language.allCases.map(\.rawValue))
        #expect(Set(words("Intent")) == Set(Intent.allCases.map(\.rawValue)))
        #expect(words("OrderStatus") == OrderStatus.allCases.map(\.rawValue))
        #expect(words("MessagePart", "topic") == MessagePart.Topic.allCases.map(\.rawValue))
    }

    @Test func boundsAreThoseOfTheCode() {
        func longest(_ schema: String, _ property: String) -> Int? {
            contract.root["components"]?["schemas"]?[schema]?["properties"]?[property]?["maxLength"]?.integer
        }
        #expect(longest("ChatRequest", "message") == Message.maximumLength)
        for schema in ["OrderForm", "OrderRequest"] {
            #expect(longest(schema, "orderNumber") == Message.maximumFieldLength)
            #expect(longest(schema, "surname") == Message.maximumFieldLength)
        }
        #expect(longest("FeedbackRequest", "comment") == Feedback.maximumCommentLength)
        #expect(longest("ChatReply", "conversation") == ConversationSealer.longestToken)
        let description = contract.root["info"]?["description"]?.string ?? ""
        #expect(
            description.contains(
                ServerLimits().bodyBytes.formatted(.number.locale(Locale(identifier: "en")))))
        #expect(contract.root["info"]?["version"]?.string == LibriAssistVersion.current)
    }
}
