//! One process a use: purpose, data, place, time, recipient, and the same as an ODRL policy.

use serde_json::{Value, json};

use super::{Writer, day, instant, urn};
use crate::consent::dossier::Covered;
use crate::consent::record::Use;

/// The term of a use.
pub(super) const fn term(use_: Use) -> &'static str {
    match use_ {
        Use::Catalogue => "dig:Catalogue",
        Use::PublicStream => "dig:PublicStream",
        Use::PodcastFeed => "dig:PodcastFeed",
        Use::SchoolEmbed => "dig:SchoolEmbed",
        Use::SchoolDownload => "dig:SchoolDownload",
        Use::BroadcastDownload => "dig:BroadcastDownload",
        Use::PublicScreen => "dig:PublicScreen",
        Use::Preserve => "dig:Preserve",
    }
}

/// Who receives, and what ODRL calls what they may do.
const fn recipient(use_: Use) -> (&'static str, &'static str) {
    match use_ {
        Use::Catalogue => ("dig:Public", "odrl:index"),
        Use::PublicStream => ("dig:Public", "odrl:stream"),
        Use::PodcastFeed => ("dig:PodcastApplications", "odrl:distribute"),
        Use::SchoolEmbed => ("dig:RegisteredSchools", "odrl:stream"),
        Use::SchoolDownload => ("dig:RegisteredSchools", "odrl:reproduce"),
        Use::BroadcastDownload => ("dig:RadioPartners", "odrl:present"),
        Use::PublicScreen => ("dig:ScreenOperators", "odrl:display"),
        Use::Preserve => ("dig:Archive", "odrl:archive"),
    }
}

/// The personal data in what somebody can be recognised by.
fn data(by: &str) -> &'static str {
    match by {
        "face" | "body" => "pd:Picture",
        "voice" => "dig:VoiceRecording",
        "name" => "pd:Name",
        "place" => "pd:Location",
        _ => "pd:LifeHistory",
    }
}

fn place(code: &str) -> Value {
    let term = if code == "001" { "dig:Worldwide".to_owned() } else { format!("loc:{code}") };
    json!({ "@id": term })
}

impl Writer<'_> {
    pub(super) fn process(&self, record: &str, scope: &Covered) -> Value {
        let (use_, fragment) = (term(scope.use_), scope.use_.as_str().replace('_', "-"));
        let (to, _) = recipient(scope.use_);
        let until = instant(scope.during.until);
        let territories: Vec<Value> = scope.territories.iter().map(|t| place(t.code())).collect();
        let home = self.controller.jurisdiction.split('-').next().unwrap_or_default();
        json!({
            "@id": format!("{}#{fragment}", urn(record)),
            "@type": "dpv:Process",
            "dpv:hasPurpose": {
                "@type": "dpv:Purpose",
                "@id": use_.replace("dig:", "dig:Purpose"),
                "skos:broader": { "@id": "dpv:PublicBenefit" },
            },
            "dig:use": { "@id": use_ },
            "dpv:hasLegalBasis": [{ "@id": "eu-gdpr:A6-1-a-explicit-consent" }, { "@id": "eu-gdpr:A9-2-a" }],
            "dpv:hasPersonalData": self.data(),
            "dpv:hasProcessing": [{ "@id": "dpv:Store" }, { "@id": "dpv:MakeAvailable" }],
            "dpv:hasRecipient": { "@id": to, "@type": "dpv:Recipient" },
            "dig:territory": territories,
            "dig:validFrom": instant(scope.during.from),
            "dig:validUntil": until,
            "dig:validThroughLocalDate": day(&scope.through),
            "dig:timeZone": "Europe/Berlin",
            "dpv:hasStorageCondition": [
                { "@type": "dpv:StorageLocation", "dpv:hasLocation": place(home) },
                {
                    "@type": "dpv:StorageDuration",
                    "dpv:hasDuration": { "@type": "dpv:UntilTimeDuration", "rdf:value": until },
                },
            ],
            "dpv:hasRule": self.policy(record, scope),
        })
    }

    /// What the person can be recognised by; a story of migration always tells of origin (GDPR Art. 9).
    fn data(&self) -> Value {
        let mut kinds: Vec<&str> = self.dossier.recognisable_by.iter().map(|by| data(by)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let plain = kinds
            .into_iter()
            .map(|kind| json!({ "@type": "dpv:PersonalData", "skos:broader": { "@id": kind } }));
        let special = json!({
            "@type": "dpv:SpecialCategoryPersonalData",
            "skos:broader": { "@id": "pd:EthnicOrigin" },
        });
        plain.chain(std::iter::once(special)).collect()
    }

    /// Where rules of a policy disagree the prohibition wins; ODRL's default would make the policy void.
    fn policy(&self, record: &str, scope: &Covered) -> Value {
        let (to, action) = recipient(scope.use_);
        let work = json!({ "@id": format!("work/{}", self.dossier.work) });
        let places: Vec<Value> = scope.territories.iter().map(|t| place(t.code())).collect();
        let fragment = scope.use_.as_str().replace('_', "-");
        json!({
            "@type": "odrl:Policy",
            "odrl:uid": { "@id": format!("{}#policy-{fragment}", urn(record)) },
            "odrl:conflict": { "@id": "odrl:prohibit" },
            "odrl:permission": {
                "odrl:target": work,
                "odrl:action": { "@id": action },
                "odrl:assignee": { "@id": to },
                "odrl:constraint": [
                    {
                        "odrl:leftOperand": { "@id": "odrl:spatial" },
                        "odrl:operator": { "@id": "odrl:isAnyOf" },
                        "odrl:rightOperand": places,
                    },
                    {
                        "odrl:leftOperand": { "@id": "odrl:dateTime" },
                        "odrl:operator": { "@id": "odrl:lt" },
                        "odrl:rightOperand": instant(scope.during.until),
                    },
                ],
            },
            "odrl:prohibition": { "odrl:target": work, "odrl:action": { "@id": "odrl:sell" } },
        })
    }
}
