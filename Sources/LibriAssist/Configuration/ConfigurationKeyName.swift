/// How keys and environment variables correspond.
enum ConfigurationKeyName {
    /// The variable that overrides a key: `LIBRI_ORDERS_SQLITE_PATH` for `orders.sqlite.path`.
    static func variable(for path: String) -> String {
        path.reduce(into: "LIBRI_") { name, character in
            switch character {
            case ".": name += "_"
            case _ where character.isUppercase: name += "_\(character)"
            default: name += character.uppercased()
            }
        }
    }
}
