/// Unit vectors in memory, searched exactly.
///
/// A value: who searches it sees it as it was when they took it, while others change theirs. What a change copies is a block of
/// about a thousand vectors, not the whole.
struct VectorMatrix: Sendable {
    /// The number of components of a vector.
    let dimension: Int
    private(set) var count = 0
    private var blocks: [VectorBlock] = []
    /// Groups of 16 components in a vector.
    private let width: Int

    /// Creates an empty matrix.
    init(dimension: Int) {
        self.dimension = dimension
        width = (dimension + 15) / 16
    }

    /// The nearest vectors by cosine, best first; equally near ones in order of their identifiers.
    ///
    /// - Parameters:
    ///   - vector: A unit vector of the matrix's dimension.
    ///   - limit: The most matches.
    func nearest(to vector: [Float], limit: Int) -> [VectorMatch] {
        guard limit > 0, count > 0, vector.count == dimension else { return [] }
        let question = VectorBlock.groups(of: vector)
        var nearest = NearestHeap(limit: min(limit, count))
        for block in blocks { block.search(question, into: &nearest) }
        return nearest.sorted
    }

    /// The identifier of a row.
    func identifier(at row: Int) -> String {
        blocks[row / VectorBlock.capacity].identifiers[row % VectorBlock.capacity]
    }

    /// The vector of a row.
    func vector(at row: Int) -> [Float] {
        let groups = blocks[row / VectorBlock.capacity].vector(row % VectorBlock.capacity, width: width)
        return (0..<dimension).map { groups[$0 / 16][$0 % 16] }
    }

    mutating func append(_ vector: [Float], for identifier: String) {
        if count == blocks.count * VectorBlock.capacity { blocks.append(VectorBlock()) }
        blocks[blocks.count - 1].append(VectorBlock.groups(of: vector), for: identifier)
        count += 1
    }

    mutating func replace(_ row: Int, by vector: [Float], for identifier: String) {
        blocks[row / VectorBlock.capacity].replace(
            row % VectorBlock.capacity, by: VectorBlock.groups(of: vector), for: identifier)
    }

    mutating func removeLast() {
        guard count > 0 else { return }
        blocks[blocks.count - 1].removeLast(width: width)
        count -= 1
        if count == (blocks.count - 1) * VectorBlock.capacity { blocks.removeLast() }
    }
}
