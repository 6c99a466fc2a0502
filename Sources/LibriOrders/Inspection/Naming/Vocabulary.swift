/// The French and English words and abbreviations of which names of tables and columns are made, folded, by concept.
enum Vocabulary {
    static let words: [(Concept, String)] =
        things + passages + keys + texts + days + numbers + states + privacy + changers

    private static let things: [(Concept, String)] = [
        (
            .order,
            "commande commandes cde cdes cmd cmds cmde cmdes com order orders ord ordr orde so sale sales vente "
                + "ventes placed ordered dossier dossiers job jobs travail travaux"
        ),
        (
            .line,
            "ligne lignes lig lign lgn lg ln line lines item items itm detail details det poste postes position "
                + "positions"
        ),
        (.header, "entete entetes ente ent header headers hdr head tete"),
        (
            .customer,
            "client clients cliente cli clt clnt cl customer customers cust cus cst acheteur acheteurs buyer "
                + "buyers tiers partner "
                + "partners partenaire partenaires souscripteur adherent donneur purchaser titulaire commanditaire "
                + "account accounts compte comptes soldto bp"
        ),
        (.person, "personne personnes person persons people individu individus particulier pers"),
        (.contact, "contact contacts interlocuteur interlocuteurs destinataire dest recipient attention ctc"),
        (.user, "user users utilisateur utilisateurs usr util membre membres member members"),
        (
            .employee,
            "employe employes employee employees salarie salaries commercial commerciaux vendeur vendeurs seller "
                + "sellers "
                + "salesperson salesman salesrep representant repr agent agents operateur operatrice operator "
                + "operators "
                + "conducteur gestionnaire responsable auteur author par staff collaborateur collaborateurs technicien "
                + "redacteur admin manager valideur createur creator assignee assigned graphiste deviseur chargee "
                + "charge"
        ),
        (
            .supplier,
            "fournisseur fournisseurs fourn four frn frs fou supplier suppliers vendor vendors purchase purchases "
                + "purchasing "
                + "achat achats ach po appro approvisionnement procurement subcontractor soustraitant "
                + "soustraitants traitant"
        ),
        (
            .product,
            "produit produits prd prod product products article articles art ouvrage ouvrages livre livres book books "
                + "catalogue catalog sku modele model prest prestation prestations"
        ),
        (
            .carrier,
            "transporteur transporteurs carr car transp transport trp trsp trspt trans carrier carriers courier "
                + "couriers shipper coursier "
                + "messagerie livreur hauler"
        ),
        (.parcel, "colis parcel parcels package packages paquet paquets col carton cartons"),
        (
            .history,
            "historique historiques hist histo his history histories journal journaux jrn log logs event events "
                + "evenement "
                + "evenements evt evts evts trace traces audit evolution changement changements transition "
                + "transitions timeline "
                + "mouvement mouvements mvt mvts"
        ),
        (.invoice, "facture factures fact fac invoice invoices invoiced inv facturee facturation"),
        (.billing, "facturation billing bill billto fact fac factu payeur"),
        (
            .quote,
            "devis dev quote quotes quotation quotations offre offres proposal proposals propale propal chiffrage"
        ),
        (.cart, "panier paniers cart carts basket baskets caddie wishlist"),
        (
            .payment,
            "paiement paiements reglement reglements payment payments pay pai paie pmt rgl reg encaissement "
                + "encaissements "
                + "transaction transactions echeancier financial financier"
        ),
        (.stock, "stock stocks stk inventory inventaire seuil depot entrepot warehouse"),
        (
            .credit,
            "avoir avoirs credit credits refund refunds remboursement remboursements retour retours return returns rma "
                + "reclamation reclamations litige litiges ticket tickets"
        ),
    ]

    private static let passages: [(Concept, String)] = [
        (.archive, "archive archives arch archived archivage vieux vieilles anciennes obsolete purge perime"),
        (.backup, "backup backups bak bck bkp bk sauvegarde sauve svg sauv copie duplicate doublon dup"),
        (.test, "test tests tst demo essai essais recette sandbox dummy bidon exemple sample"),
        (
            .staging,
            "staging stg import imports importation tmp temp temporaire tampon buffer queue inbox interface itf "
                + "flux raw wrk "
                + "landing spool edi"
        ),
        (
            .report,
            "report reports rapport rapports reporting stats statistique statistiques export exports dashboard kpi "
                + "extract "
                + "synthese recap bi mart analyse analytics"
        ),
        (.document, "doc docs"),
        (.draft, "brouillon brouillons draft drafts provisoire simulation"),
    ]

