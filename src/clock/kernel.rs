//! Whether the kernel believes that its clock is synchronised.
#![expect(unsafe_code, reason = "adjtimex is a system call without a safe wrapper in our libraries")]

/// What the kernel says of its clock: synchronised or not; `None` where it does not say.
/// Source: adjtimex(2), return value `TIME_ERROR` and status bit `STA_UNSYNC`.
#[must_use]
pub fn is_synchronised() -> Option<bool> {
    // SAFETY: `timex` is plain numbers for which all zero is valid, and with `modes` zero the call only writes to it.
    let (state, status) = unsafe {
        let mut timex: libc::timex = std::mem::zeroed();
        (libc::adjtimex(&raw mut timex), timex.status)
    };
    (state >= 0).then_some(state != libc::TIME_ERROR && status & libc::STA_UNSYNC == 0)
}
