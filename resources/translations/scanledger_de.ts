<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AgeingCard</name>
    <message>
        <source>Waiting returns</source>
        <translation>Wartende Retouren</translation>
    </message>
    <message>
        <source>Fresh</source>
        <translation>Frisch</translation>
    </message>
    <message>
        <source>24 h due</source>
        <translation>24 h fällig</translation>
    </message>
    <message>
        <source>48 h late</source>
        <translation>48 h spät</translation>
    </message>
    <message>
        <source>72 h over</source>
        <translation>72 h drüber</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>Nichts wartet.</translation>
    </message>
    <message>
        <source>worth most first</source>
        <translation>das Wertvollste zuerst</translation>
    </message>
    <message>
        <source>{0} in {1} units</source>
        <translation>{0} in {1} Stück</translation>
    </message>
</context>
<context>
    <name>BannerView</name>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Tun</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Gesucht</translation>
    </message>
    <message>
        <source>Not counted, nothing posted</source>
        <translation>Nicht gezählt, nichts gebucht</translation>
    </message>
</context>
<context>
    <name>BinCard</name>
    <message>
        <source>Take from bin</source>
        <translation type="vanished">Entnehmen</translation>
    </message>
    <message>
        <source>Bin scanned</source>
        <translation>Platz gescannt</translation>
    </message>
    <message>
        <source>Scan the bin</source>
        <translation>Platz scannen</translation>
    </message>
</context>
<context>
    <name>CalibrationSheet</name>
    <message>
        <source>Open Set-up, Scanner, then scan both cards; bars or square, as you like.</source>
        <translation>Setup, Scanner öffnen, dann beide Karten scannen; Striche oder Quadrat, wie Sie möchten.</translation>
    </message>
    <message>
        <source>Scanner calibration</source>
        <translation>Scanner einmessen</translation>
    </message>
    <message>
        <source>1  Keys</source>
        <translation>1  Tasten</translation>
    </message>
    <message>
        <source>2  Separator</source>
        <translation>2  Trennzeichen</translation>
    </message>
</context>
<context>
    <name>CameraPart</name>
    <message>
        <source>Scan all in view</source>
        <translation>Alles im Bild scannen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Scan all</source>
        <translation>Alles scannen</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>A laser reads no screen: print the sheet for it.</source>
        <translation>Ein Laser liest keinen Bildschirm: Drucken Sie dafür das Blatt.</translation>
    </message>
    <message>
        <source>Bars or square: one of them is enough.</source>
        <translation>Striche oder Quadrat: eines davon genügt.</translation>
    </message>
</context>
<context>
    <name>CartonCard</name>
    <message>
        <source>Carton {0}</source>
        <translation>Karton {0}</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Type {0}</source>
        <translation>Art {0}</translation>
    </message>
    <message>
        <source>No type chosen</source>
        <translation>Keine Art gewählt</translation>
    </message>
    <message>
        <source>Expected weight</source>
        <translation>Erwartetes Gewicht</translation>
    </message>
    <message>
        <source>No order is open</source>
        <translation>Kein Auftrag offen</translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>{0} more</source>
        <translation>{0} weitere</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Prüfliste</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>No questions for this item: grade it.</source>
        <translation>Keine Fragen zu diesem Artikel: Zustand angeben.</translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>Type a code</source>
        <translation>Code eingeben</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingeben</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>CountCard</name>
    <message>
        <source>of</source>
        <translation type="vanished">von</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>Refund held</source>
        <translation>Erstattung gehalten</translation>
    </message>
    <message>
        <source>Rule: {0}</source>
        <translation>Regel: {0}</translation>
    </message>
</context>
<context>
    <name>FindingView</name>
    <message>
        <source>This scanner</source>
        <translation>Dieser Scanner</translation>
    </message>
    <message>
        <source>Scan the first card. The keys it sends will tell.</source>
        <translation>Scannen Sie die erste Karte. Ihre Tasten sagen alles Weitere.</translation>
    </message>
</context>
<context>
    <name>GoodsCard</name>
    <message>
        <source>lot</source>
        <translation type="vanished">Charge</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation type="vanished">Charge</translation>
    </message>
</context>
<context>
    <name>LinesStage</name>
    <message>
        <source>No scanner at hand?</source>
        <translation>Kein Scanner zur Hand?</translation>
    </message>
    <message>
        <source>Tap a row, or ↑ ↓ and F7</source>
        <translation>Zeile antippen, oder ↑ ↓ und F7</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>{0} made, open it with F1</source>
        <translation>{0} erstellt, öffnen mit F1</translation>
    </message>
    <message>
        <source>{0} sent to the printer</source>
        <translation>{0} an den Drucker gesendet</translation>
    </message>
    <message>
        <source>the printing command answered {0}</source>
        <translation>der Druckbefehl antwortete {0}</translation>
    </message>
    <message>
        <source>{0} cannot be opened here</source>
        <translation>{0} lässt sich hier nicht öffnen</translation>
    </message>
