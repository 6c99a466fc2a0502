/// What French and English words for the state of an order mean.
///
/// The rules are tried in turn and the first that fits decides, so that a rule stands before those that it is an
/// exception to.
enum StatusVocabulary {
    /// Beginnings of words; `|` parts those of which one is enough, a space parts those that are all needed, `=`
    /// stands before a whole word. What follows `!` must not be there.
    struct Rule {
        let status: OrderStatus
        let words: String
        /// Shops differ in what they mean by it.
        let isGuess: Bool

        init(_ status: OrderStatus, _ words: String, isGuess: Bool = false) {
            self.status = status
            self.words = words
            self.isGuess = isGuess
        }
    }

    static let rules = troubles + proofs + waiting + leaving + finishing + producing + checking + beginning + closing

    private static let troubles: [Rule] = [
        Rule(
            .awaitingCustomer,
            "erreur|error|echec|echou|fail|probl|incident|anomal|refus|declin|reject|rejet "
                + "paie|paye|pay|=pmt|reglem|virem|prelev"
        ),
        Rule(
            .unknown,
            "litig|disput|bloq|block|hold|suspend|=test|=tests|fraud|trash|corbeille|anomal|incident|erreur|error|probl"
        ),
        Rule(.unknown, "brouillon|draft|devis|quote|quotation|panier|cart"),
        Rule(.unknown, "echec|echou|fail|undeliver|impossible|perdu|lost|=sav|reclam"),
        Rule(.cancelled, "annul|cancel|rembours|refund|abandon|void|supprim|delet|expire|=ann|=annu|=can|=cncl"),
        Rule(.unknown, "retour|return !client|customer"),
        Rule(
            .awaitingCustomer,
            "refus|reject|rejet|declin|invalid|incorrect|=ko fich|file|=bat|proof|epreuve|artwork|paie|pay",
            isGuess: true),
        Rule(.cancelled, "refus|reject|rejet|declin", isGuess: true),
    ]

    private static let notYet =
        "pret|ready|dispo|avail|attent|=att|=atte|await|wait|=non|=not|=pas|=cours|=to|=be|=etre"

    private static let proofs: [Rule] = [
        // What is agreed is waited for no more.
        Rule(
            .inProduction,
            "=bat|proof|epreuve|artwork|tirer =valide|=validee|=approuve|=approved|accept|=signe|=ok|=accord "
                + "!attent|=att|=atte|wait|await|pending|non|not",
            isGuess: true),
        Rule(.awaitingCustomer, "=bat|=bats|epreuve|proof"),
        Rule(.awaitingCustomer, "=bon =a tirer"),
    ]

    private static let waiting: [Rule] = [
        Rule(
            .awaitingCustomer,
            "attent|attend|=att|=atte|await|wait|pending|manqu|missing "
                + "=cli|=clt|client|customer|buyer|repons|answer|repl|info"
        ),
        Rule(
            .awaitingCustomer,
            "attent|attend|=att|=atte|await|wait|pending|manqu|missing|=non|=not|incompl "
                + "paie|paye|pay|reglem|=regle|=reglee|virem|cheq|acompt"
        ),
        Rule(.awaitingCustomer, "unpaid|impay"),
        Rule(.awaitingCustomer, "=a payer|regler"),
        Rule(
            .awaitingCustomer,
            "attent|attend|=att|=atte|await|wait|pending|manqu|missing|corrig|=non|=not "
                + "fich|file|artwork|document|pdf|maquette"
        ),
        Rule(
            .awaitingCustomer, "attent|attend|=att|=atte|await|wait|pending valid|approb|approv|accord|signat|confirm",
            isGuess: true),
        Rule(.awaitingCustomer, "client|customer relanc|contact|action|correct"),
        Rule(.awaitingCustomer, "relanc|=correction", isGuess: true),
    ]

    private static let leaving: [Rule] = [
        // `Retirée à l’atelier` has happened, `À retirer` has not.
        Rule(
            .delivered,
            "=retire|=retiree|=retires|=retirees|=livre|=livree|=livres|=livrees|=delivered|=collected "
                + "!" + notYet + "|transport|carrier|poste|partiel|partial|relais|mettre"),
        Rule(
            .shipped,
            "=expedie|=expediee|=expedies|=expediees|=shipped|=dispatched|=envoyee|=envoyees =a !" + notYet),
        Rule(
            .printed,
            "=pret|=prete|=prets|ready|attent|=att|=atte|await|wait|dispo|avail|=a|=to "
                + "exped|=expe|=exp|=expd|shipp|=ship|enlev|enlevement|collect|pick|retir|retrait|dispatch|envo|livr|"
                + "=liv|deliver|fulfill"),
        Rule(.printed, "prepar|=prep|pack|emball|condition|colis exped|ship|envo|colis|pack|livr"),
        Rule(.shipped, "remis|remise|confi|hand|=pris|=prise transport|carrier|=post|=poste|colissimo|chrono"),
        Rule(.shipped, "=out|=cours|partiel|partial|depart|transit livr|deliver"),
        Rule(.shipped, "chez transport|carrier"),
        Rule(.shipped, "=en|=in =livraison|=delivery"),
        Rule(.printed, "exped|ship|envo =cours|plan|progr", isGuess: true),
        Rule(.unknown, "=non|=not livr|exped|ship|deliver"),
        Rule(.delivered, "livr|deliver|retir|distribu|enlev|=dlv|=dlvd|=liv"),
        Rule(.delivered, "pick|collect =up|=client|=customer"),
        Rule(.delivered, "=collected|=picked|receptionn"),
        Rule(.delivered, "recu|remis|received =par|=by|=au client|customer"),
        Rule(.delivered, "retrait =effectue|=fait|=ok|=done"),
        Rule(.shipped, "exped|shipp|=ship|=shp|dispatch|transit|achemin|=exp|=expd|fulfill|=parti|=partie"),
        Rule(.shipped, "envoy|=sent|depart", isGuess: true),
        Rule(.printed, "=retrait|=pickup", isGuess: true),
    ]

