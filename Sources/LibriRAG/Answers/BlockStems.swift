import Synchronization

/// The stems of titles and blocks that were quoted from: the same ones are asked for again and again, and finding their stems
/// is most of the work of choosing a quotation.
///
/// Only words of documents are kept, never those of a question. Where there are very many blocks, it begins anew.
final class BlockStems: Sendable {
    private let analyzers: Analyzers
    private let known = Mutex(PerLanguage<[String: Set<String>]>(french: [:], english: [:]))

    init(analyzers: Analyzers) { self.analyzers = analyzers }

    /// The distinct stems of a block.
    func stems(of block: String, _ language: Language) -> Set<String> {
        if let stems = known.withLock({ $0[language][block] }) { return stems }
        let stems = Set(analyzers[language].analyse(block).stems)
        known.withLock { known in
            if known[language].count >= Self.most { known[language] = [:] }
            known[language][block] = stems
        }
        return stems
    }

    private static let most = 2_000
}
