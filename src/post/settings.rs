//! How the post goes: the mail server, the command for text messages, who outside keeps the head of the audit log.

use std::net::IpAddr;
use std::path::PathBuf;

use lettre::Address;

/// The post's settings with what each is for.
pub const SETTINGS: [(&str, &str); 8] = [
    ("mail_server", "HOST or HOST:PORT of the mail server (SMTP); default: no mail is sent"),
    (
        "mail_security",
        "tls, starttls, plain (to this machine only) or unprotected (plain, over a network); default tls",
    ),
    ("mail_user", "name at the mail server; default: nobody signs in there"),
    ("mail_password_file", "file with the password of mail_user, closed to others"),
    (
        "mail_from",
        "address that mail comes from; people see it, so choose a plain one; default: contact_email",
    ),
    (
        "mail_ca_file",
        "PEM file of an authority that vouches for the mail server; default: those of this machine",
    ),
    (
        "message_command",
        "program and arguments that send a text message; it reads “To: NUMBER”, an empty line and the text",
    ),
    (
        "audit_witnesses",
        "addresses, with commas, that get the head of the audit log daily and after withdrawals",
    ),
];

/// How the post goes.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// By mail.
    pub mail: Option<MailSettings>,
    /// By a program and its arguments, for text messages.
    pub message: Option<Vec<String>>,
    /// Who keeps the head of the audit log for us.
    pub witnesses: Vec<Address>,
}

/// The mail server.
#[derive(Clone, Debug)]
pub struct MailSettings {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line to it is protected.
    pub security: Security,
    /// Who signs in there.
    pub user: Option<String>,
    /// Where their password is. It is read each time, so it can be changed while we run.
    pub password_file: Option<PathBuf>,
    /// Whom mail comes from.
    pub from: Address,
    /// An authority beside those of the machine.
    pub ca_file: Option<PathBuf>,
}

/// How the line to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// From the first byte (RFC 8314).
    Tls,
    /// From the command STARTTLS on, without which nothing is sent (RFC 3207).
    StartTls,
    /// Not at all.
    Plain,
}

/// Reads the post's settings: `value` gives those that are set, `fault` takes a sentence about each that is wrong.
pub fn read(value: impl Fn(&str) -> Option<String>, mut fault: impl FnMut(String)) -> Settings {
    let mut must = |name: &str, wanted: &str| fault(format!("The setting “{name}” must be {wanted}."));
    let mut witnesses = Vec::new();
    for address in value("audit_witnesses").iter().flat_map(|all| all.split(',')).map(str::trim) {
        match address.parse() {
            Ok(address) => witnesses.push(address),
            Err(_) => must("audit_witnesses", "addresses like head@example.org with commas between"),
        }
    }
    let message = value("message_command").map(|text| words(&text));
    if message.as_ref().is_some_and(|words| !words.first().is_some_and(|program| program.starts_with('/'))) {
        must("message_command", "a program with its whole path, and its arguments");
    }
    Settings { mail: mail(&value, must), message, witnesses }
}

fn mail(value: &impl Fn(&str) -> Option<String>, mut must: impl FnMut(&str, &str)) -> Option<MailSettings> {
    let Some(server) = value("mail_server") else {
        for name in ["mail_security", "mail_user", "mail_password_file", "mail_ca_file"] {
            if value(name).is_some() {
                must("mail_server", &format!("set where “{name}” is"));
            }
        }
        return None;
    };
    let (host, port) = host_and_port(&server);
    let word = value("mail_security").unwrap_or_else(|| "tls".to_owned());
    let security = match word.as_str() {
        "tls" => Security::Tls,
        "starttls" => Security::StartTls,
        "plain" | "unprotected" => Security::Plain,
        _ => {
            must("mail_security", "tls, starttls, plain or unprotected");
            Security::Tls
        }
    };
    if word == "plain" && !is_this_machine(&host) {
        must(
            "mail_security",
            "tls or starttls, as this mail server is another machine (or, knowingly, unprotected)",
        );
    }
    if value("mail_user").is_some() != value("mail_password_file").is_some() {
        must("mail_password_file", "set exactly where “mail_user” is");
    }
    let from = value("mail_from").or_else(|| value("contact_email"));
    let Some(from) = from.and_then(|from| from.parse::<Address>().ok()) else {
        must("mail_from", "an address like post@example.org, since mail comes from it");
        return None;
    };
    let standard = match security {
        Security::Tls => 465,
        Security::StartTls => 587,
        Security::Plain => 25,
    };
    let port = match port.map(|port| port.parse()) {
        None => standard,
        Some(Ok(port)) => port,
        Some(Err(_)) => {
            must("mail_server", "a host like mail.example.org or with a port like mail.example.org:465");
            standard
        }
    };
    Some(MailSettings {
        host,
        port,
        security,
        user: value("mail_user"),
        password_file: value("mail_password_file").map(PathBuf::from),
        from,
        ca_file: value("mail_ca_file").map(PathBuf::from),
    })
}

