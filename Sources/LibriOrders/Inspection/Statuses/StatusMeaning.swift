/// What a shop's word for the state of an order means.
struct StatusMeaning: Equatable {
    let status: OrderStatus
    /// A word was understood, also where it means that nothing can be said: `En litige`.
    let isUnderstood: Bool
    /// Shops differ in what they mean by it.
    let isGuess: Bool

    static let nothing = StatusMeaning(status: .unknown, isUnderstood: false, isGuess: false)
}
