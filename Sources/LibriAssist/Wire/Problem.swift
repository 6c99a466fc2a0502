/// An error as other programs get it (RFC 9457, `application/problem+json`).
package struct Problem: Codable, Sendable, Equatable, Error {
    package var status: Int
    package var title: String
    package var detail: String

    package init(status: Int, title: String, detail: String) {
        self.status = status
        self.title = title
        self.detail = detail
    }
}
