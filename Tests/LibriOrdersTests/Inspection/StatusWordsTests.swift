import Testing

@testable import LibriOrders

@Suite struct StatusWordsTests {
    @Test(
        arguments: [
            (
                .received,
                [
                    "Reçue", "Nouvelle commande", "Enregistrée", "Confirmée", "Payée", "Paiement accepté", "NEW",
                    "Order placed", "received", "Saisie", "Validée", "À traiter", "Prise en compte", "Commande validée",
                ]
            ),
            (
                .checkingFile,
                [
                    "Fichier en vérification", "Contrôle fichiers", "Prépresse", "pre-press", "Preflight", "PAO",
                    "file_check", "FileReview", "Vérification en cours", "Analyse du PDF",
                ]
            ),
            (
                .awaitingCustomer,
                [
                    "En attente du client", "En attente BAT", "BAT envoyé", "BAT à valider", "Bon à tirer",
                    "Attente paiement", "En attente de paiement", "awaiting-proof", "Proof sent",
                    "Waiting for customer", "PendingPayment", "Impayée", "Fichier à corriger", "Fichiers manquants",
                    "Fichier non conforme", "Non payée",
                ]
            ),
            (
                .inProduction,
                [
                    "En production", "En fabrication", "Impression en cours", "En cours d’impression", "Façonnage",
                    "Reliure", "printing", "IN_PRODUCTION", "InProduction", "À imprimer",
                    "BAT validé", "En attente de production", "Prêt pour impression", "En finition", "Binding",
                    "En cours de préparation", "wc-processing", "Planifiée en atelier",
                ]
            ),
            (
                .printed,
                [
                    "Imprimée", "Printed", "Prête à expédier", "Ready to ship", "Fabrication terminée",
                    "Production terminée", "En attente d’expédition", "Emballée", "À expédier",
                    "Prêt à retirer", "Ready for pickup", "Disponible au retrait", "Préparation de l’expédition",
                ]
            ),
            (
                .shipped,
                [
                    "Expédiée", "shipped", "Dispatched", "En transit", "Remise au transporteur",
                    "En cours de livraison", "Out for delivery", "Partiellement expédiée", "Envoyée",
                    "Prise en charge par le transporteur",
                ]
            ),
            (
                .delivered,
                [
                    "Livrée", "Delivered", "Retirée", "Retirée par le client", "Picked up", "Remis au client",
                    "Distribué", "Terminée", "Clôturée", "completed",
                ]
            ),
            (.cancelled, ["Annulée", "Cancelled", "canceled", "Remboursée", "Refunded", "Abandonnée"]),
            (
                .unknown,
                [
                    "En litige", "Bloquée", "On hold", "Test", "Retournée", "Brouillon", "Erreur", "Échec de livraison",
                    "Non livrée",
                ]
            ),
        ] as [(OrderStatus, [String])])
    func understandsWhatShopsSay(status: OrderStatus, words: [String]) {
        for word in words {
            let meaning = StatusWords.standard.meaning(of: word)
            #expect(meaning.status == status && meaning.isUnderstood, "\(word)")
        }
    }

    @Test(
        arguments: [
            (.received, ["Enregistrée", "CDE ENREG."]),
            (.checkingFile, ["Contrôle PAO", "CTRL FICHIER", "Contrôle fichier", "Fichier à vérifier"]),
            (
                .awaitingCustomer,
                [
                    "ATT. B.A.T. CLIENT", "Attente BAT client", "ATTENTE BAT", "en attente client", "Att. paiement",
                    "Erreur de paiement", "Payment error", "B.A.T. envoyé", "ATT. FICHIER", "Paiement refusé",
                ]
            ),
            (
                .inProduction,
                [
                    "EN FAB.", "Prép. en cours", "processing", "Façonnage", "ATT. IMPRESSION", "EN PROD.",
                    "En cours d'impression - finition",
                ]
            ),
            (
                .printed,
                [
                    "Imprimée - à expédier", "Printed - finishing", "Imprimé – en finition", "Disponible au retrait",
                    "A EXP.", "Prête à être retirée", "À retirer à l'atelier", "ATT. EXP.", "Prép. expédition",
                ]
            ),
            (.shipped, ["Expédiée à domicile", "En livraison", "Exp."]),
            (.delivered, ["Retirée à l'atelier", "Livrée à domicile", "LIV."]),
            (.unknown, ["Litige", "Erreur"]),
        ] as [(OrderStatus, [String])])
    func understandsWhatWorkshopsAbbreviate(status: OrderStatus, words: [String]) {
        for word in words {
            let meaning = StatusWords.standard.meaning(of: word)
            #expect(meaning.status == status && meaning.isUnderstood, "\(word): \(meaning.status)")
        }
    }

    @Test(arguments: ["", "12", "E", "Zorglub", "En attente", "3"])
    func saysNothingOfWhatIsNotUnderstood(word: String) {
        #expect(StatusWords.standard.meaning(of: word) == .nothing)
    }

    @Test func oneWritingOfAWordIsEnough() {
        let map = StatusMap(counts: ["LIVRÉE": 3, "Livrée": 2, "livree": 1], lookup: nil)
        #expect(map.statuses == ["LIVRÉE": .delivered])
    }
}
