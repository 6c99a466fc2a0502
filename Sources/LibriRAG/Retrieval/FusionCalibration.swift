/// Finds out from the shop's own documents what vectors are worth beside words.
///
/// Each of a sample of passages is asked for in two ways: by one of its sentences, which is taken out of it, and by its title, which
/// no passage then has. Whoever finds more of them again knows these documents better. A weight counts only if it loses nothing in
/// either way and gains more than chance would.
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
        let byTitle = try await trial(samples.map(\.untitled), asking: samples.map(\.title))
        let bySentence = try await trial(samples.map(\.shortened), asking: samples.map(\.sentence))
        return Self.weights.max { Self.gain($0, [byTitle, bySentence]) < Self.gain($1, [byTitle, bySentence]) }
            .flatMap { Self.gain($0, [byTitle, bySentence]) > 0 ? $0 : nil } ?? 0
    }

    private static let weights = [0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5]
    private static let mostSamples = 300
    private static let fewestSamples = 30

    /// A passage with what it is asked for by.
    private struct Sample {
        let untitled: Passage
        let shortened: Passage
        let title: String
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
            let near = vectors.indices.map { ($0, zip(vectors[$0], asked[index]).reduce(0) { $0 + $1.0 * $1.1 }) }
                .sorted { $0.1 > $1.1 }.prefix(20)
            trial.questions.append(
                (found.hits.map(\.passage.document), near.map { passages[$0.0].document }, passages[index].document))
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

    /// What a weight gains over words alone, in reciprocal rank: the least that the gains bear out, less than zero when it loses in
    /// one of the ways.
    private static func gain(_ weight: Double, _ trials: [Trial]) -> Double {
        let gains = trials.map { trial in zip(trial.ranks(weight), trial.ranks(0)).map { $0 - $1 } }
        guard gains.allSatisfy({ $0.reduce(0, +) >= 0 }) else { return -1 }
        let all = gains.flatMap(\.self)
        let mean = all.reduce(0, +) / Double(all.count)
        let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, all.count - 1))
        // One-sided, 95 %, by the normal approximation.
        return mean - 1.645 * (variance / Double(all.count)).squareRoot()
    }

    /// Passages spread over the documents, one of each, that have a title and at least three sentences.
    private static func samples(of passages: [Passage]) -> [Sample] {
        var seen: Set<String> = []
        let candidates = passages.compactMap { passage -> Sample? in
            guard !passage.title.isEmpty, !seen.contains(passage.document) else { return nil }
            let sentences = SentenceSplitter().sentences(of: passage.text.replacing("\n", with: " "))
            guard sentences.count >= 3,
                let place = sentences.indices.dropFirst().first(where: { (25...300).contains(sentences[$0].count) })
            else { return nil }
            seen.insert(passage.document)
            var untitled = passage
            untitled.title = ""
            var shortened = passage
            shortened.text = sentences.indices.filter { $0 != place }.map { sentences[$0] }.joined(separator: " ")
            return Sample(untitled: untitled, shortened: shortened, title: passage.title, sentence: sentences[place])
        }
        let step = max(1, Double(candidates.count) / Double(mostSamples))
        return stride(from: 0.0, to: Double(candidates.count), by: step).map { candidates[Int($0)] }
    }
}
