import Foundation
import LibriAssist
import Logging
import Synchronization
import Testing

@testable import libriassist_server

@Suite struct LineLogHandlerTests {
    /// What was written.
    private final class Lines: Sendable {
        private let text = Mutex("")
        var value: String { text.withLock { $0 } }
        func add(_ line: String) { text.withLock { $0 += line } }
    }

    private let lines = Lines()

    private func logger(_ format: LibriConfiguration.Server.LogFormat) -> Logger {
        Logger(label: "test") { [lines] _ in LineLogHandler(format: format) { lines.add($0) } }
    }

    private static let hostile = "a\nb\u{1B}[31m\u{202E}c\u{2028}d\r\u{0}e\t"

    @Test func aLineForPeopleIsOneLine() {
        logger(.human).warning("Something \(Self.hostile)", metadata: ["key": "\(Self.hostile)", "also": "1"])
        let line = lines.value
        #expect(line.hasSuffix("\n") && line.dropLast().allSatisfy { !$0.isNewline })
        #expect(line.unicodeScalars.dropLast().allSatisfy { !$0.properties.generalCategory.isInvisible })
        #expect(line.contains(" warning Something a b") && line.contains(" also=1 key="))
    }

    @Test func aLineForProgramsIsAnObject() throws {
        logger(.json).error(
            "Some \"thing\" \(Self.hostile)", metadata: ["message": "forged", "level": "forged", "n": "1"])
        let line = lines.value
        #expect(line.hasSuffix("\n") && line.count { $0.isNewline } == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        #expect(Set(object.keys) == ["time", "level", "message", "n"])
        #expect(object["level"] == "error" && object["message"]?.hasPrefix("Some \"thing\" a b") == true)
        #expect(try Date(object["time"] ?? "", strategy: .iso8601).timeIntervalSinceNow < 1)
    }

    @Test func aLineIsBounded() {
        logger(.human).info("\(String(repeating: "e\u{301}", count: 100_000))")
        #expect(lines.value.utf8.count < 4_096)
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isInvisible: Bool { [.control, .format, .lineSeparator, .paragraphSeparator].contains(self) }
}
