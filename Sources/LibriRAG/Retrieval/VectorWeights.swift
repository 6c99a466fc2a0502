import Foundation

/// What the vectors of a model were found to be worth beside the words of certain passages, kept so that it is not measured with each
/// start.
public struct VectorWeights: Sendable, Equatable, Codable {
    /// The model and the dimension.
    public var space: VectorSpace
    /// Tells whether the passages are still the same.
    public var passages: String
    /// The weight beside French words, 0 for none.
    public var french: Double
    /// The weight beside English words.
    public var english: Double

    /// Both weights by language.
    public var byLanguage: PerLanguage<Double> { PerLanguage(french: french, english: english) }

    /// Measures them.
    ///
    /// - Parameters:
    ///   - space: The embedder's space.
    ///   - passages: All passages.
    ///   - embedder: Makes some hundred vectors for it.
    ///   - analyzers: The rules by which words are analysed.
    /// - Throws: ``ModelError``.
    public init(
        measuring space: VectorSpace, of passages: [Passage], embedder: any Embedder, analyzers: Analyzers
    ) async throws(ModelError) {
        let calibration = FusionCalibration(analyzers: analyzers, embedder: embedder)
        self.space = space
        self.passages = Self.fingerprint(of: passages)
        french = try await calibration.weight(of: passages.filter { $0.language == .french })
        english = try await calibration.weight(of: passages.filter { $0.language == .english })
    }

    /// What tells a set of passages from another, and one way of measuring from another.
    public static func fingerprint(of passages: [Passage]) -> String {
        "\(FusionCalibration.version)-"
            + String(FNV1a.hash(passages.map(\.vectorIdentifier).sorted().joined(separator: "\n").utf8), radix: 16)
    }
}
