import Foundation
import LibriAssist
import LibriTestSupport
import Testing

@Suite struct ConfigurationLoaderTests {
    private func load(_ yaml: String, environment: [String: String] = [:]) async throws -> LibriConfiguration {
        let folder = try TemporaryFolder()
        let file = try folder.write(yaml, to: "libriassist.yaml")
        return try await ConfigurationLoader(environment: environment).load(file: URL(fileURLWithPath: file))
    }

    @Test func readsEveryKind() async throws {
        let configuration = try await load(
            """
            shop: {name: CoolLibri, languages: [en, fr], businessDate: 2025-10-22, contact: {email: a@b.example}}
            orders:
              numberFormat: {prefix: AB, blocks: [4, 4]}
              showPrice: false
              mask: initials
              sqlite: {path: /data/orders.sqlite}
            knowledge: {embedder: none, vectors: sqlite}
            server: {port: 9000, allowedOrigins: [https://shop.example]}
            """
        )
        #expect(configuration.shop.name == "CoolLibri")
        #expect(configuration.shop.languages == [.english, .french])
        #expect(configuration.shop.businessDate?.description == "2025-10-22")
        #expect(configuration.shop.contact == Contact(email: "a@b.example"))
        #expect(configuration.orders.numberFormat.example == "AB-XXXX-XXXX")
        #expect(!configuration.orders.showPrice)
        #expect(configuration.orders.mask == .initials)
        #expect(configuration.server.port == 9_000)
        #expect(configuration.server.allowedOrigins == ["https://shop.example"])
    }

    @Test func theEnvironmentGoesBeforeTheFile() async throws {
        let environment = [
            "LIBRI_SERVER_PORT": "9001", "LIBRI_SERVER_ALLOWED_ORIGINS": "https://a.example,https://b.example",
            "LIBRI_SHOP_NAME": "Autre",
        ]
        let configuration = try await load("server: {port: 9000}\nshop: {name: X}", environment: environment)
        #expect(configuration.server.port == 9_001)
        #expect(configuration.server.allowedOrigins == ["https://a.example", "https://b.example"])
        #expect(configuration.shop.name == "Autre")
    }

    @Test func pathsOfTheFileBeginAtItsFolder() async throws {
        let configuration = try await load(
            "knowledge: {sources: [docs]}", environment: ["LIBRI_ORDERS_SQLITE_PATH": "relative.sqlite"])
        #expect(configuration.knowledge.sources.first?.hasSuffix("/docs") == true)
        #expect(configuration.knowledge.sources.first?.hasPrefix("/") == true)
        #expect(configuration.orders.sqlitePath == "relative.sqlite")
    }

    @Test func anEmptyFileIsTheDefaults() async throws {
        #expect(try await load("") == LibriConfiguration())
        #expect(try await load("# nothing\n") == LibriConfiguration())
    }

    @Test(arguments: [
        ("server:\n  prot: 8080", ["line 2", "\"server.prot\" is not a key", "server.port"]),
        ("server:\n  port: eighty", ["line 2", "\"server.port\" takes a whole number from 0 to 65535"]),
        ("privacy: {retentionDays: {unanswered: 0}}", ["\"privacy.retentionDays.unanswered\"", "1 to 3650"]),
        ("server: {port: 70000}", ["line 1", "0 to 65535"]),
        ("server: {port: [1]}", ["line 1", "whole number"]),
        ("orders: {showPrice: maybe}", ["\"orders.showPrice\" takes true or false"]),
        ("orders: {mask: most}", ["full, initialAndSurname, initials, none"]),
        ("shop: {languages: [de]}", ["a list of fr and en"]),
        ("shop: {businessDate: 22/10/2025}", ["a day such as 2025-10-22"]),
        ("knowledge: {source: [a]}", ["Did you mean \"knowledge.sources\"?"]),
        ("shop: {name: A}\nshop: {name: B}", ["not valid YAML", "line"]),
        ("shop: {timeZone: Mars/Olympus}", ["IANA time zone"]),
        ("knowledge: {sources: docs}", ["a list of texts"]),
        ("knowledge: {sources: [{a: 1}]}", ["a list of texts"]),
        ("orders: {numberFormat: {blocks: [99]}}", ["3 to 12 digits"]),
        ("shop:\n  name: [unclosed", ["not valid YAML", "line"]),
        ("- a\n- b", ["line 1", "expected sections"]),
        ("answers: {model: gpt}", ["one of none, ollama, openai"]),
        ("answers: {openai: {token: abc}}", ["is a secret", "LIBRI_ANSWERS_OPENAI_TOKEN"]),
        ("handoff: {smtp: {url: x}}", ["does not support \"handoff.smtp.url\" yet"]),
    ])
    func refusesWithPlaceAndRemedy(yaml: String, pieces: [String]) async throws {
        let error = await #expect(throws: ConfigurationError.self) { try await load(yaml) }
        for piece in pieces + ["libriassist.yaml"] {
            #expect(error?.message.contains(piece) == true, "\(error?.message ?? "")")
        }
    }

    @Test(arguments: [
        ("server:\n  secret: hunter2hunter2", "LIBRI_SECRET"),
        ("orders:\n  rest:\n    token: hunter2", "LIBRI_ORDERS_REST_TOKEN"),
        ("orders: {odbc: {connection: 'Driver=x;PWD=hunter2'}}", "LIBRI_ORDERS_ODBC_CONNECTION"),
        ("orders: {rest: {url: 'https://me:hunter2@shop.example/api'}}", "LIBRI_ORDERS_REST_URL"),
        ("orders: {password: hunter2}", "LIBRI_ORDERS_PASSWORD"),
        ("server: {allowedOrigins: ['https://me:hunter2@shop.example']}", "LIBRI_SERVER_ALLOWED_ORIGINS"),
    ])
    func refusesSecretsAndNamesTheVariable(yaml: String, variable: String) async throws {
        let error = await #expect(throws: ConfigurationError.self) { try await load(yaml) }
        #expect(error?.code == .secret)
        #expect(error?.message.contains(variable) == true)
        #expect(error?.message.contains("hunter2") == false)
    }

    @Test func aBadVariableIsNamedWithoutItsValue() async throws {
        let error = await #expect(throws: ConfigurationError.self) {
            try await load("", environment: ["LIBRI_SERVER_PORT": "eighty"])
        }
        #expect(error?.message.hasPrefix("LIBRI_SERVER_PORT: ") == true)
        #expect(error?.message.contains("eighty") == false)
    }

    @Test func tellsUnknownVariables() {
        let loader = ConfigurationLoader(environment: [
            "LIBRI_SERVR_PORT": "1", "LIBRI_SECRET": "x", "PATH": "/", "LIBRI_STATE": "/s",
        ])
        #expect(loader.unknownVariables == ["LIBRI_SERVR_PORT"])
    }

    @Test func namesAMissingFile() async {
        let error = await #expect(throws: ConfigurationError.self) {
            try await ConfigurationLoader(environment: [:]).load(
                file: URL(fileURLWithPath: "/nowhere/libriassist.yaml"))
        }
        #expect(error?.message.contains("/nowhere/libriassist.yaml") == true)
    }
}
