# Der Arbeitsplatz für alle, die hier arbeiten, auf Deutsch.

# Anmelden
sign-in = Anmelden
sign-in-lead = Für alle, die hier arbeiten. Zum Ansehen und Hören braucht niemand ein Konto.
sign-in-name = Konto
sign-in-password = Passwort
sign-in-wrong = Konto und Passwort passen nicht zusammen. Bitte prüfen Sie beides.
sign-in-too-many = Das waren zu viele Versuche. Bitte warten Sie eine Viertelstunde und versuchen Sie es dann wieder.
sign-in-cookie = Solange Sie angemeldet sind, liegt ein Cookie auf diesem Gerät – höchstens zwölf Stunden und nur für den Arbeitsplatz.
sign-out = Abmelden
sign-out-everywhere = Überall abmelden

# Die erste Seite
desk = Arbeitsplatz
desk-lead = Was Sie hier tun können.
desk-places = Bereiche des Arbeitsplatzes
desk-nothing = Für Ihre Rollen gibt es hier noch nichts zu tun.
desk-account = Ihr Konto
desk-roles = Darf handeln als
desk-browsers = { $n ->
    [one] Sie sind in { $n } Browser angemeldet.
   *[other] Sie sind in { $n } Browsern angemeldet.
}
role-administrator = Verwaltung der Konten
role-consent-officer = Einwilligungsbeauftragte Person
role-curator = Kuratierende Person
role-auditor = Prüfende Person
