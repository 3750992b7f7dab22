//! Checks `partners.toml`.

use super::{Known, attested, not_empty, span, unique};
use crate::consent::record::Territory;
use crate::intake::finding::Findings;
use crate::intake::format::partners::{AgreementEntry, PartnersFile};

/// Tells what is wrong in it.
pub fn partners(findings: &mut Findings<'_>, file: &PartnersFile, known: &Known) {
    unique(findings, "organisation", "name", file.organisation.iter().map(|o| o.name.as_str()));
    for (i, entry) in file.organisation.iter().enumerate() {
        let at = format!("organisation[{i}]");
        if entry.territory == "001" || entry.territory.parse::<Territory>().is_err() {
            let told = "Write the country or region where it uses works, like DE or DE-BE (ISO 3166).";
            findings.fault(format!("{at}.territory"), told);
        }
        if !entry.recall_email.contains('@') {
            findings
                .fault(format!("{at}.recall_email"), "This is no e-mail address; recalls are sent there.");
        }
        not_empty(findings, &format!("{at}.recall_phone"), &entry.recall_phone);
        unique(findings, &format!("{at}.agreement"), "id", entry.agreement.iter().map(|a| a.id.as_str()));
        for (j, agreement) in entry.agreement.iter().enumerate() {
            check_agreement(findings, &format!("{at}.agreement[{j}]"), agreement, known);
        }
    }
}

fn check_agreement(findings: &mut Findings<'_>, at: &str, entry: &AgreementEntry, known: &Known) {
    if entry.uses.is_empty() {
        findings.fault(format!("{at}.uses"), "At least one use is needed.");
    }
    span(findings, at, &entry.from, &entry.until);
    if !(1..=168).contains(&entry.recall_hours) {
        findings.fault(format!("{at}.recall_hours"), "Take 1 to 168 hours.");
    }
    attested(findings, &format!("{at}.evidence"), &entry.evidence, known.now);
}
