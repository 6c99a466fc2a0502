import Foundation

/// The names and products that sample orders are made of (`sample-orders.json`).
struct SampleData: Sendable, Decodable {
    struct Product: Sendable, Decodable {
        let designation: String
        let weight: Int
        let unitPriceCents: Int
        let pages: Int
    }

    struct Carrier: Sendable, Decodable {
        let name: String
        let prefix: String
        let digits: Int
        let suffix: String?
    }

    let firstNames: [String]
    let surnames: [String]
    let companies: [String]
    let products: [Product]
    let sites: [String]
    let carriers: [Carrier]

    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    static func load() throws(ResourceError) -> SampleData {
        try ResourceBundle(target: "LibriAssist").decode("sample-orders.json")
    }
}
