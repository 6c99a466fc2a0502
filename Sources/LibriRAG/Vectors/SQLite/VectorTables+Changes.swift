#if SQLite
import Foundation
import GRDB

extension VectorTables {
    /// What has changed since a version; everything where the file is another one, or was emptied.
    ///
    /// Rows that are no vectors of the space are removed: whoever compares identifiers finds them missing, and makes them anew.
    ///
    /// - Throws: ``OtherSpace``, or ``Damage``.
    static func changes(since known: Version?, in space: VectorSpace, _ db: Database) throws -> Changes {
        let version = try version(for: space, db)
        let known = known?.epoch == version.epoch ? known : nil
        var changes = Changes(version: version, base: known, isWhole: known == nil)
        guard known != version else { return changes }
        let rows = try Row.fetchCursor(
            db, sql: "SELECT rowid, identifier, vector FROM vector" + (known == nil ? "" : " WHERE changed > ?"),
            arguments: known.map { [$0.generation] } ?? [])
        var damaged: [Int64] = []
        while let row = try rows.next() {
            let identifier = String.fromDatabaseValue(row[1])
            let vector = try row.withUnsafeData(atIndex: 2) { data in
                data.flatMap { VectorBytes.vector(of: $0, dimension: space.dimension) }
            }
            if let identifier, !identifier.isEmpty, let vector {
                changes.vectors.append((identifier, vector))
            } else {
                damaged.append(row[0])
            }
        }
        for row in damaged { try db.execute(sql: "DELETE FROM vector WHERE rowid = ?", arguments: [row]) }
        changes.dropped = damaged.count
        if let known, try Int64.fetchOne(db, sql: "SELECT removal FROM space") ?? 0 > known.generation {
            changes.remaining = try Set(
                DatabaseValue.fetchAll(db, sql: "SELECT identifier FROM vector").compactMap(String.fromDatabaseValue))
        }
        return changes
    }
}

/// Vectors as bytes: 32-bit numbers (IEEE 754), four bytes each, the lowest first.
enum VectorBytes {
    static func data(of vector: [Float]) -> Data {
        vector.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) }
    }

    /// Nothing for bytes of another length, or that are no unit vector.
    static func vector(of data: Data, dimension: Int) -> [Float]? {
        guard data.count == dimension * 4 else { return nil }
        let vector = data.withUnsafeBytes { bytes in
            (0..<dimension).map { place in
                Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 4, as: UInt32.self)))
            }
        }
        return VectorSpace.unit(vector)
    }
}
#endif
