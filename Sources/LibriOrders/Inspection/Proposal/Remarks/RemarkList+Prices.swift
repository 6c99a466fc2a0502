extension RemarkList {
    var prices: [Remark] {
        let own = samples.tables[fields.base].columns.indices.map { ColumnPlace(table: fields.base, column: $0) }
        guard let price = fields.choices[.price]?.candidate else {
            let net = own.first {
                samples.column($0).concepts.contains(.withoutTax)
                    && samples.column($0).concepts.contains(anyOf: [.total, .amount])
            }
            return [
                net.map { net in
                    Remark(
                        french:
                            "Seul un prix hors taxes a été trouvé (\(name(net))) : il n’est pas montré aux clients.",
                        english: "Only a price without tax was found (\(name(net))): it is not shown to customers.")
                }
                    ?? Remark(
                        french: "Aucun prix total toutes taxes comprises n’a été trouvé.",
                        english: "No total price with tax was found.")
            ]
        }
        var remarks: [Remark] = []
        if !samples.column(price.place).concepts.contains(.withTax), price.comparison == nil {
            remarks.append(
                Remark(
                    french: "Vérifiez que \(name(price.place)) est bien le prix toutes taxes comprises.",
                    english: "Check that \(name(price.place)) is the price with tax."))
        }
        if let hundredths = reading.isInHundredths {
            remarks.append(
                hundredths.isSo
                    ? Remark(
                        french: "\(name(price.place)) est lu en centimes.",
                        english: "\(name(price.place)) is read as cents: \(hundredths.words).")
                    : Remark(
                        french: "Vérifiez si \(name(price.place)) est en euros ou en centimes.",
                        english: "Check whether \(name(price.place)) is in whole units or in cents."))
        }
        if reading.currency.isMixed {
            remarks.append(
                Remark(
                    french:
                        "Les commandes ont plusieurs devises ; tous les prix seront montrés en "
                        + "\(reading.currency.code).",
                    english: "Orders have several currencies; all prices will be shown in \(reading.currency.code)."))
        }
        return remarks
    }
}
