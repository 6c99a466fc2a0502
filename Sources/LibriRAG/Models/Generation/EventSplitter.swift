import Foundation

/// Makes events of lines, as the HTML standard has it for `text/event-stream` (9.2.6).
///
/// Only the data of an event counts here. Comments and other fields are left out; an event that the end of the stream cuts
/// short is whole when its lines are.
struct EventSplitter {
    /// An event is longer than allowed.
    struct TooLong: Error {}

    private let longest: Int
    private var data: Data?

    init(longest: Int = 262_144) { self.longest = longest }

    /// The data of the event that a line ends, if it ends one.
    mutating func event(endedBy line: Data) throws(TooLong) -> Data? {
        guard !line.isEmpty else { return takeRest() }
        let name = line.prefix { $0 != UInt8(ascii: ":") }
        guard name.elementsEqual("data".utf8) else { return nil }
        var value = line.dropFirst(name.count + 1)
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        var all = data ?? Data()
        if data != nil { all.append(UInt8(ascii: "\n")) }
        guard all.count + value.count <= longest else { throw TooLong() }
        all.append(value)
        data = all
        return nil
    }

    /// The data of an event that no empty line has ended yet.
    mutating func takeRest() -> Data? {
        defer { data = nil }
        return data
    }
}
