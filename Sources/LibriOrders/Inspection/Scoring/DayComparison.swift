/// Compares days with those of the orders and with their statuses: a promised day lies ahead and is there before the
/// parcel leaves.
struct DayComparison {
    let samples: Samples
    let orderedOn: Candidate?
    /// The status of each sampled row of the order table.
    let statuses: [OrderStatus?]

    /// Candidates for the promised day with what the comparison says of them.
    func adjusted(_ candidates: [Candidate]) -> [Candidate] {
        candidates.map { candidate in
            guard candidate.path.steps.isEmpty, let dates = samples.values(candidate.place).dates else {
                return candidate
            }
            var candidate = candidate
            compareWithOrders(&candidate, dates)
            compareWithStatuses(&candidate, dates)
            return candidate
        }
    }

    private func compareWithOrders(_ candidate: inout Candidate, _ dates: DateEvidence) {
        guard let orderedOn, orderedOn.path.steps.isEmpty, let orders = samples.values(orderedOn.place).dates else {
            return
        }
        let both = zip(dates.days, orders.days).compactMap { day, order in
            day.flatMap { day in order.map { (day, $0) } }
        }
        guard both.count >= 5 else { return }
        let before = both.count { $0.0 < $0.1 }
        let same = both.count { $0.0 == $0.1 }
        if before * 5 > both.count { candidate.adjust(by: -0.4, "many of its days lie before the order") }
        if same * 10 > both.count * 8 { candidate.adjust(by: -0.4, "its days are those of the orders") }
        if let latest = dates.latest, let last = orders.latest, latest > last {
            candidate.adjust(by: 0.1, "it reaches beyond the latest order")
        }
    }

    private func compareWithStatuses(_ candidate: inout Candidate, _ dates: DateEvidence) {
        let isPromised = samples.column(candidate.place).concepts.contains(.promised)
        let open = zip(dates.days, statuses).filter { $1?.isDueToShip == true }
        let gone = zip(dates.days, statuses).filter { $1 == .shipped || $1 == .delivered }
        if open.count >= 4, gone.count >= 4 {
            let early = Double(open.count { $0.0 != nil }) / Double(open.count)
            let late = Double(gone.count { $0.0 != nil }) / Double(gone.count)
            if early < 0.3, late > 0.6 {
                candidate.evidence = .impossible(
                    "it is filled once the parcel has left, so that it is the day of shipping itself")
            } else if early > 0.8 {
                candidate.adjust(by: isPromised ? 0.05 : 0.15, "it is filled before the parcel leaves")
            }
        } else if !isPromised, samples.values(candidate.place).fill < 0.8 {
            candidate.adjust(by: -0.25, "it is empty in many rows, as the day of shipping itself would be")
        }
    }
}
