<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="da">
<context>
    <name>AccessList</name>
    <message>
        <source>Nr.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Papir</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Borgeren får</source>
        <translation>The citizen gets</translation>
    </message>
    <message>
        <source>Sagens papirer</source>
        <translation>The papers of the case</translation>
    </message>
</context>
<context>
    <name>AccessPages</name>
    <message>
        <source>Siderne hentes frem …</source>
        <translation>The pages are being brought …</translation>
    </message>
    <message>
        <source>De første sider. Bilagenes sider kommer med, når der skrives ud.</source>
        <translation>The first pages. The pages of attachments come along when it is printed.</translation>
    </message>
    <message>
        <source>De første {shown} af {count} sider</source>
        <translation>The first {shown} of {count} pages</translation>
    </message>
    <message>
        <source>Alle sider</source>
        <translation>All pages</translation>
    </message>
    <message>
        <source>Luk siderne</source>
        <translation>Close the pages</translation>
    </message>
</context>
<context>
    <name>AccessPiece</name>
    <message>
        <source>Nr. {number}: {name}</source>
        <translation>No. {number}: {name}</translation>
    </message>
    <message>
        <source>Skrevet af {by}</source>
        <translation>Written by {by}</translation>
    </message>
    <message>
        <source>tilbagekaldt</source>
        <translation>called back</translation>
    </message>
    <message>
        <source>fjernet fra sagen</source>
        <translation>removed from the case</translation>
    </message>
    <message>
        <source>flyttet til den rigtige borger</source>
        <translation>moved to the right citizen</translation>
    </message>
    <message>
        <source>de understregede ord handler måske om andre</source>
        <translation>the underlined words may be about others</translation>
    </message>
    <message>
        <source>Hvor meget får borgeren?</source>
        <translation>How much does the citizen get?</translation>
    </message>
    <message>
        <source>Grund</source>
        <translation>Ground</translation>
    </message>
    <message>
        <source>Papirets ord</source>
        <translation>The words of the paper</translation>
    </message>
    <message>
        <source>Dæk til</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>Dæk understregede</source>
        <translation>Cover underlined</translation>
    </message>
    <message>
        <source>Vis igen</source>
        <translation>Show again</translation>
    </message>
    <message>
        <source>Hvorfor, med dine ord</source>
        <translation>Why, in your words</translation>
    </message>
    <message>
        <source>Står på listen. Kan udelades.</source>
        <translation>Stands on the list. May be left out.</translation>
    </message>
    <message>
        <source>Se bilaget</source>
        <translation>See the attachment</translation>
    </message>
    <message>
        <source>Et bilag er med helt eller slet ikke. Skal en del ikke med: vedhæft en kopi, der er dækket til.</source>
        <translation>An attachment goes whole or not at all. If a part must not go: attach a copy that is covered.</translation>
    </message>
    <message>
        <source>Grundene er fra {day}. En jurist har ikke læst dem igennem.</source>
        <translation>The grounds are of {day}. No lawyer has read them.</translation>
    </message>
</context>
<context>
    <name>AccessScreen</name>
    <message>
        <source>vælg papir</source>
        <translation>choose a paper</translation>
    </message>
    <message>
        <source>hele, en del, ikke med</source>
        <translation>whole, a part, not</translation>
    </message>
    <message>
        <source>læs papiret</source>
        <translation>read the paper</translation>
    </message>
    <message>
        <source>dæk det valgte til</source>
        <translation>cover what is chosen</translation>
    </message>
    <message>
        <source>dæk de understregede til</source>
        <translation>cover what is underlined</translation>
    </message>
    <message>
        <source>vis det valgte igen</source>
        <translation>show what is chosen again</translation>
    </message>
    <message>
        <source>Udskriv</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>tilbage til sagen</source>
        <translation>back to the case</translation>
    </message>
    <message>
        <source>Aktindsigt</source>
        <translation>Access to the case</translation>
    </message>
    <message>
        <source>Hele: {whole} · En del: {part} · Ikke med: {none}</source>
        <translation>Whole: {whole} · In part: {part} · Left out: {none}</translation>
    </message>
    <message>
        <source>Se efter: det, der er udeladt, står også i nr. {numbers}.</source>
        <translation>Have a look: what is left out stands in no. {numbers} as well.</translation>
    </message>
    <message>
        <source>Borgeren bad om det den</source>
        <translation>The citizen asked on</translation>
    </message>
    <message>
        <source>Forvaltningsloven § 16, uden weekender og helligdage. Ikke læst af en jurist.</source>
        <translation>Danish Public Administration Act, section 16; weekends and public holidays left out. Not read by a lawyer.</translation>
    </message>
    <message>
        <source>Se papiret</source>
        <translation>See the paper</translation>
    </message>
    <message>
        <source>Gem til USB</source>
        <translation>Save to USB</translation>
    </message>
    <message>
        <source>Afslut anmodningen</source>
        <translation>End the request</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>The list</translation>
    </message>
    <message>
        <source>Papiret</source>
        <translation>The paper</translation>
    </message>
    <message>
        <source>Listen eller papiret</source>
        <translation>The list or the paper</translation>
    </message>
</context>
<context>
    <name>ActivityForm</name>
    <message>
        <source>Hvad gør I?</source>
        <translation>What will you do?</translation>
    </message>
    <message>
        <source>Hvorfor?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Skriv det, så borgeren kan nikke til det.</source>
        <translation>Write it so that the citizen can nod to it.</translation>
    </message>
    <message>
        <source>Hvem?</source>
        <translation>Who?</translation>
    </message>
    <message>
        <source>Frivilligt?</source>
        <translation>Voluntary?</translation>
    </message>
    <message>
        <source>nævnes ikke</source>
        <translation>not mentioned</translation>
    </message>
    <message>
        <source>frivilligt</source>
        <translation>voluntary</translation>
    </message>
    <message>
        <source>aftalt tilbud</source>
        <translation>agreed offer</translation>
    </message>
    <message>
        <source>Hvordan går det?</source>
        <translation>How is it going?</translation>
    </message>
    <message>
        <source>Gem aktivitet</source>
        <translation>Save activity</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme aktiviteten</source>
        <translation>Close without saving the activity</translation>
    </message>
    <message>
        <source>Tomt felt: aktiviteten kommer på listen »uden formål«. Teamlederen ser den også.</source>
        <translation>Left empty, the activity goes on the list “no purpose”. The team lead sees it, too.</translation>
    </message>
</context>
<context>
    <name>ActivityLine</name>
    <message>
        <source>Sådan går det: {went}</source>
        <translation>How it goes: {went}</translation>
    </message>
    <message>
        <source>Uden formål</source>
        <translation>No purpose</translation>
    </message>
    <message>
        <source>Slut</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Slut med: {what}</source>
        <translation>End: {what}</translation>
    </message>
    <message>
        <source>Ret: {what}</source>
        <translation>Edit: {what}</translation>
    </message>
    <message>
        <source>To versioner af {what}, se dem</source>
        <translation>Two versions of {what}, see them</translation>
    </message>
    <message>
        <source>To versioner</source>
        <translation>Two versions</translation>
    </message>
</context>
<context>
    <name>AgreementCard</name>
    <message>
        <source>Aftalen</source>
        <translation>The agreement</translation>
    </message>
    <message>
        <source>Åbn sagen</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>Åbn sagen om {name}</source>
        <translation>Open the case of {name}</translation>
    </message>
    <message>
        <source>Fast kontakt</source>
        <translation>Regular contact</translation>
    </message>
    <message>
        <source>Der er ingen aftale om mentortimer endnu. Skriv tiden ind alligevel: den tælles med, når timerne er bevilget.</source>
        <translation>There is no agreement on mentor hours yet. Log the time all the same: it is counted when the hours are granted.</translation>
    </message>
    <message>
        <source>Mål</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>Opgaver</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Periode</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Konto</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>{first} til {last}</source>
        <translation>{first} to {last}</translation>
    </message>
</context>
<context>
    <name>AgreementForm</name>
    <message>
        <source>To versioner. Vælg dem ét sted, før du retter her.</source>
        <translation>Two versions. Choose between them first, then edit here.</translation>
    </message>
    <message>
        <source>På planen kan »{who}« være jer begge. Skriv et navn.</source>
        <translation>On the plan “{who}” may be either of you. Write a name.</translation>
    </message>
    <message>
        <source>Gem først det, du har skrevet her.</source>
        <translation>First save what you have written here.</translation>
    </message>
    <message>
        <source>Hvad har I aftalt?</source>
        <translation>What have you agreed?</translation>
    </message>
    <message>
        <source>Hvem gør det?</source>
        <translation>Who does it?</translation>
    </message>
    <message>
        <source>Inden hvornår?</source>
        <translation>By when?</translation>
    </message>
    <message>
        <source>Hvorfor?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Gem aftale</source>
        <translation>Save agreement</translation>
    </message>
    <message>
        <source>Tag ud</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Tag ud: aftalen</source>
        <translation>Take out: the agreement</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme aftalen</source>
        <translation>Close without saving the agreement</translation>
    </message>
</context>
<context>
    <name>AgreementsCard</name>
    <message>
        <source>Ingen aftaler endnu. Aftaler er små ting, som nogen gør inden en dato. Skriv den første sammen.</source>
        <translation>No agreements yet. Agreements are small things that somebody does before a date. Write the first one together.</translation>
    </message>
    <message>
        <source>Holdt: {what}</source>
        <translation>Kept: {what}</translation>
    </message>
    <message>
        <source>Ret aftalen {what}</source>
        <translation>Edit the agreement {what}</translation>
    </message>
    <message>
        <source>Åbn igen: {what}</source>
        <translation>Open again: {what}</translation>
    </message>
    <message>
        <source>holdt</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>uden dato</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>1 dag over fristen</source>
        <translation>1 day past the date</translation>
    </message>
    <message>
        <source>{days} dage over fristen</source>
        <translation>{days} days past the date</translation>
    </message>
    <message>
        <source>1 åben</source>
        <translation>1 open</translation>
    </message>
    <message>
        <source>{count} åbne</source>
        <translation>{count} open</translation>
    </message>
    <message>
        <source>Aftaler</source>
        <translation>Agreements</translation>
    </message>
    <message>
        <source>Ny aftale</source>
        <translation>New agreement</translation>
    </message>
    <message>
        <source>stoppet ved dødsfald</source>
        <translation>stopped by death</translation>
    </message>
</context>
<context>
    <name>AloneCard</name>
    <message>
        <source>Uden fast kontakt</source>
        <translation>Without a regular contact</translation>
    </message>
    <message>
        <source>en sag, der ikke er på denne computer</source>
        <translation>a case that is not on this computer</translation>
    </message>
    <message>
        <source>Ingen har sagen som sin, før du giver den til en i teamet.</source>
        <translation>Nobody has the case as theirs until you give it to someone in the team.</translation>
    </message>
    <message>
        <source>Giv til en i teamet</source>
        <translation>Give to someone in the team</translation>
    </message>
</context>
<context>
    <name>AnewStep</name>
    <message>
        <source>Skriv din nye kode</source>
        <translation>Write your new code</translation>
    </message>
    <message>
        <source>Centralen har fået nye nøgler, mens computeren var væk. Din teamleder giver dig en ny kode. Alt, du har skrevet, bliver her, også det, der ikke er sendt.</source>
        <translation>The central service got new keys while the computer was away. Your team lead gives you a new code. Everything you have written stays here, also what has not been sent.</translation>
    </message>
    <message>
        <source>Adressen på din kommunes Fodfæste</source>
        <translation>Address of your municipality’s Fodfæste</translation>
    </message>
    <message>
        <source>Se efter hos teamlederen, om adressen er den samme.</source>
        <translation>Check with the team lead whether the address is the same.</translation>
    </message>
    <message>
        <source>Den nøgle, som centralen kender computeren på, er væk her. Din teamleder giver dig en ny kode, og computeren får en ny nøgle. Alt, du har skrevet, bliver her, også det, der ikke er sendt.</source>
        <translation>The key that the central service knows the computer by is gone here. Your team lead gives you a new code, and the computer gets a new key. Everything you have written stays here, also what has not been sent.</translation>
    </message>
</context>
<context>
    <name>AnswerBand</name>
    <message>
        <source>makker {name}</source>
        <translation>partner {name}</translation>
    </message>
    <message>
        <source>Kontaktperson</source>
        <translation>Contact person</translation>
    </message>
    <message>
        <source>Ingen endnu</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Næste skridt</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Intet aftalt</source>
        <translation>Nothing agreed</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Udgave {number}</source>
        <translation>Version {number}</translation>
    </message>
    <message>
        <source>udskrevet {day}</source>
        <translation>printed {day}</translation>
    </message>
    <message>
        <source>Sidste rigtige kontakt</source>
        <translation>Last real contact</translation>
    </message>
    <message>
        <source>1 dag over fristen</source>
        <translation>1 day past the date</translation>
    </message>
    <message>
        <source>{days} dage over fristen</source>
        <translation>{days} days past the date</translation>
    </message>
    <message>
        <source>Vi venter på</source>
        <translation>We wait for</translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>Intet mere</source>
        <translation>Nothing more</translation>
    </message>
</context>
<context>
    <name>AsideCard</name>
    <message>
        <source>Bed {who} om at skrive det ind på ny.</source>
        <translation>Ask {who} to write it in again.</translation>
    </message>
    <message>
        <source>Du skal ikke gøre noget; det forsvinder af sig selv efter 30 dage.</source>
        <translation>You need not do anything; it goes away by itself after 30 days.</translation>
    </message>
    <message>
        <source>Sagen er ikke på {who}s sagsstamme.</source>
        <translation>The case is not in {who}’s caseload.</translation>
    </message>
    <message>
        <source>Skal det stå i sagen, så overdrag eller dæk den til {who}, som derefter trykker »Prøv igen« under Synkronisering. Ellers skriver den, der har sagen, det ind.</source>
        <translation>If it belongs in the case, hand the case over to {who} or let {who} cover; then {who} presses “Try again” under Synchronisation. Otherwise whoever has the case writes it in.</translation>
    </message>
    <message>
        <source>Sagen var flyttet til en anden, før {who} skrev.</source>
        <translation>The case had moved to somebody else before {who} wrote.</translation>
    </message>
    <message>
        <source>Har {who} endnu teksten under Synkronisering, så giv {who} sagen igen og bed om »Prøv igen«. Ellers bed {who} sige, hvad det var, og lad den, der har sagen, skrive det ind.</source>
        <translation>If {who} still has the text under Synchronisation, give {who} the case again and ask for “Try again”. Otherwise ask {who} what it was, and let whoever has the case write it in.</translation>
    </message>
    <message>
        <source>{who}s rolle i sagen giver ikke ret til at skrive det.</source>
        <translation>{who}’s role in the case gives no right to write it.</translation>
    </message>
    <message>
        <source>Lad den, der har sagen, skrive det ind, eller bed administratoren give {who} en anden rolle; så trykker {who} »Prøv igen« under Synkronisering.</source>
        <translation>Let whoever has the case write it in, or ask the administrator to give {who} another role; then {who} presses “Try again” under Synchronisation.</translation>
    </message>
    <message>
        <source>{who}s computer var spærret, da det kom frem.</source>
        <translation>{who}’s computer was shut out when it arrived.</translation>
    </message>
    <message>
        <source>Bed {who} sige, hvad det var, og lad den, der har sagen, skrive det ind.</source>
        <translation>Ask {who} what it was, and let whoever has the case write it in.</translation>
    </message>
    <message>
        <source>Centralen kender ikke denne slags oplysning endnu.</source>
        <translation>The central service does not know this kind of information yet.</translation>
    </message>
    <message>
        <source>Sig det til administratoren. Når centralen er opdateret, trykker {who} »Prøv igen« under Synkronisering.</source>
        <translation>Tell the administrator. When the central service has been updated, {who} presses “Try again” under Synchronisation.</translation>
    </message>
    <message>
        <source>Centralen kan ikke læse det, som det er skrevet.</source>
        <translation>The central service cannot read it as it is written.</translation>
    </message>
    <message>
        <source>Teksten er længere, end centralen tager imod.</source>
        <translation>The text is longer than the central service accepts.</translation>
    </message>
    <message>
        <source>Det hører til en anden borgers sag.</source>
        <translation>It belongs to another citizen’s case.</translation>
    </message>
    <message>
        <source>Det står i sagen som en anden slags og kan ikke skifte slags.</source>
        <translation>It stands in the case as another kind and cannot change its kind.</translation>
    </message>
    <message>
        <source>Det hører til noget, der er taget ud af en forkert sag.</source>
        <translation>It belongs to something that was taken out of a wrong case.</translation>
    </message>
    <message>
        <source>Sagen er slettet.</source>
        <translation>The case has been erased.</translation>
    </message>
    <message>
        <source>Centralen kan ikke tage det ind endnu.</source>
        <translation>The central service cannot take it in yet.</translation>
    </message>
    <message>
        <source>Tal med {who} og administratoren.</source>
        <translation>Talk to {who} and the administrator.</translation>
    </message>
    <message>
        <source>Lagt til side hos centralen</source>
        <translation>Set aside at the central service</translation>
    </message>
    <message>
        <source>Du ser, at det ligger der, ikke hvad der står. En linje forsvinder, når det er kommet ind ved »Prøv igen«. Den kan ikke lægges væk herfra.</source>
        <translation>You see that it is there, not what it says. A line goes away when it has come in by “Try again”. It cannot be put away from here.</translation>
    </message>
    <message>
        <source>forfatteren</source>
        <translation>the author</translation>
    </message>
    <message>
        <source>en sag, der ikke er på denne computer</source>
        <translation>a case that is not on this computer</translation>
    </message>
    <message>
        <source>en sag, der ikke vises her</source>
        <translation>a case that is not shown here</translation>
    </message>
    <message>
        <source>Sagen er ikke i dit team. Bed {who} tale med den, der har sagen.</source>
        <translation>The case is not in your team. Ask {who} to talk to whoever has the case.</translation>
    </message>
</context>
<context>
    <name>AskStep</name>
    <message>
        <source>Skriv adressen på centralen. Den står i brevet fra din kommune.</source>
        <translation>Write the address of the central service. It is in the letter from your municipality.</translation>
    </message>
    <message>
        <source>Sender anmodningen. Det tager et øjeblik.</source>
        <translation>Sending the request. It takes a moment.</translation>
    </message>
    <message>
        <source>Har du glemt dine ord?</source>
        <translation>Have you forgotten your words?</translation>
    </message>
    <message>
        <source>Alt, du har skrevet, ligger her endnu, også det, der ikke er sendt. Intet bliver slettet.</source>
        <translation>Everything you have written is still here, also what has not been sent. Nothing is deleted.</translation>
    </message>
    <message>
        <source>Du sender en anmodning til de to nøgleofficerer i din kommune.</source>
        <translation>You send a request to the two key officers of your municipality.</translation>
    </message>
    <message>
        <source>Du ringer til dem, og I sammenligner seks ord, så ingen anden kan spørge.</source>
        <translation>You call them and compare six words, so that nobody else can ask.</translation>
    </message>
    <message>
        <source>Når begge har godkendt, vælger du nye ord og er inde igen.</source>
        <translation>When both have approved, you choose new words and are in again.</translation>
    </message>
    <message>
        <source>Den adresse, du brugte den første dag.</source>
        <translation>The address that you used on the first day.</translation>
    </message>
    <message>
        <source>Adressen på din kommunes Fodfæste</source>
        <translation>Address of your municipality’s Fodfæste</translation>
    </message>
    <message>
        <source>Intet net? Gem anmodningen på en USB-nøgle</source>
        <translation>No network? Save the request to a USB stick</translation>
    </message>
    <message>
        <source>Når to nøgleofficerer hjælper, åbner nye ord den kopi, du har valgt. Intet bliver slettet.</source>
        <translation>When two key officers help, new words open the copy that you have chosen. Nothing is deleted.</translation>
    </message>
</context>
<context>
    <name>AttachCard</name>
    <message>
        <source>Vedhæft filen, eller luk den, før du går videre.</source>
        <translation>Attach the file, or close it, before you go on.</translation>
    </message>
</context>
<context>
    <name>AttachForm</name>
    <message>
        <source>Vælg filen igen. Den bliver først læst, når du peger på den.</source>
        <translation>Choose the file again. It is read only when you point at it.</translation>
    </message>
    <message>
        <source>Skriv, hvad filen er, så en kollega kan finde den igen.</source>
        <translation>Write what the file is, so that a colleague can find it again.</translation>
    </message>
    <message>
        <source>Ingen fil valgt endnu</source>
        <translation>No file chosen yet</translation>
    </message>
    <message>
        <source>Skift fil</source>
        <translation>Change file</translation>
    </message>
    <message>
        <source>Vælg fil</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>Hvad er det?</source>
        <translation>What is it?</translation>
    </message>
    <message>
        <source>Fra hvilken dag?</source>
        <translation>From which day?</translation>
    </message>
    <message>
        <source>Vedhæft</source>
        <translation>Attach</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at vedhæfte</source>
        <translation>Close without attaching</translation>
    </message>
    <message>
        <source>Behold originalen</source>
        <translation>Keep the original</translation>
    </message>
    <message>
        <source>Send, når jeg er på kontoret</source>
        <translation>Send when I am at the office</translation>
    </message>
    <message>
        <source>Filen ligger kun på denne computer, til du siger til i Synkronisering, dog højst 7 dage.</source>
        <translation>The file lies only on this computer until you say so under Synchronisation, but 7 days at most.</translation>
    </message>
    <message>
        <source>Ellers gøres billedet mindre. Hvor, hvornår og med hvad det er taget, fjernes i begge tilfælde.</source>
        <translation>Otherwise the picture is made smaller. Where, when and with what it was taken is removed in either case.</translation>
    </message>
</context>
<context>
    <name>AwayCard</name>
    <message>
        <source>Lagt væk</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>Vis det sidste</source>
        <translation>Show the latest</translation>
    </message>
    <message>
        <source>Vis alt</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Tag frem igen</source>
        <translation>Take out again</translation>
    </message>
    <message>
        <source>Tag frem igen: {what} om {name}</source>
        <translation>Take out again: {what} about {name}</translation>
    </message>
    <message>
        <source>Grund: {why}</source>
        <translation>Reason: {why}</translation>
    </message>
</context>
<context>
    <name>AwayForm</name>
    <message>
        <source>Hvorfor gælder det ikke: {asks}?</source>
        <translation>Why does it not apply: {asks}?</translation>
    </message>
    <message>
        <source>Et ord er nok. Det står i sagen og ikke på papiret.</source>
        <translation>One word is enough. It stands in the case and not on the paper.</translation>
    </message>
    <message>
        <source>Gem grunden</source>
        <translation>Save the reason</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at skrive en grund</source>
        <translation>Close without writing a reason</translation>
    </message>
</context>
<context>
    <name>BesideCard</name>
    <message>
        <source>Det gør vi også</source>
        <translation>We also do this</translation>
    </message>
</context>
<context>
    <name>BindingScreen</name>
    <message>
        <source>Løs fra computeren</source>
        <translation>Free from the computer</translation>
    </message>
    <message>
        <source>Bind til denne computer</source>
        <translation>Bind to this computer</translation>
    </message>
    <message>
        <source>Kun på denne computer</source>
        <translation>Only on this computer</translation>
    </message>
    <message>
        <source>Binding</source>
        <translation>Binding</translation>
    </message>
    <message>
        <source>Sagerne er bundet til denne computer</source>
        <translation>The cases are bound to this computer</translation>
    </message>
    <message>
        <source>Computerens nøglering gemmer den ene halvdel af nøglen, og din adgangssætning er den anden. Løser du dem, er adgangssætningen igen nok.</source>
        <translation>The computer’s keyring keeps one half of the key, and your passphrase is the other. If you unbind them, the passphrase is enough again.</translation>
    </message>
    <message>
        <source>Sagerne skal bindes til denne computer</source>
        <translation>The cases must be bound to this computer</translation>
    </message>
    <message>
        <source>Sagerne er ikke bundet til denne computer</source>
        <translation>The cases are not bound to this computer</translation>
    </message>
    <message>
        <source>Før du gør det</source>
        <translation>Before you do it</translation>
    </message>
    <message>
        <source>Du låser op som før, med den samme adgangssætning.</source>
        <translation>You unlock as before, with the same passphrase.</translation>
    </message>
    <message>
        <source>Bliver computeren installeret på ny, er dens halvdel væk.</source>
        <translation>If the computer is installed anew, its half is gone.</translation>
    </message>
    <message>
        <source>Så er det kun nøgleofficererne i kommunen, der kan hjælpe dig ind. Spørg IT, om I har nogen.</source>
        <translation>Then only the municipality’s key officers can help you in. Ask IT whether you have any.</translation>
    </message>
    <message>
        <source>Sådan har din kommune bestemt det. Computerens nøglering gemmer den ene halvdel af nøglen, og din adgangssætning er den anden.</source>
        <translation>Your municipality has decided it so. The computer’s keyring keeps one half of the key, and your passphrase is the other.</translation>
    </message>
    <message>
        <source>Sådan har din kommune bestemt det. Computerens nøglering gemmer så den ene halvdel af nøglen, og den, der kun har filerne, kan ikke engang gætte på din adgangssætning. Alt, du har skrevet, er her.</source>
        <translation>Your municipality has decided it so. The computer’s keyring then keeps one half of the key, and whoever has only the files cannot even guess at your passphrase. Everything you have written is here.</translation>
    </message>
    <message>
        <source>Binder du dem, gemmer computerens nøglering den ene halvdel af nøglen. Den, der kun har filerne, kan så ikke engang gætte på din adgangssætning.</source>
        <translation>If you bind them, the computer’s keyring keeps one half of the key. Whoever has only the files cannot even guess at your passphrase then.</translation>
    </message>
    <message>
        <source>Godt at vide</source>
        <translation>Good to know</translation>
    </message>
</context>
<context>
    <name>BreachTask</name>
    <message>
        <source>Hvad har du vurderet, og hvorfor?</source>
        <translation>What have you judged, and why?</translation>
    </message>
    <message>
        <source>Gem vurderingen</source>
        <translation>Save the judgement</translation>
    </message>
    <message>
        <source>Skriv vurderingen</source>
        <translation>Write the judgement</translation>
    </message>
    <message>
        <source>1 oplysning</source>
        <translation>1 piece of information</translation>
    </message>
    <message>
        <source>{count} oplysninger</source>
        <translation>{count} pieces of information</translation>
    </message>
    <message>
        <source>Stod her, men hørte til en anden borger: {count}. {by} tog det ud: {why} Vurdér senest {due}, om det er et brud, der skal anmeldes. Hvem der har haft det, viser centralen (audit wrong).</source>
        <translation>Stood here, but belonged to another citizen: {count}. {by} took it out: {why} Judge by {due} whether it is a breach that must be reported. Who held it is shown by the central service (audit wrong).</translation>
    </message>
    <message>
        <source> Udleveret på papir: {papers}; den gemte fil er tømt.</source>
        <translation> Handed out on paper: {papers}; the kept file is emptied.</translation>
    </message>
    <message>
        <source> Kan indeholde det: {papers}; det vides ikke, og filen er ikke rørt.</source>
        <translation> May contain it: {papers}; it is not known, and the file is not touched.</translation>
    </message>
    <message>
        <source>plan, udgave {number} ({day})</source>
        <translation>plan, version {number} ({day})</translation>
    </message>
</context>
<context>
    <name>CarrierForm</name>
    <message>
        <source>Vælg, hvad der er gjort ved det.</source>
        <translation>Choose what was done about it.</translation>
    </message>
    <message>
        <source>Skriv, hvor det er, og hvem der har fået det at vide.</source>
        <translation>Write where it is, and who has been told.</translation>
    </message>
    <message>
        <source>Hvad er der gjort ved det?</source>
        <translation>What was done about it?</translation>
    </message>
    <message>
        <source>Vælg</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Bemærkning</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Gem svaret</source>
        <translation>Save the answer</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme svaret</source>
        <translation>Close without saving the answer</translation>
    </message>
</context>
<context>
    <name>CaseConsentsScreen</name>
    <message>
        <source>Dag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Til hvem</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>Til hvad</source>
        <translation>For what</translation>
    </message>
    <message>
        <source>Trukket tilbage</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>ukendt dag</source>
        <translation>unknown day</translation>
    </message>
    <message>
        <source>skrevet her</source>
        <translation>written here</translation>
    </message>
    <message>
        <source>givet</source>
        <translation>given</translation>
    </message>
    <message>
        <source>ophørt {day}</source>
        <translation>ended {day}</translation>
    </message>
    <message>
        <source>To versioner: vælg en</source>
        <translation>Two versions: choose one</translation>
    </message>
    <message>
        <source>Det, borgeren har sagt ja til, med sagens egne ord. Et samtykke kan altid trækkes tilbage: så gælder det ikke fra den dag.</source>
        <translation>What the citizen has said yes to, in the words of the case. A consent can always be withdrawn: from that day on it does not hold.</translation>
    </message>
    <message>
        <source>Intet samtykke er skrevet</source>
        <translation>No consent is written</translation>
    </message>
    <message>
        <source>Borgeren bestemmer, hvem der må vide hvad. Et ja til et menneske i netværket, eller til én plan i stedet for flere, står her med de ord, det blev givet med.</source>
        <translation>The citizen decides who may know what. A yes to somebody in the network, or to one plan instead of several, stands here in the words it was given in.</translation>
    </message>
</context>
<context>
    <name>CaseContactsScreen</name>
    <message>
        <source>Hvornår</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Hvad</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Hvad der stod</source>
        <translation>What was written</translation>
    </message>
    <message>
        <source>Det nyeste af samtaler, besøg, møder og forsøg. Ældre står i tidslinjen under Overblik. Det, hvor borgeren blev truffet eller talte med, står fremhævet.</source>
        <translation>The newest of conversations, visits, meetings and attempts. Older ones stand in the timeline under Overview. Where the citizen was met or joined in, it stands out.</translation>
    </message>
    <message>
        <source>Samtaler, besøg, møder og forsøg, nyeste først. Det, hvor borgeren blev truffet eller talte med, står fremhævet.</source>
        <translation>Conversations, visits, meetings and attempts, newest first. Where the citizen was met or joined in, it stands out.</translation>
    </message>
    <message>
        <source>Ingen kontakt endnu</source>
        <translation>No contact yet</translation>
    </message>
    <message>
        <source>Et besøg, et opkald eller et forsøg ved døren kommer her, når det er skrevet.</source>
        <translation>A visit, a call or an attempt at the door comes here once it is written.</translation>
    </message>
</context>
<context>
    <name>CaseDocumentsScreen</name>
    <message>
        <source>Dag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Hvad</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Fil</source>
        <translation>File</translation>
    </message>
    <message>
        <source>taget tilbage: {why}</source>
        <translation>taken back: {why}</translation>
    </message>
    <message>
        <source>udleveret papir</source>
        <translation>paper handed out</translation>
    </message>
    <message>
        <source>ikke sendt endnu</source>
        <translation>not sent yet</translation>
    </message>
    <message>
        <source>hentes, når den åbnes</source>
        <translation>fetched when it is opened</translation>
    </message>
    <message>
        <source>Filer, der er vedhæftet, og papirer, der er givet ud, nyeste først.</source>
        <translation>Files that were attached and papers that were handed out, the newest first.</translation>
    </message>
    <message>
        <source>De papirer, der gives ud, kommer her af sig selv.</source>
        <translation>Papers that are handed out come here by themselves.</translation>
    </message>
    <message>
        <source>Tryk Vedhæft, eller træk en fil hertil: et brev, et foto, en PDF. Papirer, du giver ud, kommer af sig selv.</source>
        <translation>Press Attach, or drag a file here: a letter, a photo, a PDF. Papers that you hand out come by themselves.</translation>
    </message>
    <message>
        <source>Ingen filer endnu</source>
        <translation>No files yet</translation>
    </message>
    <message>
        <source>vis filen; det skrives i loggen</source>
        <translation>show the file; it is entered in the log</translation>
    </message>
</context>
<context>
    <name>CaseEconomyScreen</name>
    <message>
        <source>Uge</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>Løn før skat</source>
        <translation>Pay before tax</translation>
    </message>
    <message>
        <source>Arbejdsplads</source>
        <translation>Workplace</translation>
    </message>
    <message>
        <source>{wage} i timen</source>
        <translation>{wage} an hour</translation>
    </message>
    <message>
        <source>{hours} t</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>timeløn ukendt</source>
        <translation>wage unknown</translation>
    </message>
    <message>
        <source>Ydelse og løntimer, som fagsystemet har dem. Løn før skat er timer gange timeløn, ikke en lønseddel. »Hvad får jeg ud af flere timer« kommer her i en senere udgave.</source>
        <translation>Benefit and paid hours as the line system has them. Pay before tax is hours times wage, not a payslip. “What do I get out of more hours” comes here in a later version.</translation>
    </message>
    <message>
        <source>Ingen løn endnu</source>
        <translation>No pay yet</translation>
    </message>
    <message>
        <source>Uger med løntimer kommer her, når fagsystemets udtræk er læst ind. Beregningen af, hvad flere timer giver, kommer i en senere udgave.</source>
        <translation>Weeks with paid hours come here when the line system’s export has been read in. What more hours bring will be worked out in a later version.</translation>
    </message>
    <message>
        <source>Ikke skrevet</source>
        <translation>Not written</translation>
    </message>
    <message>
        <source>siden {day}</source>
        <translation>since {day}</translation>
    </message>
    <message>
        <source>Ydelse</source>
        <translation>Benefit</translation>
    </message>
    <message>
        <source>Sats</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Målgruppe</source>
        <translation>Target group</translation>
    </message>
</context>
<context>
    <name>CaseHealthScreen</name>
    <message>
        <source>Bedt om</source>
        <translation>Asked for</translation>
    </message>
    <message>
        <source>Attest</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>Hvor den står</source>
        <translation>Where it stands</translation>
    </message>
    <message>
        <source>Pris</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>hvilken, læses ikke i din rolle</source>
        <translation>which one, your role does not read</translation>
    </message>
    <message>
        <source>Modtaget</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>frist {day}</source>
        <translation>due {day}</translation>
    </message>
    <message>
        <source>ingen frist</source>
        <translation>no deadline</translation>
    </message>
    <message>
        <source>Venter på svar</source>
        <translation>Waiting for an answer</translation>
    </message>
    <message>
        <source>1 dag over fristen</source>
        <translation>1 day overdue</translation>
    </message>
    <message>
        <source>{days} dage over fristen</source>
        <translation>{days} days overdue</translation>
    </message>
    <message>
        <source>rykket 1 gang</source>
        <translation>reminded once</translation>
    </message>
    <message>
        <source>rykket {times} gange</source>
        <translation>reminded {times} times</translation>
    </message>
    <message>
        <source>Attester, som fagsystemet har dem: se her, før der bedes om en ny. Hvad der står i dem, læses i bilaget. At bede om en attest herfra kommer i en senere udgave.</source>
        <translation>Medical statements as the line system has them: look here before asking for a new one. What they say is read in the file. Asking for a statement from here comes in a later version.</translation>
    </message>
    <message>
        <source>Ingen attester endnu</source>
        <translation>No statements yet</translation>
    </message>
    <message>
        <source>Når der er bedt om en attest, står den her med frist og svar, så borgeren ikke skal fortælle det samme igen. De kommer med fagsystemets udtræk.</source>
        <translation>When a statement has been asked for, it stands here with deadline and answer, so that the citizen need not tell the same again. They come with the line system’s export.</translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Seneste, der er kommet</source>
        <translation>The last that came</translation>
    </message>
    <message>
        <source>Over fristen</source>
        <translation>Overdue</translation>
    </message>
</context>
<context>
    <name>CaseHistoryScreen</name>
    <message>
        <source>Sidst</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Hvad</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Hvad skete der</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>1 version</source>
        <translation>1 version</translation>
    </message>
    <message>
        <source>{count} versioner</source>
        <translation>{count} versions</translation>
    </message>
    <message>
        <source>Historik</source>
        <translation>History</translation>
    </message>
    <message>
        <source>gå gennem sagens ting</source>
        <translation>go through the things of the case</translation>
    </message>
    <message>
        <source>vis alle versioner af den valgte</source>
        <translation>show every version of the chosen one</translation>
    </message>
    <message>
        <source>tilbage til sagen</source>
        <translation>back to the case</translation>
    </message>
    <message>
        <source>Vis versionerne</source>
        <translation>Show the versions</translation>
    </message>
    <message>
        <source>Hent ældre</source>
        <translation>Fetch older</translation>
    </message>
    <message>
        <source>Alt, der er skrevet i sagen, med hver version af det, også det, der er ændret, tilbagekaldt eller fjernet. Det ligger her, så længe sagen gemmes.</source>
        <translation>Everything written in the case, with each version of it, also what was changed, withdrawn or removed. It lies here as long as the case is kept.</translation>
    </message>
    <message>
        <source>Intet er skrevet i sagen endnu</source>
        <translation>Nothing is written in the case yet</translation>
    </message>
    <message>
        <source>Hver gang noget skrives eller ændres, kommer der en version her.</source>
        <translation>Each time something is written or changed, a version comes here.</translation>
    </message>
    <message>
        <source>Sagens historik</source>
        <translation>The history of the case</translation>
    </message>
</context>
<context>
    <name>CaseListScreen</name>
    <message>
        <source>Det ligger ikke her</source>
        <translation>It does not lie here</translation>
    </message>
    <message>
        <source>Din rolle i sagen læser det ikke. De, der arbejder med det, ser det.</source>
        <translation>Your role in the case does not read it. Those who work with it see it.</translation>
    </message>
    <message>
        <source>gå gennem listen</source>
        <translation>go through the list</translation>
    </message>
    <message>
        <source>sortér listen</source>
        <translation>sort the list</translation>
    </message>
    <message>
        <source>tilbage til sagen</source>
        <translation>back to the case</translation>
    </message>
    <message>
        <source>vis i sagen, hvor det er skrevet</source>
        <translation>show in the case where it was written</translation>
    </message>
</context>
<context>
    <name>CaseLogScreen</name>
    <message>
        <source>Hvornår</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Hvad</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Hvorfor</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Hvad og hvorfor</source>
        <translation>What and why</translation>
    </message>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>gå gennem loggen</source>
        <translation>go through the log</translation>
    </message>
    <message>
        <source>tilbage til sagen</source>
        <translation>back to the case</translation>
    </message>
    <message>
        <source>Udskriv udtræk til borgeren</source>
        <translation>Print an extract for the citizen</translation>
    </message>
    <message>
        <source>Gem til USB</source>
        <translation>Save to USB</translation>
    </message>
    <message>
        <source>Gem til USB: udtrækket</source>
        <translation>Save to USB: the extract</translation>
    </message>
    <message>
        <source>Det, du har gjort med sagen på denne computer. Teamlederen kan hente hele loggen, også kollegers, hos centralen. Udtrækket siger hvornår og hvorfor, ikke hvem.</source>
        <translation>What you have done with the case on this computer. The team lead can get the whole log, colleagues’ too, from the central service. The extract says when and why, not who.</translation>
    </message>
    <message>
        <source>Sagen er ikke brugt her endnu</source>
        <translation>The case has not been used here yet</translation>
    </message>
    <message>
        <source>Hver gang den åbnes, udskrives eller ændres, kommer der en linje.</source>
        <translation>Each time it is opened, printed or changed, a line is added.</translation>
    </message>
    <message>
        <source>Sagens log på denne computer</source>
        <translation>The case’s log on this computer</translation>
    </message>
</context>
<context>
    <name>CaseNetworkScreen</name>
    <message>
        <source>Hvem</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Må få at vide</source>
        <translation>May be told</translation>
    </message>
    <message>
        <source>To versioner: vælg en</source>
        <translation>Two versions: choose one</translation>
    </message>
    <message>
        <source>Intet samtykke er skrevet</source>
        <translation>No consent is written</translation>
    </message>
    <message>
        <source>Mennesker omkring borgeren, som fagsystemet har dem. Uden et samtykke får de intet at vide om sagen.</source>
        <translation>People around the citizen, as the line system has them. Without a consent they are told nothing of the case.</translation>
    </message>
    <message>
        <source>Ingen i netværket endnu</source>
        <translation>Nobody in the network yet</translation>
    </message>
    <message>
        <source>Familie, en ven, en læge, en arbejdsplads: dem, der hjælper, kommer her med fagsystemets udtræk. Spørg borgeren, hvem det er godt at have med.</source>
        <translation>Family, a friend, a doctor, a workplace: those who help come here with the line system’s export. Ask the citizen whom it is good to have along.</translation>
    </message>
</context>
<context>
    <name>CasePapersScreen</name>
    <message>
        <source>Udskriv</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>tilbage til sagen</source>
        <translation>back to the case</translation>
    </message>
    <message>
        <source>Notater, besøg, kontaktforsøg, møder, aftaler, forløb, mentornotater og attester (ikke indholdet) mellem de to dage, det ældste først, med hvem der skrev det. Vurderinger er med. Papiret er fortroligt.</source>
        <translation>Notes, visits, attempts to reach the citizen, meetings, agreements, placements, mentors’ notes and medical statements (not their content) between the two days, the oldest first, with who wrote it. Assessments are included. The paper is confidential.</translation>
    </message>
    <message>
        <source>To sider til den, der tager over, og så det seneste, der er sket mellem de to dage, højst 30 ting. Vurderinger og attester er ikke med. Skriv selv på, hvad der virker, og hvad man skal passe på.</source>
        <translation>Two pages for whoever takes over, and then the latest of what happened between the two days, 30 entries at most. Assessments and medical statements are not included. Write by hand what works and what to be careful of.</translation>
    </message>
    <message>
        <source>Her står de første {shown} af {count} sider.</source>
        <translation>These are the first {shown} of {count} pages.</translation>
    </message>
    <message>
        <source>Sådan kommer papiret ud af printeren</source>
        <translation>This is how the paper comes out of the printer</translation>
    </message>
    <message>
        <source>Vælg</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Se siderne</source>
        <translation>See the pages</translation>
    </message>
    <message>
        <source>Valg eller sider</source>
        <translation>Choice or pages</translation>
    </message>
    <message>
        <source>Aktindsigt</source>
        <translation>Access to the case</translation>
    </message>
    <message>
        <source>Har borgeren bedt om at se sin sag? Gå papirerne igennem, og vælg, hvad der ikke skal med.</source>
        <translation>Has the citizen asked to see the case? Go through the papers, and choose what is not to be handed out.</translation>
    </message>
    <message>
        <source>Papir fra sagen</source>
        <translation>Paper from the case</translation>
    </message>
</context>
<context>
    <name>CaseWorkScreen</name>
    <message>
        <source>Hvornår</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Hvor</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>Hvad</source>
        <translation>What</translation>
    </message>
    <message>
        <source>til {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>uden slutdato</source>
        <translation>without an end date</translation>
    </message>
    <message>
        <source>uden slut</source>
        <translation>no end</translation>
    </message>
    <message>
        <source>løntimer</source>
        <translation>paid hours</translation>
    </message>
    <message>
        <source>{hours} t</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>om ugen</source>
        <translation>a week</translation>
    </message>
    <message>
        <source>Forløb og løntimer, som fagsystemet har dem. De rettes dér. Virksomheder, opfølgning og fastholdelse kommer her i en senere udgave.</source>
        <translation>Placements and paid hours as the line system has them. They are corrected there. Companies, follow-up and retention come here in a later version.</translation>
    </message>
    <message>
        <source>Ingen forløb eller løntimer endnu</source>
        <translation>No placements or paid hours yet</translation>
    </message>
    <message>
        <source>Praktik, løntilskud og ordinære timer kommer her, når fagsystemets udtræk er læst ind. Den første løntime er værd at fejre, også når den er alene.</source>
        <translation>Work placements, wage subsidies and ordinary hours come here when the line system’s export has been read in. The first paid hour is worth celebrating, also when it stands alone.</translation>
    </message>
    <message>
        <source>I gang nu</source>
        <translation>Going on now</translation>
    </message>
    <message>
        <source>Intet</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>Seneste løntimer</source>
        <translation>Latest paid hours</translation>
    </message>
    <message>
        <source>Ingen endnu</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Løntimer i alt</source>
        <translation>Paid hours in all</translation>
    </message>
    <message>
        <source>over 1 uge</source>
        <translation>over 1 week</translation>
    </message>
    <message>
        <source>over {count} uger</source>
        <translation>over {count} weeks</translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>Skriv formål: {what}</source>
        <translation>Write a purpose: {what}</translation>
    </message>
    <message>
        <source>Værd at se på</source>
        <translation>Worth a look</translation>
    </message>
    <message>
        <source>Intet støder sammen, og intet venter.</source>
        <translation>Nothing clashes, and nothing is due.</translation>
    </message>
    <message>
        <source>Vis færre</source>
        <translation>Show fewer</translation>
    </message>
    <message>
        <source>Vis alle {count}</source>
        <translation>Show all {count}</translation>
    </message>
    <message>
        <source>Vælg en anden dag</source>
        <translation>Choose another day</translation>
    </message>
    <message>
        <source>Vælg en anden dag for næste gennemgang</source>
        <translation>Choose another day for the next review</translation>
    </message>
</context>
<context>
    <name>CitizenFacts</name>
    <message>
        <source>{age} år</source>
        <translation>age {age}</translation>
    </message>
    <message>
        <source>Hvorfor skal du se adressen?</source>
        <translation>Why do you need to see the address?</translation>
    </message>
    <message>
        <source>Vis adressen</source>
        <translation>Show the address</translation>
    </message>
    <message>
        <source>Vis</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Vis CPR, det logges</source>
        <translation>Show the CPR number, it is logged</translation>
    </message>
    <message>
        <source>Vis adressen, begrund</source>
        <translation>Show the address, give a reason</translation>
    </message>
    <message>
        <source>Beskyttet adresse</source>
        <translation>Protected address</translation>
    </message>
    <message>
        <source>Stamdata: kontakt og hensyn, nyt navn eller nummer, beskyt adressen, dødsfald, eller luk sagen</source>
        <translation>Particulars: contact and care, new name or number, protect the address, death, or close the case</translation>
    </message>
    <message>
        <source>Nyt notat</source>
        <translation>New note</translation>
    </message>
    <message>
        <source>Planlæg besøg</source>
        <translation>Plan a visit</translation>
    </message>
    <message>
        <source>Start besøg</source>
        <translation>Start visit</translation>
    </message>
    <message>
        <source>Stamdata …</source>
        <translation>Particulars …</translation>
    </message>
</context>
<context>
    <name>CitizenHead</name>
    <message>
        <source>Initialer {initials}</source>
        <translation>Initials {initials}</translation>
    </message>
    <message>
        <source>Tolk: {language}</source>
        <translation>Interpreter: {language}</translation>
    </message>
    <message>
        <source>Død {day}</source>
        <translation>Died {day}</translation>
    </message>
    <message>
        <source>Ikke kvitteret endnu</source>
        <translation>Not receipted yet</translation>
    </message>
    <message>
        <source>Lukket {day}</source>
        <translation>Closed {day}</translation>
    </message>
</context>
<context>
    <name>CitizenPaperForm</name>
    <message>
        <source>Intet er planlagt</source>
        <translation>Nothing is planned</translation>
    </message>
    <message>
        <source>Skriv datoen som 27.11.2026.</source>
        <translation>Write the date as 27.11.2026.</translation>
    </message>
    <message>
        <source>Brev før møde</source>
        <translation>Letter before a meeting</translation>
    </message>
    <message>
        <source>Rettigheder og pligter</source>
        <translation>Rights and duties</translation>
    </message>
    <message>
        <source>Kontaktkort</source>
        <translation>Contact card</translation>
    </message>
    <message>
        <source>Aftaleark</source>
        <translation>Agreement sheet</translation>
    </message>
    <message>
        <source>Hvilket papir</source>
        <translation>Which paper</translation>
    </message>
    <message>
        <source>Hvilket møde?</source>
        <translation>Which meeting?</translation>
    </message>
    <message>
        <source>Hvor?</source>
        <translation>Where?</translation>
    </message>
    <message>
        <source>Højst hvor mange minutter?</source>
        <translation>How many minutes at most?</translation>
    </message>
    <message>
        <source>Sådan finder man derhen</source>
        <translation>How to get there</translation>
    </message>
    <message>
        <source>Hvad er mødet til?</source>
        <translation>What is the meeting for?</translation>
    </message>
    <message>
        <source>Skriv det til borgeren.</source>
        <translation>Write it to the citizen.</translation>
    </message>
    <message>
        <source>Hvilken dag skal det gælde?</source>
        <translation>For which day?</translation>
    </message>
    <message>
        <source>Hvornår kan der ringes?</source>
        <translation>When can one ring?</translation>
    </message>
    <message>
        <source>Den faste kontakts træffetid, højst tre linjer. Huskes på denne computer.</source>
        <translation>The regular contact’s hours, three lines at most. Remembered on this computer.</translation>
    </message>
    <message>
        <source>Udskriv</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Gem til USB</source>
        <translation>Save to USB</translation>
    </message>
</context>
<context>
    <name>CitizenPapersScreen</name>
    <message>
        <source>Udskriv</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>tilbage til sagen</source>
        <translation>back to the case</translation>
    </message>
    <message>
        <source>Papir til borgeren</source>
        <translation>Paper for the citizen</translation>
    </message>
    <message>
        <source>Hvem man møder, hvornår, hvor og hvorfor, hvor længe det tager, og hvem man ringer til. På bagsiden er der plads til borgerens egne ord. Brevet laves af et planlagt møde.</source>
        <translation>Whom one meets, when, where and why, how long it takes, and whom to ring. On the back there is room for the citizen’s own words. The letter is made from a meeting that is planned.</translation>
    </message>
    <message>
        <source>Kun de regler, der gælder borgeren den dag, efter det, sagen siger, og hvor hver regel står. Hvad ingen jurist har læst, siger papiret selv.</source>
        <translation>Only the rules that hold for the citizen on that day, by what the case says, and where each rule stands. What no lawyer has read, the paper says itself.</translation>
    </message>
    <message>
        <source>Fire ens kort på et ark: den faste kontakts navn og telefon, hvornår der kan ringes, og hvem der svarer i stedet.</source>
        <translation>Four identical cards on a sheet: the regular contact’s name and telephone, when one can ring, and who answers instead.</translation>
    </message>
    <message>
        <source>Kun de åbne aftaler, plads til underskrift, og hvem man ringer til. Det er ingen ny udgave af planen. Er planen i stor skrift, er arket det også.</source>
        <translation>Only the open agreements, room to sign, and whom to call. It is no new version of the plan. If the plan is in large print, so is the sheet.</translation>
    </message>
    <message>
        <source>Skriv</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Se siderne</source>
        <translation>See the pages</translation>
    </message>
    <message>
        <source>Formular eller sider</source>
        <translation>Form or pages</translation>
    </message>
    <message>
        <source>Sådan kommer papiret ud af printeren</source>
        <translation>This is how the paper comes out of the printer</translation>
    </message>
</context>
<context>
    <name>CitizenScreen</name>
    <message>
        <source>Kladde gemt {time}</source>
        <translation>Draft kept {time}</translation>
    </message>
    <message>
        <source>notatets slags: faktum, borgerens ord, iagttagelse, vurdering</source>
        <translation>kind of note: fact, the citizen’s words, observation, assessment</translation>
    </message>
    <message>
        <source>gem notatet, målet, aftalen eller besøget</source>
        <translation>save the note, goal, agreement or visit</translation>
    </message>
    <message>
        <source>det valgte i tidslinjen: dets historik, ret et notat eller kald det tilbage</source>
        <translation>what is chosen in the timeline: its history, correct a note or call it back</translation>
    </message>
    <message>
        <source>luk det, du skriver i; kladden bliver her</source>
        <translation>close what you are writing in; the draft stays here</translation>
    </message>
</context>
<context>
    <name>CitizensScreen</name>
    <message>
        <source>vælg borger</source>
        <translation>choose a citizen</translation>
    </message>
    <message>
        <source>åbn sagen</source>
        <translation>open the case</translation>
    </message>
    <message>
        <source>nyt notat</source>
        <translation>new note</translation>
    </message>
    <message>
        <source>udskriv plan</source>
        <translation>print plan</translation>
    </message>
    <message>
        <source>gemte filtre: vælg, gem, omdøb eller fjern</source>
        <translation>saved filters: choose, save, rename or remove</translation>
    </message>
    <message>
        <source>Navn, CPR, adresse, virksomhed eller et ord fra et notat</source>
        <translation>Name, CPR, address, company or a word from a note</translation>
    </message>
    <message>
        <source>Søg i din stamme</source>
        <translation>Search your caseload</translation>
    </message>
    <message>
        <source>Borgere i din stamme</source>
        <translation>Citizens in your caseload</translation>
    </message>
    <message>
        <source>↑ ↓ vælg   ·   Enter åbn   ·   N nyt notat   ·   U udskriv plan</source>
        <translation>↑ ↓ choose   ·   Enter open   ·   N new note   ·   U print plan</translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Over aftalt rytme</source>
        <translation>Past the agreed rhythm</translation>
    </message>
    <message>
        <source>Vi venter på svar</source>
        <translation>We wait for an answer</translation>
    </message>
    <message>
        <source>Intet næste skridt</source>
        <translation>No next step</translation>
    </message>
    <message>
        <source>To versioner</source>
        <translation>Two versions</translation>
    </message>
    <message>
        <source>Over rytmen</source>
        <translation>Past rhythm</translation>
    </message>
    <message>
        <source>Venter</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Intet skridt</source>
        <translation>No step</translation>
    </message>
    <message>
        <source>Borgere</source>
        <translation>Citizens</translation>
    </message>
    <message>
        <source>Din stamme, {day}</source>
        <translation>Your caseload, {day}</translation>
    </message>
    <message>
        <source>1 borger</source>
        <translation>1 citizen</translation>
    </message>
    <message>
        <source>{count} borgere</source>
        <translation>{count} citizens</translation>
    </message>
    <message>
        <source>{count} af {all} borgere</source>
        <translation>{count} of {all} citizens</translation>
    </message>
    <message>
        <source>Ingen borgere endnu</source>
        <translation>No citizens yet</translation>
    </message>
    <message>
        <source>Dine borgere står her, når centralen har sendt dem. Det kan ses under Synkronisering.</source>
        <translation>Your citizens stand here when the central service has sent them. You can follow it under Synchronisation.</translation>
    </message>
    <message>
        <source>Ingen borger har »{text}«</source>
        <translation>No citizen has “{text}”</translation>
    </message>
    <message>
        <source>Ingen borgere her</source>
        <translation>No citizens here</translation>
    </message>
    <message>
        <source>Prøv en del af ordet. Der er kun søgt i det, der ligger på denne computer.</source>
        <translation>Try a part of the word. Only what is on this computer was searched.</translation>
    </message>
    <message>
        <source>Ny borger</source>
        <translation>New citizen</translation>
    </message>
    <message>
        <source>Ny borger, Ctrl N</source>
        <translation>New citizen, Ctrl N</translation>
    </message>
    <message>
        <source>Lukkede</source>
        <translation>Closed</translation>
    </message>
</context>
<context>
    <name>ClosedByNews</name>
    <message>
        <source>Set</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Set: {title}</source>
        <translation>Seen: {title}</translation>
    </message>
</context>
<context>
    <name>ClosingForm</name>
    <message>
        <source>Skriv den dag, sagen blev lukket.</source>
        <translation>Write the day on which the case was closed.</translation>
    </message>
    <message>
        <source>Vælg, hvorfor sagen lukkes.</source>
        <translation>Choose why the case is closed.</translation>
    </message>
    <message>
        <source>Skriv, hvad der sker nu: hvem borgeren kan gå til, og hvad der stadig er aftalt.</source>
        <translation>Write what happens now: whom the citizen can turn to, and what is still agreed.</translation>
    </message>
    <message>
        <source>Sagen går ud af Borgere, men findes stadig ved søgning. Intet slettes, og den kan åbnes igen; så står alt som før.</source>
        <translation>The case leaves Citizens, but can still be found by searching. Nothing is deleted, and it can be opened again; then everything is as before.</translation>
    </message>
    <message>
        <source>Endnu åbent, og stopper: {what}.</source>
        <translation>Still open, and stops: {what}.</translation>
    </message>
    <message>
        <source>Lukket den</source>
        <translation>Closed on</translation>
    </message>
    <message>
        <source>Hvorfor?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Vælg</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Hvad sker der nu?</source>
        <translation>What happens now?</translation>
    </message>
    <message>
        <source>Luk sagen</source>
        <translation>Close the case</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Fortryd, sagen bliver åben</source>
        <translation>Cancel, the case stays open</translation>
    </message>
    <message>
        <source>1 planlagt besøg</source>
        <translation>1 planned visit</translation>
    </message>
    <message>
        <source>{count} planlagte besøg</source>
        <translation>{count} planned visits</translation>
    </message>
    <message>
        <source>1 åben aftale</source>
        <translation>1 open agreement</translation>
    </message>
    <message>
        <source>{count} åbne aftaler</source>
        <translation>{count} open agreements</translation>
    </message>
    <message>
        <source>1 attest</source>
        <translation>1 statement</translation>
    </message>
    <message>
        <source>{count} attester</source>
        <translation>{count} statements</translation>
    </message>
</context>
<context>
    <name>ClosingTask</name>
    <message>
        <source>Åbn sagen igen</source>
        <translation>Open the case again</translation>
    </message>
    <message>
        <source>Behold lukket</source>
        <translation>Keep it closed</translation>
    </message>
    <message>
        <source>To personer har hver sit svar på, om sagen er lukket. Den er åben, til nogen vælger under Synkronisering.</source>
        <translation>Two people have different answers to whether the case is closed. It is open until somebody chooses under Synchronisation.</translation>
    </message>
    <message>
        <source>Sagen blev lukket {day}: {reason}.</source>
        <translation>The case was closed on {day}: {reason}.</translation>
    </message>
    <message>
        <source>Sagen blev lukket {day}.</source>
        <translation>The case was closed on {day}.</translation>
    </message>
    <message>
        <source>Nu: {next}</source>
        <translation>Now: {next}</translation>
    </message>
    <message>
        <source>Stoppet: {what}.</source>
        <translation>Stopped: {what}.</translation>
    </message>
    <message>
        <source>Sagen gemmes mindst til {until} efter den kode, der plejer at gælde ({code}); kommunen bestemmer koden.</source>
        <translation>The case is kept until {until} at least, by the code that usually holds ({code}); the municipality decides the code.</translation>
    </message>
    <message>
        <source>{who} har skrevet 1 ting i sagen uden at vide, at den blev lukket.</source>
        <translation>{who} wrote 1 thing in the case without knowing that it was closed.</translation>
    </message>
    <message>
        <source>{who} har skrevet {count} ting i sagen uden at vide, at den blev lukket.</source>
        <translation>{who} wrote {count} things in the case without knowing that it was closed.</translation>
    </message>
    <message>
        <source>Intet er gået tabt: det står i sagen. Åbn den igen, hvis der skal ske mere.</source>
        <translation>Nothing is lost: it stands in the case. Open it again if more is to be done.</translation>
    </message>
    <message>
        <source>1 planlagt besøg</source>
        <translation>1 planned visit</translation>
    </message>
    <message>
        <source>{count} planlagte besøg</source>
        <translation>{count} planned visits</translation>
    </message>
    <message>
        <source>1 åben aftale</source>
        <translation>1 open agreement</translation>
    </message>
    <message>
        <source>{count} åbne aftaler</source>
        <translation>{count} open agreements</translation>
    </message>
    <message>
        <source>1 attest</source>
        <translation>1 statement</translation>
    </message>
    <message>
        <source>{count} attester</source>
        <translation>{count} statements</translation>
    </message>
    <message>
        <source>Behold lukket, jeg har set det</source>
        <translation>Keep it closed, I have seen it</translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>De to koder er ikke ens. Skriv den samme to gange. Intet er ændret.</source>
        <translation>The two codes are not alike. Type the same one twice. Nothing has changed.</translation>
    </message>
    <message>
        <source>Dæk med en kode</source>
        <translation>Cover with a code</translation>
    </message>
    <message>
        <source>Kode på 6 cifre</source>
        <translation>A code of 6 digits</translation>
    </message>
    <message>
        <source>Den samme igen</source>
        <translation>The same again</translation>
    </message>
    <message>
        <source>Gem koden</source>
        <translation>Save the code</translation>
    </message>
    <message>
        <source>Skift koden</source>
        <translation>Change the code</translation>
    </message>
    <message>
        <source>Fjern koden</source>
        <translation>Remove the code</translation>
    </message>
    <message>
        <source>Din kommune har slået Dæk fra på denne computer. Brug Lås, Ctrl L.</source>
        <translation>Your municipality has switched off Cover on this computer. Use Lock, Ctrl L.</translation>
    </message>
    <message>
        <source>Dæk, Ctrl Shift D, skjuler skærmen i op til 15 minutter, og koden henter den frem. Nøglen bliver i hukommelsen imens: gå ikke fra computeren. Lås, Ctrl L, fjerner den.</source>
        <translation>Cover, Ctrl Shift D, hides the screen for up to 15 minutes, and the code brings it back. The key stays in memory meanwhile: do not walk away from the computer. Lock, Ctrl L, removes it.</translation>
    </message>
    <message>
        <source>Til {name}. Gælder én computer, til {until}. Den vises kun nu.</source>
        <translation>For {name}. Valid for one computer, until {until}. It is shown only now.</translation>
    </message>
    <message>
        <source>Kopieret i et halvt minut</source>
        <translation>Copied for half a minute</translation>
    </message>
    <message>
        <source>Kopiér koden</source>
        <translation>Copy the code</translation>
    </message>
    <message>
        <source>Kopiér linket</source>
        <translation>Copy the link</translation>
    </message>
    <message>
        <source>Ny computer</source>
        <translation>New computer</translation>
    </message>
    <message>
        <source>Med koden kommer en computer ind som den, du vælger. Giv den kun til personen selv. Hvem der lavede den til hvem, står i loggen.</source>
        <translation>With the code a computer comes in as the person you choose. Give it only to that person. Who made it for whom is in the log.</translation>
    </message>
    <message>
        <source>Linket har adressen og koden med, og er lige så hemmeligt som koden. Det sættes ind under Kode eller link, når Fodfæste åbnes på den nye computer.</source>
        <translation>The link brings the address and the code, and is as secret as the code. It is pasted under Code or link when Fodfæste is opened on the new computer.</translation>
    </message>
    <message>
        <source>Skjul koden</source>
        <translation>Hide the code</translation>
    </message>
</context>
<context>
    <name>CodeForm</name>
    <message>
        <source>Vælg, hvem der har fået en ny computer.</source>
        <translation>Choose who has got a new computer.</translation>
    </message>
    <message>
        <source>Skriv din adgangssætning.</source>
        <translation>Type your passphrase.</translation>
    </message>
    <message>
        <source>Vælg …</source>
        <translation>Choose …</translation>
    </message>
    <message>
        <source>Ny computer til hvem?</source>
        <translation>A new computer for whom?</translation>
    </message>
    <message>
        <source>Din adgangssætning</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Lav kode</source>
        <translation>Make a code</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at lave en kode</source>
        <translation>Close without making a code</translation>
    </message>
</context>
<context>
    <name>CodeStep</name>
    <message>
        <source>Skriv adressen. Den står i brevet eller mailen med din kode.</source>
        <translation>Write the address. It is in the letter or mail with your code.</translation>
    </message>
    <message>
        <source>Skriv koden. Den står ved siden af adressen og gælder én gang.</source>
        <translation>Write the code. It stands beside the address and works once.</translation>
    </message>
    <message>
        <source>Spørger centralen. Det tager et øjeblik.</source>
        <translation>Asking the central service. It takes a moment.</translation>
    </message>
    <message>
        <source>Hvem er du?</source>
        <translation>Who are you?</translation>
    </message>
    <message>
        <source>Adressen og koden har du fået af din kommune. Koden gælder én gang.</source>
        <translation>You got the address and the code from your municipality. The code works once.</translation>
    </message>
    <message>
        <source>Adressen på din kommunes Fodfæste</source>
        <translation>Address of your municipality’s Fodfæste</translation>
    </message>
    <message>
        <source>Kode eller link</source>
        <translation>Code or link</translation>
    </message>
    <message>
        <source>Linket er læst: adressen og koden står her.</source>
        <translation>The link has been read: the address and the code stand here.</translation>
    </message>
    <message>
        <source>Har du fået et link, så sæt det ind her. Store og små bogstaver gør ingen forskel.</source>
        <translation>If you were given a link, paste it here. Capital and small letters make no difference.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Borgere</source>
        <translation>Citizens</translation>
    </message>
    <message>
        <source>Ord i sagerne</source>
        <translation>Words in the cases</translation>
    </message>
    <message>
        <source>Handlinger</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Enter  åbn</source>
        <translation>Enter  open</translation>
    </message>
    <message>
        <source>{age} år</source>
        <translation>age {age}</translation>
    </message>
    <message>
        <source>Skriv et navn, et ord fra et notat eller det, du vil gøre.</source>
        <translation>Write a name, a word from a note, or what you want to do.</translation>
    </message>
    <message>
        <source>Ingen borger eller notat har »{text}«. Prøv en del af ordet. Der er kun søgt på denne computer.</source>
        <translation>No citizen or note has “{text}”. Try a part of the word. Only this computer was searched.</translation>
    </message>
    <message>
        <source>1 fundet · kun det, der ligger på denne computer</source>
        <translation>1 found · only what is on this computer</translation>
    </message>
    <message>
        <source>{count} fundet · kun det, der ligger på denne computer</source>
        <translation>{count} found · only what is on this computer</translation>
    </message>
    <message>
        <source>Søg eller gå til</source>
        <translation>Search or go to</translation>
    </message>
    <message>
        <source>Søg borger, ord eller handling</source>
        <translation>Search for a citizen, a word or an action</translation>
    </message>
    <message>
        <source>Navn, ord fra et notat, eller noget, du vil gøre</source>
        <translation>A name, a word from a note, or something you want to do</translation>
    </message>
    <message>
        <source>tidligere {name}</source>
        <translation>formerly {name}</translation>
    </message>
    <message>
        <source>tidligere navn</source>
        <translation>former name</translation>
    </message>
    <message>
        <source>Gør for en borger</source>
        <translation>Do for one citizen</translation>
    </message>
    <message>
        <source>{act}: {name}</source>
        <translation>{act}: {name}</translation>
    </message>
    <message>
        <source>Intet fundet med det, der er valgt over listen. Alt 0 søger i det hele igen.</source>
        <translation>Nothing found with what is chosen above the list. Alt 0 searches everything again.</translation>
    </message>
    <message>
        <source>Alt 1–6, T og P vælger   ·   Esc luk</source>
        <translation>Alt 1–6, T and P choose   ·   Esc closes</translation>
    </message>
</context>
<context>
    <name>CompareStep</name>
    <message>
        <source>Læser svaret. Det tager et øjeblik.</source>
        <translation>Reading the answer. It takes a moment.</translation>
    </message>
    <message>
        <source>Ring, og læs de seks ord op</source>
        <translation>Call, and read the six words out</translation>
    </message>
    <message>
        <source>Ring til begge nøgleofficerer. De skriver ordene af efter dig; passer de ikke, siger de nej.</source>
        <translation>Call both key officers. They type the words as you say them; if they do not match, the officers say no.</translation>
    </message>
    <message>
        <source>Svar fra USB-nøgle</source>
        <translation>Answer from USB stick</translation>
    </message>
    <message>
        <source>Gem på USB-nøgle</source>
        <translation>Save to USB stick</translation>
    </message>
    <message>
        <source>Ny anmodning</source>
        <translation>New request</translation>
    </message>
    <message>
        <source>Anmodningen ligger klar på denne computer</source>
        <translation>The request is ready on this computer</translation>
    </message>
    <message>
        <source>Venter på de to nøgleofficerer</source>
        <translation>Waiting for the two key officers</translation>
    </message>
    <message>
        <source>Én har godkendt; venter på den anden</source>
        <translation>One has approved; waiting for the other</translation>
    </message>
    <message>
        <source>Begge har godkendt; svaret er på vej</source>
        <translation>Both have approved; the answer is on its way</translation>
    </message>
    <message>
        <source>Anmodningen gælder til {until}. Du kan lukke programmet imens; ordene er de samme, når du kommer igen.</source>
        <translation>The request stands until {until}. You can close the program meanwhile; the words are the same when you come back.</translation>
    </message>
    <message>
        <source>Den sendes, når der er net. Eller bær den på en USB-nøgle. Den gælder til {until}.</source>
        <translation>It is sent when there is a network. Or carry it on a USB stick. It stands until {until}.</translation>
    </message>
</context>
<context>
    <name>Compared</name>
    <message>
        <source>Kun her: {words}</source>
        <translation>Only here: {words}</translation>
    </message>
</context>
<context>
    <name>ContactForm</name>
    <message>
        <source>Der er ikke ændret noget endnu.</source>
        <translation>Nothing has been changed yet.</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Postnummer</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>Sprog</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Tolk på</source>
        <translation>Interpreter for</translation>
    </message>
    <message>
        <source>Sikkerhedsbemærkning</source>
        <translation>Safety remark</translation>
    </message>
    <message>
        <source>Tag med</source>
        <translation>Bring</translation>
    </message>
    <message>
        <source>Hvor tit mødes I?</source>
        <translation>How often do you meet?</translation>
    </message>
    <message>
        <source>Tovholder</source>
        <translation>Coordinator</translation>
    </message>
    <message>
        <source>To versioner. Vælg dem ét sted, før du retter her.</source>
        <translation>Two versions. Choose between them in one place before you edit here.</translation>
    </message>
    <message>
        <source>Gem kontakt og hensyn</source>
        <translation>Save contact and care</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme kontakt og hensyn</source>
        <translation>Close without saving contact and care</translation>
    </message>
    <message>
        <source>Det, du skriver, står på I dag, i sagen og på besøget, så snart du gemmer.</source>
        <translation>What you write is shown on Today, in the case and on the visit as soon as you save.</translation>
    </message>
    <message>
        <source>Adressen er beskyttet. Den vises ikke her og kan ikke skrives her.</source>
        <translation>The address is protected. It is not shown here and cannot be written here.</translation>
    </message>
    <message>
        <source>I borgerens anden sag står: {words}</source>
        <translation>The citizen’s other case says: {words}</translation>
    </message>
    <message>
        <source>Har borgeren intet nummer, så skriv hvordan I får fat i hinanden.</source>
        <translation>If the citizen has no number, write how you get hold of each other.</translation>
    </message>
    <message>
        <source>Sproget. Lad det stå tomt, hvor ingen tolk skal med.</source>
        <translation>The language. Leave it empty where no interpreter is needed.</translation>
    </message>
    <message>
        <source>Én ting på hver linje. Det står på hvert besøg, der ikke siger andet.</source>
        <translation>One thing on each line. It is shown on every visit that does not say otherwise.</translation>
    </message>
    <message>
        <source>Den ene, der holder planen sammen.</source>
        <translation>The one person who holds the plan together.</translation>
    </message>
    <message>
        <source>hver uge</source>
        <translation>every week</translation>
    </message>
    <message>
        <source>hver 14. dag</source>
        <translation>every 14 days</translation>
    </message>
    <message>
        <source>hver 3. uge</source>
        <translation>every 3 weeks</translation>
    </message>
    <message>
        <source>hver 4. uge</source>
        <translation>every 4 weeks</translation>
    </message>
    <message>
        <source>hver 8. uge</source>
        <translation>every 8 weeks</translation>
    </message>
    <message>
        <source>hver 3. måned</source>
        <translation>every 3 months</translation>
    </message>
    <message>
        <source>ikke aftalt: regnes som hver 14. dag</source>
        <translation>not agreed: counted as every 14 days</translation>
    </message>
    <message>
        <source>hver {days}. dag</source>
        <translation>every {days} days</translation>
    </message>
    <message>
        <source>ikke valgt endnu</source>
        <translation>not chosen yet</translation>
    </message>
</context>
<context>
    <name>CopyStep</name>
    <message>
        <source>Kopien har alt, hvad du havde skrevet, da den blev taget.</source>
        <translation>The copy has everything you had written when it was made.</translation>
    </message>
    <message>
        <source>Det, du ikke har sendt siden, hentes fra computerens anden kopi.</source>
        <translation>What you have not sent since then is in the second copy here.</translation>
    </message>
    <message>
        <source>Det, centralen har kvitteret siden, kommer igen, når der er net.</source>
        <translation>What was receipted since then comes back when online.</translation>
    </message>
    <message>
        <source>Veje videre</source>
        <translation>Ways on</translation>
    </message>
    <message>
        <source>De beskadigede filer bliver lagt til side, ikke slettet. Vælg, hvad der skal ske.</source>
        <translation>The damaged files are put aside, not deleted. Choose what is to happen.</translation>
    </message>
    <message>
        <source>Noget af det, du har gemt, kan ikke læses</source>
        <translation>Some of what you have saved cannot be read</translation>
    </message>
    <message>
        <source>Alt, der kan læses, kommer med, og resten hentes fra kopierne.</source>
        <translation>Everything that can be read comes along, and the rest is taken from the backups.</translation>
    </message>
    <message>
        <source>Det, der ikke er sendt, hentes også fra computerens anden kopi.</source>
        <translation>What has not been sent is also taken from this computer’s second copy.</translation>
    </message>
    <message>
        <source>Resten kommer fra centralen. Det, ingen har, får du at se med navn og tid.</source>
        <translation>The rest comes from the service. What nobody has is shown to you with name and time.</translation>
    </message>
    <message>
        <source>Du ser alt, der kan læses her, i kopierne og af det usendte, og kan printe det.</source>
        <translation>You see all that can be read here, in the backups and of what is unsent, and can print it.</translation>
    </message>
    <message>
        <source>Der kan ikke skrives imens, og intet ændres. Du kan altid bygge det op bagefter.</source>
        <translation>Nothing can be written meanwhile, and nothing is changed. You can always rebuild it afterwards.</translation>
    </message>
    <message>
        <source>Det, ingen her har, står med navn og tid under Indstillinger, Sikkerhed.</source>
        <translation>What nobody here has stands with name and time under Settings, Security.</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Forkert kode. Er den næste også forkert, låses der helt. Det, du skrev, er gemt.</source>
        <translation>Wrong code. If the next one is wrong too, it locks completely. What you wrote is saved.</translation>
    </message>
    <message>
        <source>Forkert kode. Du har {left} forsøg mere, så låses der helt. Det, du skrev, er gemt.</source>
        <translation>Wrong code. You have {left} more tries, then it locks completely. What you wrote is saved.</translation>
    </message>
    <message>
        <source>Skærmen er dækket</source>
        <translation>The screen is covered</translation>
    </message>
    <message>
        <source>Skriv din kode på 6 cifre for at arbejde videre. Efter 15 minutter låses der helt.</source>
        <translation>Type your code of 6 digits to go on working. After 15 minutes it locks completely.</translation>
    </message>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Lås helt</source>
        <translation>Lock completely</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>dd.mm.åååå</source>
        <translation>dd.mm.yyyy</translation>
    </message>
    <message>
        <source>Skriv datoen som 27.11.2026 eller som »på fredag« eller »om 14 dage«.</source>
        <translation>Write the date as 27.11.2026, or in Danish words.</translation>
    </message>
    <message>
        <source>Skriv datoen som 27.11.2026.</source>
        <translation>Write the date as 27.11.2026.</translation>
    </message>
</context>
<context>
    <name>DayClashes</name>
    <message>
        <source>Støder sammen</source>
        <translation>Clashes</translation>
    </message>
</context>
<context>
    <name>DayList</name>
    <message>
        <source>og {count} til</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Vis alle {count}</source>
        <translation>Show all {count}</translation>
    </message>
    <message>
        <source>Vis færre</source>
        <translation>Show fewer</translation>
    </message>
</context>
<context>
    <name>DayReviews</name>
    <message>
        <source>Skal ses på</source>
        <translation>To be looked at</translation>
    </message>
    <message>
        <source>og {count} til</source>
        <translation>and {count} more</translation>
    </message>
</context>
<context>
    <name>DaySide</name>
    <message>
        <source>Over fristen</source>
        <translation>Past the date</translation>
    </message>
    <message>
        <source>Vi venter på andre</source>
        <translation>We wait for others</translation>
    </message>
    <message>
        <source>Motivation nu</source>
        <translation>Motivation now</translation>
    </message>
    <message>
        <source>sagt {when}</source>
        <translation>said {when}</translation>
    </message>
    <message>
        <source>Åbn</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Åbn sagen om {name}</source>
        <translation>Open the case of {name}</translation>
    </message>
    <message>
        <source>og {count} til under Borgere</source>
        <translation>and {count} more under Citizens</translation>
    </message>
    <message>
        <source>1 dag over</source>
        <translation>1 day over</translation>
    </message>
    <message>
        <source>{days} dage over</source>
        <translation>{days} days over</translation>
    </message>
    <message>
        <source>siden i dag</source>
        <translation>since today</translation>
    </message>
    <message>
        <source>siden {day}</source>
        <translation>since {day}</translation>
    </message>
    <message>
        <source>uden dato</source>
        <translation>no date</translation>
    </message>
</context>
<context>
    <name>DaysForm</name>
    <message>
        <source>Skriv datoen som 27.11.2026.</source>
        <translation>Write the date as 27.11.2026.</translation>
    </message>
    <message>
        <source>Fra og med</source>
        <translation>From and including</translation>
    </message>
    <message>
        <source>Til og med</source>
        <translation>Up to and including</translation>
    </message>
    <message>
        <source>Udskriv</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Gem til USB</source>
        <translation>Save to USB</translation>
    </message>
    <message>
        <source>Sagens forløb</source>
        <translation>The course of the case</translation>
    </message>
    <message>
        <source>Overdragelse</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>Hvilket papir</source>
        <translation>Which paper</translation>
    </message>
</context>
<context>
    <name>DealsCard</name>
    <message>
        <source>Gem eller luk først det, du har skrevet her.</source>
        <translation>First save or close what you have written here.</translation>
    </message>
    <message>
        <source>Også: {others}</source>
        <translation>Also: {others}</translation>
    </message>
    <message>
        <source>Alle {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>Færre</source>
        <translation>Fewer</translation>
    </message>
    <message>
        <source>uden dato</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>Ret »{what}«</source>
        <translation>Edit “{what}”</translation>
    </message>
    <message>
        <source>Aftaler i dag</source>
        <translation>Agreements today</translation>
    </message>
    <message>
        <source>Ny</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Ny aftale</source>
        <translation>New agreement</translation>
    </message>
    <message>
        <source>Mål</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>Nyt mål</source>
        <translation>New goal</translation>
    </message>
    <message>
        <source>Skriv i notatet, hvem der gør hvad hvornår.</source>
        <translation>Write in the note who does what by when.</translation>
    </message>
</context>
<context>
    <name>DeathForm</name>
    <message>
        <source>Skriv den dag, borgeren døde.</source>
        <translation>Write the day on which the citizen died.</translation>
    </message>
    <message>
        <source>Skriv, hvor du ved det fra, for eksempel CPR-registret eller en pårørende.</source>
        <translation>Write where you know it from, for example the CPR register or a relative.</translation>
    </message>
    <message>
        <source>Dødsdag</source>
        <translation>Day of death</translation>
    </message>
    <message>
        <source>Hvor ved du det fra?</source>
        <translation>Where do you know it from?</translation>
    </message>
    <message>
        <source>Gem dødsfaldet</source>
        <translation>Save the death</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme dødsfaldet</source>
        <translation>Close without saving the death</translation>
    </message>
    <message>
        <source>Besøg, aftaler og attester stopper med det samme, på alle computere, der har sagen, og der går ingen plan eller kort ud. Intet slettes, og det kan tages tilbage, hvis det viser sig ikke at passe.</source>
        <translation>Visits, agreements and statements stop at once, on every computer that has the case, and no plan or card goes out. Nothing is deleted, and it can be taken back if it turns out not to be so.</translation>
    </message>
</context>
<context>
    <name>DiagnosticsScreen</name>
    <message>
        <source>gå gennem filen</source>
        <translation>go through the file</translation>
    </message>
    <message>
        <source>gem filen, hvor du peger</source>
        <translation>save the file where you point</translation>
    </message>
    <message>
        <source>Fil til fejlsøgning</source>
        <translation>File for troubleshooting</translation>
    </message>
    <message>
        <source>Intet om borgere eller om dig</source>
        <translation>Nothing about citizens or about you</translation>
    </message>
    <message>
        <source>Indstillinger</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Tilbage til Indstillinger</source>
        <translation>Back to Settings</translation>
    </message>
    <message>
        <source>Gem filen …</source>
        <translation>Save the file …</translation>
    </message>
    <message>
        <source>Hele filen, som den gemmes</source>
        <translation>The whole file, as it is saved</translation>
    </message>
    <message>
        <source>Her er hver linje, som filen får: udgaver, størrelser, antal, svartider og steder i programmet, hvor noget gik galt. Den sendes ingen steder. Du gemmer den selv og giver den til den, der hjælper dig.</source>
        <translation>Here is every line that the file gets: versions, sizes, counts, response times, and places in the program where something went wrong. It is sent nowhere. You save it yourself and give it to whoever helps you.</translation>
    </message>
</context>
<context>
    <name>DocumentScreen</name>
    <message>
        <source>Dokument</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>De første {shown} af {count} sider. Gem en kopi for at læse resten.</source>
        <translation>The first {shown} of {count} pages. Save a copy to read the rest.</translation>
    </message>
    <message>
        <source>rul i siderne</source>
        <translation>scroll through the pages</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tilbage til sagen</source>
        <translation>Back to the case</translation>
    </message>
    <message>
        <source>Gem kopi</source>
        <translation>Save copy</translation>
    </message>
    <message>
        <source>Ingen sider at vise</source>
        <translation>No pages to show</translation>
    </message>
    <message>
        <source>Sagen og dens andre filer er, som de var.</source>
        <translation>The case and its other files are as they were.</translation>
    </message>
</context>
<context>
    <name>DocumentsCard</name>
    <message>
        <source>Ingen filer endnu. Tryk Vedhæft, eller træk en fil hertil: et brev, et foto, en PDF.</source>
        <translation>No files yet. Press Attach, or drag a file here: a letter, a photo, a PDF.</translation>
    </message>
    <message>
        <source>Dokumenter</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Vis {what}</source>
        <translation>Show {what}</translation>
    </message>
    <message>
        <source>Mere om {what}</source>
        <translation>More about {what}</translation>
    </message>
    <message>
        <source>Kaldt tilbage: {reason}</source>
        <translation>Withdrawn: {reason}</translation>
    </message>
    <message>
        <source>Ligger ikke på denne computer endnu</source>
        <translation>Not on this computer yet</translation>
    </message>
    <message>
        <source>Gem kopi …</source>
        <translation>Save copy …</translation>
    </message>
    <message>
        <source>Kald filen tilbage …</source>
        <translation>Withdraw the file …</translation>
    </message>
    <message>
        <source>Hvorfor kaldes filen tilbage?</source>
        <translation>Why is the file withdrawn?</translation>
    </message>
    <message>
        <source>Kald tilbage</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Vedhæft</source>
        <translation>Attach</translation>
    </message>
    <message>
        <source>Venter, til du er på kontoret, og ligger kun på denne computer</source>
        <translation>Waits until you are at the office, and lies only on this computer</translation>
    </message>
    <message>
        <source>Er ikke sendt endnu</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>Send filen nu</source>
        <translation>Send the file now</translation>
    </message>
    <message>
        <source>Send, når jeg er på kontoret</source>
        <translation>Send when I am at the office</translation>
    </message>
    <message>
        <source>Er beskadiget her og kan ikke sendes. Vedhæft den igen.</source>
        <translation>Is damaged here and cannot be sent. Attach it again.</translation>
    </message>
</context>
<context>
    <name>DoorQuestion</name>
    <message>
        <source>Gem og udskriv kort</source>
        <translation>Save and print a card</translation>
    </message>
    <message>
        <source>Gem uden kort</source>
        <translation>Save without a card</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Ingen åbnede. Vil du lægge et kort i postkassen?</source>
        <translation>Nobody opened. Do you want to leave a card in the letter box?</translation>
    </message>
</context>
<context>
    <name>EaseLine</name>
    <message>
        <source>Læsbarhed: LIX {number} · {word} · mål: højst {most}</source>
        <translation>Reading ease: LIX {number} · {word} · aim: at most {most}</translation>
    </message>
    <message>
        <source>let at læse</source>
        <translation>easy to read</translation>
    </message>
    <message>
        <source>til at læse, kortere sætninger gør det lettere</source>
        <translation>readable; shorter sentences make it easier</translation>
    </message>
    <message>
        <source>svært at læse, prøv kortere sætninger</source>
        <translation>hard to read, try shorter sentences</translation>
    </message>
</context>
<context>
    <name>EditionForm</name>
    <message>
        <source>Intet mål</source>
        <translation>No goal</translation>
    </message>
    <message>
        <source>Uden navn</source>
        <translation>Without a name</translation>
    </message>
    <message>
        <source>Intet forløb</source>
        <translation>No placement</translation>
    </message>
    <message>
        <source>Ikke med</source>
        <translation>Not along</translation>
    </message>
    <message>
        <source>De gør</source>
        <translation>They do</translation>
    </message>
    <message>
        <source>Vi gør</source>
        <translation>We do</translation>
    </message>
    <message>
        <source>Udskriv til {to}</source>
        <translation>Print for {to}</translation>
    </message>
    <message>
        <source>Udskriv</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Samarbejdspartner</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>Virksomhed</source>
        <translation>Workplace</translation>
    </message>
    <message>
        <source>Hvem skal læse papiret?</source>
        <translation>Who is to read the paper?</translation>
    </message>
    <message>
        <source>En linje for hver.</source>
        <translation>One line for each.</translation>
    </message>
    <message>
        <source>Hvem er papiret til?</source>
        <translation>Who is the paper for?</translation>
    </message>
    <message>
        <source>Hvad har borgeren sagt ja til?</source>
        <translation>What has the citizen said yes to?</translation>
    </message>
    <message>
        <source>Til og med</source>
        <translation>Until the end of</translation>
    </message>
    <message>
        <source>Hvilket mål må de se?</source>
        <translation>Which goal may they see?</translation>
    </message>
    <message>
        <source>Hvilket forløb?</source>
        <translation>Which placement?</translation>
    </message>
    <message>
        <source>Opgaver</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Det giver gode dage</source>
        <translation>What makes good days</translation>
    </message>
    <message>
        <source>Hvad der skal til, uden hvorfor: »slut kl. 12«. En linje for hver.</source>
        <translation>What it takes, without why: “done at 12”. One line for each.</translation>
    </message>
    <message>
        <source>Sådan når de borgeren</source>
        <translation>How they reach the citizen</translation>
    </message>
    <message>
        <source>Aftaler på papiret</source>
        <translation>Agreements on the paper</translation>
    </message>
    <message>
        <source>Gem til USB</source>
        <translation>Save to USB</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at skrive ud</source>
        <translation>Close without printing</translation>
    </message>
</context>
<context>
    <name>EditionScreen</name>
    <message>
        <source>Udskriv</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>tilbage til planen</source>
        <translation>back to the plan</translation>
    </message>
    <message>
        <source>Papir til andre</source>
        <translation>Paper for others</translation>
    </message>
    <message>
        <source>Skriv</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Se siderne</source>
        <translation>See the pages</translation>
    </message>
    <message>
        <source>Formular eller sider</source>
        <translation>Form or pages</translation>
    </message>
    <message>
        <source>Kun det, du vælger, kommer med. Papiret siger ikke, hvad der er udeladt. Vis det til borgeren først.</source>
        <translation>Only what you choose goes along. The paper does not say what is left out. Show it to the citizen first.</translation>
    </message>
    <message>
        <source>Sådan kommer papiret ud af printeren</source>
        <translation>This is how the paper comes out of the printer</translation>
    </message>
</context>
<context>
    <name>EndForm</name>
    <message>
        <source>Hvordan gik det?</source>
        <translation>How did it go?</translation>
    </message>
    <message>
        <source>Står i planens næste udgave. Må gerne stå tomt.</source>
        <translation>Stands in the next edition of the plan. May be left empty.</translation>
    </message>
    <message>
        <source>Gem svaret</source>
        <translation>Save the answer</translation>
    </message>
    <message>
        <source>Afslut aktiviteten</source>
        <translation>End the activity</translation>
    </message>
    <message>
        <source>Gem svaret: {what}</source>
        <translation>Save the answer: {what}</translation>
    </message>
    <message>
        <source>Afslut aktiviteten: {what}</source>
        <translation>End the activity: {what}</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at afslutte aktiviteten</source>
        <translation>Close without ending the activity</translation>
    </message>
</context>
<context>
    <name>FetchCard</name>
    <message>
        <source>Henter borgeren før de andre. Du kan arbejde imens.</source>
        <translation>Fetching the citizen before the others. You can work meanwhile.</translation>
    </message>
    <message>
        <source>Henter fra centralen</source>
        <translation>Fetching from the central service</translation>
    </message>
    <message>
        <source>Hent resten</source>
        <translation>Fetch the rest</translation>
    </message>
    <message>
        <source>Borgerens CPR-nummer</source>
        <translation>The citizen’s CPR number</translation>
    </message>
    <message>
        <source>Hent borgeren nu</source>
        <translation>Fetch the citizen now</translation>
    </message>
</context>
<context>
    <name>FetchStep</name>
    <message>
        <source>Første gang tager det lidt længere.</source>
        <translation>The first time takes a little longer.</translation>
    </message>
    <message>
        <source>Så er du i gang</source>
        <translation>You are on your way</translation>
    </message>
    <message>
        <source>Du kan begynde nu. Resten kommer, mens du arbejder.</source>
        <translation>You can begin now. The rest comes while you work.</translation>
    </message>
    <message>
        <source>Finder dine borgere</source>
        <translation>Finding your citizens</translation>
    </message>
    <message>
        <source>Din borger er her</source>
        <translation>Your citizen is here</translation>
    </message>
    <message>
        <source>Alle dine {total} borgere er her</source>
        <translation>All your {total} citizens are here</translation>
    </message>
    <message>
        <source>Alt ligger krypteret på denne computer.</source>
        <translation>Everything is encrypted on this computer.</translation>
    </message>
    <message>
        <source>Henter din borger</source>
        <translation>Fetching your citizen</translation>
    </message>
    <message>
        <source>Henter dine {total} borgere</source>
        <translation>Fetching your {total} citizens</translation>
    </message>
    <message>
        <source>{done} er klar nu. Du kan begynde med de første.</source>
        <translation>{done} are ready now. You can begin with the first.</translation>
    </message>
    <message>
        <source>De første kommer om lidt.</source>
        <translation>The first come in a moment.</translation>
    </message>
</context>
<context>
    <name>FindCard</name>
    <message>
        <source>Udelad</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>Skriv om</source>
        <translation>Reword</translation>
    </message>
    <message>
        <source>Det må stå</source>
        <translation>It may stand</translation>
    </message>
    <message>
        <source>Skriv det, så det kan stå</source>
        <translation>Write it so that it can stand</translation>
    </message>
    <message>
        <source>Brug ordene</source>
        <translation>Use the words</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Udeladt</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>Må stå</source>
        <translation>May stand</translation>
    </message>
    <message>
        <source>Skrevet om</source>
        <translation>Reworded</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Fortryd: {text}</source>
        <translation>Undo: {text}</translation>
    </message>
    <message>
        <source>Ord at se på, før papiret går ud</source>
        <translation>Words to look at before the paper leaves</translation>
    </message>
    <message>
        <source>De kan sige mere, end læseren skal vide. Svar på hver, så kan papiret skrives ud.</source>
        <translation>They may say more than the reader is to know. Answer each, then the paper can be printed.</translation>
    </message>
    <message>
        <source>Ordlisten er fra {day} og gennemlæst af {who}.</source>
        <translation>The list of words is from {day} and has been read by {who}.</translation>
    </message>
    <message>
        <source>Ordlisten er fra {day} og er ikke gennemlæst af en fagperson endnu.</source>
        <translation>The list of words is from {day} and has not been read by a professional yet.</translation>
    </message>
</context>
<context>
    <name>FiveWords</name>
    <message>
        <source>Skriv de fem ord, som de står ovenfor, med mellemrum mellem ordene.</source>
        <translation>Write the five words as they stand above, with spaces between them.</translation>
    </message>
    <message>
        <source>Alle fem ord passer.</source>
        <translation>All five words are right.</translation>
    </message>
    <message>
        <source>Med mellemrum mellem ordene.</source>
        <translation>With spaces between the words.</translation>
    </message>
    <message>
        <source>Ét ord passer. Skriv videre.</source>
        <translation>One word is right. Go on.</translation>
    </message>
    <message>
        <source>To ord passer. Skriv videre.</source>
        <translation>Two words are right. Go on.</translation>
    </message>
    <message>
        <source>Tre ord passer. Skriv videre.</source>
        <translation>Three words are right. Go on.</translation>
    </message>
    <message>
        <source>Fire ord passer. Skriv videre.</source>
        <translation>Four words are right. Go on.</translation>
    </message>
    <message>
        <source>De fem ord passer, men der står mere.</source>
        <translation>The five words are right, but there is more.</translation>
    </message>
    <message>
        <source>Skriv de fem ord igen</source>
        <translation>Write the five words again</translation>
    </message>
    <message>
        <source>Giv mig fem andre</source>
        <translation>Five other words</translation>
    </message>
</context>
<context>
    <name>ForgottenScreen</name>
    <message>
        <source>Spørg om hjælp</source>
        <translation>Ask for help</translation>
    </message>
    <message>
        <source>Sammenlign</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Nye ord</source>
        <translation>New words</translation>
    </message>
    <message>
        <source>Send anmodning</source>
        <translation>Send request</translation>
    </message>
    <message>
        <source>Se efter nu</source>
        <translation>Look now</translation>
    </message>
    <message>
        <source>Lås op med de nye ord</source>
        <translation>Unlock with the new words</translation>
    </message>
    <message>
        <source>Intet er tabt</source>
        <translation>Nothing is lost</translation>
    </message>
    <message>
        <source>To mennesker i din kommune lukker dig ind igen, sammen. Ingen af dem kan det alene.</source>
        <translation>Two people of your municipality let you in again, together. Neither of them can do it alone.</translation>
    </message>
    <message>
        <source>Tilbage til Lås op</source>
        <translation>Back to Unlock</translation>
    </message>
    <message>
        <source>Gendan med de nye ord</source>
        <translation>Restore with the new words</translation>
    </message>
    <message>
        <source>Tilbage til kopierne</source>
        <translation>Back to the copies</translation>
    </message>
    <message>
        <source>Alt samles igen</source>
        <translation>All brought together again</translation>
    </message>
</context>
<context>
    <name>FormCard</name>
    <message>
        <source>Mentortimer</source>
        <translation>Mentor hours</translation>
    </message>
    <message>
        <source>Nyt mål</source>
        <translation>New goal</translation>
    </message>
    <message>
        <source>Ny aftale</source>
        <translation>New agreement</translation>
    </message>
    <message>
        <source>Ret aftalen</source>
        <translation>Edit the agreement</translation>
    </message>
    <message>
        <source>Nej igen til én plan</source>
        <translation>No longer one plan</translation>
    </message>
    <message>
        <source>Ja til én plan</source>
        <translation>Yes to one plan</translation>
    </message>
    <message>
        <source>Gælder ikke her</source>
        <translation>Does not apply here</translation>
    </message>
    <message>
        <source>Næste gennemgang</source>
        <translation>Next review</translation>
    </message>
    <message>
        <source>Hvordan det gik</source>
        <translation>How it went</translation>
    </message>
    <message>
        <source>Slut med aktiviteten</source>
        <translation>End of the activity</translation>
    </message>
    <message>
        <source>Ret aktiviteten</source>
        <translation>Edit the activity</translation>
    </message>
    <message>
        <source>Ny aktivitet</source>
        <translation>New activity</translation>
    </message>
</context>
<context>
    <name>FormEase</name>
    <message>
        <source>og {count} til</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Kan det siges lettere? {words}</source>
        <translation>Can it be said more simply? {words}</translation>
    </message>
</context>
<context>
    <name>FormNews</name>
    <message>
        <source>intet</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>En kollega</source>
        <translation>A colleague</translation>
    </message>
    <message>
        <source>{field}: der står nu »{text}«</source>
        <translation>{field}: now says “{text}”</translation>
    </message>
    <message>
        <source>Dit står her endnu. Gemmer du uden at tage det med, står begge versioner.</source>
        <translation>Yours still stands here. If you save without taking it along, both versions stand.</translation>
    </message>
    <message>
        <source>{name} har rettet det samme, mens du skrev</source>
        <translation>{name} changed the same while you wrote</translation>
    </message>
    <message>
        <source>Tag med</source>
        <translation>Take along</translation>
    </message>
    <message>
        <source>Tag med: det, {name} har rettet</source>
        <translation>Take along: what {name} changed</translation>
    </message>
    <message>
        <source>Tag med: {fields}, som {name} har rettet</source>
        <translation>Take along: {fields}, which {name} has changed</translation>
    </message>
    <message>
        <source>I har begge rettet {fields}. Dit står her endnu. Gemmer du, står begge versioner, til den ene er valgt i Synkronisering.</source>
        <translation>You have both changed {fields}. Yours still stands here. If you save, both versions stand until one is chosen in Synchronisation.</translation>
    </message>
    <message>
        <source>Tag med tager kun det andet: {fields}.</source>
        <translation>Take along takes only the rest: {fields}.</translation>
    </message>
</context>
<context>
    <name>FormPlace</name>
    <message>
        <source>Gem eller luk først det, du har skrevet her.</source>
        <translation>First save or close what you have written here.</translation>
    </message>
</context>
<context>
    <name>GlassForm</name>
    <message>
        <source>Det haster</source>
        <translation>It is urgent</translation>
    </message>
    <message>
        <source>Borgeren har henvendt sig</source>
        <translation>The citizen has turned to us</translation>
    </message>
    <message>
        <source>En kollega er væk</source>
        <translation>A colleague is away</translation>
    </message>
    <message>
        <source>Tilsyn eller klage</source>
        <translation>Supervision or a complaint</translation>
    </message>
    <message>
        <source>Andet</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Skriv borgerens CPR-nummer.</source>
        <translation>Write the citizen’s CPR number.</translation>
    </message>
    <message>
        <source>Skriv med et par ord, hvorfor. Grunden står i loggen.</source>
        <translation>Say why in a few words. The reason is kept in the log.</translation>
    </message>
    <message>
        <source>Borgerens CPR-nummer</source>
        <translation>The citizen’s CPR number</translation>
    </message>
    <message>
        <source>Hvad er anledningen?</source>
        <translation>What is the occasion?</translation>
    </message>
    <message>
        <source>Hvorfor åbner du sagen?</source>
        <translation>Why do you open the case?</translation>
    </message>
    <message>
        <source>Åbn i 60 minutter</source>
        <translation>Open for 60 minutes</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at åbne en sag</source>
        <translation>Close without opening a case</translation>
    </message>
    <message>
        <source>Skriv din adgangssætning.</source>
        <translation>Type your passphrase.</translation>
    </message>
    <message>
        <source>Din adgangssætning</source>
        <translation>Your passphrase</translation>
    </message>
</context>
<context>
    <name>GlassScreen</name>
    <message>
        <source>Sagen er åbnet i 60 minutter og er på vej hertil. Den vises, så snart den er her.</source>
        <translation>The case is open for 60 minutes and on its way here. It is shown as soon as it is here.</translation>
    </message>
    <message>
        <source>åbn sagen</source>
        <translation>open the case</translation>
    </message>
    <message>
        <source>luk</source>
        <translation>close</translation>
    </message>
    <message>
        <source>Uden for din sagsstamme</source>
        <translation>Outside your caseload</translation>
    </message>
    <message>
        <source>Åbn en sag</source>
        <translation>Open a case</translation>
    </message>
    <message>
        <source>Du kan læse sagen i 60 minutter, men ikke skrive i den. Teamlederen kan se det med det samme, grunden står i loggen, og borgeren kan få at vide, at sagen er åbnet. Bagefter fjernes den fra denne computer.</source>
        <translation>You can read the case for 60 minutes, but not write in it. The team lead can see it at once, the reason is kept in the log, and the citizen can learn that the case was opened. Afterwards it is removed from this computer.</translation>
    </message>
</context>
<context>
    <name>GoalCard</name>
    <message>
        <source>Gem først det, du har skrevet her.</source>
        <translation>First save what you have written here.</translation>
    </message>
    <message>
        <source>Mål {number}</source>
        <translation>Goal {number}</translation>
    </message>
    <message>
        <source>Ny aktivitet</source>
        <translation>New activity</translation>
    </message>
    <message>
        <source>Målet er nået</source>
        <translation>The goal is reached</translation>
    </message>
    <message>
        <source>Målet er nået: {goal}</source>
        <translation>The goal is reached: {goal}</translation>
    </message>
    <message>
        <source>Tag målet ud</source>
        <translation>Take the goal out</translation>
    </message>
    <message>
        <source>Tag målet ud: {goal}</source>
        <translation>Take the goal out: {goal}</translation>
    </message>
    <message>
        <source>To har skrevet målet, mens I var hver for sig. Vælg først, hvad der skal stå.</source>
        <translation>Two people wrote the goal while you were apart. First choose what shall stand.</translation>
    </message>
    <message>
        <source>Se begge</source>
        <translation>See both</translation>
    </message>
    <message>
        <source>Kan ikke rettes her: der er to versioner.</source>
        <translation>Cannot be edited here: there are two versions.</translation>
    </message>
</context>
<context>
    <name>GoalForm</name>
    <message>
        <source>ikke valgt</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>Målet med få ord</source>
        <translation>The goal in a few words</translation>
    </message>
    <message>
        <source>Borgerens egne ord</source>
        <translation>The citizen’s own words</translation>
    </message>
    <message>
        <source>Hvordan kan I se, at det er nået?</source>
        <translation>How can you see that it is reached?</translation>
    </message>
    <message>
        <source>Nået inden</source>
        <translation>Reached by</translation>
    </message>
    <message>
        <source>Del af livet</source>
        <translation>Part of life</translation>
    </message>
    <message>
        <source>Delmål</source>
        <translation>Milestones</translation>
    </message>
    <message>
        <source>Ét på hver linje, i den rækkefølge de nås.</source>
        <translation>One on each line, in the order they are reached.</translation>
    </message>
    <message>
        <source>Hvem har sat målet?</source>
        <translation>Who set the goal?</translation>
    </message>
    <message>
        <source>nævnes ikke</source>
        <translation>not mentioned</translation>
    </message>
    <message>
        <source>Gem mål</source>
        <translation>Save goal</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme målet</source>
        <translation>Close without saving the goal</translation>
    </message>
</context>
<context>
    <name>GoalsCard</name>
    <message>
        <source>Ingen mål endnu. Et mål er borgerens egne ord, noget I kan måle, og en dato. Skriv det sammen.</source>
        <translation>No goals yet. A goal is the citizen’s own words, something you can measure, and a date. Write it together.</translation>
    </message>
    <message>
        <source>{reached} af {steps} delmål</source>
        <translation>{reached} of {steps} milestones</translation>
    </message>
    <message>
        <source>Nået</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>Mål</source>
        <translation>Goals</translation>
    </message>
    <message>
        <source>Nyt mål</source>
        <translation>New goal</translation>
    </message>
</context>
<context>
    <name>GuardForm</name>
    <message>
        <source>Det mangler her.</source>
        <translation>This is missing.</translation>
    </message>
    <message>
        <source>Fra du gemmer, står adressen ingen steder, heller ikke uden net: den vises kun med en grund, som logges, og kommer på intet papir. Du får en liste over det, der allerede bærer den. Teksten i notater skjules ikke.</source>
        <translation>From the moment you save, the address stands nowhere, offline too: it is shown only with a reason, which is logged, and goes on no paper. You get a list of what carries it already. The text in notes is not hidden.</translation>
    </message>
    <message>
        <source>Adressen vises igen som alle andres, på skærm og papir, på alle computere med sagen.</source>
        <translation>The address is shown again like everybody else’s, on screen and paper, on every computer with the case.</translation>
    </message>
    <message>
        <source>Gælder fra</source>
        <translation>Holds from</translation>
    </message>
    <message>
        <source>Hvor ved du det fra?</source>
        <translation>How do you know?</translation>
    </message>
    <message>
        <source>Hvorfor?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Beskyt adressen</source>
        <translation>Protect the address</translation>
    </message>
    <message>
        <source>Ophæv beskyttelsen</source>
        <translation>End the protection</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Fortryd, intet ændres</source>
        <translation>Cancel, nothing changes</translation>
    </message>
</context>
<context>
    <name>GuardTask</name>
    <message>
        <source>Beskyttet adresse</source>
        <translation>Protected address</translation>
    </message>
    <message>
        <source>Vis kun det uden svar</source>
        <translation>Show only what has no answer</translation>
    </message>
    <message>
        <source>Vis alt, også det, der er gjort</source>
        <translation>Show everything, also what is done</translation>
    </message>
    <message>
        <source>1 uden svar</source>
        <translation>1 without an answer</translation>
    </message>
    <message>
        <source>{count} uden svar</source>
        <translation>{count} without an answer</translation>
    </message>
    <message>
        <source>Gælder fra {day}.</source>
        <translation>Holds from {day}.</translation>
    </message>
    <message>
        <source>Kilde: {source}.</source>
        <translation>Source: {source}.</translation>
    </message>
    <message>
        <source>Grund: {why}.</source>
        <translation>Reason: {why}.</translation>
    </message>
    <message>
        <source>To personer har hver sit svar. Adressen er beskyttet, til nogen vælger under Synkronisering.</source>
        <translation>Two people have different answers. The address is protected until somebody chooses under Synchronisation.</translation>
    </message>
    <message>
        <source>Dette gik ud med adressen på, eller kan bære den. Hent det hjem eller makulér det, og skriv, hvad der er gjort. Teksten i notater skjules ikke.</source>
        <translation>This left with the address on it, or may carry it. Have it brought back or shred it, and write what was done. The text in notes is not hidden.</translation>
    </message>
    <message>
        <source>Alt, der vides om her, har et svar. Teksten i notater skjules ikke.</source>
        <translation>Everything that is known here has an answer. The text in notes is not hidden.</translation>
    </message>
    <message>
        <source>Skriv svar</source>
        <translation>Write an answer</translation>
    </message>
    <message>
        <source>Ret svar</source>
        <translation>Change the answer</translation>
    </message>
    <message>
        <source>1 dagsliste på papir</source>
        <translation>1 list of the day on paper</translation>
    </message>
    <message>
        <source>{count} dagslister på papir</source>
        <translation>{count} lists of the day on paper</translation>
    </message>
    <message>
        <source>1 plan gemt som fil</source>
        <translation>1 plan saved as a file</translation>
    </message>
    <message>
        <source>{count} planer gemt som filer</source>
        <translation>{count} plans saved as files</translation>
    </message>
    <message>
        <source>1 brev til borgeren</source>
        <translation>1 letter to the citizen</translation>
    </message>
    <message>
        <source>{count} breve til borgeren</source>
        <translation>{count} letters to the citizen</translation>
    </message>
    <message>
        <source>1 svar på aktindsigt</source>
        <translation>1 answer to a request for access</translation>
    </message>
    <message>
        <source>{count} svar på aktindsigt</source>
        <translation>{count} answers to requests for access</translation>
    </message>
    <message>
        <source>Kopi af »{name}«</source>
        <translation>Copy of “{name}”</translation>
    </message>
    <message>
        <source>kan bære den</source>
        <translation>may carry it</translation>
    </message>
    <message>
        <source>hos {name}</source>
        <translation>with {name}</translation>
    </message>
    <message>
        <source>hos borgeren</source>
        <translation>with the citizen</translation>
    </message>
    <message>
        <source>hos en samarbejdspartner</source>
        <translation>with a partner</translation>
    </message>
    <message>
        <source>hos virksomheden</source>
        <translation>with the company</translation>
    </message>
</context>
<context>
    <name>HandForm</name>
    <message>
        <source>Overdrag for altid</source>
        <translation>Hand over for good</translation>
    </message>
    <message>
        <source>Slut dækningen</source>
        <translation>End the cover</translation>
    </message>
    <message>
        <source>{chosen} af {all} borgere er valgt</source>
        <translation>{chosen} of {all} citizens are chosen</translation>
    </message>
    <message>
        <source>Der er ingen andre i teamet at give til.</source>
        <translation>There is nobody else in the team to give to.</translation>
    </message>
    <message>
        <source>Skriv den sidste dag, der dækkes, som 27.11.2026.</source>
        <translation>Write the last day of the cover as 27.11.2026.</translation>
    </message>
    <message>
        <source>Vælg mindst én borger, der skal overdrages.</source>
        <translation>Choose at least one citizen to hand over.</translation>
    </message>
    <message>
        <source>Skriv kort hvorfor. Grunden står i loggen.</source>
        <translation>Write briefly why. The reason stands in the log.</translation>
    </message>
    <message>
        <source>Hvordan</source>
        <translation>How</translation>
    </message>
    <message>
        <source>Til hvem?</source>
        <translation>To whom?</translation>
    </message>
    <message>
        <source>Til og med hvilken dag?</source>
        <translation>Until and including which day?</translation>
    </message>
    <message>
        <source>Det slutter af sig selv.</source>
        <translation>It ends by itself.</translation>
    </message>
    <message>
        <source>Hvorfor?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Grunden står i loggen. Skriv intet om borgerne.</source>
        <translation>The reason stands in the log. Write nothing about the citizens.</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at overdrage</source>
        <translation>Close without handing over</translation>
    </message>
    <message>
        <source>Dæk til og med dagen</source>
        <translation>Cover until a day</translation>
    </message>
    <message>
        <source>Vælg, hvem der får borgerne eller dækker.</source>
        <translation>Choose who gets the citizens or covers.</translation>
    </message>
    <message>
        <source>Vælg …</source>
        <translation>Choose …</translation>
    </message>
    <message>
        <source>Overdrag {count} til {name}</source>
        <translation>Hand {count} over to {name}</translation>
    </message>
    <message>
        <source>Lad {name} dække</source>
        <translation>Let {name} cover</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Lås</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Borgervisning</source>
        <translation>Citizen’s view</translation>
    </message>
    <message>
        <source>Sagen</source>
        <translation>The case</translation>
    </message>
    <message>
        <source>Tilbage til sagen</source>
        <translation>Back to the case</translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message>
        <source>{reason} Ændringen er ikke væk. {way}</source>
        <translation>{reason} The change is not gone. {way}</translation>
    </message>
    <message>
        <source>{what} om {name} er lagt til side</source>
        <translation>{what} about {name} is kept aside</translation>
    </message>
    <message>
        <source>Prøv igen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Prøv igen: {what} om {name}</source>
        <translation>Try again: {what} about {name}</translation>
    </message>
    <message>
        <source>Skriv som nyt notat</source>
        <translation>Write as a new note</translation>
    </message>
    <message>
        <source>Skriv som nyt notat: {what} om {name}</source>
        <translation>Write as a new note: {what} about {name}</translation>
    </message>
    <message>
        <source>Læg væk …</source>
        <translation>Put away …</translation>
    </message>
    <message>
        <source>Læg væk: {what} om {name}</source>
        <translation>Put away: {what} about {name}</translation>
    </message>
    <message>
        <source>Hvorfor lægges det væk?</source>
        <translation>Why is it put away?</translation>
    </message>
    <message>
        <source>Læg væk</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>Det bliver her på computeren og kan tages frem igen.</source>
        <translation>It stays on this computer and can be taken out again.</translation>
    </message>
</context>
<context>
    <name>HistoryScreen</name>
    <message>
        <source>Historik</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Notatet er kaldt tilbage og kan læses her. Handler det om en anden borger, så flyt det: hos den rigtige borger står det igen, og her forsvinder ordene.</source>
        <translation>The note was called back and can be read here. If it is about another citizen, move it: it stands again with the right citizen, and the words go from here.</translation>
    </message>
    <message>
        <source>Det kan læses her, så længe sagen gemmes, men ikke rettes.</source>
        <translation>It can be read here as long as the case is kept, but not altered.</translation>
    </message>
    <message>
        <source>Det er fjernet. Henter du en version tilbage, står det i sagen igen.</source>
        <translation>It is removed. If you bring a version back, it stands in the case again.</translation>
    </message>
    <message>
        <source>Alle versioner ligger her, så længe sagen gemmes. En, du henter tilbage, bliver den, der står.</source>
        <translation>All versions lie here as long as the case is kept. One that you bring back becomes the one that stands.</translation>
    </message>
    <message>
        <source>Dig</source>
        <translation>You</translation>
    </message>
    <message>
        <source>En kollega</source>
        <translation>A colleague</translation>
    </message>
    <message>
        <source>Grund: {reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
    <message>
        <source>{when} · ikke sendt endnu</source>
        <translation>{when} · not sent yet</translation>
    </message>
    <message>
        <source>{when} · kvitteret af centralen {received}</source>
        <translation>{when} · receipted by the central service {received}</translation>
    </message>
    <message>
        <source>Står nu</source>
        <translation>Stands now</translation>
    </message>
    <message>
        <source>En del står nu</source>
        <translation>Part of it stands now</translation>
    </message>
    <message>
        <source>(står tomt)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>står ikke nu</source>
        <translation>does not stand now</translation>
    </message>
    <message>
        <source>Hent tilbage</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>gå til den næste version, der kan hentes tilbage</source>
        <translation>go to the next version that can be brought back</translation>
    </message>
    <message>
        <source>hent den tilbage</source>
        <translation>bring it back</translation>
    </message>
    <message>
        <source>rul gennem versionerne</source>
        <translation>scroll through the versions</translation>
    </message>
    <message>
        <source>tilbage til der, du kom fra</source>
        <translation>back to where you came from</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Forkert borger …</source>
        <translation>Wrong citizen …</translation>
    </message>
    <message>
        <source>Vis ældre versioner</source>
        <translation>Show older versions</translation>
    </message>
    <message>
        <source>Ingen versioner her</source>
        <translation>No versions here</translation>
    </message>
    <message>
        <source>Det, din rolle kan læse, står her, når det er skrevet.</source>
        <translation>What your role may read stands here once it is written.</translation>
    </message>
    <message>
        <source>Hent tilbage: versionen fra {when}</source>
        <translation>Bring back: the version from {when}</translation>
    </message>
</context>
<context>
    <name>HoldsCard</name>
    <message>
        <source>Ligger endnu på en computer</source>
        <translation>Still lies on a computer</translation>
    </message>
    <message>
        <source>en sag uden for teamet</source>
        <translation>a case outside the team</translation>
    </message>
    <message>
        <source>overdraget {age}</source>
        <translation>handed over {age}</translation>
    </message>
    <message>
        <source>sidst på nettet {when}</source>
        <translation>last online {when}</translation>
    </message>
    <message>
        <source>ikke på nettet siden</source>
        <translation>not online since</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Her</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>Overalt</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Taster og regler</source>
        <translation>Keys and rules</translation>
    </message>
    <message>
        <source>Regler her</source>
        <translation>Rules here</translation>
    </message>
    <message>
        <source>Tag rundturen</source>
        <translation>Take the tour</translation>
    </message>
    <message>
        <source>Kilde: {source}. Kortet er fra {day}.</source>
        <translation>Source: {source}. The card is from {day}.</translation>
    </message>
    <message>
        <source>Kortet er over et år gammelt. Se efter i kilden, før du bruger det.</source>
        <translation>The card is more than a year old. Look it up at the source before you use it.</translation>
    </message>
</context>
<context>
    <name>LawPair</name>
    <message>
        <source>nævnes ikke</source>
        <translation>not mentioned</translation>
    </message>
    <message>
        <source>Hvem har ansvaret?</source>
        <translation>Who is responsible?</translation>
    </message>
    <message>
        <source>Hvor står det i loven?</source>
        <translation>Where does it stand in the law?</translation>
    </message>
</context>
<context>
    <name>LeanChairs</name>
    <message>
        <source>Skift stol</source>
        <translation>Change chair</translation>
    </message>
</context>
<context>
    <name>LeanProgress</name>
    <message>
        <source>Sagerne gøres klar til den nye udgave</source>
        <translation>The cases are made ready for the new version</translation>
    </message>
    <message>
        <source>Alt, du har skrevet, er sikkert. Du kan roligt lukke vinduet: næste gang, du låser op, går det videre.</source>
        <translation>Everything you have written is safe. You may close the window: the next time you unlock, it goes on.</translation>
    </message>
</context>
<context>
    <name>LeanUnlock</name>
    <message>
        <source>Adgangssætning</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Vis adgangssætningen</source>
        <translation>Show the passphrase</translation>
    </message>
    <message>
        <source>Lås op</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Glemt adgangssætning</source>
        <translation>Forgotten passphrase</translation>
    </message>
    <message>
        <source>Øvelseskontor</source>
        <translation>Practice office</translation>
    </message>
    <message>
        <source>Skift</source>
        <translation>Switch</translation>
    </message>
    <message>
        <source>Alt på denne computer er krypteret, mens den er låst.</source>
        <translation>Everything on this computer is encrypted while it is locked.</translation>
    </message>
    <message>
        <source>Låser op</source>
        <translation>Unlocking</translation>
    </message>
    <message>
        <source>Skjul adgangssætningen</source>
        <translation>Hide the passphrase</translation>
    </message>
    <message>
        <source>Prøv igen om 1 sekund.</source>
        <translation>Try again in 1 second.</translation>
    </message>
    <message>
        <source>Prøv igen om {seconds} sekunder.</source>
        <translation>Try again in {seconds} seconds.</translation>
    </message>
    <message>
        <source>Caps Lock er slået til.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <source>Se eller gendan</source>
        <translation>Look or restore</translation>
    </message>
</context>
<context>
    <name>LifeTask</name>
    <message>
        <source>Tag det tilbage</source>
        <translation>Take it back</translation>
    </message>
    <message>
        <source>Kontakt og hensyn …</source>
        <translation>Contact and care …</translation>
    </message>
    <message>
        <source>Kontakt og hensyn: telefon, adresse, tolk, tag med, hvor tit, tovholder</source>
        <translation>Contact and care: telephone, address, interpreter, bring, how often, coordinator</translation>
    </message>
    <message>
        <source>Her står intet telefonnummer.</source>
        <translation>There is no telephone number here.</translation>
    </message>
    <message>
        <source>Her står hverken telefonnummer eller adresse.</source>
        <translation>There is neither a telephone number nor an address here.</translation>
    </message>
    <message>
        <source>Skriv dem nu …</source>
        <translation>Write them now …</translation>
    </message>
    <message>
        <source>Skriv det nu …</source>
        <translation>Write it now …</translation>
    </message>
    <message>
        <source>{name} døde {day}. Kilde: {source}.</source>
        <translation>{name} died on {day}. Source: {source}.</translation>
    </message>
    <message>
        <source>{name} døde {day}.</source>
        <translation>{name} died on {day}.</translation>
    </message>
    <message>
        <source>Stoppet: {what}.</source>
        <translation>Stopped: {what}.</translation>
    </message>
    <message>
        <source>To personer har hver sit svar på det. Det stopper alt, til nogen vælger under Synkronisering.</source>
        <translation>Two people have each their own answer to it. It stops everything until somebody chooses under Synchronisation.</translation>
    </message>
    <message>
        <source>1 planlagt besøg</source>
        <translation>1 planned visit</translation>
    </message>
    <message>
        <source>{count} planlagte besøg</source>
        <translation>{count} planned visits</translation>
    </message>
    <message>
        <source>1 åben aftale</source>
        <translation>1 open agreement</translation>
    </message>
    <message>
        <source>{count} åbne aftaler</source>
        <translation>{count} open agreements</translation>
    </message>
    <message>
        <source>1 attest</source>
        <translation>1 certificate</translation>
    </message>
    <message>
        <source>{count} attester</source>
        <translation>{count} certificates</translation>
    </message>
    <message>
        <source>Nyt navn …</source>
        <translation>New name …</translation>
    </message>
    <message>
        <source>Skriv et nyt navn</source>
        <translation>Write a new name</translation>
    </message>
    <message>
        <source>Nyt CPR-nummer …</source>
        <translation>New CPR number …</translation>
    </message>
    <message>
        <source>Skriv et nyt CPR-nummer</source>
        <translation>Write a new CPR number</translation>
    </message>
    <message>
        <source>Dødsfald …</source>
        <translation>Death …</translation>
    </message>
    <message>
        <source>Tidligere CPR-nummer {cpr} (til {day}).</source>
        <translation>Former CPR number {cpr} (until {day}).</translation>
    </message>
    <message>
        <source>Tidligere CPR-nummer {cpr}.</source>
        <translation>Former CPR number {cpr}.</translation>
    </message>
    <message>
        <source>Hed tidligere {name} (til {day}).</source>
        <translation>Formerly called {name} (until {day}).</translation>
    </message>
    <message>
        <source>Hed tidligere {name}.</source>
        <translation>Formerly called {name}.</translation>
    </message>
    <message>
        <source>Ingen bliver bedt om at besøge, ringe eller skrive, og der går intet papir ud. Intet er slettet; passede det ikke, står alt som før, når det tages tilbage.</source>
        <translation>Nobody is asked to visit, call or write, and no paper goes out. Nothing is deleted; if it was not so, everything stands as before once it is taken back.</translation>
    </message>
    <message>
        <source>Luk sagen …</source>
        <translation>Close the case …</translation>
    </message>
    <message>
        <source>Luk sagen, med dag og grund</source>
        <translation>Close the case, with day and reason</translation>
    </message>
    <message>
        <source>Ophæv adressebeskyttelsen …</source>
        <translation>End the address protection …</translation>
    </message>
    <message>
        <source>Beskyt adressen …</source>
        <translation>Protect the address …</translation>
    </message>
    <message>
        <source>Tag det tilbage: dødsfaldet passede ikke</source>
        <translation>Take it back: the death was not so</translation>
    </message>
    <message>
        <source>Dødsfald: skriv, at borgeren er død</source>
        <translation>Death: write that the citizen has died</translation>
    </message>
    <message>
        <source>Ophæv adressebeskyttelsen: adressen er ikke beskyttet mere</source>
        <translation>Lift the protection of the address: it is protected no longer</translation>
    </message>
    <message>
        <source>Beskyt adressen på borgeren</source>
        <translation>Protect the address of the citizen</translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>Lad det stå tomt, hvis I ikke ved det.</source>
        <translation>Leave it empty if you do not know.</translation>
    </message>
    <message>
        <source>Tomt, hvis det ikke er slut.</source>
        <translation>Empty if it has not ended.</translation>
    </message>
    <message>
        <source>Fra hvilket år</source>
        <translation>From which year</translation>
    </message>
    <message>
        <source>Til hvilket år</source>
        <translation>Until which year</translation>
    </message>
    <message>
        <source>Gem linje</source>
        <translation>Save line</translation>
    </message>
    <message>
        <source>Tag ud</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Tag ud: linjen står ikke i CV&apos;et mere</source>
        <translation>Take out: the line is no longer in the CV</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme linjen</source>
        <translation>Close without saving the line</translation>
    </message>
    <message>
        <source>Hvad er du god til?</source>
        <translation>What are you good at?</translation>
    </message>
    <message>
        <source>Hvornår har du brugt det?</source>
        <translation>When have you used it?</translation>
    </message>
    <message>
        <source>Brug borgerens egne ord.</source>
        <translation>Use the citizen’s own words.</translation>
    </message>
    <message>
        <source>Hvad har du lavet?</source>
        <translation>What have you done?</translation>
    </message>
    <message>
        <source>Hvad gjorde du, og hvad lykkedes?</source>
        <translation>What did you do, and what worked out?</translation>
    </message>
    <message>
        <source>Også det uden løn: børn, at passe nogen, et hjem, en forening.</source>
        <translation>Unpaid things too: children, caring for somebody, a home, a club.</translation>
    </message>
    <message>
        <source>Hvad har du lært?</source>
        <translation>What have you learned?</translation>
    </message>
    <message>
        <source>Hvor, og hvad kan du bruge det til?</source>
        <translation>Where, and what can you use it for?</translation>
    </message>
    <message>
        <source>Skole, kursus, kørekort, sprog, noget du har lært dig selv.</source>
        <translation>School, courses, a driving licence, languages, something you taught yourself.</translation>
    </message>
    <message>
        <source>Hvad vil du gerne?</source>
        <translation>What would you like?</translation>
    </message>
    <message>
        <source>Hvad får det til at lykkes?</source>
        <translation>What makes it work out?</translation>
    </message>
    <message>
        <source>Skriv det, der hjælper, og ikke hvorfor: »Fri kl. 14«.</source>
        <translation>Write what helps, and not why: &quot;Off at 14&quot;.</translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>To versioner</source>
        <translation>Two versions</translation>
    </message>
    <message>
        <source>To versioner af {what}, se dem</source>
        <translation>Two versions of {what}, see them</translation>
    </message>
    <message>
        <source>Historik: alle versioner af {what}</source>
        <translation>History: every version of {what}</translation>
    </message>
</context>
<context>
    <name>Listed</name>
    <message>
        <source>og {count} til</source>
        <translation>and {count} more</translation>
    </message>
</context>
<context>
    <name>LoadCard</name>
    <message>
        <source>Sagsstammer</source>
        <translation>Caseloads</translation>
    </message>
    <message>
        <source>Point efter aftalt kontakt: let ½ (sjældnere end hver 28. dag), almindelig 1, intensiv 2 (mindst hver 7. dag). Fodfæstes egen regel af {day}, ikke efterset mod en norm.</source>
        <translation>Points by agreed contact: light ½ (less often than every 28 days), normal 1, intensive 2 (at least every 7 days). Fodfæste’s own rule of {day}, not checked against a norm.</translation>
    </message>
    <message>
        <source>1 borger</source>
        <translation>1 citizen</translation>
    </message>
    <message>
        <source>{count} borgere</source>
        <translation>{count} citizens</translation>
    </message>
    <message>
        <source>{points} point</source>
        <translation>{points} points</translation>
    </message>
    <message>
        <source>ingen borgere lige nu</source>
        <translation>no citizens right now</translation>
    </message>
    <message>
        <source>{light} lette, {normal} almindelige, {intensive} intensive</source>
        <translation>{light} light, {normal} normal, {intensive} intensive</translation>
    </message>
    <message>
        <source>Overdrag</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Overdrag eller dæk for {name}</source>
        <translation>Hand over or cover for {name}</translation>
    </message>
    <message>
        <source>{by} dækker til og med {day}</source>
        <translation>{by} covers until and including {day}</translation>
    </message>
    <message>
        <source>mentor</source>
        <translation>mentor</translation>
    </message>
    <message>
        <source>mentortimer tæller ikke i point</source>
        <translation>mentor hours give no points</translation>
    </message>
</context>
<context>
    <name>LockButton</name>
    <message>
        <source>Alt og pil ned: dæk i stedet</source>
        <translation>Alt and arrow down: cover instead</translation>
    </message>
    <message>
        <source>Dæk skærmen i op til 15 minutter</source>
        <translation>Cover the screen for up to 15 minutes</translation>
    </message>
    <message>
        <source>Lås helt</source>
        <translation>Lock completely</translation>
    </message>
</context>
<context>
    <name>LooksCard</name>
    <message>
        <source>Stikprøve i loggen</source>
        <translation>Sample of the log</translation>
    </message>
    <message>
        <source>Stikprøven hentes hos centralen, når der er net.</source>
        <translation>The sample is fetched from the central service when there is a network.</translation>
    </message>
    <message>
        <source>Der er ingen opslag i de dage.</source>
        <translation>There are no looks in those days.</translation>
    </message>
    <message>
        <source>en sag uden for teamet</source>
        <translation>a case outside the team</translation>
    </message>
    <message>
        <source>{count} borgere</source>
        <translation>{count} citizens</translation>
    </message>
    <message>
        <source>havde ikke borgeren</source>
        <translation>did not have the citizen</translation>
    </message>
    <message>
        <source>læste</source>
        <translation>read</translation>
    </message>
    <message>
        <source>søgte</source>
        <translation>searched</translation>
    </message>
    <message>
        <source>udskrev</source>
        <translation>printed</translation>
    </message>
    <message>
        <source>gemte ud</source>
        <translation>saved outside</translation>
    </message>
    <message>
        <source>så en adresse</source>
        <translation>saw an address</translation>
    </message>
    <message>
        <source>så et CPR-nummer</source>
        <translation>saw a CPR number</translation>
    </message>
    <message>
        <source>åbnede i 60 minutter</source>
        <translation>opened for 60 minutes</translation>
    </message>
    <message>
        <source>hentede nyt</source>
        <translation>fetched news</translation>
    </message>
    <message>
        <source>hentede en sag</source>
        <translation>fetched a case</translation>
    </message>
    <message>
        <source>sidste uge, mandag til søndag</source>
        <translation>last week, Monday to Sunday</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>I dag, Borgere, Søg, Synkronisering, Indstillinger</source>
        <translation>Today, Citizens, Search, Synchronisation, Settings</translation>
    </message>
    <message>
        <source>søg eller gå til</source>
        <translation>search or go to</translation>
    </message>
    <message>
        <source>lås</source>
        <translation>lock</translation>
    </message>
    <message>
        <source>borgervisning</source>
        <translation>citizen’s view</translation>
    </message>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Borgere</source>
        <translation>Citizens</translation>
    </message>
    <message>
        <source>Søg</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Synkronisering</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Indstillinger</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Synk</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Besked over siden</source>
        <translation>Message above the page</translation>
    </message>
    <message>
        <source>dæk skærmen med din kode</source>
        <translation>cover the screen with your code</translation>
    </message>
    <message>
        <source>større og mindre sider</source>
        <translation>larger and smaller pages</translation>
    </message>
    <message>
        <source>tilpas siderne</source>
        <translation>fit the pages</translation>
    </message>
    <message>
        <source>Mentor</source>
        <translation>Mentor</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>fortryd det sidste, mens kvitteringen står</source>
        <translation>undo the last thing while its receipt is shown</translation>
    </message>
    <message>
        <source>ny borger</source>
        <translation>new citizen</translation>
    </message>
    <message>
        <source>Steder</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>tasterne og reglerne her</source>
        <translation>the keys and rules here</translation>
    </message>
</context>
<context>
    <name>MentorGrantForm</name>
    <message>
        <source>Ingen kollega har rollen Mentor. En administrator kan oprette en.</source>
        <translation>No colleague has the role Mentor. An administrator can create one.</translation>
    </message>
    <message>
        <source>Skriv timerne som 36 eller 36,5.</source>
        <translation>Write the hours as 36 or 36.5.</translation>
    </message>
    <message>
        <source>Mentor</source>
        <translation>Mentor</translation>
    </message>
    <message>
        <source>Timer i alt</source>
        <translation>Hours in all</translation>
    </message>
    <message>
        <source>Fra</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Til</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Højst seks måneder ad gangen.</source>
        <translation>Six months at most at a time.</translation>
    </message>
    <message>
        <source>Hvad skal mentorstøtten føre til?</source>
        <translation>What is the mentor support to lead to?</translation>
    </message>
    <message>
        <source>Hvad skal mentoren hjælpe med?</source>
        <translation>What is the mentor to help with?</translation>
    </message>
    <message>
        <source>Konto</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Bevilg timerne</source>
        <translation>Grant the hours</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at bevilge timer</source>
        <translation>Close without granting hours</translation>
    </message>
</context>
<context>
    <name>MentorScreen</name>
    <message>
        <source>vælg en borger</source>
        <translation>choose a citizen</translation>
    </message>
    <message>
        <source>skriv tid ind for den valgte, og gem linjen</source>
        <translation>log time for the chosen one, and save the line</translation>
    </message>
    <message>
        <source>ryd linjen</source>
        <translation>clear the line</translation>
    </message>
    <message>
        <source>en anden måned</source>
        <translation>another month</translation>
    </message>
    <message>
        <source>udskriv månedsarket</source>
        <translation>print the month sheet</translation>
    </message>
    <message>
        <source>Gem eller ryd først det, du har skrevet her.</source>
        <translation>First save or clear what you have written here.</translation>
    </message>
    <message>
        <source>Ret en linje</source>
        <translation>Correct a line</translation>
    </message>
    <message>
        <source>Skriv tid ind</source>
        <translation>Log time</translation>
    </message>
    <message>
        <source>1 borger</source>
        <translation>1 citizen</translation>
    </message>
    <message>
        <source>{count} borgere</source>
        <translation>{count} citizens</translation>
    </message>
    <message>
        <source>{time} i {week}</source>
        <translation>{time} in {week}</translation>
    </message>
    <message>
        <source>{time} i {month}</source>
        <translation>{time} in {month}</translation>
    </message>
    <message>
        <source>Mentor</source>
        <translation>Mentor</translation>
    </message>
    <message>
        <source>Du er mentor for</source>
        <translation>You are mentor for</translation>
    </message>
    <message>
        <source>Du er ikke mentor for nogen endnu</source>
        <translation>You are not mentor for anybody yet</translation>
    </message>
    <message>
        <source>Når en sagsbehandler har gjort dig til mentor, står borgeren her med de timer, der er bevilget.</source>
        <translation>When a caseworker has made you mentor, the citizen stands here with the hours that were granted.</translation>
    </message>
    <message>
        <source>Din kladde fra før står foran det, du lige skrev. Læs det igennem, før du gemmer.</source>
        <translation>Your earlier draft stands before what you just wrote. Read it through before you save.</translation>
    </message>
    <message>
        <source>Tag linjen ud</source>
        <translation>Take the line out</translation>
    </message>
</context>
<context>
    <name>MonthCard</name>
    <message>
        <source>Ingen linjer i denne måned. Den første skriver du ovenfor.</source>
        <translation>No lines in this month. You write the first one above.</translation>
    </message>
    <message>
        <source>uden for aftalen</source>
        <translation>outside the agreement</translation>
    </message>
    <message>
        <source>Ret linjen: {text}, {when}, {time}</source>
        <translation>Correct the line: {text}, {when}, {time}</translation>
    </message>
    <message>
        <source>Måneden før</source>
        <translation>The month before</translation>
    </message>
    <message>
        <source>Måneden efter</source>
        <translation>The month after</translation>
    </message>
    <message>
        <source>Udskriv arket</source>
        <translation>Print the sheet</translation>
    </message>
    <message>
        <source>Gem som PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Udskriv alle {count} ark</source>
        <translation>Print all {count} sheets</translation>
    </message>
    <message>
        <source>Udskriv arket for måneden, Ctrl P</source>
        <translation>Print the sheet for the month, Ctrl P</translation>
    </message>
</context>
<context>
    <name>NameForm</name>
    <message>
        <source>Navnet gælder overalt fra nu af. Det tidligere navn findes stadig ved søgning, og papirer, der er udleveret, er, som de var.</source>
        <translation>The name holds everywhere from now on. The former name is still found by a search, and papers that were handed out are as they were.</translation>
    </message>
    <message>
        <source>Fornavn</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Efternavn</source>
        <translation>Last name</translation>
    </message>
    <message>
        <source>Nyt navn til filtret</source>
        <translation>New name for the filter</translation>
    </message>
    <message>
        <source>Hvad skal filtret hedde?</source>
        <translation>What is the filter to be called?</translation>
    </message>
    <message>
        <source>Gem navnet</source>
        <translation>Save the name</translation>
    </message>
    <message>
        <source>Gem filtret</source>
        <translation>Save the filter</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme filtret</source>
        <translation>Close without saving the filter</translation>
    </message>
</context>
<context>
    <name>NetworkCard</name>
    <message>
        <source>Netværk</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Intet samtykke er skrevet</source>
        <translation>No consent is written</translation>
    </message>
    <message>
        <source>Samtykke: {consent}</source>
        <translation>Consent: {consent}</translation>
    </message>
</context>
<context>
    <name>NewCitizenForm</name>
    <message>
        <source>CPR-nummer</source>
        <translation>CPR number</translation>
    </message>
    <message>
        <source>Uden CPR-nummer endnu</source>
        <translation>No CPR number yet</translation>
    </message>
    <message>
        <source>Nej, så vidt jeg ved</source>
        <translation>No, as far as I know</translation>
    </message>
    <message>
        <source>Ja, navn og adresse er beskyttet</source>
        <translation>Yes, name and address are protected</translation>
    </message>
    <message>
        <source>Skriv borgerens fornavn.</source>
        <translation>Write the citizen’s first name.</translation>
    </message>
    <message>
        <source>Skriv borgerens efternavn.</source>
        <translation>Write the citizen’s last name.</translation>
    </message>
    <message>
        <source>Skriv med et par ord, hvorfor der ikke er et CPR-nummer endnu.</source>
        <translation>Write in a few words why there is no CPR number yet.</translation>
    </message>
    <message>
        <source>Skriv CPR-nummeret, eller vælg »Uden CPR-nummer endnu«.</source>
        <translation>Write the CPR number, or choose “No CPR number yet”.</translation>
    </message>
    <message>
        <source>Fornavn</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Efternavn</source>
        <translation>Last name</translation>
    </message>
    <message>
        <source>Hvordan kendes borgeren?</source>
        <translation>How is the citizen known?</translation>
    </message>
    <message>
        <source>Hvorfor er der ikke et nummer endnu?</source>
        <translation>Why is there no number yet?</translation>
    </message>
    <message>
        <source>Er navn og adresse beskyttet?</source>
        <translation>Are name and address protected?</translation>
    </message>
    <message>
        <source>Opret sagen</source>
        <translation>Create the case</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk, det skrevne bliver som kladde</source>
        <translation>Close, what is written stays as a draft</translation>
    </message>
    <message>
        <source>Ryd</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Ryd det, der er skrevet</source>
        <translation>Clear what is written</translation>
    </message>
</context>
<context>
    <name>NewCitizenScreen</name>
    <message>
        <source>CPR-nummeret har en sag her allerede: {name}. Skriv i den, så borgeren har én sag. Intet er oprettet.</source>
        <translation>The CPR number already has a case here: {name}. Write in that one, so that the citizen has one case. Nothing has been opened.</translation>
    </message>
    <message>
        <source>Åbn sagen</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>opret sagen</source>
        <translation>create the case</translation>
    </message>
    <message>
        <source>luk, det skrevne bliver som kladde</source>
        <translation>close, what is written stays as a draft</translation>
    </message>
    <message>
        <source>Ny borger</source>
        <translation>New citizen</translation>
    </message>
    <message>
        <source>Sagen er din med det samme. Har en kollega også oprettet borgeren, står det senere i begge sager; intet slås sammen.</source>
        <translation>The case is yours at once. If a colleague has opened the citizen too, both cases will say so; nothing is merged.</translation>
    </message>
    <message>
        <source>Kan oprettes med og uden net</source>
        <translation>Can be opened with and without a network</translation>
    </message>
    <message>
        <source>Åbn sagen om {name}</source>
        <translation>Open the case of {name}</translation>
    </message>
</context>
<context>
    <name>NewFileCard</name>
    <message>
        <source>Vedhæft</source>
        <translation>Attach</translation>
    </message>
    <message>
        <source>Ny fil</source>
        <translation>New file</translation>
    </message>
</context>
<context>
    <name>NextCard</name>
    <message>
        <source>Vælg dato</source>
        <translation>Choose a date</translation>
    </message>
    <message>
        <source>Næste gang</source>
        <translation>Next time</translation>
    </message>
    <message>
        <source>Dato</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Klokken</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Skriv klokken som 10.15.</source>
        <translation>Write the time as 10.15.</translation>
    </message>
    <message>
        <source>hver {days}. dag</source>
        <translation>every {days} days</translation>
    </message>
</context>
<context>
    <name>NoteCorrectionForm</name>
    <message>
        <source>Der står det samme som før. Skriv det, som det skal læses.</source>
        <translation>It says the same as before. Write it as it is to be read.</translation>
    </message>
    <message>
        <source>Hvad skulle der have stået?</source>
        <translation>What should it have said?</translation>
    </message>
    <message>
        <source>Det gamle notat bliver stående. Rettelsen står ved siden af det.</source>
        <translation>The old note stays. The correction stands beside it.</translation>
    </message>
    <message>
        <source>Gem rettelsen</source>
        <translation>Save the correction</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme rettelsen</source>
        <translation>Close without saving the correction</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Nyt notat</source>
        <translation>New note</translation>
    </message>
    <message>
        <source>Slags</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Notatets tekst</source>
        <translation>Text of the note</translation>
    </message>
    <message>
        <source>Skriv, hvad der skete, så en kollega kan forstå det om et år.</source>
        <translation>Write what happened, so that a colleague can understand it in a year.</translation>
    </message>
    <message>
        <source>Gem notat</source>
        <translation>Save note</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk notatet, kladden bliver her</source>
        <translation>Close the note, the draft stays here</translation>
    </message>
</context>
<context>
    <name>NumberForm</name>
    <message>
        <source>Nyt CPR-nummer</source>
        <translation>New CPR number</translation>
    </message>
    <message>
        <source>et nyt nummer</source>
        <translation>a new number</translation>
    </message>
    <message>
        <source>en tastefejl</source>
        <translation>a slip of the finger</translation>
    </message>
    <message>
        <source>Gem CPR-nummeret</source>
        <translation>Save the CPR number</translation>
    </message>
    <message>
        <source>Sagen er den samme, også når fagsystemet sender det nye nummer. Det tidligere nummer findes stadig ved søgning, medmindre det var en tastefejl: så har borgeren aldrig haft det.</source>
        <translation>The case is the same, also when the line system sends the new number. The former number is still found by a search, unless it was a typing error: then the citizen never had it.</translation>
    </message>
    <message>
        <source>Hvorfor et andet?</source>
        <translation>Why another one?</translation>
    </message>
</context>
<context>
    <name>OnePlanForm</name>
    <message>
        <source>Borgeren vil ikke mere, at planen bruges i stedet for: {plans}</source>
        <translation>The citizen no longer wants the plan to be used instead of: {plans}</translation>
    </message>
    <message>
        <source>Planen bruges i stedet for:</source>
        <translation>The plan is used instead of:</translation>
    </message>
    <message>
        <source>Sagt den</source>
        <translation>Said on</translation>
    </message>
    <message>
        <source>Hvordan?</source>
        <translation>How?</translation>
    </message>
    <message>
        <source>Gem, at borgeren siger nej</source>
        <translation>Save that the citizen says no</translation>
    </message>
    <message>
        <source>Gem borgerens ja</source>
        <translation>Save the citizen’s yes</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme</source>
        <translation>Close without saving</translation>
    </message>
</context>
<context>
    <name>OpenStep</name>
    <message>
        <source>Kopien blev taget {made}.</source>
        <translation>The copy was made {made}.</translation>
    </message>
    <message>
        <source>Dine ord</source>
        <translation>Your words</translation>
    </message>
    <message>
        <source>Adgangssætning</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Har du skiftet ord siden, så prøv først dem, du har nu.</source>
        <translation>If you have changed your words since, try those you have now first.</translation>
    </message>
    <message>
        <source>Kan du ikke huske dem, kan to nøgleofficerer åbne kopien for dig: tryk Glemt adgangssætning.</source>
        <translation>If you cannot remember them, two key officers can open the copy for you: press Forgotten passphrase.</translation>
    </message>
    <message>
        <source>Gendanner det, du har gemt. Det kan tage et minut. Luk ikke computeren imens.</source>
        <translation>Restoring what you have saved. It may take a minute. Do not shut the computer meanwhile.</translation>
    </message>
    <message>
        <source>Det hele bygges op igen af alt, der kan læses.</source>
        <translation>It is all rebuilt of everything that can be read.</translation>
    </message>
    <message>
        <source>Glemt adgangssætning</source>
        <translation>Forgotten passphrase</translation>
    </message>
    <message>
        <source>Finder det, der kan læses. Det kan tage et minut. Intet ændres.</source>
        <translation>Finding what can be read. It may take a minute. Nothing is changed.</translation>
    </message>
    <message>
        <source>Du ser det, der kan læses. Intet ændres.</source>
        <translation>You see what can be read. Nothing is changed.</translation>
    </message>
</context>
<context>
    <name>OpenedCard</name>
    <message>
        <source>de sidste 30 dage</source>
        <translation>last 30 days</translation>
    </message>
    <message>
        <source>Åbnet i 60 minutter</source>
        <translation>Opened for 60 min</translation>
    </message>
    <message>
        <source>Hentes hos centralen, når der er net.</source>
        <translation>Fetched from the central service when there is a network.</translation>
    </message>
    <message>
        <source>Ingen har åbnet en sag uden for sin sagsstamme. Sker det, står det her med grunden.</source>
        <translation>Nobody has opened a case outside their caseload. If it happens, it stands here with the reason.</translation>
    </message>
    <message>
        <source>en sag uden for teamet</source>
        <translation>a case outside the team</translation>
    </message>
    <message>
        <source>{when}, sluttede kl. {clock}</source>
        <translation>{when}, ended at {clock}</translation>
    </message>
    <message>
        <source>{when}, kan læses til kl. {clock}</source>
        <translation>{when}, can be read until {clock}</translation>
    </message>
    <message>
        <source>Det haster</source>
        <translation>It is urgent</translation>
    </message>
    <message>
        <source>Borgeren har henvendt sig</source>
        <translation>The citizen contacted us</translation>
    </message>
    <message>
        <source>En kollega er væk</source>
        <translation>A colleague is away</translation>
    </message>
    <message>
        <source>Tilsyn eller klage</source>
        <translation>Supervision or complaint</translation>
    </message>
    <message>
        <source>Andet</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>en sag, der ikke er på denne computer</source>
        <translation>a case that is not on this computer</translation>
    </message>
</context>
<context>
    <name>OutForm</name>
    <message>
        <source>Udskriv</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Gem til USB</source>
        <translation>Save to USB</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Forhåndsvisning</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Side {number} af {count}</source>
        <translation>Page {number} of {count}</translation>
    </message>
</context>
<context>
    <name>PaperRoom</name>
    <message>
        <source>Ingen side endnu</source>
        <translation>No page yet</translation>
    </message>
    <message>
        <source>Den vises her, som den kommer ud af printeren, når der er noget at skrive ud.</source>
        <translation>It is shown here as it leaves the printer, once there is something to print.</translation>
    </message>
</context>
<context>
    <name>PassphraseAsked</name>
    <message>
        <source>Skriv den adgangssætning, du bruger nu.</source>
        <translation>Write the passphrase that you use now.</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Din adgangssætning</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Prøver adgangssætningen. Det tager et par sekunder.</source>
        <translation>Trying the passphrase. It takes a few seconds.</translation>
    </message>
</context>
<context>
    <name>PassphraseChoice</name>
    <message>
        <source>For let at gætte endnu.</source>
        <translation>Too easy to guess as yet.</translation>
    </message>
    <message>
        <source>De to er ikke ens. Skriv den nye igen, bogstav for bogstav.</source>
        <translation>The two are not the same. Write the new one again, letter by letter.</translation>
    </message>
    <message>
        <source>Tilfældige ord er de sværeste at gætte, og lettere at huske end tegn og tal.</source>
        <translation>Words picked by chance are the hardest to guess, and easier to remember than symbols and numbers.</translation>
    </message>
    <message>
        <source>Mindst fire af vores ord, eller mindst 14 tegn, som andre ikke kan regne ud.</source>
        <translation>At least four of our words, or at least 14 characters that others cannot work out.</translation>
    </message>
    <message>
        <source>Hvilke ord</source>
        <translation>Which words</translation>
    </message>
    <message>
        <source>Fem tilfældige ord</source>
        <translation>Five random words</translation>
    </message>
    <message>
        <source>Mine egne ord</source>
        <translation>My own words</translation>
    </message>
    <message>
        <source>Ny adgangssætning</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>Den nye igen</source>
        <translation>The new one again</translation>
    </message>
</context>
<context>
    <name>PassphraseScreen</name>
    <message>
        <source>Skriv den adgangssætning, du bruger nu.</source>
        <translation>Write the passphrase that you use now.</translation>
    </message>
    <message>
        <source>Skift adgangssætning</source>
        <translation>Change passphrase</translation>
    </message>
    <message>
        <source>Adgangssætningen er skiftet {when}. Brug den nye, næste gang du låser op.</source>
        <translation>The passphrase was changed {when}. Use the new one the next time you unlock.</translation>
    </message>
    <message>
        <source>Adgangssætning</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Kun på denne computer</source>
        <translation>Only on this computer</translation>
    </message>
    <message>
        <source>Indstillinger</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Den gamle og den nye</source>
        <translation>The old one and the new one</translation>
    </message>
    <message>
        <source>Den adgangssætning, du bruger nu</source>
        <translation>The passphrase that you use now</translation>
    </message>
    <message>
        <source>Prøver den gamle og låser nøglen med den nye. Det tager et par sekunder.</source>
        <translation>Trying the old one, and locking the key with the new one. It takes a few seconds.</translation>
    </message>
    <message>
        <source>Det sker der</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>Kun nøglen bliver låst på ny. Alt, du har skrevet, ligger, hvor det ligger, og intet sendes.</source>
        <translation>Only the key is locked anew. Everything you have written stays where it is, and nothing is sent.</translation>
    </message>
    <message>
        <source>Forny nøglerne</source>
        <translation>Renew the keys</translation>
    </message>
    <message>
        <source>Den gamle adgangssætning åbner ikke sagerne her mere, heller ikke gennem nøglefilens kopi eller sikkerhedskopierne.</source>
        <translation>The old passphrase does not open the cases here any more, neither through the key file’s copy nor through the backups.</translation>
    </message>
    <message>
        <source>En kopi af computeren fra før kan stadig åbnes med den gamle. Tror du, at nogen har begge dele, så skift, forny nøglerne, og ring til IT.</source>
        <translation>An earlier copy of the computer can still be opened with the old one. If you think that somebody has both, change it, renew the keys, and call IT.</translation>
    </message>
    <message>
        <source>Binding til computeren</source>
        <translation>Binding to the computer</translation>
    </message>
</context>
<context>
    <name>PlaceStep</name>
    <message>
        <source>Hvor vil du begynde?</source>
        <translation>Where do you want to begin?</translation>
    </message>
    <message>
        <source>Du kan altid gå den anden vej senere.</source>
        <translation>You can always go the other way later.</translation>
    </message>
    <message>
        <source>Mit arbejde</source>
        <translation>My work</translation>
    </message>
    <message>
        <source>Du skal bruge den adresse og den kode, du har fået af din kommune.</source>
        <translation>You need the address and the code that your municipality gave you.</translation>
    </message>
    <message>
        <source>Begynd på mit arbejde</source>
        <translation>Begin my work</translation>
    </message>
    <message>
        <source>Øvelseskontor</source>
        <translation>Practice office</translation>
    </message>
    <message>
        <source>Prøv alt: borgerne er opfundne, og intet forlader computeren.</source>
        <translation>Try everything: all citizens are invented, nothing leaves the computer.</translation>
    </message>
    <message>
        <source>Åbn øvelseskontoret</source>
        <translation>Open the practice office</translation>
    </message>
</context>
<context>
    <name>PlanAgreements</name>
    <message>
        <source>Ingen aftaler endnu. Aftaler er små ting, som nogen gør inden en dato. Skriv den første sammen.</source>
        <translation>No agreements yet. Agreements are small things that somebody does before a date. Write the first one together.</translation>
    </message>
    <message>
        <source>Aftaler</source>
        <translation>Agreements</translation>
    </message>
    <message>
        <source>holdt</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>Åbn igen: {what}</source>
        <translation>Open again: {what}</translation>
    </message>
    <message>
        <source>Ret aftalen {what}</source>
        <translation>Edit the agreement {what}</translation>
    </message>
</context>
<context>
    <name>PlanAsked</name>
    <message>
        <source>To versioner</source>
        <translation>Two versions</translation>
    </message>
    <message>
        <source>To versioner af én plan, se dem</source>
        <translation>Two versions of one plan, look at them</translation>
    </message>
    <message>
        <source>Borgeren siger nej igen</source>
        <translation>The citizen says no again</translation>
    </message>
    <message>
        <source>Borgeren siger ja til én plan</source>
        <translation>The citizen says yes to one plan</translation>
    </message>
    <message>
        <source>Én plan</source>
        <translation>One plan</translation>
    </message>
    <message>
        <source>To har skrevet, hvad borgeren siger, mens I var hver for sig. Planen bruges ikke i stedet for andre, før I har valgt.</source>
        <translation>Two people wrote down what the citizen says while you were apart. The plan is not used instead of others until you have chosen.</translation>
    </message>
    <message>
        <source>Planen bruges ved siden af andre planer. Den kan bruges i stedet for dem, når borgeren siger ja.</source>
        <translation>The plan is used beside other plans. It can be used instead of them when the citizen says yes.</translation>
    </message>
    <message>
        <source>Planen bruges i stedet for: {plans}. Borgeren sagde ja den {day} ({way}). Skrevet af {name}.</source>
        <translation>The plan is used instead of: {plans}. The citizen said yes on {day} ({way}). Written by {name}.</translation>
    </message>
    <message>
        <source>Planen bruges ikke mere i stedet for: {plans}. Borgeren sagde nej igen den {day} ({way}). Skrevet af {name}. Hvert sted har sin egen plan.</source>
        <translation>The plan is no longer used instead of: {plans}. The citizen said no again on {day} ({way}). Written by {name}. Each place has its own plan.</translation>
    </message>
    <message>
        <source>en kollega</source>
        <translation>a colleague</translation>
    </message>
    <message>
        <source>Programmet kender loven til og med {day}. Hvad den beder planen om i dag, ved det ikke.</source>
        <translation>The program knows the law up to and including {day}. What it asks of the plan today, it does not know.</translation>
    </message>
    <message>
        <source>Det beder loven om</source>
        <translation>What the law asks for</translation>
    </message>
    <message>
        <source>{there} af {all}</source>
        <translation>{there} of {all}</translation>
    </message>
    <message>
        <source>Planen har det, der gælder her.</source>
        <translation>The plan has what applies here.</translation>
    </message>
    <message>
        <source>Det her er ikke fundet i planen endnu. Planen kan skrives ud, som den er.</source>
        <translation>This was not found in the plan yet. The plan can be printed as it is.</translation>
    </message>
    <message>
        <source>{law}, slået op {day}. Ingen jurist har læst listen.</source>
        <translation>{law}, looked up {day}. No lawyer has read the list.</translation>
    </message>
    <message>
        <source>Gælder ikke</source>
        <translation>Does not apply</translation>
    </message>
    <message>
        <source>Gælder ikke: {asks}</source>
        <translation>Does not apply: {asks}</translation>
    </message>
    <message>
        <source>Skriv</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Skriv, hvordan det går: {what}</source>
        <translation>Write how it goes: {what}</translation>
    </message>
    <message>
        <source>Gælder alligevel</source>
        <translation>Applies after all</translation>
    </message>
    <message>
        <source>Gælder alligevel: {asks}</source>
        <translation>Applies after all: {asks}</translation>
    </message>
    <message>
        <source>{asks}: gælder ikke ({why})</source>
        <translation>{asks}: does not apply ({why})</translation>
    </message>
</context>
<context>
    <name>PlanContacts</name>
    <message>
        <source>Hvem kan {name} ringe til</source>
        <translation>Whom can {name} call</translation>
    </message>
    <message>
        <source>Ingen kontaktperson endnu.</source>
        <translation>No contact person yet.</translation>
    </message>
    <message>
        <source>{name}, tovholder</source>
        <translation>{name}, coordinator</translation>
    </message>
    <message>
        <source>To forslag til tovholder: {names}. Vælg den ene i Synkronisering.</source>
        <translation>Two proposed as coordinator: {names}. Choose one of them in Synchronisation.</translation>
    </message>
    <message>
        <source>Ingen tovholder er valgt. Vælg den ene, der holder planen sammen, på borgerens side.</source>
        <translation>No coordinator is chosen. Choose the one who holds the plan together on the citizen’s page.</translation>
    </message>
</context>
<context>
    <name>PlanLook</name>
    <message>
        <source>Stor skrift</source>
        <translation>Large print</translation>
    </message>
    <message>
        <source>Stor skrift i borgerens planer</source>
        <translation>Large print in this citizen’s plans</translation>
    </message>
    <message>
        <source>Dansk og {language}</source>
        <translation>Danish and {language}</translation>
    </message>
    <message>
        <source>Sprog i borgerens planer: {beside}</source>
        <translation>Languages in this citizen’s plans: {beside}</translation>
    </message>
    <message>
        <source>Tilføj {language}</source>
        <translation>Add {language}</translation>
    </message>
    <message>
        <source>Tilføj {language} ved siden af dansk i borgerens planer</source>
        <translation>Add {language} beside Danish in this citizen’s plans</translation>
    </message>
</context>
<context>
    <name>PlanPages</name>
    <message>
        <source>1 side</source>
        <translation>1 page</translation>
    </message>
    <message>
        <source>{count} sider</source>
        <translation>{count} pages</translation>
    </message>
    <message>
        <source>Sådan kommer planen ud af printeren</source>
        <translation>This is how the plan leaves the printer</translation>
    </message>
    <message>
        <source>Siderne bliver tegnet</source>
        <translation>The pages are being drawn</translation>
    </message>
</context>
<context>
    <name>PlanScreen</name>
    <message>
        <source>Udskriv</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Gem det, du skriver i</source>
        <translation>Save what you are writing in</translation>
    </message>
    <message>
        <source>Udgave {number} blev givet {day}</source>
        <translation>Version {number} was handed out {day}</translation>
    </message>
    <message>
        <source>Planen er ikke givet endnu</source>
        <translation>The plan has not been handed out yet</translation>
    </message>
    <message>
        <source>Plan · {note}</source>
        <translation>Plan · {note}</translation>
    </message>
    <message>
        <source>Plan for {name}</source>
        <translation>Plan for {name}</translation>
    </message>
    <message>
        <source>Det mangler planen endnu</source>
        <translation>What the plan still lacks</translation>
    </message>
    <message>
        <source>Mål {number}</source>
        <translation>Goal {number}</translation>
    </message>
    <message>
        <source>Nyt mål</source>
        <translation>New goal</translation>
    </message>
    <message>
        <source>Ny aftale</source>
        <translation>New agreement</translation>
    </message>
    <message>
        <source>Skriv</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Se siderne</source>
        <translation>See the pages</translation>
    </message>
    <message>
        <source>Formular eller sider</source>
        <translation>Form or pages</translation>
    </message>
    <message>
        <source>Gem til USB</source>
        <translation>Save to USB</translation>
    </message>
    <message>
        <source>Mentortimer</source>
        <translation>Mentor hours</translation>
    </message>
    <message>
        <source>Luk formularen; uden en formular: tilbage til sagen</source>
        <translation>Close the form; with no form open: back to the case</translation>
    </message>
    <message>
        <source>Bevilg mentortimer</source>
        <translation>Grant mentor hours</translation>
    </message>
    <message>
        <source>Papir til andre</source>
        <translation>Paper for others</translation>
    </message>
</context>
<context>
    <name>PlansCard</name>
    <message>
        <source>{count} uden plan</source>
        <translation>{count} without a plan</translation>
    </message>
    <message>
        <source>Planer at gennemgå</source>
        <translation>Plans to go through</translation>
    </message>
    <message>
        <source>givet {age}</source>
        <translation>given {age}</translation>
    </message>
    <message>
        <source>LIX {number}</source>
        <translation>LIX {number}</translation>
    </message>
    <message>
        <source>Ingen plan er udleveret endnu. Når en plan er givet til borgeren, står den her.</source>
        <translation>No plan has been handed out yet. When a plan has been given to the citizen, it stands here.</translation>
    </message>
    <message>
        <source>svær at læse, {ease}</source>
        <translation>hard to read, {ease}</translation>
    </message>
    <message>
        <source>valgt dag {when}</source>
        <translation>chosen day {when}</translation>
    </message>
    <message>
        <source>gennemgås {when}</source>
        <translation>to be reviewed {when}</translation>
    </message>
    <message>
        <source>foreslået dag {when}</source>
        <translation>proposed day {when}</translation>
    </message>
    <message>
        <source>foreslås {when}</source>
        <translation>proposed {when}</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>Øvelseskontor · opfundne borgere, intet forlader computeren</source>
        <translation>Practice office · invented citizens, nothing leaves the computer</translation>
    </message>
</context>
<context>
    <name>PrimaryChoice</name>
    <message>
        <source>Indtil nogen vælger, er det {name}.</source>
        <translation>Until somebody chooses, it is {name}.</translation>
    </message>
    <message>
        <source>Hvem er borgerens kontaktperson?</source>
        <translation>Who is the citizen’s contact person?</translation>
    </message>
    <message>
        <source>Vælg {name} som kontaktperson</source>
        <translation>Choose {name} as the contact person</translation>
    </message>
</context>
<context>
    <name>PrintCard</name>
    <message>
        <source>Skriv datoen som 27.11.2026.</source>
        <translation>Write the date as 27.11.2026.</translation>
    </message>
    <message>
        <source>Sender {done} af {of} til printeren</source>
        <translation>Sending {done} of {of} to the printer</translation>
    </message>
    <message>
        <source>Tegner {done} af {of}</source>
        <translation>Drawing {done} of {of}</translation>
    </message>
    <message>
        <source>{day} har ingen i teamet besøg.</source>
        <translation>Nobody in the team has visits on {day}.</translation>
    </message>
    <message>
        <source>1 medarbejder</source>
        <translation>1 colleague</translation>
    </message>
    <message>
        <source>{count} medarbejdere</source>
        <translation>{count} colleagues</translation>
    </message>
    <message>
        <source>{day}: {who}, i besøgenes rækkefølge, med en forside. Hver plan udleveres som en ny udgave. En, der er skrevet under og stadig passer, går ud, som den er.</source>
        <translation>{day}: {who}, in the order of the visits, with a cover. Each plan is handed out as a new edition. One that is signed and still holds goes out as it is.</translation>
    </message>
    <message>
        <source>Støder sammen</source>
        <translation>Clashes</translation>
    </message>
    <message>
        <source>og {count} til; forsiden nævner dem alle.</source>
        <translation>and {count} more; the cover names them all.</translation>
    </message>
    <message>
        <source>1 plan skrives ikke ud; forsiden siger hvorfor.</source>
        <translation>1 plan is not printed; the cover says why.</translation>
    </message>
    <message>
        <source>{count} planer skrives ikke ud; forsiden siger hvorfor.</source>
        <translation>{count} plans are not printed; the cover says why.</translation>
    </message>
    <message>
        <source>Udskriv planerne</source>
        <translation>Print the plans</translation>
    </message>
    <message>
        <source>Udskriv 1 plan · {day}</source>
        <translation>Print 1 plan · {day}</translation>
    </message>
    <message>
        <source>Udskriv {count} planer · {day}</source>
        <translation>Print {count} plans · {day}</translation>
    </message>
    <message>
        <source>Planer til en dag</source>
        <translation>Plans for a day</translation>
    </message>
    <message>
        <source>Hvilken dag</source>
        <translation>Which day</translation>
    </message>
    <message>
        <source>Eller en anden dag</source>
        <translation>Or another day</translation>
    </message>
</context>
<context>
    <name>PrinterCard</name>
    <message>
        <source>{name} (er her ikke)</source>
        <translation>{name} (is not here)</translation>
    </message>
    <message>
        <source>Computerens egen</source>
        <translation>The computer’s own</translation>
    </message>
    <message>
        <source>Computeren har ingen printer nu. Papir kan gemmes i stedet.</source>
        <translation>The computer has no printer now. Papers can be saved instead.</translation>
    </message>
    <message>
        <source>Den printer er her ikke nu. Vælg en anden, eller gem papiret.</source>
        <translation>That printer is not here now. Choose another one, or save the paper.</translation>
    </message>
    <message>
        <source>Udskrift</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Papirets sider</source>
        <translation>Sides of the paper</translation>
    </message>
    <message>
        <source>Som printeren</source>
        <translation>As the printer</translation>
    </message>
    <message>
        <source>Begge sider</source>
        <translation>Both sides</translation>
    </message>
    <message>
        <source>Én side</source>
        <translation>One side</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Afbryd</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>ProgressScreen</name>
    <message>
        <source>Hvornår</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Svar</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Hvad og hvor</source>
        <translation>What and where</translation>
    </message>
    <message>
        <source>Hvor</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Hvad</source>
        <translation>What</translation>
    </message>
    <message>
        <source>{answer} af 5</source>
        <translation>{answer} of 5</translation>
    </message>
    <message>
        <source>{hours} t</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>Løntimer</source>
        <translation>Paid hours</translation>
    </message>
    <message>
        <source>Fremdrift</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Borgerens egne tal fra 1 til 5, som de blev sagt. Et tal, der falder, er ikke en fejl: det er noget at tale om.</source>
        <translation>The citizen’s own numbers from 1 to 5, as they were said. A number that falls is not a fault: it is something to talk about.</translation>
    </message>
    <message>
        <source>Løntimer uge for uge, som de er skrevet. Færre timer er ikke en fejl: det er noget at tale om.</source>
        <translation>Paid hours week by week, as they were written. Fewer hours are not a fault: they are something to talk about.</translation>
    </message>
    <message>
        <source>Listen siger det samme som kurven.</source>
        <translation>The list says the same as the curve.</translation>
    </message>
    <message>
        <source>Tæt på målet</source>
        <translation>Near the goal</translation>
    </message>
    <message>
        <source>Hjulpet</source>
        <translation>Helped</translation>
    </message>
    <message>
        <source>Borgerens egne svar</source>
        <translation>The citizen’s own answers</translation>
    </message>
    <message>
        <source>Løntimer pr. uge</source>
        <translation>Paid hours a week</translation>
    </message>
    <message>
        <source>de seneste {count}</source>
        <translation>the latest {count}</translation>
    </message>
    <message>
        <source>Kurven begynder næste gang</source>
        <translation>The curve begins next time</translation>
    </message>
    <message>
        <source>Det, der er sagt indtil nu, står i listen.</source>
        <translation>What has been said so far stands in the list.</translation>
    </message>
    <message>
        <source>Ingen svar endnu</source>
        <translation>No answers yet</translation>
    </message>
    <message>
        <source>Sidst i et besøg spørges borgeren, hvor tæt målet er, og om det hjælper. Hvert svar fra 1 til 5 kommer her med sin dato, også dem, der falder.</source>
        <translation>At the end of a visit the citizen is asked how near the goal is, and whether it helps. Each answer from 1 to 5 comes here with its date, also those that fall.</translation>
    </message>
    <message>
        <source>Svarene ligger ikke her</source>
        <translation>The answers are not here</translation>
    </message>
    <message>
        <source>Din rolle i sagen læser ikke borgerens svar og løntimer. De, der arbejder med det, ser dem.</source>
        <translation>Your role in the case does not read the citizen’s answers and paid hours. Those who work with them see them.</translation>
    </message>
    <message>
        <source>gå gennem svarene</source>
        <translation>go through the answers</translation>
    </message>
    <message>
        <source>gå til besøget, hvor der blev svaret</source>
        <translation>go to the visit at which it was answered</translation>
    </message>
    <message>
        <source>sortér efter dato, ældste eller nyeste først</source>
        <translation>sort by date, oldest or newest first</translation>
    </message>
    <message>
        <source>tilbage til sagen</source>
        <translation>back to the case</translation>
    </message>
    <message>
        <source>Svar og løntimer, nyeste først</source>
        <translation>Answers and paid hours, newest first</translation>
    </message>
</context>
<context>
    <name>PurposeCard</name>
    <message>
        <source>Uden formål</source>
        <translation>No purpose</translation>
    </message>
    <message>
        <source>Alt, der er i gang, siger, hvad det skal føre til. Det, der ikke gør, står her.</source>
        <translation>Everything under way says what it is to lead to. Whatever does not stands here.</translation>
    </message>
</context>
<context>
    <name>PurposeForm</name>
    <message>
        <source>Hvad skal besøget føre til?</source>
        <translation>What is the visit to lead to?</translation>
    </message>
    <message>
        <source>Gem formål</source>
        <translation>Save purpose</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme formålet</source>
        <translation>Close without saving the purpose</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Langt fra</source>
        <translation>Far away</translation>
    </message>
    <message>
        <source>Helt tæt på</source>
        <translation>Very close</translation>
    </message>
    <message>
        <source>Borgerens svar, 1 til 5</source>
        <translation>The citizen’s answer, 1 to 5</translation>
    </message>
    <message>
        <source>Hvor tæt er du på dit mål i dag?</source>
        <translation>How close are you to your goal today?</translation>
    </message>
    <message>
        <source>{name}s eget svar.</source>
        <translation>{name}’s own answer.</translation>
    </message>
    <message>
        <source>Sidst: {when}.</source>
        <translation>Last time: {when}.</translation>
    </message>
    <message>
        <source>Føler du dig hjulpet?</source>
        <translation>Do you feel helped?</translation>
    </message>
    <message>
        <source>Slet ikke</source>
        <translation>Not at all</translation>
    </message>
    <message>
        <source>I høj grad</source>
        <translation>Very much</translation>
    </message>
    <message>
        <source>Føler borgeren sig hjulpet, 1 til 5</source>
        <translation>Does the citizen feel helped, 1 to 5</translation>
    </message>
</context>
<context>
    <name>Rating</name>
    <message>
        <source>sidst</source>
        <translation>last</translation>
    </message>
</context>
<context>
    <name>ReasonForm</name>
    <message>
        <source>Skriv kort hvorfor. Grunden står i loggen.</source>
        <translation>Say briefly why. The reason stands in the log.</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at skrive en grund</source>
        <translation>Close without writing a reason</translation>
    </message>
</context>
<context>
    <name>RejoinScreen</name>
    <message>
        <source>Videre</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Intet er tabt</source>
        <translation>Nothing is lost</translation>
    </message>
    <message>
        <source>Computeren skal kende sin central igen. Det tager et øjeblik.</source>
        <translation>The computer has to know its central service again. It takes a moment.</translation>
    </message>
    <message>
        <source>Ny kode</source>
        <translation>New code</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>RenewalScreen</name>
    <message>
        <source>Forny nøglerne</source>
        <translation>Renew the keys</translation>
    </message>
    <message>
        <source>Kun på denne computer</source>
        <translation>Only on this computer</translation>
    </message>
    <message>
        <source>Lås sagerne med en ny nøgle</source>
        <translation>Lock the cases with a new key</translation>
    </message>
    <message>
        <source>Det, du er ved at skrive, bliver gemt som kladde. Så låser programmet, mens sagerne skrives på ny, og du låser op med den samme adgangssætning. Intet går tabt, heller ikke hvis strømmen går imens.</source>
        <translation>What you are writing is kept as a draft. Then the program locks while the cases are written anew, and you unlock with the same passphrase. Nothing is lost, even if the power goes meanwhile.</translation>
    </message>
    <message>
        <source>Hvornår det er godt</source>
        <translation>When it is a good thing</translation>
    </message>
    <message>
        <source>Når en anden kan have kopieret computeren og kender en adgangssætning, du har haft.</source>
        <translation>When somebody else may have copied the computer and knows a passphrase that you have had.</translation>
    </message>
    <message>
        <source>En kopi fra før åbner derefter ikke noget af det, du skriver fra nu af.</source>
        <translation>After that, an earlier copy opens nothing of what you write from now on.</translation>
    </message>
    <message>
        <source>Når en borger er givet videre, sker det af sig selv, næste gang ingen rører computeren.</source>
        <translation>When a citizen has been handed over it happens by itself, the next time nobody touches the computer.</translation>
    </message>
</context>
<context>
    <name>RestoreScreen</name>
    <message>
        <source>Skriv din adgangssætning.</source>
        <translation>Write your passphrase.</translation>
    </message>
    <message>
        <source>Lås op</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Videre</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Gendan</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Byg det op igen</source>
        <translation>Rebuild it</translation>
    </message>
    <message>
        <source>Tilbage til Lås op</source>
        <translation>Back to Unlock</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Alt samles igen</source>
        <translation>All brought together again</translation>
    </message>
    <message>
        <source>Dine notater findes mere end ét sted: her, i kopierne og hos centralen.</source>
        <translation>Your notes are in more than one place: here, in the copies and at the central service.</translation>
    </message>
    <message>
        <source>Se, hvad der kan læses</source>
        <translation>See what can be read</translation>
    </message>
    <message>
        <source>Kopi: {made}</source>
        <translation>Backup: {made}</translation>
    </message>
    <message>
        <source>Vælg vej</source>
        <translation>Choose a way</translation>
    </message>
    <message>
        <source>Se</source>
        <translation>Look</translation>
    </message>
</context>
<context>
    <name>ResultsCard</name>
    <message>
        <source>Løntimer om ugen</source>
        <translation>Paid hours a week</translation>
    </message>
    <message>
        <source>ordinære, i alt</source>
        <translation>ordinary, in all</translation>
    </message>
    <message>
        <source>de sidste 12 uger</source>
        <translation>last 12 weeks</translation>
    </message>
    <message>
        <source>nåede mål</source>
        <translation>goals reached</translation>
    </message>
    <message>
        <source>i alt</source>
        <translation>in all</translation>
    </message>
    <message>
        <source>fik løntimer</source>
        <translation>got paid hours</translation>
    </message>
    <message>
        <source>tæt på målet</source>
        <translation>close to the goal</translation>
    </message>
    <message>
        <source>af {count}</source>
        <translation>of {count}</translation>
    </message>
    <message>
        <source>egne mål</source>
        <translation>own goals</translation>
    </message>
    <message>
        <source>af 5 · {count} svar</source>
        <translation>of 5 · {count} answers</translation>
    </message>
    <message>
        <source>føler sig hjulpet</source>
        <translation>feel helped</translation>
    </message>
</context>
<context>
    <name>ResumeScreen</name>
    <message>
        <source>Gem linje</source>
        <translation>Save line</translation>
    </message>
    <message>
        <source>luk linjen; uden en linje: tilbage til sagen</source>
        <translation>close the line; with no line open: back to the case</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Tal om det i den rækkefølge, det står: det, der virker, det, der er gjort og lært, og det, der ønskes. Alt, hvad livet har lært én, tæller. Skriv ikke om sygdom og ydelser her: papiret er til en arbejdsplads, og kommunens navn står ikke på det.</source>
        <translation>Talk about it in the order in which it stands: what works, what was done and learned, and what is wanted. Everything that life has taught counts. Do not write about illness and benefits here: the paper is for a workplace, and the municipality’s name is not on it.</translation>
    </message>
    <message>
        <source>Du læser CV&apos;et og kan skrive det ud. Den faste kontakt skriver i det.</source>
        <translation>You read the CV and can print it. The regular contact writes in it.</translation>
    </message>
    <message>
        <source>Her står de første {shown} af {count} sider.</source>
        <translation>These are the first {shown} of {count} pages.</translation>
    </message>
    <message>
        <source>Sådan kommer papiret ud af printeren</source>
        <translation>This is how the paper comes out of the printer</translation>
    </message>
    <message>
        <source>Skriv</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Se siderne</source>
        <translation>See the pages</translation>
    </message>
    <message>
        <source>Linjer eller sider</source>
        <translation>Lines or pages</translation>
    </message>
</context>
<context>
    <name>ReviewDayForm</name>
    <message>
        <source>Planen gennemgås senest</source>
        <translation>The plan is reviewed by</translation>
    </message>
    <message>
        <source>Vi foreslår {day}. Det er ikke et krav i loven.</source>
        <translation>We propose {day}. The law does not demand it.</translation>
    </message>
    <message>
        <source>Hvorfor den dag?</source>
        <translation>Why that day?</translation>
    </message>
    <message>
        <source>Skal skrives, når dagen er senere end den, vi foreslår. Står ikke på papiret.</source>
        <translation>Needed where the day is later than the one we propose. It does not stand on the paper.</translation>
    </message>
    <message>
        <source>Gem dagen</source>
        <translation>Save the day</translation>
    </message>
    <message>
        <source>Brug den dag, vi foreslår</source>
        <translation>Use the day we propose</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at vælge en dag</source>
        <translation>Close without choosing a day</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>intet</source>
        <translation>nothing</translation>
    </message>
</context>
<context>
    <name>SafeBar</name>
    <message>
        <source>{name}s vej</source>
        <translation>{name}’s way</translation>
    </message>
    <message>
        <source>Vi kigger sammen</source>
        <translation>We are looking together</translation>
    </message>
    <message>
        <source>Slut borgervisning</source>
        <translation>End citizen’s view</translation>
    </message>
    <message>
        <source>Slut borgervisning, F9</source>
        <translation>End citizen’s view, F9</translation>
    </message>
    <message>
        <source>Lås</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>SafeScreen</name>
    <message>
        <source>Det vil jeg</source>
        <translation>This is what I want</translation>
    </message>
    <message>
        <source>Her står dine mål, når vi har sat dem.</source>
        <translation>Your goals stand here when we have set them.</translation>
    </message>
    <message>
        <source>Det har vi aftalt</source>
        <translation>This is what we have agreed</translation>
    </message>
    <message>
        <source>Ingen aftaler lige nu.</source>
        <translation>No agreements right now.</translation>
    </message>
    <message>
        <source>Det lykkedes</source>
        <translation>This worked out</translation>
    </message>
    <message>
        <source>Her kommer det, du når.</source>
        <translation>What you reach comes here.</translation>
    </message>
    <message>
        <source>{reached} af {steps} delmål</source>
        <translation>{reached} of {steps} milestones</translation>
    </message>
    <message>
        <source>uden dato</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>slut borgervisning</source>
        <translation>end citizen’s view</translation>
    </message>
    <message>
        <source>Her begynder din vej</source>
        <translation>Your road begins here</translation>
    </message>
    <message>
        <source>Her står dine mål og det, vi aftaler, når vi har sat det første sammen.</source>
        <translation>Your goals and what we agree stand here once we have set the first one together.</translation>
    </message>
</context>
<context>
    <name>SafetyScreen</name>
    <message>
        <source>Sikkerhed</source>
        <translation>Security</translation>
    </message>
    <message>
        <source>Hvad der beskytter borgerne</source>
        <translation>What protects the citizens</translation>
    </message>
    <message>
        <source>Indstillinger</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Det beskytter</source>
        <translation>What protects</translation>
    </message>
    <message>
        <source>Hvis computeren bliver væk</source>
        <translation>If the computer is lost</translation>
    </message>
    <message>
        <source>Ring til IT med det samme, også om natten. Så bliver computeren lukket ude af centralen.</source>
        <translation>Call IT at once, also at night. The computer is then shut out of the central service.</translation>
    </message>
    <message>
        <source>Sig, hvornår du sidst låste den, og om adgangssætningen stod skrevet i tasken.</source>
        <translation>Say when you last locked it, and whether the passphrase was written down in the bag.</translation>
    </message>
    <message>
        <source>Sig det til din leder samme dag. Kommunen har 72 timer til at melde det til Datatilsynet.</source>
        <translation>Tell your manager the same day. The municipality has 72 hours to report it to the data protection authority.</translation>
    </message>
    <message>
        <source>Alt, der er kvitteret, er hos centralen. På en ny computer får du det igen med en ny kode.</source>
        <translation>Everything with a receipt is at the central service. On a new computer you get it back with a new code.</translation>
    </message>
</context>
<context>
    <name>SamePersonForm</name>
    <message>
        <source>Skriv navn eller CPR-nummer i den anden sag.</source>
        <translation>Write the name or the CPR number in the other case.</translation>
    </message>
    <message>
        <source>Skriv, hvordan du ved det. Grunden bliver stående i sagen.</source>
        <translation>Write how you know it. The reason stays in the case.</translation>
    </message>
    <message>
        <source>De to sager læses som én, på skærm og papir. Intet kopieres eller flyttes, og nyt skrives i denne sag. Alle, der har den ene sag, får den anden i samme rolle. Det kan fortrydes: så er begge sager, som de var, og det, der er skrevet imens, bliver, hvor det blev skrevet.</source>
        <translation>The two cases are read as one, on screen and on paper. Nothing is copied or moved, and what is new is written in this case. Everybody who has the one case gets the other in the same role. It can be undone: then both cases are as they were, and what was written meanwhile stays where it was written.</translation>
    </message>
    <message>
        <source>Navn eller CPR-nummer i den anden sag</source>
        <translation>Name or CPR number in the other case</translation>
    </message>
    <message>
        <source>Hvordan ved du, at det er den samme person?</source>
        <translation>How do you know that it is the same person?</translation>
    </message>
    <message>
        <source>Læs dem som én sag</source>
        <translation>Read them as one case</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at ændre noget</source>
        <translation>Close without changing anything</translation>
    </message>
</context>
<context>
    <name>SamePersonTask</name>
    <message>
        <source>Hvordan ved du, at det ikke er den samme person?</source>
        <translation>How do you know that it is not the same person?</translation>
    </message>
    <message>
        <source>Læs dem hver for sig</source>
        <translation>Read them apart</translation>
    </message>
    <message>
        <source>Samme person</source>
        <translation>Same person</translation>
    </message>
    <message>
        <source>Samme person …</source>
        <translation>Same person …</translation>
    </message>
    <message>
        <source>Samme person som i en anden sag …</source>
        <translation>Same person as in another case …</translation>
    </message>
    <message>
        <source>Skil sagerne …</source>
        <translation>Part the cases …</translation>
    </message>
    <message>
        <source>To personer …</source>
        <translation>Two persons …</translation>
    </message>
    <message>
        <source>To teamledere har hver sit svar på, om to af dem er den samme person. De læses som én, fordi begge hører sammen med en tredje sag. Det gælder, til en af teamlederne vælger. Intet går tabt.</source>
        <translation>Two team leads answer differently whether two of them are the same person. They are read as one, because both belong with a third case. That holds until one of the team leads chooses. Nothing is lost.</translation>
    </message>
    <message>
        <source>To teamledere har hver sit svar på, om det er den samme person. Sagerne læses hver for sig, til en af dem vælger. Intet går tabt.</source>
        <translation>Two team leads answer differently whether it is the same person. The cases are read apart until one of them chooses. Nothing is lost.</translation>
    </message>
    <message>
        <source>en sag mere</source>
        <translation>one more case</translation>
    </message>
    <message>
        <source>To teamledere har hver sit svar på, om {case} er den samme person. Den sag læses for sig, til en af teamlederne vælger. Intet går tabt.</source>
        <translation>Two team leads answer differently whether {case} is the same person. That case is read by itself until one of the team leads chooses. Nothing is lost.</translation>
    </message>
    <message>
        <source>{count} sager læses som én. Nyt skrives i den, der hører til {case}.</source>
        <translation>{count} cases are read as one. What is new is written in that of {case}.</translation>
    </message>
    <message>
        <source>Den anden: {cases}.</source>
        <translation>The other: {cases}.</translation>
    </message>
    <message>
        <source>De andre: {cases}.</source>
        <translation>The others: {cases}.</translation>
    </message>
    <message>
        <source>CPR-numrene er ikke ens, og begge vises.</source>
        <translation>The CPR numbers differ, and both are shown.</translation>
    </message>
    <message>
        <source>Grund: {reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
    <message>
        <source>hos {worker}</source>
        <translation>with {worker}</translation>
    </message>
    <message>
        <source>Centralen har en sag mere med samme CPR-nummer. Teamlederen afgør, om det er den samme person. Skriv bare videre her; intet går tabt.</source>
        <translation>The central service has another case with the same CPR number. The team lead decides whether it is the same person. Just go on writing here; nothing is lost.</translation>
    </message>
    <message>
        <source>ingen lige nu</source>
        <translation>nobody right now</translation>
    </message>
    <message>
        <source>Centralen har en sag mere med samme CPR-nummer (hos {who}). Teamlederen afgør, om det er den samme person. Skriv bare videre her; intet går tabt.</source>
        <translation>The central service has another case with the same CPR number (with {who}). The team lead decides whether it is the same person. Just go on writing here; nothing is lost.</translation>
    </message>
    <message>
        <source>Centralen har en sag mere med samme CPR-nummer (hos {who}). Er det den samme person, læses de to som én; ellers siger du, at det er to. Intet slås sammen af sig selv.</source>
        <translation>The central service has another case with the same CPR number (with {who}). If it is the same person, the two are read as one; otherwise you say that they are two. Nothing is merged by itself.</translation>
    </message>
</context>
<context>
    <name>SaveBar</name>
    <message>
        <source>Kladde gemt {time}</source>
        <translation>Draft kept {time}</translation>
    </message>
    <message>
        <source>på denne computer</source>
        <translation>on this computer</translation>
    </message>
    <message>
        <source>Vedhæft</source>
        <translation>Attach</translation>
    </message>
    <message>
        <source>Vedhæft et foto af et papir eller en fil</source>
        <translation>Attach a photo of a paper or a file</translation>
    </message>
    <message>
        <source>Gem og videre</source>
        <translation>Save and go on</translation>
    </message>
    <message>
        <source>Gem og videre, Ctrl S</source>
        <translation>Save and go on, Ctrl S</translation>
    </message>
    <message>
        <source>Underskriv planen</source>
        <translation>Sign the plan</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Omdøb »{name}« …</source>
        <translation>Rename “{name}” …</translation>
    </message>
    <message>
        <source>Fjern »{name}«</source>
        <translation>Remove “{name}”</translation>
    </message>
    <message>
        <source>Gem dette filter …</source>
        <translation>Save this filter …</translation>
    </message>
    <message>
        <source>Filtre</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Gemte filtre, Alt F: {name}</source>
        <translation>Saved filters, Alt F: {name}</translation>
    </message>
    <message>
        <source>Gemte filtre, Alt F</source>
        <translation>Saved filters, Alt F</translation>
    </message>
</context>
<context>
    <name>SearchFilters</name>
    <message>
        <source>Kun {name}</source>
        <translation>Only {name}</translation>
    </message>
    <message>
        <source>Det hele</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>Personer</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Notater</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Aftaler</source>
        <translation>Agreements</translation>
    </message>
    <message>
        <source>Virksomheder</source>
        <translation>Companies</translation>
    </message>
    <message>
        <source>Dokumenter</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Altid</source>
        <translation>Always</translation>
    </message>
    <message>
        <source>30 dage</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>Et år</source>
        <translation>A year</translation>
    </message>
    <message>
        <source>Søg i, Alt 1 til 6</source>
        <translation>Search in, Alt 1 to 6</translation>
    </message>
    <message>
        <source>Fra hvornår, Alt T</source>
        <translation>Since when, Alt T</translation>
    </message>
</context>
<context>
    <name>Searcher</name>
    <message>
        <source>Søg eller gå til</source>
        <translation>Search or go to</translation>
    </message>
    <message>
        <source>Søg borger, ord eller handling</source>
        <translation>Search for a citizen, a word or an action</translation>
    </message>
</context>
<context>
    <name>SectionCard</name>
    <message>
        <source>Fx det, andre roser, og det, der går let.</source>
        <translation>For example what others praise, and what comes easily.</translation>
    </message>
    <message>
        <source>Job, praktik, frivilligt arbejde, børn og hjem.</source>
        <translation>Jobs, work trials, volunteering, children and home.</translation>
    </message>
    <message>
        <source>Kurser, beviser, kørekort og sprog.</source>
        <translation>Courses, certificates, driving licence and languages.</translation>
    </message>
    <message>
        <source>Hvilken slags arbejde, hvor mange timer og hvor.</source>
        <translation>What kind of work, how many hours and where.</translation>
    </message>
    <message>
        <source>Fx faste aftaler, ro eller en kollega at spørge.</source>
        <translation>For example fixed arrangements, quiet, or a colleague to ask.</translation>
    </message>
    <message>
        <source>Her er der to versioner. Vælg en af dem.</source>
        <translation>There are two versions here. Choose one of them.</translation>
    </message>
    <message>
        <source>Hvad fyldte i {years}?</source>
        <translation>What filled {years}?</translation>
    </message>
    <message>
        <source>Skriv</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Skriv en linje: {heading}</source>
        <translation>Write a line: {heading}</translation>
    </message>
    <message>
        <source>Intet endnu.</source>
        <translation>Nothing yet.</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Sidste kontakt med centralen: {when}.</source>
        <translation>Last contact with the central service: {when}.</translation>
    </message>
    <message>
        <source>Ingen kontakt med centralen endnu.</source>
        <translation>No contact with the central service yet.</translation>
    </message>
    <message>
        <source>{person} ({initials}), {municipality}.</source>
        <translation>{person} ({initials}), {municipality}.</translation>
    </message>
    <message>
        <source>Fodfæste {version}. Centralen: {address}.</source>
        <translation>Fodfæste {version}. Central service: {address}.</translation>
    </message>
    <message>
        <source>ingen</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Indstillinger</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Gælder kun dig på denne computer</source>
        <translation>For you only, on this computer</translation>
    </message>
    <message>
        <source>Sprog og udseende</source>
        <translation>Language and look</translation>
    </message>
    <message>
        <source>Sprog</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Rolig visning (ingen bevægelse)</source>
        <translation>Calm view (nothing moves)</translation>
    </message>
    <message>
        <source>Nej</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Ja</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Farver</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Som computeren</source>
        <translation>As the computer</translation>
    </message>
    <message>
        <source>Lyse</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Mørke</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Stor kontrast, lys</source>
        <translation>High contrast, light</translation>
    </message>
    <message>
        <source>Stor kontrast, mørk</source>
        <translation>High contrast, dark</translation>
    </message>
    <message>
        <source>Skriftstørrelse</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Hvis stol sidder du i?</source>
        <translation>Whose chair are you in?</translation>
    </message>
    <message>
        <source>I øvelseskontoret kan du prøve arbejdet fra tre stole. Når du skifter, låses der først; det, du er i gang med at skrive, venter i din egen stol.</source>
        <translation>In the practice office you can try the work from three chairs. When you change, it locks first; what you are writing waits in your own chair.</translation>
    </message>
    <message>
        <source>Stol</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>Sagsbehandler</source>
        <translation>Caseworker</translation>
    </message>
    <message>
        <source>Mentor</source>
        <translation>Mentor</translation>
    </message>
    <message>
        <source>Teamleder</source>
        <translation>Team lead</translation>
    </message>
    <message>
        <source>Sikkerhed</source>
        <translation>Security</translation>
    </message>
    <message>
        <source>Lås, når jeg ikke har rørt computeren i</source>
        <translation>Lock when I have not touched the computer for</translation>
    </message>
    <message>
        <source>Fil til fejlsøgning …</source>
        <translation>File for troubleshooting …</translation>
    </message>
    <message>
        <source>Fil til fejlsøgning, uden personoplysninger</source>
        <translation>File for troubleshooting, without personal data</translation>
    </message>
    <message>
        <source>{count} minutter</source>
        <translation>{count} minutes</translation>
    </message>
    <message>
        <source>1 minut</source>
        <translation>1 minute</translation>
    </message>
    <message>
        <source>Skift adgangssætning</source>
        <translation>Change passphrase</translation>
    </message>
    <message>
        <source>Se, hvordan det beskyttes</source>
        <translation>See how it is protected</translation>
    </message>
    <message>
        <source>Alt om dine borgere ligger krypteret på denne computer. Nøglen ligger bag din adgangssætning og ikke andre steder her. Når du låser, forsvinder nøglen fra computerens hukommelse. Det, du skriver, gemmes her først og sendes, når der er net; det er først modtaget, når der står kvitteret.</source>
        <translation>Everything about your citizens is encrypted on this computer. The key lies behind your passphrase and nowhere else here. When you lock, the key leaves the computer’s memory. What you write is saved here first and sent when there is a network; it has only been received when it says receipted.</translation>
    </message>
    <message>
        <source>Om denne computer</source>
        <translation>About this computer</translation>
    </message>
    <message>
        <source>Skrifterne Inter, Source Serif 4, IBM Plex Sans og Literata har licensen OFL 1.1; tegnene er Lucide (ISC). Fodfæste bygger på Qt, SQLCipher, reportlab og andre frie programmer.</source>
        <translation>The typefaces Inter, Source Serif 4, IBM Plex Sans and Literata have the licence OFL 1.1; the signs are Lucide (ISC). Fodfæste is built on Qt, SQLCipher, reportlab and other free programs.</translation>
    </message>
    <message>
        <source>Din kommune har bestemt, at computeren låser senest efter {span}.</source>
        <translation>Your municipality has decided that the computer locks after {span} at the latest.</translation>
    </message>
    <message>
        <source>arbejdskopi</source>
        <translation>working copy</translation>
    </message>
</context>
<context>
    <name>SharingCard</name>
    <message>
        <source>Skærmbilleder og skærmdeling</source>
        <translation>Screenshots and screen sharing</translation>
    </message>
    <message>
        <source>Tillad skærmdeling i 15 min</source>
        <translation>Allow screen sharing for 15 min</translation>
    </message>
    <message>
        <source>Stop nu</source>
        <translation>Stop now</translation>
    </message>
    <message>
        <source>Dette styresystem kan ikke holde Fodfæste ude af skærmbilleder. Del et enkelt andet vindue i møder, aldrig hele skærmen, og tryk Ctrl L, før du deler.</source>
        <translation>This operating system cannot keep Fodfæste out of screenshots. Share a single other window in meetings, never the whole screen, and press Ctrl L before you share.</translation>
    </message>
    <message>
        <source>Fodfæste kan ses af dem, du deler med, til {time}. Det står i loggen.</source>
        <translation>Fodfæste can be seen by those you share with until {time}. It stands in the log.</translation>
    </message>
    <message>
        <source>Fodfæste er skjult i skærmbilleder og skærmdeling, så vidt styresystemet kan.</source>
        <translation>Fodfæste is hidden from screenshots and screen sharing as far as the operating system can.</translation>
    </message>
</context>
<context>
    <name>SignCard</name>
    <message>
        <source>borger</source>
        <translation>citizen</translation>
    </message>
    <message>
        <source>fast kontakt</source>
        <translation>regular contact</translation>
    </message>
    <message>
        <source>sagsbehandler</source>
        <translation>caseworker</translation>
    </message>
    <message>
        <source>Ryd</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Ryd underskriften fra {name}</source>
        <translation>Clear the signature of {name}</translation>
    </message>
    <message>
        <source>Tegn her</source>
        <translation>Draw here</translation>
    </message>
    <message>
        <source>På papir</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>{name}: skrev under på papir</source>
        <translation>{name}: signed on paper</translation>
    </message>
    <message>
        <source>Underskrift fra {name}</source>
        <translation>Signature of {name}</translation>
    </message>
    <message>
        <source>Skriv under her</source>
        <translation>Sign here</translation>
    </message>
    <message>
        <source>Tegnes med finger, pen eller mus. Med tastatur: vælg På papir, og skriv navn og dag.</source>
        <translation>Drawn with a finger, a pen or a mouse. By keyboard: choose On paper, and write name and day.</translation>
    </message>
    <message>
        <source>Hvem skrev under?</source>
        <translation>Who signed?</translation>
    </message>
    <message>
        <source>Hvilken dag?</source>
        <translation>On which day?</translation>
    </message>
    <message>
        <source>Skrevet under på papir {day}</source>
        <translation>Signed on paper {day}</translation>
    </message>
    <message>
        <source>Skrevet under {day} {time}</source>
        <translation>Signed {day} {time}</translation>
    </message>
    <message>
        <source>{name}: tegn her</source>
        <translation>{name}: draw here</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Fortryd</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Åbn browseren</source>
        <translation>Open the browser</translation>
    </message>
    <message>
        <source>Log ind</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Intet er tabt</source>
        <translation>Nothing is lost</translation>
    </message>
    <message>
        <source>Det kræver net at logge ind; alt andet her virker uden.</source>
        <translation>Signing in needs a network; everything else here works without one.</translation>
    </message>
</context>
<context>
    <name>SignInStep</name>
    <message>
        <source>Venter på browseren. Du kan altid fortryde.</source>
        <translation>Waiting for the browser. You can always cancel.</translation>
    </message>
    <message>
        <source>Log ind hos kommunen</source>
        <translation>Sign in with the municipality</translation>
    </message>
    <message>
        <source>Kommunen beder dig logge ind igen. Alt på computeren er der stadig, også det, der ikke er sendt.</source>
        <translation>The municipality asks you to sign in again. Everything on the computer is still there, also what has not been sent.</translation>
    </message>
    <message>
        <source>Browseren åbner kommunens login. Kom tilbage hertil, når du har logget ind.</source>
        <translation>The browser opens the municipality’s sign-in. Come back here when you have signed in.</translation>
    </message>
    <message>
        <source>Browseren åbner kommunens login.</source>
        <translation>The browser opens the municipality’s sign-in.</translation>
    </message>
    <message>
        <source>Kom tilbage hertil, når du har logget ind.</source>
        <translation>Come back here when you have signed in.</translation>
    </message>
    <message>
        <source>Det, der venter, bliver sendt, når kommunen kender dig igen.</source>
        <translation>What waits is sent when the municipality knows you again.</translation>
    </message>
</context>
<context>
    <name>SignScreen</name>
    <message>
        <source>gem underskrifterne</source>
        <translation>save the signatures</translation>
    </message>
    <message>
        <source>ryd det felt, du står i</source>
        <translation>clear the field you are in</translation>
    </message>
    <message>
        <source>tilbage uden at skrive under</source>
        <translation>back without signing</translation>
    </message>
    <message>
        <source>Fælles plan, udgave {number}</source>
        <translation>Joint plan, version {number}</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tilbage uden at skrive under</source>
        <translation>Back without signing</translation>
    </message>
    <message>
        <source>Lås</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Din underskrift betyder, at du har læst planen eller fået den læst højt. Du får altid en kopi. Du kan få hjælp uden at skrive under.</source>
        <translation>Your signature means that you have read the plan or had it read aloud. You always get a copy. You can get help without signing.</translation>
    </message>
    <message>
        <source>Underskriften gælder udgave {number}, som den står her. Ændres planen, er det en ny udgave.</source>
        <translation>The signature is for version {number} as it stands here. If the plan is changed, that is a new version.</translation>
    </message>
    <message>
        <source>Underskriften lægges til udgave {number}. Planen siger stadig det samme.</source>
        <translation>The signature is added to version {number}. The plan still says the same.</translation>
    </message>
    <message>
        <source>Gem underskrift</source>
        <translation>Save signature</translation>
    </message>
    <message>
        <source>Gem underskrift, Ctrl S</source>
        <translation>Save signature, Ctrl S</translation>
    </message>
    <message>
        <source>Skriv under</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Se siderne</source>
        <translation>See the pages</translation>
    </message>
    <message>
        <source>Underskrift eller sider</source>
        <translation>Signature or pages</translation>
    </message>
</context>
<context>
    <name>SignedLine</name>
    <message>
        <source>Underskriv planen</source>
        <translation>Sign the plan</translation>
    </message>
    <message>
        <source>Skrevet under af {names}. Det gælder udgave {number} fra {day}, som den står her.</source>
        <translation>Signed by {names}. That is version {number} of {day}, as it stands here.</translation>
    </message>
    <message>
        <source>Planen er ikke skrevet under.</source>
        <translation>The plan is not signed.</translation>
    </message>
    <message>
        <source>Planen, som den står nu, er ikke skrevet under. {names} skrev under på udgave {number} fra {day}; den er ændret siden.</source>
        <translation>The plan as it stands now is not signed. {names} signed version {number} of {day}; it has been changed since.</translation>
    </message>
    <message>
        <source>Filens segl: {figures}, udstedt af kommunen.</source>
        <translation>The file’s seal: {figures}, issued by the municipality.</translation>
    </message>
    <message>
        <source>Filens segl: {figures}, udstedt af nogen, som denne computer ikke kender.</source>
        <translation>The file’s seal: {figures}, issued by somebody whom this computer does not know.</translation>
    </message>
    <message>
        <source>Filens segl: {figures}, computerens eget.</source>
        <translation>The file’s seal: {figures}, the computer’s own.</translation>
    </message>
    <message>
        <source>{first} og {last}</source>
        <translation>{first} and {last}</translation>
    </message>
    <message>
        <source>Skrevet under af {names}. Det gælder udgave {number} fra {day}, som har adressen på. Adressen er beskyttet nu, så den udgave går ikke ud herfra igen. En ny udgave uden adressen kan skrives under.</source>
        <translation>Signed by {names}. That holds for version {number} from {day}, which has the address on it. The address is protected now, so that version does not go out from here again. A new version without the address can be signed.</translation>
    </message>
    <message>
        <source>{names} skrev under på udgave {number} fra {day}. Planen siger stadig det samme, men siderne her er en ny udgave, som ikke er skrevet under.</source>
        <translation>{names} signed version {number} from {day}. The plan still says the same, but the pages here are a new version, which is not signed.</translation>
    </message>
    <message>
        <source>Filen er ikke forseglet.</source>
        <translation>The file is not sealed.</translation>
    </message>
</context>
<context>
    <name>Stair</name>
    <message>
        <source>{reached} af {steps} delmål er nået</source>
        <translation>{reached} of {steps} milestones reached</translation>
    </message>
    <message>
        <source>Næste delmål: {step}</source>
        <translation>Next milestone: {step}</translation>
    </message>
    <message>
        <source>Delmålet er nået: {step}</source>
        <translation>The milestone is reached: {step}</translation>
    </message>
</context>
<context>
    <name>Staircase</name>
    <message>
        <source>{hours} t</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>Løntimer pr. uge: {weeks}</source>
        <translation>Paid hours per week: {weeks}</translation>
    </message>
    <message>
        <source>Første løntime</source>
        <translation>First paid hour</translation>
    </message>
</context>
<context>
    <name>StartScreen</name>
    <message>
        <source>Vælg sted</source>
        <translation>Choose where</translation>
    </message>
    <message>
        <source>Log på</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Adgangssætning</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Hent borgere</source>
        <translation>Fetch citizens</translation>
    </message>
    <message>
        <source>Begynd</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Videre</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Ét skridt ad gangen</source>
        <translation>One step at a time</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Åbn browseren</source>
        <translation>Open the browser</translation>
    </message>
    <message>
        <source>Du går videre, hvor du slap, som {name} hos {municipality}.</source>
        <translation>You go on where you stopped, as {name} at {municipality}.</translation>
    </message>
    <message>
        <source>Fire korte trin. Bliver du afbrudt, går du videre, hvor du slap.</source>
        <translation>Four short steps. If you are interrupted, you go on where you stopped.</translation>
    </message>
    <message>
        <source>Fire korte trin. Gør dem i ét stræk; bliver du afbrudt efter koden, skal du have en ny.</source>
        <translation>Four short steps. Do them in one go; if you are interrupted after the code, you need a new one.</translation>
    </message>
    <message>
        <source>Begynd forfra</source>
        <translation>Start again</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Et øjeblik.</source>
        <translation>One moment.</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>{reached} af {of}</source>
        <translation>{reached} of {of}</translation>
    </message>
</context>
<context>
    <name>StepFrame</name>
    <message>
        <source>Videre</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>Trin {number} af {count}: {name}</source>
        <translation>Step {number} of {count}: {name}</translation>
    </message>
</context>
<context>
    <name>StopCard</name>
    <message>
        <source>Beskyttet adresse</source>
        <translation>Protected address</translation>
    </message>
    <message>
        <source>Åbn besøget hos {name} {at}</source>
        <translation>Open the visit to {name} {at}</translation>
    </message>
    <message>
        <source>Næste besøg</source>
        <translation>Next visit</translation>
    </message>
    <message>
        <source>Vis</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Vis adressen, begrund</source>
        <translation>Show the address, give a reason</translation>
    </message>
    <message>
        <source>Hvorfor skal du se adressen?</source>
        <translation>Why do you need to see the address?</translation>
    </message>
    <message>
        <source>Vis adressen</source>
        <translation>Show the address</translation>
    </message>
    <message>
        <source>Tolk: {language}</source>
        <translation>Interpreter: {language}</translation>
    </message>
    <message>
        <source>Aftalt sidst</source>
        <translation>Agreed last</translation>
    </message>
    <message>
        <source>Tag med</source>
        <translation>Bring</translation>
    </message>
    <message>
        <source>Start besøg</source>
        <translation>Start visit</translation>
    </message>
    <message>
        <source>Uden formål</source>
        <translation>No purpose</translation>
    </message>
    <message>
        <source>Ikke truffet</source>
        <translation>Not at home</translation>
    </message>
    <message>
        <source>Flyt</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Flyt besøget hos {name}</source>
        <translation>Move the visit to {name}</translation>
    </message>
    <message>
        <source>Åbn sagen</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>Åbn sagen om {name}</source>
        <translation>Open case of {name}</translation>
    </message>
</context>
<context>
    <name>StoryCard</name>
    <message>
        <source>Ingen historie endnu. Den fortælles af borgeren, og I skriver den sammen.</source>
        <translation>No story yet. The citizen tells it, and you write it together.</translation>
    </message>
    <message>
        <source>Vis mindre</source>
        <translation>Show less</translation>
    </message>
    <message>
        <source>Læs hele</source>
        <translation>Read it all</translation>
    </message>
    <message>
        <source>To versioner</source>
        <translation>Two versions</translation>
    </message>
    <message>
        <source>To versioner af borgerens oplysninger, se dem</source>
        <translation>Two versions of the citizen’s details, see them</translation>
    </message>
    <message>
        <source>Ret</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Ret historien</source>
        <translation>Edit the story</translation>
    </message>
    <message>
        <source>Skriv</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Skriv historien</source>
        <translation>Write the story</translation>
    </message>
    <message>
        <source>Historien kort</source>
        <translation>The story in short</translation>
    </message>
</context>
<context>
    <name>StoryForm</name>
    <message>
        <source>Hvem er borgeren?</source>
        <translation>Who is the citizen?</translation>
    </message>
    <message>
        <source>Højst ti linjer, fortalt af borgeren. En, der står ind for dig, begynder her.</source>
        <translation>Ten lines at most, told by the citizen. Whoever stands in for you begins here.</translation>
    </message>
    <message>
        <source>Gem historien</source>
        <translation>Save the story</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme historien</source>
        <translation>Close without saving the story</translation>
    </message>
</context>
<context>
    <name>SyncScreen</name>
    <message>
        <source>Næste valg</source>
        <translation>Next choice</translation>
    </message>
    <message>
        <source>Vælg det, der er markeret</source>
        <translation>Choose what is marked</translation>
    </message>
    <message>
        <source>1 sted kræver dig</source>
        <translation>1 place needs you</translation>
    </message>
    <message>
        <source>{count} steder kræver dig</source>
        <translation>{count} places need you</translation>
    </message>
    <message>
        <source>{count} venter</source>
        <translation>{count} waiting</translation>
    </message>
    <message>
        <source>sidst kvitteret {when}</source>
        <translation>last receipt {when}</translation>
    </message>
    <message>
        <source>intet er kvitteret endnu</source>
        <translation>nothing is receipted yet</translation>
    </message>
    <message>
        <source>Synkronisering</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Samme person? {name}</source>
        <translation>Same person? {name}</translation>
    </message>
    <message>
        <source>Der er en sag mere med samme CPR-nummer (hos {who}). Du afgør det i sagen.</source>
        <translation>There is another case with the same CPR number (with {who}). You decide it in the case.</translation>
    </message>
    <message>
        <source>ingen lige nu</source>
        <translation>nobody right now</translation>
    </message>
    <message>
        <source>To teamledere har hver sit svar. Sagerne læses hver for sig, til en af jer vælger.</source>
        <translation>Two team leads answer differently. The cases are read apart until one of you chooses.</translation>
    </message>
    <message>
        <source>Åbn sagen</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>Åbn sagen: {name}</source>
        <translation>Open the case: {name}</translation>
    </message>
    <message>
        <source>Din adgang til {name} blev ændret den {day}</source>
        <translation>Your access to {name} was changed on {day}</translation>
    </message>
    <message>
        <source>{name} er flyttet til {to} den {day} Dine notater er modtaget af centralen; sagen er fjernet herfra.</source>
        <translation>{name} moved to {to} on {day} Your notes have been received by the central service; the case is removed from here.</translation>
    </message>
    <message>
        <source>Din kladde følger med; den er gemt her, til centralen har kvitteret.</source>
        <translation>Your draft goes along; it is saved here until the central service has given its receipt.</translation>
    </message>
    <message>
        <source>Din kladde fulgte med som en linje i kontaktloggen.</source>
        <translation>Your draft went along as a line of the contact log.</translation>
    </message>
    <message>
        <source>Din kladde fulgte med som notat.</source>
        <translation>Your draft went along as a note.</translation>
    </message>
    <message>
        <source>Kvitteret af centralen</source>
        <translation>Receipted</translation>
    </message>
    <message>
        <source>Kvitteret af centralen her på computeren</source>
        <translation>Receipted by the service on this computer</translation>
    </message>
    <message>
        <source>Når centralen har modtaget en ændring, står den her med sit klokkeslæt.</source>
        <translation>When the central service has received a change, it stands here with its time.</translation>
    </message>
    <message>
        <source>Ingen kvitteringer endnu</source>
        <translation>No receipts yet</translation>
    </message>
    <message>
        <source>Hent ældre</source>
        <translation>Fetch older</translation>
    </message>
    <message>
        <source>Hent ældre kvitteringer</source>
        <translation>Fetch older receipts</translation>
    </message>
    <message>
        <source>Vis det sidste</source>
        <translation>Show the last</translation>
    </message>
    <message>
        <source>Vis hele loggen</source>
        <translation>Show the whole log</translation>
    </message>
    <message>
        <source>1 fil venter, til du er på kontoret</source>
        <translation>1 file waits until you are at the office</translation>
    </message>
    <message>
        <source>Noget er i vejen siden {when}</source>
        <translation>Something has been in the way since {when}</translation>
    </message>
    <message>
        <source>Centralen har ikke svaret siden {when}. Alt, du skriver, er gemt her. Du skal ikke gøre noget.</source>
        <translation>The central service has not answered since {when}. Everything you write is saved here. You need not do anything.</translation>
    </message>
    <message>
        <source>{count} filer venter, til du er på kontoret</source>
        <translation>{count} files wait until you are at the office</translation>
    </message>
    <message>
        <source>Den ligger kun på denne computer, til du sender den. Efter 7 dage går den af sted alligevel.</source>
        <translation>It lies only on this computer until you send it. After 7 days it goes all the same.</translation>
    </message>
    <message>
        <source>De ligger kun på denne computer, til du sender dem. Efter 7 dage går de af sted alligevel.</source>
        <translation>They lie only on this computer until you send them. After 7 days they go all the same.</translation>
    </message>
    <message>
        <source>Jeg er på kontoret nu</source>
        <translation>I am at the office now</translation>
    </message>
    <message>
        <source>Jeg er på kontoret nu: send filerne</source>
        <translation>I am at the office now: send the files</translation>
    </message>
    <message>
        <source>»{what}« om {name} er beskadiget</source>
        <translation>“{what}” about {name} is damaged</translation>
    </message>
    <message>
        <source>Filen gik i stykker på denne computer, før den var sendt, og centralen har den ikke. Resten af sagen er hel. Vedhæft filen igen, og kald denne tilbage i sagen.</source>
        <translation>The file broke on this computer before it was sent, and the central service does not have it. The rest of the case is whole. Attach the file again, and call this one back in the case.</translation>
    </message>
    <message>
        <source>Centralen er lagt tilbage fra en ældre kopi</source>
        <translation>The central service was put back from an older copy</translation>
    </message>
    <message>
        <source>1 af dine ændringer, som var kvitteret, sendes igen.</source>
        <translation>1 of your changes that had a receipt is being sent again.</translation>
    </message>
    <message>
        <source>{count} af dine ændringer, som var kvitteret, sendes igen.</source>
        <translation>{count} of your changes that had a receipt are being sent again.</translation>
    </message>
    <message>
        <source>De er gemt på denne computer, til de er kvitteret på ny. Du skal ikke gøre noget.</source>
        <translation>They are kept on this computer until they have a receipt anew. You need not do anything.</translation>
    </message>
    <message>
        <source>Adgangen til {name} gik tabt den {day}, da centralen blev lagt tilbage fra en ældre kopi. Det, du har skrevet om borgeren, er hos centralen. Tal med teamlederen, så du kan få borgeren igen.</source>
        <translation>The access to {name} was lost on {day} when the central service was put back from an older copy. What you wrote about the citizen is with the central service. Speak with the team leader, so that you can have the citizen again.</translation>
    </message>
    <message>
        <source>Din adgang til {name} sluttede den {day} Sagen er fjernet fra denne computer.</source>
        <translation>Your access to {name} ended on {day} The case has been removed from this computer.</translation>
    </message>
    <message>
        <source>En sag, du har haft, blev slettet den {day} Den må ikke gemmes længere og er fjernet herfra.</source>
        <translation>A case that you had was erased on {day} It may be kept no longer and has been removed from this computer.</translation>
    </message>
    <message>
        <source>Din kladde ligger hos centralen i 30 dage, og så er den også væk.</source>
        <translation>Your draft lies at the central service for 30 days, and then it is gone, too.</translation>
    </message>
    <message>
        <source>Behold den første eller den anden af to versioner</source>
        <translation>Keep the first or the second of two versions</translation>
    </message>
    <message>
        <source>Behold begge</source>
        <translation>Keep both</translation>
    </message>
    <message>
        <source>Din kladde er lagt til side hos centralen. Teamlederen kan se, at den ligger der.</source>
        <translation>Your draft is set aside at the central service. The team leader can see that it is there.</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Sorteret efter {column}, nedad</source>
        <translation>Sorted by {column}, descending</translation>
    </message>
    <message>
        <source>Sorteret efter {column}, opad</source>
        <translation>Sorted by {column}, ascending</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Mere</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>TeamScreen</name>
    <message>
        <source>en sag, der ikke er på denne computer</source>
        <translation>a case that is not on this computer</translation>
    </message>
    <message>
        <source>Overdrag fra {name}</source>
        <translation>Hand over from {name}</translation>
    </message>
    <message>
        <source>Giv borgere uden fast kontakt</source>
        <translation>Give citizens who have no regular contact</translation>
    </message>
    <message>
        <source>1 medarbejder</source>
        <translation>1 colleague</translation>
    </message>
    <message>
        <source>{count} medarbejdere</source>
        <translation>{count} colleagues</translation>
    </message>
    <message>
        <source>1 borger</source>
        <translation>1 citizen</translation>
    </message>
    <message>
        <source>{count} borgere</source>
        <translation>{count} citizens</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Her kommer dit team</source>
        <translation>Your team comes here</translation>
    </message>
    <message>
        <source>Når administratoren har givet dig et team, står dets sagsstammer, planer og resultater her.</source>
        <translation>When the administrator has given you a team, its caseloads, plans and results stand here.</translation>
    </message>
    <message>
        <source>overdrag eller dæk for den første til den niende under Sagsstammer</source>
        <translation>hand over or cover for the first to the ninth under Caseloads</translation>
    </message>
    <message>
        <source>dæk i stedet for at overdrage</source>
        <translation>cover instead of handing over</translation>
    </message>
    <message>
        <source>vælg dag, og udskriv teamets planer med Enter</source>
        <translation>choose a day, and print the team’s plans with Enter</translation>
    </message>
    <message>
        <source>overdrag det, der er valgt</source>
        <translation>hand over what is chosen</translation>
    </message>
    <message>
        <source>luk overdragelsen</source>
        <translation>close the hand-over</translation>
    </message>
</context>
<context>
    <name>TimeForm</name>
    <message>
        <source>Skriv tiden som 90 eller 1 t 30 min.</source>
        <translation>Write the time as 90 or 1 h 30 min.</translation>
    </message>
    <message>
        <source>Skriv med én linje, hvad I lavede.</source>
        <translation>Write in one line what you did.</translation>
    </message>
    <message>
        <source>Linjen er for lang til arket. Skriv det kortere.</source>
        <translation>The line is too long for the sheet. Write it shorter.</translation>
    </message>
    <message>
        <source>Skriv datoen som 27.11.2026.</source>
        <translation>Write the date as 27.11.2026.</translation>
    </message>
    <message>
        <source>Hvor længe?</source>
        <translation>How long?</translation>
    </message>
    <message>
        <source>Hvad lavede I?</source>
        <translation>What did you do?</translation>
    </message>
    <message>
        <source>Én linje, som kommer med på månedsarket. Skriv intet om sygdom.</source>
        <translation>One line, which goes on the month sheet. Write nothing about illness.</translation>
    </message>
    <message>
        <source>Hvilken dag?</source>
        <translation>Which day?</translation>
    </message>
    <message>
        <source>Gem rettelsen</source>
        <translation>Save the correction</translation>
    </message>
    <message>
        <source>Ret ikke alligevel</source>
        <translation>Leave it as it was</translation>
    </message>
    <message>
        <source>Gem</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Gem linjen</source>
        <translation>Save the line</translation>
    </message>
    <message>
        <source>Ryd</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Ryd det, der er skrevet</source>
        <translation>Clear what is written</translation>
    </message>
</context>
<context>
    <name>TimelineCard</name>
    <message>
        <source>Alt</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Samtaler</source>
        <translation>Talks</translation>
    </message>
    <message>
        <source>Borgerens ord</source>
        <translation>Citizen’s words</translation>
    </message>
    <message>
        <source>Intet af den slags endnu.</source>
        <translation>Nothing of that kind yet.</translation>
    </message>
    <message>
        <source>Intet er sket endnu. Notater, besøg og møder står her, når de er skrevet.</source>
        <translation>Nothing has happened yet. Notes, visits and meetings stand here when they are written.</translation>
    </message>
    <message>
        <source>tilbagekaldt</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>ikke sendt endnu</source>
        <translation>not sent yet</translation>
    </message>
    <message>
        <source>Ret notatet …</source>
        <translation>Correct the note …</translation>
    </message>
    <message>
        <source>Kald notatet tilbage …</source>
        <translation>Withdraw the note …</translation>
    </message>
    <message>
        <source>Hvorfor kaldes notatet tilbage?</source>
        <translation>Why is the note withdrawn?</translation>
    </message>
    <message>
        <source>Kald tilbage</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Tidslinje</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Vis i tidslinjen</source>
        <translation>Show in the timeline</translation>
    </message>
    <message>
        <source>Hent ældre</source>
        <translation>Fetch older</translation>
    </message>
    <message>
        <source>Brev</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Brev: brev før et møde, rettigheder og pligter, kontaktkort</source>
        <translation>Letter: letter before a meeting, rights and duties, contact card</translation>
    </message>
    <message>
        <source>Forkert borger …</source>
        <translation>Wrong citizen …</translation>
    </message>
    <message>
        <source>Historik</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Historik: hver version af alt, der er skrevet i sagen</source>
        <translation>History: each version of everything written in the case</translation>
    </message>
    <message>
        <source>Papir</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Papir: sagens forløb, eller en overdragelse</source>
        <translation>Paper: the course of the case, or a hand-over</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Fortryd</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message>
        <source>1 besøg</source>
        <translation>1 visit</translation>
    </message>
    <message>
        <source>{count} besøg i din køreorden</source>
        <translation>{count} visits in your driving order</translation>
    </message>
    <message>
        <source>Fortsæt</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Fortsæt kladden om {name}</source>
        <translation>Go on with the draft about {name}</translation>
    </message>
    <message>
        <source>Det, du skrev {when}, er her endnu.</source>
        <translation>What you wrote {when} is still here.</translation>
    </message>
    <message>
        <source>Kladde om {name}</source>
        <translation>Draft about {name}</translation>
    </message>
    <message>
        <source>Besøget hos {name} er ikke længere på din dag</source>
        <translation>The visit to {name} is no longer on your day</translation>
    </message>
    <message>
        <source>Besøget hos {name} er fortalt i mellemtiden: {told}</source>
        <translation>The visit to {name} has been told meanwhile: {told}</translation>
    </message>
    <message>
        <source>Det, du var i gang med, er lukket, og intet er gemt fra det.</source>
        <translation>What you were in the middle of is closed, and nothing of it is saved.</translation>
    </message>
    <message>
        <source>Du havde skrevet: {typed}</source>
        <translation>You had written: {typed}</translation>
    </message>
    <message>
        <source>næste besøg eller knap</source>
        <translation>next visit or button</translation>
    </message>
    <message>
        <source>åbn besøget, eller tryk på knappen</source>
        <translation>open the visit, or press the button</translation>
    </message>
    <message>
        <source>gem det nye besøg</source>
        <translation>save the new visit</translation>
    </message>
    <message>
        <source>Tilføj besøg</source>
        <translation>Add a visit</translation>
    </message>
    <message>
        <source>Udskriv dagen</source>
        <translation>Print the day</translation>
    </message>
    <message>
        <source>Gem til USB</source>
        <translation>Save to USB</translation>
    </message>
    <message>
        <source>Gem til USB: dagens besøg</source>
        <translation>Save to USB: today’s visits</translation>
    </message>
    <message>
        <source>Ingen besøg i dag</source>
        <translation>No visits today</translation>
    </message>
    <message>
        <source>Dagens besøg står her i den rækkefølge, du kører dem. Læg det første ind.</source>
        <translation>The visits of the day stand here in the order you drive them. Add the first one.</translation>
    </message>
    <message>
        <source>udskriv dagen</source>
        <translation>print the day</translation>
    </message>
</context>
<context>
    <name>TornCard</name>
    <message>
        <source>Dig</source>
        <translation>You</translation>
    </message>
    <message>
        <source>En kollega</source>
        <translation>A colleague</translation>
    </message>
    <message>
        <source>{name} skrev: {text}</source>
        <translation>{name} wrote: {text}</translation>
    </message>
    <message>
        <source>Den faste kontakt, eller den, der står i for ham, lukker sagen.</source>
        <translation>The regular contact, or whoever stands in for them, closes the case.</translation>
    </message>
    <message>
        <source>Det felt skriver din rolle ikke i.</source>
        <translation>Your role does not write in this field.</translation>
    </message>
    <message>
        <source>(står tomt)</source>
        <translation>(left empty)</translation>
    </message>
    <message>
        <source>Behold min</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>Behold {whose}</source>
        <translation>Keep {whose}</translation>
    </message>
    <message>
        <source>Skriv det, I begge kan stå ved.</source>
        <translation>Write what you can both stand by.</translation>
    </message>
    <message>
        <source>{name} · {what} · skrevet, mens I var hver for sig</source>
        <translation>{name} · {what} · written while you were apart</translation>
    </message>
    <message>
        <source>Behold alle</source>
        <translation>Keep all</translation>
    </message>
    <message>
        <source>Behold begge</source>
        <translation>Keep both</translation>
    </message>
    <message>
        <source>Skriv en fælles</source>
        <translation>Write one together</translation>
    </message>
    <message>
        <source>Gem den fælles</source>
        <translation>Save the common text</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme den fælles tekst</source>
        <translation>Close without saving the common text</translation>
    </message>
    <message>
        <source>Den fælles tekst</source>
        <translation>The common text</translation>
    </message>
    <message>
        <source>Ingen af teksterne forsvinder. Den, du ikke vælger, ligger ét klik væk, så længe sagen gemmes.</source>
        <translation>None of the texts disappears. The one you do not choose is one click away as long as the case is kept.</translation>
    </message>
    <message>
        <source>To versioner af en aftale</source>
        <translation>Two versions of an agreement</translation>
    </message>
    <message>
        <source>To versioner af et mål</source>
        <translation>Two versions of a goal</translation>
    </message>
    <message>
        <source>To versioner af en oplysning</source>
        <translation>Two versions of a fact</translation>
    </message>
    <message>
        <source>To versioner af en aktivitet</source>
        <translation>Two versions of an activity</translation>
    </message>
    <message>
        <source>To versioner af et besøg</source>
        <translation>Two versions of a visit</translation>
    </message>
    <message>
        <source>{count} versioner af det samme</source>
        <translation>{count} versions of the same thing</translation>
    </message>
    <message>
        <source>To versioner af det samme</source>
        <translation>Two versions of the same thing</translation>
    </message>
    <message>
        <source>{name}’</source>
        <translation>{name}’s</translation>
    </message>
    <message>
        <source>{name}s</source>
        <translation>{name}’s</translation>
    </message>
</context>
<context>
    <name>TourCard</name>
    <message>
        <source>Dagen</source>
        <translation>The day</translation>
    </message>
    <message>
        <source>Find alt</source>
        <translation>Find everything</translation>
    </message>
    <message>
        <source>Hjælp og kvittering</source>
        <translation>Help and receipt</translation>
    </message>
    <message>
        <source>Her står dagens besøg i køreorden. »Start besøg« åbner det næste. Hvert ord gemmes, mens du skriver.</source>
        <translation>Here are today’s visits in driving order. “Start visit” opens the next one. Every word is saved while you type.</translation>
    </message>
    <message>
        <source>Ctrl K finder borgere, ord i notater og alt, du kan gøre. Prøv et navn.</source>
        <translation>Ctrl K finds citizens, words in notes and everything you can do. Try a name.</translation>
    </message>
    <message>
        <source>F1 viser taster og regler. I det rigtige arbejde siger mærket herunder, hvad der er kvitteret.</source>
        <translation>F1 shows the keys and rules. In the real work the mark below says what is receipted.</translation>
    </message>
    <message>
        <source>Rundtur {number} af {count}</source>
        <translation>Tour {number} of {count}</translation>
    </message>
    <message>
        <source>Færdig</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Videre</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk rundturen</source>
        <translation>Close the tour</translation>
    </message>
    <message>
        <source>Færdig med rundturen</source>
        <translation>Done with the tour</translation>
    </message>
    <message>
        <source>Videre i rundturen</source>
        <translation>Next in the tour</translation>
    </message>
</context>
<context>
    <name>VisitBar</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Borgervisning</source>
        <translation>Citizen’s view</translation>
    </message>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Tilbage til I dag, kladden bliver her</source>
        <translation>Back to Today, the draft stays here</translation>
    </message>
    <message>
        <source>Lås</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Søg borger, ord eller handling, Ctrl K</source>
        <translation>Search for a citizen, a word or an action, Ctrl K</translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>Vælg, hvem du vil besøge.</source>
        <translation>Choose whom you want to visit.</translation>
    </message>
    <message>
        <source>Vælg borger</source>
        <translation>Choose a citizen</translation>
    </message>
    <message>
        <source>Tomt felt: borgerens adresse.</source>
        <translation>Empty field: the citizen’s address.</translation>
    </message>
    <message>
        <source>Adressen er beskyttet. Skriv den ikke her.</source>
        <translation>The address is protected. Do not write it here.</translation>
    </message>
    <message>
        <source>Sted</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Hvem?</source>
        <translation>Who?</translation>
    </message>
    <message>
        <source>Hvordan mødes I?</source>
        <translation>How do you meet?</translation>
    </message>
    <message>
        <source>Hvad skal I?</source>
        <translation>What is it for?</translation>
    </message>
    <message>
        <source>Tomt felt: besøget kommer på listen »uden formål«.</source>
        <translation>Left empty, the visit goes on the list “no purpose”.</translation>
    </message>
    <message>
        <source>Gem besøg</source>
        <translation>Save visit</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme besøget</source>
        <translation>Close without saving the visit</translation>
    </message>
</context>
<context>
    <name>VisitNote</name>
    <message>
        <source>Ret linjen »{text}«</source>
        <translation>Edit the line “{text}”</translation>
    </message>
    <message>
        <source>uden dato</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>Lyder som en aftale</source>
        <translation>Sounds like an agreement</translation>
    </message>
    <message>
        <source>Slags</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Ny linje</source>
        <translation>New line</translation>
    </message>
    <message>
        <source>Skriv en linje. Enter skriver den ind.</source>
        <translation>Write a line. Enter puts it in.</translation>
    </message>
    <message>
        <source>Skriv linjen ind, Enter</source>
        <translation>Put the line in, Enter</translation>
    </message>
    <message>
        <source>Gør til aftale</source>
        <translation>Make it an agreement</translation>
    </message>
    <message>
        <source>{what} · nået inden {day}</source>
        <translation>{what} · reached by {day}</translation>
    </message>
    <message>
        <source>Lyder som et mål</source>
        <translation>Sounds like a goal</translation>
    </message>
    <message>
        <source>Gør til mål</source>
        <translation>Make it a goal</translation>
    </message>
    <message>
        <source>{day} kl. {hour}</source>
        <translation>{day} at {hour}</translation>
    </message>
    <message>
        <source>Lyder som næste gang</source>
        <translation>Sounds like the next meeting</translation>
    </message>
    <message>
        <source>Sæt næste gang</source>
        <translation>Set the next date</translation>
    </message>
    <message>
        <source>{take}, Ctrl Enter</source>
        <translation>{take}, Ctrl Enter</translation>
    </message>
</context>
<context>
    <name>VisitPlanner</name>
    <message>
        <source>Nyt besøg</source>
        <translation>New visit</translation>
    </message>
</context>
<context>
    <name>VisitScreen</name>
    <message>
        <source>begyndt {time}</source>
        <translation>begun {time}</translation>
    </message>
    <message>
        <source>{position} af {of}</source>
        <translation>{position} of {of}</translation>
    </message>
    <message>
        <source>Ingen åbnede. Læg et kort?</source>
        <translation>Nobody opened. Leave a card?</translation>
    </message>
    <message>
        <source>Kort lagt</source>
        <translation>Card left</translation>
    </message>
    <message>
        <source>linjens slags: faktum, borgerens ord, iagttagelse, vurdering</source>
        <translation>kind of line: fact, the citizen’s words, observation, assessment</translation>
    </message>
    <message>
        <source>skriv linjen ind</source>
        <translation>put the line in</translation>
    </message>
    <message>
        <source>borgerens svar, når spørgsmålet er valgt</source>
        <translation>the citizen’s answer, when the question is chosen</translation>
    </message>
    <message>
        <source>Truffet</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>Ikke truffet</source>
        <translation>Not at home</translation>
    </message>
    <message>
        <source>Afbud</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Andet</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Hvordan gik det?</source>
        <translation>How did it go?</translation>
    </message>
    <message>
        <source>Ingen åbnede. Et kort siger, at du har været her, og intet, en nabo ikke må læse.</source>
        <translation>Nobody opened. A card says that you were here, and nothing that a neighbour must not read.</translation>
    </message>
    <message>
        <source>Kort lagt i postkassen</source>
        <translation>Card left in the letter box</translation>
    </message>
    <message>
        <source>Udskriv kort</source>
        <translation>Print a card</translation>
    </message>
    <message>
        <source>Gem til USB</source>
        <translation>Save to USB</translation>
    </message>
    <message>
        <source>Gem til USB: kortet til døren</source>
        <translation>Save to USB: the card for the door</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>hvordan det gik, fra Truffet til Andet</source>
        <translation>how it went, from Met to Other</translation>
    </message>
    <message>
        <source>næste gang efter rytmen; igen for den næste dag, der er foreslået</source>
        <translation>next time as agreed; again for the next day that is offered</translation>
    </message>
    <message>
        <source>gem og videre</source>
        <translation>save and go on</translation>
    </message>
    <message>
        <source>gør sætningen til en aftale, et mål eller næste gang</source>
        <translation>make the sentence an agreement, a goal or the next date</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Venter på at blive sendt</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Send nu</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Gem på USB</source>
        <translation>Save on USB</translation>
    </message>
    <message>
        <source>Gem på USB: det, der venter, forseglet</source>
        <translation>Save on USB: what waits, sealed</translation>
    </message>
    <message>
        <source>Forrige</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>De forrige, der venter</source>
        <translation>Previous: what waits</translation>
    </message>
    <message>
        <source>Næste</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>De næste, der venter</source>
        <translation>Next: what waits</translation>
    </message>
    <message>
        <source>Vis de første</source>
        <translation>Show the first</translation>
    </message>
    <message>
        <source>Vis alle {count}</source>
        <translation>Show all {count}</translation>
    </message>
    <message>
        <source>{first}–{last} af {count}</source>
        <translation>{first}–{last} of {count}</translation>
    </message>
    <message>
        <source>Det, du skriver, står her, til centralen har kvitteret for det.</source>
        <translation>What you write stands here until the central service has given a receipt for it.</translation>
    </message>
    <message>
        <source>Intet venter</source>
        <translation>Nothing waits</translation>
    </message>
    <message>
        <source>gemt her</source>
        <translation>saved here</translation>
    </message>
    <message>
        <source>til du er på kontoret</source>
        <translation>until you are at the office</translation>
    </message>
    <message>
        <source>ikke sendt endnu</source>
        <translation>not sent yet</translation>
    </message>
    <message>
        <source>Fil i en sag, der er overdraget</source>
        <translation>File in a case that was handed over</translation>
    </message>
</context>
<context>
    <name>WaitsCard</name>
    <message>
        <source>Venter på andre</source>
        <translation>Waiting for others</translation>
    </message>
    <message>
        <source>Ingen venter på andre lige nu. Det, en sag venter på fra andre, kommer her.</source>
        <translation>Nobody is waiting for others right now. What a case waits for from others comes here.</translation>
    </message>
    <message>
        <source>1 borger</source>
        <translation>1 citizen</translation>
    </message>
    <message>
        <source>{count} borgere</source>
        <translation>{count} citizens</translation>
    </message>
    <message>
        <source>op til {days} dage over</source>
        <translation>up to {days} days over</translation>
    </message>
    <message>
        <source>Attester</source>
        <translation>Statements</translation>
    </message>
</context>
<context>
    <name>WhenForm</name>
    <message>
        <source>Skriv, hvilken dag I mødes.</source>
        <translation>Write which day you meet.</translation>
    </message>
    <message>
        <source>Den dag er gået. Skriv i dag eller en dag, der kommer.</source>
        <translation>That day is past. Write today or a day to come.</translation>
    </message>
    <message>
        <source>Skriv, hvornår I mødes, for eksempel 10.15.</source>
        <translation>Write when you meet, for example 10.15.</translation>
    </message>
    <message>
        <source>Skriv klokken som 10.15.</source>
        <translation>Write the time as 10.15.</translation>
    </message>
    <message>
        <source>Dato</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Klokken</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Flyt besøget</source>
        <translation>Move the visit</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at flytte besøget</source>
        <translation>Close without moving the visit</translation>
    </message>
</context>
<context>
    <name>WordsStep</name>
    <message>
        <source>Kun du kender ordene, og de kan ikke læses ud af computeren. Glemmer du dem, giver din kommune dig en ny kode, og alt, der er kvitteret, kommer igen.</source>
        <translation>Only you know the words, and they cannot be read out of the computer. If you forget them, your municipality gives you a new code, and everything that is receipted comes back.</translation>
    </message>
    <message>
        <source>Dine fem ord</source>
        <translation>Your five words</translation>
    </message>
    <message>
        <source>De låser computeren op. Fem almindelige ord er lettere at huske end tegn og tal, og sværere at gætte.</source>
        <translation>They unlock the computer. Five ordinary words are easier to remember than symbols and numbers, and harder to guess.</translation>
    </message>
    <message>
        <source>Låser dine sager med de fem ord. Det tager et øjeblik.</source>
        <translation>Locking your cases with the five words. It takes a moment.</translation>
    </message>
    <message>
        <source>Kun du kender ordene, og de kan ikke læses ud af computeren. Glemmer du dem, kan to nøgleofficerer i din kommune sammen lukke dig ind, og intet går tabt.</source>
        <translation>Only you know the words, and they cannot be read out of the computer. If you forget them, two key officers of your municipality can let you in together, and nothing is lost.</translation>
    </message>
</context>
<context>
    <name>WrongCitizenForm</name>
    <message>
        <source>Skriv navn eller CPR-nummer på den borger, det handler om.</source>
        <translation>Write the name or CPR number of the citizen it is about.</translation>
    </message>
    <message>
        <source>Skriv, hvorfor det stod her. Grunden bliver stående i sagen.</source>
        <translation>Write why it stood here. The reason stays in the case.</translation>
    </message>
    <message>
        <source>Notatet flyttes til den rigtige borger med sin egen tid og forfatter. I denne sag bliver kun stående, hvem der flyttede det, hvornår og hvorfor. Ordene fjernes fra centralen og fra alle computere, der har sagen, næste gang de har forbindelse. Teamlederen vurderer bagefter, om nogen har set noget, de ikke måtte. Det kan ikke fortrydes.</source>
        <translation>The note is moved to the right citizen with its own time and author. In this case only who moved it, when and why is left. The words are removed from the central service and from every computer that has the case, the next time they have contact. The team lead then judges whether anybody has seen what they should not. It cannot be undone.</translation>
    </message>
    <message>
        <source>Hvem handler notatet om? Navn eller CPR-nummer</source>
        <translation>Whom is the note about? Name or CPR number</translation>
    </message>
    <message>
        <source>Hvorfor stod det her? Skriv ikke, hvem den anden er</source>
        <translation>Why did it stand here? Do not write who the other one is</translation>
    </message>
    <message>
        <source>Flyt også det fra samme besøg</source>
        <translation>Move what is from the same visit, too</translation>
    </message>
    <message>
        <source>Find borgeren</source>
        <translation>Find the citizen</translation>
    </message>
    <message>
        <source>Det flyttes til {name}, {cpr}.</source>
        <translation>It is moved to {name}, {cpr}.</translation>
    </message>
    <message>
        <source>uden CPR-nummer</source>
        <translation>without a CPR number</translation>
    </message>
    <message>
        <source>Flyt notatet</source>
        <translation>Move the note</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at flytte notatet</source>
        <translation>Close without moving the note</translation>
    </message>
    <message>
        <source>1 aftale</source>
        <translation>1 agreement</translation>
    </message>
    <message>
        <source>{count} aftaler</source>
        <translation>{count} agreements</translation>
    </message>
    <message>
        <source>1 fil</source>
        <translation>1 file</translation>
    </message>
    <message>
        <source>{count} filer</source>
        <translation>{count} files</translation>
    </message>
    <message>
        <source>Det sendes til sagen med CPR-nummer {cpr}. Den er ikke på din sagsstamme, og du kan ikke se den.</source>
        <translation>It is sent to the case with CPR number {cpr}. It is not on your caseload, and you cannot see it.</translation>
    </message>
</context>
<context>
    <name>ZoomChoice</name>
    <message>
        <source>Tilpas</source>
        <translation>Fit</translation>
    </message>
    <message>
        <source>Sidernes størrelse</source>
        <translation>Size of the pages</translation>
    </message>
</context>
<context>
    <name>_Held</name>
    <message>
        <source>Det mangler her.</source>
        <translation>It is missing here.</translation>
    </message>
    <message>
        <source>Gælder fra</source>
        <translation>Holds from</translation>
    </message>
    <message>
        <source>Hvor ved du det fra?</source>
        <translation>Where do you know it from?</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Luk uden at gemme</source>
        <translation>Close without saving</translation>
    </message>
</context>
<context>
    <name>access</name>
    <message>
        <source>Hele</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>En del</source>
        <translation>A part</translation>
    </message>
    <message>
        <source>Ikke med</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>måske om andre</source>
        <translation>may name others</translation>
    </message>
    <message>
        <source>Mangler noget</source>
        <translation>Something is missing</translation>
    </message>
</context>
<context>
    <name>away</name>
    <message>
        <source>{count} kvitteret; resten sendes, når du låser op</source>
        <translation>{count} received; the rest is sent when you unlock</translation>
    </message>
    <message>
        <source>{count} sendt og kvitteret, {held} lagt til side</source>
        <translation>{count} sent and received, {held} put aside</translation>
    </message>
    <message>
        <source>1 ændring er sendt og kvitteret</source>
        <translation>1 change was sent and received</translation>
    </message>
    <message>
        <source>{count} ændringer er sendt og kvitteret</source>
        <translation>{count} changes were sent and received</translation>
    </message>
    <message>
        <source>Administratoren har bedt om, at sagerne på denne computer slettes. Det, der venter, sendes først, når der er net. Tal med teamlederen.</source>
        <translation>The administrator has asked for the cases on this computer to be deleted. What is waiting is sent first, once there is a network. Talk to your team lead.</translation>
    </message>
    <message>
        <source>Administratoren har ladet sagerne på denne computer slette.</source>
        <translation>The administrator has had the cases on this computer deleted.</translation>
    </message>
    <message>
        <source>Noget af det, der ventede, kunne ikke læses. Derfor er alt, hvad der lå her, sendt, forseglet, som det lå: at det er modtaget, er kvitteret, de enkelte ændringer er det ikke. Sig det til administratoren, og husk din adgangssætning, til det er åbnet.</source>
        <translation>Some of what was waiting could not be read. Therefore all that lay here was sent, sealed, as it lay: that it has come is receipted, the single changes are not. Tell the administrator, and keep your passphrase in mind until it has been opened.</translation>
    </message>
    <message>
        <source>Kan ikke tale med centralen endnu. Lås op, så står der hvorfor.</source>
        <translation>Cannot speak with the central service yet. Unlock, and it says why.</translation>
    </message>
    <message>
        <source>Luk Fodfæste; bed teamlederen om en ny kode, hvis du skal bruge computeren igen.</source>
        <translation>Close Fodfæste; ask your team lead for a new code if you are to use the computer again.</translation>
    </message>
    <message>
        <source>Det, der ventede, er sendt og kvitteret.</source>
        <translation>What was waiting has been sent and received.</translation>
    </message>
    <message>
        <source>Ændringer, som centralen har lagt til side, så et menneske ser på dem: {held}.</source>
        <translation>Changes that the central service has laid aside for a person to look at: {held}.</translation>
    </message>
    <message>
        <source>En vedhæftet fil kunne ikke læses hele vejen igennem; den er sendt, som den lå.</source>
        <translation>An attached file could not be read all the way through; it was sent as it lay.</translation>
    </message>
    <message>
        <source>Loggen kunne ikke læses hele vejen igennem; den er sendt forseglet, som den lå.</source>
        <translation>The log could not be read all the way through; it was sent sealed, as it lay.</translation>
    </message>
</context>
<context>
    <name>browser_asked</name>
    <message>
        <source>Venter på browseren. Du kan altid fortryde.</source>
        <translation>Waiting for the browser. You can always cancel.</translation>
    </message>
    <message>
        <source>Log ind i browseren</source>
        <translation>Sign in in the browser</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>Notatpligt</source>
        <translation>The duty to note</translation>
    </message>
    <message>
        <source>Det, der betyder noget for en afgørelse, skrives ned snarest muligt, også det, du får at vide i telefonen. Et gemt notat rettes ikke; skriv et nyt, der siger, hvad der er rigtigt.</source>
        <translation>What matters for a decision is written down as soon as possible, also what you are told by phone. A saved note is not corrected; write a new one that says what is right.</translation>
    </message>
    <message>
        <source>Offentlighedsloven § 13; Ombudsmandens overblik #2</source>
        <translation>Access to Public Administration Files Act § 13; the Ombudsman’s overview #2</translation>
    </message>
    <message>
        <source>CV&apos;et er en samtale</source>
        <translation>The CV is a conversation</translation>
    </message>
    <message>
        <source>Et CV bruges til at tale om styrker og erfaring, også fra livet uden for arbejde. Begynd med det, der virker, og det, der ønskes; skriv det, der hjælper, og ikke det, der mangler.</source>
        <translation>A CV is used to talk about strengths and experience, also from life outside work. Begin with what works and what is wanted; write what helps, and not what is lacking.</translation>
    </message>
    <message>
        <source>Beskæftigelsesrådet, brev af 31. maj 2018</source>
        <translation>The Employment Council, letter of 31 May 2018</translation>
    </message>
    <message>
        <source>Formål før samtale</source>
        <translation>Purpose before talk</translation>
    </message>
    <message>
        <source>Et besøg eller et tilbud er der aldrig for sin egen skyld: skriv, hvad det skal føre til for borgeren.</source>
        <translation>A visit or an offer is never there for its own sake: write what it is to lead to for the citizen.</translation>
    </message>
    <message>
        <source>KL, 22. juni 2021</source>
        <translation>KL (Local Government Denmark), 22 June 2021</translation>
    </message>
    <message>
        <source>Forsøg på personlig kontakt</source>
        <translation>Attempts at personal contact</translation>
    </message>
    <message>
        <source>Før en sanktion over for en aktivitetsparat borger forsøger kommunen personlig kontakt, og afgørelsen begrunder, at sanktionen fremmer rådigheden. Skriv hvert forsøg, også det, der ikke lykkes.</source>
        <translation>Before a sanction against an activity-ready citizen the municipality attempts personal contact, and the decision gives reasons why the sanction furthers availability. Write down every attempt, also the one that fails.</translation>
    </message>
    <message>
        <source>Lov om aktiv socialpolitik §§ 36-37; Ankestyrelsens praksisundersøgelse</source>
        <translation>Active Social Policy Act §§ 36-37; practice study by the National Social Appeals Board</translation>
    </message>
    <message>
        <source>Samme medarbejder, ingen huller</source>
        <translation>The same worker, no gaps</translation>
    </message>
    <message>
        <source>Skift af medarbejder mindsker chancen for job, og tid uden indsats sætter udviklingen tilbage. Flere spor på én gang, med job som mål, virker bedre end ét ad gangen.</source>
        <translation>A change of worker lowers the chance of a job, and time without effort sets progress back. Several tracks at once, with a job as the aim, work better than one at a time.</translation>
    </message>
    <message>
        <source>Beskæftigelses Indikator Projektet, 2011-2016</source>
        <translation>The Employment Indicator Project (BIP), 2011-2016</translation>
    </message>
    <message>
        <source>Din tro på job betyder noget</source>
        <translation>Your belief in a job matters</translation>
    </message>
    <message>
        <source>Tror medarbejderen på, at borgeren kan få et job, er chancen omkring en tredjedel større.</source>
        <translation>When the worker believes that the citizen can get a job, the chance is about a third higher.</translation>
    </message>
    <message>
        <source>Beskæftigelsesrådets brev, 31. maj 2018</source>
        <translation>Letter of the Employment Council, 31 May 2018</translation>
    </message>
    <message>
        <source>Statusattest LÆ 125</source>
        <translation>Status statement, form 125</translation>
    </message>
    <message>
        <source>Lægen svarer kort ud fra journalen, uden konsultation, inden 14 dage efter anmodningen. Borgeren har samtykket, og spørgsmålene er konkrete; lægen beskriver helbredet, kommunen vurderer.</source>
        <translation>The doctor answers briefly from the record, without a consultation, within 14 days of the request. The citizen has consented, and the questions are concrete; the doctor describes the health, the municipality judges.</translation>
    </message>
    <message>
        <source>Aftale mellem KL og Lægeforeningen, 2023; sundhed.dk</source>
        <translation>Agreement between KL and the Danish Medical Association, 2023; sundhed.dk</translation>
    </message>
    <message>
        <source>Samtykke</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Et samtykke gives på forhånd og siger, hvilke oplysninger, fra hvem og til hvilken sag. Et samtykke til »alt relevant« er ikke nok. Sig, hvad det betyder at sige nej.</source>
        <translation>A consent is given beforehand and says which information, from whom and for which case. A consent to “everything relevant” is not enough. Say what it means to say no.</translation>
    </message>
    <message>
        <source>Retssikkerhedsloven §§ 11 a-12; vejledning nr. 9330 af 21. marts 2019</source>
        <translation>Legal Protection Act §§ 11 a-12; guidance no. 9330 of 21 March 2019</translation>
    </message>
    <message>
        <source>Hvad Min Plan indeholder</source>
        <translation>What Min Plan holds</translation>
    </message>
    <message>
        <source>Indsatsen mod varigt job, også med få ugentlige timer: jobmål, aftaler, tilbud, det, der giver ro i hverdagen, og status på det, der er begyndt og slut.</source>
        <translation>The effort towards a lasting job, also with few weekly hours: job goal, agreements, offers, what brings calm to daily life, and the status of what has begun and ended.</translation>
    </message>
    <message>
        <source>Lov om en aktiv beskæftigelsesindsats § 41</source>
        <translation>Active Employment Effort Act § 41</translation>
    </message>
    <message>
        <source>Én fælles plan</source>
        <translation>One joint plan</translation>
    </message>
    <message>
        <source>Har en borger brug for flere planer, der skal passe sammen, kan en helhedsorienteret plan træde i stedet for Min Plan. Det kræver borgerens samtykke.</source>
        <translation>When a citizen needs several plans that must fit together, a holistic plan may take the place of Min Plan. That takes the citizen’s consent.</translation>
    </message>
    <message>
        <source>Lov om en aktiv beskæftigelsesindsats § 40, stk. 3</source>
        <translation>Active Employment Effort Act § 40 (3)</translation>
    </message>
    <message>
        <source>Mentoraftalen</source>
        <translation>The mentor agreement</translation>
    </message>
    <message>
        <source>Aftalen står i Min Plan med mål, mentorens navn og kontakt, opgaver, varighed (højst seks måneder ad gangen) og timer. Tilbuddet er frivilligt.</source>
        <translation>The agreement stands in Min Plan with goal, the mentor’s name and contact, tasks, duration (at most six months at a time) and hours. The offer is voluntary.</translation>
    </message>
    <message>
        <source>star.dk om mentorordningen; vejledning nr. 9204 af 21. marts 2023</source>
        <translation>star.dk on mentor support; guidance no. 9204 of 21 March 2023</translation>
    </message>
    <message>
        <source>Beskyttet adresse</source>
        <translation>Protected address</translation>
    </message>
    <message>
        <source>Borgeren får navne- og adressebeskyttelse ved at bede om den. Den bortfalder efter et år, hvis der ikke er særlige grunde. Se kun adressen, når du skal bruge den.</source>
        <translation>The citizen gets protection of name and address by asking for it. It lapses after a year unless there are special reasons. Look at the address only when you need it.</translation>
    </message>
    <message>
        <source>CPR-loven § 28; cpr.dk</source>
        <translation>CPR Act § 28; cpr.dk</translation>
    </message>
    <message>
        <source>CPR-numre uden kontrolciffer</source>
        <translation>CPR numbers without a check digit</translation>
    </message>
    <message>
        <source>Siden 1. oktober 2007 findes gyldige numre, der ikke passer med kontrolcifret. Stemmer tallet ikke, så se efter en tastefejl; nummeret kan godt være rigtigt.</source>
        <translation>Since 1 October 2007 there are valid numbers that do not fit the check digit. If the number does not add up, look for a typing error; the number may well be right.</translation>
    </message>
    <message>
        <source>cpr.dk om personnumre uden modulus 11-kontrol</source>
        <translation>cpr.dk on personal numbers without modulus 11</translation>
    </message>
    <message>
        <source>Opslag efterprøves</source>
        <translation>Look-ups are examined</translation>
    </message>
    <message>
        <source>Kommunen skal have en fast gang i at tage stikprøver af, hvem der har set hvad, og ikke kun ved mistanke. Åbn kun den sag, du har brug for, og skriv hvorfor.</source>
        <translation>The municipality must regularly sample who has seen what, and not only on suspicion. Open only the case you need, and write why.</translation>
    </message>
    <message>
        <source>Datatilsynets afgørelse 2023-423-0019, februar 2024</source>
        <translation>Decision 2023-423-0019 of the Danish Data Protection Agency, February 2024</translation>
    </message>
    <message>
        <source>Så længe gemmes sagen</source>
        <translation>How long the case is kept</translation>
    </message>
    <message>
        <source>Hver sag har en slettekode, der tæller fra den dag, den lukkes. Intet kasseres, før Rigsarkivets regler er fulgt.</source>
        <translation>Every case has a deletion code that counts from the day it is closed. Nothing is discarded before the rules of the National Archives have been followed.</translation>
    </message>
    <message>
        <source>KLE&apos;s slettefrister, kle-online.dk</source>
        <translation>KLE deletion periods, kle-online.dk</translation>
    </message>
    <message>
        <source>Værd at se på</source>
        <translation>Worth a look</translation>
    </message>
    <message>
        <source>Støder noget sammen, siges det, og intet flyttes af sig selv. Uden sluttid regnes en time, i telefon en halv. Planen foreslås gennemgået efter tre måneder; 14 dage uden noget siges også. Ingen lov nævner dagene.</source>
        <translation>Where things clash it is said, and nothing is moved by itself. Without an end an hour is assumed, by telephone half an hour. The plan is proposed to be gone through after three months; 14 days without anything are said, too. No law names these days.</translation>
    </message>
    <message>
        <source>Sådan virker Fodfæste, regler af 28.11.2026</source>
        <translation>How Fodfæste works, rules of 28.11.2026</translation>
    </message>
    <message>
        <source>Gemt og kvitteret</source>
        <translation>Saved and receipted</translation>
    </message>
    <message>
        <source>»Gemt« er på denne computer. »Kvitteret« er hos centralen. Har to skrevet hver sit, vælger programmet aldrig for jer, og den version, I ikke vælger, bliver stående, så længe sagen gemmes.</source>
        <translation>“Saved” is on this computer. “Receipted” is with the central service. When two have written different things the program never chooses for you, and the version you do not choose stays as long as the case is kept.</translation>
    </message>
    <message>
        <source>Sådan virker Fodfæste</source>
        <translation>How Fodfæste works</translation>
    </message>
    <message>
        <source>Hvad låsen lukker for</source>
        <translation>What the lock shuts</translation>
    </message>
    <message>
        <source>Alt på computeren er krypteret, mens den er låst; kun dine initialer, og hvornår centralen sidst blev hørt, kan læses. Glemmer du adgangssætningen, lukker to kolleger dig ind, og intet går tabt.</source>
        <translation>Everything on the computer is encrypted while it is locked; only your initials and when the service was last heard can be read. If you forget the passphrase, two colleagues let you in, and nothing is lost.</translation>
    </message>
</context>
<context>
    <name>case_tabs</name>
    <message>
        <source>Overblik</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Kontakter</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Arbejde</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Fremdrift</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Økonomi</source>
        <translation>Finances</translation>
    </message>
    <message>
        <source>Helbred</source>
        <translation>Health</translation>
    </message>
    <message>
        <source>Netværk</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Dokumenter</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Samtykker</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Sagens rum</source>
        <translation>The rooms of the case</translation>
    </message>
    <message>
        <source>åbn et af sagens rum, i linjens rækkefølge</source>
        <translation>open one of the rooms of the case, in the order of the line</translation>
    </message>
    <message>
        <source>gå langs linjen med sagens rum, når du står på den; Enter åbner</source>
        <translation>go along the line of rooms when you stand on it; Enter opens</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>To ting på samme tid</source>
        <translation>Two things at the same time</translation>
    </message>
    <message>
        <source>Du er ventet to steder på samme tid</source>
        <translation>You are expected in two places at once</translation>
    </message>
    <message>
        <source>To steder samme dag</source>
        <translation>Two places on the same day</translation>
    </message>
    <message>
        <source>Falder sammen med et forløb</source>
        <translation>Falls inside a placement</translation>
    </message>
    <message>
        <source>Mere end en fuld uge i forløb</source>
        <translation>More than a full week of placements</translation>
    </message>
    <message>
        <source>På en helligdag eller lukkedag</source>
        <translation>On a public holiday or a day when the office is closed</translation>
    </message>
    <message>
        <source>Efter borgerens dødsdag</source>
        <translation>After the citizen’s death</translation>
    </message>
    <message>
        <source>Efter at sagen er lukket</source>
        <translation>After the case was closed</translation>
    </message>
    <message>
        <source>to ting på samme tid</source>
        <translation>two things at the same time</translation>
    </message>
    <message>
        <source>den, der kører, er ventet to steder på samme tid</source>
        <translation>whoever drives is expected in two places at the same time</translation>
    </message>
    <message>
        <source>to steder samme dag</source>
        <translation>two places on one day</translation>
    </message>
    <message>
        <source>falder sammen med et forløb</source>
        <translation>coincides with a placement</translation>
    </message>
    <message>
        <source>mere end en fuld uge i forløb</source>
        <translation>more than a full week in placements</translation>
    </message>
    <message>
        <source>en helligdag eller lukkedag</source>
        <translation>a holiday or a closing day</translation>
    </message>
    <message>
        <source>efter borgerens dødsdag</source>
        <translation>after the citizen’s death</translation>
    </message>
    <message>
        <source>efter at sagen er lukket</source>
        <translation>after the case was closed</translation>
    </message>
    <message>
        <source>Falder sammen med {other}.</source>
        <translation>At the same time as {other}.</translation>
    </message>
    <message>
        <source>Du er ventet hos en anden borger {time}.</source>
        <translation>You are expected at another citizen’s at {time}.</translation>
    </message>
    <message>
        <source>Den dag er en helligdag eller lukkedag.</source>
        <translation>That day is a public holiday, or the office is closed.</translation>
    </message>
    <message>
        <source>Borgeren er død.</source>
        <translation>The citizen has died.</translation>
    </message>
    <message>
        <source>Sagen er lukket den dag.</source>
        <translation>The case is closed on that day.</translation>
    </message>
    <message>
        <source>Besøg</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>Møde med {who}</source>
        <translation>Meeting with {who}</translation>
    </message>
    <message>
        <source>Møde</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>Forløb</source>
        <translation>Placement</translation>
    </message>
    <message>
        <source>»{what}«</source>
        <translation>“{what}”</translation>
    </message>
    <message>
        <source>Planen skal gennemgås</source>
        <translation>The plan is due to be gone through</translation>
    </message>
    <message>
        <source>foreslået dag {age}</source>
        <translation>proposed day {age}</translation>
    </message>
    <message>
        <source>valgt dag {age}</source>
        <translation>chosen day {age}</translation>
    </message>
    <message>
        <source>Målets dag er gået: »{what}«</source>
        <translation>The goal’s day has passed: “{what}”</translation>
    </message>
    <message>
        <source>Aktiviteten er forbi: »{what}«</source>
        <translation>The activity is over: “{what}”</translation>
    </message>
    <message>
        <source>sidste dag {age}, og ingen har sagt, hvordan det gik</source>
        <translation>last day {age}, and nobody has said how it went</translation>
    </message>
    <message>
        <source>Spørgsmålene er ikke besvaret i 3 måneder</source>
        <translation>The questions have not been answered for 3 months</translation>
    </message>
    <message>
        <source>de skulle stilles {age}</source>
        <translation>they were to be asked {age}</translation>
    </message>
    <message>
        <source>Intet er sket i {days} dage</source>
        <translation>Nothing has happened for {days} days</translation>
    </message>
    <message>
        <source>ingen samtale og intet forløb</source>
        <translation>no conversation and no placement</translation>
    </message>
    <message>
        <source>Intet i gang mod et jobmål</source>
        <translation>Nothing under way towards a job goal</translation>
    </message>
    <message>
        <source>ingen aktivitet, forløb eller løntimer</source>
        <translation>no activity, placement or paid hours</translation>
    </message>
    <message>
        <source>Uden formål: {what}</source>
        <translation>No purpose: {what}</translation>
    </message>
    <message>
        <source>Næste gennemgang af planen: {day}. Den dag er valgt.</source>
        <translation>Next review of the plan: {day}. That day was chosen.</translation>
    </message>
    <message>
        <source>Grund: {why}</source>
        <translation>Reason: {why}</translation>
    </message>
    <message>
        <source>Næste gennemgang af planen: {day}. Det er vores forslag, ikke et krav i loven.</source>
        <translation>Next review of the plan: {day}. It is our proposal, not demanded by law.</translation>
    </message>
    <message>
        <source>Uden sluttid regnes en time, i telefon en halv.</source>
        <translation>Without an end an hour is assumed, by telephone half an hour.</translation>
    </message>
</context>
<context>
    <name>chip</name>
    <message>
        <source>Øvelseskontor</source>
        <translation>Practice office</translation>
    </message>
    <message>
        <source>bliver på computeren</source>
        <translation>stays here</translation>
    </message>
    <message>
        <source>Øvelse</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>Sender {done} af {all}</source>
        <translation>Sending {done} of {all}</translation>
    </message>
    <message>
        <source>du kan arbejde imens</source>
        <translation>you can work meanwhile</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>{count} venter</source>
        <translation>{count} waiting</translation>
    </message>
    <message>
        <source>1 sted</source>
        <translation>1 place</translation>
    </message>
    <message>
        <source>{count} steder</source>
        <translation>{count} places</translation>
    </message>
    <message>
        <source>Noget kræver dig</source>
        <translation>Something needs you</translation>
    </message>
    <message>
        <source>Se her</source>
        <translation>See here</translation>
    </message>
    <message>
        <source>1 ændring venter</source>
        <translation>1 change waits</translation>
    </message>
    <message>
        <source>{count} ændringer venter</source>
        <translation>{count} changes wait</translation>
    </message>
    <message>
        <source>Venter</source>
        <translation>Waits</translation>
    </message>
    <message>
        <source>intet svar siden {when}</source>
        <translation>no answer since {when}</translation>
    </message>
    <message>
        <source>noget er i vejen siden {when}</source>
        <translation>something is in the way since {when}</translation>
    </message>
    <message>
        <source>intet at sende</source>
        <translation>nothing to send</translation>
    </message>
    <message>
        <source>Alt er kvitteret</source>
        <translation>All is receipted</translation>
    </message>
    <message>
        <source>Kvitteret</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Noget er i vejen</source>
        <translation>Something is in the way</translation>
    </message>
    <message>
        <source>siden {when}</source>
        <translation>since {when}</translation>
    </message>
    <message>
        <source>Se hvorfor</source>
        <translation>See why</translation>
    </message>
    <message>
        <source>Intet svar</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>fra centralen siden {when}</source>
        <translation>from the service since {when}</translation>
    </message>
    <message>
        <source>sendes om lidt</source>
        <translation>sent in a moment</translation>
    </message>
    <message>
        <source>1 fil venter</source>
        <translation>1 file waits</translation>
    </message>
    <message>
        <source>{count} filer venter</source>
        <translation>{count} files wait</translation>
    </message>
    <message>
        <source>til du er på kontoret</source>
        <translation>until you are at the office</translation>
    </message>
    <message>
        <source>1 sendes igen</source>
        <translation>1 is sent again</translation>
    </message>
    <message>
        <source>{count} sendes igen</source>
        <translation>{count} are sent again</translation>
    </message>
    <message>
        <source>centralen er lagt tilbage fra en ældre kopi</source>
        <translation>the central service was put back from an older copy</translation>
    </message>
    <message>
        <source>Igen</source>
        <translation>Again</translation>
    </message>
</context>
<context>
    <name>citizens</name>
    <message>
        <source>Sidste rigtige kontakt</source>
        <translation>Last real contact</translation>
    </message>
    <message>
        <source>Sidste kontakt</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>Borger</source>
        <translation>Citizen</translation>
    </message>
    <message>
        <source>Næste skridt</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Venter på</source>
        <translation>Waiting for</translation>
    </message>
    <message>
        <source>{age} år</source>
        <translation>age {age}</translation>
    </message>
    <message>
        <source>beskyttet adresse</source>
        <translation>protected address</translation>
    </message>
    <message>
        <source>to versioner</source>
        <translation>two versions</translation>
    </message>
    <message>
        <source>ingen endnu</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>aftalt hver {days}. dag</source>
        <translation>agreed every {days} days</translation>
    </message>
    <message>
        <source>intet aftalt</source>
        <translation>nothing agreed</translation>
    </message>
    <message>
        <source>ingen dato</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>1 dag over</source>
        <translation>1 day over</translation>
    </message>
    <message>
        <source>{days} dage over</source>
        <translation>{days} days over</translation>
    </message>
    <message>
        <source>kræver dig</source>
        <translation>needs you</translation>
    </message>
    <message>
        <source>venter på at blive sendt</source>
        <translation>waiting to be sent</translation>
    </message>
    <message>
        <source>kvitteret</source>
        <translation>receipted</translation>
    </message>
    <message>
        <source>sidste kontakt</source>
        <translation>last contact</translation>
    </message>
    <message>
        <source>næste skridt</source>
        <translation>next step</translation>
    </message>
    <message>
        <source>venter på</source>
        <translation>waiting for</translation>
    </message>
    <message>
        <source>død {day}</source>
        <translation>died {day}</translation>
    </message>
    <message>
        <source>intet mere</source>
        <translation>nothing more</translation>
    </message>
    <message>
        <source>tidligere {name}</source>
        <translation>formerly {name}</translation>
    </message>
    <message>
        <source>lukket {day}, skrevet siden</source>
        <translation>closed {day}, written in since</translation>
    </message>
    <message>
        <source>lukket {day}</source>
        <translation>closed {day}</translation>
    </message>
    <message>
        <source>Tilstand</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>cover</name>
    <message>
        <source>Din kommune har slået Dæk fra. Brug Lås, Ctrl L.</source>
        <translation>Your municipality has switched off Cover. Use Lock, Ctrl L.</translation>
    </message>
    <message>
        <source>Vælg først en kode på 6 cifre her. Intet er dækket.</source>
        <translation>First choose a code of 6 digits here. Nothing is covered.</translation>
    </message>
    <message>
        <source>Koden er gemt. Ctrl Shift D dækker skærmen.</source>
        <translation>The code is saved. Ctrl Shift D covers the screen.</translation>
    </message>
    <message>
        <source>Skærmdeling er tilladt til {time}. Alle, du deler med, kan se det, der står på skærmen.</source>
        <translation>Screen sharing is allowed until {time}. Everybody you share with can see what stands on the screen.</translation>
    </message>
    <message>
        <source>Stop nu</source>
        <translation>Stop now</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>Der skete en fejl i Fodfæste. Alt, du har gemt, er gemt, og det, du var ved at skrive, er kladde.</source>
        <translation>An error happened in Fodfæste. Everything you have saved is saved, and what you were writing is a draft.</translation>
    </message>
    <message>
        <source>Rapporten {name} er skrevet på denne computer; den nævner ingen borgere.</source>
        <translation>The report {name} is written on this computer; it names no citizens.</translation>
    </message>
    <message>
        <source>Du kan arbejde videre; bliver noget ved at se forkert ud, så luk Fodfæste og åbn det igen.</source>
        <translation>You can go on working; if something keeps looking wrong, close Fodfæste and open it again.</translation>
    </message>
    <message>
        <source>Arbejd videre</source>
        <translation>Go on working</translation>
    </message>
</context>
<context>
    <name>damaged_look</name>
    <message>
        <source>Lås, og byg op</source>
        <translation>Lock, and rebuild</translation>
    </message>
    <message>
        <source>Noget er beskadiget; her er det, der kan læses</source>
        <translation>Something is damaged; here is what can be read</translation>
    </message>
    <message>
        <source>Du kan læse og printe, men ikke skrive, før alt er bygget op.</source>
        <translation>You can read and print, but not write, until all is rebuilt.</translation>
    </message>
    <message>
        <source>Det er samlet af det, der kan læses, af kopierne og af det usendte, og der er ikke fundet noget, der mangler.</source>
        <translation>It is put together from what can be read, the backups and what is unsent, and nothing was found to be missing.</translation>
    </message>
    <message>
        <source>1 ændring kan ikke læses her; den står under Indstillinger, Sikkerhed.</source>
        <translation>1 change cannot be read here; it stands under Settings, Security.</translation>
    </message>
    <message>
        <source>{count} ændringer kan ikke læses her; de står under Indstillinger, Sikkerhed.</source>
        <translation>{count} changes cannot be read here; they stand under Settings, Security.</translation>
    </message>
</context>
<context>
    <name>days</name>
    <message>
        <source>dansk</source>
        <translation>English</translation>
    </message>
</context>
<context>
    <name>diagnostics</name>
    <message>
        <source>Fodfæste, fejlsøgning uden personoplysninger</source>
        <translation>Fodfæste, troubleshooting without personal data</translation>
    </message>
    <message>
        <source>Computeren</source>
        <translation>The computer</translation>
    </message>
    <message>
        <source>Indstillinger</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Det, der ligger her</source>
        <translation>What lies here</translation>
    </message>
    <message>
        <source>Udveksling med centralen</source>
        <translation>Exchange with the central service</translation>
    </message>
    <message>
        <source>Svartider nu</source>
        <translation>Response times now</translation>
    </message>
    <message>
        <source>De seneste fejl</source>
        <translation>The latest errors</translation>
    </message>
    <message>
        <source>ingen</source>
        <translation>none</translation>
    </message>
    <message>
        <source>  (linjen er udeladt)</source>
        <translation>  (the line is left out)</translation>
    </message>
    <message>
        <source>arbejdskopi</source>
        <translation>working copy</translation>
    </message>
    <message>
        <source>processorer</source>
        <translation>processors</translation>
    </message>
    <message>
        <source>skærme</source>
        <translation>screens</translation>
    </message>
    <message>
        <source>vises gennem</source>
        <translation>shown through</translation>
    </message>
    <message>
        <source>ukendt</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>skema</source>
        <translation>schema</translation>
    </message>
    <message>
        <source>ledigt på disken</source>
        <translation>free on the disk</translation>
    </message>
    <message>
        <source>borgere</source>
        <translation>citizens</translation>
    </message>
    <message>
        <source>ændringer</source>
        <translation>changes</translation>
    </message>
    <message>
        <source>aldrig</source>
        <translation>never</translation>
    </message>
    <message>
        <source>lagt til side, {code}</source>
        <translation>put aside, {code}</translation>
    </message>
    <message>
        <source>sidste kontakt</source>
        <translation>last contact</translation>
    </message>
    <message>
        <source>sidste kvittering</source>
        <translation>last receipt</translation>
    </message>
    <message>
        <source>uden forbindelse siden</source>
        <translation>without connection since</translation>
    </message>
    <message>
        <source>ændringer, der venter</source>
        <translation>changes that wait</translation>
    </message>
    <message>
        <source>filer, der venter</source>
        <translation>files that wait</translation>
    </message>
    <message>
        <source>poster med to versioner</source>
        <translation>records with two versions</translation>
    </message>
    <message>
        <source>ukendt tidspunkt</source>
        <translation>unknown time</translation>
    </message>
    <message>
        <source>  (uden for Fodfæste)</source>
        <translation>  (outside Fodfæste)</translation>
    </message>
    <message>
        <source>sprog</source>
        <translation>language</translation>
    </message>
    <message>
        <source>farver</source>
        <translation>colours</translation>
    </message>
    <message>
        <source>skrift</source>
        <translation>text size</translation>
    </message>
</context>
<context>
    <name>entry</name>
    <message>
        <source>Fodfæste var allerede åbent. Her er vinduet.</source>
        <translation>Fodfæste was open already. Here is the window.</translation>
    </message>
    <message>
        <source>Øvelseskontor: alle borgere er opfundne. Adgangssætningen står der allerede; tryk Lås op.</source>
        <translation>Practice office: all citizens are invented. The passphrase is there already; press Unlock.</translation>
    </message>
    <message>
        <source>Sagsbehandler</source>
        <translation>Caseworker</translation>
    </message>
    <message>
        <source>Mentor</source>
        <translation>Mentor</translation>
    </message>
    <message>
        <source>Teamleder</source>
        <translation>Team lead</translation>
    </message>
    <message>
        <source>Øvelseskontoret gøres klar. Det tager et øjeblik, og kun den første gang.</source>
        <translation>The practice office is being made ready. It takes a moment, and only the first time.</translation>
    </message>
    <message>
        <source>Forkert adgangssætning. Intet er ændret.</source>
        <translation>Wrong passphrase. Nothing has changed.</translation>
    </message>
    <message>
        <source>Øvelseskontorets ord står der allerede. Tryk Lås op.</source>
        <translation>The words of the practice office are there already. Press Unlock.</translation>
    </message>
    <message>
        <source>Du er inde igen med dine nye ord. Alt er her, også det, der ikke var sendt. Det står i loggen her og hos centralen, at du fik hjælp.</source>
        <translation>You are in again with your new words. Everything is here, also what had not been sent. The log here and at the central service says that you had help.</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Spørger centralen, om computeren må åbnes.</source>
        <translation>Asking the service whether the computer may be opened.</translation>
    </message>
    <message>
        <source>I den anden kopi kunne {count} ikke læses. Se efter, om noget af det nyeste mangler.</source>
        <translation>In the second copy {count} could not be read. See whether anything of the newest is missing.</translation>
    </message>
    <message>
        <source>Sagerne er bygget op igen. Alt, du har skrevet, er her.</source>
        <translation>The cases are rebuilt. Everything you wrote is here.</translation>
    </message>
    <message>
        <source>Sagerne er gendannet. Usendte ændringer, der kom med fra den anden kopi: {count}. Resten kommer fra centralen, når der er net. De beskadigede filer ligger stadig på computeren.</source>
        <translation>The cases are restored. Unsent changes that came along from the second copy: {count}. The rest comes from the central service when there is a network. The damaged files are still on the computer.</translation>
    </message>
    <message>
        <source>Sagerne er gendannet. Usendte ændringer, der kom med fra den anden kopi: {count}. Det, centralen har kvitteret, kommer igen, når der er net. De beskadigede filer ligger stadig på computeren.</source>
        <translation>The cases are restored. Unsent changes that came along from the second copy: {count}. What the central service has a receipt for comes again when there is a connection. The damaged files are still on the computer.</translation>
    </message>
    <message>
        <source>Den anden kopi var der ikke. Det, du har gemt efter sikkerhedskopien, og som ikke var sendt, mangler. Skriv det igen, mens du husker det.</source>
        <translation>The second copy was not there. What you saved after the sealed copy, and that was not sent, is missing. Write it again while you remember it.</translation>
    </message>
    <message>
        <source>Den anden kopi kunne ikke åbnes. Det, du har gemt efter sikkerhedskopien, og som ikke var sendt, mangler her. Filen bliver liggende på computeren. Slet ingenting, og kontakt IT.</source>
        <translation>The second copy could not be opened. What you saved after the sealed copy, and that was not sent, is missing here. The file stays on the computer. Delete nothing, and contact IT.</translation>
    </message>
    <message>
        <source>Den anden kopi var fra før sikkerhedskopien. Det, du har gemt siden, og som ikke var sendt, mangler. Skriv det igen, mens du husker det.</source>
        <translation>The second copy was from before the sealed copy. What you saved since, and that was not sent, is missing. Write it again while you remember it.</translation>
    </message>
    <message>
        <source>Slutningen af den anden kopi kunne ikke læses. Se efter, om noget af det nyeste mangler.</source>
        <translation>The end of the second copy could not be read. Check whether any of the newest is missing.</translation>
    </message>
    <message>
        <source>Sagerne er bygget op igen. Dette kunne ikke læses nogen steder: {what} og {count} mere. Har centralen det, kommer det, når der er net. Hele listen står under Indstillinger, Sikkerhed.</source>
        <translation>The cases are rebuilt. This could not be read anywhere: {what} and {count} more. If the service has it, it comes when there is a connection. The whole list stands under Settings, Security.</translation>
    </message>
    <message>
        <source>Sagerne er bygget op igen. Dette kunne ikke læses nogen steder: {what}. Har centralen det, kommer det, når der er net. Listen står under Indstillinger, Sikkerhed.</source>
        <translation>The cases are rebuilt. This could not be read anywhere: {what}. If the service has it, it comes when there is a connection. The list stands under Settings, Security.</translation>
    </message>
    <message>
        <source>De beskadigede filer ligger stadig på computeren.</source>
        <translation>The damaged files are still on this computer.</translation>
    </message>
    <message>
        <source>Den anden kopi slutter før det sidste, du gemte. Det, der ikke var sendt, mangler. Skriv det igen, mens du husker det.</source>
        <translation>The second copy ends before the last thing you saved. What had not been sent is missing. Write it again while you remember it.</translation>
    </message>
    <message>
        <source>Du kan lukke vinduet</source>
        <translation>You can close the window</translation>
    </message>
    <message>
        <source>Gå tilbage til Fodfæste. Der står, om du er logget ind.</source>
        <translation>Go back to Fodfæste. It says whether you are signed in.</translation>
    </message>
</context>
<context>
    <name>flows</name>
    <message>
        <source>Besøget hos {name} {when} er gemt på denne computer.</source>
        <translation>The visit to {name} {when} is saved on this computer.</translation>
    </message>
    <message>
        <source>Besøget hos {name} er flyttet til {when}.</source>
        <translation>The visit to {name} is moved to {when}.</translation>
    </message>
    <message>
        <source>Notatet er gemt på denne computer.</source>
        <translation>The note is saved on this computer.</translation>
    </message>
    <message>
        <source>Notatet er kaldt tilbage. Det kan stadig læses i historikken.</source>
        <translation>The note is withdrawn. It can still be read in the history.</translation>
    </message>
    <message>
        <source>Rettelsen er gemt. Det gamle notat bliver stående.</source>
        <translation>The correction is saved. The old note stays.</translation>
    </message>
    <message>
        <source>Aftalen er gemt på denne computer.</source>
        <translation>The agreement is saved on this computer.</translation>
    </message>
    <message>
        <source>Aftalen er holdt.</source>
        <translation>The agreement is kept.</translation>
    </message>
    <message>
        <source>Aftalen er ændret på denne computer.</source>
        <translation>The agreement is changed on this computer.</translation>
    </message>
    <message>
        <source>Aftalen er taget ud. Den kan stadig læses i historikken.</source>
        <translation>The agreement has been taken out. It can still be read in the history.</translation>
    </message>
    <message>
        <source>Aftalen er åben igen.</source>
        <translation>The agreement is open again.</translation>
    </message>
    <message>
        <source>Målet er gemt på denne computer.</source>
        <translation>The goal is saved on this computer.</translation>
    </message>
    <message>
        <source>Historien er gemt på denne computer.</source>
        <translation>The story is saved on this computer.</translation>
    </message>
    <message>
        <source>Formålet er gemt på denne computer.</source>
        <translation>The purpose is saved on this computer.</translation>
    </message>
    <message>
        <source>Henter dine borgere: {done} af {total} er klar. Dem kan du bruge nu.</source>
        <translation>Fetching your citizens: {done} of {total} are ready. You can use them now.</translation>
    </message>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Borgere</source>
        <translation>Citizens</translation>
    </message>
    <message>
        <source>Synkronisering</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Indstillinger</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Send nu</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>med en grund, i 60 minutter</source>
        <translation>with a reason, for 60 minutes</translation>
    </message>
    <message>
        <source>Lås</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Gem »{name}« uden for Fodfæste?</source>
        <translation>Save “{name}” outside Fodfæste?</translation>
    </message>
    <message>
        <source>Papiret er ikke krypteret. Alle, der kan åbne mappen eller USB-nøglen, kan læse det, og det bliver ikke slettet sammen med sagen. Det står i loggen, at du har gemt det.</source>
        <translation>The paper is not encrypted. Everyone who can open the folder or the USB stick can read it, and it is not deleted when the case is. The log says that you saved it.</translation>
    </message>
    <message>
        <source>Gem papiret</source>
        <translation>Save paper</translation>
    </message>
    <message>
        <source>Gem til USB</source>
        <translation>Save to USB</translation>
    </message>
    <message>
        <source>Sted:</source>
        <translation>Place:</translation>
    </message>
    <message>
        <source>Filtype:</source>
        <translation>File type:</translation>
    </message>
    <message>
        <source>Målet er ændret.</source>
        <translation>The goal is changed.</translation>
    </message>
    <message>
        <source>Aktiviteten er gemt på denne computer.</source>
        <translation>The activity is saved on this computer.</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Fristen for at åbne uden net er udløbet. Alt, du skriver, er gemt på denne computer. Når du har låst, kan du først åbne igen, når der er net.</source>
        <translation>The time for opening without a network has run out. Everything you write is saved on this computer. Once you have locked, you can only open again when there is a network.</translation>
    </message>
    <message>
        <source>Computerens ur går bagefter. Intet er tabt: det, du skriver, står i den rækkefølge, du skrev det, og fristen regnes efter centralens tid. Kom på nettet, eller bed IT stille uret.</source>
        <translation>The computer’s clock is slow. Nothing is lost: what you write stands in the order in which you wrote it, and the time limit goes by the central service’s time. Go online, or ask IT to set the clock.</translation>
    </message>
    <message>
        <source>Computerens ur er sprunget mere end et døgn frem. Intet er tabt, og det tages ikke for sandt. Kom på nettet, så det kan holdes op mod centralens ur, eller bed IT stille det.</source>
        <translation>The computer’s clock has jumped ahead by more than a day. Nothing is lost, and it is not taken as true. Go online, so that it can be held against the central service’s clock, or ask IT to set it.</translation>
    </message>
    <message>
        <source>Computeren har ikke talt med centralen længe. Kom på nettet inden {when}; ellers kan du ikke låse op bagefter, før der er net. Alt, du skriver, er gemt på denne computer.</source>
        <translation>The computer has not been in contact with the service for a long time. Get on a network before {when}; otherwise you cannot unlock afterwards until there is one. Everything you write is saved on this computer.</translation>
    </message>
    <message>
        <source>Der kom en version til, mens du valgte. Intet er ændret; se dem alle, og vælg igen.</source>
        <translation>Another version came while you were choosing. Nothing is changed; see them all, and choose again.</translation>
    </message>
    <message>
        <source>Valgt. Den anden version ligger i historikken.</source>
        <translation>Chosen. The other version lies in the history.</translation>
    </message>
    <message>
        <source>Den fælles tekst er gemt. Begge versioner ligger i historikken.</source>
        <translation>The common text is saved. Both versions lie in the history.</translation>
    </message>
    <message>
        <source>Begge er beholdt, hver for sig.</source>
        <translation>Both are kept, each by itself.</translation>
    </message>
    <message>
        <source>{name} blev ikke truffet. Det er gemt på denne computer.</source>
        <translation>{name} was not at home. It is saved on this computer.</translation>
    </message>
    <message>
        <source>Besøget hos {name} er gemt på denne computer.</source>
        <translation>The visit to {name} is saved on this computer.</translation>
    </message>
    <message>
        <source>Det, du skrev her før, står som kladde til et notat på borgerens side.</source>
        <translation>What you wrote here before stands as the draft of a note on the citizen’s page.</translation>
    </message>
    <message>
        <source>Sagen er overdraget, og den er fjernet herfra.</source>
        <translation>The case has been handed over, and it is removed from here.</translation>
    </message>
    <message>
        <source>Det, du havde skrevet, følger med som kladde.</source>
        <translation>What you had written goes along as a draft.</translation>
    </message>
    <message>
        <source>Se under Synkronisering.</source>
        <translation>See Synchronisation.</translation>
    </message>
    <message>
        <source>aftaler</source>
        <translation>agreements</translation>
    </message>
    <message>
        <source>mål</source>
        <translation>goals</translation>
    </message>
    <message>
        <source>aktiviteter</source>
        <translation>activities</translation>
    </message>
    <message>
        <source>historien</source>
        <translation>the story</translation>
    </message>
    <message>
        <source>kontaktoplysninger</source>
        <translation>contact details</translation>
    </message>
    <message>
        <source>sikkerhedsbemærkningen</source>
        <translation>the safety remark</translation>
    </message>
    <message>
        <source>næste skridt</source>
        <translation>next step</translation>
    </message>
    <message>
        <source>{first} og {last}</source>
        <translation>{first} and {last}</translation>
    </message>
    <message>
        <source>Nyt i sagen, mens du skriver: {named}. Det, du skriver, er ikke rørt.</source>
        <translation>News in the case while you write: {named}. What you write is untouched.</translation>
    </message>
    <message>
        <source>Dæk skærmen</source>
        <translation>Cover the screen</translation>
    </message>
    <message>
        <source>Gem på USB</source>
        <translation>Save to USB</translation>
    </message>
    <message>
        <source>Hent svaret</source>
        <translation>Fetch the answer</translation>
    </message>
    <message>
        <source>Træk én fil ad gangen, så hver får sine egne ord. Intet er vedhæftet endnu.</source>
        <translation>Drag one file at a time, so that each gets its own words. Nothing is attached yet.</translation>
    </message>
    <message>
        <source>{name} er vedhæftet og gemt på denne computer.</source>
        <translation>{name} is attached and saved on this computer.</translation>
    </message>
    <message>
        <source>Filen er kaldt tilbage. Den kan stadig læses i sagen.</source>
        <translation>The file is withdrawn. It can still be read in the case.</translation>
    </message>
    <message>
        <source>Vedhæft en fil</source>
        <translation>Attach a file</translation>
    </message>
    <message>
        <source>Vælg</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Gem en kopi af »{name}« uden for Fodfæste?</source>
        <translation>Save a copy of “{name}” outside Fodfæste?</translation>
    </message>
    <message>
        <source>Kopien er ikke krypteret. Alle, der kan åbne mappen eller USB-nøglen, kan læse den, og den bliver ikke slettet sammen med sagen. Det står i loggen, at du har gemt den.</source>
        <translation>The copy is not encrypted. Everyone who can open the folder or the USB stick can read it, and it is not deleted when the case is. The log says that you saved it.</translation>
    </message>
    <message>
        <source>Gem kopi</source>
        <translation>Save copy</translation>
    </message>
    <message>
        <source>Lad være</source>
        <translation>Do not</translation>
    </message>
    <message>
        <source>1 ændring var ikke nået ind i sagerne, da programmet sidst stoppede.</source>
        <translation>1 change had not reached the cases when the program last stopped.</translation>
    </message>
    <message>
        <source>{count} ændringer var ikke nået ind i sagerne, da programmet sidst stoppede.</source>
        <translation>{count} changes had not reached the cases when the program last stopped.</translation>
    </message>
    <message>
        <source>Det er hentet fra den anden kopi, og intet er tabt. Du skal ikke gøre noget.</source>
        <translation>It was fetched from the second copy, and nothing is lost. You need not do anything.</translation>
    </message>
    <message>
        <source>Den anden kopi af det, der ikke er sendt, var ikke, som den blev efterladt. Sagerne selv er hele, og kopien er skrevet på ny. Du skal ikke gøre noget.</source>
        <translation>The second copy of what has not been sent was not as it was left. The cases themselves are whole, and the copy is written anew. You need not do anything.</translation>
    </message>
    <message>
        <source>Nøglerne er fornyet, og alt, du har skrevet, er her. En kopi af computeren fra før åbner ikke det, du skriver fra nu af.</source>
        <translation>The keys have been renewed, and everything you have written is here. An earlier copy of the computer does not open what you write from now on.</translation>
    </message>
    <message>
        <source>Lås, og gendan</source>
        <translation>Lock, and restore</translation>
    </message>
    <message>
        <source>Filen er allerede sendt til centralen.</source>
        <translation>The file has already been sent to the central service.</translation>
    </message>
    <message>
        <source>{name} er vedhæftet. Filen ligger kun på denne computer, til du er på kontoret.</source>
        <translation>{name} is attached. The file lies only on this computer until you are at the office.</translation>
    </message>
    <message>
        <source>Skriv en ny kode</source>
        <translation>Write a new code</translation>
    </message>
    <message>
        <source>Centralen har fået nye nøgler, uden at denne computer har hørt om det. Alt, du har skrevet, er her. Bed din teamleder om en ny kode, og skriv den her.</source>
        <translation>The central service has got new keys without this computer having heard of it. Everything you have written is here. Ask your team lead for a new code, and write it here.</translation>
    </message>
    <message>
        <source>Ja, det er rigtigt</source>
        <translation>Yes, that is right</translation>
    </message>
    <message>
        <source>Kommunens nøgleofficerer er nu {one} og {other}. Spørg din teamleder, om det er rigtigt. Siger du ja, kan de sammen lukke dig ind igen, hvis du glemmer dine ord. Til da er det de forrige, hvis de har deres nøgler.</source>
        <translation>The municipality’s key officers are now {one} and {other}. Ask your team lead whether that is right. If you say yes, they can together let you in again when you forget your words. Until then it is the former ones, if they have their keys.</translation>
    </message>
    <message>
        <source>Din kommune har fået en ny nøgleofficer. Glemmer du dine ord, er det nu {one} og {other}, der sammen lukker dig ind. Du skal ikke gøre noget.</source>
        <translation>Your municipality has a new key officer. If you forget your words, it is now {one} and {other} who together let you in. You need not do anything.</translation>
    </message>
    <message>
        <source>Lås nu</source>
        <translation>Lock now</translation>
    </message>
    <message>
        <source>Disken var fuld, da Fodfæste låste sidst. Det, du har gemt, er sikkert; se efter, om det sidste, du var ved at skrive, er her. Slet filer, du kan undvære, så der igen er plads at arbejde på.</source>
        <translation>The disk was full when Fodfæste last locked. What you saved is safe; see whether the last thing you were writing is here. Delete files you can do without, so that there is room to work again.</translation>
    </message>
    <message>
        <source>Det kan kun ske, når der er forbindelse til centralen, for sagen ligger ikke på denne computer. Intet er åbnet her.</source>
        <translation>This can only be done with a connection to the central service, because the case is not on this computer. Nothing has been opened here.</translation>
    </message>
    <message>
        <source>Sendes igen. Kvitteringen viser, om centralen tager det ind nu.</source>
        <translation>It is being sent again. The receipt shows whether the central service takes it now.</translation>
    </message>
    <message>
        <source>Notatet er flyttet til {name}.</source>
        <translation>The note is moved to {name}.</translation>
    </message>
    <message>
        <source>Vurderingen er gemt på denne computer.</source>
        <translation>The judgement is saved on this computer.</translation>
    </message>
    <message>
        <source>Flere borgere på denne computer hedder det. Skriv CPR-nummeret.</source>
        <translation>Several citizens on this computer have that name. Write the CPR number.</translation>
    </message>
    <message>
        <source>Ingen borger, du kan skrive hos, hedder det eller har det CPR-nummer. Intet er flyttet. Se efter, om det er skrevet rigtigt, eller bed teamlederen om at flytte notatet.</source>
        <translation>No citizen in whose case you can write has that name or CPR number. Nothing is moved. Check how it is written, or ask the team lead to move the note.</translation>
    </message>
    <message>
        <source>Log ind</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Du er logget ind. Det, der venter, sendes nu.</source>
        <translation>You are signed in. What waits is sent now.</translation>
    </message>
    <message>
        <source>Kontaktpersonen er valgt. Det er gemt på denne computer.</source>
        <translation>The contact person is chosen. It is saved on this computer.</translation>
    </message>
    <message>
        <source>Notatet er taget ud af sagen og sendes til den rigtige borgers sag.</source>
        <translation>The note is taken out of the case and is sent to the right citizen’s case.</translation>
    </message>
    <message>
        <source>Det er den borger, notatet allerede står hos. Intet er flyttet.</source>
        <translation>That is the citizen in whose case the note already stands. Nothing is moved.</translation>
    </message>
    <message>
        <source>Ingen borger på denne computer har det CPR-nummer, og der er ingen forbindelse til centralen. Intet er flyttet. Prøv igen, når der er forbindelse.</source>
        <translation>No citizen on this computer has that CPR number, and there is no contact with the central service. Nothing is moved. Try again when there is contact.</translation>
    </message>
    <message>
        <source>Ingen browser kunne åbnes på denne computer. Intet er ændret. Bed administratoren om hjælp.</source>
        <translation>No browser could be opened on this computer. Nothing is changed. Ask the administrator for help.</translation>
    </message>
    <message>
        <source>Det er gemt på denne computer, at det er den samme person.</source>
        <translation>It is saved on this computer that it is the same person.</translation>
    </message>
    <message>
        <source>Det er gemt på denne computer, at sagerne læses hver for sig.</source>
        <translation>It is saved on this computer that the cases are read apart.</translation>
    </message>
    <message>
        <source>Flere sager på denne computer passer på det. Skriv hele navnet eller CPR-nummeret. Intet er ændret.</source>
        <translation>Several cases on this computer fit that. Write the whole name or the CPR number. Nothing is changed.</translation>
    </message>
    <message>
        <source>Ingen anden sag på denne computer har det navn eller CPR-nummer. Intet er ændret. Se efter, om det er skrevet rigtigt; er sagen ikke her, skal du først have den.</source>
        <translation>No other case on this computer has that name or CPR number. Nothing is changed. See whether it is written correctly; if the case is not here, you must have it first.</translation>
    </message>
    <message>
        <source>Dødsfaldet er gemt på denne computer. Besøg og aftaler er stoppet; intet er slettet.</source>
        <translation>The death is saved on this computer. Visits and agreements have stopped; nothing is deleted.</translation>
    </message>
    <message>
        <source>Dødsfaldet er taget tilbage. Alt står, som det gjorde før.</source>
        <translation>The death is taken back. Everything stands as it did before.</translation>
    </message>
    <message>
        <source>Øvelseskontorets sætning er: {words}.</source>
        <translation>The practice office’s passphrase is: {words}.</translation>
    </message>
    <message>
        <source>Mentor</source>
        <translation>Mentor</translation>
    </message>
    <message>
        <source>Mentortimerne er bevilget og står i planen.</source>
        <translation>The mentor hours are granted and stand in the plan.</translation>
    </message>
    <message>
        <source>{time} hos {name} er gemt på denne computer.</source>
        <translation>{time} with {name} is saved on this computer.</translation>
    </message>
    <message>
        <source>Det nye navn er gemt på denne computer og gælder overalt fra nu af.</source>
        <translation>The new name is saved on this computer and holds everywhere from now on.</translation>
    </message>
    <message>
        <source>Det nye CPR-nummer er gemt på denne computer.</source>
        <translation>The new CPR number is saved on this computer.</translation>
    </message>
    <message>
        <source>Historik</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Versionen står nu igen. Det er gemt på denne computer.</source>
        <translation>The version stands again. It is saved on this computer.</translation>
    </message>
    <message>
        <source>Uret på denne computer er {much} bagud.</source>
        <translation>The clock of this computer is {much} slow.</translation>
    </message>
    <message>
        <source>Uret på denne computer er {much} foran.</source>
        <translation>The clock of this computer is {much} fast.</translation>
    </message>
    <message>
        <source>Intet er tabt, og intet bliver afvist. Det, du skriver, får den tid, computeren viser: stil uret, eller bed it-afdelingen om det.</source>
        <translation>Nothing is lost, and nothing is refused. What you write gets the time that the computer shows: set the clock, or ask the IT department to.</translation>
    </message>
    <message>
        <source>{count} dage</source>
        <translation>{count} days</translation>
    </message>
    <message>
        <source>{count} timer</source>
        <translation>{count} hours</translation>
    </message>
    <message>
        <source>{count} minutter</source>
        <translation>{count} minutes</translation>
    </message>
    <message>
        <source>Fortrudt. Det, du tog tilbage, ligger i historikken.</source>
        <translation>Undone. What you took back is in the history.</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>{count} borgere er overdraget fra {giver} til {taker}.</source>
        <translation>{count} citizens are handed over from {giver} to {taker}.</translation>
    </message>
    <message>
        <source>{taker} dækker nu for {giver} hos {count} borgere.</source>
        <translation>{taker} now covers for {giver} with {count} citizens.</translation>
    </message>
    <message>
        <source>{taker} dækker ikke længere for {giver}.</source>
        <translation>{taker} covers no longer for {giver}.</translation>
    </message>
    <message>
        <source>{taker} er nu fast kontakt for {count} borgere.</source>
        <translation>{taker} is now the regular contact of {count} citizens.</translation>
    </message>
    <message>
        <source>{taker} er nu fast kontakt for 1 borger.</source>
        <translation>{taker} is now the regular contact of 1 citizen.</translation>
    </message>
    <message>
        <source>Centralen svarer ikke lige nu. Du ser teamet, som det ligger på denne computer. En overdragelse kræver net.</source>
        <translation>The central service does not answer right now. You see the team as it lies on this computer. A hand-over needs a network.</translation>
    </message>
    <message>
        <source>Centralen svarer ikke, så intet er overdraget. Det, du har valgt, står her endnu. Prøv igen, når der er net.</source>
        <translation>The central service does not answer, so nothing was handed over. What you chose still stands here. Try again when there is a network.</translation>
    </message>
    <message>
        <source>1 borger er overdraget fra {giver} til {taker}.</source>
        <translation>1 citizen is handed over from {giver} to {taker}.</translation>
    </message>
    <message>
        <source>{taker} dækker nu for {giver} hos 1 borger.</source>
        <translation>{taker} now covers for {giver} with 1 citizen.</translation>
    </message>
    <message>
        <source>Plan og udskrift</source>
        <translation>Plan and print</translation>
    </message>
    <message>
        <source>åbn planen og udskriv den</source>
        <translation>open the plan and print it</translation>
    </message>
    <message>
        <source>Nyt notat</source>
        <translation>New note</translation>
    </message>
    <message>
        <source>Fremdrift</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>svarene og løntimerne over tid</source>
        <translation>answers and paid hours over time</translation>
    </message>
    <message>
        <source>Start besøg</source>
        <translation>Start visit</translation>
    </message>
    <message>
        <source>Ny borger</source>
        <translation>New citizen</translation>
    </message>
    <message>
        <source>opret en sag · Ctrl N</source>
        <translation>open a case · Ctrl N</translation>
    </message>
    <message>
        <source>Åbn en sag uden for din sagsstamme</source>
        <translation>Open a case outside your caseload</translation>
    </message>
    <message>
        <source>{name} er oprettet på denne computer. Sagen sendes, når der er net.</source>
        <translation>{name} has been opened on this computer. The case is sent when there is a network.</translation>
    </message>
    <message>
        <source>en ny borger</source>
        <translation>a new citizen</translation>
    </message>
    <message>
        <source>Linjen er rettet. Den er gemt på denne computer.</source>
        <translation>The line is corrected. It is saved on this computer.</translation>
    </message>
    <message>
        <source>Linjen er taget ud. Den ligger i historikken.</source>
        <translation>The line is taken out. It is in the history.</translation>
    </message>
    <message>
        <source>Linjen om {name} er ikke gemt; den står som kladde.</source>
        <translation>The line about {name} is not saved; it stands as a draft.</translation>
    </message>
    <message>
        <source>Intet er overdraget. Borgerne er, hvor de var.</source>
        <translation>Nothing was handed over. The citizens are where they were.</translation>
    </message>
    <message>
        <source>Intet er ændret: den, du valgte, har allerede borgerne. Se under Sagsstammer, hvem der dækker.</source>
        <translation>Nothing was changed: the person you chose has the citizens already. See under Caseloads who covers.</translation>
    </message>
    <message>
        <source>Intet er ændret: der var ingen dækning at slutte. Hent nyt, og se, hvem der dækker nu.</source>
        <translation>Nothing was changed: there was no cover to end. Fetch news, and see who covers now.</translation>
    </message>
    <message>
        <source>Centralen svarede ikke, så det vides ikke, om det nåede frem. Det, du har valgt, står her endnu. Prøv igen, når der er net: er det sket, sker det ikke to gange.</source>
        <translation>The service did not answer, so it is not known whether it got there. What you chose still stands here. Try again when there is a connection: if it was done, it is not done twice.</translation>
    </message>
    <message>
        <source>Sagen er lukket, og det er gemt på denne computer. Den findes stadig ved søgning.</source>
        <translation>The case is closed, and that is saved on this computer. It can still be found by searching.</translation>
    </message>
    <message>
        <source>Sagen er stadig lukket. Det, der blev skrevet, står i den.</source>
        <translation>The case is still closed. What was written stands in it.</translation>
    </message>
    <message>
        <source>Sagen er åben igen. Alt står, som det gjorde før.</source>
        <translation>The case is open again. Everything is as it was before.</translation>
    </message>
    <message>
        <source>Papiret er ikke skrevet ud. Der er ord, der kan sige mere, end læseren skal vide. Svar på hver, og skriv ud igen.</source>
        <translation>The paper has not been printed. Some words may say more than the reader is to know. Answer each, and print again.</translation>
    </message>
    <message>
        <source>Adressen er beskyttet fra nu af. Hvor den allerede ligger, står i sagen.</source>
        <translation>The address is protected from now on. Where it lies already stands in the case.</translation>
    </message>
    <message>
        <source>Adressen er ikke beskyttet mere. Det er gemt på denne computer.</source>
        <translation>The address is protected no more. That is saved on this computer.</translation>
    </message>
    <message>
        <source>Svaret er gemt på denne computer.</source>
        <translation>The answer is saved on this computer.</translation>
    </message>
    <message>
        <source>Henter det nye siden sidst: {share} % er her. Du kan arbejde imens.</source>
        <translation>Fetching what is new since last time: {share} % is here. You can work meanwhile.</translation>
    </message>
    <message>
        <source>{name} er her nu.</source>
        <translation>{name} is here now.</translation>
    </message>
    <message>
        <source>Åbn sagen</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>Borgeren er her nu. Find sagen under Borgere.</source>
        <translation>The citizen is here now. Find the case under Citizens.</translation>
    </message>
    <message>
        <source>Ingen af dine borgere har det nummer. Intet er ændret. En sag uden for din sagsstamme åbner du under Borgere, med en grund.</source>
        <translation>None of your citizens has that number. Nothing has changed. A case outside your caseload is opened under Citizens, with a reason.</translation>
    </message>
    <message>
        <source>Hent resten</source>
        <translation>Fetch the rest</translation>
    </message>
    <message>
        <source>Afbryd</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Underskriften er gemt på denne computer. Den gælder udgave {number}.</source>
        <translation>The signature is saved on this computer. It is for version {number}.</translation>
    </message>
    <message>
        <source>Ordene står i et nyt notat. Gem det, og læg så det gamle væk under Synkronisering.</source>
        <translation>The words stand in a new note. Save it, then put the old one away under Synchronisation.</translation>
    </message>
    <message>
        <source>Lagt væk. Det står nederst her og kan tages frem igen.</source>
        <translation>Put away. It stands at the bottom here and can be taken out again.</translation>
    </message>
    <message>
        <source>Gem det, der venter, på USB</source>
        <translation>Save what waits on a USB stick</translation>
    </message>
    <message>
        <source>Forseglet fil</source>
        <translation>Sealed file</translation>
    </message>
    <message>
        <source>Gemt i {file}. Giv filen til den, der passer centralen; kun centralen kan åbne den. Det venter stadig her, og kvitteringerne kommer, når der er forbindelse. Filer og fotos er ikke med.</source>
        <translation>Saved in {file}. Give the file to whoever looks after the central service; only the service can open it. It still waits here, and the receipts come when there is a connection. Files and photos are not included.</translation>
    </message>
    <message>
        <source>Afbrudt. Ingen plan er skrevet ud, og intet er ændret.</source>
        <translation>Stopped. No plan has been printed, and nothing has changed.</translation>
    </message>
    <message>
        <source>Der er ingen planer at skrive ud den dag. Intet er ændret.</source>
        <translation>There are no plans to print for that day. Nothing has changed.</translation>
    </message>
    <message>
        <source>Forsiden og 1 plan er sendt til printeren.</source>
        <translation>The cover and 1 plan have been sent to the printer.</translation>
    </message>
    <message>
        <source>Forsiden og {count} planer er sendt til printeren.</source>
        <translation>The cover and {count} plans have been sent to the printer.</translation>
    </message>
    <message>
        <source>Kun forsiden er sendt til printeren. Ingen plan er udleveret.</source>
        <translation>Only the cover has been sent to the printer. No plan has been handed out.</translation>
    </message>
    <message>
        <source>{sent} af {of} planer er sendt til printeren, til og med {name}. Resten er ikke udleveret; forsiden nævner dem alle.</source>
        <translation>{sent} of {of} plans have been sent to the printer, up to {name}. The rest have not been handed out; the cover names them all.</translation>
    </message>
    <message>
        <source>Hentningen er afbrudt. Det, der er kommet, er her, og det, du skriver, sendes som før. Resten hentes, når du siger til, næste gang du låser op, og senest om en time.</source>
        <translation>Fetching is cancelled. What has come is here, and what you write is sent as before. The rest is fetched when you say so, the next time you unlock, and in an hour at the latest.</translation>
    </message>
    <message>
        <source>Borgerens planer er med stor skrift fra nu af.</source>
        <translation>This citizen’s plans are in large print from now on.</translation>
    </message>
    <message>
        <source>Borgerens planer er med almindelig skrift fra nu af.</source>
        <translation>This citizen’s plans are in ordinary print from now on.</translation>
    </message>
    <message>
        <source>Den, der er skrevet under, går ud, som den er.</source>
        <translation>The one that is signed goes out as it is.</translation>
    </message>
    <message>
        <source>Der er intet mellem de to dage, som skal med.</source>
        <translation>There is nothing between the two days that goes on it.</translation>
    </message>
    <message>
        <source>Én ting mellem de to dage.</source>
        <translation>One entry between the two days.</translation>
    </message>
    <message>
        <source>{count} ting mellem de to dage.</source>
        <translation>{count} entries between the two days.</translation>
    </message>
    <message>
        <source>De seneste {here} af {count} ting mellem de to dage.</source>
        <translation>The latest {here} of {count} entries between the two days.</translation>
    </message>
    <message>
        <source>{language} står ved siden af dansk i borgerens planer fra nu af.</source>
        <translation>{language} stands beside Danish in this citizen’s plans from now on.</translation>
    </message>
    <message>
        <source>Borgerens planer er kun på dansk fra nu af.</source>
        <translation>This citizen’s plans are in Danish only from now on.</translation>
    </message>
    <message>
        <source>Papiret er ikke gemt: siden blev lukket, mens du valgte, hvor det skulle ligge. Intet har forladt computeren. Åbn sagen, og prøv igen, hvis du har den endnu.</source>
        <translation>The paper is not saved: the page was closed while you chose where to put it. Nothing has left the computer. Open the case and try again, if you still have it.</translation>
    </message>
    <message>
        <source>Linjen er gemt på denne computer.</source>
        <translation>The line is saved on this computer.</translation>
    </message>
    <message>
        <source>CV&apos;et er ikke skrevet ud: der står en linje, som ikke er gemt. Gem den eller luk den, og skriv ud igen.</source>
        <translation>The CV was not printed: there is a line that is not saved. Save it or close it, and print again.</translation>
    </message>
    <message>
        <source>Papiret er ude, men disse bilag kunne ikke vises på det: nr. {numbers}. Giv borgeren dem som filer. Forsiden og listen siger det.</source>
        <translation>The paper has left, but these attachments could not be shown on it: no. {numbers}. Give them to the citizen as files. The first page and the list say so.</translation>
    </message>
    <message>
        <source>Det blev ikke færdigt: der skete en fejl, som ingen havde regnet med. Intet i sagen er ændret. Se efter, om noget er kommet ud, og prøv igen.</source>
        <translation>It did not get done: there was an error that nobody had expected. Nothing in the case has changed. Check whether anything came out, and try again.</translation>
    </message>
    <message>
        <source>Delmålet er nået.</source>
        <translation>The milestone is reached.</translation>
    </message>
    <message>
        <source>Det sidste delmål er nået, og dermed målet.</source>
        <translation>The last milestone is reached, and so is the goal.</translation>
    </message>
    <message>
        <source>Målet er nået. Det står i planen under »Det er lykkedes«.</source>
        <translation>The goal is reached. It stands in the plan under “Det er lykkedes”.</translation>
    </message>
    <message>
        <source>Målet er taget ud af planen. Det kan stadig læses i historikken.</source>
        <translation>The goal has been taken out of the plan. It can still be read in the history.</translation>
    </message>
    <message>
        <source>Det er skrevet, hvordan det gik.</source>
        <translation>How it went is written down.</translation>
    </message>
    <message>
        <source>Aktiviteten er slut. Den næste udgave siger det.</source>
        <translation>The activity has ended. The next version says so.</translation>
    </message>
    <message>
        <source>Aktiviteten er rettet.</source>
        <translation>The activity has been changed.</translation>
    </message>
    <message>
        <source>Det er skrevet, hvorfor det ikke gælder her.</source>
        <translation>Why it does not apply here is written down.</translation>
    </message>
    <message>
        <source>Det gælder igen.</source>
        <translation>It applies again.</translation>
    </message>
    <message>
        <source>Borgerens ja er skrevet. Planen siger, hvad den bruges i stedet for.</source>
        <translation>The citizen’s yes is written down. The plan says what it is used instead of.</translation>
    </message>
    <message>
        <source>Borgerens nej er skrevet. Hvert sted har sin egen plan igen.</source>
        <translation>The citizen’s no is written down. Each place has its own plan again.</translation>
    </message>
    <message>
        <source>Dagen for næste gennemgang er valgt.</source>
        <translation>The day of the next review is chosen.</translation>
    </message>
    <message>
        <source>Den dag, vi foreslår, gælder igen.</source>
        <translation>The day we propose holds again.</translation>
    </message>
    <message>
        <source>Anmodningen er afsluttet. Det, du havde valgt, er ryddet op. Intet i sagen er ændret.</source>
        <translation>The request has been ended. What you had chosen has been tidied away. Nothing in the case has been changed.</translation>
    </message>
    <message>
        <source>Kontakt og hensyn er gemt på denne computer.</source>
        <translation>Contact and care are saved on this computer.</translation>
    </message>
    <message>
        <source>Læs det her, før papiret går ud</source>
        <translation>Read this before the paper leaves</translation>
    </message>
    <message>
        <source>Lad det gå ud</source>
        <translation>Let it leave</translation>
    </message>
    <message>
        <source>Papiret gik ikke ud, og intet er ændret.</source>
        <translation>The paper did not leave, and nothing has been changed.</translation>
    </message>
    <message>
        <source>Filtret er gemt på denne computer.</source>
        <translation>The filter is saved on this computer.</translation>
    </message>
    <message>
        <source>Filtret har fået et nyt navn.</source>
        <translation>The filter has a new name.</translation>
    </message>
    <message>
        <source>Filtret er fjernet. Ingen borger er ændret.</source>
        <translation>The filter is removed. No citizen is changed.</translation>
    </message>
    <message>
        <source>Centralen svarer ikke, og kun den kan lave en kode. Der er ingen vist. Prøv igen, når der er net.</source>
        <translation>The central service does not answer, and only it can make a code. None has been shown. Try again when there is a network.</translation>
    </message>
    <message>
        <source>Skriv din adgangssætning igen, lige før koden laves: med den kommer en computer ind som en anden.</source>
        <translation>Type your passphrase again right before the code is made: with it a computer comes in as somebody else.</translation>
    </message>
    <message>
        <source>Kommunen beder dig logge ind på ny, lige før koden laves. Der er ingen lavet endnu.</source>
        <translation>The municipality asks you to sign in again right before the code is made. None has been made yet.</translation>
    </message>
    <message>
        <source>Centralen laver ingen kode til den person herfra: han er ikke i dit team mere, eller leder selv. Bed administratoren om koden.</source>
        <translation>The central service makes no code for that person from here: he is no longer in your team, or leads one himself. Ask the administrator for the code.</translation>
    </message>
    <message>
        <source>Du har lavet mange koder i dag, og centralen laver ikke flere før i morgen. Bed administratoren, hvis det haster.</source>
        <translation>You have made many codes today, and the central service makes no more until tomorrow. Ask the administrator if it is urgent.</translation>
    </message>
    <message>
        <source>Borgervisning viser én borger. Åbn borgerens sag først.</source>
        <translation>The citizen’s view shows one citizen. Open the citizen’s case first.</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Skrevet</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>Ændret</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Valgt blandt flere</source>
        <translation>One was chosen</translation>
    </message>
    <message>
        <source>Tilbagekaldt</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Tilbagekaldelsen er fortrudt</source>
        <translation>The withdrawal was undone</translation>
    </message>
    <message>
        <source>Fjernet</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Hentet tilbage</source>
        <translation>Brought back</translation>
    </message>
    <message>
        <source>Flyttet til den rigtige borger</source>
        <translation>Moved to the right citizen</translation>
    </message>
</context>
<context>
    <name>mentor</name>
    <message>
        <source>{hours} t {rest} min</source>
        <translation>{hours} h {rest} min</translation>
    </message>
    <message>
        <source>{hours} t</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{rest} min</source>
        <translation>{rest} min</translation>
    </message>
    <message>
        <source>af {whole}</source>
        <translation>of {whole}</translation>
    </message>
    <message>
        <source>af {whole} til {day}</source>
        <translation>of {whole} until {day}</translation>
    </message>
    <message>
        <source>Borger</source>
        <translation>Citizen</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>to versioner</source>
        <translation>two versions</translation>
    </message>
    <message>
        <source>ikke bevilget</source>
        <translation>not granted</translation>
    </message>
    <message>
        <source>ingen aftale</source>
        <translation>no agreement</translation>
    </message>
    <message>
        <source>{time} over</source>
        <translation>{time} over</translation>
    </message>
    <message>
        <source>slut {day}</source>
        <translation>ended {day}</translation>
    </message>
    <message>
        <source>{time} blev ikke brugt</source>
        <translation>{time} was not used</translation>
    </message>
    <message>
        <source>tilbage af aftalen</source>
        <translation>left of the agreement</translation>
    </message>
</context>
<context>
    <name>only_read</name>
    <message>
        <source>Sagerne kan kun læses lige nu</source>
        <translation>The cases can only be read right now</translation>
    </message>
    <message>
        <source>Der er plads nu. Lås, og lås op igen: så gøres sagerne klar, og du kan skrive. Alt, du har gemt, er sikkert.</source>
        <translation>There is room now. Lock, and unlock again: then the cases are made ready and you can write. Everything you have saved is safe.</translation>
    </message>
    <message>
        <source>Lås, og gør klar</source>
        <translation>Lock, and make ready</translation>
    </message>
    <message>
        <source>Prøv igen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Der mangler stadig {missing}. Intet er ændret.</source>
        <translation>{missing} more is still needed. Nothing has changed.</translation>
    </message>
    <message>
        <source>Den ændring, der ventede, er sendt og kvitteret.</source>
        <translation>The change that was waiting has been sent and has its receipt.</translation>
    </message>
    <message>
        <source>De {count} ændringer, der ventede, er sendt og kvitteret.</source>
        <translation>The {count} changes that were waiting have been sent and have their receipt.</translation>
    </message>
    <message>
        <source>Det, der venter, sendes herfra, når der er net.</source>
        <translation>What is waiting is sent from here when there is a network.</translation>
    </message>
    <message>
        <source>Det, der venter, ligger sikkert her og sendes, når sagerne er gjort klar.</source>
        <translation>What is waiting lies safely here and is sent when the cases have been made ready.</translation>
    </message>
    <message>
        <source>Der kan ikke skrives, mens sagerne kun kan læses. Se øverst i vinduet.</source>
        <translation>Nothing can be written while the cases can only be read. See the top of the window.</translation>
    </message>
    <message>
        <source>Efter opdateringen skal sagerne gøres klar. Det kræver {needs} ledig plads på disken; der er {free}. Alt, du har gemt, er sikkert. Slet filer, du kan undvære, og tryk Prøv igen.</source>
        <translation>After the update the cases must be made ready. That takes {needs} of free disk space; there is {free}. Everything you have saved is safe. Delete files you can do without, and press Try again.</translation>
    </message>
    <message>
        <source>Planen er ikke udleveret: en udgave, som borgeren får, skal gemmes, og sagerne kan kun læses lige nu. Intet er ændret. Du kan læse planen her; de udgaver, der er udleveret før, ligger under Filer.</source>
        <translation>The plan has not been handed out: a version that the citizen receives must be saved, and the cases can only be read right now. Nothing has changed. You can read the plan here; versions handed out before lie under Files.</translation>
    </message>
    <message>
        <source>Planerne er ikke skrevet ud: en udgave, som borgeren får, skal gemmes, og sagerne kan kun læses lige nu. Intet er ændret.</source>
        <translation>The plans have not been printed: an edition that a citizen gets must be kept, and the cases can only be read right now. Nothing has changed.</translation>
    </message>
    <message>
        <source>Et besøg kan ikke føres, mens sagerne kun kan læses. Sagen er åbnet i stedet. Intet er ændret.</source>
        <translation>A visit cannot be recorded while the cases can only be read. The case has been opened instead. Nothing has changed.</translation>
    </message>
</context>
<context>
    <name>opening</name>
    <message>
        <source>{done} af {of} rækker</source>
        <translation>{done} of {of} rows</translation>
    </message>
    <message>
        <source>Først en sikkerhedskopi: {part} %</source>
        <translation>First a safety copy: {part}%</translation>
    </message>
    <message>
        <source>under et minut tilbage</source>
        <translation>less than a minute left</translation>
    </message>
    <message>
        <source>cirka 1 minut tilbage</source>
        <translation>about 1 minute left</translation>
    </message>
    <message>
        <source>cirka {minutes} minutter tilbage</source>
        <translation>about {minutes} minutes left</translation>
    </message>
    <message>
        <source>Det, der ikke er sendt, sendes herfra imens, når der er net.</source>
        <translation>What has not been sent is sent from here meanwhile, when there is a network.</translation>
    </message>
</context>
<context>
    <name>passphrase</name>
    <message>
        <source>Styrke {level} af 4. {sentence}</source>
        <translation>Strength {level} of 4. {sentence}</translation>
    </message>
    <message>
        <source>Skriv en sætning, som kun du finder på.</source>
        <translation>Write a sentence that only you would think of.</translation>
    </message>
    <message>
        <source>Skriv videre. Flere ord gør den sværere at gætte.</source>
        <translation>Go on. More words make it harder to guess.</translation>
    </message>
    <message>
        <source>Den består af ord, som gættes først. Tilføj et ord, der ikke har med resten at gøre.</source>
        <translation>It is made of words that are guessed first. Add a word that has nothing to do with the rest.</translation>
    </message>
    <message>
        <source>Den følger et mønster, som gættes hurtigt. Brug forskellige ord i stedet.</source>
        <translation>It follows a pattern that is guessed quickly. Use different words instead.</translation>
    </message>
    <message>
        <source>Den kan gættes. Tilføj et ord mere.</source>
        <translation>It can be guessed. Add one more word.</translation>
    </message>
    <message>
        <source>God nok. Et ord mere gør den endnu sværere at gætte.</source>
        <translation>Good enough. One more word makes it even harder to guess.</translation>
    </message>
    <message>
        <source>Stærk.</source>
        <translation>Strong.</translation>
    </message>
</context>
<context>
    <name>restore</name>
    <message>
        <source>Her er ingen sikkerhedskopi, som nøgleofficererne kan åbne. Intet er ændret. Gå tilbage til Lås op, og tryk Glemt adgangssætning der.</source>
        <translation>There is no backup here that the key officers can open. Nothing was changed. Go back to Unlock, and press Forgotten passphrase there.</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>Din kommune har bestemt noget for denne computer.</source>
        <translation>Your municipality has decided something for this computer.</translation>
    </message>
    <message>
        <source>Bind nu</source>
        <translation>Bind now</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Dæk med kode må bruges igen.</source>
        <translation>Cover with a code may be used again.</translation>
    </message>
    <message>
        <source>Dæk med kode er slået fra; brug Lås, Ctrl L.</source>
        <translation>Cover with a code is switched off; use Lock, Ctrl L.</translation>
    </message>
    <message>
        <source>Sagerne skal bindes til computeren. Alt, du har skrevet, er her imens.</source>
        <translation>The cases must be bound to the computer. Everything you have written is here meanwhile.</translation>
    </message>
    <message>
        <source>Din kommune kræver, at sagerne bindes til computeren, men denne computer har ingen nøglering at binde dem til. Alt, du har skrevet, er her, og du kan arbejde videre. Sig det til IT.</source>
        <translation>Your municipality requires the cases to be bound to the computer, but this computer has no keyring to bind them to. Everything you have written is here, and you can go on working. Tell IT.</translation>
    </message>
    <message>
        <source>Computeren låser senest efter 1 minut.</source>
        <translation>The computer locks after 1 minute at the latest.</translation>
    </message>
    <message>
        <source>Computeren låser senest efter {count} minutter.</source>
        <translation>The computer locks after {count} minutes at the latest.</translation>
    </message>
</context>
<context>
    <name>safety</name>
    <message>
        <source>Alt om borgerne ligger krypteret bag din adgangssætning.</source>
        <translation>Everything about the citizens lies encrypted behind your passphrase.</translation>
    </message>
    <message>
        <source>Hvert gæt på den koster en computer {memory} MB hukommelse, så det går langsomt.</source>
        <translation>Each guess at it costs a computer {memory} MB of memory, so guessing is slow.</translation>
    </message>
    <message>
        <source>Tilladelsen til at åbne uden net</source>
        <translation>The permission to open without a network</translation>
    </message>
    <message>
        <source>Ingen frist er kendt her.</source>
        <translation>No time limit is known here.</translation>
    </message>
    <message>
        <source>Gælder til {when}. Den fornyes, hver gang computeren har kontakt med centralen.</source>
        <translation>Holds until {when}. It is renewed each time the computer reaches the central service.</translation>
    </message>
    <message>
        <source>Den anden kopi af det, der ikke er sendt</source>
        <translation>The second copy of what has not been sent</translation>
    </message>
    <message>
        <source>Det vides ikke, om den er hel.</source>
        <translation>It is not known whether it is whole.</translation>
    </message>
    <message>
        <source>Den mangler. Lås og lås op igen, så bliver den skrevet på ny.</source>
        <translation>It is missing. Lock and unlock, and it is written anew.</translation>
    </message>
    <message>
        <source>Den gav {count} ændringer tilbage, da du låste op. Intet er tabt.</source>
        <translation>It gave {count} changes back when you unlocked. Nothing is lost.</translation>
    </message>
    <message>
        <source>Den er hel. Hver ændring ligger to steder, til centralen har kvitteret.</source>
        <translation>It is whole. Each change lies in two places until the central service has given its receipt.</translation>
    </message>
    <message>
        <source>Sikkerhedskopi på computeren</source>
        <translation>Backup on the computer</translation>
    </message>
    <message>
        <source>Ingen er kendt endnu.</source>
        <translation>None is known yet.</translation>
    </message>
    <message>
        <source>Sagerne skal være bundet til computeren, og det er de.</source>
        <translation>The cases must be bound to the computer, and they are.</translation>
    </message>
    <message>
        <source>Sagerne skal bindes til computeren: Indstillinger, Skift adgangssætning.</source>
        <translation>The cases must be bound to the computer: Settings, Change passphrase.</translation>
    </message>
    <message>
        <source>Ingen kontrol er kendt endnu.</source>
        <translation>No check is known yet.</translation>
    </message>
    <message>
        <source>Hvis du glemmer adgangssætningen</source>
        <translation>If you forget the passphrase</translation>
    </message>
    <message>
        <source>Det vides ikke, om nogen kan hjælpe dig ind.</source>
        <translation>It is not known whether anybody can help you in.</translation>
    </message>
    <message>
        <source>To betroede i kommunen kan sammen hjælpe dig ind. Intet går tabt.</source>
        <translation>Two trusted people in the municipality can together help you in. Nothing is lost.</translation>
    </message>
    <message>
        <source>Når computerens egen skærm låses, eller den sover</source>
        <translation>When the computer’s own screen is locked, or it sleeps</translation>
    </message>
    <message>
        <source>Det vides endnu ikke, om computeren fortæller det.</source>
        <translation>It is not known yet whether the computer tells.</translation>
    </message>
    <message>
        <source>Så låser Fodfæste også, og din kladde er gemt først.</source>
        <translation>Then Fodfæste locks too, and your draft is saved first.</translation>
    </message>
    <message>
        <source>Det fortæller computeren ikke her. Lås selv med Ctrl L, før du går.</source>
        <translation>The computer does not tell that here. Lock by Ctrl L yourself before you leave.</translation>
    </message>
    <message>
        <source>Hele disken</source>
        <translation>The whole disk</translation>
    </message>
    <message>
        <source>Kan ikke ses her. Spørg IT, om disken er krypteret.</source>
        <translation>Cannot be seen here. Ask IT whether the disk is encrypted.</translation>
    </message>
    <message>
        <source>Disken er også krypteret som helhed.</source>
        <translation>The disk is encrypted as a whole too.</translation>
    </message>
    <message>
        <source>Loggen over, hvem der har set hvad</source>
        <translation>The log of who has seen what</translation>
    </message>
    <message>
        <source>Den føres fra nu af og kontrolleres én gang i døgnet.</source>
        <translation>It is kept from now on and checked once a day.</translation>
    </message>
    <message>
        <source>Hver linje blev kontrolleret {when}, og ingen manglede eller var ændret.</source>
        <translation>Every line was checked {when}, and none was missing or altered.</translation>
    </message>
    <message>
        <source>{when} var den ikke, som den blev skrevet. Det, du har skrevet i sagerne, er urørt. Sig det til teamlederen.</source>
        <translation>{when} it was not as it was written. What you have written in the cases is untouched. Tell the team lead.</translation>
    </message>
    <message>
        <source>Ingen kan lukke dig ind igen. Det, der ikke er sendt, er så tabt.</source>
        <translation>Nobody can let you in again. What has not been sent is then lost.</translation>
    </message>
    <message>
        <source>Disken er ikke krypteret som helhed. Sagerne er, men styresystemet kan have skrevet rester af det, du så. Bed IT om at slå det til.</source>
        <translation>The disk is not encrypted as a whole. The cases are, but the operating system may have written traces of what you saw. Ask IT to switch it on.</translation>
    </message>
    <message>
        <source>Det har kommunen bestemt</source>
        <translation>What the municipality has decided</translation>
    </message>
    <message>
        <source>Denne computer har ikke hørt om noget endnu.</source>
        <translation>This computer has not heard of anything yet.</translation>
    </message>
    <message>
        <source>Dæk med kode må bruges.</source>
        <translation>Cover with a code may be used.</translation>
    </message>
    <message>
        <source>Dæk med kode må ikke bruges.</source>
        <translation>Cover with a code may not be used.</translation>
    </message>
    <message>
        <source>Computeren låser senest efter 1 minut.</source>
        <translation>The computer locks after 1 minute at the latest.</translation>
    </message>
    <message>
        <source>Computeren låser senest efter {count} minutter.</source>
        <translation>The computer locks after {count} minutes at the latest.</translation>
    </message>
    <message>
        <source>Computeren har ingen nøglering til den, så den ligger, som den er. Bed IT om at kryptere disken, og ring til IT med det samme, hvis computeren bliver væk.</source>
        <translation>The computer has no keyring for it, so it lies as it is. Ask IT to encrypt the disk, and call IT at once if the computer is lost.</translation>
    </message>
    <message>
        <source>Nøglen, som centralen kender computeren på</source>
        <translation>The key that the central service knows the computer by</translation>
    </message>
    <message>
        <source>Sagerne</source>
        <translation>The cases</translation>
    </message>
    <message>
        <source>Taget {when}, krypteret som sagerne.</source>
        <translation>Taken {when}, encrypted like the cases.</translation>
    </message>
    <message>
        <source>Kontrol af sagerne</source>
        <translation>Check of the cases</translation>
    </message>
    <message>
        <source>Sagerne blev læst helt igennem {when}, og alt var helt.</source>
        <translation>The cases were read through {when}, and all of it was whole.</translation>
    </message>
    <message>
        <source>{when} var et stykke af sagerne ikke helt. Det, der kan læses, er urørt. Ring til IT.</source>
        <translation>{when} a piece of the cases was not whole. What can be read is untouched. Call IT.</translation>
    </message>
    <message>
        <source>Det vides ikke, hvordan den ligger.</source>
        <translation>It is not known how it lies.</translation>
    </message>
    <message>
        <source>Computerens nøglering gemmer en del af den. Filen alene er til ingen nytte.</source>
        <translation>The computer’s keyring keeps a part of it. The file alone is of no use.</translation>
    </message>
    <message>
        <source>Den er væk. Alt, du skriver, er gemt her, men intet bliver sendt. Bed teamlederen om en ny kode.</source>
        <translation>It is gone. Everything you write is saved here, but nothing is sent. Ask your team lead for a new code.</translation>
    </message>
    <message>
        <source>Noget, der ikke kan ses hvad er</source>
        <translation>Something; what it was cannot be seen</translation>
    </message>
    <message>
        <source>Det kunne hverken læses her eller i kopierne. Har centralen det, kommer det af sig selv, og linjen forsvinder. Ellers skriv det igen ud fra det, der står her:</source>
        <translation>It could be read neither here nor in the backups. If the service has it, it comes by itself, and the line goes. Otherwise write it again from what stands here:</translation>
    </message>
    <message>
        <source>De beskadigede filer</source>
        <translation>The damaged files</translation>
    </message>
    <message>
        <source>De ligger stadig her, krypteret som de var, fra gendannelsen {when}. De slettes af sig selv, når centralen har kvitteret alt, intet mangler, og sagerne er læst helt igennem uden fejl.</source>
        <translation>They still lie here, encrypted as they were, from the restore {when}. They are deleted by themselves when the service has receipted everything, nothing is missing, and the cases have been read through without a fault.</translation>
    </message>
    <message>
        <source>De blev slettet {when}: alt var kvitteret, intet manglede, og sagerne var hele.</source>
        <translation>They were deleted {when}: everything was receipted, nothing was missing, and the cases were whole.</translation>
    </message>
    <message>
        <source>Det mangler efter gendannelsen</source>
        <translation>Missing after the restore</translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source>Borgeren</source>
        <translation>The citizen</translation>
    </message>
    <message>
        <source>Hjemmebesøg</source>
        <translation>Home visit</translation>
    </message>
    <message>
        <source>Samtale på kontoret</source>
        <translation>Talk at the office</translation>
    </message>
    <message>
        <source>Gåtur</source>
        <translation>Walk</translation>
    </message>
    <message>
        <source>Virksomhedsbesøg</source>
        <translation>Company visit</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Andet</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Truffet</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>Ikke truffet</source>
        <translation>Not at home</translation>
    </message>
    <message>
        <source>Udeblevet</source>
        <translation>Did not come</translation>
    </message>
    <message>
        <source>Afbud</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Talt i telefon</source>
        <translation>Talked on the phone</translation>
    </message>
    <message>
        <source>Skrevet sammen</source>
        <translation>Wrote to each other</translation>
    </message>
    <message>
        <source>Faktum</source>
        <translation>Fact</translation>
    </message>
    <message>
        <source>Borgerens ord</source>
        <translation>The citizen’s words</translation>
    </message>
    <message>
        <source>Iagttagelse</source>
        <translation>Observation</translation>
    </message>
    <message>
        <source>Vurdering</source>
        <translation>Assessment</translation>
    </message>
    <message>
        <source>aktivitetsparat</source>
        <translation>activity-ready</translation>
    </message>
    <message>
        <source>jobparat</source>
        <translation>job-ready</translation>
    </message>
    <message>
        <source>Åbnet til kl. {clock} uden for din sagsstamme. Du kan læse, ikke skrive.</source>
        <translation>Open until {clock} outside your caseload. You can read, not write.</translation>
    </message>
    <message>
        <source>Du dækker for {name} til og med {day}</source>
        <translation>You cover for {name} up to and including {day}</translation>
    </message>
    <message>
        <source>{name} dækker til og med {day}</source>
        <translation>{name} covers up to and including {day}</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>1 sekund</source>
        <translation>1 second</translation>
    </message>
    <message>
        <source>A-kassen</source>
        <translation>The unemployment fund</translation>
    </message>
    <message>
        <source>Administratoren har bedt om, at denne computer slettes. Det, der ikke er sendt, sendes først. Tal med administratoren.</source>
        <translation>The administrator has asked for this computer to be wiped. What has not been sent is sent first. Talk to the administrator.</translation>
    </message>
    <message>
        <source>Adressen er beskyttet og står ikke på brevet. Giv brevet i hånden, eller send det, som kommunen sender til beskyttede adresser.</source>
        <translation>The address is protected and is not on the letter. Hand the letter over, or send it the way the municipality sends to protected addresses.</translation>
    </message>
    <message>
        <source>Adressen er beskyttet, og brevet nævner vejen. Se efter, om det siger, hvor borgeren bor.</source>
        <translation>The address is protected, and the letter names the street. Check whether it says where the citizen lives.</translation>
    </message>
    <message>
        <source>Adressen er beskyttet, og den står i CV&apos;et under »{heading}«. Intet er skrevet ud. Ret linjen, og prøv igen.</source>
        <translation>The address is protected, and it is in the CV under “{heading}”. Nothing was printed. Correct the line and try again.</translation>
    </message>
    <message>
        <source>Adressen er beskyttet, og den står i de ord, der skal på brevet. Intet er skrevet ud, og det, du har skrevet, står der endnu. Skriv stedet uden vej og nummer, for eksempel »hjemme hos dig«.</source>
        <translation>The address is protected, and it is in the words that go on the letter. Nothing was printed, and what you have written is still there. Write the place without street and number, for example “hjemme hos dig” (at your home).</translation>
    </message>
    <message>
        <source>Adressen er beskyttet, og den står i planen under »{heading}«. Intet er skrevet ud. Ret det, og prøv igen.</source>
        <translation>The address is protected, and it is in the plan under “{heading}”. Nothing was printed. Correct it and try again.</translation>
    </message>
    <message>
        <source>Adressen er beskyttet, og den står i træffetiden. Intet er skrevet ud. Skriv kun dage og klokkeslæt.</source>
        <translation>The address is protected, and it is in the hours for calling. Nothing was printed. Write only days and times.</translation>
    </message>
    <message>
        <source>Adressen er beskyttet, og den står på papiret under »{heading}«. Intet er skrevet ud. Ret det, og prøv igen.</source>
        <translation>The address is protected, and it is on the paper under “{heading}”. Nothing was printed. Correct it and try again.</translation>
    </message>
    <message>
        <source>Adressen er beskyttet, og den står under »{kind}« den {day}. Intet er skrevet ud. Vælg dage uden det, eller skriv det om uden adressen (et notat kaldes tilbage og skrives igen), og prøv igen.</source>
        <translation>The address is protected, and it is under “{kind}” on {day}. Nothing was printed. Choose days without it, or rewrite it without the address (a note is called back and written again), and try again.</translation>
    </message>
    <message>
        <source>Adressen er blevet beskyttet, mens du skrev. Intet er gemt. Gem igen, så gemmes resten.</source>
        <translation>The address was protected while you were writing. Nothing is saved. Save again, and the rest is saved.</translation>
    </message>
    <message>
        <source>Adressen findes ikke på det net, computeren er på. Intet er ændret, og koden er ikke brugt. Se efter, om adressen er skrevet rigtigt, og om computeren er på nettet, måske kommunens eget; prøv så igen.</source>
        <translation>The address does not exist on the network that the computer is on. Nothing has been changed, and the code has not been used. Check that the address is written correctly and that the computer is on the network, perhaps the municipality’s own; then try again.</translation>
    </message>
    <message>
        <source>Adressen på centralen er ikke en adresse. Se efter, om den er skrevet rigtigt.</source>
        <translation>The address of the central service is not an address. Check that it is written correctly.</translation>
    </message>
    <message>
        <source>Aftalearket</source>
        <translation>The agreement sheet</translation>
    </message>
    <message>
        <source>Aftalen »{what}« nævner {who}. I sagen står: »{consent}«. Spørg {name}, før planen gives.</source>
        <translation>The agreement “{what}” names {who}. The case says: “{consent}”. Ask {name} before the plan is given.</translation>
    </message>
    <message>
        <source>Aftaler, der skal holdes</source>
        <translation>Agreements to keep</translation>
    </message>
    <message>
        <source>Aftalerne</source>
        <translation>The agreements</translation>
    </message>
    <message>
        <source>Alkoholbehandling</source>
        <translation>Treatment for alcohol</translation>
    </message>
    <message>
        <source>Alt, du skriver, er gemt på denne computer.</source>
        <translation>Everything you write is saved on this computer.</translation>
    </message>
    <message>
        <source>Andet, I har aftalt, fx en mentor</source>
        <translation>Other things you agreed on, such as a mentor</translation>
    </message>
    <message>
        <source>Andre mennesker</source>
        <translation>Other people</translation>
    </message>
    <message>
        <source>Andre vigtige hensyn</source>
        <translation>Other weighty interests</translation>
    </message>
    <message>
        <source>Anmodningen er udløbet eller brugt. Alt, du skriver, er gemt på denne computer. Send en ny anmodning.</source>
        <translation>The request has expired or was used. Everything you write is saved on this computer. Send a new request.</translation>
    </message>
    <message>
        <source>Anmodningen er udløbet; den gælder et døgn. Intet er gået tabt. Send en ny anmodning.</source>
        <translation>The request has expired; it stands for a day. Nothing is lost. Send a new request.</translation>
    </message>
    <message>
        <source>Bilaget er beskadiget på denne computer og vises derfor ikke. Resten af sagen er hel. Hent det igen fra den, der har originalen, eller kontakt IT.</source>
        <translation>The attachment is damaged on this computer and is therefore not shown. The rest of the case is whole. Get it again from whoever has the original, or contact IT.</translation>
    </message>
    <message>
        <source>Bilaget kan ikke åbnes mere: dets nøgle er slettet sammen med det, der hørte til den forkerte borger.</source>
        <translation>The attachment cannot be opened any more: its key was deleted together with what belonged to the wrong citizen.</translation>
    </message>
    <message>
        <source>Billedet »{name}« er af en slags, som Fodfæste ikke kan rense for, hvor det er taget. Det er ikke vedhæftet. Gem det som JPEG eller PNG, og vedhæft det.</source>
        <translation>The picture “{name}” is of a kind that Fodfæste cannot clear of where it was taken. It is not attached. Save it as JPEG or PNG, and attach that.</translation>
    </message>
    <message>
        <source>Billedet »{name}« er beskadiget og kan ikke læses helt. Det er ikke vedhæftet, og det ligger, hvor det lå. Tag billedet igen, eller hent det igen, og prøv så.</source>
        <translation>The picture “{name}” is damaged and cannot be read to its end. It is not attached, and it lies where it lay. Take the picture again, or fetch it again, and then try.</translation>
    </message>
    <message>
        <source>Billedet »{name}« er på over {most} millioner punkter og fylder for meget at åbne. Det er ikke vedhæftet, og det ligger, hvor det lå. Gem det mindre i et billedprogram, og prøv igen.</source>
        <translation>The picture “{name}” has more than {most} million dots and is too large to open. It is not attached, and it lies where it lay. Save it smaller in a picture program, and try again.</translation>
    </message>
    <message>
        <source>Bliver det ved, så sig det til administratoren.</source>
        <translation>If it goes on, tell the administrator.</translation>
    </message>
    <message>
        <source>Bolig</source>
        <translation>Housing</translation>
    </message>
    <message>
        <source>Borgeren er død</source>
        <translation>The citizen is dead</translation>
    </message>
    <message>
        <source>Borgeren er ikke på din sagsstamme.</source>
        <translation>The citizen is not in your caseload.</translation>
    </message>
    <message>
        <source>Borgeren selv</source>
        <translation>The citizen himself</translation>
    </message>
    <message>
        <source>Borgeren var flyttet til en kollega, før du skrev.</source>
        <translation>The citizen had moved to a colleague before you wrote.</translation>
    </message>
    <message>
        <source>Brevet fylder mere end en side, så det egne papir kommer på et ark for sig. Skriv kortere.</source>
        <translation>The letter takes more than a page, so the citizen’s own paper comes on a sheet of its own. Write less.</translation>
    </message>
    <message>
        <source>Brevet før et møde</source>
        <translation>The letter before a meeting</translation>
    </message>
    <message>
        <source>CV&apos;et</source>
        <translation>The CV</translation>
    </message>
    <message>
        <source>Centralen er gendannet fra en sikkerhedskopi. Alt, du skriver, er gemt på denne computer. Tal med administratoren, før der sendes igen.</source>
        <translation>The central service was restored from a backup. Everything you write is saved on this computer. Talk to the administrator before anything is sent again.</translation>
    </message>
    <message>
        <source>Centralen er ikke klar endnu. Alt, du skriver, er gemt på denne computer. Der prøves igen om lidt.</source>
        <translation>The central service is not ready yet. Everything you write is saved on this computer. It is tried again shortly.</translation>
    </message>
    <message>
        <source>Centralen er ikke klar endnu. Intet er ændret, og koden er ikke brugt. Prøv igen om lidt.</source>
        <translation>The central service is not ready yet. Nothing has been changed, and the code has not been used. Try again in a moment.</translation>
    </message>
    <message>
        <source>Centralen forstod ikke, hvad der blev sendt. Alt, du skriver, er gemt på denne computer. Tal med administratoren.</source>
        <translation>The central service did not understand what was sent. Everything you write is saved on this computer. Talk to the administrator.</translation>
    </message>
    <message>
        <source>Centralen har en fejl. Alt, du skriver, er gemt på denne computer. Der prøves igen om lidt.</source>
        <translation>The central service has a fault. Everything you write is saved on this computer. It is tried again shortly.</translation>
    </message>
    <message>
        <source>Centralen har en fejl. Intet er ændret på computeren, og koden kan stadig bruges her. Prøv igen om lidt; bliver det ved, så sig det til administratoren.</source>
        <translation>The central service has an error. Nothing has been changed on the computer, and the code can still be used here. Try again in a moment; if it goes on, tell the administrator.</translation>
    </message>
    <message>
        <source>Centralen kan ikke tage ændringen ind endnu.</source>
        <translation>The central service cannot take this change in yet.</translation>
    </message>
    <message>
        <source>Centralen kender ikke anmodningen. Alt, du skriver, er gemt på denne computer. Send en ny anmodning.</source>
        <translation>The central service does not know the request. Everything you write is saved on this computer. Send a new request.</translation>
    </message>
    <message>
        <source>Centralen kender ikke denne computer. Alt, du skriver, er gemt på denne computer. Bed teamlederen om en ny kode.</source>
        <translation>The central service does not know this computer. Everything you write is saved on this computer. Ask the team leader for a new code.</translation>
    </message>
    <message>
        <source>Centralen kender ikke denne slags oplysning endnu.</source>
        <translation>The central service does not know this kind of information yet.</translation>
    </message>
    <message>
        <source>Centralen kender ingen borger med det CPR-nummer. Intet er åbnet. Se efter, om det er skrevet rigtigt.</source>
        <translation>The central service knows no citizen with that CPR number. Nothing has been opened. See whether it is written correctly.</translation>
    </message>
    <message>
        <source>Centralen kunne ikke bruge det, der blev sendt. Intet er ændret på computeren, og koden kan stadig bruges her. Prøv igen; bliver det ved, så sig det til administratoren.</source>
        <translation>The central service could not use what was sent. Nothing has been changed on the computer, and the code can still be used here. Try again; if it goes on, tell the administrator.</translation>
    </message>
    <message>
        <source>Centralen kunne ikke genkende denne computers nøgle. Alt, du skriver, er gemt på denne computer. Tal med administratoren.</source>
        <translation>The central service could not recognise this computer’s key. Everything you write is saved on this computer. Talk to the administrator.</translation>
    </message>
    <message>
        <source>Centralen kunne ikke tage imod lige nu. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Vent lidt, og åbn browseren igen. Bliver det ved, så sig det til administratoren.</source>
        <translation>The central service could not take it just now. The computer has come in, and no new code is needed as long as Fodfæste is open. Wait a little, and open the browser again. If it goes on, tell the administrator.</translation>
    </message>
    <message>
        <source>Centralen lukkede ikke denne computer ind. Alt, du skriver, er gemt på denne computer. Der prøves igen om lidt.</source>
        <translation>The central service did not let this computer in. Everything you write is saved on this computer. It is tried again shortly.</translation>
    </message>
    <message>
        <source>Centralen mangler tidligere ændringer herfra. Alt, du skriver, er gemt på denne computer. Tal med administratoren.</source>
        <translation>The central service lacks earlier changes from here. Everything you write is saved on this computer. Talk to the administrator.</translation>
    </message>
    <message>
        <source>Centralen og denne computer har hver sin udgave af Fodfæste og forstår ikke hinanden. Alt, du skriver, er gemt på denne computer. Sig det til administratoren; når begge er opdateret, sendes det, der venter.</source>
        <translation>The central service and this computer have different versions of Fodfæste and do not understand each other. Everything you write is saved on this computer. Tell the administrator; once both are updated, what waits is sent.</translation>
    </message>
    <message>
        <source>Centralen og denne computer har hver sin udgave af Fodfæste og forstår ikke hinanden. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Sig det til administratoren.</source>
        <translation>The central service and this computer have different versions of Fodfæste and do not understand each other. The computer has come in, and no new code is needed as long as Fodfæste is open. Tell the administrator.</translation>
    </message>
    <message>
        <source>Centralen på adressen og denne computer har hver sin udgave af Fodfæste og forstår ikke hinanden. Intet er ændret, og koden er ikke brugt. Sig det til administratoren.</source>
        <translation>The central service at the address and this computer have different versions of Fodfæste and do not understand each other. Nothing has been changed, and the code has not been used. Tell the administrator.</translation>
    </message>
    <message>
        <source>Centralen ser ud til at være lagt tilbage fra en ældre kopi, uden at nogen har sagt det. Alt, du skriver, er gemt på denne computer. Der sendes igen, når administratoren har sagt, hvad der er sket.</source>
        <translation>The central service seems to have been put back from an older copy, and nobody said so. Everything you write is kept on this computer. It is sent again when the administrator has said what happened.</translation>
    </message>
    <message>
        <source>Centralen skal have en sikker adresse, der begynder med https. Intet er sendt.</source>
        <translation>The central service must have a secure address that begins with https. Nothing was sent.</translation>
    </message>
    <message>
        <source>Centralen svarer for langsomt lige nu. Alt, du skriver, er gemt på denne computer. Der prøves igen om lidt.</source>
        <translation>The central service answers too slowly right now. Everything you write is saved on this computer. It is tried again shortly.</translation>
    </message>
    <message>
        <source>Centralen svarer for langsomt lige nu. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Vent lidt, og åbn browseren igen.</source>
        <translation>The central service answers too slowly just now. The computer has come in, and no new code is needed as long as Fodfæste is open. Wait a little, and open the browser again.</translation>
    </message>
    <message>
        <source>Centralen svarer for langsomt lige nu. Intet er ændret på computeren, og koden kan stadig bruges her. Prøv igen om lidt.</source>
        <translation>The central service answers too slowly right now. Nothing has been changed on the computer, and the code can still be used here. Try again in a moment.</translation>
    </message>
    <message>
        <source>Centralens adresse findes ikke på det net, computeren er på, eller der er intet net. Alt, du skriver, er gemt på denne computer. Det sendes, når computeren er på kommunens net igen.</source>
        <translation>The address of the central service does not exist on the network that the computer is on, or there is no network. Everything you write is saved on this computer. It is sent when the computer is on the municipality’s network again.</translation>
    </message>
    <message>
        <source>Centralens adresse findes ikke på det net, computeren er på. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Se efter, om computeren er på nettet, måske kommunens eget, og åbn browseren igen.</source>
        <translation>The address of the central service is not known on the network that the computer is on. The computer has come in, and no new code is needed as long as Fodfæste is open. Check that the computer is on the network, perhaps the municipality’s own, and open the browser again.</translation>
    </message>
    <message>
        <source>Centralens disk er fuld, så den kan ikke tage noget ind lige nu. Alt, du skriver, er gemt på denne computer. Intet er gået tabt, og det, der venter her, sendes af sig selv, når der er plads igen. Sig det til administratoren.</source>
        <translation>The central service’s disk is full, so it can take nothing in right now. Everything you write is saved on this computer. Nothing is lost, and what waits here is sent by itself when there is room again. Tell the administrator.</translation>
    </message>
    <message>
        <source>Centralens sikkerhedscertifikat kan ikke godkendes, så du er ikke logget ind. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Sig det til administratoren.</source>
        <translation>The security certificate of the central service cannot be trusted, so you are not signed in. The computer has come in, and no new code is needed as long as Fodfæste is open. Tell the administrator.</translation>
    </message>
    <message>
        <source>Centralens sikkerhedscertifikat kan ikke godkendes. Alt, du skriver, er gemt på denne computer. Intet er sendt. Sig det til administratoren.</source>
        <translation>The security certificate of the central service cannot be trusted. Everything you write is saved on this computer. Nothing was sent. Tell the administrator.</translation>
    </message>
    <message>
        <source>Certifikatet til computerens segl lyder på en andens nøgle og er ikke taget i brug. Intet er ændret, og planer forsegles som før. Sig det til IT: kommunens tjeneste kan være i forkerte hænder.</source>
        <translation>The certificate for this computer’s seal is over somebody else’s key and was not put to use. Nothing is changed, and plans are sealed as before. Tell IT: the municipality’s service may be in the wrong hands.</translation>
    </message>
    <message>
        <source>Certifikatet til computerens segl passer ikke til det, der blev bedt om. Intet er ændret, og planer forsegles som før. Der bedes om det igen.</source>
        <translation>The certificate for this computer’s seal does not fit what was asked for. Nothing is changed, and plans are sealed as before. It will be asked for again.</translation>
    </message>
    <message>
        <source>Computeren er sat op til en proxy, som Fodfæste ikke kan gå igennem: den skal være en HTTP-proxy. Alt, du skriver, er gemt på denne computer. Sig det til administratoren; når proxyen er rettet, sendes det, der venter.</source>
        <translation>This computer is set to a proxy that Fodfæste cannot go through: it has to be an HTTP proxy. Everything you write is saved on this computer. Tell the administrator; when the proxy is put right, what waits is sent.</translation>
    </message>
    <message>
        <source>Computeren er sat op til en proxy, som Fodfæste ikke kan gå igennem: den skal være en HTTP-proxy. Intet er ændret, og koden er ikke brugt. Bed administratoren om at rette det, eller prøv igen på et andet net.</source>
        <translation>This computer is set to a proxy that Fodfæste cannot go through: it has to be an HTTP proxy. Nothing has been changed, and the code has not been used. Ask the administrator to put it right, or try again on another network.</translation>
    </message>
    <message>
        <source>Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent.</source>
        <translation>The computer has come in, and no new code is needed as long as Fodfæste is open.</translation>
    </message>
    <message>
        <source>Computeren har lige nu ikke ledig hukommelse nok til at prøve adgangssætningen. Intet er ændret, og det tæller ikke som et forsøg. Luk andre programmer, og prøv igen.</source>
        <translation>The computer has not enough free memory right now to try the passphrase. Nothing was changed, and it does not count as a try. Close other programs and try again.</translation>
    </message>
    <message>
        <source>Dagen er gået. Vælg en dag, der kommer, så målet kan nås.</source>
        <translation>That day has passed. Choose a day to come, so that the goal can be reached.</translation>
    </message>
    <message>
        <source>Dagen er gået. Vælg en dag, der kommer.</source>
        <translation>That day is past. Choose a day to come.</translation>
    </message>
    <message>
        <source>Dagen er ikke kommet endnu. Skriv den dag, borgeren sagde det.</source>
        <translation>That day has not come yet. Write the day on which the citizen said it.</translation>
    </message>
    <message>
        <source>Dagen ligger ude i fremtiden.</source>
        <translation>The day lies in the future.</translation>
    </message>
    <message>
        <source>Dagen ligger ude i fremtiden. Skriv, hvilken dag borgeren bad om det. Intet er skrevet ud.</source>
        <translation>The day lies in the future. Write on which day the citizen asked for it. Nothing has been printed.</translation>
    </message>
    <message>
        <source>Datoen »{day}« findes ikke i kalenderen. Vælg en dag, der findes.</source>
        <translation>The date “{day}” is not in the calendar. Choose a day that exists.</translation>
    </message>
    <message>
        <source>Den dag ligger før den dag, borgeren sagde ja. Skriv den dag, borgeren trak det tilbage.</source>
        <translation>That day lies before the day on which the citizen said yes. Write the day on which the citizen took it back.</translation>
    </message>
    <message>
        <source>Denne computer har ikke længere adgang til centralen. Alt, du skriver, er gemt på denne computer. Tal med teamlederen.</source>
        <translation>This computer no longer has access to the central service. Everything you write is saved on this computer. Talk to the team leader.</translation>
    </message>
    <message>
        <source>Denne computer har ikke længere adgang til centralen. Intet er ændret på computeren. Tal med teamlederen.</source>
        <translation>This computer no longer has access to the central service. Nothing has been changed on the computer. Talk to the team lead.</translation>
    </message>
    <message>
        <source>Denne computers ur går forkert, og centralen kan ikke stole på det. Alt, du skriver, er gemt på denne computer. Stil uret, og prøv igen.</source>
        <translation>This computer’s clock is wrong, and the central service cannot rely on it. Everything you write is saved on this computer. Set the clock and try again.</translation>
    </message>
    <message>
        <source>Denne computers ur går forkert, og centralen kan ikke stole på det. Intet er ændret, og koden er ikke brugt. Stil uret, og prøv igen.</source>
        <translation>This computer’s clock is wrong, and the central service cannot trust it. Nothing has been changed, and the code has not been used. Set the clock and try again.</translation>
    </message>
    <message>
        <source>Der er ikke noget telefonnummer at ringe til. Skriv det på papiret med hånden.</source>
        <translation>There is no telephone number to ring. Write it on the paper by hand.</translation>
    </message>
    <message>
        <source>Der er ikke planlagt et besøg eller en samtale, så der er intet at skrive om. Intet er skrevet ud. Planlæg det i sagen, og kom tilbage hertil.</source>
        <translation>No visit and no talk is planned, so there is nothing to write about. Nothing was printed. Plan it in the case, and come back here.</translation>
    </message>
    <message>
        <source>Der er ikke planlagt noget møde den {day}. Intet er skrevet ud.</source>
        <translation>No meeting is planned on {day}. Nothing was printed.</translation>
    </message>
    <message>
        <source>Der er ingen fast kontakt, så planen har ingen at ringe til.</source>
        <translation>There is no fixed contact, so the plan has nobody to call.</translation>
    </message>
    <message>
        <source>Der er ingen åbne aftaler, så der er intet at skrive på arket. Intet er skrevet ud. Skriv den første aftale i borgerens plan.</source>
        <translation>There are no open agreements, so there is nothing to put on the sheet. Nothing has been printed. Write the first agreement in the citizen’s plan.</translation>
    </message>
    <message>
        <source>Der er intet filter at gemme: skriv et ord, eller vælg en af knapperne først.</source>
        <translation>There is no filter to save: type a word, or choose one of the buttons first.</translation>
    </message>
    <message>
        <source>Der er intet ja at trække tilbage. Intet er ændret.</source>
        <translation>There is no yes to take back. Nothing was changed.</translation>
    </message>
    <message>
        <source>Der er intet mål endnu. Spørg {name}, og skriv det første sammen.</source>
        <translation>There is no goal yet. Ask {name}, and write the first one together.</translation>
    </message>
    <message>
        <source>Der er intet telefonnummer i sagen. Arket siger ikke, hvem man ringer til.</source>
        <translation>There is no phone number in the case. The sheet does not say whom to call.</translation>
    </message>
    <message>
        <source>Der er intet til papiret mellem de to dage. Intet er skrevet ud. Vælg andre dage.</source>
        <translation>There is nothing for the paper between the two days. Nothing has been printed. Choose other days.</translation>
    </message>
    <message>
        <source>Der er prøvet for mange forkerte koder. Vent ti minutter, og prøv igen.</source>
        <translation>Too many wrong codes were tried. Wait ten minutes and try again.</translation>
    </message>
    <message>
        <source>Der er to versioner af noget i planen. Vælg først, hvad der gælder.</source>
        <translation>There are two versions of something in the plan. First choose which one holds.</translation>
    </message>
    <message>
        <source>Der kom intet svar fra adressen. Intet er ændret på computeren, og koden kan stadig bruges her. Se efter, om adressen er skrevet rigtigt, og om computeren er på nettet, og prøv igen.</source>
        <translation>No answer came from the address. Nothing has been changed on the computer, and the code can still be used here. Check that the address is written correctly and that the computer is on the network, and try again.</translation>
    </message>
    <message>
        <source>Der kom intet svar fra browseren. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Prøv igen, når du er klar.</source>
        <translation>No answer came from the browser. The computer has come in, and no new code is needed as long as Fodfæste is open. Try again when you are ready.</translation>
    </message>
    <message>
        <source>Der kom intet svar fra centralen. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Se efter, om computeren er på nettet, og åbn browseren igen.</source>
        <translation>No answer came from the central service. The computer has come in, and no new code is needed as long as Fodfæste is open. Check that the computer is on the network, and open the browser again.</translation>
    </message>
    <message>
        <source>Der kunne ikke bedes om et certifikat til computerens segl: det, der forsegler, virkede ikke på denne computer. Intet er ændret, og planer forsegles som før. Der bedes om det igen.</source>
        <translation>No certificate for this computer’s seal could be asked for: what seals did not work on this computer. Nothing is changed, and plans are sealed as before. It will be asked for again.</translation>
    </message>
    <message>
        <source>Der står for meget til et CV. Skriv det med højst 500 tegn.</source>
        <translation>There is too much for a CV. Write it in 500 characters at most.</translation>
    </message>
    <message>
        <source>Der står ikke noget telefonnummer på {name}. Skriv det på kortet med hånden.</source>
        <translation>There is no telephone number for {name}. Write it on the card by hand.</translation>
    </message>
    <message>
        <source>Der står ikke, hvad mødet er til. Brevet siger det med almindelige ord.</source>
        <translation>It does not say what the meeting is for. The letter says it in general words.</translation>
    </message>
    <message>
        <source>Der står ikke, hvem der kommer. Brevet har en linje til navnet.</source>
        <translation>It does not say who comes. The letter has a line for the name.</translation>
    </message>
    <message>
        <source>Der står ikke, hvor I mødes. Brevet siger det ikke.</source>
        <translation>It does not say where you meet. The letter does not say it.</translation>
    </message>
    <message>
        <source>Der står ikke, hvor længe det tager. Brevet siger det ikke.</source>
        <translation>It does not say how long it takes. The letter does not say it.</translation>
    </message>
    <message>
        <source>Der står ikke, hvornår der kan ringes. Kortet siger det ikke.</source>
        <translation>It does not say when one can ring. The card does not say it.</translation>
    </message>
    <message>
        <source>Der står intet i CV&apos;et endnu. Intet er skrevet ud. Skriv den første linje, og prøv igen.</source>
        <translation>There is nothing in the CV yet. Nothing was printed. Write the first line, and try again.</translation>
    </message>
    <message>
        <source>Det er af hensyn til dig selv.</source>
        <translation>It is for your own sake.</translation>
    </message>
    <message>
        <source>Det er af hensyn til kommunens kontrol eller andre vigtige opgaver.</source>
        <translation>It is for the sake of the municipality’s checks or other weighty tasks.</translation>
    </message>
    <message>
        <source>Det er den sag, du står i. Vælg den anden sag. Intet er ændret.</source>
        <translation>That is the case you are in. Choose the other case. Nothing is changed.</translation>
    </message>
    <message>
        <source>Det er et andet link. Det, der tager en computer i brug, begynder med fodfaeste:// og står ved siden af din kode. Intet er sendt. Kopiér det, eller skriv adressen og koden i stedet.</source>
        <translation>That is another link. The one that takes a computer into use begins with fodfaeste:// and stands beside your code. Nothing has been sent. Copy that one, or write the address and the code instead.</translation>
    </message>
    <message>
        <source>Det er ikke et CPR-nummer: {fault}. Se efter på sygesikringskortet.</source>
        <translation>That is not a CPR number: {fault}. Look at the health card.</translation>
    </message>
    <message>
        <source>Det er jeg god til</source>
        <translation>What I am good at</translation>
    </message>
    <message>
        <source>Det er lykkedes</source>
        <translation>What has succeeded</translation>
    </message>
    <message>
        <source>Det er nyt eller ændret, siden du begyndte. Læs det først.</source>
        <translation>It is new or changed since you began. Read it first.</translation>
    </message>
    <message>
        <source>Det er senere end {day}, som er den dag, vi foreslår. Skriv kort hvorfor, så kan dagen vælges.</source>
        <translation>That is later than {day}, which is the day we propose. Write briefly why; then the day can be chosen.</translation>
    </message>
    <message>
        <source>Det får mig til at lykkes</source>
        <translation>What makes me succeed</translation>
    </message>
    <message>
        <source>Det giver gode dage</source>
        <translation>What makes good days</translation>
    </message>
    <message>
        <source>Det handler om andre mennesker.</source>
        <translation>It is about other people.</translation>
    </message>
    <message>
        <source>Det har jeg lavet</source>
        <translation>What I have done</translation>
    </message>
    <message>
        <source>Det har jeg lært</source>
        <translation>What I have learned</translation>
    </message>
    <message>
        <source>Det har vi aftalt</source>
        <translation>What we have agreed</translation>
    </message>
    <message>
        <source>Det her kender programmet ikke for den {day}, så det står ikke på papiret: {sources}.</source>
        <translation>This the program does not know for {day}, so it is not on the paper: {sources}.</translation>
    </message>
    <message>
        <source>Det kan kun den skrive, der har sagen. Intet er ændret.</source>
        <translation>Only the person who has the case can write that. Nothing is changed.</translation>
    </message>
    <message>
        <source>Det møde, du valgte, er ikke længere planlagt sådan. Intet er skrevet ud. Vælg et af dem, der står.</source>
        <translation>The meeting that you chose is no longer planned like that. Nothing was printed. Choose one of those that are there.</translation>
    </message>
    <message>
        <source>Det sker nu</source>
        <translation>What happens now</translation>
    </message>
    <message>
        <source>Det slutter, før det begynder. Byt om på årene.</source>
        <translation>It ends before it begins. Swap the years.</translation>
    </message>
    <message>
        <source>Det vil jeg</source>
        <translation>What I want</translation>
    </message>
    <message>
        <source>Det vil jeg gerne</source>
        <translation>What I would like</translation>
    </message>
    <message>
        <source>Dig</source>
        <translation>You</translation>
    </message>
    <message>
        <source>Din mentor</source>
        <translation>Your mentor</translation>
    </message>
    <message>
        <source>Din rolle i sagen giver ikke ret til at skrive dette.</source>
        <translation>Your role in the case does not allow you to write this.</translation>
    </message>
    <message>
        <source>Disken er fuld. Det, du har gemt før, er sikkert. Dette er endnu ikke gemt: lad vinduet stå åbent, slet filer, du kan undvære, og tryk Gem igen.</source>
        <translation>The disk is full. What you saved before is safe. This is not saved yet: leave the window open, delete files you can do without, and press Save again.</translation>
    </message>
    <message>
        <source>Disken er ved at være fuld, og derfor er der ikke lavet en ny sikkerhedskopi. De tidligere er beholdt, og alt, du har gemt, er sikkert. Slet filer, du kan undvære; kopien laves af sig selv, når der er plads.</source>
        <translation>The disk is almost full, so no new backup was made. The earlier ones are kept, and everything you have saved is safe. Delete files that you can do without; the backup is made by itself when there is room.</translation>
    </message>
    <message>
        <source>Dit job giver ikke ret til at åbne en sag uden for din sagsstamme. Intet er åbnet. Tal med teamlederen.</source>
        <translation>Your job does not let you open a case outside your caseload. Nothing has been opened. Talk to the team lead.</translation>
    </message>
    <message>
        <source>Du har allerede et filter, der hedder »{name}«. Giv det et andet navn. Intet er gemt endnu.</source>
        <translation>You already have a filter called “{name}”. Give it another name. Nothing is saved yet.</translation>
    </message>
    <message>
        <source>Du har allerede {most} filtre. Fjern et, du ikke bruger, og gem igen. Intet er gemt endnu.</source>
        <translation>You already have {most} filters. Remove one that you do not use, and save again. Nothing is saved yet.</translation>
    </message>
    <message>
        <source>Du loggede ind som en anden end den, koden er lavet til. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Log ind som dig selv, og prøv igen; er koden ikke din, så bed teamlederen om en.</source>
        <translation>You signed in as somebody else than the one the code was made for. The computer has come in, and no new code is needed as long as Fodfæste is open. Sign in as yourself, and try again; if the code is not yours, ask the team lead for one.</translation>
    </message>
    <message>
        <source>Dæk det til, der ikke skal med.</source>
        <translation>Cover what is not to be handed out.</translation>
    </message>
    <message>
        <source>Egen læge</source>
        <translation>The citizen’s own doctor</translation>
    </message>
    <message>
        <source>Eget arbejdspapir</source>
        <translation>Own working paper</translation>
    </message>
    <message>
        <source>En af de to kan ikke give eller tage over i dit team, så intet er flyttet. Tal med administratoren, hvis det er forkert.</source>
        <translation>One of the two cannot give or take over in your team, so nothing was moved. Talk to the administrator if that is wrong.</translation>
    </message>
    <message>
        <source>En aftale om at søge job</source>
        <translation>An agreement on looking for work</translation>
    </message>
    <message>
        <source>En e-mail skrives som navn@sted.dk.</source>
        <translation>An e-mail is written as name@place.dk.</translation>
    </message>
    <message>
        <source>En forening eller frivillige</source>
        <translation>An association or volunteers</translation>
    </message>
    <message>
        <source>En plan har én tovholder. Vælg en anden i stedet.</source>
        <translation>A plan has one coordinator. Choose another one instead.</translation>
    </message>
    <message>
        <source>En ændring er for stor til at blive sendt. Alt, du skriver, er gemt på denne computer. Tal med administratoren.</source>
        <translation>A change is too large to be sent. Everything you write is saved on this computer. Talk to the administrator.</translation>
    </message>
    <message>
        <source>Et filter gemmes ikke med en borgers navn eller CPR-nummer: det ville blive liggende, når sagen ikke er her mere. Borgeren findes ved at skrive navnet. Intet er gemt.</source>
        <translation>A filter is not saved with a citizen’s name or CPR number: it would stay behind when the case is no longer here. The citizen is found by typing the name. Nothing is saved.</translation>
    </message>
    <message>
        <source>Et mål om job</source>
        <translation>A goal of a job</translation>
    </message>
    <message>
        <source>Et mål om uddannelse</source>
        <translation>A goal of an education</translation>
    </message>
    <message>
        <source>Et postnummer er fire cifre.</source>
        <translation>A postcode is four digits.</translation>
    </message>
    <message>
        <source>Et telefonnummer har mindst 8 cifre. Har borgeren intet, så skriv det med ord.</source>
        <translation>A telephone number has at least 8 digits. If the citizen has none, say so in words.</translation>
    </message>
    <message>
        <source>Et tilbud, fx praktik eller et kursus</source>
        <translation>An offer, such as a placement or a course</translation>
    </message>
    <message>
        <source>Familie</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>Filen er ikke et svar fra nøgleofficererne. Intet er ændret. Vælg den fil, de har lagt på USB-nøglen.</source>
        <translation>The file is not an answer from the key officers. Nothing is changed. Choose the file that they put on the USB stick.</translation>
    </message>
    <message>
        <source>Filen er ikke kommet til denne computer endnu.</source>
        <translation>The file has not come to this computer yet.</translation>
    </message>
    <message>
        <source>Filen er tom. Den er ikke vedhæftet, og intet er ændret. Se, om den rigtige fil er valgt, og prøv igen.</source>
        <translation>The file is empty. It was not attached, and nothing was changed. See whether the right file was chosen, and try again.</translation>
    </message>
    <message>
        <source>Filen fylder {size} MB, og en sag tager højst 25 MB ad gangen. Den er ikke vedhæftet, og den ligger, hvor den lå. Gem den mindre, eller del den i to.</source>
        <translation>The file takes {size} MB, and a case takes 25 MB at a time at most. It was not attached, and it lies where it lay. Save it smaller, or split it in two.</translation>
    </message>
    <message>
        <source>Filen til fejlsøgning</source>
        <translation>The file for troubleshooting</translation>
    </message>
    <message>
        <source>Filen »{name}« er der ikke mere, måske fordi et USB-stik er taget ud. Den er ikke vedhæftet. Sæt stikket i igen, eller find filen, og prøv igen.</source>
        <translation>The file “{name}” is no longer there, perhaps because a USB stick was taken out. It is not attached. Put the stick in again, or find the file, and try again.</translation>
    </message>
    <message>
        <source>Filen »{name}« må ikke læses her. Den er ikke vedhæftet, og den er ikke rørt. Luk den i andre programmer, eller gem en kopi et andet sted, og vedhæft kopien.</source>
        <translation>The file “{name}” may not be read here. It is not attached, and it is not touched. Close it in other programs, or save a copy somewhere else, and attach the copy.</translation>
    </message>
    <message>
        <source>Fleksjob</source>
        <translation>Flex job</translation>
    </message>
    <message>
        <source>Flere sager har det CPR-nummer, og centralen gætter ikke, hvis det er. Intet er sendt eller flyttet. Tal med teamlederen, som kan afgøre, om sagerne er samme borger.</source>
        <translation>Several cases have that CPR number, and the central service does not guess whose it is. Nothing is sent or moved. Talk to the team lead, who can decide whether the cases are one citizen.</translation>
    </message>
    <message>
        <source>Flyttet til en anden kommune</source>
        <translation>Moved to another municipality</translation>
    </message>
    <message>
        <source>Forebyggelse</source>
        <translation>Prevention</translation>
    </message>
    <message>
        <source>Forkert adgangssætning flere gange. Vent {pause}, og prøv igen. Intet er slettet.</source>
        <translation>Wrong passphrase several times. Wait {pause} and try again. Nothing was deleted.</translation>
    </message>
    <message>
        <source>Forkert adgangssætning. Intet er ændret. Prøv igen.</source>
        <translation>Wrong passphrase. Nothing was changed. Try again.</translation>
    </message>
    <message>
        <source>Fortsætter et andet sted i kommunen</source>
        <translation>Continues elsewhere in the municipality</translation>
    </message>
    <message>
        <source>Får ikke længere ydelsen</source>
        <translation>No longer receives the benefit</translation>
    </message>
    <message>
        <source>Genoptræning</source>
        <translation>Rehabilitation training</translation>
    </message>
    <message>
        <source>Giv filtret et navn, som du kender igen. Intet er gemt endnu.</source>
        <translation>Give the filter a name that you recognise. Nothing is saved yet.</translation>
    </message>
    <message>
        <source>Handleplan</source>
        <translation>Action plan</translation>
    </message>
    <message>
        <source>Historien kort</source>
        <translation>The story in short</translation>
    </message>
    <message>
        <source>Hjælp i en gruppe</source>
        <translation>Help in a group</translation>
    </message>
    <message>
        <source>Hjælp til en udgift</source>
        <translation>Help with an expense</translation>
    </message>
    <message>
        <source>Hvem der gør det</source>
        <translation>Who does it</translation>
    </message>
    <message>
        <source>Hvem må vide hvad</source>
        <translation>Who may know what</translation>
    </message>
    <message>
        <source>Hvem papiret er til</source>
        <translation>Who the paper is for</translation>
    </message>
    <message>
        <source>Hverdag</source>
        <translation>Everyday life</translation>
    </message>
    <message>
        <source>Hvor tæt er du på dit mål i dag?</source>
        <translation>How close are you to your goal today?</translation>
    </message>
    <message>
        <source>Hvordan det går, og hvordan det gik</source>
        <translation>How it goes, and how it went</translation>
    </message>
    <message>
        <source>I arbejde</source>
        <translation>In work</translation>
    </message>
    <message>
        <source>I uddannelse</source>
        <translation>In education</translation>
    </message>
    <message>
        <source>Ingen forbindelse til centralen. Alt, du skriver, er gemt på denne computer. Du skal ikke gøre noget.</source>
        <translation>No connection to the central service. Everything you write is saved on this computer. You need not do anything.</translation>
    </message>
    <message>
        <source>Ingen har set bilaget. Se det, eller vælg Hele.</source>
        <translation>Nobody has looked at the attachment. Look at it, or choose Whole.</translation>
    </message>
    <message>
        <source>Ingen printer. Dagen er ikke skrevet ud. Prøv igen på kontoret.</source>
        <translation>No printer. The day is not printed. Try again at the office.</translation>
    </message>
    <message>
        <source>Ingen printer. Dagen er ikke skrevet ud. Vælg »Gem til USB«, eller prøv igen på kontoret.</source>
        <translation>No printer. The day is not printed. Choose “Save to USB”, or try again at the office.</translation>
    </message>
    <message>
        <source>Ingen printer. Udtrækket er ikke skrevet ud. Vælg »Gem til USB«, eller prøv igen på kontoret.</source>
        <translation>No printer. The extract is not printed. Choose “Save to USB”, or try again at the office.</translation>
    </message>
    <message>
        <source>Ingen åbne aftaler. Skriv den første lille ting, som nogen gør inden en dato.</source>
        <translation>No open agreements. Write the first small thing that somebody does before a date.</translation>
    </message>
    <message>
        <source>Intet er ændret på computeren, og koden kan stadig bruges her.</source>
        <translation>Nothing has been changed on the computer, and the code can still be used here.</translation>
    </message>
    <message>
        <source>Intet er ændret, og koden er ikke brugt.</source>
        <translation>Nothing has been changed, and the code has not been used.</translation>
    </message>
    <message>
        <source>Ja til én plan den {day} ({way}): {plans}</source>
        <translation>Yes to one plan on {day} ({way}): {plans}</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Job med løntilskud</source>
        <translation>Job with a wage subsidy</translation>
    </message>
    <message>
        <source>Koden er for gammel; den gælder et døgn. Bed teamlederen om en ny.</source>
        <translation>The code is too old; it is good for a day. Ask the team leader for a new one.</translation>
    </message>
    <message>
        <source>Koden kendes ikke. Se efter, om den er skrevet rigtigt, eller bed om en ny.</source>
        <translation>The code is not known. Check that it is written correctly, or ask for a new one.</translation>
    </message>
    <message>
        <source>Kommunen har ikke givet dig adgang til Fodfæste. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Tal med teamlederen, og prøv så igen.</source>
        <translation>The municipality has not given you access to Fodfæste. The computer has come in, and no new code is needed as long as Fodfæste is open. Talk with the team lead, and then try again.</translation>
    </message>
    <message>
        <source>Kommunen har skrevet det til eget brug. Det er ikke sendt til nogen.</source>
        <translation>The municipality wrote it for its own use. It was sent to nobody.</translation>
    </message>
    <message>
        <source>Kommunen kræver et stærkere login end det, du brugte. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Prøv igen, og vælg det login, kommunen beder om.</source>
        <translation>The municipality demands a stronger sign-in than the one you used. The computer has come in, and no new code is needed as long as Fodfæste is open. Try again, and choose the sign-in that the municipality asks for.</translation>
    </message>
    <message>
        <source>Kommunen, børn og familie</source>
        <translation>The municipality, children and families</translation>
    </message>
    <message>
        <source>Kommunen, job og uddannelse</source>
        <translation>The municipality, work and education</translation>
    </message>
    <message>
        <source>Kommunen, støtte til voksne</source>
        <translation>The municipality, support for adults</translation>
    </message>
    <message>
        <source>Kommunen, sundhed</source>
        <translation>The municipality, health</translation>
    </message>
    <message>
        <source>Kommunen, ydelser</source>
        <translation>The municipality, benefits</translation>
    </message>
    <message>
        <source>Kommunens login sagde nej eller kunne ikke gennemføres. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Prøv igen om lidt. Bliver det ved, så sig det til administratoren.</source>
        <translation>The municipality’s sign-in said no or could not be carried through. The computer has come in, and no new code is needed as long as Fodfæste is open. Try again in a little while. If it goes on, tell the administrator.</translation>
    </message>
    <message>
        <source>Kontakten</source>
        <translation>The contact</translation>
    </message>
    <message>
        <source>Kontaktforsøg</source>
        <translation>Attempted contact</translation>
    </message>
    <message>
        <source>Kontaktkortet</source>
        <translation>The contact card</translation>
    </message>
    <message>
        <source>Kort lagt. {remark}</source>
        <translation>Card left. {remark}</translation>
    </message>
    <message>
        <source>Kriminalforsorgen</source>
        <translation>The prison and probation service</translation>
    </message>
    <message>
        <source>Linjen er for lang til et CV. Skriv den med højst 160 tegn.</source>
        <translation>The line is too long for a CV. Write it in 160 characters at most.</translation>
    </message>
    <message>
        <source>Linket er ikke helt: noget af det mangler, eller et tegn er ændret. Intet er sendt. Kopiér hele linket igen, eller skriv adressen og koden i stedet.</source>
        <translation>The link is not whole: some of it is missing, or a character has been changed. Nothing has been sent. Copy the whole link again, or write the address and the code instead.</translation>
    </message>
    <message>
        <source>Lov om en aktiv beskæftigelsesindsats § 41, stk. 2</source>
        <translation>Active Employment Effort Act § 41 (2)</translation>
    </message>
    <message>
        <source>Makkerens telefonnummer er ukendt, så makkeren er ikke på kortet.</source>
        <translation>The partner’s telephone number is unknown, so the partner is not on the card.</translation>
    </message>
    <message>
        <source>Mentornotat</source>
        <translation>Mentor’s note</translation>
    </message>
    <message>
        <source>Min Plan</source>
        <translation>Min Plan (My Plan)</translation>
    </message>
    <message>
        <source>Målet »{goal}« mangler en dag.</source>
        <translation>The goal “{goal}” lacks a day.</translation>
    </message>
    <message>
        <source>Målet »{goal}« mangler {whose} egne ord.</source>
        <translation>The goal “{goal}” lacks {whose} own words.</translation>
    </message>
    <message>
        <source>Målet »{goal}« mangler, hvordan I kan se, at det er nået.</source>
        <translation>The goal “{goal}” lacks how you can tell that it has been reached.</translation>
    </message>
    <message>
        <source>Navnet er længere end {most} bogstaver. Skriv det kortere. Intet er gemt endnu.</source>
        <translation>The name is longer than {most} letters. Make it shorter. Nothing is saved yet.</translation>
    </message>
    <message>
        <source>Nettets proxy lod ikke Fodfæste komme frem til adressen. Intet er ændret, og koden er ikke brugt. Se efter, om adressen er skrevet rigtigt; er den det, så bed administratoren om at åbne for den i proxyen.</source>
        <translation>The network’s proxy did not let Fodfæste through to the address. Nothing has been changed, and the code has not been used. Check that the address is written correctly; if it is, ask the administrator to allow it in the proxy.</translation>
    </message>
    <message>
        <source>Nettets proxy lod ikke Fodfæste komme frem til centralen. Alt, du skriver, er gemt på denne computer. Der prøves igen om lidt. Bliver det ved, så sig det til administratoren.</source>
        <translation>The network’s proxy did not let Fodfæste through to the central service. Everything you write is saved on this computer. It is tried again in a moment. If it goes on, tell the administrator.</translation>
    </message>
    <message>
        <source>Nettets proxy lod ikke Fodfæste komme frem til centralen. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Bed administratoren om at åbne for adressen i proxyen, eller prøv igen på et andet net.</source>
        <translation>The network’s proxy did not let Fodfæste through to the central service. The computer has come in, and no new code is needed as long as Fodfæste is open. Ask the administrator to open for the address in the proxy, or try again on another network.</translation>
    </message>
    <message>
        <source>Nettets proxy vil have et login, før den lukker noget igennem, og det kan Fodfæste ikke give den. Alt, du skriver, er gemt på denne computer. Sig det til administratoren; når proxyen lukker Fodfæste igennem, sendes det, der venter.</source>
        <translation>The network’s proxy wants a sign-in before it lets anything through, and Fodfæste cannot give it one. Everything you write is saved on this computer. Tell the administrator; when the proxy lets Fodfæste through, what waits is sent.</translation>
    </message>
    <message>
        <source>Nej igen til én plan den {day} ({way}): {plans}</source>
        <translation>No again to one plan on {day} ({way}): {plans}</translation>
    </message>
    <message>
        <source>Computeren er sat op til en proxy, som Fodfæste ikke kan gå igennem: den skal være en HTTP-proxy. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Bed administratoren om at rette det, eller prøv igen på et andet net.</source>
        <translation>This computer is set to a proxy that Fodfæste cannot go through: it has to be an HTTP proxy. The computer has come in, and no new code is needed as long as Fodfæste is open. Ask the administrator to put it right, or try again on another network.</translation>
    </message>
    <message>
        <source>Der står for meget til to sider. Hvor en tekst er klippet, står der …, og det hele står på siderne bagefter.</source>
        <translation>There is too much for two pages. Where a text is cut it ends with …, and all of it stands on the pages behind.</translation>
    </message>
    <message>
        <source>Kortet har ikke plads til borgerens fornavn. Kortet siger det ikke.</source>
        <translation>The card has no room for the citizen’s first name. It is not on the card.</translation>
    </message>
    <message>
        <source>Kortet har ikke plads til navnet på den faste kontakt. Skriv det på linjen med hånden.</source>
        <translation>The card has no room for the name of the regular contact. Write it on the line by hand.</translation>
    </message>
    <message>
        <source>Kortet har ikke plads til telefonnummeret. Skriv det på linjen med hånden.</source>
        <translation>The card has no room for the telephone number. Write it on the line by hand.</translation>
    </message>
    <message>
        <source>Kortet har ikke plads til, hvem der svarer i stedet. Kortet siger det ikke.</source>
        <translation>The card has no room for who answers instead. It is not on the card.</translation>
    </message>
    <message>
        <source>Kortet har ikke plads til, hvornår der kan ringes. Kortet siger det ikke.</source>
        <translation>The card has no room for when one can ring. It is not on the card.</translation>
    </message>
    <message>
        <source>Nettets proxy vil have et login, før den lukker noget igennem, og det kan Fodfæste ikke give den. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Bed administratoren om at lade Fodfæste komme igennem, eller prøv igen på et andet net.</source>
        <translation>The network’s proxy wants a sign-in before it lets anything through, and Fodfæste cannot give it one. The computer has come in, and no new code is needed as long as Fodfæste is open. Ask the administrator to let Fodfæste through, or try again on another network.</translation>
    </message>
    <message>
        <source>Nettets proxy vil have et login, før den lukker noget igennem, og det kan Fodfæste ikke give den. Intet er ændret, og koden er ikke brugt. Bed administratoren om at lade Fodfæste komme igennem, eller prøv igen på et andet net.</source>
        <translation>The network’s proxy wants a sign-in before it lets anything through, and Fodfæste cannot give it one. Nothing has been changed, and the code has not been used. Ask the administrator to let Fodfæste through, or try again on another network.</translation>
    </message>
    <message>
        <source>Netværk</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Noget viser vi ikke af hensyn til dig selv.</source>
        <translation>Some things we do not show, out of regard for yourself.</translation>
    </message>
    <message>
        <source>Noget viser vi ikke af hensyn til kommunens kontrol eller andre vigtige opgaver.</source>
        <translation>Some things we do not show, out of regard for the municipality’s checks or other important tasks.</translation>
    </message>
    <message>
        <source>Noget, der giver ro og støtte i hverdagen</source>
        <translation>Something that gives calm and support in everyday life</translation>
    </message>
    <message>
        <source>Noget, du dækkede til, står ikke mere i teksten. Dæk ordene til igen, og vælg En del.</source>
        <translation>Something that you covered no longer stands in the text. Cover the words again, and choose A part.</translation>
    </message>
    <message>
        <source>Nr. 7 er måske ophævet ved lov nr. 295 af 20. marts 2023. Lad en jurist se på det.</source>
        <translation>No. 7 may have been repealed by act no. 295 of 20 March 2023. Let a lawyer look at it.</translation>
    </message>
    <message>
        <source>Nyt siden sidst</source>
        <translation>New since last time</translation>
    </message>
    <message>
        <source>Næste gang ligger før nu. Vælg en dag og et klokkeslæt, der kommer.</source>
        <translation>The next time lies before now. Choose a day and a time to come.</translation>
    </message>
    <message>
        <source>Næste skridt</source>
        <translation>The next step</translation>
    </message>
    <message>
        <source>Opgaverne</source>
        <translation>The tasks</translation>
    </message>
    <message>
        <source>Oplysningen hører til en anden borgers sag.</source>
        <translation>The information belongs to another citizen’s case.</translation>
    </message>
    <message>
        <source>Oplysningen står i sagen som en anden slags og kan ikke skifte slags.</source>
        <translation>This stands in the case as another kind, and cannot change its kind.</translation>
    </message>
    <message>
        <source>Oprettet ved en fejl</source>
        <translation>Opened by mistake</translation>
    </message>
    <message>
        <source>Papiret er ikke skrevet ud. Noget i sagen er så langt, at det ikke kan sættes op på papir. Det, du har valgt, er gemt. Prøv at lade det længste papir være ude, og giv det for sig.</source>
        <translation>The paper has not been printed. Something in the case is too long to be laid out on paper. What you have chosen is kept. Try leaving out the longest piece, and give it separately.</translation>
    </message>
    <message>
        <source>Papiret er ikke skrevet ud. Nr. {number} mangler noget: {why} I alt mangler {count}.</source>
        <translation>The paper has not been printed. No. {number} lacks something: {why} {count} in all.</translation>
    </message>
    <message>
        <source>Papiret fylder mere end en side.</source>
        <translation>The paper takes more than a page.</translation>
    </message>
    <message>
        <source>Paragraffen er skrevet efter hukommelsen. Slå den efter. Ingen jurist har læst den.</source>
        <translation>The paragraph was written from memory. Look it up. No lawyer has read it.</translation>
    </message>
    <message>
        <source>Paragraffen er slået op. Ingen jurist har læst den.</source>
        <translation>The paragraph was looked up. No lawyer has read it.</translation>
    </message>
    <message>
        <source>Pas på</source>
        <translation>Take care</translation>
    </message>
    <message>
        <source>Pension</source>
        <translation>Pension</translation>
    </message>
    <message>
        <source>Printeren tog ikke imod papiret: {reason}. Intet er gået tabt. Prøv igen, eller vælg en anden printer i Indstillinger.</source>
        <translation>The printer did not take the paper: {reason}. Nothing is lost. Try again, or choose another printer in Settings.</translation>
    </message>
    <message>
        <source>Printeren {name}, som er valgt i Indstillinger, er her ikke. Papiret er ikke skrevet ud, og intet er gået tabt. Vælg en anden i Indstillinger, eller prøv igen, når den er der.</source>
        <translation>The printer {name}, which is chosen in Settings, is not here. The paper is not printed, and nothing is lost. Choose another one in Settings, or try again when it is there.</translation>
    </message>
    <message>
        <source>Programmet har ingen regler om ydelsen »{benefit}«. Regler om ydelsen står ikke på papiret.</source>
        <translation>The program has no rules about the benefit {benefit}. Rules about the benefit are not on the paper.</translation>
    </message>
    <message>
        <source>Regionen</source>
        <translation>The region</translation>
    </message>
    <message>
        <source>Rettelse af notat</source>
        <translation>Correction of a note</translation>
    </message>
    <message>
        <source>Rettigheder og pligter</source>
        <translation>Rights and duties</translation>
    </message>
    <message>
        <source>Ring hertil</source>
        <translation>Ring here</translation>
    </message>
    <message>
        <source>Sagen blev åbnet i en time af en medarbejder, der ellers ikke har den</source>
        <translation>The case was opened for an hour by an employee who does not otherwise have it</translation>
    </message>
    <message>
        <source>Sagen har ingen adresse, du må skrive ud. På brevet står kun navnet.</source>
        <translation>The case has no address that you may print. Only the name is on the letter.</translation>
    </message>
    <message>
        <source>Sagen har ingen fast kontakt, så der er ingen at skrive på kortet. Intet er skrevet ud. Vælg den faste kontakt på borgerens side.</source>
        <translation>The case has no regular contact, so there is nobody to put on the card. Nothing was printed. Choose the regular contact on the citizen’s page.</translation>
    </message>
    <message>
        <source>Sagen har ingen makker. Kortet siger ikke, hvem der svarer i stedet.</source>
        <translation>The case has no partner. The card does not say who answers instead.</translation>
    </message>
    <message>
        <source>Sagen siger ikke, hvilken ydelse borgeren får. Regler om ydelsen står ikke på papiret.</source>
        <translation>The case does not say which benefit the citizen gets. Rules about the benefit are not on the paper.</translation>
    </message>
    <message>
        <source>Sikkerhedscertifikatet på adressen kan ikke godkendes. Intet er ændret, og koden er ikke brugt. Se efter, om adressen er skrevet rigtigt; er den det, så sig det til administratoren.</source>
        <translation>The security certificate of the address cannot be trusted. Nothing has been changed, and the code has not been used. Check that the address is written correctly; if it is, tell the administrator.</translation>
    </message>
    <message>
        <source>Sikkerhedskopien kan ikke læses hele vejen igennem, og derfor bruges den ikke. De andre kopier er ikke rørt, og det, centralen har kvitteret, er sikkert der.</source>
        <translation>The backup cannot be read all the way through, so it is not used. The other backups are untouched, and what the central service has acknowledged is safe there.</translation>
    </message>
    <message>
        <source>Skriv CPR-nummeret, eller skriv hvorfor borgeren ikke har et endnu.</source>
        <translation>Write the CPR number, or write why the citizen does not have one yet.</translation>
    </message>
    <message>
        <source>Skriv borgerens fornavn og efternavn.</source>
        <translation>Write the citizen’s first and last name.</translation>
    </message>
    <message>
        <source>Skriv den dag, borgeren sagde det.</source>
        <translation>Write the day on which the citizen said it.</translation>
    </message>
    <message>
        <source>Skriv det med få ord.</source>
        <translation>Write it in a few words.</translation>
    </message>
    <message>
        <source>Skriv kortere, hvorfor.</source>
        <translation>Write more briefly why.</translation>
    </message>
    <message>
        <source>Skriv med et ord, hvorfor det ikke gælder her.</source>
        <translation>Write in a word why it does not apply here.</translation>
    </message>
    <message>
        <source>Skriv med et par ord, hvorfor du åbner sagen. Grunden står i loggen, og teamlederen ser den.</source>
        <translation>Say in a few words why you open the case. The reason is kept in the log, and the team lead sees it.</translation>
    </message>
    <message>
        <source>Skriv mindst én linje om besøget, så den næste ved, hvad I talte om.</source>
        <translation>Write at least one line about the visit, so that the next one knows what you talked about.</translation>
    </message>
    <message>
        <source>Skriv målet med få ord, helst borgerens egne.</source>
        <translation>Write the goal in a few words, preferably the citizen’s own.</translation>
    </message>
    <message>
        <source>Skriv rettelsen, som den skal læses. Det gamle notat bliver stående ved siden af.</source>
        <translation>Write the correction as it should be read. The old note stays beside it.</translation>
    </message>
    <message>
        <source>Skriv træffetiden på højst tre linjer med højst 48 tegn, for eksempel »Mandag til torsdag kl. 9-15«. Intet er skrevet ud.</source>
        <translation>Write the hours on three lines at most, of 48 characters at most, for example Mandag til torsdag kl. 9-15. Nothing was printed.</translation>
    </message>
    <message>
        <source>Skriv årstallet med fire tal, for eksempel 2019. Lad det stå tomt, hvis I ikke ved det.</source>
        <translation>Write the year with four digits, for example 2019. Leave it empty if you do not know.</translation>
    </message>
    <message>
        <source>Skriv, hvad I har aftalt, så alle gør det samme.</source>
        <translation>Write what you agreed, so that everybody does the same.</translation>
    </message>
    <message>
        <source>Skriv, hvad besøget skal føre til. Et par ord er nok.</source>
        <translation>Write what the visit is to lead to. A few words are enough.</translation>
    </message>
    <message>
        <source>Skriv, hvad der skal ske.</source>
        <translation>Write what is to happen.</translation>
    </message>
    <message>
        <source>Skriv, hvad der skete. Et notat uden ord hjælper ingen.</source>
        <translation>Write what happened. A note without words helps nobody.</translation>
    </message>
    <message>
        <source>Skriv, hvad filen er, så en kollega kan finde den igen.</source>
        <translation>Write what the file is, so that a colleague can find it again.</translation>
    </message>
    <message>
        <source>Skriv, hvad mødet førte til, også når svaret er: ikke noget endnu.</source>
        <translation>Write what the meeting led to, also when the answer is: nothing yet.</translation>
    </message>
    <message>
        <source>Skriv, hvem der gør det: borgeren, dig selv eller en anden med navn.</source>
        <translation>Write who does it: the citizen, yourself, or somebody else by name.</translation>
    </message>
    <message>
        <source>Skriv, hvilken dag borgeren bad om aktindsigt. Intet er skrevet ud.</source>
        <translation>Write on which day the citizen asked for access. Nothing has been printed.</translation>
    </message>
    <message>
        <source>Skriv, hvilken dag borgeren bad om det. Svaret skal være klar inden 7 arbejdsdage.</source>
        <translation>Write on which day the citizen asked. The answer must be ready within 7 working days.</translation>
    </message>
    <message>
        <source>Skriv, hvor længe det højst tager, som et tal fra 1 til 480 minutter, eller lad feltet stå tomt.</source>
        <translation>Write how long it takes at most as a number from 1 to 480 minutes, or leave the field empty.</translation>
    </message>
    <message>
        <source>Skriv, hvordan I kan se, at målet er nået. Så ved I begge, hvornår I er fremme.</source>
        <translation>Write how you can tell that the goal has been reached. Then you both know when you are there.</translation>
    </message>
    <message>
        <source>Skriv, hvordan du ved, at det er den samme person. Grunden bliver stående i sagen.</source>
        <translation>Write how you know that it is the same person. The reason stays in the case.</translation>
    </message>
    <message>
        <source>Skriv, hvordan du ved, at det ikke er den samme person. Grunden bliver stående i sagen.</source>
        <translation>Write how you know that it is not the same person. The reason stays in the case.</translation>
    </message>
    <message>
        <source>Skriv, hvorfor filen trækkes tilbage. Grunden står i historikken, så andre kan følge med.</source>
        <translation>Write why the file is withdrawn. The reason stands in the history, so that others can follow.</translation>
    </message>
    <message>
        <source>Skriv, hvorfor notatet trækkes tilbage. Grunden står i historikken, så andre kan følge med.</source>
        <translation>Write why the note is withdrawn. The reason stands in the history, so that others can follow.</translation>
    </message>
    <message>
        <source>Stamoplysninger</source>
        <translation>Basic facts</translation>
    </message>
    <message>
        <source>Stofbehandling</source>
        <translation>Treatment for drugs</translation>
    </message>
    <message>
        <source>Står der oplysninger om, hvad der er sket i sagen, og står de ikke andre steder, skal de med alligevel (§ 14 a).</source>
        <translation>If it holds facts of the case that stand nowhere else, they must be handed out all the same (section 14 a).</translation>
    </message>
    <message>
        <source>Støtte i en periode</source>
        <translation>Support for a time</translation>
    </message>
    <message>
        <source>Støtte til familien</source>
        <translation>Support for the family</translation>
    </message>
    <message>
        <source>Støtte til hverdagen</source>
        <translation>Support in everyday life</translation>
    </message>
    <message>
        <source>Støtte- og kontaktperson</source>
        <translation>Support and contact person</translation>
    </message>
    <message>
        <source>Sundhed</source>
        <translation>Health</translation>
    </message>
    <message>
        <source>Svaret er et tal fra 1 til 5. Lad det stå tomt, hvis der ikke blev svaret.</source>
        <translation>The answer is a number from 1 to 5. Leave it empty if there was no answer.</translation>
    </message>
    <message>
        <source>Svaret er ændret undervejs og åbner ikke noget. Intet er ændret på denne computer. Ring til nøgleofficererne.</source>
        <translation>The answer was altered on the way and opens nothing. Nothing is changed on this computer. Call the key officers.</translation>
    </message>
    <message>
        <source>Svaret hører til en anden anmodning. Intet er ændret. Bed nøgleofficererne om svaret på den anmodning, der står her.</source>
        <translation>The answer belongs to another request. Nothing is changed. Ask the key officers for the answer to the request that stands here.</translation>
    </message>
    <message>
        <source>Svaret kom ikke fra centralen, måske fra nettets login-side. Alt, du skriver, er gemt på denne computer. Log på nettet i browseren, eller vent; der prøves igen om lidt.</source>
        <translation>The answer did not come from the central service, perhaps from the network’s sign-in page. Everything you write is saved on this computer. Sign in to the network in the browser, or wait; it is tried again shortly.</translation>
    </message>
    <message>
        <source>Svaret kom ikke fra centralen, måske fra nettets login-side. Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent. Log på nettet i browseren, og prøv så igen.</source>
        <translation>The answer did not come from the central service, perhaps from the network’s sign-in page. The computer has come in, and no new code is needed as long as Fodfæste is open. Sign in to the network in the browser, and then try again.</translation>
    </message>
    <message>
        <source>Svaret kom ikke fra centralen, måske fra nettets login-side. Intet er ændret på computeren, og koden kan stadig bruges her. Log på nettet i browseren, og se efter, om adressen er skrevet rigtigt; prøv så igen.</source>
        <translation>The answer did not come from the central service, perhaps from the network’s sign-in page. Nothing has been changed on the computer, and the code can still be used here. Sign in to the network in the browser, and check that the address is written correctly; then try again.</translation>
    </message>
    <message>
        <source>Svaret på en anmodning om aktindsigt</source>
        <translation>The answer to a request for access</translation>
    </message>
    <message>
        <source>Svaret skal være klar {day}: {count} arbejdsdage tilbage.</source>
        <translation>The answer must be ready {day}: {count} working days left.</translation>
    </message>
    <message>
        <source>Svaret skulle være klar {day}. Skriv til borgeren, hvorfor det ikke er det, og hvornår det kommer.</source>
        <translation>The answer should have been ready {day}. Write to the citizen why it is not, and when it will come.</translation>
    </message>
    <message>
        <source>Sådan når I borgeren</source>
        <translation>How you reach the citizen</translation>
    </message>
    <message>
        <source>Teksten er længere, end centralen tager imod.</source>
        <translation>The text is longer than the central service accepts.</translation>
    </message>
    <message>
        <source>Udbetaling Danmark</source>
        <translation>Udbetaling Danmark</translation>
    </message>
    <message>
        <source>Uddannelse</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>Uddannelsesstedet</source>
        <translation>The place of education</translation>
    </message>
    <message>
        <source>Underskrift</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Vejledning og opkvalificering</source>
        <translation>Guidance and training</translation>
    </message>
    <message>
        <source>Vi kan holde det tilbage, som kommunen har skrevet til eget brug.</source>
        <translation>We may keep back what the municipality has written for its own use.</translation>
    </message>
    <message>
        <source>Vi må ikke vise det, der handler om andre mennesker.</source>
        <translation>We may not show what is about other people.</translation>
    </message>
    <message>
        <source>Virksomheden</source>
        <translation>The workplace</translation>
    </message>
    <message>
        <source>Virksomhedspraktik</source>
        <translation>Work placement</translation>
    </message>
    <message>
        <source>Vælg den dag, målet skal være nået, så I kan følge det sammen.</source>
        <translation>Choose the day by which the goal is to be reached, so that you can follow it together.</translation>
    </message>
    <message>
        <source>Vælg den dag, planen skal gennemgås.</source>
        <translation>Choose the day on which the plan is reviewed.</translation>
    </message>
    <message>
        <source>Vælg en grund.</source>
        <translation>Choose a ground.</translation>
    </message>
    <message>
        <source>Vælg mindst én plan, som den her gælder i stedet for.</source>
        <translation>Choose at least one plan that this one is used instead of.</translation>
    </message>
    <message>
        <source>Vælg, hvor I mødes: hjemme, på kontoret, på gåtur, på arbejdspladsen eller i telefon.</source>
        <translation>Choose where you meet: at home, at the office, on a walk, at the workplace or on the telephone.</translation>
    </message>
    <message>
        <source>Vælg, hvor tit borgeren mødes.</source>
        <translation>Choose how often the citizen is met.</translation>
    </message>
    <message>
        <source>Vælg, hvordan borgeren sagde det.</source>
        <translation>Choose how the citizen said it.</translation>
    </message>
    <message>
        <source>Vælg, hvordan det gik: mødt, ikke truffet, afbud eller talt i telefon.</source>
        <translation>Choose how it went: met, not at home, called off or spoke on the telephone.</translation>
    </message>
    <message>
        <source>Vælg, hvordan det gik: mødt, udeblevet, afbud eller talt i telefon.</source>
        <translation>Choose how it went: met, did not come, called off or spoke on the telephone.</translation>
    </message>
    <message>
        <source>Vælg, om notatet er fakta, borgerens ord, en iagttagelse eller en vurdering.</source>
        <translation>Choose whether the note is a fact, the citizen’s words, an observation or an assessment.</translation>
    </message>
    <message>
        <source>ansvarlig myndighed</source>
        <translation>responsible authority</translation>
    </message>
    <message>
        <source>antal delmål</source>
        <translation>number of milestones</translation>
    </message>
    <message>
        <source>at borgeren har aftalerne på papir</source>
        <translation>so that the citizen has the agreements on paper</translation>
    </message>
    <message>
        <source>at borgeren kender sine rettigheder og pligter</source>
        <translation>so that the citizen knows his rights and duties</translation>
    </message>
    <message>
        <source>at borgeren ved, hvad et møde er til</source>
        <translation>so that the citizen knows what a meeting is for</translation>
    </message>
    <message>
        <source>at borgeren ved, hvem der kan ringes til</source>
        <translation>so that the citizen knows whom to ring</translation>
    </message>
    <message>
        <source>at finde et bilag i sagen</source>
        <translation>finding a file in the case</translation>
    </message>
    <message>
        <source>at give borgeren aktindsigt</source>
        <translation>to give the citizen access to his case</translation>
    </message>
    <message>
        <source>at give borgeren et CV</source>
        <translation>to give the citizen a CV</translation>
    </message>
    <message>
        <source>at hjælpe med noget, der ikke kunne vente</source>
        <translation>to help with something that could not wait</translation>
    </message>
    <message>
        <source>at se forløb og løntimer</source>
        <translation>seeing placements and paid hours</translation>
    </message>
    <message>
        <source>at se ydelse og løn</source>
        <translation>seeing benefit and pay</translation>
    </message>
    <message>
        <source>at se, hvad borgeren har sagt ja til</source>
        <translation>seeing what the citizen has said yes to</translation>
    </message>
    <message>
        <source>at se, hvem der ellers er om borgeren</source>
        <translation>seeing who else is around the citizen</translation>
    </message>
    <message>
        <source>at se, hvilke attester der er bedt om</source>
        <translation>seeing which statements were asked for</translation>
    </message>
    <message>
        <source>at se, hvordan det går over tid</source>
        <translation>to see how it goes over time</translation>
    </message>
    <message>
        <source>at se, hvornår der er talt sammen</source>
        <translation>seeing when people spoke</translation>
    </message>
    <message>
        <source>at svare på en anmodning om aktindsigt</source>
        <translation>to answer a request for access</translation>
    </message>
    <message>
        <source>at tale om styrker og erfaring</source>
        <translation>to talk about strengths and experience</translation>
    </message>
    <message>
        <source>borgeren og vi sammen</source>
        <translation>the citizen and we together</translation>
    </message>
    <message>
        <source>borgeren selv</source>
        <translation>the citizen</translation>
    </message>
    <message>
        <source>dag {day} er hverken en dag eller en erstatningsdag</source>
        <translation>day {day} is neither a day nor that of a replacement number</translation>
    </message>
    <message>
        <source>del af CV&apos;et</source>
        <translation>part of the CV</translation>
    </message>
    <message>
        <source>den {day}. i måned {month} findes ikke det år</source>
        <translation>day {day} of month {month} does not exist in that year</translation>
    </message>
    <message>
        <source>der er ni cifre, så et nul kan være faldet ud, og vi gætter ikke på, hvem det er</source>
        <translation>there are nine digits, so a nought may have fallen out, and we do not guess who it is</translation>
    </message>
    <message>
        <source>der er {count} cifre og ikke ti</source>
        <translation>there are {count} digits and not ten</translation>
    </message>
    <message>
        <source>der står andet end seks cifre, bindestreg og fire cifre</source>
        <translation>there is something else than six digits, a hyphen and four digits</translation>
    </message>
    <message>
        <source>der står ikke noget</source>
        <translation>nothing is written</translation>
    </message>
    <message>
        <source>fra år</source>
        <translation>from year</translation>
    </message>
    <message>
        <source>handleplanen for voksne</source>
        <translation>the action plan for adults</translation>
    </message>
    <message>
        <source>hvad borgeren sagde</source>
        <translation>what the citizen said</translation>
    </message>
    <message>
        <source>hvem der har sat målet</source>
        <translation>who set the goal</translation>
    </message>
    <message>
        <source>hvordan det går</source>
        <translation>how it goes</translation>
    </message>
    <message>
        <source>hvorfor den dag</source>
        <translation>why that day</translation>
    </message>
    <message>
        <source>hvorfor ingen aftale om at søge job</source>
        <translation>why no agreement on looking for work</translation>
    </message>
    <message>
        <source>hvorfor ingen støtte i hverdagen</source>
        <translation>why no support in everyday life</translation>
    </message>
    <message>
        <source>hvorfor intet andet</source>
        <translation>why nothing else</translation>
    </message>
    <message>
        <source>hvorfor intet mål om job</source>
        <translation>why no goal of a job</translation>
    </message>
    <message>
        <source>hvorfor intet mål om uddannelse</source>
        <translation>why no goal of an education</translation>
    </message>
    <message>
        <source>hvorfor intet om, hvordan det går</source>
        <translation>why nothing on how it goes</translation>
    </message>
    <message>
        <source>hvorfor intet tilbud</source>
        <translation>why no offer</translation>
    </message>
    <message>
        <source>i stedet for {plans}</source>
        <translation>instead of {plans}</translation>
    </message>
    <message>
        <source>kommunen eller en anden myndighed</source>
        <translation>the municipality or another authority</translation>
    </message>
    <message>
        <source>linje i CV</source>
        <translation>line of the CV</translation>
    </message>
    <message>
        <source>mangler formål</source>
        <translation>lacks a purpose</translation>
    </message>
    <message>
        <source>mentornotater</source>
        <translation>mentors’ notes</translation>
    </message>
    <message>
        <source>mere om det</source>
        <translation>more about it</translation>
    </message>
    <message>
        <source>måned {month} findes ikke</source>
        <translation>month {month} does not exist</translation>
    </message>
    <message>
        <source>planen gennemgås senest</source>
        <translation>plan to be reviewed by</translation>
    </message>
    <message>
        <source>rehabiliteringsplanens indsatsdel</source>
        <translation>the efforts of the rehabilitation plan</translation>
    </message>
    <message>
        <source>rettet</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>sagt</source>
        <translation>said</translation>
    </message>
    <message>
        <source>samme person</source>
        <translation>same person</translation>
    </message>
    <message>
        <source>siden {year}</source>
        <translation>since {year}</translation>
    </message>
    <message>
        <source>skrevet i en besked</source>
        <translation>written in a message</translation>
    </message>
    <message>
        <source>skrevet under</source>
        <translation>signed</translation>
    </message>
    <message>
        <source>til {year}</source>
        <translation>until {year}</translation>
    </message>
    <message>
        <source>til år</source>
        <translation>until year</translation>
    </message>
    <message>
        <source>ungeplanen</source>
        <translation>the young person’s plan</translation>
    </message>
    <message>
        <source>{count} minutter</source>
        <translation>{count} minutes</translation>
    </message>
    <message>
        <source>{count} sekunder</source>
        <translation>{count} seconds</translation>
    </message>
    <message>
        <source>{name} har intet telefonnummer, så planen har ingen at ringe til.</source>
        <translation>{name} has no telephone number, so the plan has nobody to call.</translation>
    </message>
    <message>
        <source>{part} papirer en del, {none} ikke med. Filens kendetal (SHA-256) begynder med {digest}.</source>
        <translation>{part} pieces in part, {none} not handed out. The file’s digest (SHA-256) begins with {digest}.</translation>
    </message>
    <message>
        <source>§ 15 b undtager ord og ikke hele papirer. Kan resten gives, så vælg En del (§ 15 c).</source>
        <translation>Section 15 b excepts words, not whole pieces. If the rest can be given, choose A part (section 15 c).</translation>
    </message>
    <message>
        <source>»{name}« er en mappe, og en sag tager kun filer. Intet er vedhæftet. Åbn mappen, og vælg filerne i den.</source>
        <translation>“{name}” is a folder, and a case takes files only. Nothing is attached. Open the folder, and choose the files in it.</translation>
    </message>
    <message>
        <source>»{name}« er ikke en almindelig fil og kan ikke vedhæftes. Intet er ændret. Gem den som en fil, og vedhæft filen.</source>
        <translation>“{name}” is not an ordinary file and cannot be attached. Nothing has changed. Save it as a file, and attach the file.</translation>
    </message>
    <message>
        <source>»{name}« har flere billeder i samme fil, og kun det første ville komme med. Det er ikke vedhæftet. Gem det som PDF, og vedhæft den.</source>
        <translation>“{name}” has several pictures in one file, and only the first would come along. It is not attached. Save it as PDF, and attach that.</translation>
    </message>
    <message>
        <source>»{what}« mangler et formål, så {name} kan se, hvad det skal føre til.</source>
        <translation>“{what}” lacks a purpose, so that {name} can see what it is to lead to.</translation>
    </message>
    <message>
        <source>Året er ikke kommet endnu. Skriv det, der har været.</source>
        <translation>That year has not come yet. Write what has been.</translation>
    </message>
    <message>
        <source>Ændringen er skrevet på en måde, som centralen ikke kan læse.</source>
        <translation>The change is written in a way that the central service cannot read.</translation>
    </message>
    <message>
        <source>Én plan</source>
        <translation>One plan</translation>
    </message>
    <message>
        <source>Økonomi</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>én plan i stedet for flere</source>
        <translation>one plan instead of several</translation>
    </message>
    <message>
        <source>Den kode er for let at gætte. Vælg 6 cifre, der ikke er ens eller i rækkefølge.</source>
        <translation>That code is too easy to guess. Choose 6 digits that are not alike or in a row.</translation>
    </message>
    <message>
        <source>Koden skal være på 6 cifre. Den gamle kode, hvis der er en, gælder stadig.</source>
        <translation>The code must have 6 digits. The old code, if there is one, still holds.</translation>
    </message>
    <message>
        <source>Loggen over, hvem der har set hvad, er ikke, som den blev skrevet på denne computer. Det, du har skrevet i sagerne, er urørt. Arbejd videre, og sig det til teamlederen i dag.</source>
        <translation>The log of who has seen what is not as it was written on this computer. What you have written in the cases is untouched. Go on working, and tell the team lead today.</translation>
    </message>
    <message>
        <source>Filen kan ikke læses. Intet er ændret. Se efter, om USB-nøglen sidder i, og vælg filen igen.</source>
        <translation>The file cannot be read. Nothing is changed. See whether the USB stick is in, and choose the file again.</translation>
    </message>
    <message>
        <source>Filen kan ikke skrives dér. Intet er ændret. Se efter, om USB-nøglen sidder i og har plads, eller vælg et andet sted.</source>
        <translation>The file cannot be written there. Nothing is changed. See whether the USB stick is in and has room, or choose another place.</translation>
    </message>
    <message>
        <source>Filen kan ikke vises her, måske fordi den har en adgangskode eller er gået i stykker, før den blev vedhæftet. Den ligger uændret i sagen. Gem en kopi, og åbn den i et andet program.</source>
        <translation>The file cannot be shown here, perhaps because it has a password or was broken before it was attached. It lies unchanged in the case. Save a copy, and open it in another program.</translation>
    </message>
    <message>
        <source>Der er prøvet forkert tyve gange, så ordene prøves ikke længere. Intet er slettet, og alt, du har skrevet, er her. Tryk Glemt adgangssætning, så lukker to nøgleofficerer dig ind igen.</source>
        <translation>There were twenty wrong tries, so words are not tried any more. Nothing is deleted, and everything you have written is here. Press Forgotten passphrase, and two key officers let you in again.</translation>
    </message>
    <message>
        <source>Bilaget ligger ikke på denne computer endnu. Det står i sagen og kommer hertil af sig selv, når den computer, det blev vedhæftet på, og denne har været på nettet.</source>
        <translation>The attachment is not on this computer yet. It stands in the case and comes here by itself when the computer on which it was attached, and this one, have been online.</translation>
    </message>
    <message>
        <source>Denne computer har ikke talt med centralen siden {at}, og fristen for at åbne uden net er udløbet. Alt, du har skrevet, er her og er sikkert. Gå på nettet, og lås op igen.</source>
        <translation>This computer has not talked to the central service since {at}, and the time for opening without a network has run out. Everything you wrote is here and is safe. Go online and unlock again.</translation>
    </message>
    <message>
        <source>Afbud</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Aktivt</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Alle delmål er nået. Sæt et nyt mål, eller skriv flere delmål.</source>
        <translation>All milestones are reached. Set a new goal, or write more milestones.</translation>
    </message>
    <message>
        <source>Andet</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Attest</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Bilag</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>Borgerens ord</source>
        <translation>The citizen’s words</translation>
    </message>
    <message>
        <source>Bortfaldet</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>Centralen har mere fra denne computer, end der ligger her: en gammel udgave af mappen med sagerne er lagt tilbage. Alt, du skriver, er gemt på denne computer. Lås, og lås op igen, så hentes det, der mangler, fra centralen. Sig det til IT i dag.</source>
        <translation>The central service has more from this computer than lies here: an old version of the folder with the cases has been put back. Everything you write is saved on this computer. Lock, and unlock again; what is missing is then fetched from the central service. Tell IT today.</translation>
    </message>
    <message>
        <source>Centralen på adressen har andre nøgler end den, linket er lavet af. Intet er ændret på computeren. Brug ikke linket igen; bed administratoren om et nyt, og sig, hvad der skete.</source>
        <translation>The central service at the address has other keys than the one that made the link. Nothing has been changed on the computer. Do not use the link again; ask the administrator for a new one, and say what happened.</translation>
    </message>
    <message>
        <source>Computeren blev låst op med hjælp</source>
        <translation>The computer was unlocked with help</translation>
    </message>
    <message>
        <source>Computeren ved ikke, hvor centralen er, før den har været låst op én gang. Alt, du har skrevet, er her. Lås op, og gå på nettet.</source>
        <translation>The computer does not know where the central service is until it has been unlocked once. Everything you wrote is here. Unlock, and go online.</translation>
    </message>
    <message>
        <source>Den beskyttede adresse blev vist</source>
        <translation>The protected address was shown</translation>
    </message>
    <message>
        <source>Denne computer har ikke haft forbindelse til centralen, siden den blev taget i brug eller gendannet, så filen kan ikke forsegles til centralen. Intet er skrevet; det, der venter, er gemt her.</source>
        <translation>This computer has had no connection to the central service since it was taken into use or restored, so the file cannot be sealed to it. Nothing has been written; what waits is saved here.</translation>
    </message>
    <message>
        <source>Denne computer har ingen nøglering, der kan gemme den ene halvdel af nøglen. Intet er ændret, og sagerne er beskyttet af din adgangssætning som før. Spørg IT, eller lad det være.</source>
        <translation>This computer has no keyring that can keep one half of the key. Nothing has been changed, and the cases are protected by your passphrase as before. Ask IT, or let it be.</translation>
    </message>
    <message>
        <source>Der blev skrevet i sagen</source>
        <translation>The case was written in</translation>
    </message>
    <message>
        <source>Der blev søgt efter sagen</source>
        <translation>The case was searched for</translation>
    </message>
    <message>
        <source>Der blev udskrevet</source>
        <translation>Something was printed</translation>
    </message>
    <message>
        <source>Der er endnu ingen, der kan hjælpe dig ind her: din kommune havde ingen gendannelsesnøgle, da computeren sidst havde kontakt. Intet er ændret. Prøv at huske ordene, eller tal med teamlederen.</source>
        <translation>There is nobody yet who can help you in here: your municipality had no recovery key when the computer last had contact. Nothing is changed. Try to remember the words, or talk to the team lead.</translation>
    </message>
    <message>
        <source>Der er ikke plads på disken til at gendanne sagerne. Intet er ændret, og kopierne er her stadig. Slet filer, du kan undvære, og prøv igen.</source>
        <translation>There is no room on the disk to restore the cases. Nothing was changed, and the copies are still here. Delete files you can do without, and try again.</translation>
    </message>
    <message>
        <source>Der kan ikke skrives i mappen med dine sager. Intet er ændret, og det gemte er sikkert. Bed IT give dig skriveadgang til mappen, og prøv igen.</source>
        <translation>The folder of your cases cannot be written in. Nothing was changed, and what is saved is safe. Ask IT for write access to the folder and try again.</translation>
    </message>
    <message>
        <source>Det blev ikke gemt: stedet på disken, hvor det skulle stå, kan ikke læses. Andet, du gemmer, virker, og det, centralen har kvitteret, er sikkert der. Skriv det vigtigste ned, lås, og gendan fra en sikkerhedskopi.</source>
        <translation>That was not saved: the place on the disk where it belongs cannot be read. Other things you save work, and what the service has receipted is safe there. Write down what matters most, lock, and restore from a backup.</translation>
    </message>
    <message>
        <source>Det blev ikke gemt: stedet på disken, hvor det skulle stå, kan ikke læses. Ordene er sikkert beholdt som kladde i computerens anden kopi, og andet, du gemmer, virker. Lås, og gendan; så står kladden her igen.</source>
        <translation>That was not saved: the place on the disk where it belongs cannot be read. The words are kept safely as a draft in this computer’s second copy, and other things you save work. Lock, and restore; then the draft stands here again.</translation>
    </message>
    <message>
        <source>Det, der venter, kan først sendes, når der er låst op. Alt, du skriver, er gemt på denne computer. Lås op, så sendes det af sig selv.</source>
        <translation>What waits can only be sent once it is unlocked here. Everything you write is saved on this computer. Unlock, and it is sent by itself.</translation>
    </message>
    <message>
        <source>Dette er ikke gemt: sagerne kan kun læses lige nu. Intet er ændret. Læs øverst i vinduet, hvorfor det er sådan, og vælg der, hvad du vil gøre.</source>
        <translation>This is not saved: the cases can only be read right now. Nothing has changed. Read at the top of the window why that is so, and choose there what you want to do.</translation>
    </message>
    <message>
        <source>Din kommune kræver, at sagerne er bundet til computeren. Intet er ændret. Skal du bruge en anden computer, får du en ny kode af teamlederen.</source>
        <translation>Your municipality requires the cases to be bound to the computer. Nothing has changed. If you need to use another computer, your team lead gives you a new code.</translation>
    </message>
    <message>
        <source>Dine sager er allerede åbne i et andet vindue på denne computer. Intet er ændret. Brug det vindue, eller luk det først.</source>
        <translation>Your cases are already open in another window on this computer. Nothing has changed. Use that window, or close it first.</translation>
    </message>
    <message>
        <source>Disken er fuld, og derfor kan sagerne ikke åbnes lige nu. Intet er ændret, og det gemte er sikkert. Slet filer, du kan undvære, og prøv igen.</source>
        <translation>The disk is full, so the cases cannot be opened right now. Nothing was changed, and what is saved is safe. Delete files you can do without, and try again.</translation>
    </message>
    <message>
        <source>En kopi af denne computers sager har sendt noget andet under samme nummer. Alt, du skriver, er gemt på denne computer. Intet er overskrevet. Tal med administratoren.</source>
        <translation>A copy of this computer’s cases has sent something else under the same number. Everything you write is saved on this computer. Nothing was overwritten. Talk to the administrator.</translation>
    </message>
    <message>
        <source>Fakta</source>
        <translation>Fact</translation>
    </message>
    <message>
        <source>Fodfæste er opdateret, og sagerne skal gøres klar til den nye udgave. Til det skal der være plads til dem to gange til. Intet er ændret, og alt, du har gemt, er sikkert. Slet filer, du kan undvære, og lås op igen.</source>
        <translation>Fodfæste has been updated, and the cases must be made ready for the new version. That needs room for them twice over. Nothing has been changed, and everything you have saved is safe. Delete files that you can do without, and unlock again.</translation>
    </message>
    <message>
        <source>Forløb</source>
        <translation>Placement</translation>
    </message>
    <message>
        <source>Gåtur</source>
        <translation>Walk</translation>
    </message>
    <message>
        <source>Hele CPR-nummeret blev vist</source>
        <translation>The whole CPR number was shown</translation>
    </message>
    <message>
        <source>Her er for meget til at blive vist uden at blive bygget op først. Intet er ændret. Vælg at bygge det op; de beskadigede filer bliver lagt til side, ikke slettet.</source>
        <translation>There is too much here to be shown without being rebuilt first. Nothing was changed. Choose to rebuild it; the damaged files are put aside, not deleted.</translation>
    </message>
    <message>
        <source>Hjemmebesøg</source>
        <translation>Home visit</translation>
    </message>
    <message>
        <source>Iagttagelse</source>
        <translation>Observation</translation>
    </message>
    <message>
        <source>Ikke truffet</source>
        <translation>Not at home</translation>
    </message>
    <message>
        <source>Kort lagt.</source>
        <translation>Card left.</translation>
    </message>
    <message>
        <source>Mappen har allerede sager fra Fodfæste. De er ikke rørt. Lås dem op i stedet.</source>
        <translation>The folder already holds cases of Fodfæste. They were not touched. Unlock them instead.</translation>
    </message>
    <message>
        <source>Mappen med sagerne er ældre, end den var: en gammel udgave er lagt tilbage. Alt, der er kvitteret, hentes igen fra centralen af sig selv, og det, du skriver nu, er gemt på denne computer. Det, du skrev siden og ikke nåede at sende, er ikke i den. Sig det til IT i dag, og lad andre kopier af mappen ligge.</source>
        <translation>The folder with the cases is older than it was: an old version has been put back. Everything with a receipt is fetched again from the central service by itself, and what you write now is saved on this computer. What you wrote since and had not sent is not in it. Tell IT today, and leave other copies of the folder where they are.</translation>
    </message>
    <message>
        <source>Møde</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>Mødt</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>Noget af det, der er gemt her, er beskadiget. Intet er ændret, og det, centralen har kvitteret, er sikkert der. Står der Se eller gendan herunder, så tryk på det; ellers kontakt IT.</source>
        <translation>Some of what is saved here is damaged. Nothing was changed, and what the service has receipted is safe there. If it says Look or restore below, press that; otherwise contact IT.</translation>
    </message>
    <message>
        <source>Noget af det, der er gemt her, kan ikke læses. Alt andet virker, og det, centralen har kvitteret, er sikkert der. Send det, der venter, og kontakt IT, så computeren kan hente resten igen.</source>
        <translation>Some of what is saved here cannot be read. Everything else works, and what the central service has receipted is safe there. Send what waits and contact IT, so that the computer can fetch the rest again.</translation>
    </message>
    <message>
        <source>Noget af det, der er gemt her, kan ikke læses: {what} og {count} mere. Alt andet virker, og det, centralen har kvitteret, er sikkert der. Lås, og gendan fra en sikkerhedskopi, så kommer det igen.</source>
        <translation>Some of what is saved here cannot be read: {what} and {count} more. Everything else works, and what the central service has receipted is safe there. Lock, and restore from a safety copy, and it comes back.</translation>
    </message>
    <message>
        <source>Noget af det, der er gemt her, kan ikke læses: {what}. Alt andet virker, og det, centralen har kvitteret, er sikkert der. Lås, og gendan fra en sikkerhedskopi, så kommer det igen.</source>
        <translation>Some of what is saved here cannot be read: {what}. Everything else works, and what the central service has receipted is safe there. Lock, and restore from a safety copy, and it comes back.</translation>
    </message>
    <message>
        <source>Noget blev taget tilbage</source>
        <translation>Something was taken back</translation>
    </message>
    <message>
        <source>Noget fra sagen blev gemt som fil</source>
        <translation>Something from the case was saved as a file</translation>
    </message>
    <message>
        <source>Notat</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Nået</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>Nøglefilen er blevet ændret, så koden er lettere at gætte. Sagerne åbnes ikke. Kontakt IT.</source>
        <translation>The key file was changed so that the passphrase is easier to guess. The cases are not opened. Contact IT.</translation>
    </message>
    <message>
        <source>Nøglefilen til dine sager er beskadiget, også dens kopi. Selve sagerne er ikke rørt. Slet ingenting. Tryk Glemt adgangssætning, så kan to nøgleofficerer lukke dig ind igen, eller kontakt IT.</source>
        <translation>The key file of your cases is damaged, and so is its copy. The cases themselves are untouched. Delete nothing. Press Forgotten passphrase, and two key officers can let you in again, or contact IT.</translation>
    </message>
    <message>
        <source>Nøglefilen til dine sager har en gammel form, som ikke længere er sikker nok, så sagerne åbnes ikke med den. De er ikke rørt. Slet ingenting, og kontakt IT.</source>
        <translation>The key file of your cases has an old form that is no longer safe enough, so the cases are not opened with it. They were not touched. Delete nothing, and contact IT.</translation>
    </message>
    <message>
        <source>Nøglerne blev ikke fornyet: den nye kopi af sagerne var ikke, som den skulle være, og er slettet igen. Intet er ændret, og alt, du har skrevet, er her. Prøv igen; hjælper det ikke, så kontakt IT.</source>
        <translation>The keys were not renewed: the new copy of the cases was not as it should be, and has been deleted again. Nothing has been changed, and everything you have written is here. Try again; if that does not help, call IT.</translation>
    </message>
    <message>
        <source>Nøglerne blev ikke fornyet: der skal være plads til sagerne én gang til, mens det sker. Intet er ændret, og alt, du har skrevet, er her. Slet filer, du kan undvære, og prøv igen.</source>
        <translation>The keys were not renewed: there must be room for the cases once more while it happens. Nothing has been changed, and everything you have written is here. Delete files that you can do without, and try again.</translation>
    </message>
    <message>
        <source>Papir</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Personligt fremmøde</source>
        <translation>At the office</translation>
    </message>
    <message>
        <source>Plan, udgave {number}</source>
        <translation>Plan, version {number}</translation>
    </message>
    <message>
        <source>Programmet mangler sin kryptering og åbner derfor ikke sagerne. De er ikke rørt. Geninstallér Fodfæste, og prøv igen.</source>
        <translation>The program lacks its encryption and therefore does not open the cases. They were not touched. Install Fodfæste again and try again.</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Sagen blev brugt</source>
        <translation>The case was used</translation>
    </message>
    <message>
        <source>Sagen blev læst</source>
        <translation>The case was read</translation>
    </message>
    <message>
        <source>Sagen blev sendt til en medarbejders computer</source>
        <translation>The case was sent to an employee’s computer</translation>
    </message>
    <message>
        <source>Sagen blev slettet fra en computer</source>
        <translation>The case was deleted from a computer</translation>
    </message>
    <message>
        <source>Sagerne er bundet til denne computer, men computerens nøglering har ikke sin halvdel af nøglen mere. Intet er ændret, og alt, du har skrevet, er her. Tryk på Glemt adgangssætning, og bed nøgleofficererne i kommunen om at hjælpe dig ind.</source>
        <translation>The cases are bound to this computer, but the computer’s keyring no longer has its half of the key. Nothing has been changed, and everything you have written is here. Press Forgotten passphrase, and ask the municipality’s key officers to help you in.</translation>
    </message>
    <message>
        <source>Sagerne er bundet til denne computer, men computerens nøglering svarer ikke. Intet er ændret, og det tæller ikke som et forsøg. Lås nøgleringen op, og prøv igen; hjælper det ikke, så kontakt IT.</source>
        <translation>The cases are bound to this computer, but the computer’s keyring does not answer. Nothing has been changed, and it does not count as a try. Unlock the keyring, and try again; if that does not help, call IT.</translation>
    </message>
    <message>
        <source>Sagerne er gemt af en nyere udgave af Fodfæste. De er ikke rørt, og alt er sikkert. Opdatér programmet på denne computer, og lås op igen.</source>
        <translation>The cases were saved by a newer version of Fodfæste. They were not touched, and everything is safe. Update the program on this computer and unlock again.</translation>
    </message>
    <message>
        <source>Sagerne er optaget af noget andet lige nu. Intet er gået tabt. Vent lidt, og prøv igen.</source>
        <translation>The cases are in use by something else right now. Nothing was lost. Wait a little and try again.</translation>
    </message>
    <message>
        <source>Sagerne kan ikke åbnes med deres nøgle: enten er de beskadiget, eller også er nøglefilen en ældre kopi. Intet er ændret, og det, centralen har kvitteret, er sikkert der. Slet ingenting, og kontakt IT.</source>
        <translation>The cases cannot be opened with their key: either they are damaged, or the key file is an older copy. Nothing has been changed, and what the central service has acknowledged is safe there. Delete nothing, and call IT.</translation>
    </message>
    <message>
        <source>Sagerne ligger på et netværksdrev eller i en mappe, som en sky holder ens på flere computere. Der kan de gå tabt, og derfor åbnes de ikke. Intet er ændret. Bed IT lægge Fodfæstes mappe på computerens egen disk.</source>
        <translation>The cases lie on a network drive, or in a folder that a cloud service keeps the same on several computers. They could be lost there, so they are not opened. Nothing has been changed. Ask IT to put the Fodfæste folder on the computer’s own disk.</translation>
    </message>
    <message>
        <source>Skrevet sammen</source>
        <translation>Wrote to each other</translation>
    </message>
    <message>
        <source>Svaret skal være klar i dag, {day}. Når du det ikke: skriv i dag til borgeren, hvorfor, og hvornår svaret kommer.</source>
        <translation>The answer is due today, {day}. If you cannot make it: write to the citizen today why, and when the answer will come.</translation>
    </message>
    <message>
        <source>Svaret skal være klar {day}: 1 arbejdsdag tilbage. Når du det ikke: skriv inden da til borgeren, hvorfor, og hvornår svaret kommer.</source>
        <translation>The answer is due {day}: 1 working day left. If you cannot make it: write to the citizen before then why, and when the answer will come.</translation>
    </message>
    <message>
        <source>Svaret åbner ikke sagerne på denne computer. Intet er ændret, og alt, du har skrevet, er her. Ring til nøgleofficererne, og send en ny anmodning.</source>
        <translation>The answer does not open the cases on this computer. Nothing was changed, and everything you wrote is here. Call the key officers and send a new request.</translation>
    </message>
    <message>
        <source>Talt i telefon</source>
        <translation>Talked on the phone</translation>
    </message>
    <message>
        <source>Teksten er gemt her. Tal med teamlederen om, hvem der kan skrive den ind.</source>
        <translation>The text is saved here. Talk to the team leader about who can write it in.</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Truffet</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>Udeblevet</source>
        <translation>Did not come</translation>
    </message>
    <message>
        <source>Udført</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Udgået</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Virksomhedsbesøg</source>
        <translation>Company visit</translation>
    </message>
    <message>
        <source>Vurdering</source>
        <translation>Assessment</translation>
    </message>
    <message>
        <source>adresse</source>
        <translation>address</translation>
    </message>
    <message>
        <source>aftale</source>
        <translation>agreement</translation>
    </message>
    <message>
        <source>aktivitet</source>
        <translation>activity</translation>
    </message>
    <message>
        <source>at arbejde med planen</source>
        <translation>to work on the plan</translation>
    </message>
    <message>
        <source>at arbejde med sagen</source>
        <translation>to work on the case</translation>
    </message>
    <message>
        <source>at finde sagen</source>
        <translation>finding the case</translation>
    </message>
    <message>
        <source>at forberede og holde et besøg</source>
        <translation>preparing and holding a visit</translation>
    </message>
    <message>
        <source>at få overblik over dagens besøg</source>
        <translation>an overview of the visits of the day</translation>
    </message>
    <message>
        <source>at få overblik over medarbejderens sager</source>
        <translation>an overview of the employee’s cases</translation>
    </message>
    <message>
        <source>at give denne liste på papir</source>
        <translation>giving this list on paper</translation>
    </message>
    <message>
        <source>at give et bilag som fil</source>
        <translation>giving an attachment as a file</translation>
    </message>
    <message>
        <source>at give planen på papir</source>
        <translation>giving the plan on paper</translation>
    </message>
    <message>
        <source>at give planen som fil</source>
        <translation>giving the plan as a file</translation>
    </message>
    <message>
        <source>at have dagens besøg på papir</source>
        <translation>having the visits of the day on paper</translation>
    </message>
    <message>
        <source>at kunne mødes eller sende et brev</source>
        <translation>being able to meet or send a letter</translation>
    </message>
    <message>
        <source>at lægge et kort ved døren</source>
        <translation>leaving a card at the door</translation>
    </message>
    <message>
        <source>at medarbejderen kan arbejde med sagen</source>
        <translation>so that the employee can work with the case</translation>
    </message>
    <message>
        <source>at rette det, der stod forkert</source>
        <translation>correcting what was wrong</translation>
    </message>
    <message>
        <source>at sagen ikke ligger, hvor den ikke længere skal være</source>
        <translation>so that the case does not lie where it should no longer be</translation>
    </message>
    <message>
        <source>at sammenholde to udgaver af en oplysning</source>
        <translation>comparing two versions of a fact</translation>
    </message>
    <message>
        <source>at se et bilag i sagen</source>
        <translation>seeing an attachment of the case</translation>
    </message>
    <message>
        <source>at se, hvornår sagen er brugt</source>
        <translation>seeing when the case was used</translation>
    </message>
    <message>
        <source>at sikre, at det er rette person</source>
        <translation>making sure that it is the right person</translation>
    </message>
    <message>
        <source>attest</source>
        <translation>certificate</translation>
    </message>
    <message>
        <source>beskyttet</source>
        <translation>protected</translation>
    </message>
    <message>
        <source>besøg</source>
        <translation>visit</translation>
    </message>
    <message>
        <source>bilag</source>
        <translation>attachment</translation>
    </message>
    <message>
        <source>borger</source>
        <translation>citizen</translation>
    </message>
    <message>
        <source>by</source>
        <translation>town</translation>
    </message>
    <message>
        <source>dato</source>
        <translation>date</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>efternavn</source>
        <translation>last name</translation>
    </message>
    <message>
        <source>egne ord</source>
        <translation>own words</translation>
    </message>
    <message>
        <source>fast kontakt</source>
        <translation>regular contact</translation>
    </message>
    <message>
        <source>forløb</source>
        <translation>placement</translation>
    </message>
    <message>
        <source>form</source>
        <translation>way of meeting</translation>
    </message>
    <message>
        <source>formål</source>
        <translation>purpose</translation>
    </message>
    <message>
        <source>fornavn</source>
        <translation>first name</translation>
    </message>
    <message>
        <source>fremdrift</source>
        <translation>progress</translation>
    </message>
    <message>
        <source>frist</source>
        <translation>deadline</translation>
    </message>
    <message>
        <source>frivillig</source>
        <translation>voluntary</translation>
    </message>
    <message>
        <source>historie</source>
        <translation>story</translation>
    </message>
    <message>
        <source>hvem</source>
        <translation>who</translation>
    </message>
    <message>
        <source>hvorfor</source>
        <translation>why</translation>
    </message>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>kl. {hour}.{minute}</source>
        <translation>{hour}:{minute}</translation>
    </message>
    <message>
        <source>kontaktforsøg</source>
        <translation>contact attempt</translation>
    </message>
    <message>
        <source>kort lagt</source>
        <translation>card left</translation>
    </message>
    <message>
        <source>løntimer</source>
        <translation>paid hours</translation>
    </message>
    <message>
        <source>medarbejder</source>
        <translation>employee</translation>
    </message>
    <message>
        <source>mål</source>
        <translation>goal</translation>
    </message>
    <message>
        <source>målepunkt</source>
        <translation>measure</translation>
    </message>
    <message>
        <source>møde</source>
        <translation>meeting</translation>
    </message>
    <message>
        <source>navn</source>
        <translation>name</translation>
    </message>
    <message>
        <source>nej</source>
        <translation>no</translation>
    </message>
    <message>
        <source>netværksperson</source>
        <translation>person in the network</translation>
    </message>
    <message>
        <source>notat</source>
        <translation>note</translation>
    </message>
    <message>
        <source>notat gemt kl. {hour}.{minute}</source>
        <translation>note saved {hour}:{minute}</translation>
    </message>
    <message>
        <source>område</source>
        <translation>area</translation>
    </message>
    <message>
        <source>planudgave</source>
        <translation>plan version</translation>
    </message>
    <message>
        <source>postnummer</source>
        <translation>postcode</translation>
    </message>
    <message>
        <source>sikkerhedsbemærkning</source>
        <translation>safety remark</translation>
    </message>
    <message>
        <source>slutdato</source>
        <translation>target date</translation>
    </message>
    <message>
        <source>sprog</source>
        <translation>language</translation>
    </message>
    <message>
        <source>status</source>
        <translation>status</translation>
    </message>
    <message>
        <source>sted</source>
        <translation>place</translation>
    </message>
    <message>
        <source>tekst</source>
        <translation>text</translation>
    </message>
    <message>
        <source>telefon</source>
        <translation>phone</translation>
    </message>
    <message>
        <source>tidspunkt</source>
        <translation>time</translation>
    </message>
    <message>
        <source>tolk</source>
        <translation>interpreter</translation>
    </message>
    <message>
        <source>tovholder</source>
        <translation>coordinator</translation>
    </message>
    <message>
        <source>udfald</source>
        <translation>outcome</translation>
    </message>
    <message>
        <source>udleveret papir</source>
        <translation>paper handed out</translation>
    </message>
    <message>
        <source>{answer} af 5</source>
        <translation>{answer} of 5</translation>
    </message>
    <message>
        <source>{count} aftaler</source>
        <translation>{count} agreements</translation>
    </message>
    <message>
        <source>{form} modtaget</source>
        <translation>{form} received</translation>
    </message>
    <message>
        <source>{form} rekvireret</source>
        <translation>{form} requested</translation>
    </message>
    <message>
        <source>{kind}: slettet</source>
        <translation>{kind}: deleted</translation>
    </message>
    <message>
        <source>{kind}: {words}</source>
        <translation>{kind}: {words}</translation>
    </message>
    <message>
        <source>{what} fra {who}</source>
        <translation>{what} from {who}</translation>
    </message>
    <message>
        <source>Åben</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>1 aftale</source>
        <translation>1 agreement</translation>
    </message>
    <message>
        <source>Billedet fylder {size} MB med alle sine punkter, og en sag tager højst 25 MB ad gangen. Det er ikke vedhæftet. Tag fluebenet ved »Behold originalen« væk; så vedhæftes det mindre.</source>
        <translation>With all its dots the picture takes {size} MB, and a case takes at most 25 MB at a time. It is not attached. Untick “Keep the original”, and it is attached smaller.</translation>
    </message>
    <message>
        <source>Computerens nøglering har ikke sin del af den nøgle mere, som centralen kender computeren på. Alt, du skriver, er gemt på denne computer, men intet bliver sendt. Bed teamlederen om en ny kode, så kommer computeren ind igen med alt, hvad der er her.</source>
        <translation>The computer’s keyring no longer has its part of the key that the central service knows the computer by. Everything you write is saved on this computer, but nothing is sent. Ask your team lead for a new code; the computer then comes in again with everything that is here.</translation>
    </message>
    <message>
        <source>Computerens nøglering svarer ikke, så computeren kan ikke tale med centralen. Alt, du skriver, er gemt på denne computer. Lås nøgleringen op, lås Fodfæste, og lås op igen; hjælper det ikke, så kontakt IT.</source>
        <translation>The computer’s keyring does not answer, so the computer cannot speak with the central service. Everything you write is saved on this computer. Unlock the keyring, lock Fodfæste, and unlock it again; if that does not help, contact IT.</translation>
    </message>
    <message>
        <source>Nøglen, som centralen kender denne computer på, er beskadiget eller væk. Alt, du skriver, er gemt på denne computer, men intet bliver sendt. Slet ingenting. Bed teamlederen om en ny kode, så kommer computeren ind igen med alt, hvad der er her.</source>
        <translation>The key that the central service knows this computer by is damaged or gone. Everything you write is saved on this computer, but nothing is sent. Delete nothing. Ask your team lead for a new code; the computer then comes in again with everything that is here.</translation>
    </message>
    <message>
        <source>{name}&apos;</source>
        <translation>{name}’s</translation>
    </message>
    <message>
        <source>{name}s</source>
        <translation>{name}’s</translation>
    </message>
    <message>
        <source>Bilaget er beskadiget på denne computer og vises derfor ikke. Resten af sagen er hel, og centralen har bilaget: det hentes igen af sig selv, når der er net. Åbn det igen om lidt.</source>
        <translation>The attachment is damaged on this computer and is therefore not shown. The rest of the case is whole, and the central service has the attachment: it comes again by itself when there is a connection. Open it again in a little while.</translation>
    </message>
    <message>
        <source>Ingen printer. Kortet er ikke skrevet ud. Skriv dit navn og telefonnummer på et stykke papir i stedet.</source>
        <translation>No printer. The card is not printed. Write your name and phone number on a piece of paper instead.</translation>
    </message>
    <message>
        <source>Ingen printer. Papiret er ikke skrevet ud. Vælg »Gem til USB«, eller prøv igen på kontoret.</source>
        <translation>No printer. The paper is not printed. Choose “Save to USB”, or try again at the office.</translation>
    </message>
    <message>
        <source>Kopien</source>
        <translation>The copy</translation>
    </message>
    <message>
        <source>Papiret</source>
        <translation>The paper</translation>
    </message>
    <message>
        <source>Papiret er sendt til printeren.</source>
        <translation>The paper is sent to the printer.</translation>
    </message>
    <message>
        <source>USB-nøglen svarer ikke</source>
        <translation>the USB stick does not answer</translation>
    </message>
    <message>
        <source>der er ikke plads</source>
        <translation>there is no room</translation>
    </message>
    <message>
        <source>der kan ikke skrives på stedet</source>
        <translation>the place cannot be written</translation>
    </message>
    <message>
        <source>fejl {status}</source>
        <translation>error {status}</translation>
    </message>
    <message>
        <source>stedet er der ikke længere</source>
        <translation>the place is no longer there</translation>
    </message>
    <message>
        <source>stedet tog ikke imod det</source>
        <translation>the place did not accept it</translation>
    </message>
    <message>
        <source>{day} kl. {hour}.{minute}</source>
        <translation>{day} {hour}:{minute}</translation>
    </message>
    <message>
        <source>{first}; {then}</source>
        <translation>{first}; {then}</translation>
    </message>
    <message>
        <source>{kind}, {about}</source>
        <translation>{kind}, {about}</translation>
    </message>
    <message>
        <source>{what} er gemt uden for Fodfæste som {name}.</source>
        <translation>{what} is saved outside Fodfæste as {name}.</translation>
    </message>
    <message>
        <source>{what} kunne ikke gemmes: {reason}. Intet er gået tabt. Vælg et andet sted, og gem igen.</source>
        <translation>{what} could not be saved: {reason}. Nothing is lost. Choose another place, and save again.</translation>
    </message>
    <message>
        <source>Den nye adgangssætning er for let at gætte. Intet er ændret. Vælg flere ord.</source>
        <translation>The new passphrase is too easy to guess. Nothing is changed. Choose more words.</translation>
    </message>
    <message>
        <source>Øvelseskontoret kunne ikke gøres klar. Intet uden for det er rørt. Luk Fodfæste, og prøv igen; hjælper det ikke, så slet mappen practice under programmets data.</source>
        <translation>The practice office could not be made ready. Nothing outside it is touched. Close Fodfæste and try again; if that does not help, delete the folder practice among the program’s data.</translation>
    </message>
    <message>
        <source>Forkert adgangssætning til denne kopi. Intet er ændret. Prøv igen med den adgangssætning, du bruger nu. Kun en kopi, som ikke kunne følge med, da du skiftede, åbnes stadig med den, du havde dengang.</source>
        <translation>Wrong passphrase for this copy. Nothing has changed. Try again with the passphrase you use now. Only a copy that could not keep up when you changed it still opens with the one you had then.</translation>
    </message>
    <message>
        <source>Sikkerhedskopier, der ikke kunne følge med: {count}. De åbnes stadig på den gamle måde, og intet er gået tabt. De bliver slettet af sig selv, når en ny kopi er taget, og centralen har kvitteret alt.</source>
        <translation>Sealed copies that could not keep up: {count}. They still open in the old way, and nothing is lost. They are deleted by themselves once a new copy has been made and the central service has receipts for everything.</translation>
    </message>
    <message>
        <source>Sagen er kun åbnet til læsning, fordi den ikke er på din sagsstamme. Intet er gemt; skriv til den, der har sagen.</source>
        <translation>The case is open for reading only, because it is not in your caseload. Nothing has been saved; write to whoever has the case.</translation>
    </message>
    <message>
        <source>Teksten er gemt her. Tal med teamlederen, og prøv igen, når det er på plads.</source>
        <translation>The text is kept here. Talk to the team leader, and try again once it is settled.</translation>
    </message>
    <message>
        <source>Der kom intet svar fra browseren. Intet er ændret, og det, der er på computeren, er der stadig. Prøv igen, når du er klar.</source>
        <translation>No answer came from the browser. Nothing has changed, and what is on the computer is still there. Try again when you are ready.</translation>
    </message>
    <message>
        <source>Du loggede ind som en anden end den, computeren er sat op til. Intet er ændret, og det, der er på computeren, er der stadig. Log ind som dig selv, og prøv igen.</source>
        <translation>You signed in as somebody other than the person this computer is set up for. Nothing has changed, and what is on the computer is still there. Sign in as yourself and try again.</translation>
    </message>
    <message>
        <source>Intet er ændret, og det, der er på computeren, er der stadig.</source>
        <translation>Nothing has changed, and what is on the computer is still there.</translation>
    </message>
    <message>
        <source>Kommunen beder dig logge ind igen. Alt, du skriver, er gemt på denne computer. Det sendes, når du har logget ind.</source>
        <translation>The municipality asks you to sign in again. Everything you write is saved on this computer. It is sent when you have signed in.</translation>
    </message>
    <message>
        <source>Kommunen har ikke givet dig adgang til Fodfæste. Intet er ændret, og det, der er på computeren, er der stadig. Tal med teamlederen.</source>
        <translation>The municipality has not given you access to Fodfæste. Nothing has changed, and what is on the computer is still there. Talk to the team lead.</translation>
    </message>
    <message>
        <source>Kommunen kræver et stærkere login end det, du brugte. Intet er ændret, og det, der er på computeren, er der stadig. Prøv igen, og vælg det login, kommunen beder om.</source>
        <translation>The municipality demands a stronger sign-in than the one you used. Nothing has changed, and what is on the computer is still there. Try again and choose the sign-in that the municipality asks for.</translation>
    </message>
    <message>
        <source>Kommunens login sagde nej eller kunne ikke gennemføres. Intet er ændret, og det, der er på computeren, er der stadig. Prøv igen om lidt.</source>
        <translation>The municipality’s sign-in said no or could not be carried out. Nothing has changed, and what is on the computer is still there. Try again in a moment.</translation>
    </message>
    <message>
        <source>Der er intet at flytte: notatet er taget ud af sagen i mellemtiden.</source>
        <translation>There is nothing to move: the note was taken out of the case in the meantime.</translation>
    </message>
    <message>
        <source>Det er den borger, notatet allerede står hos. Vælg den borger, det handler om. Intet er flyttet.</source>
        <translation>That is the citizen in whose case the note already stands. Choose the citizen it is about. Nothing is moved.</translation>
    </message>
    <message>
        <source>En fil, der skal med, ligger ikke på denne computer endnu. Intet er flyttet. Vent, til den er hentet.</source>
        <translation>A file that goes along is not on this computer yet. Nothing is moved. Wait until it has been fetched.</translation>
    </message>
    <message>
        <source>Flyttet til den rigtige borger</source>
        <translation>Moved to the right citizen</translation>
    </message>
    <message>
        <source>Skriv grunden uden navn og CPR-nummer på den anden borger, for grunden bliver stående i denne sag. Intet er flyttet.</source>
        <translation>Write the reason without the other citizen’s name and CPR number, because it stays in this case. Nothing is moved.</translation>
    </message>
    <message>
        <source>Skriv, hvad du har vurderet, og hvorfor. Det er dokumentationen, hvis nogen spørger.</source>
        <translation>Write what you have judged, and why. It is the documentation if anybody asks.</translation>
    </message>
    <message>
        <source>Skriv, hvorfor det stod i den forkerte sag. Grunden bliver stående i sagen i stedet for ordene.</source>
        <translation>Write why it stood in the wrong case. The reason stays in the case in place of the words.</translation>
    </message>
    <message>
        <source>oplysninger i en forkert sag</source>
        <translation>information in a wrong case</translation>
    </message>
    <message>
        <source>Det stod i en forkert borgers sag og er taget ud af den. Det, du skrev, ligger hos centralen i 30 dage.</source>
        <translation>It stood in the wrong citizen’s case and was taken out of it. What you wrote lies at the central service for 30 days.</translation>
    </message>
    <message>
        <source>Hvilken slettefrist der gælder for jeres sager (KLE-gruppe), er ikke efterprøvet her: kommunen bestemmer koden.</source>
        <translation>Which deletion code holds for your cases (KLE group) was not verified here: the municipality decides the code.</translation>
    </message>
    <message>
        <source>Ingen har sagt, hvornår sagen blev afsluttet, så opbevaringstiden er ikke begyndt. Sig det med: fodfaeste-central retention close. Intet er ændret.</source>
        <translation>Nobody has said when the case was closed, so the time for which it is kept has not begun. Say it with: fodfaeste-central retention close. Nothing has been changed.</translation>
    </message>
    <message>
        <source>Sagen er slettet, fordi den ikke må gemmes længere. Det, du skrev, ligger hos centralen i 30 dage.</source>
        <translation>The case was erased because it may be kept no longer. What you wrote lies at the central service for 30 days.</translation>
    </message>
    <message>
        <source>Sagen skal gemmes til {day}: notat- og journalpligten går forud (databeskyttelsesforordningens artikel 17, stk. 3, litra b). Intet er ændret.</source>
        <translation>The case must be kept until {day}: the duty to take notes and keep a journal comes first (GDPR article 17(3)(b)). Nothing has been changed.</translation>
    </message>
    <message>
        <source>Skriv grunden uden navn og CPR-nummer på borgeren: den bliver stående, når sagen er væk. Intet er ændret.</source>
        <translation>Write the reason without the citizen’s name and CPR number: it stays when the case is gone. Nothing has been changed.</translation>
    </message>
    <message>
        <source>Skriv, hvorfor sagen slettes, og hvem der har besluttet det. Grunden bliver stående. Intet er ændret.</source>
        <translation>Write why the case is erased and who has decided it. The reason stays. Nothing has been changed.</translation>
    </message>
    <message>
        <source>Slettefristen skrives som en KLE-kode i dage, for eksempel P1825D (5 år). Intet er ændret.</source>
        <translation>The deletion code is written as a KLE code in days, for example P1825D (5 years). Nothing has been changed.</translation>
    </message>
    <message>
        <source>Borgeren</source>
        <translation>The citizen</translation>
    </message>
    <message>
        <source>Borgeren døde</source>
        <translation>The citizen died</translation>
    </message>
    <message>
        <source>Dagen ligger ude i fremtiden. Skriv den dag, borgeren døde. Intet er ændret.</source>
        <translation>The day lies in the future. Write the day on which the citizen died. Nothing is changed.</translation>
    </message>
    <message>
        <source>Skriv den dag, borgeren døde.</source>
        <translation>Write the day on which the citizen died.</translation>
    </message>
    <message>
        <source>Skriv, hvor du ved det fra, for eksempel CPR-registret eller en pårørende.</source>
        <translation>Write where you know it from, for example the CPR register or a relative.</translation>
    </message>
    <message>
        <source>Stoppet: borgeren døde {day}</source>
        <translation>Stopped: the citizen died on {day}</translation>
    </message>
    <message>
        <source>dødsdag</source>
        <translation>day of death</translation>
    </message>
    <message>
        <source>kilde til dødsfaldet</source>
        <translation>source of the death</translation>
    </message>
    <message>
        <source>slut ved dødsfald</source>
        <translation>ended by death</translation>
    </message>
    <message>
        <source>{name} er skrevet som død. Der planlægges intet besøg, og intet papir går ud til en død. Er det en fejl, så tag dødsfaldet tilbage på borgerens side; alt står da som før. Intet er ændret.</source>
        <translation>{name} is written as dead. No visit is planned, and no paper goes out to the dead. If it is an error, take the death back on the citizen’s page; everything then stands as before. Nothing is changed.</translation>
    </message>
    <message>
        <source>Kommunen beder dig logge ind på ny, lige før en sag uden for din sagsstamme åbnes. Intet er åbnet endnu. Det, du har skrevet her, står der stadig.</source>
        <translation>The municipality asks you to sign in once more, right before a case outside your caseload is opened. Nothing has been opened yet. What you typed here still stands.</translation>
    </message>
    <message>
        <source>Kommunens login spurgte dig ikke på ny, så det kunne ikke ses, at det er dig. Intet er ændret, og det, der er på computeren, er der stadig. Prøv igen; sker det samme, så sig det til administratoren.</source>
        <translation>The municipality’s sign-in did not ask you anew, so it could not be seen that it is you. Nothing has changed, and what is on the computer is still there. Try again; if the same happens, tell the administrator.</translation>
    </message>
    <message>
        <source>Skriv din adgangssætning igen, lige før en sag uden for din sagsstamme åbnes. Intet er åbnet endnu. Det, du har skrevet her, står der stadig.</source>
        <translation>Type your passphrase once more, right before a case outside your caseload is opened. Nothing has been opened yet. What you typed here still stands.</translation>
    </message>
    <message>
        <source>Aftalen slutter, før den begynder. Vælg en senere slutdag.</source>
        <translation>The agreement ends before it begins. Choose a later last day.</translation>
    </message>
    <message>
        <source>En mentoraftale kan højst løbe i seks måneder ad gangen. Vælg en slutdag senest {day}.</source>
        <translation>A mentor agreement can run for six months at most at a time. Choose a last day no later than {day}.</translation>
    </message>
    <message>
        <source>Linjen er for lang til arket. Skriv det med højst 240 tegn.</source>
        <translation>The line is too long for the sheet. Write it in at most 240 characters.</translation>
    </message>
    <message>
        <source>Mentor</source>
        <translation>Mentor</translation>
    </message>
    <message>
        <source>Skriv med én linje, hvad I lavede.</source>
        <translation>Write in one line what you did.</translation>
    </message>
    <message>
        <source>Skriv tiden i minutter, fra 1 til 1440.</source>
        <translation>Write the time in minutes, from 1 to 1440.</translation>
    </message>
    <message>
        <source>Skriv, hvad mentoren skal hjælpe med.</source>
        <translation>Write what the mentor is to help with.</translation>
    </message>
    <message>
        <source>Skriv, hvad mentorstøtten skal føre til. Målet står på mentorens ark.</source>
        <translation>Write what the mentor support is to lead to. The goal stands on the mentor’s sheet.</translation>
    </message>
    <message>
        <source>Skriv, hvor mange timer der er bevilget, for eksempel 36.</source>
        <translation>Write how many hours are granted, for instance 36.</translation>
    </message>
    <message>
        <source>Skriv, hvornår aftalen begynder og slutter.</source>
        <translation>Write when the agreement begins and ends.</translation>
    </message>
    <message>
        <source>Vælg, hvem der er mentor.</source>
        <translation>Choose who is mentor.</translation>
    </message>
    <message>
        <source>mentoraftale</source>
        <translation>mentor agreement</translation>
    </message>
    <message>
        <source>mentortid</source>
        <translation>mentor time</translation>
    </message>
    <message>
        <source>Dagen er ikke kommet endnu. Skriv tiden ind, når I har mødt hinanden.</source>
        <translation>The day has not come yet. Log the time when you have met.</translation>
    </message>
    <message>
        <source>CPR-nummer</source>
        <translation>CPR number</translation>
    </message>
    <message>
        <source>CPR-nummer gælder fra</source>
        <translation>CPR number holds from</translation>
    </message>
    <message>
        <source>Dagen ligger ude i fremtiden. Skriv det, når det gælder. Intet er ændret.</source>
        <translation>The day lies in the future. Write it when it holds. Nothing is changed.</translation>
    </message>
    <message>
        <source>Det er det CPR-nummer, der allerede står. Intet er ændret.</source>
        <translation>That is the CPR number that stands already. Nothing is changed.</translation>
    </message>
    <message>
        <source>Det hedder borgeren allerede. Intet er ændret.</source>
        <translation>That is what the citizen is called already. Nothing is changed.</translation>
    </message>
    <message>
        <source>Nyt CPR-nummer, før: {cpr}</source>
        <translation>New CPR number, before: {cpr}</translation>
    </message>
    <message>
        <source>Nyt navn, før: {name}</source>
        <translation>New name, before: {name}</translation>
    </message>
    <message>
        <source>Sagen er ikke på denne computer mere. Intet er ændret.</source>
        <translation>The case is not on this computer any more. Nothing is changed.</translation>
    </message>
    <message>
        <source>Skriv den dag, det gælder fra.</source>
        <translation>Write the day from which it holds.</translation>
    </message>
    <message>
        <source>Skriv, hvor du ved det fra, for eksempel CPR-registret eller borgerens pas.</source>
        <translation>Write where you know it from, for example the CPR register or the citizen’s passport.</translation>
    </message>
    <message>
        <source>gjaldt fra</source>
        <translation>held from</translation>
    </message>
    <message>
        <source>gjaldt til</source>
        <translation>held until</translation>
    </message>
    <message>
        <source>kilde til CPR-nummeret</source>
        <translation>source of the CPR number</translation>
    </message>
    <message>
        <source>kilde til navnet</source>
        <translation>source of the name</translation>
    </message>
    <message>
        <source>navnet gælder fra</source>
        <translation>the name holds from</translation>
    </message>
    <message>
        <source>tidligere CPR-nummer</source>
        <translation>former CPR number</translation>
    </message>
    <message>
        <source>tidligere navn</source>
        <translation>former name</translation>
    </message>
    <message>
        <source>{cpr} (før: {former})</source>
        <translation>{cpr} (before: {former})</translation>
    </message>
    <message>
        <source>Det er den version, der står nu. Intet er ændret.</source>
        <translation>That is the version that stands now. Nothing is changed.</translation>
    </message>
    <message>
        <source>afslutning</source>
        <translation>ending</translation>
    </message>
    <message>
        <source>afsluttet</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>aftalt sidst</source>
        <translation>agreed last time</translation>
    </message>
    <message>
        <source>at se, hvad der stod før</source>
        <translation>to see what stood there before</translation>
    </message>
    <message>
        <source>begyndt</source>
        <translation>begun</translation>
    </message>
    <message>
        <source>bemærkning</source>
        <translation>remark</translation>
    </message>
    <message>
        <source>beskyttet adresse</source>
        <translation>protected address</translation>
    </message>
    <message>
        <source>bestilt</source>
        <translation>ordered</translation>
    </message>
    <message>
        <source>dage mellem kontakter</source>
        <translation>days between contacts</translation>
    </message>
    <message>
        <source>delmål</source>
        <translation>milestones</translation>
    </message>
    <message>
        <source>fremmøde</source>
        <translation>attendance</translation>
    </message>
    <message>
        <source>grund</source>
        <translation>reason</translation>
    </message>
    <message>
        <source>lovgrundlag</source>
        <translation>legal basis</translation>
    </message>
    <message>
        <source>læge</source>
        <translation>doctor</translation>
    </message>
    <message>
        <source>makker</source>
        <translation>partner</translation>
    </message>
    <message>
        <source>med hvem</source>
        <translation>with whom</translation>
    </message>
    <message>
        <source>modtaget</source>
        <translation>received</translation>
    </message>
    <message>
        <source>måde</source>
        <translation>way</translation>
    </message>
    <message>
        <source>målgruppe</source>
        <translation>target group</translation>
    </message>
    <message>
        <source>nummer</source>
        <translation>number</translation>
    </message>
    <message>
        <source>nåede delmål</source>
        <translation>milestones reached</translation>
    </message>
    <message>
        <source>parathed</source>
        <translation>readiness</translation>
    </message>
    <message>
        <source>pris</source>
        <translation>price</translation>
    </message>
    <message>
        <source>resultat</source>
        <translation>result</translation>
    </message>
    <message>
        <source>rolle</source>
        <translation>role</translation>
    </message>
    <message>
        <source>rykkere</source>
        <translation>reminders</translation>
    </message>
    <message>
        <source>sagt den</source>
        <translation>said on</translation>
    </message>
    <message>
        <source>samtykke</source>
        <translation>consent</translation>
    </message>
    <message>
        <source>slags</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>slut</source>
        <translation>end</translation>
    </message>
    <message>
        <source>spørgsmål</source>
        <translation>question</translation>
    </message>
    <message>
        <source>start</source>
        <translation>start</translation>
    </message>
    <message>
        <source>svar</source>
        <translation>answer</translation>
    </message>
    <message>
        <source>tages med</source>
        <translation>to bring</translation>
    </message>
    <message>
        <source>timeløn</source>
        <translation>hourly wage</translation>
    </message>
    <message>
        <source>timer</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>timer om ugen</source>
        <translation>hours a week</translation>
    </message>
    <message>
        <source>type</source>
        <translation>type</translation>
    </message>
    <message>
        <source>udleveret den</source>
        <translation>handed out on</translation>
    </message>
    <message>
        <source>uge</source>
        <translation>week</translation>
    </message>
    <message>
        <source>virksomhed</source>
        <translation>company</translation>
    </message>
    <message>
        <source>Der stod en anden borgers ord i det, der blev udleveret. {why}</source>
        <translation>Another citizen’s words stood in what was handed out. {why}</translation>
    </message>
    <message>
        <source>Plan, udgave {number}: indholdet er taget ud</source>
        <translation>Plan, version {number}: the contents were taken out</translation>
    </message>
    <message>
        <source>papir uden indhold</source>
        <translation>paper without contents</translation>
    </message>
    <message>
        <source>Du står ikke som leder af et team hos centralen. Intet er ændret. Tal med administratoren.</source>
        <translation>The central service does not know you as the lead of a team. Nothing was changed. Talk to the administrator.</translation>
    </message>
    <message>
        <source>Sagerne er ikke hos den, der skulle afgive dem, så intet er flyttet. Hent teamet igen, og se efter.</source>
        <translation>The cases are not with the person who was to give them, so nothing was moved. Fetch the team again, and look.</translation>
    </message>
    <message>
        <source>Denne computer har en ældre udgave af Fodfæste end centralen og kan ikke hente nyt. Alt, du skriver, er gemt på denne computer og bliver stadig sendt. Opdater Fodfæste, eller bed administratoren om det; så hentes det, der er nyt.</source>
        <translation>This computer has an older version of Fodfæste than the central service and cannot fetch anything new. Everything you write is kept on this computer and is still sent. Update Fodfæste, or ask the administrator to; then what is new is fetched.</translation>
    </message>
    <message>
        <source>CPR-nummeret har en sag her allerede. Intet er oprettet.</source>
        <translation>The CPR number already has a case here. Nothing has been opened.</translation>
    </message>
    <message>
        <source>En ny sag oprettes af en sagsbehandler. Intet er oprettet.</source>
        <translation>A new case is opened by a caseworker. Nothing has been opened.</translation>
    </message>
    <message>
        <source>Du var begyndt her, men computerens nøglering har ikke sin del mere. Intet er gået tabt, for intet var skrevet. Bed teamlederen om en ny kode.</source>
        <translation>You had begun here, but the computer’s keyring no longer has its part. Nothing is lost, because nothing was written. Ask your team lead for a new code.</translation>
    </message>
    <message>
        <source>Du var begyndt her, men computerens nøglering svarer ikke. Lås nøgleringen op, og åbn Fodfæste igen, så går du videre, hvor du slap. Ellers bed teamlederen om en ny kode.</source>
        <translation>You had begun here, but the computer’s keyring does not answer. Unlock the keyring and open Fodfæste again; then you go on where you stopped. Otherwise ask your team lead for a new code.</translation>
    </message>
    <message>
        <source>Koden er allerede brugt, på en anden computer eller i et forsøg, der blev afbrudt. Bed teamlederen om en ny.</source>
        <translation>The code has already been used, on another computer or in an attempt that was broken off. Ask the team leader for a new one.</translation>
    </message>
    <message>
        <source>Computeren var spærret, da det kom frem. Teamlederen kan se, at det ligger der.</source>
        <translation>The computer was shut out when it arrived. The team leader can see that it is there.</translation>
    </message>
    <message>
        <source>Dagen ligger ude i fremtiden. Skriv den dag, sagen blev lukket. Intet er ændret.</source>
        <translation>The day lies in the future. Write the day on which the case was closed. Nothing is changed.</translation>
    </message>
    <message>
        <source>Sagen blev lukket</source>
        <translation>The case was closed</translation>
    </message>
    <message>
        <source>Sagen om {name} er lukket. Der planlægges intet besøg i en lukket sag. Skal der ske mere, så åbn sagen igen på borgerens side; alt står da som før. Intet er ændret.</source>
        <translation>The case of {name} is closed. No visit is planned in a closed case. If more is to be done, open the case again on the citizen’s page; everything is then as before. Nothing is changed.</translation>
    </message>
    <message>
        <source>Skriv den dag, sagen blev lukket.</source>
        <translation>Write the day on which the case was closed.</translation>
    </message>
    <message>
        <source>Skriv, hvad der sker nu: hvem borgeren kan gå til, og hvad der stadig er aftalt.</source>
        <translation>Write what happens now: whom the citizen can turn to, and what is still agreed.</translation>
    </message>
    <message>
        <source>Stoppet: sagen blev lukket {day}</source>
        <translation>Stopped: the case was closed on {day}</translation>
    </message>
    <message>
        <source>Vælg, hvorfor sagen lukkes.</source>
        <translation>Choose why the case is closed.</translation>
    </message>
    <message>
        <source>borgeren</source>
        <translation>the citizen</translation>
    </message>
    <message>
        <source>hvad der sker, når sagen er lukket</source>
        <translation>what happens once the case is closed</translation>
    </message>
    <message>
        <source>hvorfor sagen er lukket</source>
        <translation>why the case is closed</translation>
    </message>
    <message>
        <source>sagen blev lukket {day}</source>
        <translation>the case was closed on {day}</translation>
    </message>
    <message>
        <source>sagen lukket den</source>
        <translation>case closed on</translation>
    </message>
    <message>
        <source>Aftale om praktik til {to}</source>
        <translation>Agreement on a placement for {to}</translation>
    </message>
    <message>
        <source>Aftalen</source>
        <translation>The agreement</translation>
    </message>
    <message>
        <source>Den dag er gået. Spørg borgeren igen, og skriv, til hvilken dag hans eller hendes ja gælder.</source>
        <translation>That day has passed. Ask the citizen again, and write until which day his or her yes holds.</translation>
    </message>
    <message>
        <source>Det, borgeren har sagt ja til</source>
        <translation>What the citizen has said yes to</translation>
    </message>
    <message>
        <source>Formålet</source>
        <translation>The purpose</translation>
    </message>
    <message>
        <source>Målepunktet</source>
        <translation>The measure</translation>
    </message>
    <message>
        <source>Målet</source>
        <translation>The goal</translation>
    </message>
    <message>
        <source>Skriv, hvad borgeren har sagt ja til. Uden et ja går der intet papir ud.</source>
        <translation>Write what the citizen has said yes to. Without a yes no paper leaves.</translation>
    </message>
    <message>
        <source>Skriv, hvem papiret er til.</source>
        <translation>Write who the paper is for.</translation>
    </message>
    <message>
        <source>Skriv, til hvilken dag borgerens ja gælder.</source>
        <translation>Write until which day the citizen’s yes holds.</translation>
    </message>
    <message>
        <source>Uddrag af planen til {to}</source>
        <translation>Extract of the plan for {to}</translation>
    </message>
    <message>
        <source>at give en samarbejdspartner det, borgeren har sagt ja til</source>
        <translation>to give a partner what the citizen has said yes to</translation>
    </message>
    <message>
        <source>at give en virksomhed aftalen om praktik</source>
        <translation>to give a workplace the agreement on the placement</translation>
    </message>
    <message>
        <source>helbred</source>
        <translation>health</translation>
    </message>
    <message>
        <source>jeres vurdering</source>
        <translation>your assessment</translation>
    </message>
    <message>
        <source>misbrug</source>
        <translation>abuse</translation>
    </message>
    <message>
        <source>myndighed og ydelse</source>
        <translation>authority and benefit</translation>
    </message>
    <message>
        <source>privat</source>
        <translation>private</translation>
    </message>
    <message>
        <source>Dagen ligger ude i fremtiden. Skriv den dag, det gælder fra. Intet er ændret.</source>
        <translation>The day lies in the future. Write the day from which it holds. Nothing is changed.</translation>
    </message>
    <message>
        <source>Hentet hjem eller makuleret</source>
        <translation>Brought back or shredded</translation>
    </message>
    <message>
        <source>Kan ikke hentes</source>
        <translation>Cannot be had back</translation>
    </message>
    <message>
        <source>Ligger hos borgeren selv</source>
        <translation>With the citizen</translation>
    </message>
    <message>
        <source>Skriv kort hvorfor. Grunden ses kun af dem, der må se adressen.</source>
        <translation>Write briefly why. Only those who may see the address see the reason.</translation>
    </message>
    <message>
        <source>Skriv, hvor det er, og hvem der har fået det at vide.</source>
        <translation>Write where it is, and who has been told.</translation>
    </message>
    <message>
        <source>Skriv, hvor du ved det fra, for eksempel borgeren selv, CPR-registret eller politiet.</source>
        <translation>Write how you know, for example the citizen, the CPR register or the police.</translation>
    </message>
    <message>
        <source>Vælg, hvad der er gjort ved det.</source>
        <translation>Choose what was done about it.</translation>
    </message>
    <message>
        <source>adressebeskyttelsen gælder fra</source>
        <translation>address protection holds from</translation>
    </message>
    <message>
        <source>hvad der er gjort</source>
        <translation>what was done</translation>
    </message>
    <message>
        <source>hvorfor adressen er beskyttet</source>
        <translation>why the address is protected</translation>
    </message>
    <message>
        <source>kilde til adressebeskyttelsen</source>
        <translation>source of the address protection</translation>
    </message>
    <message>
        <source>papir med adressen</source>
        <translation>paper with the address</translation>
    </message>
    <message>
        <source>Dagen er ikke kommet endnu. Skriv den dag, der er skrevet under på papiret.</source>
        <translation>That day has not come yet. Write the day on which the paper was signed.</translation>
    </message>
    <message>
        <source>Der er ingen underskrift endnu. Skriv under i feltet, eller vælg »På papir«.</source>
        <translation>There is no signature yet. Sign in the field, or choose “On paper”.</translation>
    </message>
    <message>
        <source>Planen blev ændret imens. Læs den igen, og skriv under på det, der står nu. Den underskrift, du var ved at gemme, er ikke gemt.</source>
        <translation>The plan was changed meanwhile. Read it again, and sign what stands there now. The signature that you were about to save is not saved.</translation>
    </message>
    <message>
        <source>Skrevet under af {names}.</source>
        <translation>Signed by {names}.</translation>
    </message>
    <message>
        <source>Skriv den dag, der er skrevet under på papiret.</source>
        <translation>Write the day on which the paper was signed.</translation>
    </message>
    <message>
        <source>Skriv navnet på den, der har skrevet under på papiret.</source>
        <translation>Write the name of the person who signed the paper.</translation>
    </message>
    <message>
        <source>Udgave {number} er fra {day}. Den kan ikke være underskrevet før den dag.</source>
        <translation>Version {number} is of {day}. It cannot have been signed before that day.</translation>
    </message>
    <message>
        <source>Underskriften er kun en prik. Skriv navnet i feltet, eller vælg »På papir«.</source>
        <translation>The signature is only a dot. Write the name in the field, or choose “On paper”.</translation>
    </message>
    <message>
        <source>underskrift</source>
        <translation>signature</translation>
    </message>
    <message>
        <source>Det er ikke lagt til side mere: det er sendt igen, eller sagen er givet videre. Intet er ændret.</source>
        <translation>It is not kept aside any more: it was sent again, or the case was handed over. Nothing is changed.</translation>
    </message>
    <message>
        <source>Skriv kort hvorfor. Grunden står ved det, der er lagt væk.</source>
        <translation>Write briefly why. The reason stands beside what is put away.</translation>
    </message>
    <message>
        <source>Det, der venter, er for meget til én fil (over 64 MB). Intet er skrevet; det er gemt her, til der er forbindelse.</source>
        <translation>What waits is too much for one file (more than 64 MB). Nothing has been written; it is saved here until there is a connection.</translation>
    </message>
    <message>
        <source>Filen kunne ikke skrives dér. Måske er USB-nøglen fuld, skrivebeskyttet eller taget ud. Det, der venter, er stadig gemt på denne computer. Vælg et andet sted.</source>
        <translation>The file could not be written there. Perhaps the USB stick is full, write-protected or taken out. What waits is still saved on this computer. Choose another place.</translation>
    </message>
    <message>
        <source>Intet venter på at blive sendt. Intet er skrevet.</source>
        <translation>Nothing waits to be sent. Nothing has been written.</translation>
    </message>
    <message>
        <source>Føler du dig hjulpet?</source>
        <translation>Do you feel helped?</translation>
    </message>
    <message>
        <source>Dagens besøg</source>
        <translation>The day’s visits</translation>
    </message>
    <message>
        <source>Den fælles plan</source>
        <translation>The joint plan</translation>
    </message>
    <message>
        <source>En kopi af et bilag</source>
        <translation>A copy of an attached file</translation>
    </message>
    <message>
        <source>Kortet til døren</source>
        <translation>The card for the door</translation>
    </message>
    <message>
        <source>Månedens mentortimer</source>
        <translation>The month’s mentor hours</translation>
    </message>
    <message>
        <source>Papir til en arbejdsplads</source>
        <translation>The paper for a workplace</translation>
    </message>
    <message>
        <source>Papir til en samarbejdspartner</source>
        <translation>The paper for a partner</translation>
    </message>
    <message>
        <source>Udtrækket af loggen</source>
        <translation>The extract of the log</translation>
    </message>
    <message>
        <source>{paper} er ikke skrevet ud: din rolle i sagen giver ikke ret til det. Den faste kontakt kan gøre det. Intet er ændret.</source>
        <translation>{paper} was not printed: your role in the case gives no right to it. The regular contact can do it. Nothing is changed.</translation>
    </message>
    <message>
        <source>Din adgang blev ændret</source>
        <translation>Your access was changed</translation>
    </message>
    <message>
        <source>Din adgang sluttede</source>
        <translation>Your access ended</translation>
    </message>
    <message>
        <source>En sag blev slettet</source>
        <translation>A case was erased</translation>
    </message>
    <message>
        <source>Overdraget til {to}</source>
        <translation>Handed over to {to}</translation>
    </message>
    <message>
        <source>Valgt mellem {count} versioner: {what}</source>
        <translation>Chosen between {count} versions: {what}</translation>
    </message>
    <message>
        <source>Planen kan ikke skrives under her: din rolle i sagen giver ikke ret til at gemme en underskrift. Den faste kontakt kan gøre det. Ingen har skrevet under.</source>
        <translation>The plan cannot be signed here: your role in the case does not let you save a signature. The regular contact can do it. Nobody has signed.</translation>
    </message>
    <message>
        <source>Dit svar på Samme person blev ikke taget ind. Intet er ændret. Svar igen, hvis du spørges.</source>
        <translation>Your answer on Same person was not taken in. Nothing has changed. Answer again if you are asked.</translation>
    </message>
    <message>
        <source>Det er blevet en ny dag, og planen har fået den dato. Læs den igen, og skriv under en gang til. Den underskrift, du var ved at gemme, er ikke gemt.</source>
        <translation>A new day has begun, and the plan has its date. Read it again and sign once more. The signature that you were saving is not saved.</translation>
    </message>
    <message>
        <source>at dele planer ud til dagens besøg</source>
        <translation>handing out plans for the day’s visits</translation>
    </message>
    <message>
        <source>Almindelig</source>
        <translation>Ordinary</translation>
    </message>
    <message>
        <source>Stor</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>planens andet sprog</source>
        <translation>other language of the plan</translation>
    </message>
    <message>
        <source>planens skrift</source>
        <translation>print of the plan</translation>
    </message>
    <message>
        <source>Planens fil er ikke forseglet: computerens segl er beskadiget. Underskriften gælder, som den er gemt. Computeren laver et nyt segl, næste gang nogen skriver under.</source>
        <translation>The file of the plan is not sealed: this computer’s seal is damaged. The signature stands as it was saved. The computer makes a new seal the next time somebody signs.</translation>
    </message>
    <message>
        <source>Planens fil er ikke forseglet: det, der forsegler, virkede ikke på denne computer. Underskriften gælder, som den er gemt. Sig det til IT.</source>
        <translation>The file of the plan is not sealed: what seals it did not work on this computer. The signature stands as it was saved. Tell IT.</translation>
    </message>
    <message>
        <source>Aftale</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Besøg</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>Den første dag ligger efter den sidste. Intet er skrevet ud. Byt om på dem.</source>
        <translation>The first day lies after the last. Nothing has been printed. Swap them.</translation>
    </message>
    <message>
        <source>Sagens forløb</source>
        <translation>The course of the case</translation>
    </message>
    <message>
        <source>aftaler</source>
        <translation>agreements</translation>
    </message>
    <message>
        <source>at have sagens forløb på papir til en afgørelse</source>
        <translation>to have the course of the case on paper for a decision</translation>
    </message>
    <message>
        <source>at have sagens forløb som fil til en afgørelse</source>
        <translation>to have the course of the case as a file for a decision</translation>
    </message>
    <message>
        <source>at vælge, hvad der skal på papir</source>
        <translation>to choose what goes on paper</translation>
    </message>
    <message>
        <source>attester</source>
        <translation>medical statements</translation>
    </message>
    <message>
        <source>inden {day}</source>
        <translation>by {day}</translation>
    </message>
    <message>
        <source>møder</source>
        <translation>meetings</translation>
    </message>
    <message>
        <source>notater</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>Kun dansk</source>
        <translation>Danish only</translation>
    </message>
    <message>
        <source>Den faste kontakt, eller den, der står i for ham, lukker sagen. Intet er ændret. Skal sagen være lukket, så bed ham om det; den kan stå åben, til han har gjort det.</source>
        <translation>The regular contact, or whoever stands in for them, closes the case. Nothing has been changed. If the case should be closed, ask them to do it; it can stay open until they have.</translation>
    </message>
    <message>
        <source>arabisk</source>
        <translation>Arabic</translation>
    </message>
    <message>
        <source>engelsk</source>
        <translation>English</translation>
    </message>
    <message>
        <source>persisk</source>
        <translation>Persian</translation>
    </message>
    <message>
        <source>polsk</source>
        <translation>Polish</translation>
    </message>
    <message>
        <source>somali</source>
        <translation>Somali</translation>
    </message>
    <message>
        <source>tyrkisk</source>
        <translation>Turkish</translation>
    </message>
    <message>
        <source>ukrainsk</source>
        <translation>Ukrainian</translation>
    </message>
    <message>
        <source>Adressen er beskyttet. Den står ikke her.</source>
        <translation>The address is protected. It is not stated here.</translation>
    </message>
    <message>
        <source>Overdragelsen</source>
        <translation>The hand-over</translation>
    </message>
    <message>
        <source>Planen er udgave {number}.</source>
        <translation>The plan is edition {number}.</translation>
    </message>
    <message>
        <source>Tolk: {language}</source>
        <translation>Interpreter: {language}</translation>
    </message>
    <message>
        <source>at en ny medarbejder kan tage over</source>
        <translation>so that a new colleague can take over</translation>
    </message>
    <message>
        <source>Et personnummer er udeladt. Det må ikke stå på papiret.</source>
        <translation>A CPR number has been left out. It must not stand on the paper.</translation>
    </message>
    <message>
        <source>Printeren kan ikke skrive alle tegn. På papiret står der: {names}.</source>
        <translation>The printer cannot write every character. On the paper it says: {names}.</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>Fodfæste er åbent på denne computer, men svarer ikke: det er ved at starte eller lukke, eller vinduet kan ikke hentes frem herfra. Intet er ændret. Find vinduet på skærmen, eller vent lidt, og prøv igen.</source>
        <translation>Fodfæste is open on this computer but does not answer: it is starting or closing, or its window cannot be brought up from here. Nothing has changed. Find the window on the screen, or wait a moment and try again.</translation>
    </message>
    <message>
        <source>Disken er fuld, og derfor kan Fodfæste ikke starte. Intet er ændret, og det gemte er sikkert. Slet filer, du kan undvære, og start igen.</source>
        <translation>The disk is full, so Fodfæste cannot start. Nothing is changed, and what is saved is safe. Delete files that you can do without, and start again.</translation>
    </message>
    <message>
        <source>Mappen {folder} kan ikke skrives i. Intet er ændret, og intet er gået tabt. Bed IT om skriveadgang til mappen, eller vælg en anden med --home.</source>
        <translation>The folder {folder} cannot be written. Nothing is changed, and nothing is lost. Ask IT for write access to the folder, or choose another one with --home.</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Computeren er allerede taget i brug, og derfor er linket ikke brugt. Intet er ændret. Arbejd som ellers; bliver du bedt om en ny kode, kan linket sættes ind der.</source>
        <translation>The computer is already in use, and so the link has not been used. Nothing has been changed. Work as usual; if you are asked for a new code, the link can be pasted there.</translation>
    </message>
</context>
<context>
    <name>unlock</name>
    <message>
        <source>Øvelseskontor</source>
        <translation>Practice office</translation>
    </message>
    <message>
        <source>Sidst opdateret {day} kl. {hour}.{minute}</source>
        <translation>Last updated {day} {hour}:{minute}</translation>
    </message>
</context>
</TS>
