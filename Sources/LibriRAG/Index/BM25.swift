import Foundation

/// The parts of the ranking formula.
///
/// Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the inverse document
/// frequency ln(1 + (N − n + ½) / (n + ½)), which is never negative.
enum BM25 {
    private static let k1: Float = 1.5
    private static let b: Float = 0.75

    /// k1 · (1 − b + b · length / mean length): what a long text is held back by.
    static func norm(length: Int, mean: Float) -> Float { k1 * (1 - b + b * Float(length) / mean) }

    /// tf · (k1 + 1) / (tf + norm): what a term's frequency is worth.
    static func saturation(of frequency: Float, norm: Float) -> Float { frequency * (k1 + 1) / (frequency + norm) }

    /// How much a term tells that so many of all items hold.
    static func inverseFrequency(of holders: Int, among count: Int) -> Double {
        log(1 + (Double(count - holders) + 0.5) / (Double(holders) + 0.5))
    }
}
