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
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Bin blocked</source>
        <translation>Blockiert</translation>
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
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Close pallet</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Close parcel</source>
        <translation>Schließen</translation>
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
        <translation>Reklamation</translation>
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
        <translation>Nächstes</translation>
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
        <translation>Chargenwahl</translation>
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
        <translation>Vom Bon Gescanntes auszahlen; Ausweis der Schichtleitung</translation>
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
        <translation>Erneuern</translation>
    </message>
    <message>
        <source>Refused at the door</source>
        <translation>Abgelehnt</translation>
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
        <translation>Schrott</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Rückgabe</translation>
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
        <translation>Kasse</translation>
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
        <source>This station has been away from the books for more than 12 hours</source>
        <translation>Diese Station ist seit über 12 Stunden von den Büchern getrennt</translation>
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
        <source>and {count} more order</source>
        <translation>und {count} weiterer Auftrag</translation>
    </message>
    <message>
        <source>and {count} more orders</source>
        <translation>und {count} weitere Aufträge</translation>
    </message>
    <message>
        <source>another serial than shipped</source>
        <translation>falsche Seriennr.</translation>
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
        <translation>an der Kasse</translation>
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
        <translation>Kasse</translation>
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
        <translation>leer oder zu leicht</translation>
    </message>
    <message>
        <source>ends {shipped} was shipped, ends {serial} came back</source>
        <translation>…{shipped} raus, …{serial} zurück</translation>
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
        <translation>nie verkauft</translation>
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
        <translation>Frist abgelaufen</translation>
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
        <translation>Quote des Kunden</translation>
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
        <source>{name} belongs to {home}; without the books only people of {site} can sign in</source>
        <translation>{name} gehört zu {home}; ohne Bücher können sich nur Leute von {site} anmelden</translation>
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
        <source>{order} gets {item} from {place} instead</source>
        <translation>{order} bekommt {item} jetzt aus {place}</translation>
    </message>
    <message>
        <source>{order} has it</source>
        <translation>steht auf {order}</translation>
    </message>
    <message>
        <source>{order} is promised {quantity} of {item}</source>
        <translation>{order} bekommt {quantity} von {item} zugesagt</translation>
    </message>
    <message>
        <source>{order} loses {quantity} of {item}: none left</source>
        <translation>{order} verliert {quantity} von {item}: nichts mehr da</translation>
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
<context>
    <name>Receiving</name>
    <message>
        <source>A delivery needs its note</source>
        <translation>Eine Lieferung braucht ihren Lieferschein</translation>
    </message>
    <message>
        <source>A late delivery</source>
        <translation>Nachlieferung</translation>
    </message>
    <message>
        <source>A new barcode counts at every station</source>
        <translation>Ein neuer Code gilt an jeder Station</translation>
    </message>
    <message>
        <source>A quantity belongs to the goods scanned before it</source>
        <translation>Eine Menge gehört zur zuvor gescannten Ware</translation>
    </message>
    <message>
        <source>Accept these?</source>
        <translation>Ware annehmen?</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Already in stock</source>
        <translation>Schon im Bestand</translation>
    </message>
    <message>
        <source>An inspector lets it go with RELEASE</source>
        <translation>Qualitätsprüfung gibt sie mit RELEASE frei</translation>
    </message>
    <message>
        <source>Another lot</source>
        <translation>Andere Charge</translation>
    </message>
    <message>
        <source>Ask the office to enter it; set the unit aside</source>
        <translation>Im Büro anlegen lassen; Stück beiseitelegen</translation>
    </message>
    <message>
        <source>Assign this barcode?</source>
        <translation>Code zuordnen?</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Zugeordnet</translation>
    </message>
    <message>
        <source>Best before {expiry}: this date has passed</source>
        <translation>MHD {expiry}: abgelaufen</translation>
    </message>
    <message>
        <source>Best before {expiry}: too few days are left</source>
        <translation>MHD {expiry}: zu wenig Restlaufzeit</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Blind</translation>
    </message>
    <message>
        <source>Cannot be taken in</source>
        <translation>Annahme nicht möglich</translation>
    </message>
    <message>
        <source>Carton</source>
        <translation>Karton</translation>
    </message>
    <message>
        <source>Carton is here</source>
        <translation>Karton ist da</translation>
    </message>
    <message>
        <source>Check the delivery note, or ask the office to enter it</source>
        <translation>Lieferschein prüfen, oder im Büro anlegen lassen</translation>
    </message>
    <message>
        <source>Check the label; set the unit aside and tell a supervisor</source>
        <translation>Etikett prüfen; Stück beiseitelegen, Schichtleitung melden</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Count pallet …{opened}</source>
        <translation>Palette …{opened} zählen</translation>
    </message>
    <message>
        <source>Count this pallet</source>
        <translation>Palette zählen</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
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
        <source>Delivery {note}</source>
        <translation>Lieferung {note}</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Each unit has a weight of its own</source>
        <translation>Jedes Stück hat sein eigenes Gewicht</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>From {from_site}</source>
        <translation>Von {from_site}</translation>
    </message>
    <message>
        <source>Goods are received against an order</source>
        <translation>Ware wird zu einer Bestellung vereinnahmt</translation>
    </message>
    <message>
        <source>Held already</source>
        <translation>Schon gesperrt</translation>
    </message>
    <message>
        <source>How many pieces?</source>
        <translation>Wie viele Packstücke?</translation>
    </message>
    <message>
        <source>In the books; somebody must name it</source>
        <translation>Gebucht; jemand muss es benennen</translation>
    </message>
    <message>
        <source>It is about the goods scanned before it</source>
        <translation>Gilt für die zuvor gescannte Ware</translation>
    </message>
    <message>
        <source>It is listed, not received: look what it hangs on</source>
        <translation>Notiert, nicht vereinnahmt: nachsehen, woran er hängt</translation>
    </message>
    <message>
        <source>It is ours all the same: tell whoever sent it</source>
        <translation>Es ist trotzdem unseres: dem Absender melden</translation>
    </message>
    <message>
        <source>Label of what?</source>
        <translation>Etikett wofür?</translation>
    </message>
    <message>
        <source>Label printed</source>
        <translation>Etikett gedruckt</translation>
    </message>
    <message>
        <source>Less than announced</source>
        <translation>Weniger als angekündigt</translation>
    </message>
    <message>
        <source>Line complete</source>
        <translation>Position vollständig</translation>
    </message>
    <message>
        <source>Lot is held</source>
        <translation>Charge gesperrt</translation>
    </message>
    <message>
        <source>Lot {lot} is held already</source>
        <translation>Charge {lot} ist schon gesperrt</translation>
    </message>
    <message>
        <source>Lot {lot} is held until a sample of it is judged</source>
        <translation>Charge {lot} ist gesperrt, bis ihr Muster geprüft ist</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>More came than expected</source>
        <translation>Es kam mehr als erwartet</translation>
    </message>
    <message>
        <source>More than ordered</source>
        <translation>Mehr als bestellt</translation>
    </message>
    <message>
        <source>New barcode</source>
        <translation>Neuer Code</translation>
    </message>
    <message>
        <source>New delivery</source>
        <translation>Neue Lieferung</translation>
    </message>
    <message>
        <source>No delivery is open</source>
        <translation>Keine Lieferung offen</translation>
    </message>
    <message>
        <source>No delivery was opened</source>
        <translation>Keine Lieferung eröffnet</translation>
    </message>
    <message>
        <source>No goods were scanned here</source>
        <translation>Hier wurde keine Ware gescannt</translation>
    </message>
    <message>
        <source>No item has the number {sku}</source>
        <translation>Kein Artikel hat die Nummer {sku}</translation>
    </message>
    <message>
        <source>No notice announces this pallet, and no order is open</source>
        <translation>Kein Avis kündigt die Palette an, keine Bestellung ist offen</translation>
    </message>
    <message>
        <source>No order is open</source>
        <translation>Keine Bestellung offen</translation>
    </message>
    <message>
        <source>No order, notice or transfer {order} is to come here</source>
        <translation>Weder Bestellung noch Avis noch Umlagerung {order} wird hier erwartet</translation>
    </message>
    <message>
        <source>No orders are waiting</source>
        <translation>Keine Bestellungen erwartet</translation>
    </message>
    <message>
        <source>No pallet to open</source>
        <translation>Keine Palette zu öffnen</translation>
    </message>
    <message>
        <source>No pallet was taken in here, or nothing is left on it</source>
        <translation>Hier kam keine Palette an, oder es ist nichts mehr darauf</translation>
    </message>
    <message>
        <source>No reason is asked for</source>
        <translation>Kein Grund gefragt</translation>
    </message>
    <message>
        <source>No sample of this</source>
        <translation>Kein Muster hiervon</translation>
    </message>
    <message>
        <source>Nobody knows this tag</source>
        <translation>Diesen Tag kennt niemand</translation>
    </message>
    <message>
        <source>Nobody knows whose it is while no order is open</source>
        <translation>Ohne offene Bestellung ist unklar, wem es gehört</translation>
    </message>
    <message>
        <source>Not a dock</source>
        <translation>Kein Tor</translation>
    </message>
    <message>
        <source>Not blind</source>
        <translation>Nicht blind</translation>
    </message>
    <message>
        <source>Not for this site</source>
        <translation>Nicht für diesen Standort</translation>
    </message>
    <message>
        <source>Not on this order</source>
        <translation>Nicht auf dieser Bestellung</translation>
    </message>
    <message>
        <source>Not received</source>
        <translation>Nicht da</translation>
    </message>
    <message>
        <source>Not typed here</source>
        <translation>Hier nicht eingeben</translation>
    </message>
    <message>
        <source>Nothing is asked for that could be left out</source>
        <translation>Nichts gefragt, das ausgelassen werden könnte</translation>
    </message>
    <message>
        <source>Nothing is held</source>
        <translation>Nichts gesperrt</translation>
    </message>
    <message>
        <source>Nothing is held on this dock</source>
        <translation>An diesem Tor ist nichts gesperrt</translation>
    </message>
    <message>
        <source>Nothing is short</source>
        <translation>Nichts fehlt</translation>
    </message>
    <message>
        <source>Nothing of {sku} is held on this dock</source>
        <translation>Von {sku} ist an diesem Tor nichts gesperrt</translation>
    </message>
    <message>
        <source>Nothing to skip</source>
        <translation>Nichts auszulassen</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Nichts geändert</translation>
    </message>
    <message>
        <source>Nothing was marked as damaged</source>
        <translation>Nichts ist als beschädigt gemeldet</translation>
    </message>
    <message>
        <source>Notified</source>
        <translation>Avisiert</translation>
    </message>
    <message>
        <source>Of what?</source>
        <translation>Wovon?</translation>
    </message>
    <message>
        <source>Only a {role} may {what}</source>
        <translation>Nur {role} darf {what}</translation>
    </message>
    <message>
        <source>Only an {role} may {what}</source>
        <translation>Nur {role} darf {what}</translation>
    </message>
    <message>
        <source>Only {pieces} pieces came with this delivery</source>
        <translation>Mit dieser Lieferung kamen nur {pieces} Packstücke</translation>
    </message>
    <message>
        <source>Onto this pallet</source>
        <translation>Auf diese Palette</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Open a delivery</source>
        <translation>Lieferung eröffnen</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Order complete</source>
        <translation>Bestellung vollständig</translation>
    </message>
    <message>
        <source>Order {number}</source>
        <translation>Bestellung {number}</translation>
    </message>
    <message>
        <source>Orders appear here when the office has entered them.</source>
        <translation>Bestellungen erscheinen hier, sobald das Büro sie erfasst hat.</translation>
    </message>
    <message>
        <source>Over +{beyond}</source>
        <translation>Über +{beyond}</translation>
    </message>
    <message>
        <source>Pallet counted</source>
        <translation>Palette gezählt</translation>
    </message>
    <message>
        <source>Pallet received</source>
        <translation>Palette angenommen</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Photograph kept</source>
        <translation>Foto gesichert</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Put it with the rest of the lot, in quarantine</source>
        <translation>Zum Rest der Charge ins Sperrlager legen</translation>
    </message>
    <message>
        <source>QA hold</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Quantity of what?</source>
        <translation>Menge wovon?</translation>
    </message>
    <message>
        <source>Receiving at {code}</source>
        <translation>Wareneingang an {code}</translation>
    </message>
    <message>
        <source>Receiving {numbers}</source>
        <translation>Eingang {numbers}</translation>
    </message>
    <message>
        <source>Refused at the door</source>
        <translation>An der Tür abgelehnt</translation>
    </message>
    <message>
        <source>Release this lot?</source>
        <translation>Charge freigeben?</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Scan CMD:DAMAGED first</source>
        <translation>Erst CMD:DAMAGED scannen</translation>
    </message>
    <message>
        <source>Scan CMD:DELIVERY first</source>
        <translation>Erst CMD:DELIVERY scannen</translation>
    </message>
    <message>
        <source>Scan CMD:DELIVERY, then the order</source>
        <translation>CMD:DELIVERY scannen, dann die Bestellung</translation>
    </message>
    <message>
        <source>Scan a code of the item, or type its SKU</source>
        <translation>Code des Artikels scannen, oder Artikelnummer eingeben</translation>
    </message>
    <message>
        <source>Scan a purchase order</source>
        <translation>Bestellung scannen</translation>
    </message>
    <message>
        <source>Scan a reason card of this site</source>
        <translation>Grundkarte dieses Standorts scannen</translation>
    </message>
    <message>
        <source>Scan an order, then its goods one by one</source>
        <translation>Bestellung scannen, dann ihre Ware Stück für Stück</translation>
    </message>
    <message>
        <source>Scan and weigh each unit</source>
        <translation>Jedes Stück scannen und wiegen</translation>
    </message>
    <message>
        <source>Scan another code on the label; or ASSIGN it to an item; or take it in with UNKNOWN</source>
        <translation>Anderen Code scannen; oder mit ASSIGN zuordnen; oder mit UNKNOWN annehmen</translation>
    </message>
    <message>
        <source>Scan each unit; or a quantity card after a unit</source>
        <translation>Jedes Stück scannen; oder nach einem Stück eine Mengenkarte</translation>
    </message>
    <message>
        <source>Scan goods with a lot, then SAMPLE</source>
        <translation>Ware mit Charge scannen, dann SAMPLE</translation>
    </message>
    <message>
        <source>Scan goods, or a dock to receive at</source>
        <translation>Ware scannen, oder das Tor für den Eingang</translation>
    </message>
    <message>
        <source>Scan its orders, one after the other</source>
        <translation>Ihre Bestellungen nacheinander scannen</translation>
    </message>
    <message>
        <source>Scan the card with the right number</source>
        <translation>Karte mit der richtigen Zahl scannen</translation>
    </message>
    <message>
        <source>Scan the goods first</source>
        <translation>Erst die Ware scannen</translation>
    </message>
    <message>
        <source>Scan the goods first, then the quantity card</source>
        <translation>Erst die Ware scannen, dann die Mengenkarte</translation>
    </message>
    <message>
        <source>Scan the goods of {documents}</source>
        <translation>Ware von {documents} scannen</translation>
    </message>
    <message>
        <source>Scan the goods that it is about, or name the item on the card</source>
        <translation>Ware dazu scannen, oder Artikel auf der Karte nennen</translation>
    </message>
    <message>
        <source>Scan the order first, then the pallet</source>
        <translation>Erst die Bestellung scannen, dann die Palette</translation>
    </message>
    <message>
        <source>Scan the order that it came with, then the barcode</source>
        <translation>Zugehörige Bestellung scannen, dann den Code</translation>
    </message>
    <message>
        <source>Scan the pallet’s SSCC, then OPEN</source>
        <translation>SSCC der Palette scannen, dann OPEN</translation>
    </message>
    <message>
        <source>Scan the purchase order first</source>
        <translation>Erst die Bestellung scannen</translation>
    </message>
    <message>
        <source>Scan the unknown barcode first</source>
        <translation>Erst den unbekannten Code scannen</translation>
    </message>
    <message>
        <source>Scan what the prompt asks for</source>
        <translation>Scannen, was gefragt ist</translation>
    </message>
    <message>
        <source>Send these back?</source>
        <translation>Zurückschicken?</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Zurückgeschickt</translation>
    </message>
    <message>
        <source>Set apart already</source>
        <translation>Schon ausgesondert</translation>
    </message>
    <message>
        <source>Set the goods aside and tell the office</source>
        <translation>Ware beiseitelegen und im Büro melden</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Short {missing}</source>
        <translation>Es fehlen {missing}</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Stray tag</source>
        <translation>Fremder Tag</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Taken in as the supplier’s: put it on the quarantine rack</source>
        <translation>Als Ware des Lieferanten angenommen: ins Sperrregal legen</translation>
    </message>
    <message>
        <source>The books have this serial at {where} already</source>
        <translation>Diese Seriennummer ist schon auf {where} gebucht</translation>
    </message>
    <message>
        <source>The catalogue has no item UNIDENTIFIED</source>
        <translation>Im Artikelstamm fehlt der Artikel UNIDENTIFIED</translation>
    </message>
    <message>
        <source>The last barcode was no unknown one</source>
        <translation>Der letzte Code war bekannt</translation>
    </message>
    <message>
        <source>The notice said more than was on the pallet</source>
        <translation>Das Avis nannte mehr, als auf der Palette war</translation>
    </message>
    <message>
        <source>The notice says lot {lots}, this is lot {lot}</source>
        <translation>Avisiert ist Charge {lots}, dies ist Charge {lot}</translation>
    </message>
    <message>
        <source>The order wants {ordered}, this makes {so_far}</source>
        <translation>Bestellt sind {ordered}, dies macht {so_far}</translation>
    </message>
    <message>
        <source>The supervisor scans their badge now; or go on scanning, nothing is lost</source>
        <translation>Schichtleitung scannt jetzt den Ausweis; oder weiterscannen, nichts geht verloren</translation>
    </message>
    <message>
        <source>The {role} scans their badge now; or go on scanning, nothing is lost</source>
        <translation>{role} scannt jetzt den Ausweis; oder weiterscannen, nichts geht verloren</translation>
    </message>
    <message>
        <source>There is no reason {reason} in the list</source>
        <translation>Der Grund {reason} steht nicht in der Liste</translation>
    </message>
    <message>
        <source>There is nothing to close</source>
        <translation>Es gibt nichts abzuschließen</translation>
    </message>
    <message>
        <source>These goods are set apart already</source>
        <translation>Diese Ware ist schon ausgesondert</translation>
    </message>
    <message>
        <source>These goods have no lot that could be held</source>
        <translation>Diese Ware hat keine Charge zum Sperren</translation>
    </message>
    <message>
        <source>This belongs to a delivery</source>
        <translation>Das gehört zu einer Lieferung</translation>
    </message>
    <message>
        <source>This cannot stand on a delivery’s papers</source>
        <translation>Das kann nicht auf Lieferpapieren stehen</translation>
    </message>
    <message>
        <source>This site opens the delivery before its orders</source>
        <translation>Hier wird die Lieferung vor ihren Bestellungen eröffnet</translation>
    </message>
    <message>
        <source>This transfer goes to {site}</source>
        <translation>Diese Umlagerung geht nach {site}</translation>
    </message>
    <message>
        <source>Too many</source>
        <translation>Zu viele</translation>
    </message>
    <message>
        <source>Too short-dated</source>
        <translation>Restlaufzeit zu kurz</translation>
    </message>
    <message>
        <source>Unidentified</source>
        <translation>Unbekannte Ware</translation>
    </message>
    <message>
        <source>Unknown item</source>
        <translation>Unbekannter Artikel</translation>
    </message>
    <message>
        <source>Unknown order</source>
        <translation>Unbekannte Bestellung</translation>
    </message>
    <message>
        <source>Unknown reason</source>
        <translation>Unbekannter Grund</translation>
    </message>
    <message>
        <source>What is missing was taken out of the books; purchasing hears of it when the order is closed</source>
        <translation>Fehlendes ist ausgebucht; der Einkauf erfährt es beim Abschluss der Bestellung</translation>
    </message>
    <message>
        <source>Which barcode?</source>
        <translation>Welcher Code?</translation>
    </message>
    <message>
        <source>Which carrier?</source>
        <translation>Welche Spedition?</translation>
    </message>
    <message>
        <source>Which delivery note?</source>
        <translation>Welcher Lieferschein?</translation>
    </message>
    <message>
        <source>Which item is it?</source>
        <translation>Welcher Artikel ist das?</translation>
    </message>
    <message>
        <source>Which seal?</source>
        <translation>Welche Plombe?</translation>
    </message>
    <message>
        <source>Why is it damaged?</source>
        <translation>Warum beschädigt?</translation>
    </message>
    <message>
        <source>a new barcode of {sku}</source>
        <translation>neuer Code von {sku}</translation>
    </message>
    <message>
        <source>all is as announced</source>
        <translation>alles wie angekündigt</translation>
    </message>
    <message>
        <source>all of {opened} is here; close it with DONE</source>
        <translation>{opened} ist ganz da; mit DONE abschließen</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>available from now on</source>
        <translation>ab jetzt verfügbar</translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>durch {who}</translation>
    </message>
    <message>
        <source>consigned: it stays the consignor’s</source>
        <translation>Konsignation: bleibt Eigentum des Gebers</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>gezählt</translation>
    </message>
    <message>
        <source>damage to {name}</source>
        <translation>Schaden an {name}</translation>
    </message>
    <message>
        <source>delivery {note}</source>
        <translation>Lieferung {note}</translation>
    </message>
    <message>
        <source>different</source>
        <translation>abweichend</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>heute fällig</translation>
    </message>
    <message>
        <source>due {due}</source>
        <translation>fällig {due}</translation>
    </message>
    <message>
        <source>expected quantities are hidden</source>
        <translation>erwartete Mengen sind verborgen</translation>
    </message>
    <message>
        <source>goods go onto it from now on</source>
        <translation>Ware kommt ab jetzt darauf</translation>
    </message>
    <message>
        <source>goods go to this dock from now on</source>
        <translation>Ware geht ab jetzt an dieses Tor</translation>
    </message>
    <message>
        <source>in quarantine</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>it had been closed; scan the goods that came late</source>
        <translation>war geschlossen; nachgelieferte Ware scannen</translation>
    </message>
    <message>
        <source>it stands beside the pallet; OPEN counts what is in it</source>
        <translation>steht neben der Palette; OPEN zählt den Inhalt</translation>
    </message>
    <message>
        <source>kept with the last posting</source>
        <translation>bei der letzten Buchung gesichert</translation>
    </message>
    <message>
        <source>late, due {due}</source>
        <translation>überfällig seit {due}</translation>
    </message>
    <message>
        <source>left on {code}</source>
        <translation>noch auf {code}</translation>
    </message>
    <message>
        <source>let the lot go</source>
        <translation>die Charge freigeben</translation>
    </message>
    <message>
        <source>missing {short} {item}</source>
        <translation>es fehlen {short} {item}</translation>
    </message>
    <message>
        <source>more held</source>
        <translation>weitere gesperrt</translation>
    </message>
    <message>
        <source>no tag is stray</source>
        <translation>kein fremder Tag</translation>
    </message>
    <message>
        <source>not counted: OPEN counts it unit by unit</source>
        <translation>nicht gezählt: OPEN zählt Stück für Stück</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>not received</source>
        <translation>nicht vereinnahmt</translation>
    </message>
    <message>
        <source>nothing is missing, no tag is stray</source>
        <translation>nichts fehlt, kein fremder Tag</translation>
    </message>
    <message>
        <source>nothing was received; scan the next unit</source>
        <translation>nichts vereinnahmt; nächstes Stück scannen</translation>
    </message>
    <message>
        <source>of {ordered} ordered</source>
        <translation>von {ordered} bestellt</translation>
    </message>
    <message>
        <source>of {pieces} pieces</source>
        <translation>von {pieces} Packstücken</translation>
    </message>
    <message>
        <source>off the books again</source>
        <translation>wieder ausgebucht</translation>
    </message>
    <message>
        <source>one by one, or by the case</source>
        <translation>Stück für Stück, oder als Gebinde</translation>
    </message>
    <message>
        <source>or tap one in the list</source>
        <translation>oder in der Liste antippen</translation>
    </message>
    <message>
        <source>ours from now on</source>
        <translation>ab jetzt unser Bestand</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>Packstücke</translation>
    </message>
    <message>
        <source>put away to {place}</source>
        <translation>einlagern auf {place}</translation>
    </message>
    <message>
        <source>put it on {place} and mark it</source>
        <translation>auf {place} legen und kennzeichnen</translation>
    </message>
    <message>
        <source>received</source>
        <translation>vereinnahmt</translation>
    </message>
    <message>
        <source>scan CMD:DELIVERY</source>
        <translation>CMD:DELIVERY scannen</translation>
    </message>
    <message>
        <source>scan a code that is known, or type the SKU</source>
        <translation>bekannten Code scannen, oder Artikelnummer eingeben</translation>
    </message>
    <message>
        <source>scan a known code, or type the SKU</source>
        <translation>bekannten Code scannen, oder Artikelnummer eingeben</translation>
    </message>
    <message>
        <source>scan a purchase order to begin</source>
        <translation>zum Beginnen Bestellung scannen</translation>
    </message>
    <message>
        <source>scan a reason card</source>
        <translation>Karte mit dem Grund scannen</translation>
    </message>
    <message>
        <source>scan a reason card, as CMD:REASON:CRUSHED</source>
        <translation>Grundkarte scannen, etwa CMD:REASON:CRUSHED</translation>
    </message>
    <message>
        <source>scan an order</source>
        <translation>Bestellung scannen</translation>
    </message>
    <message>
        <source>scan every unit</source>
        <translation>jedes Stück scannen</translation>
    </message>
    <message>
        <source>scan its units one by one</source>
        <translation>Stück für Stück scannen</translation>
    </message>
    <message>
        <source>scan its {count} carton, or every unit</source>
        <translation>ihren {count} Karton scannen, oder jedes Stück</translation>
    </message>
    <message>
        <source>scan its {count} cartons, or every unit</source>
        <translation>ihre {count} Kartons scannen, oder jedes Stück</translation>
    </message>
    <message>
        <source>scan on</source>
        <translation>weiterscannen</translation>
    </message>
    <message>
        <source>scan or type its number</source>
        <translation>Nummer scannen oder eingeben</translation>
    </message>
    <message>
        <source>scan or type its number, or skip</source>
        <translation>Nummer scannen oder eingeben, oder auslassen</translation>
    </message>
    <message>
        <source>scan or type the name, or skip</source>
        <translation>Namen scannen oder eingeben, oder auslassen</translation>
    </message>
    <message>
        <source>scan the dock to put goods beside it</source>
        <translation>Tor scannen, um Ware daneben zu stellen</translation>
    </message>
    <message>
        <source>scan the goods one by one</source>
        <translation>Ware Stück für Stück scannen</translation>
    </message>
    <message>
        <source>seal {seal}</source>
        <translation>Plombe {seal}</translation>
    </message>
    <message>
        <source>send them back to the supplier</source>
        <translation>sie dem Lieferanten zurückschicken</translation>
    </message>
    <message>
        <source>sent back</source>
        <translation>zurückgesandt</translation>
    </message>
    <message>
        <source>serial {serial} is counted once</source>
        <translation>Seriennummer {serial} zählt einmal</translation>
    </message>
    <message>
        <source>set apart</source>
        <translation>ausgesondert</translation>
    </message>
    <message>
        <source>short</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>stick it on the unit</source>
        <translation>auf das Stück kleben</translation>
    </message>
    <message>
        <source>stray</source>
        <translation>fremd</translation>
    </message>
    <message>
        <source>tag {code}</source>
        <translation>Tag {code}</translation>
    </message>
    <message>
        <source>take a photograph, or go on scanning</source>
        <translation>fotografieren, oder weiterscannen</translation>
    </message>
    <message>
        <source>take them in as ours</source>
        <translation>sie als unsere annehmen</translation>
    </message>
    <message>
        <source>take this unit to quality; the rest waits in quarantine</source>
        <translation>dieses Stück zur Prüfung bringen; der Rest bleibt gesperrt</translation>
    </message>
    <message>
        <source>the camera takes it now</source>
        <translation>die Kamera nimmt es jetzt auf</translation>
    </message>
    <message>
        <source>the goods receipt is printed; scan the next order</source>
        <translation>Wareneingangsschein gedruckt; nächste Bestellung scannen</translation>
    </message>
    <message>
        <source>the last one on {pallet}</source>
        <translation>der letzte auf {pallet}</translation>
    </message>
    <message>
        <source>this pallet is in already; OPEN counts it</source>
        <translation>Palette ist schon angenommen; OPEN zählt sie</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>type the number of cartons and pallets, or skip</source>
        <translation>Zahl der Kartons und Paletten eingeben, oder auslassen</translation>
    </message>
    <message>
        <source>units</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>units announced</source>
        <translation>Stück angekündigt</translation>
    </message>
    <message>
        <source>units ordered</source>
        <translation>Stück bestellt</translation>
    </message>
    <message>
        <source>units, notified</source>
        <translation>Stück laut Avis</translation>
    </message>
    <message>
        <source>what is expected is shown</source>
        <translation>Erwartetes wird gezeigt</translation>
    </message>
    <message>
        <source>written down with the delivery; note it on the driver’s paper too</source>
        <translation>bei der Lieferung notiert; auch auf dem Frachtbrief vermerken</translation>
    </message>
    <message>
        <source>{beyond} more than expected</source>
        <translation>{beyond} mehr als erwartet</translation>
    </message>
    <message>
        <source>{beyond} more than ordered</source>
        <translation>{beyond} mehr als bestellt</translation>
    </message>
    <message>
        <source>{codes} and {more} more</source>
        <translation>{codes} und {more} weitere</translation>
    </message>
    <message>
        <source>{code} is not a dock of this site</source>
        <translation>{code} ist kein Tor dieses Standorts</translation>
    </message>
    <message>
        <source>{count} carton</source>
        <translation>{count} Karton</translation>
    </message>
    <message>
        <source>{count} cartons</source>
        <translation>{count} Kartons</translation>
    </message>
    <message>
        <source>{count} line differs</source>
        <translation>{count} Position weicht ab</translation>
    </message>
    <message>
        <source>{count} lines differ</source>
        <translation>{count} Positionen weichen ab</translation>
    </message>
    <message>
        <source>{count} not received: scan them one by one</source>
        <translation>{count} nicht vereinnahmt: einzeln scannen</translation>
    </message>
    <message>
        <source>{count} orders to come</source>
        <translation>{count} Bestellungen erwartet</translation>
    </message>
    <message>
        <source>{count} stray (not received)</source>
        <translation>{count} fremd (nicht vereinnahmt)</translation>
    </message>
    <message>
        <source>{count} stray tag</source>
        <translation>{count} fremder Tag</translation>
    </message>
    <message>
        <source>{count} stray tags</source>
        <translation>{count} fremde Tags</translation>
    </message>
    <message>
        <source>{differ}; purchasing is told</source>
        <translation>{differ}; der Einkauf erfährt es</translation>
    </message>
    <message>
        <source>{done} of {total} units</source>
        <translation>{done} von {total} Stück</translation>
    </message>
    <message>
        <source>{done} units</source>
        <translation>{done} Stück</translation>
    </message>
    <message>
        <source>{goods} as notice {notice} says</source>
        <translation>{goods} laut Avis {notice}</translation>
    </message>
    <message>
        <source>{item} is not on the order</source>
        <translation>{item} steht nicht auf der Bestellung</translation>
    </message>
    <message>
        <source>{item} is scanned unit by unit</source>
        <translation>{item} wird einzeln gescannt</translation>
    </message>
    <message>
        <source>{item}, serial {serial}</source>
        <translation>{item}, Seriennummer {serial}</translation>
    </message>
    <message>
        <source>{known} is on no document that is open</source>
        <translation>{known} steht auf keinem offenen Beleg</translation>
    </message>
    <message>
        <source>{left} more on {pallet}</source>
        <translation>noch {left} auf {pallet}</translation>
    </message>
    <message>
        <source>{lines} in {cartons}</source>
        <translation>{lines} in {cartons}</translation>
    </message>
    <message>
        <source>{numbers} differs</source>
        <translation>{numbers} weicht ab</translation>
    </message>
    <message>
        <source>{numbers} is complete</source>
        <translation>{numbers} ist vollständig</translation>
    </message>
    <message>
        <source>{numbers} is short</source>
        <translation>{numbers}: es fehlt etwas</translation>
    </message>
    <message>
        <source>{number} is open again</source>
        <translation>{number} ist wieder offen</translation>
    </message>
    <message>
        <source>{of} tags</source>
        <translation>{of} Tags</translation>
    </message>
    <message>
        <source>{opened} wants {still} more</source>
        <translation>{opened} erwartet noch {still}</translation>
    </message>
    <message>
        <source>{order} waits for it</source>
        <translation>{order} wartet darauf</translation>
    </message>
    <message>
        <source>{over} more than ordered</source>
        <translation>{over} mehr als bestellt</translation>
    </message>
    <message>
        <source>{scan}; DONE says what is missing</source>
        <translation>{scan}; DONE sagt, was fehlt</translation>
    </message>
    <message>
        <source>{short} missing</source>
        <translation>{short} fehlen</translation>
    </message>
    <message>
        <source>{short} short</source>
        <translation>{short} zu wenig</translation>
    </message>
    <message>
        <source>{sku}, lot {lot}</source>
        <translation>{sku}, Charge {lot}</translation>
    </message>
    <message>
        <source>{supplier}’s notices are not taken on trust</source>
        <translation>Avise von {supplier} werden nachgezählt</translation>
    </message>
    <message>
        <source>{taken} of {of} tags received</source>
        <translation>{taken} von {of} Tags vereinnahmt</translation>
    </message>
    <message>
        <source>{taken} tags received</source>
        <translation>{taken} Tags vereinnahmt</translation>
    </message>
    <message>
        <source>{unnamed} with a serial that nobody announced</source>
        <translation>{unnamed} mit unangekündigter Seriennummer</translation>
    </message>
    <message>
        <source>{waiting} waits for this: take it there at once</source>
        <translation>{waiting} wartet darauf: gleich dorthin bringen</translation>
    </message>
    <message>
        <source>{weight} kg</source>
        <translation>{weight} kg</translation>
    </message>
