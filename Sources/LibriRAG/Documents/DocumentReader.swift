public import Foundation

/// Reads documents from the bytes of one kind of file.
///
/// An implementation must treat the bytes as hostile: bounded work, no network, no execution.
public protocol DocumentReader: Sendable {
    /// The file name endings that this reader reads, lower case, without the dot.
    var fileExtensions: Set<String> { get }

    /// The documents in a file.
    ///
    /// - Parameters:
    ///   - data: The file's bytes.
    ///   - name: The file's path relative to the folder that was named; it becomes the document's identifier.
    /// - Throws: ``DocumentError`` that names the line, where there is one.
    func documents(in data: Data, named name: String) async throws(DocumentError) -> [Document]
}

/// A file cannot be read as documents.
public struct DocumentError: Error, Equatable, CustomStringConvertible {
    /// Why.
    public struct Code: Sendable, Hashable {
        private let name: String
        /// There is no such file or folder.
        public static let missing = Code(name: "missing")
        /// The file or folder may not be read.
        public static let unreadable = Code(name: "unreadable")
        /// The file is not what its name says.
        public static let malformed = Code(name: "malformed")
        /// Two documents have one name.
        public static let ambiguous = Code(name: "ambiguous")
    }

    /// Why.
    public let code: Code
    /// What is wrong, where, and what to do.
    public let message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        // It may repeat what a file says, and is shown in terminals, which obey control characters.
        self.message = message.asVisibleLine
    }

    /// The message.
    public var description: String { message }
}

extension Data {
    /// The bytes as text without a byte order mark.
    func utf8Text(named name: String) throws(DocumentError) -> String {
        guard !contains(0), let text = String(data: self, encoding: .utf8) else {
            throw DocumentError(.malformed, "\(name) is not UTF-8 text. Save it as UTF-8.")
        }
        return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }
}

extension String {
    /// The text on one line and without characters that a terminal would obey.
    var asVisibleLine: String {
        withoutInvisibleCharacters().split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
