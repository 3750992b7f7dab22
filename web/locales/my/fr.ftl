# Pour les personnes présentes dans les œuvres, en français.

language-name = Français
tab = Votre page
skip = Aller au contenu
leave = Quitter vite cette page
read-aloud = Lire à voix haute
read-quiet = Arrêter la lecture
help = Aide
call = Appelez-nous, une personne répond :
no-phone = Demandez aux personnes qui vous ont donné ce lien.
not-signed-off = Aucune personne que nous puissions nommer n’a encore vérifié cette traduction. Si quelque chose n’est pas clair, demandez-nous.
authority = Vous pouvez aussi vous plaindre ici :
link-until = Ce lien fonctionne jusqu’au { $day } inclus.
link-until-of-age = Ce lien fonctionne jusqu’aux 18 ans de votre enfant.
languages-label = Langue
back = Retour
untitled = L’histoire numéro { $number }
closed = Ce lien n’ouvre plus rien
closed-text = Peut-être que son délai est passé, ou qu’il a été retiré.
closed-new = Vous voulez arrêter quelque chose ou recevoir un nouveau lien ? Nous vous aidons.

# Où est l’histoire
where = Votre histoire est ici
where-child = L’histoire de votre enfant est ici
where-relative = L’histoire est ici
nothing = Nous n’avons aucun film ni enregistrement avec vous.
place-website = Site web
place-schools = Écoles
place-radio = Radio
place-screens = Écrans dans les bus et les trains
place-podcast = Podcast
place-on = Oui, depuis le { $day }.
place-until = Jusqu’au { $day } inclus.
place-until-child = Jusqu’à ce que votre enfant doive décider à nouveau.
place-until-young = Jusqu’à ce que vous deviez décider à nouveau.
place-open = Sans fin fixée.
place-off = Non.
place-off-since = Non, plus depuis le { $day }.
schools = { $n ->
    [0] Aucune école n’a de lien.
    [one] { $n } école a un lien.
    [many] { $n } d’écoles ont un lien.
   *[other] { $n } écoles ont un lien.
}
school-until = { $name } : jusqu’au { $day } inclus
handed-over = { $name } : remis le { $day }
radio-none = Aucune radio n’a de fichier.
recall-asked = Nous l’avons redemandé le { $day }.
recall-not-yet = Nous devons encore les prévenir ; nous le faisons maintenant.
recall-waiting = Pas encore de réponse.
recall-seen = Notre message a été lu le { $day }.
recall-acknowledged = Notre message a été confirmé le { $day }.
recall-deleted = Effacé le { $day }.
recall-blocked = Bloqué dans les archives le { $day }.
recall-aired = Déjà diffusé, on nous l’a dit le { $day }.
recall-passed-on = Transmis à d’autres, et redemandé là-bas le { $day }.
recall-refused = Refusé le { $day }. Nous parlons avec la radio.
paused-since = Mis en pause par vous depuis le { $day }.
other-stopped = Arrêté à partir du { $day }. Par qui : { $who }. Où : { $where }.
other-paused = En pause depuis le { $day }. Par qui : { $who }.
who-parent = un de vos parents
who-guardian = votre tuteur ou votre tutrice
who-representative = la personne qui vous représente légalement
who-child = votre enfant
child-not-asked = Votre enfant n’a pas encore décidé.
child-yes = Votre enfant a dit oui, le { $day }.
child-no = Votre enfant a dit non, le { $day }.
child-half-year = Dans moins de six mois, votre enfant aura 18 ans.
child-month = Dans moins d’un mois, votre enfant aura 18 ans.
child-day = Demain, votre enfant aura 18 ans.
child-what = À partir de ce jour, seul votre enfant décide, et ce lien n’ouvre plus rien.
dead-closed = Après le décès, un non vaut ici : celui de la personne elle-même ou celui de quelqu’un de la famille. C’est pourquoi on ne voit et n’entend rien.
dead-unresolved = Après un décès, on demande à la famille. Toutes les personnes à qui il faut demander n’ont pas encore dit oui. C’est pourquoi on ne voit et n’entend rien. Le silence ne vaut jamais un oui.
young-half-year = Dans moins de six mois, vous aurez 18 ans.
young-month = Dans moins d’un mois, vous aurez 18 ans.
young-day = Demain, vous aurez 18 ans.
young-what = À partir de ce jour, vous seul ou vous seule décidez. Si vous avez dit oui vous-même, cela compte encore 90 jours. Ensuite c’est fini, sauf si vous dites oui encore une fois. Si seuls vos parents ont dit oui, c’est fini ce jour-là. Voulez-vous que cela continue ? Appelez-nous.
young-what-no-phone = À partir de ce jour, vous seul ou vous seule décidez. Si vous avez dit oui vous-même, cela compte encore 90 jours. Ensuite c’est fini, sauf si vous dites oui encore une fois. Si seuls vos parents ont dit oui, c’est fini ce jour-là. Voulez-vous que cela continue ? Parlez avec nous.
give-again = Quelque chose doit être montré de nouveau ? Il n’y a pas de bouton pour cela : appelez-nous et nous parlerons avec vous.
give-again-no-phone = Quelque chose doit être montré de nouveau ? Il n’y a pas de bouton pour cela : parlez avec nous.

