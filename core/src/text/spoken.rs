use super::{Counted, Language};

const UKRAINIAN: [&str; 10] =
    ["нуль", "один", "два", "три", "чотири", "п’ять", "шість", "сім", "вісім", "дев’ять"];
const ENGLISH: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

const MINUTES: Counted =
    Counted { uk: ["хвилина", "хвилини", "хвилин"], en: ["minute", "minutes"] };
const SECONDS: Counted =
    Counted { uk: ["секунда", "секунди", "секунд"], en: ["second", "seconds"] };

/// Digits word by word, with a pause (comma) between groups, for screen readers and for reading aloud. Characters
/// that are not digits are left out.
pub fn spoken_digits(groups: &[&str], language: Language) -> String {
    let words = match language {
        Language::Ukrainian => UKRAINIAN,
        Language::English => ENGLISH,
    };
    let group = |group: &&str| {
        let spoken: Vec<&str> = group
            .chars()
            .filter_map(|c| words.get(usize::try_from(c.to_digit(10)?).ok()?).copied())
            .collect();
        spoken.join(" ")
    };
    groups.iter().map(group).collect::<Vec<_>>().join(", ")
}

/// A length of time in words, rounded up to whole seconds: `2 хвилини 59 секунд`.
pub fn spoken_duration(millis: i64, language: Language) -> String {
    let seconds = u64::try_from(millis).unwrap_or(0).div_ceil(1000);
    match (seconds / 60, seconds % 60) {
        (0, seconds) => SECONDS.with(seconds, language),
        (minutes, 0) => MINUTES.with(minutes, language),
        (minutes, seconds) => {
            format!("{} {}", MINUTES.with(minutes, language), SECONDS.with(seconds, language))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_spoken_one_by_one_with_a_pause_between_groups() {
        assert_eq!(
            spoken_digits(&["5725", "5566", "53368"], Language::Ukrainian),
            "п’ять сім два п’ять, п’ять п’ять шість шість, п’ять три три шість вісім"
        );
        assert_eq!(spoken_digits(&["10", "9"], Language::English), "one zero, nine");
    }

    #[test]
    fn durations_are_rounded_up_so_that_zero_means_over() {
        assert_eq!(spoken_duration(180_000, Language::Ukrainian), "3 хвилини");
        assert_eq!(spoken_duration(178_001, Language::Ukrainian), "2 хвилини 59 секунд");
        assert_eq!(spoken_duration(1, Language::English), "1 second");
        assert_eq!(spoken_duration(0, Language::English), "0 seconds");
        assert_eq!(spoken_duration(i64::MIN, Language::English), "0 seconds");
    }
}
