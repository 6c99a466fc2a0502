import Foundation

/// Collects the files below folders. Folders that are linked to are followed, each once, so that links in a circle end.
struct FolderWalk {
    private(set) var files: [DocumentFolder.File] = []
    private(set) var problems: [DocumentFolder.Problem] = []
    private var seen: Set<String> = []

    /// Adds a file, or everything below a folder.
    mutating func add(_ root: URL) {
        let isFolder =
            (try? root.resolvingSymlinksInPath().resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
        guard isFolder else {
            append(root, name: root.lastPathComponent)
            return
        }
        var folders = [(url: root, prefix: "")]
        while let folder = folders.popLast() {
            guard seen.insert(folder.url.resolvingSymlinksInPath().path).inserted else { continue }
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.url.path) else {
                problems.append(
                    DocumentFolder.Problem(
                        path: folder.url.path,
                        message: "\(folder.url.path) may not be read by this user. Correct its permissions."))
                continue
            }
            for name in names.sorted() where !name.hasPrefix(".") {
                guard files.count < Self.mostFiles else {
                    problems.append(
                        DocumentFolder.Problem(
                            path: folder.url.path,
                            message: "\(root.path) holds more than \(Self.mostFiles) files. Name folders with fewer."))
                    return
                }
                let url = folder.url.appendingPathComponent(name)
                let values = try? url.resolvingSymlinksInPath().resourceValues(forKeys: [
                    .isDirectoryKey, .isRegularFileKey,
                ])
                if values?.isDirectory == true {
                    folders.append((url, folder.prefix + name + "/"))
                } else if values?.isRegularFile == true {
                    append(url, name: folder.prefix + name)
                }
            }
        }
    }

    /// A file that is named twice, by itself and by its folder, is one.
    private mutating func append(_ url: URL, name: String) {
        guard seen.insert(url.standardizedFileURL.path).inserted else { return }
        files.append(DocumentFolder.File(url: url, name: name))
    }

    private static let mostFiles = 100_000
}
