import Foundation
import LibriAssist

/// Answers a stream of JSON requests, one line each, in order.
enum JSONLines {
    /// What identifies a request, so that an error can be told apart by more than its place.
    private struct ErrorLine: Codable {
        var id: String?
        var conversation: String?
        var error: String?
    }

    /// Reads requests from standard input until it ends.
    ///
    /// A line that is no request, or that a neighbour did not answer, is answered by `{"error"}` in its place; the others
    /// are still answered.
    ///
    /// - Throws: ``Failure`` at the end when a line was no request.
    static func answer<Request: Decodable>(
        _ type: Request.Type, example: String, _ answer: (Request) async throws -> any Encodable
    ) async throws {
        var number = 0
        var bad = 0
        var unavailable = 0
        for line in LineReader() {
            number += 1
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            do {
                guard let request = try? JSONDecoder().decode(Request.self, from: line) else {
                    throw Failure(.badData, "this is not a request such as \(example)")
                }
                Terminal.output.line(try WireJSON.encode(try await answer(request)))
            } catch {
                guard let failure = Failure(error), [.badData, .unavailable].contains(failure.code) else { throw error }
                if failure.code == .badData { bad += 1 } else { unavailable += 1 }
                var answer = (try? JSONDecoder().decode(ErrorLine.self, from: line)) ?? ErrorLine()
                answer.error = "Line \(number): \(failure.message)"
                Terminal.output.line(try WireJSON.encode(answer))
            }
        }
        if unavailable > 0 {
            throw Failure(
                .unavailable, "\(unavailable) of \(number) lines could not be answered; see \"error\" in the output.")
        }
        if bad > 0 {
            throw Failure(.badData, "\(bad) of \(number) lines could not be answered; see \"error\" in the output.")
        }
    }
}