</context>
<context>
    <name>Putaway</name>
    <message>
        <source>Bin {code}</source>
        <translation>Platz {code}</translation>
    </message>
    <message>
        <source>Cart is empty</source>
        <translation>Wagen ist leer</translation>
    </message>
    <message>
        <source>Cart {cart}</source>
        <translation>Wagen {cart}</translation>
    </message>
    <message>
        <source>Cart {code}</source>
        <translation>Wagen {code}</translation>
    </message>
    <message>
        <source>DONE begins the walk</source>
        <translation>DONE beginnt den Rundgang</translation>
    </message>
    <message>
        <source>DONE ends it</source>
        <translation>DONE beendet ihn</translation>
    </message>
    <message>
        <source>DONE leaves the bin</source>
        <translation>DONE verlässt den Platz</translation>
    </message>
    <message>
        <source>Go to {bin}</source>
        <translation>Zu {bin} gehen</translation>
    </message>
    <message>
        <source>Go to {first}</source>
        <translation>Zu {first} gehen</translation>
    </message>
    <message>
        <source>It is about goods in hand</source>
        <translation>Es geht um Ware in der Hand</translation>
    </message>
    <message>
        <source>Leave it there until it is decided</source>
        <translation>Liegen lassen, bis es entschieden ist</translation>
    </message>
    <message>
        <source>Leave it, or take it back with UNDO</source>
        <translation>Liegen lassen, oder mit UNDO zurücknehmen</translation>
    </message>
    <message>
        <source>Leave it, or take it back with UNDO and go to {suggested}</source>
        <translation>Liegen lassen, oder mit UNDO zurücknehmen und zu {suggested} gehen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>No bin is open, and no cart is at work</source>
        <translation>Kein Platz ist offen, kein Wagen unterwegs</translation>
    </message>
    <message>
        <source>No other bin</source>
        <translation>Kein anderer Platz</translation>
    </message>
    <message>
        <source>No other bin has room for {name}</source>
        <translation>Kein anderer Platz hat Raum für {name}</translation>
    </message>
    <message>
        <source>Not a bin</source>
        <translation>Kein Lagerplatz</translation>
    </message>
    <message>
        <source>Not all put away</source>
        <translation>Nicht alles eingelagert</translation>
    </message>
    <message>
        <source>Not free to go</source>
        <translation>Nicht frei</translation>
    </message>
    <message>
        <source>Not so many</source>
        <translation>Nicht so viele</translation>
    </message>
    <message>
        <source>Nothing in hand</source>
        <translation>Nichts in der Hand</translation>
    </message>
    <message>
        <source>Nothing is on {code}</source>
        <translation>Auf {code} ist nichts</translation>
    </message>
    <message>
        <source>Nothing to end</source>
        <translation>Nichts zu beenden</translation>
    </message>
    <message>
        <source>Nothing to put away</source>
        <translation>Nichts einzulagern</translation>
    </message>
    <message>
        <source>On the cart</source>
        <translation>Auf dem Wagen</translation>
    </message>
    <message>
        <source>On {cart}</source>
        <translation>Auf {cart}</translation>
    </message>
    <message>
        <source>Put into {code}</source>
        <translation>Eingelagert auf {code}</translation>
    </message>
    <message>
        <source>Put it into {bin}</source>
        <translation>Auf {bin} legen</translation>
    </message>
    <message>
        <source>Put it into {to}</source>
        <translation>Auf {to} legen</translation>
    </message>
    <message>
        <source>Put that away first</source>
        <translation>Das erst einlagern</translation>
    </message>
    <message>
        <source>Putting into {bin}</source>
        <translation>Einlagern auf {bin}</translation>
    </message>
    <message>
        <source>Receive it first</source>
        <translation>Erst vereinnahmen</translation>
    </message>
    <message>
        <source>Receive it first, or look it up</source>
        <translation>Erst vereinnahmen, oder nachsehen</translation>
    </message>
    <message>
        <source>Scan a bin for it, or UNDO</source>
        <translation>Platz dafür scannen, oder UNDO</translation>
    </message>
    <message>
        <source>Scan a bin of your choice</source>
        <translation>Beliebigen Platz scannen</translation>
    </message>
    <message>
        <source>Scan a card with what is in hand, or count the place</source>
        <translation>Karte mit der Menge in der Hand scannen, oder den Platz zählen</translation>
    </message>
    <message>
        <source>Scan goods first</source>
        <translation>Erst Ware scannen</translation>
    </message>
    <message>
        <source>Scan goods or a bin</source>
        <translation>Ware oder Platz scannen</translation>
    </message>
    <message>
        <source>Scan goods or a pallet, then a bin</source>
        <translation>Ware oder Palette scannen, dann einen Platz</translation>
    </message>
    <message>
        <source>Scan the label of a bin</source>
        <translation>Etikett eines Platzes scannen</translation>
    </message>
    <message>
        <source>Scan the label of a cart</source>
        <translation>Etikett eines Wagens scannen</translation>
    </message>
    <message>
        <source>Scan the next goods</source>
        <translation>Nächste Ware scannen</translation>
    </message>
    <message>
        <source>Scan what goes in</source>
        <translation>Scannen, was hineinkommt</translation>
    </message>
    <message>
        <source>Scan what goes into {bin}</source>
        <translation>Ware für {bin} scannen</translation>
    </message>
    <message>
        <source>Scan what goes onto {cart}</source>
        <translation>Ware für {cart} scannen</translation>
    </message>
    <message>
        <source>Scan what you put away</source>
        <translation>Ware scannen</translation>
    </message>
    <message>
        <source>Scan what you take along</source>
        <translation>Scannen, was mitkommt</translation>
    </message>
    <message>
        <source>Scan what you take along.</source>
        <translation>Scannen, was mitkommt.</translation>
    </message>
    <message>
        <source>Something is in hand</source>
        <translation>Es ist etwas in der Hand</translation>
    </message>
    <message>
        <source>The books have none of it ({identity}) on a dock or cart</source>
        <translation>Laut Bestand liegt davon nichts ({identity}) an Tor oder Wagen</translation>
    </message>
    <message>
        <source>The books have none of it on a dock or cart</source>
        <translation>Laut Bestand liegt davon nichts an Tor oder Wagen</translation>
    </message>
    <message>
        <source>The books have {there} there</source>
        <translation>Laut Bestand sind dort {there}</translation>
    </message>
    <message>
        <source>The books know of no such pallet or carton</source>
        <translation>Diese Palette oder diesen Karton kennt der Bestand nicht</translation>
    </message>
    <message>
        <source>The cart is empty</source>
        <translation>Der Wagen ist leer</translation>
    </message>
    <message>
        <source>The docks are empty</source>
        <translation>Die Tore sind leer</translation>
    </message>
    <message>
        <source>This bin: {found}</source>
        <translation>Dieser Platz: {found}</translation>
    </message>
    <message>
        <source>This station is at no cart</source>
        <translation>Diese Station ist an keinem Wagen</translation>
    </message>
    <message>
        <source>To put away</source>
        <translation>Einzulagern</translation>
    </message>
    <message>
        <source>Unknown pallet</source>
        <translation>Unbekannte Palette</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>What is received appears here until it is put away.</source>
        <translation>Eingegangenes steht hier, bis es eingelagert ist.</translation>
    </message>
    <message>
        <source>What stands here of it is in quarantine, held, or picked for an order</source>
        <translation>Was hier davon steht, ist gesperrt oder für einen Auftrag entnommen</translation>
    </message>
    <message>
        <source>Which bin?</source>
        <translation>Welcher Platz?</translation>
    </message>
    <message>
        <source>Which cart?</source>
        <translation>Welcher Wagen?</translation>
    </message>
    <message>
        <source>all is put away</source>
        <translation>alles eingelagert</translation>
    </message>
    <message>
        <source>another item lies there</source>
        <translation>dort liegt ein anderer Artikel</translation>
    </message>
    <message>
        <source>another zone than its group’s</source>
        <translation>andere Zone als die der Warengruppe</translation>
    </message>
    <message>
        <source>as suggested</source>
        <translation>wie vorgeschlagen</translation>
    </message>
    <message>
        <source>available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>bin by bin</source>
        <translation>Platz für Platz</translation>
    </message>
    <message>
        <source>choose a bin</source>
        <translation>Platz wählen</translation>
    </message>
    <message>
        <source>goods from the dock, a pallet, or a bin</source>
        <translation>Ware, Palette oder Platz</translation>
    </message>
    <message>
        <source>in hand</source>
        <translation>in der Hand</translation>
    </message>
    <message>
        <source>inspection</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>it stands where it stood</source>
        <translation>es steht, wo es stand</translation>
    </message>
    <message>
        <source>it stays on the cart, and on the list</source>
        <translation>es bleibt auf dem Wagen und in der Liste</translation>
    </message>
    <message>
        <source>its own bin</source>
        <translation>sein fester Platz</translation>
    </message>
    <message>
        <source>left</source>
        <translation>übrig</translation>
    </message>
    <message>
        <source>mixes lots</source>
        <translation>mischt Chargen</translation>
    </message>
    <message>
        <source>more than it holds</source>
        <translation>zu wenig Raum</translation>
    </message>
    <message>
        <source>no bin has room: choose one</source>
        <translation>kein Platz hat Raum: einen wählen</translation>
    </message>
    <message>
        <source>not its own bin</source>
        <translation>nicht sein fester Platz</translation>
    </message>
    <message>
        <source>on the cart</source>
        <translation>auf dem Wagen</translation>
    </message>
    <message>
        <source>put away</source>
        <translation>eingelagert</translation>
    </message>
    <message>
        <source>quarantine</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>scan a bin with room</source>
        <translation>Platz mit Raum scannen</translation>
    </message>
    <message>
        <source>serial {serial} is in hand</source>
        <translation>Seriennummer {serial} ist in der Hand</translation>
    </message>
    <message>
        <source>serial {serial} is where you put it</source>
        <translation>Seriennummer {serial} liegt, wo sie hinkam</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>take along what you can</source>
        <translation>mitnehmen, was geht</translation>
    </message>
    <message>
        <source>the emptiest bin</source>
        <translation>der leerste Platz</translation>
    </message>
    <message>
        <source>the emptiest of its zone</source>
        <translation>der leerste seiner Zone</translation>
    </message>
    <message>
        <source>the same item lies there</source>
        <translation>derselbe Artikel liegt dort</translation>
    </message>
    <message>
        <source>the same lot lies there</source>
        <translation>dieselbe Charge liegt dort</translation>
    </message>
    <message>
        <source>units on it</source>
        <translation>Stück darauf</translation>
    </message>
    <message>
        <source>what you scan now goes here at once</source>
        <translation>was jetzt gescannt wird, kommt gleich hierher</translation>
    </message>
    <message>
        <source>what you scan now goes onto it</source>
        <translation>was jetzt gescannt wird, kommt darauf</translation>
    </message>
    <message>
        <source>{cart} is done</source>
        <translation>{cart} ist fertig</translation>
    </message>
    <message>
        <source>{code} is left</source>
        <translation>{code} verlassen</translation>
    </message>
    <message>
        <source>{code} is no bin of this site</source>
        <translation>{code} ist kein Lagerplatz dieses Standorts</translation>
    </message>
    <message>
        <source>{count} stop</source>
        <translation>{count} Platz</translation>
    </message>
    <message>
        <source>{count} stops</source>
        <translation>{count} Plätze</translation>
    </message>
    <message>
        <source>{goods} of {per}</source>
        <translation>{goods} von {per}</translation>
    </message>
    <message>
        <source>{late} wait longer than {dock_hours} h</source>
        <translation>{late} warten länger als {dock_hours} h</translation>
    </message>
    <message>
        <source>{location}  ·  {count} to put away</source>
        <translation>{location}  ·  {count} einzulagern</translation>
    </message>
    <message>
        <source>{name} is still in hand</source>
        <translation>{name} ist noch in der Hand</translation>
    </message>
    <message>
        <source>{suggested} was suggested</source>
        <translation>vorgeschlagen war {suggested}</translation>
    </message>
    <message>
        <source>{units} on the cart</source>
        <translation>{units} auf dem Wagen</translation>
    </message>
