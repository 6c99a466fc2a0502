import Foundation
import LibriTestSupport
import Testing

@testable import libriassist_server

@Suite struct LineWriterTests {
    @Test func writesEveryLineInOrder() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("", to: "log")
        let writer = LineWriter(file: try FileHandle(forWritingTo: URL(fileURLWithPath: path)))
        let lines = (0..<10_000).map { "\($0)\n" }
        lines.forEach(writer.write)
        writer.settle(within: 60)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == lines.joined())
    }

    @Test func aReaderThatStallsKeepsNobodyWaiting() throws {
        let pipe = Pipe()
        let writer = LineWriter(file: pipe.fileHandleForWriting, mostBytes: 100_000)
        let line = String(repeating: "a", count: 999) + "\n"
        // A pipe takes 64 kB; the rest waits, and what finds no room is counted.
        for _ in 0..<1_000 { writer.write(line) }
        var read = Data()
        while read.range(of: Data("were lost".utf8)) == nil {
            let piece = pipe.fileHandleForReading.availableData
            guard !piece.isEmpty else { break }
            read.append(piece)
        }
        let text = String(decoding: read, as: UTF8.self)
        #expect(text.hasPrefix(line))
        let lost = try #require(text.firstMatch(of: /"lost":(\d+)/)?.output.1)
        #expect((800..<1_000).contains(Int(lost) ?? 0))
    }
}
