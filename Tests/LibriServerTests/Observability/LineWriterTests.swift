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
        // On a busy machine it may be told of some before others are lost.
        var (text, written, lost) = ("", 0, 0)
        while written + lost < 1_000 {
            let piece = pipe.fileHandleForReading.availableData
            try #require(!piece.isEmpty)
            text += String(decoding: piece, as: UTF8.self)
            written = text.ranges(of: line).count
            lost = text.matches(of: /"lost":(\d+)/).compactMap { Int($0.output.1) }.reduce(0, +)
        }
        #expect(text.hasPrefix(line))
        #expect(written + lost == 1_000)
        #expect(lost > 500)
    }
}
