import HTTPTypes
import Hummingbird
import LibriAssist

/// `POST /api/feedback`
struct FeedbackRoutes: Sendable {
    let log: any FeedbackLog
    let scrubber: CommentScrubber
    let limits: ServerLimits

    private static let example = #"{"replyId":"7c0d9a54-3f0e-4f43-9d55-0c1b1f6f2a11","helpful":true}"#

    func add(to router: Router<ServerContext>) {
        router.post("api/feedback") { request, context in
            var request = request
            let sent = try await RequestBody.decode(
                FeedbackRequest.self, from: &request, limit: limits.bodyBytes, example: Self.example)
            do {
                let feedback = try Feedback(
                    replyID: sent.replyId, isHelpful: sent.helpful, comment: sent.comment, scrubber: scrubber)
                try await Deadline(time: limits.requestTime, eventLoop: context.eventLoop).within {
                    try await log.record(feedback)
                }
            } catch let error as FeedbackError {
                throw Problem(status: 400, title: "Feedback refused", detail: error.message)
            } catch is FeedbackLogError {
                throw Problem(
                    status: 503, title: "Unavailable",
                    detail: "Feedback cannot be kept at the moment. Try again later.")
            }
            return Response(status: .noContent, headers: [.cacheControl: "no-store"])
        }
    }
}
