#if Configuration
import Configuration
import Foundation

extension ConfigurationKey {
    /// Every key of `libriassist.yaml`.
    static let all: [ConfigurationKey] =
        shop + orders + limits + knowledge + models + server + serverLimits + privacy + later

    private static let shop: [ConfigurationKey] = [
        .text("shop.name", \.shop.name),
        .parsed("shop.timeZone", \.shop.timeZone, expected: "an IANA time zone such as Europe/Paris") { name in
            TimeZone(identifier: name).map { _ in name }
        },
        Self(path: "shop.languages", kind: .texts) { reader, configuration in
            let languages = try reader.requiredStringArray(forKey: "shop.languages").map(Language.init(rawValue:))
            guard !languages.isEmpty, !languages.contains(nil) else { throw BadValue(expected: "a list of fr and en") }
            configuration.shop.languages = languages.compactMap(\.self)
        },
        .text("shop.contact.email", \.shop.contact.email),
        .text("shop.contact.phone", \.shop.contact.phone),
        .text("shop.contact.url", \.shop.contact.url),
        .text("shop.contact.hours", \.shop.contact.hours),
        Self(path: "shop.businessDate", kind: .text) { reader, configuration in
            guard let day = LocalDate(iso: try reader.requiredString(forKey: "shop.businessDate")) else {
                throw BadValue(expected: "a day such as 2025-10-22")
            }
            configuration.shop.businessDate = day
        },
    ]

    private static let orders: [ConfigurationKey] = [
        .choice("orders.source", \.orders.source),
        .text("orders.sqlite.path", \.orders.sqlitePath),
        .secretText("orders.odbc.connection", \.orders.odbc.connection),
        .integer("orders.odbc.connections", 1...64, \.orders.odbc.connections),
        .text("orders.rest.url", \.orders.rest.url),
        .text("orders.rest.firstBlockUrl", \.orders.rest.firstBlockURL),
        .choice("orders.rest.method", \.orders.rest.method),
        .text("orders.rest.body", \.orders.rest.body),
        .texts("orders.rest.headers", \.orders.rest.headers),
        .text("orders.rest.certificateAuthority", \.orders.rest.certificateAuthority),
        .flag("orders.allowWritableAccount", \.orders.allowWritableAccount),
        // Prefix and blocks make one value: the format is checked as a whole, whichever of them is set.
        Self(path: "orders.numberFormat.prefix", kind: .text) { reader, configuration in
            let prefix = try reader.requiredString(forKey: "orders.numberFormat.prefix")
            let blocks = configuration.orders.numberFormat.blocks
            configuration.orders.numberFormat = try numberFormat(prefix, blocks)
        },
        Self(path: "orders.numberFormat.blocks", kind: .integers) { reader, configuration in
            let blocks = try reader.requiredIntArray(forKey: "orders.numberFormat.blocks")
            let prefix = configuration.orders.numberFormat.prefix
            configuration.orders.numberFormat = try numberFormat(prefix, blocks)
        },
        .flag("orders.acceptFirstBlock", \.orders.acceptFirstBlock),
        .flag("orders.showPrice", \.orders.showPrice),
        .choice("orders.mask", \.orders.mask),
        .text("orders.schema", \.orders.schema),
    ]

    private static let limits: [ConfigurationKey] = [
        .integer("orders.limits.perPair", 1...1_000_000, \.orders.limits.perPair),
        .integer("orders.limits.perNumber", 1...1_000_000, \.orders.limits.perNumber),
        .integer("orders.limits.perClient", 1...1_000_000, \.orders.limits.perClient),
        .integer("orders.limits.overallPerMinute", 1...1_000_000, \.orders.limits.overallPerMinute),
        .integer("orders.limits.perClientUnderAttack", 1...1_000_000, \.orders.limits.perClientUnderAttack),
        .seconds("orders.limits.pairWindowSeconds", 1...86_400, \.orders.limits.pairWindow),
        .seconds("orders.limits.longestPairLockSeconds", 1...604_800, \.orders.limits.longestPairLock),
        .seconds("orders.limits.windowSeconds", 1...86_400, \.orders.limits.window),
    ]

    private static let privacy: [ConfigurationKey] = [
        .integer("privacy.retentionDays.audit", 1...3_650, \.privacy.auditRetentionDays),
        .integer("privacy.retentionDays.feedback", 1...3_650, \.privacy.feedbackRetentionDays),
        .integer("privacy.retentionDays.unanswered", 1...3_650, \.privacy.unansweredRetentionDays),
    ]

