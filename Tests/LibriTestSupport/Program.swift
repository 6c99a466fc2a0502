package import Foundation

/// One of the project's programs, run with a state folder of its own.
package struct Program: Sendable {
    private let executable: URL

    package static let cli = Program(executable: ProjectFolder.products.appendingPathComponent("libriassist-cli"))
    package static let server = Program(executable: ProjectFolder.products.appendingPathComponent("libriassist-server"))
    /// A shell, which runs the others under conditions that a test cannot set for itself alone.
    package static let shell = Program(executable: URL(fileURLWithPath: "/bin/sh"))

    /// The path of the program.
    package var path: String { executable.path }

    /// What a program left behind.
    package struct Outcome: Sendable {
        package let status: Int32
        package let output: String
        package let errors: String

        /// The lines of the output.
        package var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - arguments: The arguments.
    ///   - input: What it reads from standard input.
    ///   - environment: Variables put over a clean environment.
    package func run(
        _ arguments: [String], input: Data = Data(), environment: [String: String] = [:]
    ) async throws -> Outcome {
        let process = process(arguments, environment: environment)
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        try process.run()
        // Each pipe has a reader of its own, or a full one would stop the program.
        async let output = read(stdout)
        async let errors = read(stderr)
        try? stdin.fileHandleForWriting.write(contentsOf: input)
        try? stdin.fileHandleForWriting.close()
        let (out, err) = await (output, errors)
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: out, errors: err)
    }

    package func process(_ arguments: [String], environment: [String: String] = [:]) -> Process {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = ProjectFolder.url
        let inherited = ProcessInfo.processInfo.environment.filter {
            ["PATH", "HOME", "LD_LIBRARY_PATH"].contains($0.key)
        }
        process.environment = inherited.merging(environment) { $1 }
        return process
    }

    private func read(_ pipe: Pipe) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                let data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
                continuation.resume(returning: String(decoding: data, as: UTF8.self))
            }
        }
    }
}
