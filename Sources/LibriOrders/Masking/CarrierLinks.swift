/// The pages on which known carriers show a parcel.
///
/// A link is built from `carriers.json` and the parcel's number alone, so that nothing that stands in a database becomes a
/// link of its own.
public struct CarrierLinks: Sendable {
    private struct Carrier: Decodable {
        var names: [String]
        var link: String
    }

    /// What stands before and behind the parcel's number.
    private typealias Link = (start: Substring, end: Substring)

    private let links: [String: Link]

    /// The carriers that come with the library.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init() throws(ResourceError) {
        let carriers: [Carrier] = try ResourceBundle(target: "LibriOrders").decode("carriers.json")
        links = carriers.reduce(into: [:]) { links, carrier in
            guard let place = carrier.link.firstRange(of: "{number}") else { return }
            for name in carrier.names {
                links[name] = (carrier.link[..<place.lowerBound], carrier.link[place.upperBound...])
            }
        }
    }

    private init(links: [String: Link]) { self.links = links }

    /// No carrier at all.
    public static let none = CarrierLinks(links: [:])

    /// The parcel with its link, where the carrier is known and the number is one: 6 to 40 ASCII letters and digits.
    func linking(_ parcel: Parcel) -> Parcel {
        var linked = parcel
        linked.url = nil
        let name = parcel.carrier.folded().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let number = (parcel.trackingNumber ?? "").filter { $0 != " " }
        guard let link = links[name], (6...40).contains(number.count),
            number.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else { return linked }
        linked.url = "\(link.start)\(number)\(link.end)"
        return linked
    }
}
