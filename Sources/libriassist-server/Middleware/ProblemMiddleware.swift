import HTTPTypes
import Hummingbird
import LibriAssist
import Logging

/// Answers every failure with a problem (RFC 9457), and logs the unknown ones with their cause.
struct ProblemMiddleware: RouterMiddleware {
    let logger: Logger

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch let problem as Problem {
            return .problem(problem)
        } catch let error as HTTPError {
            return .problem(
                Problem(
                    status: error.status.code, title: error.status.reasonPhrase,
                    detail: "Nothing is there; /docs tells what there is.")
            )
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            logger.error(
                "A request failed", metadata: ["cause": "\(FailureCause(error))", "request": "\(context.id)"])
            return .problem(
                Problem(
                    status: 500, title: "Internal error",
                    detail: "Something failed. Quote \(context.id) when you report it.")
            )
        }
    }
}
