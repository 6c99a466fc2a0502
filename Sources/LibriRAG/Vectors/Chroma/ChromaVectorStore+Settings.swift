extension ChromaVectorStore {
    /// How a ChromaDB is asked.
    public struct Settings: Sendable {
        /// The header field that carries the token. ChromaDB itself knows none since version 1.0; a proxy before it may.
        public enum TokenField: Sendable, CaseIterable {
            /// `Authorization: Bearer …`
            case authorization
            /// `X-Chroma-Token: …`
            case chromaToken
        }

        /// The address of the server: `http://127.0.0.1:8000`. A path may stand before `/api/v2`.
        public var url: String
        /// The tenant.
        public var tenant: String
        /// The database.
        public var database: String
        /// The collection: 3 to 512 letters, digits, dots, dashes and underscores. It belongs to this store alone.
        public var collection: String
        /// The token. It is never printed.
        public var token: String?
        /// Where the token stands.
        public var tokenField: TokenField
        /// After which a search has failed, the whole answer included.
        public var deadline: Duration
        /// After which one question of any other kind has failed.
        public var fillingDeadline: Duration
        /// The most bytes of one question; a ChromaDB takes 40 MiB.
        public var longestQuestion: Int
        /// The most bytes of one answer.
        public var longestAnswer: Int
        /// The most vectors of a collection; more are taken for an answer that does not end.
        public var mostVectors: Int

        /// Creates settings.
        public init(
            url: String, tenant: String = "default_tenant", database: String = "default_database",
            collection: String = "libriassist", token: String? = nil, tokenField: TokenField = .authorization,
            deadline: Duration = .milliseconds(800), fillingDeadline: Duration = .seconds(30),
            longestQuestion: Int = 8_388_608, longestAnswer: Int = 8_388_608, mostVectors: Int = 2_000_000
        ) {
            self.url = url
            self.tenant = tenant
            self.database = database
            self.collection = collection
            self.token = token
            self.tokenField = tokenField
            self.deadline = deadline
            self.fillingDeadline = fillingDeadline
            self.longestQuestion = longestQuestion
            self.longestAnswer = longestAnswer
            self.mostVectors = mostVectors
        }
    }
}

extension ChromaVectorStore.Settings: CustomStringConvertible, CustomReflectable {
    /// Says that there are settings, not which: the token is a secret.
    public var description: String { "ChromaVectorStore.Settings(…)" }
    /// Nothing within, for the same reason.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
