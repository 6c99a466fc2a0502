public import ArgumentParser
public import LibriAssist

// Words of the libraries that stand as they are on the command line.
extension Language: ExpressibleByArgument {}
extension OrderStatus: ExpressibleByArgument {}
extension OrderAccess.Outcome: ExpressibleByArgument {}
extension RevealReason: ExpressibleByArgument {}
extension OrderImport.Delimiter: ExpressibleByArgument {}
extension OrderImport.Encoding: ExpressibleByArgument {}

extension LocalDate: ExpressibleByArgument {
    /// A day such as `2025-10-22`.
    public init?(argument: String) { self.init(iso: argument) }
}
