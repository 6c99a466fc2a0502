#if Configuration
import Configuration

/// One key of the configuration: its path, what it takes, and where the value goes.
struct ConfigurationKey: Sendable {
    /// What a key takes.
    enum Kind: Sendable {
        case text
        case flag
        case integer(ClosedRange<Int>)
        case texts
        case integers

        var expectation: String {
            switch self {
            case .text: "a text"
            case .flag: "true or false"
            case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
            case .texts: "a list of texts, such as [a, b]"
            case .integers: "a list of whole numbers, such as [6, 6]"
            }
        }
    }

    /// The place of a value in the configuration.
    typealias Target<Value> = any WritableKeyPath<LibriConfiguration, Value> & Sendable
    typealias Store = @Sendable (ConfigReader, inout LibriConfiguration) throws -> Void

    /// The path with dots: `orders.sqlite.path`.
    let path: String
    let kind: Kind
    /// Reads the value and puts it into the configuration.
    let store: Store

    /// The variable that overrides the key: `LIBRI_ORDERS_SQLITE_PATH`.
    var variable: String { ConfigurationKeyName.variable(for: path) }

    static func text(_ path: String, _ target: Target<String>) -> Self {
        Self(path: path, kind: .text) { $1[keyPath: target] = try $0.requiredString(forKey: ConfigKey(path)) }
    }

    static func text(_ path: String, _ target: Target<String?>) -> Self {
        Self(path: path, kind: .text) { $1[keyPath: target] = try $0.requiredString(forKey: ConfigKey(path)) }
    }

    /// A text that may hold a secret where it comes from the environment.
    static func secretText(_ path: String, _ target: Target<Secret?>) -> Self {
        Self(path: path, kind: .text) {
            $1[keyPath: target] = Secret(try $0.requiredString(forKey: ConfigKey(path), isSecret: true))
        }
    }

    static func flag(_ path: String, _ target: Target<Bool>) -> Self {
        Self(path: path, kind: .flag) { $1[keyPath: target] = try $0.requiredBool(forKey: ConfigKey(path)) }
    }

    static func integer(
        _ path: String, _ range: ClosedRange<Int>, _ target: Target<Int>
    ) -> Self {
        Self(path: path, kind: .integer(range)) {
            let number = try $0.requiredInt(forKey: ConfigKey(path))
            guard range.contains(number) else { throw BadValue(expected: Kind.integer(range).expectation) }
            $1[keyPath: target] = number
        }
    }

    static func seconds(_ path: String, _ range: ClosedRange<Int>, _ target: Target<Duration>) -> Self {
        Self(path: path, kind: .integer(range)) {
            let number = try $0.requiredInt(forKey: ConfigKey(path))
            guard range.contains(number) else { throw BadValue(expected: Kind.integer(range).expectation) }
            $1[keyPath: target] = .seconds(number)
        }
    }

    static func texts(_ path: String, _ target: Target<[String]>) -> Self {
        Self(path: path, kind: .texts) { $1[keyPath: target] = try $0.requiredStringArray(forKey: ConfigKey(path)) }
    }

    /// A text that one of a few words, or a form of its own, stands for.
    static func parsed<Value>(
        _ path: String, _ target: Target<Value>, expected: String,
        _ parse: @escaping @Sendable (String) -> Value?
    ) -> Self {
        Self(path: path, kind: .text) {
            guard let value = parse(try $0.requiredString(forKey: ConfigKey(path))) else {
                throw BadValue(expected: expected)
            }
            $1[keyPath: target] = value
        }
    }

    static func choice<Value: RawRepresentable<String> & CaseIterable & SendableMetatype>(
        _ path: String, _ target: Target<Value>
    ) -> Self {
        let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
        return parsed(path, target, expected: "one of \(words)") { Value(rawValue: $0) }
    }

    /// A key of the contract that a later version serves; setting it is refused rather than ignored, but for the one
    /// value that says "do without".
    static func reserved(_ path: String, _ kind: Kind = .text, accepting neutral: String? = nil) -> Self {
        Self(path: path, kind: kind) { reader, _ in
            guard let neutral, reader.string(forKey: ConfigKey(path)) == neutral else {
                throw NotSupported(neutral: neutral)
            }
        }
    }

    /// This version does not serve a key.
    struct NotSupported: Error {
        let neutral: String?
    }

    /// Why a value was refused; the loader adds where it stands.
    struct BadValue: Error {
        let expected: String
    }

    init(path: String, kind: Kind, store: @escaping Store) {
        self.path = path
        self.kind = kind
        self.store = store
    }
}
#endif
