/// Whether statuses agree with the age of the orders: what has been delivered was ordered before what has just come in.
struct StatusAge {
    let samples: Samples
    /// The column of order numbers, which rise.
    let number: ColumnPlace

    /// The share of pairs of an order that has left and one at its beginning in which the first is the older one;
    /// 1 where there are too few of them to tell.
    func agreement(of place: ColumnPlace, map: StatusMap) -> Double {
        let statuses = map.statuses
        let numbers = samples.values(number).texts
        var early: [String] = []
        var late: [String] = []
        for (number, value) in zip(numbers, samples.values(place).texts) {
            guard let number, let value else { continue }
            switch statuses[value] {
            case .received, .checkingFile, .awaitingCustomer: early.append(number)
            case .shipped, .delivered: late.append(number)
            default: break
            }
        }
        guard early.count >= 3, late.count >= 3 else { return 1 }
        let older = late.reduce(0) { sum, number in sum + early.count { $0 > number } }
        return Double(older) / Double(early.count * late.count)
    }
}
