import Foundation

/// A value within JSON.
///
/// It is read as Foundation reads it: what nests more than 512 deep, a number that no type can hold and text that is
/// not UTF-8 make the whole no JSON; of a key that comes twice the last counts.
struct JSONNode {
    private let value: Any

    private init(value: Any) { self.value = value }

    /// Nothing when the bytes are not JSON.
    init?(_ data: Data) {
        guard let value = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) else { return nil }
        self.value = value
    }

    /// What a path leads to, or nothing.
    subscript(path: JSONPath) -> JSONNode? {
        var current = value
        for step in path.steps {
            if let list = current as? [Any] {
                guard let place = step.place, list.indices.contains(place) else { return nil }
                current = list[place]
            } else {
                guard let next = (current as? [String: Any])?[step.key] else { return nil }
                current = next
            }
        }
        return JSONNode(value: current)
    }

    /// The elements of a list.
    var elements: [JSONNode]? { (value as? [Any])?.map(JSONNode.init(value:)) }

    var isObject: Bool { value is [String: Any] }

    var isNull: Bool { value is NSNull }

    /// The value as a column would hold it; an object or a list is none.
    var scalar: StoredValue {
        if let text = value as? String { return .text(text) }
        guard let number = value as? NSNumber else { return .null }
        // A bool is a number whose type is a character: `1 as? Bool` is true as well.
        if number.objCType.pointee == CChar(UInt8(ascii: "c")) { return .text(number.boolValue ? "true" : "false") }
        if let integer = number as? Int64 { return .integer(integer) }
        let real = number.doubleValue
        // Order numbers may have more digits than any number type: their text is all of them.
        return abs(real) < 0x1p63 ? .real(real) : .text(number.stringValue)
    }
}
