/// Finds documents and sections that cannot be answered from, or not well.
struct StructureCheck {
    let splitter: PassageSplitter

    func findings(in documents: [Document]) -> [LintFinding] {
        var seen: Set<String> = []
        var found: [LintFinding] = []
        for document in documents {
            if !seen.insert(document.id).inserted {
                found.append(
                    LintFinding(
                        .sameName, .warning, document: document.id,
                        message: "Another document has the same name. Give each its own, or no index can be made."))
            }
            found += title(of: document) + emptiness(of: document) + length(of: document)
        }
        return found
    }

    private func title(of document: Document) -> [LintFinding] {
        // Readers name a document without a title by its path.
        guard document.title.allSatisfy(\.isWhitespace) || document.title == document.id else { return [] }
        return [
            LintFinding(
                .missingTitle, .warning, document: document.id,
                message: "The document has no title. Answers are cited by it, and found by it.")
        ]
    }

    private func emptiness(of document: Document) -> [LintFinding] {
        guard document.sections.contains(where: { $0.blocks.contains { $0.contains(where: \.isLetter) } }) else {
            return [LintFinding(.empty, .warning, document: document.id, message: "The document has no text.")]
        }
        let headings = document.markup?.headings ?? []
        return headings.indices.filter { index in
            guard !headings[index].hasText, headings[index].level > 1 else { return false }
            // A heading above deeper ones is not empty.
            return index + 1 == headings.count || headings[index + 1].level <= headings[index].level
        }.map { index in
            LintFinding(
                .empty, .warning, document: document.id, heading: headings[index].text,
                message: "Nothing stands under the heading \"\(headings[index].text)\".")
        }
    }

    private func length(of document: Document) -> [LintFinding] {
        document.sections.flatMap { section in
            section.blocks.filter { $0.count > splitter.size }.map { block in
                let isList = block.hasPrefix("- ")
                let message =
                    isList
                    ? "A list or table of \(block.count) characters makes one passage beyond the \(splitter.size) that are meant; "
                        + "answers quote a part of it. Divide it under headings."
                    : "A paragraph of \(block.count) characters is cut between sentences after \(splitter.size). Divide it."
                return LintFinding(
                    .overlong, .notice, document: document.id, heading: section.headings.last, message: message,
                    quotes: [block])
            }
        }
    }
}
