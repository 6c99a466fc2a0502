import Foundation
import LibriAssist
import Logging
import Synchronization

/// Writes log lines for people or for programs; what came from outside cannot begin a line of its own or move a cursor.
struct LineLogHandler: LogHandler {
    typealias Format = LibriConfiguration.Server.LogFormat

    let format: Format
    /// Where lines go, each with its line break.
    let write: @Sendable (String) -> Void
    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()
    var metadataProvider: Logger.MetadataProvider?

    init(format: Format, write: @escaping @Sendable (String) -> Void) {
        self.format = format
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata
        if let provided = metadataProvider?.get() { fields.merge(provided) { $1 } }
        if let own = event.metadata { fields.merge(own) { $1 } }
        let time = LogTime.now
        let message = Self.plain("\(event.message)")
        switch format {
        case .human:
            let pairs = fields.keys.sorted().map { " \($0)=\(Self.plain("\(fields[$0] ?? "")"))" }.joined()
            write("\(time) \(event.level) \(message)\(pairs)\n")
        case .json:
            var object = fields.mapValues { Self.plain("\($0)") }
            // The handler's own names go before those of the metadata.
            object.merge(["time": time, "level": "\(event.level)", "message": message]) { $1 }
            let line = (try? WireJSON.encode(object)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
            write(line + "\n")
        }
    }

    private static let longestValue = 500

    /// A text on one line, without control characters and bounded.
    private static func plain(_ text: String) -> String {
        // Nearly every value is a word of the program.
        if text.utf8.count <= longestValue, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        let oneLine = text.split(whereSeparator: \.isNewline).joined(separator: " ").withoutInvisibleCharacters()
        return String(oneLine.replacing("\t", with: " ").prefix(longestValue))
    }
}

/// The time of a log line, written once a second: a busy server has thousands of lines in each.
private enum LogTime {
    private static let latest = Mutex((second: 0, text: ""))

    /// The second, in UTC (ISO 8601).
    static var now: String {
        let second = time(nil)
        return latest.withLock { latest in
            if latest.second != second {
                latest = (second, Date(timeIntervalSince1970: TimeInterval(second)).formatted(.iso8601))
            }
            return latest.text
        }
    }
}