</context>
<context>
    <name>PhotoPanel</name>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>or drop a picture here</source>
        <translation>oder ein Bild hierher ziehen</translation>
    </message>
    <message>
        <source>A photograph</source>
        <translation>Ein Foto</translation>
    </message>
    <message>
        <source>There is no picture to paste</source>
        <translation>Es ist kein Bild zum Einfügen da</translation>
    </message>
    <message>
        <source>This file is too large for a photograph</source>
        <translation>Diese Datei ist zu groß für ein Foto</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="vanished">Bilder</translation>
    </message>
</context>
<context>
    <name>PhotosCard</name>
    <message>
        <source>Photographs</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>No. {0}</source>
        <translation>Nr. {0}</translation>
    </message>
    <message>
        <source>Take one</source>
        <translation>Aufnehmen</translation>
    </message>
</context>
<context>
    <name>PinPanel</name>
    <message>
        <source>Enter</source>
        <translation>Eingeben</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>known</source>
        <translation>bekannt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>The camera is starting</source>
        <translation>Die Kamera startet</translation>
    </message>
</context>
<context>
    <name>ProcedureStage</name>
    <message>
        <source>It counts as typed, not scanned.</source>
        <translation>Zählt als eingegeben, nicht als gescannt.</translation>
    </message>
    <message>
        <source>Tap, or press the number</source>
        <translation>Antippen, oder die Zahl drücken</translation>
    </message>
    <message>
        <source>Photograph: {0}</source>
        <translation>Foto: {0}</translation>
    </message>
</context>
<context>
    <name>QuantityPanel</name>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Einlagern</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Picken</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>Versand</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Retouren</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Auskunft</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>Setup</translation>
    </message>
</context>
<context>
    <name>ReturnsStage</name>
    <message>
        <source>No scanner at hand?</source>
        <translation>Kein Scanner zur Hand?</translation>
    </message>
    <message>
        <source>Tap an answer, a grade, a card</source>
        <translation>Antwort, Zustand oder Karte antippen</translation>
    </message>
    <message>
        <source>Tap a row, or type the code with F2</source>
        <translation>Zeile antippen oder Code mit F2 eingeben</translation>
    </message>
</context>
<context>
    <name>Sayings</name>
    <message>
        <source>This station cannot work</source>
        <translation>Diese Station kann nicht arbeiten</translation>
    </message>
    <message>
        <source>It was scanned already</source>
        <translation>Er wurde schon gescannt</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Öffnet</translation>
    </message>
    <message>
        <source>scans are kept and answered in a moment</source>
        <translation>Scans werden behalten und gleich beantwortet</translation>
    </message>
    <message>
        <source>Too fast</source>
        <translation>Zu schnell</translation>
    </message>
    <message>
        <source>A thousand scans wait for their answer</source>
        <translation>Tausend Scans warten auf ihre Antwort</translation>
    </message>
    <message>
        <source>Stop, and scan this one again</source>
        <translation>Anhalten, und diesen noch einmal scannen</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>This station could not be opened</source>
        <translation>Diese Station ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>Nothing was counted; tell the office</source>
        <translation>Nichts wurde gezählt; sagen Sie im Büro Bescheid</translation>
    </message>
    <message>
        <source>Nothing new in view</source>
        <translation>Nichts Neues im Bild</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Tap what you want to do</source>
        <translation>Tippen Sie an, was Sie tun möchten</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>Nicht gedruckt</translation>
    </message>
    <message>
        <source>No code in view</source>
        <translation>Kein Code im Bild</translation>
    </message>
    <message>
        <source>All {0} codes were scanned already</source>
        <translation>Alle {0} Codes wurden schon gescannt</translation>
    </message>
    <message>
        <source>Show the next ones</source>
        <translation>Zeigen Sie die nächsten</translation>
    </message>
    <message>
        <source>Scan one by one until it is back</source>
        <translation>Einzeln scannen, bis es wieder da ist</translation>
    </message>
    <message>
        <source>The work here goes on</source>
        <translation>Die Arbeit hier geht weiter</translation>
    </message>
    <message>
        <source>It is kept: open it with F1, or print again</source>
        <translation>Es ist aufbewahrt: mit F1 öffnen, oder erneut drucken</translation>
    </message>
    <message>
        <source>The last scan</source>
        <translation>Der letzte Scan</translation>
    </message>
    <message>
        <source>The camera sees no code that it can read</source>
        <translation>Die Kamera sieht keinen Code, den sie lesen kann</translation>
    </message>
    <message>
        <source>Go closer, or turn on a light</source>
        <translation>Näher heran, oder Licht einschalten</translation>
    </message>
    <message>
        <source>{0} cannot be opened</source>
        <translation>{0} lässt sich nicht öffnen</translation>
    </message>
