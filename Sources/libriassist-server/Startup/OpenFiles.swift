import Foundation
import LibriAssist

/// The most files and connections that the system lets this process hold open.
enum OpenFiles {
    /// What is open besides customers' connections: databases with their readers, journals, listeners, the log.
    private static let others = 100

    /// Raises the process's own limit as far as the system allows.
    ///
    /// - Throws: ``ConfigurationError`` when that is not enough for so many connections: without a file to open, no database
    ///   answers.
    static func allow(connections: Int) throws(ConfigurationError) {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        let wanted = rlim_t(connections + others)
        if limit.rlim_cur < wanted {
            limit.rlim_cur = min(wanted, limit.rlim_max)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
        guard limit.rlim_cur >= wanted else {
            throw ConfigurationError(
                .badValue,
                "server.limits.connections: \(connections) connections need \(wanted) open files, and this process may open "
                    + "\(limit.rlim_cur). Raise LimitNOFILE in its systemd unit (or ulimit -n), or lower the connections."
            )
        }
    }
}
