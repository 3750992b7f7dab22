//! `digitales takedown`: what people wrote at /my-story, until there is a desk for it.

use std::process::ExitCode;

use clap::Subcommand;

use super::speech::say;
use crate::application::Application;
use crate::clock::Clock;
use crate::config::Config;
use crate::consent::takedown::{Opened, list};
use crate::error::Result;

/// Read the requests to have a film stopped. They are sealed with the library's key and opened here only.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Print every request, newest first, with name, contact and words. For the consent officer's eyes.
    List,
}

/// Runs the command.
///
/// # Errors
/// `Invalid` when the library's key is not the one that sealed them.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let What::List = args.what;
    let application = Application::open_there(config, Clock::System).await?;
    let requests = list(&application.ledger).await?;
    application.database.close().await;
    if requests.is_empty() {
        say("There are no requests.")?;
    }
    for request in &requests {
        say(told(request))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn told(request: &Opened) -> String {
    let or_dash = |text: &str| if text.trim().is_empty() { "–".to_owned() } else { plain(text.trim()) };
    let danger = match (request.danger, request.held_until) {
        (false, _) => "",
        (true, Some(_)) => "  DANGER",
        (true, None) => "  DANGER, AND NOT HELD BY ITSELF",
    };
    let held = request.held_until.map(|until| format!("\n    held until {until}")).unwrap_or_default();
    format!(
        "{}  {}{danger}\n    work: {}{held}\n    name: {}\n    contact: {}\n    words: {}",
        request.reference,
        request.received,
        request.slug.as_deref().unwrap_or("not named"),
        or_dash(&request.words.name),
        or_dash(&request.words.contact),
        or_dash(&request.words.reason).replace('\n', "\n           "),
    )
}

/// What a stranger wrote, without what could command a terminal.
fn plain(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Timestamp;
    use crate::consent::takedown::Words;

    fn request(danger: bool, held_until: Option<Timestamp>) -> Opened {
        let words =
            Words { name: "\u{1b}[2JEve".to_owned(), contact: String::new(), reason: "one\ntwo".to_owned() };
        let (reference, received) = ("ABCDEFGHJK".to_owned(), Timestamp::from_millis(0));
        Opened { reference, received, slug: None, danger, held_until, words }
    }

    #[test]
    fn danger_that_nothing_was_done_about_stands_out() {
        let now = Timestamp::from_millis(0);
        assert!(told(&request(true, None)).contains("DANGER, AND NOT HELD"));
        assert!(told(&request(true, Some(now))).contains("DANGER\n"));
        assert!(!told(&request(false, None)).contains("DANGER"));
    }

    #[test]
    fn what_a_stranger_wrote_cannot_command_the_terminal() {
        let told = told(&request(true, None));
        assert!(!told.contains('\u{1b}') && told.contains("name: [2JEve"));
        assert!(told.contains("contact: –") && told.contains("words: one\n           two"));
    }
}
