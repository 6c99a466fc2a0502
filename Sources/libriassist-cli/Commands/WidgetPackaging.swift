import ArgumentParser
import Foundation
import LibriAssist
import LibriWidget

/// Writes the widget with its guides and examples.
struct WidgetPackaging: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "package",
        abstract: "Write the widget's files, its guides in French and its examples, as a folder and as an archive.",
        discussion: "The shop's web developer needs nothing else; README.md tells how to begin."
    )

    @Option(help: ArgumentHelp("The folder to write into; it is made when it is missing.", valueName: "dir"))
    var output: String

    @Flag(help: "Replace what is there of the same name.")
    var force = false

    @Flag(help: "Print what was written as JSON.")
    var json = false

    /// What was written.
    private struct Written: Encodable {
        let version: String
        let folder: String
        let archive: String
    }

    func run() async throws {
        let package = try WidgetPackage()
        let folder = URL(fileURLWithPath: output, isDirectory: true)
        try package.write(to: folder, replaces: force)
        let paths = package.targets(in: folder).map(\.path)
        if json {
            Terminal.output.line(
                try WireJSON.encodePretty(
                    Written(version: package.version, folder: paths[0], archive: paths[1])))
        } else {
            for path in paths { Terminal.output.line(path) }
        }
    }
}
