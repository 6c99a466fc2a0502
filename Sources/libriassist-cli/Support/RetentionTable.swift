import LibriAssist

/// What is kept and what was removed, for people.
enum RetentionTable {
    static func text(of stores: [KeptStoreStatus], for terminal: Terminal) -> String {
        let rows = stores.map { status in
            let isUnknown = status.error != nil
            return [
                status.store.rawValue, length(of: status), isUnknown ? "?" : "\(status.rows)",
                isUnknown ? "?" : "\(status.expired)", status.oldest?.description ?? "", status.file,
            ]
        }
        // The file stands last, so that its path may be long.
        return Table(heads: ["store", "kept for", "rows", "past it", "oldest", "file"], rows: rows, widest: 1_000)
            .text(for: terminal)
    }

    static func text(of stores: [KeptStorePurge], for terminal: Terminal) -> String {
        let rows = stores.map { [$0.store.rawValue, "\($0.removed)", $0.erased ? "yes" : "no", $0.file] }
        return Table(heads: ["store", "removed", "erased", "file"], rows: rows, widest: 1_000).text(for: terminal)
    }

    /// The errors without repetition: several stores lie in one file.
    static func distinct(_ errors: [String?]) -> [String] {
        errors.compactMap(\.self).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func length(of status: KeptStoreStatus) -> String {
        let units = [("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)]
        let (unit, size) = units.first { status.retentionSeconds.isMultiple(of: $0.1) } ?? ("second", 1)
        let count = status.retentionSeconds / size
        let text = "\(count) \(unit)\(count == 1 ? "" : "s")"
        return status.store == .locks ? "\(text) after its end" : text
    }
}
