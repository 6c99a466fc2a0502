import LibriRAG
import Synchronization
import VectorStoreConformance

/// A plain store that does something as it must not.
final class FaultyVectorStore: VectorStore {
    enum Fault: String, CaseIterable {
        case startsFilled, failsWhenEmpty, ranksByFirstComponent, givesDistances, ordersTiesBackwards, ignoresLimit
        case failsBeyondCount, keepsOldVectors, appends, removesNothing, failsAtUnknown, foldsCase, cutsIdentifiers
        case comparesBytes, takesOtherDimensions, takesOtherLengths, takesNoNumbers, keepsHalf, takesHundred
        case losesInCrowd

        /// The rule that it breaks.
        var rule: VectorStoreConformance.Rule {
            switch self {
            case .startsFilled, .failsWhenEmpty: .empty
            case .ranksByFirstComponent, .givesDistances: .ranking
            case .ordersTiesBackwards: .ties
            case .ignoresLimit, .failsBeyondCount: .limit
            case .keepsOldVectors, .appends: .replacing
            case .removesNothing, .failsAtUnknown: .removing
            case .foldsCase, .cutsIdentifiers, .comparesBytes: .identifiers
            case .takesOtherDimensions, .takesOtherLengths, .takesNoNumbers, .keepsHalf: .refusal
            case .takesHundred: .many
            case .losesInCrowd: .crowd
            }
        }
    }

    typealias Item = (identifier: String, vector: [Float])

    let space: VectorSpace
    private let fault: Fault?
    private let items: Mutex<[Item]>

    init(_ space: VectorSpace, _ fault: Fault?) {
        self.space = space
        self.fault = fault
        let old: Item = ("old", (0..<space.dimension).map { $0 == 0 ? 1 : 0 })
        items = Mutex(fault == .startsFilled ? [old] : [])
    }

    func upsert(_ vectors: [String: [Float]]) async throws(ModelError) {
        if fault == .takesHundred, vectors.count > 100 { throw ModelError(.tooLarge, "too many") }
        var accepted: [Item] = []
        do throws(ModelError) {
            for (identifier, vector) in vectors.sorted(by: { $0.key > $1.key }) {
                try check(vector)
                accepted.append((stored(identifier), vector))
            }
        } catch {
            if fault == .keepsHalf { items.withLock { $0 = merged($0, accepted) } }
            throw error
        }
        guard fault == .losesInCrowd else { return items.withLock { $0 = merged($0, accepted) } }
        let before = items.withLock { $0 }
        try? await Task.sleep(for: .milliseconds(1))
        items.withLock { $0 = merged(before, accepted) }
    }

    func remove(_ identifiers: Set<String>) async throws(ModelError) {
        let names = identifiers.map(stored)
        let isUnknown = items.withLock { items in
            names.contains { name in !items.contains { isSame($0.identifier, name) } }
        }
        if fault == .failsAtUnknown, isUnknown { throw ModelError(.missing, "not there") }
        guard fault != .removesNothing else { return }
        items.withLock { items in items.removeAll { item in names.contains { isSame($0, item.identifier) } } }
    }

    func identifiers() async throws(ModelError) -> Set<String> { Set(items.withLock { $0.map(\.identifier) }) }

    func nearest(to vector: [Float], limit: Int) async throws(ModelError) -> [VectorMatch] {
        try check(vector)
        let items = items.withLock { $0 }
        if fault == .failsWhenEmpty, items.isEmpty { throw ModelError(.missing, "empty") }
        if fault == .failsBeyondCount, limit > items.count { throw ModelError(.malformed, "too many") }
        let matches = items.map { VectorMatch(identifier: $0.identifier, similarity: similarity($0.vector, vector)) }
            .sorted { first, second in
                guard first.similarity == second.similarity else { return first.similarity > second.similarity }
                return (first.identifier < second.identifier) != (fault == .ordersTiesBackwards)
            }
            .prefix(fault == .ignoresLimit ? items.count : max(0, limit))
        guard fault == .givesDistances else { return Array(matches) }
        return matches.map { VectorMatch(identifier: $0.identifier, similarity: 1 - $0.similarity) }
    }

    private func check(_ vector: [Float]) throws(ModelError) {
        let isNumber = vector.allSatisfy(\.isFinite)
        let isUnit = abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 0.01
        guard vector.count == space.dimension || fault == .takesOtherDimensions,
            isNumber || fault == .takesNoNumbers, isUnit || !isNumber || fault == .takesOtherLengths
        else { throw ModelError(.malformed, "refused") }
    }

    private func stored(_ identifier: String) -> String {
        switch fault {
        case .foldsCase: identifier.lowercased()
        case .cutsIdentifiers: String(identifier.prefix(64))
        default: identifier
        }
    }

    private func isSame(_ first: String, _ second: String) -> Bool {
        fault == .comparesBytes ? first.utf8.elementsEqual(second.utf8) : first == second
    }

    private func merged(_ items: [Item], _ new: [Item]) -> [Item] {
        var items = items
        for item in new {
            guard let place = items.firstIndex(where: { isSame($0.identifier, item.identifier) }), fault != .appends
            else {
                items.append(item)
                continue
            }
            if fault != .keepsOldVectors { items[place] = item }
        }
        return items
    }

    private func similarity(_ first: [Float], _ second: [Float]) -> Float {
        guard fault != .ranksByFirstComponent else { return first.first ?? 0 }
        return min(1, max(-1, zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }))
    }
}
