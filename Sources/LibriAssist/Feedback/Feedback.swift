import Foundation

/// What a customer thinks of a reply, as it may be kept.
///
/// Its comment is scrubbed as it is made: there is no way to one that holds what was typed.
public struct Feedback: Sendable, Equatable {
    /// The reply's identifier.
    public let replyID: String
    /// Whether the reply helped.
    public let isHelpful: Bool
    /// What the customer wrote about it, without what is personal; nothing where nothing of it is left.
    public let comment: String?

    /// The most characters that a comment may have.
    public static let maximumCommentLength = 1_000

    /// Takes a customer's feedback.
    ///
    /// - Parameters:
    ///   - replyID: The reply's identifier, a UUID (RFC 9562). Whether there was such a reply is not asked: any of several
    ///     servers may have given it.
    ///   - isHelpful: Whether the reply helped.
    ///   - comment: What the customer wrote about it, as typed.
    ///   - scrubber: Takes what is personal out of the comment.
    /// - Throws: ``FeedbackError`` when the identifier is none or the comment too long.
    public init(
        replyID: String, isHelpful: Bool, comment: String? = nil, scrubber: CommentScrubber
    ) throws(FeedbackError) {
        guard replyID.utf8.count == Self.identifierLength, let id = UUID(uuidString: replyID) else { throw .noReplyID }
        // Counting scalars bounds floods of combining characters, which are one Character.
        guard comment?.unicodeScalars.count ?? 0 <= Self.maximumCommentLength else { throw .tooLong }
        self.replyID = id.uuidString.lowercased()
        self.isHelpful = isHelpful
        self.comment = comment.flatMap(scrubber.scrub)
    }

    private static let identifierLength = 36
}

/// Feedback cannot be taken.
public struct FeedbackError: Error, Equatable, CustomStringConvertible {
    /// Why.
    public struct Code: Sendable, Hashable {
        private let name: String
        /// The reply's identifier is none.
        public static let noReplyID = Code(name: "noReplyID")
        /// The comment has too many characters.
        public static let tooLong = Code(name: "tooLong")
    }

    /// Why.
    public let code: Code
    /// What is wrong and what to do; nothing of the feedback itself.
    public let message: String

    /// The message.
    public var description: String { message }

    static let noReplyID = FeedbackError(
        code: .noReplyID, message: "\"replyId\" is not a reply's identifier. Send the \"id\" of a reply as it came.")

    static let tooLong = FeedbackError(
        code: .tooLong,
        message: "The comment is too long: at most \(Feedback.maximumCommentLength) characters. Shorten it.")
}
