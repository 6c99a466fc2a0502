/// Everything that can be set, with its defaults.
///
/// The shape is that of `libriassist.yaml`; `docs/configuration.md` explains each key.
public struct LibriConfiguration: Sendable, Equatable {
    /// The shop itself.
    public struct Shop: Sendable, Equatable {
        /// The name that customers know.
        public var name = "LibriAssist"
        /// The IANA name of the time zone that days are counted in.
        public var timeZone = "Europe/Paris"
        /// The languages spoken, the first one first.
        public var languages: [Language] = [.french, .english]
        /// How the shop is reached.
        public var contact = Contact()
        /// A fixed business day, for demonstrations; absent, it is today.
        public var businessDate: LocalDate?

        /// Creates the defaults.
        public init() {}
    }

    /// Where orders are and what may be said of them.
    public struct Orders: Sendable, Equatable {
        /// A kind of order store.
        public enum Source: String, Sendable, CaseIterable {
            /// An SQLite database.
            case sqlite
            /// A database behind ODBC.
            case odbc
            /// An HTTP API.
            case rest
        }

        /// A database behind ODBC.
        public struct ODBC: Sendable, Equatable {
            /// As the driver wants it: `Driver={PostgreSQL Unicode};Server=…;Database=…;UID=…`.
            public var connection: Secret?
            /// The password, where it is not in the connection string.
            public var password: Secret?
            /// The most connections.
            public var connections = 4

            /// Names nothing yet.
            public init() {}
        }

        /// An HTTP API.
        public struct REST: Sendable, Equatable {
            /// The address, with `{number}` in it; that of a gateway where no schema is named.
            public var url: String?
            /// The address for a first block, where it is another.
            public var firstBlockURL: String?
            /// How it is asked.
            public var method = Method.get
            /// The body of a POST, with `{number}` in it.
            public var body: String?
            /// Further header fields, `Name: value`.
            public var headers: [String] = []
            /// The bearer token.
            public var token: Secret?
            /// The file of the certificates that the API's is checked against, where they are not the system's.
            public var certificateAuthority: String?

            /// A method of HTTP.
            public enum Method: String, Sendable, CaseIterable {
                /// The number is in the address.
                case get = "GET"
                /// The number may be in the body, where no log of addresses has it.
                case post = "POST"
            }

            /// Names nothing yet.
            public init() {}
        }

        /// The kind of store.
        public var source = Source.sqlite
        /// The SQLite file.
        public var sqlitePath: String?
        /// The database behind ODBC.
        public var odbc = ODBC()
        /// The HTTP API.
        public var rest = REST()
        /// Whether an account may be used that could change the shop's data.
        public var allowWritableAccount = false
        /// How order numbers are written.
        public var numberFormat = OrderNumberFormat.coolLibri
        /// A first block is enough when it leads to exactly one order of that name.
        public var acceptFirstBlock = true
        /// Whether a verified customer sees the price.
        public var showPrice = true
        /// How much of a customer's name is shown.
        public var mask = NameOrderMasker.Style.initialAndSurname
        /// The file that maps tables and columns; absent, the plan's columns are expected.
        public var schema: String?
        /// How often numbers and names may be tried.
        public var limits = AttemptLimits()

        /// Creates the defaults.
        public init() {}
    }

    /// The documents that answer general questions.
    public struct Knowledge: Sendable, Equatable {
        /// Folders and files with documents.
        public var sources: [String] = []
        /// The file of the shop's own synonyms, which join those that ship.
        public var synonyms: String?
        /// The file that tells from what was found how likely it answers; absent, the one that ships.
        public var answerability: String?
        /// The vectors of what the documents say.
        public var vectors = Vectors()

        /// Creates the defaults.
        public init() {}
    }

    /// The HTTP server.
    public struct Server: Sendable, Equatable {
        /// The address to listen on.
        public var host = "127.0.0.1"
        /// The port to listen on; 0 takes a free one.
        public var port = 8080
        /// The web origins whose pages may embed the widget.
        public var allowedOrigins: [String] = []
        /// The addresses and ranges of the proxies that say who asks.
        public var trustedProxies: [String] = []
        /// The files of the certificate and its key, for TLS in the server itself.
        public var tls = TLS()
        /// What is taken from clients.
        public var limits = ServerLimits()
        /// How log lines are written.
        public var logFormat = LogFormat.human
        /// The address that metrics are served at, where a port for them is given.
        public var metricsHost = "127.0.0.1"

        /// How log lines are written.
        public enum LogFormat: String, Sendable, CaseIterable {
            /// `2026-01-31T12:00:00Z warning text key=value`
            case human
            /// One JSON object a line: `time`, `level`, `message` and the metadata by name.
            case json
        }

        /// A certificate and its key in PEM files.
        public struct TLS: Sendable, Equatable {
            /// The file of the certificate, with those between it and its root.
            public var certificate: String?
            /// The file of its private key.
            public var key: String?
            /// How often the files are looked at for new ones.
            public var reloadTime = Duration.seconds(60)

            /// Names nothing yet.
            public init() {}
        }

        /// Creates the defaults.
        public init() {}
    }

    /// How long what is kept is kept.
    public struct Privacy: Sendable, Equatable {
        /// The days after which an access to an order is forgotten.
        public var auditRetentionDays = 180
        /// The days after which what a customer thought of a reply is forgotten.
        public var feedbackRetentionDays = 180
        /// The days after which a question that the documents did not answer is forgotten.
        public var unansweredRetentionDays = 180

        /// Creates the defaults.
        public init() {}
    }

    /// The shop itself.
    public var shop = Shop()
    /// Where orders are and what may be said of them.
    public var orders = Orders()
    /// The documents that answer general questions.
    public var knowledge = Knowledge()
    /// The language model that words answers.
    public var answers = Answers()
    /// The HTTP server.
    public var server = Server()
    /// How long what is kept is kept.
    public var privacy = Privacy()

    /// Creates the defaults.
    public init() {}
}
