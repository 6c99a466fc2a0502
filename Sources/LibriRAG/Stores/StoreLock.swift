#if SQLite
import Foundation

/// Lets one process at a time make a knowledge store anew. The lock ends with the process, however it ends.
struct StoreLock {
    /// Where the new store is written: beside the old one, on the same file system.
    let draft: String
    private let folder: String
    private let file: Int32

    /// - Throws: ``KnowledgeStoreError`` when another process has the lock, or the folder may not be written.
    init(for path: String) throws(KnowledgeStoreError) {
        let target = URL(fileURLWithPath: path)
        folder = target.deletingLastPathComponent().path
        let name = folder + "/.\(target.lastPathComponent)"
        draft = name + ".draft"
        file = open(name + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw KnowledgeStoreError(
                .unavailable,
                "The knowledge store \(path) cannot be written. Does its folder exist, and may this user write there?")
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw KnowledgeStoreError(
                .busy,
                "Another process is making the knowledge store \(path) anew. Wait until it is done, then try again.")
        }
    }

    /// Makes a renaming outlast a failure of power.
    func synchronizeFolder() {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    func release() { close(file) }
}
#endif
