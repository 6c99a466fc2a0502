import Foundation

/// Reads the lines of a streamed answer.
protocol StreamReader: Sendable {
    /// Reads a line.
    ///
    /// - Throws: ``ModelError`` when the line is not of the protocol, or says that the model failed.
    mutating func read(_ line: Data) throws(ModelError) -> StreamStep

    /// Reads what the end of the stream leaves over.
    mutating func readEnd() throws(ModelError) -> StreamStep
}

/// What a line adds.
struct StreamStep {
    /// The text it holds.
    var text = ""
    /// The model says that it has finished.
    var isLast = false
}
