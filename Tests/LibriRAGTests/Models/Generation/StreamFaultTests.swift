import Foundation
import LibriCore
import LibriRAG
import Testing

/// What goes wrong between a language model and whoever asks it, in either protocol.
@Suite(.timeLimit(.minutes(2))) struct StreamFaultTests {
    private let short = GenerationSettings(deadline: .milliseconds(100))

    @Test(arguments: ModelProtocol.allCases, [1, 2, 3, 7, 64, 100_000])
    func readsATextHoweverItIsCut(kind: ModelProtocol, size: Int) async throws {
        let server = ScriptedServer(kind.answer("Voilà", " l’été", " 📚🇫🇷", "."), piece: size)
        #expect(try await text(of: kind.model(server).generate(secretPrompt)) == "Voilà l’été 📚🇫🇷.")
    }

    @Test(arguments: ModelProtocol.allCases)
    func tellsAnAbsentServer(kind: ModelProtocol) async throws {
        let end = try await failure(of: kind.model(ScriptedServer.refusing()).generate(secretPrompt))
        #expect(end.error.code == .unavailable)
        #expect(end.error.message.contains("Is it running"))
    }

    @Test(
        arguments: ModelProtocol.allCases,
        [
            (404, "{\"error\":\"model 'qwen2.5:3b' not found\"}", ModelError.Code.missing),
            (404, "{\"error\":{\"message\":\"The model `x` does not exist.\",\"code\":\"model_not_found\"}}", .missing),
            (503, "{\"error\":\"server busy, please try again.  maximum pending requests exceeded\"}", .busy),
            (429, "", .busy), (500, "SECRET", .unavailable), (400, "{\"error\":\"SECRET\"}", .malformed),
            (
                400, "{\"error\":{\"message\":\"This model's maximum context length is 4096 tokens: SECRET\"}}",
                .tooLarge
            ),
            (204, "", .malformed),
        ])
    func tellsWhatAStatusMeans(kind: ModelProtocol, answer: (Int, String, ModelError.Code)) async throws {
        let end = try await failure(
            of: kind.model(ScriptedServer(answer.0, answer.1)).generate(secretPrompt))
        #expect(end.error.code == answer.2)
        if end.error.code == .missing, kind == .ollama {
            #expect(end.error.message.contains("`ollama pull qwen2.5:3b`"))
        }
    }

    @Test(arguments: ModelProtocol.allCases)
    func doesNotWaitForAModelThatIsLoading(kind: ModelProtocol) async throws {
        let left = Signal()
        let end = try await failure(
            of: kind.model(ScriptedServer.loading(left), settings: short).generate(secretPrompt))
        #expect(end.error.code == .timeout)
        await left.wait()
    }

    @Test(arguments: ModelProtocol.allCases)
    func doesNotWaitForATextThatStalls(kind: ModelProtocol) async throws {
        let left = Signal()
        let server = ScriptedServer { _, _ in .pieces(of: Data(kind.piece("SECRET").utf8), then: .stalls(left)) }
        let end = try await failure(
            of: kind.model(server, settings: GenerationSettings(deadline: .seconds(1))).generate(secretPrompt))
        #expect(end.error.code == .timeout)
        await left.wait()
    }

    @Test(
        arguments: ModelProtocol.allCases,
        [
            ("llama runner process has terminated: SECRET", ModelError.Code.unavailable),
            ("out of memory SECRET", .unavailable), ("model 'x' not found", .missing), ("input is too long", .tooLarge),
        ])
    func tellsAnErrorInTheMiddle(kind: ModelProtocol, error: (String, ModelError.Code)) async throws {
        let server = ScriptedServer(kind.piece("Il faut") + kind.error(error.0) + kind.end())
        let end = try await failure(of: kind.model(server).generate(secretPrompt))
        #expect(end.error.code == error.1)
        #expect(end.text == "Il faut")
    }

    @Test(arguments: ModelProtocol.allCases, [0, 1, 10, 40, 90])
    func tellsATextThatIsCutOff(kind: ModelProtocol, bytes: Int) async throws {
        // Between two lines, and within one.
        let body = Data((kind.piece("Il faut") + kind.piece("SECRET")).utf8).dropLast(bytes)
        for end in [HTTPTransportResponse.End.whole, .breaks] {
            let server = ScriptedServer { _, _ in .pieces(of: Data(body), then: end) }
            let end = try await failure(of: kind.model(server).generate(secretPrompt))
            #expect(end.error.code == .unavailable)
        }
    }

    @Test(arguments: ModelProtocol.allCases)
    func tellsAnEmptyBody(kind: ModelProtocol) async throws {
        #expect(try await failure(of: kind.model(ScriptedServer("")).generate(secretPrompt)).error.code == .unavailable)
    }

    @Test(arguments: ModelProtocol.allCases)
    func failsWhenItsTokensDidNotSuffice(kind: ModelProtocol) async throws {
        let server = ScriptedServer(kind.piece("Il faut") + kind.end("length"))
        let end = try await failure(of: kind.model(server).generate(secretPrompt))
        #expect(end.error.code == .tooLarge)
        #expect(end.error.message.contains("400 tokens"))
    }

    @Test(arguments: ModelProtocol.allCases)
    func failsWhenATextEndsForAnotherReason(kind: ModelProtocol) async throws {
        let server = ScriptedServer(kind.piece("Il faut") + kind.end("content_filter"))
        #expect(try await failure(of: kind.model(server).generate(secretPrompt)).error.code == .malformed)
    }

    @Test(arguments: ModelProtocol.allCases)
    func readsNoEndlessText(kind: ModelProtocol) async throws {
        let count = Counter()
        let piece = Data(String(repeating: kind.piece("SECRET"), count: 300).utf8)
        let server = ScriptedServer { _, _ in .endless(piece, count: count) }
        let settings = GenerationSettings(longestAnswer: 1_048_576)
        let end = try await failure(of: kind.model(server, settings: settings).generate(secretPrompt))
        #expect(end.error.code == .tooLarge)
        #expect(count.value * piece.count <= 2_097_152)
    }

    @Test(arguments: ModelProtocol.allCases)
    func readsNoEndlessLine(kind: ModelProtocol) async throws {
        let count = Counter()
        let server = ScriptedServer { _, _ in .endless(Data(repeating: 0x20, count: 65_536), count: count) }
        let end = try await failure(of: kind.model(server).generate(secretPrompt))
        #expect(end.error.code == .malformed)
        #expect(count.value <= 6)
    }

    @Test(arguments: ModelProtocol.allCases)
    func readsNothingBehindTheEnd(kind: ModelProtocol) async throws {
        let server = ScriptedServer(kind.answer("Oui.") + kind.piece(" SECRET") + kind.error("x") + "rubbish\n\n")
        #expect(try await text(of: kind.model(server).generate(secretPrompt)) == "Oui.")
    }

    @Test(arguments: ModelProtocol.allCases)
    func leavesReasoningOut(kind: ModelProtocol) async throws {
        let server = ScriptedServer(kind.answer("<th", "ink>Hm", "… SECRET</thi", "nk>\n\n", "Oui", "."))
        #expect(try await text(of: kind.model(server).generate(secretPrompt)) == "Oui.")
        let endless = ScriptedServer(kind.answer("<think>", "SECRET"))
        #expect(try await failure(of: kind.model(endless).generate(secretPrompt)).error.code == .malformed)
    }

    @Test(arguments: ModelProtocol.allCases)
    func endsTheExchangeWhenNobodyReads(kind: ModelProtocol) async throws {
        let left = Signal()
        let server = ScriptedServer { _, _ in .pieces(of: Data(kind.piece("Oui").utf8), then: .stalls(left)) }
        for try await piece in try kind.model(server).generate(secretPrompt) {
            #expect(piece == "Oui")
            break
        }
        await left.wait()
    }

    @Test(arguments: ModelProtocol.allCases)
    func endsTheExchangeWhenTheReaderIsCancelled(kind: ModelProtocol) async throws {
        let left = Signal()
        let server = ScriptedServer { _, _ in .pieces(of: Data(kind.piece("Oui").utf8), then: .stalls(left)) }
        let stream = try kind.model(server).generate(secretPrompt)
        let begun = Signal()
        let reader = Task { for try await _ in stream { begun.set() } }
        await begun.wait()
        reader.cancel()
        await left.wait()
    }
}
