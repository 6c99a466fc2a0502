/// Some vectors one after another in memory, each filled up with zeros to whole groups of 16 components.
struct VectorBlock: Sendable {
    /// Vectors in a full block: what a change copies at most while a search still reads the block.
    static let capacity = 1_024

    private(set) var identifiers: [String] = []
    private var groups: [SIMD16<Float>] = []

    /// The groups of a vector.
    static func groups(of vector: [Float]) -> [SIMD16<Float>] {
        stride(from: 0, to: vector.count, by: 16).map { start in
            var group = SIMD16<Float>.zero
            for lane in 0..<min(16, vector.count - start) { group[lane] = vector[start + lane] }
            return group
        }
    }

    mutating func append(_ vector: [SIMD16<Float>], for identifier: String) {
        if identifiers.isEmpty {
            identifiers.reserveCapacity(Self.capacity)
            groups.reserveCapacity(Self.capacity * vector.count)
        }
        identifiers.append(identifier)
        groups.append(contentsOf: vector)
    }

    mutating func replace(_ row: Int, by vector: [SIMD16<Float>], for identifier: String) {
        identifiers[row] = identifier
        groups.replaceSubrange(row * vector.count..<(row + 1) * vector.count, with: vector)
    }

    mutating func removeLast(width: Int) {
        identifiers.removeLast()
        groups.removeLast(width)
    }

    /// The groups of one row.
    func vector(_ row: Int, width: Int) -> [SIMD16<Float>] { Array(groups[row * width..<(row + 1) * width]) }

    /// Offers every vector's similarity to the heap.
    func search(_ question: [SIMD16<Float>], into nearest: inout NearestHeap) {
        let width = question.count
        groups.withUnsafeBufferPointer { groups in
            question.withUnsafeBufferPointer { question in
                for row in identifiers.indices {
                    let similarity = Self.product(groups, from: row * width, question)
                    if nearest.wants(similarity) { nearest.offer(identifiers[row], similarity) }
                }
            }
        }
    }

    /// The sum of the products, in two sums so that an addition need not wait for the one before.
    @inline(__always) private static func product(
        _ groups: UnsafeBufferPointer<SIMD16<Float>>, from start: Int, _ question: UnsafeBufferPointer<SIMD16<Float>>
    ) -> Float {
        var (first, second) = (SIMD16<Float>.zero, SIMD16<Float>.zero)
        var place = 0
        while place + 1 < question.count {
            first += groups[start &+ place] * question[place]
            second += groups[start &+ place &+ 1] * question[place &+ 1]
            place &+= 2
        }
        if place < question.count { first += groups[start &+ place] * question[place] }
        return (first + second).sum()
    }
}
