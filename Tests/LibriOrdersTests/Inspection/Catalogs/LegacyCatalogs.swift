import Foundation

@testable import LibriOrders

/// Databases whose names say little, or whose values are written in ways of their own.
enum LegacyCatalogs {
    /// Sage: documents of all kinds, whose keys no name and no declaration connects.
    static func sage(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        catalog(
            "Microsoft SQL Server",
            [
                table(
                    "F_DOCENTETE",
                    [
                        ("DO_Domaine", "smallint"), ("DO_Type", "smallint"), ("DO_Piece", "varchar(24)"),
                        ("DO_Date", "smalldatetime"), ("DO_Ref", "varchar(17)"),
                        ("DO_Tiers", "varchar(17)"), ("CO_No", "int"), ("DO_Statut", "smallint"),
                        ("DO_DateLivr", "smalldatetime"), ("DO_TotalHT", "numeric(24,6)"),
                        ("DO_TotalTTC", "numeric(24,6)"), ("cbModification", "smalldatetime"),
                    ],
                    rows: shop.orders.map { order in
                        [
                            0, 1, .text(order.number), .text("\(order.ordered) 00:00:00"), nil,
                            "C0\(1000 + order.customer)".stored, 4, .whole(order.status / 3),
                            .text("\(order.promised) 00:00:00"), .euros(order.net), .euros(order.gross),
                            .text("\(order.ordered) 17:31:00"),
                        ]
                    }, count: 20_000, key: ["DO_Type", "DO_Piece"]),
                table(
                    "F_DOCLIGNE",
                    [
                        ("DO_Type", "smallint"), ("DO_Piece", "varchar(24)"), ("DL_Ligne", "int"),
                        ("AR_Ref", "varchar(19)"), ("DL_Design", "varchar(69)"),
                        ("DL_Qte", "numeric(24,6)"), ("DL_PrixUnitaire", "numeric(24,6)"),
                        ("DL_MontantTTC", "numeric(24,6)"), ("cbMarq", "int"),
                    ],
                    rows: shop.orders.flatMap { order in
                        order.lines.enumerated().map { place, line in
                            [
                                1, .text(order.number), .whole((place + 1) * 1000), "LIV\(line.product)".stored,
                                .text(InventedShop.products[line.product]),
                                .real(Double(line.copies)), .euros(line.net / line.copies), .euros(line.net),
                                .whole(order.id * 10 + place),
                            ]
                        }
                    }, key: ["cbMarq"]),
                table(
                    "F_COMPTET",
                    [
                        ("CT_Num", "varchar(17)"), ("CT_Intitule", "varchar(69)"), ("CT_Type", "smallint"),
                        ("CT_Contact", "varchar(35)"), ("CT_EMail", "varchar(69)"),
                    ],
                    rows: shop.customers.map {
                        [
                            "C0\(1000 + $0.id)".stored, .text("\($0.last.uppercased()) \($0.first)"), 0, nil,
                            .text($0.email),
                        ]
                    }, key: ["CT_Num"]),
                table(
                    "F_COLLABORATEUR", [("CO_No", "int"), ("CO_Nom", "varchar(35)"), ("CO_Prenom", "varchar(35)")],
                    rows: [[4, "GARNIER", "Luc"]], key: ["CO_No"]),
                table(
                    "F_ARTICLE",
                    [("AR_Ref", "varchar(19)"), ("AR_Design", "varchar(69)"), ("AR_PrixAch", "numeric(24,6)")],
                    rows: InventedShop.products.enumerated().map { ["LIV\($0)".stored, .text($1), .euros(100)] },
                    key: ["AR_Ref"]),
            ])
    }