</context>
<context>
    <name>ScannerSetup</name>
    <message>
        <source>Use this</source>
        <translation>So verwenden</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Sheet as PDF</source>
        <translation>Blatt als PDF</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>1  Scan this</source>
        <translation>1  Scannen Sie dies</translation>
    </message>
    <message>
        <source>letters, digits, signs</source>
        <translation>Buchstaben, Ziffern, Zeichen</translation>
    </message>
    <message>
        <source>2  Then this</source>
        <translation>2  Dann dies</translation>
    </message>
    <message>
        <source>a code with a separator</source>
        <translation>ein Code mit Trennzeichen</translation>
    </message>
    <message>
        <source>Both cards were read. Use this, then try any code.</source>
        <translation>Beide Karten sind gelesen. So verwenden, dann einen beliebigen Code probieren.</translation>
    </message>
    <message>
        <source>Now the second card.</source>
        <translation>Jetzt die zweite Karte.</translation>
    </message>
    <message>
        <source>Scan both cards, from here or from the printed sheet.</source>
        <translation>Scannen Sie beide Karten, von hier oder vom gedruckten Blatt.</translation>
    </message>
    <message>
        <source>In use. Scan anything, or type, and see what is made of it.</source>
        <translation>In Gebrauch. Scannen oder tippen Sie etwas und sehen Sie, was daraus wird.</translation>
    </message>
    <message>
        <source>The sheet is in %1.</source>
        <translation>Das Blatt liegt in %1.</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Look at its cable. Until then, type codes with F2.</source>
        <translation>Prüfen Sie das Kabel. Bis dahin Codes mit F2 eingeben.</translation>
    </message>
    <message>
        <source>Scanner not listening</source>
        <translation>Scanner hört nicht zu</translation>
    </message>
    <message>
        <source>Touch this window once, then scan again.</source>
        <translation>Dieses Fenster einmal berühren, dann erneut scannen.</translation>
    </message>
</context>
<context>
    <name>StageParts</name>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Type code</source>
        <translation>Code tippen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>No scanner at hand?</source>
        <translation>Kein Scanner zur Hand?</translation>
    </message>
    <message>
        <source>Type the code with F2</source>
        <translation>Den Code mit F2 eingeben</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Scanner not listening</source>
        <translation>Scanner hört nicht zu</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Books away</source>
        <translation>Bücher nicht erreichbar</translation>
    </message>
    <message>
        <source>Nothing waiting to send</source>
        <translation>Nichts zu senden</translation>
    </message>
    <message>
        <source>1 scan waiting to send</source>
        <translation>1 Scan wartet auf Senden</translation>
    </message>
    <message>
        <source>{0} scans waiting to send</source>
        <translation>{0} Scans warten auf Senden</translation>
    </message>
    <message>
        <source>{0} parked</source>
        <translation>{0} geparkt</translation>
    </message>
</context>
<context>
    <name>StopsCard</name>
    <message>
        <source>Next stops</source>
        <translation>Nächste Plätze</translation>
    </message>
    <message>
        <source>No job is open.</source>
        <translation>Kein Auftrag ist offen.</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
</context>
<context>
    <name>TotalCard</name>
    <message>
        <source>To pay back</source>
        <translation>Zurückzuzahlen</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Zu zahlen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Rückgeld</translation>
    </message>
    <message>
        <source>Nothing to pay</source>
        <translation>Nichts zu zahlen</translation>
    </message>
    <message>
        <source>Slip {0}</source>
        <translation>Bon {0}</translation>
    </message>
</context>
<context>
    <name>ToteCard</name>
    <message>
        <source>Into tote</source>
        <translation>In Behälter</translation>
    </message>
</context>
<context>
    <name>TraceView</name>
    <message>
        <source>Every key</source>
        <translation>Jede Taste</translation>
    </message>
    <message>
        <source>Keys are listed here as they come.</source>
        <translation>Hier stehen die Tasten, wie sie kommen.</translation>
    </message>
    <message>
        <source>held</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>let through</source>
        <translation>durchgelassen</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>Tippen</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>not a scan</source>
        <translation>kein Scan</translation>
    </message>
</context>
<context>
    <name>TrailCard</name>
    <message>
        <source>Nothing scanned yet at this station.</source>
        <translation>An dieser Station wurde noch nichts gescannt.</translation>
    </message>
    <message>
        <source>Last scans</source>
        <translation>Letzte Scans</translation>
    </message>
</context>
</TS>
