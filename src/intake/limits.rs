//! How much may be on its way in: settings, and whether one more file fits.

use std::str::FromStr;

use super::tus::Fault;

/// The settings of uploads with what each is for.
pub const SETTINGS: [(&str, &str); 6] = [
    ("upload_largest", "largest file that is taken by the upload page, as in 64GB; default 64GB"),
    ("upload_of_account", "how much one account may have on its way in; default 256GB"),
    ("upload_of_all", "how much all accounts may have on its way in; default 1TB"),
    ("upload_open", "how many files one account may have on their way in; default 50"),
    ("upload_days", "days after which a file that nobody goes on sending is dropped; default 7"),
    ("disk_reserve", "percent of the disk with the media that uploads and encoding leave free; default 10"),
];

/// How much may be on its way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub largest: u64,
    /// Bytes of one account.
    pub of_account: u64,
    /// Bytes of all accounts.
    pub of_all: u64,
    /// Files of one account.
    pub open: u32,
    /// How long a file waits for its next bytes, in milliseconds.
    pub patience_ms: i64,
    /// Percent of the disk that stays free.
    pub reserve: u8,
}

impl Default for Limits {
    fn default() -> Self {
        read(|_| None, |_| ())
    }
}

/// What is on its way in now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Bytes that this account has announced or sent and that are in no work yet.
    pub of_account: u64,
    /// How many files that are.
    pub open: u64,
    /// The bytes of all accounts.
    pub of_all: u64,
    /// Bytes that are announced and not here yet, of all accounts.
    pub to_come: u64,
}

/// The disk that the media lie on, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disk {
    /// How large it is.
    pub size: u64,
    /// How much of it we may still use.
    pub free: u64,
}

impl Limits {
    /// Whether one more file of `length` bytes fits.
    ///
    /// # Errors
    /// The limit that it would break.
    pub fn admit(&self, length: u64, standing: Standing, disk: Disk) -> Result<(), Fault> {
        if length > self.largest {
            return Err(Fault::Large(self.largest));
        }
        if standing.open >= u64::from(self.open) {
            return Err(Fault::Open(self.open));
        }
        if standing.of_account.saturating_add(length) > self.of_account {
            return Err(Fault::OfAccount(self.of_account));
        }
        if standing.of_all.saturating_add(length) > self.of_all {
            return Err(Fault::OfAll(self.of_all));
        }
        self.room(standing.to_come.saturating_add(length), disk)
    }

    /// Whether `more` bytes leave free what stays free of the disk.
    ///
    /// # Errors
    /// [`Fault::Disk`].
    pub fn room(&self, more: u64, disk: Disk) -> Result<(), Fault> {
        let reserve = disk.size / 100 * u64::from(self.reserve);
        if disk.free.saturating_sub(more) < reserve { Err(Fault::Disk) } else { Ok(()) }
    }
}

/// A number of bytes as people write it.
#[derive(Clone, Copy)]
struct Size(u64);

impl FromStr for Size {
    type Err = ();

    /// `500MB`, `64 GB`, `1TB`: powers of ten.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let times: u64 = match text[digits..].trim().to_ascii_uppercase().as_str() {
            "" | "B" => 1,
            "KB" => 1_000,
            "MB" => 1_000_000,
            "GB" => 1_000_000_000,
            "TB" => 1_000_000_000_000,
            _ => return Err(()),
        };
        text[..digits].parse::<u64>().ok().and_then(|n| n.checked_mul(times)).map(Size).ok_or(())
    }
}

/// Reads the settings of uploads: `value` gives those that are set, `fault` takes a sentence about each that is wrong.
pub fn read(value: impl Fn(&str) -> Option<String>, mut fault: impl FnMut(String)) -> Limits {
    let mut size = |name: &str, default: u64| match value(name).map(|text| text.parse()) {
        Some(Ok(Size(bytes))) => bytes,
        Some(Err(())) => {
            fault(format!("The setting “{name}” must be a size like 500MB or 64GB."));
            default
        }
        None => default,
    };
    let largest = size("upload_largest", 64_000_000_000);
    let of_account = size("upload_of_account", 256_000_000_000);
    let of_all = size("upload_of_all", 1_000_000_000_000);
    let mut number =
        |name: &str, most: u32, default: u32| match value(name).map(|text| text.trim().parse::<u32>()) {
            Some(Ok(number)) if number <= most => number,
            Some(_) => {
                fault(format!("The setting “{name}” must be a whole number up to {most}."));
                default
            }
            None => default,
        };
    let open = number("upload_open", 10_000, 50);
    let days = number("upload_days", 365, 7);
    let reserve = u8::try_from(number("disk_reserve", 100, 10)).unwrap_or(10);
    Limits { largest, of_account, of_all, open, patience_ms: i64::from(days) * 86_400_000, reserve }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOMY: Disk = Disk { size: 1000, free: 1000 };

    fn limits() -> Limits {
        Limits { largest: 100, of_account: 150, of_all: 200, open: 3, patience_ms: 1, reserve: 10 }
    }

    #[test]
    fn every_limit_is_kept_to_the_byte() {
        let none = Standing::default();
        let told = |length, standing| limits().admit(length, standing, ROOMY);
        assert_eq!(told(100, none), Ok(()));
        assert_eq!(told(101, none), Err(Fault::Large(100)));
        assert_eq!(told(50, Standing { of_account: 100, ..none }), Ok(()));
        assert_eq!(told(51, Standing { of_account: 100, ..none }), Err(Fault::OfAccount(150)));
        assert_eq!(told(51, Standing { of_all: 150, ..none }), Err(Fault::OfAll(200)));
        assert_eq!(told(1, Standing { open: 3, ..none }), Err(Fault::Open(3)));
    }

    #[test]
    fn the_last_tenth_of_the_disk_stays_free_of_what_is_announced_too() {
        let disk = Disk { size: 1000, free: 200 };
        let come = |to_come| Standing { to_come, ..Standing::default() };
        assert_eq!(limits().admit(100, come(0), disk), Ok(()));
        assert_eq!(limits().admit(100, come(1), disk), Err(Fault::Disk));
        assert_eq!(limits().admit(1, come(u64::MAX), disk), Err(Fault::Disk));
    }

    #[test]
    fn sizes_are_read_as_people_write_them_and_what_is_wrong_is_told() {
        let of = |pairs: &[(&str, &str)]| {
            let mut told = Vec::new();
            let value = |name: &str| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
            (read(value, |fault| told.push(fault)), told)
        };
        let (read, told) =
            of(&[("upload_largest", "500 mb"), ("upload_of_all", "2TB"), ("upload_days", "1")]);
        assert_eq!(
            (read.largest, read.of_all, read.patience_ms),
            (500_000_000, 2_000_000_000_000, 86_400_000)
        );
        assert!(told.is_empty());
        let (read, told) = of(&[("upload_largest", "much"), ("disk_reserve", "101"), ("upload_open", "-1")]);
        assert_eq!(told.len(), 3, "{told:?}");
        assert_eq!(read, Limits::default());
    }
}
