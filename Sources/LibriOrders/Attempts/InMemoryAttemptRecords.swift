/// Failures and locks in memory. Each failure stands in the order of time and under each of its keys.
struct InMemoryAttemptRecords: AttemptRecords {
    private struct Entry {
        var at: Int64
        var failure: AttemptFailure
    }

    var now: Int64 = 0
    /// In order of time; what stands before `first` is forgotten.
    private var entries: [Entry] = []
    private var first = 0
    private var byKey: [String: [Entry]] = [:]
    private var lockedAtSweep = 0
    private var locks: [String: (lock: AttemptLock, number: String)] = [:]

    func failures(of target: AttemptTarget, after moment: Int64) -> [String: Int] {
        (byKey[target.key] ?? []).reduce(into: [:]) { counts, entry in
            if entry.at > moment { counts[entry.failure.site, default: 0] += 1 }
        }
    }

    func failures(after moment: Int64) -> Int {
        var low = first
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].at > moment { high = middle } else { low = middle + 1 }
        }
        return entries.count - low
    }

    func hasFailed(_ fingerprint: String, after moment: Int64) -> Bool {
        byKey[fingerprint]?.contains { $0.at > moment } ?? false
    }

    func lock(of target: AttemptTarget) -> AttemptLock? { locks[target.key]?.lock }

    mutating func add(_ failure: AttemptFailure) {
        let entry = Entry(at: now, failure: failure)
        entries.append(entry)
        for key in failure.keys { byKey[key, default: []].append(entry) }
    }

    mutating func set(_ lock: AttemptLock, of target: AttemptTarget) {
        let number = if case .pair(_, let number) = target { number } else { target.key }
        locks[target.key] = (lock, number)
    }

    mutating func forget(failuresBefore: Int64, locksEndedBefore: Int64, capacity: Int) {
        while first < entries.count, entries[first].at < failuresBefore || entries.count - first > capacity {
            for key in entries[first].failure.keys {
                byKey[key]?.removeFirst()
                if byKey[key]?.isEmpty == true { byKey[key] = nil }
            }
            first += 1
        }
        // Now and then, so that it costs nothing in the mean.
        if first > 1_000, first > entries.count / 2 {
            entries.removeFirst(first)
            first = 0
        }
        // So as well, twice the capacity at most; nothing ends earlier for it, as the rules look at when a lock ends.
        guard locks.count > min(lockedAtSweep * 2 + 1_000, capacity * 2) else { return }
        locks = locks.filter { $0.value.lock.until >= locksEndedBefore }
        if locks.count > capacity {
            let kept = locks.sorted { $0.value.lock.until > $1.value.lock.until }.prefix(capacity)
            locks = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
        }
        lockedAtSweep = locks.count
    }

    mutating func unlock(number: String) -> Bool {
        let wasLocked = locks.values.contains { $0.number == number && $0.lock.until > now }
        locks = locks.filter { $0.value.number != number }
        let kept = entries[first...].filter { $0.failure.number != number }
        entries = []
        byKey = [:]
        first = 0
        for entry in kept {
            entries.append(entry)
            for key in entry.failure.keys { byKey[key, default: []].append(entry) }
        }
        return wasLocked
    }
}

extension AttemptFailure {
    /// What it is found by.
    fileprivate var keys: [String] { [pair, number, client] + [fingerprint].compactMap(\.self) }
}
