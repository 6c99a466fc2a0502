#if Configuration
/// Reads an order schema from its YAML file.
enum OrderSchemaFile {
    /// - Parameters:
    ///   - path: The file.
    ///   - key: What named it.
    /// - Throws: ``ConfigurationError`` that names the file and what is wrong in it.
    static func read(_ path: String, key: String = "orders.schema") throws(ConfigurationError) -> OrderSchema {
        try YAMLFile.read(path, key: key)
    }
}

extension OrderSchema {
    /// Reads a schema file, whose form `docs/configuration.md` tells.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - option: What named it, for the error.
    /// - Throws: ``ConfigurationError`` that names the file and what is wrong in it.
    public init(contentsOf path: String, namedBy option: String) throws(ConfigurationError) {
        self = try OrderSchemaFile.read(path, key: option)
    }
}
#endif