    private static let keys: [(Concept, String)] = [
        (.number, "numero numeros num nro nr nbr no number n nume piece pce numer"),
        (.identifier, "id ids ident identifiant identifier uid uuid guid pk fk rowid oid cle clef key idx entity"),
        (.reference, "ref refs reference references rf refer"),
        (.code, "code codes cod cd"),
        (
            .type,
            "type types typ genre categorie categories category famille domaine domain kind classe class nature groupe"
        ),
        (
            .parent,
            "parent parente origine orig origin original originale source mere remplacee remplace renouvellement "
                + "reorder "
                + "reimpression precedente duplicata"
        ),
        (.sequence, "rang rank seq sequence ordinal tri sort ordre ordinateur position"),
        (.external, "externe external ext marketplace legacy interne internal ean gtin upc barcode"),
    ]

    private static let texts: [(Concept, String)] = [
        (.name, "nom noms name names nam nm nme denomination denom"),
        (
            .firstName,
            "prenom prenoms firstname forename forenames givenname fname pnom prn prnm pnm pnom fnm pre prenm pren"
        ),
        (.lastName, "lastname surname surnames familyname lname patronyme nomfamille sname lnm"),
        (.fullName, "fullname nomcomplet displayname nomprenom prenomnom nompre nomprn"),
        (
            .company,
            "societe societes soc ste raison raisons rsn rsnsoc raissoc rais company companies "
                + "entreprise sociale rs raisoc rsoc organisation organization "
                + "organisme firme enseigne etablissement business"
        ),
        (.civility, "civilite civ salutation gender sexe politesse"),
        (
            .label,
            "libelle libelles lib libe libl libel lbl designation desig dsg desg design des descriptif description "
                + "descr descrip "
                + "desc dsc label labels intitule titre title wording texte sujet subject objet"
        ),
        (.language, "langue langues lang lng lgue language languages locale locales lcid"),
        (
            .comment,
            "commentaire commentaires comment comments note notes remarque remarques rem memo observation "
                + "observations obs "
                + "instruction instructions message messages consigne consignes annotation motif reason raisonannul"
        ),
        (
            .file,
            "fichier fichiers file files pdf document documents chemin path url lien link image photo vignette "
                + "filename "
                + "repertoire folder"
        ),
    ]

    private static let days: [(Concept, String)] = [
        (.date, "date dates dat dte dt jour jours day days horodatage timestamp ts at on moment datetime quand"),
        (.time, "heure heures hre hr time times"),
        (.utc, "utc gmt zulu"),
        (
            .created,
            "creation cree creee created create crea creat cre "
                + "insertion inserted saisie saisi sai enregistrement enreg enr added ajout"
        ),
        (
            .updated,
            "modification modif modifie modified maj update updated upd mod mise edit edited changed touched "
                + "dernier derniere"
        ),
        (
            .imported,
            "import importe importee imported export exporte exported extraction loaded chargement integration "
                + "integre integree"
        ),
        (.birth, "naissance naiss nais birth birthday birthdate dob anniversaire"),
        (
            .validated,
            "validation valide validee validated approval approved approbation bat proof epreuve signature accord"
        ),
        (
            .printing,
            "impression imprime imprimee print printed printing fabrication fab production prod presse faconnage"
        ),
        (
            .cancelled,
            "annulation annule annulee cancelled canceled cancel annul cancellation cloture closed closing archivage"
        ),
        (
            .ship,
            "expedition expeditions exped expe exp expd expedie expediee shipping shipped ship ships shipment "
                + "shipments shp "
                + "shipby shi envoi envois envoye envoyee dispatch dispatched depart sortie fulfillment"
        ),
        (
            .deliver,
            "livraison livraisons livr liv livree livre lvr delivery deliveries deliver delivered dlv dely livrer "
                + "bl arrival"
        ),
        (
            .promised,
            "prevu prevue prevues prevus prev prv pre prevision previsionnelle promis promise promised prom "
                + "expected scheduled "
                + "schedule planned planifie planifiee plan estimated estimee estime due echeance ech deadline "
                + "limite lim target "
                + "cible engagement delai delais theorique annonce annoncee latest eta"
        ),
        (.wished, "souhaite souhaitee souh voulu voulue demande demandee requested request wish wished desired desire"),
        (.actual, "reel reelle reels effectif effective eff actual real realise realisee constate ree"),
    ]

