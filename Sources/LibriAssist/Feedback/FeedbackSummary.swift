/// What customers thought of the replies.
public struct FeedbackSummary: Sendable, Equatable, Encodable {
    /// How replies were judged on one day.
    public struct Day: Sendable, Equatable, Encodable {
        /// The day, on the shop's calendar.
        public var day: LocalDate
        /// The replies that helped.
        public var helpful: Int
        /// The replies that did not.
        public var notHelpful: Int
    }

    /// What a customer wrote about a reply.
    public struct Comment: Sendable, Equatable, Encodable {
        /// The day, on the shop's calendar.
        public var day: LocalDate
        /// Whether the reply helped.
        public var helpful: Bool
        /// The reply's identifier.
        public var replyId: String
        /// The comment, without what is personal.
        public var comment: String
    }

    /// The replies that helped, over all days.
    public var helpful: Int { days.reduce(0) { $0 + $1.helpful } }
    /// The replies that did not, over all days.
    public var notHelpful: Int { days.reduce(0) { $0 + $1.notHelpful } }
    /// The days on which something was said, the newest first.
    public var days: [Day] = []
    /// The comments, the newest first.
    public var comments: [Comment] = []

    private enum Key: String, CodingKey { case helpful, notHelpful, days, comments }

    /// Encodes the sums with the rest.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(helpful, forKey: .helpful)
        try container.encode(notHelpful, forKey: .notHelpful)
        try container.encode(days, forKey: .days)
        try container.encode(comments, forKey: .comments)
    }
}
