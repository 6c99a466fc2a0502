/// One value for each language, so that no look-up by language can fail.
public struct PerLanguage<Value> {
    /// The French value.
    public var french: Value
    /// The English value.
    public var english: Value

    /// Creates the pair.
    public init(french: Value, english: Value) {
        self.french = french
        self.english = english
    }

    /// The value for a language.
    public subscript(language: Language) -> Value {
        get {
            switch language {
            case .french: french
            case .english: english
            }
        }
        // Lends the value itself: a `set` would copy a whole dictionary for each word that is put into it.
        _modify {
            switch language {
            case .french: yield &french
            case .english: yield &english
            }
        }
    }

    /// The values transformed.
    public func map<Other, Failure>(_ transform: (Value) throws(Failure) -> Other) throws(Failure) -> PerLanguage<Other>
    {
        PerLanguage<Other>(french: try transform(french), english: try transform(english))
    }
}

extension PerLanguage: Sendable where Value: Sendable {}
extension PerLanguage: Equatable where Value: Equatable {}
