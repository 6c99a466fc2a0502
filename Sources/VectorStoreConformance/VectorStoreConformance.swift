public import LibriRAG

/// What every vector store must do: give it a way to make an empty store of yours, in your own tests, and expect no violations.
///
///     #expect(await VectorStoreConformance.violations { space in try MyVectorStore(space: space) } == [])
///
/// The stores are small enough that an approximate index finds the same as an exact one.
public enum VectorStoreConformance {
    /// Something that a store must do.
    public enum Rule: String, Sendable, CaseIterable {
        /// A new store is empty, and says so without an error.
        case empty
        /// Vectors come in order of their cosine, with the cosine as similarity.
        case ranking
        /// Equally near vectors come in order of their identifiers.
        case ties
        /// No more vectors than asked for, and no error for more than there are, or for none.
        case limit
        /// A vector under an identifier that is there replaces the other one.
        case replacing
        /// Removed vectors are not found, and removing what is not there is no error.
        case removing
        /// Any text is an identifier, and comes back as it is.
        case identifiers
        /// Vectors of another dimension, of another length or of no numbers are refused, and nothing is kept of the question.
        case refusal
        /// A thousand vectors in one question.
        case many
        /// Many tasks at once.
        case crowd
    }

    /// What stores do not do as they must, each beginning with the name of its rule; nothing when all is well.
    ///
    /// - Parameter makeStore: Makes a store of the given space, which holds nothing. It is called for each rule.
    public static func violations(
        of makeStore: @Sendable (VectorSpace) async throws -> any VectorStore
    ) async -> [String] {
        var violations: [String] = []
        for rule in Rule.allCases {
            violations += await Self.violations(against: rule, of: makeStore).map { "\(rule.rawValue): \($0)" }
        }
        return violations
    }

    /// What stores do not do as one rule says.
    public static func violations(
        against rule: Rule, of makeStore: @Sendable (VectorSpace) async throws -> any VectorStore
    ) async -> [String] {
        do {
            let store = try await makeStore(space)
            guard store.space == space else { return ["the store is of another space than it was made for"] }
            return switch rule {
            case .empty: try await faultsWhenEmpty(store)
            case .ranking: try await faultsOfRanking(store)
            case .ties: try await faultsOfTies(store)
            case .limit: try await faultsOfLimit(store)
            case .replacing: try await faultsOfReplacing(store)
            case .removing: try await faultsOfRemoving(store)
            case .identifiers: try await faultsOfIdentifiers(store)
            case .refusal: try await faultsOfRefusal(store)
            case .many: try await faultsOfMany(store)
            case .crowd: try await faultsOfCrowd(store)
            }
        } catch {
            return ["it ends in the error \"\(error)\""]
        }
    }

    /// Not a multiple of what processors compute with at once.
    static let space = VectorSpace(model: "conformance", dimension: 23)
    /// Of 32-bit numbers that went through text and back.
    static let tolerance: Float = 1e-4

    /// Vectors `v000`, `v001` … that are always the same.
    static func samples(_ count: Int, seed: UInt64 = 1) -> [String: [Float]] {
        var generator = SampleGenerator(seed: seed)
        var samples: [String: [Float]] = [:]
        for index in 0..<count {
            samples["v\(String(repeating: "0", count: max(0, 3 - "\(index)".count)))\(index)"] = generator.unitVector(
                space.dimension)
        }
        return samples
    }

    /// The vector along one of the axes.
    static func axis(_ index: Int) -> [Float] { (0..<space.dimension).map { $0 == index ? 1 : 0 } }

    /// In double precision.
    static func cosine(_ first: [Float], _ second: [Float]) -> Double {
        func product(_ a: [Float], _ b: [Float]) -> Double { zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) } }
        return product(first, second) / (product(first, first) * product(second, second)).squareRoot()
    }
}
