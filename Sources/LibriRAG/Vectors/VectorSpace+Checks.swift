import Foundation

extension VectorSpace {
    /// The most bytes of an identifier, in UTF-8.
    public static let longestIdentifier = 2_048

    /// How far from 1 a vector's length may be. What is nearer is made exact, so that a product of two vectors is their cosine.
    private static let tolerance = 1e-3

    /// A vector of this space, of length 1 as exactly as its numbers allow.
    ///
    /// - Throws: ``ModelError`` with code ``ModelError/Code/malformed`` for another dimension, another length, or no numbers.
    func unit(_ vector: [Float]) throws(ModelError) -> [Float] {
        guard vector.count == dimension else {
            throw ModelError(
                .malformed,
                "A vector of \(vector.count) components does not belong to \(model), whose vectors have \(dimension). "
                    + "Was the model exchanged under the same name? Index the documents anew.")
        }
        guard let unit = Self.unit(vector) else {
            throw ModelError(
                .malformed,
                "A vector of \(model) is not of length 1, or not of numbers. Does its server normalise embeddings?")
        }
        return unit
    }

    /// Nothing for a vector of another length, or with components that are no numbers.
    static func unit(_ vector: [Float]) -> [Float]? {
        var squares = 0.0
        for component in vector { squares += Double(component) * Double(component) }
        let length = squares.squareRoot()
        // Not a number compares as false.
        guard abs(length - 1) <= tolerance else { return nil }
        guard abs(length - 1) > 1e-6 else { return vector }
        return vector.map { Float(Double($0) / length) }
    }

    /// Checks vectors before anything of them is kept.
    ///
    /// - Returns: The vectors under identifiers that are the same bytes wherever they are the same text.
    func checked(_ vectors: [String: [Float]]) throws(ModelError) -> [String: [Float]] {
        var checked: [String: [Float]] = [:]
        checked.reserveCapacity(vectors.count)
        for (identifier, vector) in vectors {
            guard !identifier.isEmpty, identifier.utf8.count <= Self.longestIdentifier, !identifier.utf8.contains(0)
            else {
                throw ModelError(
                    .malformed,
                    "An identifier of a vector must have 1 to \(Self.longestIdentifier) bytes, none of them zero.")
            }
            checked[Self.composed(identifier)] = try unit(vector)
        }
        return checked
    }

    /// Strings that Swift holds equal can differ in their bytes, which is all that a database compares.
    static func composed(_ identifier: String) -> String {
        identifier.utf8.allSatisfy { $0 < 0x80 } ? identifier : identifier.precomposedStringWithCanonicalMapping
    }
}
