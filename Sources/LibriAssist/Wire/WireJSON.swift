package import Foundation

/// The one form in which JSON is written: sorted keys, so that output is stable, and no escaped slashes.
package enum WireJSON {
    /// The value as JSON on one line.
    package static func encode(_ value: some Encodable) throws -> Data {
        try encoder([.sortedKeys, .withoutEscapingSlashes]).encode(value)
    }

    /// The value as JSON for people.
    package static func encodePretty(_ value: some Encodable) throws -> Data {
        try encoder([.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]).encode(value)
    }

    private static func encoder(_ formatting: JSONEncoder.OutputFormatting) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        encoder.dateEncodingStrategy = .iso8601
        return encoder
    }
}
