package import Foundation

/// How a knowledge store stands, as `knowledge status --json` prints it.
package struct KnowledgeStatusReport: Encodable, Sendable {
    /// What is there, by language: `fr`, `en`.
    package struct Counts: Encodable, Sendable, Equatable {
        package var documents: Int
        package var passages: Int

        package init(documents: Int, passages: Int) {
            self.documents = documents
            self.passages = passages
        }
    }

    /// A file or folder that could not be read, or not all of it.
    package struct Problem: Encodable, Sendable, Equatable {
        package var path: String
        package var message: String
    }

    /// The questions that the documents did not answer.
    package struct Unanswered: Encodable, Sendable {
        package var inLast30Days: Int
        package var top: [UnansweredTopic]

        package init(inLast30Days: Int, top: [UnansweredTopic]) {
            self.inLast30Days = inLast30Days
            self.top = top
        }
    }

    package var store: String
    package var bytes: Int
    package var madeAt: Date?
    package var documents: Int
    package var passages: Int
    package var languages: [String: Counts]
    package var problems: [Problem]
    /// What was left out of documents that were read.
    package var warnings: [Problem]
    /// Absent where the sources cannot be looked at.
    package var changes: KnowledgeChanges?
    package var unanswered: Unanswered?

    package init(_ content: KnowledgeContent, store: String) {
        self.store = store
        // The store is written once and then renamed, so that the file's date is that of its making.
        let attributes = try? FileManager.default.attributesOfItem(atPath: store)
        bytes = (attributes?[.size] as? UInt64).map(Int.init) ?? 0
        madeAt = attributes?[.modificationDate] as? Date
        let all = content.collection.passages.map(\.passage)
        passages = all.count
        documents = Set(all.map(\.document)).count
        languages = Dictionary(grouping: all, by: \.language.rawValue).mapValues { passages in
            Counts(documents: Set(passages.map(\.document)).count, passages: passages.count)
        }
        problems = content.sources.compactMap { source in
            source.problem.map { Problem(path: source.path, message: $0) }
        }
        warnings = content.sources.flatMap { source in
            source.warnings.map { Problem(path: source.path, message: $0) }
        }
    }
}
