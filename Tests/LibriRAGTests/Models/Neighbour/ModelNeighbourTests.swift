import LibriCore
import LibriRAG
import Testing

@Suite struct ModelNeighbourTests {
    @Test(arguments: [
        ("http://127.0.0.1:11434", "Ollama at 127.0.0.1:11434"), ("http://ollama:11434/", "Ollama at ollama:11434"),
        ("HTTPS://models.shop.example/ollama", "Ollama at models.shop.example"),
        ("http://[::1]:11434", "Ollama at [::1]:11434"),
    ])
    func isNamedByItsHost(url: String, name: String) throws {
        #expect(try ModelNeighbour(.ollama, url: url, settings: "answers.ollama").name == name)
    }

    @Test(arguments: [
        "", "127.0.0.1:11434", "ftp://127.0.0.1", "http://", "http://user:geheim@host", "http://host:0",
        "http://host:70000", "http://host:1x", "http://ho st", "http://hôte", "http://host/v1?key=geheim",
        "http://host/v1#geheim", "http://host/a b", "http://host/\r\nX: geheim", "http://[zz]", "http://[::1",
    ])
    func refusesAnAddressWithoutRepeatingIt(url: String) throws {
        let error = try #require(throws: ModelError.self) {
            try ModelNeighbour(.ollama, url: url, settings: "answers.ollama")
        }
        #expect(error.code == .settings)
        #expect(error.message.contains("answers.ollama.url"))
        #expect(!error.message.contains("geheim"))
    }

    @Test(arguments: ["", "two words", "line\n", "é"])
    func refusesATokenThatIsNone(token: String) throws {
        let error = try #require(throws: ModelError.self) {
            try ModelNeighbour(.openAI, url: "http://host/v1", token: token, settings: "answers.openai")
        }
        #expect(error.message.contains("answers.openai.token"))
    }

    @Test(arguments: [("Host", "x"), ("X Y", "x"), ("X-Key", "a\r\nHost: b"), ("authorization", "Bearer x")])
    func refusesAHeaderField(name: String, value: String) throws {
        let error = try #require(throws: ModelError.self) {
            try ModelNeighbour(
                .openAI, url: "http://host/v1", token: "t", headers: [(name, value)], settings: "answers.openai")
        }
        #expect(error.code == .settings)
        #expect(!error.message.contains(value) || value == "x")
    }

    @Test func printsNoSecret() throws {
        let neighbour = try ModelNeighbour(
            .openAI, url: "http://host:8000/v1", token: "sk-geheim", headers: [("X-Key", "schluessel")],
            settings: "answers.openai")
        let model = try OpenAIModel(model: "m", neighbour: neighbour, transport: ScriptedServer(""))
        let embedder = try OpenAIEmbedder(model: "m", neighbour: neighbour, transport: ScriptedServer(""))
        for value in [neighbour, model, embedder] as [Any] {
            var all = "\(value) \(String(reflecting: value))"
            dump(value, to: &all)
            #expect(!all.contains("sk-geheim"))
            #expect(!all.contains("schluessel"))
        }
    }

    @Test(arguments: ["", "two words", "nom-é", String(repeating: "m", count: 201)])
    func refusesANameOfNoModel(model: String) throws {
        let error = try #require(throws: ModelError.self) {
            try OllamaModel(model: model, neighbour: .ollama(), transport: ScriptedServer(""))
        }
        #expect(error.message.contains("answers.ollama.model"))
    }
}
