import Testing

@testable import LibriRAG

@Suite struct VectorMatrixTests {
    /// Unit vectors that are the same in every run.
    private func vectors(_ count: Int, _ dimension: Int) -> [[Float]] {
        var state: UInt64 = 7
        return (0..<count).map { _ in
            let vector = (0..<dimension).map { _ -> Double in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Double(state >> 40) / Double(1 << 23) - 1
            }
            let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return vector.map { Float($0 / length) }
        }
    }

    @Test(arguments: [1, 2, 15, 16, 17, 31, 32, 33, 48, 384])
    func findsWhatPlainArithmeticFinds(dimension: Int) {
        let all = vectors(70, dimension)
        var matrix = VectorMatrix(dimension: dimension)
        for (index, vector) in all.enumerated() { matrix.append(vector, for: "\(index)") }
        for question in vectors(75, dimension).suffix(5) {
            let products = all.map { vector in zip(vector, question).reduce(0.0) { $0 + Double($1.0) * Double($1.1) } }
            let found = matrix.nearest(to: question, limit: 10)
            #expect(found.count == 10)
            for (match, product) in zip(found, products.sorted(by: >)) {
                #expect(abs(Double(match.similarity) - product) < 1e-5)
                let own = products[Int(match.identifier) ?? 0]
                #expect(abs(own - product) < 1e-5, "the identifier is the vector's")
            }
        }
    }

    @Test func equallyNearOnesComeByIdentifierWhateverTheLimit() {
        var matrix = VectorMatrix(dimension: 3)
        for identifier in ["d", "b", "e", "a", "c"] { matrix.append([0, 1, 0], for: identifier) }
        for limit in 1...5 {
            let found = matrix.nearest(to: [0, 1, 0], limit: limit).map(\.identifier)
            #expect(found == Array(["a", "b", "c", "d", "e"].prefix(limit)))
        }
    }

    @Test func indexKeepsRowsOfManyBlocksThroughRemovals() {
        let all = vectors(2_100, 4)
        var index = VectorIndex(dimension: 4)
        for (place, vector) in all.enumerated() { index.upsert(vector, for: "\(place)") }
        for place in stride(from: 0, to: 2_100, by: 2) { index.remove("\(place)") }
        index.remove("not there")
        #expect(index.matrix.count == 1_050)
        #expect(index.identifiers == Set(stride(from: 1, to: 2_100, by: 2).map(String.init)))
        for place in [1, 999, 1_023, 1_025, 2_047, 2_099] {
            #expect(index["\(place)"] == all[place])
            #expect(index.matrix.nearest(to: all[place], limit: 1).first?.identifier == "\(place)")
        }
        for place in 0..<2_100 { index.remove("\(place)") }
        #expect(index.matrix.count == 0 && index.matrix.nearest(to: all[0], limit: 3).isEmpty)
        index.upsert(all[3], for: "again")
        #expect(index.matrix.nearest(to: all[3], limit: 3).map(\.identifier) == ["again"])
    }

    @Test func aMatrixThatWasTakenStaysAsItWas() {
        var index = VectorIndex(dimension: 2)
        index.upsert([1, 0], for: "a")
        let before = index.matrix
        index.upsert([0, 1], for: "a")
        index.upsert([1, 0], for: "b")
        #expect(before.nearest(to: [1, 0], limit: 5) == [VectorMatch(identifier: "a", similarity: 1)])
        #expect(index.matrix.nearest(to: [1, 0], limit: 1).first?.identifier == "b")
    }

    @Test func lengthsAreMadeExactAndOthersRefused() throws {
        let space = VectorSpace(model: "m", dimension: 2)
        let unit = try space.unit([0.6003, 0.8004])
        #expect(abs(unit[0] * unit[0] + unit[1] * unit[1] - 1) < 1e-6)
        for vector: [Float] in [[1], [1, 0, 0], [0, 0], [2, 0], [.nan, 1], [.infinity, 0], [0.99, 0]] {
            #expect(throws: ModelError.self) { try space.unit(vector) }
        }
        for identifier in ["", "a\u{0}b", String(repeating: "é", count: 1_025)] {
            #expect(throws: ModelError.self) { try space.checked([identifier: [1, 0]]) }
        }
    }
}
