import LibriCore
import Testing

@testable import LibriRAG

@Suite struct VectorCheckTests {
    private func checked(_ vectors: [[Float]], count: Int? = nil, dimension: Int? = nil) throws -> [[Float]] {
        var check = VectorCheck(neighbour: try .ollama(), dimension: dimension)
        return try check.checked(vectors, count: count ?? vectors.count)
    }

    @Test func keepsAVectorOfLengthOne() throws {
        #expect(try checked([[0.6, 0.8], [1.0005, 0]]) == [[0.6, 0.8], [1.0005, 0]])
    }

    @Test(arguments: [[3, 4], [0.0003, 0.0004], [30_000, 40_000]] as [[Float]])
    func normalisesAVectorOfAnotherLength(vector: [Float]) throws {
        let vector = try #require(try checked([vector]).first)
        #expect(abs(vector[0] - 0.6) < 1e-6)
        #expect(abs(vector[1] - 0.8) < 1e-6)
    }

    @Test(
        arguments: [
            [], [0, 0], [1e-8, 0], [1e8, 0], [.nan, 1], [.infinity, 0], [-.infinity, .infinity],
            Array(repeating: 0.01, count: 8_193),
        ] as [[Float]])
    func refusesAVectorThatMeansNothing(vector: [Float]) throws {
        let error = try #require(throws: ModelError.self) { try checked([vector]) }
        #expect(error.code == .malformed)
    }

    @Test func refusesAnotherDimension() throws {
        for (vectors, dimension) in [([[1, 0], [1, 0, 0]], nil), ([[1, 0]], 3)] as [([[Float]], Int?)] {
            let error = try #require(throws: ModelError.self) { try checked(vectors, dimension: dimension) }
            #expect(error.code == .malformed)
            #expect(error.message.contains("dimensions where"))
        }
    }

    @Test func refusesAnotherNumberOfVectors() throws {
        for count in [0, 1, 3] {
            let error = try #require(throws: ModelError.self) { try checked([[1, 0], [0, 1]], count: count) }
            #expect(error.code == .malformed)
        }
    }
}
