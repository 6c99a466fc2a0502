/// Some concepts.
struct ConceptSet: Sendable, Hashable, ExpressibleByArrayLiteral {
    private var bits: UInt128 = 0

    init() {}

    init(arrayLiteral concepts: Concept...) {
        for concept in concepts { insert(concept) }
    }

    mutating func insert(_ concept: Concept) { bits |= 1 << UInt128(concept.rawValue) }

    mutating func remove(_ concept: Concept) { bits &= ~(1 << UInt128(concept.rawValue)) }

    mutating func formUnion(_ other: ConceptSet) { bits |= other.bits }

    func union(_ other: ConceptSet) -> ConceptSet {
        var all = self
        all.formUnion(other)
        return all
    }

    func contains(_ concept: Concept) -> Bool { bits & (1 << UInt128(concept.rawValue)) != 0 }

    /// Whether every one of the others is here.
    func contains(all others: ConceptSet) -> Bool { bits & others.bits == others.bits }

    /// Whether one of the others is here.
    func contains(anyOf others: ConceptSet) -> Bool { bits & others.bits != 0 }

    func intersection(_ other: ConceptSet) -> ConceptSet {
        var shared = self
        shared.bits &= other.bits
        return shared
    }

    func subtracting(_ other: ConceptSet) -> ConceptSet {
        var rest = self
        rest.bits &= ~other.bits
        return rest
    }

    var isEmpty: Bool { bits == 0 }

    var count: Int { bits.nonzeroBitCount }

    /// The concepts, for reasons that people read.
    var concepts: [Concept] { Concept.allCases.filter(contains) }
}

extension ConceptSet {
    /// What makes a column one that nobody is shown, whatever else its name says.
    static let `private`: ConceptSet = [.email, .phone, .address, .secret, .bank, .birth, .comment, .margin, .cost]

    /// What makes a table something else than the shop's orders, or than a part of them.
    static let aside: ConceptSet = [.archive, .backup, .test, .staging, .report, .draft, .old]
}