/// The host without the brackets of an IPv6 address, and what stands behind its colon.
fn host_and_port(server: &str) -> (String, Option<String>) {
    if let Some((host, rest)) = server.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return (host.to_owned(), rest.strip_prefix(':').map(str::to_owned));
    }
    match server.split_once(':') {
        Some((host, port)) if !port.contains(':') => (host.to_owned(), Some(port.to_owned())),
        _ => (server.to_owned(), None),
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// A program and its arguments: a list as TOML and JSON write it, or words with spaces between.
fn words(text: &str) -> Vec<String> {
    match serde_json::from_str::<Vec<String>>(text) {
        Ok(words) => words,
        Err(_) => text.split_whitespace().map(str::to_owned).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pairs: &[(&str, &str)]) -> (Settings, Vec<String>) {
        let mut faults = Vec::new();
        let value = |name: &str| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        let settings = read(value, |fault| faults.push(fault));
        (settings, faults)
    }

    #[test]
    fn mail_is_protected_unless_somebody_says_otherwise_or_it_stays_on_this_machine() {
        let with = |server, security| {
            told(&[("mail_server", server), ("mail_security", security), ("mail_from", "a@b.example")])
        };
        let (settings, faults) = told(&[("mail_server", "mail.b.example"), ("contact_email", "a@b.example")]);
        let mail = settings.mail.unwrap();
        assert_eq!((mail.security, mail.port), (Security::Tls, 465));
        assert!(faults.is_empty(), "{faults:?}");
        for (server, host, port) in
            [("127.0.0.1:2525", "127.0.0.1", 2525), ("localhost", "localhost", 25), ("[::1]:26", "::1", 26)]
        {
            let (settings, faults) = with(server, "plain");
            let mail = settings.mail.unwrap();
            assert_eq!((mail.host.as_str(), mail.port, faults.len()), (host, port, 0), "{server}");
        }
        assert_eq!(with("mail.b.example", "plain").1.len(), 1);
        assert_eq!(with("mail.b.example", "unprotected").1.len(), 0);
        assert_eq!(with("mail.b.example:587", "starttls").0.mail.unwrap().port, 587);
    }

    #[test]
    fn what_is_half_set_up_is_said() {
        for (pairs, word) in [
            (&[("mail_user", "post")][..], "mail_server"),
            (&[("mail_server", "m.example"), ("mail_from", "nobody")], "mail_from"),
            (&[("mail_server", "m.example:x"), ("mail_from", "a@b.example")], "mail_server"),
            (
                &[("mail_server", "m.example"), ("mail_from", "a@b.example"), ("mail_user", "post")],
                "mail_password_file",
            ),
            (&[("message_command", "sms --fast")], "message_command"),
            (&[("audit_witnesses", "a@b.example, nobody")], "audit_witnesses"),
        ] {
            let (_, faults) = told(pairs);
            assert!(faults.len() == 1 && faults[0].contains(word), "{pairs:?}: {faults:?}");
        }
    }

    #[test]
    fn a_command_is_words_or_a_list() {
        for text in ["/bin/sms --by modem", "[\"/bin/sms\", \"--by\", \"modem\"]"] {
            assert_eq!(told(&[("message_command", text)]).0.message.unwrap(), ["/bin/sms", "--by", "modem"]);
        }
        let (settings, faults) = told(&[("audit_witnesses", "a@b.example, c@d.example")]);
        assert!(settings.witnesses.len() == 2 && faults.is_empty());
    }
}
