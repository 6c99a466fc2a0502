#if SQLite && Configuration
import Foundation

extension LibriConfiguration {
    #if HTTPClient
    /// The order API of the configuration; a gateway of LibriAssist's own where no schema says how to read the answers.
    func restOrderStore(_ schema: OrderSchema?) throws -> any OrderStore {
        do { return try checkedRESTOrderStore(schema) } catch let error as OrderStoreError where error.code == .missing
        {
            // Nothing is asked yet: what is wrong is in the keys.
            throw ConfigurationError(.badValue, error.message)
        }
    }

    private func checkedRESTOrderStore(_ schema: OrderSchema?) throws -> any OrderStore {
        let rest = orders.rest
        guard let url = rest.url else {
            throw ConfigurationError(.missing, "No order API is named. Set orders.rest.url or LIBRI_ORDERS_REST_URL.")
        }
        let transport = try transport(rest.certificateAuthority)
        guard let schema else {
            guard let token = rest.token else {
                throw ConfigurationError(
                    .secret,
                    "LIBRI_ORDERS_REST_TOKEN is not set: an orders gateway wants its token. For an API of the shop's own, name "
                        + "orders.schema as well.")
            }
            return try GatewayOrderStore(
                .init(url: url, token: token.text), numberFormat: orders.numberFormat, transport: transport)
        }
        var settings = RESTOrderStore.Settings(url: url)
        settings.firstBlockURL = rest.firstBlockURL
        settings.method = rest.method == .get ? .get : .post
        settings.body = rest.body
        settings.headers = try rest.headers.map(Self.header)
        settings.token = rest.token?.text
        return try RESTOrderStore(settings, schema: schema, numberFormat: orders.numberFormat, transport: transport)
    }

    private func transport(_ certificateAuthority: String?) throws(ConfigurationError) -> AsyncHTTPTransport {
        do { return try AsyncHTTPTransport(certificateAuthority: certificateAuthority) } catch {
            throw ConfigurationError(
                .missing,
                "orders.rest.certificateAuthority: \(certificateAuthority ?? "") holds no certificates in PEM form that this "
                    + "user may read.")
        }
    }

    private static func header(_ line: String) throws(ConfigurationError) -> (name: String, value: String) {
        guard let colon = line.firstIndex(of: ":") else {
            throw ConfigurationError(.badValue, "orders.rest.headers takes fields such as \"Accept-Language: fr\".")
        }
        let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        return (String(line[..<colon]), value)
    }
    #else
    func restOrderStore(_ schema: OrderSchema?) throws -> any OrderStore {
        throw ConfigurationError(.unsupported, "orders.source: this program was built without an HTTP client.")
    }
    #endif
}
#endif
