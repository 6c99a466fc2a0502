import Foundation

/// A line of MySQL's or MariaDB's `SHOW GRANTS`: GRANT SELECT, INSERT (`a`, `b`) ON `shop`.* TO `me`@`%` WITH GRANT OPTION.
struct MySQLGrant {
    /// What it allows beyond reading, in words; nothing when it only lets read.
    let writing: String?
    private let object: String

    /// Rights that change nothing and let nothing be changed.
    private static let reading: Set<String> = [
        "USAGE", "SELECT", "SHOW VIEW", "SHOW DATABASES", "PROCESS", "REFERENCES", "REPLICATION CLIENT",
        "BINLOG MONITOR",
        "SLAVE MONITOR", "REPLICA MONITOR",
    ]

    /// - Returns: Nothing for a line that grants no rights, as one that names a role.
    init?(_ line: String) {
        guard line.hasPrefix("GRANT "), let (rights, object) = Self.parts(of: line.dropFirst("GRANT ".count)) else {
            return nil
        }
        var words = rights.filter { !Self.reading.contains($0) }
        if line.hasSuffix("WITH GRANT OPTION") { words.append("GRANT OPTION") }
        self.object = object
        writing = words.isEmpty ? nil : "\(words.joined(separator: ", ")) on \(object)"
    }

    /// The roles that a line gives, as the server writes them: GRANT `a`@`%`,`b`@`%` TO `me`@`%`
    static func roles(in line: String) -> [String] {
        guard line.hasPrefix("GRANT "), parts(of: line.dropFirst("GRANT ".count)) == nil,
            let end = line.range(of: " TO ", options: .backwards)
        else { return [] }
        var (roles, isQuoted) = ([""], false)
        for letter in line[..<end.lowerBound].dropFirst("GRANT ".count) {
            if letter == "`" { isQuoted.toggle() }
            if letter == ",", !isQuoted { roles.append("") } else { roles[roles.count - 1].append(letter) }
        }
        return roles.map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.count > 2 && $0.hasPrefix("`") }
    }

    /// Whether it is on a database or something in it. The name may be a pattern: `test\_%`.
    func covers(_ database: String) -> Bool {
        let name = object.prefix { $0 != "." }
        guard name != "*" else { return true }
        return Self.matches(Array(name.drop { $0 != "`" }.dropFirst().dropLast())[...], Array(database)[...])
    }

    /// SQL's LIKE, with a backslash before what stands for itself.
    private static func matches(_ pattern: ArraySlice<Character>, _ name: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return name.isEmpty }
        let rest = pattern.dropFirst()
        switch first {
        case "%": return (name.startIndex...name.endIndex).contains { matches(rest, name[$0...]) }
        case "_": return !name.isEmpty && matches(rest, name.dropFirst())
        case "\\" where !rest.isEmpty: return name.first == rest.first && matches(rest.dropFirst(), name.dropFirst())
        default: return name.first == first && matches(rest, name.dropFirst())
        }
    }

    /// The rights and what they are on. Names in backticks may hold anything, such as ` ON `.
    private static func parts(of line: Substring) -> (rights: [String], object: String)? {
        var (rights, word, depth, isQuoted) = ([String](), "", 0, false)
        for index in line.indices {
            let letter = line[index]
            if letter == "`" { isQuoted.toggle() }
            guard !isQuoted else {
                if depth == 0 { word.append(letter) }
                continue
            }
            switch letter {
            case "(": depth += 1
            case ")": depth -= 1
            case _ where depth > 0: break
            case ",":
                rights.append(word)
                word = ""
            default:
                word.append(letter)
                if word.hasSuffix(" ON ") {
                    rights.append(String(word.dropLast(" ON ".count)))
                    let rest = line[line.index(after: index)...]
                    let object = rest.range(of: " TO ", options: .backwards).map { rest[..<$0.lowerBound] } ?? rest
                    return (rights.map { $0.trimmingCharacters(in: .whitespaces) }, String(object))
                }
            }
        }
        return nil
    }
}
