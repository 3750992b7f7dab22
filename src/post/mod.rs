//! What goes out of the house by itself: recalls to partners, the head of the audit log, letters to the people in the
//! works. By mail, by a command for text messages, or printed at the desk.

pub mod checking;
pub mod courier;
pub mod handing;
pub mod letter;
pub mod letter_store;
pub mod letters;
pub mod mailer;
pub mod postman;
pub mod settings;
pub mod trouble;
pub mod writing;
