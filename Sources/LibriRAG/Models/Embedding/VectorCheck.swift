/// Checks the vectors of a server before anything is measured with them.
///
/// All must have one dimension and finite components. A vector whose Euclidean norm is within 1 ± 0.001 is kept as it is; one
/// with any other norm from 0.000001 to 1,000,000 is divided by it, since not every server normalises; one without a
/// direction, or with a norm beyond these, is refused.
struct VectorCheck {
    /// More than any model in use has.
    static let highestDimension = 8_192

    let neighbour: ModelNeighbour
    /// What was expected, or what the first vector had.
    var dimension: Int?

    /// The vectors, of length 1.
    ///
    /// - Parameters:
    ///   - vectors: What the server gave.
    ///   - count: The texts it was given.
    mutating func checked(_ vectors: [[Float]], count: Int) throws(ModelError) -> [[Float]] {
        guard vectors.count == count else {
            throw neighbour.unexpected("answers with \(vectors.count) vectors to \(count) texts")
        }
        var checked: [[Float]] = []
        checked.reserveCapacity(count)
        for vector in vectors { checked.append(try self.checked(vector)) }
        return checked
    }

    private mutating func checked(_ vector: [Float]) throws(ModelError) -> [Float] {
        guard (1...Self.highestDimension).contains(vector.count) else {
            throw neighbour.unexpected("answers with a vector of \(vector.count) dimensions")
        }
        let expected = dimension ?? vector.count
        guard vector.count == expected else {
            throw ModelError(
                .malformed,
                "\(neighbour.name) answers with a vector of \(vector.count) dimensions where \(expected) are expected. "
                    + "Is \(neighbour.settings).model the model that the knowledge was indexed with? Index it again if not."
            )
        }
        dimension = expected
        var square = 0.0
        for component in vector { square += Double(component) * Double(component) }
        let norm = square.squareRoot()
        guard norm.isFinite else { throw neighbour.unexpected("answers with a vector that holds no finite numbers") }
        if abs(norm - 1) <= 1e-3 { return vector }
        guard (1e-6...1e6).contains(norm) else {
            throw neighbour.unexpected("answers with a vector that has no direction, or a senseless length")
        }
        return vector.map { Float(Double($0) / norm) }
    }
}
