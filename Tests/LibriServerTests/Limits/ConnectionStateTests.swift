import NIOHTTP1
import Testing

@testable import libriassist_server

/// What a connection waits for, without sockets.
@Suite final class ConnectionStateTests {
    private var state = ConnectionState()

    private func begin(
        _ version: HTTPVersion = .http1_1, _ headers: HTTPHeaders = [:]
    ) -> HTTPRequestHead {
        state.arriving = .headers
        var head = HTTPRequestHead(version: version, method: .POST, uri: "/", headers: headers)
        state.begin(&head, longestBody: 100)
        return head
    }

    private func answer(_ headers: HTTPHeaders = [:]) -> HTTPResponseHead {
        var head = HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)
        state.answer(&head)
        state.answerEnd()
        return head
    }

    private func tellsToGoOn() -> Bool { state.takesContinue() }

    @Test func waitsForOneThingAfterTheOther() {
        #expect(state.awaited == .headers(of: 1))
        _ = begin()
        #expect(state.awaited == .body(of: 1))
        state.receiveEnd()
        #expect(state.awaited == .answer)
        #expect(answer().headers["connection"].isEmpty)
        #expect(state.awaited == .request(after: 1))
        state.taken()
        #expect(state.awaited == .request(after: 1))
        // The next one is another wait, whose time begins anew.
        state.arriving = .headers
        #expect(state.awaited == .headers(of: 2))
    }

    @Test func theTimeToLeaveBeginsWhenTheLastAnswerIsTaken() {
        _ = begin()
        state.receiveEnd()
        _ = begin(.http1_1, ["Connection": "close"])
        state.receiveEnd()
        #expect(state.awaited == .answer)
        #expect(answer().headers["connection"].isEmpty, "the first answer is not the last")
        #expect(answer().headers["connection"] == ["close"])
        #expect(state.awaited == .taking)
        state.taken()
        #expect(state.awaited == .taking)
        state.taken()
        #expect(state.awaited == .leave)
    }

    @Test func anAnswerBeforeTheBodyWaitsForTheBodyNoLonger() {
        _ = begin(.http1_1, ["Content-Length": "50"])
        _ = answer()
        #expect(state.awaited == .body(of: 1), "what is left of it has its time")
        state.receiveEnd()
        #expect(state.awaited == .request(after: 1))
    }

    @Test func anOldClientIsAnsweredOnce() {
        #expect(begin(.http1_0).headers["connection"] == ["close"])
        state.receiveEnd()
        let head = answer(["Transfer-Encoding": "chunked"])
        #expect(head.version == .http1_0 && head.headers["transfer-encoding"].isEmpty)
        #expect(state.isLast)
    }

    @Test(arguments: [
        ("1", true), ("100", true), ("101", false), ("0", false), ("99999999999999999999", false), ("x", false),
    ])
    func aClientIsToldToGoOnWhereItsBodyWillBeRead(length: String, isTold: Bool) {
        _ = begin(.http1_1, ["Expect": "100-continue", "Content-Length": length])
        #expect([tellsToGoOn(), tellsToGoOn()] == [isTold, false], "told once")
    }

    @Test func nobodyIsToldToGoOnWhoDoesSo() {
        _ = begin(.http1_1, ["Expect": "100-continue", "Content-Length": "5"])
        state.receive()
        #expect(!tellsToGoOn())
    }
}
