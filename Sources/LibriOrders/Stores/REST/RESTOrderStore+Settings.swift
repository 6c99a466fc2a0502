extension RESTOrderStore {
    /// How an order API is asked.
    public struct Settings: Sendable {
        /// How a question is sent.
        public enum Method: String, Sendable, CaseIterable {
            /// With an address alone.
            case get = "GET"
            /// With a body as well.
            case post = "POST"
        }

        /// The address: `https://api.shop.example/orders?number={number}`.
        ///
        /// `{number}` is the whole number or the first block, as the schema's number style writes them, and `{limit}`
        /// the most orders that are wanted. Both may stand in the path and the query. A first block comes without a
        /// dash at its end.
        public var url: String
        /// The address for first blocks, where it is another one.
        public var firstBlockURL: String?
        /// How a question is sent.
        public var method: Method
        /// The JSON that is posted, with the same placeholders: `{"reference": "{number}", "limit": {limit}}`.
        public var body: String?
        /// Further header fields.
        public var headers: [(name: String, value: String)]
        /// The bearer token. It is never printed.
        public var token: String?
        /// After which a look-up has failed, the whole answer included.
        public var deadline: Duration
        /// The most bytes of an answer.
        public var longestAnswer: Int

        /// Creates settings.
        public init(
            url: String, firstBlockURL: String? = nil, method: Method = .get, body: String? = nil,
            headers: [(name: String, value: String)] = [], token: String? = nil,
            deadline: Duration = .milliseconds(1_800), longestAnswer: Int = 1_048_576
        ) {
            self.url = url
            self.firstBlockURL = firstBlockURL
            self.method = method
            self.body = body
            self.headers = headers
            self.token = token
            self.deadline = deadline
            self.longestAnswer = longestAnswer
        }
    }
}

extension RESTOrderStore.Settings: CustomStringConvertible, CustomReflectable {
    /// Says that there are settings, not which: the token, headers and the address may be secrets.
    public var description: String { "RESTOrderStore.Settings(…)" }
    /// Nothing within, for the same reason.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
