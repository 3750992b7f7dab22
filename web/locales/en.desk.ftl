# The desk of those who work here, in English.

# Signing in
sign-in = Sign in
sign-in-lead = For those who work here. Nobody needs an account to watch or listen.
sign-in-name = Account
sign-in-password = Password
sign-in-wrong = This account and password do not belong together. Please check both.
sign-in-too-many = There were too many attempts. Please wait a quarter of an hour and try again.
sign-in-cookie = While you are signed in, one cookie is on this device – for twelve hours at most, and for the desk only.
sign-out = Sign out
sign-out-everywhere = Sign out everywhere

# The first page of the desk
desk = Desk
desk-lead = What you may do here.
desk-places = Places at the desk
desk-nothing = There is nothing to do here for your roles yet.
desk-account = Your account
desk-roles = May act as
desk-browsers = { $n ->
    [one] You are signed in in { $n } browser.
   *[other] You are signed in in { $n } browsers.
}
role-administrator = Administrator
role-consent-officer = Consent officer
role-curator = Curator
role-auditor = Auditor