# Arrêter
stop = Arrêter
stop-lead = Vous n’avez pas besoin de raison.
stop-where = Où cela doit-il finir ?
stop-untick = Tout est coché. Enlevez la coche là où cela peut continuer.
stop-others = { $n ->
    [one] Aussi dans l’autre œuvre où je suis
    [many] Aussi dans les { $n } autres œuvres où je suis
   *[other] Aussi dans les { $n } autres œuvres où je suis
}
stop-erase = Effacer aussi l’original
stop-erase-hint = C’est fini partout. Ce que nous en avons fait est effacé en quelques minutes, l’original le { $day }. Jusque-là vous pouvez retirer ce souhait.
stop-erase-shared = D’autres personnes y sont aussi. Alors c’est fini partout. Pour l’original, quelqu’un ici décide dans un délai d’un mois ; la réponse sera sur votre page.
stop-at-once = Ceci finit tout de suite
stop-at-once-1 = Plus personne ne peut l’ouvrir : ni sur le site, ni à l’école, ni à la radio. Là où cela passe en ce moment, cela s’arrête après quelques secondes.
stop-at-once-2 = Nous demandons à toutes les personnes qui ont reçu un fichier de ne plus l’utiliser. Vous verrez ici qui répond.
stop-not-back = Ceci, personne ne peut le faire revenir
stop-not-back-1 = Ce qui a déjà été diffusé. Et les copies que des gens ont sur leurs propres appareils.
stop-do = Arrêter maintenant
stop-nothing = Cochez au moins un endroit.
press-again = Cette page était ouverte depuis plus de 15 minutes. Rien ne s’est encore passé. Ce que vous avez rempli est toujours là : appuyez encore une fois.

# Pause
pause = Mettre en pause
pause-lead = Personne ne peut le voir ni l’entendre jusqu’à ce que vous disiez vous-même que cela continue.
pause-lead-2 = Votre accord reste valable. Un bouton sur cette page permet de continuer.
pause-hands = Personne ne peut plus le voir ni l’entendre. Cela ne continue qu’après une conversation : appelez-nous alors.
pause-hands-no-phone = Personne ne peut plus le voir ni l’entendre. Cela ne continue qu’après une conversation : parlez alors avec nous.
pause-lead-2-relative = Ce qui est convenu reste convenu. Un bouton sur cette page permet de continuer.
pause-do = Mettre en pause maintenant
go-on = Montrer de nouveau
go-on-lead = Alors c’est de nouveau là où vous avez donné votre accord.
go-on-lead-relative = Alors c’est de nouveau là où cela est convenu.
go-on-do = Montrer de nouveau maintenant
pause-end = Mettre fin à la pause
pause-stands = Votre pause est toujours là : pour tous ceux qui y sont, l’histoire n’est montrée nulle part. Vous pouvez y mettre fin. Ce que vous avez retiré reste retiré.

