//! Rows that the audit log vouches for: an entry commits to the whole row as it stands in its table.

use crate::error::Result;
use crate::storage::database::Tx;

/// A table whose rows are only ever added, each with an entry in the audit log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The table, which is the kind of the entry.
    pub table: &'static str,
    /// Every row that belongs to the one with the id `$1`, whole, as one text each, in order.
    rows: &'static [&'static str],
    /// The ids of rows without an entry.
    pub(super) missed: &'static str,
}

/// One text of all columns, each behind its length so that no letter moves from one into the next; `-` is null.
macro_rules! whole {
    ($table:literal where $key:literal order $order:literal; $($column:literal),+) => {
        concat!(
            "select ",
            $("coalesce(length(cast(", $column, " as text)) || ':' || cast(", $column, " as text), '-') || ' ' || ",)+
            "'' from ", $table, " where ", $key, " = $1 order by ", $order
        )
    };
}

/// A table, its own columns, and the rows of other tables that belong to one of its rows.
macro_rules! kept {
    ($name:ident, $table:literal, [$($column:literal),+] $(, $part:expr)*) => {
        #[doc = concat!("Rows of `", $table, "`.")]
        pub const $name: Self = Self {
            table: $table,
            rows: &[whole!($table where "id" order "id"; $($column),+) $(, $part)*],
            missed: concat!("select t.id from ", $table, " t where not exists (select 1 from audit_entry a \
                where a.kind = '", $table, "' and a.object = t.id) order by t.id"),
        };
    };
}

impl Kept {
    kept!(
        CONSENT_RECORD,
        "consent_record",
        [
            "id",
            "source_id",
            "subject_id",
            "work_id",
            "declarant",
            "declarant_id",
            "version",
            "replaces",
            "state",
            "case when explicit then 1 else 0 end",
            "notice_id",
            "method",
            "explained_in",
            "interpreter_id",
            "given_at",
            "recorded_at",
            "recorded_by"
        ],
        whole!("consent_scope" where "consent_id" order "use_kind";
            "use_kind", "territories", "from_ms", "until_ms", "through_day"),
        whole!("consent_evidence" where "consent_id" order "evidence_id"; "evidence_id")
    );
    kept!(
        WITHDRAWAL,
        "withdrawal",
        [
            "id",
            "source_id",
            "subject_id",
            "work_id",
            "declarant",
            "declarant_id",
            "uses",
            "effective_at",
            "received_at",
            "recorded_at",
            "channel",
            "case when erase_requested then 1 else 0 end"
        ]
    );
    kept!(NOTICE, "notice", ["id", "series", "version", "language", "text_sha256", "body", "published_at"]);
    kept!(
        EVIDENCE,
        "evidence",
        ["id", "kind", "received_at"],
        whole!("evidence_file" where "evidence_id" order "evidence_id";
            "about", "work_id", "key_slot", "ciphertext_sha256", "length_bytes", "media_type")
    );
    kept!(
        GUARDIANSHIP,
        "guardianship",
        ["id", "child_id", "guardian_id", "kind", "from_ms", "until_ms", "evidence_id"]
    );
    kept!(
        EMBARGO,
        "embargo",
        ["id", "source_id", "work_id", "uses", "from_ms", "until_ms", "reason_code", "set_by"]
    );
    kept!(
        HOLD,
        "hold",
        ["id", "source_id", "work_id", "uses", "from_ms", "until_ms", "cause", "takedown_id"]
    );
    kept!(
        RESTRICTION,
        "restriction",
        [
            "id",
            "source_id",
            "work_id",
            "media_version",
            "person_id",
            "part",
            "start_ms",
            "end_ms",
            "op",
            "area",
            "uses",
            "asked_by",
            "since_ms"
        ]
    );
    kept!(LATER_EVIDENCE, "later_evidence", ["id", "consent_id", "evidence_id", "added_at", "added_by"]);
    kept!(RESTRICTION_END, "restriction_end", ["id", "restriction_id", "until_ms", "written_by"]);
    kept!(
        PROFILE_OPENING,
        "profile_opening",
        ["id", "proposal_id", "person_id", "purpose", "opened_at", "opened_by"]
    );
    kept!(
        WORK_LICENCE,
        "work_licence",
        [
            "id",
            "source_id",
            "work_id",
            "use_kind",
            "territories",
            "from_ms",
            "until_ms",
            "basis",
            "uri",
            "holder"
        ]
    );
    kept!(
        AGREEMENT,
        "agreement",
        ["id", "source_id", "organisation_id", "uses", "from_ms", "until_ms", "recall_hours", "evidence_id"]
    );
    kept!(
        DELIVERY,
        "delivery",
        [
            "id",
            "number",
            "work_id",
            "rendition_sha256",
            "edition_id",
            "organisation_id",
            "use_kind",
            "at_ms",
            "consent_epoch"
        ]
    );
    kept!(OLD_FORM, "old_form", ["id"]);
    kept!(
        OLD_PAPER,
        "old_paper",
        [
            "id",
            "person_id",
            "work_id",
            "declarant",
            "declarant_id",
            "form_id",
            "signed",
            "added",
            "evidence_id",
            "kept_at",
            "kept_by"
        ]
    );
    kept!(OLD_PAPER_ASIDE, "old_paper_aside", ["id", "paper_id", "reason", "at_ms", "by_actor"]);
    kept!(
        ASKING_STEP,
        "asking_step",
        [
            "id",
            "person_id",
            "number",
            "step",
            "declarant",
            "declarant_id",
            "channel",
            "day",
            "died",
            "died_ms",
            "note",
            "recorded_at",
            "recorded_by"
        ]
    );
    kept!(RECALL_NOTICE, "recall_notice", ["id", "delivery_id", "issued_at", "due_at"]);
    kept!(SET_BY_HAND, "set_by_hand", ["id", "fact", "person_id", "work_id", "uses", "set_at", "set_by"]);
    kept!(
        LETTER,
        "letter",
        ["id", "kind", "reader_id", "subject_id", "link_id", "entry", "language", "asked_at"]
    );
    kept!(
        WISH_ANSWER,
        "wish_answer",
        ["id", "withdrawal_id", "work_id", "person_id", "language", "reasons", "at_ms", "by_account"]
    );

    /// Every such table.
    pub const ALL: [Self; 22] = [
        Self::LATER_EVIDENCE,
        Self::RESTRICTION_END,
        Self::PROFILE_OPENING,
        Self::CONSENT_RECORD,
        Self::WITHDRAWAL,
        Self::NOTICE,
        Self::EVIDENCE,
        Self::GUARDIANSHIP,
        Self::EMBARGO,
        Self::HOLD,
        Self::RESTRICTION,
        Self::WORK_LICENCE,
        Self::AGREEMENT,
        Self::DELIVERY,
        Self::RECALL_NOTICE,
        Self::SET_BY_HAND,
        Self::LETTER,
        Self::OLD_FORM,
        Self::OLD_PAPER,
        Self::OLD_PAPER_ASIDE,
        Self::ASKING_STEP,
        Self::WISH_ANSWER,
    ];

    /// What stands under `id`, whole; nothing when it is gone.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn words(self, tx: &mut Tx, id: &str) -> Result<Option<String>> {
        let mut words = String::new();
        for (n, sql) in self.rows.iter().enumerate() {
            let rows = crate::rows!(tx, (String,), *sql, id)?;
            if n == 0 && rows.is_empty() {
                return Ok(None);
            }
            for (row,) in rows {
                words.push_str(&row);
                words.push('\n');
            }
        }
        Ok(Some(words))
    }
}
