/// What speaks for and against the best document being the answer to a question.
///
/// Shares are of the question's weight: each word counts by how rare it is in the documents, a word that no document has
/// like the rarest.
public struct AnswerEvidence: Sendable, Equatable {
    /// The share that the best passage and its title hold, 0 to 1.
    public var passageCoverage = 0.0
    /// The share that the whole document holds, 0 to 1.
    public var documentCoverage = 0.0
    /// The share that the customers' questions of the document hold, 0 to 1.
    public var questionCoverage = 0.0
    /// The share whose words occur in any document, 0 to 1.
    public var knownShare = 0.0
    /// The share of the question's four-character pieces that the document holds, by their weight, 0 to 1.
    public var gramCoverage = 0.0
    /// ln(1 + score of the best document).
    public var score = 0.0
    /// The score of the best document by the weight of the question.
    public var relativeScore = 0.0
    /// By which share of its score the best document leads the second, 0 to 1.
    public var margin = 0.0
    /// ln(1 + number of words held by the document).
    public var heldWords = 0.0
    /// ln(1 + number of words that the question has and the document has not).
    public var missingWords = 0.0
    /// ln(1 + number of words that no document has).
    public var unknownWords = 0.0

    /// Creates evidence for nothing.
    public init() {}

    /// The features by name, always in the same order.
    static let features: [(name: String, path: any KeyPath<AnswerEvidence, Double> & Sendable)] = [
        ("passageCoverage", \.passageCoverage), ("documentCoverage", \.documentCoverage),
        ("questionCoverage", \.questionCoverage), ("relativeScore", \.relativeScore),
        ("knownShare", \.knownShare), ("gramCoverage", \.gramCoverage), ("score", \.score), ("margin", \.margin),
        ("heldWords", \.heldWords), ("missingWords", \.missingWords), ("unknownWords", \.unknownWords),
    ]

    /// The values of ``features``.
    var values: [Double] { Self.features.map { self[keyPath: $0.path] } }
}
