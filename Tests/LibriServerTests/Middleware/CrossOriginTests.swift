import Testing

@testable import libriassist_server

@Suite struct CrossOriginTests {
    @Test(arguments: ["https://www.coollibri.com", "http://localhost:8080", "https://a-b.example"])
    func takesOrigins(text: String) { #expect(CrossOriginMiddleware.isOrigin(text)) }

    @Test(arguments: [
        "*", "null", "", "https://shop.example/", "https://shop.example/path", "shop.example", "https://*.shop.example",
        "ftp://a.example", "https://a.example:443", "http://a.example:80",
    ])
    func refusesWhatIsNoOrigin(text: String) { #expect(!CrossOriginMiddleware.isOrigin(text)) }
}