</context>
<context>
    <name>Returns</name>
    <message>
        <source>A label has 3 to 48 characters</source>
        <translation>Ein Etikett hat 3 bis 48 Zeichen</translation>
    </message>
    <message>
        <source>A only</source>
        <translation>nur A</translation>
    </message>
    <message>
        <source>A photograph</source>
        <translation>Ein Foto</translation>
    </message>
    <message>
        <source>A quantity belongs to the unit scanned before it</source>
        <translation>Eine Menge gehört zum zuvor gescannten Stück</translation>
    </message>
    <message>
        <source>A supervisor accepts it (ACCEPT), or send it back (REFUSE)</source>
        <translation>Schichtleitung nimmt es an (ACCEPT), oder zurückschicken (REFUSE)</translation>
    </message>
    <message>
        <source>A supervisor clears it first (CLEAR)</source>
        <translation>Erst Freigabe der Schichtleitung (CLEAR)</translation>
    </message>
    <message>
        <source>A supervisor’s badge</source>
        <translation>Ausweis der Schichtleitung</translation>
    </message>
    <message>
        <source>A to C only</source>
        <translation>nur A bis C</translation>
    </message>
    <message>
        <source>A weight is in whole grams, from 1 to 999999</source>
        <translation>Ein Gewicht hat ganze Gramm, von 1 bis 999999</translation>
    </message>
    <message>
        <source>Answer it, or choose B-stock or another way</source>
        <translation>Beantworten, oder B-Ware oder anderes wählen</translation>
    </message>
    <message>
        <source>Back from the carrier</source>
        <translation>Vom Paketdienst zurück</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Zurück am</translation>
    </message>
    <message>
        <source>Check the label; set it aside and tell a supervisor</source>
        <translation>Etikett prüfen; beiseitelegen, Schichtleitung melden</translation>
    </message>
    <message>
        <source>Choose another way; the office can enter the item</source>
        <translation>Anders entscheiden; das Büro kann den Artikel anlegen</translation>
    </message>
    <message>
        <source>Close {what}</source>
        <translation>{what} schließen</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Cost it left with</source>
        <translation>Wert beim Versand</translation>
    </message>
    <message>
        <source>Customer’s, in quarantine</source>
        <translation>Ware des Kunden, gesperrt</translation>
    </message>
    <message>
        <source>Days since sale</source>
        <translation>Tage seit Verkauf</translation>
    </message>
    <message>
        <source>Go on with its disposition</source>
        <translation>Mit der Verwendung weitermachen</translation>
    </message>
    <message>
        <source>Go on with the next unit</source>
        <translation>Mit dem nächsten Stück weitermachen</translation>
    </message>
    <message>
        <source>Grade {grade}</source>
        <translation>Zustand {grade}</translation>
    </message>
    <message>
        <source>Grade {name}</source>
        <translation>Zustand von {name}</translation>
    </message>
    <message>
        <source>Grades are A, B, C and D</source>
        <translation>Zustände sind A, B, C und D</translation>
    </message>
    <message>
        <source>Hold cleared</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>In inspection</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>It has grade {grade}</source>
        <translation>Es hat Zustand {grade}</translation>
    </message>
    <message>
        <source>It has no grade yet</source>
        <translation>Es hat noch keinen Zustand</translation>
    </message>
    <message>
        <source>It is the customer’s: its sale is not known</source>
        <translation>Es gehört dem Kunden: Verkauf nicht bekannt</translation>
    </message>
    <message>
        <source>It waits as the customer’s until a supervisor accepts it, or send it back</source>
        <translation>Bleibt Ware des Kunden, bis die Schichtleitung annimmt; oder zurückschicken</translation>
    </message>
    <message>
        <source>Its refund is held</source>
        <translation>Die Erstattung ist gehalten</translation>
    </message>
    <message>
        <source>Its sale is found by its barcode or serial number.</source>
        <translation>Der Verkauf findet sich über Code oder Seriennummer.</translation>
    </message>
    <message>
        <source>Its sale is known: it is ours already</source>
        <translation>Verkauf bekannt: Es ist schon unseres</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No item, return, order or serial has this code</source>
        <translation>Kein Artikel, Auftrag, keine Retoure oder Seriennummer hat diesen Code</translation>
    </message>
    <message>
        <source>No parcel is open</source>
        <translation>Kein Paket offen</translation>
    </message>
    <message>
        <source>No parcel or unit is on this bench</source>
        <translation>Weder Paket noch Stück in Arbeit</translation>
    </message>
    <message>
        <source>No question of the checklist is open</source>
        <translation>Keine Frage der Prüfliste ist offen</translation>
    </message>
    <message>
        <source>No reason of this code is in the list</source>
        <translation>Kein Grund dieses Codes steht in der Liste</translation>
    </message>
    <message>
        <source>No refund waits here</source>
        <translation>Hier wartet keine Erstattung</translation>
    </message>
    <message>
        <source>No return</source>
        <translation>Keine Retoure</translation>
    </message>
    <message>
        <source>No sale to this customer is known</source>
        <translation>Kein Verkauf an diesen Kunden bekannt</translation>
    </message>
    <message>
        <source>No such question</source>
        <translation>Keine solche Frage</translation>
    </message>
    <message>
        <source>No unit is on the bench</source>
        <translation>Kein Stück in Arbeit</translation>
    </message>
    <message>
        <source>No unit of this name waits on this bench</source>
        <translation>Kein Stück dieses Namens wartet hier</translation>
    </message>
    <message>
        <source>Not a grade</source>
        <translation>Kein Zustand</translation>
    </message>
    <message>
        <source>Not a label</source>
        <translation>Kein Etikett</translation>
    </message>
    <message>
        <source>Not a weight</source>
        <translation>Kein Gewicht</translation>
    </message>
    <message>
        <source>Not announced</source>
        <translation>Nicht angekündigt</translation>
    </message>
    <message>
        <source>Not in stock</source>
        <translation>Nicht im Bestand</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Nicht dasselbe</translation>
    </message>
    <message>
        <source>Not {word}</source>
        <translation>Nicht möglich: {word}</translation>
    </message>
    <message>
        <source>Nothing asked</source>
        <translation>Nichts gefragt</translation>
    </message>
    <message>
        <source>Nothing on the bench</source>
        <translation>Nichts in Arbeit</translation>
    </message>
    <message>
        <source>Nothing to accept</source>
        <translation>Nichts anzunehmen</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>Of which unit?</source>
        <translation>Welches Stück?</translation>
    </message>
    <message>
        <source>On the bench</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder offen</translation>
    </message>
    <message>
        <source>Parcel {code}, opened</source>
        <translation>Paket {code}, geöffnet</translation>
    </message>
    <message>
        <source>Parcel {code}, unopened</source>
        <translation>Paket {code}, ungeöffnet</translation>
    </message>
    <message>
        <source>Parcel {parcel}</source>
        <translation>Paket {parcel}</translation>
    </message>
    <message>
        <source>Part missing</source>
        <translation>Teil fehlt</translation>
    </message>
    <message>
        <source>Put away in {code}</source>
        <translation>Eingelagert auf {code}</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>Refund held: {rule}</source>
        <translation>Erstattung gehalten: {rule}</translation>
    </message>
    <message>
        <source>Returns bench</source>
        <translation>Retouren</translation>
    </message>
    <message>
        <source>Returns of {document}</source>
        <translation>Retouren zu {document}</translation>
    </message>
    <message>
        <source>Sale not known</source>
        <translation>Verkauf nicht bekannt</translation>
    </message>
    <message>
        <source>Scan CMD:GRADE:B</source>
        <translation>CMD:GRADE:B scannen</translation>
    </message>
    <message>
        <source>Scan NEXT, or tap a row</source>
        <translation>NEXT scannen, oder Zeile antippen</translation>
    </message>
    <message>
        <source>Scan UNDO, then the unit, then the card</source>
        <translation>UNDO scannen, dann das Stück, dann die Karte</translation>
    </message>
    <message>
        <source>Scan YES, NO or a grade</source>
        <translation>YES, NO oder Zustand scannen</translation>
    </message>
    <message>
        <source>Scan a grade or a disposition</source>
        <translation>Zustand oder Verwendung scannen</translation>
    </message>
    <message>
        <source>Scan a parcel</source>
        <translation>Paket scannen</translation>
    </message>
    <message>
        <source>Scan a parcel’s label</source>
        <translation>Etikett eines Pakets scannen</translation>
    </message>
    <message>
        <source>Scan a parcel’s label unopened: its clock starts. Scan it again to open it.</source>
        <translation>Etikett des ungeöffneten Pakets scannen: Die Uhr läuft. Zum Öffnen erneut scannen.</translation>
    </message>
    <message>
        <source>Scan a parcel’s label, a return, an order or a unit</source>
        <translation>Paketetikett, Retoure, Auftrag oder Stück scannen</translation>
    </message>
    <message>
        <source>Scan a unit</source>
        <translation>Stück scannen</translation>
    </message>
    <message>
        <source>Scan a unit, or NEXT for the one that waits longest</source>
        <translation>Stück scannen, oder NEXT für das am längsten wartende</translation>
    </message>
    <message>
        <source>Scan another code on it; for a parcel that nobody announced scan PARCEL, then its label</source>
        <translation>Anderen Code scannen; bei unangekündigtem Paket PARCEL, dann sein Etikett</translation>
    </message>
    <message>
        <source>Scan another code on the parcel</source>
        <translation>Anderen Code auf dem Paket scannen</translation>
    </message>
    <message>
        <source>Scan its grade first, or choose another way</source>
        <translation>Erst den Zustand scannen, oder anders entscheiden</translation>
    </message>
    <message>
        <source>Scan one of the same item, or UNDO and choose another way</source>
        <translation>Eines desselben Artikels scannen, oder UNDO und anders entscheiden</translation>
    </message>
    <message>
        <source>Scan the card without a reason, or one of the list</source>
        <translation>Karte ohne Grund scannen, oder einen aus der Liste</translation>
    </message>
    <message>
        <source>Scan the label</source>
        <translation>Etikett scannen</translation>
    </message>
    <message>
        <source>Scan the parcel’s label</source>
        <translation>Etikett des Pakets scannen</translation>
    </message>
    <message>
        <source>Scan the replacement</source>
        <translation>Ersatz scannen</translation>
    </message>
    <message>
        <source>Scan the return’s number or the order’s</source>
        <translation>Nummer der Retoure oder des Auftrags scannen</translation>
    </message>
    <message>
        <source>Scan the unit</source>
        <translation>Stück scannen</translation>
    </message>
    <message>
        <source>Scan the unit, then the card</source>
        <translation>Stück scannen, dann die Karte</translation>
    </message>
    <message>
        <source>Scan the units of {what}</source>
        <translation>Stücke von {what} scannen</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Verkauft</translation>
    </message>
    <message>
        <source>Sold for</source>
        <translation>Verkauft für</translation>
    </message>
    <message>
        <source>Something is missing, or the checklist is not all yes</source>
        <translation>Etwas fehlt, oder die Prüfliste ist nicht ganz Ja</translation>
    </message>
    <message>
        <source>The books have no such unit to give</source>
        <translation>Ein solches Stück ist nicht im Bestand</translation>
    </message>
    <message>
        <source>The books have this serial at {place} already</source>
        <translation>Diese Seriennummer ist schon auf {place} gebucht</translation>
    </message>
    <message>
        <source>The catalogue has {against}</source>
        <translation>Der Artikelstamm hat {against}</translation>
    </message>
    <message>
        <source>The checklist has {count} questions</source>
        <translation>Die Prüfliste hat {count} Fragen</translation>
    </message>
    <message>
        <source>The clock runs</source>
        <translation>Die Uhr läuft</translation>
    </message>
    <message>
        <source>This card is about an open parcel</source>
        <translation>Diese Karte gilt einem offenen Paket</translation>
    </message>
    <message>
        <source>This customer: {back} of {sold} returned</source>
        <translation>Dieser Kunde: {back} von {sold} zurück</translation>
    </message>
    <message>
        <source>This item has no checklist</source>
        <translation>Dieser Artikel hat keine Prüfliste</translation>
    </message>
    <message>
        <source>UNDO and choose another way</source>
        <translation>UNDO, und anders entscheiden</translation>
    </message>
    <message>
        <source>Unknown unit</source>
        <translation>Unbekanntes Stück</translation>
    </message>
    <message>
        <source>Weigh it again: CMD:GRAMS:1250</source>
        <translation>Erneut wiegen: CMD:GRAMS:1250</translation>
    </message>
    <message>
        <source>What becomes of {name}?</source>
        <translation>Wohin mit {name}?</translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation>Was gefragt war</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>a grade first</source>
        <translation>erst einen Zustand</translation>
    </message>
    <message>
        <source>accept goods whose sale is not known</source>
        <translation>Ware ohne bekannten Verkauf annehmen</translation>
    </message>
    <message>
        <source>accept these goods as ours</source>
        <translation>diese Ware als unsere annehmen</translation>
    </message>
    <message>
        <source>all answered</source>
        <translation>alles beantwortet</translation>
    </message>
    <message>
        <source>all of it is here</source>
        <translation>alles ist da</translation>
    </message>
    <message>
        <source>also {rule}: {facts}</source>
        <translation>auch {rule}: {facts}</translation>
    </message>
    <message>
        <source>announced on {back}</source>
        <translation>angekündigt auf {back}</translation>
    </message>
    <message>
        <source>any code on it</source>
        <translation>irgendeinen Code darauf</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>durch {name}</translation>
    </message>
    <message>
        <source>checklist not all yes</source>
        <translation>Prüfliste nicht ganz Ja</translation>
    </message>
    <message>
        <source>clear a held refund</source>
        <translation>gehaltene Erstattung freigeben</translation>
    </message>
    <message>
        <source>cleared at the bench</source>
        <translation>am Retourenplatz freigegeben</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>fills {count} order</source>
        <translation>erfüllt {count} Auftrag</translation>
    </message>
    <message>
        <source>fills {count} orders</source>
        <translation>erfüllt {count} Aufträge</translation>
    </message>
    <message>
        <source>grade {grade}</source>
        <translation>Zustand {grade}</translation>
    </message>
    <message>
        <source>hold it before the camera</source>
        <translation>vor die Kamera halten</translation>
    </message>
    <message>
        <source>in inspection</source>
        <translation>in Prüfung</translation>
    </message>
    <message>
        <source>inspect it, a supervisor clears it</source>
        <translation>prüfen, die Schichtleitung gibt frei</translation>
    </message>
    <message>
        <source>it cannot go back as new</source>
        <translation>kann nicht als neu zurück</translation>
    </message>
    <message>
        <source>it stays with the return</source>
        <translation>bleibt bei der Retoure</translation>
    </message>
    <message>
        <source>it was not delivered: nobody asks for money</source>
        <translation>nicht zugestellt: niemand will Geld</translation>
    </message>
    <message>
        <source>it was sold to this customer</source>
        <translation>wurde diesem Kunden verkauft</translation>
    </message>
    <message>
        <source>its goods’ weights are not known</source>
        <translation>Gewichte der Ware nicht bekannt</translation>
    </message>
    <message>
        <source>its label or return number, or a unit</source>
        <translation>Etikett, Retoure oder Stück</translation>
    </message>
    <message>
        <source>its sale is not known</source>
        <translation>Verkauf nicht bekannt</translation>
    </message>
    <message>
        <source>let this refund go</source>
        <translation>diese Erstattung freigeben</translation>
    </message>
    <message>
        <source>no</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>no item</source>
        <translation>keinen Artikel</translation>
    </message>
    <message>
        <source>no item {sku}</source>
        <translation>keinen Artikel {sku}</translation>
    </message>
    <message>
        <source>no order waits</source>
        <translation>kein Auftrag wartet</translation>
    </message>
    <message>
        <source>no refund</source>
        <translation>keine Erstattung</translation>
    </message>
    <message>
        <source>no sale is known</source>
        <translation>kein Verkauf bekannt</translation>
    </message>
    <message>
        <source>no such item</source>
        <translation>kein solcher Artikel</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>kein Stück</translation>
    </message>
    <message>
        <source>nobody announced it</source>
        <translation>unangekündigt</translation>
    </message>
    <message>
        <source>not announced</source>
        <translation>nicht angekündigt</translation>
    </message>
    <message>
        <source>not graded</source>
        <translation>ohne Zustand</translation>
    </message>
    <message>
        <source>nothing was posted</source>
        <translation>nichts gebucht</translation>
    </message>
    <message>
        <source>now its disposition</source>
        <translation>jetzt die Verwendung</translation>
    </message>
    <message>
        <source>of a parcel that nobody announced</source>
        <translation>eines unangekündigten Pakets</translation>
    </message>
    <message>
        <source>on this bench</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>one by one</source>
        <translation>Stück für Stück</translation>
    </message>
    <message>
        <source>or UNDO</source>
        <translation>oder UNDO</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>ours, in inspection</source>
        <translation>unseres, in Prüfung</translation>
    </message>
    <message>
        <source>parcel</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>parcel {parcel}</source>
        <translation>Paket {parcel}</translation>
    </message>
    <message>
        <source>part {count}</source>
        <translation>Teil {count}</translation>
    </message>
    <message>
        <source>put away to {place}: scan the bin</source>
        <translation>einlagern auf {place}: Platz scannen</translation>
    </message>
    <message>
        <source>read {read}, this order shipped {shipped}</source>
        <translation>gelesen {read}, versandt wurde {shipped}</translation>
    </message>
    <message>
        <source>refund due, not paid</source>
        <translation>Erstattung fällig, nicht gezahlt</translation>
    </message>
    <message>
        <source>refund held</source>
        <translation>Erstattung gehalten</translation>
    </message>
    <message>
        <source>refund not paid</source>
        <translation>noch nicht erstattet</translation>
    </message>
    <message>
        <source>refund on hold</source>
        <translation>Erstattung gehalten</translation>
    </message>
    <message>
        <source>replaced instead</source>
        <translation>wird ersetzt</translation>
    </message>
    <message>
        <source>scan YES or NO</source>
        <translation>YES oder NO scannen</translation>
    </message>
    <message>
        <source>scan a disposition</source>
        <translation>Verwendung scannen</translation>
    </message>
    <message>
        <source>scan each unit</source>
        <translation>jedes Stück scannen</translation>
    </message>
    <message>
        <source>scan it again to open it</source>
        <translation>zum Öffnen erneut scannen</translation>
    </message>
    <message>
        <source>scan it, or UNDO</source>
        <translation>scannen, oder UNDO</translation>
    </message>
    <message>
        <source>scan its grade</source>
        <translation>Zustand scannen</translation>
    </message>
    <message>
        <source>scan the bin where you put it</source>
        <translation>Platz scannen, auf den es kam</translation>
    </message>
    <message>
        <source>scan what came back</source>
        <translation>scannen, was zurückkam</translation>
    </message>
    <message>
        <source>scan what is in it</source>
        <translation>scannen, was darin ist</translation>
    </message>
    <message>
        <source>sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>serial {serial} is back once</source>
        <translation>Seriennummer {serial} ist einmal zurück</translation>
    </message>
    <message>
        <source>sold on {sale}</source>
        <translation>verkauft mit {sale}</translation>
    </message>
    <message>
        <source>sold {at} on {sale}</source>
        <translation>verkauft {at} mit {sale}</translation>
    </message>
    <message>
        <source>still the customer’s</source>
        <translation>noch Ware des Kunden</translation>
    </message>
    <message>
        <source>take a photograph; a supervisor clears it with CLEAR</source>
        <translation>fotografieren; Schichtleitung gibt mit CLEAR frei</translation>
    </message>
    <message>
        <source>the acceptance</source>
        <translation>Annahme</translation>
    </message>
    <message>
        <source>the carrier brings it back</source>
        <translation>der Paketdienst bringt es zurück</translation>
    </message>
    <message>
        <source>the customer’s</source>
        <translation>Ware des Kunden</translation>
    </message>
    <message>
        <source>the disposition {card}</source>
        <translation>Verwendung {card}</translation>
    </message>
    <message>
        <source>the parcel’s arrival</source>
        <translation>Ankunft des Pakets</translation>
    </message>
    <message>
        <source>the parcel’s state</source>
        <translation>Stand des Pakets</translation>
    </message>
    <message>
        <source>the return</source>
        <translation>Retoure</translation>
    </message>
    <message>
        <source>the unit that goes to the customer instead</source>
        <translation>das Stück, das der Kunde stattdessen bekommt</translation>
    </message>
    <message>
        <source>then go on</source>
        <translation>dann weitermachen</translation>
    </message>
    <message>
        <source>to {about}</source>
        <translation>für: {about}</translation>
    </message>
    <message>
        <source>units wait</source>
        <translation>Stück warten</translation>
    </message>
    <message>
        <source>window is {return_window_days}</source>
        <translation>Frist ist {return_window_days}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>{code} is no return, and nothing that was sold</source>
        <translation>{code} ist keine Retoure und nichts Verkauftes</translation>
    </message>
    <message>
        <source>{expected} expected</source>
        <translation>{expected} erwartet</translation>
    </message>
    <message>
        <source>{expected} g by the catalogue</source>
        <translation>{expected} g laut Artikelstamm</translation>
    </message>
    <message>
        <source>{graded}: {word} takes {against}</source>
        <translation>{graded}; {word}: {against}</translation>
    </message>
    <message>
        <source>{have} are back already, a card cannot take any away</source>
        <translation>{have} sind schon zurück, eine Karte nimmt nichts weg</translation>
    </message>
    <message>
        <source>{lines} not complete</source>
        <translation>{lines} nicht vollständig</translation>
    </message>
    <message>
        <source>{location}  ·  scan a parcel’s label, a return number or a unit</source>
        <translation>{location}  ·  Paket, Retoure oder Stück scannen</translation>
    </message>
    <message>
        <source>{quantity} × {sku} is to be replaced</source>
        <translation>{quantity} × {sku} wird ersetzt</translation>
    </message>
    <message>
        <source>{rule}: {facts}</source>
        <translation>{rule}: {facts}</translation>
    </message>
    <message>
        <source>{sku}: {still} not in it</source>
        <translation>{sku}: {still} nicht dabei</translation>
    </message>
    <message>
        <source>{still} to answer</source>
        <translation>{still} offen</translation>
    </message>
    <message>
        <source>{what} is short</source>
        <translation>{what}: es fehlt etwas</translation>
    </message>
    <message>
        <source>{what} is worked off</source>
        <translation>{what} ist erledigt</translation>
    </message>
    <message>
        <source>{what} no longer counts</source>
        <translation>{what} zählt nicht mehr</translation>
    </message>
