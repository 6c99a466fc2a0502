/// The body of `POST /api/feedback`.
package struct FeedbackRequest: Codable, Sendable, Equatable {
    package var replyId: String
    package var helpful: Bool
    package var comment: String?

    package init(replyId: String, helpful: Bool, comment: String? = nil) {
        self.replyId = replyId
        self.helpful = helpful
        self.comment = comment
    }
}
