extension Passage {
    /// What an embedder is given of the passage: the title and headings say what a text is about that does not name it.
    var embeddedText: String {
        let above = ([title] + headings).filter { !$0.isEmpty }.joined(separator: " › ")
        return above.isEmpty ? text : above + "\n" + text
    }

    /// Names the passage's vector. It changes with the text, so that a vector is never that of what the passage said before.
    var vectorIdentifier: String {
        String(FNV1a.hash(embeddedText.utf8), radix: 16) + " \(ordinal) \(document)"
    }
}