</context>
<context>
    <name>Scanning</name>
    <message>
        <source>(8030) signs a serial number, and ({ai}) has none</source>
        <translation>(8030) signiert eine Seriennummer, ({ai}) hat keine</translation>
    </message>
    <message>
        <source>({ai}) and ({other}) cannot stand on one label</source>
        <translation>({ai}) und ({other}) können nicht auf einem Etikett stehen</translation>
    </message>
    <message>
        <source>({ai}) cannot hold {strange}</source>
        <translation>({ai}) darf {strange} nicht enthalten</translation>
    </message>
    <message>
        <source>({ai}) cannot stand in this Digital Link</source>
        <translation>({ai}) kann nicht in diesem Digital Link stehen</translation>
    </message>
    <message>
        <source>({ai}) holds at most {longest} characters, here are {count}</source>
        <translation>({ai}) fasst höchstens {longest} Zeichen, hier sind {count}</translation>
    </message>
    <message>
        <source>({ai}) holds digits only, here is {sign}</source>
        <translation>({ai}) fasst nur Ziffern, hier steht {sign}</translation>
    </message>
    <message>
        <source>({ai}) needs {length}, here are {count}</source>
        <translation>({ai}) braucht {length}, hier sind {count}</translation>
    </message>
    <message>
        <source>({ai}) says both {before} and {value}</source>
        <translation>({ai}) sagt {before} und zugleich {value}</translation>
    </message>
    <message>
        <source>({ai}) says nothing without {wanted}: scan the label's other code, too</source>
        <translation>({ai}) sagt nichts ohne {wanted}: auch den anderen Code des Etiketts scannen</translation>
    </message>
    <message>
        <source>({ai}) says {value}, or a separator (GS) was lost in it: type the number</source>
        <translation>({ai}) sagt {value}, oder ein Trennzeichen (GS) ging verloren: Zahl eingeben</translation>
    </message>
    <message>
        <source>({ai}) {fault}</source>
        <translation>({ai}) {fault}</translation>
    </message>
    <message>
        <source>({code}) is no application identifier</source>
        <translation>({code}) ist kein Datenbezeichner</translation>
    </message>
    <message>
        <source>A key takes {mean} ms, at most {longest} ms.</source>
        <translation>Eine Taste braucht {mean} ms, höchstens {longest} ms.</translation>
    </message>
    <message>
        <source>CMD:QTY: needs a number above 0, such as CMD:QTY:12</source>
        <translation>CMD:QTY: braucht eine Zahl über 0, etwa CMD:QTY:12</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Die Feststelltaste ist an.</translation>
    </message>
    <message>
        <source>Codes are read by the place of the keys (scanner: {board}).</source>
        <translation>Codes werden nach der Lage der Tasten gelesen (Scanner: {board}).</translation>
    </message>
    <message>
        <source>ETX and Enter</source>
        <translation>ETX und Enter</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter and line feed</source>
        <translation>Enter und Zeilenvorschub</translation>
    </message>
    <message>
        <source>Enter twice</source>
        <translation>zweimal Enter</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Frankreich</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Deutschland</translation>
    </message>
    <message>
        <source>It adds “{suffix}” to each code, as if it were printed. Set its suffix to Enter.</source>
        <translation>Er hängt „{suffix}“ an jeden Code, als wäre es gedruckt. Sein Suffix auf Enter stellen.</translation>
    </message>
    <message>
        <source>It names the symbology ({aim}).</source>
        <translation>Er nennt die Symbologie ({aim}).</translation>
    </message>
    <message>
        <source>It puts “{before}” before each code. Set its prefix to nothing, or to one sign such as ~.</source>
        <translation>Er setzt „{before}“ vor jeden Code. Sein Präfix löschen oder auf ein Zeichen wie ~ stellen.</translation>
    </message>
    <message>
        <source>It sends {after} after each code.</source>
        <translation>Er sendet {after} nach jedem Code.</translation>
    </message>
    <message>
        <source>It sends {before} before each code.</source>
        <translation>Er sendet {before} vor jedem Code.</translation>
    </message>
    <message>
        <source>It types slowly, almost like a person. Give it a prefix such as ~, then scan again.</source>
        <translation>Er tippt langsam, fast wie ein Mensch. Präfix wie ~ einstellen, dann erneut scannen.</translation>
    </message>
    <message>
        <source>Nothing was read; scan again.</source>
        <translation>Nichts gelesen; erneut scannen.</translation>
    </message>
    <message>
        <source>Show one label at a time</source>
        <translation>Ein Etikett nach dem anderen zeigen</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>The keys do not match the card. Set the scanner to a keyboard country of United States and scan again.</source>
        <translation>Die Tasten passen nicht zur Karte. Tastaturland des Scanners auf USA stellen und erneut scannen.</translation>
    </message>
    <message>
        <source>The scan came without its end</source>
        <translation>Der Scan kam ohne sein Ende</translation>
    </message>
    <message>
        <source>The scanner sent more than a barcode can hold</source>
        <translation>Der Scanner sandte mehr, als ein Code fassen kann</translation>
    </message>
    <message>
        <source>The separator GS comes as F8.</source>
        <translation>Das Trennzeichen GS kommt als F8.</translation>
    </message>
    <message>
        <source>The separator GS comes as a key nobody can tell</source>
        <translation>Das Trennzeichen GS kommt als unbekannte Taste</translation>
    </message>
    <message>
        <source>The separator GS comes as such.</source>
        <translation>Das Trennzeichen GS kommt als solches.</translation>
    </message>
    <message>
        <source>The separator GS comes as “{between}”.</source>
        <translation>Das Trennzeichen GS kommt als „{between}“.</translation>
    </message>
    <message>
        <source>The separator GS is lost</source>
        <translation>Das Trennzeichen GS geht verloren</translation>
    </message>
    <message>
        <source>This computer's keyboard layout is not the scanner's.</source>
        <translation>Die Tastaturbelegung dieses Rechners ist nicht die des Scanners.</translation>
    </message>
    <message>
        <source>This scanner sends no suffix: a short silence ends a scan.</source>
        <translation>Dieser Scanner sendet kein Suffix: Eine kurze Pause beendet den Scan.</translation>
    </message>
    <message>
        <source>Turn Caps Lock off: this scanner's letters cannot be read by their place.</source>
        <translation>Feststelltaste ausschalten: Die Buchstaben dieses Scanners sind nicht nach ihrer Lage lesbar.</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Großbritannien</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>USA</translation>
    </message>
    <message>
        <source>a Digital Link needs a key such as (01) or (00)</source>
        <translation>ein Digital Link braucht einen Schlüssel wie (01) oder (00)</translation>
    </message>
    <message>
        <source>a UPC-E begins with 0 or 1</source>
        <translation>ein UPC-E beginnt mit 0 oder 1</translation>
    </message>
    <message>
        <source>a coupon has digits only</source>
        <translation>ein Coupon hat nur Ziffern</translation>
    </message>
    <message>
        <source>a mask has 0 to {most} decimals, not {decimals}</source>
        <translation>eine Maske hat 0 bis {most} Nachkommastellen, nicht {decimals}</translation>
    </message>
    <message>
        <source>an EAN or UPC has digits only</source>
        <translation>EAN und UPC haben nur Ziffern</translation>
    </message>
    <message>
        <source>an EAN or UPC has no {count} digits</source>
        <translation>kein EAN oder UPC hat {count} Ziffern</translation>
    </message>
    <message>
        <source>an RFID tag is read as hexadecimal digits or as urn:epc:…</source>
        <translation>ein RFID-Tag kommt als Hexadezimalzahl oder als urn:epc:…</translation>
    </message>
    <message>
        <source>another program has taken {path}</source>
        <translation>ein anderes Programm belegt {path}</translation>
    </message>
    <message>
        <source>another program is using {port}</source>
        <translation>ein anderes Programm benutzt {port}</translation>
    </message>
    <message>
        <source>article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>at least 1 character</source>
        <translation>mindestens 1 Zeichen</translation>
    </message>
    <message>
        <source>bits of this tag that must be zero are set</source>
        <translation>Bits dieses Tags, die null sein müssen, sind gesetzt</translation>
    </message>
    <message>
        <source>camera {target}</source>
        <translation>Kamera {target}</translation>
    </message>
    <message>
        <source>character {place} is {sign}, which no label has</source>
        <translation>Zeichen {place} ist {sign}, das hat kein Etikett</translation>
    </message>
    <message>
        <source>check characters {digits}, expected {expected}</source>
        <translation>Prüfzeichen {digits}, erwartet {expected}</translation>
    </message>
    <message>
        <source>check digit {digit}, expected {expected}</source>
        <translation>Prüfziffer {digit}, erwartet {expected}</translation>
    </message>
    <message>
        <source>check digit {given} of the price or weight {field}, expected {expected}</source>
        <translation>Prüfziffer {given} von Preis oder Gewicht {field}, erwartet {expected}</translation>
    </message>
    <message>
        <source>company prefix</source>
        <translation>Basisnummer</translation>
    </message>
    <message>
        <source>coupon funder</source>
        <translation>Geldgeber des Coupons</translation>
    </message>
    <message>
        <source>has a % that two hexadecimal digits do not follow</source>
        <translation>hat ein % ohne zwei Hexadezimalziffern danach</translation>
    </message>
    <message>
        <source>has padding (=) that does not fill it up</source>
        <translation>hat Füllzeichen (=), die nicht aufgehen</translation>
    </message>
    <message>
        <source>header {digits} names no kind of EPC that this program reads</source>
        <translation>Kopf {digits} nennt keine lesbare Art von EPC</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>it breaks off</source>
        <translation>er bricht ab</translation>
    </message>
    <message>
        <source>length of the {what}</source>
        <translation>Länge: {what}</translation>
    </message>
    <message>
        <source>line feed</source>
        <translation>Zeilenvorschub</translation>
    </message>
    <message>
        <source>line feed and Enter</source>
        <translation>Zeilenvorschub und Enter</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>must be 0</source>
        <translation>muss 0 sein</translation>
    </message>
    <message>
        <source>must be 0 or 1</source>
        <translation>muss 0 oder 1 sein</translation>
    </message>
    <message>
        <source>must be 0, 1 or 9</source>
        <translation>muss 0, 1 oder 9 sein</translation>
    </message>
    <message>
        <source>must be 0, 1, 2 or 9 (ISO 5218)</source>
        <translation>muss 0, 1, 2 oder 9 sein (ISO 5218)</translation>
    </message>
    <message>
        <source>must be a hyphen</source>
        <translation>muss ein Bindestrich sein</translation>
    </message>
    <message>
        <source>must be a number above 0</source>
        <translation>muss eine Zahl über 0 sein</translation>
    </message>
    <message>
        <source>must be a number without a leading 0</source>
        <translation>muss eine Zahl ohne führende 0 sein</translation>
    </message>
    <message>
        <source>must be one character of A-Z, a-z, 0-9, - and _</source>
        <translation>muss ein Zeichen aus A-Z, a-z, 0-9, - und _ sein</translation>
    </message>
    <message>
        <source>must hold more than digits</source>
        <translation>muss mehr als Ziffern enthalten</translation>
    </message>
    <message>
        <source>no application identifier begins with “{shown}”</source>
        <translation>kein Datenbezeichner beginnt mit „{shown}“</translation>
    </message>
    <message>
        <source>purchase requirement</source>
        <translation>Kaufbedingung</translation>
    </message>
    <message>
        <source>retailer</source>
        <translation>Händler</translation>
    </message>
    <message>
        <source>save value</source>
        <translation>Rabattwert</translation>
    </message>
    <message>
        <source>second</source>
        <translation>Sekunde</translation>
    </message>
    <message>
        <source>serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>the character {sign}</source>
        <translation>das Zeichen {sign}</translation>
    </message>
    <message>
        <source>the check digits {digits} of the IBAN are wrong</source>
        <translation>die Prüfziffern {digits} der IBAN sind falsch</translation>
    </message>
    <message>
        <source>the {what} is cut off</source>
        <translation>{what}: abgeschnitten</translation>
    </message>
    <message>
        <source>there is no day {day} in month {month}</source>
        <translation>Monat {month} hat keinen Tag {day}</translation>
    </message>
    <message>
        <source>there is no month {month}</source>
        <translation>Monat {month} gibt es nicht</translation>
    </message>
    <message>
        <source>there is no piece {piece} of {total}</source>
        <translation>Teil {piece} von {total} gibt es nicht</translation>
    </message>
    <message>
        <source>there is no {what} {digit}</source>
        <translation>{what} {digit} gibt es nicht</translation>
    </message>
    <message>
        <source>there is no {what} {value}</source>
        <translation>{what} {value} gibt es nicht</translation>
    </message>
    <message>
        <source>there is nothing after {prefix}</source>
        <translation>nach {prefix} steht nichts</translation>
    </message>
    <message>
        <source>there is nothing in this code</source>
        <translation>dieser Code ist leer</translation>
    </message>
    <message>
        <source>this Digital Link is compressed, which this program does not read: scan another code on the label</source>
        <translation>dieser Digital Link ist komprimiert und nicht lesbar: anderen Code auf dem Etikett scannen</translation>
    </message>
    <message>
        <source>this account may not open {port}; an administrator can allow it</source>
        <translation>dieses Konto darf {port} nicht öffnen; die Administration kann es erlauben</translation>
    </message>
    <message>
        <source>this account may not read {path}; an administrator can install the udev rule</source>
        <translation>dieses Konto darf {path} nicht lesen; die Administration kann die udev-Regel einrichten</translation>
    </message>
    <message>
        <source>this code has {count} characters, more than {longest}</source>
        <translation>dieser Code hat {count} Zeichen, mehr als {longest}</translation>
    </message>
    <message>
        <source>this is no EPC</source>
        <translation>das ist kein EPC</translation>
    </message>
    <message>
        <source>this is no right EPC: {error}</source>
        <translation>das ist kein gültiger EPC: {error}</translation>
    </message>
    <message>
        <source>two check characters are missing</source>
        <translation>zwei Prüfzeichen fehlen</translation>
    </message>
    <message>
        <source>two labels in view disagree: {name} {one} and {other}</source>
        <translation>zwei Etiketten im Bild widersprechen sich: {name} {one} und {other}</translation>
    </message>
    <message>
        <source>write each identifier in brackets before its value, such as (10)LOT7</source>
        <translation>jeden Bezeichner in Klammern vor seinen Wert schreiben, etwa (10)LOT7</translation>
    </message>
    <message>
        <source>zbar is not installed: on Debian, apt install libzbar0</source>
        <translation>zbar ist nicht installiert: unter Debian apt install libzbar0</translation>
    </message>
    <message>
        <source>{fault}: the separator (GS) after it is missing</source>
        <translation>{fault}: das Trennzeichen (GS) danach fehlt</translation>
    </message>
    <message>
        <source>{fixed} characters</source>
        <translation>{fixed} Zeichen</translation>
    </message>
    <message>
        <source>{head} names no single tag</source>
        <translation>{head} nennt keinen einzelnen Tag</translation>
    </message>
    <message>
        <source>{lost}: set the scanner to send it as F8, or GS1 codes will be refused.</source>
        <translation>{lost}: Scanner so einstellen, dass er es als F8 sendet, sonst werden GS1-Codes abgelehnt.</translation>
    </message>
    <message>
        <source>{name} is at its end</source>
        <translation>{name} ist am Ende</translation>
    </message>
    <message>
        <source>{name} is listening</source>
        <translation>{name} hört zu</translation>
    </message>
    <message>
        <source>{name} is live</source>
        <translation>{name} läuft</translation>
    </message>
    <message>
        <source>{name} is not connected; waiting for it</source>
        <translation>{name} ist nicht verbunden; wird erwartet</translation>
    </message>
    <message>
        <source>{name} is not in use</source>
        <translation>{name} ist nicht in Gebrauch</translation>
    </message>
    <message>
        <source>{name} is not there. Is it plugged in? Trying again</source>
        <translation>{name} fehlt. Eingesteckt? Neuer Versuch läuft</translation>
    </message>
    <message>
        <source>{name} is starting</source>
        <translation>{name} startet</translation>
    </message>
    <message>
        <source>{name} sends black pictures. Is the lens covered, or the light off?</source>
        <translation>{name} sendet schwarze Bilder. Linse verdeckt, oder Licht aus?</translation>
    </message>
    <message>
        <source>{name} sends no pictures. Check its cable or its network</source>
        <translation>{name} sendet keine Bilder. Kabel oder Netz prüfen</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}</source>
        <translation>{path} ist nicht lesbar: {reason}</translation>
    </message>
    <message>
        <source>{path} is larger than any photograph (64 MB)</source>
        <translation>{path} ist größer als jedes Foto (64 MB)</translation>
    </message>
    <message>
        <source>{path} is not a file that is there</source>
        <translation>{path} ist keine vorhandene Datei</translation>
    </message>
    <message>
        <source>{path} is not a picture in a format this program reads</source>
        <translation>{path} ist kein Bild in lesbarem Format</translation>
    </message>
    <message>
        <source>{path} is not an input device</source>
        <translation>{path} ist kein Eingabegerät</translation>
    </message>
    <message>
        <source>{port} is not a serial port</source>
        <translation>{port} ist keine serielle Schnittstelle</translation>
    </message>
    <message>
        <source>{read} is still in view and was scanned already</source>
        <translation>{read} ist noch im Bild und schon gescannt</translation>
    </message>
    <message>
        <source>{shown} is no path of a Digital Link: ({primary}) cannot be followed so</source>
        <translation>{shown} ist kein Pfad eines Digital Links: Auf ({primary}) kann das nicht folgen</translation>
    </message>
    <message>
        <source>{text} is no card that we know</source>
        <translation>{text} ist keine bekannte Karte</translation>
    </message>
    <message>
        <source>{value} is no {what}</source>
        <translation>{value} ist ungültig: {what}</translation>
    </message>
    <message>
        <source>{why}. {do}</source>
        <translation>{why}. {do}</translation>
    </message>
    <message>
        <source>“{key}” does not begin with a GS1 company prefix</source>
        <translation>„{key}“ beginnt nicht mit einer GS1-Basisnummer</translation>
    </message>
    <message>
        <source>“{key}” has a character that its check characters cannot cover</source>
        <translation>„{key}“ enthält ein Zeichen, das die Prüfzeichen nicht abdecken</translation>
    </message>
    <message>
        <source>“{key}” is not all digits</source>
        <translation>„{key}“ besteht nicht nur aus Ziffern</translation>
    </message>
    <message>
        <source>“{name}” is no name of a command</source>
        <translation>„{name}“ ist kein Name eines Befehls</translation>
    </message>
    <message>
        <source>“{pattern}” is no mask such as 20IIIIIWWWWWC</source>
        <translation>„{pattern}“ ist keine Maske wie 20IIIIIWWWWWC</translation>
    </message>
    <message>
        <source>“{sign}”</source>
        <translation>„{sign}“</translation>
    </message>
    <message>
        <source>“{text}” is no camera: give a device number, a video file, an image sequence such as shot_%03d.png, or a stream's URL</source>
        <translation>„{text}“ ist keine Kamera: Gerätenummer, Videodatei, Bildfolge wie shot_%03d.png oder URL eines Streams angeben</translation>
    </message>
    <message>
        <source>“{value}” has not the form of {ai}</source>
        <translation>„{value}“ hat nicht die Form von {ai}</translation>
    </message>
    <message>
        <source>“{value}” is no IBAN</source>
        <translation>„{value}“ ist keine IBAN</translation>
    </message>
    <message>
        <source>“{value}” is no place in a sequence such as 1/3</source>
        <translation>„{value}“ ist keine Stelle einer Folge wie 1/3</translation>
    </message>
    <message>
        <source>“{value}” is no {what}</source>
        <translation>„{value}“ ist ungültig: {what}</translation>
    </message>
    <message>
        <source>“{value}” is not HHMM</source>
        <translation>„{value}“ ist nicht HHMM</translation>
    </message>
    <message>
        <source>“{value}” is not YYMMDD</source>
        <translation>„{value}“ ist nicht JJMMTT</translation>
    </message>
    <message>
        <source>“{value}” is not YYYYMMDD</source>
        <translation>„{value}“ ist nicht JJJJMMTT</translation>
    </message>
    <message>
        <source>“{value}” is not a piece and a total</source>
        <translation>„{value}“ ist nicht Teil und Gesamtzahl</translation>
    </message>
    <message>
        <source>“{value}” {why}</source>
        <translation>„{value}“ {why}</translation>
    </message>
