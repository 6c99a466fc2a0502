import Foundation
import LibriTestSupport
import Testing

@testable import LibriAssist

/// Rows as they come out of a file, whatever they hold and wherever its pieces end.
@Suite struct CSVTableTests {
    private func rows(_ path: String, _ encoding: OrderImport.Encoding = .auto) throws -> [(line: Int, [String?])] {
        let source = try CSVSource(path: path, encoding: encoding)
        var table = try CSVTable(source, delimiter: .auto, columns: ["a", "b", "c"], required: [])
        var rows: [(line: Int, [String?])] = []
        while let row = try table.next() {
            guard case .values(let values, let line) = row else {
                Issue.record("\(row)")
                continue
            }
            rows.append((line, values))
        }
        return rows
    }

    @Test(arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"]) func everyValueComesBack(delimiter: String, end: String)
        throws
    {
        var random = SeededGenerator(seed: 7)
        let pieces = ["a", "é", "\"", ",", ";", "\t", "\n", "\r\n", "\r", " ", "x y", "œ", "€", "1"]
        var expected: [(line: Int, [String?])] = []
        var text = ["a", "b", "c"].joined(separator: delimiter) + end
        var line = 2
        for _ in 0..<20_000 {
            let values = (0..<3).map { _ in
                (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                    .joined().trimmingCharacters(in: .whitespacesAndNewlines)
            }
            if values.contains(where: { !$0.isEmpty }) {
                expected.append((line, values.map { $0.isEmpty ? nil : $0 }))
            }
            let row = values.map { value in
                let isPlain = !value.contains { "\",;\t".contains($0) || $0.isNewline }
                return isPlain ? value : "\"" + value.replacing("\"", with: "\"\"") + "\""
            }.joined(separator: delimiter)
            // A pair of return and line feed is one character, and one break.
            line += row.count { $0.isNewline } + 1
            text += row + end
        }
        let folder = try TemporaryFolder()
        #expect(text.utf8.count > 1 << 18, "it is read in several pieces")
        let found = try rows(try folder.write(text, to: "t.csv"))
        #expect(found.count == expected.count)
        for (one, other) in zip(found, expected) where one.line != other.line || one.1 != other.1 {
            Issue.record("line \(one.line): \(one.1) in place of line \(other.line): \(other.1)")
            break
        }
    }

    @Test func aRowThatIsReadInPartIsRefused() {
        #expect(CSVRow.values("a;\"b\nc\"", delimiter: ";") == ["a", "b\nc"])
        #expect(CSVRow.values("a;;", delimiter: ";") == ["a", "", ""])
        // To SwiftCSV the accent and the mark are one letter, so that nothing is quoted and the row ends with the line.
        #expect(CSVRow.values("a;\"\u{301}b\nc", delimiter: ";") == nil)
    }
}
