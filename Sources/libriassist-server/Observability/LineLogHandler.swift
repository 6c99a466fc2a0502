import Foundation
import LibriAssist
import Logging

/// Writes log lines for people or for programs; what came from outside cannot begin a line of its own or move a cursor.
struct LineLogHandler: LogHandler {
    typealias Format = LibriConfiguration.Server.LogFormat

    let format: Format
    /// Where lines go, each with its line break.
    let write: @Sendable (String) -> Void
    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()
    var metadataProvider: Logger.MetadataProvider?

    init(format: Format, write: @escaping @Sendable (String) -> Void = Self.standardError) {
        self.format = format
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }.merging(event.metadata ?? [:]) { $1 }
        let fields = all.map { (name: $0.key, value: Self.plain("\($0.value)")) }.sorted { $0.name < $1.name }
        let time = Date().formatted(.iso8601)
        let message = Self.plain("\(event.message)")
        switch format {
        case .human:
            let pairs = fields.map { " \($0.name)=\($0.value)" }.joined()
            write("\(time) \(event.level) \(message)\(pairs)\n")
        case .json:
            var object = Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
            // The handler's own names go before those of the metadata.
            object.merge(["time": time, "level": "\(event.level)", "message": message]) { $1 }
            let line = (try? WireJSON.encode(object)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
            write(line + "\n")
        }
    }

    private static let longestValue = 500

    /// A text on one line, without control characters and bounded.
    private static func plain(_ text: String) -> String {
        let oneLine = text.split(whereSeparator: \.isNewline).joined(separator: " ").withoutInvisibleCharacters()
        return String(oneLine.replacing("\t", with: " ").prefix(longestValue))
    }

    @Sendable private static func standardError(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    }
}