</context>
<context>
    <name>Books</name>
    <message>
        <source>Another ScanLedger works with {folder}. Close it first.</source>
        <translation>Ein anderes ScanLedger arbeitet mit {folder}. Erst dieses schließen.</translation>
    </message>
    <message>
        <source>Another program holds this station's outbox (a backup, perhaps). Wait a moment, then scan again.</source>
        <translation>Ein anderes Programm hält den Ausgang dieser Station (ein Backup?). Kurz warten, dann erneut scannen.</translation>
    </message>
    <message>
        <source>Keep the password out of the URL: it belongs in a passfile (~/.pgpass)</source>
        <translation>Kein Passwort in der URL: Es gehört in eine Passdatei (~/.pgpass)</translation>
    </message>
    <message>
        <source>Keyboard scanner</source>
        <translation>Tastaturscanner</translation>
    </message>
    <message>
        <source>Not connected to the books yet</source>
        <translation>Noch nicht mit den Büchern verbunden</translation>
    </message>
    <message>
        <source>Say where this station stands: scanledger station {procedure} --at CODE</source>
        <translation>Angeben, wo diese Station steht: scanledger station {procedure} --at CODE</translation>
    </message>
    <message>
        <source>Sending stopped: start ScanLedger again.</source>
        <translation>Senden beendet: ScanLedger neu starten.</translation>
    </message>
    <message>
        <source>The books are busy just now.</source>
        <translation>Die Bücher sind gerade beschäftigt.</translation>
    </message>
    <message>
        <source>The books are busy with another program just now.</source>
        <translation>Die Bücher sind gerade von einem anderen Programm belegt.</translation>
    </message>
    <message>
        <source>The books cannot be written just now: the server is read-only.</source>
        <translation>Die Bücher sind gerade nicht beschreibbar: Der Server ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The books do not answer: {error}</source>
        <translation>Die Bücher antworten nicht: {error}</translation>
    </message>
    <message>
        <source>The books' file cannot be written: it is read-only.</source>
        <translation>Die Datei der Bücher ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The books' file is damaged. Put it aside, do not delete it, and restore a backup.</source>
        <translation>Die Datei der Bücher ist beschädigt. Beiseitelegen, nicht löschen, Backup zurückspielen.</translation>
    </message>
    <message>
        <source>The disk that holds the books does not answer.</source>
        <translation>Die Festplatte der Bücher antwortet nicht.</translation>
    </message>
    <message>
        <source>The disk that holds the books is full.</source>
        <translation>Die Festplatte der Bücher ist voll.</translation>
    </message>
    <message>
        <source>The disk that holds the books is full. Free some space, then try again.</source>
        <translation>Die Festplatte der Bücher ist voll. Platz schaffen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The station's folder {folder} cannot be written: {error}.</source>
        <translation>Der Ordner der Station {folder} ist nicht beschreibbar: {error}.</translation>
    </message>
    <message>
        <source>The way to the books is cut</source>
        <translation>Der Weg zu den Büchern ist unterbrochen</translation>
    </message>
    <message>
        <source>There are no books at {path}</source>
        <translation>Unter {path} sind keine Bücher</translation>
    </message>
    <message>
        <source>There are no books in {url}; `scanledger migrate` makes them</source>
        <translation>In {url} sind keine Bücher; `scanledger migrate` legt sie an</translation>
    </message>
    <message>
        <source>There is no location “{place}” in the books</source>
        <translation>Den Platz „{place}“ gibt es in den Büchern nicht</translation>
    </message>
    <message>
        <source>These books are of an older version; run `scanledger migrate` first.</source>
        <translation>Diese Bücher sind älter; erst `scanledger migrate` ausführen.</translation>
    </message>
    <message>
        <source>These books were made by a newer program; update this one first.</source>
        <translation>Diese Bücher stammen von einem neueren Programm; erst dieses aktualisieren.</translation>
    </message>
    <message>
        <source>This login may not do that in the books: {error}</source>
        <translation>Diese Anmeldung darf das in den Büchern nicht: {error}</translation>
    </message>
    <message>
        <source>This station's disk does not take what is written. Have it looked at, then scan again.</source>
        <translation>Die Festplatte dieser Station nimmt nichts an. Prüfen lassen, dann erneut scannen.</translation>
    </message>
    <message>
        <source>This station's outbox cannot be opened. Have the folder and its rights looked at.</source>
        <translation>Der Ausgang dieser Station lässt sich nicht öffnen. Ordner und Rechte prüfen lassen.</translation>
    </message>
    <message>
        <source>This station's outbox file is not an outbox. Put the file aside, do not delete it.</source>
        <translation>Die Ausgangsdatei dieser Station ist keine. Datei beiseitelegen, nicht löschen.</translation>
    </message>
    <message>
        <source>This station's outbox is damaged. Put the file aside, do not delete it: it may hold waiting work.</source>
        <translation>Der Ausgang dieser Station ist beschädigt. Datei beiseitelegen, nicht löschen: Sie kann Wartendes enthalten.</translation>
    </message>
    <message>
        <source>This station's outbox is write-protected. Ask for the folder to be made writable, then scan again.</source>
        <translation>Der Ausgang dieser Station ist schreibgeschützt. Ordner beschreibbar machen lassen, dann erneut scannen.</translation>
    </message>
    <message>
        <source>a block of SSCC numbers is of a GS1 company prefix</source>
        <translation>ein Block SSCC-Nummern gehört zu einer GS1-Basisnummer</translation>
    </message>
    <message>
        <source>a job has a name</source>
        <translation>ein Auftrag hat einen Namen</translation>
    </message>
    <message>
        <source>{folder} cannot be made: {error}</source>
        <translation>{folder} lässt sich nicht anlegen: {error}</translation>
    </message>
    <message>
        <source>{holder} is at {name}</source>
        <translation>{holder} arbeitet an {name}</translation>
    </message>
    <message>
        <source>{own} is gone, but stations here have worked with it. Put it back; where it is lost, `scanledger migrate` begins new books.</source>
        <translation>{own} fehlt, aber Stationen hier haben damit gearbeitet. Zurücklegen; ist es verloren, legt `scanledger migrate` neue Bücher an.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}</source>
        <translation>{path} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>{path} cannot be used: {error}.</source>
        <translation>{path} ist nicht benutzbar: {error}.</translation>
    </message>
    <message>
        <source>{path} is a folder, not books</source>
        <translation>{path} ist ein Ordner, keine Bücher</translation>
    </message>
    <message>
        <source>{path} is another program's file, not an outbox.</source>
        <translation>{path} gehört einem anderen Programm und ist kein Ausgang.</translation>
    </message>
    <message>
        <source>{path} is not a database of books</source>
        <translation>{path} ist keine Datenbank mit Büchern</translation>
    </message>
    <message>
        <source>{path} was damaged and is read from the books again. Try once more.</source>
        <translation>{path} war beschädigt und wird neu aus den Büchern gelesen. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>{path} was moved or deleted while in use. Put it back, then work goes on.</source>
        <translation>{path} wurde im Betrieb verschoben oder gelöscht. Zurücklegen, dann geht es weiter.</translation>
    </message>
    <message>
        <source>{path} was moved or deleted while in use. Start ScanLedger again.</source>
        <translation>{path} wurde im Betrieb verschoben oder gelöscht. ScanLedger neu starten.</translation>
    </message>
    <message>
        <source>{path} was written by a newer ScanLedger. Update this one.</source>
        <translation>{path} stammt von einem neueren ScanLedger. Dieses aktualisieren.</translation>
    </message>
    <message>
        <source>{url} does not hold books: {error}</source>
        <translation>{url} enthält keine Bücher: {error}</translation>
    </message>
    <message>
        <source>{url} is not a database of books</source>
        <translation>{url} ist keine Datenbank mit Büchern</translation>
    </message>
    <message>
        <source>{waiting} transactions wait here for other books than these. Connect this station to the books it worked with before.</source>
        <translation>{waiting} Buchungen warten hier auf andere Bücher. Station mit den bisherigen Büchern verbinden.</translation>
    </message>
    <message>
        <source>“{url}” does not name books; try sqlite:///books.db or postgresql://host/name</source>
        <translation>„{url}“ nennt keine Bücher; etwa sqlite:///books.db oder postgresql://host/name</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Receiving</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>{count} orders</source>
        <translation>Aufträge: {count}</translation>
    </message>
