import GRDB

/// An order database whose every column holds something that must not leave it.
enum CanaryOrders {
    static let canaries = [
        "canari-prenom", "canari-courriel@exemple.fr", "0612399887", "12 rue du Canari", "31999", "7531.97",
        "CANARI-NOTE", "canari-iban",
    ]

    /// A shop maps a column that later gets a note with an address in it.
    static let schema = """
        table: Commandes
        columns: {number: NumeroCommande, customer: NomClient, product: Designation, status: Etat,
          carrier: Transporteur, trackingNumber: NumeroSuivi}
        details: [{name: note, column: Email, label: Note, type: text}]
        history: {table: HistoriqueEtats, number: NumeroCommande, on: DateEtat, status: Etat}
        statuses: {En production: inProduction}
        """

    static func make(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE Commandes (NumeroCommande, NomClient, Designation, NbExemplaires, DateCommandeDu,
                        DateExpeditionPrevue, Etat, Prix, Transporteur, NumeroSuivi, Email, Telephone, Adresse,
                        CodePostal, Marge, Note, Iban);
                    CREATE TABLE HistoriqueEtats (NumeroCommande, DateEtat, Etat, Auteur);
                    INSERT INTO HistoriqueEtats VALUES ('CL-401372-487531', '2025-10-20', 'Reçue', 'canari-prenom');
                    """)
            try db.execute(
                sql: "INSERT INTO Commandes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    "CL-401372-487531", "Canari-prenom ZORGLUB", "DCC", 5, "2025-10-20", "2025-10-28", "En production",
                    48.5, "Coursier canari-courriel@exemple.fr 0612399887", "remis a CANARI-NOTE",
                    "canari-courriel@exemple.fr", "0612399887", "12 rue du Canari", "31999", 7_531.97,
                    "CANARI-NOTE", "canari-iban",
                ])
        }
        try queue.close()
    }
}
