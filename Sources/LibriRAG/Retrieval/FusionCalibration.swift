/// Finds out from the shop's own documents what vectors are worth beside words.
///
/// Each of a sample of passages is asked for in two ways: by one of its sentences, which is taken out of it, and by its heading, which
/// no passage then has; as with customers, vectors count only where words are not sure. A weight counts only if the document of the passage
/// comes earlier than by words alone in both ways, and more so than chance would have it.
struct FusionCalibration: Sendable {
    private let analyzers: Analyzers
    private let embedder: any Embedder

    init(analyzers: Analyzers, embedder: any Embedder) {
        self.analyzers = analyzers
        self.embedder = embedder
    }

    /// The weight for passages of one language; 0 when vectors are worth nothing, or there are too few passages to tell.
    ///
    /// - Throws: ``ModelError``.
    func weight(of passages: [Passage]) async throws(ModelError) -> Double {
        let samples = Self.samples(of: passages)
        guard samples.count >= Self.fewestSamples else { return 0 }
        let byHeading = try await trial(samples.map(\.headless), asking: samples.map(\.heading))
        let bySentence = try await trial(samples.map(\.shortened), asking: samples.map(\.sentence))
        return Self.weights.max { Self.gain($0, [byHeading, bySentence]) < Self.gain($1, [byHeading, bySentence]) }
            .flatMap { Self.gain($0, [byHeading, bySentence]) > 0 ? $0 : nil } ?? 0
    }

    /// Goes up when weights that were measured before no longer count.
    static let version = 2
    private static let weights = [0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5]
    private static let mostSamples = 300
    private static let fewestSamples = 30

    /// A passage with what it is asked for by.
    private struct Sample {
        let headless: Passage
        let shortened: Passage
        let heading: String
        let sentence: String
    }

    /// Rankings of the right passage by words and by meaning, for each question.
    private struct Trial {
        var questions: [(byWords: [String], byMeaning: [String], right: String)] = []

        /// The reciprocal rank of the right passage for each question.
        func ranks(_ weight: Double) -> [Double] {
            questions.map { question in
                let order = RankFusion(weight: weight).fused(question.byWords, question.byMeaning)
                return order.prefix(10).firstIndex(of: question.right).map { 1 / Double($0 + 1) } ?? 0
            }
        }
    }

    private func trial(_ passages: [Passage], asking questions: [String]) async throws(ModelError) -> Trial {
        let lexical: LexicalRetriever
        do {
            lexical = try await LexicalRetriever(
                AnalysedCollection(passages, analyzers: analyzers), analyzers: analyzers)
        } catch {
            throw ModelError(.unavailable, error.message, underlying: error)
        }
        let vectors = try await embedded(passages.map(\.embeddedText))
        let asked = try await embedded(questions)
        var trial = Trial()
        for (index, question) in questions.enumerated() {
            let found = lexical.retrieve(question, language: passages[index].language, limit: 20, excluding: [])
            var seen: Set<String> = []
            let near = vectors.indices.map { ($0, zip(vectors[$0], asked[index]).reduce(0) { $0 + $1.0 * $1.1 }) }
                .sorted { $0.1 > $1.1 }.map { passages[$0.0].document }.filter { seen.insert($0).inserted }.prefix(20)
            trial.questions.append(
                (
                    found.hits.map(\.passage.document),
                    found.answerable < HybridRetriever.certainty ? Array(near) : [], passages[index].document
                ))
        }
        return trial
    }

    private func embedded(_ texts: [String]) async throws(ModelError) -> [[Float]] {
        var vectors: [[Float]] = []
        for start in stride(from: 0, to: texts.count, by: 32) {
            vectors += try await embedder.embed(Array(texts[start..<min(texts.count, start + 32)]))
        }
        return vectors
    }

    /// What a weight gains over words alone, in reciprocal rank: the least that chance leaves of it in the worse of both ways.
    private static func gain(_ weight: Double, _ trials: [Trial]) -> Double {
        trials.map { trial in
            let gains = zip(trial.ranks(weight), trial.ranks(0)).map { $0 - $1 }
            let mean = gains.reduce(0, +) / Double(gains.count)
            let variance = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, gains.count - 1))
            // One-sided, 95 %, by the normal approximation.
            return mean - 1.645 * (variance / Double(gains.count)).squareRoot()
        }.min() ?? 0
    }

    /// Passages spread over the documents that have a title and at least three sentences.
    private static func samples(of passages: [Passage]) -> [Sample] {
        let candidates = passages.compactMap { passage -> Sample? in
            guard !passage.title.isEmpty else { return nil }
            let sentences = SentenceSplitter().sentences(of: passage.text.replacing("\n", with: " "))
            guard sentences.count >= 3,
                let place = sentences.indices.dropFirst().first(where: { (25...300).contains(sentences[$0].count) })
            else { return nil }
            var headless = passage
            headless.title = ""
            headless.headings = []
            var shortened = passage
            shortened.text = sentences.indices.filter { $0 != place }.map { sentences[$0] }.joined(separator: " ")
            return Sample(
                headless: headless, shortened: shortened, heading: passage.headings.last ?? passage.title,
                sentence: sentences[place])
        }
        let step = max(1, Double(candidates.count) / Double(mostSamples))
        return stride(from: 0.0, to: Double(candidates.count), by: step).map { candidates[Int($0)] }
    }
}
