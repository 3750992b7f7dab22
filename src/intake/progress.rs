//! What an import says of itself while it runs.

/// What is being done with a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Files are opened and looked into.
    Looking,
    /// A broadcast file is being made; its end is waited for.
    Waiting,
    /// Bytes go into the media store.
    Keeping,
    /// The sound of an edition is measured and put together.
    Measuring,
    /// The full file of an edition is made.
    Cutting,
    /// A small rendition is made.
    Encoding,
    /// Pictures are made.
    Picturing,
    /// Rows are written.
    Writing,
}

/// One thing to tell.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// Which work, by its address.
    pub work: &'a str,
    /// What is being done.
    pub step: Step,
    /// How far it is, in parts of a thousand.
    pub done: u64,
    /// How many works came before it, and how many there are.
    pub of: (usize, usize),
}

type Listener = Box<dyn Fn(&Told<'_>) + Send + Sync>;

/// Who is told.
pub struct Progress {
    listener: Listener,
    of: std::sync::Mutex<(usize, usize)>,
}

impl Progress {
    /// Tells `listener`.
    pub fn new(listener: impl Fn(&Told<'_>) + Send + Sync + 'static) -> Self {
        Self { listener: Box::new(listener), of: std::sync::Mutex::new((0, 0)) }
    }

    /// Tells nobody.
    #[must_use]
    pub fn silent() -> Self {
        Self::new(|_| {})
    }

    /// Says which work of how many comes now.
    pub fn at(&self, index: usize, count: usize) {
        *self.of.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = (index, count);
    }

    /// Tells one thing.
    pub fn tell(&self, work: &str, step: Step, done: u64) {
        let of = *self.of.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        (self.listener)(&Told { work, step, done, of });
    }
}