# Changer
change = Changer
name = Votre nom
name-label = Je veux être nommé ainsi
name-hint = Si le champ est vide, aucun nom n’apparaît.
name-do = Changer le nom
name-wrong = Écrivez un nom de 120 signes au plus, ou laissez le champ vide.
day = Finir plus tôt
day-label = Le dernier jour
day-hint = Jusqu’à ce jour inclus. Plus tard que la fin prévue n’est pas possible ici.
day-do = Changer le dernier jour
day-wrong = Choisissez un jour à partir d’aujourd’hui, et avant la fin prévue.
passage = Enlever un passage
passage-lead = Ensuite, tout le film ou tout l’enregistrement disparaît, jusqu’à ce que nous ayons fait une version sans ce passage et que deux personnes l’aient vérifiée.
passage-closed = Il ne peut pas être lu ici en ce moment. Si vous ne connaissez pas les temps, appelez-nous.
passage-closed-no-phone = Il ne peut pas être lu ici en ce moment. Si vous ne connaissez pas les temps, parlez avec nous.
passage-from-here = À partir d’ici
passage-to-here = Jusqu’ici
passage-start = De
passage-end = À
passage-time-hint = Minutes et secondes, comme 1:15 ou 1:15,5
passage-what = Que faut-il faire ?
passage-cut = Le passage manque entièrement
passage-mute = On n’entend rien
passage-blur = On ne reconnaît rien
passage-do = Enlever le passage
passage-wrong = Indiquez où le passage commence et où il finit.
time-wrong = Nous ne pouvons pas lire ce temps. Écrivez des minutes et des secondes, comme 1:15 ou 1:15,5.
time-order = La fin doit venir après le début.
time-long = Ce n’est pas si long. Cela dure { $length }.
closed-passages = Passages fermés
closed-passage = De { $start } à { $end } : { $what }. Où : { $where }. Fermé depuis le { $day }.
closed-part = Partie { $number } :

# C’est fait
done = C’est fait
done-withdrawal = C’est arrêté.
done-hold = C’est en pause jusqu’à ce que vous disiez que cela continue.
done-hold-end = La pause est finie.
done-restriction = Le passage est fermé. Jusqu’à ce qu’il y ait une version vérifiée sans lui, on ne voit et on n’entend rien.
done-day = Le dernier jour est maintenant le { $day }.
done-name = Le nom est changé.
done-kept = Nous gardons l’original.
done-other = C’est noté.
done-at = Noté le { $day } à { $time }.
receipt-today = Comment c’est aujourd’hui, { $day }
done-where = Où : { $where }
receipt-number = Votre numéro
receipt-keep = Notez le numéro ou prenez une photo. Avec lui, vous pouvez demander à tout moment.
receipt-hash = Code de contrôle
receipt-send = Envoyez-moi aussi ce reçu
receipt-send-hint = Le message ne nomme ni film ni personne. Il part à l’adresse ou au numéro que vous nous avez donnés.
receipt-sent = Nous vous envoyons le reçu.
recalls = Qui a un fichier
recalls-none = Personne n’a reçu de fichier.
recalls-look = Les réponses apparaissent ici dès qu’elles arrivent. Ouvrez cette page plus tard encore une fois.

# Mes papiers
papers = Mes papiers
papers-none = Il n’y a encore rien ici.
old-paper = Un papier d’autrefois
old-signed = Signé : { $day }.
old-undated = Il ne porte pas de date.
old-guardian = Un représentant légal l’a signé à l’époque.
old-opens-nothing = Ce papier n’ouvre rien : à lui seul, il ne suffit pas pour montrer quoi que ce soit.
old-next = Voici la suite : nous vous demandons de nouveau. Ou bien deux personnes d’ici lisent ensemble ce qu’il permet aujourd’hui ; cela figure alors sur cette page avec ce qui a été convenu. Si vous ne le voulez pas, appuyez sur « Arrêter » : cela passe toujours avant.
old-words = Ce qui y est imprimé
old-added = Quelque chose y a été écrit ou rayé à la main. C’est gardé sous scellés ; si vous le demandez, nous vous le lisons.
old-scan = Le papier a été numérisé et il est gardé sous scellés.
agreed = Vous avez dit oui le { $day }.
refused = Vous avez dit non le { $day }.
explained = Langue de l’explication : { $language }
notice = Le texte que l’on vous a montré
notice-foreign = Ce texte est dans cette langue : { $language }, car il a été montré ainsi. C’est une preuve, il n’est pas traduit. Demandez-nous, nous vous l’expliquerons.
digest = Code de contrôle :
taken-back = Retiré à partir du { $day }.
every-work = Dans toutes les œuvres
every-use = Partout, la conservation aussi
receipts = Reçus
receipt-of = Numéro { $name }, { $day }
use-catalogue = Être nommé sur le site
use-public-stream = Être vu et entendu sur le site
use-podcast-feed = Podcast
use-school-embed = Être montré en classe
use-school-download = Téléchargement pour l’école
use-broadcast-download = Passer à la radio
use-public-screen = Écrans dans les bus et les trains
use-preserve = Garder l’original

