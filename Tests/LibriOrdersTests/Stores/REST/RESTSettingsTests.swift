import LibriOrders
import Testing

@Suite struct RESTSettingsTests {
    private func refusal(_ change: (inout RESTOrderStore.Settings) -> Void) -> String? {
        var settings = ScriptedShop.settings
        change(&settings)
        do throws(OrderStoreError) {
            _ = try RESTOrderStore(settings, schema: ScriptedShop.schema, transport: ScriptedTransport(200, "[]"))
            return nil
        } catch {
            #expect(!everything(of: error).contains("s3cret"), "\(error)")
            return error.message
        }
    }

    @Test(arguments: [
        "", "orders", "api.shop.example/{number}", "ftp://api.shop.example/{number}", "https:///{number}",
        "https://?n={number}", "https://user:s3cret@api.shop.example/{number}", "https://me@api.shop.example/{number}",
        "https://{number}.shop.example/", "https://api.shop.example:0/{number}", "https://api.shop.example:x/{number}",
        "https://api.shop.example:99999/{number}", "https://api.shop.example:/{number}", "https://api_shop/{number}",
        "https://api.shop.example\\@evil.example/{number}", "https://api.shop.example/a b/{number}",
        "https://api.shop.example/é/{number}", "https://api.shop.example/{number}#top",
        "https://api.shop.example/%zz/{number}", "https://api.shop.example/%{number}",
        "https://api.shop.example/{number}\r\nX: y", "https://api.shop.example/{{number}}",
        "https://api.shop.example/", "https://api.shop.example/?n={nummer}", "https://api.shop.example/?n={NUMBER}",
        "https://[::1/{number}", "https://[::1]x/{number}", "https://[1]/{number}", "https://[::g]/{number}",
        " https://api.shop.example/{number}", "https://хост.example/{number}",
    ])
    func anAddressThatIsNoneIsRefused(_ url: String) throws {
        let message = try #require(refusal { $0.url = url })
        #expect(message.hasPrefix("orders.rest.url "))
        let other = try #require(refusal { $0.firstBlockURL = url })
        #expect(other.hasPrefix("orders.rest.firstBlockUrl "))
    }

    @Test(arguments: [
        "https://api.shop.example/{number}", "HTTPS://API.shop.example:8443/{number}?a=%C3%A9&b=(1)!$'*+,;:@/?",
        "https://api.shop.example?n={number}", "https://[2001:db8::1]:8443/{number}",
    ])
    func addressesMayHave(_ url: String) { #expect(refusal { $0.url = url } == nil) }

    @Test(arguments: [
        "localhost", "LOCALHOST:8080", "127.0.0.1", "127.8.8.8:9000", "10.1.2.3", "172.16.0.1", "172.31.255.255",
        "192.168.1.9", "[::1]", "[::1]:80", "[fd12:3456:789a::1]", "[FC00::1]",
    ])
    func plainHTTPIsForPrivateAddresses(_ host: String) {
        #expect(refusal { $0.url = "http://\(host)/{number}" } == nil)
    }

    @Test(arguments: [
        "api.shop.example", "8.8.8.8", "172.15.0.1", "172.32.0.1", "192.169.1.1", "128.0.0.1", "11.0.0.1",
        "localhost.example.org", "127.0.0.1.example.org", "10.0.0.1.nip.io", "010.0.0.1", "127.1", "2130706433",
        "0x7f.0.0.1", "169.254.169.254", "0.0.0.0", "shop.internal", "[2001:db8::1]", "[fe80::1]", "[fc::1]", "[::2]",
        "[::ffff:8.8.8.8]",
    ])
    func plainHTTPIsForNobodyElse(_ host: String) throws {
        for token in ["s3cret-token", nil] {
            let message = try #require(
                refusal {
                    $0.url = "http://\(host)/{number}"
                    $0.token = token
                })
            #expect(message.contains("https://"))
            #expect(message.contains("clear"))
        }
    }

    @Test func theNumberStandsInTheAddressOrTheBody() throws {
        let post = #"{"n": "{number}"}"#
        #expect(
            refusal {
                $0.url = "https://api.shop.example/search"
                $0.method = .post
                $0.body = post
            } == nil)
        let message = try #require(
            refusal {
                $0.url = "https://api.shop.example/search"
                $0.method = .post
                $0.body = "{}"
            })
        #expect(message.contains("{number}"))
    }

    @Test(arguments: [
        #"{"n": {number}}"#, #"{"n": "{number}""#, "n={number}", "", #"{"n": "{number}", "m": {nombre}}"#,
        #"{"n": "{number}", "m": "{nombre}"}"#,
    ])
    func aBodyThatIsNoJSONIsRefused(_ body: String) throws {
        let message = try #require(
            refusal {
                $0.method = .post
                $0.body = body
            })
        #expect(message.hasPrefix("orders.rest.body "))
    }

    @Test func aBodyIsPosted() throws {
        let message = try #require(refusal { $0.body = #"{"n": "{number}"}"# })
        #expect(message.contains("orders.rest.method"))
    }

    @Test func aTokenIsForOneHost() throws {
        let message = try #require(refusal { $0.firstBlockURL = "https://other.example/{number}" })
        #expect(message.contains("orders.rest.firstBlockUrl"))
    }

    @Test(arguments: [
        ("", "x"), ("X Y", "x"), ("X:", "x"), ("X\r\n", "x"), ("É", "x"), ("X-Key", "s3cret\n"), ("X-Key", "s3cret\0"),
        ("X-Key", "s3créts3cret"), ("X-Key", "s3cret\u{7F}"), ("Host", "s3cret.example"), ("content-length", "0"),
        ("Authorization", "Basic s3cret"),
    ])
    func aHeaderThatIsNoneIsRefused(_ name: String, _ value: String) throws {
        let message = try #require(refusal { $0.headers = [(name, value)] })
        #expect(message.contains("orders.rest.headers") || message.contains("orders.rest.token"))
    }

    @Test(arguments: ["", "s3cret token", "s3cret\n", "s3crét"])
    func aTokenThatIsNoneIsRefused(_ token: String) throws {
        #expect(try #require(refusal { $0.token = token }).hasPrefix("orders.rest.token "))
    }

    @Test func boundsAreMoreThanZero() throws {
        #expect(try #require(refusal { $0.deadline = .zero }).hasPrefix("orders.rest.deadline "))
        #expect(try #require(refusal { $0.longestAnswer = 0 }).hasPrefix("orders.rest.longestAnswer "))
    }

    @Test func secretsArePrintedNowhere() throws {
        var settings = ScriptedShop.settings
        settings.headers = [("X-Key", "s3cret-header")]
        settings.url += "&key=s3cret-key"
        let store = try RESTOrderStore(
            settings, schema: ScriptedShop.schema, transport: ScriptedTransport(200, "[]"))
        let gateway = GatewayOrderStore.Settings(url: "https://gateway.example", token: "s3cret-token")
        let values: [Any] = [
            settings, store, OrderLookup(store: store), gateway,
            try GatewayOrderStore(gateway, transport: ScriptedTransport(200, "[]")),
        ]
        for value in values {
            #expect(!everything(of: value).contains("s3cret"))
            #expect(!everything(of: [value]).contains("s3cret"))
        }
        #expect("\(store)" == "RESTOrderStore(api.shop.example)")
    }
}
