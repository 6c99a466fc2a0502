/// A matrix and the rows of its identifiers.
struct VectorIndex: Sendable {
    private(set) var matrix: VectorMatrix
    private var rows: [String: Int] = [:]

    /// Creates an empty index.
    init(dimension: Int) { matrix = VectorMatrix(dimension: dimension) }

    var identifiers: Set<String> { Set(rows.keys) }

    func contains(_ identifier: String) -> Bool { rows[identifier] != nil }

    /// The vector of an identifier.
    subscript(_ identifier: String) -> [Float]? { rows[identifier].map { matrix.vector(at: $0) } }

    mutating func upsert(_ vector: [Float], for identifier: String) {
        if let row = rows[identifier] {
            matrix.replace(row, by: vector, for: identifier)
        } else {
            rows[identifier] = matrix.count
            matrix.append(vector, for: identifier)
        }
    }

    /// Removes a vector; the last one takes its row.
    mutating func remove(_ identifier: String) {
        guard let row = rows.removeValue(forKey: identifier) else { return }
        let last = matrix.count - 1
        if row != last {
            let moved = matrix.identifier(at: last)
            matrix.replace(row, by: matrix.vector(at: last), for: moved)
            rows[moved] = row
        }
        matrix.removeLast()
    }
}