    /// PrestaShop: labels in another table for each language, a history, amounts with and without tax, no keys
    /// declared.
    static func prestaShop(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        let english = [
            "Received", "Checking file", "Awaiting customer", "In production", "Printed", "Shipped", "Delivered",
            "Canceled",
        ]
        var change = 0
        return catalog(
            "MySQL",
            [
                table(
                    "ps_orders",
                    [
                        ("id_order", "int(10) unsigned"), ("reference", "varchar(20)"),
                        ("id_carrier", "int(10) unsigned"), ("id_lang", "int(10) unsigned"),
                        ("id_customer", "int(10) unsigned"), ("id_cart", "int(10) unsigned"),
                        ("current_state", "int(10) unsigned"), ("secure_key", "varchar(32)"),
                        ("payment", "varchar(255)"), ("total_paid", "decimal(20,6)"),
                        ("total_paid_tax_incl", "decimal(20,6)"), ("total_paid_tax_excl", "decimal(20,6)"),
                        ("total_shipping", "decimal(20,6)"), ("invoice_number", "int(10)"),
                        ("invoice_date", "datetime"), ("delivery_date", "datetime"),
                        ("date_add", "datetime"), ("date_upd", "datetime"),
                    ],
                    rows: shop.orders.map { order in
                        [
                            .whole(order.id), .text(order.number), .whole(order.carrier + 1), 1, .whole(order.customer),
                            .whole(order.id + 50), .whole(order.status + 1),
                            "0f3c".stored, "Carte bancaire", .euros(order.gross), .euros(order.gross),
                            .euros(order.net), 0, .whole(order.id),
                            .text("\(order.ordered) 10:00:00"), .optional(order.shipped.map { "\($0) 09:00:00" }),
                            .text("\(order.ordered) 09:59:58"),
                            .text("\(order.ordered) 11:59:58"),
                        ]
                    }, key: ["id_order"], indexes: [["reference"]]),
                table(
                    "ps_order_detail",
                    [
                        ("id_order_detail", "int(10) unsigned"), ("id_order", "int(10) unsigned"),
                        ("product_id", "int(10)"), ("product_name", "text"),
                        ("product_quantity", "int(10)"), ("product_quantity_in_stock", "int(10)"),
                        ("total_price_tax_incl", "decimal(20,6)"),
                        ("product_ean13", "varchar(13)"),
                    ],
                    rows: shop.orders.flatMap { order in
                        order.lines.enumerated().map { place, line in
                            [
                                .whole(order.id * 10 + place), .whole(order.id), .whole(line.product + 1),
                                .text(InventedShop.products[line.product]), .whole(line.copies),
                                1, .euros(line.net), "3760000000017",
                            ]
                        }
                    }, key: ["id_order_detail"], indexes: [["id_order"]]),
                table(
                    "ps_customer",
                    [
                        ("id_customer", "int(10) unsigned"), ("company", "varchar(255)"), ("firstname", "varchar(255)"),
                        ("lastname", "varchar(255)"), ("email", "varchar(255)"), ("passwd", "varchar(255)"),
                        ("birthday", "date"),
                    ],
                    rows: shop.customers.map {
                        [
                            .whole($0.id), .optional($0.company), .text($0.first), .text($0.last), .text($0.email), "x",
                            "1980-01-01",
                        ]
                    }, key: ["id_customer"]),
                table(
                    "ps_order_state",
                    [("id_order_state", "int(10) unsigned"), ("color", "varchar(32)"), ("shipped", "tinyint(1)")],
                    rows: (1...8).map { [.whole($0), "#4169E1", 0] }, key: ["id_order_state"]),
                table(
                    "ps_order_state_lang",
                    [
                        ("id_order_state", "int(10) unsigned"), ("id_lang", "int(10) unsigned"),
                        ("name", "varchar(64)"), ("template", "varchar(64)"),
                    ],
                    rows: (0..<16).map {
                        [
                            .whole($0 / 2 + 1), .whole($0 % 2 + 1),
                            .text($0 % 2 == 0 ? InventedShop.statuses[$0 / 2] : english[$0 / 2]), "order_conf",
                        ]
                    },
                    key: ["id_order_state", "id_lang"]),
                table(
                    "ps_order_history",
                    [
                        ("id_order_history", "int(10) unsigned"), ("id_employee", "int(10) unsigned"),
                        ("id_order", "int(10) unsigned"), ("id_order_state", "int(10) unsigned"),
                        ("date_add", "datetime"),
                    ],
                    rows: shop.orders.flatMap { order in
                        shop.changes(of: order).map { _, after, on in
                            change += 1
                            return [.whole(change), 1, .whole(order.id), .whole(after + 1), .text("\(on) 12:00:00")]
                        }
                    }, key: ["id_order_history"]),
                table(
                    "ps_order_carrier",
                    [
                        ("id_order_carrier", "int(11)"), ("id_order", "int(11) unsigned"),
                        ("id_carrier", "int(11) unsigned"), ("weight", "decimal(20,6)"),
                        ("tracking_number", "varchar(64)"), ("date_add", "datetime"),
                    ],
                    rows: shop.orders.map {
                        [
                            .whole($0.id), .whole($0.id), .whole($0.carrier + 1), .euros(50), .optional($0.tracking),
                            .text("\($0.ordered) 10:00:00"),
                        ]
                    }, key: ["id_order_carrier"]),
                table(
                    "ps_carrier",
                    [("id_carrier", "int(10) unsigned"), ("name", "varchar(64)"), ("url", "varchar(255)")],
                    rows: InventedShop.carriers.enumerated().map { [.whole($0 + 1), .text($1), nil] },
                    key: ["id_carrier"]),
                table(
                    "ps_employee",
                    [("id_employee", "int(10) unsigned"), ("lastname", "varchar(255)"), ("firstname", "varchar(255)")],
                    rows: [[1, "Bertin", "Paul"]], key: ["id_employee"]),
                table(
                    "ps_cart",
                    [("id_cart", "int(10) unsigned"), ("id_customer", "int(10) unsigned"), ("date_add", "datetime")],
                    rows: shop.orders.map {
                        [.whole($0.id + 50), .whole($0.customer), .text("\($0.ordered) 09:00:00")]
                    }, key: ["id_cart"]),
            ])
    }

