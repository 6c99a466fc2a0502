import Logging
import Synchronization

/// What is logged.
final class LogLines: LogHandler, @unchecked Sendable {
    // Never changed: loggers are not configured further here.
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace
    private let lines = Record<String>()

    var all: [String] { lines.all }
    var logger: Logger { Logger(label: "test") { _ in self } }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { lines.add("\(event.level) \(event.message) \(event.metadata ?? [:])") }
}
