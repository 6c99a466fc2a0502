import Foundation

/// What the lines of a streamed answer say, without the model's reasoning.
struct ArrivingText<Reader: StreamReader>: Sendable {
    private var reader: Reader
    private var filter = ReasoningFilter()
    private let neighbour: ModelNeighbour
    /// The model has said that it has finished.
    private(set) var isComplete = false

    init(reader: Reader, neighbour: ModelNeighbour) {
        self.reader = reader
        self.neighbour = neighbour
    }

    /// The text of a line.
    mutating func text(of line: Data) throws(ModelError) -> String { try text(of: try reader.read(line)) }

    /// The text of a last line that has no end, and of the end itself. Where it cannot be read, the stream broke there.
    mutating func rest(after line: Data) throws(ModelError) -> String {
        var text = ""
        do throws(ModelError) {
            if !line.isEmpty { text = try self.text(of: line) }
            if !isComplete { text += try self.text(of: try reader.readEnd()) }
        } catch {
            guard error.code == .malformed else { throw error }
            isComplete = false
        }
        return text
    }

    private mutating func text(of step: StreamStep) throws(ModelError) -> String {
        let text = filter.text(of: step.text) + (step.isLast ? filter.takeRest() : "")
        if step.isLast, filter.isReasoning { throw neighbour.unexpected("wrote its reasoning and no answer") }
        isComplete = step.isLast
        return text
    }
}