</context>
<context>
    <name>Pick</name>
    <message>
        <source>A case is opened after it was too large</source>
        <translation>Ein Gebinde wird geöffnet, wenn es zu groß war</translation>
    </message>
    <message>
        <source>A count is asked for</source>
        <translation>Zählung angefordert</translation>
    </message>
    <message>
        <source>A tote first</source>
        <translation>Erst ein Behälter</translation>
    </message>
    <message>
        <source>Aisle {aisle}, bay {bay}, level {level}</source>
        <translation>Gang {aisle}, Feld {bay}, Ebene {level}</translation>
    </message>
    <message>
        <source>All is back</source>
        <translation>Alles zurück</translation>
    </message>
    <message>
        <source>All is picked</source>
        <translation>Alles entnommen</translation>
    </message>
    <message>
        <source>All that is wanted from here is taken</source>
        <translation>Von hier ist alles entnommen</translation>
    </message>
    <message>
        <source>Allowed by {name}</source>
        <translation>Freigegeben von {name}</translation>
    </message>
    <message>
        <source>At {place}</source>
        <translation>Auf {place}</translation>
    </message>
    <message>
        <source>Back in {bin}</source>
        <translation>Zurück auf {bin}</translation>
    </message>
    <message>
        <source>Best before {expiry}</source>
        <translation>MHD {expiry}</translation>
    </message>
    <message>
        <source>Bin {bin}</source>
        <translation>Platz {bin}</translation>
    </message>
    <message>
        <source>Bring the totes to pack</source>
        <translation>Behälter zum Packen bringen</translation>
    </message>
    <message>
        <source>Bring the totes to the pack bench and scan it, or scan DONE.</source>
        <translation>Behälter zum Packplatz bringen und ihn scannen, oder DONE scannen.</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Empty {back}</source>
        <translation>{back} leeren</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>Genug</translation>
    </message>
    <message>
        <source>Fewer than the books say</source>
        <translation>Weniger als im Bestand</translation>
    </message>
    <message>
        <source>Finish it, or scan LEAVE</source>
        <translation>Beenden, oder LEAVE scannen</translation>
    </message>
    <message>
        <source>First to expire</source>
        <translation>Läuft zuerst ab</translation>
    </message>
    <message>
        <source>For {customer}</source>
        <translation>Für {customer}</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Go on to the next bin</source>
        <translation>Weiter zum nächsten Platz</translation>
    </message>
    <message>
        <source>Go on with your job</source>
        <translation>Mit dem Auftrag weitermachen</translation>
    </message>
    <message>
        <source>Go on: somebody will count it</source>
        <translation>Weitermachen: jemand wird zählen</translation>
    </message>
    <message>
        <source>Go to {bin}, and scan it</source>
        <translation>Zu {bin} gehen und scannen</translation>
    </message>
    <message>
        <source>Goods are picked for an order</source>
        <translation>Ware wird für einen Auftrag entnommen</translation>
    </message>
    <message>
        <source>Goods are scanned now</source>
        <translation>Jetzt wird Ware gescannt</translation>
    </message>
    <message>
        <source>Instead of {sku}</source>
        <translation>Ersatz für {sku}</translation>
    </message>
    <message>
        <source>Is {bin} empty now?</source>
        <translation>Ist {bin} jetzt leer?</translation>
    </message>
    <message>
        <source>Its date has passed</source>
        <translation>MHD überschritten</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Job done</source>
        <translation>Auftrag erledigt</translation>
    </message>
    <message>
        <source>Job left</source>
        <translation>Auftrag abgegeben</translation>
    </message>
    <message>
        <source>Leave job</source>
        <translation>Auftrag abgeben</translation>
    </message>
    <message>
        <source>Left for later</source>
        <translation>Für später</translation>
    </message>
    <message>
        <source>Lot {lot} goes first</source>
        <translation>Charge {lot} geht zuerst</translation>
    </message>
    <message>
        <source>Lot {lot}, {best_before}, goes first</source>
        <translation>Charge {lot}, {best_before}, geht zuerst</translation>
    </message>
    <message>
        <source>Newer lot</source>
        <translation>Neuere Charge</translation>
    </message>
    <message>
        <source>No case</source>
        <translation>Kein Gebinde</translation>
    </message>
    <message>
        <source>No goods are there for the orders that wait</source>
        <translation>Für die wartenden Aufträge ist keine Ware da</translation>
    </message>
    <message>
        <source>No job</source>
        <translation>Kein Auftrag</translation>
    </message>
    <message>
        <source>No orders are waiting{of_sales}</source>
        <translation>Keine Aufträge warten{of_sales}</translation>
    </message>
    <message>
        <source>No such way</source>
        <translation>Keine solche Art</translation>
    </message>
    <message>
        <source>No tote is asked</source>
        <translation>Kein Behälter gefragt</translation>
    </message>
    <message>
        <source>Nobody knows what you put there</source>
        <translation>Unklar, was dorthin kam</translation>
    </message>
    <message>
        <source>Nobody knows yet that you are at {bin}</source>
        <translation>Noch nicht bestätigt, dass dies {bin} ist</translation>
    </message>
    <message>
        <source>Not a pack bench</source>
        <translation>Kein Packplatz</translation>
    </message>
    <message>
        <source>Not a sales order</source>
        <translation>Kein Auftrag</translation>
    </message>
    <message>
        <source>Not in this tote</source>
        <translation>Nicht in diesem Behälter</translation>
    </message>
    <message>
        <source>Not this lot</source>
        <translation>Nicht diese Charge</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>Nicht dieses</translation>
    </message>
    <message>
        <source>Not this tote</source>
        <translation>Nicht dieser Behälter</translation>
    </message>
    <message>
        <source>Not to be found</source>
        <translation>Nicht zu finden</translation>
    </message>
    <message>
        <source>Nothing here any more</source>
        <translation>Hier nichts mehr</translation>
    </message>
    <message>
        <source>Nothing is asked</source>
        <translation>Nichts gefragt</translation>
    </message>
    <message>
        <source>Nothing of your job is in {bin}</source>
        <translation>Auf {bin} liegt nichts für diesen Auftrag</translation>
    </message>
    <message>
        <source>Nothing to pick</source>
        <translation>Nichts zu entnehmen</translation>
    </message>
    <message>
        <source>Now its bin</source>
        <translation>Jetzt der Platz</translation>
    </message>
    <message>
        <source>Now scan the item</source>
        <translation>Jetzt den Artikel scannen</translation>
    </message>
    <message>
        <source>Only the books can give out jobs</source>
        <translation>Aufträge vergibt nur der Server</translation>
    </message>
    <message>
        <source>Only {quantity} are wanted</source>
        <translation>Nur {quantity} gebraucht</translation>
    </message>
    <message>
        <source>Only {quantity} are wanted from here</source>
        <translation>Von hier nur {quantity} gebraucht</translation>
    </message>
    <message>
        <source>Open it, take {quantity}, and scan BREAK</source>
        <translation>Öffnen, {quantity} nehmen, BREAK scannen</translation>
    </message>
    <message>
        <source>Order {order}</source>
        <translation>Auftrag {order}</translation>
    </message>
    <message>
        <source>Order {order} has no tote yet</source>
        <translation>Auftrag {order} hat noch keinen Behälter</translation>
    </message>
    <message>
        <source>Order{of_sales}</source>
        <translation>Auftrag{of_sales}</translation>
    </message>
    <message>
        <source>Pick batch</source>
        <translation>Sammelrunde</translation>
    </message>
    <message>
        <source>Pick cluster</source>
        <translation>Mehrfachrunde</translation>
    </message>
    <message>
        <source>Pick {order}</source>
        <translation>Auftrag {order}</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Entnommen</translation>
    </message>
    <message>
        <source>Picked {quantity}</source>
        <translation>{quantity} entnommen</translation>
    </message>
    <message>
        <source>Picked, put it in tote {letter}</source>
        <translation>Entnommen, in Behälter {letter}</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Put it back and take that one, or scan LOT</source>
        <translation>Zurücklegen und jene nehmen, oder LOT scannen</translation>
    </message>
    <message>
        <source>Put it back, and scan the right one</source>
        <translation>Zurücklegen und den richtigen scannen</translation>
    </message>
    <message>
        <source>Put it in tote {letter}</source>
        <translation>In Behälter {letter} legen</translation>
    </message>
    <message>
        <source>Put the rest back</source>
        <translation>Den Rest zurücklegen</translation>
    </message>
    <message>
        <source>Put them in {letter}, and scan {tote}</source>
        <translation>In {letter} legen und {tote} scannen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Sales orders appear here when the office has entered them.</source>
        <translation>Aufträge erscheinen hier, sobald das Büro sie erfasst hat.</translation>
    </message>
    <message>
        <source>Scan EXPIRED, then this unit, and set it aside</source>
        <translation>EXPIRED scannen, dann dieses Stück, und beiseitelegen</translation>
    </message>
    <message>
        <source>Scan FULL first to change the tote</source>
        <translation>Für einen anderen Behälter erst FULL scannen</translation>
    </message>
    <message>
        <source>Scan NEXT for a job</source>
        <translation>NEXT für einen Auftrag</translation>
    </message>
    <message>
        <source>Scan NEXT for another job</source>
        <translation>NEXT scannen für einen anderen Auftrag</translation>
    </message>
    <message>
        <source>Scan NEXT, or a sales order</source>
        <translation>NEXT scannen, oder einen Auftrag</translation>
    </message>
    <message>
        <source>Scan REASON with {reasons}</source>
        <translation>REASON scannen mit {reasons}</translation>
    </message>
    <message>
        <source>Scan a sales order, or NEXT</source>
        <translation>Auftrag scannen, oder NEXT</translation>
    </message>
    <message>
        <source>Scan a smaller unit</source>
        <translation>Kleinere Einheit scannen</translation>
    </message>
    <message>
        <source>Scan a stage, or DONE</source>
        <translation>Abstellplatz scannen, oder DONE</translation>
    </message>
    <message>
        <source>Scan a tote</source>
        <translation>Behälter scannen</translation>
    </message>
    <message>
        <source>Scan a tote as {letter}</source>
        <translation>Behälter als {letter} scannen</translation>
    </message>
    <message>
        <source>Scan a unit out of {unit}, then its bin</source>
        <translation>Stück aus {unit} scannen, dann seinen Platz</translation>
    </message>
    <message>
        <source>Scan an empty tote</source>
        <translation>Leeren Behälter scannen</translation>
    </message>
    <message>
        <source>Scan another tote</source>
        <translation>Anderen Behälter scannen</translation>
    </message>
    <message>
        <source>Scan one of these cards</source>
        <translation>Eine dieser Karten scannen</translation>
    </message>
    <message>
        <source>Scan the bin</source>
        <translation>Platz scannen</translation>
    </message>
    <message>
        <source>Scan the bin {bin}</source>
        <translation>Platz {bin} scannen</translation>
    </message>
    <message>
        <source>Scan the case first</source>
        <translation>Erst das Gebinde scannen</translation>
    </message>
    <message>
        <source>Scan the damaged unit</source>
        <translation>Beschädigtes Stück scannen</translation>
    </message>
    <message>
        <source>Scan the expired unit</source>
        <translation>Abgelaufenes Stück scannen</translation>
    </message>
    <message>
        <source>Scan what goes instead</source>
        <translation>Ersatzartikel scannen</translation>
    </message>
    <message>
        <source>Scan what the dark card asks for</source>
        <translation>Scannen, was die dunkle Karte verlangt</translation>
    </message>
    <message>
        <source>Scan what you take out</source>
        <translation>Scannen, was herauskommt</translation>
    </message>
    <message>
        <source>Scan {quantity}</source>
        <translation>{quantity} scannen</translation>
    </message>
    <message>
        <source>Scan {quantity} more</source>
        <translation>Noch {quantity} scannen</translation>
    </message>
    <message>
        <source>Scan {tote}</source>
        <translation>{tote} scannen</translation>
    </message>
    <message>
        <source>Set it aside for a supervisor, and scan another unit</source>
        <translation>Für die Schichtleitung beiseitelegen, anderes Stück scannen</translation>
    </message>
    <message>
        <source>Somebody has it</source>
        <translation>Schon vergeben</translation>
    </message>
    <message>
        <source>Something else instead</source>
        <translation>Etwas anderes stattdessen</translation>
    </message>
    <message>
        <source>Take an empty tote, and scan it</source>
        <translation>Leeren Behälter nehmen und scannen</translation>
    </message>
    <message>
        <source>Take the lot that is shown; if it is not there, scan SHORT</source>
        <translation>Gezeigte Charge nehmen; fehlt sie, SHORT scannen</translation>
    </message>
    <message>
        <source>The bin first</source>
        <translation>Erst den Platz</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>Der Platz ist leer</translation>
    </message>
    <message>
        <source>The books do not know this serial number</source>
        <translation>Diese Seriennummer kennt der Bestand nicht</translation>
    </message>
    <message>
        <source>The books have it at {where}</source>
        <translation>Laut Bestand liegt es auf {where}</translation>
    </message>
    <message>
        <source>The books have no such lot in {bin}</source>
        <translation>Laut Bestand gibt es diese Charge nicht auf {bin}</translation>
    </message>
    <message>
        <source>The books have none of it in {unit}</source>
        <translation>Laut Bestand ist davon nichts in {unit}</translation>
    </message>
    <message>
        <source>The books promise nothing from here now</source>
        <translation>Von hier ist jetzt nichts mehr zugesagt</translation>
    </message>
    <message>
        <source>The books say that nothing is left</source>
        <translation>Laut Bestand ist nichts mehr da</translation>
    </message>
    <message>
        <source>The books say that something is left</source>
        <translation>Laut Bestand ist noch etwas da</translation>
    </message>
    <message>
        <source>The case is too large</source>
        <translation>Gebinde zu groß</translation>
    </message>
    <message>
        <source>The goods first</source>
        <translation>Erst die Ware</translation>
    </message>
    <message>
        <source>The job has no tote yet</source>
        <translation>Der Auftrag hat noch keinen Behälter</translation>
    </message>
    <message>
        <source>The last goods are not confirmed yet</source>
        <translation>Die letzte Ware ist noch nicht bestätigt</translation>
    </message>
    <message>
        <source>The next bin</source>
        <translation>Der nächste Platz</translation>
    </message>
    <message>
        <source>There are SINGLE, BATCH, CLUSTER, and ZONE with its name</source>
        <translation>Es gibt SINGLE, BATCH, CLUSTER, und ZONE mit Namen</translation>
    </message>
    <message>
        <source>There is no such reason for a short pick</source>
        <translation>Diesen Grund für eine Fehlmenge gibt es nicht</translation>
    </message>
    <message>
        <source>These goods are for tote {letter}</source>
        <translation>Diese Ware gehört in Behälter {letter}</translation>
    </message>
    <message>
        <source>These goods are for tote {letter}, this is {other}</source>
        <translation>Diese Ware gehört in Behälter {letter}, dies ist {other}</translation>
    </message>
    <message>
        <source>This card answers a question</source>
        <translation>Diese Karte beantwortet eine Frage</translation>
    </message>
    <message>
        <source>Tote</source>
        <translation>Behälter</translation>
    </message>
    <message>
        <source>Tote {letter}</source>
        <translation>Behälter {letter}</translation>
    </message>
    <message>
        <source>Try again after putaway</source>
        <translation>Nach der Einlagerung erneut versuchen</translation>
    </message>
    <message>
        <source>Which reason?</source>
        <translation>Welcher Grund?</translation>
    </message>
    <message>
        <source>Why is it short?</source>
        <translation>Warum fehlt es?</translation>
    </message>
    <message>
        <source>Wrong bin</source>
        <translation>Falscher Platz</translation>
    </message>
    <message>
        <source>Wrong item</source>
        <translation>Falscher Artikel</translation>
    </message>
    <message>
        <source>Wrong tote</source>
        <translation>Falscher Behälter</translation>
    </message>
    <message>
        <source>Wrong unit</source>
        <translation>Falsche Einheit</translation>
    </message>
    <message>
        <source>You have a job</source>
        <translation>Auftrag noch offen</translation>
    </message>
    <message>
        <source>Your job has gone</source>
        <translation>Auftrag nicht mehr da</translation>
    </message>
    <message>
        <source>Zone {zone}</source>
        <translation>Zone {zone}</translation>
    </message>
    <message>
        <source>a count of the bin is asked for</source>
        <translation>Zählung des Platzes angefordert</translation>
    </message>
    <message>
        <source>a supervisor’s badge allows any</source>
        <translation>jede mit Ausweis der Schichtleitung</translation>
    </message>
    <message>
        <source>a supervisor’s badge allows it</source>
        <translation>der Ausweis der Schichtleitung erlaubt es</translation>
    </message>
    <message>
        <source>all of this stop</source>
        <translation>dieser Platz ist fertig</translation>
    </message>
    <message>
        <source>all orders</source>
        <translation>alle Aufträge</translation>
    </message>
    <message>
        <source>and scan the bin</source>
        <translation>und Platz scannen</translation>
    </message>
    <message>
        <source>and scan the tote</source>
        <translation>und Behälter scannen</translation>
    </message>
    <message>
        <source>and set it aside</source>
        <translation>und beiseitelegen</translation>
    </message>
    <message>
        <source>another lot than the one that goes first</source>
        <translation>eine andere Charge als die nächste</translation>
    </message>
    <message>
        <source>any bin</source>
        <translation>beliebiger Platz</translation>
    </message>
    <message>
        <source>any lot of {item}</source>
        <translation>beliebige Charge von {item}</translation>
    </message>
    <message>
        <source>anybody may go on with it</source>
        <translation>jeder kann weitermachen</translation>
    </message>
    <message>
        <source>as good: {lots}</source>
        <translation>ebenso gut: {lots}</translation>
    </message>
    <message>
        <source>as the books say</source>
        <translation>wie im Bestand</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Sammelrunde</translation>
    </message>
    <message>
        <source>for all orders of the batch</source>
        <translation>für alle Aufträge der Sammelrunde</translation>
    </message>
    <message>
        <source>for order {order}</source>
        <translation>für Auftrag {order}</translation>
    </message>
    <message>
        <source>for {sku}</source>
        <translation>für {sku}</translation>
    </message>
    <message>
        <source>from {elsewhere} instead</source>
        <translation>stattdessen von {elsewhere}</translation>
    </message>
    <message>
        <source>go on scanning</source>
        <translation>weiterscannen</translation>
    </message>
    <message>
        <source>go to {bin}</source>
        <translation>zu {bin} gehen</translation>
    </message>
    <message>
        <source>holds goods of {whose}</source>
        <translation>enthält Ware von {whose}</translation>
    </message>
    <message>
        <source>in {bin}</source>
        <translation>auf {bin}</translation>
    </message>
    <message>
        <source>instead of lot {lot}</source>
        <translation>statt Charge {lot}</translation>
    </message>
    <message>
        <source>into tote {letter}</source>
        <translation>in Behälter {letter}</translation>
    </message>
    <message>
        <source>into {tote}</source>
        <translation>in {tote}</translation>
    </message>
    <message>
        <source>is another order’s already</source>
        <translation>gehört schon einem anderen Auftrag</translation>
    </message>
    <message>
        <source>is closed</source>
        <translation>ist geschlossen</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>ist nicht leer</translation>
    </message>
    <message>
        <source>its usual bin is {bin}</source>
        <translation>sein üblicher Platz ist {bin}</translation>
    </message>
    <message>
        <source>late, {due}</source>
        <translation>überfällig, {due}</translation>
    </message>
    <message>
        <source>no connection: it is promised anew when the books are back</source>
        <translation>keine Verbindung: wird später neu zugesagt</translation>
    </message>
    <message>
        <source>no other lot here is as good</source>
        <translation>keine andere Charge hier ist so gut</translation>
    </message>
    <message>
        <source>no tote yet</source>
        <translation>noch kein Behälter</translation>
    </message>
    <message>
        <source>of {item}</source>
        <translation>statt {item}</translation>
    </message>
    <message>
        <source>one order at a time</source>
        <translation>ein Auftrag nach dem anderen</translation>
    </message>
    <message>
        <source>only what lies in zone {zone}; the tote goes on from there</source>
        <translation>nur was in Zone {zone} liegt; von dort geht der Behälter weiter</translation>
    </message>
    <message>
        <source>or a sales order</source>
        <translation>oder einen Auftrag</translation>
    </message>
    <message>
        <source>order {order}</source>
        <translation>Auftrag {order}</translation>
    </message>
    <message>
        <source>picked nothing</source>
        <translation>nichts entnommen</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>scan DONE</source>
        <translation>DONE scannen</translation>
    </message>
    <message>
        <source>scan EMPTY or NOTEMPTY</source>
        <translation>EMPTY oder NOTEMPTY scannen</translation>
    </message>
    <message>
        <source>scan NEXT for a job</source>
        <translation>NEXT scannen für einen Auftrag</translation>
    </message>
    <message>
        <source>scan NEXT for the next job</source>
        <translation>NEXT scannen für den nächsten Auftrag</translation>
    </message>
    <message>
        <source>scan NEXT for the next one</source>
        <translation>NEXT scannen für den nächsten</translation>
    </message>
    <message>
        <source>scan it now</source>
        <translation>jetzt scannen</translation>
    </message>
    <message>
        <source>scan one of them</source>
        <translation>eine davon scannen</translation>
    </message>
    <message>
        <source>scan the next tote for the same goods</source>
        <translation>nächsten Behälter für dieselbe Ware scannen</translation>
    </message>
    <message>
        <source>scan the place where you leave them</source>
        <translation>Abstellplatz scannen</translation>
    </message>
    <message>
        <source>scan the reason</source>
        <translation>Grund scannen</translation>
    </message>
    <message>
        <source>scan the tote to go on</source>
        <translation>zum Weitermachen Behälter scannen</translation>
    </message>
    <message>
        <source>scan what you take out</source>
        <translation>scannen, was herauskommt</translation>
    </message>
    <message>
        <source>serial {serial} is in the tote already</source>
        <translation>Seriennummer {serial} ist schon im Behälter</translation>
    </message>
    <message>
        <source>set it aside; it cannot be sold any more</source>
        <translation>beiseitelegen; nicht mehr verkäuflich</translation>
    </message>
    <message>
        <source>several orders into one tote, sorted at the pack bench</source>
        <translation>mehrere Aufträge in einen Behälter, sortiert am Packplatz</translation>
    </message>
    <message>
        <source>several orders to totes</source>
        <translation>mehrere Aufträge in Behälter</translation>
    </message>
    <message>
        <source>several orders, each to its own tote</source>
        <translation>mehrere Aufträge, jeder in seinen Behälter</translation>
    </message>
    <message>
        <source>something else instead</source>
        <translation>etwas anderes stattdessen</translation>
    </message>
    <message>
        <source>something else instead of {item}</source>
        <translation>etwas anderes statt {item}</translation>
    </message>
    <message>
        <source>stands at {location}</source>
        <translation>steht auf {location}</translation>
    </message>
    <message>
        <source>still to take</source>
        <translation>noch zu nehmen</translation>
    </message>
    <message>
        <source>stop {done} of {total}</source>
        <translation>Platz {done} von {total}</translation>
    </message>
    <message>
        <source>take another</source>
        <translation>anderen nehmen</translation>
    </message>
    <message>
        <source>take the goods out one by one, and scan each</source>
        <translation>Ware einzeln herausnehmen und jedes Stück scannen</translation>
    </message>
    <message>
        <source>the next job is one order</source>
        <translation>der nächste ist ein einzelner Auftrag</translation>
    </message>
    <message>
        <source>the pick</source>
        <translation>Entnahme</translation>
    </message>
    <message>
        <source>the rest goes into it</source>
        <translation>der Rest kommt hinein</translation>
    </message>
    <message>
        <source>the tote is empty: scan DONE</source>
        <translation>der Behälter ist leer: DONE scannen</translation>
    </message>
    <message>
        <source>then a tote for {following}</source>
        <translation>dann ein Behälter für {following}</translation>
    </message>
    <message>
        <source>then scan what goes instead</source>
        <translation>dann den Ersatzartikel scannen</translation>
    </message>
    <message>
        <source>this pick costs {value}</source>
        <translation>diese Entnahme kostet {value}</translation>
    </message>
    <message>
        <source>this pick costs {value}, from the receipt of {receipts}</source>
        <translation>diese Entnahme kostet {value}, aus dem Eingang vom {receipts}</translation>
    </message>
    <message>
        <source>this pick costs {value}, from the receipts of {receipts}</source>
        <translation>diese Entnahme kostet {value}, aus den Eingängen vom {receipts}</translation>
    </message>
    <message>
        <source>to pick</source>
        <translation>zu entnehmen</translation>
    </message>
    <message>
        <source>to take</source>
        <translation>zu nehmen</translation>
    </message>
    <message>
        <source>zone {zone}</source>
        <translation>Zone {zone}</translation>
    </message>
    <message>
        <source>{back} is empty</source>
        <translation>{back} ist leer</translation>
    </message>
    <message>
        <source>{bin} is empty</source>
        <translation>{bin} ist leer</translation>
    </message>
    <message>
        <source>{bin} is not empty</source>
        <translation>{bin} ist nicht leer</translation>
    </message>
    <message>
        <source>{code} is no place for totes</source>
        <translation>{code} ist kein Abstellplatz</translation>
    </message>
    <message>
        <source>{code} is nothing to pick</source>
        <translation>{code} ist nichts zum Kommissionieren</translation>
    </message>
    <message>
        <source>{count} orders</source>
        <translation>{count} Aufträge</translation>
    </message>
    <message>
        <source>{count} orders on {location}</source>
        <translation>{count} Aufträge auf {location}</translation>
    </message>
    <message>
        <source>{count} orders to ship</source>
        <translation>Offene Aufträge: {count}</translation>
    </message>
    <message>
        <source>{count} orders to {count} totes on {location}</source>
        <translation>{count} Aufträge in {count} Behälter auf {location}</translation>
    </message>
    <message>
        <source>{count} stop is still open</source>
        <translation>{count} Platz ist noch offen</translation>
    </message>
    <message>
        <source>{count} stop of your job is still open</source>
        <translation>{count} Platz des Auftrags ist noch offen</translation>
    </message>
    <message>
        <source>{count} stop, the first at {bin}</source>
        <translation>{count} Platz, der erste ist {bin}</translation>
    </message>
    <message>
        <source>{count} stops are still open</source>
        <translation>{count} Plätze sind noch offen</translation>
    </message>
    <message>
        <source>{count} stops of your job are still open</source>
        <translation>{count} Plätze des Auftrags sind noch offen</translation>
    </message>
    <message>
        <source>{count} stops, the first at {bin}</source>
        <translation>{count} Plätze, der erste ist {bin}</translation>
    </message>
    <message>
        <source>{count} to go</source>
        <translation>noch {count}</translation>
    </message>
    <message>
        <source>{done} of {total} stops done</source>
        <translation>{done} von {total} Plätzen erledigt</translation>
    </message>
    <message>
        <source>{dropped} dropped, the order does not wait</source>
        <translation>{dropped} entfallen, der Auftrag wartet nicht</translation>
    </message>
    <message>
        <source>{item} is wanted from here</source>
        <translation>Von hier wird {item} gebraucht</translation>
    </message>
    <message>
        <source>{item}, lot {lot}</source>
        <translation>{item}, Charge {lot}</translation>
    </message>
    <message>
        <source>{item}, {quantity} {unit}</source>
        <translation>{item}, {quantity} {unit}</translation>
    </message>
    <message>
        <source>{item}, {unit} of {per}</source>
        <translation>{item}, {unit} von {per}</translation>
    </message>
    <message>
        <source>{left} left in the tote</source>
        <translation>noch {left} im Behälter</translation>
    </message>
    <message>
        <source>{left} still lie in it</source>
        <translation>noch {left} darin</translation>
    </message>
    <message>
        <source>{orders} is not wanted any more</source>
        <translation>{orders} ist storniert</translation>
    </message>
    <message>
        <source>{quantity} are posted already</source>
        <translation>{quantity} sind schon gebucht</translation>
    </message>
    <message>
        <source>{quantity} in {bin} by the books</source>
        <translation>{quantity} auf {bin} laut Bestand</translation>
    </message>
    <message>
        <source>{quantity} left in this bin</source>
        <translation>noch {quantity} auf diesem Platz</translation>
    </message>
    <message>
        <source>{quantity} on back order</source>
        <translation>{quantity} im Rückstand</translation>
    </message>
    <message>
        <source>{quantity} short</source>
        <translation>Fehlmenge {quantity}</translation>
    </message>
    <message>
        <source>{reason}: REASON:{code}</source>
        <translation>{reason}: REASON:{code}</translation>
    </message>
    <message>
        <source>{receipts} and {more} more</source>
        <translation>{receipts} und {more} weiteren</translation>
    </message>
    <message>
        <source>{still} more to scan</source>
        <translation>noch {still} zu scannen</translation>
    </message>
    <message>
        <source>{taken} of {wanted}</source>
        <translation>{taken} von {wanted}</translation>
    </message>
    <message>
        <source>{tote} for all orders</source>
        <translation>{tote} für alle Aufträge</translation>
    </message>
    <message>
        <source>{tote} for order {order}</source>
        <translation>{tote} für Auftrag {order}</translation>
    </message>
    <message>
        <source>{tote} {why}</source>
        <translation>{tote} {why}</translation>
    </message>
    <message>
        <source>{unit}, order {order}</source>
        <translation>{unit}, Auftrag {order}</translation>
    </message>
    <message>
        <source>{why} now</source>
        <translation>Jetzt: {why}</translation>
    </message>
