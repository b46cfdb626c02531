use super::WorkerCard;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asker {
    /// A private person: nothing is known of them, and the holder must see them.
    Person,
    /// A worker, by the card of the institution.
    Worker(Box<WorkerCard>),
}

impl Asker {
    /// Whether an institution vouches for who asks.
    pub const fn is_institution(&self) -> bool {
        matches!(self, Asker::Worker(_))
    }
}
