#if ODBC
/// A bounded number of connections. One whose call has not come back at its deadline is put aside until it does, and another
/// takes its place, so that a driver that never answers stops neither the others nor the process.
actor ODBCPool {
    private let size: Int
    private let connect: @Sendable () throws(ODBCError) -> ODBCSession
    private var idle: [ODBCWorker] = []
    private var inUse = 0
    private var stuck: [ODBCWorker] = []
    private var waiting: [(id: Int, continuation: CheckedContinuation<Void, Never>)] = []
    private var count = 0
    /// When one more may be tried although as many as there may be are stuck already.
    private var nextTrial = ContinuousClock.now
    private var pause = ODBCPool.shortestPause

    init(size: Int, connect: @escaping @Sendable () throws(ODBCError) -> ODBCSession) {
        self.size = size
        self.connect = connect
    }

    /// Runs work on one of the connections, within a time that includes the wait for it.
    ///
    /// - Throws: ``ODBCError``; `HYT00` when the time is over, or all connections are stuck.
    func perform<Value: Sendable>(
        within time: Duration, _ work: @escaping @Sendable (ODBCSession) throws(ODBCError) -> Value
    ) async throws(ODBCError) -> Value {
        let deadline = ContinuousClock.now + time
        let worker = try await worker(until: deadline)
        defer { giveBack(worker) }
        return try await worker.perform(within: deadline - .now, work)
    }

    private func worker(until deadline: ContinuousClock.Instant) async throws(ODBCError) -> ODBCWorker {
        while true {
            for worker in stuck where worker.isFree { keep(worker) }
            stuck.removeAll(where: \.isFree)
            if let free = idle.popLast() {
                inUse += 1
                return free
            }
            if inUse < size {
                try admitOneMore()
                inUse += 1
                count += 1
                return ODBCWorker(number: count, connect: connect)
            }
            guard ContinuousClock.now < deadline else { throw ODBCError(state: "HYT00") }
            await turn(until: deadline)
        }
    }

    /// As many again as there may be can be stuck; then the database answers nobody, and is tried now and then: sooner or later the
    /// system gives up the dead connections, which may take it a quarter of an hour.
    private func admitOneMore() throws(ODBCError) {
        guard stuck.count >= size else {
            pause = Self.shortestPause
            return
        }
        guard ContinuousClock.now >= nextTrial else { throw ODBCError(state: "HYT00") }
        nextTrial = .now + pause
        pause = min(pause * 2, Self.longestPause)
    }

    private static let shortestPause: Duration = .seconds(3)
    private static let longestPause: Duration = .seconds(60)

    /// Keeps a connection for the next, up to the bound; one that was stuck may come back to a pool that is full.
    private func keep(_ worker: ODBCWorker) {
        if idle.count + inUse < size { idle.append(worker) } else { worker.close() }
    }

    /// Comes back when a connection may be free, or at the deadline.
    private func turn(until deadline: ContinuousClock.Instant) async {
        count += 1
        let id = count
        let alarm = Task { [weak self] in
            try? await Task.sleep(until: deadline, clock: .continuous)
            await self?.wake(id)
        }
        await withCheckedContinuation { waiting.append((id, $0)) }
        alarm.cancel()
    }

    private func wake(_ id: Int) {
        guard let place = waiting.firstIndex(where: { $0.id == id }) else { return }
        waiting.remove(at: place).continuation.resume()
    }

    private func giveBack(_ worker: ODBCWorker) {
        inUse -= 1
        if worker.isFree {
            nextTrial = .now
            keep(worker)
        } else {
            stuck.append(worker)
        }
        if !waiting.isEmpty { waiting.removeFirst().continuation.resume() }
    }
}
#endif