    private static let knowledge: [ConfigurationKey] = [
        .texts("knowledge.sources", \.knowledge.sources),
        .text("knowledge.synonyms", \.knowledge.synonyms),
        .text("knowledge.answerability", \.knowledge.answerability),
    ]

    private static let models: [ConfigurationKey] = [
        .choice("knowledge.embedder", \.knowledge.vectors.embedder),
        .text("knowledge.ollama.url", \.knowledge.vectors.ollama.url),
        .text("knowledge.ollama.model", \.knowledge.vectors.ollama.name),
        .text("knowledge.openai.url", \.knowledge.vectors.openai.url),
        .text("knowledge.openai.model", \.knowledge.vectors.openai.name),
        .choice("knowledge.vectors", \.knowledge.vectors.search),
        .text("knowledge.chroma.url", \.knowledge.vectors.chromaURL),
        .text("knowledge.chroma.collection", \.knowledge.vectors.chromaCollection),
        .choice("answers.model", \.answers.model),
        .text("answers.ollama.url", \.answers.ollama.url),
        .text("answers.ollama.model", \.answers.ollama.name),
        .text("answers.openai.url", \.answers.openai.url),
        .text("answers.openai.model", \.answers.openai.name),
        .flag("answers.allowRemoteModel", \.answers.allowRemoteModel),
        .integer("answers.concurrency", 1...64, \.answers.concurrency),
    ]

    private static let server: [ConfigurationKey] = [
        .text("server.host", \.server.host),
        .integer("server.port", 0...65_535, \.server.port),
        .texts("server.allowedOrigins", \.server.allowedOrigins),
        .texts("server.trustedProxies", \.server.trustedProxies),
        .choice("server.logFormat", \.server.logFormat),
        .text("server.metricsHost", \.server.metricsHost),
        .text("server.tls.certificate", \.server.tls.certificate),
        .text("server.tls.key", \.server.tls.key),
        .seconds("server.tls.reloadSeconds", 1...86_400, \.server.tls.reloadTime),
    ]

    private static let serverLimits: [ConfigurationKey] = [
        .integer("server.limits.bodyBytes", 8_192...1_048_576, \.server.limits.bodyBytes),
        .integer("server.limits.messageCharacters", 100...Message.maximumLength, \.server.limits.messageCharacters),
        .integer("server.limits.headerBytes", 1_024...81_920, \.server.limits.headerBytes),
        .integer("server.limits.headerCount", 8...1_000, \.server.limits.headerCount),
        .integer("server.limits.connections", 1...100_000, \.server.limits.connections),
        .integer("server.limits.connectionsPerClient", 1...100_000, \.server.limits.connectionsPerClient),
        .integer("server.limits.requestsPerMinute", 1...1_000_000, \.server.limits.requestsPerMinute),
        .integer("server.limits.requestBurst", 1...1_000_000, \.server.limits.requestBurst),
        .integer("server.limits.messagesPerMinute", 1...1_000_000, \.server.limits.messagesPerMinute),
        .integer("server.limits.messageBurst", 1...1_000_000, \.server.limits.messageBurst),
        .integer("server.limits.lookupsPerMinute", 1...1_000_000, \.server.limits.lookupsPerMinute),
        .seconds("server.limits.headerSeconds", 1...600, \.server.limits.headerTime),
        .seconds("server.limits.bodySeconds", 1...600, \.server.limits.bodyTime),
        .seconds("server.limits.requestSeconds", 1...600, \.server.limits.requestTime),
        .seconds("server.limits.streamSeconds", 1...3_600, \.server.limits.streamTime),
        .seconds("server.limits.stallSeconds", 1...600, \.server.limits.stallTime),
        .seconds("server.limits.idleSeconds", 1...3_600, \.server.limits.idleTime),
        .integer("server.limits.drainBytes", 0...1_048_576, \.server.limits.drainBytes),
        .seconds("server.limits.heartbeatSeconds", 1...600, \.server.limits.heartbeat),
        .seconds("server.limits.unreadySeconds", 0...600, \.server.limits.unreadyTime),
        .seconds("server.limits.shutdownSeconds", 1...600, \.server.limits.shutdownTime),
    ]

    private static let later: [ConfigurationKey] = [
        .reserved("handoff.smtp.url"), .reserved("handoff.smtp.from"), .reserved("handoff.smtp.to"),
    ]

    private static func numberFormat(_ prefix: String, _ blocks: [Int]) throws -> OrderNumberFormat {
        do { return try OrderNumberFormat(prefix: prefix, blocks: blocks) } catch {
            throw BadValue(expected: "a prefix of at most 8 letters and 1 to 4 blocks of 3 to 12 digits")
        }
    }
}
#endif
