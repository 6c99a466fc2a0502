import Foundation
import LibriAssist
import LibriTestSupport
import Logging
import Synchronization
import Testing

@testable import libriassist_server

@Suite final class RetentionScheduleTests {
    private let folder: TemporaryFolder
    private let state: StateFolder
    private let kept: KeptData
    private let lines = Lines()

    /// What is logged.
    private final class Lines: LogHandler, @unchecked Sendable {
        // Never changed: loggers are not configured further here.
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) {
            lines.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
        }
    }

    init() throws {
        folder = try TemporaryFolder()
        state = StateFolder(url: URL(fileURLWithPath: folder.path("state"), isDirectory: true))
        kept = KeptData(configuration: LibriConfiguration(), state: state)
    }

    private var schedule: RetentionSchedule {
        RetentionSchedule(
            retention: Retention(configuration: LibriConfiguration(), state: state),
            logger: Logger(label: "test") { [lines] _ in lines })
    }

    @Test func purgesAtTheStart() async throws {
        let door = try await kept.write(daysAgo: 182)
        let running = Task { [schedule] in try await schedule.run() }
        while try !kept.found(KeptData.canaries).isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        running.cancel()
        try await running.value
        #expect(try kept.found(KeptData.keepers) == KeptData.keepers)
        withExtendedLifetime(door) {}
    }

    @Test func tellsWhatItRemovedAndWhatItCouldNot() async throws {
        let door = try await kept.write(daysAgo: 182)
        try folder.write(String(repeating: "rubbish ", count: 1_000), to: "state/feedback.sqlite")
        #expect(await !schedule.purge(rebuilding: true))
        #expect(lines.all.count == 3)
        #expect(lines.all.filter { $0.hasPrefix("notice What was past its time was removed") }.count == 2)
        let error = lines.all.first { $0.hasPrefix("error What is past its time cannot be removed") }
        #expect(error?.contains("it is damaged") == true)
        #expect(!lines.all.contains { line in KeptData.canaries.contains { line.contains($0) } })
        try FileManager.default.removeItem(atPath: state.feedback)
        #expect(await schedule.purge(rebuilding: false))
        withExtendedLifetime(door) {}
    }
}
