package import Foundation
package import LibriAssist

/// A state folder in which something was kept a long time ago and something today.
package struct KeptData: Sendable {
    /// What stands in the files of what was kept long ago, and nowhere else.
    package static let canaries = ["Zygomorphe", "zygomorph", "canari-comment", "canari-staff"]
    /// What was kept today.
    package static let keepers = ["Une reliure", "Clair et rapide", "keeper-staff"]

    private let configuration: LibriConfiguration
    private let state: StateFolder

    package init(configuration: LibriConfiguration, state: StateFolder) {
        // What is written down may remove what is past its time; here only a purge shall.
        var patient = configuration
        patient.privacy.auditRetentionDays = 3_650
        patient.privacy.feedbackRetentionDays = 3_650
        patient.privacy.unansweredRetentionDays = 3_650
        self.configuration = patient
        self.state = state
    }

    /// Keeps canaries in every store so many days ago, then keepers today.
    ///
    /// - Returns: The door's open database, so that its write-ahead log stays as beside a running server.
    package func write(daysAgo days: Int, today: Date = Date()) async throws -> DoorDatabase {
        try state.create()
        let past = today.addingTimeInterval(-Double(days) * 86_400)
        let door = try state.doorDatabase()
        try await keep(
            at: past, door: door, question: "Zygomorphe et papier", comment: "Le papier canari-comment",
            staff: "canari-staff")
        try await keep(
            at: today, door: door, question: "Une reliure ?", comment: "Clair et rapide", staff: "keeper-staff")
        return door
    }

    private func keep(at moment: Date, door: DoorDatabase, question: String, comment: String, staff: String)
        async throws
    {
        let unanswered = SQLiteUnansweredLog(
            configuration: configuration, state: state, analyzers: try Analyzers(), now: { moment })
        unanswered.record(question: question, language: .french)
        await unanswered.settle()

        let feedback = SQLiteFeedbackLog(configuration: configuration, state: state, now: { moment })
        let scrubber = CommentScrubber(
            redactor: Untouched(), detector: LanguageDetector(lexicons: try Lexicons()), language: .french)
        try await feedback.record(
            Feedback(replyID: UUID().uuidString, isHelpful: true, comment: comment, scrubber: scrubber))

        let accesses = SQLiteAccessLog(database: door, retentionDays: configuration.privacy.auditRetentionDays)
        try await accesses.record(
            OrderAccess(
                at: moment, reference: try OrderReference("CL-401372-487531"), outcome: .shown, client: .local,
                source: .staff, user: staff))
    }

    /// Every file of the state folder but the documents and orders.
    package func bytes() throws -> Data {
        try FileManager.default.contentsOfDirectory(atPath: state.url.path).sorted()
            .filter { !$0.hasPrefix("knowledge") && !$0.hasPrefix("orders") }
            .reduce(into: Data()) { $0.append(try Data(contentsOf: state.url.appendingPathComponent($1))) }
    }

    /// Which of these words stand in the files.
    package func found(_ words: [String]) throws -> [String] {
        let bytes = try bytes()
        return words.filter { bytes.firstRange(of: Data($0.utf8)) != nil }
    }

    /// A redactor that lets everything through.
    private struct Untouched: Redactor {
        func redact(_ text: String, language: Language, knownNames: [StatedName], isBesideOrder: Bool) -> String {
            text
        }
    }
}
