<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Cards</name>
    <message>
        <source>A part is not there</source>
        <translation>Ein Teil fehlt</translation>
    </message>
    <message>
        <source>A supervisor lets a held refund go</source>
        <translation>Schichtleitung gibt eine gehaltene Erstattung frei</translation>
    </message>
    <message>
        <source>A supervisor makes a customer’s goods ours</source>
        <translation>Schichtleitung übernimmt Ware des Kunden in unseren Bestand</translation>
    </message>
    <message>
        <source>A supervisor sends back what lies in quarantine</source>
        <translation>Schichtleitung schickt zurück, was gesperrt liegt</translation>
    </message>
    <message>
        <source>A supervisor takes what lies in quarantine</source>
        <translation>Schichtleitung nimmt an, was gesperrt liegt</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>An inspector lets the lot go</source>
        <translation>Qualitätsprüfung gibt die Charge frei</translation>
    </message>
    <message>
        <source>Another one goes to the customer</source>
        <translation>Der Kunde bekommt ein anderes Stück</translation>
    </message>
    <message>
        <source>Another tote takes the rest</source>
        <translation>Der Rest kommt in einen anderen Behälter</translation>
    </message>
    <message>
        <source>As new</source>
        <translation>Wie neu</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuordnen</translation>
    </message>
    <message>
        <source>B-stock</source>
        <translation>B-Ware</translation>
    </message>
    <message>
        <source>Back into stock, as new</source>
        <translation>Zurück in den Bestand, wie neu</translation>
    </message>
    <message>
        <source>Back to the supplier</source>
        <translation>Zurück zum Lieferanten</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Begin the walk</source>
        <translation>Rundgang beginnen</translation>
    </message>
    <message>
        <source>Bin blocked</source>
        <translation>Platz blockiert</translation>
    </message>
    <message>
        <source>Bin is empty</source>
        <translation>Platz ist leer</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Blind</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Cart</source>
        <translation>Wagen</translation>
    </message>
    <message>
        <source>Carton C1</source>
        <translation>Karton C1</translation>
    </message>
    <message>
        <source>Carton C2</source>
        <translation>Karton C2</translation>
    </message>
    <message>
        <source>Carton C3</source>
        <translation>Karton C3</translation>
    </message>
    <message>
        <source>Carton full</source>
        <translation>Karton voll</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Close it although something is missing; a supervisor’s badge</source>
        <translation>Schließen, obwohl etwas fehlt; Ausweis der Schichtleitung</translation>
    </message>
    <message>
        <source>Close order</source>
        <translation>Bestellung schließen</translation>
    </message>
    <message>
        <source>Close pallet</source>
        <translation>Palette schließen</translation>
    </message>
    <message>
        <source>Close parcel</source>
        <translation>Paket schließen</translation>
    </message>
    <message>
        <source>Close the carton: it holds the order</source>
        <translation>Karton schließen: Der Auftrag ist darin</translation>
    </message>
    <message>
        <source>Close this carton, go on in another one</source>
        <translation>Karton schließen, in einem anderen weitermachen</translation>
    </message>
    <message>
        <source>Close what is open, with its differences</source>
        <translation>Offenes abschließen, mit seinen Differenzen</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Mehrfach</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>Donate</source>
        <translation>Spenden</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Drop what is asked</source>
        <translation>Die Frage verwerfen</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Umtausch</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Fewer there</source>
        <translation>Weniger da</translation>
    </message>
    <message>
        <source>Give me the most urgent job that nobody has</source>
        <translation>Den dringendsten freien Auftrag holen</translation>
    </message>
    <message>
        <source>Given away</source>
        <translation>Wird verschenkt</translation>
    </message>
    <message>
        <source>Grade A</source>
        <translation>Zustand A</translation>
    </message>
    <message>
        <source>Grade B</source>
        <translation>Zustand B</translation>
    </message>
    <message>
        <source>Grade C</source>
        <translation>Zustand C</translation>
    </message>
    <message>
        <source>Grade D</source>
        <translation>Zustand D</translation>
    </message>
    <message>
        <source>Grade {grade}</source>
        <translation>Zustand {grade}</translation>
    </message>
    <message>
        <source>Hide what is expected, or show it again</source>
        <translation>Erwartetes verbergen oder wieder zeigen</translation>
    </message>
    <message>
        <source>Into stock as B-goods</source>
        <translation>Als B-Ware in den Bestand</translation>
    </message>
    <message>
        <source>Jobs of one order</source>
        <translation>Aufträge einzeln</translation>
    </message>
    <message>
        <source>Keep for claim</source>
        <translation>Für Reklamation</translation>
    </message>
    <message>
        <source>Kept apart for a claim</source>
        <translation>Wird für eine Reklamation verwahrt</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Abgeben</translation>
    </message>
    <message>
        <source>Leave out what is asked</source>
        <translation>Gefragtes auslassen</translation>
    </message>
    <message>
        <source>Leave this bin, or end the cart</source>
        <translation>Platz verlassen oder Wagen beenden</translation>
    </message>
    <message>
        <source>Let go of the job: somebody else may go on with it</source>
        <translation>Auftrag abgeben: jemand anders kann weitermachen</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>Next job</source>
        <translation>Nächster Auftrag</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>Nächstes Stück</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Not empty</source>
        <translation>Nicht leer</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Nothing in this bin can be reached</source>
        <translation>Auf diesem Platz ist nichts erreichbar</translation>
    </message>
    <message>
        <source>Nothing is in the box</source>
        <translation>In der Schachtel ist nichts</translation>
    </message>
    <message>
        <source>One order</source>
        <translation>Ein Auftrag</translation>
    </message>
    <message>
        <source>Only what lies in this zone</source>
        <translation>Nur was in dieser Zone liegt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a delivery: note, carrier, pieces, seal</source>
        <translation>Lieferung eröffnen: Schein, Spedition, Packstücke, Plombe</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Gebinde öffnen</translation>
    </message>
    <message>
        <source>Open the pallet and count what is in it</source>
        <translation>Palette öffnen und zählen, was darauf ist</translation>
    </message>
    <message>
        <source>Opened, complete</source>
        <translation>Geöffnet, vollständig</translation>
    </message>
    <message>
        <source>Other lot</source>
        <translation>Andere Charge</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>Mit Karte bezahlt</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>Bar bezahlt</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Pay back</source>
        <translation>Auszahlen</translation>
    </message>
    <message>
        <source>Pay back what was scanned of a slip; a supervisor’s badge</source>
        <translation>Vom Beleg Gescanntes auszahlen; Ausweis der Schichtleitung</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Print a label for the last goods</source>
        <translation>Etikett für die letzte Ware drucken</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Refurbish</source>
        <translation>Aufarbeiten</translation>
    </message>
    <message>
        <source>Refused at the door</source>
        <translation>An der Tür abgelehnt</translation>
    </message>
    <message>
        <source>Refused: it goes back to the customer</source>
        <translation>Abgelehnt: geht zurück an den Kunden</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Restock</source>
        <translation>Einlagern</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Say of which item the unknown barcode is</source>
        <translation>Sagen, zu welchem Artikel der unbekannte Code gehört</translation>
    </message>
    <message>
        <source>Say what this item is, where it belongs and who wants it</source>
        <translation>Sagen, was das ist, wohin es gehört und wer es will</translation>
    </message>
    <message>
        <source>Scrap</source>
        <translation>Verschrotten</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Zurückschicken</translation>
    </message>
    <message>
        <source>Several orders into one tote</source>
        <translation>Mehrere Aufträge in einen Behälter</translation>
    </message>
    <message>
        <source>Several orders, each to its own tote</source>
        <translation>Mehrere Aufträge, jeder in seinen Behälter</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Zu wenig</translation>
    </message>
    <message>
        <source>Short pick</source>
        <translation>Fehlmenge</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>So many pieces went back with the driver</source>
        <translation>So viele Packstücke gingen mit dem Fahrer zurück</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Something is left in this bin</source>
        <translation>Auf diesem Platz liegt noch etwas</translation>
    </message>
    <message>
        <source>Suggest another bin</source>
        <translation>Anderen Platz vorschlagen</translation>
    </message>
    <message>
        <source>Take a photograph of the last goods</source>
        <translation>Die letzte Ware fotografieren</translation>
    </message>
    <message>
        <source>Take a photograph of the unit, or of the parcel</source>
        <translation>Das Stück oder das Paket fotografieren</translation>
    </message>
    <message>
        <source>Take another lot than the one that is shown</source>
        <translation>Eine andere als die gezeigte Charge nehmen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take back the last posting of your own</source>
        <translation>Die eigene letzte Buchung zurücknehmen</translation>
    </message>
    <message>
        <source>Take in what nobody can name</source>
        <translation>Annehmen, was niemand benennen kann</translation>
    </message>
    <message>
        <source>Take many onto the cart, then go bin by bin</source>
        <translation>Vieles auf den Wagen nehmen, dann Platz für Platz</translation>
    </message>
    <message>
        <source>Take only what is wanted out of the case</source>
        <translation>Nur das Nötige aus dem Gebinde nehmen</translation>
    </message>
    <message>
        <source>Take other goods, as a supervisor allows</source>
        <translation>Andere Ware nehmen, wie die Schichtleitung erlaubt</translation>
    </message>
    <message>
        <source>Take what is worth most to do next</source>
        <translation>Das Lohnendste als Nächstes nehmen</translation>
    </message>
    <message>
        <source>The carrier could not deliver it</source>
        <translation>Der Paketdienst konnte nicht zustellen</translation>
    </message>
    <message>
        <source>The carton is of type C1</source>
        <translation>Der Karton ist vom Typ C1</translation>
    </message>
    <message>
        <source>The carton is of type C2</source>
        <translation>Der Karton ist vom Typ C2</translation>
    </message>
    <message>
        <source>The carton is of type C3</source>
        <translation>Der Karton ist vom Typ C3</translation>
    </message>
    <message>
        <source>The job is finished</source>
        <translation>Der Auftrag ist erledigt</translation>
    </message>
    <message>
        <source>The last goods are damaged; say why, take photographs</source>
        <translation>Die letzte Ware ist beschädigt; Grund nennen, fotografieren</translation>
    </message>
    <message>
        <source>The last goods at another price; a supervisor’s badge</source>
        <translation>Letzte Ware zu anderem Preis; Ausweis der Schichtleitung</translation>
    </message>
    <message>
        <source>The last unit is a sample: its lot is held</source>
        <translation>Das letzte Stück ist ein Muster: Charge wird gesperrt</translation>
    </message>
    <message>
        <source>The last unit’s line is so many</source>
        <translation>So viele auf der Position des letzten Stücks</translation>
    </message>
    <message>
        <source>The next carton scanned does not go</source>
        <translation>Der nächste gescannte Karton fährt nicht mit</translation>
    </message>
    <message>
        <source>The next scan is the label of a parcel nobody announced</source>
        <translation>Der nächste Scan ist das Etikett eines unangekündigten Pakets</translation>
    </message>
    <message>
        <source>The next unit scanned is damaged</source>
        <translation>Das nächste gescannte Stück ist beschädigt</translation>
    </message>
    <message>
        <source>The next unit scanned is past its date</source>
        <translation>Das nächste gescannte Stück ist abgelaufen</translation>
    </message>
    <message>
        <source>The parcel is worked off; what is short is named</source>
        <translation>Das Paket ist erledigt; was fehlt, wird genannt</translation>
    </message>
    <message>
        <source>The question’s answer is no</source>
        <translation>Die Antwort ist Nein</translation>
    </message>
    <message>
        <source>The question’s answer is yes</source>
        <translation>Die Antwort ist Ja</translation>
    </message>
    <message>
        <source>The truck is closed</source>
        <translation>Der Lkw ist geschlossen</translation>
    </message>
    <message>
        <source>The truck leaves without all of its load; a supervisor’s badge</source>
        <translation>Der Lkw fährt ohne volle Ladung; Ausweis der Schichtleitung</translation>
    </message>
    <message>
        <source>The whole last sale is taken back; a supervisor’s badge</source>
        <translation>Ganzen letzten Verkauf zurücknehmen; Ausweis der Schichtleitung</translation>
    </message>
    <message>
        <source>There is not enough in this bin; then say why</source>
        <translation>Auf diesem Platz liegt zu wenig; dann den Grund nennen</translation>
    </message>
    <message>
        <source>This bin is empty</source>
        <translation>Dieser Platz ist leer</translation>
    </message>
    <message>
        <source>To be refurbished</source>
        <translation>Wird aufgearbeitet</translation>
    </message>
    <message>
        <source>Tote is full</source>
        <translation>Behälter voll</translation>
    </message>
    <message>
        <source>Undelivered</source>
        <translation>Unzustellbar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo last</source>
        <translation>Letztes zurück</translation>
    </message>
    <message>
        <source>Unidentified</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Used, or with marks</source>
        <translation>Gebraucht oder mit Spuren</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>What the parcel weighs, in grams</source>
        <translation>Was das Paket wiegt, in Gramm</translation>
    </message>
    <message>
        <source>Why it is short: fewer than the books say</source>
        <translation>Grund: weniger als im Bestand</translation>
    </message>
    <message>
        <source>Why it is short: not to be found</source>
        <translation>Grund: nicht zu finden</translation>
    </message>
    <message>
        <source>Why it is short: nothing is there</source>
        <translation>Grund: nichts da</translation>
    </message>
    <message>
        <source>Why they are damaged</source>
        <translation>Warum sie beschädigt ist</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>Wird abgeschrieben</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
