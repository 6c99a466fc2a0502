/// Removes from an order what may not be said.
///
/// An implementation must put into ``MaskedOrder/customer`` no more than the configuration allows.
public protocol OrderMasker: Sendable {
    /// The order as it may be shown to somebody who knows its number and surname.
    func mask(_ order: Order) -> MaskedOrder
}
