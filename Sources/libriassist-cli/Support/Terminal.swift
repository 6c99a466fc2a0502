import Foundation

/// One of the two output streams; colour only where a person looks and has not refused it.
struct Terminal: Sendable {
    private let descriptor: Int32

    static let output = Terminal(descriptor: STDOUT_FILENO)
    static let error = Terminal(descriptor: STDERR_FILENO)

    /// Whether a person looks at the stream.
    var isInteractive: Bool { isatty(descriptor) == 1 }

    /// Whether colour is wanted (https://no-color.org).
    private var hasColour: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isInteractive && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// Writes a line at once.
    func line(_ text: String) { write(Data((Self.harmless(text) + "\n").utf8)) }

    /// Writes a line of bytes at once.
    func line(_ data: Data) { write(data + Data("\n".utf8)) }

    /// Writes a text without ending the line.
    func text(_ text: String) { write(Data(Self.harmless(text).utf8)) }

    /// Replaces the line that was written before, where a person looks; elsewhere writes nothing.
    func progress(_ text: String) {
        guard isInteractive else { return }
        write(Data("\r\u{1B}[K\(Self.harmless(text))".utf8))
    }

    /// The text in bold, where colour is wanted.
    func bold(_ text: String) -> String { hasColour ? Self.bold + text + Self.plain : text }

    /// The text in grey, where colour is wanted.
    func dim(_ text: String) -> String { hasColour ? Self.dim + text + Self.plain : text }

    private static let bold = "\u{1B}[1m"
    private static let dim = "\u{1B}[2m"
    private static let plain = "\u{1B}[0m"

    /// The text without control characters but breaks, tabs and our own colours: names of files and what documents say are
    /// written by others, and a terminal would obey them.
    static func harmless(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isObeyed) else { return text }
        var (result, rest) = (String.UnicodeScalarView(), text.unicodeScalars[...])
        while let scalar = rest.first {
            if let colour = [bold, dim, plain].first(where: { rest.starts(with: $0.unicodeScalars) }) {
                result += colour.unicodeScalars
                rest = rest.dropFirst(colour.unicodeScalars.count)
            } else {
                if !isObeyed(scalar) { result.append(scalar) }
                rest = rest.dropFirst()
            }
        }
        return String(result)
    }

    private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "\n" && scalar != "\t" && scalar.properties.generalCategory == .control
    }

    private func write(_ data: Data) {
        do {
            try FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).write(contentsOf: data)
        } catch {
            // Output that is lost is no success: say so where that is still possible, and end.
            // Whoever reads has read enough, as head does.
            guard errno != EPIPE else { exit(Failure.Code.nothingFound.rawValue) }
            if descriptor == STDOUT_FILENO { Terminal.error.line("The output cannot be written. Is the disk full?") }
            exit(Failure.Code.unavailable.rawValue)
        }
    }
}