</context>
<context>
    <name>Station</name>
    <message>
        <source>230 × 160 × 110 mm</source>
        <translation>230 × 160 × 110 mm</translation>
    </message>
    <message>
        <source>300 × 220 × 160 mm</source>
        <translation>300 × 220 × 160 mm</translation>
    </message>
    <message>
        <source>400 × 300 × 220 mm</source>
        <translation>400 × 300 × 220 mm</translation>
    </message>
    <message>
        <source>A PIN</source>
        <translation>Eine PIN</translation>
    </message>
    <message>
        <source>A quantity is a whole number from 1 to 999999</source>
        <translation>Eine Menge ist eine ganze Zahl von 1 bis 999999</translation>
    </message>
    <message>
        <source>A separator is missing</source>
        <translation>Ein Trennzeichen fehlt</translation>
    </message>
    <message>
        <source>A {kind} does not fit {where}</source>
        <translation>Passt {where} nicht: {kind}</translation>
    </message>
    <message>
        <source>A {role}’s badge</source>
        <translation>Ausweis der {role}</translation>
    </message>
    <message>
        <source>All cards for {name}</source>
        <translation>Alle Karten für {name}</translation>
    </message>
    <message>
        <source>Already scanned</source>
        <translation>Schon gescannt</translation>
    </message>
    <message>
        <source>An {role}’s badge</source>
        <translation>Ausweis der {role}</translation>
    </message>
    <message>
        <source>Ask another {role} to scan their badge, or go on without</source>
        <translation>Andere {role} um den Ausweis bitten, oder ohne weitermachen</translation>
    </message>
    <message>
        <source>Ask whoever moved them, or a supervisor</source>
        <translation>Fragen, wer sie bewegt hat, oder die Schichtleitung</translation>
    </message>
    <message>
        <source>Ask {role} to scan their badge, or go on without</source>
        <translation>{role} um den Ausweis bitten, oder ohne weitermachen</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Cannot be taken back</source>
        <translation>Lässt sich nicht zurücknehmen</translation>
    </message>
    <message>
        <source>Cards for {procedure}</source>
        <translation>Karten für {procedure}</translation>
    </message>
    <message>
        <source>Cards printed</source>
        <translation>Karten gedruckt</translation>
    </message>
    <message>
        <source>Each unit has its own serial number</source>
        <translation>Jedes Stück hat eine eigene Seriennummer</translation>
    </message>
    <message>
        <source>Enter it again</source>
        <translation>Noch einmal eingeben</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>PIN eingeben</translation>
    </message>
    <message>
        <source>Every unit by itself</source>
        <translation>Jedes Stück einzeln</translation>
    </message>
    <message>
        <source>Go on with what you have; try again when it is connected</source>
        <translation>Mit dem Vorhandenen weitermachen; bei Verbindung erneut versuchen</translation>
    </message>
    <message>
        <source>Hello, {name}</source>
        <translation>Hallo, {name}</translation>
    </message>
    <message>
        <source>If the label says so, type {elements}</source>
        <translation>Steht es so auf dem Etikett, dann {elements} eingeben</translation>
    </message>
    <message>
        <source>It could mean {codes}</source>
        <translation>Es kann {codes} heißen</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Labels disagree</source>
        <translation>Etiketten widersprechen sich</translation>
    </message>
    <message>
        <source>Lot {lot} is not one that fits here</source>
        <translation>Charge {lot} passt hier nicht</translation>
    </message>
    <message>
        <source>No badge</source>
        <translation>Kein Ausweis</translation>
    </message>
    <message>
        <source>No badge is waiting for one</source>
        <translation>Kein Ausweis wartet auf eine PIN</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>No goods were scanned here yet</source>
        <translation>Hier wurde noch keine Ware gescannt</translation>
    </message>
    <message>
        <source>No item, order or place has this code</source>
        <translation>Kein Artikel, Auftrag oder Platz hat diesen Code</translation>
    </message>
    <message>
        <source>Not a quantity</source>
        <translation>Keine Menge</translation>
    </message>
    <message>
        <source>Not a {kind}</source>
        <translation>{kind} ungültig</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>Nicht hier</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>Not the one to approve</source>
        <translation>Darf nicht freigeben</translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation>Nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>One label</source>
        <translation>Ein Etikett</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN von {name}</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>Picking</source>
        <translation>Kommissionierung</translation>
    </message>
    <message>
        <source>Putaway</source>
        <translation>Einlagerung</translation>
    </message>
    <message>
        <source>Quantity {argument}</source>
        <translation>Menge {argument}</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Eingegangen</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Wareneingang</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Art.-Nr.</translation>
    </message>
    <message>
        <source>SKU {sku}</source>
        <translation>Art.-Nr. {sku}</translation>
    </message>
    <message>
        <source>SKU {sku}: {text}</source>
        <translation>Art.-Nr. {sku}: {text}</translation>
    </message>
    <message>
        <source>Scan UNDO, then the goods, then the quantity card</source>
        <translation>UNDO scannen, dann die Ware, dann die Mengenkarte</translation>
    </message>
    <message>
        <source>Scan another code on the label, or set it aside for the office</source>
        <translation>Anderen Code auf dem Etikett scannen, oder fürs Büro beiseitelegen</translation>
    </message>
    <message>
        <source>Scan it again, or another code on the same label</source>
        <translation>Noch einmal scannen, oder einen anderen Code auf dem Etikett</translation>
    </message>
    <message>
        <source>Scan it again; if it stays, set it aside and tell the office</source>
        <translation>Noch einmal scannen; bleibt es so, beiseitelegen und im Büro melden</translation>
    </message>
    <message>
        <source>Scan on</source>
        <translation>Weiterscannen</translation>
    </message>
    <message>
        <source>Scan the badge first</source>
        <translation>Erst den Ausweis scannen</translation>
    </message>
    <message>
        <source>Scan the goods, then WHY</source>
        <translation>Ware scannen, dann WHY</translation>
    </message>
    <message>
        <source>Scan the goods, then a quantity card</source>
        <translation>Ware scannen, dann eine Mengenkarte</translation>
    </message>
    <message>
        <source>Scan the label of each unit</source>
        <translation>Etikett jedes Stücks scannen</translation>
    </message>
    <message>
        <source>Scan the label with the item’s own number (SKU)</source>
        <translation>Etikett mit der Artikelnummer scannen</translation>
    </message>
    <message>
        <source>Scan the next unit</source>
        <translation>Nächstes Stück scannen</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Versand</translation>
    </message>
    <message>
        <source>Signed in at {location}</source>
        <translation>Angemeldet an {location}</translation>
    </message>
    <message>
        <source>Something from {name}</source>
        <translation>Etwas von {name}</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stop here until it is put right, then scan the unit again</source>
        <translation>Hier anhalten, bis es behoben ist, dann das Stück erneut scannen</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Takes a second person</source>
        <translation>Zweite Person nötig</translation>
    </message>
    <message>
        <source>That is not the PIN of this badge</source>
        <translation>Das ist nicht die PIN dieses Ausweises</translation>
    </message>
    <message>
        <source>The counter</source>
        <translation>Theke</translation>
    </message>
    <message>
        <source>The goods are no longer where you put them</source>
        <translation>Die Ware liegt nicht mehr, wo sie hingelegt wurde</translation>
    </message>
    <message>
        <source>The label says {why}</source>
        <translation>Auf dem Etikett: {why}</translation>
    </message>
    <message>
        <source>The last one</source>
        <translation>Das Letzte</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>Das andere</translation>
    </message>
    <message>
        <source>The returns bench</source>
        <translation>Retouren</translation>
    </message>
    <message>
        <source>The scan before this message</source>
        <translation>Der Scan vor dieser Meldung</translation>
    </message>
    <message>
        <source>There is no camera at this station</source>
        <translation>Diese Station hat keine Kamera</translation>
    </message>
    <message>
        <source>This code cannot be right</source>
        <translation>Dieser Code kann nicht stimmen</translation>
    </message>
    <message>
        <source>This photograph is no picture that can be read</source>
        <translation>Dieses Foto ist kein lesbares Bild</translation>
    </message>
    <message>
        <source>Too many tries</source>
        <translation>Zu viele Versuche</translation>
    </message>
    <message>
        <source>Try again when it is put right</source>
        <translation>Erneut versuchen, wenn es behoben ist</translation>
    </message>
    <message>
        <source>UNDO of {quantity} × {sku}</source>
        <translation>UNDO von {quantity} × {sku}</translation>
    </message>
    <message>
        <source>Undo first</source>
        <translation>Erst zurücknehmen</translation>
    </message>
    <message>
        <source>Unknown barcode</source>
        <translation>Unbekannter Code</translation>
    </message>
    <message>
        <source>Unknown card</source>
        <translation>Unbekannte Karte</translation>
    </message>
    <message>
        <source>Use a badge without a PIN</source>
        <translation>Ausweis ohne PIN verwenden</translation>
    </message>
    <message>
        <source>Use {cards}</source>
        <translation>Es gibt {cards}</translation>
    </message>
    <message>
        <source>Wait {wait}, then try again</source>
        <translation>{wait} warten, dann erneut versuchen</translation>
    </message>
    <message>
        <source>What does it weigh?</source>
        <translation>Welches Gewicht?</translation>
    </message>
    <message>
        <source>Which expiry date?</source>
        <translation>Welches MHD?</translation>
    </message>
    <message>
        <source>Which lot?</source>
        <translation>Welche Charge?</translation>
    </message>
    <message>
        <source>Which one?</source>
        <translation>Welcher?</translation>
    </message>
    <message>
        <source>Which serial number?</source>
        <translation>Welche Seriennummer?</translation>
    </message>
    <message>
        <source>Why what?</source>
        <translation>Warum was?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN falsch</translation>
    </message>
    <message>
        <source>Wrong check digit</source>
        <translation>Prüfziffer falsch</translation>
    </message>
    <message>
        <source>You have {what} here yet</source>
        <translation>Hier noch {what}</translation>
    </message>
    <message>
        <source>a {role}</source>
        <translation>{role}</translation>
    </message>
    <message>
        <source>accountant</source>
        <translation>Buchhaltung</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>an {role}</source>
        <translation>{role}</translation>
    </message>
    <message>
        <source>another serial than shipped</source>
        <translation>andere Seriennummer als versandt</translation>
    </message>
    <message>
        <source>as it was already</source>
        <translation>wie schon zuvor</translation>
    </message>
    <message>
        <source>at picking</source>
        <translation>beim Kommissionieren</translation>
    </message>
    <message>
        <source>at putaway</source>
        <translation>bei der Einlagerung</translation>
    </message>
    <message>
        <source>at receiving</source>
        <translation>im Wareneingang</translation>
    </message>
    <message>
        <source>at shipping</source>
        <translation>im Versand</translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation>an der Theke</translation>
    </message>
    <message>
        <source>at the returns bench</source>
        <translation>bei den Retouren</translation>
    </message>
    <message>
        <source>belongs in {place}</source>
        <translation>gehört auf {place}</translation>
    </message>
    <message>
        <source>best before {expiry}</source>
        <translation>MHD {expiry}</translation>
    </message>
    <message>
        <source>counter</source>
        <translation>Theke</translation>
    </message>
    <message>
        <source>cut them out, or hang them up</source>
        <translation>ausschneiden oder aufhängen</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>done nothing</source>
        <translation>nichts getan</translation>
    </message>
    <message>
        <source>empty, or lighter than sent</source>
        <translation>leer oder leichter als versandt</translation>
    </message>
    <message>
        <source>ends {shipped} was shipped, ends {serial} came back</source>
        <translation>Endung {shipped} ging raus, Endung {serial} kam zurück</translation>
    </message>
    <message>
        <source>enter it, or scan on</source>
        <translation>eingeben, oder weiterscannen</translation>
    </message>
    <message>
        <source>expiry</source>
        <translation>MHD</translation>
    </message>
    <message>
        <source>has no bin yet</source>
        <translation>hat noch keinen Platz</translation>
    </message>
    <message>
        <source>inspector</source>
        <translation>Qualitätsprüfung</translation>
    </message>
    <message>
        <source>it</source>
        <translation>das</translation>
    </message>
    <message>
        <source>item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>location</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>lot {lot}</source>
        <translation>Charge {lot}</translation>
    </message>
    <message>
        <source>more than was sold</source>
        <translation>mehr als verkauft</translation>
    </message>
    <message>
        <source>never sold by us</source>
        <translation>nie von uns verkauft</translation>
    </message>
    <message>
        <source>no open document has it</source>
        <translation>steht auf keinem offenen Beleg</translation>
    </message>
    <message>
        <source>no sale of {serial} is known</source>
        <translation>kein Verkauf von {serial} bekannt</translation>
    </message>
    <message>
        <source>nobody known here</source>
        <translation>hier nicht bekannt</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Lagerkraft</translation>
    </message>
    <message>
        <source>or scan on: nothing is lost</source>
        <translation>oder weiterscannen: nichts geht verloren</translation>
    </message>
    <message>
        <source>out of the return window</source>
        <translation>nach Ablauf der Rückgabefrist</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>pick</source>
        <translation>Kommissionierung</translation>
    </message>
    <message>
        <source>plate</source>
        <translation>Ladeeinheit</translation>
    </message>
    <message>
        <source>put nothing away</source>
        <translation>nichts eingelagert</translation>
    </message>
    <message>
        <source>putaway</source>
        <translation>Einlagerung</translation>
    </message>
    <message>
        <source>received nothing</source>
        <translation>nichts vereinnahmt</translation>
    </message>
    <message>
        <source>receiving</source>
        <translation>Wareneingang</translation>
    </message>
    <message>
        <source>returns</source>
        <translation>Retouren</translation>
    </message>
    <message>
        <source>scan it, or type it as 2027-12-31</source>
        <translation>scannen, oder eingeben wie 31.12.2027</translation>
    </message>
    <message>
        <source>scan or type the lot number</source>
        <translation>Chargennummer scannen oder eingeben</translation>
    </message>
    <message>
        <source>scan the scale’s label, or type kilograms as 2.315</source>
        <translation>Etikett der Waage scannen, oder Kilogramm eingeben wie 2,315</translation>
    </message>
    <message>
        <source>scan the serial number of this unit</source>
        <translation>Seriennummer dieses Stücks scannen</translation>
    </message>
    <message>
        <source>serial</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>serial {serial}</source>
        <translation>Seriennummer {serial}</translation>
    </message>
    <message>
        <source>ship</source>
        <translation>Versand</translation>
    </message>
    <message>
        <source>sold {days} days ago, the window is {window_days}</source>
        <translation>vor {days} Tagen verkauft, die Frist ist {window_days}</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>Schichtleitung</translation>
    </message>
    <message>
        <source>the box was empty</source>
        <translation>die Schachtel war leer</translation>
    </message>
    <message>
        <source>the move</source>
        <translation>Umlagerung</translation>
    </message>
    <message>
        <source>the receipt</source>
        <translation>Wareneingang</translation>
    </message>
    <message>
        <source>this customer</source>
        <translation>diesem Kunden</translation>
    </message>
    <message>
        <source>this customer’s rate</source>
        <translation>Quote dieses Kunden</translation>
    </message>
    <message>
        <source>weighs {grams} g, {expected_grams} g were sent</source>
        <translation>wiegt {grams} g, versandt waren {expected_grams} g</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>{back} of {sold} returned by {customer}</source>
        <translation>{back} von {sold} zurück von {customer}</translation>
    </message>
    <message>
        <source>{cards} or {last}</source>
        <translation>{cards} oder {last}</translation>
    </message>
    <message>
        <source>{count} line</source>
        <translation>{count} Position</translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation>{count} Positionen</translation>
    </message>
    <message>
        <source>{do}, or scan all in view</source>
        <translation>{do}, oder alles im Bild scannen</translation>
    </message>
    <message>
        <source>{item} still needs its {kind}</source>
        <translation>{item}: {kind} fehlt noch</translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes} Minuten</translation>
    </message>
    <message>
        <source>{name} cannot be heard: only Linux can tell one keyboard from another</source>
        <translation>{name}: nur Linux kann Tastaturen unterscheiden</translation>
    </message>
    <message>
        <source>{name} is signed in here, and cannot approve it alone</source>
        <translation>{name} ist hier angemeldet und darf es nicht allein freigeben</translation>
    </message>
    <message>
        <source>{name} is {role}; this takes {wanted}</source>
        <translation>{name}: {role}; nötig ist {wanted}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} und {other}</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} oder {other}</translation>
    </message>
    <message>
        <source>{order} has it</source>
        <translation>steht auf {order}</translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}</source>
        <translation>{path} lässt sich nicht schreiben: {error}</translation>
    </message>
    <message>
        <source>{quantity} unit</source>
        <translation>{quantity} Stück</translation>
    </message>
    <message>
        <source>{quantity} units</source>
        <translation>{quantity} Stück</translation>
    </message>
    <message>
        <source>{seconds} seconds</source>
        <translation>{seconds} Sekunden</translation>
    </message>
    <message>
        <source>{serial} is none of the {count} serials that were shipped</source>
        <translation>{serial} ist keine der {count} versandten Seriennummern</translation>
    </message>
    <message>
        <source>{sold} sold, {back} came back</source>
        <translation>{sold} verkauft, {back} kamen zurück</translation>
    </message>
    <message>
        <source>{start}… ({count} characters)</source>
        <translation>{start}… ({count} Zeichen)</translation>
    </message>
    <message>
        <source>{two} and {more} more</source>
        <translation>{two} und {more} weitere</translation>
    </message>
    <message>
        <source>{units} are posted already, a card cannot take any away</source>
        <translation>{units} sind schon gebucht, eine Karte nimmt nichts weg</translation>
    </message>
    <message>
        <source>{what} was reversed in the books</source>
        <translation>{what} ist storniert</translation>
    </message>
    <message>
        <source>{where} has no such card</source>
        <translation>{where}: diese Karte gibt es nicht</translation>
    </message>
    <message>
        <source>{wrong} wrong PINs in a row</source>
        <translation>{wrong} falsche PINs nacheinander</translation>
    </message>
</context>
</TS>
