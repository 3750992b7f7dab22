//! What the vault promises, on a folder of its own.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::storage::keys::MasterKey;

const NOW: Timestamp = Timestamp::from_millis(1_750_000_000_000);

async fn kept(vault: &Vault) -> Id<KeySlot> {
    let mut keys = vault.new_keys();
    let slot = keys.make(Purpose::Person, NOW).unwrap();
    drop(keys.keep().await.unwrap());
    slot
}

#[tokio::test]
async fn what_is_sealed_opens_again_until_its_key_is_shredded() {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::open(folder.path(), Masters::InFiles).unwrap();
    let slot = kept(&vault).await;
    let sealed = vault.seal(slot, "profile", b"a name").await.unwrap();
    let salt = vault.salt(slot).await.unwrap();
    let again = Vault::open(folder.path(), Masters::InFiles).unwrap();
    assert_eq!(again.unseal(slot, "profile", &sealed).await.unwrap(), b"a name");
    assert_eq!(again.salt(slot).await.unwrap(), salt);
    assert!(again.unseal(slot, "letter", &sealed).await.is_err(), "another thing of the same slot");
    let other = kept(&vault).await;
    assert!(again.unseal(other, "profile", &sealed).await.is_err(), "another slot");
    again.shred(slot).await.unwrap();
    again.shred(slot).await.unwrap();
    let told = vault.unseal(slot, "profile", &sealed).await.unwrap_err();
    assert_eq!(told.kind(), crate::error::Kind::Gone);
    assert!(!vault.exists(slot).await.unwrap() && vault.exists(other).await.unwrap());
}

#[tokio::test]
async fn only_the_owner_can_read_a_key_and_only_with_the_master_key() {
    let folder = tempfile::tempdir().unwrap();
    let master = |digit: &str| MasterKey::parse(&digit.repeat(64)).unwrap();
    let vault = Vault::open(folder.path(), master("1")).unwrap();
    let slot = kept(&vault).await;
    let path = folder.path().join("keys/slots").join(format!("{slot}.key"));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    assert!(vault.salt(slot).await.is_ok());
    let stranger = Vault::open(folder.path(), master("2")).unwrap();
    assert_eq!(stranger.salt(slot).await.unwrap_err().kind(), crate::error::Kind::Invalid);
}

#[tokio::test]
async fn a_key_whose_row_never_came_is_swept_and_one_about_to_come_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::open(folder.path(), Masters::InFiles).unwrap();
    let mut keys = vault.new_keys();
    let slot = keys.make(Purpose::Person, NOW).unwrap();
    let keeping = keys.keep().await.unwrap();
    assert!(vault.quiet().await.unwrap().is_none(), "somebody is about to commit");
    drop((keeping, keys));
    let held = kept(&vault).await;
    let quiet = vault.quiet().await.unwrap().unwrap();
    assert_eq!(vault.sweep(quiet, [held].into(), [].into()).await.unwrap(), 1);
    assert!(vault.exists(held).await.unwrap() && !vault.exists(slot).await.unwrap());
}

#[tokio::test]
async fn a_deed_that_comes_to_nothing_leaves_no_key() {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::open(folder.path(), Masters::InFiles).unwrap();
    let mut keys = vault.new_keys();
    let slot = keys.make(Purpose::Takedown, NOW).unwrap();
    let sealed = vault.seal(slot, "request", b"words").await.unwrap();
    assert_eq!(vault.unseal(slot, "request", &sealed).await.unwrap(), b"words");
    drop(keys);
    assert!(vault.unseal(slot, "request", &sealed).await.is_err());
    assert_eq!(fs::read_dir(folder.path().join("keys/slots")).unwrap().count(), 0);
}
