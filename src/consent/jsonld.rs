//! Consent records and a receipt as JSON-LD: ISO/IEC TS 27560 by way of DPV, profiles `record-eu-gdpr` and
//! `receipt-eu-gdpr`. For the person, the authority and archives: without a name and without an address of theirs.

mod process;

use serde_json::{Value, json};

use super::dossier::{Dossier, No, Paper, Round};
use super::record::{Capacity, ShownName, Voice, Word};
use crate::clock::Timestamp;
use crate::consent::audit::Entry;
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};

/// Who answers for the records.
#[derive(Clone, Debug)]
pub struct Controller {
    /// Their name.
    pub name: String,
    /// Their postal address, lines separated by commas.
    pub address: String,
    /// Where questions go.
    pub email: String,
    /// The data protection authority, by name and address.
    pub authority: Option<String>,
    /// Whose law applies: a country or a part of one, such as `DE-BE`.
    pub jurisdiction: String,
    /// The library's address without a trailing slash.
    pub url: String,
}

impl Controller {
    /// Of the settings `operator`, `operator_address`, `contact_email` and `url`, in this order.
    ///
    /// # Errors
    /// `Invalid`, naming every setting that is missing.
    pub fn of(settings: [Option<&str>; 4], authority: Option<&str>, jurisdiction: &str) -> Result<Self> {
        let names = ["operator", "operator_address", "contact_email", "url"];
        let missing: Vec<&str> = names
            .into_iter()
            .zip(settings)
            .filter(|(_, value)| value.is_none())
            .map(|(name, _)| name)
            .collect();
        if !missing.is_empty() {
            return Err(Error::invalid(format!(
                "A record says who answers for it; set {} in digitales.toml.",
                missing.join(", ")
            )));
        }
        let [name, address, email, url] = settings.map(|value| value.unwrap_or_default().to_owned());
        let (authority, jurisdiction) = (authority.map(str::to_owned), jurisdiction.to_owned());
        Ok(Self { name, address, email, authority, jurisdiction, url })
    }
}

/// The namespace of our own terms.
const OURS: &str = "https://digitales.example/ns/consent#";

/// The receipt of everything that was said about one person and one work, with one record a round. A no before the
/// first yes has no consent to be recorded with, and is an event of the receipt itself.
///
/// # Errors
/// `Missing` when nobody has said anything: there is nothing to be recorded.
pub fn receipt(dossier: &Dossier, controller: &Controller, now: Timestamp) -> Result<Value> {
    let rounds = dossier.rounds();
    if rounds.is_empty() {
        return Err(Error::missing("Nobody has agreed to anything about this person and work."));
    }
    let id = Id::<Dossier>::new(now)?.text();
    let (mut graph, mut noes) = (Vec::new(), Vec::new());
    let mut before: Option<String> = None;
    let (unasked, rounds): (Vec<_>, Vec<_>) = rounds.iter().partition(|round| round.yeses.is_empty());
    for round in unasked {
        let writer = Writer { dossier, controller, round };
        noes.extend((1_usize..).zip(&round.noes).map(|(n, no)| writer.no(&id, n, no)));
    }
    for (number, round) in (1_u64..).zip(rounds) {
        let record = Writer { dossier, controller, round }.record(number, before.as_deref())?;
        before = record["dct:identifier"].as_str().map(str::to_owned);
        graph.push(record);
    }
    let records: Vec<Value> = graph.iter().map(|record| json!({ "@id": record["@id"] })).collect();
    let mut receipt = json!({
        "@id": urn(&id),
        "@type": "dig:ConsentReceipt",
        "dct:identifier": id,
        "dct:conformsTo": { "@id": "https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr" },
        "dct:created": instant(now),
        "dpv:hasDataSubject": { "@id": urn(&dossier.person.text()) },
        "dpv:hasDataController": { "@id": "org/controller" },
        "dct:hasPart": records,
    });
    if !noes.is_empty() {
        receipt["dpv:hasConsentStatus"] = Value::Array(noes);
    }
    graph.insert(0, receipt);
    Ok(json!({ "@context": context(&controller.url), "@graph": graph }))
}

fn context(url: &str) -> Value {
    json!({
        "dpv": "https://w3id.org/dpv#",
        "pd": "https://w3id.org/dpv/pd#",
        "loc": "https://w3id.org/dpv/loc#",
        "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
        "legal-eu": "https://w3id.org/dpv/legal/eu#",
        "odrl": "http://www.w3.org/ns/odrl/2/",
        "dct": "http://purl.org/dc/terms/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "schema": "https://schema.org/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "dig": OURS,
        "@base": format!("{url}/"),
    })
}

fn urn(id: &str) -> String {
    format!("urn:uuid:{id}")
}

