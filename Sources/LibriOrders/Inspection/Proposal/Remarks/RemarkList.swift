/// What the operator has to decide or to know, in the order of its weight.
struct RemarkList {
    let samples: Samples
    let table: OrderTable
    let fields: OrderFields
    let others: [OrderTable]
    let reading: ReadingChoice
    let joins: JoinNaming
    let index: SchemaProposal.NumberIndex

    var remarks: [PerLanguage<String>] {
        numbers + names + statuses + prices + days + tables + lines + keys + further
    }

    typealias Remark = PerLanguage<String>

    func name(_ place: ColumnPlace) -> String {
        let column = PrintableText.short(samples.column(place).name)
        return place.table == fields.base
            ? column : "\(PrintableText.short(samples.tables[place.table].table.name)).\(column)"
    }

    func list(_ words: [String], most: Int = 8) -> String {
        words.prefix(most).map { "“\(PrintableText.short($0, most: 40))”" }.joined(separator: ", ")
            + (words.count > most ? ", …" : "")
    }

    func frenchList(_ words: [String], most: Int = 8) -> String {
        words.prefix(most).map { "« \(PrintableText.short($0, most: 40)) »" }.joined(separator: ", ")
            + (words.count > most ? ", …" : "")
    }
}