</context>
<context>
    <name>Pack</name>
    <message>
        <source>(none)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>All of it is packed</source>
        <translation>Alles gepackt</translation>
    </message>
    <message>
        <source>Another {kind}</source>
        <translation>Andere {kind}</translation>
    </message>
    <message>
        <source>Asking for carton numbers</source>
        <translation>Kartonnummern werden geholt</translation>
    </message>
    <message>
        <source>Back in {code}</source>
        <translation>Zurück auf {code}</translation>
    </message>
    <message>
        <source>Bring it back: scan the bin it goes to, or CANCEL</source>
        <translation>Zurückbringen: Platz dafür scannen, oder CANCEL</translation>
    </message>
    <message>
        <source>By the books none of it is left in tote {tote}</source>
        <translation>Laut Bestand ist davon nichts mehr in Behälter {tote}</translation>
    </message>
    <message>
        <source>By the books nothing lies in {code}</source>
        <translation>Laut Bestand ist nichts in {code}</translation>
    </message>
    <message>
        <source>Carton closed</source>
        <translation>Karton geschlossen</translation>
    </message>
    <message>
        <source>Carton label, SSCC</source>
        <translation>Kartonetikett, SSCC</translation>
    </message>
    <message>
        <source>Carton opened again</source>
        <translation>Karton wieder offen</translation>
    </message>
    <message>
        <source>Carton {carton}</source>
        <translation>Karton {carton}</translation>
    </message>
    <message>
        <source>Carton {carton} of {order} is still open</source>
        <translation>Karton {carton} von {order} ist noch offen</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Close carton</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close it with DONE</source>
        <translation>Mit DONE schließen</translation>
    </message>
    <message>
        <source>Close this carton first, or scan {order}</source>
        <translation>Erst diesen Karton schließen, oder {order} scannen</translation>
    </message>
    <message>
        <source>Close {order}</source>
        <translation>{order} abschließen</translation>
    </message>
    <message>
        <source>Close {order} short</source>
        <translation>{order} mit Fehlmenge abschließen</translation>
    </message>
    <message>
        <source>Close {order} with DONE or FULL</source>
        <translation>{order} mit DONE oder FULL abschließen</translation>
    </message>
    <message>
        <source>Closed short</source>
        <translation>Mit Fehlmenge geschlossen</translation>
    </message>
    <message>
        <source>Contents equal the order</source>
        <translation>Inhalt wie Auftrag</translation>
    </message>
    <message>
        <source>Empty carton</source>
        <translation>Leerer Karton</translation>
    </message>
    <message>
        <source>Finish this one first</source>
        <translation>Erst diesen fertig machen</translation>
    </message>
    <message>
        <source>For another order</source>
        <translation>Für einen anderen Auftrag</translation>
    </message>
    <message>
        <source>It lies in the tote, but no order in it wants it</source>
        <translation>Liegt im Behälter, aber kein Auftrag darin braucht es</translation>
    </message>
    <message>
        <source>It was picked for {order}, which is in this tote, too</source>
        <translation>Für {order} entnommen, auch in diesem Behälter</translation>
    </message>
    <message>
        <source>Look in the tote again</source>
        <translation>Noch einmal in den Behälter sehen</translation>
    </message>
    <message>
        <source>Look in the tote again; it is picked from {place}</source>
        <translation>Noch einmal in den Behälter sehen; entnommen wird es von {place}</translation>
    </message>
    <message>
        <source>Lot or serial</source>
        <translation>Charge/Seriennr.</translation>
    </message>
    <message>
        <source>More than wanted</source>
        <translation>Mehr als gebraucht</translation>
    </message>
    <message>
        <source>New carton</source>
        <translation>Neuer Karton</translation>
    </message>
    <message>
        <source>No carton</source>
        <translation>Kein Karton</translation>
    </message>
    <message>
        <source>No carton is open, and this station has no carton numbers</source>
        <translation>Kein Karton offen, und diese Station hat keine Kartonnummern</translation>
    </message>
    <message>
        <source>No order is open{of_sales}</source>
        <translation>Kein Auftrag offen{of_sales}</translation>
    </message>
    <message>
        <source>No sales order {order} is known here</source>
        <translation>Hier ist kein Auftrag {order} bekannt</translation>
    </message>
    <message>
        <source>No totes are waiting</source>
        <translation>Keine Behälter warten</translation>
    </message>
    <message>
        <source>Not complete yet</source>
        <translation>Noch nicht vollständig</translation>
    </message>
    <message>
        <source>Not for this carton</source>
        <translation>Nicht für diesen Karton</translation>
    </message>
    <message>
        <source>Not for this order</source>
        <translation>Nicht für diesen Auftrag</translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation>Nicht geöffnet</translation>
    </message>
    <message>
        <source>Nothing in it</source>
        <translation>Nichts darin</translation>
    </message>
    <message>
        <source>Nothing is packed in it yet</source>
        <translation>Noch nichts darin gepackt</translation>
    </message>
    <message>
        <source>Nothing is picked for an order in {code}</source>
        <translation>In {code} ist nichts für einen Auftrag</translation>
    </message>
    <message>
        <source>Nothing to pack</source>
        <translation>Nichts zu packen</translation>
    </message>
    <message>
        <source>Open it, and scan the units one by one</source>
        <translation>Öffnen und die Stücke einzeln scannen</translation>
    </message>
    <message>
        <source>Order packed</source>
        <translation>Auftrag gepackt</translation>
    </message>
    <message>
        <source>Orders appear here when they have been picked.</source>
        <translation>Aufträge erscheinen hier, sobald sie kommissioniert sind.</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>Pack order {order}</source>
        <translation>Auftrag {order} packen</translation>
    </message>
    <message>
        <source>Pack {order}</source>
        <translation>{order} packen</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Gepackt</translation>
    </message>
    <message>
        <source>Packing slip</source>
        <translation>Lieferschein</translation>
    </message>
    <message>
        <source>Picked too much</source>
        <translation>Zu viel entnommen</translation>
    </message>
    <message>
        <source>Scan UNDO, then the unit, then the quantity card</source>
        <translation>UNDO scannen, dann das Stück, dann die Mengenkarte</translation>
    </message>
    <message>
        <source>Scan a tote that was picked</source>
        <translation>Kommissionierten Behälter scannen</translation>
    </message>
    <message>
        <source>Scan a tote that was picked, or pick it first</source>
        <translation>Kommissionierten Behälter scannen, oder erst kommissionieren</translation>
    </message>
    <message>
        <source>Scan a tote, then its units one by one</source>
        <translation>Behälter scannen, dann seine Stücke einzeln</translation>
    </message>
    <message>
        <source>Scan a unit, then the quantity card</source>
        <translation>Stück scannen, dann die Mengenkarte</translation>
    </message>
    <message>
        <source>Scan every unit</source>
        <translation>Jedes Stück scannen</translation>
    </message>
    <message>
        <source>Scan its units one by one</source>
        <translation>Seine Stücke einzeln scannen</translation>
    </message>
    <message>
        <source>Scan the bin it goes back to</source>
        <translation>Rückgabeplatz scannen</translation>
    </message>
    <message>
        <source>Scan the bin’s label</source>
        <translation>Etikett des Platzes scannen</translation>
    </message>
    <message>
        <source>Scan the label of an empty carton first, then the unit</source>
        <translation>Erst Etikett eines leeren Kartons scannen, dann das Stück</translation>
    </message>
    <message>
        <source>Scan the tote’s label</source>
        <translation>Etikett des Behälters scannen</translation>
    </message>
    <message>
        <source>Scan the tote’s label first</source>
        <translation>Erst das Etikett des Behälters scannen</translation>
    </message>
    <message>
        <source>Scan the units of {order}</source>
        <translation>{order}: Stücke scannen</translation>
    </message>
    <message>
        <source>Scan the units one by one</source>
        <translation>Stücke einzeln scannen</translation>
    </message>
    <message>
        <source>Scan what is left, or close it with SHORT and a supervisor’s badge</source>
        <translation>Rest scannen, oder mit SHORT und Ausweis der Schichtleitung schließen</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Gescannt</translation>
    </message>
    <message>
        <source>Set it aside, and look in the tote again</source>
        <translation>Beiseitelegen, noch einmal in den Behälter sehen</translation>
    </message>
    <message>
        <source>Set it aside, then scan {item}</source>
        <translation>Beiseitelegen, dann {item} scannen</translation>
    </message>
    <message>
        <source>Still to scan</source>
        <translation>Noch offen</translation>
    </message>
    <message>
        <source>The carton does not hold all of the order</source>
        <translation>Der Karton enthält nicht den ganzen Auftrag</translation>
    </message>
    <message>
        <source>The order has all it wants</source>
        <translation>Der Auftrag hat alles</translation>
    </message>
    <message>
        <source>The order has all it wants of this</source>
        <translation>Der Auftrag hat davon genug</translation>
    </message>
    <message>
        <source>The order wants {item}, {sku}</source>
        <translation>Der Auftrag braucht {item}, {sku}</translation>
    </message>
    <message>
        <source>The order wants {quantity} more</source>
        <translation>Der Auftrag braucht noch {quantity}</translation>
    </message>
    <message>
        <source>The tote holds {kind} {codes}</source>
        <translation>Im Behälter ist {kind} {codes}</translation>
    </message>
    <message>
        <source>There are {codes}</source>
        <translation>Es gibt {codes}</translation>
    </message>
    <message>
        <source>There is no carton type {code}</source>
        <translation>Den Kartontyp {code} gibt es nicht</translation>
    </message>
    <message>
        <source>This carton is open</source>
        <translation>Dieser Karton ist offen</translation>
    </message>
    <message>
        <source>Tote {tote}</source>
        <translation>Behälter {tote}</translation>
    </message>
    <message>
        <source>Units are packed out of a tote</source>
        <translation>Gepackt wird aus einem Behälter</translation>
    </message>
    <message>
        <source>Unknown carton</source>
        <translation>Unbekannter Karton</translation>
    </message>
    <message>
        <source>Which carton?</source>
        <translation>Welcher Karton?</translation>
    </message>
    <message>
        <source>all of it is in the carton</source>
        <translation>alles ist im Karton</translation>
    </message>
    <message>
        <source>all of it is packed; close it with DONE</source>
        <translation>alles gepackt; mit DONE schließen</translation>
    </message>
    <message>
        <source>all of {order} is packed; close it with DONE</source>
        <translation>{order} ist ganz gepackt; mit DONE schließen</translation>
    </message>
    <message>
        <source>at the packing bench</source>
        <translation>am Packplatz</translation>
    </message>
    <message>
        <source>carton</source>
        <translation>Karton</translation>
    </message>
    <message>
        <source>carton {carton}</source>
        <translation>Karton {carton}</translation>
    </message>
    <message>
        <source>carton {count}</source>
        <translation>Karton {count}</translation>
    </message>
    <message>
        <source>carton {ordinal}: {carton}</source>
        <translation>Karton {ordinal}: {carton}</translation>
    </message>
    <message>
        <source>cartons</source>
        <translation>Kartons</translation>
    </message>
    <message>
        <source>close it with DONE when it is right</source>
        <translation>mit DONE schließen, wenn alles stimmt</translation>
    </message>
    <message>
        <source>close {order} short</source>
        <translation>{order} mit Fehlmenge abschließen</translation>
    </message>
    <message>
        <source>every unit again, out of the tote</source>
        <translation>jedes Stück noch einmal, aus dem Behälter</translation>
    </message>
    <message>
        <source>into {carton}</source>
        <translation>in {carton}</translation>
    </message>
    <message>
        <source>its label, or the order’s number</source>
        <translation>sein Etikett, oder die Auftragsnummer</translation>
    </message>
    <message>
        <source>next in this tote: {order}</source>
        <translation>als Nächstes in diesem Behälter: {order}</translation>
    </message>
    <message>
        <source>of {wanted} checked</source>
        <translation>von {wanted} geprüft</translation>
    </message>
    <message>
        <source>packed nothing</source>
        <translation>nichts gepackt</translation>
    </message>
    <message>
        <source>put back</source>
        <translation>zurückgelegt</translation>
    </message>
    <message>
        <source>scan a tote to begin</source>
        <translation>zum Beginnen Behälter scannen</translation>
    </message>
    <message>
        <source>scan the next unit</source>
        <translation>nächstes Stück scannen</translation>
    </message>
    <message>
        <source>the packing</source>
        <translation>Packvorgang</translation>
    </message>
    <message>
        <source>too much was picked</source>
        <translation>zu viel entnommen</translation>
    </message>
    <message>
        <source>tote {tote}</source>
        <translation>Behälter {tote}</translation>
    </message>
    <message>
        <source>units to pack</source>
        <translation>Stück zu packen</translation>
    </message>
    <message>
        <source>{codes} …</source>
        <translation>{codes} …</translation>
    </message>
    <message>
        <source>{code} is not a bin of this site</source>
        <translation>{code} ist kein Lagerplatz dieses Standorts</translation>
    </message>
    <message>
        <source>{count} lots</source>
        <translation>{count} Chargen</translation>
    </message>
    <message>
        <source>{count} orders to pack</source>
        <translation>Zu packen: {count}</translation>
    </message>
    <message>
        <source>{count} papers printed</source>
        <translation>Papiere gedruckt: {count}</translation>
    </message>
    <message>
        <source>{count} serial</source>
        <translation>{count} Seriennummer</translation>
    </message>
    <message>
        <source>{count} serials</source>
        <translation>{count} Seriennummern</translation>
    </message>
    <message>
        <source>{done} of {total} units checked</source>
        <translation>{done} von {total} Stück geprüft</translation>
    </message>
    <message>
        <source>{item} is checked unit by unit</source>
        <translation>{item} wird Stück für Stück geprüft</translation>
    </message>
    <message>
        <source>{item}, {goods} of {per}</source>
        <translation>{item}, {goods} von {per}</translation>
    </message>
    <message>
        <source>{item}: {quantity} left</source>
        <translation>{item}: noch {quantity}</translation>
    </message>
    <message>
        <source>{location}  ·  scan a tote to begin</source>
        <translation>{location}  ·  zum Beginnen Behälter scannen</translation>
    </message>
    <message>
        <source>{order} goes on in the next one</source>
        <translation>{order} geht im nächsten weiter</translation>
    </message>
    <message>
        <source>{order} wants</source>
        <translation>{order} braucht</translation>
    </message>
    <message>
        <source>{quantity} left</source>
        <translation>noch {quantity}</translation>
    </message>
    <message>
        <source>{quantity} not in tote</source>
        <translation>{quantity} nicht im Behälter</translation>
    </message>
    <message>
        <source>{quantity} to check again</source>
        <translation>{quantity} zur Kontrolle</translation>
    </message>
    <message>
        <source>{quantity} to scan</source>
        <translation>{quantity} zu scannen</translation>
    </message>
    <message>
        <source>{units} are packed already, a card cannot take any away</source>
        <translation>{units} sind schon gepackt, eine Karte nimmt nichts weg</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>A price belongs to the goods scanned before it</source>
        <translation>Ein Preis gehört zur zuvor gescannten Ware</translation>
    </message>
    <message>
        <source>A price card, CMD:PRICE:9.90, and a supervisor’s badge</source>
        <translation>Preiskarte, CMD:PRICE:9.90, und Ausweis der Schichtleitung</translation>
    </message>
    <message>
        <source>A price is a number such as 9.90</source>
        <translation>Ein Preis ist eine Zahl wie 9.90</translation>
    </message>
    <message>
        <source>A supervisor scans their badge, or scan on</source>
        <translation>Ausweis der Schichtleitung scannen, oder weiterscannen</translation>
    </message>
    <message>
        <source>All handed over</source>
        <translation>Alles übergeben</translation>
    </message>
    <message>
        <source>All of it on {slip} is back</source>
        <translation>Von {slip} ist davon alles zurück</translation>
    </message>
    <message>
        <source>All of {slip} came back before</source>
        <translation>Von {slip} ist schon alles zurück</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>An amount is a number such as 20 or 19.95</source>
        <translation>Ein Betrag ist eine Zahl wie 20 oder 19.95</translation>
    </message>
    <message>
        <source>Another order</source>
        <translation>Anderer Auftrag</translation>
    </message>
    <message>
        <source>Another serial</source>
        <translation>Andere Seriennummer</translation>
    </message>
    <message>
        <source>Ask a supervisor</source>
        <translation>Schichtleitung fragen</translation>
    </message>
    <message>
        <source>Ask a supervisor to clear it at the returns bench, then pay back</source>
        <translation>Schichtleitung am Retourenplatz freigeben lassen, dann auszahlen</translation>
    </message>
    <message>
        <source>Ask for the rest, then scan CASH again</source>
        <translation>Rest verlangen, dann CASH erneut scannen</translation>
    </message>
    <message>
        <source>Ask the warehouse, or sell from the shelf</source>
        <translation>Im Lager fragen, oder aus dem Regal verkaufen</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>Collect {order}</source>
        <translation>Abholung {order}</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Kommt zurück</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Finish this sale first</source>
        <translation>Erst diesen Verkauf beenden</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>It goes to the returns bench</source>
        <translation>Es geht zum Retourenplatz</translation>
    </message>
    <message>
        <source>It holds nothing of {order}</source>
        <translation>Darin ist nichts von {order}</translation>
    </message>
    <message>
        <source>Last slip {slip}</source>
        <translation>Letzter Bon {slip}</translation>
    </message>
    <message>
        <source>Look for the tote or carton of {order}</source>
        <translation>Behälter oder Karton von {order} suchen</translation>
    </message>
    <message>
        <source>More than was sold</source>
        <translation>Mehr als verkauft</translation>
    </message>
    <message>
        <source>No goods of a slip were scanned</source>
        <translation>Keine Ware eines Bons gescannt</translation>
    </message>
    <message>
        <source>No price</source>
        <translation>Kein Preis</translation>
    </message>
    <message>
        <source>No sale was made here since the last one</source>
        <translation>Seit dem letzten kein Verkauf hier</translation>
    </message>
    <message>
        <source>No slip or order {code} is known here</source>
        <translation>Bon oder Auftrag {code} ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>Not a price</source>
        <translation>Kein gültiger Preis</translation>
    </message>
    <message>
        <source>Not an amount</source>
        <translation>Kein gültiger Betrag</translation>
    </message>
    <message>
        <source>Not on this slip</source>
        <translation>Nicht auf diesem Bon</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
    <message>
        <source>Nothing comes back</source>
        <translation>Nichts kommt zurück</translation>
    </message>
    <message>
        <source>Nothing comes back yet</source>
        <translation>Noch nichts zurück</translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation>Nichts übrig</translation>
    </message>
    <message>
        <source>Nothing of {code} is picked yet</source>
        <translation>Von {code} ist noch nichts kommissioniert</translation>
    </message>
    <message>
        <source>Nothing to pay</source>
        <translation>Nichts zu zahlen</translation>
    </message>
    <message>
        <source>Paid back</source>
        <translation>Ausgezahlt</translation>
    </message>
    <message>
        <source>Paid back {amount}</source>
        <translation>{amount} ausgezahlt</translation>
    </message>
    <message>
        <source>Paid {amount}</source>
        <translation>{amount} bezahlt</translation>
    </message>
    <message>
        <source>Pay back {amount}</source>
        <translation>{amount} auszahlen</translation>
    </message>
    <message>
        <source>Pay back {amount} of slip {slip}</source>
        <translation>{amount} zu Bon {slip} auszahlen</translation>
    </message>
    <message>
        <source>Paying back takes a second person</source>
        <translation>Auszahlen nur mit zweiter Person</translation>
    </message>
    <message>
        <source>Price of what?</source>
        <translation>Preis wovon?</translation>
    </message>
    <message>
        <source>Refund is held</source>
        <translation>Erstattung gehalten</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Rückgabe</translation>
    </message>
    <message>
        <source>Return of {slip}</source>
        <translation>Rückgabe zu {slip}</translation>
    </message>
    <message>
        <source>Scan CASH again, with the amount given</source>
        <translation>CASH mit dem gegebenen Betrag erneut scannen</translation>
    </message>
    <message>
        <source>Scan another slip</source>
        <translation>Anderen Bon scannen</translation>
    </message>
    <message>
        <source>Scan goods, a slip, or an order to collect</source>
        <translation>Ware, Bon oder Auftrag zur Abholung scannen</translation>
    </message>
    <message>
        <source>Scan on, or tender</source>
        <translation>Scannen oder kassieren</translation>
    </message>
    <message>
        <source>Scan the first item</source>
        <translation>Ersten Artikel scannen</translation>
    </message>
    <message>
        <source>Scan the first item, a slip, or an order to collect.</source>
        <translation>Ersten Artikel, Bon oder Auftrag zur Abholung scannen.</translation>
    </message>
    <message>
        <source>Scan the goods first, one by one</source>
        <translation>Erst die Ware scannen, Stück für Stück</translation>
    </message>
    <message>
        <source>Scan the goods, then a price card</source>
        <translation>Ware scannen, dann eine Preiskarte</translation>
    </message>
    <message>
        <source>Scan the next item</source>
        <translation>Nächsten Artikel scannen</translation>
    </message>
    <message>
        <source>Scan the slip, then the goods</source>
        <translation>Bon scannen, dann die Ware</translation>
    </message>
    <message>
        <source>Scan the slip: its goods come back one by one</source>
        <translation>Bon scannen: seine Ware kommt einzeln zurück</translation>
    </message>
    <message>
        <source>Scan what comes back of {slip}</source>
        <translation>Ware scannen: {slip}</translation>
    </message>
    <message>
        <source>Scan what comes back.</source>
        <translation>Scannen, was zurückkommt.</translation>
    </message>
    <message>
        <source>Scan what is handed over of {order}</source>
        <translation>Übergabe: {order}</translation>
    </message>
    <message>
        <source>Sell at {price} {currency}</source>
        <translation>Für {price} {currency} verkaufen</translation>
    </message>
    <message>
        <source>Set it aside for a supervisor, and take another</source>
        <translation>Für die Schichtleitung beiseitelegen, anderes nehmen</translation>
    </message>
    <message>
        <source>Slip {slip}</source>
        <translation>Bon {slip}</translation>
    </message>
    <message>
        <source>Take {slip} back</source>
        <translation>{slip} zurücknehmen</translation>
    </message>
    <message>
        <source>Taken off</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Tender it, or CANCEL</source>
        <translation>Kassieren, oder CANCEL</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Danke</translation>
    </message>
    <message>
        <source>The basket</source>
        <translation>Der Korb</translation>
    </message>
    <message>
        <source>The basket is empty</source>
        <translation>Der Korb ist leer</translation>
    </message>
    <message>
        <source>The basket is empty; a sale that is paid is taken back with VOID</source>
        <translation>Korb leer; bezahlter Verkauf wird mit VOID zurückgenommen</translation>
    </message>
    <message>
        <source>The list has no price for it today</source>
        <translation>Die Preisliste hat heute keinen Preis dafür</translation>
    </message>
    <message>
        <source>The whole sale is reversed</source>
        <translation>Der ganze Verkauf wird storniert</translation>
    </message>
    <message>
        <source>There are goods in the basket</source>
        <translation>Es ist Ware im Korb</translation>
    </message>
    <message>
        <source>This is not the price of the list</source>
        <translation>Das ist nicht der Listenpreis</translation>
    </message>
    <message>
        <source>To hand over</source>
        <translation>Zu übergeben</translation>
    </message>
    <message>
        <source>Too little</source>
        <translation>Zu wenig</translation>
    </message>
    <message>
        <source>Tote or carton</source>
        <translation>Behälter/Karton</translation>
    </message>
    <message>
        <source>Unknown slip</source>
        <translation>Unbekannter Bon</translation>
    </message>
    <message>
        <source>Which price?</source>
        <translation>Welcher Preis?</translation>
    </message>
    <message>
        <source>Without a slip it goes to the returns bench</source>
        <translation>Ohne Bon geht es zum Retourenplatz</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Rückgeld</translation>
    </message>
    <message>
        <source>customer-rate</source>
        <translation>Quote dieses Kunden</translation>
    </message>
    <message>
        <source>empty-or-lighter</source>
        <translation>leer oder leichter als versandt</translation>
    </message>
    <message>
        <source>is handed over by its tote or carton</source>
        <translation>wird als Behälter oder Karton übergeben</translation>
    </message>
    <message>
        <source>more-than-sold</source>
        <translation>mehr als verkauft</translation>
    </message>
    <message>
        <source>never-sold</source>
        <translation>nie von uns verkauft</translation>
    </message>
    <message>
        <source>or a slip, or an order to collect</source>
        <translation>oder Bon, oder Auftrag zur Abholung</translation>
    </message>
    <message>
        <source>other-serial</source>
        <translation>andere Seriennummer als versandt</translation>
    </message>
    <message>
        <source>out-of-window</source>
        <translation>nach Ablauf der Rückgabefrist</translation>
    </message>
    <message>
        <source>pay back for {slip}</source>
        <translation>für {slip} auszahlen</translation>
    </message>
    <message>
        <source>price by a supervisor</source>
        <translation>Preis der Schichtleitung</translation>
    </message>
    <message>
        <source>scan the first item</source>
        <translation>ersten Artikel scannen</translation>
    </message>
    <message>
        <source>scan what comes back</source>
        <translation>scannen, was zurückkommt</translation>
    </message>
    <message>
        <source>scan what is handed over</source>
        <translation>scannen, was übergeben wird</translation>
    </message>
    <message>
        <source>sell at {price}</source>
        <translation>für {price} verkaufen</translation>
    </message>
    <message>
        <source>slip {slip}</source>
        <translation>Bon {slip}</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>verkauft</translation>
    </message>
    <message>
        <source>sold at {price}</source>
        <translation>verkauft für {price}</translation>
    </message>
    <message>
        <source>take {slip} back</source>
        <translation>{slip} zurücknehmen</translation>
    </message>
    <message>
        <source>the goods wait for inspection</source>
        <translation>die Ware wartet auf Prüfung</translation>
    </message>
    <message>
        <source>the sale was reversed in the books</source>
        <translation>der Verkauf ist storniert</translation>
    </message>
    <message>
        <source>to go</source>
        <translation>noch offen</translation>
    </message>
    <message>
        <source>to hand over</source>
        <translation>zu übergeben</translation>
    </message>
    <message>
        <source>to pay</source>
        <translation>zu zahlen</translation>
    </message>
    <message>
        <source>to pay back</source>
        <translation>auszuzahlen</translation>
    </message>
    <message>
        <source>{amount} is to pay</source>
        <translation>Zu zahlen sind {amount}</translation>
    </message>
    <message>
        <source>{count} lines come back</source>
        <translation>{count} Positionen kommen zurück</translation>
    </message>
    <message>
        <source>{count} to hand over</source>
        <translation>{count} zu übergeben</translation>
    </message>
    <message>
        <source>{quantity} items</source>
        <translation>{quantity} Artikel</translation>
    </message>
    <message>
        <source>{slip} sold another serial</source>
        <translation>{slip} verkaufte eine andere Seriennummer</translation>
    </message>
    <message>
        <source>{slip} sold none of it</source>
        <translation>Auf {slip} steht nichts davon</translation>
    </message>
    <message>
        <source>{tender} {amount}</source>
        <translation>{tender} {amount}</translation>
    </message>