    private static let finishing: [Rule] = [
        // What is printed has come further than its binding tells.
        Rule(
            .printed,
            "=imprime|=imprimee|=imprimes|=imprimees|=printed "
                + "faconn|finition|finishing|massicot|pellicul|brochag|reliure|binding|decoup|pliage|folding|trimm "
                + "!being|partiel|partial|=non|=not|=pas"),
        Rule(
            .inProduction,
            "=pret|=prete|ready|=bon|=ok|=a|=to|attent|=att|=atte|await|wait impr|print|prod|fab|faconn|lanc"),
        Rule(.inProduction, "planif|=planned|ordonnanc|schedul|lanc|queue|program impr|print|prod|fab|atelier"),
        Rule(
            .printed,
            "termin|=fini|=finie|achev|complet|=done|effectu|=finished|ended|=end|=fin "
                + "impr|print|prod|fab|faconn|manufact|reli"
        ),
        Rule(.inProduction, "=cours|partiel|progress|being impr|print|prod|fab|faconn|reli"),
        Rule(
            .inProduction,
            "faconn|finition|finishing|massicot|pellicul|brochag|brochure|reliure|binding|decoup|pliage|folding|trimm"),
        Rule(
            .printed,
            "=imprime|=imprimee|=imprimes|=imprimees|=printed|=produced|=produit|=produite|=fabrique|"
                + "=fabriquee|=manufactured|=reliee"
        ),
        Rule(.printed, "emball|condition|=packed|packag|packing|colisage|picking"),
        Rule(.printed, "=prete|=pret|=prets|=ready|dispo|available", isGuess: true),
    ]

    private static let producing: [Rule] = [
        Rule(.checkingFile, "prepress|preflight|=pao"),
        Rule(.checkingFile, "=pre press|flight"),
        Rule(.inProduction, "qualit|=qc", isGuess: true),
        Rule(
            .inProduction,
            "fich|file|artwork|maquette =valide|=valides|=validee|=approuve|=approuves|=approved|accept|=ok|conforme",
            isGuess: true),
        Rule(
            .inProduction,
            "impress|print|fabric|=fab|manufact|=prod|product|atelier|calage|tirage|=presse|=press|machine|"
                + "plaque|plate|ordonnanc|reimpr|reprint|soustrait"
        ),
        Rule(.inProduction, "=imp|=impr", isGuess: true),
        Rule(.inProduction, "lanc|planif|=launched|=planned|=scheduled", isGuess: true),
    ]

    private static let checking: [Rule] = [
        Rule(.checkingFile, "verif|contro|check|review|analys|exam|inspect|relect|=ctrl|=vrf|=ver"),
        Rule(.checkingFile, "fich|file|artwork|maquette|pdf"),
        Rule(.checkingFile, "infograph|graphi", isGuess: true),
        Rule(.checkingFile, "mise =page", isGuess: true),
    ]

    private static let beginning: [Rule] = [
        Rule(.received, "paie|paye|paid|pay|reglem|=regle|=reglee|encaiss"),
        Rule(
            .received,
            "recu|=recept|=reception|receiv|nouv|=new|=enr|=enreg|enregist|confirm|accept|=valide|=validee|=valid|"
                + "validat|placed|=cree|=creee|created"
        ),
        Rule(.received, "saisi|submit|soumi|register|=open|=opened|ouvert|acknowledg|=entered|import|=rec|=init|initi"),
        Rule(.received, "=a trait|control"),
        Rule(.received, "pris|prise compte|=charge"),
        Rule(.received, "=pending|=sale|valider|=nv|=nvl", isGuess: true),
        Rule(.inProduction, "prepar|=prep|process|traite|=cours|progress|=wip", isGuess: true),
    ]

    private static let closing: [Rule] = [
        Rule(
            .delivered,
            "termin|=term|=clot|clotur|=clos|=close|=closed|sold|archiv|complet|=done|finish|=fini|=finie|"
                + "factur|invoiced",
            isGuess: true)
    ]
}
