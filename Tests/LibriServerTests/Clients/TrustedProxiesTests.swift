import LibriAssist
import Testing

@testable import libriassist_server

@Suite struct TrustedProxiesTests {
    private let proxies: TrustedProxies

    init() throws { proxies = try TrustedProxies(names: ["127.0.0.1", "10.0.0.0/8", "2001:db8::/32"]) }

    @Test(arguments: [
        ("203.0.113.7", nil, "203.0.113.7"), ("127.0.0.1", nil, "127.0.0.1"),
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        // What a client writes itself stands before what the proxies write.
        ("127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.7, 10.1.2.3", "203.0.113.7"),
        ("127.0.0.1", "10.1.2.3, 10.4.5.6", "10.1.2.3"),
        ("127.0.0.1", "203.0.113.7:4711", "203.0.113.7"),
        ("2001:db8::1", "[2001:dead::7]:4711", "2001:dead::7"), ("::ffff:127.0.0.1", "203.0.113.7", "203.0.113.7"),
        // Forged by a client that is no proxy, or written by nobody.
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"), ("127.0.0.1", "unknown", "127.0.0.1"),
        ("127.0.0.1", "203.0.113.7, garbage", "127.0.0.1"), ("127.0.0.1", "10.0.0.0/8", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"), ("127.0.0.1", ", ,", "127.0.0.1"),
    ])
    func findsTheClient(peer: String, forwardedFor: String?, client: String) {
        #expect(proxies.client(peer: peer, forwardedFor: forwardedFor) == client)
    }

    @Test(arguments: [
        "", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "10.0.0.0/8/8", "::1/129", "10.0.0.0/", "0.0.0.0/0",
        "::/0", "2000::/3",
    ])
    func refusesWhatIsNoAddress(name: String) {
        let error = #expect(throws: ConfigurationError.self) { try TrustedProxies(names: ["127.0.0.1", name]) }
        #expect(error?.message.contains("entry 2") == true)
    }

    @Test func rangesEndWithinAByte() {
        let range = NetworkRange("172.16.0.0/12")
        #expect(range?.contains("172.31.255.255") == true && range?.contains("172.32.0.0") == false)
        #expect(NetworkRange("0.0.0.0/0")?.contains("203.0.113.7") == true)
        #expect(NetworkRange("0.0.0.0/0")?.contains("2001:db8::1") == false)
    }
}
