/// What a single value is by its characters.
enum ValueShape {
    static func isEmail(_ text: String) -> Bool {
        guard let at = text.firstIndex(of: "@") else { return false }
        return at > text.startIndex && text[at...].contains(".") && !text.contains(" ")
    }

    static func isPhone(_ text: String) -> Bool {
        let digits = text.utf8.count { (0x30...0x39).contains($0) }
        guard (9...14).contains(digits), text.first == "0" || text.first == "+" || text.contains(" ") else {
            return false
        }
        return text.utf8.allSatisfy { (0x30...0x39).contains($0) || " .-+()/".utf8.contains($0) }
    }

    static func isLink(_ text: String) -> Bool {
        let folded = text.prefix(8).lowercased()
        return folded.hasPrefix("http") || folded.hasPrefix("www.") || folded.hasPrefix("ftp")
    }

    static func isFile(_ text: String) -> Bool {
        guard let dot = text.lastIndex(of: ".") else { return false }
        let ending = text[text.index(after: dot)...]
        return ["pdf", "jpg", "jpeg", "png", "indd", "zip", "docx", "doc", "tif", "tiff", "ai", "psd"]
            .contains(ending.lowercased())
    }

    /// A code: one run of characters in which there is a figure, or capitals only.
    static func isCode(_ text: String) -> Bool {
        guard !text.contains(" "), text.unicodeScalars.count <= 40 else { return false }
        return text.utf8.contains { (0x30...0x39).contains($0) } || (text.utf8.count <= 6 && text == text.uppercased())
    }

    /// A parcel's number: 6 to 40 letters and figures, mostly figures.
    static func isParcelNumber(_ text: String) -> Bool {
        let bytes = text.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        guard (8...40).contains(bytes.count) else { return false }
        let digits = bytes.count { (0x30...0x39).contains($0) }
        return digits * 2 >= bytes.count
            && bytes.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }
    }

    /// The value with A for each capital, a for each small letter and 9 for each figure: `CL-401372` is `AA-999999`.
    static func pattern(of text: String) -> String {
        var shape = ""
        for scalar in text.unicodeScalars.prefix(60) {
            switch scalar {
            case "0"..."9": shape += "9"
            case "A"..."Z": shape += "A"
            case "a"..."z": shape += "a"
            case "-", ".", "/", " ", "_", ":", ",", "#", "+", "(", ")": shape.unicodeScalars.append(scalar)
            default: shape += scalar.properties.isUppercase ? "A" : scalar.properties.isAlphabetic ? "a" : "?"
            }
        }
        return shape
    }
}
