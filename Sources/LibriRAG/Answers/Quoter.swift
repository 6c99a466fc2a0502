import Foundation

/// Picks from a passage the words that answer a question, whole and as they stand.
public struct Quoter: Sendable {
    private let analyzers: Analyzers
    private let known: BlockStems

    /// Creates a quoter.
    public init(analyzers: Analyzers) {
        self.analyzers = analyzers
        known = BlockStems(analyzers: analyzers)
    }

    /// A paragraph longer than this is quoted by its best sentences.
    private static let longestParagraph = 420
    private static let mostItems = 12

    /// Longer than this, a second passage is left out.
    private static let longestQuotation = 900

    /// What is quoted of a document: the pieces of its passages that a checker lets pass, in the document's order.
    ///
    /// - Returns: The text; empty when no piece passes.
    package func quotation(from hit: Retrieval.Hit, for question: String, checker: some AnswerChecker) -> String {
        let whole = quotation(of: hit.passages, for: question, checker)
        return whole.count > Self.longestQuotation ? quotation(of: [hit.passage], for: question, checker) : whole
    }

    private func quotation(of passages: [Passage], for question: String, _ checker: some AnswerChecker) -> String {
        passages.map { passage in
            quote(passage, for: question).filter { checker.supports($0, by: [passage]) }.joined(separator: "\n")
        }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// The pieces of a passage that answer a question, in the passage's order; at least one.
    ///
    /// The best paragraph, list or table is taken whole; a paragraph that ends in a colon brings the list that it
    /// announces; a long paragraph gives its best sentence and the one after it.
    public func quote(_ passage: Passage, for question: String) -> [String] {
        // The words of the title brought the reader here; the others say where in the passage the answer stands.
        let language = passage.language
        let terms = Set(analyzers[language].analyse(question).stems)
            .subtracting(known.stems(of: passage.title, language))
        let blocks = passage.blocks
        let best = best(of: blocks, for: terms, language)
        var pieces = pieces(of: blocks[best], for: terms, language)
        let announces = blocks[best].hasSuffix(":") && best + 1 < blocks.count
        if announces { pieces += self.pieces(of: blocks[best + 1], for: terms, language) }
        if blocks[best].hasPrefix("- "), best > 0, blocks[best - 1].hasSuffix(":") {
            pieces = self.pieces(of: blocks[best - 1], for: terms, language) + pieces
        }
        // A list without its announcement may say the contrary ("mistakes to avoid"): its heading says what it is.
        if pieces.first?.hasPrefix("- ") == true, let heading = passage.headings.last { pieces.insert(heading, at: 0) }
        return pieces
    }

    private func pieces(of block: String, for terms: Set<String>, _ language: Language) -> [String] {
        if block.hasPrefix("- ") {
            let items = block.components(separatedBy: "\n")
            guard items.count > Self.mostItems else { return [block] }
            let best = best(of: items, for: terms, language)
            let start = min(max(0, best - Self.mostItems / 2), items.count - Self.mostItems)
            return [items[start..<start + Self.mostItems].joined(separator: "\n")]
        }
        guard block.count > Self.longestParagraph else { return [block] }
        let sentences = SentenceSplitter().sentences(of: block)
        let best = best(of: sentences, for: terms, language)
        return Array(sentences[best..<min(sentences.count, best + 2)])
    }

    /// The position of the candidate that shares most of the terms; the first of equals.
    private func best(of candidates: [String], for terms: Set<String>, _ language: Language) -> Int {
        // One candidate is the best, whatever it holds.
        guard candidates.count > 1, !terms.isEmpty else { return 0 }
        let shared = candidates.map { candidate in
            let stems = known.stems(of: candidate, language)
            return terms.count { stems.contains($0) }
        }
        let most = shared.max() ?? 0
        return shared.firstIndex(of: most) ?? 0
    }
}
