use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// Faults as `--faults` names them: `slow=MILLIS,drop[=N],twice[=N],garbage[=N],5xx[=N],expire-tokens,clock=±DURATION`.
///
/// `N`: every Nth call; without it every second one, so that a call that is tried again succeeds. Calls are counted over
/// both APIs, from the moment the faults were set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Faults {
    /// Before each answer.
    pub(super) slow: Option<Duration>,
    /// Carried out, but the connection is cut in place of an answer.
    pub(super) drop: Option<u64>,
    /// Carried out twice, as when a network repeats a call.
    pub(super) twice: Option<u64>,
    /// Carried out, but the answer cannot be read.
    pub(super) garbage: Option<u64>,
    /// Not carried out; 500 or 503.
    pub(super) server_error: Option<u64>,
    /// Every token is good for one call.
    pub(super) expire_tokens: bool,
    /// How far the server's clock is ahead.
    pub(crate) clock_millis: i64,
}

const EVERY_SECOND: u64 = 2;

impl FromStr for Faults {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut faults = Faults::default();
        for fault in text.split(',').map(str::trim).filter(|fault| !fault.is_empty()) {
            let (name, value) =
                fault.split_once('=').map_or((fault, None), |(name, value)| (name, Some(value)));
            match (name, value) {
                ("slow", Some(value)) => {
                    let millis = value.strip_suffix("ms").unwrap_or(value);
                    let millis = millis.parse().map_err(|_| wrong(fault))?;
                    faults.slow = Some(Duration::from_millis(millis));
                }
                ("drop", every) => faults.drop = Some(every_nth(every, fault)?),
                ("twice", every) => faults.twice = Some(every_nth(every, fault)?),
                ("garbage", every) => faults.garbage = Some(every_nth(every, fault)?),
                ("5xx", every) => faults.server_error = Some(every_nth(every, fault)?),
                ("expire-tokens", None) => faults.expire_tokens = true,
                ("clock", Some(value)) => faults.clock_millis = offset(value).ok_or_else(|| wrong(fault))?,
                _ => return Err(wrong(fault)),
            }
        }
        Ok(faults)
    }
}

fn every_nth(value: Option<&str>, fault: &str) -> Result<u64, String> {
    let Some(value) = value else { return Ok(EVERY_SECOND) };
    value.parse().ok().filter(|every| *every > 0).ok_or_else(|| wrong(fault))
}

/// `+90s`, `-2h`, `+500ms`, `+3d`.
fn offset(text: &str) -> Option<i64> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = rest.split_at(end);
    let unit = match unit {
        "ms" => 1,
        "s" => 1000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    // A thousand years are enough, and no sum with a time of ours overflows.
    let millis = number.parse::<i64>().ok()?.checked_mul(unit)?;
    (millis < 1000 * 366 * 86_400_000).then_some(sign * millis)
}

fn wrong(fault: &str) -> String {
    format!(
        "'{fault}' is no fault; known are slow=MILLIS, drop[=N], twice[=N], garbage[=N], 5xx[=N], expire-tokens, clock=+2h"
    )
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut named = Vec::new();
        if let Some(slow) = self.slow {
            named.push(format!("slow={}", slow.as_millis()));
        }
        for (name, every) in [
            ("drop", self.drop),
            ("twice", self.twice),
            ("garbage", self.garbage),
            ("5xx", self.server_error),
        ] {
            named.extend(every.map(|every| format!("{name}={every}")));
        }
        if self.expire_tokens {
            named.push("expire-tokens".into());
        }
        if self.clock_millis != 0 {
            named.push(format!("clock={:+}ms", self.clock_millis));
        }
        f.write_str(&named.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for (text, again) in [
            ("", ""),
            ("slow=300ms", "slow=300"),
            ("drop", "drop=2"),
            ("drop=3, twice=1,garbage,5xx=7", "drop=3,twice=1,garbage=2,5xx=7"),
            ("expire-tokens,clock=+2h", "expire-tokens,clock=+7200000ms"),
            ("clock=-90s", "clock=-90000ms"),
        ] {
            let faults: Faults = text.parse().unwrap();
            assert_eq!(faults.to_string(), again);
            assert_eq!(faults.to_string().parse::<Faults>().unwrap(), faults);
        }
    }

    #[test]
    fn mistakes_are_named() {
        for text in [
            "slow",
            "slow=x",
            "drop=0",
            "clock",
            "clock=+2",
            "clock=+2w",
            "clock=+99999999999999999999d",
            "nonsense",
        ] {
            let error = text.parse::<Faults>().unwrap_err();
            assert!(error.starts_with(&format!("'{text}'")), "{error}");
        }
    }
}
