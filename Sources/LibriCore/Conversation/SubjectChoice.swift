public import Foundation

/// Subjects between which a customer was asked to choose, with the question that the chosen one shall answer.
public struct SubjectChoice: Sendable, Equatable, Codable {
    /// A subject: a document that may be meant.
    public struct Subject: Sendable, Equatable, Codable {
        /// What the customer reads, and may say to choose it.
        public var title: String
        /// The document's identifier.
        public var document: String

        /// Creates a subject.
        public init(title: String, document: String) {
            self.title = title
            self.document = document
        }
    }

    /// The question, redacted.
    public var question: String
    /// What was offered, in order.
    public var subjects: [Subject]
    /// When it was offered.
    public var offeredAt: Date

    /// The most characters that are kept of a question or title: the sealed conversation has to stay small.
    private static let longestText = 500

    /// Creates a choice; overlong texts are cut.
    public init(question: String, subjects: [Subject], offeredAt: Date) {
        self.question = String(question.unicodeScalars.prefix(Self.longestText))
        self.subjects = subjects.map { subject in
            Subject(
                title: String(subject.title.unicodeScalars.prefix(Self.longestText / 2)), document: subject.document)
        }
        self.offeredAt = offeredAt
    }
}