# Deleting, opening, downloading
erasure = Effacer l’original
erasure-short = L’original sera effacé le { $day }.
erasure-asked = Vous l’avez demandé le { $day }.
erasure-copies = Ce que nous en avons fait est en train d’être effacé : les versions pour le site, les images, les textes.
erasure-copies-gone = Ce que nous en avons fait a été effacé le { $day } : les versions pour le site, les images, les textes.
erasure-due = L’original sera effacé le { $day }. Jusque-là vous pouvez retirer ce souhait.
erasure-by-us = L’original sera effacé le { $day }. Si cela ne doit pas être, appelez-nous avant.
erasure-by-us-no-phone = L’original sera effacé le { $day }. Si cela ne doit pas être, parlez avec nous avant.
erasure-keep-lead = Alors nous gardons l’original. Il reste fermé : rien n’est montré de nouveau pour autant.
erasure-keep = Garder l’original
erasure-kept = Vous avez retiré ce souhait le { $day }. Nous gardons l’original. Il reste fermé.
erasure-shared = D’autres personnes y sont aussi. C’est pourquoi l’original n’est pas effacé de lui-même. Il reste fermé.
erasure-decides = Quelqu’un ici décide dans un délai d’un mois ; la réponse sera sur cette page.
erasure-no = Vous avez demandé que l’original soit effacé. Nous avons répondu non le { $day }. Il reste fermé.
erasure-no-why = Pourquoi
erasure-no-rights = Vous n’êtes pas d’accord ? Appelez-nous, ou demandez-le encore une fois. Vous pouvez aussi vous plaindre à l’autorité de protection des données ou aller en justice.
erasure-no-rights-no-phone = Vous n’êtes pas d’accord ? Parlez avec nous, ou demandez-le encore une fois. Vous pouvez aussi vous plaindre à l’autorité de protection des données ou aller en justice.
erasure-gone = L’original a été effacé le { $day }. Personne ne peut le faire revenir.
erasure-remains = Ce qui reste : ce que vous avez permis et retiré, et quand. Cela prouve que nous l’avons respecté.
certificate = Attestation
certificate-number = Numéro de l’effacement
certificate-files = Fichiers effacés : { $n }
opened = Qui a ouvert ce qui est sous clé à votre sujet
opened-lead = Votre nom, vos coordonnées et vos papiers signés sont sous clé. Qui les ouvre doit dire pourquoi. C’est alors écrit ici.
opened-none = Personne ne les a ouverts.
opened-profile = Nom et coordonnées
opened-evidence = Un papier ou un enregistrement
opened-words = Ce qui a été écrit sur vous
opened-letter = Une lettre
opened-link = Un lien vers cette page
opened-at = { $day }, { $time }, { $name }
opened-by-house = quelqu’un qui a accès à l’ordinateur de la bibliothèque
for-contact = Pour vous appeler ou vous écrire
for-consent-check = Pour vérifier un consentement
for-access-request = Parce que vous l’avez demandé
for-dispute = À cause d’un désaccord
for-authority = Parce qu’un tribunal ou une autorité l’a exigé
for-letter = Elle n’est pas partie, alors quelqu’un l’a imprimée. Elle peut contenir un lien vers cette page.
for-link = Quelqu’un ici l’a créé pour le remettre en main propre. Qui l’a voit où est votre histoire et peut l’arrêter. Si vous n’en savez rien, appelez-nous.
for-link-no-phone = Quelqu’un ici l’a créé pour le remettre en main propre. Qui l’a voit où est votre histoire et peut l’arrêter. Si vous n’en savez rien, parlez avec nous.
record = Télécharger mon dossier
record-hint = Un fichier pour ordinateurs : ce que vous avez permis, et quand. Aucun nom n’y figure.
young-now = Vous avez 18 ans maintenant. Vous seul ou vous seule décidez. Si vous avez dit oui vous-même avant, cela compte encore jusqu’au { $day } inclus. Ensuite c’est fini, sauf si vous dites oui encore une fois. Voulez-vous que cela continue ? Appelez-nous.
young-now-no-phone = Vous avez 18 ans maintenant. Vous seul ou vous seule décidez. Si vous avez dit oui vous-même avant, cela compte encore jusqu’au { $day } inclus. Ensuite c’est fini, sauf si vous dites oui encore une fois. Voulez-vous que cela continue ? Parlez avec nous.

