//! Whose pages may frame a clip: `frame-ancestors` of Content Security Policy Level 3, section 6.4.2.1.

use crate::error::{Error, Result};

/// Checks a host as `embed_hosts` holds it: `school.example`, `*.school.example`, `school.example:8443`,
/// `https://school.example`, or `*` for anyone.
///
/// # Errors
/// `Invalid` when a page's policy could not hold it.
pub fn check_host(host: &str) -> Result<()> {
    let bare = host.strip_prefix("https://").or_else(|| host.strip_prefix("http://")).unwrap_or(host);
    let (name, port) = bare.split_once(':').map_or((bare, None), |(name, port)| (name, Some(port)));
    let name = name.strip_prefix("*.").unwrap_or(name);
    let label = |l: &str| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let port_is_number = port.is_none_or(|p| p.parse::<u16>().is_ok());
    if host == "*" || (port_is_number && name.split('.').all(label)) {
        Ok(())
    } else {
        Err(Error::invalid(format!(
            "“{host}” is no host that may frame; write it like school.example, or * for anyone."
        )))
    }
}

/// The sources of `frame-ancestors` for a clip: the own host always; what the work says, else what the library
/// says. A work can only narrow: beside a library's list it counts where that list has the host too, or `*`.
#[must_use]
pub fn ancestors(library: &[String], work: Option<&[String]>) -> String {
    let anyone = |hosts: &[String]| hosts.iter().any(|h| h == "*");
    let chosen: Vec<&String> = match work {
        None => library.iter().collect(),
        Some(hosts) if anyone(hosts) => library.iter().collect(),
        Some(hosts) => {
            hosts.iter().filter(|h| anyone(library) || library.iter().any(|l| covers(l, h))).collect()
        }
    };
    let mut sources = vec!["'self'"];
    sources.extend(chosen.into_iter().map(String::as_str).filter(|h| check_host(h).is_ok()));
    sources.join(" ")
}

fn covers(wide: &str, narrow: &str) -> bool {
    let inside = |suffix: &str| narrow.strip_suffix(suffix).is_some_and(|head| head.ends_with('.'));
    wide == narrow || wide.strip_prefix("*.").is_some_and(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(hosts: &[&str]) -> Vec<String> {
        hosts.iter().map(|h| (*h).to_owned()).collect()
    }

    #[test]
    fn the_own_host_may_always_frame_and_anyone_only_where_it_is_written() {
        for (library, work, sources) in [
            (&["*"][..], None, "'self' *"),
            (&[], None, "'self'"),
            (&["a.example"], None, "'self' a.example"),
            (&["*"], Some(&["a.example"][..]), "'self' a.example"),
            (&["a.example"], Some(&["*"]), "'self' a.example"),
            (&["a.example"], Some(&["b.example"]), "'self'"),
            (&["*.example"], Some(&["b.example", "c.test"]), "'self' b.example"),
            (&["a.example", "b.example"], Some(&["b.example"]), "'self' b.example"),
            (&["a.example"], Some(&[]), "'self'"),
            (&["a.example; script-src *"], None, "'self'"),
        ] {
            assert_eq!(
                ancestors(&list(library), work.map(list).as_deref()),
                sources,
                "{library:?} and {work:?}"
            );
        }
    }

    #[test]
    fn a_host_that_no_policy_could_hold_is_refused() {
        for good in
            ["school.example", "*.school.example", "localhost:8000", "https://lernraum-berlin.example"]
        {
            assert!(check_host(good).is_ok(), "{good}");
        }
        for bad in
            ["", "a b", "a;b", "'none'", "data:", "https://a.example/path", "*.*", "a,b", "a.example:x"]
        {
            assert!(check_host(bad).is_err(), "{bad}");
        }
    }
}
