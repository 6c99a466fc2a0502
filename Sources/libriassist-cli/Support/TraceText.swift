import LibriAssist

/// Why an answer came out as it did, in words for the shop's own people.
enum TraceText {
    static func text(of trace: AnswerTrace) -> String {
        var lines = [
            "Why", "  searched for  \(trace.question)",
            "  answerable    \(trace.answerable.rounded(toPlaces: 2))",
        ]
        for found in trace.found {
            lines.append(
                "  found         \(found.document), passage \(found.passage), score \(found.score.rounded(toPlaces: 2))"
            )
        }
        guard let written = trace.written else {
            return (lines + ["  answer        quoted; no model was asked"]).joined(separator: "\n")
        }
        for sentence in written.sentences {
            let places = sentence.passages.map { String($0 + 1) }.joined(separator: ", ")
            lines.append("  shown         [\(places)] \(sentence.text)")
        }
        for sentence in written.withheld { lines.append("  withheld      \(sentence.reason): \(sentence.text)") }
        return (lines + ["  model         \(written.end.words)"]).joined(separator: "\n")
    }
}

extension WrittenAnswer.End {
    fileprivate var words: String {
        switch self {
        case .whole: "ended by itself"
        case .noAnswer: "said that the passages do not answer"
        case .stopped: "was stopped, as too much could not be shown"
        case .failed(let code): "failed: \(code)"
        }
    }
}