# Lettres, messages, cartes
letter-subject = Votre lien
letter-link = Voici votre lien :
letter-until = Il fonctionne jusqu’au { $day } inclus. Ne le donnez à personne.
letter-until-of-age = Il fonctionne jusqu’aux 18 ans de votre enfant. Ne le donnez à personne.
letter-phone = Des questions ? Appelez : { $phone }
letter-young-subject = Une question pour vous
letter-of-age = À partir de maintenant, vous seul ou vous seule décidez. Si vous avez déjà dit oui vous-même, cela compte encore 90 jours. Ensuite c’est fini, sauf si vous dites oui encore une fois. Si seuls vos parents ont dit oui, c’est déjà fini. Voulez-vous que cela continue ? Appelez-nous.
letter-of-age-no-phone = À partir de maintenant, vous seul ou vous seule décidez. Si vous avez déjà dit oui vous-même, cela compte encore 90 jours. Ensuite c’est fini, sauf si vous dites oui encore une fois. Si seuls vos parents ont dit oui, c’est déjà fini. Voulez-vous que cela continue ? Parlez avec nous.
card-title = Votre carte
card-scan = Tenez l’appareil photo de votre téléphone devant cette image, ou tapez l’adresse :

# Asking again after many years
again-title = Pouvons-nous vous demander à nouveau ?
again-you = Il y a de nombreuses années, vous avez raconté quelque chose de vous et signé un papier à ce sujet. Merci.
again-family = Il y a de nombreuses années, une personne de votre famille a raconté quelque chose d’elle-même, et il existe un vieux papier à ce sujet.
again-old = Beaucoup de choses ont changé depuis. Nous aimerions donc savoir ce qui doit valoir aujourd’hui.
again-silence = Vous n’êtes pas obligé(e) de répondre. Le silence ne vaut jamais un oui.
again-answer = Dire non est très simple : ouvrez le lien et appuyez sur « Arrêter ». Pour un oui, nous prenons le temps de parler avec vous. Appelez-nous, s’il vous plaît.
again-answer-no-phone = Dire non est très simple : ouvrez le lien et appuyez sur « Arrêter ». Pour un oui, nous prenons le temps de parler avec vous.

# The record to print
sheet-print = À imprimer
sheet-title = Ce qui a été convenu
sheet-lead = Ceci est un reçu. Aucun nom n’y figure. Gardez-le là où vous seul(e) le trouverez.
sheet-work = Film ou enregistrement
sheet-answers = Qui en répond
sheet-printed = Imprimé le { $day }.
sheet-none = Rien n’est convenu.
sheet-agreed = Oui, le { $day }
sheet-use = Pour quoi
sheet-where = Où
sheet-until = Jusqu’à ce jour inclus
sheet-world = partout
sheet-who = Qui a dit oui
sheet-own = la personne elle-même
sheet-guardian = un représentant légal
sheet-relative = un membre de la famille
sheet-how = Comment
sheet-how-paper-signed = signé sur papier
sheet-how-e-signed = signé électroniquement
sheet-how-recorded-statement = dit et enregistré
sheet-how-self-service = sur sa propre page
sheet-notice = Texte montré
sheet-explicit = Expressément, aussi pour l’origine, la croyance, l’opinion politique
sheet-yes = oui
sheet-no = non
sheet-evidence = Preuve
sheet-entry = Numéro dans le journal
sheet-taken = Retiré à partir du { $day }
sheet-refused = Non dit le { $day }
sheet-invalid = Constaté le { $day } : cela n’a jamais valu
sheet-back = Vous pouvez revenir là-dessus à tout moment, sans raison :
