import ArgumentParser
import LibriAssist

/// How a command prints.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print one result as JSON.")
    var json = false

    @Flag(help: "Read requests from standard input, one JSON object a line, and answer each on a line.")
    var jsonl = false

    func validate() throws {
        if json, jsonl { throw ValidationError("Give either --json or --jsonl, not both.") }
    }

    /// Prints a value as JSON when that was asked for, else the text.
    func print(_ value: some Encodable, text: @autoclosure () -> String) throws {
        if json { Terminal.output.line(try WireJSON.encodePretty(value)) } else { Terminal.output.line(text()) }
    }
}
