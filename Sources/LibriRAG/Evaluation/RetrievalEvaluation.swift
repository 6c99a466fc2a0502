import Foundation

/// How well questions find the documents that answer them, and how well it is told when none does.
package struct RetrievalEvaluation: Sendable, Encodable {
    /// A question whose documents were not found early enough.
    package struct Failure: Sendable, Encodable {
        package var question: String
        package var expected: [String]
        package var found: [String]
        /// The rank of the first right document; nothing when it is not among the first ten.
        package var rank: Int?
    }

    /// A question whose document was found, of which other words were quoted than those that answer.
    package struct Misquotation: Sendable, Encodable {
        package var question: String
        package var document: String
        package var expected: [String]
        package var quoted: String
    }

    /// What was asked.
    package private(set) var questions = 0
    /// Those that documents answer.
    package private(set) var answerable = 0
    /// The first document is right.
    package private(set) var hitAt1 = Proportion()
    /// One of the first three is right.
    package private(set) var hitAt3 = Proportion()
    /// One of the first five is right.
    package private(set) var hitAt5 = Proportion()
    /// One of the first ten is right.
    package private(set) var hitAt10 = Proportion()
    /// The mean of 1 / rank of the first right document, 0 beyond the tenth (MRR@10).
    package private(set) var meanReciprocalRank = Mean()
    /// The normalised discounted cumulative gain of ten documents, each right or wrong.
    ///
    /// Source: Järvelin, Kekäläinen: Cumulated gain-based evaluation of IR techniques, ACM TOIS 20, 2002.
    package private(set) var gain = Mean()
    /// The words that answer are quoted, of the questions whose first document is right and of which these words are known.
    package private(set) var rightQuotation = Proportion()
    /// How well confidence tells questions that documents answer from others: the chance that one of the former has more.
    /// Nothing where one of the two kinds is lacking.
    package private(set) var separation: Double?
    /// Of the questions answered first, the most confident 20, 40, … %, the share whose first document is wrong; without
    /// the rows of so few that the share says nothing.
    package private(set) var riskAtCoverage: [Risk] = []
    /// The worst failures.
    package private(set) var failures: [Failure] = []
    /// Right documents of which the wrong words were quoted.
    package private(set) var misquotations: [Misquotation] = []

    /// The share of wrong answers when only the most confident are given.
    package struct Risk: Sendable, Encodable {
        package var coverage: Double
        /// Confidence is no less.
        package var threshold: Double
        package var wrong: Proportion
    }

    private var judged: [(confidence: Double, isRight: Bool, isAnswerable: Bool)] = []

    private enum CodingKeys: String, CodingKey {
        case questions, answerable, hitAt1, hitAt3, hitAt5, hitAt10, meanReciprocalRank, gain, rightQuotation
        case separation, riskAtCoverage, failures, misquotations
    }

    package init() {}

    /// How many documents a question should be searched for.
    package static let depth = 10

    /// What would be quoted of a document: the pieces that a checker lets through.
    ///
    /// - Returns: Nothing where nothing was found; an empty text where no piece may be shown.
    package static func quotation(
        of hit: Retrieval.Hit?, for question: String, by quoter: Quoter,
        checker: some AnswerChecker = VerbatimAnswerChecker()
    ) -> String? {
        hit.map { hit in
            hit.passages.flatMap { passage in
                quoter.quote(passage, for: question).filter { checker.supports($0, by: [passage]) }
            }.joined(separator: "\n")
        }
    }

    /// Counts a question.
    ///
    /// - Parameters:
    ///   - question: The question, with what answers it.
    ///   - retrieval: What was found.
    ///   - quotation: What would be quoted of the first passage.
    package mutating func add(_ question: RetrievalQuestion, _ retrieval: Retrieval, quotation: String? = nil) {
        questions += 1
        let found = retrieval.hits.prefix(Self.depth).map(\.passage.document)
        let right = Set(question.documents)
        judged.append((retrieval.answerable, found.first.map(right.contains) ?? false, !right.isEmpty))
        guard !right.isEmpty else { return }
        answerable += 1
        let rank = found.firstIndex(where: right.contains).map { $0 + 1 }
        hitAt1.count(rank == 1)
        hitAt3.count(rank.map { $0 <= 3 } ?? false)
        hitAt5.count(rank.map { $0 <= 5 } ?? false)
        hitAt10.count(rank != nil)
        meanReciprocalRank.add(rank.map { 1 / Double($0) } ?? 0)
        gain.add(Self.gain(of: found, right))
        guard rank == 1 else {
            failures.append(
                Failure(
                    question: question.text, expected: question.documents, found: Array(found.prefix(3)), rank: rank))
            return
        }
        guard let quotation, !question.quotes.isEmpty else { return }
        let isRight = question.quotes.contains { quotation.asPlainWords.contains($0.asPlainWords) }
        rightQuotation.count(isRight)
        guard !isRight else { return }
        misquotations.append(
            Misquotation(question: question.text, document: found[0], expected: question.quotes, quoted: quotation))
    }

    /// Computes what needs all questions.
    package mutating func finish() {
        failures.sort { ($0.rank ?? .max) > ($1.rank ?? .max) }
        separation = Self.separation(of: judged.map { ($0.confidence, $0.isAnswerable) })
        let sorted = judged.sorted { $0.confidence > $1.confidence }
        riskAtCoverage = [0.2, 0.4, 0.6, 0.8, 1].compactMap { coverage in
            let answered = sorted.prefix(Int((Double(sorted.count) * coverage).rounded(.up)))
            guard let least = answered.last, answered.count >= Self.fewestAnswers else { return nil }
            var wrong = Proportion()
            for answer in answered { wrong.count(!answer.isRight) }
            return Risk(coverage: coverage, threshold: least.confidence, wrong: wrong)
        }
    }

    /// Of 20 answers without a wrong one, the share of wrong ones may still be 16 %; of fewer, nearly anything.
    private static let fewestAnswers = 20

    private static func gain(of found: [String], _ right: Set<String>) -> Double {
        func discount(_ index: Int) -> Double { 1 / log2(Double(index) + 2) }
        let actual = found.indices.filter { right.contains(found[$0]) }.map(discount).reduce(0, +)
        let ideal = (0..<min(right.count, depth)).map(discount).reduce(0, +)
        return ideal > 0 ? actual / ideal : 0
    }

    /// The area under the ROC curve by ranks (Mann-Whitney); equal values count half.
    package static func separation(of values: [(value: Double, isPositive: Bool)]) -> Double? {
        let positives = values.count(where: \.isPositive)
        let negatives = values.count - positives
        guard positives > 0, negatives > 0 else { return nil }
        let sorted = values.sorted { $0.value < $1.value }
        var ranks = 0.0
        var start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count, sorted[end].value == sorted[start].value { end += 1 }
            let mean = Double(start + 1 + end) / 2
            ranks += mean * Double(sorted[start..<end].count(where: \.isPositive))
            start = end
        }
        return (ranks - Double(positives) * Double(positives + 1) / 2) / (Double(positives) * Double(negatives))
    }
}

/// A mean with the range in which the true one lies.
package struct Mean: Sendable, Encodable {
    private var sum = 0.0
    private var squares = 0.0
    private var count = 0

    package init() {}

    package mutating func add(_ value: Double) {
        sum += value
        squares += value * value
        count += 1
    }

    /// The mean; nothing when there are no values.
    package var value: Double? { count == 0 ? nil : sum / Double(count) }

    /// The range that holds the true mean with 95 % confidence, by the normal approximation.
    package var interval: ClosedRange<Double>? {
        guard let value, count > 1 else { return nil }
        let variance = max(0, squares / Double(count) - value * value) * Double(count) / Double(count - 1)
        let half = 1.96 * (variance / Double(count)).squareRoot()
        return value - half...value + half
    }

    private enum CodingKeys: String, CodingKey { case value, from, to }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(value?.rounded(4), forKey: .value)
        try container.encodeIfPresent(interval?.lowerBound.rounded(4), forKey: .from)
        try container.encodeIfPresent(interval?.upperBound.rounded(4), forKey: .to)
    }
}

extension String {
    /// The text with one kind of space and apostrophe, as what is typed into a file of questions may have others.
    fileprivate var asPlainWords: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("’", with: "'")
    }
}
