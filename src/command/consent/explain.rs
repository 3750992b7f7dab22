//! `digitales consent explain`: the whole decision, with every reason.

use std::process::ExitCode;

use clap::ValueEnum;

use super::{pretty, read_case, text_of};
use crate::clock::{Clock, Timestamp, start_of_berlin_day};
use crate::command::speech::say;
use crate::config::Config;
use crate::consent::explanation::{Answered, Explanation, Question, Role, explain};
use crate::consent::record::{Reason, Territory, Use};
use crate::consent::snapshot;
use crate::error::{Error, Result};
use crate::http::reasons::{Telling, sentence};
use crate::http::words::Words;

/// Decide about one use of a work, and say the whole answer with every reason. Nothing is written.
///
/// The answer is to allow the original, to allow a cut (with its edits), or to deny. It holds at exactly that instant
/// and place, and until the next instant that is told; the library itself asks a second before and a second after now
/// and needs both. For the public uses it never asks with a place.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    from: From,
    #[arg(long = "use", value_name = "USE", value_parser = parse_use, help = "The use, such as public_stream")]
    use_: Use,
    /// Where: 001, a country such as DE, or a part of one such as DE-BE. Without it the organisation's place; without
    /// that nobody knows where, and only what holds in the whole world opens.
    #[arg(long, value_name = "PLACE", value_parser = parse_place)]
    place: Option<Territory>,
    /// When: an instant such as 2026-06-01T12:00:00+02:00, or a day for its first instant in Berlin. Without it, now.
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    at: Option<Timestamp>,
    /// Who asks.
    #[arg(long = "as", value_enum, default_value = "public")]
    role: RoleWord,
    /// As which organisation, by its name. Without it any of that kind asks: one agreement in force is enough.
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

/// About what: one of the two must be given.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct From {
    /// A work of the library, by its slug.
    #[arg(long, value_name = "SLUG")]
    work: Option<String>,
    /// A snapshot in a JSON file, without any library; “-” reads standard input. docs/consent-snapshot.md documents it.
    #[arg(long, value_name = "FILE")]
    snapshot: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum RoleWord {
    Public,
    School,
    RadioPartner,
    ScreenOperator,
    Staff,
}

fn parse_use(text: &str) -> Result<Use> {
    text.parse()
}

fn parse_place(text: &str) -> Result<Territory> {
    text.parse()
}

fn parse_time(text: &str) -> Result<Timestamp> {
    match text.parse::<jiff::civil::Date>() {
        Ok(day) if text.len() == 10 => Ok(start_of_berlin_day(day)),
        _ => Timestamp::parse(text),
    }
}

/// Runs the command.
///
/// # Errors
/// `Invalid` for a snapshot that cannot be used, `Missing` when there is no such work or organisation.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let case = match (&args.from.work, &args.from.snapshot) {
        (Some(slug), _) => read_case(config, slug).await?,
        (None, Some(file)) => snapshot::read(&text_of(file)?)?,
        (None, None) => return Err(Error::invalid("Name a work or a snapshot.")),
    };
    let question = Question {
        use_: args.use_,
        role: match args.role {
            RoleWord::Public => Role::Public,
            RoleWord::School => Role::School,
            RoleWord::RadioPartner => Role::RadioPartner,
            RoleWord::ScreenOperator => Role::ScreenOperator,
            RoleWord::Staff => Role::Staff,
        },
        organisation: args.organisation,
        place: args.place,
        at: args.at.unwrap_or_else(|| Clock::System.now()),
    };
    let explained = explain(&case, &question, &|reason, who| in_words(&question, reason, who))?;
    if args.json {
        say(pretty(&explained)?)?;
    } else {
        for line in told(&explained) {
            say(line)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A reason in the desk's words.
fn in_words(question: &Question, reason: &Reason, who: &str) -> String {
    let place =
        question.place.as_ref().map_or_else(|| "the place of whoever asks".to_owned(), Territory::to_string);
    let asker = match question.role {
        Role::Public => "the public",
        Role::School => "schools",
        Role::RadioPartner => "radio partners",
        Role::ScreenOperator => "screen operators",
        Role::Staff => "staff",
    };
    let words = Words::of("en").unwrap_or_else(|| Words::negotiate(None));
    sentence(words, reason, &Telling { who: &|_| who.to_owned(), place: &place, asker })
}

fn told(explained: &Explanation) -> Vec<String> {
    let place = explained.place.as_ref().map_or_else(|| "nobody knows where".to_owned(), |p| p.0.to_string());
    let mut lines = vec![format!("{}: {} ({place}), {}", explained.work, explained.use_, explained.at.0)];
    let until = match &explained.not_after {
        Some(next) => format!("until {} at least", next.0),
        None => "whatever time passes".to_owned(),
    };
    lines.push(match (explained.answer, &explained.edition) {
        (Answered::Allow, _) => format!("allow: the original, {until}"),
        (Answered::AllowRedacted, Some(cut)) => format!("allow_redacted: the cut {cut}, {until}"),
        _ => format!("deny, {until}"),
    });
    lines.extend(explained.edits.iter().map(|e| {
        let [start, end] = [e.start_ms, e.end_ms].map(|ms| format!("{}.{:03} s", ms / 1000, ms % 1000));
        format!("    {:?} from {start} to {end} of part {}", e.operation, e.part).to_lowercase()
    }));
    lines.extend(explained.reasons.iter().map(|r| format!("    {:28} {}", r.reason, r.sentence)));
    lines
}
