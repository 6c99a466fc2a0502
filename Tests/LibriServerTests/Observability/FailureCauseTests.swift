import Foundation
import Testing

@testable import libriassist_server

@Suite struct FailureCauseTests {
    private enum Failure: Error {
        case plain
        case telling(name: String)
    }

    private struct Quoting: Error {
        let message: String
    }

    @Test func namesTypeCaseAndCodeAlone() throws {
        #expect(FailureCause(Failure.plain).description.hasSuffix("Failure.plain"))
        #expect(FailureCause(Failure.telling(name: "Zorglub")).description.hasSuffix("Failure.telling"))
        #expect(FailureCause(Quoting(message: "Zorglub")).description.hasSuffix("Quoting"))
        #expect(FailureCause(POSIXError(.ENOSPC)).description.hasSuffix("POSIXError 28"))
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([String: Int].self, from: Data(#"{"Zorglub": "x"}"#.utf8))
        }
        let cause = FailureCause(try #require(error)).description
        #expect(cause.hasSuffix("DecodingError.typeMismatch") && !cause.contains("Zorglub"))
    }
}
