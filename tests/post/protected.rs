//! The line to the mail server: protected or not used, signed in with a password from a file.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::engines::{Engine, on_each_engine};
use crate::mail_server::{MailServer, Protected};
use crate::office::{FROM, Office};

/// Makes an authority for this test alone, and what a server at 127.0.0.1 shows that it vouches for.
fn authority(folder: &Path) -> TlsAcceptor {
    let openssl = |arguments: &str| {
        let mut command = Command::new("openssl");
        command.current_dir(folder).args(arguments.split(' '));
        let done = command.output().unwrap();
        assert!(done.status.success(), "{arguments}: {}", String::from_utf8_lossy(&done.stderr));
    };
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    openssl(&format!("req -x509 {key} -keyout ca.key -out ca.pem -days 2 -subj /CN=Test-authority"));
    openssl(&format!("req {key} -keyout server.key -out server.csr -subj /CN=127.0.0.1"));
    fs::write(folder.join("names"), "subjectAltName=IP:127.0.0.1\nbasicConstraints=CA:FALSE\n").unwrap();
    openssl(
        "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out server.pem -days 2 -extfile names",
    );
    let certificate = CertificateDer::from_pem_file(folder.join("server.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_file(folder.join("server.key")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

fn settings(mail: &MailServer, security: &str, ca: Option<&Path>) -> Vec<(&'static str, String)> {
    let ca = ca.map(|file| ("MAIL_CA_FILE", file.display().to_string()));
    [("MAIL_SERVER", mail.setting()), ("MAIL_SECURITY", security.to_owned()), ("MAIL_FROM", FROM.to_owned())]
        .into_iter()
        .chain(ca)
        .collect()
}

/// Mail goes by this line, signed in with the password of a file, and `check` finds nothing to mend in that.
async fn goes(engine: Engine, protected: Protected, word: &str) {
    let folder = engine.folder.path();
    let password = folder.join("mail.password");
    fs::write(&password, "geheim\n").unwrap();
    fs::set_permissions(&password, fs::Permissions::from_mode(0o600)).unwrap();
    let mail = MailServer::with(protected, Some(authority(folder))).await;
    let mut settings = settings(&mail, word, Some(&folder.join("ca.pem")));
    settings.push(("MAIL_USER", "post".to_owned()));
    settings.push(("MAIL_PASSWORD_FILE", password.display().to_string()));
    settings.push(("AUDIT_WITNESSES", "head@station.example".to_owned()));
    let office = Office::on(&engine, mail, &settings).await;
    office.library.narrator_withdraws(None).await;
    let got = office.mail.waits_for(1).await.remove(0);
    assert!(got.protected);
    // \0post\0geheim
    assert_eq!(got.auth.as_deref(), Some("AHBvc3QAZ2VoZWlt"));
    let findings = office.checks(&settings).await;
    for wrong in ["No mail goes out", "password", "audit_witnesses", "geheim"] {
        assert!(!findings.contains(wrong), "{findings}");
    }
    fs::set_permissions(&password, fs::Permissions::from_mode(0o644)).unwrap();
    let findings = office.checks(&settings).await;
    assert!(findings.contains("Others on this machine may read the password"), "{findings}");
}

#[tokio::test]
async fn mail_goes_over_a_line_that_is_protected_from_the_beginning() {
    on_each_engine(async |engine| goes(engine, Protected::FromTheBeginning, "tls").await).await;
}

#[tokio::test]
async fn mail_goes_over_a_line_that_is_protected_before_anything_is_said() {
    on_each_engine(async |engine| goes(engine, Protected::OnStartTls, "starttls").await).await;
}

#[tokio::test]
async fn nothing_is_said_over_a_line_that_is_not_protected_as_it_must_be() {
    on_each_engine(async |engine| {
        let acceptor = authority(engine.folder.path());
        let mail = MailServer::with(Protected::OnStartTls, Some(acceptor)).await;
        let mut settings = settings(&mail, "starttls", None);
        settings.push(("AUDIT_WITNESSES", "head@station.example".to_owned()));
        let office = Office::on(&engine, mail, &settings).await;
        office.library.narrator_withdraws(None).await;
        let left =
            office.until("audit_head", |items| items.iter().any(|item| item.last_error.is_some())).await;
        let why = left.iter().find_map(|item| item.last_error.clone()).unwrap();
        assert!(["unprotected", "unreachable"].contains(&why.as_str()), "{why}");
        let heard = office.mail.heard();
        assert!(!heard.iter().any(|line| line.starts_with("MAIL") || line.starts_with("AUTH")), "{heard:?}");
        assert!(office.mail.received().is_empty());
        let findings = office.checks(&settings).await;
        assert!(findings.contains("No mail goes out by 127.0.0.1"), "{findings}");
    })
    .await;
}