    /// Hungarian notation, seconds since 1970, numbers of figures alone, and a table that only joins numbers to
    /// internal keys.
    static func hungarian(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        func seconds(_ day: LocalDate) -> StoredValue {
            .whole(Int(day.start(in: .gmt).timeIntervalSince1970) + 36_000)
        }
        func digits(_ number: String) -> StoredValue { .text(number.filter(\.isNumber)) }
        return catalog(
            "SQLite",
            [
                table(
                    "tblDossiers",
                    [
                        ("lngDossierID", "INTEGER"), ("strNumWeb", "TEXT"), ("strNomClient", "TEXT"),
                        ("strPrenomClient", "TEXT"), ("strNomLivraison", "TEXT"), ("strMailClient", "TEXT"),
                        ("strTitreOuvrage", "TEXT"), ("intTirage", "INTEGER"), ("intNbPages", "INTEGER"),
                        ("dtmCreation", "INTEGER"), ("dtmExpPromise", "INTEGER"), ("dtmExpReelle", "INTEGER"),
                        ("strEtatProd", "TEXT"), ("strEtatPaiement", "TEXT"), ("curTotalHT", "REAL"),
                        ("curTotalTTC", "REAL"), ("curCoutRevient", "REAL"), ("strTransporteur", "TEXT"),
                        ("strNumColis", "TEXT"), ("strTelephone", "TEXT"), ("blnSynchro", "INTEGER"),
                    ],
                    rows: shop.orders.map { order in
                        let customer = shop.customer(of: order)
                        return [
                            .whole(order.id), digits(order.number), .text(customer.last), .text(customer.first),
                            "Mairie de Vernay", .text(customer.email),
                            .text(InventedShop.products[order.lines[0].product]), .whole(order.lines[0].copies), 96,
                            seconds(order.ordered), seconds(order.promised),
                            order.shipped.map(seconds) ?? 0, .text(InventedShop.statuses[order.status]),
                            order.status == 2 ? "En attente" : "Payé", .euros(order.net), .euros(order.gross),
                            .euros(order.net / 2), .text(InventedShop.carriers[order.carrier]),
                            .optional(order.tracking), "0612345678", 1,
                        ]
                    }, key: ["lngDossierID"]),
                table(
                    "tblJournal",
                    [
                        ("lngID", "INTEGER"), ("strNumWeb", "TEXT"), ("dtmQuand", "INTEGER"), ("strAncienEtat", "TEXT"),
                        ("strNouvelEtat", "TEXT"), ("strQui", "TEXT"),
                    ],
                    rows: shop.orders.flatMap { order in
                        shop.changes(of: order).enumerated().map { place, change in
                            [
                                .whole(order.id * 20 + place), digits(order.number), seconds(change.on),
                                .optional(change.before.map { InventedShop.statuses[$0] }),
                                .text(InventedShop.statuses[change.after]), "luc",
                            ]
                        }
                    }, key: ["lngID"]),
                table(
                    "tblDossiersTest", [("lngDossierID", "INTEGER"), ("strNumWeb", "TEXT"), ("strNomClient", "TEXT")],
                    rows: shop.orders.prefix(20).map { [.whole($0.id), digits($0.number), "Test"] }),
            ])
    }

    /// No number of the shop's form anywhere.
    static func otherNumbers(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        catalog(
            "SQLite",
            [
                table(
                    "commandes",
                    [
                        ("id", "INTEGER"), ("numero", "TEXT"), ("client", "TEXT"), ("statut", "TEXT"),
                        ("date_commande", "TEXT"),
                    ],
                    rows: shop.orders.map {
                        [
                            .whole($0.id), "WEB/2025/\(10_000 + $0.id)".stored, .text(shop.customer(of: $0).whole),
                            .text(InventedShop.statuses[$0.status]), .text("\($0.ordered)"),
                        ]
                    }, key: ["id"])
            ])
    }
}
