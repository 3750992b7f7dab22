//! Mail: plain text over SMTP (RFC 5321), the line protected.

use std::time::{Duration, SystemTime};

use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::settings::{MailSettings, Security};
use super::trouble::Trouble;
use super::writing::Text;
use crate::clock::Timestamp;

/// How long one answer of the server may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long all of a mail may take.
const WHOLE: Duration = Duration::from_mins(1);

/// A mail as it goes.
#[derive(Debug)]
pub struct Mail {
    /// What a second copy of it is recognised by, without the domain (RFC 5322 section 3.6.4).
    pub id: String,
    /// Whom it goes to.
    pub to: Address,
    /// What it says.
    pub text: Text,
    /// When it was asked for.
    pub at: Timestamp,
}

/// Hands mail to a server.
#[derive(Clone, Debug)]
pub struct Mailer(pub MailSettings);

type Transport = AsyncSmtpTransport<Tokio1Executor>;

impl Mailer {
    /// Hands a mail over. When this says that all is well, the server has taken it.
    ///
    /// # Errors
    /// Why it did not; after a line that was cut the server may have taken it all the same.
    pub async fn send(&self, mail: &Mail) -> Result<(), Trouble> {
        let message = self.message(mail)?;
        let transport = self.transport().await?;
        match tokio::time::timeout(WHOLE, transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(e)) => Err(trouble(&e)),
            Err(_) => Err(Trouble::Unreachable),
        }
    }

    /// Whether the server answers and lets us in.
    ///
    /// # Errors
    /// Why not.
    pub async fn answers(&self) -> Result<(), Trouble> {
        let transport = self.transport().await?;
        match tokio::time::timeout(WHOLE, transport.test_connection()).await {
            Ok(Ok(true)) => Ok(()),
            Ok(Err(e)) => Err(trouble(&e)),
            Ok(Ok(false)) | Err(_) => Err(Trouble::Unreachable),
        }
    }

    fn message(&self, mail: &Mail) -> Result<Message, Trouble> {
        let written = SystemTime::UNIX_EPOCH
            + Duration::from_millis(u64::try_from(mail.at.millis()).unwrap_or_default());
        let header =
            |name, value: &str| HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned());
        Message::builder()
            .message_id(Some(format!("<{}@{}>", mail.id, self.0.from.domain())))
            .date(written)
            .from(Mailbox::new(None, self.0.from.clone()))
            .to(Mailbox::new(None, mail.to.clone()))
            .subject(mail.text.subject.as_str())
            // Nobody's holiday answers this (RFC 3834 section 5).
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.text.body.clone())
            .map_err(|_| Trouble::BadAddress)
    }

    async fn transport(&self) -> Result<Transport, Trouble> {
        let MailSettings { host, port, security, user, password_file, from, .. } = &self.0;
        let tls = match security {
            Security::Plain => Tls::None,
            Security::StartTls => Tls::Required(self.certificates().await?),
            Security::Tls => Tls::Wrapper(self.certificates().await?),
        };
        let mut builder = Transport::builder_dangerous(host.as_str())
            .port(*port)
            .tls(tls)
            .timeout(Some(PATIENCE))
            .hello_name(ClientId::Domain(from.domain().to_owned()));
        if let (Some(user), Some(file)) = (user, password_file) {
            let password = tokio::fs::read_to_string(file).await.map_err(|_| Trouble::NoPassword)?;
            let password = password.trim_end_matches(['\r', '\n']).to_owned();
            builder = builder.credentials(Credentials::new(user.clone(), password));
        }
        Ok(builder.build())
    }

    async fn certificates(&self) -> Result<TlsParameters, Trouble> {
        let mut parameters = TlsParameters::builder(self.0.host.clone());
        if let Some(file) = &self.0.ca_file {
            let pem = tokio::fs::read(file).await.map_err(|_| Trouble::Unprotected)?;
            let certificate = Certificate::from_pem(&pem).map_err(|_| Trouble::Unprotected)?;
            parameters = parameters.add_root_certificate(certificate);
        }
        parameters.build().map_err(|_| Trouble::Unprotected)
    }
}

/// What a failure of the library means here. Its words are dropped: they may repeat an address.
fn trouble(error: &SmtpError) -> Trouble {
    match error.status().map(u16::from) {
        // RFC 4954 section 6
        Some(432 | 454 | 530 | 534 | 535 | 538) => Trouble::NotLetIn,
        Some(code) if error.is_permanent() => Trouble::Refused(code),
        Some(code) => Trouble::Later(code),
        None if error.is_tls() => Trouble::Unprotected,
        // The server offers neither STARTTLS nor a way to sign in that we know.
        None if error.is_client() => Trouble::NotLetIn,
        None => Trouble::Unreachable,
    }
}
