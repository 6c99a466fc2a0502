#if Configuration
/// Reads an order schema from its YAML file.
enum OrderSchemaFile {
    /// - Throws: ``ConfigurationError`` that names the file and what is wrong in it.
    static func read(_ path: String) throws(ConfigurationError) -> OrderSchema {
        try YAMLFile.read(path, key: "orders.schema")
    }
}
#endif
