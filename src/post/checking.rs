//! What is wrong with how the post is set up, in sentences.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use super::mailer::Mailer;
use super::settings::{MailSettings, Settings};

/// Everything that keeps the post from going out. It knocks at the mail server and sends nothing.
pub async fn findings(settings: &Settings) -> Vec<String> {
    let mut findings = Vec::new();
    if settings.mail.is_none() && settings.message.is_none() {
        findings.push(
            "Neither “mail_server” nor “message_command” is set: recalls and letters wait at the desk to be sent by hand."
                .to_owned(),
        );
    }
    if settings.witnesses.is_empty() {
        findings.push(
            "The setting “audit_witnesses” is empty: nobody outside could tell that the audit log was rewritten."
                .to_owned(),
        );
    } else if settings.mail.is_none() {
        findings.push("“audit_witnesses” are written to by mail, and “mail_server” is not set.".to_owned());
    }
    if let Some(mail) = &settings.mail {
        findings.extend(of_mail(mail).await);
    }
    if let Some(program) = settings.message.as_ref().and_then(|words| words.first())
        && !is_program(Path::new(program)).await
    {
        findings.push(format!("“{program}” of “message_command” is no program that can be run."));
    }
    findings
}

async fn of_mail(mail: &MailSettings) -> Vec<String> {
    let mut findings = Vec::new();
    if let Some(file) = &mail.password_file {
        let shown = file.display();
        match tokio::fs::metadata(file).await {
            Err(_) => findings.push(format!("The file of “mail_password_file”, {shown}, cannot be read.")),
            Ok(about) if about.mode() & 0o077 != 0 => {
                findings.push(format!(
                    "Others on this machine may read the password in {shown}: chmod 600 {shown}"
                ));
            }
            Ok(_) => {}
        }
    }
    if let Err(trouble) = Mailer(mail.clone()).answers().await {
        findings.push(format!("No mail goes out by {}: {}.", mail.host, trouble.advice()));
    }
    findings
}

async fn is_program(path: &Path) -> bool {
    let about = tokio::fs::metadata(path).await;
    about.is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}
