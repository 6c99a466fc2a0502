import LibriRAG
import Testing
import VectorStoreConformance

/// The kit itself: it finds no fault in a store that does all as it must, and each fault in one that does not.
@Suite struct VectorStoreConformanceTests {
    typealias Rule = VectorStoreConformance.Rule

    private static func broken(by fault: FaultyVectorStore.Fault) async -> Set<Rule> {
        let violations = await VectorStoreConformance.violations { FaultyVectorStore($0, fault) }
        return Set(violations.compactMap { $0.split(separator: ":").first.flatMap { Rule(rawValue: String($0)) } })
    }

    @Test func aRightStoreViolatesNothing() async {
        #expect(await VectorStoreConformance.violations { FaultyVectorStore($0, nil) } == [])
    }

    @Test(arguments: FaultyVectorStore.Fault.allCases)
    func everyFaultIsFound(_ fault: FaultyVectorStore.Fault) async {
        #expect(await Self.broken(by: fault).contains(fault.rule), "\(fault)")
    }

    @Test func everyRuleHasAFaultThatBreaksIt() {
        #expect(Set(FaultyVectorStore.Fault.allCases.map(\.rule)) == Set(Rule.allCases))
    }

    @Test func aStoreThatCannotBeMadeViolatesEveryRule() async {
        let violations = await VectorStoreConformance.violations { _ in throw ModelError(.unavailable, "no such thing")
        }
        #expect(violations.count == Rule.allCases.count)
        #expect(violations.allSatisfy { $0.contains("no such thing") })
    }
}
