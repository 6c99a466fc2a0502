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
    func line(_ text: String) { write(Data((text + "\n").utf8)) }

    /// Writes a line of bytes at once.
    func line(_ data: Data) { write(data + Data("\n".utf8)) }

    /// Writes a text without ending the line.
    func text(_ text: String) { write(Data(text.utf8)) }

    /// Replaces the line that was written before, where a person looks; elsewhere writes nothing.
    func progress(_ text: String) {
        guard isInteractive else { return }
        write(Data("\r\u{1B}[K\(text)".utf8))
    }

    /// The text in bold, where colour is wanted.
    func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    /// The text in grey, where colour is wanted.
    func dim(_ text: String) -> String { hasColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    private func write(_ data: Data) {
        do {
            try FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).write(contentsOf: data)
        } catch {
            // Output that is lost is no success: say so where that is still possible, and end.
            if descriptor == STDOUT_FILENO { Terminal.error.line("The output cannot be written. Is the disk full?") }
            exit(Failure.Code.unavailable.rawValue)
        }
    }
}
