/// Keeps what customers think of replies, so that the shop knows which answers to mend.
///
/// An implementation must have kept the feedback when it returns: one for each reply, the latest. It must be bounded,
/// whatever is sent, and keep nothing of who sent it, nor of the conversation.
public protocol FeedbackLog: Sendable {
    /// Keeps feedback; it replaces what was said of the same reply before.
    ///
    /// - Throws: ``FeedbackLogError`` when it cannot be kept at the moment.
    func record(_ feedback: Feedback) async throws(FeedbackLogError)
}
