# Intake: bringing works in, in English.

upload-fault-version = This speaks the upload protocol tus 1.0.0, and the request another version or none.
upload-fault-length = The length of the file is missing or is no number of bytes.
upload-fault-not-offered = This way of uploading is not offered: tell the length of the file first and send it as one upload.
upload-fault-empty = This file is empty. Choose it again, or export it anew.
upload-fault-metadata = What is told of the file cannot be read, is too long or says something twice.
upload-fault-content-type = The bytes of a file are sent as application/offset+octet-stream.
upload-fault-no-offset = It is missing where in the file these bytes begin.
upload-fault-offset = The file ends at another place here. Ask how much has arrived, and go on from there.
upload-fault-too-long = More came than the file is long. Nothing of that was kept. Upload the file anew.
upload-fault-algorithm = This checksum cannot be read. sha256 and sha1 are taken.
upload-fault-mismatch = The bytes changed on the way and were not kept. Send this piece again.
upload-fault-locked = Somebody is sending this file just now. Wait a moment, or close the other window.
upload-fault-missing = There is no such upload. It may have been cancelled or have waited too long.
upload-fault-over = This file is in a work already and is not dropped with its upload.
upload-fault-large = This file is too large: at most { $most } are taken. Bring in a smaller master.
upload-fault-of-account = With this file you would have more than { $most } on its way in. Wait until the others are through, or cancel one.
upload-fault-of-all = With this file more than { $most } would be on its way into the library. Wait until others are through.
upload-fault-open = { $n ->
    [one] You have { $n } file on its way in, and that is the most. Wait until it is through, or cancel it.
   *[other] You have { $n } files on their way in, and that is the most. Wait until one is through, or cancel one.
}
upload-fault-disk = The disk of the library is too full for this file. Whoever runs the library must make room; what has arrived is kept, and you can go on then.
upload-fault-no-work = Say which work this file is for.
upload-fault-role = Only curators bring works in. Ask an administrator for that role.
upload-fault-signed-out = You are not signed in any more. Sign in again; what has arrived is kept, and you can go on.