</context>
<context>
    <name>Ship</name>
    <message>
        <source>A tracking number has 4 to 48 characters</source>
        <translation>Eine Sendungsnummer hat 4 bis 48 Zeichen</translation>
    </message>
    <message>
        <source>Already shipped</source>
        <translation>Schon versandt</translation>
    </message>
    <message>
        <source>Another carton left with this number</source>
        <translation>Mit dieser Nummer ging ein anderer Karton raus</translation>
    </message>
    <message>
        <source>Another truck</source>
        <translation>Anderer Lkw</translation>
    </message>
    <message>
        <source>Bring it back to the packing bench</source>
        <translation>Zurück zum Packplatz bringen</translation>
    </message>
    <message>
        <source>Bring it to the packing bench</source>
        <translation>Zum Packplatz bringen</translation>
    </message>
    <message>
        <source>By the books nothing for a customer lies in {code}</source>
        <translation>Laut Bestand ist in {code} nichts für Kunden</translation>
    </message>
    <message>
        <source>Carton of {order} was never closed</source>
        <translation>Karton von {order} wurde nie geschlossen</translation>
    </message>
    <message>
        <source>Cartons appear here when they have been packed and closed.</source>
        <translation>Kartons erscheinen hier, sobald sie gepackt und geschlossen sind.</translation>
    </message>
    <message>
        <source>Cartons are on {load}, which is not closed</source>
        <translation>Auf {load} sind Kartons, nicht abgeschlossen</translation>
    </message>
    <message>
        <source>Check the dispatch plan, or scan the truck</source>
        <translation>Ladeplan prüfen, oder Lkw scannen</translation>
    </message>
    <message>
        <source>Close this one first</source>
        <translation>Erst diese abschließen</translation>
    </message>
    <message>
        <source>Close truck</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Close {load}</source>
        <translation>{load} abschließen</translation>
    </message>
    <message>
        <source>Close {load} short</source>
        <translation>{load} unvollständig abschließen</translation>
    </message>
    <message>
        <source>Close {load} with DONE</source>
        <translation>{load} mit DONE abschließen</translation>
    </message>
    <message>
        <source>Go to {truck}, or scan another load</source>
        <translation>Zu {truck} gehen, oder andere Ladung scannen</translation>
    </message>
    <message>
        <source>Good trip</source>
        <translation>Gute Fahrt</translation>
    </message>
    <message>
        <source>Last shipped</source>
        <translation>Zuletzt versandt</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Ladung</translation>
    </message>
    <message>
        <source>Load them, or close it with SHORT and a supervisor’s badge</source>
        <translation>Laden, oder mit SHORT und Ausweis der Schichtleitung abschließen</translation>
    </message>
    <message>
        <source>Load {load}</source>
        <translation>Ladung {load}</translation>
    </message>
    <message>
        <source>Load {load} goes onto {truck}</source>
        <translation>Ladung {load} kommt auf {truck}</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>Loading {truck}</source>
        <translation>{truck} wird geladen</translation>
    </message>
    <message>
        <source>No carton was shipped at this station</source>
        <translation>An dieser Station wurde kein Karton versandt</translation>
    </message>
    <message>
        <source>No cartons are waiting</source>
        <translation>Keine Kartons warten</translation>
    </message>
    <message>
        <source>No load is open</source>
        <translation>Keine Ladung offen</translation>
    </message>
    <message>
        <source>No load {number} is known here</source>
        <translation>Ladung {number} ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>No truck is being loaded</source>
        <translation>Kein Lkw wird geladen</translation>
    </message>
    <message>
        <source>Not a tracking number</source>
        <translation>Keine Sendungsnummer</translation>
    </message>
    <message>
        <source>Not a truck</source>
        <translation>Kein Lkw</translation>
    </message>
    <message>
        <source>Not all of it</source>
        <translation>Nicht vollständig</translation>
    </message>
    <message>
        <source>Not all of it is on the truck</source>
        <translation>Nicht alles ist auf dem Lkw</translation>
    </message>
    <message>
        <source>Not on this truck</source>
        <translation>Nicht auf diesen Lkw</translation>
    </message>
    <message>
        <source>Not packed yet</source>
        <translation>Nicht gepackt</translation>
    </message>
    <message>
        <source>Now the carrier’s label</source>
        <translation>Jetzt das Versandetikett</translation>
    </message>
    <message>
        <source>On the truck</source>
        <translation>Auf dem Lkw</translation>
    </message>
    <message>
        <source>On the truck, nothing is missing</source>
        <translation>Auf dem Lkw, nichts fehlt</translation>
    </message>
    <message>
        <source>Order {order} is not of load {load}; {belongs}</source>
        <translation>Auftrag {order} ist nicht in Ladung {load}; {belongs}</translation>
    </message>
    <message>
        <source>Print a new carrier’s label for this carton</source>
        <translation>Neues Versandetikett für diesen Karton drucken</translation>
    </message>
    <message>
        <source>Put it to {truck}</source>
        <translation>Zu {truck} stellen</translation>
    </message>
    <message>
        <source>Scan a carton</source>
        <translation>Karton scannen</translation>
    </message>
    <message>
        <source>Scan a carton’s label, a load, or a truck</source>
        <translation>Kartonetikett, Ladung oder Lkw scannen</translation>
    </message>
    <message>
        <source>Scan a load or a truck</source>
        <translation>Ladung oder Lkw scannen</translation>
    </message>
    <message>
        <source>Scan the carrier’s label</source>
        <translation>Versandetikett scannen</translation>
    </message>
    <message>
        <source>Scan the carrier’s label, or CANCEL: order {order}</source>
        <translation>Versandetikett scannen, oder CANCEL: Auftrag {order}</translation>
    </message>
    <message>
        <source>Scan the carton that does not go</source>
        <translation>Karton scannen, der nicht mitfährt</translation>
    </message>
    <message>
        <source>Scan the carton to take back</source>
        <translation>Karton zum Zurücknehmen scannen</translation>
    </message>
    <message>
        <source>Scan the cartons of {load}</source>
        <translation>{load}: Kartons scannen</translation>
    </message>
    <message>
        <source>Scan the next carton</source>
        <translation>Nächsten Karton scannen</translation>
    </message>
    <message>
        <source>Scan the tracking number</source>
        <translation>Sendungsnummer scannen</translation>
    </message>
    <message>
        <source>Scan the truck or its load, then the carton</source>
        <translation>Lkw oder Ladung scannen, dann den Karton</translation>
    </message>
    <message>
        <source>Scan the truck’s label</source>
        <translation>Etikett des Lkw scannen</translation>
    </message>
    <message>
        <source>Set it aside and tell the office</source>
        <translation>Beiseitelegen und im Büro melden</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>Versand</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Versandt</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Noch offen</translation>
    </message>
    <message>
        <source>Take back which one?</source>
        <translation>Welchen zurücknehmen?</translation>
    </message>
    <message>
        <source>Take it back where it was shipped, or CANCEL</source>
        <translation>Dort zurücknehmen, wo er versandt wurde, oder CANCEL</translation>
    </message>
    <message>
        <source>This is another carton’s label</source>
        <translation>Das ist das Etikett eines anderen Kartons</translation>
    </message>
    <message>
        <source>This is the carton’s own label</source>
        <translation>Das ist das Etikett des Kartons selbst</translation>
    </message>
    <message>
        <source>Unknown load</source>
        <translation>Unbekannte Ladung</translation>
    </message>
    <message>
        <source>Used already</source>
        <translation>Schon verwendet</translation>
    </message>
    <message>
        <source>Which truck?</source>
        <translation>Welcher Lkw?</translation>
    </message>
    <message>
        <source>cartons go onto this truck from now on</source>
        <translation>ab jetzt kommen Kartons auf diesen Lkw</translation>
    </message>
    <message>
        <source>cartons to load</source>
        <translation>Kartons zu laden</translation>
    </message>
    <message>
        <source>close {load} short</source>
        <translation>{load} unvollständig abschließen</translation>
    </message>
    <message>
        <source>cost of goods sold {cost}</source>
        <translation>Wareneinsatz {cost}</translation>
    </message>
    <message>
        <source>every carton is on it</source>
        <translation>alle Kartons sind darauf</translation>
    </message>
    <message>
        <source>it goes with {load}</source>
        <translation>er gehört zu {load}</translation>
    </message>
    <message>
        <source>it is in no load</source>
        <translation>er gehört zu keiner Ladung</translation>
    </message>
    <message>
        <source>it is on the truck</source>
        <translation>ist auf dem Lkw</translation>
    </message>
    <message>
        <source>its cost is known once it is posted</source>
        <translation>der Wareneinsatz steht nach der Buchung fest</translation>
    </message>
    <message>
        <source>its shipment was reversed in the books</source>
        <translation>der Versand ist storniert</translation>
    </message>
    <message>
        <source>or CANCEL</source>
        <translation>oder CANCEL</translation>
    </message>
    <message>
        <source>or a load, or a truck</source>
        <translation>oder Ladung, oder Lkw</translation>
    </message>
    <message>
        <source>scan a carton, a load, or a truck</source>
        <translation>Karton, Ladung oder Lkw scannen</translation>
    </message>
    <message>
        <source>scan the tracking number that is stuck on it</source>
        <translation>aufgeklebte Sendungsnummer scannen</translation>
    </message>
    <message>
        <source>the carrier’s label on {carton}</source>
        <translation>das Versandetikett auf {carton}</translation>
    </message>
    <message>
        <source>the dispatch list was printed</source>
        <translation>Ladeliste gedruckt</translation>
    </message>
    <message>
        <source>tracking {tracking}</source>
        <translation>Sendung {tracking}</translation>
    </message>
    <message>
        <source>truck {truck}</source>
        <translation>Lkw {truck}</translation>
    </message>
    <message>
        <source>{cartons} cartons, {orders} orders to pack</source>
        <translation>{cartons} Kartons, {orders} Aufträge zu packen</translation>
    </message>
    <message>
        <source>{code} is not a truck of this site</source>
        <translation>{code} ist kein Lkw dieses Standorts</translation>
    </message>
    <message>
        <source>{code} was not shipped at this station</source>
        <translation>{code} wurde nicht an dieser Station versandt</translation>
    </message>
    <message>
        <source>{count} cartons to ship</source>
        <translation>Kartons zu versenden: {count}</translation>
    </message>
    <message>
        <source>{count} more on the truck</source>
        <translation>{count} weitere auf dem Lkw</translation>
    </message>
    <message>
        <source>{count} more to load</source>
        <translation>{count} weitere zu laden</translation>
    </message>
    <message>
        <source>{count} more to pack</source>
        <translation>{count} weitere zu packen</translation>
    </message>
    <message>
        <source>{count} more to ship</source>
        <translation>{count} weitere zu versenden</translation>
    </message>
    <message>
        <source>{count} order</source>
        <translation>{count} Auftrag</translation>
    </message>
    <message>
        <source>{count} stayed behind</source>
        <translation>{count} zurückgeblieben</translation>
    </message>
    <message>
        <source>{done} cartons loaded</source>
        <translation>{done} Kartons geladen</translation>
    </message>
    <message>
        <source>{done} of {total} cartons loaded</source>
        <translation>{done} von {total} geladen</translation>
    </message>
    <message>
        <source>{load} is closed</source>
        <translation>{load} ist abgeschlossen</translation>
    </message>
    <message>
        <source>{load} is complete</source>
        <translation>{load} ist vollständig</translation>
    </message>
    <message>
        <source>{load} left short</source>
        <translation>{load} unvollständig abgefahren</translation>
    </message>
    <message>
        <source>{load} waits for</source>
        <translation>{load} wartet auf</translation>
    </message>
    <message>
        <source>{order}: not packed yet</source>
        <translation>{order}: noch nicht gepackt</translation>
    </message>
    <message>
        <source>{order}: {carton} at {place}</source>
        <translation>{order}: {carton} auf {place}</translation>
    </message>
</context>
</TS>
