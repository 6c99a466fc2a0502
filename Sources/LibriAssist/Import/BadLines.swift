#if SQLite && Documents
/// The first bad lines of a file, and the number of all.
struct BadLines {
    private(set) var first: [OrderImportReport.BadLine] = []
    private(set) var count = 0
    private let most: Int

    init(most: Int) { self.most = most }

    /// Adds a line that has not been added before.
    mutating func add(_ line: Int, _ problems: [OrderImportReport.Problem]) {
        count += 1
        let place = first.firstIndex { $0.line > line } ?? first.endIndex
        guard place < most else { return }
        first.insert(OrderImportReport.BadLine(line: line, problems: problems), at: place)
        if first.count > most { first.removeLast() }
    }

    /// Adds what is wrong with a line that has been added.
    mutating func amend(_ line: Int, _ problem: OrderImportReport.Problem) {
        guard let place = first.firstIndex(where: { $0.line == line }) else { return }
        first[place].problems.append(problem)
    }
}
#endif
