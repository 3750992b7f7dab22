//! Where rows and bytes rest: two engines for rows behind one enum, one store for bytes, one vault for keys.
//!
//! The common language of both engines: `$1` placeholders; `bigint` and `i64`; native booleans; times in
//! milliseconds; ids, digests and lists (JSON) as text; `on conflict … do update set x = excluded.x`;
//! `returning`; `is distinct from`; `cast(sum(x) as bigint)`; orders on keys folded in Rust.

pub mod blocking;
pub mod database;
mod incoming;
pub mod journal;
pub mod keys;
pub mod layout;
pub mod media_store;
pub mod pulse;
pub mod refilling;
pub mod rows;
pub mod vault;
pub mod workbench;
