#if SQLite
extension SQLiteVectorStore {
    /// Why vectors are gone from a store. They are made anew of the documents; nothing else is lost.
    public enum Reset: Sendable, Equatable, CustomStringConvertible {
        /// The file held vectors of another model, or of another dimension.
        case otherSpace(VectorSpace)
        /// The file was damaged, or of another version, and was made anew.
        case damaged
        /// The file was none of a vector store; it has another name now.
        case foreign(movedTo: String)
        /// Some rows were no vectors of the space.
        case droppedRows(Int)

        /// For the operator.
        public var description: String {
            switch self {
            case .otherSpace(let space):
                "The vector store held vectors of \(space.model) (\(space.dimension) components) and was emptied."
            case .damaged: "The vector store was damaged, or of another version, and was made anew."
            case .foreign(let path):
                "The file of the vector store was another kind of file; it is kept as \(path). Correct the path, if it was mistyped."
            case .droppedRows(let count): "\(count) damaged vectors were dropped from the vector store."
            }
        }
    }
}
#endif
