import Foundation

/// The figures of one unit, and which of them are of the same thing.
struct FigureRivals {
    private let figures: [FigureContext]
    /// The document of each figure, as a number.
    private let documents: [Int]
    private let threshold: Double
    /// The words near each figure, as numbers, with what each weighs there.
    private var near: [[(word: Int, weight: Double)]] = []
    /// How well each figure's context answers a word, near or not.
    private var answers: [[Int: Double]] = []
    /// The figures near which a word stands, with what it weighs there.
    private var postings: [[Int]] = []
    /// The values that each document gives.
    private var stated: [Int: Set<[Double]>] = [:]

    /// A figure that others contradict.
    struct Outlier {
        var figure: FigureContext
        /// Those that contradict it, likest first.
        var others: [FigureContext]
    }

    init(_ figures: [FigureContext], statements: [Statement], threshold: Double) {
        self.figures = figures
        self.threshold = threshold
        var places: [String: Int] = [:]
        documents = figures.map { figure in
            let name = statements[figure.statement].document.id
            let place = places[name] ?? places.count
            places[name] = place
            return place
        }
        var numbers: [String: Int] = [:]
        for (index, figure) in figures.enumerated() {
            stated[documents[index], default: []].insert(figure.figure.values)
            for term in figure.near.keys.sorted() {
                let number = numbers[term] ?? numbers.count
                if numbers.updateValue(number, forKey: term) == nil { postings.append([]) }
                postings[number].append(index)
            }
        }
        for figure in figures {
            near.append(
                figure.near.compactMap { term, share in
                    numbers[term].map { word in
                        // A word that hardly another figure has can hardly be shared; it must not count for more than
                        // those that can.
                        let rarity = Double(figures.count) / Double(max(Self.fewest, postings[word].count))
                        return (word, share * log(1 + rarity))
                    }
                }.sorted { $0.word < $1.word })
            var answers: [Int: Double] = [:]
            for term in figure.above { if let word = numbers[term] { answers[word] = 0.5 } }
            for term in figure.sentence { if let word = numbers[term] { answers[word] = 0.6 } }
            for term in figure.near.keys { if let word = numbers[term] { answers[word] = 1 } }
            self.answers.append(answers)
        }
    }

    /// The figures that are contradicted. Of two that contradict each other it is the one that fewer others confirm.
    var outliers: [Outlier] {
        var shared = [Double](repeating: 0, count: figures.count)
        let likest = figures.indices.map { self.likest($0, &shared) }
        var conflicts: [Int: [Match]] = [:]
        var confirmed = [Int](repeating: 0, count: figures.count)
        for (index, matches) in likest.enumerated() {
            for match in matches.values {
                let other = match.other
                if figures[index].figure.agrees(with: figures[other].figure) {
                    confirmed[index] += 1
                } else if index < other, likest[other][documents[index]]?.other == index, !isChoice(index, other),
                    figures[index].figure.isNear(figures[other].figure)
                {
                    conflicts[index, default: []].append(match)
                    conflicts[other, default: []].append(Match(other: index, score: match.score))
                }
            }
        }
        var outliers: [Outlier] = []
        var told: Set<[Int]> = []
        let order = conflicts.keys.sorted {
            (confirmed[$0], -(conflicts[$0]?.count ?? 0), -$0) < (confirmed[$1], -(conflicts[$1]?.count ?? 0), -$1)
        }
        for index in order {
            let others = (conflicts[index] ?? []).filter { told.insert([index, $0.other].sorted()).inserted }
                .sorted { ($0.score, $1.other) > ($1.score, $0.other) }
            guard !others.isEmpty else { continue }
            outliers.append(Outlier(figure: figures[index], others: others.map { figures[$0.other] }))
        }
        return outliers
    }

    /// Whether two figures differ as the items of a list do, and one document has both: "formats: A5 148 × 210 mm, …".
    private func isChoice(_ index: Int, _ other: Int) -> Bool {
        guard max(figures[index].rivals, figures[other].rivals) >= 2 else { return false }
        return stated[documents[other]]?.contains(figures[index].figure.values) == true
            || stated[documents[index]]?.contains(figures[other].figure.values) == true
    }

    private struct Match {
        var other: Int
        var score: Double
    }

    /// For each other document, its figure whose words are most like those of a figure.
    ///
    /// - Parameter shared: Zeros, one for each figure, and zeros again afterwards.
    private func likest(_ index: Int, _ shared: inout [Double]) -> [Int: Match] {
        var best: [Int: Match] = [:]
        var agreeing: [Int: Match] = [:]
        // A size is often the very name of what is spoken of: "pas en 160 × 240 mm".
        let least = figures[index].figure.shape == .size ? max(threshold, Self.leastOfSizes) : threshold
        for other in candidates(for: index, &shared) {
            let match = Match(other: other, score: similarity(index, other))
            let document = documents[other]
            if match.score >= least, match.score > best[document]?.score ?? 0 { best[document] = match }
            if match.score > agreeing[document]?.score ?? 0, figures[index].figure.agrees(with: figures[other].figure) {
                agreeing[document] = match
            }
        }
        // A document that says the same of much the same thing is taken to mean it.
        for (document, match) in best {
            if let same = agreeing[document], same.score >= match.score * Self.benefitOfDoubt { best[document] = same }
        }
        return best
    }

    /// The figures of other documents that share most of the words near a figure, in order.
    private func candidates(for index: Int, _ shared: inout [Double]) -> [Int] {
        var touched: [Int] = []
        for (word, weight) in near[index] {
            // Words that hundreds of figures have tell nothing; leaving them out bounds the work.
            guard postings[word].count <= Self.longestPosting else { continue }
            for other in postings[word] where documents[other] != documents[index] {
                if shared[other] == 0 { touched.append(other) }
                shared[other] += weight
            }
        }
        let least = Self.leastShared * near[index].reduce(0) { $0 + $1.weight }
        var likeliest = touched.filter { shared[$0] >= least }
        if likeliest.count > Self.mostCompared {
            likeliest.sort { (shared[$0], $1) > (shared[$1], $0) }
            likeliest.removeLast(likeliest.count - Self.mostCompared)
        }
        for other in touched { shared[other] = 0 }
        return likeliest.sorted()
    }

    /// The lesser share of the words of one that the other has, by weight.
    private func similarity(_ left: Int, _ right: Int) -> Double {
        let share = share(of: left, in: right)
        // Less than any use is made of needs no second look.
        guard share >= threshold * Self.benefitOfDoubt, !figures[left].dependsOnOther(than: figures[right]) else {
            return 0
        }
        return min(share, self.share(of: right, in: left))
    }

    private func share(of one: Int, in other: Int) -> Double {
        var found = 0.0
        var all = 0.0
        for (word, weight) in near[one] {
            all += weight
            found += weight * (answers[other][word] ?? 0)
        }
        return all == 0 ? 0 : found / all
    }

    private static let benefitOfDoubt = 0.6
    private static let fewest = 3
    private static let leastOfSizes = 0.7
    private static let leastShared = 0.15
    private static let longestPosting = 600
    private static let mostCompared = 100
}
