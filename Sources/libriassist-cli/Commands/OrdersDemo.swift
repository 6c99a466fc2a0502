import ArgumentParser
import Foundation
import LibriAssist

/// Writes sample orders.
struct OrdersDemo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Write an SQLite database of sample orders, the same for the same seed."
    )

    @Option(help: "The number of orders, 1 to 20,000,000.")
    var count = SampleOrderDatabase.defaultCount

    @Option(help: "The seed.")
    var seed = SampleOrderDatabase.defaultSeed

    @Option(help: ArgumentHelp("The database file.", valueName: "file"))
    var output: String

    @Flag(help: "Replace the file if it is there.")
    var force = false

    func validate() throws {
        guard (1...20_000_000).contains(count) else { throw ValidationError("--count takes 1 to 20000000.") }
    }

    func run() async throws {
        if FileManager.default.fileExists(atPath: output), !force {
            throw Failure(.usage, "\(output) is there already. Name another file, or replace it with --force.")
        }
        let total = count
        try SampleOrderDatabase(count: count, seed: seed).write(to: output) { written in
            Terminal.error.progress(
                written < total ? "\(written) of \(total) orders" : "\(total) orders written, making the indexes"
            )
        }
        Terminal.error.progress("")
        Terminal.error.line("\(count) orders in \(output)")
    }
}