    private static let numbers: [(Concept, String)] = [
        (
            .amount,
            "montant montants mont mnt mt mtt mtn amount amounts amt prix price prices pri prx px valeur value "
                + "tarif tarifs ca "
                + "somme"
        ),
        (.total, "total totaux tot ttl totale grand global sum"),
        (.unit, "unit unitaire unite unitaires uni pu puht puttc each"),
        (.withTax, "ttc gross ati taxincl nap comprises"),
        (.withoutTax, "ht untaxed subtotal htva nettax hors"),
        (.tax, "tva vat tax taxe taxes taxed"),
        (.cost, "cout couts cost costs cogs revient pru prixrevient achat"),
        (.margin, "marge marges margin margins mrg profit benefice commission commissions"),
        (.discount, "remise remises discount discounts rabais reduction promo coupon escompte ristourne"),
        (.fees, "port frais fee fees fdp affranchissement freight"),
        (.deposit, "acompte acomptes deposit arrhes avance"),
        (.balance, "solde reste restant restante balance remaining encours reliquat outstanding"),
        (.paid, "paye payee payes paid regle reglee encaisse acquitte"),
        (.cents, "cent cents centime centimes ctm cts minor"),
        (.currency, "devise devises currency currencies monnaie ccy dvs curr"),
        (
            .quantity,
            "quantite quantites quantity quantities qte qtes qt qty qtt quant exemplaire exemplaires ex "
                + "exemplaires copies copy "
                + "tirage tirages run nbex pieces units"
        ),
        (.count, "nb nbre nombre count cpt compteur"),
        (.pages, "page pages pagination folio folios"),
        (
            .measure,
            "poids weight kg gramme grammes epaisseur thickness hauteur largeur width height volume longueur pct "
                + "percent "
                + "pourcentage taux rate coef coefficient"
        ),
    ]

    private static let states: [(Concept, String)] = [
        (
            .status,
            "statut statuts status statuses sts etat etats eta stat sta stt stu state states etape etapes step "
                + "steps stage stages "
                + "phase phases avancement situation sit workflow st progress progression"
        ),
        (
            .tracking,
            "suivi suivis suiv tracking track tracker trak trk trck awb tracknum recepisse bordereau consignment"
        ),
        (.method, "methode method methods mode modes service services moyen"),
        (.flag, "is has est flag flags top ind indicateur actif active enabled visible bool"),
        (.sync, "sync synchro synced synchronisation synchronise synch"),
        (.old, "ancien ancienne anc old previous precedent prec prior from avant before initial initiale ant"),
        (.new, "nouveau nouvelle nouv new nv next suivant suivante to apres after final finale courant current vers"),
        (
            .making,
            "reliure binding papier paper format formats finition couverture cover couleur grammage pelliculage isbn"
        ),
    ]

    private static let privacy: [(Concept, String)] = [
        (.email, "email emails mail mails courriel courriels mel"),
        (.phone, "telephone tel telephones phone phones mobile portable gsm fax fixe"),
        (
            .address,
            "adresse adresses adr address addresses rue street voie ville city cp postcode postal zip codepostal "
                + "pays country "
                + "region departement batiment etage complement lieu town"
        ),
        (
            .secret,
            "password motdepasse mdp passwd pwd hash salt token tokens jeton secret apikey session cookie ip login"
        ),
        (.bank, "iban bic rib banque bank carte card cb siret siren naf ape"),
    ]

    private static let changers: [(Concept, String)] = [
        (.first, "first given"),
        (.last, "last family"),
        (.full, "full complet complete display whole"),
        (.including, "incl including inc included comprise avec toutes"),
        (.excluding, "excl excluding exc excluded ex hors sans without"),
        (.net, "net nette"),
        (.toPay, "payer apayer payable"),
        (.by, "by"),
    ]

    /// Words of two letters that stand in run-together names too; others are words only where they stand alone.
    static let shortPieces: Set<String> = [
        "cd", "cl", "dt", "ht", "id", "lg", "ln", "mt", "nb", "no", "px", "qt", "rs", "st",
    ]

    /// Words that say nothing: articles, and what stands before the names of tables and variables.
    static let silent: Set<String> = [
        "a", "an", "and", "aux", "d", "dbo", "de", "du", "en", "et", "f", "fld", "for", "l", "la", "le", "les", "m",
        "of",
        "public", "pour", "s", "str", "sz", "t", "tab", "tb", "tbl", "the", "txt", "u", "v", "vw", "w", "x",
    ]
}
