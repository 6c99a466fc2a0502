import LibriAssist

/// A reply for a terminal: its text, then where its answers come from.
enum ReplyText {
    static func text(of reply: Reply, in terminal: Terminal) -> String {
        let citations = reply.parts.flatMap { part -> [Citation] in
            if case .answer(let answer) = part { answer.citations } else { [] }
        }
        let sources = citations.map { citation in
            terminal.dim("→ \([citation.title, citation.url].compactMap(\.self).joined(separator: " — "))")
        }
        return ([reply.text] + (sources.isEmpty ? [] : [""]) + sources).joined(separator: "\n")
    }
}