fn instant(at: Timestamp) -> Value {
    json!({ "@type": "xsd:dateTime", "@value": at.to_string() })
}

fn day(text: &str) -> Value {
    json!({ "@type": "xsd:date", "@value": text })
}

/// One record.
struct Writer<'a> {
    dossier: &'a Dossier,
    controller: &'a Controller,
    round: &'a Round<'a>,
}

impl Writer<'_> {
    fn record(&self, number: u64, before: Option<&str>) -> Result<Value> {
        let first = self.round.yeses.first().ok_or_else(|| Error::internal("a round without a yes"))?;
        let id = first.id.text();
        let asked = self.round.asked();
        let processes: Vec<Value> = asked.iter().map(|scope| self.process(&id, scope)).collect();
        let mut record = json!({
            "@id": urn(&id),
            "@type": "dpv:ConsentRecord",
            "dct:identifier": id,
            "dct:conformsTo": { "@id": "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr" },
            "dct:created": instant(self.round.at),
            "dig:recordVersion": number,
            "dig:work": { "@id": format!("work/{}", self.dossier.work) },
            "dpv:hasDataSubject": self.subject(),
            "dpv:hasDataController": { "@id": "org/controller" },
            "dpv:hasJurisdiction": { "@id": format!("loc:{}", self.controller.jurisdiction) },
            "dpv:hasApplicableLaw": { "@id": "legal-eu:law-GDPR" },
            "dpv:hasNotice": self.notices(),
            "dpv:hasProcess": processes,
            "dpv:hasConsentControl": {
                "@type": ["dpv:WithdrawConsent", "dpv:ReaffirmConsent"],
                "dpv:isExercisedAt": { "@id": "my-story" },
            },
            "dpv:hasRight": self.rights(),
            "dpv:hasConsentStatus": self.events(&id),
            "dpv:hasEntity": self.entity(),
        });
        if let Some(before) = before {
            record["dct:replaces"] = json!({ "@id": urn(before) });
        }
        if let Some(entry) = first.entry {
            record["dig:auditLog"] = self.log(entry);
        }
        Ok(record)
    }

    fn log(&self, entry: Entry) -> Value {
        let host = self.controller.url.split("://").last().unwrap_or_default();
        json!({
            "dig:leafIndex": entry.number,
            "dig:leafHash": entry.hash.to_string(),
            "dig:checkpointOrigin": format!("{host}/consent-log"),
        })
    }

    fn subject(&self) -> Value {
        let mut types = vec!["dpv:DataSubject"];
        if self.dossier.is_child(self.round.at) {
            types.push("dpv:Child");
        }
        let mode = match self.dossier.shown {
            ShownName::Real(_) => "dig:RealName",
            ShownName::Pseudonym(_) => "dig:Pseudonym",
            ShownName::Unnamed => "dig:Unnamed",
        };
        let id = self.dossier.person.text();
        json!({ "@id": urn(&id), "@type": types, "dct:identifier": id, "dig:nameMode": { "@id": mode } })
    }

    /// The texts that were shown in this round, each once.
    fn notices(&self) -> Value {
        let mut seen = Vec::new();
        for yes in &self.round.yeses {
            if !seen.iter().any(|(notice, _)| *notice == &yes.notice) {
                seen.push((&yes.notice, &yes.explained_in));
            }
        }
        seen.into_iter()
            .map(|(notice, explained_in)| {
                json!({
                    "@id": format!("notice/{}/{}/{}", notice.series, notice.version, notice.language),
                    "@type": "dpv:ConsentNotice",
                    "dct:date": day(&notice.published.berlin_day().to_string()),
                    "dct:language": notice.language.tag(),
                    "dig:sha256": notice.sha256.to_string(),
                    "dig:explainedOrallyIn": explained_in.tag(),
                })
            })
            .collect()
    }

    fn rights(&self) -> Value {
        let mut authority = json!({ "@type": ["dpv:DataSubjectRight", "eu-gdpr:A77"] });
        if let Some(named) = &self.controller.authority {
            authority["dpv:hasRecipient"] =
                json!({ "@type": "dpv:DataProtectionAuthority", "schema:description": named });
        }
        json!([
            { "@type": ["dpv:DataSubjectRight", "eu-gdpr:A7-3"], "dpv:isExercisedAt": { "@id": "my-story" } },
            { "@type": ["dpv:DataSubjectRight", "eu-gdpr:A17"], "dpv:isExercisedAt": { "@id": "my-story" } },
            authority,
        ])
    }

    fn entity(&self) -> Value {
        let Controller { name, address, email, .. } = self.controller;
        json!({
            "@id": "org/controller",
            "@type": "dpv:DataController",
            "dpv:hasName": name,
            "dpv:hasIdentifier": "org/controller",
            "schema:contactPoint": { "@type": "schema:ContactPoint", "schema:email": email },
            "schema:address": { "@type": "schema:PostalAddress", "schema:streetAddress": address },
        })
    }

    fn events(&self, record: &str) -> Value {
        let mut events = vec![self.given(record)];
        events.extend((2_usize..).zip(&self.round.noes).map(|(n, no)| self.no(record, n, no)));
        Value::Array(events)
    }

    /// That they agreed. A child's yes without a guardian's, or yeses that do not meet, are not consent yet: it is still
    /// being asked for.
    fn given(&self, record: &str) -> Value {
        let yeses = &self.round.yeses;
        let guarded = yeses.iter().any(|yes| yes.voice.capacity == Capacity::Guardian);
        let covered = self.round.covered();
        let alone = self.dossier.is_child(self.round.at) && !guarded;
        let state = match yeses.first().map(|yes| yes.word) {
            _ if alone || covered.is_empty() => "dpv:ConsentRequested",
            Some(Word::Renewed) => "dpv:RenewedConsentGiven",
            _ => "dpv:ConsentGiven",
        };
        let mut types = vec![state];
        if yeses.iter().all(|yes| yes.explicit) {
            types.push("dpv:ExplicitlyExpressedConsent");
        }
        let ends = covered.iter().map(|scope| scope.during.until).max();
        let by: Vec<Value> = yeses.iter().map(|yes| self.speaker(yes.voice)).collect();
        let evidence: Vec<Value> = yeses
            .iter()
            .flat_map(|yes| &yes.evidence)
            .map(|(id, kind, digest)| paper(id, kind, *digest))
            .collect();
        let mut event = json!({
            "@id": format!("{}#event-1", urn(record)),
            "@type": types,
            "dpv:isIndicatedAtTime": instant(self.round.at),
            "dpv:isIndicatedBy": by,
            "dpv:hasIndicationMethod": yeses.first().map(|yes| method(yes)),
            "dig:evidence": evidence,
        });
        if let Some(ends) = ends {
            event["dpv:hasDuration"] =
                json!({ "@type": "dpv:UntilTimeDuration", "rdf:value": instant(ends) });
        }
        event
    }

    fn no(&self, record: &str, number: usize, no: &No<'_>) -> Value {
        let (state, how, entry) = match no {
            No::Said(paper) if paper.word == Word::Invalidated => {
                ("dpv:ConsentInvalidated", method(paper), paper.entry)
            }
            No::Said(paper) => ("dpv:ConsentRefused", method(paper), paper.entry),
            No::TakenBack(taken) => {
                let own = taken.voice.capacity == Capacity::Own;
                let state = if own { "dpv:ConsentWithdrawn" } else { "dpv:ConsentRevoked" };
                (state, taken.channel.replace('_', " "), taken.entry)
            }
        };
        let mut event = json!({
            "@id": format!("{}#event-{number}", urn(record)),
            "@type": state,
            "dpv:isIndicatedAtTime": instant(no.at()),
            "dpv:isIndicatedBy": self.speaker(no.voice()),
            "dpv:hasIndicationMethod": how,
        });
        if let No::TakenBack(taken) = no
            && let Some(uses) = &taken.uses
        {
            let uses: Vec<Value> = uses.iter().map(|use_| json!({ "@id": process::term(*use_) })).collect();
            event["dig:use"] = Value::Array(uses);
        }
        if let Some(entry) = entry {
            event["dig:auditLog"] = self.log(entry);
        }
        event
    }

    fn speaker(&self, voice: Voice) -> Value {
        let id = urn(&voice.by.text());
        match voice.capacity {
            Capacity::Own => json!({ "@id": id }),
            Capacity::Guardian => json!({ "@id": id, "@type": "dpv:GuardianOfDataSubject" }),
            Capacity::Relative => json!({ "@id": id, "@type": "dig:RelativeOfDataSubject" }),
        }
    }
}

/// Evidence stays sealed with whoever keeps it; the digest is that of what is recorded of it.
fn paper(id: &str, kind: &str, digest: Sha256Digest) -> Value {
    json!({
        "@id": format!("evidence/{id}"),
        "@type": "dig:EvidenceDocument",
        "dig:kind": kind,
        "dig:sha256": digest.to_string(),
        "dig:sealed": true,
    })
}

fn method(paper: &Paper) -> String {
    let how = match paper.method.as_str() {
        "paper_signed" => "signed paper form",
        "e_signed" => "electronic signature",
        "recorded_statement" => "recorded statement",
        _ => "self-service page",
    };
    let with = if paper.interpreted { ", with an interpreter" } else { "" };
    format!("{how}, explained in {}{with}", paper.explained_in)
}
